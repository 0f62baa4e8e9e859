"""Between which whole numbers what is not told must lie, by what is told: exact, for small tables.

Whole numbers within bounds, and sums of them within bounds. Bounds are drawn in until nothing
follows any more; what is then still open is tried, value by value.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import final

import attrs

__all__ = ["Effort", "Sum", "Sums", "TooMuchEffort", "bounds", "drawn_in", "solution"]

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
@attrs.frozen(slots=False)
class Sum:
    """That some numbers (by their place) less one of them (``total``) lie within bounds."""

    parts: tuple[int, ...]
    total: int | None
    least: int | None
    most: int | None

    @cached_property
    def terms(self) -> Sequence[tuple[int, int]]:
        """Each number with its sign."""
        whole = () if self.total is None else ((self.total, -1),)
        return (*((part, 1) for part in self.parts), *whole)


@final
@attrs.frozen(slots=False, eq=False)
class Sums:
    """Sums of numbers, and in which of them each number stands."""

    every: Sequence[Sum]

    @cached_property
    def touching(self) -> Mapping[int, Sequence[int]]:
        """By number, the sums in which it stands."""
        found: dict[int, list[int]] = {}
        for at, one in enumerate(self.every):
            for place, _ in one.terms:
                found.setdefault(place, []).append(at)
        return found


def bounds(which: int, domains: Sequence[Domain], sums: Sums, effort: Effort) -> Domain | None:
    """The least and the most that one of the numbers can be; None: nothing fits at all.

    Raises :class:`TooMuchEffort` where that is not found in time.

    >>> both = Sums([Sum((0, 1), None, 42, 42)])
    >>> bounds(0, [(0, 214), (0, 186)], both, Effort(100))
    (0, 42)
    """
    found = drawn_in(domains, sums, effort)
    if found is None:
        return None
    least, most = found[which]
    tried = range(least, most + 1)
    low = next((one for one in tried if solution(found, sums, effort, {which: one})), None)
    if low is None:
        return None
    tried = range(most, low, -1)
    high = next((one for one in tried if solution(found, sums, effort, {which: one})), low)
    return low, high


def solution(
    domains: Sequence[Domain],
    sums: Sums,
    effort: Effort,
    fixed: Mapping[int, int] | None = None,
) -> Sequence[int] | None:
    """Numbers that fit, where those that are ``fixed`` are so; None: there are none.

    >>> solution([(0, 9), (3, 3)], Sums([Sum((0,), 1, None, 0)]), Effort(99), {0: 2})
    [2, 3]
    """
    tried = [*domains]
    for which, value in (fixed or {}).items():
        tried[which] = value, value
    found = drawn_in(tried, sums, effort)
    if found is None:
        return None
    opened = [place for place, (least, most) in enumerate(found) if least < most]
    if not opened:
        return [least for least, _ in found]
    which = min(opened, key=lambda place: found[place][1] - found[place][0])
    least, most = found[which]
    each = (solution(found, sums, effort, {which: one}) for one in range(least, most + 1))
    return next((one for one in each if one is not None), None)


def drawn_in(domains: Sequence[Domain], sums: Sums, effort: Effort) -> list[Domain] | None:
    """The bounds as far as each sum by itself tells; None: a sum does not hold.

    >>> drawn_in([(0, 9), (3, 3)], Sums([Sum((0,), 1, None, 0)]), Effort(9))
    [(0, 3), (3, 3)]
    """
    effort.spend(len(domains))
    found, waiting = [*domains], {*range(len(sums.every))}
    while waiting:
        changed = _tightened(sums.every[waiting.pop()], found)
        if changed is None:
            return None
        waiting.update(at for place in changed for at in sums.touching[place])
    return found


def _tightened(one: Sum, found: list[Domain]) -> list[int] | None:
    """Draw in what stands in a sum; gives what changed, or None where it cannot hold."""
    terms = one.terms
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
