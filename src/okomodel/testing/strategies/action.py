"""Actions that agree with their dates, and the plans that hold them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
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
) -> Action:
    """Actions whose status agrees with their dates on the day ``on``.

    ``within`` is the period of the plan (None: the year of that day), ``priorities`` are those
    that an action may serve, ``owners`` who may own it (None: those of a usual municipality).

    >>> from okomodel.testing.smallest import smallest
    >>> smallest(actions()).status.value
    'active'
    """
    day = to_day(on)
    period = within or Period(date(day.year, 1, 1), date(day.year, 12, 31))
    known = organisations() if owners is None else owners
    served = draw(st.sampled_from(priorities)) if priorities else None
    return Action(
        id=id,
        title=draw(st.sampled_from(_TITLES)),
        kind=draw(st.sampled_from(ActionKind)),
        description=draw(TEXTS) if draw(maybe) else None,
        priority=served.id if served else None,
        domain=served.domain if served else None,
        owner=draw(st.sampled_from(known)).id if known else None,
        budget=_budget(draw, period.start.year),
        **_course(draw, day, period),
    )


def _budget(draw: DrawFn, year: int) -> tuple[BudgetLine, ...]:
    kinds = draw(st.lists(st.sampled_from(BudgetKind), max_size=2))
    return tuple(BudgetLine(year=year, amount=draw(_AMOUNTS), kind=kind) for kind in kinds)


_AMOUNTS = st.integers(0, 100).map(lambda thousands: thousands * 500)


def _course(draw: DrawFn, day: date, period: Period) -> Mapping[str, Any]:
    """When it is planned and done, and the status that follows from that on a day."""
    end = period.end or months_after(period.start, 24)
    planned = Period(start := day_within(draw, period.start, end), day_within(draw, start, end))
    if start > day:
        return {"planned": planned}
    if draw(_HELD):
        held = draw(st.sampled_from([ActionStatus.ON_HOLD, ActionStatus.CANCELLED]))
        return {"planned": planned, "status": held, "status_reason": "geen menskracht"}
    if planned.end and planned.end >= day:
        return {"planned": planned, "status": ActionStatus.ACTIVE, "actual": Period(start)}
    return {"planned": planned, "status": ActionStatus.COMPLETED, "actual": planned}


_HELD = st.sampled_from([False, False, False, False, True])


def adopted(
    draw: DrawFn,
    number: int,
    day: date,
    on: date,
    priorities: Sequence[Priority],
    owners: Sequence[Organisation],
) -> ActionPlan:
    """The plan of the cycle with that number, adopted on a day, as it stands on ``on``."""
    period = Period(day, months_after(day, 12 + draw(st.integers(0, 12))) - timedelta(days=1))
    each: dict[str, Any] = {"on": on, "within": period, "priorities": priorities, "owners": owners}
    count = draw(st.integers(0, 5))
    drawn = (draw(actions(**each, id=f"actie-{number}-{place + 1}")) for place in range(count))
    return ActionPlan(
        title=f"Uitvoeringsplan {number}",
        period=period,
        document=f"{day.year}-{number:03}",
        adopted_by=draw(st.sampled_from(Body)),
        adopted_on=day,
        actions=_of_both_kinds(tuple(drawn)),
    )


def _of_both_kinds(drawn: tuple[Action, ...]) -> tuple[Action, ...]:
    """The actions, the second of the other kind than the first."""
    if len(drawn) <= 1:
        return drawn
    first, second, *rest = drawn
    other = next(kind for kind in ActionKind if kind is not first.kind)
    return (first, attrs.evolve(second, kind=other), *rest)
