"""A row for each municipality that takes part on a day."""

from datetime import date

import pytest
from hypothesis import given

from okomodel import (
    Dossier,
    InvalidType,
    Participation,
    PlanCycle,
    Programme,
    participants,
    tables,
)
from okomodel.testing import strategies as oko
from tests.tables.told import few

DAY = "2026-11-21"


def register(*participation: Participation, **more: object) -> Programme:
    one = {"id": "nunspeet", "name": "Nunspeet", "municipalities": ["GM0302"], **more}
    dossier = Dossier(**one, participation=participation)  # type: ignore[arg-type]
    return Programme(id="oko", name="OKO", dossiers=[dossier])


def test_a_participant_is_a_row() -> None:
    since = Participation(status="supported", since="2023-01", cohort="2023")
    cycle = PlanCycle(number=2, start="2026-02-02")
    (row,) = tables.participants(register(since, cycles=[cycle]), DAY).to_dicts()
    assert row == {
        "municipality": "GM0302",
        "name": "Nunspeet",
        "certain": True,
        "since": "2023-01",
        "since_earliest": date(2023, 1, 1),
        "since_latest": date(2023, 1, 31),
        "dossiers": "nunspeet",
        "cohorts": "2023",
        "stage": "monitoring",
        "due": "survey",
        "due_cycle": 2,
        "due_by": date(2026, 4, 2),
        "due_late_by": 233,
    }


def test_where_nothing_is_due_the_cells_are_empty() -> None:
    (row,) = tables.participants(register(Participation(status="supported", since="2023")), DAY)
    assert {row[name] for name in ("due", "due_cycle", "due_by", "due_late_by")} == {None}


def test_the_start_of_the_next_cycle_has_a_name_too() -> None:
    since = Participation(status="supported", since="2023")
    ended = register(since, cycles=[PlanCycle(number=1, start="2024-02-01")])
    (row,) = tables.participants(ended, "2026-11-21").to_dicts()
    assert (row["due"], row["due_cycle"]) == ("next-cycle", 2)


def test_what_is_no_programme_is_refused() -> None:
    alone = Dossier(id="x", name="X", municipalities=["GM0302"])
    with pytest.raises(InvalidType, match="programme expects a Programme"):
        tables.participants(alone)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@few
@given(oko.programmes())
def test_the_rows_are_the_participants(programme: Programme) -> None:
    table = tables.participants(programme, DAY)
    found = participants(programme, DAY)
    assert [row["municipality"] for row in table] == [one.municipality for one in found]
    assert [row["due_late_by"] for row in table] == [one.due and one.due.late_by for one in found]


def test_every_column_is_told_in_both_languages() -> None:
    for column in tables.participants(Programme(id="oko", name="OKO")).columns:
        assert column.description.en != column.description.nl
