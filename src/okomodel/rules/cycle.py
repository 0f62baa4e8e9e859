"""CYC: the milestones and the cycles follow each other as the method says."""

from collections.abc import Iterator
from itertools import pairwise

from okomodel.errors import nearest
from okomodel.insight.course import Course, last_start_after, start_after
from okomodel.model import Dossier, Milestone, PlanCycle
from okomodel.model.document import Place
from okomodel.reference.template import templates
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.schedule import late_milestones

__all__: list[str] = []


@rule("CYC01", Dossier)
def milestone_out_of_order(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC01: a milestone is done when all before it are, on that day or earlier."""
    for course, at in case.courses:
        for index, record in enumerate(course.records):
            if record.done and course.belongs(record.milestone):
                for earlier in course.still_open(record.milestone, record.done):
                    params = {"milestone": record.milestone, "done": record.done}
                    yield Fault(_record(course, at, index), **params, earlier=earlier)


def _record(course: Course, at: Place, index: int) -> Place:
    """The place of one of the records of a course, which stands at that place itself."""
    return at.to("milestones" if course.cycle else "preparation", index)


@rule("CYC02", Dossier)
def milestone_date_impossible(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC02: what is done is not in the future, nor before its cycle."""
    for course, at in case.courses:
        first = course.first_day(case.profile)
        for index, record in enumerate(course.records):
            if (done := record.done) and not first <= done <= case.on:
                place = _record(course, at, index).to("done")
                params = {"milestone": record.milestone, "done": done}
                if done > case.on:
                    yield Fault(place, "future", **params, on=case.on)
                if done < first:
                    yield Fault(place, "before", **params, first=first)


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
        if cycle.start < start_after(before, case.profile):
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
    return sorted(cycles, key=lambda at: (at.thing.start, at.thing.number))


def _pairs(case: Case) -> Iterator[tuple[PlanCycle, PlanCycle, Place]]:
    """Each cycle that is judged, with the one that starts before it, and its own place."""
    for before, at in pairwise(_by_start(case)):
        if at.thing.template in templates:
            yield before.thing, at.thing, at


@rule("CYC06", Dossier)
def skipped_and_done(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC06: a milestone is not both done and skipped, and is recorded once."""
    for course, at in case.courses:
        seen = set[Milestone]()
        for index, record in enumerate(course.records):
            milestone = record.milestone
            if milestone in seen:
                yield Fault(_record(course, at, index), "twice", milestone=milestone)
            elif record.done and record.skipped is not None:
                params = {"done": record.done, "reason": record.skipped}
                yield Fault(_record(course, at, index), milestone=milestone, **params)
            seen.add(milestone)


@rule("CYC09", Dossier)
def unknown_template_milestone(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC09: each template is known, and each milestone stands in its own part."""
    for at in case.places.get(PlanCycle, ()):
        if (template := at.thing.template) not in templates:
            known = nearest(template, templates) or tuple(templates)
            yield Fault(at.to("template"), "template", template=template, known=known)
    for course, at in case.courses:
        for index, record in enumerate(course.records):
            if not course.belongs(record.milestone):
                key = "preparation" if course.cycle else "cycle"
                place = _record(course, at, index).to("milestone")
                yield Fault(place, key, milestone=record.milestone)


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
        params = {"milestone": late.milestone, "by": late.by, "days": late.late_by}
        yield Fault(_record(course, at, records[0]) if records else at, key, **params)


@rule("CYC08", Dossier)
def next_cycle_due(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by CYC08: when a cycle has ended and participation has not, the next has begun."""
    begun = [at for at in _by_start(case) if at.thing.start <= case.on]
    for before, at in pairwise(begun):
        limit, cycle = last_start_after(before.thing, case.profile), at.thing
        if cycle.start > limit and cycle.template in templates and case.asks_on(limit):
            params = {"number": cycle.number, "before": before.thing.number}
            end = before.thing.last_day
            yield Fault(at.to("start"), "gap", **params, end=end, start=cycle.start)
    for at in begun[-1:]:
        limit, cycle = last_start_after(at.thing, case.profile), at.thing
        if case.on > limit and cycle.template in templates and case.asks_on(case.on):
            yield Fault(at, number=cycle.number, end=cycle.last_day)
