"""The milestones of a cycle on the days of a calendar: done, planned, late, to come."""

from collections.abc import Iterator
from datetime import date
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.insight.course import Course, template_of
from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle
from okomodel.reference.profile import Profile, profile_of
from okomodel.reference.template import Step
from okomodel.values.calendar import as_day
from okomodel.wording import Labelled

__all__ = ["Mark", "Progress", "timeline"]


class Progress(Labelled):
    """How far a milestone is on a day."""

    DONE = "done", "bereikt", "done"
    SKIPPED = "skipped", "overgeslagen", "skipped"
    LATE = "late", "te laat", "late"
    PLANNED = "planned", "gepland", "planned"
    EXPECTED = "expected", "verwacht", "expected"


@final
@attrs.frozen(repr=False)
class Mark(OneLine):
    """One milestone of a cycle: on which day it lies, and how far it is.

    ``day`` is the day on which it was done, or else for which it is planned, or else on which its
    template expects it.
    """

    milestone: Milestone
    day: date
    progress: Progress


def timeline(
    cycle: PlanCycle, on: date | str, profile: Profile | str = "oko-nl"
) -> tuple[Mark, ...]:
    """The milestones of a cycle as of a day, in the order of its template.

    A cycle of an unknown template goes by ``oko-nl``. A milestone that is recorded twice has two
    marks; one that does not belong to the template has none.

    >>> cycle = PlanCycle(number=1, start="2025-10-02")
    >>> [mark.day.isoformat() for mark in timeline(cycle, "2026-06-01") if mark.progress == "late"]
    ['2025-12-02']
    """
    day, by = as_day(on), profile_of(profile)
    course = Course(template_of(cycle), None, cycle)
    return tuple(mark for step in course.steps for mark in _marks(course, step, day, by))


def _marks(course: Course, step: Step, on: date, profile: Profile) -> Iterator[Mark]:
    records = [course.records[place] for place in course.places.get(step.milestone, ())]
    for record in records or [MilestoneRecord(milestone=step.milestone)]:
        yield _mark(course, step, record, on, profile)


def _mark(course: Course, step: Step, record: MilestoneRecord, on: date, by: Profile) -> Mark:
    if record.done and record.done <= on:
        return Mark(step.milestone, record.done, Progress.DONE)
    lies = record.planned or course.expected(step)
    if record.skipped is not None:
        return Mark(step.milestone, lies, Progress.SKIPPED)
    if on > course.last_day(step, record.planned, by):
        return Mark(step.milestone, lies, Progress.LATE)
    return Mark(step.milestone, lies, Progress.PLANNED if record.planned else Progress.EXPECTED)
