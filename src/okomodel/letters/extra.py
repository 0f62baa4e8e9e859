"""The packages of the extra ``letter``, imported where they are used."""

from importlib import import_module
from typing import Any

from okomodel.errors import MissingExtra
from okomodel.wording import Wording

__all__ = ["extra"]

_WRITING = Wording("a letter as Word or PDF", "een brief als Word of PDF")


def extra(package: str) -> Any:
    """A package that the extra ``letter`` brings.

    Raises :class:`okomodel.errors.MissingExtra` where it is missing.

    >>> extra("typst").__name__
    'typst'
    """
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package.partition(".")[0]:
            raise
        raise MissingExtra("letter", _WRITING) from None
