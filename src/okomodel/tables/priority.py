"""The table of priorities (speerpunten)."""

from okomodel.model.cycle import PlanCycle
from okomodel.model.document import Document
from okomodel.model.priority import Priority
from okomodel.tables.column import DOSSIER, PATH, own, table_of, within
from okomodel.tables.table import Table

__all__ = ["priorities"]


_COLUMNS = (*DOSSIER, *within(PlanCycle, cycle="number"), *own(Priority, "priority"), PATH)


def priorities(document: Document) -> Table:
    """A row for each priority of each cycle.

    ``priority`` is its id, by which targets and actions of the same dossier and cycle refer to
    it. Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> from okomodel.model import Dossier
    >>> chosen = Priority(id="ouders", title="Ouders", indicators=["SOROK3A3", "THUIS1234"])
    >>> cycle = PlanCycle(number=1, start="2023-10-02", priorities=[chosen])
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], cycles=[cycle])
    >>> [(row["cycle"], row["priority"], row["indicators"]) for row in priorities(one)]
    [(1, 'ouders', 'SOROK3A3 THUIS1234')]
    """
    return table_of("priorities", document, Priority, _COLUMNS)
