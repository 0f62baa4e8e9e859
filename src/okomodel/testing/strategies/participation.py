"""Participations in the order of time, each of which may follow the one before."""

from collections.abc import Iterator
from datetime import date, timedelta

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.model import Participation, ParticipationStatus
from okomodel.testing.strategies.day import day_within, loosely
from okomodel.testing.strategies.text import maybe

__all__ = ["first_steps", "taking_part", "until_when"]

_SUPPORTED, _CONTINUING = ParticipationStatus.SUPPORTED, ParticipationStatus.CONTINUING
_PAUSED, _STOPPED = ParticipationStatus.PAUSED, ParticipationStatus.STOPPED

_GOES_ON = {
    _SUPPORTED: [_CONTINUING, _PAUSED, _STOPPED],
    _CONTINUING: [_PAUSED, _STOPPED],
    _PAUSED: [_CONTINUING, _STOPPED],
}
_GAPS = st.integers(30, 900)


def first_steps(draw: DrawFn, day: date) -> Iterator[Participation]:
    """The interest that comes before support, or that led to nothing yet."""
    if draw(maybe):
        since = day - timedelta(days=draw(_GAPS))
        yield Participation(status=ParticipationStatus.INTERESTED, since=loosely(draw, since))
        if draw(maybe):
            since = day_within(draw, since, day)
            yield Participation(status=ParticipationStatus.DECIDING, since=loosely(draw, since))


def taking_part(draw: DrawFn, day: date, on: date) -> Iterator[Participation]:
    """Support from a day on, and how it went on by ``on``."""
    status, since = _SUPPORTED, day
    yield Participation(status=status, since=loosely(draw, since))
    for _ in range(draw(_TURNS)):
        since += timedelta(days=draw(_GAPS))
        if since > on or status not in _GOES_ON:
            return
        status = draw(st.sampled_from(_GOES_ON[status]))
        yield Participation(status=status, since=since)


_TURNS = st.sampled_from([0, 0, 1, 1, 2, 3])


def until_when(participation: tuple[Participation, ...], on: date) -> date:
    """The last day on which a participant that stopped can have done anything."""
    last = participation[-1]
    return min(on, last.since.latest) if last.status is _STOPPED else on


def from_source(participation: Participation, source: str) -> Participation:
    """The same claim with its source."""
    return attrs.evolve(participation, source=source)
