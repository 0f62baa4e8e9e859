"""Between which whole numbers what is not told must lie, by what is told: exact, for small tables.

Whole numbers within bounds, and sums of them within bounds. Bounds are drawn in until nothing
follows any more; what is then still open is tried, value by value.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import final

import attrs

__all__ = ["Effort", "Sum", "TooMuchEffort", "bounds", "drawn_in"]

Domain = tuple[int, int]
"""The least and the most that a number can be."""


class TooMuchEffort(Exception):  # noqa: N818 - it is no error: what asks does with less
    """It would take longer than was allowed."""


@final
class Effort:
    """How much may still be tried."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self) -> None:
        """Count one try. Raises :class:`TooMuchEffort` where none is left."""
        if self.left <= 0:
            raise TooMuchEffort
        self.left -= 1


@final
@attrs.frozen
class Sum:
    """That some numbers (by their place) less one of them (``total``) lie within bounds."""

    parts: tuple[int, ...]
    total: int | None
    least: int | None
    most: int | None

    @property
    def terms(self) -> Iterator[tuple[int, int]]:
        """Each number with its sign."""
        yield from ((part, 1) for part in self.parts)
        if self.total is not None:
            yield self.total, -1


def bounds(
    which: int, domains: Sequence[Domain], sums: Sequence[Sum], effort: Effort
) -> Domain | None:
    """The least and the most that one of the numbers can be; None: nothing fits at all.

    Raises :class:`TooMuchEffort` where that is not found in time.

    >>> both = [Sum((0, 1), None, 42, 42)]
    >>> bounds(0, [(0, 214), (0, 186)], both, Effort(100))
    (0, 42)
    """
    found = drawn_in(domains, sums, effort)
    if found is None:
        return None
    least, most = found[which]
    low = next((one for one in range(least, most + 1) if _fits(which, one, found, sums, effort)), None)
    if low is None:
        return None
    tried = range(most, low, -1)
    return low, next((one for one in tried if _fits(which, one, found, sums, effort)), low)


def _fits(
    which: int, value: int, domains: Sequence[Domain], sums: Sequence[Sum], effort: Effort
) -> bool:
    """Whether a number can have a value."""
    fixed = [*domains]
    fixed[which] = value, value
    return _is_possible(fixed, sums, effort)


def _is_possible(domains: Sequence[Domain], sums: Sequence[Sum], effort: Effort) -> bool:
    found = drawn_in(domains, sums, effort)
    if found is None:
        return False
    opened = [place for place, (least, most) in enumerate(found) if least < most]
    if not opened:
        return True
    which = min(opened, key=lambda place: found[place][1] - found[place][0])
    least, most = found[which]
    return any(_fits(which, one, found, sums, effort) for one in range(least, most + 1))


def drawn_in(
    domains: Sequence[Domain], sums: Sequence[Sum], effort: Effort
) -> list[Domain] | None:
    """The bounds as far as each sum by itself tells; None: a sum does not hold.

    >>> drawn_in([(0, 9), (3, 3)], [Sum((0,), 1, None, 0)], Effort(1))
    [(0, 3), (3, 3)]
    """
    effort.spend()
    found, waiting = [*domains], {*range(len(sums))}
    touching = _touching(sums)
    while waiting:
        changed = _tightened(sums[waiting.pop()], found)
        if changed is None:
            return None
        waiting.update(at for place in changed for at in touching[place])
    return found


def _touching(sums: Sequence[Sum]) -> Mapping[int, Sequence[int]]:
    """By number, the sums in which it stands."""
    found: dict[int, list[int]] = {}
    for at, one in enumerate(sums):
        for place, _ in one.terms:
            found.setdefault(place, []).append(at)
    return found


def _tightened(one: Sum, found: list[Domain]) -> list[int] | None:
    """Draw in what stands in a sum; gives what changed, or None where it cannot hold."""
    terms, changed = [*one.terms], list[int]()
    lows = [sign * found[place][sign < 0] for place, sign in terms]
    highs = [sign * found[place][sign > 0] for place, sign in terms]
    low, high = sum(lows), sum(highs)
    if (one.most is not None and low > one.most) or (one.least is not None and high < one.least):
        return None
    for (place, sign), least, most in zip(terms, lows, highs, strict=True):
        if one.most is not None:
            most = min(most, one.most - (low - least))
        if one.least is not None:
            least = max(least, one.least - (high - most if False else high - _of(terms, highs, place)))
        drawn = (least, most) if sign > 0 else (-most, -least)
        if drawn[0] > drawn[1]:
            return None
        if drawn != found[place]:
            found[place] = drawn
            changed.append(place)
    return changed
