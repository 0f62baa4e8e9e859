"""Cycles, gone through milestone by milestone, with what was chosen and planned on the way."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.insight.course import DEFAULT_TEMPLATE, template_of
from okomodel.insight.facts import adoption, all_reached, reached
from okomodel.model import (
    Dossier,
    Milestone,
    MilestoneRecord,
    Organisation,
    PlanCycle,
    SurveyRound,
    WorkGroup,
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

__all__ = ["content", "gone_through", "plan_cycles"]


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
    walk = walked(draw, _shell(begun, number, round), number, begun, day)
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


def gone_through(draw: DrawFn, dossier: Dossier, on: date, *, quiet: bool = False) -> Dossier:
    """The dossier with what belongs to the milestones of its last cycle, as it stands on a day."""
    *before, cycle = dossier.cycles
    round = _surveyed(draw, cycle, quiet=quiet)
    filled = _filled(draw, cycle, on, round, dossier.organisations, quiet=quiet)
    rounds = (*dossier.rounds, round) if round else dossier.rounds
    groups = (*dossier.work_groups, *_groups(filled))
    return attrs.evolve(dossier, cycles=(*before, filled), rounds=rounds, work_groups=groups)


def _surveyed(draw: DrawFn, cycle: PlanCycle, *, quiet: bool) -> SurveyRound | None:
    """The round of a cycle whose survey was done."""
    if (survey := reached(Milestone.SURVEY, cycle)) is None:
        return None
    id, report = f"oko-{cycle.number}", reached(Milestone.SURVEY_REPORT, cycle)
    day = report.when if report else None
    drawn = draw(survey_rounds(id=id, last_day=survey.when, reported_on=day, quiet=quiet))
    return drawn if report else attrs.evolve(drawn, reported_on=None, measurements=())


def _groups(cycle: PlanCycle) -> Iterator[WorkGroup]:
    if reached(Milestone.WORK_GROUPS, cycle):
        for one in cycle.priorities:
            id = f"groep-{one.id}"
            yield WorkGroup(id=id, name=one.title, domain=one.domain, priorities=[one.id])


def _filled(
    draw: DrawFn,
    cycle: PlanCycle,
    on: date,
    round: SurveyRound | None,
    owners: Sequence[Organisation],
    *,
    quiet: bool = False,
) -> PlanCycle:
    """The cycle with what belongs to the milestones that were done."""
    filled = attrs.evolve(cycle, round=round.id if round else None)
    done = all_reached(cycle)
    for step in template_of(cycle).cycle:
        if found := done.get(step.milestone):
            known = (step.milestone, found.when, on, round, owners)
            filled = attrs.evolve(filled, **content(draw, filled, *known, quiet=quiet))
    return filled


def content(
    draw: DrawFn,
    cycle: PlanCycle,
    milestone: Milestone,
    day: date,
    on: date,
    round: SurveyRound | None,
    owners: Sequence[Organisation],
    *,
    quiet: bool = False,
) -> Mapping[str, Any]:
    """What changes in a cycle that reaches a milestone on a ``day``, as seen ``on`` another."""
    match milestone:
        case Milestone.PRIORITIES:
            measured = round.measurements if round else ()
            codes = tuple(dict.fromkeys(one.indicator for one in measured))
            return {"priorities": chosen(draw, cycle.number, day, codes, quiet=quiet)}
        case Milestone.TARGETS if round:
            return {"targets": set_for(draw, round, cycle.priorities, cycle.number, day)}
        case Milestone.PLAN:
            return {"plan": adopted(draw, cycle, on, owners, day=day, quiet=quiet)}
        case Milestone.PROGRESS_REPORT:
            first = adoption(cycle) or cycle.start
            return {"reports": (*brought_out(draw, cycle.number, first, day, quiet=quiet),)}
        case _:
            return {}
