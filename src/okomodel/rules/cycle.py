"""CYC: the milestones and the cycles follow each other as the method says."""

from collections.abc import Iterator
from itertools import pairwise

from okomodel.errors import nearest
from okomodel.insight.course import last_start_after, start_after
from okomodel.model import PlanCycle
from okomodel.reference.template import templates
from okomodel.rules.registry import DossierCase, Fault, judges_dossier
from okomodel.schedule import late_milestones

__all__: list[str] = []


@judges_dossier("CYC01")
def milestone_out_of_order(case: DossierCase) -> Iterator[Fault]:
    """Judge by CYC01: a milestone is done when all before it are, on that day or earlier."""
    for course in case.courses:
        for index, record in enumerate(course.records):
            if record.done and course.belongs(record.milestone):
                for earlier in course.still_open(record.milestone, record.done):
                    params = {"milestone": record.milestone, "done": record.done}
                    yield Fault(f"{course.records_path}[{index}]", **params, earlier=earlier)


@judges_dossier("CYC02")
def milestone_date_impossible(case: DossierCase) -> Iterator[Fault]:
    """Judge by CYC02: what is done is not in the future, nor before its cycle."""
    for course in case.courses:
        first, where = course.first_day(case.profile), course.records_path
        for index, record in enumerate(course.records):
            place, done = f"{where}[{index}].done", record.done
            if done and done > case.on:
                yield Fault(place, "future", milestone=record.milestone, done=done, on=case.on)
            if done and done < first:
                yield Fault(place, "before", milestone=record.milestone, done=done, first=first)


@judges_dossier("CYC03")
def cycle_length(case: DossierCase) -> Iterator[Fault]:
    """Judge by CYC03: a cycle lasts what its template says, within the tolerance."""
    tolerance = case.profile.cycle_tolerance
    for index, cycle, template in case.cycles:
        if abs(cycle.months - template.months) > tolerance:
            params = {"number": cycle.number, "months": cycle.months, "wanted": template.months}
            yield Fault(f"cycles[{index}].months", **params, tolerance=tolerance)


@judges_dossier("CYC04")
def cycles_overlap(case: DossierCase) -> Iterator[Fault]:
    """Judge by CYC04: a cycle does not start before the one before it ends."""
    judged = {index for index, _, _ in case.cycles}
    for (_, before), (index, cycle) in pairwise(_by_start(case)):
        if index in judged and cycle.start < start_after(before, case.profile):
            params = {"number": cycle.number, "start": cycle.start, "before": before.number}
            yield Fault(f"cycles[{index}].start", **params, end=before.last_day)


@judges_dossier("CYC05")
def cycle_numbering(case: DossierCase) -> Iterator[Fault]:
    """Judge by CYC05: cycles are numbered upwards without gaps, in the order of their start."""
    judged = {index for index, _, _ in case.cycles}
    for (_, before), (index, cycle) in pairwise(_by_start(case)):
        if index in judged and cycle.number != before.number + 1:
            params = {"number": cycle.number, "before": before.number, "wanted": before.number + 1}
            yield Fault(f"cycles[{index}].number", **params)


def _by_start(case: DossierCase) -> list[tuple[int, PlanCycle]]:
    return sorted(enumerate(case.dossier.cycles), key=lambda one: (one[1].start, one[1].number))


@judges_dossier("CYC06")
def skipped_and_done(case: DossierCase) -> Iterator[Fault]:
    """Judge by CYC06: a milestone is not both done and skipped, and is recorded once."""
    for course in case.courses:
        seen = set[str]()
        for index, record in enumerate(course.records):
            milestone = record.milestone
            if milestone in seen:
                yield Fault(f"{course.records_path}[{index}]", "twice", milestone=milestone)
            elif record.done and record.skipped is not None:
                params = {"done": record.done, "reason": record.skipped}
                yield Fault(f"{course.records_path}[{index}]", milestone=milestone, **params)
            seen.add(milestone)


@judges_dossier("CYC09")
def unknown_template_milestone(case: DossierCase) -> Iterator[Fault]:
    """Judge by CYC09: each template is known, and each milestone stands in its own part."""
    for index, one in enumerate(case.dossier.cycles):
        if one.template not in templates:
            near = nearest(one.template, templates)
            params = {"template": one.template, "known": near or tuple(templates)}
            yield Fault(f"cycles[{index}].template", "template", **params)
    for course in case.courses:
        for index, record in enumerate(course.records):
            if not course.belongs(record.milestone):
                key = "preparation" if course.cycle else "cycle"
                place = f"{course.records_path}[{index}].milestone"
                yield Fault(place, key, milestone=record.milestone)


@judges_dossier("CYC07")
def milestone_overdue(case: DossierCase) -> Iterator[Fault]:
    """Judge by CYC07: no milestone of what is under way is past its planned or expected day."""
    if not case.presence.is_away(case.on):
        for one in late_milestones(case.dossier, case.on, case.profile):
            key = "planned" if one.planned else "expected"
            yield Fault(one.path, key, milestone=one.milestone, by=one.by, days=one.late_by)


@judges_dossier("CYC08")
def next_cycle_due(case: DossierCase) -> Iterator[Fault]:
    """Judge by CYC08: when a cycle has ended and participation has not, the next has begun."""
    judged = {index for index, _, _ in case.cycles}
    begun = [place for place in _by_start(case) if place[1].start <= case.on]
    for (_, before), (index, cycle) in pairwise(begun):
        limit = last_start_after(before, case.profile)
        if cycle.start > limit and index in judged and case.asks_on(limit):
            params = {"number": cycle.number, "before": before.number, "end": before.last_day}
            yield Fault(f"cycles[{index}].start", "gap", **params, start=cycle.start)
    for index, cycle in begun[-1:]:
        limit = last_start_after(cycle, case.profile)
        if case.on > limit and index in judged and case.asks_on(case.on):
            yield Fault(f"cycles[{index}]", number=cycle.number, end=cycle.last_day)
