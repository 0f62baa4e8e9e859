"""The table of what was measured in the survey rounds."""

from okomodel.model.document import Document
from okomodel.model.round import Measurement, SurveyRound
from okomodel.tables.column import DOSSIER, PATH, own, table_of, within
from okomodel.tables.table import Table

__all__ = ["measurements"]


_ROUND = {"round": "id", "year": "year", "instrument": "instrument", "reported_on": "reported_on"}
_ORDER = "indicator group level organisation base count percentage weighted withheld note"
_COLUMNS = (
    *DOSSIER,
    *within(SurveyRound, **_ROUND),
    *own(Measurement, first=_ORDER),
    *within(SurveyRound, source="source"),
    PATH,
)


def measurements(document: Document) -> Table:
    """A row for each figure of each round, as it is recorded; nothing is computed.

    ``base`` and ``count`` are numbers of pupils, ``percentage`` (0 to 100) stands only where it
    was recorded and no count. These are figures about children: whoever computes a percentage
    from them and publishes it has to apply the policy for small numbers first (OKO 2025: a base
    of at least 30, and at least 5 on either side), and must not give back by subtraction what was
    ``withheld``. Compare figures of different rounds only where the catalogue says that the
    questions may be compared.

    Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> from okomodel.model import Dossier
    >>> figure = Measurement(indicator="SOROK3A3", base=412, count=342)
    >>> gmj = SurveyRound(id="gmj-2023", year=2023, instrument="gmj", measurements=[figure])
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], rounds=[gmj])
    >>> [(row["count"], row["base"], row["percentage"]) for row in measurements(one)]
    [(342, 412, None)]
    """
    return table_of("measurements", document, Measurement, _COLUMNS)
