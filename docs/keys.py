"""What a document may hold, as tables: made from the classes and what their fields say."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from inspect import isclass
from typing import Annotated, Any, get_args, get_origin

import attrs
from sphinx.pycode import ModuleAnalyzer

from okomodel import PartialDate, Period
from okomodel.model import Dossier, Programme
from okomodel.values.constraints import optional_part

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
    "object of JSON values": "object",
}
_REQUIRED = "*required*"


def entities() -> tuple[type, ...]:
    """The classes of a document, each before those that it holds; a dossier first."""
    found: dict[type, None] = {}
    for kind in (Dossier, Programme):
        _walk(kind, found)
    return tuple(found)


def _walk(kind: Any, found: dict[type, None]) -> None:
    if isclass(kind) and attrs.has(kind) and kind is not Period and kind not in found:
        found[kind] = None
        for field in attrs.fields(kind):
            _walk(_inner(field.type), found)


def _inner(annotation: Any) -> Any:
    """What a field holds, one of it: ``Cohort`` of ``tuple[Cohort, ...]`` or ``Cohort | None``."""
    annotation = optional_part(annotation) or annotation
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return _inner(get_args(annotation)[0]) if get_origin(annotation) is tuple else annotation


def rows_of(entity: type) -> Iterator[Sequence[str]]:
    """The keys of a class, each as a row."""
    said = ModuleAnalyzer.for_module(entity.__module__).find_attr_docs()
    for field in attrs.fields(entity):
        what = " ".join(said[entity.__name__, field.name]).replace("``", "`").strip()
        yield f"`{field.name}`", _holds(field.type), _else(field.default), what


def _holds(annotation: Any) -> str:
    annotation = optional_part(annotation) or annotation
    if get_origin(annotation) is tuple:
        return f"list: {_holds(get_args(annotation)[0])}"
    if get_origin(annotation) is Annotated:
        held, check = get_args(annotation)
        return _holds(held) if get_origin(held) is tuple else _words(check.expects.en)
    return _PLAIN.get(annotation) or _link(annotation)


def _words(expects: str) -> str:
    """What is expected, without its article and what stands in brackets."""
    words = expects.partition(" (")[0].removeprefix("a ").removeprefix("an ")
    return _SHORT.get(words, words)


def _link(kind: type) -> str:
    if issubclass(kind, Enum):
        return f"{{py:class}}`~okomodel.{kind.__name__}`"
    return f"[{kind.__name__}](#{kind.__name__.lower()})"


def _else(default: Any) -> str:
    if default is attrs.NOTHING:
        return _REQUIRED
    if default in (None, ()) or isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a class in fact
        return ""
    if attrs.has(type(default)):
        return "its own"
    return f"`{list(default) if isinstance(default, tuple) else _as_json(default)}`"


def _as_json(default: Any) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)
