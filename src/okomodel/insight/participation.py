"""On which days a participant takes part, as far as its partial dates say."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from typing import final

import attrs

from okomodel.insight.turns import Turns
from okomodel.model.participation import Participation, ParticipationStatus
from okomodel.values.calendar import LAST_YEAR, as_day
from okomodel.values.partial_date import PartialDate
from okomodel.values.period import Period

__all__ = ["MAY_FOLLOW", "TAKES_PART", "Presence", "out_of_order", "presence"]

_INTERESTED, _DECIDING = ParticipationStatus.INTERESTED, ParticipationStatus.DECIDING
_SUPPORTED, _CONTINUING = ParticipationStatus.SUPPORTED, ParticipationStatus.CONTINUING
_PAUSED, _STOPPED = ParticipationStatus.PAUSED, ParticipationStatus.STOPPED
_DECLINED = ParticipationStatus.DECLINED

TAKES_PART = frozenset({_SUPPORTED, _CONTINUING})
"""The statuses in which a municipality takes part.

Deciding on going on does not end it; declined, paused and stopped do.
"""

MAY_FOLLOW: Mapping[ParticipationStatus, frozenset[ParticipationStatus]] = {
    _INTERESTED: frozenset({_INTERESTED, _DECIDING, _DECLINED, _SUPPORTED, _CONTINUING, _STOPPED}),
    _DECIDING: frozenset({_DECIDING, _DECLINED, _SUPPORTED, _CONTINUING, _STOPPED}),
    _DECLINED: frozenset({_DECLINED, _INTERESTED, _DECIDING, _SUPPORTED}),
    _SUPPORTED: frozenset({_SUPPORTED, _DECIDING, _CONTINUING, _PAUSED, _STOPPED}),
    _CONTINUING: frozenset({_CONTINUING, _DECIDING, _PAUSED, _STOPPED}),
    _PAUSED: frozenset({_PAUSED, _SUPPORTED, _CONTINUING, _STOPPED}),
    _STOPPED: frozenset({_INTERESTED, _DECIDING, _SUPPORTED, _CONTINUING, _STOPPED}),
}
"""By status, what may come next: another claim of the same, or how it goes on."""

_AWAY = frozenset({_DECLINED, _PAUSED, _STOPPED})


@final
@attrs.frozen
class Presence:
    """When a participant takes part: from `supported` or `continuing` on, until it ends.

    It ends with `paused`, `stopped` or `declined`; whoever is `deciding` on going on still takes
    part. A start known only as "2023" is possible from 1 January and certain from 31 December; an
    end the other way round. The day of an end is no day of taking part any more.

    >>> since_2023 = presence([Participation(status="supported", since="2023")])
    >>> since_2023.possible_on("2023-06-01"), since_2023.certain_on("2023-06-01")
    (True, False)
    """

    claims: tuple[Participation, ...]

    def certain_on(self, day: date | str) -> bool:
        """Whether it takes part on that day, whatever its partial dates mean."""
        begun, first, end = self._range(as_day(day))
        return begun and all(self._takes_part[first:end])

    def possible_on(self, day: date | str) -> bool:
        """Whether it may take part on that day."""
        _, first, end = self._range(as_day(day))
        return any(self._takes_part[first:end])

    def since(self, day: date | str) -> PartialDate | None:
        """Since when it takes part on that day, without a gap; None: it does not.

        Where that depends on a day that is not known: since when it then does.

        >>> back = ["supported 2020", "paused 2021", "supported 2022", "deciding 2026"]
        >>> claims = [Participation(status=one.split()[0], since=one.split()[1]) for one in back]
        >>> presence(claims).since("2026-06-01")
        PartialDate('2022')
        """
        _, first, end = self._range(as_day(day))
        here = (index for index in range(end - 1, first - 1, -1) if self._takes_part[index])
        if (index := next(here, None)) is None:
            return None
        while index and self._takes_part[index - 1]:
            index -= 1
        return self.claims[index].since

    def is_asked_on(self, day: date) -> bool:
        """Whether what is asked of participants is asked on that day.

        It is while it certainly takes part. Where no participation is recorded, none is judged by.
        """
        return not self.claims or self.certain_on(day)

    def running_support(self, day: date) -> Participation | None:
        """The claim of support that is the latest begun by a day, where nothing came after it."""
        begun = [claim for claim in self.claims if claim.since.earliest <= day]
        return begun[-1] if begun and begun[-1].status is _SUPPORTED else None

    @cached_property
    def turns(self) -> tuple[date, ...]:
        """The days on which something may have changed, in order."""
        days = {day for claim in self.claims for day in (claim.since.earliest, claim.since.latest)}
        return tuple(sorted(days))

    def certain_periods(self, until: date) -> tuple[Period, ...]:
        """The stretches up to ``until`` in which it certainly takes part."""
        starts = [day for day in self.turns if day <= until]
        last = min(until, date(LAST_YEAR, 12, 31))
        ends = [*(day - timedelta(days=1) for day in starts[1:]), last]
        stretches = zip(starts, ends, strict=False)  # last: one end too many where none began
        certain = [(start, end) for start, end in stretches if self.certain_on(start)]
        return tuple(_joined(certain))

    def is_away(self, day: date | str) -> bool:
        """Whether it has certainly declined, paused or stopped by that day."""
        return all(one in _AWAY for one in self.reached(as_day(day)))

    def reached(self, day: date) -> tuple[ParticipationStatus | None, ...]:
        """The statuses that it may have on a day; None: not yet begun."""
        begun, first, end = self._range(day)
        possible = tuple(claim.status for claim in self.claims[first:end])
        return possible if begun else (None, *possible)

    def _range(self, day: date) -> tuple[bool, int, int]:
        """Whether one has certainly begun, the first claim that may be the last begun, the end."""
        first = self._certainly_begun.on(day)
        return first is not None, first or 0, bisect_right(self._begun, day)

    @cached_property
    def _takes_part(self) -> Sequence[bool]:
        """By claim, whether it takes part while that is the last."""
        return (*_parts_taken(claim.status for claim in self.claims),)

    @cached_property
    def _begun(self) -> Sequence[date]:
        """From which day on each claim may have begun, and all that stand before it."""
        return (*accumulate((_first_day(claim) for claim in self.claims), max),)

    @cached_property
    def _certainly_begun(self) -> Turns[int]:
        """The last claim that has certainly begun, by its index."""
        places = zip(self.claims, self._begun, strict=True)
        days = (max(claim.since.latest, begun) for claim, begun in places)
        return Turns.highest((day, index) for index, day in enumerate(days))


def _parts_taken(statuses: Iterable[ParticipationStatus]) -> Iterator[bool]:
    """By status in the order of time, whether it takes part: to decide on going on is to do so."""
    takes_part = False
    for status in statuses:
        takes_part = status in TAKES_PART or (takes_part and status is _DECIDING)
        yield takes_part


def _joined(stretches: Iterable[tuple[date, date]]) -> Iterator[Period]:
    """Stretches in the order of time, as one where they follow each other without a gap."""
    joined: list[tuple[date, date]] = []
    for start, end in stretches:
        if joined and joined[-1][1] + timedelta(days=1) == start:
            start, _ = joined.pop()  # noqa: PLW2901 - the same stretch goes on
        joined.append((start, end))
    return (Period(start, end) for start, end in joined)


def presence(participation: Sequence[Participation]) -> Presence:
    """The presence that participations tell, in the order of time.

    They are taken in the order in which they stand, unless that certainly is not their order.
    """
    if out_of_order(participation):
        return Presence(tuple(sorted(participation, key=_first_day)))
    return Presence(tuple(participation))


def out_of_order(participation: Sequence[Participation]) -> Mapping[int, Participation]:
    """By index, each claim that certainly began before one that stands before it, and that one.

    Where one does, the claims after it are compared with it, and not with what was before it.
    """
    found: dict[int, Participation] = {}
    furthest: Participation | None = None
    for index, claim in enumerate(participation):
        if furthest and claim.since.latest < furthest.since.earliest:
            found[index], furthest = furthest, claim
        else:
            furthest = max(furthest or claim, claim, key=_first_day)
    return found


def _first_day(claim: Participation) -> date:
    return claim.since.earliest
