"""MON: surveys are regular, answered by most, reported soon, talked about, and add up."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from okomodel.findings import Figure
from okomodel.insight.course import Course, template_of
from okomodel.insight.round import overdue_since
from okomodel.model import (
    Dossier,
    Education,
    Gender,
    Measurement,
    MeasurementLevel,
    Milestone,
    PlanCycle,
    SurveyRound,
)
from okomodel.model.document import Place
from okomodel.model.round import grades_of
from okomodel.monitor.disclosure import exposed, too_small
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.calendar import months_after
from okomodel.values.period import Period
from okomodel.values.share import tenths
from okomodel.values.span import When, first_day, last_day

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
    last = overdue_since((year for year, _ in begun), case.on.year, most)
    if last is not None and case.asks_on(case.on):
        params = {"year": last, "years": case.on.year - last, "most": most}
        yield Fault(begun[-1][1].to("year"), "last", **params)


def _last_day(year: int) -> date:
    return date(year, 12, 31)


@rule("MON02", SurveyRound)
def report_late(one: SurveyRound, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by MON02: results are reported in time after the last day of fieldwork."""
    reported, end = _reported(case, one), one.fieldwork.end if one.fieldwork else None
    if reported and end and first_day(reported) <= case.on:
        limit = case.profile.report_within.after(end.latest)
        if first_day(reported) > limit:
            yield Fault(at, reported=reported, end=end, limit=limit)


def _reported(case: Case, one: SurveyRound) -> When | None:
    """When a round was reported: as the milestone says, or else the round itself."""
    found = (case.reached(cycle, Milestone.SURVEY_REPORT) for cycle in _cycles_from(case, one))
    return next((each.when for each in found if each), one.reported_on)


def _cycles_from(case: Case, one: SurveyRound) -> Sequence[PlanCycle]:
    """The cycles that start from a round."""
    return case.once(_cycles_by_round).get(id(one), ())


def _cycles_by_round(case: Case) -> Mapping[int, Sequence[PlanCycle]]:
    """The same by the identity of the round."""
    found: dict[int, list[PlanCycle]] = {}
    for at in case.places.get(PlanCycle, ()):
        if of := case.facts(at.thing).round:
            found.setdefault(id(of.thing), []).append(at.thing)
    return found


@rule("MON03", SurveyRound)
def response_low(one: SurveyRound, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by MON03: at least 80 percent of those invited responded."""
    least = case.profile.response_min
    if one.invited and one.responded is not None:
        if 100 * one.responded < least * one.invited:
            params = {"responded": one.responded, "invited": one.invited}
            response = tenths(100 * one.responded / one.invited, unlike=least)
            yield Fault(at, **params, response=response, least=least)
    elif one.response is not None and one.response < least:
        yield Fault(at.to("response"), "percentage", response=one.response, least=least)


@rule("MON04", SurveyRound)
def round_without_dialogue(one: SurveyRound, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by MON04: a reported round is followed by a dialogue session within nine months."""
    reported = _reported(case, one)
    if reported and reported.latest and (cycles := _talking(case, one, reported)):
        limit = months_after(reported.latest, case.profile.dialogue_within)
        held = _held(case, one, first_day(reported))
        if held and first_day(held) > limit and case.asks_on(limit):
            yield Fault(at, "late", reported=reported, limit=limit, held=held)
        is_due = case.on > limit and (case.asks_on(limit) or case.asks_on(case.on))
        if is_due and not held and not any(_needs_none(case, cycle) for cycle in cycles):
            yield Fault(at, "none", reported=reported, limit=limit)


def _talking(case: Case, survey: SurveyRound, reported: When) -> Sequence[PlanCycle]:
    """The cycles in which a round is to be talked about: those that start from it, or that begun.

    Empty where none had begun in which a dialogue session could have been held.
    """
    begun = case.dossier.cycle_begun_by(first_day(reported))
    return _cycles_from(case, survey) or ([begun] if begun else [])


def _held(case: Case, survey: SurveyRound, reported: date) -> When | None:
    """When the first dialogue session was held: in the round's cycles, or after its report."""
    own = _cycles_from(case, survey)
    found = (case.reached(one, Milestone.DIALOGUE_SESSION) for one in own or case.dossier.cycles)
    held = [one.when for one in found if one and one.since <= case.on]
    about = held if own else [one for one in held if last_day(one) >= reported]
    return min(about, key=first_day, default=None)


def _needs_none(case: Case, cycle: PlanCycle) -> bool:
    """Whether the dialogue session of a cycle was skipped, or passed."""
    course = Course(template_of(cycle), case.facts(cycle))
    is_passed = course.furthest(case.on) > course.order[Milestone.DIALOGUE_SESSION]
    return is_passed or Milestone.DIALOGUE_SESSION in course.skipped


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
            base = figure.base
            if base is not None and base > one.responded and figure.level in _OWN_LEVELS:
                params = {"base": Figure(base), "responded": one.responded}
                yield Fault(at.to("measurements", index).to("base"), "base", **params)


_Of = tuple[Gender | None, Education | None, MeasurementLevel, str | None]
"""Of whom a figure is beside its group: gender, education, level, organisation."""

_Figure = tuple[str, frozenset[str], _Of]
"""By what a figure is one: indicator, the grades of its group, and of whom it is beside those."""


def _figure(one: Measurement) -> _Figure:
    of = one.gender, one.education, one.level, one.organisation
    return one.indicator, grades_of(one.group), of


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
    indicator, grades, of = figure
    if len(grades) == 1:
        return []
    single = [(indicator, frozenset((grade,)), of) for grade in grades]
    return [known[one] for one in single] if all(one in known for one in single) else []


@rule("MON07", SurveyRound)
def round_outside_season(one: SurveyRound, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by MON07: fieldwork lies in the season."""
    if one.fieldwork and _is_outside(one.fieldwork, set(case.profile.season)):
        yield Fault(at.to("fieldwork"), fieldwork=one.fieldwork)


def _is_outside(fieldwork: Period, season: set[int]) -> bool:
    """Whether there certainly was fieldwork in a month outside the season."""
    start, end = fieldwork.start, fieldwork.end or fieldwork.start
    if start.latest <= end.earliest:
        return not season.issuperset(_months(start.latest, end.earliest))
    return season.isdisjoint(_months(start.earliest, end.latest))


def _months(first: date, last: date) -> Iterator[int]:
    """The months of the year from one day to another."""
    span = (last.year - first.year) * _MONTHS + last.month - first.month
    for step in range(min(span, _MONTHS) + 1):
        yield (first.month - 1 + step) % _MONTHS + 1


@rule("MON08", SurveyRound)
def responded_above_invited(one: SurveyRound, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by MON08: no more responded than were invited, and the response agrees with both."""
    if one.invited is None or one.responded is None:
        return
    params = {"responded": one.responded, "invited": one.invited}
    if one.responded > one.invited:
        yield Fault(at.to("responded"), "above", **params)
    elif one.invited and one.response is not None:
        said = tenths(100 * one.responded / one.invited)
        if abs(one.response - said) > _HALF_A_POINT:
            told = {"response": one.response, "said": said}
            yield Fault(at.to("response"), "response", **params, **told)


@rule("MON06", Dossier)
def small_numbers(dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by MON06: no figure that would be published is about too few pupils, nor follows."""
    policy = case.profile.policy
    follows = [*exposed(dossier, policy)]
    for at in case.places.get(Measurement, ()):
        one: Measurement = at.thing
        whom = {"indicator": one.indicator, "group": one.group}
        if too_small(policy, one):
            yield Fault(at, "small", **whom, policy=policy)
        elif any(one is each for each in follows):
            yield Fault(at, "follows", **whom)


@rule("MON09", SurveyRound)
def round_dates_impossible(one: SurveyRound, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by MON09: a round is asked in its year, then reported, and gives no figures before."""
    asked = one.fieldwork
    end = asked.end if asked else None
    if one.reported_on and end and one.reported_on.latest < end.earliest:
        yield Fault(at.to("reported_on"), "reported", reported=one.reported_on, end=end)
    if asked and not _touches(asked, one.year):
        yield Fault(at.to("fieldwork"), "year", fieldwork=asked, year=one.year)
    begins = asked.first_day if asked else date(one.year, 1, 1)
    if begins > case.on and (one.responded is not None or one.measurements):
        yield Fault(at, "ahead", year=one.year, begins=begins, on=case.on)


def _touches(period: Period, year: int) -> bool:
    last = (period.last_day or period.start.latest).year
    return period.first_day.year <= year <= last


@rule("MON10", SurveyRound)
def group_not_asked(one: SurveyRound, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by MON10: the grades of a figure are among those that its round asked."""
    asked, seen = {str(grade) for grade in one.grades}, set[str]()
    for index, figure in enumerate(() if one.ages else one.measurements):
        is_asked = figure.group == "all" or asked.issuperset(grades_of(figure.group))
        if not is_asked and figure.group not in seen:
            seen.add(figure.group)
            place = at.to("measurements", index)
            yield Fault(place, group=figure.group, grades=one.grades)


@rule("MON11", Measurement)
def school_not_named(one: Measurement, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by MON11: a figure at level school says which school."""
    if one.level is MeasurementLevel.SCHOOL and one.organisation is None:
        yield Fault(at, indicator=one.indicator, group=one.group)


@rule("MON12", SurveyRound)
def figure_like_a_fraction(one: SurveyRound, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by MON12: a percentage above 0 and below 1 is likely a fraction of 1."""
    low = [index for index, each in enumerate(one.measurements) if _is_low(each, below=2)]
    for index in low:
        figure = one.measurements[index]
        may_be_true = (figure.base or 0) >= _MANY and len(low) > 1
        if figure.percentage is not None and _is_low(figure, below=1) and not may_be_true:
            said, meant = figure.percentage, meant_percentage(figure.percentage)
            place = at.to("measurements", index).to("percentage")
            yield Fault(place, indicator=figure.indicator, said=Figure(said), meant=Figure(meant))


_MANY = 100
"""Pupils of whom fewer than one in a hundred may be counted."""


def _is_low(figure: Measurement, below: int) -> bool:
    return figure.percentage is not None and 0 < figure.percentage < below


def meant_percentage(fraction: float) -> float:
    """The percentage that was likely meant where a fraction of 1 was written."""
    return round(100 * fraction, 9)
