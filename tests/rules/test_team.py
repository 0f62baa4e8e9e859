"""TEA: the core team has its roles filled."""

from typing import Any

import pytest
from attrs import evolve

from okomodel.model import CoreTeam, Dossier, Member, MilestoneRecord
from okomodel.reference.profile import profiles
from tests.rules.judging import DAY, claims, done, dossier, found, paths, skipped

SINCE = "supported 2023-01-18"
REQUIRED = ("project-lead", "policy-officer", "addiction-care", "youth-work")
LED = evolve(profiles["oko-nl"], name="geleid", required_roles=["project-lead", "youth-work"])
FREE = evolve(profiles["oko-nl"], name="vrij", required_roles=[])


def member(role: str, start: str = "2023-01-18", end: str | None = None, **given: Any) -> Member:
    organisation = given.pop("organisation", "gemeente")
    return Member(role=role, organisation=organisation, start=start, end=end, **given)


def team(*members: Member, participation: tuple[str, ...] = (SINCE,), **fields: Any) -> Dossier:
    return dossier(
        core_team=CoreTeam(members=members), participation=claims(*participation), **fields
    )


def whole(*besides: str) -> list[Member]:
    return [member(role) for role in REQUIRED if role not in besides]


# --------------------------------------------------------------------------------------- TEA01


def leaderless(*spans: tuple[str, str | None], on: str = DAY, **given: Any) -> list[str]:
    """The gaps between the project leads with those spans of time."""
    leads = [member("project-lead", start, end) for start, end in spans]
    findings = found("TEA01", team(*leads, member("youth-work"), **given), on)
    assert {one.path for one in findings} <= {"dossier.core_team"}
    return [f"{one.params['start']}/{one.params['end']}" for one in findings]


def test_from_the_start_of_support_there_is_a_project_lead_on_every_day() -> None:
    assert leaderless(("2023-01-18", None)) == []
    assert leaderless(("2023-01-19", None)) == ["2023-01-18/2023-01-18"]
    assert leaderless((DAY, None)) == ["2023-01-18/2026-11-20"]
    assert leaderless() == [f"2023-01-18/{DAY}"]


def test_a_lead_may_follow_the_day_after_the_last_of_the_one_before() -> None:
    assert leaderless(("2023-01-18", "2024-08-31"), ("2024-09-01", None)) == []
    assert leaderless(("2023-01-18", "2024-08-31"), ("2024-09-02", None)) == [
        "2024-09-01/2024-09-01"
    ]


def test_each_gap_is_one_finding() -> None:
    spans = [("2023-03-01", "2023-12-31"), ("2024-02-01", "2025-12-31")]
    expected = ["2023-01-18/2023-02-28", "2024-01-01/2024-01-31", f"2026-01-01/{DAY}"]
    assert leaderless(*spans) == expected
    assert leaderless(*reversed(spans)) == expected


def test_a_short_lead_within_a_long_one_makes_no_gap() -> None:
    assert leaderless(("2023-01-18", None), ("2023-05-01", "2023-06-30")) == []
    assert leaderless(("2023-01-18", "2026-12-31"), ("2023-05-01", "2023-06-30")) == []


def test_a_lead_known_to_the_month_gets_the_whole_month() -> None:
    assert leaderless(("2023", "2024-08"), ("2024-09", None)) == []
    assert leaderless(("2023", "2024-08"), ("2024-10", None)) == ["2024-09-01/2024-09-30"]


def test_a_lead_who_came_later_than_the_day_of_the_check_is_no_lead_yet() -> None:
    assert leaderless(("2024-01-01", None), on="2023-06-30") == ["2023-01-18/2023-06-30"]


def test_only_days_on_which_it_certainly_takes_part_are_asked_for() -> None:
    assert leaderless(("2023-12-31", None), participation=("supported 2023",)) == []
    assert leaderless(participation=("deciding 2022",)) == []
    assert leaderless(participation=()) == []


def test_a_pause_needs_no_lead_and_neither_does_who_stopped() -> None:
    spans = [("2023-01-18", "2024-06-30"), ("2025-01-01", "2025-12-31")]
    away = (SINCE, "paused 2024-07-01", "supported 2025-01-01", "stopped 2026-01-01")
    assert leaderless(*spans, participation=away) == []
    back = (SINCE, "paused 2024-07-01", "supported 2024-12-31", "stopped 2026-01-02")
    assert leaderless(*spans, participation=back) == [
        "2024-12-31/2024-12-31",
        "2026-01-01/2026-01-01",
    ]


def test_a_gap_that_outlasts_a_change_of_status_is_one_finding() -> None:
    goes_on = (SINCE, "supported 2024-05", "continuing 2024-07-01")
    spans = [("2023-01-18", "2024-03-31"), ("2024-08-01", None)]
    assert leaderless(*spans, participation=goes_on) == ["2024-04-01/2024-07-31"]


def test_other_roles_do_not_lead() -> None:
    assert paths("TEA01", team(*whole("project-lead"))) == ["core_team"]


def test_without_members_the_team_is_not_judged() -> None:
    for code in ("TEA01", "TEA02", "TEA03", "TEA04", "TEA05"):
        assert paths(code, team(preparation=done(start_meeting="2023-05-22"))) == []


# --------------------------------------------------------------------------------------- TEA02


def vacant(*members: Member, on: str = DAY, profile: Any = "oko-nl", **given: Any) -> list[str]:
    findings = found("TEA02", team(*members, **given), on, profile)
    assert {one.path for one in findings} <= {"dossier.core_team"}
    return [one.params["role"].value for one in findings]


def test_the_core_team_covers_the_required_roles() -> None:
    assert vacant(*whole()) == []
    assert vacant(*whole("youth-work")) == ["youth-work"]


def test_each_role_that_nobody_has_is_one_finding() -> None:
    assert vacant(member("school")) == list(REQUIRED)


def test_it_is_judged_on_the_day_of_the_check() -> None:
    leaves = [*whole("youth-work"), member("youth-work", end="2026-11-21")]
    assert vacant(*leaves, on="2026-11-21") == []
    assert vacant(*leaves, on="2026-11-22") == ["youth-work"]


def test_one_whose_last_day_is_known_to_the_month_counts_until_its_end() -> None:
    leaves = [*whole("youth-work"), member("youth-work", end="2026-11")]
    assert vacant(*leaves, on="2026-11-30") == []
    assert vacant(*leaves, on="2026-12-01") == ["youth-work"]


def test_the_adviser_counts_for_no_role() -> None:
    assert vacant(member("adviser"), profile="planet-youth") == ["project-lead"]


def test_the_profile_says_which_roles_are_required() -> None:
    assert vacant(member("project-lead"), profile="planet-youth") == []
    assert vacant(member("project-lead"), profile=LED) == ["youth-work"]
    assert vacant(member("parent"), profile=FREE) == []


def test_who_stopped_is_judged_on_the_last_day_of_taking_part() -> None:
    stopped = (SINCE, "stopped 2025-09-01")
    [finding] = found("TEA02", team(*whole("youth-work"), participation=stopped))
    assert str(finding.params["day"]) == "2025-08-31"
    until = [*whole("youth-work"), member("youth-work", end="2025-08-31")]
    assert vacant(*until, participation=stopped) == []
    before = [*whole("youth-work"), member("youth-work", end="2025-08-30")]
    assert vacant(*before, participation=stopped) == ["youth-work"]


def test_the_last_day_is_that_of_the_last_time_it_took_part() -> None:
    twice = (SINCE, "paused 2024-01-01", "supported 2024-06-01", "stopped 2025-09-01")
    until = [*whole("youth-work"), member("youth-work", "2024-08-01")]
    assert vacant(*until, participation=twice) == []


@pytest.mark.parametrize(
    "participation",
    [
        (SINCE, "paused 2026-01-01"),
        (SINCE, "stopped 2026"),
        ("interested 2026-01",),
        ("supported 2026",),
        ("supported 2027-01-01",),
        ("interested 2020", "stopped 2021"),
    ],
)
def test_who_paused_or_does_not_certainly_take_part_is_not_asked(
    participation: tuple[str, ...],
) -> None:
    assert vacant(member("school"), participation=participation) == []


def test_where_no_participation_is_recorded_the_day_of_the_check_counts() -> None:
    assert vacant(*whole("youth-work"), participation=()) == ["youth-work"]


# --------------------------------------------------------------------------------------- TEA03

WORKER = member("youth-work", organisation="jongerenwerk")


def doubled(*members: Member) -> list[str]:
    return paths("TEA03", team(*members))


def test_one_organisation_holds_a_role_once_on_a_day() -> None:
    assert doubled(WORKER, WORKER) == ["core_team.members[1]"]
    assert doubled(WORKER, member("youth-work", organisation="gemeente")) == []
    assert doubled(WORKER, member("school", organisation="jongerenwerk")) == []


def test_each_member_who_is_there_twice_is_one_finding() -> None:
    assert doubled(WORKER, WORKER, WORKER) == ["core_team.members[1]", "core_team.members[2]"]


@pytest.mark.parametrize(
    ("end", "start", "doubles"),
    [
        ("2024-08-31", "2024-08-31", True),
        ("2024-08-31", "2024-09-01", False),
        ("2024-08", "2024-08", False),
        ("2024-08", "2024-07", True),
        ("2024", "2024-01-01", True),
        ("2024", "2024-01-02", False),
    ],
)
def test_it_speaks_only_where_both_certainly_serve_on_a_day(
    end: str, start: str, *, doubles: bool
) -> None:
    first, second = evolve(WORKER, end=end), evolve(WORKER, start=start)
    assert bool(doubled(first, second)) is doubles
    assert bool(doubled(second, first)) is doubles


def test_named_members_are_told_apart() -> None:
    one, other = (evolve(WORKER, name=f"Medewerker {letter}") for letter in "AB")
    assert doubled(one, other) == []
    assert doubled(one, one) == ["core_team.members[1]"]
    assert doubled(one, WORKER) == doubled(WORKER, one) == ["core_team.members[1]"]


def test_members_whose_fte_differs_are_told_apart() -> None:
    half = evolve(WORKER, fte=0.5)
    assert doubled(half, evolve(WORKER, fte=0.4)) == doubled(half, WORKER) == []
    assert doubled(half, half) == ["core_team.members[1]"]


# --------------------------------------------------------------------------------------- TEA04


def met(*members: Member, day: str = "2023-05-22", **given: Any) -> list[str]:
    one = team(*members, preparation=done(core_team="2023-02-15", start_meeting=day))
    findings = found("TEA04", one, **given)
    assert {finding.path for finding in findings} <= {"dossier.preparation[1]"}
    return [finding.params["role"].value for finding in findings]


def test_on_the_day_of_the_start_meeting_every_required_role_has_a_member() -> None:
    assert met(*whole()) == []
    assert met(*whole("youth-work", "policy-officer")) == ["policy-officer", "youth-work"]
    assert met(*whole("youth-work"), profile="planet-youth") == []


def test_who_joins_on_that_day_is_in_time() -> None:
    assert met(*whole("youth-work"), member("youth-work", "2023-05-22")) == []
    assert met(*whole("youth-work"), member("youth-work", "2023-05")) == []
    assert met(*whole("youth-work"), member("youth-work", "2023-05-23")) == ["youth-work"]


def test_a_start_meeting_that_is_not_held_yet_is_not_judged() -> None:
    few = whole("youth-work")
    assert met(*few, on="2023-05-22") == ["youth-work"]
    assert met(*few, on="2023-05-21") == []
    for record in (
        MilestoneRecord(milestone="start-meeting", planned=DAY),
        *skipped("start-meeting"),
    ):
        assert paths("TEA04", team(*few, preparation=[record])) == []


def test_other_milestones_ask_for_no_team() -> None:
    assert paths("TEA04", team(*whole("youth-work"), preparation=done(core_team=DAY))) == []


# --------------------------------------------------------------------------------------- TEA05


def sole(*roles: str, name: str = "Medewerker A", **given: Any) -> list[Member]:
    return [member(role, name=name, **given) for role in roles]


def test_no_named_person_holds_all_the_required_roles() -> None:
    one = team(member("school"), *sole(*REQUIRED, "school"))
    assert paths("TEA05", one) == ["core_team.members[1]"]
    assert paths("TEA05", team(*sole(*REQUIRED[:3]), *sole("youth-work", name="B"))) == []


def test_members_without_a_name_are_not_taken_for_one_person() -> None:
    assert paths("TEA05", team(*whole())) == []


def test_each_such_person_is_one_finding_at_the_first_place_of_that_person() -> None:
    two = team(*sole(*REQUIRED), *sole(*REQUIRED, name="Medewerker B"))
    assert paths("TEA05", two) == ["core_team.members[0]", "core_team.members[4]"]


def test_who_has_left_no_longer_counts() -> None:
    left = team(*sole(*REQUIRED[:3]), *sole("youth-work", end="2026-11-20"))
    assert paths("TEA05", left, on="2026-11-20") == ["core_team.members[0]"]
    assert paths("TEA05", left) == []


def test_a_single_required_role_may_well_be_one_persons() -> None:
    assert paths("TEA05", team(*sole("project-lead")), profile="planet-youth") == []
    assert paths("TEA05", team(*sole("project-lead", "youth-work")), profile=LED) != []
    assert paths("TEA05", team(*sole("project-lead")), profile=FREE) == []


def test_who_stopped_need_not_divide_its_roles_any_more() -> None:
    assert paths("TEA05", team(*sole(*REQUIRED), participation=(SINCE, "stopped 2026-01"))) == []


def test_the_person_is_not_named_in_the_message() -> None:
    [finding] = found("TEA05", team(*sole(*REQUIRED)))
    assert "Medewerker" not in finding.text("nl") + finding.text("en")
