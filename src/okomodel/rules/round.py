"""MON: surveys are regular, answered by most, reported soon, talked about, and add up."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from okomodel.findings import Figure
from okomodel.insight.facts import reached
from okomodel.model import (
    Dossier,
    Measurement,
    MeasurementLevel,
    Milestone,
    MilestoneRecord,
    PlanCycle,
    SurveyRound,
)
from okomodel.model.document import Place
from okomodel.model.round import grades_of
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.calendar import months_after
from okomodel.values.period import Period

__all__: list[str] = []

_OWN_LEVELS = (MeasurementLevel.MUNICIPALITY, MeasurementLevel.SCHOOL)
_MONTHS = 12
_HALF_A_POINT = 0.5


@rule("MON01", Dossier)
def survey_interval(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by MON01: rounds are at most two years apart, and the last is not longer ago."""
    most = case.profile.survey_interval
    rounds = sorted(case.places.get(SurveyRound, ()), key=lambda at: at.thing.year)
    begun = [(at.thing.year, at) for at in rounds if at.thing.year <= case.on.year]
    for (before, _), (year, at) in pairwise(begun):
        if year - before > most and case.asks_on(_last_day(before + most)):
            params = {"year": year, "before": before, "years": year - before}
            yield Fault(at.to("year"), "between", **params, most=most)
    for year, at in begun[-1:]:
        if case.on.year - year > most and case.asks_on(case.on):
            params = {"year": year, "years": case.on.year - year, "most": most}
            yield Fault(at.to("year"), "last", **params)


def _last_day(year: int) -> date:
    return date(year, 12, 31)


@rule("MON02", SurveyRound)
def report_late(one: SurveyRound, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by MON02: results are reported in time after the last day of fieldwork."""
    reported = _reported(case, one)
    if reported and reported <= case.on and one.fieldwork and (end := one.fieldwork.end):
        limit = case.profile.report_within.after(end)
        if reported > limit:
            yield Fault(at, reported=reported, end=end, limit=limit)


def _reported(case: Case, one: SurveyRound) -> date | None:
    """When a round was reported: the day of the milestone, or else what the round says."""
    cycles = _cycles_from(case, one)
    found = (reached(Milestone.SURVEY_REPORT, cycle, case.dossier) for cycle in cycles)
    return next((each.when for each in found if each), one.reported_on)


def _cycles_from(case: Case, one: SurveyRound) -> Iterator[PlanCycle]:
    return (cycle for cycle in case.dossier.cycles if cycle.round == one.id)


@rule("MON03", SurveyRound)
def response_low(one: SurveyRound, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by MON03: at least 80 percent of those invited responded."""
    least = case.profile.response_min
    if one.invited and one.responded is not None:
        if 100 * one.responded < least * one.invited:
            params = {"responded": one.responded, "invited": one.invited}
            response = _response(one.responded, one.invited)
            yield Fault(at, **params, response=response, least=least)
    elif one.response is not None and one.response < least:
        yield Fault(at.to("response"), "percentage", response=one.response, least=least)


def _response(responded: int, invited: int) -> float:
    """In percent with one decimal, cut off: what is below 80 does not read as 80."""
    return 1000 * responded // invited / 10


@rule("MON04", SurveyRound)
def round_without_dialogue(one: SurveyRound, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by MON04: a reported round is followed by a dialogue session within nine months."""
    reported = _reported(case, one)
    if reported and (dialogues := _dialogues(case, one, reported)):
        limit = months_after(reported, case.profile.dialogue_within)
        held, is_skipped = _held(dialogues, case.on)
        if held and held > limit and case.asks_on(limit):
            yield Fault(at, "late", reported=reported, limit=limit, held=held)
        is_due = case.on > limit and (case.asks_on(limit) or case.asks_on(case.on))
        if is_due and not (held or is_skipped):
            yield Fault(at, "none", reported=reported, limit=limit)


_Dialogues = Sequence[MilestoneRecord | None]


def _dialogues(case: Case, survey: SurveyRound, reported: date) -> _Dialogues:
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


@rule("MON05", SurveyRound)
def measurement_impossible(one: SurveyRound, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by MON05: bases, counts and groups of a round fit together."""
    figures = [(_figure(figure), figure) for figure in one.measurements]
    yield from _too_many(at, one)
    yield from _given_twice(at, figures)
    yield from _not_adding_up(at, figures)


def _too_many(at: Place, one: SurveyRound) -> Iterator[Fault]:
    if one.responded is not None:
        for index, figure in enumerate(one.measurements):
            if figure.base > one.responded and figure.level in _OWN_LEVELS:
                params = {"base": Figure(figure.base), "responded": one.responded}
                yield Fault(at.to("measurements", index).to("base"), "base", **params)


_Figure = tuple[str, frozenset[str], MeasurementLevel, str | None]
"""By what a figure is one: indicator, the grades of its group, level, organisation."""


def _figure(one: Measurement) -> _Figure:
    return one.indicator, grades_of(one.group), one.level, one.organisation


def _given_twice(at: Place, figures: Sequence[tuple[_Figure, Measurement]]) -> Iterator[Fault]:
    first: dict[_Figure, int] = {}
    for index, (figure, one) in enumerate(figures):
        if (earlier := first.setdefault(figure, index)) != index:
            params = {"indicator": one.indicator, "group": one.group, "first": earlier}
            yield Fault(at.to("measurements", index), "twice", **params)


def _not_adding_up(at: Place, figures: Sequence[tuple[_Figure, Measurement]]) -> Iterator[Fault]:
    known = {figure: one for figure, one in reversed(figures) if not one.weighted}
    for index, (figure, one) in enumerate(figures):
        parts = [] if one.weighted else _single(figure, known)
        for name in ("base", "count") if parts else ():
            whole, several = getattr(one, name), [getattr(part, name) for part in parts]
            if None not in (whole, *several) and whole != sum(several):
                told = {"whole": Figure(whole), "sum": Figure(sum(several))}
                params = {"indicator": one.indicator, "group": one.group, **told}
                yield Fault(at.to("measurements", index).to(name), f"sum-{name}", **params)


def _single(figure: _Figure, known: Mapping[_Figure, Measurement]) -> Sequence[Measurement]:
    """The same of each grade of a joined group; empty: not all are known, or none are joined."""
    indicator, grades, level, organisation = figure
    if len(grades) == 1:
        return []
    single = [(indicator, frozenset((grade,)), level, organisation) for grade in grades]
    return [known[one] for one in single] if all(one in known for one in single) else []


@rule("MON07", SurveyRound)
def round_outside_season(one: SurveyRound, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by MON07: fieldwork lies in the season."""
    if one.fieldwork and not set(_months(one.fieldwork)) <= set(case.profile.season):
        yield Fault(at.to("fieldwork"), fieldwork=one.fieldwork)


def _months(fieldwork: Period) -> Iterator[int]:
    """The months of the year in which there was fieldwork."""
    end = fieldwork.end or fieldwork.start
    span = (end.year - fieldwork.start.year) * _MONTHS + end.month - fieldwork.start.month
    for step in range(min(span, _MONTHS) + 1):
        yield (fieldwork.start.month - 1 + step) % _MONTHS + 1


@rule("MON08", SurveyRound)
def responded_above_invited(one: SurveyRound, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by MON08: no more responded than were invited, and the response agrees with both."""
    if one.invited is None or one.responded is None:
        return
    params = {"responded": one.responded, "invited": one.invited}
    if one.responded > one.invited:
        yield Fault(at.to("responded"), "above", **params)
    elif one.invited and one.response is not None:
        said = round(100 * one.responded / one.invited, 1)
        if abs(one.response - said) > _HALF_A_POINT:
            told = {"response": one.response, "said": said}
            yield Fault(at.to("response"), "response", **params, **told)
