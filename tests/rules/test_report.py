"""REP: the council is informed."""

from typing import Any

import pytest
from attrs import evolve

from okomodel.model import ActionPlan, Dossier, MilestoneRecord, PlanCycle, ProgressReport
from okomodel.reference.profile import profiles
from okomodel.values import Period
from tests.rules.judging import claims, cycle, done, dossier, found, paths, skipped

YEARS = Period("2025-01-01", "2026-12-31")
SINCE = "supported 2023-01-18"


def report(on: str, period: str | None = None, **given: Any) -> ProgressReport:
    covered = Period.parse(period) if period else Period(on, on)
    return ProgressReport(id=f"r-{on}", on=on, period=covered, **given)


def running(*reports: ProgressReport, number: int = 1, **given: Any) -> PlanCycle:
    milestones = given.pop("milestones", ())
    fields = {"title": "Uitvoeringsplan", "period": YEARS, **given}
    return cycle(number, plan=ActionPlan(**fields), reports=reports, milestones=milestones)


def told(*days: str, on: str = "2026-11-21", **given: Any) -> list[str]:
    """Since when the council was not told, after reports on these days."""
    participation = claims(*given.pop("participation", ()))
    profile = given.pop("profile", "oko-nl")
    one = running(*(report(day) for day in days), **given)
    return silences(dossier(cycles=[one], participation=participation), on, profile)


def silences(one: Dossier, on: str, profile: Any = "oko-nl") -> list[str]:
    findings = found("REP01", one, on, profile)
    assert {finding.path for finding in findings} <= {"dossier.cycles[0].plan"}
    return [str(finding.params["since"]) for finding in findings]


# --------------------------------------------------------------------------------------- REP01


def test_while_a_plan_runs_a_report_is_not_longer_ago_than_twelve_months() -> None:
    assert told("2025-06-05", "2026-06-05") == []
    assert told("2025-06-05", on="2026-06-05") == []
    assert told("2025-06-05", on="2026-06-06") == ["2025-06-05"]


def test_the_first_report_is_due_twelve_months_after_the_first_day_of_the_plan() -> None:
    assert told(on="2026-01-01") == []
    assert told(on="2026-01-02") == ["2025-01-01"]
    assert told("2026-01-01", on="2026-11-21") == []


def test_or_after_its_adoption_where_that_is_later() -> None:
    assert told(on="2026-06-05", adopted_on="2025-06-05") == []
    assert told(on="2026-06-06", adopted_on="2025-06-05") == ["2025-06-05"]
    assert told(on="2026-01-02", adopted_on="2024-11-01") == ["2025-01-01"]


def test_the_day_of_the_milestone_counts_over_that_of_the_plan() -> None:
    later = {"adopted_on": "2025-02-01", "milestones": done(plan="2025-06-05")}
    assert told(on="2026-06-05", **later) == []
    assert told(on="2026-06-06", **later) == ["2025-06-05"]


def test_a_report_from_before_that_day_does_not_make_it_due_earlier() -> None:
    assert told("2024-12-01", on="2026-01-01") == []
    assert told("2025-01-01", on="2026-01-01") == []
    assert told("2024-12-01", on="2026-01-02") == ["2025-01-01"]


def test_each_silence_that_is_too_long_is_one_finding() -> None:
    long = Period("2022-01-01", "2026-12-31")
    assert told("2024-01-01", "2024-06-01", on="2026-11-21", period=long) == [
        "2022-01-01",
        "2024-06-01",
    ]


def test_after_the_last_day_of_the_plan_nothing_is_asked_any_more() -> None:
    short = Period("2025-01-01", "2026-01-01")
    assert told(on="2030-01-01", period=short) == []
    longer = Period("2025-01-01", "2026-01-02")
    assert told(on="2030-01-01", period=longer) == ["2025-01-01"]
    assert told("2026-01-02", on="2030-01-01", period=longer) == ["2025-01-01"]


def test_a_plan_that_still_runs_is_asked_up_to_the_day_of_the_check() -> None:
    assert told(on="2026-01-02", period=Period("2025-01-01")) == ["2025-01-01"]


def test_a_plan_that_is_yet_to_begin_needs_no_report() -> None:
    assert told(on="2024-06-01") == []


def test_a_report_that_is_yet_to_come_tells_nothing_yet() -> None:
    assert told("2026-01-10", on="2026-01-09") == ["2025-01-01"]


def test_only_reports_to_the_council_count() -> None:
    one = running(report("2025-12-01", audience="college"), report("2025-12-02", audience="public"))
    assert silences(dossier(cycles=[one]), "2026-01-02") == ["2025-01-01"]


def test_reports_of_every_cycle_count_for_a_plan_that_runs() -> None:
    later = cycle(2, "2025-10-02", reports=[report("2025-12-01")])
    assert silences(dossier(cycles=[running(), later]), "2026-01-02") == []


def test_the_profile_says_how_often() -> None:
    half = evolve(profiles["oko-nl"], name="halfjaar", council_every=6)
    assert told(on="2025-07-01", profile=half) == []
    assert told(on="2025-07-02", profile=half) == ["2025-01-01"]


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        ((SINCE,), True),
        ((), True),
        ((SINCE, "stopped 2026-01-02"), True),
        ((SINCE, "stopped 2026-01-01"), False),
        ((SINCE, "paused 2025-12", "supported 2026-02"), True),
        ((SINCE, "paused 2025-12"), False),
        ((SINCE, "stopped 2025"), False),
        (("supported 2026-06",), True),
        (("interested 2023",), False),
    ],
)
def test_it_is_asked_of_who_takes_part_on_the_last_day_in_time_or_is_still_silent(
    texts: tuple[str, ...], *, asked: bool
) -> None:
    assert told(participation=texts) == (["2025-01-01"] if asked else [])


def test_a_pause_stops_the_clock_for_who_reported_afterwards() -> None:
    paused = (SINCE, "paused 2025-12", "supported 2026-02")
    assert told("2026-03-01", participation=paused) == []
    assert told("2026-11-21", participation=paused) == []


def test_who_is_back_and_silent_until_the_end_of_the_plan_was_asked_again() -> None:
    paused = (SINCE, "paused 2025-12", "supported 2026-02")
    assert told(on="2027-06-01", participation=paused) == ["2025-01-01"]
    away = (SINCE, "paused 2025-12", "supported 2027-01-01")
    assert told(on="2027-06-01", participation=away) == []


def test_without_a_plan_the_council_need_not_be_told() -> None:
    for code in ("REP01", "REP02"):
        assert paths(code, dossier(cycles=[cycle()])) == paths(code, dossier()) == []


# --------------------------------------------------------------------------------------- REP02

ADOPTED = {"adopted_on": "2025-06-05", "adopted_by": "college", "document": "2025-017"}


def lacking(**given: Any) -> list[str]:
    findings = found("REP02", dossier(cycles=[running(**given)]), "2025-06-05")
    assert {finding.path for finding in findings} <= {"dossier.cycles[0].plan"}
    return [each.en for finding in findings for each in finding.params["lacking"]]


def test_an_adopted_plan_says_when_by_whom_and_under_which_document() -> None:
    assert lacking(**ADOPTED) == []
    assert lacking(adopted_by="council") == ["when", "under which document"]
    adopted = done(plan="2025-06-05")
    assert lacking(milestones=adopted) == ["by whom", "under which document"]
    assert lacking(adopted_on="2025-06-05") == ["by whom", "under which document"]
    by_record = MilestoneRecord(
        milestone="plan", done="2025-06-05", body="college", document="2025-017"
    )
    assert lacking(milestones=[by_record]) == []
    assert lacking(milestones=adopted, **ADOPTED | {"document": ""}) == ["under which document"]


def test_the_day_of_the_milestone_says_when() -> None:
    plan = ADOPTED | {"adopted_on": None}
    assert lacking(**plan) == ["when"]
    assert lacking(milestones=done(plan="2025-06-05"), **plan) == []


def test_a_plan_that_nothing_says_was_adopted_need_not_say_so() -> None:
    assert lacking() == []
    assert lacking(document="2025-017") == lacking(adopted_on="2025-06-06") == []
    assert lacking(milestones=skipped("plan")) == []
    assert lacking(milestones=done(plan="2025-06-06")) == []


def test_what_lacks_is_one_finding_per_plan() -> None:
    two = [running(adopted_by="college"), running(number=2, adopted_by="council")]
    assert paths("REP02", dossier(cycles=two)) == ["cycles[0].plan", "cycles[1].plan"]


# --------------------------------------------------------------------------------------- REP03


def apart(*periods: str, audience: str = "council") -> list[str]:
    reports = [report(f"2026-01-{10 + index}", each) for index, each in enumerate(periods)]
    reports = [evolve(one, audience=audience) for one in reports]
    findings = found("REP03", dossier(cycles=[cycle(reports=reports)]))
    return [
        f"{one.path.removeprefix('dossier.cycles[0].reports')} "
        f"{'overlap' if 'twice' in one.message else 'gap'}"
        for one in findings
    ]


def test_reports_to_one_audience_follow_each_other_without_gaps_or_overlaps() -> None:
    assert apart("2025-01-01/2025-06-30", "2025-07-01/2025-12-31") == []
    assert apart("2025-01-01/2025-06-30", "2025-07-02/2025-12-31") == ["[1].period gap"]
    assert apart("2025-01-01/2025-06-30", "2025-06-30/2025-12-31") == ["[1].period overlap"]


def test_reports_are_compared_in_the_order_of_their_periods_wherever_they_stand() -> None:
    assert apart("2025-07-01/2025-12-31", "2025-01-01/2025-06-30") == []
    assert apart("2025-08-01/2025-12-31", "2025-01-01/2025-06-30") == ["[0].period gap"]


def test_a_report_within_another_makes_no_gap_after_it() -> None:
    assert apart("2025-01-01/2025-12-31", "2025-03-01/2025-03-31", "2026-01-01/2026-01-08") == [
        "[1].period overlap"
    ]


def test_after_a_report_whose_period_still_runs_every_report_overlaps() -> None:
    assert apart("2025-01-01/..", "2025-07-01/2025-12-31", "2026-01-01/2026-01-08") == [
        "[1].period overlap",
        "[2].period overlap",
    ]


def test_each_audience_has_reports_of_its_own() -> None:
    council = report("2025-07-01", "2025-01-01/2025-06-30")
    school = report("2025-07-02", "2025-01-01/2025-12-31", audience="schools")
    assert paths("REP03", dossier(cycles=[cycle(reports=[council, school])])) == []
    assert apart("2025-01-01/2025-06-30", "2025-08-01/2025-12-31", audience="schools") != []


def test_they_follow_each_other_from_cycle_to_cycle() -> None:
    first = cycle(reports=[report("2025-07-01", "2025-01-01/2025-06-30")])
    second = cycle(2, "2025-10-02", reports=[report("2026-01-10", "2025-08-01/2025-12-31")])
    assert paths("REP03", dossier(cycles=[first, second])) == ["cycles[1].reports[0].period"]


def test_a_single_report_follows_nothing() -> None:
    assert apart("2025-01-01/2025-06-30") == []
