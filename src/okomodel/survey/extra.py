"""The packages of the extra ``monitor``, imported where they are used."""

from importlib import import_module
from typing import Any

from okomodel.errors import MissingExtra
from okomodel.wording import Wording

__all__ = ["extra"]

_SURVEY = Wording("counting answers of a survey", "antwoorden van een vragenlijst tellen")


def extra(package: str, what: Wording = _SURVEY) -> Any:
    """A package that the extra ``monitor`` brings.

    Raises :class:`okomodel.errors.MissingExtra`, with what was asked for, where it is missing.

    >>> extra("narwhals").__name__
    'narwhals'
    """
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise MissingExtra("monitor", what) from None
