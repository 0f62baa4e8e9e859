"""The table of what was measured in the survey rounds."""

from collections.abc import Iterator

from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.model.round import Measurement
from okomodel.tables.column import (
    DOSSIER,
    PATH,
    boolean,
    code,
    day,
    integer,
    number,
    text,
)
from okomodel.tables.place import dossiers_in, numbered
from okomodel.tables.table import Row, Table

__all__ = ["measurements"]

_COLUMNS = (
    *DOSSIER,
    text("round", "id of the round", "id van de meting"),
    integer("year", "year of the round", "jaar van de meting"),
    text("instrument", "with which questionnaire", "met welke vragenlijst"),
    day("reported_on", "day on which it was reported", "dag waarop is gerapporteerd"),
    text("indicator", "code of the indicator", "code van de indicator"),
    text("group", "grades, or all", "klassen, of all (alle)"),
    text("level", "for whom the figure stands", "voor wie het cijfer staat"),
    text("organisation", "id of the school, at level school", "id van de school, op schoolniveau"),
    integer("base", "number of pupils asked", "aantal bevraagde leerlingen"),
    integer("count", "number of them that it counts", "aantal van hen dat telt"),
    number(
        "percentage", "percentage, where only that is known", "percentage, als alleen dat bekend is"
    ),
    boolean("weighted", "weighted", "gewogen"),
    boolean(
        "withheld", "not published: the numbers are small", "niet gepubliceerd: kleine aantallen"
    ),
    text("note", "note", "opmerking"),
    text("source", "id of the round's source", "id van de bron van de meting"),
    PATH,
)


def measurements(document: Dossier | Programme) -> Table:
    """A row for each figure of each round, as it is recorded; nothing is computed.

    ``base`` and ``count`` are numbers of pupils, ``percentage`` (0 to 100) stands only where it
    was recorded and no count. These are figures about children: whoever computes a percentage
    from them and publishes it has to apply the policy for small numbers first (OKO 2025: a base
    of at least 30, and at least 5 on either side), and must not give back by subtraction what was
    ``withheld``. Compare figures of different rounds only where the catalogue says that the
    questions may be compared.

    Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> from okomodel.model import SurveyRound
    >>> figure = Measurement(indicator="SOROK3A3", base=412, count=342)
    >>> gmj = SurveyRound(id="gmj-2023", year=2023, instrument="gmj", measurements=[figure])
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], rounds=[gmj])
    >>> [(row["count"], row["base"], row["percentage"]) for row in measurements(one)]
    [(342, 412, None)]
    """
    return Table("measurements", _COLUMNS, _rows(document))


def _rows(document: Dossier | Programme) -> Iterator[Row]:
    for place in dossiers_in(document):
        for at, one in numbered(f"{place.path}.rounds", place.dossier.rounds):
            asked = (one.id, one.year, code(one.instrument), one.reported_on)
            for path, figure in numbered(f"{at}.measurements", one.measurements):
                yield *place.head, *asked, *_cells(figure), one.source, path


def _cells(figure: Measurement) -> Row:
    return (
        figure.indicator,
        figure.group,
        code(figure.level),
        figure.organisation,
        figure.base,
        figure.count,
        figure.percentage,
        figure.weighted,
        figure.withheld,
        figure.note,
    )
