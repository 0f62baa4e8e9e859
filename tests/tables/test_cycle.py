"""A row for each record of a milestone, in the preparation and in the cycles."""

from datetime import date

from hypothesis import given

from okomodel import Dossier, Programme, reached, tables
from okomodel.model import ActionPlan, Event, MilestoneRecord, PlanCycle
from okomodel.reference.template import templates
from okomodel.tables import Table
from okomodel.testing import strategies as oko
from okomodel.values import Period
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
            "reached",
            "reached_earliest",
            "reached_latest",
            "said_by",
            "path",
        ),
    ]
    rows = table.to_dicts()
    assert rows[0]["cycle"] is None
    assert rows[0]["milestone"] == "decision"
    assert {row["cycle"] for row in rows} == {None, 1, 2}


def recorded(document: Document) -> Table:
    """The rows that stand for a record."""
    table = tables.milestones(document)
    at = len(table.columns) - 1
    rows = [row for row in table.rows if isinstance(thing_at(document, row[at]), MilestoneRecord)]
    return Table(table.name, table.columns, rows)


@few
@given(documents())
def test_there_is_a_row_for_each_record(document: Document) -> None:
    assert len(recorded(document)) == sum(
        len(one.get("preparation", [])) for one in plain_dossiers(document)
    ) + sum(len(one.get("milestones", [])) for one in plain_cycles(document))


@few
@given(documents())
def test_a_row_holds_every_field_of_its_record(document: Document) -> None:
    table = recorded(document)
    holds_every_field(table, document, "milestone")
    is_of_its_dossier(table, document)


@few
@given(oko.dossiers())
def test_a_row_says_what_was_reached_as_reached_does(dossier: Dossier) -> None:
    for row in tables.milestones(dossier):
        found = reached(dossier, row["milestone"], row["cycle"])
        assert row["reached"] == (str(found.when) if found else None)
        assert row["said_by"] == (found.said_by[0].says.value if found else None)


def test_what_only_another_fact_says_has_a_row_at_the_place_of_that_fact() -> None:
    plan = ActionPlan(title="Plan", period=Period("2025", "2026"), adopted_on="2024-12-10")
    cycle = PlanCycle(
        number=1, start="2023-10-02", plan=plan, milestones=[MilestoneRecord(milestone="targets")]
    )
    dossier = Dossier(id="x", name="X", municipalities=["GM9001"], cycles=[cycle])
    rows = [
        (row["milestone"], row["done"], row["reached"], row["said_by"], row["part"], row["path"])
        for row in tables.milestones(dossier)
    ]
    adopted = "dossier.cycles[0].plan.adopted_on"
    assert rows == [
        ("targets", None, None, None, "policy", "dossier.cycles[0].milestones[0]"),
        ("plan", None, "2024-12-10", "adoption", "policy", adopted),
    ]


def test_a_fact_of_the_register_is_told_with_its_place_there() -> None:
    training = Event(
        id="start",
        kind="start-training",
        title="Start",
        period=Period("2024-01-17", "2024-01-18"),
        dossiers=["x"],
    )
    dossier = Dossier(id="x", name="X", municipalities=["GM9001"])
    (row,) = tables.milestones(
        Programme(id="oko", name="OKO", events=[training], dossiers=[dossier])
    )
    assert (row["milestone"], row["reached"]) == ("start-training", "2024-01-18")
    assert (row["dossier"], row["path"]) == ("x", "programme.events[0]")


def test_done_by_has_no_first_day() -> None:
    known = MilestoneRecord(milestone="decision", done_by="2024")
    dossier = Dossier(id="x", name="X", municipalities=["GM9001"], preparation=[known])
    (row,) = tables.milestones(dossier)
    assert (row["reached_earliest"], row["reached_latest"]) == (None, date(2024, 12, 31))


def test_a_milestone_that_is_no_step_has_no_part() -> None:
    known = MilestoneRecord(milestone="buurtfeest", done="2024")
    dossier = Dossier(id="x", name="X", municipalities=["GM9001"], preparation=[known])
    (row,) = tables.milestones(dossier)
    assert (row["milestone"], row["part"], row["reached"]) == ("buurtfeest", None, "2024")


@few
@given(documents())
def test_the_preparation_belongs_to_no_cycle(document: Document) -> None:
    for row in recorded(document):
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
        assert row["part"] == part.get(row["milestone"])
