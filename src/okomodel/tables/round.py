"""The table of what was measured in the survey rounds."""

from collections.abc import Sequence

from okomodel.model.document import Document, Place
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.model.round import Measurement, SurveyRound
from okomodel.monitor.disclosure import publishable
from okomodel.reference.indicator import called
from okomodel.reference.policy import OKO_2025, Policy
from okomodel.tables.column import DOSSIER, PATH, Filled, computed, own, table_of, within
from okomodel.tables.table import ColumnType, Table
from okomodel.wording import Wording

__all__ = ["measurements"]


def _called(at: Place) -> Wording:
    """What a figure counts: as its dossier or its register calls it, or else the catalogue."""
    code: str = at.thing.indicator
    holders = (one.thing for one in at.upwards())
    lists = (one.indicators for one in holders if isinstance(one, Dossier | Programme))
    own = (one.called for some in lists for one in some if one.code == code)
    return next(own, called(code))


def _called_en(at: Place) -> str:
    return _called(at).en


def _called_nl(at: Place) -> str:
    return _called(at).nl


_ROUND = {"round": "id", "year": "year", "instrument": "instrument", "reported_on": "reported_on"}
_ORDER = "indicator group level organisation base count percentage weighted withheld note"
_COLUMNS: Sequence[Filled] = (
    *DOSSIER,
    *within(SurveyRound, **_ROUND),
    *own(Measurement, first=_ORDER),
    computed(
        "label_en",
        ColumnType.TEXT,
        "what is counted, in English (of a code that is not known: the code)",
        "wat er is geteld, in het Engels (van een onbekende code: de code)",
        _called_en,
    ),
    computed(
        "label_nl",
        ColumnType.TEXT,
        "what is counted, in Dutch (of a code that is not known: the code)",
        "wat er is geteld, in het Nederlands (van een onbekende code: de code)",
        _called_nl,
    ),
    *within(SurveyRound, source="source"),
    PATH,
)


def measurements(document: Document, policy: Policy | str | None = OKO_2025) -> Table:
    """A row for each figure of each round, without those that a policy does not let be shown.

    ``base`` and ``count`` are numbers of pupils, ``percentage`` (0 to 100) stands only where it
    was recorded and no count; ``label_en`` and ``label_nl`` say what is counted. These are figures
    about children: what may not be shown is ``withheld``, as :func:`okomodel.publishable` has it.
    With ``policy=None`` the table has them as they are recorded, and whoever publishes a figure
    from it has to apply a policy first. Whether rounds may be compared says
    :func:`okomodel.comparability`.

    Raises :class:`okomodel.errors.InvalidType` for what is no document, and
    :class:`okomodel.errors.UnknownName` for an unknown policy.

    >>> from okomodel.model import Dossier
    >>> figure = Measurement(indicator="SOROK3A3", base=412, count=342)
    >>> gmj = SurveyRound(id="gmj-2023", year=2023, instrument="gmj", measurements=[figure])
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], rounds=[gmj])
    >>> [(row["count"], row["base"], row["percentage"]) for row in measurements(one)]
    [(342, 412, None)]
    """
    shown = document if policy is None else publishable(document, policy)
    return table_of("measurements", shown, Measurement, _COLUMNS)
