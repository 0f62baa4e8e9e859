"""What is said of a thing and of a value where documents are compared: short, and in one line."""

from itertools import takewhile
from json import dumps
from typing import Any

from okomodel.harmless import harmless
from okomodel.model.round import Measurement
from okomodel.model.shape import Field, is_entity, shape, word
from okomodel.model.target import Baseline
from okomodel.wording import Language, Wording, said

__all__ = ["around", "cut", "is_figure", "label", "on_one_line", "told"]

_NOTHING = Wording("nothing", "niets")
_FIGURE = Wording("a figure", "een cijfer")
_FIGURES = frozenset({"count", "percentage", "mean"})
_LONGEST, _LEAD = 80, 20


def label(item: Any) -> Wording:
    """The name of a thing in words."""
    values = [value for _, value in shape(type(item)).identity(item)]
    return Wording(said(values, "en"), said(values, "nl"))


def told(value: Any, lang: Language, *, is_figure: bool = False) -> str:
    """What stood in a place, in one line; None: nothing. A figure of a survey is not told."""
    if value is None:
        return _NOTHING.text(lang)
    if is_figure:
        return _FIGURE.text(lang)
    return on_one_line(_described(value, lang) if is_entity(value) else said(value, lang))


def on_one_line(text: str) -> str:
    """A text without line breaks, and without what steers a terminal."""
    return " ".join(harmless(text).split())


def _described(item: Any, lang: Language) -> str:
    """What is said of a thing beyond its name and its defaults; else its name."""
    kind = shape(type(item))
    fields = [one for one in kind.fields.values() if one.name not in kind.known_by]
    said_ones = [one for one in fields if _is_said(item, one)]
    if not said_ones and kind.fields.keys() >= {*kind.known_by}:
        return label(item).text(lang)
    return ", ".join(
        f"{word(kind.kind, one.name).text(lang)} {_said(item, one, lang)}"
        for one in said_ones or fields
    )


def _is_said(item: Any, field: Field) -> bool:
    value = getattr(item, field.name)
    return value not in (None, (), {}) and value != field.default


def _said(item: Any, field: Field, lang: Language) -> str:
    value = getattr(item, field.name)
    if value is not None and is_figure(type(item), field.name):
        return _FIGURE.text(lang)
    return _part(value, lang)


def is_figure(kind: type, name: str) -> bool:
    """Whether a field holds a figure about pupils, which may be too few to be told of.

    >>> is_figure(Measurement, "count"), is_figure(Measurement, "group")
    (True, False)
    """
    return kind in (Measurement, Baseline) and name in _FIGURES


def _part(value: Any, lang: Language) -> str:
    if isinstance(value, tuple) and any(map(is_entity, value)):
        return f"({len(value)})"
    if isinstance(value, dict):
        return dumps(value, ensure_ascii=False)
    return f"({_described(value, lang)})" if is_entity(value) else said(value, lang)


def around(before: str, after: str) -> tuple[str, str]:
    """Both texts from shortly before where they begin to differ, if one of them is long."""
    start = 0
    if max(len(before), len(after)) > _LONGEST:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
        start = max(0, sum(1 for _ in same) - _LEAD)
    lead = "..." if start else ""
    first, second = (lead + cut(text[start:], _LONGEST) for text in (before, after))
    return first, second


def cut(text: str, most: int) -> str:
    """A text of at most so many signs."""
    return text if len(text) <= most else f"{text[: most - 3]}..."
