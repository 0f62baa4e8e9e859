"""The packages of the extra ``frames``, imported where they are used."""

from importlib import import_module
from typing import Any

from okomodel.errors import MissingPackage
from okomodel.extras import brought
from okomodel.wording import Wording

__all__ = ["extra", "require"]


def extra(package: str, what: Wording) -> Any:
    """A package that the extra ``frames`` brings.

    Raises :class:`okomodel.errors.MissingExtra`, with what was asked for, where it is missing.

    >>> extra("narwhals", Wording("a frame", "een frame")).__name__
    'narwhals'
    """
    return brought("frames", package, what)


def require(package: str, what: Wording) -> None:
    """Make sure of a package that its user has to bring.

    Raises :class:`okomodel.errors.MissingPackage`, with what was asked for, where it is missing.
    """
    try:
        import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise MissingPackage(package, what) from None
