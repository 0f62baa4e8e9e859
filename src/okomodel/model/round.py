"""Survey rounds (monitoring) and what was measured in them."""

from functools import cache
from re import compile as pattern
from typing import final

import attrs

from okomodel.display import OneLine, Shown
from okomodel.errors import InvalidType, InvalidValue, UnknownName, nearest
from okomodel.model.age import AgeRange
from okomodel.model.codes import (
    Count,
    Grade,
    Group,
    IndicatorCode,
    Mean,
    OrganisationId,
    Percentage,
    SourceId,
    Year,
)
from okomodel.model.pupils import Education, Gender
from okomodel.values.constraints import Slug, Together
from okomodel.values.held import Known, Many, Takes, checked
from okomodel.values.partial_date import Dated, PartialDate
from okomodel.values.period import Period
from okomodel.wording import Labelled, Wording

__all__ = [
    "Instrument",
    "Measurement",
    "MeasurementLevel",
    "SurveyRound",
    "grades_of",
    "round_named",
]

_COUNT_WITHIN_BASE = Together(
    Wording(
        "a base beside a count, and a count that is not above it",
        "een basis bij een aantal, en een aantal dat niet groter is dan de basis",
    ),
    ("base", "count"),
    lambda figure: (
        figure.count is None or (figure.base is not None and figure.count <= figure.base)
    ),
)
_ONE_FIGURE = Together(
    Wording(
        "exactly one of count, percentage and mean, and none of them when withheld",
        "precies één van count, percentage en mean, en geen daarvan bij withheld",
    ),
    ("count", "percentage", "mean", "withheld"),
    lambda figure: (
        figure.withheld
        + (figure.count is not None)
        + (figure.percentage is not None)
        + (figure.mean is not None)
        == 1
    ),
)


class Instrument(Labelled):
    """With which questionnaire a round asked."""

    GMJ = "gmj", "Gezondheidsmonitor Jeugd", "national youth health monitor (GMJ)"
    OKO = "oko", "OKO-meting", "OKO round"
    PILOT = "pilot", "pilotmeting", "pilot round"
    PLANET_YOUTH = "planet-youth", "Planet Youth-vragenlijst", "Planet Youth questionnaire"
    OTHER = "other", "anders", "other"


class MeasurementLevel(Labelled):
    """For whom a figure stands."""

    MUNICIPALITY = "municipality", "gemeente", "municipality"
    SCHOOL = "school", "school", "school"
    REGION = "region", "regio", "region"
    NATIONAL = "national", "landelijk", "national"


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Measurement(OneLine):
    """One figure of a round: how many of ``base`` pupils an indicator counts.

    ``count`` is in pupils and never above ``base``; ``percentage`` (0 to 100) stands instead
    where only that is known, and ``mean`` for an indicator that has means; none of them stands
    where the figure is ``withheld``. ``group`` holds grades joined by ``+``, or ``all``.
    ``organisation`` says which school, at level school.

    >>> Measurement(indicator="SOROK3A3", base=412, count=342).group
    '2+4'
    """

    indicator: Known[IndicatorCode]
    """The code of the indicator: the current one, also for an older round."""
    base: Count | None = attrs.field(default=None, validator=_COUNT_WITHIN_BASE)
    """Of how many pupils; needed beside a count."""
    count: Count | None = None
    """How many of them it counts, not above ``base``."""
    percentage: Percentage | None = None
    """0 to 100, where the count is not known."""
    mean: Mean | None = None
    """The mean of an indicator that has means."""
    group: Known[Group] = "2+4"
    """Grades joined by ``+``, or ``all``."""
    gender: Known[Gender | None] = attrs.field(default=None, converter=Takes[Gender | str | None])
    """Of girls or of boys; None: of all."""
    education: Known[Education | None] = attrs.field(
        default=None, converter=Takes[Education | str | None]
    )
    """Of which kind of education; None: of all."""
    level: Known[MeasurementLevel] = attrs.field(
        default=MeasurementLevel.MUNICIPALITY, converter=Takes[MeasurementLevel | str]
    )
    """Of a municipality, a school, a region or the country."""
    weighted: bool = False
    """Whether the figure was weighted."""
    withheld: bool = attrs.field(default=False, validator=_ONE_FIGURE)
    """Whether the figure is held back; then no count, percentage or mean stands here."""
    organisation: Known[OrganisationId | None] = None
    """The id of the school, at level school."""
    note: str | None = None
    """A remark, for people."""


@cache
def grades_of(group: str) -> frozenset[str]:
    """The grades of which a group consists: ``2+4`` and ``4+2`` are the same.

    >>> sorted(grades_of("4+2"))
    ['2', '4']
    """
    return frozenset(group.split("+"))


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class SurveyRound(Shown):
    """A survey at school: who was asked with what, when it was reported, what it measured.

    ``invited`` and ``responded`` are counts of pupils.

    >>> SurveyRound(id="gmj-2023", year=2023, instrument="gmj").grades
    (2, 4)
    """

    id: Slug
    """How others refer to it: a slug, at most 64 characters."""
    year: Year
    """The year in which pupils were asked."""
    instrument: Instrument = attrs.field(converter=Takes[Instrument | str])
    """With which questionnaire."""
    fieldwork: Period | None = None
    """From the first to the last day at schools."""
    reported_on: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """When the results were reported."""
    grades: tuple[Grade, ...] = attrs.field(default=(2, 4), converter=Many[int])
    """The classes that were asked, 1 to 13."""
    ages: AgeRange | None = None
    """The ages that were asked, where it went by age: ``grades`` then says nothing."""
    invited: Count | None = None
    """How many pupils were invited."""
    responded: Count | None = None
    """How many pupils took part."""
    response: Percentage | None = None
    """0 to 100, where it is not known how many were invited or took part."""
    questionnaire: str | None = None
    """Which version of the questionnaire."""
    measurements: tuple[Measurement, ...] = attrs.field(default=(), converter=Many[Measurement])
    """What came of it."""
    source: SourceId | None = None
    """The id of the source that says so."""

    @property
    def response_rate(self) -> float | None:
        """How many of those invited took part, in percent: by the counts, or else as it is given.

        >>> SurveyRound(
        ...     id="r", year=2025, instrument="oko", invited=500, responded=412
        ... ).response_rate
        82.4
        """
        if self.invited and self.responded is not None:
            return 100 * self.responded / self.invited
        return self.response


# ------------------------------------------------------------------------------- rounds by name

_NAME = pattern(r"([a-z-]+)-([0-9]{4})")
_YEAR = pattern(r"[0-9]{4}")
_EXPECTS = Wording(
    "an instrument and a year such as oko-2025 or gmj-2023, or a SurveyRound",
    "een instrument en een jaar, zoals oko-2025 of gmj-2023, of een SurveyRound",
)
_ROUND = Wording("round", "ronde")
_INSTRUMENTS = frozenset(one.value for one in Instrument)


def round_named(survey: SurveyRound | str, field: str = "round") -> SurveyRound:
    """A round: itself, or the one that is named by instrument and year, of classes 2 and 4.

    ``field`` is what the caller calls it. Raises :class:`okomodel.errors.UnknownName` for another
    instrument, with the rounds of that year whose names come near, and
    :class:`okomodel.errors.InvalidValue` for what is no such name.

    >>> round_named("oko-2025")
    <SurveyRound id='oko-2025' year=2025 instrument=oko>
    """
    if isinstance(survey, SurveyRound):
        return survey
    if not isinstance(survey, str):
        raise InvalidType(_EXPECTS, survey, field)
    found = _NAME.fullmatch(survey.strip().lower())
    if not found or found[1] not in _INSTRUMENTS:
        raise _unknown_round(survey, field)
    return SurveyRound(id=found[0], year=int(found[2]), instrument=found[1])


def _unknown_round(name: str, field: str) -> UnknownName | InvalidValue:
    year = _YEAR.search(name)
    if year is None or not any(map(str.isalpha, name)):
        return InvalidValue(_EXPECTS, name, field)
    known = [f"{one}-{year[0]}" for one in Instrument]
    near = nearest(name.strip().lower(), known) or (f"oko-{year[0]}", f"gmj-{year[0]}")
    return UnknownName(_ROUND, name, near=near)
