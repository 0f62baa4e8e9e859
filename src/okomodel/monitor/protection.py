"""How figures about few pupils are held back, so that nobody can compute them from the rest.

What the attacker knows: every figure that is shown, every base, how figures add up, and from how
many pupils on the policy shows one; not which of the figures that are held back was too small.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Self, final

import attrs

from okomodel.monitor.bounds import Domain, Effort, Sum, TooMuchEffort, bounds, drawn_in
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
    sums: Sequence[Sum]
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

    def is_safe(self, which: int, held: _Held, effort: Effort) -> bool:
        """Whether enough is left open of a count that is held back."""
        base, least = self.cells[which].base, self.policy.min_cell
        if not _is_wide(self.outer_bounds(which, held, effort), base, least):
            return False
        found = self.bounds(which, held, effort)
        return found is not None and _is_wide(found, base, least)

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
        unsafe = next((one for one in sorted(held) if not self.is_safe(one, held, effort)), None)
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
        for one in self.sums:
            places = {place for place, _ in one.terms}
            for place in places:
                found[place] |= places
        return found

    @classmethod
    def of(cls, keys: Sequence[Key], cells: Mapping[Key, Cell], policy: Policy) -> Self:
        """The tables of these figures."""
        known = {key: cells[key] for key in keys}
        return cls(keys, [*known.values()], [*sums_of(known)], policy)


def _is_wide(ends: Domain, base: int, least: int) -> bool:
    """Whether its ends lie so far apart; a base that is smaller has to be open as a whole."""
    low, high = ends
    return (low, high) == (0, base) if base < least else high - low >= least


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
