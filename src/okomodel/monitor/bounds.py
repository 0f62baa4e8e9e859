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


class TooMuchEffort(Exception):
    """It would take longer than was allowed."""


@final
class Effort:
    """At how many numbers may still be looked."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, numbers: int) -> None:
        """Count a look at so many. Raises :class:`TooMuchEffort` where that is too many."""
        self.left -= numbers
        if self.left < 0:
            raise TooMuchEffort


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
    low = next(
        (one for one in range(least, most + 1) if _fits(which, one, found, sums, effort)), None
    )
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


def drawn_in(domains: Sequence[Domain], sums: Sequence[Sum], effort: Effort) -> list[Domain] | None:
    """The bounds as far as each sum by itself tells; None: a sum does not hold.

    >>> drawn_in([(0, 9), (3, 3)], [Sum((0,), 1, None, 0)], Effort(9))
    [(0, 3), (3, 3)]
    """
    effort.spend(len(domains))
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
    terms = [*one.terms]
    sides = [_side(found[place], sign) for place, sign in terms]
    low, high = sum(least for least, _ in sides), sum(most for _, most in sides)
    changed = list[int]()
    for (place, sign), (least, most) in zip(terms, sides, strict=True):
        first = least if one.least is None else max(least, one.least - (high - most))
        last = most if one.most is None else min(most, one.most - (low - least))
        if first > last:
            return None
        if (first, last) != (least, most):
            found[place] = _side((first, last), sign)
            changed.append(place)
    return changed


def _side(domain: Domain, sign: int) -> Domain:
    """The bounds of what stands in a sum with a sign."""
    least, most = domain
    return (least, most) if sign > 0 else (-most, -least)
