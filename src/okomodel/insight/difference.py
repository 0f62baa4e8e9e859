"""What differs between two documents, item by item."""

from collections.abc import Iterator, Mapping, Sequence
from json import dumps
from typing import Any, final

import attrs

from okomodel.display import OneLine, fields_of, line, lines
from okomodel.errors import InvalidType
from okomodel.insight.consequence import Consequence, consequences, told_of
from okomodel.insight.telling import around, cut, is_figure, label, on_one_line, told
from okomodel.model import Dossier, Programme
from okomodel.model.document import Place, only_document
from okomodel.model.shape import is_entity, shape, word
from okomodel.wording import Language, Wording

__all__ = ["Change", "changes"]

_SAME_KIND = Wording("a {kind}, as the other is", "een {kind}, net als de andere")
_LONGEST_WHERE = 160


@final
@attrs.frozen(repr=False)
class Change(OneLine):
    """One thing that differs: where, what stood there ``before``, and what stands there ``after``.

    ``path`` is the place in the document. An item of a list is named by what it is and not by its
    position: ``cycles[number 2].milestones[targets].done``; of two that are called the same the
    second is ``[x#2]``. None stands for nothing: an item that is new, or gone. Where only the
    order of a list changed, both sides are its names in their order. Of ``extensions`` both sides
    are JSON texts. ``words`` is the path as a person reads it. ``consequences`` are the milestones
    that are reached by it beside their records (a plan that was adopted), or no longer. A figure
    of a survey (``is_figure``) stands in ``before`` and ``after``, and in no text or line.

    >>> print(Change("rounds[oko-2025].responded", None, 455).text())
    rounds[oko-2025].responded: nothing -> 455
    """

    path: str
    before: Any
    after: Any
    words: Wording | None = attrs.field(default=None, kw_only=True, repr=False, eq=False)
    consequences: tuple[Consequence, ...] = attrs.field(default=(), kw_only=True, repr=False)
    is_figure: bool = attrs.field(default=False, kw_only=True, repr=False)

    def text(self, lang: Language = "en") -> str:
        """The change in one line and in words; what is long is cut around the difference."""
        where = self.path if self.words is None else self.words.text(lang)
        sides = (told(one, lang, is_figure=self.is_figure) for one in (self.before, self.after))
        before, after = around(*sides)
        follows = cut(told_of(self.consequences, lang), _LONGEST_WHERE)
        change = f"{cut(on_one_line(where), _LONGEST_WHERE)}: {before} -> {after}"
        return f"{change} ({follows})" if follows else change


def _line(change: Change) -> str:
    told = [*fields_of(change)]
    return line(change, *(told[:1] if change.is_figure else told))


lines[Change] = _line


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


def _in_dossier(place: "_Place", before: Dossier, after: Dossier) -> Iterator[Change]:
    """What differs between two dossiers, and what follows from it for the milestones."""
    follows = [(_path(place, at), what) for at, what in consequences(before, after)]
    for one in _in_fields(place, before, after):
        of_it = tuple(what for path, what in follows if _lies_in(path, one.path))
        yield attrs.evolve(one, consequences=of_it) if of_it else one


def _path(within: "_Place", at: Place) -> str:
    """The place of a fact as a change names it: by what things are and not by their position."""
    *places, _dossier = at.upwards()
    for one in reversed(places):
        within = _Place(f"{within.path}.{one.name}" if within.path else one.name)
        if one.index is not None and one.parent:
            names = [*_named(getattr(one.parent.thing, one.name))]
            within = within.item(names[one.index], Wording("", ""))
    return within.path


def _lies_in(path: str, other: str) -> bool:
    return path == other or path.startswith((f"{other}.", f"{other}["))


# -------------------------------------------------------------------------------------- comparing


@final
@attrs.frozen
class _Place:
    """A place in a document: as a path for programs, and in words for people."""

    path: str = ""
    words: Wording = Wording("", "")
    is_figure: bool = False

    def field(self, kind: type, name: str) -> "_Place":
        """The place of a field in the thing that stands here."""
        said = word(kind, name)
        if not self.path:
            return _Place(name, said)
        words = Wording(f"{self.words.en}, {said.en}", f"{self.words.nl}, {said.nl}")
        return _Place(f"{self.path}.{name}", words, is_figure(kind, name))

    def item(self, name: str, label: Wording) -> "_Place":
        """The place of one item in the list or object that stands here."""
        words = Wording(f"{self.words.en} {label.en}", f"{self.words.nl} {label.nl}")
        return _Place(f"{self.path}[{name}]", words)

    def change(self, before: Any, after: Any) -> Change:
        return Change(self.path, before, after, words=self.words, is_figure=self.is_figure)


def _in_entity(place: _Place, before: Any, after: Any) -> Iterator[Change]:
    if before == after:  # most things of two documents are, and no place is told of them
        return
    inside = _in_dossier if isinstance(before, Dossier) else _in_fields
    yield from inside(place, before, after)


def _in_fields(place: _Place, before: Any, after: Any) -> Iterator[Change]:
    for name in shape(type(before)).fields:
        inside = place.field(type(before), name)
        yield from _in_value(inside, getattr(before, name), getattr(after, name))


def _in_value(place: _Place, before: Any, after: Any) -> Iterator[Change]:
    match before, after:
        case tuple(), tuple() if before != after and any(map(is_entity, before + after)):
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
        if old.get(name) != new.get(name):
            inside = place.item(name, label(item))
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
    counts: dict[str, int] = {}
    for item in items:
        unique = name = _name(item)
        while unique in found:
            # From the last count on: of many that are called the same, each is tried once.
            counts[name] = counts.get(name, 1) + 1
            unique = f"{name}#{counts[name]}"
        found[unique] = item
    return found


def _name(item: Any) -> str:
    # A number says what it counts, so that nobody takes it for a position.
    parts = (
        f"{field} {value}" if isinstance(value, int) else str(value)
        for field, value in shape(type(item)).identity(item)
    )
    return ", ".join(parts)
