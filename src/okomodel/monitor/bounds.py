"""Between which whole numbers what is not told must lie, by what is told: exact, for small tables.

Whole numbers within bounds, and sums of them within bounds. Bounds are drawn in until nothing
follows any more; what is then still open is tried, value by value.
"""

from collections.abc import Iterable, Mapping, Sequence
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

    def renumbered(self, new: Mapping[int, int]) -> "Sum":
        """The same sum of numbers that have other places."""
        total = None if self.total is None else new[self.total]
        return Sum(tuple(new[part] for part in self.parts), total, self.least, self.most)

    @cached_property
    def terms(self) -> Sequence[tuple[int, int]]:
        """Each number with its sign."""
        whole = () if self.total is None else ((self.total, -1),)
        return (*((part, 1) for part in self.parts), *whole)

    def ends(self, domains: Sequence[Domain]) -> Domain:
        """The least and the most that it can be."""
        low = high = 0
        for place, sign in self.terms:
            least, most = domains[place]
            low += least if sign > 0 else -most
            high += most if sign > 0 else -least
        return low, high

    def is_within(self, low: int, high: int) -> bool:
        """Whether it holds if it lies anywhere between these."""
        return (self.least is None or low >= self.least) and (
            self.most is None or high <= self.most
        )

    def is_certain(self, domains: Sequence[Domain]) -> bool:
        """Whether it holds whatever the numbers are: then nothing follows from it."""
        return self.is_within(*self.ends(domains))


@final
@attrs.frozen(slots=False, eq=False)
class Sums:
    """Sums of numbers, and in which of them each number stands."""

    every: Sequence[Sum]

    def of(self, places: Sequence[int]) -> "Sums":
        """Those of some of the numbers, which stand in no sum with any other."""
        new = {place: at for at, place in enumerate(places)}
        return Sums([one.renumbered(new) for one in self.every if one.terms[0][0] in new])

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

    Where some are fixed the domains are those that were drawn in before.

    >>> solution([(0, 9), (3, 3)], Sums([Sum((0,), 1, None, 0)]), Effort(99), {0: 2})
    [2, 3]
    """
    tried = [*domains]
    for which, value in (fixed or {}).items():
        tried[which] = value, value
    changed = None if fixed is None else (at for one in fixed for at in sums.touching.get(one, ()))
    found = drawn_in(tried, sums, effort, changed)
    if found is None:
        return None
    opened = [place for place, (least, most) in enumerate(found) if least < most]
    if not opened:
        return [least for least, _ in found]
    which = min(opened, key=lambda place: found[place][1] - found[place][0])
    least, most = found[which]
    each = (solution(found, sums, effort, {which: one}) for one in range(least, most + 1))
    return next((one for one in each if one is not None), None)


def drawn_in(
    domains: Sequence[Domain],
    sums: Sums,
    effort: Effort,
    changed: Iterable[int] | None = None,
) -> list[Domain] | None:
    """The bounds as far as each sum by itself tells; None: a sum does not hold.

    ``changed``: the sums to look at, where of the others all has been drawn in (else: all).

    >>> drawn_in([(0, 9), (3, 3)], Sums([Sum((0,), 1, None, 0)]), Effort(9))
    [(0, 3), (3, 3)]
    """
    effort.spend(len(domains))
    found = [*domains]
    waiting = {*range(len(sums.every))} if changed is None else {*changed}
    while waiting:
        changed = _tightened(sums.every[waiting.pop()], found)
        if changed is None:
            return None
        waiting.update(at for place in changed for at in sums.touching[place])
    return found


def _tightened(one: Sum, found: list[Domain]) -> list[int] | None:
    """Draw in what stands in a sum; gives what changed, or None where it cannot hold."""
    low, high = one.ends(found)
    more = None if one.least is None else high - one.least
    less = None if one.most is None else one.most - low
    if (more is not None and more < 0) or (less is not None and less < 0):
        return None
    changed = list[int]()
    for place, sign in () if one.is_within(low, high) else one.terms:
        least, most = found[place]
        down, up = (more, less) if sign > 0 else (less, more)
        first = least if down is None else max(least, most - down)
        last = most if up is None else min(most, least + up)
        if first > least or last < most:
            found[place] = first, last
            changed.append(place)
    return changed
