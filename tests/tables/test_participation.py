"""A row for each claim of each municipality."""

from collections import Counter

import pytest
from hypothesis import given

from okomodel import Dossier, InvalidValue, Participation, Programme, tables
from tests.tables.told import (
    Document,
    documents,
    few,
    holds_every_field,
    is_of_its_dossier,
    plain_dossiers,
    thing_at,
)

PARTNERSHIP = Dossier(
    id="noaber",
    name="Noaberkracht",
    municipalities=["GM1774", "GM0183"],
    region="Twente",
    participation=[
        Participation(status="interested", since="2022"),
        Participation(status="supported", since="2023-02", cohort="2023", source="a", note="b"),
    ],
)


def test_a_claim_tells_since_when_as_far_as_it_is_known() -> None:
    row = tables.participation(PARTNERSHIP).to_dicts()[2]
    assert {name: str(value) for name, value in row.items()} == {
        "dossier": "noaber",
        "dossier_name": "Noaberkracht",
        "municipality": "GM1774",
        "region": "Twente",
        "fictitious": "False",
        "status": "supported",
        "since": "2023-02",
        "since_earliest": "2023-02-01",
        "since_latest": "2023-02-28",
        "cohort": "2023",
        "source": "a",
        "note": "b",
        "municipality_in_force": "GM1774",
        "path": "dossier.participation[1]",
    }


def test_a_partnership_has_a_row_for_each_of_its_municipalities() -> None:
    rows = tables.participation(PARTNERSHIP).to_dicts()
    assert [row["municipality"] for row in rows] == ["GM1774", "GM0183"] * 2
    assert [row["path"][-3:] for row in rows] == ["[0]", "[0]", "[1]", "[1]"]


def test_a_municipality_that_stands_there_twice_is_one() -> None:
    twice = Dossier(
        id="x",
        name="X",
        municipalities=["GM0302", "GM0302"],
        participation=[Participation(status="supported", since="2023")],
    )
    assert len(tables.participation(twice)) == 1


def merged(on: str | None) -> list[str]:
    """Langedijk and Heerhugowaard, which became Dijk en Waard in 2022."""
    pair = [
        Dossier(
            id=code.lower(),
            name=code,
            municipalities=[code],
            participation=[Participation(status="supported", since="2020")],
        )
        for code in ("GM0416", "GM0398")
    ]
    table = tables.participation(Programme(id="oko", name="OKO", dossiers=pair), on)
    assert [row["municipality"] for row in table] == ["GM0416", "GM0398"]
    return [row["municipality_in_force"] for row in table]


def test_municipalities_that_merged_are_one_by_the_code_in_force() -> None:
    assert merged("2021-12-31") == ["GM0416", "GM0398"]
    assert merged("2022-01-01") == merged(None) == ["GM1980", "GM1980"]


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(InvalidValue):
        merged("2022")


@few
@given(documents())
def test_there_are_as_many_rows_as_claims_times_municipalities(document: Document) -> None:
    assert len(tables.participation(document)) == sum(
        len(one.get("participation", [])) * len(set(one["municipalities"]))
        for one in plain_dossiers(document)
    )


@few
@given(documents())
def test_a_row_holds_every_field_of_its_claim(document: Document) -> None:
    table = tables.participation(document)
    holds_every_field(table, document, "participation")
    is_of_its_dossier(table, document)


@few
@given(documents())
def test_every_municipality_of_a_claim_is_named_once(document: Document) -> None:
    named = Counter((row["path"], row["municipality"]) for row in tables.participation(document))
    assert set(named.values()) <= {1}


@few
@given(documents())
def test_a_row_tells_of_which_kind_its_dossier_is(document: Document) -> None:
    for row in tables.participation(document):
        dossier = thing_at(document, row["path"].rpartition(".")[0])
        assert (row["region"], row["fictitious"]) == (dossier.region, dossier.fictitious)
        assert row["municipality"] in dossier.municipalities
