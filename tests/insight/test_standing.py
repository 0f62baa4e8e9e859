"""Where a dossier stands on a day, and stood on every day before."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.formats import load
from okomodel.insight.course import template_of
from okomodel.insight.standing import history, possible_stages, stage
from okomodel.model import (
    ActionPlan,
    CoreTeam,
    Dossier,
    Member,
    MilestoneRecord,
    Priority,
    Stage,
)
from okomodel.reference.template import templates
from okomodel.values import Period
from tests.rules import lively
from tests.rules.judging import claims, cycle, done, dossier, skipped

OKO_NL = templates["oko-nl"]
EXAMPLE = Path(__file__).parents[2] / "examples" / "voorbeeldam.json"

PARTS = [
    ("survey", "monitoring"),
    ("survey-report", "monitoring"),
    ("feedback", "dialogue"),
    ("dialogue-session", "dialogue"),
    ("priorities", "policy"),
    ("targets", "policy"),
    ("work-groups", "policy"),
    ("plan", "policy"),
    ("council-informed", "policy"),
    ("execution", "implementation"),
    ("progress-report", "implementation"),
    ("evaluation", "implementation"),
]
"""The milestones of a cycle in the order of the format's table, with their part."""

DAYS = {name: f"2024-{month:02}-15" for month, (name, _) in enumerate(PARTS, start=1)}


def reached(count: int) -> Dossier:
    """A dossier that has done the first so many milestones of its cycle."""
    days = {name.replace("-", "_"): DAYS[name] for name, _ in PARTS[:count]}
    return dossier(cycles=[cycle(start="2024-01-01", milestones=done(**days))])


# ----------------------------------------------------------------------------------------- stage


def test_before_the_first_cycle_it_is_the_preparation() -> None:
    assert stage(dossier(), "2026-11-21") is Stage.PREPARATION
    assert (
        stage(dossier(preparation=done(start_meeting="2023-05-22")), "2026-11-21") == "preparation"
    )
    assert stage(dossier(cycles=[cycle(start="2024-01-01")]), "2023-12-31") is Stage.PREPARATION


@pytest.mark.parametrize("count", range(len(PARTS)))
def test_it_is_the_part_of_the_first_milestone_that_was_neither_done_nor_skipped(
    count: int,
) -> None:
    assert stage(reached(count), "2026-11-21") == PARTS[count][1]


def test_when_all_were_done_it_is_the_implementation() -> None:
    assert stage(reached(len(PARTS)), "2026-11-21") is Stage.IMPLEMENTATION


@pytest.mark.parametrize("count", range(len(PARTS)))
def test_it_is_asked_for_a_day(count: int) -> None:
    """On the day on which a milestone is done it is done; the day before it was not."""
    name, part = PARTS[count]
    whole, day = reached(len(PARTS)), date.fromisoformat(DAYS[name])
    assert stage(whole, day.replace(day=14)) == part
    following = PARTS[count + 1][1] if count + 1 < len(PARTS) else "implementation"
    assert stage(whole, day) == following


def test_the_order_of_the_table_counts_and_not_that_of_the_records() -> None:
    records = done(priorities="2024-02-01", survey="2024-02-02")
    assert stage(dossier(cycles=[cycle(start="2024-01-01", milestones=records)]), "2026-01-01") == (
        "policy"
    )


def test_what_a_later_milestone_passed_does_not_make_the_stage() -> None:
    begun = cycle(start="2024-01-01", milestones=done(execution="2025-02-01"))
    one = dossier(cycles=[begun])
    assert stage(one, "2025-01-31") is Stage.MONITORING
    assert stage(one, "2025-02-01") is Stage.IMPLEMENTATION


def test_what_other_facts_say_makes_the_stage() -> None:
    plan = ActionPlan(title="Plan", period=Period("2025"), adopted_on="2024-12-10")
    one = dossier(cycles=[cycle(start="2024-01-01", plan=plan)])
    assert stage(one, "2024-12-09") is Stage.MONITORING
    assert stage(one, "2024-12-10") is Stage.POLICY


def test_what_is_known_in_part_leaves_open_where_it_stands() -> None:
    one = dossier(cycles=[cycle(start="2024-01-01", milestones=done(survey_report="2024-03"))])
    assert possible_stages(one, "2024-02-29") == (Stage.MONITORING,)
    assert possible_stages(one, "2024-03-10") == (Stage.MONITORING, Stage.DIALOGUE)
    assert stage(one, "2024-03-10") is Stage.DIALOGUE
    assert possible_stages(one, "2024-03-31") == (Stage.DIALOGUE,)


@given(lively.dossiers, st.dates(date(2018, 1, 1), date(2032, 1, 1)))
def test_where_it_stands_is_where_it_may_stand(one: Dossier, day: date) -> None:
    assert stage(one, day) in possible_stages(one, day)


def test_what_is_skipped_is_passed_over_and_what_is_planned_is_not() -> None:
    passed = [*done(survey="2024-02-01"), *skipped("survey-report", "feedback")]
    assert stage(dossier(cycles=[cycle(milestones=passed)]), "2026-01-01") is Stage.DIALOGUE
    planned = MilestoneRecord(milestone="survey", planned="2024-02-01")
    assert stage(dossier(cycles=[cycle(milestones=[planned])]), "2026-01-01") is Stage.MONITORING


def test_the_current_cycle_is_the_last_that_has_begun_run_out_or_not() -> None:
    days = {name.replace("-", "_"): day for name, day in DAYS.items()}
    first = cycle(1, "2024-01-01", milestones=done(**days))
    both = dossier(cycles=[cycle(2, "2026-01-01"), first])
    assert stage(both, "2025-12-31") is Stage.IMPLEMENTATION
    assert stage(both, "2026-01-01") is Stage.MONITORING
    assert stage(both, "2040-01-01") is Stage.MONITORING


def test_an_unknown_template_is_read_as_that_of_oko() -> None:
    odd = cycle(
        template="ijsland", milestones=done(survey="2024-01-01", survey_report="2024-02-01")
    )
    assert stage(dossier(cycles=[odd]), "2026-01-01") is Stage.DIALOGUE
    assert template_of(odd) is OKO_NL
    assert template_of(cycle(template="oko-pilot")) is templates["oko-pilot"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-01-01", "preparation"),
        ("2023-10-01", "preparation"),  # the core team stands, the first cycle begins tomorrow
        ("2023-10-02", "monitoring"),
        ("2024-01-28", "monitoring"),
        ("2024-01-29", "dialogue"),  # the report of the survey
        ("2024-04-16", "dialogue"),
        ("2024-04-17", "policy"),  # the dialogue session
        ("2025-06-04", "policy"),
        ("2025-06-05", "implementation"),  # plan adopted, council informed
        ("2025-10-01", "implementation"),
        ("2025-10-02", "monitoring"),  # the second cycle
        ("2026-02-09", "dialogue"),
        ("2026-04-15", "policy"),
        ("2026-11-21", "policy"),  # targets are planned, not set
    ],
)
def test_where_voorbeeldam_stood(day: str, expected: str) -> None:
    assert stage(load(EXAMPLE, Dossier), day) == expected


@given(lively.dossiers, st.dates())
def test_every_dossier_stands_somewhere_on_any_day(one: Dossier, day: date) -> None:
    begun = any(each.start.earliest <= day for each in one.cycles)
    assert (stage(one, day) is Stage.PREPARATION) is not begun


# --------------------------------------------------------------------------------------- history


def test_a_day_before_everything_gives_an_empty_answer() -> None:
    moment = history(load(EXAMPLE, Dossier)).on("1900-01-01")
    assert (moment.stage, moment.cycle, moment.status) == (Stage.PREPARATION, None, None)
    assert (moment.team, moment.priorities, moment.plan) == ((), (), None)
    assert list(history(dossier())) == []
    assert history(dossier()).days == ()


def test_it_tells_what_was_true_on_any_day() -> None:
    moment = history(load(EXAMPLE, Dossier)).on("2026-01-01")
    assert (moment.stage, moment.cycle, moment.status) == (Stage.MONITORING, 2, "supported")
    assert len(moment.team) == 6
    assert moment.plan is not None
    assert moment.plan.title == "Uitvoeringsplan OKO 2025-2026"


def test_priorities_hold_until_new_ones_are_chosen() -> None:
    told = history(load(EXAMPLE, Dossier))
    assert told.on("2024-06-04").priorities == ()
    first = [one.id for one in told.on("2026-06-09").priorities]
    assert first == ["ouders", "schoolklimaat", "vrije-tijd"]
    assert [one.id for one in told.on("2026-06-10").priorities] == [
        "ouders-2",
        "schoolklimaat-2",
        "vrienden",
    ]


def test_without_the_milestone_each_priority_says_when_it_was_chosen() -> None:
    chosen = Priority(id="a", title="A", chosen_on="2024-03-01")
    told = history(dossier(cycles=[cycle(priorities=[chosen, Priority(id="b", title="B")])]))
    assert told.on("2024-02-29").priorities == ()
    assert told.on("2024-03-01").priorities == (chosen,)


def test_a_plan_that_still_runs_is_found_by_day_in_the_next_cycle() -> None:
    plan = ActionPlan(title="Plan", period=Period("2025-01-01", "2026-12-31"))
    told = history(dossier(cycles=[cycle(1, plan=plan), cycle(2, "2025-10-02")]))
    assert told.on("2026-12-31").plan is plan
    assert told.on("2027-01-01").plan is None
    assert told.on("2024-12-31").plan is None


def test_the_status_is_the_last_that_may_have_begun() -> None:
    told = history(dossier(participation=claims("interested 2022", "supported 2023-01")))
    assert told.on("2021-12-31").status is None
    assert told.on("2022-01-01").status == "interested"
    assert told.on("2023-01-01").status == "supported"


def test_it_goes_through_the_days_on_which_something_changed() -> None:
    lead = Member(role="project-lead", organisation="g", start="2023-01", end="2023-06")
    one = dossier(participation=claims("supported 2023-01"), core_team=CoreTeam(members=[lead]))
    moments = list(history(one))
    assert [str(moment.day) for moment in moments] == ["2023-01-01", "2023-07-01"]
    assert [len(moment.team) for moment in moments] == [1, 0]


@given(lively.dossiers)
def test_going_through_the_days_tells_what_is_true_on_each(one: Dossier) -> None:
    told = history(one)
    assert [*told] == [told.on(moment.day) for moment in told]


def test_of_two_plans_that_run_the_last_holds_until_it_ends() -> None:
    long = ActionPlan(title="Lang", period=Period("2024-01-01"))
    short = ActionPlan(title="Kort", period=Period("2024-03-01", "2024-03-31"))
    told = history(dossier(cycles=[cycle(1, plan=long), cycle(2, "2025-10-02", plan=short)]))
    days = ["2024-02-29", "2024-03-01", "2024-03-31", "2024-04-01"]
    assert [told.on(day).plan for day in days] == [long, short, short, long]


@given(lively.dossiers, st.dates(min_value=date(1899, 1, 1), max_value=date(2201, 1, 1)))
def test_between_two_days_of_change_nothing_changes(one: Dossier, day: date) -> None:
    told = history(one)
    before = [each for each in told.days if each <= day]
    same = told.on(before[-1]) if before else told.on("1899-01-01")
    now = told.on(day)
    assert (now.stage, now.cycle, now.status) == (same.stage, same.cycle, same.status)
    assert (now.team, now.priorities, now.plan) == (same.team, same.priorities, same.plan)
