"""The table of milestones: those of the preparation, and those of each cycle."""

from collections.abc import Iterator

from okomodel.insight.course import DEFAULT_TEMPLATE, template_of
from okomodel.model.cycle import MilestoneRecord
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.reference.template import CycleTemplate, templates
from okomodel.tables.column import DOSSIER, PATH, code, day, integer, text
from okomodel.tables.place import cycles_of, dossiers_in, numbered
from okomodel.tables.table import Row, Table

__all__ = ["milestones"]

_COLUMNS = (
    *DOSSIER,
    integer(
        "cycle",
        "number of the cycle (none: the preparation)",
        "nummer van de cyclus (geen: de voorbereiding)",
    ),
    text("part", "part of the template to which it belongs", "deel van het sjabloon"),
    text("milestone", "which milestone", "welke mijlpaal"),
    day("planned", "planned for", "gepland voor"),
    day("done", "done on", "gedaan op"),
    text("skipped", "why it was skipped", "waarom zij is overgeslagen"),
    integer("participants", "how many took part", "hoeveel er meededen"),
    text("source", "id of the source", "id van de bron"),
    PATH,
)


def milestones(document: Dossier | Programme) -> Table:
    """A row for each record of a milestone; ``cycle`` is empty for those of the preparation.

    What is not recorded has no row. ``part`` is where the cycle's template has the milestone,
    wherever it was recorded. Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> plan = MilestoneRecord(milestone="decision", done="2023-01-18")
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], preparation=[plan])
    >>> [(row["cycle"], row["part"], row["done"].year) for row in milestones(one)]
    [(None, 'preparation', 2023)]
    """
    return Table("milestones", _COLUMNS, _rows(document))


def _rows(document: Dossier | Programme) -> Iterator[Row]:
    for place in dossiers_in(document):
        getting_ready, template = place.dossier.preparation, templates[DEFAULT_TEMPLATE]
        for path, record in numbered(f"{place.path}.preparation", getting_ready):
            yield *place.head, None, *_cells(record, template), path
        for inside in cycles_of(place):
            template = template_of(inside.cycle)
            for path, record in numbered(f"{inside.path}.milestones", inside.cycle.milestones):
                yield *inside.head, *_cells(record, template), path


def _cells(record: MilestoneRecord, template: CycleTemplate) -> Row:
    return (
        code(template.step(record.milestone).part),
        code(record.milestone),
        record.planned,
        record.done,
        record.skipped,
        record.participants,
        record.source,
    )
