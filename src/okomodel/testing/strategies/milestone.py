"""Reaching a milestone, with what belongs to it: a survey has a round, an adopted plan actions."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel import lifecycle
from okomodel.insight.course import Course, template_of
from okomodel.model import Dossier, Milestone, MilestoneRecord, PlanCycle, SurveyRound, WorkGroup
from okomodel.testing.strategies.action import adopted
from okomodel.testing.strategies.priority import chosen
from okomodel.testing.strategies.report import brought_out
from okomodel.testing.strategies.round import survey_rounds
from okomodel.testing.strategies.target import set_for

__all__ = ["reach"]


@st.composite
def reach(
    draw: DrawFn,
    dossier: Dossier,
    milestone: Milestone,
    day: date,
    on: date,
    *,
    quiet: bool = False,
) -> Dossier:
    """A dossier whose preparation or last cycle reaches a milestone on a ``day``.

    What belongs to the milestone is in it, as it stands on the day ``on``.
    """
    number = dossier.cycles[-1].number if dossier.cycles else None
    done = lifecycle.complete(dossier, milestone, on=day, cycle=number)
    match milestone:
        case Milestone.SURVEY if done.cycles[-1].round is None:
            return _surveyed(draw, done, day, quiet=quiet)
        case Milestone.SURVEY_REPORT:
            return _reported(done, day)
        case Milestone.WORK_GROUPS:
            return attrs.evolve(done, work_groups=[*done.work_groups, *_groups(done.cycles[-1])])
        case _ if done.cycles:
            return _with_last(done, **_content(draw, done, milestone, day, on, quiet=quiet))
        case _:
            return done


def _surveyed(draw: DrawFn, dossier: Dossier, day: date, *, quiet: bool) -> Dossier:
    """The dossier with a round, done on a day and not reported yet, from which its cycle starts."""
    id = f"oko-{dossier.cycles[-1].number}"
    drawn = draw(survey_rounds(id=id, last_day=day, on=day, quiet=quiet))
    rounds = [*dossier.rounds, attrs.evolve(drawn, reported_on=None)]
    return attrs.evolve(_with_last(dossier, round=id), rounds=rounds)


def _reported(dossier: Dossier, day: date) -> Dossier:
    id = dossier.cycles[-1].round
    rounds = (attrs.evolve(one, reported_on=day) if one.id == id else one for one in dossier.rounds)
    return attrs.evolve(dossier, rounds=rounds)


def _groups(cycle: PlanCycle) -> Iterator[WorkGroup]:
    for one in cycle.priorities:
        id = f"groep-{one.id}"
        yield WorkGroup(id=id, name=one.title, domain=one.domain, priorities=[one.id])


def _content(
    draw: DrawFn, dossier: Dossier, milestone: Milestone, day: date, on: date, *, quiet: bool
) -> Mapping[str, Any]:
    """What changes in the last cycle when it reaches a milestone."""
    cycle, round = dossier.cycles[-1], _round(dossier)
    match milestone:
        case Milestone.PRIORITIES:
            codes = dict.fromkeys(one.indicator for one in round.measurements) if round else ()
            return {"priorities": chosen(draw, cycle.number, day, tuple(codes), quiet=quiet)}
        case Milestone.TARGETS if round:
            return {"targets": set_for(draw, round, cycle.priorities, cycle.number, day)}
        case Milestone.PLAN:
            known = (cycle, on, dossier.organisations)
            return {"plan": adopted(draw, *known, day=day, quiet=quiet)}
        case Milestone.PROGRESS_REPORT:
            course = Course.of(dossier, cycle, template_of(cycle))
            before = (one.since for _, one in course.reached_before(milestone))
            first = max([cycle.start.earliest, *before])
            reports = (*brought_out(draw, cycle.number, first, day, quiet=quiet),)
            # The first of them is the one that is meant.
            told = MilestoneRecord(milestone=milestone, done=reports[0].on)
            records = (told if one.milestone == told.milestone else one for one in cycle.milestones)
            return {"reports": reports, "milestones": (*records,)}
        case _:
            return {}


def _round(dossier: Dossier) -> SurveyRound | None:
    """The round from which the last cycle starts, or None."""
    id = dossier.cycles[-1].round
    return dossier.round(id) if id else None


def _with_last(dossier: Dossier, **changes: Any) -> Dossier:
    """The dossier with something changed in its last cycle."""
    *before, last = dossier.cycles
    return attrs.evolve(dossier, cycles=[*before, attrs.evolve(last, **changes)])
