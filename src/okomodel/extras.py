"""Packages that an extra brings, imported where they are used."""

from importlib import import_module
from typing import Any

from okomodel.errors import MissingExtra
from okomodel.wording import Wording

__all__ = ["brought"]


def brought(extra: str, package: str, what: Wording) -> Any:
    """A package that an extra brings, for ``what`` somebody asked.

    Raises :class:`okomodel.errors.MissingExtra`, which says how to install it, where it is missing.

    >>> brought("yaml", "ruamel.yaml", Wording("reading YAML", "YAML lezen")).__name__
    'ruamel.yaml'
    """
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if not error.name or not f"{package}.".startswith(f"{error.name}."):
            raise  # something that the package itself needs
        raise MissingExtra(extra, what) from None
