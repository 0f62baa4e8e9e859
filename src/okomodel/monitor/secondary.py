"""What else is held back, so that what may not be shown cannot be computed from the rest.

As few figures as needed, and of those the ones with the fewest pupils: of small tables the best is
found by trying. In larger ones each count that is held back is hidden by a shift of pupils.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import final

from okomodel.monitor.bounds import Effort, TooMuchEffort, solution
from okomodel.monitor.protection import Held, Tables
from okomodel.monitor.shift import Shift, Shifts

__all__ = ["protected"]

_SMALL = 18
"""Tables of so many cells are small: all ways of holding back figures are tried."""


def protected(tables: Tables, held: Held, effort: int) -> tuple[Held, bool]:
    """What is held back so that nothing follows, and whether no less would do.

    ``effort``: at how many numbers may be looked for each figure. Where nothing is found in
    time, or nothing less helps, it is all of them.
    """
    cells = len(tables.cells)
    try:
        if cells <= _SMALL:
            return _fewest(tables, held, Effort(effort * cells)), True
        if tables.unsafe(held, Effort(effort * cells)) is None:
            return held, True
    except TooMuchEffort:
        pass
    try:
        return _hidden(tables, held, Effort(effort * cells)), False
    except TooMuchEffort:
        return _everything(tables), False


def _everything(tables: Tables) -> Held:
    return frozenset(range(len(tables.cells)))


# --------------------------------------------------------------------------- by trying everything


def _fewest(tables: Tables, held: Held, effort: Effort) -> Held:
    everything = _everything(tables)
    for more in range(len(everything - held)):
        if found := [*_enough(tables, held, more, effort, set())]:
            return min(found, key=lambda one: (_pupils(tables, one), sorted(one)))
    return everything


def _pupils(tables: Tables, held: Collection[int]) -> int:
    return sum(tables.cells[one].base for one in held)


def _enough(
    tables: Tables, held: Held, more: int, effort: Effort, seen: set[Held]
) -> Iterator[Held]:
    """Every way of holding back so many figures more after which nothing follows."""
    if held in seen:
        return
    seen.add(held)
    unsafe = tables.unsafe(held, effort)
    if unsafe is None:
        yield held
    elif more:
        for one in sorted(tables.around(unsafe, held) - held):
            yield from _enough(tables, held | {one}, more - 1, effort, seen)


# ---------------------------------------------------------------------------- by shifts of pupils


def _hidden(tables: Tables, held: Held, effort: Effort) -> Held:
    told = [(0, one.base) if one.told is None else one.told for one in tables.cells]
    counts = solution(told, tables.sums, effort)
    if counts is None:  # the figures contradict each other: what follows from them is anything
        return _everything(tables)
    hiding = _Hiding(tables, held, counts, effort)
    return hiding.without_needless() if hiding.hides_all() else _everything(tables)


@final
class _Hiding:
    """Figures that are held back, and the ways in which their counts can be."""

    def __init__(self, tables: Tables, held: Held, counts: Sequence[int], effort: Effort) -> None:
        self.tables, self.first, self.held, self.effort = tables, held, held, effort
        self.shifts = Shifts(tables.keys, tables.cells, tables.sums)
        self.ways: list[Sequence[int]] = [counts]

    def hides_all(self) -> bool:
        """Hold back more until each count can be enough; whether that succeeds."""
        while (place := self._exposed()) is not None:
            found = self._best(place)
            if found is None:
                return False
            self.held, more = found
            self.ways += more
        return True

    def without_needless(self) -> Held:
        """What is still held back when all is shown that need not be, the largest first."""
        counts = self.ways[0]
        secondary = self.held - self.first
        for one in sorted(secondary, key=lambda at: (-self.tables.cells[at].base, at)):
            held = self.held - {one}
            ways = [each for each in self.ways if each[one] == counts[one]]
            ways = [each for each in ways if self.tables.may_be(each, held)]
            if all(self._is_wide(at, ways) for at in held):
                self.held, self.ways = held, ways
        return self.held

    def _exposed(self) -> int | None:
        """The smallest of those of which too little is open."""
        found = (at for at in self.held if not self._is_wide(at, self.ways))
        return min(found, default=None, key=lambda at: (self.tables.cells[at].base, at))

    def _is_wide(self, place: int, ways: Sequence[Sequence[int]]) -> bool:
        counts = [each[place] for each in ways]
        return bool(counts) and self.tables.is_wide(place, (min(counts), max(counts)))

    def _steps(self, place: int) -> Iterator[Sequence[int]]:
        """By how many a count can differ, to one side or to both, so that it is open enough."""
        number, cell = self.ways[0][place], self.tables.cells[place]
        least = min(self.tables.policy.min_cell, cell.base)
        for low in (number, *range(number - least, number)):
            if low >= 0 and low + least <= cell.base:
                yield [by for by in (low - number, low + least - number) if by]

    def _best(self, place: int) -> tuple[Held, Sequence[Sequence[int]]] | None:
        """Of ways of hiding a count the one for which the fewest figures more are held back."""
        best: tuple[Held, Sequence[Sequence[int]]] | None = None
        for steps in self._steps(place):
            found = self._hiding(place, steps)
            if found and (best is None or len(found[0]) < len(best[0])):
                best = found
            if best and best[0] == self.held:
                break
        return best

    def _hiding(
        self, place: int, steps: Sequence[int]
    ) -> tuple[Held, Sequence[Sequence[int]]] | None:
        held, ways = self.held, list[Sequence[int]]()
        for by in steps:
            found = self._moved(place, by, held)
            if found is None:
                return None
            held, way = found
            ways.append(way)
        return held, ways

    def _moved(self, place: int, by: int, held: Held) -> tuple[Held, Sequence[int]] | None:
        """Counts that differ by so many at a place, and what has to be held back for that.

        Where so many cannot be shifted at once it is tried with fewer at a time.
        """
        counts, left, sign = self.ways[0], abs(by), 1 if by > 0 else -1
        while left:
            tried = (self._shifted(counts, held, place, sign * some) for some in range(left, 0, -1))
            if (shift := next((one for one in tried if one), None)) is None:
                return None
            held, counts = held.union(shift.changes), _after(counts, shift)
            left -= abs(shift.changes[place])
        return self._possible(held, counts)

    def _shifted(self, counts: Sequence[int], held: Held, place: int, by: int) -> Shift | None:
        return self.shifts.least(counts, held, place, by, self.effort)

    def _possible(self, held: Held, counts: Sequence[int]) -> tuple[Held, Sequence[int]] | None:
        """The same counts, or those further on for which the policy forbids one that is held."""
        if self.tables.may_be(counts, held):
            return held, counts
        first = self.ways[0]
        signs = [(now > then) - (now < then) for now, then in zip(counts, first, strict=True)]
        room = min(
            cell.base - now if sign > 0 else now
            for cell, now, sign in zip(self.tables.cells, counts, signs, strict=True)
            if sign
        )
        for by in range(room, max(room - self.tables.policy.min_cell, 0), -1):
            way = [now + by * sign for now, sign in zip(counts, signs, strict=True)]
            if self.tables.may_be(way, held) and self.shifts.hold(way):
                return held, way
        return None


def _after(counts: Sequence[int], shift: Shift) -> Sequence[int]:
    return [number + shift.changes.get(place, 0) for place, number in enumerate(counts)]
