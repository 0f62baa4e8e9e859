"""The packages of the extra ``monitor``, imported where they are used."""

from typing import Any

from okomodel.extras import brought
from okomodel.wording import Wording

__all__ = ["extra"]

_SURVEY = Wording("counting answers of a survey", "antwoorden van een vragenlijst tellen")


def extra(package: str, what: Wording = _SURVEY) -> Any:
    """A package that the extra ``monitor`` brings.

    Raises :class:`okomodel.errors.MissingExtra`, with what was asked for, where it is missing.

    >>> extra("narwhals").__name__
    'narwhals'
    """
    return brought("monitor", package, what)
