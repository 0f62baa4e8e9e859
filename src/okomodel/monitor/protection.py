"""How figures about few pupils are held back, so that nobody can compute them from the rest.

What the attacker knows: every figure that is shown, every base, how figures add up, and from how
many pupils on the policy shows one; not which of the figures that are held back was too small.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import final

import attrs

from okomodel.monitor.bounds import Domain, Effort, Sums, drawn_in, solution
from okomodel.monitor.cells import Cell, Key, sums_of
from okomodel.reference.indicator import indicators
from okomodel.reference.policy import Policy
from okomodel.reference.tables import grouped

__all__ = ["EFFORT", "Attacker", "Held", "Tables", "tables_of"]

EFFORT = 5_000
"""At how many numbers may be looked for each figure, before more is held back than needed."""

Held = frozenset[int]


@final
@attrs.frozen(slots=False, eq=False)
class Tables:
    """Cells that hang together: what is told of the one tells of the other."""

    keys: Sequence[Key]
    cells: Sequence[Cell]
    sums: Sums
    policy: Policy

    def places(self, held: AbstractSet[Key]) -> Held:
        """The places of those of its cells that are held back."""
        return frozenset(place for place, key in enumerate(self.keys) if key in held)

    def domains(self, held: Held) -> list[Domain]:
        """Between what each count lies by itself, for whoever does not see those held back."""
        return [
            (0, one.base) if place in held or one.told is None else one.told
            for place, one in enumerate(self.cells)
        ]

    def small(self, place: int) -> Iterator[Domain]:
        """Where a count lies that is too small by itself, or whose rest is."""
        base, least = self.cells[place].base, self.policy.min_cell
        if least:
            yield 0, min(least - 1, base)
        if not self.policy.full or self.policy.complement:
            rest = least - 1 if self.policy.complement else 0
            yield max(base - max(rest, 0), 0), base

    def part(self, places: Sequence[int]) -> "Tables":
        """Those of some of the cells, which no sum joins with any other."""
        keys = [self.keys[place] for place in places]
        cells = [self.cells[place] for place in places]
        return Tables(keys, cells, self.sums.of(places), self.policy)

    def unsafe(self, held: Held, effort: Effort) -> int | None:
        """The first count held back of which too little is left open; None: there is none."""
        attacker = Attacker(self, held, effort)
        narrow = attacker.narrow()
        return next(attacker.unsafe(effort), None) if narrow is None else narrow

    def telling(self, held: Held) -> frozenset[int]:
        """The sums of which something may follow, by what is held back."""
        return self._uncertain.union(*(self.sums.touching.get(one, ()) for one in held))

    @cached_property
    def _uncertain(self) -> frozenset[int]:
        """The sums that may not hold, by all that is told in the document."""
        domains = self.domains(frozenset())
        certain = (one.is_certain(domains) for one in self.sums.every)
        return frozenset(at for at, is_certain in enumerate(certain) if not is_certain)

    def may_be(self, counts: Sequence[int], held: Held) -> bool:
        """Whether the policy forbids one of those held back: or else nothing would be."""
        return any(
            self.cells[one].base < self.policy.min_base
            or any(low <= counts[one] <= high for low, high in self.small(one))
            for one in held
        )

    def is_wide(self, which: int, ends: Domain) -> bool:
        """Whether its ends lie so far apart; a base that is smaller has to be open as a whole."""
        (low, high), base, least = ends, self.cells[which].base, self.policy.min_cell
        return (low, high) == (0, base) if base < least else high - low >= least

    def around(self, which: int, held: Held) -> set[int]:
        """What stands in one sum with a figure, or with others held back that hang on to it."""
        reached, waiting = {which}, [which]
        while waiting:
            for place in self._beside[waiting.pop()]:
                if place not in reached:
                    reached.add(place)
                    waiting += [place] if place in held else []
        return reached

    @cached_property
    def _beside(self) -> Mapping[int, set[int]]:
        found: dict[int, set[int]] = {place: set() for place in range(len(self.cells))}
        for one in self.sums.every:
            places = {place for place, _ in one.terms}
            for place in places:
                found[place] |= places
        return found


@final
class Attacker:
    """Who sees what is told, and finds between what each count that is held back must lie.

    Each way in which all figures can be tells of all of them at once: of most two are enough.
    """

    def __init__(self, tables: Tables, held: Held, effort: Effort) -> None:
        self._tables, self._held = tables, held
        domains, telling = tables.domains(held), tables.telling(held)
        found = drawn_in(domains, tables.sums, effort, telling)
        self._contradicts = found is None
        self.outer: Sequence[Domain] = found or domains
        """The bounds as far as each sum by itself tells: never too narrow."""
        self._seen: dict[int, Domain] = {}
        small = (tables.cells[one].base < tables.policy.min_base for one in held)
        self._knows = not any(small)
        """Whether it tells anything that the policy forbids one of them."""

    def narrow(self) -> int | None:
        """One of which already a sum by itself tells too much."""
        if self._contradicts:
            return min(self._held)
        is_wide = self._tables.is_wide
        return next((one for one in sorted(self._held) if not is_wide(one, self.outer[one])), None)

    def unsafe(self, effort: Effort) -> Iterator[int]:
        """Every count held back of which too little is left open."""
        return (one for one in sorted(self._held) if not self._is_open(one, effort))

    def bounds(self, which: int, effort: Effort) -> Domain | None:
        """Between what a count must lie; None: the figures contradict each other.

        Raises :class:`okomodel.monitor.bounds.TooMuchEffort` where it is not found in time.
        """
        if self._contradicts:
            return None
        found = self._bounds(which, effort)
        if found is None and self._knows:  # the policy forbids none of them: others held them back
            self._knows, self._seen = False, {}
            found = self._bounds(which, effort)
        return found

    def _bounds(self, which: int, effort: Effort) -> Domain | None:
        low, high = self.outer[which]
        least = self._first(which, range(low, high + 1), effort)
        if least is None:
            return None
        most = self._first(which, range(high, least, -1), effort)
        return least, least if most is None else most

    def _is_open(self, which: int, effort: Effort) -> bool:
        for end in self.outer[which] if not self._contradicts else ():
            if self._is_seen_wide(which):
                return True
            self._first(which, [end], effort)
        found = self._seen.get(which) if self._is_seen_wide(which) else self.bounds(which, effort)
        return found is not None and self._tables.is_wide(which, found)

    def _is_seen_wide(self, which: int) -> bool:
        return which in self._seen and self._tables.is_wide(which, self._seen[which])

    def _first(self, which: int, numbers: Iterable[int], effort: Effort) -> int | None:
        """The first of some numbers that a count can be."""
        for number in numbers:
            if number in self._seen.get(which, ()):
                return number
            if way := self._way(which, number, effort):
                self._take(way)
                return number
        return None

    def _take(self, way: Sequence[int]) -> None:
        for one in self._held:
            low, high = self._seen.get(one, (way[one], way[one]))
            self._seen[one] = min(low, way[one]), max(high, way[one])

    def _way(self, which: int, number: int, effort: Effort) -> Sequence[int] | None:
        """How all figures can be where a count is so many."""
        found = solution(self.outer, self._tables.sums, effort, {which: number})
        if found is None or not self._knows or self._tables.may_be(found, self._held):
            return found
        drawn = [*self.outer]
        drawn[which] = number, number
        pairs = ((one, small) for one in sorted(self._held) for small in self._tables.small(one))
        ways = (self._way_where(drawn, one, small, effort) for one, small in pairs)
        return next((way for way in ways if way), None)

    def _way_where(
        self, drawn: Sequence[Domain], place: int, small: Domain, effort: Effort
    ) -> Sequence[int] | None:
        """The same where one of them is too small."""
        low, high = max(drawn[place][0], small[0]), min(drawn[place][1], small[1])
        if low > high:
            return None
        tried = [*drawn]
        tried[place] = low, high
        return solution(tried, self._tables.sums, effort)


def tables_of(
    cells: Mapping[Key, Cell], held: AbstractSet[Key], policy: Policy
) -> Iterator[Tables]:
    """The figures that hang together, where something of them is held back."""
    touched = {_subject(key) for key in held}
    for subject, keys in grouped((_subject(key), key) for key in cells).items():
        if subject in touched:
            every = Tables(keys, [cells[key] for key in keys], _sums(keys, cells), policy)
            parts = (every.part(places) for places in _together(every))
            yield from (one for one in parts if not held.isdisjoint(one.keys))


def _sums(keys: Iterable[Key], cells: Mapping[Key, Cell]) -> Sums:
    return Sums([*sums_of({key: cells[key] for key in keys})])


def _subject(key: Key) -> tuple[str, frozenset[str]]:
    """The round, and the question that was asked: figures of another one tell nothing."""
    return key.round, indicators.question(key.code)


def _together(tables: Tables) -> Iterable[Sequence[int]]:
    """The figures that any sum joins, however many steps away."""
    leader = [*range(len(tables.keys))]

    def first(place: int) -> int:
        while leader[place] != place:
            place = leader[place]
        return place

    for one in tables.sums.every:
        start, *others = (place for place, _ in one.terms)
        for other in others:
            leader[first(other)] = first(start)
    return grouped((first(place), place) for place in range(len(leader))).values()
