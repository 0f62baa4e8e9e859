"""The milestones of a cycle on the days of a calendar: done, planned, late, to come."""

from collections.abc import Iterator
from datetime import date
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.insight.course import Course, template_of
from okomodel.insight.facts import Fact, Facts
from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.reference.profile import Profile, profile_of
from okomodel.reference.template import Step
from okomodel.values.calendar import as_day
from okomodel.values.span import When, has_come, last_day
from okomodel.wording import Labelled

__all__ = ["Mark", "Progress", "course_of", "timeline", "timeline_of"]


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
    """One milestone of a cycle: when it lies, how far it is, and what says that it was reached.

    ``when`` is the day on which it was reached, or else for which it is planned, or else on which
    its template expects it, as far as that is known; ``said_by`` is empty for what was not reached.
    """

    milestone: Milestone
    when: When
    progress: Progress
    said_by: tuple[Fact, ...] = ()

    @property
    def day(self) -> date:
        """The day by which it stands in order: the last that it can be."""
        return last_day(self.when)


def timeline(
    cycle: PlanCycle,
    on: date | str,
    profile: Profile | str = "oko-nl",
    *,
    dossier: Dossier | None = None,
    programme: Programme | None = None,
) -> tuple[Mark, ...]:
    """The milestones of a cycle as of a day, in the order of its template.

    A cycle of an unknown template goes by ``oko-nl``. A milestone that is recorded twice has two
    marks; one that does not belong to the template has none, and of one that was passed nobody is
    asked: it has none either. What is late here is late for :func:`okomodel.schedule.due`, too, so
    nothing is in a cycle that has run out. With its ``dossier`` (and a ``programme``) what those
    say of the milestones is known too.

    >>> cycle = PlanCycle(number=1, start="2025-10-02")
    >>> [str(mark.when) for mark in timeline(cycle, "2026-06-01") if mark.progress == "late"]
    ['2025-12-02']
    """
    return timeline_of(course_of(cycle, dossier, programme), as_day(on), profile_of(profile))


def timeline_of(course: Course, on: date, profile: Profile) -> tuple[Mark, ...]:
    """The same of a course, which may be that of a preparation."""
    late = {*course.late_steps(on, profile)}
    return tuple(
        mark
        for step in course.steps
        for mark in _marks(course, step, on, Progress.LATE if step in late else None)
    )


def course_of(
    cycle: PlanCycle, dossier: Dossier | None = None, programme: Programme | None = None
) -> Course:
    """The course of a cycle by its template: alone, or in its dossier and programme."""
    if dossier is None:
        return Course(template_of(cycle), Facts.alone(cycle))
    return Course.of(dossier, cycle, template_of(cycle), programme)


def _marks(course: Course, step: Step, on: date, late: Progress | None) -> Iterator[Mark]:
    records = [course.records[place] for place in course.places.get(step.milestone, ())]
    found = course.reached(step.milestone)
    is_said_once = found is not None and (len(records) <= 1 or not found.is_recorded)
    if found and found.since <= on and is_said_once:
        yield Mark(step.milestone, found.when, Progress.DONE, found.said_by)
    elif records or course.order[step.milestone] > course.furthest(on):
        for record in records or [MilestoneRecord(milestone=step.milestone)]:
            yield _mark(course, step, record, on, late)
            late = None  # where several plan it, the first is asked


def _mark(
    course: Course, step: Step, record: MilestoneRecord, on: date, late: Progress | None
) -> Mark:
    if (done := record.reached) and has_come(done, on):
        return Mark(step.milestone, done, Progress.DONE)
    lies: When = record.planned or course.expected(step)
    if record.skipped is not None:
        return Mark(step.milestone, lies, Progress.SKIPPED)
    open_ = Progress.PLANNED if record.planned else Progress.EXPECTED
    return Mark(step.milestone, lies, late or open_)
