"""The packages of the extra ``excel``, imported where they are used."""

from importlib import import_module
from typing import Any

from okomodel.errors import MissingExtra
from okomodel.wording import Wording

__all__ = ["READING", "WRITING", "extra"]

READING = Wording("reading a workbook", "een werkboek lezen")
WRITING = Wording("writing a workbook", "een werkboek schrijven")


def extra(package: str, what: Wording) -> Any:
    """A package that the extra ``excel`` brings.

    Raises :class:`okomodel.errors.MissingExtra`, with what was asked for, where it is missing.

    >>> extra("xlsxwriter", WRITING).__name__
    'xlsxwriter'
    """
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise MissingExtra("excel", what) from None
