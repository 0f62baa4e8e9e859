"""CYC: milestones and cycles that do not follow each other as the method says."""

from datetime import date, timedelta

import attrs

from okomodel.model import Dossier, Milestone, MilestoneRecord, PlanCycle
from okomodel.testing.breaking.registry import breaks, in_last_cycle, in_plan, rerecorded
from okomodel.testing.parts import Part
from okomodel.values.calendar import months_after

__all__: list[str] = []

_FEEDBACK, _EVALUATION = Milestone.FEEDBACK, Milestone.EVALUATION


@breaks("CYC01")
def milestone_out_of_order(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC01: feedback the day before there was a report to tell of."""
    cycle = dossier.cycles[-1]
    reported = cycle.milestone(Milestone.SURVEY_REPORT)
    day = (reported.done if reported and reported.done else cycle.start).earliest
    early = rerecorded(cycle, _FEEDBACK, done=day - timedelta(days=1))
    return in_last_cycle(dossier, milestones=early)


@breaks("CYC02")
def milestone_date_impossible(dossier: Dossier, on: date) -> Dossier:
    """Break CYC02: an evaluation that was done, next week."""
    return _with(dossier, MilestoneRecord(milestone=_EVALUATION, done=on + timedelta(days=7)))


def _with(dossier: Dossier, record: MilestoneRecord) -> Dossier:
    return in_last_cycle(dossier, milestones=[*dossier.cycles[-1].milestones, record])


@breaks("CYC03")
def cycle_length(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC03: a cycle of three years."""
    return in_last_cycle(dossier, months=36)


@breaks("CYC04", has=[Part.PAST])
def cycles_overlap(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC04: the cycle before began a year too late, and so ran on into the last."""
    return _with_shifted_past(dossier, 12)


@breaks("CYC05", has=[Part.PAST])
def cycle_numbering(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC05: the number of a cycle that was left out."""
    return in_last_cycle(dossier, number=dossier.cycles[-1].number + 1)


@breaks("CYC06")
def skipped_and_done(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC06: feedback that was given, and skipped as well."""
    both = rerecorded(dossier.cycles[-1], _FEEDBACK, skipped="niet nodig")
    return in_last_cycle(dossier, milestones=both)


@breaks("CYC07")
def milestone_overdue(dossier: Dossier, on: date) -> Dossier:
    """Break CYC07: an evaluation that was planned for last week and is still to be made."""
    planned = on - timedelta(days=7)
    return _with(dossier, MilestoneRecord(milestone=_EVALUATION, planned=planned))


@breaks("CYC08", has=[Part.PAST, Part.LONG])
def next_cycle_due(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC08: half a year between two cycles."""
    return _with_shifted_past(dossier, -6)


def _with_shifted_past(dossier: Dossier, months: int) -> Dossier:
    past, *rest = dossier.cycles
    shifted: PlanCycle = attrs.evolve(past, start=months_after(past.start.earliest, months))
    return attrs.evolve(dossier, cycles=[shifted, *rest])


@breaks("CYC09")
def unknown_template_milestone(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC09: an evaluation of the preparation, which has none."""
    stray = MilestoneRecord(milestone=Milestone.EVALUATION)
    return attrs.evolve(dossier, preparation=[*dossier.preparation, stray])


@breaks("CYC10", has=[Part.PLAN])
def step_not_recorded(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC10: nothing says that the targets of an adopted plan were set."""
    records = dossier.cycles[-1].milestones
    known = [one for one in records if one.milestone != str(Milestone.TARGETS)]
    return in_last_cycle(dossier, milestones=known)


@breaks("CYC11", has=[Part.PLAN])
def milestone_contradicts_fact(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC11: a plan that was adopted a week before its own milestone says so."""
    record = dossier.cycles[-1].milestone(Milestone.PLAN)
    adopted = record.done if record and record.done else dossier.cycles[-1].start
    return in_plan(dossier, adopted_on=adopted.earliest - timedelta(days=7))
