"""The milestones of a cycle on a calendar: done, planned, late, to come."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from okomodel.insight.timeline import Progress, timeline
from okomodel.model import Dossier, Milestone, MilestoneRecord, PlanCycle
from okomodel.reference.template import templates
from okomodel.schedule import due
from okomodel.testing import strategies
from okomodel.testing.strategies.arbitrary import anything
from tests.documents import days

START = "2025-10-02"


def marked(day: str, **record: Any) -> tuple[str, str]:
    """How the milestone `targets` (expected a year after the start) is marked on a day."""
    records = [MilestoneRecord(milestone="targets", **record)] if record else []
    cycle = PlanCycle(number=1, start=START, milestones=records)
    mark = next(one for one in timeline(cycle, day) if one.milestone is Milestone.TARGETS)
    return mark.progress.value, mark.day.isoformat()


@pytest.mark.parametrize(
    ("day", "record", "mark"),
    [
        ("2026-10-01", {}, ("expected", "2026-10-02")),
        ("2027-01-02", {}, ("expected", "2026-10-02")),  # within three months of tolerance
        ("2027-01-03", {}, ("late", "2026-10-02")),
        ("2026-10-15", {"planned": "2026-10-15"}, ("planned", "2026-10-15")),
        ("2026-10-16", {"planned": "2026-10-15"}, ("late", "2026-10-15")),
        ("2026-10-16", {"planned": "2026-10-15", "done": "2026-10-16"}, ("done", "2026-10-16")),
        ("2026-10-15", {"planned": "2026-10-15", "done": "2026-10-16"}, ("planned", "2026-10-15")),
        ("2028-01-01", {"skipped": "samengevoegd"}, ("skipped", "2026-10-02")),
        ("2028-01-01", {"skipped": "x", "done": "2026-09-01"}, ("done", "2026-09-01")),
    ],
)
def test_done_planned_late_and_to_come(
    day: str, record: dict[str, Any], mark: tuple[str, str]
) -> None:
    assert marked(day, **record) == mark


def test_it_has_every_milestone_of_the_template_in_its_order() -> None:
    marks = timeline(PlanCycle(number=1, start=START), START)
    assert [mark.milestone for mark in marks] == [
        step.milestone for step in templates["oko-nl"].cycle
    ]


def test_what_is_recorded_twice_is_marked_twice() -> None:
    twice = [MilestoneRecord(milestone="survey", done=day) for day in ("2025-11-01", "2025-12-01")]
    marks = timeline(PlanCycle(number=1, start=START, milestones=twice), "2026-01-01")
    assert [mark.day.month for mark in marks if mark.milestone is Milestone.SURVEY] == [11, 12]


@given(strategies.dossiers(), days())
def test_late_on_the_calendar_is_late_on_the_agenda(dossier: Dossier, day: date) -> None:
    cycle = dossier.cycle_on(day)
    agenda = due(dossier, day)
    if cycle and agenda:
        late = [one.milestone for one in timeline(cycle, day) if one.progress is Progress.LATE]
        owed = [one for one in agenda if one.cycle == cycle.number and one.milestone]
        assert sorted(late) == sorted(
            one.milestone for one in owed if one.is_late and one.milestone
        )


@given(anything(PlanCycle), days())
def test_any_cycle_has_a_timeline(cycle: PlanCycle, day: date) -> None:
    for mark in timeline(cycle, day):
        assert (mark.progress is Progress.DONE) <= (mark.day <= day)
