"""The table of milestones: those of the preparation, and those of each cycle."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, final

import attrs

from okomodel.insight.course import Course, courses
from okomodel.insight.facts import Around, Reached, Says, events_for
from okomodel.model.cycle import MilestoneRecord, Stage
from okomodel.model.document import Document, Place, root, things
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.tables.column import DOSSIER, Filled, computed, own
from okomodel.tables.table import Column, ColumnType, Table
from okomodel.values.partial_date import PartialDate

__all__ = ["milestones"]


@final
@attrs.frozen
class _Row:
    """A milestone of a course: its record, or that it was reached by something else.

    ``at`` is the place of its record, or where that would stand.
    """

    at: Place
    course: Course
    path: str

    @property
    def part(self) -> str | None:
        """The part of the template that has it; None: none has."""
        steps, order = self.course.template.steps, self.course.order
        place = order.get(self.at.thing.milestone)
        return None if place is None else steps[place].part.value

    @property
    def reached(self) -> Reached | None:
        """When it was reached, and what says so."""
        return self.course.facts.reached(self.at.thing.milestone)


def _of_reached(get: Callable[[Reached], Any]) -> Callable[[_Row], Any]:
    return lambda row: get(row.reached) if row.reached else None


def _of_record(filled: Filled) -> tuple[Column, Callable[[_Row], Any]]:
    column, cell = filled
    return column, lambda row: cell(row.at)


_COLUMNS: Sequence[tuple[Column, Callable[[_Row], Any]]] = (
    *map(_of_record, DOSSIER),
    computed(
        "cycle",
        ColumnType.INTEGER,
        "cycle: number (none: the preparation)",
        "cyclus: nummer (geen: de voorbereiding)",
        lambda row: row.course.number,
    ),
    computed(
        "part",
        ColumnType.TEXT,
        "part of the template to which the milestone belongs (none: it is no step of it)",
        "deel van het sjabloon waar de mijlpaal bij hoort (geen: het is geen stap ervan)",
        lambda row: row.part,
        Stage,
    ),
    *map(_of_record, own(MilestoneRecord)),
    computed(
        "reached",
        ColumnType.TEXT,
        "when it was reached, by its record or by another fact (none: nothing says so)",
        "wanneer zij is bereikt, volgens het record of een ander feit (geen: niets zegt het)",
        _of_reached(lambda found: str(found.when)),
        PartialDate,
    ),
    computed(
        "reached_earliest",
        ColumnType.DATE,
        "reached: the first day that it can be (none: not known)",
        "bereikt: de eerste dag die het kan zijn (geen: niet bekend)",
        _of_reached(lambda found: found.when.earliest),
    ),
    computed(
        "reached_latest",
        ColumnType.DATE,
        "reached: the last day that it can be",
        "bereikt: de laatste dag die het kan zijn",
        _of_reached(lambda found: found.when.latest),
    ),
    computed(
        "said_by",
        ColumnType.TEXT,
        "what says that it was reached, such as record or adoption (the first, where several do)",
        "wat zegt dat zij is bereikt, zoals record of adoption (het eerste, als er meer zijn)",
        _of_reached(lambda found: found.said_by[0].says.value),
        Says,
    ),
    computed(
        "path",
        ColumnType.TEXT,
        "place in the document: of the record, or else of what says that it was reached",
        "plaats in het document: van het record, of anders van wat zegt dat zij is bereikt",
        lambda row: row.path,
    ),
)


def milestones(document: Document) -> Table:
    """A row for each milestone that is recorded, or that another fact says was reached.

    ``cycle`` is empty for those of the preparation. What is not recorded, and of which nothing
    else speaks, has no row; ``part`` is where the cycle's template has the milestone, wherever it
    was recorded. ``reached`` and ``said_by`` say the same as :func:`okomodel.reached`. Raises
    :class:`okomodel.errors.InvalidType` for what is no document.

    >>> from okomodel.model import Participation
    >>> one = Dossier(
    ...     id="x",
    ...     name="X",
    ...     municipalities=["GM9001"],
    ...     participation=[Participation(status="supported", since="2023-06")],
    ...     preparation=[MilestoneRecord(milestone="decision", done="2023-01-18")],
    ... )
    >>> [(row["milestone"], row["done"], row["said_by"]) for row in milestones(one)]
    [('decision', '2023-01-18', 'record'), ('agreement', None, 'participation')]
    """
    columns = tuple(column for column, _ in _COLUMNS)
    rows = (tuple(cell(row) for _, cell in _COLUMNS) for row in _rows(document))
    return Table("milestones", columns, rows)


def _rows(document: Document) -> Iterator[_Row]:
    programme = root(document) if isinstance(document, Programme) else None
    for at in things(document, Dossier):
        events = events_for(at.thing, programme) if programme else ()
        for course in courses(Around(at, events)):
            yield from _of_course(course, course.facts.cycle or at)


def _of_course(course: Course, holder: Place) -> Iterator[_Row]:
    """What is recorded, in its order, and then what other facts say, in that of the template."""
    for at in course.facts.record_places:
        yield _Row(at, course, at.path)
    for milestone in course.since:
        if milestone not in course.places and (found := course.reached(milestone)):
            unrecorded = Place(MilestoneRecord(milestone=milestone), "milestones", holder)
            yield _Row(unrecorded, course, found.said_by[0].path)
