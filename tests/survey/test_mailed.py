"""A table of figures as a GGD mails it: every row a figure, or named with the reason."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel import Dossier, Measurement, SurveyError, SurveyRound
from okomodel.model import Organisation, OwnIndicator
from okomodel.reference.indicator import indicators
from okomodel.survey.mailed import Mailed, figures_in

OWN = OwnIndicator(code="LEEFT1", label="age at first drink", measures="mean", unit="years")
SCHOOL = Organisation(id="dijkcollege", name="Dijkcollege", kind="school")
DOSSIER = Dossier(
    id="kampen",
    name="Kampen",
    municipalities=["GM0166"],
    organisations=[SCHOOL],
    indicators=[OWN],
)
SURVEY = SurveyRound(id="oko-2025", year=2025, instrument="oko")
HEADINGS = ["Indicator", "Klas", "Geslacht", "Basis", "Aantal", "Percentage"]


def read(*rows: list[Any], survey: SurveyRound = SURVEY, **how: bool) -> Mailed:
    return figures_in([HEADINGS, *rows], survey, DOSSIER, **how)


def why_not(*row: Any) -> str:
    found = read([*row])
    assert found.figures == ()
    (refusal,) = found.refusals
    return refusal.text("nl")


@pytest.mark.parametrize("group", ["2", 2.0, "klas 2", "Klas  2", "class 2", "leerjaar 2"])
@pytest.mark.parametrize("gender", ["meisjes", "M", "meisje", "girl", "Girls", "v"])
def test_a_row_is_a_figure_however_its_group_is_written(group: object, gender: str) -> None:
    found = read(["SOROK3A3", group, gender, "1.221", 190, None])
    sex = "boy" if gender == "M" else "girl"
    assert found.figures == (
        Measurement(indicator="SOROK3A3", group="2", gender=sex, base=1221, count=190),
    )
    assert found.refusals == ()


@pytest.mark.parametrize("group", ["", None, "totaal", "2+4", "klas 2 en 4", "2 & 4", "all"])
def test_a_group_that_is_left_out_is_of_all_classes_that_were_asked(group: object) -> None:
    assert read(["SOROK3A3", group, "totaal", 400, 340, ""]).figures[0].group == "2+4"


@pytest.mark.parametrize("percentage", ["83,4", "83.4", "83,4%", "83,4 %", 83.4])
def test_a_percentage_is_read_with_comma_or_point(percentage: object) -> None:
    (figure,) = read(["SOROK3A3", 2, "", 221, "", percentage]).figures
    assert (figure.percentage, figure.base, figure.weighted) == (83.4, 221, False)
    (weighted,) = read(["SOROK3A3", 2, "", 221, "", percentage], weighted=True).figures
    assert weighted.weighted


@pytest.mark.parametrize(
    "sign", ["-", "\u2013", "x", "*", ".", "n.b.", "NB", "<5", "< 10", -99996, "te klein"]
)
def test_what_stands_for_too_few_is_withheld(sign: object) -> None:
    assert read(["SOROK3A3", 2, "", 40, "", sign]).figures == (
        Measurement(indicator="SOROK3A3", group="2", base=40, withheld=True),
    )


def test_an_indicator_is_named_by_code_old_code_label_or_ones_own() -> None:
    label = indicators["SOROK3A3"].label("nl")
    old = SurveyRound(id="gmj-2023", year=2023, instrument="gmj")
    named = [read([one, 2, "", 9, 3, ""]) for one in ("SOROK3A3", "sorok3a3", label, label.upper())]
    named.append(read(["SOROK3S8", 2, "", 9, 3, ""], survey=old))
    assert {one.figures[0].indicator for one in named} == {"SOROK3A3"}
    table: list[list[Any]] = [["Naam", "Gemiddelde"], ["age at first drink", "14,2"]]
    assert figures_in(table, SURVEY, DOSSIER).figures == (
        Measurement(indicator="LEEFT1", mean=14.2, group="2+4"),
    )


SCHOOLS = (("SOROK3A3", "Dijkcollege"), ("SOROK3A3", "Elders"))


def test_a_school_of_the_dossier_is_known_by_its_name() -> None:
    headings = ["code", "school", "n", "aantal"]
    rows: list[list[Any]] = [
        headings,
        ["SOROK3A3", "Dijkcollege", 90, 70],
        ["SOROK3A3", "Elders", 90, 70],
    ]
    found = figures_in(rows, SURVEY, DOSSIER)
    assert (found.figures[0].organisation, found.figures[0].level) == ("dijkcollege", "school")
    assert found.refusals[0].text("nl") == 'rij 3: het dossier heeft geen school "Elders"'


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["roken", 2, "", 9, 3, ""], 'rij 2: "roken" is geen indicator'),
        (["SOROK3A", 2, "", 9, 3, ""], "Bedoelt u SOROK3A"),
        (["", 2, "", 9, 3, ""], "rij 2: er staat geen indicator"),
        (["SOROK3A3", 2, "", 9, "", ""], "rij 2: er staat geen cijfer"),
        (["SOROK3A3", 3, "", 9, 3, ""], "de ronde oko-2025 vroeg geen klas 3"),
        (["SOROK3A3", "brug", "", 9, 3, ""], 'groep: "brug" is niet begrepen'),
        (["SOROK3A3", 2, "x-y", 9, 3, ""], 'geslacht: "x-y" is niet begrepen'),
        (["SOROK3A3", 2, "", "veel", 3, ""], 'basis: "veel" is niet begrepen'),
        (["SOROK3A3", 2, "", 9.5, 3, ""], 'basis: "9.5" is niet begrepen'),
        (["SOROK3A3", 2, "", 9, "drie", ""], 'aantal: "drie" is niet begrepen'),
        (["SOROK3A3", 2, "", 9, "", "hoog"], 'percentage: "hoog" is niet begrepen'),
        (["SOROK3A3", 2, "", 9, 12, ""], "een aantal dat niet groter is dan de basis"),
        (["SOROK3A3", 2, "", "", 12, ""], "een basis bij een aantal"),
        (["SOROK3A3", 2, "", 100, 50, 83], "50 van 100 is geen 83 procent"),
        (["SOROK3A3", 2, "", 100, "", 101], "101"),
        (["LBAGK3S20", 2, "", 100, 50, ""], "LBAGK3S13, die anders gedefinieerd is"),
    ],
)
def test_a_row_that_is_not_understood_says_why(row: list[Any], reason: str) -> None:
    assert reason in why_not(*row)


def test_the_same_figure_twice_is_named_and_the_first_is_taken() -> None:
    found = read(["SOROK3A3", 2, "", 9, 3, ""], ["SOROK3A3", "klas 2", "", 9, 4, ""])
    assert [one.count for one in found.figures] == [3]
    assert found.refusals[0].text("en") == "row 3: the same figure stands in row 2"


def test_titles_above_empty_rows_extra_columns_and_another_order_do_no_harm() -> None:
    rows: list[list[Any]] = [
        ["Cijfers van de GGD", None],
        [],
        ["Opmerking", "Percentage", "Klas", "Code", "Indicator"],
        [None, None, None, None, None],
        ["ok", "83,4", "2", "SOROK3A3", "ouders weten waar"],
        ["", ""],
    ]
    found = figures_in(rows, SURVEY, DOSSIER)
    assert [(one.indicator, one.percentage) for one in found.figures] == [("SOROK3A3", 83.4)]
    assert found.columns == ("Opmerking",)


@pytest.mark.parametrize("told", ["GM0166", 166, "0166", "Kampen", "kampen"])
def test_rows_of_other_municipalities_are_passed_over_and_counted(told: object) -> None:
    rows: list[list[Any]] = [
        ["code", "gemeente", "percentage"],
        ["SOROK3A3", told, 80],
        ["SOROK3A3", "Urk", 70],
    ]
    found = figures_in(rows, SURVEY, DOSSIER)
    assert [one.percentage for one in found.figures] == [80]
    assert (found.elsewhere, found.refusals) == (1, ())


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "geen van de eerste 20 rijen heeft koppen"),
        ([["SOROK3A3", 2, 83]], "gevonden: -"),
        ([["Indicator", "Klas"]], "gevonden: Indicator, Klas"),
        ([["Code", "N", "Basis", "%"]], "twee kolommen betekenen hetzelfde: N, Basis"),
        ([["Code", "%"], ["SOROK3A3", 0.834], ["SOROK3A2", "0,61"]], "lijken fracties van 1"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_as_a_whole(
    rows: list[list[Any]], reason: str
) -> None:
    with pytest.raises(SurveyError) as raised:
        figures_in(rows, SURVEY, DOSSIER)
    assert raised.value.text("nl").startswith("de tabel is niet te lezen\n")
    assert reason in raised.value.text("nl")


def test_fractions_are_percentages_where_that_is_said() -> None:
    table: list[list[Any]] = [["Code", "%"], ["SOROK3A3", 0.834]]
    assert figures_in(table, SURVEY, DOSSIER, fractions=True).figures[0].percentage == 83.4


CODES = st.sampled_from(["SOROK3A3", "SOROK3A2", "LBAGK3S27", "LBGEK3S3"])
COUNTED = st.integers(5, 4000).flatmap(lambda base: st.tuples(st.just(base), st.integers(0, base)))


@given(
    st.lists(
        st.tuples(CODES, st.sampled_from(["2", "4", "2+4"]), COUNTED),
        unique_by=lambda one: one[:2],
        max_size=8,
    )
)
def test_what_is_written_down_is_read_back(figures: list[tuple[str, str, tuple[int, int]]]) -> None:
    rows = [[code, group, "", base, count, ""] for code, group, (base, count) in figures]
    found = read(*rows)
    assert found.refusals == ()
    assert [(one.indicator, one.group, (one.base, one.count)) for one in found.figures] == figures


CELLS = st.none() | st.text(max_size=12) | st.integers() | st.floats() | st.booleans()


@given(st.lists(st.lists(CELLS, max_size=8), max_size=8))
def test_any_cells_give_figures_or_reasons_and_nothing_else(rows: list[list[Any]]) -> None:
    full = [
        row for row in rows if any(" ".join(str(one).split()) for one in row if one is not None)
    ]
    found = read(*rows, fractions=True)
    assert len(found.figures) + len(found.refusals) == len(full)
    assert all(one.text("nl") for one in found.refusals)
    assert attrs.evolve(SURVEY, measurements=found.figures).measurements == found.figures
