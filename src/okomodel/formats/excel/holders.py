"""What rows lie in: the things of other sheets, found by what a row says of them."""

from collections.abc import Sequence
from re import compile as pattern
from typing import Any, final

import attrs

__all__ = ["Holders", "Thing", "ToldElsewhere"]

_COUNTED = pattern(r"(.*\S) \[([0-9]{1,4})\]")


@final
class ToldElsewhere(Exception):
    """That a row cannot be put anywhere, for a reason that is told where it lies."""


@final
@attrs.define(eq=False)
class Thing:
    """A thing that was read: its plain data, and by which names its row is known.

    ``chain`` are the names of what it lies in and its own, each with which of that name it is,
    from 1 on. One that ``is_lost`` could not be put anywhere, which was told.
    """

    kind: type
    plain: dict[str, Any]
    path: str
    chain: tuple[tuple[str, int], ...] = ()
    is_lost: bool = False


@final
@attrs.define(eq=False)
class Holders:
    """The things in which others may lie, by their names."""

    _by_name: dict[tuple[type, str], list[Thing]] = attrs.field(factory=dict)
    _by_names: dict[tuple[type, tuple[str, ...]], list[Thing]] = attrs.field(factory=dict)
    _lost: set[tuple[type, str]] = attrs.field(factory=set)

    def add(self, thing: Thing, key: str) -> None:
        """Remember a thing, which gets its own name in its chain."""
        if thing.is_lost:
            self._lost.add((thing.kind, key))
            return
        names = (*(name for name, _ in thing.chain), key)
        alike = self._by_names.setdefault((thing.kind, names), [])
        count = sum(one.chain[:-1] == thing.chain for one in alike)
        thing.chain = (*thing.chain, (key, count + 1))
        alike.append(thing)
        self._by_name.setdefault((thing.kind, key), []).append(thing)

    def names(self, kind: type) -> list[str]:
        """The names of all things of a class."""
        return [name for of, name in self._by_name if of is kind and name]

    def is_lost(self, kind: type, said: Sequence[str]) -> bool:
        """Whether a thing of that name could not be put anywhere itself."""
        return (kind, _without_count(said[-1])) in self._lost

    def meant(self, kind: type, said: Sequence[str]) -> list[Thing]:
        """The things that a row can mean by what it says, from the outermost to the nearest.

        >>> holders = Holders()
        >>> holders.add(Thing(str, {}, "cycles[0]"), "1")
        >>> holders.add(Thing(str, {}, "cycles[1]"), "1")
        >>> [len(holders.meant(str, [said])) for said in ("1", "1 [2]", "2")]
        [2, 1, 0]
        """
        names = tuple(map(_without_count, said))
        # Where a row says all that it lies in, few can be meant; many have the same number.
        exact = self._by_names.get((kind, names), []) if all(names) else []
        known = exact or self._by_name.get((kind, names[-1]), [])
        return [one for one in known if _is_meant(one, said)]


def _is_meant(thing: Thing, said: Sequence[str]) -> bool:
    """Whether a thing lies where a row says: what the row leaves open may be anything."""
    return len(thing.chain) == len(said) and all(
        not typed or _is_called(name, number, typed)
        for (name, number), typed in zip(thing.chain, said, strict=True)
    )


def _is_called(name: str, number: int, typed: str) -> bool:
    if typed == name:
        return True
    counted = _COUNTED.fullmatch(typed)
    return counted is not None and counted[1] == name and int(counted[2]) == number


def _without_count(typed: str) -> str:
    """A name without the number that tells it from others of the same name."""
    counted = _COUNTED.fullmatch(typed)
    return counted[1] if counted else typed
