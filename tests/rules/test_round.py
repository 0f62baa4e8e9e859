"""MON: surveys are regular, answered by most, reported soon, talked about, and add up."""

from typing import Any

import pytest
from attrs import evolve

from okomodel.model import Dossier, Measurement, SurveyRound
from okomodel.reference.profile import profiles
from okomodel.values import Period
from tests.rules.judging import claims, cycle, done, dossier, found, paths, register, skipped

SINCE = "supported 2020-01-01"
YEARLY = evolve(profiles["oko-nl"], name="jaarlijks", survey_interval=1)


def survey(year: int = 2025, id: str | None = None, **fields: Any) -> SurveyRound:
    given: dict[str, Any] = {"instrument": "oko", **fields}
    return SurveyRound(id=id or f"ronde-{year}", year=year, **given)


def surveyed(*rounds: SurveyRound, **fields: Any) -> Dossier:
    return dossier(rounds=rounds, **fields)


# --------------------------------------------------------------------------------------- MON01


def held(*years: int, on: str = "2025-12-31", **given: Any) -> list[str]:
    rounds = [survey(year) for year in years]
    profile = given.pop("profile", "oko-nl")
    findings = found("MON01", surveyed(*rounds, **given), on, profile)
    return [f"{one.path.partition('.')[2]} {one.params['years']}" for one in findings]


def test_rounds_are_at_most_two_years_apart_counted_in_their_year() -> None:
    assert held(2021, 2023, 2025) == []
    assert held(2021, 2022, 2025) == ["rounds[2].year 3"]
    assert held(2025, 2025) == []


def test_the_last_round_is_not_longer_ago_than_that() -> None:
    assert held(2023, on="2025-12-31") == []
    assert held(2023, on="2026-01-01") == ["rounds[0].year 3"]


def test_each_interval_that_is_too_long_is_one_finding() -> None:
    assert held(2015, 2019, 2022, on="2025-06-01") == [
        "rounds[1].year 4",
        "rounds[2].year 3",
        "rounds[2].year 3",
    ]


def test_rounds_are_compared_in_the_order_of_time_wherever_they_stand() -> None:
    assert held(2025, 2021, 2023) == []
    assert held(2025, 2021) == ["rounds[0].year 4"]


def test_a_round_of_a_later_year_than_the_day_of_the_check_is_not_judged() -> None:
    assert held(2023, 2027, on="2025-12-31") == []
    assert held(2023, 2027, on="2026-01-01") == ["rounds[0].year 3"]


def test_the_profile_says_how_long_an_interval_may_be() -> None:
    assert held(2023, 2024, 2025, profile=YEARLY) == []
    assert held(2023, 2025, profile=YEARLY) == ["rounds[1].year 2"]
    assert held(2023, 2024, on="2026-01-01", profile=YEARLY) == ["rounds[1].year 2"]


@pytest.mark.parametrize(
    ("texts", "judged"),
    [
        (("supported 2021-12-31",), True),
        (("supported 2022-01-01",), False),
        (("supported 2021",), True),
        (("supported 2022",), False),
        (("supported 2019", "stopped 2022-01-01"), True),
        (("supported 2019", "stopped 2021-12-31"), False),
        (("supported 2019", "paused 2021-06", "supported 2023"), False),
        ((), True),
    ],
)
def test_an_interval_is_judged_where_it_took_part_when_the_next_round_was_due(
    texts: tuple[str, ...], *, judged: bool
) -> None:
    one = held(2019, 2023, participation=claims(*texts))
    assert one == (["rounds[1].year 4"] if judged else [])


def test_who_paused_or_stopped_needs_no_next_round() -> None:
    for away in ("paused 2025-06", "stopped 2025-06"):
        assert held(2022, participation=claims(SINCE, away)) == []
    assert held(2022, participation=claims(SINCE, "stopped 2026")) == ["rounds[0].year 3"]


def test_without_rounds_there_is_nothing_to_judge() -> None:
    for code in ("MON01", "MON02", "MON03", "MON04", "MON05", "MON07"):
        assert paths(code, dossier(cycles=[cycle()])) == []


# --------------------------------------------------------------------------------------- MON02


def fieldwork(start: str = "2025-10-06", end: str | None = "2025-11-28") -> Period:
    return Period(start, end)


@pytest.mark.parametrize(
    ("profile", "last", "late"),
    [
        ("oko-nl", "2026-02-28", "2026-03-01"),
        ("oko-pilot", "2026-02-28", "2026-03-01"),
        ("planet-youth", "2026-01-23", "2026-01-24"),
    ],
)
def test_results_are_reported_within_the_time_of_the_profile(
    profile: str, last: str, late: str
) -> None:
    in_time, too_late = (
        surveyed(survey(fieldwork=fieldwork(), reported_on=day)) for day in (last, late)
    )
    assert paths("MON02", in_time, profile=profile) == []
    [finding] = found("MON02", too_late, late, profile)
    assert (finding.path, str(finding.params["limit"])) == ("dossier.rounds[0]", last)


def test_the_day_of_the_milestone_counts_over_that_of_the_round() -> None:
    told = surveyed(survey(id="r", fieldwork=fieldwork(), reported_on="2026-01-05"))
    later = [cycle(round="r", milestones=done(survey_report="2026-03-01"))]
    assert paths("MON02", told) == []
    assert paths("MON02", evolve(told, cycles=later)) == ["rounds[0]"]
    elsewhere = [cycle(round="s", milestones=done(survey_report="2026-03-01"))]
    assert paths("MON02", evolve(told, cycles=elsewhere)) == []
    planned = [cycle(round="r", milestones=skipped("survey-report"))]
    assert paths("MON02", evolve(told, cycles=planned)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"fieldwork": fieldwork()},
        {"reported_on": "2026-09-01"},
        {"fieldwork": fieldwork(end=None), "reported_on": "2026-09-01"},
        {"fieldwork": fieldwork(), "reported_on": "2026-11-22"},
    ],
    ids=["no report", "no fieldwork", "fieldwork that runs", "a report that is yet to come"],
)
def test_it_speaks_only_where_both_days_are_known_and_past(fields: dict[str, Any]) -> None:
    assert paths("MON02", surveyed(survey(**fields))) == []


# --------------------------------------------------------------------------------------- MON03


@pytest.mark.parametrize(
    ("responded", "low"), [(400, False), (399, True), (0, True), (500, False), (501, False)]
)
def test_at_least_80_percent_respond(responded: int, *, low: bool) -> None:
    one = surveyed(survey(invited=500, responded=responded))
    assert paths("MON03", one) == (["rounds[0]"] if low else [])


def test_what_is_just_below_does_not_read_as_enough() -> None:
    [finding] = found("MON03", surveyed(survey(invited=2500, responded=1999)))
    assert finding.params["response"] == 79.96


def test_the_response_is_rounded_as_everywhere() -> None:
    [finding] = found("MON03", surveyed(survey(invited=530, responded=418)))
    assert finding.params["response"] == 78.9


def test_the_profile_says_how_many_should_respond() -> None:
    modest = evolve(profiles["oko-nl"], name="bescheiden", response_min=75)
    assert paths("MON03", surveyed(survey(invited=400, responded=300)), profile=modest) == []
    assert paths("MON03", surveyed(survey(invited=400, responded=299)), profile=modest) != []


@pytest.mark.parametrize(
    "fields", [{"invited": 500}, {"responded": 12}, {"invited": 0, "responded": 0}]
)
def test_without_both_counts_there_is_no_response(fields: dict[str, Any]) -> None:
    assert paths("MON03", surveyed(survey(**fields))) == []


# --------------------------------------------------------------------------------------- MON04

REPORTED = "2025-02-03"
LAST, TOO_LATE = "2025-11-03", "2025-11-04"


def talked(
    *days: str | None, skips: bool = False, names: bool = True, on: str = TOO_LATE, **given: Any
) -> list[str]:
    """What is said of a round after dialogue sessions on these days, a cycle each."""
    cycles = [
        cycle(
            number,
            f"{2022 + 2 * number}-10-07",
            round="r" if names and number == 1 else None,
            milestones=done(dialogue_session=day) if day else (),
        )
        for number, day in enumerate(days, start=1)
    ]
    if skips:
        cycles[0] = evolve(cycles[0], milestones=skipped("dialogue-session"))
    profile = given.pop("profile", "oko-nl")
    one = surveyed(survey(id="r", reported_on=REPORTED), cycles=cycles, **given)
    findings = found("MON04", one, on, profile)
    assert {finding.path for finding in findings} <= {"dossier.rounds[0]"}
    return ["late" if "held" in finding.params else "none" for finding in findings]


def test_a_reported_round_is_followed_by_a_dialogue_session_within_nine_months() -> None:
    assert talked(LAST) == []
    assert talked(TOO_LATE) == ["late"]
    assert talked(None, on=LAST) == []
    assert talked(None, on=TOO_LATE) == ["none"]


def test_in_the_pilot_it_is_six_months() -> None:
    assert talked("2025-08-03", profile="oko-pilot") == []
    assert talked("2025-08-04", profile="oko-pilot") == ["late"]


def test_a_session_that_is_yet_to_come_is_not_held() -> None:
    assert talked(TOO_LATE, on=LAST) == []
    assert talked("2025-12-01") == ["none"]


def test_it_may_be_skipped_with_a_reason() -> None:
    assert talked(None, skips=True) == []
    assert talked(None, skips=True, names=False) == []


def test_of_several_cycles_that_name_the_round_one_session_or_one_reason_is_enough() -> None:
    for records in (skipped("dialogue-session"), done(dialogue_session=LAST)):
        both = [cycle(1, "2024-10-07", round="r"), cycle(2, round="r", milestones=records)]
        one = surveyed(survey(id="r", reported_on=REPORTED), cycles=both)
        assert paths("MON04", one) == []


def test_the_day_of_the_report_is_that_of_the_milestone_or_else_that_of_the_round() -> None:
    early = cycle(1, "2024-10-07", round="r", milestones=done(survey_report="2025-01-01"))
    one = surveyed(survey(id="r", reported_on=REPORTED), cycles=[early])
    assert paths("MON04", one, on="2025-10-01") == []
    assert paths("MON04", one, on="2025-10-02") == ["rounds[0]"]


def test_a_round_that_is_not_reported_yet_needs_no_session() -> None:
    waiting = surveyed(survey(id="r"), cycles=[cycle(1, "2024-10-07", round="r")])
    assert paths("MON04", waiting) == []
    later = surveyed(survey(id="r", reported_on="2026-11-22"), cycles=[cycle(round="r")])
    assert paths("MON04", later) == []


def test_the_session_is_that_of_the_cycle_that_names_the_round() -> None:
    assert talked(None, "2025-06-01") == ["none"]
    assert talked("2025-06-01", "2025-03-01") == []


def test_where_no_cycle_names_it_the_first_session_after_the_report_counts() -> None:
    assert talked(LAST, names=False) == []
    assert talked(REPORTED, names=False) == []
    assert talked("2025-02-02", names=False) == ["none"]
    assert talked(TOO_LATE, names=False) == ["late"]
    assert talked(TOO_LATE, LAST, names=False) == []


def test_a_round_from_before_the_first_cycle_is_not_judged_unless_a_cycle_names_it() -> None:
    ages_ago = survey(2021, id="r", reported_on="2022-01-20")
    first = cycle(1, "2023-10-02", milestones=done(dialogue_session="2024-04-17"))
    assert paths("MON04", surveyed(ages_ago, cycles=[first])) == []
    assert paths("MON04", surveyed(ages_ago, cycles=[evolve(first, round="r")])) == ["rounds[0]"]
    on_the_day = evolve(first, start="2022-01-20")
    assert paths("MON04", surveyed(ages_ago, cycles=[on_the_day])) == ["rounds[0]"]


def test_without_cycles_there_is_no_session_to_miss() -> None:
    assert paths("MON04", surveyed(survey(reported_on=REPORTED))) == []


@pytest.mark.parametrize(
    ("texts", "late", "none"),
    [
        ((SINCE,), True, True),
        ((SINCE, f"stopped {TOO_LATE}"), True, True),
        ((SINCE, f"stopped {LAST}"), False, False),
        ((SINCE, "paused 2025-09", "supported 2025-12"), False, True),
        ((SINCE, "paused 2025-09"), False, False),
        (("supported 2025-11-04",), False, True),
        (("interested 2020",), False, False),
        ((), True, True),
    ],
)
def test_it_is_asked_of_who_takes_part_on_the_last_day_in_time_or_still_owes_it(
    texts: tuple[str, ...], *, late: bool, none: bool
) -> None:
    given: dict[str, Any] = {"on": "2026-03-02", "participation": claims(*texts)}
    assert talked(TOO_LATE, **given) == (["late"] if late else [])
    assert talked(None, **given) == (["none"] if none else [])


# --------------------------------------------------------------------------------------- MON05


def figure(base: int, count: int | None = None, group: str = "2+4", **given: Any) -> Measurement:
    if count is None and "percentage" not in given:
        given["withheld"] = True
    return Measurement(indicator="SOROK3A3", base=base, count=count, group=group, **given)


def impossible(*figures: Measurement, responded: int | None = None) -> list[str]:
    one = surveyed(survey(responded=responded, measurements=figures))
    return [path.removeprefix("rounds[0].measurements") for path in paths("MON05", one)]


def test_a_base_does_not_exceed_the_number_who_responded() -> None:
    assert impossible(figure(400, 300), responded=400) == []
    assert impossible(figure(401, 300), responded=400) == ["[0].base"]
    assert impossible(figure(1), responded=0) == ["[0].base"]
    assert impossible(figure(401, 300)) == []


@pytest.mark.parametrize(
    ("level", "judged"),
    [("municipality", True), ("school", True), ("region", False), ("national", False)],
)
def test_a_figure_of_others_may_have_a_larger_base(level: str, *, judged: bool) -> None:
    assert bool(impossible(figure(401, 300, level=level), responded=400)) is judged


def test_one_figure_is_given_once() -> None:
    assert impossible(figure(400, 300), figure(400, 300)) == ["[1]"]
    assert impossible(*[figure(400, 300)] * 3) == ["[1]", "[2]"]


def test_the_order_of_the_grades_makes_no_other_figure() -> None:
    assert impossible(figure(400, 300, "2+4"), figure(400, 300, "4+2")) == ["[1]"]


def test_another_indicator_group_level_or_school_is_another_figure() -> None:
    different = [
        figure(400, 300),
        evolve(figure(400, 300), indicator="SOOSK3A1"),
        figure(400, 300, "all"),
        figure(400, 300, level="region"),
        figure(60, 30, level="school", organisation="a"),
        figure(60, 30, level="school", organisation="b"),
    ]
    assert impossible(*different) == []


def test_another_round_may_give_the_same_figure() -> None:
    two = [survey(year, measurements=[figure(400, 300)]) for year in (2023, 2025)]
    assert paths("MON05", surveyed(*two)) == []


SECOND, FOURTH = figure(214, 189, "2"), figure(186, 151, "4")


@pytest.mark.parametrize("group", ["2+4", "4+2"])
def test_groups_add_up_to_the_group_that_joins_them(group: str) -> None:
    assert impossible(SECOND, FOURTH, figure(400, 340, group)) == []
    assert impossible(SECOND, FOURTH, figure(399, 340, group)) == ["[2].base"]
    assert impossible(SECOND, FOURTH, figure(400, 341, group)) == ["[2].count"]
    assert impossible(figure(401, 339, group), FOURTH, SECOND) == ["[0].base", "[0].count"]


def test_a_group_that_is_missing_leaves_nothing_to_add_up() -> None:
    assert impossible(SECOND, figure(399, 341)) == []
    assert impossible(SECOND, FOURTH, figure(600, 500, "2+3+4")) == []
    third = figure(200, 160, "3")
    assert impossible(SECOND, third, FOURTH, figure(600, 501, "2+3+4")) == ["[3].count"]


def test_the_group_of_all_is_not_taken_apart() -> None:
    assert impossible(SECOND, FOURTH, figure(700, 600, "all")) == []


def test_weighted_figures_need_not_add_up() -> None:
    weighted = figure(399, 341, weighted=True)
    assert impossible(SECOND, FOURTH, weighted) == []
    assert impossible(evolve(SECOND, weighted=True), FOURTH, figure(399, 341)) == []


def test_where_a_count_is_not_given_only_the_bases_add_up() -> None:
    assert impossible(SECOND, FOURTH, figure(400, percentage=99.0)) == []
    assert impossible(figure(214, None, "2"), FOURTH, figure(400, 399)) == []
    assert impossible(figure(214, None, "2"), FOURTH, figure(401, 399)) == ["[2].base"]
    assert impossible(SECOND, FOURTH, figure(401)) == ["[2].base"]


def test_groups_add_up_level_by_level_and_school_by_school() -> None:
    at_school = [
        evolve(one, level="school", organisation="dijkcollege") for one in (SECOND, FOURTH)
    ]
    elsewhere = figure(399, 341, level="school", organisation="kerncollege")
    assert impossible(*at_school, elsewhere, figure(10, 5)) == []
    there = evolve(elsewhere, organisation="dijkcollege")
    assert impossible(*at_school, there) == ["[2].base", "[2].count"]


def test_of_a_figure_given_twice_the_first_adds_up() -> None:
    assert impossible(SECOND, FOURTH, figure(9, 9, "4"), figure(400, 340)) == ["[2]"]


# --------------------------------------------------------------------------------------- MON07


@pytest.mark.parametrize(
    ("start", "end", "outside"),
    [
        ("2025-09-01", "2025-12-31", False),
        ("2025-08-31", "2025-09-30", True),
        ("2025-12-01", "2026-01-01", True),
        ("2025-10-06", None, False),
        ("2025-08-31", None, True),
        ("2025-09-01", "2026-09-01", True),
        ("2025-12-01", "2026-12-01", True),
        ("2025-10-01", "2028-10-01", True),
    ],
)
def test_fieldwork_lies_in_september_to_december(
    start: str, end: str | None, *, outside: bool
) -> None:
    one = surveyed(survey(fieldwork=fieldwork(start, end)))
    assert paths("MON07", one) == (["rounds[0].fieldwork"] if outside else [])
    assert paths("MON07", one, profile="planet-youth") == []


def test_the_season_is_a_setting_of_the_profile() -> None:
    spring = evolve(profiles["oko-nl"], name="lente", season=[2, 3])
    one = surveyed(survey(fieldwork=fieldwork("2026-02-02", "2026-03-13")))
    assert paths("MON07", one, profile=spring) == []
    assert paths("MON07", surveyed(survey(fieldwork=fieldwork())), profile=spring) != []


def test_without_fieldwork_there_is_no_season() -> None:
    assert paths("MON07", surveyed(survey())) == []


def test_in_a_register_each_round_is_judged_where_it_stands() -> None:
    low = surveyed(survey(), survey(2023, invited=100, responded=79))
    assert paths("MON03", register(dossier("a"), low)) == ["dossiers[1].rounds[1]"]
