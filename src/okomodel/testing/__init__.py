"""What tests of other projects can use: strategies, a state machine, fixtures.

``from okomodel.testing import strategies as oko``, and then ``@given(oko.dossiers())``. The
extra ``okomodel[testing]`` brings hypothesis and pytest. Nothing is loaded before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okomodel.testing import machine, strategies

__all__ = ["machine", "strategies"]


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> Any:
    if name not in __all__:
        message = f"module 'okomodel.testing' has no attribute {name!r}"
        raise AttributeError(message, name=name, obj=__name__)
    try:
        return import_module(f"okomodel.testing.{name}")
    except ModuleNotFoundError as error:
        if error.name != "hypothesis":
            raise
        from okomodel.errors import MissingExtra
        from okomodel.wording import Wording

        raise MissingExtra("testing", Wording("okomodel.testing", "okomodel.testing")) from None
