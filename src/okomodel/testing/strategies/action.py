"""Actions that agree with their dates, and the plans that hold them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle as repeated
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.model import (
    Action,
    ActionKind,
    ActionPlan,
    ActionStatus,
    Body,
    BudgetKind,
    BudgetLine,
    Organisation,
    PlanCycle,
    Priority,
)
from okomodel.testing.strategies.day import DAY, day_within
from okomodel.testing.strategies.organisation import organisations
from okomodel.testing.strategies.text import TEXTS, maybe
from okomodel.values import Period
from okomodel.values.calendar import months_after, to_day

__all__ = ["actions", "adopted"]

_TITLES = ("Ouderavond", "Sport na school", "Mentorgesprekken", "Huisfeest zonder alcohol")


@st.composite
def actions(
    draw: DrawFn,
    *,
    on: date | str = DAY,
    within: Period | None = None,
    priorities: Sequence[Priority] = (),
    owners: Sequence[Organisation] | None = None,
    id: str = "action",
    quiet: bool = False,
) -> Action:
    """Actions whose status agrees with their dates on the day ``on``.

    ``within`` is the period of the plan (None: the year of that day), ``priorities`` are those
    that an action may serve, ``owners`` who may own it (None: those of a usual municipality).
    Of a ``quiet`` one the money is known, it takes the whole of that period, and nothing holds it
    up.

    >>> from okomodel.testing.smallest import smallest
    >>> smallest(actions()).status.value
    'active'
    """
    day = to_day(on)
    period = within or Period(date(day.year, 1, 1), date(day.year, 12, 31))
    known = organisations() if owners is None else owners
    served = draw(st.sampled_from(priorities)) if priorities else None
    course = _course(period, day) if quiet else _drawn_course(draw, period, day)
    return Action(
        id=id,
        title=draw(st.sampled_from(_TITLES)),
        kind=draw(st.sampled_from(ActionKind)),
        description=draw(TEXTS) if draw(maybe) else None,
        priority=served.id if served else None,
        domain=served.domain if served else None,
        owner=draw(st.sampled_from(known)).id if known else None,
        budget=_budget(draw, course["planned"].start.year, least=int(quiet)),
        **course,
    )


def _budget(draw: DrawFn, year: int, least: int) -> tuple[BudgetLine, ...]:
    kinds = draw(st.lists(st.sampled_from(BudgetKind), min_size=least, max_size=2))
    return tuple(BudgetLine(year=year, amount=draw(_AMOUNTS), kind=kind) for kind in kinds)


_AMOUNTS = st.integers(0, 100).map(lambda thousands: thousands * 500)


def _drawn_course(draw: DrawFn, period: Period, day: date) -> Mapping[str, Any]:
    """When it is planned within a period and done, and its status on a day; it may be held up."""
    first = period.first_day
    end = period.last_day or months_after(first, 24)
    planned = Period(start := day_within(draw, first, end), day_within(draw, start, end))
    if start <= day and draw(_HELD):
        held = draw(st.sampled_from([ActionStatus.ON_HOLD, ActionStatus.CANCELLED]))
        return {"planned": planned, "status": held, "status_reason": "geen menskracht"}
    return _course(planned, day)


def _course(planned: Period, day: date) -> Mapping[str, Any]:
    """When it is planned and done, and the status that follows from that on a day."""
    if planned.first_day > day:
        return {"planned": planned}
    if planned.last_day is None or planned.last_day >= day:
        return {"planned": planned, "status": ActionStatus.ACTIVE, "actual": Period(planned.start)}
    return {"planned": planned, "status": ActionStatus.COMPLETED, "actual": planned}


_HELD = st.sampled_from([False, False, False, False, True])


def adopted(
    draw: DrawFn,
    cycle: PlanCycle,
    on: date,
    owners: Sequence[Organisation],
    *,
    day: date,
    quiet: bool = False,
) -> ActionPlan:
    """The plan of a cycle, adopted on a ``day``, as it stands on the day ``on``."""
    months = 24 if quiet else 12 + draw(st.integers(0, 12))
    period = Period(day, months_after(day, months) - timedelta(days=1))
    held = _one_each(cycle, period, on) if quiet else _any(draw, cycle, period)
    drawn = tuple(
        draw(actions(on=on, owners=owners, id=f"actie-{cycle.number}-{place}", quiet=quiet, **each))
        for place, each in enumerate(held, start=1)
    )
    return ActionPlan(
        title=f"Uitvoeringsplan {cycle.number}",
        period=period,
        document=f"{day.year}-{cycle.number:03}",
        adopted_by=draw(st.sampled_from([Body.COLLEGE, Body.COUNCIL])),
        adopted_on=day,
        actions=_of_both_kinds(drawn),
    )


def _any(draw: DrawFn, cycle: PlanCycle, period: Period) -> Iterator[Mapping[str, Any]]:
    """What some actions serve, and within what they are planned."""
    for _ in range(draw(st.integers(0, 5))):
        yield {"within": period, "priorities": cycle.priorities}


def _one_each(cycle: PlanCycle, period: Period, on: date) -> Iterator[Mapping[str, Any]]:
    """The same of one action for each priority: in turn one is done, one runs, one is to come."""
    start, coming = period.first_day, on + timedelta(days=30)
    courses = (Period(start, start + timedelta(days=9)), period, Period(coming, coming))
    for priority, course in zip(cycle.priorities, repeated(courses), strict=False):
        yield {"within": course, "priorities": [priority]}


def _of_both_kinds(drawn: tuple[Action, ...]) -> tuple[Action, ...]:
    """The actions, the second of the other kind than the first."""
    if len(drawn) <= 1:
        return drawn
    first, second, *rest = drawn
    other = next(kind for kind in ActionKind if kind is not first.kind)
    return (first, attrs.evolve(second, kind=other), *rest)
