"""A row for each place in a core team; who it is, only for who asks."""

import attrs
from hypothesis import given

from okomodel import CoreTeam, Dossier, Member, tables
from tests.tables.told import (
    Document,
    documents,
    few,
    holds_every_field,
    is_of_its_dossier,
    plain_dossiers,
)

SECRET = "Sanne de Vries"
WITH_NAMES = Dossier(
    id="x",
    name="X",
    municipalities=["GM9001"],
    core_team=CoreTeam(
        members=[
            Member(
                role="project-lead",
                organisation="gemeente",
                name=SECRET,
                start="2023",
                end="2024-02",
                end_reason=f"{SECRET} werd ziek",
                fte=0.5,
            )
        ]
    ),
)


def test_who_somebody_is_and_why_they_left_stays_out_unless_asked() -> None:
    table = tables.members(WITH_NAMES)
    assert not {"name", "end_reason"} & {column.name for column in table.columns}
    assert SECRET not in str(table.to_dicts())
    assert SECRET not in repr(table)


def test_what_is_personal_is_there_for_who_asks() -> None:
    (row,) = tables.members(WITH_NAMES, personal=True).to_dicts()
    assert (row["name"], row["end_reason"]) == (SECRET, f"{SECRET} werd ziek")


def test_the_rest_is_the_same_either_way() -> None:
    (bare,) = tables.members(WITH_NAMES).to_dicts()
    (whole,) = tables.members(WITH_NAMES, personal=True).to_dicts()
    assert {**whole, **bare} == whole
    assert set(whole) - set(bare) == {"name", "end_reason"}
    assert (bare["start"], bare["end"], bare["fte"]) == ("2023", "2024-02", 0.5)


@few
@given(documents())
def test_there_are_as_many_rows_as_members(document: Document) -> None:
    assert len(tables.members(document)) == sum(
        len(one.get("core_team", {}).get("members", [])) for one in plain_dossiers(document)
    )


@few
@given(documents())
def test_a_row_holds_every_field_of_its_member(document: Document) -> None:
    table = tables.members(document, personal=True)
    holds_every_field(table, document, "member")
    is_of_its_dossier(table, document)


@few
@given(documents())
def test_without_names_a_row_is_that_of_a_nameless_member(document: Document) -> None:
    nameless = [
        {name: value for name, value in row.items() if name not in {"name", "end_reason"}}
        for row in tables.members(document, personal=True)
    ]
    assert tables.members(document).to_dicts() == nameless


def test_the_personal_fields_are_all_that_may_be_left_out() -> None:
    fields = {field.name for field in attrs.fields(Member)}
    assert fields - {column.name for column in tables.members(WITH_NAMES).columns} == {
        "name",
        "end_reason",
    }
