"""The figures that a target is about: where it starts from, and what was measured last."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Self, final

import attrs

from okomodel.display import OneLine, line, lines
from okomodel.insight.facts import Around, Facts
from okomodel.model import (
    Dossier,
    Education,
    Gender,
    Measurement,
    MeasurementLevel,
    Milestone,
    SurveyRound,
    Target,
)
from okomodel.model.round import grades_of
from okomodel.monitor.disclosure import percentage_of
from okomodel.reference.indicator import current_codes
from okomodel.values.share import Margin, tenths, wilson
from okomodel.values.span import When, has_come
from okomodel.wording import Language

__all__ = ["Figure", "Figures", "measured_in", "measured_on", "whom"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Figure(OneLine):
    """A figure of a round: a ``percentage`` (0 to 100) or a ``mean``, of ``base`` pupils.

    ``interval`` is Wilson's 95 % interval of a percentage, in percent; None where the base is not
    known, and for a mean. ``on`` is the last day on which it was measured
    (None, as ``year``: the dossier does not have its round).

    >>> Figure(round="oko-2025", year=2025, on=date(2025, 11, 28), percentage=85.0, base=400)
    <Figure oko-2025 85.0 % of 400 81.17 to 88.17>
    """

    round: str
    year: int | None
    on: date | None
    percentage: float | None = None
    mean: float | None = None
    base: int | None = None
    weighted: bool = False

    @property
    def value(self) -> float | None:
        """The percentage or the mean; None: the figure is withheld."""
        return self.mean if self.percentage is None else self.percentage

    @property
    def interval(self) -> Margin | None:
        """Between which percentages the share lies, as far as chance goes."""
        if self.percentage is None or not self.base:
            return None
        return wilson(self.percentage, self.base)

    @classmethod
    def of(cls, survey: SurveyRound, measured: Measurement) -> Self:
        """What a round measured."""
        return cls(
            round=survey.id,
            year=survey.year,
            on=measured_on(survey),
            percentage=percentage_of(measured),
            mean=measured.mean,
            base=measured.base,
            weighted=measured.weighted,
        )


def _line(one: Figure) -> str:
    value = f"mean {one.mean:g}" if one.percentage is None and one.mean is not None else None
    value = value or ("withheld" if one.percentage is None else f"{tenths(one.percentage):.1f} %")
    of = f"of {one.base}" if one.base is not None else "of an unknown number"
    between = f"{one.interval.low:.2f} to {one.interval.high:.2f}" if one.interval else ""
    return line(one, one.round, value, of, between)


lines[Figure] = _line


def measured_on(survey: SurveyRound) -> date:
    """The last day of its fieldwork; where that is not known, the last of its year."""
    end = survey.fieldwork.last_day if survey.fieldwork else None
    return end or date(survey.year, 12, 31)


@final
@attrs.frozen(slots=False, eq=False)
class Figures:
    """The rounds of a dossier, by what targets ask of them."""

    dossier: Dossier

    @cached_property
    def rounds(self) -> Mapping[str, SurveyRound]:
        """By id."""
        return {one.id: one for one in reversed(self.dossier.rounds)}

    @cached_property
    def _reported(self) -> Mapping[str, When]:
        """By round when it was reported: by the record of a cycle from which it starts, or else."""
        found = {one.id: one.reported_on for one in self.dossier.rounds if one.reported_on}
        around = Around.of(self.dossier)
        recorded: dict[str, When] = {}
        for at in around.things("cycles"):
            reached = Facts(around, at).reached(Milestone.SURVEY_REPORT)
            if reached and at.thing.round:
                recorded.setdefault(at.thing.round, reached.when)
        return {**found, **recorded}

    def baseline(self, target: Target) -> tuple[SurveyRound | None, Figure | None]:
        """The round that a target starts from, and the figure: as it is given, or as measured."""
        start, survey = target.baseline, self.rounds.get(target.baseline.round)
        if start.percentage is None and start.mean is None:
            measured = survey and self.measured(survey, target)
            return survey, Figure.of(survey, measured) if survey and measured else None
        return survey, Figure(
            round=start.round,
            year=survey.year if survey else None,
            on=measured_on(survey) if survey else None,
            percentage=start.percentage,
            mean=start.mean,
            base=start.base,
        )

    @staticmethod
    def measured(survey: SurveyRound, target: Target) -> Measurement | None:
        """What a round measured of a target's indicator for its pupils, unweighted first."""
        return measured_in(survey, target.indicator, target.group, target.gender, target.education)

    def latest(self, target: Target, on: date) -> tuple[SurveyRound, Measurement] | None:
        """The last round after the baseline's that was reported by a day and measured the same."""
        start = self.rounds.get(target.baseline.round)
        if start is None:
            return None
        later = [one for one in self.rounds.values() if measured_on(one) > measured_on(start)]
        for survey in sorted(later, key=measured_on, reverse=True):
            measured = self.measured(survey, target)
            if measured and has_come(self._reported.get(survey.id), on):
                return survey, measured
        return None


def measured_in(
    survey: SurveyRound,
    code: str,
    group: str,
    gender: Gender | None = None,
    education: Education | None = None,
) -> Measurement | None:
    """What a round measured of an indicator for some pupils of the municipality.

    ``code`` may be current or earlier; an unweighted figure comes before a weighted one.

    >>> figure = Measurement(indicator="SOROK3A3", base=400, count=340)
    >>> held = SurveyRound(id="r", year=2025, instrument="oko", measurements=[figure])
    >>> measured_in(held, "SOROK3A3", "4+2") is figure, measured_in(held, "SOROK3A3", "2")
    (True, None)
    """
    codes, whom = current_codes(code, survey.year), (grades_of(group), gender, education)
    found = (
        one
        for one in survey.measurements
        if one.level is MeasurementLevel.MUNICIPALITY
        and (grades_of(one.group), one.gender, one.education) == whom
        and not codes.isdisjoint(current_codes(one.indicator, survey.year))
    )
    return min(found, key=lambda one: one.weighted, default=None)


def whom(of: Measurement | Target, lang: Language) -> str:
    """Of which pupils a figure or a target is.

    >>> whom(Measurement(indicator="SOROK3A3", percentage=80, gender="girl"), "nl")
    '2+4, meisje'
    """
    told = (part.label(lang) for part in (of.gender, of.education) if part is not None)
    return ", ".join((of.group, *told))
