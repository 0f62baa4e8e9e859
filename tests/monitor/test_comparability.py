"""What stands between the figures of two rounds: definitions, values, pupils, response, weights."""

from typing import Any

import pytest

from okomodel import comparability
from okomodel.errors import InvalidType, InvalidValue, UnknownName
from okomodel.model import AgeRange, Measurement, OwnIndicator, SurveyRound
from okomodel.monitor.definition import changed_between
from okomodel.reference.indicator import indicators


def held(year: int, instrument: str = "oko", **more: Any) -> SurveyRound:
    return SurveyRound(id=f"{instrument}-{year}", year=year, instrument=instrument, **more)


def told(code: str | OwnIndicator, a: SurveyRound, b: SurveyRound, **by: Any) -> list[str]:
    found = comparability(code, a, b, **by)
    assert comparability(code, b, a, **by) == found
    return [found.level.value, *(one.obstacle.value for one in found.reasons)]


@pytest.mark.parametrize(
    ("code", "year", "later", "wanted"),
    [
        ("SOROK3A3", 2023, 2025, ["yes"]),
        ("SOROK3A3", 2025, 2025, ["yes"]),
        ("GBZOK3S11", 2021, 2023, ["no", "definition"]),
        ("GBZOK3S11", 2019, 2025, ["no", "definition", "not-stated"]),
        ("LOAGK3A16", 2022, 2023, ["with-care", "definition"]),
        ("LOAGK3A16", 2022, 2025, ["with-care", "definition"]),
        ("LOAGK3A16", 2023, 2025, ["yes"]),
        ("LBRAK304A1", 2023, 2025, ["with-care", "not-stated"]),
        ("SOROK3A3", 2021, 2025, ["with-care", "not-stated"]),
        ("EBEGK3S2", 2021, 2023, ["no", "not-stated", "values"]),
        ("SOVBK3S25", 2023, 2025, ["with-care", "definition"]),
        ("PBMGK3S4", 2023, 2025, ["no", "not-stated", "definition"]),
        ("LBAGK3S27", 2023, 2025, ["with-care", "definition"]),
        ("LBAGK3S20", 2023, 2025, ["yes"]),
        ("LBAGK3S20", 2022, 2023, ["no", "definition", "subgroup"]),
    ],
)
def test_what_changed_between_two_years(
    code: str, year: int, later: int, wanted: list[str]
) -> None:
    level, *obstacles = told(code, held(year), held(later))
    assert (level, set(obstacles)) == (wanted[0], set(wanted[1:]))


def test_of_every_indicator_the_same_year_compares_with_itself() -> None:
    for code in indicators:
        for year in (2019, 2021, 2022, 2023, 2025):
            assert [*changed_between(code, year, year)] == []


def test_the_catalogue_and_the_comparison_of_rounds_say_the_same() -> None:
    for code, one in indicators.items():
        for year in range(2018, 2026):
            stated = one.comparable_with(year)
            found = comparability(code, held(year), held(2025))
            assert stated in (None, found.level), (code, year)
            if stated is None:
                assert {each.obstacle.value for each in found.reasons} <= {
                    *("not-stated", "definition")
                }


def test_of_a_code_that_nobody_knows_nothing_is_said() -> None:
    with pytest.raises(UnknownName, match="SOROK3A3"):
        comparability("SOROK3A33", "gmj-2023", "oko-2025")
    own = OwnIndicator(code="EIGEN1", label="own")
    assert told(own, held(2019), held(2025)) == ["yes"]


def test_an_own_indicator_is_measured_so_since_a_day() -> None:
    own = OwnIndicator(code="EIGEN1", label="own", since="2024")
    assert told(own, held(2023), held(2025)) == ["no", "since"]
    assert told(own, held(2024), held(2025)) == ["yes"]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ({"grades": [2, 4]}, {"grades": [2, 3]}, ["no", "pupils"]),
        ({"grades": [2, 4]}, {"grades": [4, 2]}, ["yes"]),
        ({"ages": AgeRange(youngest=12)}, {}, ["no", "pupils"]),
        ({"ages": AgeRange(youngest=12)}, {"ages": AgeRange(youngest=12)}, ["yes"]),
        ({"response": 79.9}, {}, ["with-care", "response"]),
        ({"response": 80}, {"response": 90}, ["with-care", "response"]),
        ({"response": 80.1}, {"response": 90}, ["yes"]),
        ({"invited": 100, "responded": 70}, {}, ["with-care", "response"]),
    ],
)
def test_who_was_asked_and_who_answered(
    before: dict[str, Any], after: dict[str, Any], wanted: list[str]
) -> None:
    assert told("SOROK3A3", held(2023, **before), held(2025, **after)) == wanted


def test_of_a_group_only_its_own_grades_matter() -> None:
    a, b = held(2023, grades=[2, 4]), held(2025, grades=[2, 3, 4])
    assert told("SOROK3A3", a, b, group="2+4") == ["yes"]
    assert told("SOROK3A3", a, b, group="3") == ["no", "pupils"]
    assert told("SOROK3A3", a, b) == ["no", "pupils"]


def test_another_instrument_asks_for_care() -> None:
    assert told("SOROK3A3", held(2023, "gmj"), held(2025)) == ["with-care", "instrument"]


def test_weights_on_one_side_only_ask_for_care() -> None:
    def round_of(year: int, *, weighted: bool) -> SurveyRound:
        one = Measurement(indicator="SOROK3A3", base=400, percentage=80, weighted=weighted)
        return held(year, measurements=[one])

    a, b = round_of(2023, weighted=True), round_of(2025, weighted=False)
    assert told("SOROK3A3", a, b) == ["with-care", "weighting"]
    assert told("SOROK3A3", a, round_of(2025, weighted=True)) == ["yes"]
    assert told("SOOSK3A1", a, b) == ["yes"]


def test_the_least_response_is_that_of_the_profile() -> None:
    a, b = held(2023, response=60), held(2025, response=60)
    assert told("SOROK3A3", a, b)[0] == "with-care"
    with pytest.raises(UnknownName):
        comparability("SOROK3A3", a, b, profile="oko-be")


def test_a_response_is_rounded_as_the_rules_do_and_never_up_to_the_least() -> None:
    def told(invited: int, responded: int) -> str:
        low = held(2023, invited=invited, responded=responded)
        return comparability("SOROK3A3", low, held(2025)).text("nl")

    assert "78,9 procent in 2023, minder dan 80" in told(530, 418)
    assert "79,96 procent in 2023, minder dan 80" in told(2500, 1999)


def test_reasons_are_told_in_both_languages() -> None:
    found = comparability("GBZOK3S11", held(2021, "gmj"), held(2023, response=60))
    assert found.text("nl").startswith("niet vergelijkbaar (andere definitie: nieuwe namen")
    assert found.text("en").startswith("not comparable (another definition: new names")
    assert "60 procent in 2023, minder dan 80" in found.text("nl")


# ------------------------------------------------------------------------------- rounds by name


def test_a_round_is_named_by_instrument_and_year() -> None:
    named = comparability("GBZOK3S11", "gmj-2021", "oko-2025")
    assert named == comparability("GBZOK3S11", held(2021, "gmj"), held(2025))
    assert comparability("GBZOK3S11", held(2025), " GMJ-2021 ") == named


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("ok-2025", ("oko-2025",)),
        ("oko2025", ("oko-2025",)),
        ("GMJ 2023", ("gmj-2023",)),
        ("oko-voorbeeldam-2023", ("oko-2023", "gmj-2023")),
    ],
)
def test_a_round_that_is_not_known_names_those_that_come_near(
    name: str, near: tuple[str, ...]
) -> None:
    for rounds in ((name, held(2025)), (held(2025), name)):
        with pytest.raises(UnknownName) as caught:
            comparability("SOROK3A3", *rounds)
        assert caught.value.nearest == near
        assert caught.value.text("nl").startswith(f"geen ronde '{name}'; bedoelde u '{near[0]}'")


@pytest.mark.parametrize("name", ["", "2025", "oko", "najaar"])
def test_what_is_no_name_of_a_round_says_what_one_is(name: str) -> None:
    with pytest.raises(InvalidValue, match="b expects an instrument and a year such as oko-2025"):
        comparability("SOROK3A3", held(2025), name)


@pytest.mark.parametrize("thing", [None, 2025, ["oko-2025"]])
def test_what_is_no_round_is_refused(thing: Any) -> None:
    with pytest.raises(InvalidType, match="a expects an instrument and a year"):
        comparability("SOROK3A3", thing, held(2025))


@pytest.mark.parametrize("code", [None, 3, "", "sorok3a3", ["SOROK3A3"]])
def test_what_is_no_indicator_is_refused(code: Any) -> None:
    with pytest.raises(InvalidValue, match="an indicator code"):
        comparability(code, held(2023), held(2025))


@pytest.mark.parametrize("group", ["", "girls", "2-4", 2])
def test_what_is_no_group_is_refused(group: Any) -> None:
    with pytest.raises(InvalidValue, match="a group"):
        comparability("SOROK3A3", held(2023), held(2025), group=group)
