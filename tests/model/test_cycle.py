"""A cycle is counted in months from its start; a milestone is settled when done or skipped."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import InvalidValue, UnknownName
from okomodel.model import Milestone, MilestoneRecord, PlanCycle
from tests.documents import days


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        ("2023-10-02", 24, "2025-10-01"),
        ("2024-01-31", 1, "2024-02-28"),
        ("2024-02-29", 12, "2025-02-27"),
        ("2023-01-01", 120, "2032-12-31"),
    ],
)
def test_the_last_day_is_counted_from_the_start(start: str, months: int, last: str) -> None:
    cycle = PlanCycle(number=1, start=start, months=months)
    assert cycle.last_day == date.fromisoformat(last)


@given(days(), st.integers(1, 120), days())
def test_a_cycle_runs_from_its_start_to_its_last_day(start: date, months: int, day: date) -> None:
    cycle = PlanCycle(number=1, start=start, months=months)
    assert cycle.runs_on(start)
    assert not cycle.runs_on(day) or start <= day <= cycle.last_day
    if date(1900, 1, 1) < start:
        assert not cycle.runs_on(start - timedelta(days=1))
    if cycle.last_day < date(2199, 12, 31):
        assert cycle.runs_on(cycle.last_day)
        assert not cycle.runs_on(cycle.last_day + timedelta(days=1))


@pytest.mark.parametrize(
    ("record", "settled"),
    [
        (MilestoneRecord(milestone="plan", done="2024-05-01"), True),
        (MilestoneRecord(milestone="plan", done="2024-05-02"), False),
        (MilestoneRecord(milestone="plan", planned="2024-04-01"), False),
        (MilestoneRecord(milestone="plan", skipped="al gedaan"), True),
        (MilestoneRecord(milestone="plan", skipped="al gedaan", done="2024-05-02"), True),
    ],
)
def test_a_milestone_is_settled_when_done_by_then_or_skipped(
    record: MilestoneRecord, *, settled: bool
) -> None:
    assert record.settled_by("2024-05-01") is settled
    assert record.settled_by(date(2024, 5, 1)) is settled


def test_a_milestone_is_found_by_its_name_the_first_record_first() -> None:
    records = [MilestoneRecord(milestone="plan", done=day) for day in ("2024-05-01", "2024-06-01")]
    cycle = PlanCycle(number=1, start="2023-10-02", milestones=records)
    assert cycle.milestone("plan") is cycle.milestone(Milestone.PLAN) is cycle.milestones[0]
    assert cycle.milestone(Milestone.SURVEY) is None
    with pytest.raises(UnknownName, match="did you mean 'plan'"):
        cycle.milestone("plam")


def test_a_milestone_may_be_a_step_that_only_another_template_has() -> None:
    cycle = PlanCycle(
        number=1, start="2023-10-02", milestones=[MilestoneRecord(milestone="buurtfeest")]
    )
    assert cycle.milestone("buurtfeest") is cycle.milestones[0]


def test_the_milestone_of_a_record_is_a_plain_text_that_equals_its_milestone() -> None:
    record = MilestoneRecord(milestone=Milestone.PLAN)
    assert type(record.milestone) is str
    assert record.milestone == Milestone.PLAN
    assert record == MilestoneRecord(milestone="plan")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Plan", "plan"),
        ("Dialoogsessie", "dialogue-session"),
        ("uitvoeringsplan vastgesteld", "plan"),
        ("Streefcijfers bepaald", "targets"),
        ("Buurtfeest!", "buurtfeest"),
    ],
)
def test_what_is_no_slug_is_refused_with_what_was_meant(typed: str, meant: str) -> None:
    with pytest.raises(InvalidValue, match="a milestone") as refused:
        MilestoneRecord(milestone=typed)
    assert refused.value.advise is not None
    assert refused.value.advise(typed).meant == meant
    assert MilestoneRecord(milestone=meant).milestone == meant
