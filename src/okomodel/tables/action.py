"""The tables of actions and of their money."""

from collections.abc import Iterator

from okomodel.model.action import Action
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.tables.column import (
    CYCLE,
    DOSSIER,
    PATH,
    code,
    day,
    integer,
    joined,
    period,
    span,
    text,
)
from okomodel.tables.place import cycles_in, numbered
from okomodel.tables.table import Row, Table

__all__ = ["actions", "budget"]

_ACTION = text("action", "id of the action", "id van de actie")
_ACTIONS = (
    *DOSSIER,
    CYCLE,
    _ACTION,
    text("title", "title", "titel"),
    text("kind", "one-off or sustained", "eenmalig of structureel"),
    text("status", "how far it is", "hoe ver het is"),
    day("status_since", "since when", "sinds wanneer"),
    text("status_reason", "why", "waarom"),
    *period("planned", "planned", "gepland"),
    *period("actual", "as it went", "zoals het ging"),
    text("priority", "id of the priority", "id van het speerpunt"),
    text("domain", "life domain", "leefdomein"),
    text("owner", "id of the organisation that does it", "id van de organisatie die het doet"),
    text(
        "partners",
        "ids of the other organisations, a space between them",
        "ids van de andere organisaties, met een spatie ertussen",
    ),
    text("description", "description", "beschrijving"),
    PATH,
)
_BUDGET = (
    *DOSSIER,
    CYCLE,
    _ACTION,
    integer("year", "year", "jaar"),
    integer("amount", "whole euros", "hele euro's"),
    text("kind", "incidental or structural", "incidenteel of structureel"),
    text("funder", "who pays", "wie betaalt"),
    PATH,
)


def actions(document: Dossier | Programme) -> Table:
    """A row for each action of each plan; ``action`` is its id.

    Money stands in :func:`budget`, so that no action counts twice. Raises
    :class:`okomodel.errors.InvalidType` for what is no document.

    >>> from okomodel.model import ActionPlan, PlanCycle
    >>> from okomodel.values import Period
    >>> evening = Action(id="avond", title="Avond", kind="one-off", planned=Period("2025-09-01"))
    >>> plan = ActionPlan(title="Plan", period=Period("2025-01-01"), actions=[evening])
    >>> cycle = PlanCycle(number=1, start="2023-10-02", plan=plan)
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], cycles=[cycle])
    >>> [(row["action"], row["status"], row["planned_end"]) for row in actions(one)]
    [('avond', 'planned', None)]
    """
    return Table("actions", _ACTIONS, _action_rows(document))


def budget(document: Dossier | Programme) -> Table:
    """A row for each line of money: an action's, for one year, in whole euros.

    ``action`` is the action's id. Raises :class:`okomodel.errors.InvalidType` for what is no
    document.

    >>> from okomodel.model import ActionPlan, BudgetLine, PlanCycle
    >>> from okomodel.values import Period
    >>> evening = Action(
    ...     id="avond",
    ...     title="Avond",
    ...     kind="one-off",
    ...     planned=Period("2025-09-01"),
    ...     budget=[BudgetLine(year=2025, amount=1500, kind="incidental")],
    ... )
    >>> plan = ActionPlan(title="Plan", period=Period("2025-01-01"), actions=[evening])
    >>> cycle = PlanCycle(number=1, start="2023-10-02", plan=plan)
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], cycles=[cycle])
    >>> [(row["action"], row["amount"], row["funder"]) for row in budget(one)]
    [('avond', 1500, 'municipality')]
    """
    return Table("budget", _BUDGET, _budget_rows(document))


def _action_rows(document: Dossier | Programme) -> Iterator[Row]:
    for path, head, action in _planned(document):
        yield *head, *_cells(action), path


def _budget_rows(document: Dossier | Programme) -> Iterator[Row]:
    for at, head, action in _planned(document):
        for path, line in numbered(f"{at}.budget", action.budget):
            kind, funder = code(line.kind), code(line.funder)
            yield *head, action.id, line.year, line.amount, kind, funder, path


def _planned(document: Dossier | Programme) -> Iterator[tuple[str, Row, Action]]:
    for place in cycles_in(document):
        actions = place.cycle.plan.actions if place.cycle.plan else ()
        for path, action in numbered(f"{place.path}.plan.actions", actions):
            yield path, place.head, action


def _cells(action: Action) -> Row:
    return (
        action.id,
        action.title,
        code(action.kind),
        code(action.status),
        action.status_since,
        action.status_reason,
        *span(action.planned),
        *span(action.actual),
        action.priority,
        code(action.domain),
        action.owner,
        joined(action.partners),
        action.description,
    )
