"""The table of targets (streefcijfers)."""

from collections.abc import Iterator

from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.model.target import Target
from okomodel.tables.column import (
    CYCLE,
    DOSSIER,
    PATH,
    code,
    dated,
    integer,
    number,
    partial,
    text,
)
from okomodel.tables.place import cycles_in, numbered
from okomodel.tables.table import Row, Table

__all__ = ["targets"]

_COLUMNS = (
    *DOSSIER,
    CYCLE,
    text("target", "id of the target", "id van het streefcijfer"),
    text("indicator", "code of the indicator", "code van de indicator"),
    text("group", "grades, or all", "klassen, of all (alle)"),
    text("priority", "id of the priority", "id van het speerpunt"),
    text(
        "better",
        "which way is better (none: as the indicator has it)",
        "welke kant beter is (geen: zoals bij de indicator)",
    ),
    text("baseline_round", "id of the round it starts from", "id van de meting als uitgangspunt"),
    number(
        "baseline_percentage",
        "percentage it starts from (none: see the round)",
        "percentage als uitgangspunt (geen: zie de meting)",
    ),
    integer(
        "baseline_base",
        "number of pupils behind it (none: see the round)",
        "aantal leerlingen erachter (geen: zie de meting)",
    ),
    number("value", "percentage to reach", "percentage om te bereiken"),
    *partial("by", "by when", "uiterlijk wanneer"),
    PATH,
)


def targets(document: Dossier | Programme) -> Table:
    """A row for each target of each cycle, as it is recorded.

    ``value`` and ``baseline_percentage`` are percentages (0 to 100), ``baseline_base`` is a number
    of pupils. The baseline has figures only where its round holds no measurement of it: else look
    in :func:`measurements`, and mind the small numbers there. That a figure moved does not say
    that an action moved it.

    Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> from okomodel.model import Baseline, PlanCycle
    >>> aim = Target(
    ...     id="weten-waar",
    ...     indicator="SOROK3A3",
    ...     baseline=Baseline(round="gmj-2023"),
    ...     value=88,
    ...     by="2027",
    ... )
    >>> cycle = PlanCycle(number=1, start="2023-10-02", targets=[aim])
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], cycles=[cycle])
    >>> [(row["value"], row["by"], row["baseline_percentage"]) for row in targets(one)]
    [(88.0, '2027', None)]
    """
    return Table("targets", _COLUMNS, _rows(document))


def _rows(document: Dossier | Programme) -> Iterator[Row]:
    for place in cycles_in(document):
        for path, target in numbered(f"{place.path}.targets", place.cycle.targets):
            yield *place.head, *_cells(target), path


def _cells(target: Target) -> Row:
    return (
        target.id,
        target.indicator,
        target.group,
        target.priority,
        code(target.better),
        target.baseline.round,
        target.baseline.percentage,
        target.baseline.base,
        target.value,
        *dated(target.by),
    )
