"""The packages of the extra ``letter``, imported where they are used."""

from typing import Any

from okomodel.extras import brought
from okomodel.wording import Wording

__all__ = ["extra"]

_WRITING = Wording("a letter as Word or PDF", "een brief als Word of PDF")


def extra(package: str) -> Any:
    """A package that the extra ``letter`` brings.

    Raises :class:`okomodel.errors.MissingExtra` where it is missing.

    >>> extra("typst").__name__
    'typst'
    """
    return brought("letter", package, _WRITING)
