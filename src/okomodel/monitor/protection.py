"""How figures about few pupils are held back, so that nobody can compute them from the rest.

What the attacker knows: every figure that is shown, every base, how figures add up, and from how
many pupils on the policy shows one; not which of the figures that are held back was too small.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Self, final

import attrs

from okomodel.monitor.bounds import Domain, Effort, Sums, TooMuchEffort, bounds, drawn_in, solution
from okomodel.monitor.cells import Cell, Key, sums_of
from okomodel.reference.policy import Policy

__all__ = ["EFFORT", "Tables", "tables_of"]

EFFORT = 5_000
"""At how many numbers may be looked for each figure, before more is held back than needed."""

_Held = frozenset[int]


@final
@attrs.frozen(slots=False, eq=False)
class Tables:
    """Cells that hang together: what is told of the one tells of the other."""

    keys: Sequence[Key]
    cells: Sequence[Cell]
    sums: Sums
    policy: Policy

    def bounds(self, which: int, held: _Held, effort: Effort) -> Domain | None:
        """Between what a count that is held back must lie, for whoever sees the rest.

        None: the figures contradict each other. Raises
        :class:`okomodel.monitor.bounds.TooMuchEffort` where it is not found in time.
        """
        domains = self._domains(held)
        plain = bounds(which, domains, self.sums, effort)
        if plain is None or any(self.cells[one].base < self.policy.min_base for one in held):
            return plain
        return self._narrowed(which, held, domains, effort) or plain

    def outer_bounds(self, which: int, held: _Held, effort: Effort) -> Domain:
        """The same as far as each sum by itself tells: never narrower, and soon found."""
        domains = self._domains(held)
        return (drawn_in(domains, self.sums, effort) or domains)[which]

    def _domains(self, held: _Held) -> list[Domain]:
        return [
            (0, one.base) if place in held or one.told is None else one.told
            for place, one in enumerate(self.cells)
        ]

    def _narrowed(
        self, which: int, held: _Held, domains: Sequence[Domain], effort: Effort
    ) -> Domain | None:
        """The same for who knows that the policy does not allow one of those held back."""
        found: list[Domain] = []
        for place, small in ((one, small) for one in sorted(held) for small in self._small(one)):
            drawn = [*domains]
            drawn[place] = small
            if ends := bounds(which, drawn, self.sums, effort):
                found.append(ends)
        return (min(low for low, _ in found), max(high for _, high in found)) if found else None

    def _small(self, place: int) -> Iterator[Domain]:
        """Where a count lies that is too small by itself, or whose rest is."""
        base, least = self.cells[place].base, self.policy.min_cell
        if least:
            yield 0, min(least - 1, base)
        if not self.policy.full or self.policy.complement:
            rest = least - 1 if self.policy.complement else 0
            yield max(base - max(rest, 0), 0), base

    def unsafe(self, held: _Held, effort: Effort) -> int | None:
        """The first count held back of which too little is left open; None: there is none.

        Each way in which all figures can be tells of all of them at once: of most two are enough.
        """
        domains = self._domains(held)
        outer = drawn_in(domains, self.sums, effort)
        if outer is None:
            return min(held)
        narrow = next((one for one in sorted(held) if not self._is_wide(one, outer[one])), None)
        if narrow is not None:
            return narrow
        seen: dict[int, Domain] = {}
        for which in sorted(held):
            self._look(which, outer, held, seen, effort)
            if not self._is_open(which, seen) and not self._is_safe(which, held, effort):
                return which
        return None

    def all_unsafe(self, held: _Held, effort: Effort) -> Iterator[int]:
        """Every count held back of which too little is left open."""
        if self.unsafe(held, effort) is not None:
            yield from (one for one in sorted(held) if not self._is_safe(one, held, effort))

    def _look(
        self,
        which: int,
        outer: Sequence[Domain],
        held: _Held,
        seen: dict[int, Domain],
        effort: Effort,
    ) -> None:
        """Take in the ways in which a count is the least and the most that it may be."""
        for end in outer[which]:
            if self._is_open(which, seen):
                return
            found = solution(outer, self.sums, effort, {which: end})
            if found and self._may_be(found, held):
                for one in held:
                    low, high = seen.get(one, (found[one], found[one]))
                    seen[one] = min(low, found[one]), max(high, found[one])

    def _may_be(self, counts: Sequence[int], held: _Held) -> bool:
        """Whether the policy forbids one of those held back: or else nothing would be."""
        return any(
            self.cells[one].base < self.policy.min_base
            or any(low <= counts[one] <= high for low, high in self._small(one))
            for one in held
        )

    def _is_open(self, which: int, seen: Mapping[int, Domain]) -> bool:
        return which in seen and self._is_wide(which, seen[which])

    def _is_safe(self, which: int, held: _Held, effort: Effort) -> bool:
        found = self.bounds(which, held, effort)
        return found is not None and self._is_wide(which, found)

    def _is_wide(self, which: int, ends: Domain) -> bool:
        """Whether its ends lie so far apart; a base that is smaller has to be open as a whole."""
        (low, high), base, least = ends, self.cells[which].base, self.policy.min_cell
        return (low, high) == (0, base) if base < least else high - low >= least

    # ------------------------------------------------------------------- what else is held back

    def protected(self, held: _Held, effort: Effort) -> tuple[_Held, bool]:
        """What is held back so that nothing follows, and whether no less would do.

        As few figures as needed, and of those the ones with the fewest pupils. Where that is not
        found in time, or nothing less helps, it is all of them.
        """
        everything = frozenset(range(len(self.cells)))
        try:
            for more in range(len(everything - held)):
                if found := [*self._enough(held, more, effort, set())]:
                    return min(found, key=self._cost), True
        except TooMuchEffort:
            return everything, False
        return everything, True

    def _cost(self, held: _Held) -> tuple[int, list[int]]:
        return sum(self.cells[one].base for one in held), sorted(held)

    def _enough(self, held: _Held, more: int, effort: Effort, seen: set[_Held]) -> Iterator[_Held]:
        """Every way of holding back so many figures more after which nothing follows."""
        if held in seen:
            return
        seen.add(held)
        unsafe = self.unsafe(held, effort)
        if unsafe is None:
            yield held
        elif more:
            for one in sorted(self._around(unsafe, held) - held):
                yield from self._enough(held | {one}, more - 1, effort, seen)

    def _around(self, which: int, held: _Held) -> set[int]:
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

    @classmethod
    def of(cls, keys: Sequence[Key], cells: Mapping[Key, Cell], policy: Policy) -> Self:
        """The tables of these figures."""
        known = {key: cells[key] for key in keys}
        return cls(keys, [*known.values()], Sums([*sums_of(known)]), policy)


def tables_of(cells: Mapping[Key, Cell], held: Collection[Key], policy: Policy) -> Iterator[Tables]:
    """The figures that hang together, where something of them is held back."""
    for keys in _together(cells):
        if any(one in held for one in keys):
            yield Tables.of(keys, cells, policy)


def _together(cells: Mapping[Key, Cell]) -> Iterable[Sequence[Key]]:
    """The figures that any sum joins, however many steps away."""
    keys, leader = [*cells], [*range(len(cells))]

    def first(place: int) -> int:
        while leader[place] != place:
            place = leader[place]
        return place

    for one in sums_of(cells):
        start, *others = (place for place, _ in one.terms)
        for other in others:
            leader[first(other)] = first(start)
    found: dict[int, list[Key]] = {}
    for place, key in enumerate(keys):
        found.setdefault(first(place), []).append(key)
    return found.values()
