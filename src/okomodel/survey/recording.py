"""Measurements put in a dossier, in their round, without losing what stands there."""

from collections.abc import Iterable, Iterator
from typing import final

import attrs

from okomodel.errors import OkomodelError
from okomodel.model import (
    Dossier,
    Measurement,
    MeasurementLevel,
    Organisation,
    OrganisationKind,
    SurveyRound,
)
from okomodel.model.round import grades_of
from okomodel.survey.rounds import counted_round
from okomodel.wording import Language, Wording

__all__ = ["FiguresDiffer", "with_measurements"]

_SHOWN = 5
_DIFFER = Wording(
    "{round} has other figures of {count} of these; replace them only where the old ones may go: ",
    "{round} heeft {count} van deze cijfers al, en anders; vervang ze alleen als de oude weg"
    " mogen: ",
)
_MORE = Wording("... and {rest} more", "... en nog {rest}")
_SCHOOL = Wording("School {code}", "School {code}")

_Key = tuple[object, ...]


@final
class FiguresDiffer(OkomodelError, ValueError):
    """Figures that a round has already, and otherwise; ``figures`` are those that would be lost."""

    def __init__(self, round: str, figures: Iterable[Measurement]) -> None:
        self.round, self.figures = round, tuple(figures)
        super().__init__(self.round, self.figures)

    def text(self, lang: Language = "en") -> str:
        """Of which indicators and groups, in one language; the first five, and no figure."""
        told = [" ".join(_said(one)) for one in self.figures[:_SHOWN]]
        if rest := len(self.figures) - len(told):
            told.append(_MORE.text(lang, rest=rest))
        return _DIFFER.text(lang, round=self.round, count=len(self.figures)) + ", ".join(told)


def _said(one: Measurement) -> Iterator[str]:
    yield from (one.indicator, one.group)
    yield from (part for part in (one.gender, one.education, one.organisation) if part)


def with_measurements(
    dossier: Dossier,
    round: SurveyRound | str,
    measurements: Iterable[Measurement],
    *,
    replace: bool = False,
) -> Dossier:
    """A dossier whose round has these measurements, as :func:`okomodel.measure` gives them.

    ``round`` is one of the dossier, by its id; one that it lacks is added, at the end. Figures that
    the round has of other indicators and groups stay as they are. A school that the dossier lacks
    becomes one of its organisations, called after its code.

    Raises :class:`okomodel.FiguresDiffer`, which names them, where the round has other figures of
    the same pupils and not ``replace``.

    >>> one = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> figure = Measurement(indicator="SOROK3A3", base=412, count=342)
    >>> with_measurements(one, "oko-2025", [figure]).rounds[0].measurements == (figure,)
    True
    """
    survey = round if isinstance(round, SurveyRound) else _of(dossier, round)
    there = {one.id: one for one in dossier.rounds}
    before, after = there.get(survey.id, survey), tuple(measurements)
    filled = attrs.evolve(before, measurements=_together(before, after, replace=replace))
    rounds = {**there, survey.id: filled}
    schools = tuple(_new_schools(dossier, after))
    return attrs.evolve(
        dossier, rounds=rounds.values(), organisations=(*dossier.organisations, *schools)
    )


def _of(dossier: Dossier, name: str) -> SurveyRound:
    found = (one for one in dossier.rounds if one.id == name)
    return next(found, None) or counted_round(name)


def _together(
    survey: SurveyRound, after: Iterable[Measurement], *, replace: bool
) -> Iterable[Measurement]:
    """The figures in their order; one of the same pupils takes the place of the earlier one."""
    found = {_key(one): one for one in survey.measurements}
    new = {_key(one): one for one in after}
    lost = [one for key, one in found.items() if new.get(key, one) != one]
    if lost and not replace:
        raise FiguresDiffer(survey.id, lost)
    return {**found, **new}.values()


def _key(one: Measurement) -> _Key:
    """What a figure is of: two of the same are told apart by what they measured only."""
    return (
        *(one.indicator, grades_of(one.group), one.gender, one.education),
        *(one.level, one.organisation, one.weighted),
    )


def _new_schools(dossier: Dossier, figures: Iterable[Measurement]) -> Iterator[Organisation]:
    known = {one.id for one in dossier.organisations}
    schools = (one.organisation for one in figures if one.level is MeasurementLevel.SCHOOL)
    for code in dict.fromkeys(schools):
        if code and code not in known:
            name = _SCHOOL.text("nl", code=code)
            yield Organisation(id=code, name=name, kind=OrganisationKind.SCHOOL)
