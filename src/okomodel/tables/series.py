"""The table of one indicator over the rounds: what was measured, and where the series breaks."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from okomodel.errors import InvalidType
from okomodel.model.dossier import Dossier
from okomodel.model.indicator import OwnIndicator
from okomodel.model.round import Measurement, SurveyRound
from okomodel.monitor.comparability import Comparison, compared
from okomodel.monitor.disclosure import Disclosure
from okomodel.monitor.figure import Figure, measured_in, measured_on
from okomodel.reference.policy import OKO_2025, Policy, policy_of
from okomodel.reference.profile import Profile, profile_of
from okomodel.tables.column import computed
from okomodel.tables.table import Column, ColumnType, Row, Table
from okomodel.wording import Wording

__all__ = ["series"]

_Point = tuple[SurveyRound, Figure | None, Comparison | None]
"""A round, what it measured (None: it may not be shown), and whether it compares with the last."""

_COLUMNS: Sequence[tuple[Column, Callable[[_Point], Any]]] = (
    computed("round", ColumnType.TEXT, "round (as an id)", "meting (als id)", lambda p: p[0].id),
    computed("year", ColumnType.INTEGER, "year", "jaar", lambda p: p[0].year),
    computed(
        "instrument", ColumnType.TEXT, "instrument", "instrument", lambda p: p[0].instrument.value
    ),
    computed(
        "percentage",
        ColumnType.FLOAT,
        "percentage (none: it may not be shown, or is a mean)",
        "percentage (geen: het wordt niet getoond, of is een gemiddelde)",
        lambda p: p[1] and p[1].percentage,
    ),
    computed("mean", ColumnType.FLOAT, "mean", "gemiddelde", lambda p: p[1] and p[1].mean),
    computed(
        "base",
        ColumnType.INTEGER,
        "number of pupils",
        "aantal leerlingen",
        lambda p: p[1] and p[1].base,
    ),
    computed(
        "low",
        ColumnType.FLOAT,
        "the least that the share may be, with 95 percent confidence",
        "het minste dat het aandeel kan zijn, met 95 procent zekerheid",
        lambda p: p[1].interval.low if p[1] and p[1].interval else None,
    ),
    computed(
        "high",
        ColumnType.FLOAT,
        "the most that the share may be, with 95 percent confidence",
        "het meeste dat het aandeel kan zijn, met 95 procent zekerheid",
        lambda p: p[1].interval.high if p[1] and p[1].interval else None,
    ),
    computed(
        "comparable",
        ColumnType.TEXT,
        "whether it may be compared with the round before: yes, with-care or no",
        "of het met de meting ervoor te vergelijken is: yes, with-care of no",
        lambda p: p[2].level.value if p[2] else None,
    ),
    computed(
        "reasons_en",
        ColumnType.TEXT,
        "what stands in the way of that, in English",
        "wat dat in de weg staat, in het Engels",
        lambda p: _reasons(p[2], "en"),
    ),
    computed(
        "reasons_nl",
        ColumnType.TEXT,
        "what stands in the way of that, in Dutch",
        "wat dat in de weg staat, in het Nederlands",
        lambda p: _reasons(p[2], "nl"),
    ),
)


def series(
    dossier: Dossier,
    indicator: str,
    *,
    group: str = "2+4",
    policy: Policy | str | None = OKO_2025,
    profile: Profile | str = "oko-nl",
) -> Table:
    """A row for each round of a dossier that measured an indicator for a group, oldest first.

    ``indicator`` is a code, current, earlier or of the dossier's own; the figures are those of the
    municipality, of girls and boys and all kinds of education together, unweighted before
    weighted. ``comparable`` and ``reasons_...`` tell where the series breaks
    (:func:`okomodel.comparability`). A figure that the policy does not let be shown has a row
    without it; with ``policy=None`` all are there. Raises
    :class:`okomodel.errors.InvalidType` for what is no dossier, and
    :class:`okomodel.errors.UnknownName` for an unknown policy or profile.

    >>> def held(year, count):
    ...     figure = Measurement(indicator="SOROK3A3", base=400, count=count)
    ...     return SurveyRound(id=f"oko-{year}", year=year, instrument="oko", measurements=[figure])
    >>> rounds = [held(2025, 340), held(2023, 332)]
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], rounds=rounds)
    >>> [(row["year"], row["percentage"], row["comparable"]) for row in series(one, "SOROK3A3")]
    [(2023, 83.0, None), (2025, 85.0, 'yes')]
    """
    if not isinstance(dossier, Dossier):
        raise InvalidType(Wording("a Dossier", "een Dossier"), dossier, "dossier")
    shown = Disclosure.of_dossier(policy_of(policy), dossier)
    points = _points(dossier, indicator, group, shown, profile_of(profile))
    rows: Iterator[Row] = (tuple(cell(one) for _, cell in _COLUMNS) for one in points)
    return Table("series", tuple(column for column, _ in _COLUMNS), rows)


def _points(
    dossier: Dossier, code: str, group: str, shown: Disclosure, profile: Profile
) -> Iterator[_Point]:
    own = {one.code: one for one in dossier.indicators}
    indicator: str | OwnIndicator = own.get(code, code)
    before: tuple[SurveyRound, Measurement] | None = None
    for survey in sorted(dossier.rounds, key=measured_on):
        if (measured := measured_in(survey, code, group)) is None:
            continue
        comparison = None
        if before:
            pair = [[before[1]], [measured]]
            known: Any = {"figures": pair, "group": group, "profile": profile}
            comparison = compared(indicator, before[0], survey, **known)
        is_shown = shown.shows(survey, measured)
        yield survey, Figure.of(survey, measured) if is_shown else None, comparison
        before = survey, measured


def _reasons(comparison: Comparison | None, lang: Any) -> str | None:
    if comparison is None or not comparison.reasons:
        return None
    return "; ".join(one.text(lang) for one in comparison.reasons)
