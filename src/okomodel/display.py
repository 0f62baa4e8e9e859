"""Which view shows which class, at a prompt and in a notebook.

A class says nothing about how it is shown: it takes a mixin from here, which looks the view up in
a table. Views lie on a higher floor and fill the table when they are loaded. A tool can put a class
or a view of its own in the tables.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from okomodel.sealed import Sealed

__all__ = ["OneLine", "Shown", "lines", "pages"]

_View = Callable[[Any], str]

# What fills each table when it is loaded; only the names are known here: they lie floors higher.
_LINES = "okomodel.render.line"
_PAGES = "okomodel.render.view"

lines: dict[type, _View] = {}
"""How things are said in one line; a class without an entry goes by that of its base class."""

pages: dict[type, _View] = {}
"""How things are shown as HTML, in the same way."""


class OneLine(Sealed):
    """What a prompt shows in one line, of at most 200 characters, with the figures that matter.

    >>> from okomodel.model import Member
    >>> Member(role="project-lead", organisation="gemeente", start="2024-09", fte=0.5)
    <Member role=project-lead organisation='gemeente' start=2024-09 fte=0.5>
    """

    __slots__ = ()

    def __repr__(self) -> str:
        try:
            return _view(_LINES, lines, self)(self)
        except AttributeError:  # looked at while it is being made, by a debugger
            return object.__repr__(self)


class Shown(OneLine):
    """What a notebook shows as a page: self-contained HTML, without scripts or requests."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _view(_PAGES, pages, self)(self)


def _view(room: str, table: dict[type, _View], thing: object) -> _View:
    import_module(room)
    return next(table[kind] for kind in type(thing).__mro__ if kind in table)
