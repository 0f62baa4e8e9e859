"""How pupils could be counted elsewhere with nobody noticing: that keeps a figure hidden.

A shift takes pupils from one cell into another, and back in others, until every sum holds again.
A count that a shift changes can be the one number or the other, for whoever does not see the
cells that it touches. Answers to one question are shifted together, in each group alike.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple, final

import attrs

from okomodel.monitor.bounds import Effort, Sums
from okomodel.monitor.cells import Cell, Key

__all__ = ["Shift", "Shifts"]

_MOST_ANSWERS = 4
"""Of so many indicators the answers are shifted together, at most."""

_TRIES = 400
"""At so many unfinished shifts is looked for each way of shifting answers."""

_Bundle = Mapping[int, int]
"""By indicator, whether more (1) or fewer (-1) pupils give this answer."""


class Shift(NamedTuple):
    """By place how many pupils more there are; the best come first."""

    figures: int
    """How many figures it touches that are not yet held back."""
    cells: int
    pupils: int
    number: int
    changes: Mapping[int, int]
    broken: Collection[int]
    """The sums that do not hold (any more): none where a shift is complete."""


@final
@attrs.frozen(slots=False, eq=False)
class Shifts:
    """The shifts that there can be between cells that add up."""

    keys: Sequence[Key]
    cells: Sequence[Cell]
    sums: Sums

    def least(
        self, counts: Sequence[int], held: Collection[int], place: int, by: int, effort: Effort
    ) -> Shift | None:
        """The shift that changes a count by so many, and touches the fewest that are shown.

        None: none was found. Raises :class:`okomodel.monitor.bounds.TooMuchEffort` where it
        takes too long.
        """
        best: Shift | None = None
        for bundle in self._bundles(place):
            search = _Search(self, counts, held, bundle)
            found = search.least(place, by, best, effort)
            best = found or best
            if best and not best.figures:
                break
        return best

    @cached_property
    def codes(self) -> Sequence[int]:
        """By place, a number for its indicator."""
        return _numbered([one.code for one in self.keys])

    @cached_property
    def groups(self) -> Sequence[int]:
        """By place, a number for the pupils that it is of."""
        return _numbered([one._replace(code="") for one in self.keys])

    @cached_property
    def places(self) -> Mapping[tuple[int, int], int]:
        """By group and indicator, the place."""
        pairs = zip(self.groups, self.codes, strict=True)
        return {pair: place for place, pair in enumerate(pairs)}

    def broken(self, at: int, counts: Sequence[int], changes: Mapping[int, int]) -> int:
        """By how much a sum is too small (more than 0) or too large."""
        one = self.sums.every[at]
        found = 0
        for place, sign in one.terms:
            found += sign * (counts[place] + changes.get(place, 0))
        if one.least is not None and found < one.least:
            return one.least - found
        return one.most - found if one.most is not None and found > one.most else 0

    def hold(self, counts: Sequence[int]) -> bool:
        """Whether every sum holds."""
        return not any(self.broken(at, counts, {}) for at in range(len(self.sums.every)))

    def _bundles(self, place: int) -> Sequence[_Bundle]:
        found = self._known_bundles.get(place)
        if found is None:
            each = {frozenset(one.items()): one for one in self._closed({place: 1})}
            found = [
                {self.codes[at]: sign for at, sign in one.items()}
                for one in sorted(each.values(), key=len)
            ]
            self._known_bundles[place] = found
        return found

    @cached_property
    def _known_bundles(self) -> dict[int, Sequence[_Bundle]]:
        return {}

    def _closed(self, signs: Mapping[int, int]) -> Iterator[Mapping[int, int]]:
        """Ways in which the answers of a group can change and still be those of everybody."""
        open_ = next(((one, by) for one, by in self._open(signs) if by), None)
        if open_ is None:
            yield signs
        elif len(signs) < _MOST_ANSWERS:
            parts, by = open_
            for place in parts:
                if place not in signs and abs(by) == 1:
                    yield from self._closed({**signs, place: -by})

    def _open(self, signs: Mapping[int, int]) -> Iterator[tuple[Sequence[int], int]]:
        for place in signs:
            for at in self.sums.touching.get(place, ()):
                one = self.sums.every[at]
                if one.total is None and one.least is not None:
                    yield one.parts, sum(signs.get(part, 0) for part in one.parts)


@final
class _Search:
    """The best shift is found by mending what is broken, the most promising first."""

    def __init__(
        self, shifts: Shifts, counts: Sequence[int], held: Collection[int], bundle: _Bundle
    ) -> None:
        self.shifts, self.counts, self.held, self.bundle = shifts, counts, held, bundle
        self._number = count()

    def least(self, place: int, by: int, best: Shift | None, effort: Effort) -> Shift | None:
        """The one that is better than the best so far; None: none was found."""
        heap: list[Shift] = []
        if first := self._changed(place, by, {}):
            heappush(heap, self._shift(first, {}, ()))
        for _ in range(_TRIES):
            if not heap or (best and heap[0].figures >= best.figures):
                return None
            found = heappop(heap)
            effort.spend(found.cells)
            if not found.broken:
                return found
            for changes in self._mending(found):
                heappush(heap, self._shift(changes, found.changes, found.broken))
        return None

    def _shift(
        self, more: Mapping[int, int], before: Mapping[int, int], broken: Collection[int]
    ) -> Shift:
        changes, shifts = {**before, **more}, self.shifts
        touched = {at for place in more for at in shifts.sums.touching.get(place, ())}
        left = [at for at in touched.union(broken) if shifts.broken(at, self.counts, changes)]
        shown = [place for place in changes if place not in self.held]
        pupils = sum(shifts.cells[place].base for place in shown)
        return Shift(len(shown), len(changes), pupils, next(self._number), changes, left)

    def _mending(self, shift: Shift) -> Sequence[Mapping[int, int]]:
        """What can be changed for the sum for which that can be done in the fewest ways."""
        best: Sequence[Mapping[int, int]] | None = None
        for at in sorted(shift.broken):
            found = [*self._mends(at, shift.changes)]
            if best is None or len(found) < len(best):
                best = found
            if len(best) <= 1:
                break
        return best or ()

    def _mends(self, at: int, changes: Mapping[int, int]) -> Iterator[Mapping[int, int]]:
        by = self.shifts.broken(at, self.counts, changes)
        for place, sign in self.shifts.sums.every[at].terms:
            if place not in changes and (found := self._changed(place, by * sign, changes)):
                yield found

    def _changed(self, place: int, by: int, changes: Mapping[int, int]) -> Mapping[int, int] | None:
        """A count that changes by so many, and the other answers of its group with it."""
        shifts, found = self.shifts, dict[int, int]()
        own = self.bundle.get(shifts.codes[place])
        for code, sign in self.bundle.items() if own else ():
            at = shifts.places.get((shifts.groups[place], code))
            if at is not None:
                found[at] = by * sign * (own or 1)
                number = self.counts[at] + found[at]
                if at in changes or not 0 <= number <= shifts.cells[at].base:
                    return None
        return found


def _numbered(names: Sequence[object]) -> Sequence[int]:
    """A number for each name, the same for the same."""
    known: dict[object, int] = {}
    return [known.setdefault(one, len(known)) for one in names]
