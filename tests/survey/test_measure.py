"""`okomodel.measure`: from the answers of pupils to the measurements of a round."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import okomodel
from okomodel import (
    InvalidType,
    InvalidValue,
    MissingExtra,
    OwnIndicator,
    SurveyError,
    SurveyRound,
    UnknownName,
    measure,
    measure_municipalities,
    survey_columns,
)
from okomodel.values.share import effective_base
from tests.survey.frames import KINDS, Columns, counted, frame_of, spark_of, told

ON_DASK = "ignore:Dask support is moving out of Narwhals:FutureWarning"
pytestmark = pytest.mark.filterwarnings(ON_DASK)

AGE = OwnIndicator(code="AGE1ST", label="age at first drink", measures="mean", unit="years")
OWN = OwnIndicator(code="DANST", label="dances")
PUPILS: Columns = {
    "Gemeentecode": [302, 302, 302, 302, 302, 302, 345, 345],
    "KLAS": [1, 1, 1, 2, 2, 2, 1, 2],
    "GENDER": [1, 2, 9, 1, 2, None, 1, 2],
    "MBOKK3S31": [1, 2, 8, 2, 2, 9, 1, 2],
    "Schoolcode": ["01AB", "01AB", "02CD", "01AB", "02CD", None, "03EF", "03EF"],
    "weegfactor_gemeentelijk": [1.0, 3.0, 1.0, 2.0, 2.0, 1.0, 1.0, 1.0],
    "SOROK3A3": [1, 0, 1, 0, 9, None, 1, 1],
    "LOMVK3A1": ["1", "0.0", "1,0", " 1", "8", "", "0", "NA"],
    "AGE1ST": [12, 13, 99, 14, 15, None, 11, 12],
    "DANST": [True, False, True, True, None, False, True, False],
    "LEEFTIJD": [13, 13, 14, 15, 15, 16, 13, 16],
}
OF_302 = {
    ("SOROK3A3", "2+4", "all"): (2, 4),
    ("SOROK3A3", "2", "all"): (2, 3),
    ("SOROK3A3", "4", "all"): (0, 1),
    ("LOMVK3A1", "2+4", "all"): (3, 4),
    ("LOMVK3A1", "2", "all"): (2, 3),
    ("LOMVK3A1", "4", "all"): (1, 1),
}


def pupils(**changed: list[Any]) -> Columns:
    return {**PUPILS, **changed}


def refusals(frame: object, round: str | SurveyRound = "oko-2025", **more: Any) -> SurveyError:
    given = {"municipality": 302, "by": ["grade"], **more}
    with pytest.raises(SurveyError) as error:
        measure(frame, round, **given)
    assert error.value.text("nl") != error.value.text("en")
    return error.value


# ------------------------------------------------------------------------------- what is counted


@pytest.mark.parametrize("kind", KINDS)
def test_only_yes_and_no_are_valid_answers(kind: str) -> None:
    found = measure(frame_of(kind, PUPILS), "oko-2025", ["grade"], municipality=302)
    assert told(found) == OF_302


EVERYTHING: dict[str, Any] = {
    "municipality": "GM0302",
    "indicators": [AGE, OWN],
    "missing": {"AGE1ST": [99]},
}


@pytest.mark.parametrize("weight", [None, "weegfactor_gemeentelijk"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_frame_gives_the_same(kind: str, weight: str | None) -> None:
    found = measure(frame_of(kind, PUPILS), "oko-2025", **EVERYTHING, weight=weight)
    assert found == measure(frame_of("polars", PUPILS), "oko-2025", **EVERYTHING, weight=weight)


@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_spark_gives_the_same(tmp_path: Path) -> None:
    frame = spark_of(PUPILS, tmp_path)
    for weight in (None, "weegfactor_gemeentelijk"):
        found = measure(frame, "oko-2025", **EVERYTHING, weight=weight)
        assert found == measure(frame_of("polars", PUPILS), "oko-2025", **EVERYTHING, weight=weight)
    assert set(measure_municipalities(frame, "oko-2025", ["grade"])) == {"GM0302", "GM0345"}
    error = refusals(spark_of(pupils(SOROK3A3=[2] * 8), tmp_path))
    assert "2 (6x)" in str(error)
    frame.sparkSession.stop()


def test_a_frame_that_is_longer_than_a_piece_is_counted_whole() -> None:
    often = pl.concat([pl.DataFrame(PUPILS, strict=False)] * 20_000)
    found = measure(often, "oko-2025", ["grade"], municipality=302)
    assert told(found)["SOROK3A3", "2", "all"] == (40_000, 60_000)


def test_figures_of_girls_schools_and_education_are_combined_with_the_classes() -> None:
    found = told(measure(pd.DataFrame(PUPILS), "oko-2025", municipality=302))
    asked = {key[1:]: counts for key, counts in found.items() if key[0] == "SOROK3A3"}
    assert asked == {
        ("2+4", "all"): (2, 4),
        ("2", "all"): (2, 3),
        ("4", "all"): (0, 1),
        ("2+4", "girl"): (0, 1),
        ("2", "girl"): (0, 1),
        ("2+4", "boy"): (1, 2),
        ("2", "boy"): (1, 1),
        ("4", "boy"): (0, 1),
        ("2+4", "vmbo"): (
            1,
            1,
        ),  # nobody of class 4: a joined figure of the municipality all the same
        ("2", "vmbo"): (1, 1),
        ("2+4", "havo-vwo"): (0, 2),
        ("2", "havo-vwo"): (0, 1),
        ("4", "havo-vwo"): (0, 1),
        ("2+4", "01ab"): (1, 3),
        ("2", "01ab"): (1, 2),
        ("4", "01ab"): (0, 1),
        ("2+4", "02cd"): (1, 1),
        ("2", "02cd"): (1, 1),
    }


def test_without_a_breakdown_there_is_the_joined_figure_alone() -> None:
    found = measure(pd.DataFrame(PUPILS), "oko-2025", (), municipality=302)
    assert {one.group for one in found} == {"2+4"}
    assert {one.level for one in found} == {"municipality"}


def test_where_a_class_has_no_pupils_there_is_no_joined_figure() -> None:
    frame = pd.DataFrame(pupils(KLAS=[1] * 8))
    assert {one.group for one in measure(frame, "oko-2025", "grade", municipality=302)} == {"2"}
    error = refusals(frame, by=())
    assert "no pupils of every class" in str(error)
    of_two = SurveyRound(id="r", year=2025, instrument="oko", grades=[2])
    assert {one.group for one in measure(frame, of_two, (), municipality=302)} == {"2"}


def test_the_order_is_that_of_the_catalogue_and_own_indicators_come_last() -> None:
    found = measure(
        pd.DataFrame(PUPILS), "oko-2025", (), municipality=302, indicators=[OWN, AGE],
        missing={"AGE1ST": [99]},
    )  # fmt: skip
    assert [one.indicator for one in found] == ["SOROK3A3", "LOMVK3A1", "AGE1ST", "DANST"]


def test_a_mean_is_that_of_the_answers_that_are_not_missing() -> None:
    found = measure(pd.DataFrame(PUPILS), "oko-2025", (), **EVERYTHING)
    [age] = [one for one in found if one.indicator == "AGE1ST"]
    assert (age.base, age.mean, age.count) == (4, 13.5, None)


def test_weighted_figures_are_percentages_of_the_effective_base_and_schools_are_not_weighted() -> (
    None
):
    found = measure(
        pd.DataFrame(PUPILS), "oko-2025", ["school"], municipality=302,
        weight="weegfactor_gemeentelijk",
    )  # fmt: skip
    [whole] = [one for one in found if one.indicator == "SOROK3A3" and one.level == "municipality"]
    assert whole.weighted
    assert whole.percentage == pytest.approx(100 * 2 / 7, abs=1e-9)
    assert whole.base == int(effective_base([1, 3, 1, 2]))
    assert whole.note == "gewogen; de basis is de effectieve (Kish) van 4 antwoorden"
    of_schools = [one for one in found if one.level == "school"]
    assert of_schools
    assert not any(one.weighted for one in of_schools)


def test_a_figure_of_an_uncertain_direction_says_so() -> None:
    frame = pd.DataFrame({"KLAS": [1, 2], "SBSGK3S13": [1, 0]})
    [found] = measure(frame, "oko-2025", ())
    assert "controleer de richting met de hand" in (found.note or "")


@pytest.mark.parametrize("told_as", [302, "302", "0302", "GM0302", "gm0302", 302.0, [302]])
@pytest.mark.parametrize("written", [302, "302", "0302", "GM0302", "gm0302 ", 302.0, "302.0"])
def test_a_municipality_is_known_by_its_code_however_it_is_written(
    told_as: object, written: object
) -> None:
    frame = pl.DataFrame({"Gemeentecode": [written] * 2, "KLAS": [1, 2], "SOROK3A3": [1, 0]})
    [found] = measure(frame, "oko-2025", (), municipality=told_as)
    assert found.base == 2


def test_a_partnership_is_counted_as_one() -> None:
    found = measure(pd.DataFrame(PUPILS), "oko-2025", (), municipality=["GM0302", 345])
    assert told(found)["SOROK3A3", "2+4", "all"] == (4, 6)


def test_the_code_of_a_municipality_that_merged_finds_its_successor() -> None:
    frame = pl.DataFrame({"Gemeentecode": ["GM1980"] * 2, "KLAS": [1, 2], "SOROK3A3": [1, 0]})
    assert measure(frame, "oko-2025", (), municipality="GM0416")


def test_all_municipalities_are_counted_in_one_pass() -> None:
    found = measure_municipalities(pd.DataFrame(PUPILS), "oko-2025", ["grade"])
    assert list(found) == ["GM0302", "GM0345"]
    assert told(found["GM0302"]) == OF_302
    assert told(found["GM0345"])["SOROK3A3", "2+4", "all"] == (2, 2)


def test_only_pupils_of_the_year_of_the_round_count() -> None:
    frame = pd.DataFrame(pupils(Onderzoeksjaar=[2023, 2025] * 4))
    assert told(measure(frame, "oko-2025", (), municipality=302))["SOROK3A3", "2+4", "all"] == (
        0,
        2,
    )
    error = refusals(frame, "oko-2022")
    assert "Onderzoeksjaar: nobody was asked in 2022; found: 2023 (4x), 2025 (4x)" in str(error)


# ------------------------------------------------------------------------------- codes of a round


def test_an_earlier_code_becomes_the_current_one() -> None:
    frame = pd.DataFrame({"KLAS": [1, 2], "SOROK3S8": [1, 0]})
    [found] = measure(frame, "gmj-2023", ())
    assert found.indicator == "SOROK3A3"


@pytest.mark.parametrize(
    ("year", "indicator"), [(2022, "LOAGK3A13"), (2023, "LBAGK3S13"), (2024, "LBAGK3S13")]
)
def test_a_code_that_meant_two_things_is_what_it_meant_in_the_year(
    year: int, indicator: str
) -> None:
    frame = pd.DataFrame({"KLAS": [1, 2], "LBAGK3S20": [1, 0]})
    [found] = measure(frame, f"oko-{year}", ())
    assert found.indicator == indicator


@pytest.mark.parametrize(
    ("column", "round", "why"),
    [
        ("LBAGK3S20", "gmj-2021", "what the code stood for in 2021 is not known"),
        ("LBAGK3S20", "oko-2025", "made beside LBAGK3S13"),
        ("LBLBK3S16", "gmj-2023", "may stand for"),
        ("LBLBK3S17", "oko-2025", "may stand for"),
        ("EBEGK3S2", "gmj-2021", "values changed (values 1 and 2, values 0 and 1)"),
        ("SBEZK3S1", "gmj-2019", "values changed"),
    ],
)
def test_a_code_that_misleads_is_refused_until_somebody_says_what_it_is(
    column: str, round: str, why: str
) -> None:
    frame = pd.DataFrame({"KLAS": [1, 2], column: [1, 0], "SBOSK3S7": [1, 1]})
    error = refusals(frame, round, municipality=None)
    assert [one.column for one in error.refusals] == [column]
    assert why in str(error)
    assert f'{{"{column}": None}}' in str(error)
    [kept] = measure(frame, round, (), columns={column: None})
    assert kept.indicator == "SBOSK3S7"
    assert len(measure(frame, round, (), columns={column: "SOROK3A3"})) == 2


def test_what_makes_a_code_another_is_told_in_dutch_too() -> None:
    frame = pd.DataFrame({"KLAS": [1, 2], "LBAGK3S20": [1, 0]})
    [refusal] = refusals(frame, "oko-2025", municipality=None).refusals
    assert "die anders gedefinieerd is (slokjes -> heel glas: " in refusal.text("nl")


def test_a_column_that_misleads_but_is_empty_is_no_matter() -> None:
    frame = pl.DataFrame({"KLAS": [1, 2], "EBEGK3S2": [None, 9], "SBOSK3S7": [1, 1]})
    assert len(measure(frame, "gmj-2021", ())) == 1


def test_beside_the_current_code_an_earlier_one_is_passed_over() -> None:
    both = {"KLAS": [1, 2], "LBAGK3S13": [1, 1], "LBAGK3S20": [1, 0]}
    [found] = measure(pd.DataFrame(both), "oko-2025", ())
    assert (found.indicator, found.count) == ("LBAGK3S13", 2)
    empty = {"KLAS": [1, 2], "SOROK3A3": [9, 9], "SOROK3S8": [1, 0]}
    [found] = measure(pd.DataFrame(empty), "gmj-2023", ())
    assert (found.indicator, found.count) == ("SOROK3A3", 1)


def test_two_earlier_codes_that_say_the_same_are_refused() -> None:
    frame = pd.DataFrame({"KLAS": [1, 2], "MOOPK3S5": [1, 0], "MOVBK3S6": [1, 0]})
    error = refusals(frame, "gmj-2019", municipality=None)
    assert "the columns MOOPK3S5, MOVBK3S6 both say SOROK3S6" in str(error)


def test_what_the_columns_are_can_be_listed_before_anything_is_counted() -> None:
    names = {"klas": [1], "SOROK3S8": [1], "EBEGK3S2": [1], "LEEFTIJD": [1], "DANST": [1]}
    found = survey_columns(pl.DataFrame(names), "gmj-2021", [OWN])
    assert found.indicators == {"SOROK3S8": "SOROK3A3", "DANST": "DANST"}
    assert found.background == ("klas",)
    assert [one.column for one in found.refusals] == ["EBEGK3S2"]
    assert found.unknown == ("LEEFTIJD",)


# ---------------------------------------------------------------------------------- what is wrong


WEIGHT = "weegfactor_gemeentelijk"
NOT_COUNTED: list[tuple[dict[str, list[Any]], dict[str, Any], str]] = [
    (
        {"SOROK3A3": [2, 1, 2, 1, 2, 2, 1, 1]},
        {},
        "here stands: 2 (4x). A tick box (1 ticked, 2 not ticked) is a question and",
    ),
    (
        {"SOROK3A3": ["Ja", "Nee", "Ja", "Nee", "", "Ja", "Ja", "Ja"]},
        {},
        "here stands: Ja (3x), Nee (2x). These are labels",
    ),
    ({"SOROK3A3": [-1, 1, 0, 1, 1, 1, 1, 1]}, {}, "here stands: -1 (1x)"),
    ({"SOROK3A3": [0.5, 1, 0, 1, 1, 1, 1, 1]}, {}, "here stands: 0.5 (1x)"),
    (
        {"KLAS": [2, 2, 4, 4, 4, 4, 2, 2]},
        {},
        "1 for class 2 and 2 for class 4 (0: another, 9: not known), and here stands: 4 (4x)",
    ),
    ({"KLAS": [0, 9, 0, 9, 0, 0, 1, 2]}, {}, "KLAS: nobody is in a class that the round asked"),
    ({"GENDER": ["Jongen", "Meisje"] * 4}, {"by": "gender"}, "GENDER: it holds codes, and here"),
    ({}, {"municipality": 363}, "Gemeentecode: there is no pupil of GM0363; found: 302 (6x),"),
    ({}, {"municipality": [302, 363]}, "Gemeentecode: there is no pupil of GM0363"),
    ({}, {"municipality": None}, "there are pupils of 2 municipalities: GM0302, GM0345"),
    ({"Gemeentecode": ["Nunspeet"] * 8}, {"municipality": None}, "no code of a municipality:"),
    ({"Gemeentecode": [None] * 8}, {"municipality": None}, "no municipality is filled in"),
    (
        {WEIGHT: [1, -1, None, 1, 1, 1, 1, 1]},
        {"weight": WEIGHT},
        f"{WEIGHT}: 2 pupils have a weight that is missing, negative or no number",
    ),
    (
        {WEIGHT: [1, -1, 1, 1, 1, 1, 1, 1]},
        {"weight": WEIGHT},
        f"{WEIGHT}: 1 pupil has a weight that is missing, negative or no number",
    ),
    ({WEIGHT: [0.0] * 8}, {"weight": WEIGHT}, f"{WEIGHT}: all weights are 0"),
    ({WEIGHT: ["1,5"] * 8}, {"weight": WEIGHT}, f"{WEIGHT}: it holds String, and a weight is"),
    ({}, {"weight": "weegfactor"}, "weegfactor: there is no such column. Did you mean weegfactor_"),
    (
        {},
        {"indicators": [AGE]},
        'If it does: missing={"AGE1ST": [99]}, --missing AGE1ST=99; if it is a value: missing={"A',
    ),
    ({"AGE1ST": ["12"] * 8}, {"indicators": [AGE]}, "AGE1ST: it holds String, and a mean is a"),
]


@pytest.mark.parametrize(("changed", "more", "why"), NOT_COUNTED)
@pytest.mark.parametrize("kind", ["polars", "duckdb"])
def test_what_cannot_be_counted_is_refused_with_what_was_found(
    changed: dict[str, list[Any]], more: dict[str, Any], why: str, kind: str
) -> None:
    assert why in str(refusals(frame_of(kind, pupils(**changed)), **more))


def test_all_that_is_wrong_is_said_at_once() -> None:
    frame = pd.DataFrame(pupils(SOROK3A3=[3] * 8, LOMVK3A1=[4] * 8))
    assert [one.column for one in refusals(frame).refusals] == ["SOROK3A3", "LOMVK3A1"]
    without = pd.DataFrame(PUPILS).drop(columns=["KLAS", "Schoolcode", "Gemeentecode"])
    error = refusals(without, by=["grade", "school"])
    assert [one.column for one in error.refusals] == ["KLAS", "Schoolcode", "Gemeentecode"]
    assert 'Leave "school" out of by' in str(error)


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_without_rows_says_so(kind: str) -> None:
    if kind == "dask":
        pytest.skip("Dask makes no partitions of nothing")
    empty: Columns = {name: [] for name in ("Gemeentecode", "KLAS", "SOROK3A3")}
    assert "the file has no rows" in str(refusals(frame_of(kind, empty)))


def test_a_file_without_any_indicator_names_what_it_has() -> None:
    error = refusals(pd.DataFrame({"KLAS": [1, 2], "V1": [1, 0]}), municipality=None)
    assert "no column has answers to an indicator that is known. Not known: V1" in str(error)


def test_labelled_categories_are_refused_and_coded_ones_counted() -> None:
    labels = pd.DataFrame(PUPILS).astype({"KLAS": "category"})
    assert told(measure(labels, "oko-2025", ["grade"], municipality=302)) == OF_302
    named = pd.DataFrame(pupils(KLAS=["Klas 2", "Klas 4"] * 4)).astype({"KLAS": "category"})
    assert "here stands: Klas 2 (3x), Klas 4 (3x)" in str(refusals(named))


def test_ones_as_text_and_as_floats_are_ones() -> None:
    as_text = {
        name: [None if one is None else str(one) for one in some] for name, some in PUPILS.items()
    }
    assert told(measure(pd.DataFrame(as_text), "oko-2025", "grade", municipality=302)) == OF_302
    frame = pl.DataFrame(PUPILS, strict=False).with_columns(pl.col("KLAS", "SOROK3A3").cast(float))
    nan = frame.with_columns(pl.col("SOROK3A3").fill_null(float("nan")))
    assert told(measure(nan, "oko-2025", "grade", municipality=302)) == OF_302


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"frame": [1, 2]}, InvalidType),
        ({"frame": "file.csv"}, InvalidType),
        ({"round": "2025"}, InvalidValue),
        ({"round": 2025}, InvalidType),
        ({"round": "ok-2025"}, UnknownName),
        ({"round": "oko-2525"}, InvalidValue),
        ({"by": ["sex"]}, UnknownName),
        ({"municipality": "Nunspeet"}, InvalidValue),
        ({"municipality": True}, InvalidValue),
        ({"columns": {"NIETS": None}}, UnknownName),
        ({"columns": {"LEEFTIJD": "NIETS"}}, UnknownName),
        ({"missing": {"NIETS": [9]}}, UnknownName),
    ],
)
def test_what_is_asked_must_exist(given: dict[str, Any], error: type[Exception]) -> None:
    asked = {"frame": pd.DataFrame(PUPILS), "round": "oko-2025", "municipality": 302, **given}
    with pytest.raises(error):
        measure(**asked)


def test_columns_that_have_no_name_or_that_of_another() -> None:
    frame = pd.DataFrame(PUPILS)
    numbered = frame.assign(x=1).rename(columns={"x": 7})
    assert told(measure(numbered, "oko-2025", "grade", municipality=302)) == OF_302
    twice = pd.concat([frame, frame[["KLAS"]]], axis=1)
    assert "two columns have the same name" in str(refusals(twice))


@pytest.mark.parametrize("dtype", ["Int8", "UInt8", "Int64", "Float32", "Decimal", "Categorical"])
@pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow", "duckdb"])
def test_answers_of_any_type_are_counted(kind: str, dtype: str) -> None:
    of: Any = pl.Decimal(10, 2) if dtype == "Decimal" else getattr(pl, dtype)
    frame = pl.DataFrame({"KLAS": [1, 2, 1, 2], "SOROK3A3": [1, 0, 9, None]})
    through = pl.String if dtype == "Categorical" else pl.Int64
    typed = frame.with_columns(pl.all().cast(through).cast(of))
    made: dict[str, Callable[[], Any]] = {
        "pandas": typed.to_pandas,
        "polars": lambda: typed,
        "pyarrow": typed.to_arrow,
        "duckdb": lambda: frame_of("duckdb", typed.to_dict(as_series=False)),
    }
    [found] = measure(made[kind](), "oko-2025", ())
    assert (found.count, found.base) == (1, 2)


def test_a_round_of_other_classes_is_refused() -> None:
    others = SurveyRound(id="r", year=2025, instrument="oko", grades=[1, 3])
    assert "the round r asked 1+3" in str(refusals(pd.DataFrame(PUPILS), others))
    by_age = SurveyRound(id="r", year=2025, instrument="oko", ages=okomodel.AgeRange())
    assert "the round r asked by age" in str(refusals(pd.DataFrame(PUPILS), by_age))


def test_without_the_extra_it_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    counting: list[Callable[..., Any]] = [measure, measure_municipalities, survey_columns]
    for count in counting:
        with pytest.raises(MissingExtra) as error:
            count(pd.DataFrame(PUPILS), "oko-2025")
        assert error.value.text("nl") == (
            'antwoorden van een vragenlijst tellen vraagt om de aanvulling "monitor":'
            ' pip install "okomodel[monitor]"'
        )


def test_whoever_has_no_municipality_counts_for_none() -> None:
    some = pupils(Gemeentecode=[302, 302, 302, 302, 302, 302, None, None])
    frame = pl.DataFrame(some, strict=False)
    assert told(measure(frame, "oko-2025", "grade")) == OF_302
    assert list(measure_municipalities(frame, "oko-2025", "grade")) == ["GM0302"]


# ------------------------------------------------------------------------------------- in general


answers = st.lists(
    st.fixed_dictionaries(
        {
            "KLAS": st.sampled_from([0, 1, 1, 2, 2, 9, None]),
            "GENDER": st.sampled_from([1, 2, 9, None]),
            "MBOKK3S31": st.sampled_from([1, 2, 8, 9, None]),
            "SOROK3A3": st.sampled_from([0, 1, 8, 9, None]),
            "SBOSK3S7": st.sampled_from([0, 1, 8, 9, None]),
        }
    ),
    max_size=40,
)


@settings(max_examples=60)
@given(some=answers, kind=st.sampled_from(["pandas", "polars", "polars-lazy", "pyarrow", "duckdb"]))
def test_it_counts_what_somebody_counts_one_after_the_other(some: list[Any], kind: str) -> None:
    """A class 2 and a class 4 with a yes are there, so that something is counted."""
    whole = [*some, *({**dict.fromkeys(NAMES), "KLAS": k, "SBOSK3S7": 1} for k in (1, 2))]
    columns = {name: [one[name] for one in whole] for name in NAMES}
    found = told(measure(frame_of(kind, columns), "oko-2025", ["grade", "gender", "education"]))
    for indicator in ("SOROK3A3", "SBOSK3S7"):
        for group, classes in {"2": (1,), "4": (2,), "2+4": (1, 2)}.items():
            for who, (column, code) in WHO.items():
                count, base = counted(columns, indicator, _are(classes, column, code))
                expected = (count, base) if base else None
                assert found.get((indicator, group, who)) == expected


NAMES = ("KLAS", "GENDER", "MBOKK3S31", "SOROK3A3", "SBOSK3S7")
WHO: dict[str, tuple[str, int | None]] = {
    "all": ("", None),
    "boy": ("GENDER", 1),
    "girl": ("GENDER", 2),
    "vmbo": ("MBOKK3S31", 1),
    "havo-vwo": ("MBOKK3S31", 2),
}


def _are(classes: tuple[int, ...], column: str, code: int | None) -> Any:
    def are(pupil: Mapping[str, Any]) -> bool:
        return pupil["KLAS"] in classes and (code is None or pupil[column] == code)

    return are


weighed = st.lists(
    st.tuples(
        st.sampled_from([1, 2]),
        st.sampled_from([0, 1, 9, None]),
        st.floats(0.125, 8, width=16),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=40)
@given(some=weighed, kind=st.sampled_from(["pandas", "polars", "pyarrow", "duckdb"]))
def test_weighted_figures_are_those_of_the_weights_one_after_the_other(
    some: list[tuple[int, int | None, float]], kind: str
) -> None:
    rows = [*some, (1, 1, 1.0), (2, 0, 1.0)]
    names = ("KLAS", "SOROK3A3", "w")
    columns: Columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    found = measure(frame_of(kind, columns), "oko-2025", ["grade"], weight="w")
    assert [one.group for one in found] == ["2+4", "2", "4"]
    for one, classes in zip(found, ((1, 2), (1,), (2,)), strict=True):
        valid = [row for row in rows if row[0] in classes and row[1] in (0, 1)]
        yes = sum(weight for _, answer, weight in valid if answer)
        weights = [weight for *_, weight in valid]
        assert one.percentage == pytest.approx(100 * yes / sum(weights), abs=1e-9)
        assert one.base == int(effective_base(weights) + 1e-6)
