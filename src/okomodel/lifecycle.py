"""What an OKO cycle may do next, and doing it.

A change is a new dossier. What may not be done is refused with findings that speak in the codes
of the rules, so that prevention and report say the same.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, final

import attrs

from okomodel.display import OneLine
from okomodel.errors import LifecycleError
from okomodel.findings import Finding
from okomodel.insight.course import Course, start_after
from okomodel.insight.standing import (
    History,
    Moment,
    history,
    only_dossier,
    possible_stages,
    stage,
)
from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle, Stage, known_milestone
from okomodel.model.dossier import Dossier
from okomodel.reference.profile import Profile, profile_of
from okomodel.reference.rule import rules
from okomodel.reference.template import CycleTemplate, Step, templates
from okomodel.values.calendar import as_day
from okomodel.values.partial_date import Dated, PartialDate
from okomodel.values.span import last_day

__all__ = [
    "History",
    "Moment",
    "OpenStep",
    "complete",
    "history",
    "next_cycle",
    "open_steps",
    "plan",
    "possible_stages",
    "skip",
    "stage",
    "why_not",
    "why_not_begin",
]


def __dir__() -> list[str]:
    return __all__


_PROFILE = "oko-nl"


def why_not(
    dossier: Dossier,
    milestone: Milestone | str,
    *,
    on: date | str,
    cycle: int | None = None,
    profile: Profile | str = _PROFILE,
) -> tuple[Finding, ...]:
    """Why a milestone may not be done on a day; empty: it may.

    The reasons speak in the codes of the rules: no cycle begun, or one with an unknown template
    (CYC09), done or skipped already (CYC06), before its cycle can have begun (CYC02), something
    that comes before it still open, or something that comes after it reached earlier (CYC01).
    ``cycle`` is a number; None: the last one begun by that day. Raises
    :class:`okomodel.errors.UnknownName` for an unknown milestone, cycle or profile.

    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> [finding.code for finding in why_not(new, "agreement", on="2026-01-15")]
    ['CYC01']
    """
    day, which, by = as_day(on), known_milestone(milestone), profile_of(profile)
    return tuple(_reasons(_course(dossier, which, day, cycle, by), which, day, by))


@final
@attrs.frozen(kw_only=True, repr=False)
class OpenStep(OneLine):
    """A milestone that is still to be reached, and why it may not be done yet.

    ``part`` is its part of the template, ``cycle`` the number of its cycle (None: the
    preparation), ``planned`` when it is planned. ``reasons`` are those of
    :func:`why_not`; empty: it may be done.
    """

    milestone: Milestone
    part: Stage
    cycle: int | None
    planned: PartialDate | None
    reasons: tuple[Finding, ...]


def open_steps(
    dossier: Dossier,
    *,
    on: date | str,
    cycle: int | None = None,
    profile: Profile | str = _PROFILE,
) -> tuple[OpenStep, ...]:
    """Every milestone that :func:`complete` could be asked for on a day, in the template's order.

    That is what was not skipped, and of which nothing says that it was reached: of the cycle with
    the number ``cycle``, and of that alone; or (None) of the last one begun by that day, and of the
    preparation where anything of it is recorded or no cycle has begun. Unlike
    :func:`okomodel.schedule.due` it does not ask whether somebody is waiting for it: a dossier
    in which nothing has begun, and a cycle that has run out, have open steps as well. Raises
    :class:`okomodel.errors.UnknownName` for an unknown cycle or profile.

    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> first, second, *_ = open_steps(new, on="2026-01-15")
    >>> first.milestone.value, first.reasons
    ('decision', ())
    >>> second.milestone.value, [finding.code for finding in second.reasons]
    ('agreement', ['CYC01'])
    """
    only_dossier(dossier)
    day, by = as_day(on), profile_of(profile)
    return tuple(
        _open_step(course, step, day, by)
        for course in _courses(dossier, day, cycle, templates[by.template])
        for step in course.steps
        if step.milestone not in course.settled
    )


def _open_step(course: Course, step: Step, day: date, profile: Profile) -> OpenStep:
    return OpenStep(
        milestone=step.milestone,
        part=step.part,
        cycle=course.number,
        planned=course.planned(step.milestone),
        reasons=tuple(_reasons(course, step.milestone, day, profile)),
    )


def _courses(
    dossier: Dossier, day: date, number: int | None, template: CycleTemplate
) -> Iterator[Course]:
    cycle = dossier.cycle_begun_by(day) if number is None else dossier.cycle(number)
    if cycle is None or (dossier.preparation and number is None):
        yield Course.preparation(dossier, template)
    if cycle:
        yield Course.of(dossier, cycle, templates.get(cycle.template, template))


def complete(
    dossier: Dossier,
    milestone: Milestone | str,
    *,
    on: date | str,
    cycle: int | None = None,
    participants: int | None = None,
    source: str | None = None,
    profile: Profile | str = _PROFILE,
) -> Dossier:
    """The dossier with a milestone done on a day.

    Raises :class:`okomodel.errors.LifecycleError` with the findings of :func:`why_not` where it
    may not be done.

    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> complete(new, "decision", on="2026-01-15").preparation[0].done
    PartialDate('2026-01-15')
    """
    day, which, by = as_day(on), known_milestone(milestone), profile_of(profile)
    course = _course(dossier, which, day, cycle, by)
    _refuse(_reasons(course, which, day, by))
    told = {"participants": participants, "source": source}
    known = {key: value for key, value in told.items() if value is not None}
    return _recorded(dossier, course, which, done=day, **known)


def skip(
    dossier: Dossier,
    milestone: Milestone | str,
    reason: str,
    *,
    on: date | str | None = None,
    cycle: int | None = None,
    profile: Profile | str = _PROFILE,
) -> Dossier:
    """The dossier with a milestone skipped for a reason.

    ``on`` only says which cycle is meant; None: the last one of all. Raises
    :class:`okomodel.errors.LifecycleError` where it was done or skipped already.

    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> skip(new, "start-training", "no places left").preparation[0].skipped
    'no places left'
    """
    day, which = date.max if on is None else as_day(on), known_milestone(milestone)
    course = _course(dossier, which, day, cycle, profile_of(profile))
    _refuse(_settled_reasons(course, which))
    return _recorded(dossier, course, which, skipped=reason)


def plan(
    dossier: Dossier,
    milestone: Milestone | str,
    day: Dated,
    *,
    cycle: int | None = None,
    profile: Profile | str = _PROFILE,
) -> Dossier:
    """The dossier with a milestone planned for a day; a day planned before is replaced.

    The ``day`` may be known to the month, the season or the year. Raises
    :class:`okomodel.errors.LifecycleError` where it was done or skipped already.

    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> plan(new, "decision", "2026-03").preparation[0].planned
    PartialDate('2026-03')
    """
    when, which = PartialDate(day), known_milestone(milestone)
    course = _course(dossier, which, when.earliest, cycle, profile_of(profile))
    _refuse(_settled_reasons(course, which))
    return _recorded(dossier, course, which, planned=when)


def why_not_begin(
    dossier: Dossier, on: date | str, *, profile: Profile | str = _PROFILE
) -> tuple[Finding, ...]:
    """Why the first or next cycle may not begin on a day; empty: it may.

    The reason is that the last cycle has not ended on that day, less the tolerance of the
    profile (CYC04). Raises :class:`okomodel.errors.UnknownName` for an unknown profile.

    >>> begun = next_cycle(Dossier(id="x", name="X", municipalities=["GM0302"]), on="2026-10-01")
    >>> [finding.code for finding in why_not_begin(begun, "2027-10-01")]
    ['CYC04']
    >>> why_not_begin(begun, "2028-10-01")
    ()
    """
    only_dossier(dossier)
    return tuple(_overlap(dossier, as_day(on), profile_of(profile)))


def next_cycle(
    dossier: Dossier,
    *,
    on: date | str,
    round: str | None = None,
    profile: Profile | str = _PROFILE,
) -> Dossier:
    """The dossier with its first or next cycle, begun on a day.

    Nothing is copied: plans that still run stay in their cycle and are found by day. The new one
    follows the template of the one before it (the first: that of the profile). Raises
    :class:`okomodel.errors.LifecycleError` (CYC04) where the one before it has not ended, less
    the tolerance.

    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> next_cycle(new, on="2026-10-01").cycles[0].number
    1
    """
    day, by = as_day(on), profile_of(profile)
    only_dossier(dossier)
    _refuse(_overlap(dossier, day, by))
    last = dossier.cycle_begun_by(date.max)
    name = last.template if last and last.template in templates else by.template
    begun = PlanCycle(
        number=last.number + 1 if last else 1,
        start=day,
        months=templates[name].months,
        template=name,
        round=round,
    )
    return attrs.evolve(dossier, cycles=(*dossier.cycles, begun))


def _course(
    dossier: Dossier, milestone: Milestone, day: date, number: int | None, profile: Profile
) -> Course:
    """The course to which a milestone belongs; the preparation, where no cycle has begun."""
    only_dossier(dossier)
    template = templates[profile.template]
    if template.belongs_to_preparation(milestone):
        return Course.preparation(dossier, template)
    cycle = dossier.cycle_begun_by(day) if number is None else dossier.cycle(number)
    if cycle is None:
        return Course.preparation(dossier, template)
    return Course.of(dossier, cycle, templates.get(cycle.template, template))


def _recorded(dossier: Dossier, course: Course, milestone: Milestone, **changes: Any) -> Dossier:
    """The dossier with the record in the place of the old, or where the template has it."""
    records, known = list(course.records), course.places.get(milestone)
    if known:
        records[known[0]] = attrs.evolve(records[known[0]], **changes)
    else:
        order = course.order
        later = (
            at for at, one in enumerate(records) if order.get(one.milestone, -1) > order[milestone]
        )
        place = next(later, len(records))
        records.insert(place, MilestoneRecord(milestone=milestone, **changes))
    if course.cycle is None or course.index is None:
        return attrs.evolve(dossier, preparation=records)
    cycles = list(dossier.cycles)
    cycles[course.index] = attrs.evolve(course.cycle, milestones=records)
    return attrs.evolve(dossier, cycles=cycles)


def _reasons(
    course: Course, milestone: Milestone, day: date, profile: Profile
) -> Iterator[Finding]:
    if homeless := tuple(_homeless(course, milestone)):
        yield from homeless
        return
    yield from _settled(course, milestone)
    if course.cycle and day < course.first_day(profile):
        params = {"number": course.cycle.number, "first": course.first_day(profile)}
        yield _finding(course, milestone, "CYC02", "refused", **params, day=day)
    for earlier in course.still_open(milestone, day):
        yield _finding(course, milestone, "CYC01", "refused", day=day, earlier=earlier)
    for later, found in course.reached_after(milestone):
        if last_day(found.when) < day:
            told = {"later": later, "done": found.when}
            yield _finding(course, milestone, "CYC01", "too-late", day=day, **told)


def _settled_reasons(course: Course, milestone: Milestone) -> Iterator[Finding]:
    yield from _homeless(course, milestone)
    yield from _settled(course, milestone)


def _homeless(course: Course, milestone: Milestone) -> Iterator[Finding]:
    if course.cycle is None:
        if not course.belongs(milestone):
            yield _finding(course, milestone, "CYC09", "none")
    elif course.cycle.template not in templates:
        name = course.cycle.template
        yield _finding(course, milestone, "CYC09", "refused", template=name)


def _settled(course: Course, milestone: Milestone) -> Iterator[Finding]:
    record = course.record(milestone)
    if record and (done := record.reached):
        yield _finding(course, milestone, "CYC06", "done", done=done)
    elif record and record.skipped is not None:
        yield _finding(course, milestone, "CYC06", "skipped", reason=record.skipped)


def _finding(
    course: Course, milestone: Milestone, code: str, key: str, **params: object
) -> Finding:
    return rules[code].finding(f"dossier.{course.path}", key, milestone=milestone, **params)


def _overlap(dossier: Dossier, day: date, profile: Profile) -> Iterator[Finding]:
    last = dossier.cycle_begun_by(date.max)
    if last and day < (first := start_after(last, profile)):
        path = f"dossier.cycles[{dossier.cycles.index(last)}]"
        params = {"number": last.number, "end": last.last_day, "day": day, "first": first}
        yield rules["CYC04"].finding(path, "refused", **params)


def _refuse(reasons: Iterator[Finding]) -> None:
    if findings := tuple(reasons):
        raise LifecycleError(findings)
