"""CYC: the milestones and the cycles follow each other as the method says."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from okomodel.lifecycle import stage
from okomodel.model import Dossier, MilestoneRecord, PlanCycle, SurveyRound
from okomodel.reference.profile import profiles
from okomodel.reference.template import templates
from okomodel.rules import check
from tests.rules.judging import (
    claims,
    cycle,
    done,
    dossier,
    found,
    paths,
    register,
    skipped,
)

PILOT = profiles["oko-pilot"]
STRICT = evolve(profiles["oko-nl"], name="strikt", cycle_tolerance=0)
STEPS = templates["oko-nl"].steps

DAY_OF = {
    step.milestone.value.replace("-", "_"): f"2024-01-{number:02}"
    for number, step in enumerate(STEPS, start=1)
}
"""Every milestone on a day of its own, in the order of the template."""

PREPARATION = [step.milestone.value for step in templates["oko-nl"].preparation]
CYCLE = [step.milestone.value for step in templates["oko-nl"].cycle]


def whole(**days: str) -> Dossier:
    """A dossier in which every milestone is done in order, but for the days given."""
    return made(1, "oko-nl", done(**DAY_OF | days))


def made(number: int, template: str, records: Sequence[MilestoneRecord]) -> Dossier:
    ready = [one for one in records if one.milestone in PREPARATION]
    rest = [one for one in records if one.milestone in CYCLE]
    months = templates[template].months
    begun = cycle(number, "2024-01-01", template=template, months=months, milestones=rest)
    return dossier(preparation=ready, cycles=[begun])


def out_of_order(document: Dossier) -> list[tuple[str, str]]:
    """Which milestone was done before which that should have come first."""
    findings = found("CYC01", document)
    return [(one.params["milestone"].value, one.params["earlier"].value) for one in findings]


# --------------------------------------------------------------------------------------- CYC01

BEFORE = {
    "agreement": "decision",
    "start-training": "agreement",
    "core-team": "agreement",
    "stakeholder-exploration": "core-team",
    "start-meeting": "core-team",
    "survey-report": "survey",
    "feedback": "survey-report",
    "dialogue-session": "survey-report core-team",
    "priorities": "dialogue-session",
    "targets": "priorities",
    "work-groups": "dialogue-session",
    "plan": "priorities targets",
    "council-informed": "plan",
    "execution": "plan",
    "progress-report": "execution",
    "evaluation": "execution",
}
"""What the format's table says comes before each milestone (in the first cycle)."""

PAIRS = [(later, one) for later, before in BEFORE.items() for one in before.split()]


@pytest.mark.parametrize("template", ["oko-nl", "oko-pilot"])
def test_done_in_the_order_of_the_template_is_in_order(template: str) -> None:
    assert out_of_order(made(1, template, done(**DAY_OF))) == []


@pytest.mark.parametrize(("later", "earlier"), PAIRS)
def test_a_milestone_is_done_only_after_each_that_must_come_before_it(
    later: str, earlier: str
) -> None:
    the_day = date.fromisoformat(DAY_OF[earlier.replace("-", "_")])
    the_day_before = (the_day - timedelta(days=1)).isoformat()
    early = whole(**{later.replace("-", "_"): the_day_before})
    assert (later, earlier) in out_of_order(early)
    assert {milestone for milestone, _ in out_of_order(early)} == {later}


@pytest.mark.parametrize(("later", "earlier"), PAIRS)
def test_the_same_day_counts_as_after(later: str, earlier: str) -> None:
    same_day = DAY_OF[earlier.replace("-", "_")]
    findings = out_of_order(whole(**{later.replace("-", "_"): same_day}))
    assert (later, earlier) not in findings


@pytest.mark.parametrize(("later", "earlier"), PAIRS)
def test_skipped_with_a_reason_is_as_good_as_done(later: str, earlier: str) -> None:
    days = {name: day for name, day in DAY_OF.items() if name != earlier.replace("-", "_")}
    assert out_of_order(made(1, "oko-nl", (*done(**days), *skipped(earlier)))) == []
    assert unrecorded(made(1, "oko-nl", (*done(**days), *skipped(earlier)))) == set()
    # Where nothing says that it was reached, the rule is silent; that nothing does is a note.
    assert out_of_order(made(1, "oko-nl", done(**days))) == []
    assert earlier in unrecorded(made(1, "oko-nl", done(**days)))
    assert later not in unrecorded(made(1, "oko-nl", done(**days)))


def unrecorded(one: Dossier) -> set[str]:
    """What CYC10 names."""
    return {each.value for finding in found("CYC10", one) for each in finding.params["milestones"]}


@pytest.mark.parametrize(("later", "earlier"), PAIRS)
def test_planned_is_not_done(later: str, earlier: str) -> None:
    days = {name: day for name, day in DAY_OF.items() if name != earlier.replace("-", "_")}
    planned = MilestoneRecord(milestone=earlier, planned="2023-12-01")
    one = made(1, "oko-nl", (*done(**days), planned))
    assert earlier in unrecorded(one)
    assert later not in unrecorded(one)


def test_one_that_is_not_done_is_not_judged() -> None:
    plans = [MilestoneRecord(milestone="plan", planned="2020-01-01"), *skipped("evaluation")]
    assert out_of_order(made(1, "oko-nl", plans)) == []


def test_each_milestone_that_should_have_come_first_is_one_finding() -> None:
    days = {"plan": "2024-06-01", "priorities": "2024-07-01", "targets": "2024-07-01"}
    early = dossier(cycles=[cycle(milestones=done(**days))])
    findings = found("CYC01", early)
    assert [one.path for one in findings] == ["dossier.cycles[0].milestones[0]"] * 2
    assert out_of_order(early) == [("plan", "priorities"), ("plan", "targets")]


def test_what_precedes_a_milestone_that_nobody_recorded_must_come_before_what_follows_it() -> None:
    early = dossier(cycles=[cycle(milestones=done(plan="2024-06-01", survey_report="2024-07-01"))])
    assert out_of_order(early) == [("plan", "survey-report")]


def test_the_message_names_both_milestones_and_the_day() -> None:
    [finding] = found("CYC01", whole(feedback="2024-01-01"))
    assert finding.message == (
        '"feedback of results" was reached earlier (1 January 2024, as recorded) than "survey '
        'report", which comes before it (8 January 2024, as recorded).'
    )
    assert finding.message_nl.startswith(
        '"terugkoppeling" is eerder bereikt (1 januari 2024, zoals vastgelegd) dan "rapportage'
    )


def test_in_the_first_cycle_the_core_team_of_the_preparation_stands_before_the_dialogue() -> None:
    assert out_of_order(
        whole(core_team=DAY_OF["dialogue_session"], start_meeting="2024-02-01")
    ) == [("stakeholder-exploration", "core-team")]
    later = whole(
        core_team="2024-01-11", stakeholder_exploration="2024-02-01", start_meeting="2024-02-01"
    )
    assert out_of_order(later) == [("dialogue-session", "core-team")]


def test_in_the_first_cycle_a_core_team_that_is_not_recorded_is_missed() -> None:
    records = done(survey="2024-01-07", survey_report="2024-01-08", dialogue_session="2024-01-10")
    assert unrecorded(made(1, "oko-nl", records)) == {"core-team"}


def test_in_a_later_cycle_the_core_team_is_not_asked_for() -> None:
    records = done(survey="2024-01-07", survey_report="2024-01-08", dialogue_session="2024-01-10")
    assert unrecorded(made(2, "oko-nl", records)) == set()


def test_each_cycle_is_judged_by_its_own_milestones() -> None:
    first = cycle(1, "2022-01-01", milestones=done(survey="2022-02-01"))
    second = cycle(2, "2024-01-01", milestones=done(survey_report="2024-05-01"))
    assert paths("CYC10", dossier(cycles=[first, second])) == ["cycles[1]"]
    late = cycle(2, "2024-01-01", milestones=done(survey_report="2024-05-01", survey="2024-06-01"))
    assert paths("CYC01", dossier(cycles=[first, late])) == ["cycles[1].milestones[0]"]


def test_what_stands_in_the_wrong_part_is_left_to_cyc09() -> None:
    misplaced = dossier(
        preparation=done(plan="2024-01-01"),
        cycles=[cycle(milestones=done(agreement="2024-01-01"))],
    )
    assert paths("CYC01", misplaced) == []
    assert len(paths("CYC09", misplaced)) == 2


def test_a_milestone_in_the_wrong_part_does_not_settle_what_it_should() -> None:
    misplaced = dossier(
        preparation=done(survey="2024-01-01"),
        cycles=[cycle(milestones=done(survey_report="2024-02-01"))],
    )
    assert unrecorded(misplaced) == {"survey"}


# --------------------------------------------------------------------------------------- CYC02


def begun(day: str, **fields: Any) -> Dossier:
    return dossier(cycles=[cycle(milestones=done(survey=day), **fields)])


def test_what_is_done_is_done_by_the_day_of_the_check() -> None:
    one = begun("2023-11-24")
    assert paths("CYC02", one, on="2023-11-24") == []
    assert paths("CYC02", one, on="2023-11-23") == ["cycles[0].milestones[0].done"]


def test_that_holds_for_the_preparation_too() -> None:
    ready = dossier(preparation=done(decision="2022-12-13", agreement="2023-01-18"))
    assert paths("CYC02", ready, on="2023-01-17") == ["preparation[1].done"]


def test_a_plan_for_the_future_is_no_fault() -> None:
    planned = [MilestoneRecord(milestone="survey", planned="2030-11-01"), *skipped("feedback")]
    assert paths("CYC02", dossier(cycles=[cycle(milestones=planned)])) == []


@pytest.mark.parametrize(
    ("profile", "first"), [("oko-nl", "2023-07-02"), ("oko-pilot", "2023-08-02")]
)
def test_in_a_cycle_it_is_not_before_the_cycle_starts_less_the_tolerance(
    profile: str, first: str
) -> None:
    day_before = first.removesuffix("2") + "1"
    assert paths("CYC02", begun(first), profile=profile) == []
    [finding] = found("CYC02", begun(day_before), profile=profile)
    assert finding.path == "dossier.cycles[0].milestones[0].done"
    assert str(finding.params["first"]) == first


def test_the_tolerance_counts_in_months_from_the_start_of_the_cycle() -> None:
    """Three months before 31 May is the last day of February."""
    assert paths("CYC02", begun("2023-02-28", start="2023-05-31")) == []
    assert paths("CYC02", begun("2023-02-27", start="2023-05-31")) != []


def test_the_preparation_may_be_long_ago() -> None:
    ready = dossier(preparation=done(decision="1999-01-01"), cycles=[cycle()])
    assert paths("CYC02", ready) == []


def test_a_done_date_can_be_wrong_on_both_counts() -> None:
    later = begun("2030-01-01", start="2035-01-01")
    said = [one.message.split()[1] for one in found("CYC02", later)]
    assert said == ["counts", "was"]


def test_what_two_cycles_have_of_one_round_is_one_finding() -> None:
    early = SurveyRound(id="r", year=2018, instrument="gmj", reported_on="2018-02-01")
    both = [cycle(1, "2023-10-02", round="r"), cycle(1, "2023-10-02", round="r")]
    one = dossier(rounds=[early], cycles=both)
    assert paths("CYC02", one, on="2024-02-01") == ["rounds[0].reported_on"]
    assert paths("CYC02", one, on="2017-02-01") == ["rounds[0].reported_on"] * 2


# --------------------------------------------------------------------------------------- CYC03


@pytest.mark.parametrize(
    ("template", "profile", "months", "right"),
    [
        ("oko-nl", "oko-nl", 21, True),
        ("oko-nl", "oko-nl", 20, False),
        ("oko-nl", "oko-nl", 27, True),
        ("oko-nl", "oko-nl", 28, False),
        ("oko-nl", "planet-youth", 27, True),
        ("oko-nl", "planet-youth", 28, False),
        ("oko-nl", "oko-pilot", 22, True),
        ("oko-nl", "oko-pilot", 21, False),
        ("oko-pilot", "oko-pilot", 10, True),
        ("oko-pilot", "oko-pilot", 9, False),
        ("oko-pilot", "oko-pilot", 14, True),
        ("oko-pilot", "oko-pilot", 15, False),
        ("oko-pilot", "oko-nl", 15, True),
        ("oko-pilot", "oko-nl", 16, False),
    ],
)
def test_a_cycle_lasts_what_its_template_says_within_the_tolerance_of_the_profile(
    template: str, profile: str, months: int, *, right: bool
) -> None:
    one = dossier(cycles=[cycle(template=template, months=months)])
    expected = [] if right else ["cycles[0].months"]
    assert paths("CYC03", one, profile=profile) == expected


def test_without_tolerance_it_lasts_exactly_that() -> None:
    assert paths("CYC03", dossier(cycles=[cycle()]), profile=STRICT) == []
    assert paths("CYC03", dossier(cycles=[cycle(months=25)]), profile=STRICT) != []


# --------------------------------------------------------------------------------------- CYC04


def following(start: str, number: int = 2, **first: Any) -> Dossier:
    return dossier(cycles=[cycle(1, "2023-10-02", **first), cycle(number, start)])


@pytest.mark.parametrize(
    ("profile", "first"), [("oko-nl", "2025-07-02"), ("oko-pilot", "2025-08-02")]
)
def test_a_cycle_does_not_start_before_the_one_before_it_ends_less_the_tolerance(
    profile: str, first: str
) -> None:
    day_before = first.removesuffix("2") + "1"
    assert paths("CYC04", following(first), profile=profile) == []
    assert paths("CYC04", following(day_before), profile=profile) == ["cycles[1].start"]


def test_without_tolerance_the_day_after_the_last_is_in_time() -> None:
    assert paths("CYC04", following("2025-10-02"), profile=STRICT) == []
    assert paths("CYC04", following("2025-10-01"), profile=STRICT) == ["cycles[1].start"]


def test_it_counts_with_the_length_that_the_cycle_has() -> None:
    assert paths("CYC04", following("2024-10-01", months=12)) == []
    assert paths("CYC04", following("2025-09-01", months=30)) == ["cycles[1].start"]


def test_the_message_says_until_when_the_one_before_runs() -> None:
    [finding] = found("CYC04", following("2024-10-02"))
    assert finding.message == (
        "cycle 2 starts (2 October 2024) while cycle 1 still runs (until 1 October 2025)."
    )


def test_cycles_are_compared_in_the_order_of_their_start_wherever_they_stand() -> None:
    turned = dossier(cycles=[cycle(2, "2024-10-02"), cycle(1, "2023-10-02")])
    assert paths("CYC04", turned) == ["cycles[0].start"]


def test_each_overlap_is_one_finding() -> None:
    three = [cycle(1, "2023-01-01"), cycle(2, "2024-01-01"), cycle(3, "2025-01-01")]
    assert paths("CYC04", dossier(cycles=three)) == ["cycles[1].start", "cycles[2].start"]


# --------------------------------------------------------------------------------------- CYC05


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ((1,), []),
        ((4,), []),
        ((1, 2, 3), []),
        ((3, 4), []),
        ((1, 3), [1]),
        ((1, 1), [1]),
        ((2, 1), [1]),
        ((1, 3, 4), [1]),
        ((1, 3, 5), [1, 2]),
        ((1, 3, 2), [1, 2]),
    ],
)
def test_cycles_are_numbered_upwards_without_gaps_from_the_first_that_is_recorded(
    numbers: tuple[int, ...], wrong: list[int]
) -> None:
    cycles = [cycle(one, f"{2020 + 2 * index}-01-01") for index, one in enumerate(numbers)]
    assert paths("CYC05", dossier(cycles=cycles)) == [f"cycles[{index}].number" for index in wrong]


def test_they_are_numbered_in_the_order_of_their_start_wherever_they_stand() -> None:
    turned = dossier(cycles=[cycle(2, "2022-01-01"), cycle(1, "2020-01-01")])
    assert paths("CYC05", turned) == []
    crossed = dossier(cycles=[cycle(1, "2022-01-01"), cycle(2, "2020-01-01")])
    assert paths("CYC05", crossed) == ["cycles[0].number"]


def test_the_hint_gives_the_number_that_follows() -> None:
    [finding] = found("CYC05", dossier(cycles=[cycle(1, "2020-01-01"), cycle(3, "2022-01-01")]))
    assert finding.text() == (
        "cycle 3 follows cycle 1. Number it 2, or add the cycle that is missing."
    )


# --------------------------------------------------------------------------------------- CYC06

BOTH = MilestoneRecord(milestone="feedback", done="2024-03-12", skipped="te weinig respons")


def test_a_milestone_is_not_both_done_and_skipped() -> None:
    assert paths("CYC06", dossier(cycles=[cycle(milestones=[BOTH])])) == ["cycles[0].milestones[0]"]
    apart = [evolve(BOTH, done=None), *done(survey="2023-11-24")]
    assert paths("CYC06", dossier(cycles=[cycle(milestones=apart)])) == []


def test_planned_and_done_or_planned_and_skipped_is_no_contradiction() -> None:
    planned = [
        MilestoneRecord(milestone="survey", planned="2023-11-01", done="2023-11-24"),
        MilestoneRecord(milestone="feedback", planned="2024-03-01", skipped="te weinig respons"),
    ]
    assert paths("CYC06", dossier(cycles=[cycle(milestones=planned)])) == []


def test_a_milestone_is_recorded_once_per_cycle() -> None:
    survey = done(survey="2023-11-24")
    twice = cycle(milestones=[*survey, *skipped("feedback"), *survey])
    assert paths("CYC06", dossier(cycles=[twice])) == ["cycles[0].milestones[2]"]
    next_time = [cycle(1, milestones=survey), cycle(2, "2025-10-02", milestones=survey)]
    assert paths("CYC06", dossier(cycles=next_time)) == []


def test_that_holds_for_the_preparation_too_which_records_apart_from_the_cycles() -> None:
    decided = done(decision="2022-12-13")
    assert paths("CYC06", dossier(preparation=[*decided, *decided])) == ["preparation[1]"]
    skipped_too = evolve(decided[0], skipped="niet nodig")
    assert paths("CYC06", dossier(preparation=[skipped_too])) == ["preparation[0]"]
    assert paths("CYC06", dossier(preparation=decided, cycles=[cycle(milestones=decided)])) == []


def test_the_third_record_is_a_finding_of_its_own() -> None:
    thrice = cycle(milestones=done(survey="2023-11-24") * 3)
    assert paths("CYC06", dossier(cycles=[thrice])) == [
        "cycles[0].milestones[1]",
        "cycles[0].milestones[2]",
    ]


# --------------------------------------------------------------------------------------- CYC07


def open_cycle(
    *, planned: str | None = None, settled: Sequence[str] = (), **fields: Any
) -> Dossier:
    """A cycle in which all but the survey is skipped, and the survey planned on a day or not."""
    survey = [MilestoneRecord(milestone="survey", planned=planned)] if planned else []
    rest = skipped(*(name for name in CYCLE if name != "survey" and name not in settled))
    return dossier(cycles=[cycle(1, "2023-10-02", milestones=[*survey, *rest])], **fields)


@pytest.mark.parametrize(
    ("profile", "last", "late"),
    [
        ("oko-nl", "2024-03-02", "2024-03-03"),
        ("oko-pilot", "2024-02-02", "2024-02-03"),
    ],
)
def test_no_milestone_is_past_its_expected_day_plus_the_tolerance(
    profile: str, last: str, late: str
) -> None:
    """The survey is expected two months after the start; the template is that of the cycle."""
    assert paths("CYC07", open_cycle(), last, profile) == []
    [finding] = found("CYC07", open_cycle(), late, profile)
    assert finding.path == "dossier.cycles[0]"
    assert (finding.params["milestone"], str(finding.params["by"])) == ("survey", "2023-12-02")


@pytest.mark.parametrize("planned", ["2023-11-24", "2024-06-01"])
def test_where_it_is_planned_it_is_not_past_that_day(planned: str) -> None:
    one = open_cycle(planned=planned)
    the_day_after = (date.fromisoformat(planned) + timedelta(days=1)).isoformat()
    assert paths("CYC07", one, planned) == []
    [finding] = found("CYC07", one, the_day_after)
    assert finding.path == "dossier.cycles[0].milestones[0]"
    assert (str(finding.params["by"]), finding.params["days"]) == (planned, 1)


def test_done_by_the_day_of_the_check_or_skipped_is_not_late() -> None:
    settled = dossier(cycles=[cycle(milestones=[*done(survey="2024-05-01"), *skipped(*CYCLE[1:])])])
    assert paths("CYC07", settled, "2024-05-01") == []
    assert paths("CYC07", settled, "2024-04-30") == ["cycles[0].milestones[0]"]
    assert paths("CYC07", dossier(cycles=[cycle(milestones=skipped(*CYCLE))]), "2024-05-01") == []


def test_each_milestone_that_is_late_is_one_finding() -> None:
    late = found("CYC07", dossier(cycles=[cycle()]), "2025-10-01")
    assert [one.params["milestone"].value for one in late] == CYCLE[
        : CYCLE.index("progress-report")
    ]


def test_only_the_cycle_that_runs_on_the_day_is_judged() -> None:
    """Of a cycle that has ended CYC08 speaks."""
    assert paths("CYC07", open_cycle(planned="2024-02-01"), "2025-10-01") != []
    assert paths("CYC07", open_cycle(planned="2024-02-01"), "2025-10-02") == []
    assert paths("CYC07", open_cycle(planned="2023-10-01"), "2023-10-01") == []


def test_a_preparation_that_has_begun_is_judged_from_its_decision() -> None:
    """The agreement is expected after a month, the core team after two."""
    begun = dossier(preparation=[*done(decision="2023-01-10"), *skipped(*PREPARATION[4:])])
    late = [one.params["milestone"].value for one in found("CYC07", begun, "2023-05-11")]
    assert late == ["agreement", "start-training"]
    assert [one.path for one in found("CYC07", begun, "2023-05-11")] == ["dossier"] * 2
    assert paths("CYC07", begun, "2023-05-10") == []


def test_a_preparation_of_which_the_decision_is_not_recorded_has_not_begun() -> None:
    assert paths("CYC07", dossier(preparation=done(agreement="2023-01-10"))) == []
    assert paths("CYC07", dossier(preparation=skipped("decision"))) == []


def test_a_decision_that_is_planned_is_late_after_its_day() -> None:
    planned = [MilestoneRecord(milestone="decision", planned="2026-11-20")]
    one = dossier(preparation=[*planned, *skipped(*PREPARATION[1:])])
    assert paths("CYC07", one, "2026-11-20") == []
    assert paths("CYC07", one, "2026-11-21") == ["preparation[0]"]


@pytest.mark.parametrize(
    ("texts", "judged"),
    [
        ((), True),
        (("interested 2023",), True),
        (("supported 2023",), True),
        (("supported 2023", "paused 2024-03-03"), False),
        (("supported 2023", "paused 2024-03-04"), True),
        (("supported 2023", "stopped 2024-03"), True),
        (("supported 2023", "stopped 2024-02"), False),
        (("supported 2023", "paused 2024-01", "supported 2024-03-03"), True),
    ],
)
def test_who_has_certainly_paused_or_stopped_is_not_late(
    texts: tuple[str, ...], *, judged: bool
) -> None:
    one = open_cycle(participation=claims(*texts))
    assert bool(paths("CYC07", one, "2024-03-03")) is judged


# --------------------------------------------------------------------------------------- CYC08


@pytest.mark.parametrize(
    ("profile", "last", "late"),
    [("oko-nl", "2026-01-02", "2026-01-03"), ("oko-pilot", "2025-12-02", "2025-12-03")],
)
def test_when_a_cycle_has_ended_the_next_has_begun(profile: str, last: str, late: str) -> None:
    one = dossier(cycles=[cycle(1, "2023-10-02")])
    assert paths("CYC08", one, last, profile) == []
    assert paths("CYC08", one, late, profile) == ["cycles[0]"]


def test_a_next_cycle_that_is_yet_to_begin_has_not_begun() -> None:
    planned = dossier(cycles=[cycle(1, "2023-10-02"), cycle(2, "2026-02-02")])
    assert paths("CYC08", planned, "2026-02-01") == ["cycles[0]"]
    assert paths("CYC08", planned, "2026-02-02") == ["cycles[1].start"]


@pytest.mark.parametrize(
    ("start", "wrong"), [("2025-10-02", False), ("2026-01-02", False), ("2026-01-03", True)]
)
def test_a_gap_between_two_cycles_is_not_longer_than_the_tolerance(
    start: str, *, wrong: bool
) -> None:
    two = dossier(cycles=[cycle(2, start), cycle(1, "2023-10-02")])
    assert paths("CYC08", two, "2026-06-01") == (["cycles[0].start"] if wrong else [])


def test_each_gap_is_one_finding() -> None:
    starts = ["2018-01-01", "2021-01-01", "2024-01-01"]
    three = [cycle(number, start) for number, start in enumerate(starts, start=1)]
    assert paths("CYC08", dossier(cycles=three), "2025-01-01") == [
        "cycles[1].start",
        "cycles[2].start",
    ]


def test_it_counts_with_the_length_that_the_cycle_has_too() -> None:
    one = dossier(cycles=[cycle(1, "2023-10-02", months=12)])
    assert paths("CYC08", one, "2025-01-02") == []
    assert paths("CYC08", one, "2025-01-03") == ["cycles[0]"]


@pytest.mark.parametrize(
    ("texts", "ended", "gap"),
    [
        ((), True, True),
        (("supported 2023",), True, True),
        (("supported 2023", "stopped 2026-01-03"), False, True),
        (("supported 2023", "stopped 2026-01-02"), False, False),
        (("supported 2023", "paused 2025-12", "supported 2026-02-02"), True, False),
        (("supported 2023", "stopped 2026"), False, False),
        (("supported 2026-01-03",), True, False),
        (("interested 2023",), False, False),
    ],
)
def test_it_is_asked_of_who_takes_part(texts: tuple[str, ...], *, ended: bool, gap: bool) -> None:
    """When the next should have begun at the latest, and while it has not on the day."""
    first, second = cycle(1, "2023-10-02"), cycle(2, "2026-02-02")
    alone = dossier(cycles=[first], participation=claims(*texts))
    both = evolve(alone, cycles=[first, second])
    assert bool(paths("CYC08", alone, "2026-03-02")) is ended
    assert bool(paths("CYC08", both, "2026-03-02")) is gap


def test_a_cycle_with_an_unknown_template_is_left_to_cyc09() -> None:
    odd = cycle(1, "2020-01-01", template="ijsland")
    assert paths("CYC08", dossier(cycles=[odd]), "2026-11-21") == []
    after = cycle(2, "2025-10-02", template="ijsland")
    assert paths("CYC08", dossier(cycles=[cycle(1, "2020-01-01"), after]), "2026-11-21") == []
    assert paths("CYC07", dossier(cycles=[after]), "2026-11-21") == []


# --------------------------------------------------------------------------------------- CYC09


@pytest.mark.parametrize("milestone", PREPARATION)
def test_a_milestone_of_the_preparation_belongs_to_no_cycle(milestone: str) -> None:
    record = MilestoneRecord(milestone=milestone)
    assert paths("CYC09", dossier(preparation=[record])) == []
    [finding] = found("CYC09", dossier(cycles=[cycle(milestones=[record])]))
    assert finding.path == "dossier.cycles[0].milestones[0].milestone"
    assert "belongs to the preparation, not to a cycle" in finding.message


@pytest.mark.parametrize("milestone", CYCLE)
def test_a_milestone_of_a_cycle_does_not_belong_to_the_preparation(milestone: str) -> None:
    record = MilestoneRecord(milestone=milestone)
    assert paths("CYC09", dossier(cycles=[cycle(milestones=[record])])) == []
    [finding] = found("CYC09", dossier(preparation=[record]))
    assert finding.path == "dossier.preparation[0].milestone"
    assert "belongs to a cycle, not to the preparation" in finding.message


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("dialogue-sesion", "dialogue-session"),
        ("dialoogsessie", "dialogue-session"),
        ("speerpunten", "priorities"),
        ("plan-vastgesteld", "plan"),
        ("terugkoppeling", "feedback"),
        ("targets-set", "targets"),
        ("evaluatie", "evaluation"),
        ("besluit", "decision"),
    ],
)
def test_a_milestone_is_a_step_of_the_template_and_the_hint_names_the_nearest(
    typed: str, step: str
) -> None:
    [finding] = found("CYC09", dossier(cycles=[cycle(milestones=done(**{typed: "2024-01-01"}))]))
    assert finding.path == "dossier.cycles[0].milestones[0].milestone"
    assert finding.text("nl").startswith(f'het sjabloon "oko-nl" heeft geen stap "{typed}".')
    assert finding.hint == f"Use the name of one of its steps: {step}."


def test_where_no_step_is_near_all_of_the_part_are_named() -> None:
    [finding] = found("CYC09", dossier(preparation=[MilestoneRecord(milestone="xyz")]))
    assert all(step in finding.hint for step in PREPARATION)
    assert "survey" not in finding.hint


def test_a_milestone_of_another_template_says_nothing_of_the_other_steps() -> None:
    own = done(survey="2023-11-17", buurtfeest="2022-01-01")
    one = dossier(cycles=[cycle(milestones=own)])
    codes = {finding.code for finding in check(one, on="2024-02-05").findings}
    assert codes & {"CYC01", "CYC02", "CYC10", "CYC11"} == set()
    assert stage(one, "2024-02-05") is stage(
        dossier(cycles=[cycle(milestones=own[:1])]), "2024-02-05"
    )


def test_each_template_is_known_and_the_hint_names_the_nearest() -> None:
    [finding] = found("CYC09", dossier(cycles=[cycle(template="oko-n")]))
    assert finding.path == "dossier.cycles[0].template"
    assert finding.hint == "Did you mean oko-nl?"
    [far] = found("CYC09", dossier(cycles=[cycle(template="ijsland")]))
    assert far.hint == "Did you mean oko-nl, oko-pilot?"


def test_a_cycle_with_an_unknown_template_is_not_judged_further() -> None:
    odd = PlanCycle(
        number=7,
        start="2024-01-01",
        months=120,
        template="ijsland",
        milestones=[*done(plan="2010-01-01", agreement="2199-01-01"), BOTH, BOTH],
    )
    one = dossier(cycles=[cycle(1, "2023-10-02"), odd])
    for code in ("CYC01", "CYC02", "CYC03", "CYC04", "CYC05", "CYC06"):
        assert paths(code, one) == [], code
    assert paths("CYC09", one) == ["cycles[1].template"]


def test_the_other_cycles_of_the_dossier_are_judged_all_the_same() -> None:
    odd = cycle(1, "2021-01-01", template="ijsland")
    records = done(agreement="2199-01-01", plan="2020-06-01", targets="2021-08-01")
    other = cycle(5, "2021-06-01", months=3, milestones=[*records, BOTH, BOTH])
    one = dossier(cycles=[odd, other])
    codes = ("CYC01", "CYC02", "CYC03", "CYC04", "CYC05", "CYC06", "CYC09")
    assert [code for code in codes if not paths(code, one)] == []


# ------------------------------------------------------------------------------------ in general


def test_what_is_not_recorded_is_not_judged() -> None:
    for code in ("CYC01", "CYC02", "CYC03", "CYC04", "CYC05", "CYC06", "CYC07", "CYC08", "CYC09"):
        assert paths(code, dossier()) == paths(code, dossier(cycles=[cycle()]), "2024-01-01") == []


def test_in_a_register_each_dossier_is_judged_where_it_stands() -> None:
    wrong = dossier("b", cycles=[cycle(months=30)])
    assert paths("CYC03", register(dossier("a"), wrong)) == ["dossiers[1].cycles[0].months"]
