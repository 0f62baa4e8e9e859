"""The table of who takes part, and since when."""

from collections.abc import Iterator
from datetime import date

from okomodel.model.document import Document, things
from okomodel.model.dossier import Dossier
from okomodel.model.participation import Participation
from okomodel.reference.municipality import municipalities
from okomodel.tables.column import PATH, own, within
from okomodel.tables.table import Column, ColumnType, Row, Table
from okomodel.values.calendar import Day, as_day
from okomodel.wording import Wording

__all__ = ["participation"]


_NAME = (*within(Dossier, dossier="id", dossier_name="name"),)
_MUNICIPALITY = Column(
    "municipality",
    ColumnType.TEXT,
    Wording("dossier: one of its municipalities", "dossier: een van de gemeenten"),
)
_IN_FORCE = Column(
    "municipality_in_force",
    ColumnType.TEXT,
    Wording(
        "municipality: the code that stands for it on the day asked for",
        "gemeente: de code die er op de gevraagde dag voor staat",
    ),
)
_ABOUT = (
    *within(Dossier, region="region", fictitious="fictitious"),
    *own(Participation),
)
_COLUMNS = (
    *(column for column, _ in _NAME),
    _MUNICIPALITY,
    *(column for column, _ in _ABOUT),
    _IN_FORCE,
    PATH[0],
)


def participation(document: Document, on: Day | None = None) -> Table:
    """A row for each claim (a status since a date) of each municipality.

    A claim of a partnership has a row for each of its municipalities, all with the same ``path``,
    so that the table joins to anything that has a municipality code. Municipalities merge:
    ``municipality`` is the code that the dossier has, ``municipality_in_force`` the one that stands
    for it on the day ``on`` (none: the last one that the register knows). Count distinct
    ``municipality_in_force``, not rows. One municipality may have several claims, also of several
    cohorts; who takes part on a day is what :func:`okomodel.participants` says.

    Raises :class:`okomodel.errors.InvalidType` for what is no document, and
    :class:`okomodel.errors.InvalidValue` for what is no day.

    >>> claim = Participation(status="supported", since="2023-01")
    >>> both = ["GM0183", "GM1774"]
    >>> pair = Dossier(id="d-t", name="D en T", municipalities=both, participation=[claim])
    >>> [(row["municipality"], row["since_latest"].day) for row in participation(pair)]
    [('GM0183', 31), ('GM1774', 31)]
    """
    day = municipalities.known_until if on is None else as_day(on)
    return Table("participation", _COLUMNS, _rows(document, day))


def _rows(document: Document, day: date) -> Iterator[Row]:
    for at in things(document, Participation):
        name, about = (tuple(cell(at) for _, cell in some) for some in (_NAME, _ABOUT))
        for code in dict.fromkeys(at.above(Dossier).municipalities):
            yield *name, code, *about, municipalities.in_force(code, day), at.path
