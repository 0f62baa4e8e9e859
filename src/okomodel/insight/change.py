"""What differs between two documents, and the save that is refused because of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import takewhile
from json import dumps
from typing import Any, final

import attrs

from okomodel.display import OneLine
from okomodel.errors import InvalidType, OkomodelError
from okomodel.harmless import harmless
from okomodel.model import Dossier, Programme
from okomodel.model.document import only_document
from okomodel.model.shape import Field, is_entity, shape, word
from okomodel.wording import Language, Wording, said

__all__ = ["Change", "StaleDocument", "changes"]

_NOTHING = Wording("nothing", "niets")
_SAME_KIND = Wording("a {kind}, as the other is", "een {kind}, net als de andere")
_MORE = Wording("and {rest} more", "en nog {rest}")
_WRITTEN = Wording(" (last written on {written})", " (laatst geschreven op {written})")
_LONGEST, _LEAD, _LONGEST_WHERE, _MOST = 80, 20, 160, 10


@final
@attrs.frozen(repr=False)
class Change(OneLine):
    """One thing that differs: where, what stood there ``before``, and what stands there ``after``.

    ``path`` is the place in the document. An item of a list is named by what it is and not by its
    position: ``cycles[number 2].milestones[targets].done``; of two that are called the same the
    second is ``[x#2]``. None stands for nothing: an item that is new, or gone. Where only the
    order of a list changed, both sides are its names in their order. Of ``extensions`` both sides
    are JSON texts. ``words`` is the path as a person reads it.

    >>> print(Change("rounds[oko-2025].responded", None, 455).text())
    rounds[oko-2025].responded: nothing -> 455
    """

    path: str
    before: Any
    after: Any
    words: Wording | None = attrs.field(default=None, kw_only=True, repr=False, eq=False)

    def text(self, lang: Language = "en") -> str:
        """The change in one line and in words; what is long is cut around the difference."""
        where = self.path if self.words is None else self.words.text(lang)
        before, after = _around(_told(self.before, lang), _told(self.after, lang))
        return f"{_cut(_on_one_line(where), _LONGEST_WHERE)}: {before} -> {after}"


def changes(before: Dossier | Programme, after: Dossier | Programme) -> tuple[Change, ...]:
    """What differs between two dossiers, or between two programmes; equal ones: nothing.

    An item of a list is compared with the one that has the same identity (its id, milestone,
    number, role and organisation, ...), so that one action that is put between others is one
    change. Raises :class:`okomodel.errors.InvalidType` for two documents of different kinds.

    >>> old = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> [change.text() for change in changes(old, attrs.evolve(old, horizon="2034"))]
    ['horizon: nothing -> 2034']
    """
    only_document(before, "before")
    if type(after) is not type(before):
        kind = type(before).__name__
        expects = Wording(_SAME_KIND.text("en", kind=kind), _SAME_KIND.text("nl", kind=kind))
        raise InvalidType(expects, after, "after")
    return tuple(_in_entity(_Place(), before, after))


@final
class StaleDocument(OkomodelError):
    """A save that was refused: the file no longer holds what was read from it.

    ``document`` is what it holds now (None: it is gone, or can no longer be read), ``changes``
    what that has and the one that was read had not. ``path`` is the file, ``reason`` what
    happened to it, ``written`` when it was last written, in local time (None: it is gone).
    """

    def __init__(
        self,
        path: str,
        reason: Wording,
        document: Dossier | Programme | None = None,
        changes: Iterable[Change] = (),
        written: datetime | None = None,
    ) -> None:
        self.changes = tuple(changes)
        super().__init__(path, reason, document, self.changes, written)
        self.path = path
        self.reason = reason
        self.document = document
        self.written = written

    def text(self, lang: Language = "en") -> str:
        """What happened to the file in one language, with the first of the changes."""
        lines = [change.text(lang) for change in self.changes[:_MOST]]
        if rest := len(self.changes) - len(lines):
            lines.append(_MORE.text(lang, rest=rest))
        told = f"{harmless(self.path)}: {self.reason.text(lang)}"
        if self.written is not None:
            told += _WRITTEN.text(lang, written=f"{self.written:%Y-%m-%d %H:%M}")
        return "\n  ".join([told, *lines])


# -------------------------------------------------------------------------------------- comparing


@final
@attrs.frozen
class _Place:
    """A place in a document: as a path for programs, and in words for people."""

    path: str = ""
    words: Wording = Wording("", "")

    def field(self, kind: type, name: str) -> "_Place":
        """The place of a field in the thing that stands here."""
        said = word(kind, name)
        if not self.path:
            return _Place(name, said)
        words = Wording(f"{self.words.en}, {said.en}", f"{self.words.nl}, {said.nl}")
        return _Place(f"{self.path}.{name}", words)

    def item(self, name: str, label: Wording) -> "_Place":
        """The place of one item in the list or object that stands here."""
        words = Wording(f"{self.words.en} {label.en}", f"{self.words.nl} {label.nl}")
        return _Place(f"{self.path}[{name}]", words)

    def change(self, before: Any, after: Any) -> Change:
        return Change(self.path, before, after, words=self.words)


def _in_entity(place: _Place, before: Any, after: Any) -> Iterator[Change]:
    for name in shape(type(before)).fields:
        inside = place.field(type(before), name)
        yield from _in_value(inside, getattr(before, name), getattr(after, name))


def _in_value(place: _Place, before: Any, after: Any) -> Iterator[Change]:
    match before, after:
        case tuple(), tuple() if any(map(is_entity, before + after)):
            yield from _in_list(place, before, after)
        case dict(), dict():
            yield from _in_foreign(place, before, after)
        case _ if is_entity(before) and is_entity(after):
            yield from _in_entity(place, before, after)
        case _ if before != after:
            yield place.change(before, after)


def _in_list(place: _Place, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    old, new = _named(before), _named(after)
    for name, item in {**old, **new}.items():
        inside = place.item(name, _label(item))
        yield from _in_value(inside, old.get(name), new.get(name))
    yield from _in_order(place, old, new)


def _in_order(
    place: _Place, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[Change]:
    """One change where what stands on both sides stands in another order."""
    stayed = tuple(name for name in old if name in new)
    now = tuple(name for name in new if name in old)
    if stayed != now:
        yield place.change(stayed, now)


def _in_foreign(place: _Place, before: Any, after: Any) -> Iterator[Change]:
    """Of foreign data: key by key where both are objects, else as they are written.

    An object that is new or gone is told key by key as well.
    """
    before, after = _beside(before, after), _beside(after, before)
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            name = dumps(key, ensure_ascii=False)
            inside = place.item(name, Wording(name, name))
            yield from _in_foreign(inside, before.get(key, _Absent), after.get(key, _Absent))
        yield from _in_order(place, before, after)
        return
    old, new = _written(before), _written(after)
    if old != new:
        yield place.change(old, new)


@final
class _Absent:
    """Where a key is not there at all; None is JSON's null."""


def _beside(value: Any, other: Any) -> Any:
    return {} if value is _Absent and isinstance(other, dict) and other else value


def _written(value: object) -> str | None:
    return None if value is _Absent else dumps(value, ensure_ascii=False)


def _named(items: Sequence[Any]) -> dict[str, Any]:
    """The items of a list by their names; the second of the same name is ``name#2``."""
    found: dict[str, Any] = {}
    for item in items:
        name, count = _name(item), 1
        unique = name
        while unique in found:
            count += 1
            unique = f"{name}#{count}"
        found[unique] = item
    return found


def _name(item: Any) -> str:
    # A number says what it counts, so that nobody takes it for a position.
    parts = (
        f"{field} {value}" if isinstance(value, int) else str(value)
        for field, value in _identity(item)
    )
    return ", ".join(parts)


def _label(item: Any) -> Wording:
    """The name of a thing in words."""
    values = tuple(value for _, value in _identity(item))
    return Wording(said(values, "en"), said(values, "nl"))


def _identity(item: Any) -> list[tuple[str, object]]:
    return shape(type(item)).identity(item)


# ----------------------------------------------------------------------------------------- telling


def _told(value: Any, lang: Language) -> str:
    if value is None:
        return _NOTHING.text(lang)
    return _on_one_line(_described(value, lang) if is_entity(value) else said(value, lang))


def _on_one_line(text: str) -> str:
    return " ".join(harmless(text).split())


def _described(item: Any, lang: Language) -> str:
    """What is said of a thing beyond its name and its defaults; else its name."""
    kind = shape(type(item))
    given = [
        f"{word(kind.kind, field.name).text(lang)} {_part(getattr(item, field.name), lang)}"
        for field in kind.fields.values()
        if field.name not in kind.known_by and _is_said(item, field)
    ]
    return ", ".join(given) or _label(item).text(lang)


def _is_said(item: Any, field: Field) -> bool:
    value = getattr(item, field.name)
    return value not in (None, (), {}) and value != field.default


def _part(value: Any, lang: Language) -> str:
    if isinstance(value, tuple) and any(map(is_entity, value)):
        return f"({len(value)})"
    if isinstance(value, dict):
        return str(_written(value))
    return f"({_described(value, lang)})" if is_entity(value) else said(value, lang)


def _around(before: str, after: str) -> tuple[str, str]:
    """Both texts from shortly before where they begin to differ, if one of them is long."""
    start = 0
    if max(len(before), len(after)) > _LONGEST:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
        start = max(0, sum(1 for _ in same) - _LEAD)
    lead = "..." if start else ""
    first, second = (lead + _cut(text[start:], _LONGEST) for text in (before, after))
    return first, second


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 3]}..."
