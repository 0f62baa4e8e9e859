"""The catalogue of indicators, and the traps of their codes."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import InvalidValue, UnknownName
from okomodel.model.codes import IndicatorCode
from okomodel.model.indicator import Measures, OwnIndicator
from okomodel.model.life_domain import LifeDomain
from okomodel.model.target import Direction
from okomodel.reference.indicator import (
    CATALOGUE_YEAR,
    Area,
    ClashKind,
    CodeChange,
    Comparability,
    Denominator,
    Indicator,
    IndicatorKind,
    indicators,
    measures_of,
)
from okomodel.reference.tables import rows
from okomodel.values.held import held

everyone = tuple(indicators.values())
some = st.sampled_from(everyone)
years = st.integers(2015, 2030)
earlier_codes = sorted({earlier.code for one in everyone for earlier in one.history})


def resolved(code: str, year: int | None = None) -> set[str]:
    return {one.code for one in indicators.resolve(code, year)}


def meanings(code: str, year: int) -> list[str]:
    return [clash.meaning.text("en") for clash in indicators.clashes(code, year)]


# ---------------------------------------------------------------------------------- the catalogue


def test_there_are_145_indicators_of_2025() -> None:
    assert len(indicators) == len(rows("indicators")) == 145
    assert repr(indicators) == "<145 indicators of 2025>"


def test_an_indicator_says_what_it_is_about() -> None:
    one = indicators["LBSDK3S1"]
    assert one.label("nl") == "heeft weleens cannabis gebruikt"
    assert one.label() == "has ever used cannabis"
    assert (one.area, one.kind, one.better) == (
        Area.SUBSTANCE_USE,
        IndicatorKind.OUTCOME,
        Direction.DOWN,
    )
    assert one.core
    assert one.denominator is Denominator.ALL_PUPILS
    assert one.first_round is None


def test_the_share_may_be_of_a_subgroup() -> None:
    assert indicators["LOAGK3A16"].denominator is Denominator.DRINKERS
    assert indicators["LBGEK305A1"].denominator.label("nl") == "niet-vapers"


def test_a_direction_is_only_claimed_where_one_is_stated() -> None:
    assert indicators["LOAGK3A1"].better is None
    assert Counter(one.better for one in everyone)[None] == 20


def test_four_areas_are_life_domains_and_the_rest_are_outcomes() -> None:
    assert {area.domain for area in Area} == {*LifeDomain, None}
    outcomes = {Area.SUBSTANCE_USE, Area.MENTAL_HEALTH, Area.HEALTH}
    assert {area for area in Area if area.domain is None} == outcomes


@pytest.mark.parametrize("domain", LifeDomain)
def test_a_life_domain_has_its_indicators(domain: LifeDomain) -> None:
    assert indicators.of(domain) == indicators.of(domain.value)
    assert {one.area.domain for one in indicators.of(domain)} == {domain}


def test_every_indicator_is_of_one_area() -> None:
    assert [one for area in Area for one in indicators.of(area)] == sorted(
        everyone, key=lambda one: list(Area).index(one.area)
    )


def test_an_unknown_area_is_refused_with_those_that_are() -> None:
    with pytest.raises(InvalidValue, match="substance-use"):
        indicators.of("street")


def test_the_core_is_what_stands_in_the_figure_book() -> None:
    core = {row["code"] for row in rows("indicators") if row["core"] == "1"}
    assert {one.code for one in indicators.core} == core
    assert "SOROK3A3" in core


@pytest.mark.parametrize("code", ["SOROK3S8", "nonsense", "", 3, None, []])
def test_what_is_no_current_code_is_not_in_the_catalogue(code: object) -> None:
    assert code not in indicators
    with pytest.raises(UnknownName):
        indicators[code]  # type: ignore[index]  # pyright: ignore[reportArgumentType]


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'SOROK3A3'"):
        indicators["SOROK3A33"]


@pytest.mark.parametrize("code", [code for code in earlier_codes if code not in indicators])
def test_for_an_earlier_code_no_other_than_its_own_current_one_is_suggested(code: str) -> None:
    with pytest.raises(UnknownName) as caught:
        indicators[code]
    assert set(caught.value.nearest) <= resolved(code)


# ----------------------------------------------------------------------------- what the tables say


def test_no_code_stands_twice() -> None:
    codes = Counter(row["code"] for row in rows("indicators"))
    assert set(codes.values()) == {1}
    pairs = Counter((row["code"], row["earlier_code"]) for row in rows("indicator_history"))
    assert set(pairs.values()) == {1}


def test_every_row_of_the_history_belongs_to_an_indicator() -> None:
    assert {row["code"] for row in rows("indicator_history")} <= set(indicators)
    assert sum(len(one.history) for one in everyone) == len(rows("indicator_history")) == 130


def test_every_clash_is_of_a_code_that_is_or_was_one() -> None:
    for row in rows("indicator_clashes"):
        assert indicators.clashes(row["code"])
        assert row["indicator"] in {*indicators, ""}
        assert row["source"] in {source["id"] for source in rows("sources")}


def test_every_code_looks_like_one() -> None:
    check = held(IndicatorCode).check
    for code in (*indicators, *earlier_codes):
        assert check(code) == code


def test_every_text_is_there_in_both_languages() -> None:
    for one in everyone:
        assert one.label("nl")
        assert one.label("en")
        assert all(clash.meaning.text("nl") for clash in one.clashes)


def test_rounds_are_years_of_the_monitor() -> None:
    rounds = {year for one in everyone for earlier in one.history for year in earlier.rounds}
    assert rounds == {2021, 2022, 2023, 2024, 2025}


def test_no_current_code_was_the_earlier_code_of_another_indicator() -> None:
    for one in everyone:
        assert indicators.resolve(one.code) == (one,)


# --------------------------------------------------------------------------- what a code stood for


def test_sorok3s8_of_2023_is_sorok3a3_of_2025() -> None:
    assert resolved("SOROK3S8") == resolved("SOROK3S8", 2023) == {"SOROK3A3"}
    assert resolved("SOROK3S8", 2022) == set()
    assert indicators["SOROK3A3"].comparable_with(2023) is Comparability.YES
    assert indicators["SOROK3A3"].history[0].change is CodeChange.RENAMED


def test_an_undated_code_stands_for_its_indicator_in_any_year() -> None:
    assert resolved("MOWBK3S4", 2019) == resolved("MOWBK3S4") == {"SOROK3A3"}


def test_a_current_code_stands_for_itself_in_older_rounds_too() -> None:
    assert resolved("SOROK3A3", 2023) == {"SOROK3A3"}


@pytest.mark.parametrize("ask", [indicators.resolve, indicators.clashes])
@pytest.mark.parametrize("code", ["XXXXX", "", 3, None, []])
def test_what_was_never_a_code_is_unknown(ask: Callable[[object], object], code: object) -> None:
    with pytest.raises(UnknownName):
        ask(code)


def test_code_in_gives_all_codes_of_a_year_the_current_first() -> None:
    assert indicators["SOROK3A3"].code_in(2025) == ("SOROK3A3",)
    assert indicators["LBAGK3S13"].code_in(2025) == ("LBAGK3S13", "LBAGK3S20")
    assert indicators["LOLBK3A2"].code_in(2023) == ("LOLBK3S2", "LBLBK3S17")
    assert indicators["SOROK3S6"].code_in(2023) == ("SOROK3S6",)
    assert indicators["SOROK3A3"].code_in(2022) == ()


@given(some, years)
def test_every_code_of_a_year_stands_for_its_indicator_in_that_year(
    one: Indicator, year: int
) -> None:
    for code in one.code_in(year):
        assert one in indicators.resolve(code, year)


@given(some, years)
def test_who_is_known_to_be_absent_has_no_code_in_that_year(one: Indicator, year: int) -> None:
    assert not (one.known_absent_in(year) and one.code_in(year))


@given(st.sampled_from(earlier_codes), years)
def test_with_a_year_a_code_stands_for_no_more_than_without(code: str, year: int) -> None:
    assert resolved(code, year) <= resolved(code)


@given(st.sampled_from(earlier_codes), years)
def test_in_one_year_a_code_stands_for_one_indicator_at_most(code: str, year: int) -> None:
    assert len(resolved(code, year)) <= 1


# ------------------------------------------------------------------------ who is known to be absent


def test_absent_is_what_came_later_and_had_no_earlier_code() -> None:
    friends_vape = indicators["LOMVK3A7"]
    assert friends_vape.first_round == 2025
    assert friends_vape.known_absent_in(2023)
    assert not friends_vape.known_absent_in(2025)


def test_an_earlier_code_of_that_year_means_that_it_was_there() -> None:
    assert not indicators["LOMVK3A1"].known_absent_in(2023)
    assert indicators["LOMVK3A1"].known_absent_in(2021)


def test_an_undated_earlier_code_gets_the_benefit_of_the_doubt() -> None:
    assert not indicators["LOAGK3A25"].known_absent_in(2015)


def test_an_unknown_first_round_gets_the_benefit_of_the_doubt() -> None:
    assert not indicators["LBSDK3S1"].known_absent_in(2015)


# --------------------------------------------------------------------- what figures may be compared


def test_what_is_not_stated_is_not_claimed() -> None:
    assert indicators["LBSDK3S1"].comparable_with(2023) is None
    assert indicators["LBRAK304A1"].comparable_with(2023) is None
    assert indicators["SOROK3A3"].comparable_with(2027) is None


def test_the_least_favourable_word_counts() -> None:
    order = list(Comparability)
    for one in everyone:
        for year in range(2018, CATALOGUE_YEAR):
            then = [it for it in one.earlier_in(year) if not it.used_in(CATALOGUE_YEAR)]
            stated = [it.comparable for it in then if it.comparable]
            if stated and not one.clashes:
                assert one.comparable_with(year) is max(stated, key=order.index)


@given(some)
def test_a_year_is_comparable_with_itself(one: Indicator) -> None:
    assert one.comparable_with(CATALOGUE_YEAR) is Comparability.YES


# ---------------------------------------------------------------------------------------- the traps


def test_trap_lbagk3s20_was_getting_alcohol_from_a_friend_in_2022_and_drinking_from_2023() -> None:
    assert resolved("LBAGK3S20") == {"LOAGK3A13", "LBAGK3S13"}
    assert resolved("LBAGK3S20", 2022) == {"LOAGK3A13"}
    assert resolved("LBAGK3S20", 2023) == resolved("LBAGK3S20", 2025) == {"LBAGK3S13"}
    assert meanings("LBAGK3S20", 2022) == ["gets alcohol from a friend or acquaintance"]
    assert meanings("LBAGK3S20", 2023) == ["drank alcohol in the past 4 weeks, sips included"]


def test_trap_lblbk3s16_meant_something_else_in_an_early_syntax_of_2023() -> None:
    assert [clash.indicator for clash in indicators.clashes("LBLBK3S16", 2023)] == [
        None,
        "LBLBK3S16",
    ]
    assert [clash.indicator for clash in indicators.clashes("LBLBK3S16", 2025)] == ["LBLBK3S16"]


def test_trap_lblbk3s17_was_sports_in_the_first_syntax_of_2023_and_is_something_else_now() -> None:
    assert resolved("LBLBK3S17", 2023) == {"LOLBK3A2"}
    assert resolved("LBLBK3S17", 2025) == set()
    assert [clash.indicator for clash in indicators.clashes("LBLBK3S17", 2025)] == [None]


@pytest.mark.parametrize("code", ["EBEGK3S2", "SBEZK3S1", "SBEZK3S2"])
def test_trap_values_went_from_1_2_to_0_1_between_2021_and_2023(code: str) -> None:
    assert meanings(code, 2021) == ["values 1 and 2"]
    assert meanings(code, 2022) == []
    assert meanings(code, 2023) == ["values 0 and 1"]
    assert indicators[code].comparable_with(2021) is Comparability.NO
    assert {clash.kind for clash in indicators[code].clashes} == {ClashKind.VALUES}


def test_trap_the_direction_of_sbsgk3s13_must_be_checked_by_hand() -> None:
    [clash] = indicators.clashes("SBSGK3S13")
    assert clash.kind is ClashKind.DIRECTION
    assert "by hand" in clash.meaning.text("en")
    assert clash.holds_in(2023)
    assert clash.holds_in(2025)


@pytest.mark.parametrize("code", ["SOVBK3S25", "SOVBK3S26", "SOVBK3S27"])
def test_trap_club_activity_compares_with_2023_with_care_and_with_2022_not_at_all(
    code: str,
) -> None:
    assert indicators[code].comparable_with(2023) is Comparability.WITH_CARE
    assert indicators[code].comparable_with(2022) is Comparability.NO
    assert indicators[code].comparable_with(2021) is None


def test_trap_pbmgk3s4_has_no_comparable_predecessor() -> None:
    assert indicators["PBMGK3S4"].comparable_with(2023) is Comparability.NO
    assert indicators["PBMGK3S4"].history == ()
    assert indicators["PBMGK3S4"].known_absent_in(2023)


@pytest.mark.parametrize("code", ["LBAGK3S13", "LBAGK3S25", "LBAGK3S26", "LBAGK3S27"])
def test_trap_alcohol_is_counted_from_a_whole_glass_where_it_was_from_sips(code: str) -> None:
    [earlier] = indicators[code].history
    assert earlier.change is CodeChange.REDEFINED
    assert earlier.comparable is Comparability.NO
    assert earlier.rounds == (2023, 2025)
    assert indicators[code].comparable_with(2023) is Comparability.WITH_CARE


def test_a_code_that_does_not_mislead_has_no_clashes() -> None:
    assert indicators.clashes("SOROK3A3") == indicators.clashes("SOROK3S8") == ()


# ------------------------------------------------------------------------------ shares and means


def test_every_indicator_of_the_catalogue_is_a_share() -> None:
    """Also scales: what the sources have of the WHO-5 is who scores below 13."""
    assert {one.measures for one in everyone} == {Measures.SHARE}
    assert {measures_of(code) for code in ("PBMGK3S4", "SOROK3S8", "XXX1")} == {Measures.SHARE}


def test_an_indicator_of_ones_own_may_be_a_mean() -> None:
    own = {"AGE1ST": OwnIndicator(code="AGE1ST", label="age", measures="mean")}
    assert measures_of("AGE1ST", own) is Measures.MEAN
    assert measures_of("AGE1ST") is Measures.SHARE
