"""A row for each record of a milestone, in the preparation and in the cycles."""

from hypothesis import given

from okomodel import Dossier, tables
from okomodel.reference.template import templates
from tests.tables.told import (
    Document,
    documents,
    few,
    holds_every_field,
    is_of_its_dossier,
    plain_cycles,
    plain_dossiers,
    thing_at,
)


def test_the_example_has_its_preparation_and_two_cycles(voorbeeldam: Dossier) -> None:
    table = tables.milestones(voorbeeldam)
    assert [c.name for c in table.columns] == [
        *("dossier", "dossier_name", "municipalities", "cycle", "part", "milestone"),
        *(
            "planned",
            "planned_earliest",
            "planned_latest",
            "done",
            "done_earliest",
            "done_latest",
            "done_by",
            "done_by_earliest",
            "done_by_latest",
            "skipped",
            "participants",
            "body",
            "document",
            "note",
            "source",
            "path",
        ),
    ]
    rows = table.to_dicts()
    assert rows[0]["cycle"] is None
    assert rows[0]["milestone"] == "decision"
    assert {row["cycle"] for row in rows} == {None, 1, 2}


@few
@given(documents())
def test_there_are_as_many_rows_as_records(document: Document) -> None:
    assert len(tables.milestones(document)) == sum(
        len(one.get("preparation", [])) for one in plain_dossiers(document)
    ) + sum(len(one.get("milestones", [])) for one in plain_cycles(document))


@few
@given(documents())
def test_a_row_holds_every_field_of_its_record(document: Document) -> None:
    table = tables.milestones(document)
    holds_every_field(table, document, "milestone")
    is_of_its_dossier(table, document)


@few
@given(documents())
def test_the_preparation_belongs_to_no_cycle(document: Document) -> None:
    for row in tables.milestones(document):
        of_cycle, _, holder = row["path"].rpartition(".")
        if holder.startswith("preparation"):
            assert row["cycle"] is None
        else:
            assert row["cycle"] == thing_at(document, of_cycle).number


@few
@given(documents())
def test_the_part_is_where_the_template_has_the_milestone(document: Document) -> None:
    part = {step.milestone.value: step.part.value for step in templates["oko-nl"].steps}
    for row in tables.milestones(document):
        assert row["part"] == part[row["milestone"]]
