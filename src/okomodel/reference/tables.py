"""The tables of facts in ``reference/data``, read when first asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from csv import DictReader
from datetime import date
from enum import Enum
from functools import cached_property
from importlib.resources import files
from io import StringIO
from typing import Any, Generic, TypeVar

from okomodel.errors import UnknownName
from okomodel.model.shape import shape
from okomodel.values.constraints import member
from okomodel.values.held import Held
from okomodel.wording import Wording

__all__ = ["Catalogue", "grouped", "made", "rows"]

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")


def rows(table: str) -> list[dict[str, str]]:
    """The rows of one table, each a mapping from column to text (empty: not known)."""
    source = files("okomodel.reference").joinpath("data", f"{table}.csv")
    return list(DictReader(StringIO(source.read_text(encoding="utf-8")), strict=True))


def made(kind: type[T], row: Mapping[str, str], **given: object) -> T:
    """A thing from a row: a field that is not given holds what the column of its name says.

    A field without a column has its default.

    >>> from okomodel.model import Source
    >>> made(Source, {"id": "a1", "title": "OKO", "url": "", "published": "2025-03"})
    <Source id='a1' title='OKO' published=2025-03>
    """
    held = {name: field.held for name, field in shape(kind).fields.items()}
    names = (name for name in held if name in row and name not in given)
    return kind(**given, **{name: _read(held[name], row[name]) for name in names})


def _read(held: Held, text: str) -> Any:
    if held.is_optional and not text:
        return None
    if issubclass(held.kind, Enum):
        return member(held.kind, text)
    return _READ.get(held.kind, str)(text)


_READ: Mapping[type, Callable[[str], Any]] = {
    bool: "1".__eq__,
    date: date.fromisoformat,
    float: float,
    int: int,
}


def grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """All things of each key, in the order in which they come.

    >>> grouped([("a", 1), ("b", 2), ("a", 3)])
    {'a': (1, 3), 'b': (2,)}
    """
    found: dict[K, list[T]] = {}
    for key, thing in pairs:
        found.setdefault(key, []).append(thing)
    return {key: tuple(things) for key, things in found.items()}


class Catalogue(Mapping[str, V], Generic[V]):
    """A read-only mapping from a code to a thing, loaded on first use.

    An unknown code raises :class:`okomodel.errors.UnknownName` (a KeyError), which names the
    nearest known one.
    """

    def __init__(self, what: Wording, load: Callable[[], Mapping[str, V]]) -> None:
        self._what = what
        self._load = load

    @cached_property
    def _things(self) -> Mapping[str, V]:
        return self._load()

    def __getitem__(self, code: str) -> V:
        try:
            return self._things[code]
        except (KeyError, TypeError):
            raise self._unknown(code) from None

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and code in self._things

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def __repr__(self) -> str:
        return f"<{len(self)} of {self._what.en}>"

    def _unknown(self, code: object) -> UnknownName:
        return UnknownName(self._what, code, self)
