"""The packages of the extra ``charts``, imported where they are used."""

from importlib import import_module
from typing import Any

from okomodel.errors import MissingExtra
from okomodel.wording import Wording

__all__ = ["extra"]

_CHART = Wording("drawing a chart", "een grafiek tekenen")


def extra(package: str) -> Any:
    """A package that the extra ``charts`` brings.

    Raises :class:`okomodel.errors.MissingExtra` where it is missing.

    >>> extra("altair").__name__
    'altair'
    """
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise MissingExtra("charts", _CHART) from None
