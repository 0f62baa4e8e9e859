"""The panel: where each participant stood at the end of each quarter."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, final

from okomodel.insight.census import only_programme
from okomodel.insight.occasion import Occasion
from okomodel.model.participation import ParticipationStatus
from okomodel.model.programme import Programme
from okomodel.participant import Participant
from okomodel.participant import participants as on_a_day
from okomodel.reference.profile import Profile
from okomodel.tables.column import computed
from okomodel.tables.participant import CELLS
from okomodel.tables.table import Column, ColumnType, Table
from okomodel.values.calendar import months_after
from okomodel.values.partial_date import PartialDate

__all__ = ["panel"]

_TEXT = ColumnType.TEXT
_MONTHS, _FIRST = 3, 33  # of a quarter; the number behind the year of the first one


@final
class _Moment(NamedTuple):
    """A participant in a quarter, and the day as of which that is told."""

    quarter: PartialDate
    day: date
    one: Participant


_Cells = Sequence[tuple[Column, Callable[[_Moment], Any]]]

_WHEN: _Cells = (
    computed(
        "quarter",
        _TEXT,
        "quarter (2025-33 is the first of 2025)",
        "kwartaal (2025-33 is het eerste van 2025)",
        lambda moment: moment.quarter.text,
        PartialDate,
    ),
    computed(
        "day",
        ColumnType.DATE,
        "the day as of which it is told: the last of the quarter, or the day asked for",
        "de dag waarop het zo is: de laatste van het kwartaal, of de gevraagde dag",
        lambda moment: moment.day,
    ),
)
_HOW: _Cells = (
    computed(
        "status",
        _TEXT,
        "where it stands towards the programme",
        "waar zij staat tegenover het programma",
        lambda moment: moment.one.status.value,
        ParticipationStatus,
    ),
    computed(
        "cycle",
        ColumnType.INTEGER,
        "number of the cycle that began last (none: none has begun)",
        "nummer van de cyclus die het laatst begon (geen: er is er geen begonnen)",
        lambda moment: moment.one.cycle,
    ),
    computed(
        "team_complete",
        ColumnType.BOOLEAN,
        "whether somebody fills each role that is asked for (none: no member is recorded)",
        "of elke gevraagde rol is vervuld (geen: er is geen lid vastgelegd)",
        lambda moment: moment.one.team_complete,
    ),
)


def _of(column: Column, cell: Callable[[Participant], Any]) -> tuple[Column, Callable[..., Any]]:
    return column, lambda moment: cell(moment.one)


_CELLS: _Cells = (*_WHEN, *(_of(*each) for each in CELLS), *_HOW)


def panel(
    programme: Programme, on: date | str | None = None, profile: Profile | str = "oko-nl"
) -> Table:
    """A row for each participant and quarter, from the first in which any may take part.

    Each tells how it is on the last day of its quarter, in the quarter of ``on`` (none: today) on
    that day, by what is recorded now. What is due is due by the thresholds of the ``profile``.

    Raises :class:`okomodel.errors.InvalidType` for what is no programme, and
    :class:`okomodel.errors.UnknownName` for an unknown profile.

    >>> from okomodel.model import Dossier, Participation
    >>> since = [Participation(status="supported", since="2026-02-01")]
    >>> one = Dossier(id="x", name="X", municipalities=["GM0302"], participation=since)
    >>> register = Programme(id="oko", name="OKO", dossiers=[one])
    >>> [(row["quarter"], str(row["day"])) for row in panel(register, "2026-06-01")]
    [('2026-33', '2026-03-31'), ('2026-34', '2026-06-01')]
    """
    only_programme(programme)
    occasion = Occasion.of(on, profile)
    rows = (tuple(cell(moment) for _, cell in _CELLS) for moment in _moments(programme, occasion))
    return Table("panel", tuple(column for column, _ in _CELLS), rows)


def _moments(programme: Programme, occasion: Occasion) -> Iterator[_Moment]:
    for quarter in _quarters(programme, occasion.on):
        day = min(quarter.latest, occasion.on)
        for one in on_a_day(programme, day, occasion.profile):
            yield _Moment(quarter, day, one)


def _quarters(programme: Programme, on: date) -> Iterator[PartialDate]:
    """The quarters from that of the first claim to that of a day."""
    claims = (one.since for dossier in programme.dossiers for one in dossier.participation)
    first = min((one.earliest for one in claims), default=date.max)
    day = date(first.year, first.month - (first.month - 1) % _MONTHS, 1)
    while day <= on:
        yield PartialDate(f"{day.year:04}-{_FIRST + day.month // _MONTHS}")
        day = months_after(day, _MONTHS)
