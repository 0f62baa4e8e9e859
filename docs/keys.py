"""What a document may hold, as tables: made from the classes and what their fields say."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Any

from sphinx.pycode import ModuleAnalyzer

from okomodel import PartialDate, Period
from okomodel.model import Dossier, Programme
from okomodel.model.shape import Field, shape
from okomodel.values.held import Held

__all__ = ["HEADINGS", "entities", "rows_of"]

HEADINGS = ("key", "holds", "else", "what it is")
"""`else` is what holds where the key is left out."""

_PLAIN = {
    date: "date",
    PartialDate: "partial date",
    Period: "period",
    bool: "true or false",
    str: "text",
}
_SHORT = {
    "whole number from 0 to 1,000,000,000": "count",
    "text that is not empty": "text",
    "keys with JSON values": "object",
    "id": "slug",
}
_REQUIRED = "*required*"


def entities() -> tuple[type, ...]:
    """The classes of a document, each before those that it holds; a dossier first."""
    found: dict[type, None] = {}
    for kind in (Dossier, Programme):
        _walk(kind, found)
    return tuple(found)


def _walk(kind: type, found: dict[type, None]) -> None:
    if kind not in found:
        found[kind] = None
        for part in shape(kind).parts:
            _walk(part.held.kind, found)


def rows_of(entity: type) -> Iterator[Sequence[str]]:
    """The keys of a class, each as a row."""
    said = ModuleAnalyzer.for_module(entity.__module__).find_attr_docs()
    for name, field in shape(entity).fields.items():
        what = " ".join(said[entity.__name__, name]).replace("``", "`").strip()
        yield f"`{name}`", _holds(field.held), _else(field), what


def _holds(held: Held) -> str:
    expects = getattr(held.bound, "expects", None)
    if held.labels and held.bound:
        return f"{_link(held.labels)} or another step"
    one = _words(expects.en) if expects else _PLAIN.get(held.kind) or _link(held.kind)
    return f"list: {one}" if held.is_many else one


def _words(expects: str) -> str:
    """What is expected, without its article and what stands in brackets."""
    words = expects.partition(" (")[0].removeprefix("a ").removeprefix("an ")
    return _SHORT.get(words, words)


def _link(kind: type) -> str:
    if issubclass(kind, Enum):
        return f"{{py:class}}`~okomodel.{kind.__name__}`"
    return f"[{kind.__name__}](#{kind.__name__.lower()})"


def _else(field: Field) -> str:
    if field.is_required:
        return _REQUIRED
    if field.default in (None, (), {}):
        return ""
    if field.entity and not field.held.is_many:
        return "its own"
    default = field.default
    return f"`{list(default) if isinstance(default, tuple) else _as_json(default)}`"


def _as_json(default: Any) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)
