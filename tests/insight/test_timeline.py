"""The milestones of a cycle on a calendar: done, planned, late, to come."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.insight.course import Course
from okomodel.insight.timeline import Progress, course_of, timeline, timeline_of
from okomodel.model import Dossier, Milestone, MilestoneRecord, Participation, PlanCycle
from okomodel.reference.profile import Profile, profiles
from okomodel.reference.template import templates
from okomodel.rules import check
from okomodel.schedule import due
from okomodel.testing import strategies
from okomodel.testing.strategies.arbitrary import anything
from tests.documents import days, dossiers
from tests.rules import lively

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


@pytest.mark.parametrize(
    ("records", "day", "marks"),
    [
        ([{"planned": "2026-05-01"}, {"planned": "2026-12-01"}], "2026-06-01", "late planned"),
        ([{"planned": "2026-12-01"}, {"planned": "2026-05-01"}], "2026-06-01", "planned planned"),
        ([{"planned": "2026-05-01"}, {"skipped": "dubbel"}], "2026-06-01", "planned skipped"),
    ],
)
def test_of_what_is_recorded_twice_the_first_record_says_when_it_is_late(
    records: list[dict[str, Any]], day: str, marks: str
) -> None:
    told = [MilestoneRecord(milestone="targets", **record) for record in records]
    found = timeline(PlanCycle(number=1, start=START, milestones=told), day)
    of_it = [one.progress.value for one in found if one.milestone is Milestone.TARGETS]
    assert of_it == marks.split()


def late_on(day: str, **more: Any) -> list[str]:
    """What is late on the calendar of the first cycle of a dossier."""
    cycle = PlanCycle(number=1, start="2023-10-02", **more.pop("cycle", {}))
    cycles = [cycle, *more.pop("cycles", ())]
    one = Dossier(id="x", name="X", municipalities=["GM0302"], cycles=cycles, **more)
    marks = timeline(cycle, day, dossier=one)
    return [mark.milestone.value for mark in marks if mark.progress is Progress.LATE]


def test_nothing_is_late_in_a_cycle_of_which_nobody_is_asked() -> None:
    assert len(late_on("2025-10-01")) == 10
    assert late_on("2025-10-02") == []  # it ran out: the next cycle is due
    assert late_on("2025-09-02", cycles=[PlanCycle(number=2, start="2025-09-02")]) == []
    assert late_on("2025-10-01", cycle={"template": "ijsland"}) == []
    paused = Participation(status="paused", since="2025-01-01")
    assert late_on("2025-10-01", participation=[paused]) == []
    planned = [MilestoneRecord(milestone="survey", planned="2023-09-01")]
    assert late_on("2023-09-15", cycle={"milestones": planned}) == []  # it has not begun


def late_by_calendar(one: Dossier, day: date, profile: Profile) -> list[tuple[int, str]]:
    """What the calendars of a dossier call late, those of its preparation and of each cycle."""
    courses = [Course.preparation(one, templates[profile.template])]
    courses += [course_of(cycle, one) for cycle in one.cycles]
    return sorted(
        (course.number or 0, mark.milestone.value)
        for course in courses
        for mark in timeline_of(course, day, profile)
        if mark.progress is Progress.LATE
    )


@given(
    strategies.dossiers() | lively.dossiers | dossiers(),
    days() | st.dates(date(2015, 1, 1), date(2035, 1, 1)),
    st.sampled_from(["oko-nl", "oko-pilot", "planet-youth"]),
)
def test_late_on_the_calendar_is_late_on_the_agenda(one: Dossier, day: date, name: str) -> None:
    """Late is said in one place: calendar, agenda and CYC07 say the same, on any day."""
    owed = [item for item in due(one, day, name) if item.is_late and item.milestone]
    late = sorted((item.cycle or 0, str(item.milestone)) for item in owed)
    assert late_by_calendar(one, day, profiles[name]) == late
    found = check(one, on=day, profile=name, select="CYC07")
    assert len(found.findings) + len(found.waived) == len(late)


@given(anything(PlanCycle), days())
def test_any_cycle_has_a_timeline(cycle: PlanCycle, day: date) -> None:
    for mark in timeline(cycle, day):
        assert (mark.progress is Progress.DONE) <= (mark.day <= day)
