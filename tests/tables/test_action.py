"""A row for each action of each plan, and one for each line of its money."""

from hypothesis import given

from okomodel import Action, ActionPlan, Dossier, Period, PlanCycle, tables
from tests.tables.told import (
    Document,
    documents,
    few,
    holds_every_field,
    is_of_its_dossier,
    plain_actions,
    plain_cycles,
    plain_dossiers,
    thing_at,
)


def test_the_example_has_the_actions_of_its_plans(voorbeeldam: Dossier) -> None:
    plans = [cycle.plan for cycle in voorbeeldam.cycles if cycle.plan]
    planned = [action.id for plan in plans for action in plan.actions]
    assert [row["action"] for row in tables.actions(voorbeeldam)] == planned


def test_the_money_of_an_action_stands_under_its_id(voorbeeldam: Dossier) -> None:
    actions = {row["action"] for row in tables.actions(voorbeeldam)}
    lines = tables.budget(voorbeeldam).to_dicts()
    assert lines
    assert {line["action"] for line in lines} <= actions


def test_an_action_without_money_has_no_line() -> None:
    action = Action(id="a", title="A", kind="one-off", planned=Period("2025-09-01"))
    plan = ActionPlan(title="P", period=Period("2025-01-01"), actions=[action])
    dossier = Dossier(
        id="x",
        name="X",
        municipalities=["GM9001"],
        cycles=[PlanCycle(number=1, start="2023-10-02", plan=plan)],
    )
    assert len(tables.actions(dossier)) == 1
    assert len(tables.budget(dossier)) == 0


@few
@given(documents())
def test_there_are_as_many_rows_as_actions(document: Document) -> None:
    assert len(tables.actions(document)) == sum(
        len(cycle.get("plan", {}).get("actions", [])) for cycle in plain_cycles(document)
    )


@few
@given(documents())
def test_a_row_holds_every_field_of_its_action(document: Document) -> None:
    table = tables.actions(document)
    holds_every_field(table, document, "action")
    is_of_its_dossier(table, document)


@few
@given(documents())
def test_there_are_as_many_rows_of_money_as_lines(document: Document) -> None:
    assert len(tables.budget(document)) == sum(
        len(one.get("budget", [])) for one in (*plain_actions(document), *plain_dossiers(document))
    )


@few
@given(documents())
def test_a_row_of_money_holds_every_field_of_its_line(document: Document) -> None:
    table = tables.budget(document)
    holds_every_field(table, document, "line")
    is_of_its_dossier(table, document)
    for row in table:
        holder = thing_at(document, row["path"].rpartition(".")[0])
        assert row["action"] == (None if isinstance(holder, Dossier) else holder.id)


@few
@given(documents())
def test_no_money_is_lost_or_counted_twice(document: Document) -> None:
    holders = (*plain_actions(document), *plain_dossiers(document))
    amounts = [line["amount"] for one in holders for line in one.get("budget", [])]
    assert sum(row["amount"] for row in tables.budget(document)) == sum(amounts)
