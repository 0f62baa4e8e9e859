"""The packages of the extra ``excel``, imported where they are used."""

from typing import Any

from okomodel.extras import brought
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
    return brought("excel", package, what)
