"""A Sphinx extension: the reference shows each thing as a reader meets it, ``okomodel.Dossier``.

Where in the house a thing lives is no business of the reader; what a field is checked by neither.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from importlib import import_module
from inspect import isclass, isfunction
from itertools import chain
from typing import Annotated, Any, get_args, get_origin

import attrs
from docutils.nodes import Element, TextElement, literal, reference
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import okomodel

_ROOMS = ("lifecycle", "schedule")


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx what to ask."""
    for thing in _entities():
        thing.__annotations__ = _without_checks(thing.__annotations__)
    app.connect("autodoc-process-signature", _signature)
    app.connect("missing-reference", _linked)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _public() -> Iterator[tuple[str, Any]]:
    """Everything that has a public name, with that name."""
    for name in okomodel.__all__:
        yield name, getattr(okomodel, name)
    for room in _ROOMS:
        module = getattr(okomodel, room)
        for name in module.__all__:
            yield f"{room}.{name}", getattr(module, name)


def _entities() -> set[type]:
    """Every class with fields in the rooms that the public names live in."""
    rooms = {import_module(thing.__module__) for _, thing in _public() if isclass(thing)}
    things = chain.from_iterable(vars(room).values() for room in rooms)
    return {thing for thing in things if isclass(thing) and attrs.has(thing)}


def _homes() -> Mapping[str, str]:
    """The public name of what lives somewhere, by where it lives."""
    things = [(name, thing) for name, thing in _public() if isclass(thing) or isfunction(thing)]
    return {f"{thing.__module__}.{thing.__qualname__}": f"okomodel.{name}" for name, thing in things}


def _without_checks(annotations: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(annotation) for name, annotation in annotations.items()}


def _plain(annotation: Any) -> Any:
    """``str`` for ``Annotated[str, Text(...)]``, also within ``... | None`` and ``tuple[...]``."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) is tuple:
        return tuple[tuple(_plain(part) for part in get_args(annotation))]
    if isinstance(annotation, type(int | str)) or str(get_origin(annotation)) == "typing.Union":
        first, *rest = (_plain(part) for part in get_args(annotation))
        for part in rest:
            first = first | part
        return first
    return annotation


def _signature(
    _app: Sphinx, what: str, _name: str, thing: Any, _options: object, *_said: str | None
) -> tuple[str, str] | None:
    """A class of many fields is made with their names; what they hold stands beside each."""
    if isclass(thing) and issubclass(thing, Enum):
        return "", ""
    if what != "class" or not attrs.has(thing):
        return None
    fields = [field for field in attrs.fields(thing) if field.init]
    keywords = [field for field in fields if field.kw_only]
    told = [_argument(field) for field in fields if not field.kw_only]
    if keywords:
        told += ["*", *map(_argument, keywords)]
    return f"({', '.join(told)})", ""


def _argument(field: Any) -> str:
    if field.default is attrs.NOTHING:
        return str(field.name)
    if isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
        return f"{field.name}={{}}"
    return f"{field.name}={field.default!r}"


def _linked(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: TextElement
) -> reference | Element | None:
    """The link of a name that says where a thing lives, to where the reader meets it."""
    public = _homes().get(node["reftarget"])
    if public is None or node["refdomain"] != "py":
        return None
    name = public.removeprefix("okomodel.")
    if isinstance(shown, literal):  # in running text; a signature shows short names already
        shown = literal("", name, classes=shown["classes"])
    python = env.domains.python_domain
    return python.resolve_xref(env, node["refdoc"], app.builder, "obj", public, node, shown)
