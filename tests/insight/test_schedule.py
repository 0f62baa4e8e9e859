"""What is due, what is late and by how much, what is blocked by what."""

from collections.abc import Callable
from copy import copy, deepcopy
from datetime import date
from pathlib import Path
from pickle import dumps, loads

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel import lifecycle, schedule
from okomodel.formats import load
from okomodel.model import Dossier, MilestoneRecord
from okomodel.reference.profile import profiles
from okomodel.rules import check
from tests.rules import lively
from tests.rules.judging import claims, cycle, done, dossier, skipped

EXAMPLE = Path(__file__).parents[2] / "examples" / "voorbeeldam.json"


def due(one: Dossier, on: str, profile: str = "oko-nl") -> list[tuple[str, str]]:
    """What is due by when."""
    found = schedule.due(one, on, profile)
    return [(str(item.milestone or "next"), str(item.by)) for item in found]


def test_voorbeeldam_on_21_november_2026() -> None:
    found = schedule.due(load(EXAMPLE, Dossier), "2026-11-21")
    assert [(item.milestone, str(item.by), item.late_by, item.blocked_by) for item in found] == [
        ("work-groups", "2026-10-02", 0, ()),
        ("targets", "2026-10-15", 37, ()),
        ("plan", "2027-02-01", 0, ("targets",)),
        ("council-informed", "2027-04-02", 0, ("plan",)),
        ("execution", "2027-05-02", 0, ("plan",)),
        ("progress-report", "2027-10-02", 0, ("execution",)),
        ("evaluation", "2027-10-02", 0, ("execution",)),
        (None, "2027-10-02", 0, ()),
    ]
    assert [item.path for item in found[:3]] == [
        "cycles[1]",
        "cycles[1].milestones[5]",
        "cycles[1].milestones[6]",
    ]


def test_a_day_before_everything_owes_nothing() -> None:
    assert schedule.due(load(EXAMPLE, Dossier), "1900-01-01") == ()
    assert schedule.due(load(EXAMPLE, Dossier), date.min) == ()
    assert schedule.due(dossier(), "2026-11-21") == ()


def test_the_preparation_counts_from_its_decision_done_or_planned() -> None:
    begun = dossier(preparation=done(decision="2023-01-31"))
    assert due(begun, "2023-01-31") == [
        ("agreement", "2023-02-28"),
        ("start-training", "2023-02-28"),
        ("core-team", "2023-03-31"),
        ("stakeholder-exploration", "2023-05-31"),
        ("start-meeting", "2023-06-30"),
    ]
    assert due(begun, "2023-01-30") == []
    planned = dossier(preparation=[MilestoneRecord(milestone="decision", planned="2023-01-31")])
    assert due(planned, "2023-02-01")[0] == ("decision", "2023-01-31")
    assert due(dossier(preparation=skipped("decision")), "2023-02-01") == []


def test_what_is_done_later_or_planned_is_still_open() -> None:
    records = [*done(survey="2023-11-24"), *skipped("feedback")]
    one = dossier(cycles=[cycle(1, "2023-10-02", milestones=records)])
    assert ("survey", "2023-12-02") in due(one, "2023-11-23")
    assert "survey" not in dict(due(one, "2023-11-24"))
    assert "feedback" not in dict(due(one, "2023-11-24"))


@pytest.mark.parametrize(
    ("planned", "on", "late_by"),
    [
        ("2024-01-10", "2024-01-10", 0),  # the planned day is in time
        ("2024-01-10", "2024-01-11", 1),
        (None, "2024-03-02", 0),  # expected 2 December, tolerance three months: in time
        (None, "2024-03-03", 92),  # counted from the day that was expected
    ],
)
def test_late_is_past_the_planned_day_or_past_the_expected_day_and_the_tolerance(
    planned: str | None, on: str, late_by: int
) -> None:
    record = [MilestoneRecord(milestone="survey", planned=planned)]
    one = dossier(cycles=[cycle(1, "2023-10-02", milestones=record)])
    (survey,) = [item for item in schedule.due(one, on) if item.milestone == "survey"]
    assert (survey.late_by, survey.is_late) == (late_by, late_by > 0)
    assert survey.label("nl") == "meting"


def test_a_profile_of_ones_own_has_its_own_tolerance() -> None:
    one = dossier(cycles=[cycle(1, "2023-10-02")])
    strict = attrs.evolve(profiles["oko-nl"], name="strikt", overdue_tolerance=0)
    assert schedule.due(one, "2023-12-03", strict)[0].late_by == 1
    assert schedule.due(one, "2023-12-03")[0].late_by == 0


def test_the_pilot_has_half_the_months() -> None:
    one = dossier(cycles=[cycle(1, "2020-01-01", template="oko-pilot", months=12)])
    assert due(one, "2020-06-01", "oko-pilot")[0] == ("survey", "2020-02-01")
    assert due(one, "2020-06-01", "oko-pilot")[-1] == ("next", "2021-01-01")


def test_the_next_cycle_is_due_when_the_last_ends_unless_it_is_recorded() -> None:
    last = cycle(1, "2023-10-02")
    assert ("next", "2025-10-02") in due(dossier(cycles=[last]), "2024-01-01")
    (item,) = schedule.due(dossier(cycles=[last]), "2026-01-03")
    assert (item.milestone, item.cycle, item.late_by) == (None, 2, 93)
    assert item.label("nl") == "begin van de volgende cyclus"
    assert schedule.due(dossier(cycles=[last]), "2026-01-02")[0].late_by == 0
    following = dossier(cycles=[last, cycle(2, "2025-10-02")])
    assert "next" not in dict(due(following, "2024-01-01"))


def test_who_paused_or_stopped_owes_nothing() -> None:
    one = dossier(
        participation=claims("supported 2023-01", "paused 2024-01-01", "continuing 2025"),
        cycles=[cycle(1, "2023-10-02")],
    )
    assert due(one, "2023-12-31")
    assert due(one, "2024-01-01") == []
    assert due(one, "2025-01-01"), "it may have come back"
    stopped = attrs.evolve(one, participation=claims("supported 2023-01", "stopped 2024"))
    assert due(stopped, "2024-06-01"), "it may not have stopped yet"
    assert due(stopped, "2024-12-31") == []


def test_a_cycle_with_an_unknown_template_owes_no_milestones() -> None:
    assert due(dossier(cycles=[cycle(1, template="ijsland")]), "2024-01-01") == [
        ("next", "2025-10-02")
    ]


@given(lively.dossiers, st.dates(date(2015, 1, 1), date(2035, 1, 1)))
def test_soonest_comes_first_and_late_is_what_the_rules_call_overdue(
    one: Dossier, day: date
) -> None:
    found = schedule.due(one, day)
    assert [item.by for item in found] == sorted(item.by for item in found)
    late = sorted(
        f"dossier.{item.path}" if item.path else "dossier"
        for item in found
        if item.is_late and item.milestone
    )
    assert late == sorted(finding.path for finding in check(one, on=day, select="CYC07"))


@given(lively.dossiers, st.dates(date(2015, 1, 1), date(2035, 1, 1)))
def test_what_is_blocked_may_not_be_done_and_says_by_what(one: Dossier, day: date) -> None:
    for item in schedule.due(one, day):
        if item.milestone and not any(cycle.number == item.cycle for cycle in one.cycles[1:]):
            reasons = lifecycle.why_not(one, item.milestone, on=day, cycle=item.cycle)
            open_ones = [reason.params.get("earlier") for reason in reasons]
            assert set(item.blocked_by) <= set(open_ones) or any(
                reason.code in {"CYC06", "CYC09"} for reason in reasons
            )


@pytest.mark.parametrize("again", [copy, deepcopy, lambda one: loads(dumps(one))])
def test_an_agenda_keeps_its_day_when_it_is_copied(
    again: Callable[[schedule.Schedule], schedule.Schedule],
) -> None:
    agenda = schedule.due(load(EXAMPLE, Dossier), "2026-11-21")
    assert agenda
    same = again(agenda)
    assert (same, same.on, type(same)) == (agenda, agenda.on, schedule.Schedule)
