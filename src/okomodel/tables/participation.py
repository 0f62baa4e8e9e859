"""The table of who takes part, and since when."""

from collections.abc import Iterator

from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.tables.column import NAME, PATH, boolean, code, dated, partial, text
from okomodel.tables.place import dossiers_in, numbered
from okomodel.tables.table import Row, Table

__all__ = ["participation"]

_COLUMNS = (
    *NAME,
    text("municipality", "code of one municipality of it", "code van een van de gemeenten"),
    text("region", "region of the dossier", "regio van het dossier"),
    boolean("fictitious", "made up, for an example", "verzonnen, als voorbeeld"),
    text("status", "what holds since then", "wat sindsdien geldt"),
    *partial("since", "from when, as far as it is known", "vanaf wanneer, voor zover bekend"),
    text("cohort", "id of the cohort", "id van het cohort"),
    text("source", "id of the source", "id van de bron"),
    text("note", "note", "opmerking"),
    PATH,
)


def participation(document: Dossier | Programme) -> Table:
    """A row for each claim (a status since a date) of each municipality.

    A claim of a partnership has a row for each of its municipalities, all with the same ``path``,
    so that the table joins to anything that has a municipality code: count distinct
    ``municipality``, not rows. One municipality may have several claims, also of several
    cohorts; how many take part on a day is what :func:`okomodel.census` says.

    Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> from okomodel.model import Participation
    >>> claim = Participation(status="supported", since="2023-01")
    >>> both = ["GM0183", "GM1774"]
    >>> pair = Dossier(id="d-t", name="D en T", municipalities=both, participation=[claim])
    >>> [(row["municipality"], row["since_latest"].day) for row in participation(pair)]
    [('GM0183', 31), ('GM1774', 31)]
    """
    return Table("participation", _COLUMNS, _rows(document))


def _rows(document: Dossier | Programme) -> Iterator[Row]:
    for place in dossiers_in(document):
        one = place.dossier
        for path, claim in numbered(f"{place.path}.participation", one.participation):
            since = dated(claim.since)
            about = (code(claim.status), *since, claim.cohort, claim.source, claim.note, path)
            for municipality in dict.fromkeys(one.municipalities):
                yield one.id, one.name, municipality, one.region, one.fictitious, *about
