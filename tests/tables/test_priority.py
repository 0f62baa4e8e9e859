"""A row for each priority of each cycle."""

from hypothesis import given

from okomodel import Dossier, tables
from tests.tables.told import (
    Document,
    documents,
    few,
    holds_every_field,
    is_of_its_dossier,
    plain_cycles,
)


def test_the_example_has_the_priorities_of_its_cycles(voorbeeldam: Dossier) -> None:
    rows = tables.priorities(voorbeeldam).to_dicts()
    chosen = [(cycle.number, one.id) for cycle in voorbeeldam.cycles for one in cycle.priorities]
    assert [(row["cycle"], row["priority"]) for row in rows] == chosen


def test_targets_and_actions_join_to_their_priority(voorbeeldam: Dossier) -> None:
    keys = {
        (row["dossier"], row["cycle"], row["priority"]) for row in tables.priorities(voorbeeldam)
    }
    for table in (tables.targets(voorbeeldam), tables.actions(voorbeeldam)):
        named = {(r["dossier"], r["cycle"], r["priority"]) for r in table if r["priority"]}
        assert named
        assert named <= keys


@few
@given(documents())
def test_there_are_as_many_rows_as_priorities(document: Document) -> None:
    assert len(tables.priorities(document)) == sum(
        len(cycle.get("priorities", [])) for cycle in plain_cycles(document)
    )


@few
@given(documents())
def test_a_row_holds_every_field_of_its_priority(document: Document) -> None:
    table = tables.priorities(document)
    holds_every_field(table, document, "priority")
    is_of_its_dossier(table, document)
