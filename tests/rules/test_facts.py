"""What one fact says, no rule denies: a milestone that a fact says was reached needs no record."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import okomodel.testing.strategies as oko
from okomodel import check
from okomodel.insight.facts import Around, Facts, Says
from okomodel.model import (
    ActionPlan,
    Dossier,
    Event,
    Milestone,
    MilestoneRecord,
    Priority,
    SurveyRound,
)
from okomodel.values import PartialDate, Period, Span
from tests.rules import lively
from tests.rules.judging import claims, cycle, done, dossier, found, paths, skipped

DAY = "2025-06-10"

SPOKEN = dossier(
    participation=claims("supported 2023-01"),
    rounds=[
        SurveyRound(
            id="gmj",
            year=2023,
            instrument="gmj",
            fieldwork=Period("2023-10", "2023-11"),
            reported_on="2024-02-15",
        )
    ],
    cycles=[
        cycle(
            round="gmj",
            priorities=[
                Priority(id=f"p{n}", title="P", domain=one, chosen_on="2024-06")
                for n, one in enumerate(("school", "home", "leisure", "peers"))
            ],
            plan=ActionPlan(
                title="Plan",
                period=Period("2025", "2026"),
                adopted_on="2024-12-10",
                adopted_by="council",
                document="D",
            ),
        )
    ],
)
"""A dossier that records no milestone, and of which the days of many are known."""


def test_what_the_facts_say_is_neither_late_nor_out_of_order() -> None:
    report = check(SPOKEN, on=DAY)
    assert [one.code for one in report if one.code in {"CYC01", "CYC02", "CYC07"}] == []
    assert report.errors == ()


def test_what_came_before_and_is_not_recorded_is_named_once_for_each_cycle() -> None:
    (named,) = found("CYC10", SPOKEN, on=DAY)
    assert named.params["milestones"] == (
        Milestone.CORE_TEAM,
        Milestone.DIALOGUE_SESSION,
        Milestone.TARGETS,
    )


def test_what_a_later_milestone_passed_is_not_late() -> None:
    one = dossier(cycles=[cycle(milestones=done(priorities="2024-06-05"))])
    late = [finding.params["milestone"].value for finding in found("CYC07", one, on="2025-09-30")]
    assert late == ["targets", "work-groups", "plan", "council-informed", "execution"]


def test_the_preparation_is_not_late_once_support_has_begun() -> None:
    records = done(decision="2022-01-01")
    assert paths("CYC07", dossier(preparation=records), on="2023-01-01")
    joined = dossier(preparation=records, participation=claims("supported 2022-06"))
    assert paths("CYC07", joined, on="2023-01-01") == []


@pytest.mark.parametrize(
    ("day", "other", "is_wrong"),
    [
        ("2024-12-10", "2024-12-10", False),
        ("2024-12", "2024-12-10", False),
        ("2024-23", "2024-12-10", True),
        ("2024-12-11", "2024-12-10", True),
        ("2025", "2024-12-10", True),
    ],
)
def test_a_record_and_a_fact_can_be_the_same_day(day: str, other: str, *, is_wrong: bool) -> None:
    plan = ActionPlan(title="Plan", period=Period("2025"), adopted_on=other)
    one = dossier(cycles=[cycle(plan=plan, milestones=done(plan=day))])
    wrong = ["cycles[0].milestones[0]"] if is_wrong else []
    assert paths("CYC11", one, on="2026-01-01") == wrong


def test_a_record_within_the_days_of_a_meeting_agrees_with_it() -> None:
    training = Event(
        id="t", kind="start-training", title="T", period=Period("2024-01-17", "2024-01-18")
    )
    for day, wrong in (("2024-01-17", []), ("2024-01-16", ["preparation[0]"])):
        one = dossier(preparation=done(start_training=day), events=[training])
        assert paths("CYC11", one, on="2025-01-01") == wrong


def test_a_meeting_of_next_month_is_no_error() -> None:
    coming = Event(id="m", kind="start-meeting", title="M", period=Period("2025-07", "2025-07"))
    assert check(dossier(events=[coming]), on=DAY).errors == ()


def test_a_report_of_next_month_is_one() -> None:
    plan = ActionPlan(title="Plan", period=Period("2025"), adopted_on="2025-07")
    assert paths("CYC02", dossier(cycles=[cycle(plan=plan)]), on=DAY) == [
        "cycles[0].plan.adopted_on"
    ]


# --------------------------------------------------------------------------------------- the laws


def with_records(one: Dossier, on: date) -> Dossier:
    """The dossier with the records that its facts imply by a day."""
    known = Around.of(one)
    cycles = [
        attrs.evolve(at.thing, milestones=[*at.thing.milestones, *implied(Facts(known, at), on)])
        for at in known.things("cycles")
    ]
    prepared = [*one.preparation, *implied(Facts(known), on)]
    return attrs.evolve(one, preparation=prepared, cycles=cycles)


def implied(facts: Facts, on: date) -> list[MilestoneRecord]:
    recorded = {one.milestone for one in facts.records}
    reached = ((one, facts.reached(one)) for one in Milestone if one not in recorded)
    return [record(one, each.when) for one, each in reached if each and each.since <= on]


def record(milestone: Milestone, when: PartialDate | Span) -> MilestoneRecord:
    if isinstance(when, PartialDate):
        return MilestoneRecord(milestone=milestone, done=when)
    return MilestoneRecord(milestone=milestone, done_by=when.latest)


@given(st.one_of(oko.dossiers(), lively.dossiers))
def test_no_rule_contradicts_a_fact(one: Dossier) -> None:
    on = date(2026, 1, 1)
    before, after = check(one, on=on), check(with_records(one, on), on=on)
    assert [each.code for each in before.errors] == [each.code for each in after.errors]


@given(oko.dossiers())
def test_whatever_is_drawn_is_known_by_a_record_or_by_another_fact(one: Dossier) -> None:
    known = Around.of(one)
    for at in known.things("cycles"):
        facts = Facts(known, at)
        for milestone in Milestone:
            if (found := facts.reached(milestone)) and found.said_by[0].says is Says.RECORD:
                assert any(each.milestone == milestone for each in facts.records)


def test_what_is_skipped_is_not_said_to_be_missing() -> None:
    records = [*done(plan="2025-01-01"), *skipped("targets", "priorities")]
    assert paths("CYC10", dossier(cycles=[cycle(milestones=records)]), on="2026-01-01") == []
