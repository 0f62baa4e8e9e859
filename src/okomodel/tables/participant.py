"""The table of which municipalities take part on a day."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from okomodel.insight.occasion import Occasion
from okomodel.model.cycle import Milestone, Stage
from okomodel.model.programme import Programme
from okomodel.participant import Participant
from okomodel.participant import participants as on_a_day
from okomodel.reference.profile import Profile
from okomodel.tables.column import computed
from okomodel.tables.table import Column, ColumnType, Row, Table
from okomodel.values.partial_date import PartialDate

__all__ = ["CELLS", "participants"]

_TEXT, _DATE, _NUMBER = ColumnType.TEXT, ColumnType.DATE, ColumnType.INTEGER

CELLS: Sequence[tuple[Column, Callable[[Participant], Any]]] = (
    computed(
        "municipality",
        _TEXT,
        "municipality (the code in force on that day)",
        "gemeente (de code die die dag geldt)",
        lambda one: one.municipality,
    ),
    computed("name", _TEXT, "its name", "haar naam", lambda one: one.name),
    computed(
        "certain",
        ColumnType.BOOLEAN,
        "whether it certainly takes part, or only possibly",
        "of zij zeker meedoet, of alleen mogelijk",
        lambda one: one.certain,
    ),
    computed(
        "since",
        _TEXT,
        "since when it takes part without a gap",
        "sinds wanneer zij zonder onderbreking meedoet",
        lambda one: str(one.since),
        PartialDate,
    ),
    computed(
        "since_earliest",
        _DATE,
        "since: the first day that it can be",
        "sinds: de eerste dag die het kan zijn",
        lambda one: one.since.earliest,
    ),
    computed(
        "since_latest",
        _DATE,
        "since: the last day that it can be",
        "sinds: de laatste dag die het kan zijn",
        lambda one: one.since.latest,
    ),
    computed(
        "dossiers",
        _TEXT,
        "the dossiers that say so (as ids, with a space between them)",
        "de dossiers die dat zeggen (als id's, met een spatie ertussen)",
        lambda one: " ".join(one.dossiers),
    ),
    computed(
        "cohorts",
        _TEXT,
        "the cohorts that they name (as ids, with a space between them)",
        "de cohorten die zij noemen (als id's, met een spatie ertussen)",
        lambda one: " ".join(one.cohorts),
    ),
    computed(
        "stage",
        _TEXT,
        "where it stands",
        "waar zij staat",
        lambda one: one.stage.value,
        Stage,
    ),
    computed(
        "due",
        _TEXT,
        "the milestone that is due next (next-cycle: the start of the next cycle)",
        "de mijlpaal die het eerst aan de beurt is (next-cycle: het begin van de volgende cyclus)",
        lambda one: _milestone(one) if one.due else None,
        Milestone,
    ),
    computed(
        "due_cycle",
        _NUMBER,
        "due: number of its cycle (none: the preparation)",
        "aan de beurt: nummer van de cyclus (geen: de voorbereiding)",
        lambda one: one.due.cycle if one.due else None,
    ),
    computed(
        "due_by",
        _DATE,
        "due: the day by which it should be done",
        "aan de beurt: de dag waarop het gedaan hoort te zijn",
        lambda one: _last_day(one.due.by) if one.due else None,
    ),
    computed(
        "due_late_by",
        _NUMBER,
        "due: days late (0: not late)",
        "aan de beurt: dagen te laat (0: niet te laat)",
        lambda one: one.due.late_by if one.due else None,
    ),
)
"""The columns, and what stands in each of a participant."""


def participants(
    programme: Programme,
    on: PartialDate | date | str | None = None,
    profile: Profile | str = "oko-nl",
) -> Table:
    """A row for each municipality that takes part on a day, or may: those of ``participants``.

    ``on`` is the day (none: today), ``profile`` holds the thresholds by which something is late.
    However many dossiers have a municipality, also by the codes of before a merger, it has one row;
    as it may belong to several dossiers, it has no ``path``.

    Raises :class:`okomodel.errors.InvalidType` for what is no programme, and
    :class:`okomodel.errors.UnknownName` for an unknown profile.

    >>> len(participants(Programme(id="oko", name="OKO"), on="2026-11-21"))
    0
    """
    occasion = Occasion.of(None, profile)
    found = on_a_day(programme, occasion.on if on is None else on, occasion.profile)
    return Table("participants", tuple(column for column, _ in CELLS), _rows(found))


def _rows(found: tuple[Participant, ...]) -> Iterator[Row]:
    return (tuple(cell(one) for _, cell in CELLS) for one in found)


def _milestone(one: Participant) -> str:
    milestone = one.due.milestone if one.due else None
    return milestone.value if milestone else "next-cycle"


def _last_day(by: PartialDate | date) -> date:
    return PartialDate(by).latest
