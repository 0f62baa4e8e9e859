"""okomodel: OKO (Opgroeien in een Kansrijke Omgeving) as a typed library.

This is the front door. The stub beside it, which type checkers read, says where each name lives;
a name is fetched when it is first used, so that ``import okomodel`` loads nothing else.

>>> import okomodel
>>> okomodel.LifeDomain.HOME.label("nl")
'thuis'

PYTEST_DONT_REWRITE: so pytest, whose plugin lies in this house, may be started after the import.
"""

from functools import cache
from importlib import import_module
from pkgutil import get_data
from sys import modules
from typing import Any


def __getattr__(name: str) -> Any:
    """A public name, fetched from its room and kept."""
    if name == "__version__":
        return import_module("importlib.metadata").version("okomodel")
    if name == "__all__":
        return _names()
    if name.startswith("_") or name not in _rooms():
        raise AttributeError(
            f"module 'okomodel' has no attribute {name!r}", name=name, obj=modules[__name__]
        )
    globals()[name] = value = _fetched(name, _rooms()[name])
    return value


def __dir__() -> list[str]:
    return [*_names(), "__all__", *(name for name in globals() if name.startswith("__"))]


@cache
def _rooms() -> dict[str, str]:
    """By public name the module that it is imported from."""
    # Read as lines, `from ROOM import NAME as NAME`: to parse them as Python costs ten times more.
    stub = get_data(__name__, "__init__.pyi") or b""
    lines = (line.split() for line in stub.decode().splitlines() if line.startswith("from "))
    return {name: room for _, room, _, name, *_ in lines}


def _names() -> list[str]:
    """Constants, then classes, then functions, each in the order of the alphabet."""
    return sorted(_rooms(), key=lambda name: (not name.isupper(), name[0].islower(), name))


def _fetched(name: str, room: str) -> Any:
    if room == __name__:  # a module: importing it puts it in its place
        return import_module(f"{room}.{name}")
    return getattr(import_module(room), name)
