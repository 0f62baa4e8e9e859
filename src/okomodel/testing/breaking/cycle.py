"""CYC: milestones and cycles that do not follow each other as the method says."""

from datetime import date, timedelta

import attrs

from okomodel.model import Dossier, Milestone, MilestoneRecord, PlanCycle
from okomodel.testing.breaking.registry import breaks, in_last_cycle, rerecorded
from okomodel.testing.parts import Part
from okomodel.values.calendar import months_after

__all__: list[str] = []

_FEEDBACK = Milestone.FEEDBACK


@breaks("CYC01")
def milestone_out_of_order(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC01: feedback the day before there was a report to tell of."""
    cycle = dossier.cycles[-1]
    reported = cycle.milestone(Milestone.SURVEY_REPORT)
    day = reported.done if reported and reported.done else cycle.start
    early = rerecorded(cycle, _FEEDBACK, done=day - timedelta(days=1))
    return in_last_cycle(dossier, milestones=early)


@breaks("CYC02")
def milestone_date_impossible(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC02: a survey that was done a year before its cycle began."""
    cycle = dossier.cycles[-1]
    early = rerecorded(cycle, Milestone.SURVEY, done=months_after(cycle.start, -12))
    return in_last_cycle(dossier, milestones=early)


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
    """Break CYC07: feedback that was planned for last week and is still to be given."""
    planned = on - timedelta(days=7)
    late = rerecorded(dossier.cycles[-1], _FEEDBACK, done=None, planned=planned)
    return in_last_cycle(dossier, milestones=late)


@breaks("CYC08", has=[Part.PAST, Part.LONG])
def next_cycle_due(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC08: half a year between two cycles."""
    return _with_shifted_past(dossier, -6)


def _with_shifted_past(dossier: Dossier, months: int) -> Dossier:
    past, *rest = dossier.cycles
    shifted: PlanCycle = attrs.evolve(past, start=months_after(past.start, months))
    return attrs.evolve(dossier, cycles=[shifted, *rest])


@breaks("CYC09")
def unknown_template_milestone(dossier: Dossier, _on: date) -> Dossier:
    """Break CYC09: an evaluation of the preparation, which has none."""
    stray = MilestoneRecord(milestone=Milestone.EVALUATION)
    return attrs.evolve(dossier, preparation=[*dossier.preparation, stray])
