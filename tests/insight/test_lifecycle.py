"""Where a dossier stands in its cycle, and what must come before what."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.formats import load
from okomodel.insight.lifecycle import belongs, not_settled, stage, template_of
from okomodel.model import Dossier, Milestone, MilestoneRecord, Stage
from okomodel.reference.template import templates
from tests.rules import lively
from tests.rules.judging import cycle, done, dossier, skipped

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
    records = done(plan="2024-02-01", survey="2024-02-02")
    assert stage(dossier(cycles=[cycle(start="2024-01-01", milestones=records)]), "2026-01-01") == (
        "monitoring"
    )


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
    begun = any(each.start <= day for each in one.cycles)
    assert (stage(one, day) is Stage.PREPARATION) is not begun


# ----------------------------------------------------------------------- what comes before what


@pytest.mark.parametrize("milestone", list(Milestone))
def test_a_milestone_belongs_to_the_preparation_or_to_a_cycle(milestone: Milestone) -> None:
    in_cycle = milestone.value in dict(PARTS)
    assert belongs(milestone, cycle(), OKO_NL) is in_cycle
    assert belongs(milestone, None, OKO_NL) is not in_cycle


def missing(one: Dossier, milestone: str, day: str, number: int | None = 1) -> list[str]:
    where = None if number is None else one.cycle(number)
    kind, when = Milestone.of(milestone), date.fromisoformat(day)
    return [each.value for each in not_settled(one, where, kind, when, OKO_NL)]


def test_what_is_not_settled_is_what_should_have_come_before() -> None:
    one = dossier(
        preparation=done(decision="2023-01-01", core_team="2024-03-01"),
        cycles=[
            cycle(1, milestones=done(survey_report="2024-02-01")),
            cycle(2, "2025-10-02", milestones=skipped("survey-report")),
        ],
    )
    assert missing(one, "agreement", "2023-01-01", None) == []
    assert missing(one, "agreement", "2022-12-31", None) == ["decision"]
    assert missing(one, "dialogue-session", "2024-02-29") == ["core-team"]
    assert missing(one, "dialogue-session", "2024-03-01") == []
    assert missing(one, "dialogue-session", "2024-01-31") == ["survey-report", "core-team"]
    assert missing(one, "dialogue-session", "2024-01-31", 2) == []
    assert missing(one, "survey", "1900-01-01") == []
