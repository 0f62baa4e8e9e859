"""The tables of facts in ``reference/data``, read when first asked for."""

from collections.abc import Callable, Iterator, Mapping
from csv import DictReader
from functools import cached_property
from importlib.resources import files
from io import StringIO
from typing import Generic, TypeVar, final

from okomodel.errors import UnknownName

__all__ = ["Catalogue", "rows"]

V = TypeVar("V")


def rows(table: str) -> list[dict[str, str]]:
    """The rows of one table, each a mapping from column to text (empty: not known)."""
    source = files("okomodel.reference").joinpath("data", f"{table}.csv")
    return list(DictReader(StringIO(source.read_text(encoding="utf-8")), strict=True))


@final
class Catalogue(Mapping[str, V], Generic[V]):
    """A read-only mapping from a code to a thing, loaded on first use.

    An unknown code raises :class:`okomodel.errors.UnknownName` (a KeyError), which names the
    nearest known one.
    """

    def __init__(self, what: str, load: Callable[[], Mapping[str, V]]) -> None:
        self._what = what
        self._load = load

    @cached_property
    def _things(self) -> Mapping[str, V]:
        return self._load()

    def __getitem__(self, code: str) -> V:
        try:
            return self._things[code]
        except (KeyError, TypeError):
            raise UnknownName(self._what, code, self._things) from None

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and code in self._things

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def __repr__(self) -> str:
        return f"<{len(self)} of {self._what}>"
