"""The packages of the extra ``charts``, imported where they are used."""

from typing import Any

from okomodel.extras import brought
from okomodel.wording import Wording

__all__ = ["extra"]

_CHART = Wording("drawing a chart", "een grafiek tekenen")


def extra(package: str) -> Any:
    """A package that the extra ``charts`` brings.

    Raises :class:`okomodel.errors.MissingExtra` where it is missing.

    >>> extra("altair").__name__
    'altair'
    """
    return brought("charts", package, _CHART)
