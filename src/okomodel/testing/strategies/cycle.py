"""Cycles, gone through milestone by milestone, with what was chosen and planned on the way."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel import lifecycle
from okomodel.insight.course import DEFAULT_TEMPLATE
from okomodel.insight.facts import reached
from okomodel.model import (
    Dossier,
    Milestone,
    MilestoneRecord,
    Organisation,
    PlanCycle,
    Priority,
    SurveyRound,
)
from okomodel.reference.template import templates
from okomodel.testing.strategies.action import adopted
from okomodel.testing.strategies.day import DAY
from okomodel.testing.strategies.lifecycle import walked
from okomodel.testing.strategies.organisation import organisations
from okomodel.testing.strategies.priority import chosen
from okomodel.testing.strategies.report import brought_out
from okomodel.testing.strategies.round import survey_rounds
from okomodel.testing.strategies.target import set_for
from okomodel.values.calendar import months_after, to_day

__all__ = ["gone_through", "plan_cycles"]


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
    datetime.date(2024, 1, 1)
    """
    day = to_day(on)
    begun = to_day(start) if start else _begun(draw, day)
    shell = _shell(begun, number, round)
    walk = walked(draw, shell, number, begun, day)
    known = organisations() if owners is None else owners
    return _filled(draw, walk.cycle(number), day, round, known)


def _begun(draw: DrawFn, day: date) -> date:
    first = months_after(day, -templates[DEFAULT_TEMPLATE].months)
    return first.fromordinal(first.toordinal() + draw(st.integers(0, (day - first).days)))


def _shell(start: date, number: int, round: SurveyRound | None) -> Dossier:
    """A dossier with a cycle that has just begun, and a core team that stands."""
    team = MilestoneRecord(milestone=Milestone.CORE_TEAM, done=start)
    begun = PlanCycle(number=number, start=start, round=round.id if round else None)
    return Dossier(id="x", name="X", municipalities=["GM9001"], preparation=[team], cycles=[begun])


def gone_through(draw: DrawFn, dossier: Dossier, start: date, until: date, on: date) -> Dossier:
    """The dossier with its next cycle, begun on a day, as far as it went; and its round."""
    begun = lifecycle.next_cycle(dossier, on=start)
    number = begun.cycles[-1].number
    walk = walked(draw, begun, number, start, until)
    *before, cycle = walk.cycles
    round = _surveyed(draw, cycle, number)
    filled = _filled(draw, cycle, on, round, dossier.organisations)
    rounds = (*walk.rounds, round) if round else walk.rounds
    return attrs.evolve(walk, cycles=(*before, filled), rounds=rounds)


def _surveyed(draw: DrawFn, cycle: PlanCycle, number: int) -> SurveyRound | None:
    """The round of a cycle whose survey was done."""
    if (last_day := _done(cycle, Milestone.SURVEY)) is None:
        return None
    reported = _done(cycle, Milestone.SURVEY_REPORT)
    drawn = draw(survey_rounds(id=f"oko-{number}", last_day=last_day, reported_on=reported))
    return drawn if reported else attrs.evolve(drawn, reported_on=None, measurements=())


def _filled(
    draw: DrawFn,
    cycle: PlanCycle,
    on: date,
    round: SurveyRound | None,
    owners: Sequence[Organisation],
) -> PlanCycle:
    """The cycle with what belongs to the milestones that were done."""
    priorities = _priorities(draw, cycle, round)
    return attrs.evolve(
        cycle,
        round=round.id if round else None,
        priorities=priorities,
        **_targets(draw, cycle, round, priorities),
        **_plan(draw, cycle, on, priorities, owners),
    )


def _priorities(draw: DrawFn, cycle: PlanCycle, round: SurveyRound | None) -> tuple[Priority, ...]:
    if (day := _done(cycle, Milestone.PRIORITIES)) is None:
        return ()
    measured = dict.fromkeys(one.indicator for one in round.measurements) if round else ()
    return chosen(draw, cycle.number, day, tuple(measured))


def _targets(
    draw: DrawFn,
    cycle: PlanCycle,
    round: SurveyRound | None,
    priorities: Sequence[Priority],
) -> dict[str, Any]:
    day = _done(cycle, Milestone.TARGETS)
    if day is None or round is None:
        return {}
    return {"targets": set_for(draw, round, priorities, cycle.number, day)}


def _plan(
    draw: DrawFn,
    cycle: PlanCycle,
    on: date,
    priorities: Sequence[Priority],
    owners: Sequence[Organisation],
) -> dict[str, Any]:
    if (day := _done(cycle, Milestone.PLAN)) is None:
        return {}
    plan = adopted(draw, cycle.number, day, on, priorities, owners)
    reported = _done(cycle, Milestone.PROGRESS_REPORT)
    reports = tuple(brought_out(draw, cycle.number, day, reported)) if reported else ()
    return {"plan": plan, "reports": reports}


def _done(cycle: PlanCycle, milestone: Milestone) -> date | None:
    found = reached(milestone, cycle)
    return found.when if found else None
