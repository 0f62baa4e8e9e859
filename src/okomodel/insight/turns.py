"""What holds from one day to the next."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter
from typing import Generic, Self, TypeVar, final

import attrs

__all__ = ["Turns"]

T = TypeVar("T")


@final
@attrs.frozen
class Turns(Generic[T]):
    """What holds on any day, where it only changes on some days."""

    days: Sequence[date]
    values: Sequence[T]

    @classmethod
    def of(cls, turns: Iterable[tuple[date, T]]) -> Self:
        """From each day on that value; of two for the same day, the one that is given last."""
        found = dict(sorted(turns, key=itemgetter(0)))
        return cls((*found,), (*found.values(),))

    @classmethod
    def highest(cls, ranked: Iterable[tuple[date, T]]) -> Self:
        """From each day on that value, unless one that was given later holds already."""
        held: list[tuple[date, T]] = []
        highest = -1
        for rank, (day, value) in sorted(enumerate(ranked), key=lambda one: one[1][0]):
            if rank > highest:
                highest = rank
                held.append((day, value))
        return cls.of(held)

    def on(self, day: date) -> T | None:
        """What holds on that day; None: nothing yet."""
        index = bisect_right(self.days, day)
        return self.values[index - 1] if index else None
