"""What was reached, and who says so."""

from datetime import date

from okomodel.insight.facts import Reached, adoption, all_reached, reached
from okomodel.model import ActionPlan, Milestone, MilestoneRecord
from okomodel.values import Period
from tests.rules.judging import cycle, done, dossier, skipped

PLAN = ActionPlan(title="Plan", period=Period("2024-01-01"), adopted_on="2024-02-01")


def test_a_milestone_is_reached_on_the_day_of_its_record() -> None:
    record = MilestoneRecord(milestone="plan", done="2024-03-01")
    assert reached(Milestone.PLAN, cycle(milestones=[record])) == Reached(date(2024, 3, 1), record)


def test_of_two_records_the_first_day_counts() -> None:
    records = done(plan="2024-03-01") + done(plan="2024-01-15")
    found = reached(Milestone.PLAN, cycle(milestones=records))
    assert found == Reached(date(2024, 1, 15), records[1])


def test_what_is_planned_or_skipped_is_not_reached() -> None:
    planned = MilestoneRecord(milestone="plan", planned="2024-03-01")
    assert reached(Milestone.PLAN, cycle(milestones=[planned])) is None
    assert reached(Milestone.PLAN, cycle(milestones=skipped("plan"))) is None


def test_without_a_cycle_the_preparation_is_asked() -> None:
    ready = dossier(preparation=done(decision="2023-01-01"), cycles=[cycle()])
    found = reached(Milestone.DECISION, None, ready)
    assert found
    assert found.when == date(2023, 1, 1)
    assert reached(Milestone.DECISION, ready.cycles[0], ready) is None
    assert all_reached(None, ready) == {Milestone.DECISION: found}
    assert all_reached(None) == {}


def test_a_plan_was_adopted_on_the_day_of_the_milestone_or_else_as_it_says_itself() -> None:
    assert adoption(cycle(plan=PLAN)) == date(2024, 2, 1)
    assert adoption(cycle(plan=PLAN, milestones=done(plan="2024-03-01"))) == date(2024, 3, 1)
    assert adoption(cycle()) is None
