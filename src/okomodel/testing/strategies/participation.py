"""Participations in the order of time, each of which may follow the one before."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.insight.participation import MAY_FOLLOW
from okomodel.model import Participation, ParticipationStatus
from okomodel.testing.strategies.day import day_within, loosely
from okomodel.testing.strategies.text import maybe
from okomodel.values.calendar import months_after

__all__ = ["first_steps", "quiet_steps", "taking_part", "until_when"]

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
    status, since = ParticipationStatus.SUPPORTED, day
    yield Participation(status=status, since=loosely(draw, since))
    for _ in range(draw(_TURNS)):
        since += timedelta(days=draw(_GAPS))
        if since > on or status is ParticipationStatus.STOPPED:
            return
        status = draw(st.sampled_from(_next(status)))
        yield Participation(status=status, since=since)


_TURNS = st.sampled_from([0, 0, 1, 1, 2, 3])


def _next(status: ParticipationStatus) -> list[ParticipationStatus]:
    return [one for one in ParticipationStatus if one in MAY_FOLLOW[status] - {status}]


def quiet_steps(day: date, *, is_long: bool) -> Iterator[Participation]:
    """Interest, support from a day on, and of a long one how it went on after four years."""
    yield Participation(status=ParticipationStatus.INTERESTED, since=months_after(day, -8))
    yield Participation(status=ParticipationStatus.SUPPORTED, since=day)
    if is_long:
        since = months_after(day, 47)
        yield Participation(status=ParticipationStatus.CONTINUING, since=since)


def until_when(participation: tuple[Participation, ...], on: date) -> date:
    """The last day on which a participant that stopped can have done anything."""
    last = participation[-1]
    is_over = last.status is ParticipationStatus.STOPPED
    return min(on, last.since.latest) if is_over else on
