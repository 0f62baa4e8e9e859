"""A row for each figure of each survey round, as it is recorded."""

from hypothesis import given

from okomodel import Dossier, Measurement, SurveyRound, tables
from tests.tables.told import (
    Document,
    documents,
    few,
    holds_every_field,
    is_of_its_dossier,
    plain_dossiers,
    thing_at,
)

FIGURES = SurveyRound(
    id="r",
    year=2023,
    instrument="gmj",
    reported_on="2024-03-01",
    measurements=[
        Measurement(indicator="SOROK3A3", base=9, count=2),
        Measurement(indicator="SOROK3A3", base=400, percentage=55.5, weighted=True),
        Measurement(indicator="SOROK3A3", base=12, withheld=True),
    ],
)
DOSSIER = Dossier(id="x", name="X", municipalities=["GM9001"], rounds=[FIGURES])


def test_what_is_recorded_stands_there_and_no_percentage_is_computed() -> None:
    rows = tables.measurements(DOSSIER, policy=None).to_dicts()
    assert [(row["base"], row["count"], row["percentage"], row["withheld"]) for row in rows] == [
        (9, 2, None, False),
        (400, None, 55.5, False),
        (12, None, None, True),
    ]


def test_a_figure_tells_of_which_round_it_is() -> None:
    row = tables.measurements(DOSSIER, policy=None).to_dicts()[1]
    assert (row["round"], row["year"], row["instrument"]) == ("r", 2023, "gmj")
    assert (str(row["reported_on"]), row["weighted"]) == ("2024-03-01", True)


@few
@given(documents())
def test_a_withheld_figure_has_neither_count_nor_percentage(document: Document) -> None:
    for row in tables.measurements(document, policy=None):
        figures = (row["count"], row["percentage"], row["mean"])
        given_figures = sum(one is not None for one in figures)
        assert given_figures == (not row["withheld"])


@few
@given(documents())
def test_a_row_names_its_round(document: Document) -> None:
    for row in tables.measurements(document, policy=None):
        one = thing_at(document, row["path"].rpartition(".")[0])
        assert (row["round"], row["year"], row["instrument"]) == (one.id, one.year, one.instrument)
        assert row["source"] == one.source
        assert row["reported_on"] == (one.reported_on and str(one.reported_on))


@few
@given(documents())
def test_there_are_as_many_rows_as_figures(document: Document) -> None:
    assert len(tables.measurements(document, policy=None)) == sum(
        len(one.get("measurements", []))
        for dossier in plain_dossiers(document)
        for one in dossier.get("rounds", [])
    )


@few
@given(documents())
def test_a_row_holds_every_field_of_its_measurement(document: Document) -> None:
    table = tables.measurements(document, policy=None)
    holds_every_field(table, document, "measurement")
    is_of_its_dossier(table, document)
