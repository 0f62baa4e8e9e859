"""What is shown of a thing at a prompt and in a notebook.

A class says nothing about how it is shown: it takes a mixin from here. Its line is made of its
fields, or by what stands for it in a table; its page lies floors higher, and fills its table when
it is loaded. A tool can put a class or a view of its own in the tables.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from importlib import import_module
from typing import Any

import attrs

from okomodel.sealed import Sealed

__all__ = ["OneLine", "Shown", "fields_of", "line", "lines", "pages"]

_View = Callable[[Any], str]

# What fills the table of pages when it is loaded; only its name is known here.
_PAGES = "okomodel.render.view"

_MOST = 200
_TEXT = 48
_FEW = 3


class OneLine(Sealed):
    """What a prompt shows in one line, of at most 200 characters, with the figures that matter.

    >>> from okomodel.model import Member
    >>> Member(role="project-lead", organisation="gemeente", start="2024-09", fte=0.5)
    <Member role=project-lead organisation='gemeente' start=2024-09 fte=0.5>
    """

    __slots__ = ()

    def __repr__(self) -> str:
        try:
            return _view(lines, self)(self)
        except AttributeError:  # looked at while it is being made, by a debugger
            return object.__repr__(self)


class Shown(OneLine):
    """What a notebook shows as a page: self-contained HTML, without scripts or requests."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        import_module(_PAGES)
        return _view(pages, self)(self)


def _view(table: Mapping[type, _View], thing: object) -> _View:
    return next(table[kind] for kind in type(thing).__mro__ if kind in table)


def line(thing: object, *parts: str) -> str:
    """A thing in one line: its class and these parts (none: its fields); what is long is cut.

    >>> from okomodel.model import Dossier
    >>> line(Dossier(id="nunspeet", name="Nunspeet", municipalities=["GM0302"]))
    "<Dossier id='nunspeet' name='Nunspeet' municipalities='GM0302'>"
    """
    said = " ".join((type(thing).__name__, *(parts or fields_of(thing))))
    return f"<{_short(said, _MOST - 2)}>"


def fields_of(thing: Any) -> Iterator[str]:
    """The fields of a thing that differ from their defaults, as its line has them."""
    for field in attrs.fields(type(thing)):
        value = getattr(thing, field.name)
        if field.repr and value is not None and value != _default(field):
            yield _field(str(field.alias), value)


def _default(field: "attrs.Attribute[Any]") -> object:
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default


def _field(name: str, value: Any) -> str:
    kind: Any = type(value)
    if isinstance(value, OneLine) and attrs.has(kind):
        value = getattr(value, attrs.fields(kind)[0].name)  # it says what the thing is
    if value is True:
        return name
    if isinstance(value, tuple | Mapping) and not _is_short(value):
        return f"{name}:{len(value)}"
    return f"{name}={_said(value)}"


def _is_short(values: Any) -> bool:
    return (
        isinstance(values, tuple)
        and 0 < len(values) <= _FEW
        and not any(attrs.has(type(one)) or isinstance(one, tuple) for one in values)
    )


def _said(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return repr(_short(value, _TEXT))
    if isinstance(value, tuple):
        return ",".join(map(_said, value))
    return str(value)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


lines: dict[type, _View] = {OneLine: line}
"""How things are said in one line; a class without an entry goes by that of its base class."""

pages: dict[type, _View] = {}
"""How things are shown as HTML, in the same way."""
