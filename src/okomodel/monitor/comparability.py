"""Whether the figures of an indicator in two rounds may be compared, and what stands in the way.

The worst reason wins. What changed in codes and definitions is data of the catalogue
(:mod:`okomodel.reference.indicator`), the rest stands in the rounds themselves.
"""

from collections.abc import Iterable, Iterator
from typing import Any, final

import attrs

from okomodel.display import OneLine, line, lines
from okomodel.model import Measurement, OwnIndicator, SurveyRound
from okomodel.model.codes import Group, IndicatorCode
from okomodel.model.round import grades_of, round_named
from okomodel.monitor.definition import changed_between, own_changed_between
from okomodel.reference.indicator import Comparability, current_codes, indicators
from okomodel.reference.profile import Profile, profile_of
from okomodel.values.held import held
from okomodel.values.share import tenths
from okomodel.wording import Labelled, Language, Wording

__all__ = ["Comparison", "Obstacle", "Reason", "comparability", "compared"]

_POINTS_APART = 10


class Obstacle(Labelled):
    """What stands in the way of comparing two figures."""

    DEFINITION = "definition", "andere definitie", "another definition"
    NOT_STATED = "not-stated", "niet bekend of de definitie gelijk bleef", "definition not stated"
    VALUES = "values", "antwoorden anders gecodeerd", "values recoded"
    SUBGROUP = "subgroup", "basis is een andere deelgroep", "base is another subgroup"
    SINCE = "since", "pas later zo gemeten", "measured so only later"
    PUPILS = "pupils", "andere klassen of leeftijden", "other grades or ages"
    INSTRUMENT = "instrument", "ander instrument", "another instrument"
    RESPONSE = "response", "respons laag of sterk verschillend", "response low or far apart"
    WEIGHTING = "weighting", "aan een kant gewogen", "weighted on one side only"


@final
@attrs.frozen(repr=False)
class Reason(OneLine):
    """One thing that stands in the way of comparing: what, how bad it is, and what is known of it.

    ``note`` holds what the catalogue or the rounds say of it, in both languages.
    """

    obstacle: Obstacle
    level: Comparability
    note: Wording

    def text(self, lang: Language = "en") -> str:
        """The reason in one line, in Dutch (``nl``) or English (``en``)."""
        return f"{self.obstacle.label(lang)}: {self.note.text(lang)}"


@final
@attrs.frozen(repr=False)
class Comparison(OneLine):
    """Whether two rounds may be compared for an indicator, and every reason why not, or with care.

    >>> Comparison(()).level.value
    'yes'
    """

    reasons: tuple[Reason, ...]

    @property
    def level(self) -> Comparability:
        """``yes``, ``with-care`` or ``no``: that of the worst reason."""
        order = [*Comparability]
        return max((one.level for one in self.reasons), key=order.index, default=Comparability.YES)

    def text(self, lang: Language = "en") -> str:
        """The level and the reasons in one line."""
        told = "; ".join(one.text(lang) for one in self.reasons)
        return f"{self.level.label(lang)} ({told})" if told else self.level.label(lang)


def _line(found: Comparison) -> str:
    told = ", ".join(one.obstacle.value for one in found.reasons)
    return line(found, f"{found.level.value}:" if told else found.level.value, told)


lines[Comparison] = _line


def comparability(
    indicator: str | OwnIndicator,
    a: SurveyRound | str,
    b: SurveyRound | str,
    *,
    group: str | None = None,
    profile: Profile | str = "oko-nl",
) -> Comparison:
    """Whether the figures of an indicator in two rounds may be compared; the order does not count.

    ``indicator`` is a code, current or earlier, or an indicator of one's own. A round is a
    :class:`okomodel.SurveyRound`, or is named by instrument and year (``gmj-2023``): of one that is
    named nothing else is known but that it asked classes 2 and 4. With a ``group``
    (``2+4``) only those grades have to be asked in both rounds; without, both asked the same.
    ``no``: a definition that the history calls so [ggd-oko-2025], values that were recoded, other
    grades or ages, another subgroup, an own indicator that is measured so only since a day between.
    ``with-care``: a history that says so or does not say, another instrument, a response below the
    minimum of the profile or ten points apart, figures that are weighted on one side only.

    Raises :class:`okomodel.errors.UnknownName` for an unknown profile, round or code, and
    :class:`okomodel.errors.InvalidValue` for what is no name of one, no code and no group.

    >>> comparability("PBMGK3S4", "gmj-2023", "oko-2025").level.value
    'no'
    >>> found = comparability("SOROK3A3", "gmj-2023", "oko-2025")
    >>> [reason.obstacle.value for reason in found.reasons]
    ['instrument']
    """
    a, b = round_named(a, "a"), round_named(b, "b")
    if not isinstance(indicator, OwnIndicator):
        indicators.resolve(_CODE(indicator))  # of a code that nobody knows nothing can be said
    if group is not None:
        _GROUP(group)
    code = indicator.code if isinstance(indicator, OwnIndicator) else indicator
    figures = [[*_figures(code, one)] for one in sorted((a, b), key=_when)]
    return compared(indicator, a, b, figures=figures, group=group, profile=profile_of(profile))


_CODE, _GROUP = held(IndicatorCode).check, held(Group).check


def _when(one: SurveyRound) -> tuple[int, str]:
    return one.year, one.id


def _figures(code: str, one: SurveyRound) -> Iterator[Measurement]:
    codes = current_codes(code, one.year)
    for figure in one.measurements:
        if not codes.isdisjoint(current_codes(figure.indicator, one.year)):
            yield figure


def compared(
    indicator: str | OwnIndicator,
    a: SurveyRound,
    b: SurveyRound,
    *,
    figures: Iterable[Iterable[Measurement]],
    group: str | None,
    profile: Profile,
) -> Comparison:
    """The same for certain ``figures`` of the earlier and of the later round."""
    before, after = sorted((a, b), key=_when)
    reasons = (
        *_of_definition(indicator, before, after),
        *_of_pupils(before, after, group),
        *_of_instrument(before, after),
        *_of_response(before, after, profile.response_min),
        *_of_weighting(before, after, figures),
    )
    return Comparison(reasons)


def _reason(obstacle: Obstacle, level: Comparability, note: Wording, **params: Any) -> Reason:
    return Reason(obstacle, level, Wording(note.text("en", **params), note.text("nl", **params)))


# ---------------------------------------------------------------------------------- what is counted


def _of_definition(
    indicator: str | OwnIndicator, before: SurveyRound, after: SurveyRound
) -> Iterator[Reason]:
    if isinstance(indicator, OwnIndicator):
        changes = own_changed_between(indicator, before.year, after.year)
    else:
        changes = changed_between(indicator, before.year, after.year)
    for name, level, note in changes:
        yield Reason(Obstacle.of(name), level, note)


# ----------------------------------------------------------------------------------- who was asked

_ASKED = Wording("{before} in {year}, {after} in {later}", "{before} in {year}, {after} in {later}")
_GRADES = Wording("grades {grades}", "klassen {grades}")
_AGES = Wording("ages {youngest} to {oldest}", "leeftijd {youngest} t/m {oldest}")


def _of_pupils(before: SurveyRound, after: SurveyRound, group: str | None) -> Iterator[Reason]:
    if not _is_same(before, after, group):
        told = {"before": _pupils(before), "after": _pupils(after)}
        years = {"year": before.year, "later": after.year}
        yield _reason(Obstacle.PUPILS, Comparability.NO, _ASKED, **told, **years)


def _is_same(before: SurveyRound, after: SurveyRound, group: str | None) -> bool:
    if before.ages or after.ages:
        return before.ages == after.ages
    if group is None or group == "all":
        return {*before.grades} == {*after.grades}
    wanted = {int(grade) for grade in grades_of(group)}
    return wanted <= {*before.grades} & {*after.grades}


def _pupils(one: SurveyRound) -> Wording:
    if one.ages:
        params = {"youngest": one.ages.youngest, "oldest": one.ages.oldest}
        return Wording(_AGES.text("en", **params), _AGES.text("nl", **params))
    grades = ", ".join(map(str, one.grades))
    return Wording(_GRADES.text("en", grades=grades), _GRADES.text("nl", grades=grades))


def _of_instrument(before: SurveyRound, after: SurveyRound) -> Iterator[Reason]:
    if before.instrument is not after.instrument:
        told = {"before": before.instrument, "after": after.instrument}
        years = {"year": before.year, "later": after.year}
        yield _reason(Obstacle.INSTRUMENT, Comparability.WITH_CARE, _ASKED, **told, **years)


# ------------------------------------------------------------------------------------ who answered

_LOW = Wording(
    "{rate} percent in {year}, less than {least}", "{rate} procent in {year}, minder dan {least}"
)
_APART = Wording(
    "{rate} percent in {year}, {other} in {later}", "{rate} procent in {year}, {other} in {later}"
)


def _of_response(before: SurveyRound, after: SurveyRound, least: float) -> Iterator[Reason]:
    for one in (before, after):
        if (rate := one.response_rate) is not None and rate < least:
            told = {"rate": tenths(rate, unlike=least), "year": one.year, "least": least}
            yield _reason(Obstacle.RESPONSE, Comparability.WITH_CARE, _LOW, **told)
    first, second = before.response_rate, after.response_rate
    if first is not None and second is not None and abs(first - second) >= _POINTS_APART:
        told = {"rate": tenths(first), "other": tenths(second)}
        years = {"year": before.year, "later": after.year}
        yield _reason(Obstacle.RESPONSE, Comparability.WITH_CARE, _APART, **told, **years)


_WEIGHTED = Wording("the figures of {year} are weighted", "de cijfers van {year} zijn gewogen")


def _of_weighting(
    before: SurveyRound, after: SurveyRound, figures: Iterable[Iterable[Measurement]]
) -> Iterator[Reason]:
    """Where all figures of one round are weighted, and none of the other is."""
    first, second = ({figure.weighted for figure in some} for some in figures)
    if first and second and first.isdisjoint(second):
        year = before.year if True in first else after.year
        yield _reason(Obstacle.WEIGHTING, Comparability.WITH_CARE, _WEIGHTED, year=year)
