"""Cycles, gone through milestone by milestone, with what was chosen and planned on the way."""

from collections.abc import Sequence
from datetime import date

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.insight.course import DEFAULT_TEMPLATE
from okomodel.model import (
    Dossier,
    Milestone,
    MilestoneRecord,
    Organisation,
    PlanCycle,
    SurveyRound,
)
from okomodel.reference.template import templates
from okomodel.testing.strategies.day import DAY, day_within
from okomodel.testing.strategies.lifecycle import walked
from okomodel.testing.strategies.organisation import organisations
from okomodel.values.calendar import months_after, to_day

__all__ = ["plan_cycles"]


@st.composite
def plan_cycles(
    draw: DrawFn,
    *,
    on: date | str = DAY,
    number: int = 1,
    start: date | str | None = None,
    round: SurveyRound | None = None,
    owners: Sequence[Organisation] | None = None,
) -> PlanCycle:
    """Cycles that began by ``on`` and went as far as the template allows.

    They belong to a dossier whose core team stood when the cycle began. ``start`` is its first
    day (None: at most two years before ``on``), ``round`` the survey round that it starts from
    (None: it names none, and so has no targets), ``owners`` own its actions.

    >>> from okomodel.testing.smallest import smallest
    >>> smallest(plan_cycles()).start
    PartialDate('2024-01-01')
    """
    day = to_day(on)
    begun = to_day(start) if start else _begun(draw, day)
    known = organisations() if owners is None else owners
    walk = walked(draw, _shell(begun, number, round, known), number, begun, day, day)
    cycle = walk.cycle(number)
    return cycle if round else attrs.evolve(cycle, round=None, targets=())


def _begun(draw: DrawFn, day: date) -> date:
    first = months_after(day, -templates[DEFAULT_TEMPLATE].months)
    return day_within(draw, first, day)


def _shell(
    start: date, number: int, round: SurveyRound | None, owners: Sequence[Organisation]
) -> Dossier:
    """A dossier with a cycle that has just begun, and a core team that stands."""
    team = MilestoneRecord(milestone=Milestone.CORE_TEAM, done=start)
    return Dossier(
        id="x",
        name="X",
        municipalities=["GM9001"],
        organisations=owners,
        preparation=[team],
        rounds=[round] if round else [],
        cycles=[PlanCycle(number=number, start=start, round=round.id if round else None)],
    )
