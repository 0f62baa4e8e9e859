"""How is it shown? Sheets say what is shown; a renderer says how; tables are for analysts."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okomodel.views import tables

__all__ = ["tables"]


def __getattr__(name: str) -> Any:
    """The room of tables, opened when it is first used: who shows a sheet needs none."""
    if name not in __all__:
        message = f"module 'okomodel.views' has no attribute {name!r}"
        raise AttributeError(message, name=name, obj=__name__)
    return import_module(f"okomodel.views.{name}")
