"""The table of priorities (speerpunten)."""

from collections.abc import Iterator

from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.tables.column import CYCLE, DOSSIER, PATH, code, day, joined, text
from okomodel.tables.place import cycles_in, numbered
from okomodel.tables.table import Row, Table

__all__ = ["priorities"]

_COLUMNS = (
    *DOSSIER,
    CYCLE,
    text("priority", "id of the priority", "id van het speerpunt"),
    text("title", "title", "titel"),
    text(
        "domain",
        "life domain (none: it crosses the domains)",
        "leefdomein (geen: het doorkruist de domeinen)",
    ),
    text(
        "indicators",
        "codes of its indicators, a space between them",
        "codes van de indicatoren, met een spatie ertussen",
    ),
    day("chosen_on", "day on which it was chosen", "dag waarop het is gekozen"),
    PATH,
)


def priorities(document: Dossier | Programme) -> Table:
    """A row for each priority of each cycle.

    ``priority`` is its id, by which targets and actions of the same dossier and cycle refer to
    it. Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> from okomodel.model import PlanCycle, Priority
    >>> chosen = Priority(id="ouders", title="Ouders", indicators=["SOROK3A3", "THUIS1234"])
    >>> cycle = PlanCycle(number=1, start="2023-10-02", priorities=[chosen])
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], cycles=[cycle])
    >>> [(row["cycle"], row["priority"], row["indicators"]) for row in priorities(one)]
    [(1, 'ouders', 'SOROK3A3 THUIS1234')]
    """
    return Table("priorities", _COLUMNS, _rows(document))


def _rows(document: Dossier | Programme) -> Iterator[Row]:
    for place in cycles_in(document):
        for path, one in numbered(f"{place.path}.priorities", place.cycle.priorities):
            domain, indicators = code(one.domain), joined(one.indicators)
            yield *place.head, one.id, one.title, domain, indicators, one.chosen_on, path
