"""CYC: the milestones and the cycles follow each other as the method says."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from okomodel.errors import nearest
from okomodel.insight.course import Course, last_start_after, start_after
from okomodel.insight.due import late_milestones
from okomodel.insight.facts import BEGINS, MAY_LIE_AHEAD, Fact, Reached, Says
from okomodel.model import Dossier, Milestone, MilestoneRecord, PlanCycle
from okomodel.model.cycle import by_start
from okomodel.model.document import Place
from okomodel.reference.template import called_like, templates
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.span import Span, first_day, last_day

__all__: list[str] = []


@rule("CYC01", Dossier)
def milestone_out_of_order(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC01: what was reached was not reached certainly before what must precede it."""
    for course, at in case.courses:
        for milestone in course.since:
            found = course.reached(milestone)
            for earlier, before in course.reached_before(milestone):
                if found and _is_certainly_before(found, before):
                    params = {"milestone": milestone, **_told(found), "earlier": earlier}
                    told = {f"earlier_{name}": value for name, value in _told(before).items()}
                    yield Fault(_place(found.said_by[0], at, case), **params, **told)


def _is_certainly_before(found: Reached, before: Reached) -> bool:
    """Whether what should come later was reached on an earlier day, whatever the dates mean.

    Who is in the team, what a group or an action does, may begin before that is agreed upon.
    """
    if last_day(found.when) >= first_day(before.when):
        return False
    return not any(fact.says in BEGINS for one in (found, before) for fact in one.said_by)


def _told(found: Reached) -> dict[str, object]:
    return {"done": found.when, "said": found.said_by[0].says}


def _place(fact: Fact, at: Place, case: Case) -> Place:
    """The place of a fact: of a record all of it, and of an event of the programme ``at``."""
    if not any(one is case.at for one in fact.at.upwards()):
        return at
    return fact.at.parent or at if fact.says is Says.RECORD else fact.at


@rule("CYC02", Dossier)
def milestone_date_impossible(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC02: what is done is not in the future, nor before its cycle."""
    told = set[tuple[str, str, date]]()  # cycles that start from one round share its facts
    for course, _ in case.courses:
        first = course.first_day(case.profile)
        for milestone, fact in _impossible(course, first, case.on):
            params = {"milestone": milestone, "done": fact.when, "said": fact.says}
            for key, name, day in _limits(fact, first, case.on):
                if (fact.path, name, day) not in told:
                    told.add((fact.path, name, day))
                    yield Fault(fact.at, key, **params, **{name: day})


def _impossible(course: Course, first: date, on: date) -> Iterator[tuple[Milestone, Fact]]:
    """Of each milestone the first fact that cannot be; each fact of one milestone only."""
    seen = list[Place]()
    for milestone in course.since:
        for fact in course.facts.said_of(milestone):
            cannot_be = any(_limits(fact, first, on))
            if cannot_be and not any(fact.at is one for one in seen):
                seen.append(fact.at)
                yield milestone, fact
                break


def _limits(fact: Fact, first: date, on: date) -> Iterator[tuple[str, str, date]]:
    """What a fact lies beyond: after the day of the check, before the first day of its cycle."""
    if first_day(fact.when) > on and fact.says not in MAY_LIE_AHEAD:
        yield "future", "on", on
    if last_day(fact.when) < first:
        yield "before", "first", first


@rule("CYC03", Dossier)
def cycle_length(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC03: a cycle lasts what its template says, within the tolerance."""
    tolerance = case.profile.cycle_tolerance
    for at in case.cycles:
        cycle, wanted = at.thing, templates[at.thing.template].months
        if abs(cycle.months - wanted) > tolerance:
            params = {"number": cycle.number, "months": cycle.months, "wanted": wanted}
            yield Fault(at.to("months"), **params, tolerance=tolerance)


@rule("CYC04", Dossier)
def cycles_overlap(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC04: a cycle does not start before the one before it ends."""
    for before, cycle, at in _pairs(case):
        if cycle.start.latest < start_after(before, case.profile):
            params = {"number": cycle.number, "start": cycle.start, "before": before.number}
            yield Fault(at.to("start"), **params, end=before.last_day)


@rule("CYC05", Dossier)
def cycle_numbering(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC05: cycles are numbered upwards without gaps, in the order of their start."""
    for before, cycle, at in _pairs(case):
        if cycle.number != (wanted := before.number + 1):
            params = {"number": cycle.number, "before": before.number, "wanted": wanted}
            yield Fault(at.to("number"), **params)


def _by_start(case: Case) -> list[Place]:
    """All cycles in the order of their start."""
    cycles = case.places.get(PlanCycle, ())
    return sorted(cycles, key=lambda at: by_start(at.thing))


def _pairs(case: Case) -> Iterator[tuple[PlanCycle, PlanCycle, Place]]:
    """Each cycle that is judged, with the one that starts before it, and its own place."""
    for before, at in pairwise(_by_start(case)):
        if at.thing.template in templates:
            yield before.thing, at.thing, at


@rule("CYC06", Dossier)
def skipped_and_done(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC06: a milestone is not both done and skipped, and is recorded once."""
    for course, _ in case.courses:
        seen = set[str]()
        for place in course.facts.record_places:
            record: MilestoneRecord = place.thing
            milestone = Milestone.named(record.milestone)
            if milestone in seen:
                yield Fault(place, "twice", milestone=milestone)
            elif (done := record.reached) and record.skipped is not None:
                params = {"done": done, "reason": record.skipped}
                yield Fault(place, milestone=milestone, **params)
            seen.add(milestone)


@rule("CYC09", Dossier)
def unknown_template_milestone(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC09: each template is known, and each milestone stands in its own part."""
    for at in case.places.get(PlanCycle, ()):
        if (template := at.thing.template) not in templates:
            known = nearest(template, templates) or tuple(templates)
            yield Fault(at.to("template"), "template", template=template, known=known)
    for course, _ in case.courses:
        for place in course.facts.record_places:
            if not course.belongs(place.thing.milestone):
                named = Milestone.named(place.thing.milestone)
                yield _stray(course, named, place.to("milestone"))


def _stray(course: Course, milestone: str, place: Place) -> Fault:
    """What is recorded in another part than that of its step, or is no step at all."""
    if milestone in course.order:
        return Fault(place, "preparation" if course.cycle else "cycle", milestone=milestone)
    near = called_like(milestone, course.steps) or called_like(milestone, course.template.steps)
    known = near or tuple(step.milestone.value for step in course.steps)
    params = {"milestone": milestone, "template": course.template.name}
    return Fault(place, "step", **params, known=known)


@rule("CYC07", Dossier)
def milestone_overdue(dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC07: no milestone of what is under way is past its planned or expected day."""
    if not case.presence.is_away(case.on):
        running = (None, dossier.cycle_on(case.on))
        for course, at in case.courses:
            if any(course.cycle is one for one in running):
                yield from _late(course, at, case)


def _late(course: Course, at: Place, case: Case) -> Iterator[Fault]:
    for late in late_milestones(course, case.on, case.profile):
        records = course.places.get(late.milestone) if late.milestone else None
        key = "planned" if late.planned else "expected"
        params = {
            "milestone": late.milestone,
            "by": late.planned or late.expected,
            "days": late.late_by,
        }
        place = course.facts.record_places[records[0]] if records else at
        yield Fault(place, key, **params)


@rule("CYC08", Dossier)
def next_cycle_due(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC08: when a cycle has ended and participation has not, the next has begun."""
    begun = [at for at in _by_start(case) if at.thing.start.earliest <= case.on]
    for before, at in pairwise(begun):
        limit, cycle = last_start_after(before.thing, case.profile), at.thing
        if cycle.start.earliest > limit and cycle.template in templates and case.asks_on(limit):
            params = {"number": cycle.number, "before": before.thing.number}
            end = _end(before.thing)
            yield Fault(at.to("start"), "gap", **params, end=end, start=cycle.start)
    for at in begun[-1:]:
        limit, cycle = last_start_after(at.thing, case.profile), at.thing
        if case.on > limit and cycle.template in templates and case.asks_on(case.on):
            yield Fault(at, number=cycle.number, end=_end(cycle))


def _end(cycle: PlanCycle) -> date | Span:
    """The last day of a cycle, or when it is over where that is not known to the day."""
    return cycle.last_day if cycle.start.day else cycle.end


@rule("CYC10", Dossier)
def step_not_recorded(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC10: of what must come before a step that was reached, something is known."""
    named = set[Milestone]()
    for course, at in case.courses:
        missing = tuple(one for one in course.unrecorded(case.on) if one not in named)
        if missing and course.cycle:
            yield Fault(at, "cycle", number=course.number, milestones=missing)
        elif missing:
            named.update(missing)
            yield Fault(at, "preparation", milestones=missing)


@rule("CYC11", Dossier)
def milestone_contradicts_fact(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC11: a record and another fact can mean the same day."""
    for course, at in case.courses:
        for milestone in course.since:
            recorded, *others = course.facts.said_of(milestone)
            for fact in others if recorded.says is Says.RECORD else ():
                if _contradict(milestone, recorded, fact):
                    params = {"milestone": milestone, "done": recorded.when}
                    told = {"other": fact.when, "said": fact.says}
                    yield Fault(_place(recorded, at, case), **params, **told)


_FIRST_OF_SOME = {Milestone.COUNCIL_INFORMED, Milestone.EXECUTION, Milestone.PROGRESS_REPORT}
_BEGINS_WITH = {Milestone.CORE_TEAM, Milestone.WORK_GROUPS}


def _contradict(milestone: Milestone, recorded: Fact, fact: Fact) -> bool:
    """Whether two facts about a milestone cannot both be true.

    The first of some that are known need not be the first of all; a team or a group may begin
    before all of it stands; and PRI03 speaks of priorities that were chosen later.
    """
    begun = fact.at.thing.period.start if fact.says is Says.EVENT else fact.when
    begun = fact.at.thing.start if fact.says is Says.FIELDWORK else begun
    is_earlier = last_day(recorded.when) < first_day(begun)
    is_later = first_day(recorded.when) > last_day(fact.when)
    if milestone in _FIRST_OF_SOME or fact.says is Says.CHOICE:
        return is_later
    return is_earlier if milestone in _BEGINS_WITH else is_earlier or is_later
