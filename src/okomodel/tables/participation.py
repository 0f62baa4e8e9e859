"""The table of who takes part, and since when."""

from collections.abc import Iterator

from okomodel.model.document import Document, things
from okomodel.model.dossier import Dossier
from okomodel.model.participation import Participation
from okomodel.tables.column import PATH, own, within
from okomodel.tables.table import Column, ColumnType, Row, Table
from okomodel.wording import Wording

__all__ = ["participation"]


_NAME = (*within(Dossier, dossier="id", dossier_name="name"),)
_MUNICIPALITY = Column(
    "municipality",
    ColumnType.TEXT,
    Wording("dossier: one of its municipalities", "dossier: een van de gemeenten"),
)
_ABOUT = (
    *within(Dossier, region="region", fictitious="fictitious"),
    *own(Participation),
    PATH,
)
_COLUMNS = (
    *(column for column, _ in _NAME),
    _MUNICIPALITY,
    *(column for column, _ in _ABOUT),
)


def participation(document: Document) -> Table:
    """A row for each claim (a status since a date) of each municipality.

    A claim of a partnership has a row for each of its municipalities, all with the same ``path``,
    so that the table joins to anything that has a municipality code: count distinct
    ``municipality``, not rows. One municipality may have several claims, also of several
    cohorts; how many take part on a day is what :func:`okomodel.census` says.

    Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> claim = Participation(status="supported", since="2023-01")
    >>> both = ["GM0183", "GM1774"]
    >>> pair = Dossier(id="d-t", name="D en T", municipalities=both, participation=[claim])
    >>> [(row["municipality"], row["since_latest"].day) for row in participation(pair)]
    [('GM0183', 31), ('GM1774', 31)]
    """
    return Table("participation", _COLUMNS, _rows(document))


def _rows(document: Document) -> Iterator[Row]:
    for at in things(document, Participation):
        name, about = (tuple(cell(at) for _, cell in some) for some in (_NAME, _ABOUT))
        for municipality in dict.fromkeys(at.above(Dossier).municipalities):
            yield *name, municipality, *about
