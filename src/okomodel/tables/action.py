"""The tables of actions and of their money."""

from okomodel.model.action import Action, BudgetLine
from okomodel.model.cycle import PlanCycle
from okomodel.model.document import Document
from okomodel.model.dossier import Dossier
from okomodel.tables.column import DOSSIER, PATH, own, perhaps_within, table_of, within
from okomodel.tables.table import Table

__all__ = ["actions", "budget"]


_ORDER = (
    "id title kind status status_since status_reason planned actual priority domain owner partners"
)
_ACTIONS = (
    *DOSSIER,
    *within(PlanCycle, cycle="number"),
    *own(Action, "action", first=_ORDER),
    PATH,
)
_BUDGET = (
    *DOSSIER,
    *within(Dossier, currency="currency"),
    *perhaps_within(PlanCycle, cycle="number"),
    *perhaps_within(Action, action="id"),
    *own(BudgetLine),
    PATH,
)


def actions(document: Document) -> Table:
    """A row for each action of each plan; ``action`` is its id.

    Money stands in :func:`budget`, so that no action counts twice. Raises
    :class:`okomodel.errors.InvalidType` for what is no document.

    >>> from okomodel.model import ActionPlan, Dossier
    >>> from okomodel.values import Period
    >>> evening = Action(id="avond", title="Avond", kind="one-off", planned=Period("2025-09-01"))
    >>> plan = ActionPlan(title="Plan", period=Period("2025-01-01"), actions=[evening])
    >>> cycle = PlanCycle(number=1, start="2023-10-02", plan=plan)
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], cycles=[cycle])
    >>> [(row["action"], row["status"], row["planned_end"]) for row in actions(one)]
    [('avond', 'planned', None)]
    """
    return table_of("actions", document, Action, _ACTIONS)


def budget(document: Document) -> Table:
    """A row for each line of money: of an action, or of the dossier, for one year.

    ``amount`` is in whole units of ``currency``; ``action`` is the action's id (none: it belongs to
    no action). Raises :class:`okomodel.errors.InvalidType` for what is no
    document.

    >>> from okomodel.model import ActionPlan, Dossier
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
    return table_of("budget", document, BudgetLine, _BUDGET)
