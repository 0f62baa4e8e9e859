"""The table of milestones: those of the preparation, and those of each cycle."""

from okomodel.insight.course import DEFAULT_TEMPLATE, template_of
from okomodel.model.cycle import MilestoneRecord, PlanCycle
from okomodel.model.document import Document, Place
from okomodel.reference.template import templates
from okomodel.tables.column import DOSSIER, PATH, computed, own, table_of
from okomodel.tables.table import ColumnType, Table

__all__ = ["milestones"]


def _cycle(at: Place) -> PlanCycle | None:
    """The cycle of which a milestone is recorded; None: it is one of the preparation."""
    return None if at.name == "preparation" else at.above(PlanCycle)


def _number(at: Place) -> int | None:
    cycle = _cycle(at)
    return cycle.number if cycle else None


def _part(at: Place) -> str:
    cycle = _cycle(at)
    template = template_of(cycle) if cycle else templates[DEFAULT_TEMPLATE]
    return template.step(at.thing.milestone).part.value


_COLUMNS = (
    *DOSSIER,
    computed(
        "cycle",
        ColumnType.INTEGER,
        "cycle: number (none: the preparation)",
        "cyclus: nummer (geen: de voorbereiding)",
        _number,
    ),
    computed(
        "part",
        ColumnType.TEXT,
        "part of the template to which the milestone belongs",
        "deel van het sjabloon waar de mijlpaal bij hoort",
        _part,
    ),
    *own(MilestoneRecord),
    PATH,
)


def milestones(document: Document) -> Table:
    """A row for each record of a milestone; ``cycle`` is empty for those of the preparation.

    What is not recorded has no row. ``part`` is where the cycle's template has the milestone,
    wherever it was recorded. Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> from okomodel.model import Dossier
    >>> plan = MilestoneRecord(milestone="decision", done="2023-01-18")
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], preparation=[plan])
    >>> [(row["cycle"], row["part"], row["done_latest"].year) for row in milestones(one)]
    [(None, 'preparation', 2023)]
    """
    return table_of("milestones", document, MilestoneRecord, _COLUMNS)
