"""A Sphinx extension: the reference shows each thing as a reader meets it, ``okomodel.Dossier``.

Where in the house a thing lives is no business of the reader; how its fields are checked neither.
"""

from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from inspect import isclass
from itertools import chain
from re import compile as pattern
from typing import Any, get_type_hints

import attrs
from sphinx.application import Sphinx

import okomodel

_HOMES = pattern(r"`okomodel\.(?:errors|findings|formats|model)\.(\w+)`")


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx what to ask."""
    for entity in _entities():
        entity.__annotations__ = get_type_hints(entity)  # without the checks that stand in them
    app.connect("autodoc-process-signature", _signature)
    app.connect("autodoc-process-docstring", _by_public_name)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _entities() -> set[type]:
    """Every class with fields in the rooms that the public classes live in."""
    public = (getattr(okomodel, name) for name in okomodel.__all__)
    rooms = {import_module(thing.__module__) for thing in public if isclass(thing)}
    things = chain.from_iterable(vars(room).values() for room in rooms)
    return {thing for thing in things if isclass(thing) and attrs.has(thing)}


def _signature(
    _app: Sphinx, _what: str, _name: str, thing: Any, *_told: object
) -> tuple[str, str] | None:
    """How a class of fields is made, without types: they stand beside the fields."""
    if isclass(thing) and issubclass(thing, Enum):
        return "", ""
    if isclass(thing) and attrs.has(thing):
        return f"({', '.join(_arguments(thing))})", ""
    return None


def _arguments(entity: type) -> Iterator[str]:
    fields = [field for field in attrs.fields(entity) if field.init]
    yield from (_argument(field) for field in fields if not field.kw_only)
    keywords = [_argument(field) for field in fields if field.kw_only]
    if keywords:
        yield from ("*", *keywords)


def _argument(field: Any) -> str:
    if field.default is attrs.NOTHING:
        return str(field.name)
    made = isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]  # a class in fact
    return f"{field.name}={field.default.factory() if made else field.default!r}"


def _by_public_name(
    _app: Sphinx, _what: str, _name: str, _thing: object, _options: object, lines: list[str]
) -> None:
    lines[:] = [_HOMES.sub(r"`~okomodel.\1`", line) for line in lines]
