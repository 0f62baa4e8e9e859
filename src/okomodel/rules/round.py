"""MON: surveys are regular, answered by most, reported soon, talked about, and add up."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from okomodel.findings import Figure
from okomodel.insight.facts import reached
from okomodel.model import (
    Measurement,
    MeasurementLevel,
    Milestone,
    MilestoneRecord,
    PlanCycle,
    SurveyRound,
)
from okomodel.model.round import grades_of
from okomodel.rules.registry import DossierCase, Fault, judges_dossier
from okomodel.values.calendar import months_after
from okomodel.values.period import Period

__all__: list[str] = []

_OWN_LEVELS = (MeasurementLevel.MUNICIPALITY, MeasurementLevel.SCHOOL)
_MONTHS = 12


@judges_dossier("MON01")
def survey_interval(case: DossierCase) -> Iterator[Fault]:
    """Judge by MON01: rounds are at most two years apart, and the last is not longer ago."""
    most = case.profile.survey_interval
    rounds = sorted(enumerate(case.dossier.rounds), key=lambda place: place[1].year)
    begun = [place for place in rounds if place[1].year <= case.on.year]
    for (_, before), (index, one) in pairwise(begun):
        if one.year - before.year > most and case.asks_on(_last_day(before.year + most)):
            params = {"year": one.year, "before": before.year, "years": one.year - before.year}
            yield Fault(f"rounds[{index}].year", "between", **params, most=most)
    for index, one in begun[-1:]:
        if case.on.year - one.year > most and case.asks_on(case.on):
            params = {"year": one.year, "years": case.on.year - one.year, "most": most}
            yield Fault(f"rounds[{index}].year", "last", **params)


def _last_day(year: int) -> date:
    return date(year, 12, 31)


@judges_dossier("MON02")
def report_late(case: DossierCase) -> Iterator[Fault]:
    """Judge by MON02: results are reported in time after the last day of fieldwork."""
    for index, one in enumerate(case.dossier.rounds):
        reported = _reported(case, one)
        if reported and reported <= case.on and one.fieldwork and one.fieldwork.end:
            limit = case.profile.report_within.after(one.fieldwork.end)
            if reported > limit:
                params = {"reported": reported, "end": one.fieldwork.end, "limit": limit}
                yield Fault(f"rounds[{index}]", **params)


def _reported(case: DossierCase, one: SurveyRound) -> date | None:
    """When a round was reported: the day of the milestone, or else what the round says."""
    cycles = _cycles_from(case, one)
    found = (reached(Milestone.SURVEY_REPORT, cycle, case.dossier) for cycle in cycles)
    return next((each.when for each in found if each), one.reported_on)


def _cycles_from(case: DossierCase, one: SurveyRound) -> Iterator[PlanCycle]:
    return (cycle for cycle in case.dossier.cycles if cycle.round == one.id)


@judges_dossier("MON03")
def response_low(case: DossierCase) -> Iterator[Fault]:
    """Judge by MON03: at least 80 percent of those invited responded."""
    for index, one in enumerate(case.dossier.rounds):
        if one.invited and one.responded is not None:
            is_low = 100 * one.responded < case.profile.response_min * one.invited
            response = _response(one.responded, one.invited)
            if is_low:
                params = {"responded": one.responded, "invited": one.invited}
                least = case.profile.response_min
                yield Fault(f"rounds[{index}]", **params, response=response, least=least)


def _response(responded: int, invited: int) -> float:
    """In percent with one decimal, cut off: what is below 80 does not read as 80."""
    return 1000 * responded // invited / 10


@judges_dossier("MON04")
def round_without_dialogue(case: DossierCase) -> Iterator[Fault]:
    """Judge by MON04: a reported round is followed by a dialogue session within nine months."""
    for index, one in enumerate(case.dossier.rounds):
        reported = _reported(case, one)
        if reported and (dialogues := _dialogues(case, one, reported)):
            limit = months_after(reported, case.profile.dialogue_within)
            held, is_skipped = _held(dialogues, case.on)
            params = {"reported": reported, "limit": limit}
            if held and held > limit and case.asks_on(limit):
                yield Fault(f"rounds[{index}]", "late", **params, held=held)
            is_due = case.on > limit and (case.asks_on(limit) or case.asks_on(case.on))
            if is_due and not (held or is_skipped):
                yield Fault(f"rounds[{index}]", "none", **params)


_Dialogues = Sequence[MilestoneRecord | None]


def _dialogues(case: DossierCase, survey: SurveyRound, reported: date) -> _Dialogues:
    """The dialogue sessions about a round (None: one that is not recorded).

    Those of the cycles that name it, or else those after its report; empty where no cycle had
    begun in which one could have been held.
    """
    if own := list(_cycles_from(case, survey)):
        return [cycle.milestone(Milestone.DIALOGUE_SESSION) for cycle in own]
    if (begun := case.dossier.cycle_begun_by(reported)) is None:
        return []
    records = [cycle.milestone(Milestone.DIALOGUE_SESSION) for cycle in case.dossier.cycles]
    here = begun.milestone(Milestone.DIALOGUE_SESSION)
    held = [one for one in records if one and one.done and one.done >= reported]
    return held or [here if here and here.skipped else None]


def _held(dialogues: _Dialogues, on: date) -> tuple[date | None, bool]:
    """When the first of these dialogue sessions was held, and whether one was skipped."""
    held = [one.done for one in dialogues if one and one.done and one.done <= on]
    return min(held, default=None), any(one and one.skipped for one in dialogues)


@judges_dossier("MON05")
def measurement_impossible(case: DossierCase) -> Iterator[Fault]:
    """Judge by MON05: bases, counts and groups of a round fit together."""
    for number, one in enumerate(case.dossier.rounds):
        where = f"rounds[{number}].measurements"
        figures = [(_figure(figure), figure) for figure in one.measurements]
        yield from _too_many(where, one)
        yield from _given_twice(where, figures)
        yield from _not_adding_up(where, figures)


def _too_many(where: str, one: SurveyRound) -> Iterator[Fault]:
    if one.responded is not None:
        for index, figure in enumerate(one.measurements):
            if figure.base > one.responded and figure.level in _OWN_LEVELS:
                params = {"base": Figure(figure.base), "responded": one.responded}
                yield Fault(f"{where}[{index}].base", "base", **params)


_Figure = tuple[str, frozenset[str], MeasurementLevel, str | None]
"""By what a figure is one: indicator, the grades of its group, level, organisation."""


def _figure(one: Measurement) -> _Figure:
    return one.indicator, grades_of(one.group), one.level, one.organisation


def _given_twice(where: str, figures: Sequence[tuple[_Figure, Measurement]]) -> Iterator[Fault]:
    first: dict[_Figure, int] = {}
    for index, (figure, one) in enumerate(figures):
        if (earlier := first.setdefault(figure, index)) != index:
            params = {"indicator": one.indicator, "group": one.group, "first": earlier}
            yield Fault(f"{where}[{index}]", "twice", **params)


def _not_adding_up(where: str, figures: Sequence[tuple[_Figure, Measurement]]) -> Iterator[Fault]:
    known = {figure: one for figure, one in reversed(figures) if not one.weighted}
    for index, ((indicator, grades, level, organisation), one) in enumerate(figures):
        if len(grades) > 1 and not one.weighted:
            single = ((indicator, frozenset((grade,)), level, organisation) for grade in grades)
            parts = [known.get(figure) for figure in single]
            whole = [part for part in parts if part is not None]
            if len(whole) == len(parts):
                yield from _compared(f"{where}[{index}]", one, whole)


def _compared(where: str, joined: Measurement, parts: Sequence[Measurement]) -> Iterator[Fault]:
    pairs = {"base": (joined.base, [part.base for part in parts])}
    counts = [part.count for part in parts if part.count is not None]
    if joined.count is not None and len(counts) == len(parts):
        pairs["count"] = (joined.count, counts)
    for name, (whole, several) in pairs.items():
        if whole != sum(several):
            told = {"whole": Figure(whole), "sum": Figure(sum(several))}
            params = {"indicator": joined.indicator, "group": joined.group, **told}
            yield Fault(f"{where}.{name}", f"sum-{name}", **params)


@judges_dossier("MON07")
def round_outside_season(case: DossierCase) -> Iterator[Fault]:
    """Judge by MON07: fieldwork lies in the season."""
    for index, one in enumerate(case.dossier.rounds):
        if one.fieldwork and not set(_months(one.fieldwork)) <= set(case.profile.season):
            yield Fault(f"rounds[{index}].fieldwork", fieldwork=one.fieldwork)


def _months(fieldwork: Period) -> Iterator[int]:
    """The months of the year in which there was fieldwork."""
    end = fieldwork.end or fieldwork.start
    span = (end.year - fieldwork.start.year) * _MONTHS + end.month - fieldwork.start.month
    for step in range(min(span, _MONTHS) + 1):
        yield (fieldwork.start.month - 1 + step) % _MONTHS + 1
