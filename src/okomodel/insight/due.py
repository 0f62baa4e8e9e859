"""What milestones are due, which are late and by how much, and which wait for others."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Self, final

import attrs

from okomodel.display import OneLine, Shown, line, lines
from okomodel.insight.course import Course, last_start_after, template_of
from okomodel.insight.participation import presence
from okomodel.insight.standing import only_dossier
from okomodel.model.cycle import Milestone, Stage, by_start
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.reference.profile import Profile, profile_of
from okomodel.reference.template import Step, templates
from okomodel.values.calendar import as_day
from okomodel.values.partial_date import PartialDate
from okomodel.values.span import Span, last_day
from okomodel.wording import Language, Noun, Wording

__all__ = [
    "Due",
    "Schedule",
    "days_late",
    "due",
    "late_milestones",
    "open_milestones",
    "standing_of",
]


_NEXT_CYCLE = Wording("start of the next cycle", "begin van de volgende cyclus")
_PLANNED, _EXPECTED = Wording("planned", "gepland"), Wording("expected", "verwacht")
_WAS = Wording("was {how}", "was {how}")
_WITHIN = Wording("{how}, not late yet", "{how}, nog niet te laat")
_BLOCKED = Wording("{how}, waits for {milestones}", "{how}, wacht op {milestones}")
_LATE = Wording("{days} late", "{days} te laat")
_DAY = Noun(Wording("day", "dag"), Wording("days", "dagen"))


@final
@attrs.frozen(kw_only=True, repr=False)
class Due(OneLine):
    """One thing that is still to be done.

    ``milestone`` is None for the start of the next cycle. ``cycle`` is the number of the cycle
    (None: the preparation). ``by`` is the last day for which it is planned, or else ``expected``,
    when the template expects it. ``limit`` is the last day on which it is in time: its planned
    day, or where none is planned the expected day plus the tolerance of the profile. It is late
    past that, unless it is of a preparation on which support has followed; ``late_by`` then counts
    the days since ``by``, and else is 0. ``blocked_by`` must be done or skipped first. ``path`` is
    its place in the dossier (empty: it is not recorded yet).
    """

    milestone: Milestone | None
    part: Stage
    cycle: int | None
    planned: PartialDate | None
    expected: PartialDate | Span
    limit: date
    late_by: int
    blocked_by: tuple[Milestone, ...]
    path: str

    @property
    def is_late(self) -> bool:
        """Whether it should have been done."""
        return self.late_by > 0

    @property
    def by(self) -> date:
        """The last day by which it should be done: planned, or else expected."""
        return last_day(self.planned or self.expected)

    def label(self, lang: Language = "en") -> str:
        """What is to be done, in words."""
        return _NEXT_CYCLE.text(lang) if self.milestone is None else self.milestone.label(lang)


@final
class Schedule(Shown, tuple[Due, ...]):  # noqa: SLOT001 - a tuple has no room for slots
    """What is due as of the day ``on``, soonest first: a tuple that knows its day.

    >>> due(Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-02-01")
    <Schedule on 2026-02-01: nothing due>
    """

    on: date

    def __new__(cls, items: Iterable[Due], on: date) -> Self:
        """The things that are due, in the order given."""
        made = super().__new__(cls, items)
        made.on = on
        return made

    def __getnewargs__(self) -> tuple[tuple[Due, ...], date]:
        return (*self,), self.on


def _line(schedule: Schedule) -> str:
    late = sum(one.is_late for one in schedule)
    told = (
        f"{len(schedule)} due, {late} late, first {schedule[0].by}" if schedule else "nothing due"
    )
    return line(schedule, f"on {schedule.on}:", told)


lines[Schedule] = _line


def due(
    dossier: Dossier,
    on: date | str,
    profile: Profile | str = "oko-nl",
    programme: Programme | None = None,
) -> Schedule:
    """What is still to be done as of a day, soonest first.

    That is every milestone of the cycle that runs on that day, and of a preparation that has
    begun, which was neither reached (by its record or by another fact, :func:`okomodel.reached`),
    skipped nor passed by then; and the start of the next cycle, when the last one ends. What a
    cycle left open is due no more when it has run out, or another has followed. A participant
    that has paused or stopped owes nothing; nor does one of which nothing has begun.
    The events of a ``programme`` may say that a milestone was reached, too.

    >>> from okomodel.lifecycle import complete
    >>> new = complete(
    ...     Dossier(id="x", name="X", municipalities=["GM0302"]), "decision", on="2026-01-15"
    ... )
    >>> [(one.label(), str(one.by)) for one in due(new, "2026-02-01")][0]
    ('agreement', '2026-02-15')
    """
    only_dossier(dossier)
    day, by = as_day(on), profile_of(profile)
    if presence(dossier.participation).is_away(day):
        return Schedule((), day)
    found = [*open_milestones(dossier, day, by, programme), *_next_cycle(dossier, day, by)]
    return Schedule(sorted(found, key=lambda one: one.by), day)


def open_milestones(
    dossier: Dossier, day: date, profile: Profile, programme: Programme | None = None
) -> Iterator[Due]:
    """The milestones that are open on a day, of the preparation and of the cycle that runs."""
    courses = [Course.preparation(dossier, templates[profile.template], programme)]
    if cycle := dossier.cycle_begun_by(day):
        courses.append(Course.of(dossier, cycle, template_of(cycle), programme))
    for course in courses:
        yield from _open(course, day, profile)


def late_milestones(course: Course, day: date, profile: Profile) -> Iterator[Due]:
    """Those of the open milestones of a course that should have been done."""
    # Of the many that are in time it is not worked out what they wait for.
    for step in course.late_steps(day, profile):
        yield _due(course, step, day, profile, is_late=True)


def _open(course: Course, day: date, profile: Profile) -> Iterator[Due]:
    late = {*course.late_steps(day, profile)}
    for step in course.asked_steps(day):
        yield _due(course, step, day, profile, is_late=step in late)


def _due(course: Course, step: Step, day: date, profile: Profile, *, is_late: bool) -> Due:
    planned, expected = course.planned(step.milestone), course.expected(step)
    return Due(
        milestone=step.milestone,
        part=step.part,
        cycle=course.number,
        planned=planned,
        expected=expected,
        limit=course.last_day(step, profile),
        late_by=(day - last_day(planned or expected)).days if is_late else 0,
        blocked_by=tuple(course.still_open(step.milestone, day)),
        path=_path(course, step.milestone),
    )


def _path(course: Course, milestone: Milestone) -> str:
    """The place of the record in the dossier, or else that of its cycle."""
    if places := course.places.get(milestone):
        return f"{course.records_path}[{places[0]}]"
    return course.path if course.cycle else ""


def _next_cycle(dossier: Dossier, day: date, profile: Profile) -> Iterator[Due]:
    """The start of the next cycle, when the last one begun ends and none after it is recorded."""
    last = dossier.cycle_begun_by(day)
    if last is None or any(by_start(cycle) > by_start(last) for cycle in dossier.cycles):
        return
    expected = last.end
    limit = last_start_after(last, profile)
    yield Due(
        milestone=None,
        part=Stage.MONITORING,
        cycle=last.number + 1,
        planned=None,
        expected=expected,
        limit=limit,
        late_by=(day - last_day(expected)).days if day > limit else 0,
        blocked_by=(),
        path="cycles",
    )


# --------------------------------------------------------------------------------------- in words


def days_late(days: int, lang: Language) -> str:
    """By how many days something is late, as everything that shows it says it.

    >>> days_late(37, "nl"), days_late(1, "en")
    ('37 dagen te laat', '1 day late')
    """
    return _LATE.text(lang, days=_DAY.counted(days, lang))


def standing_of(one: Due, on: date) -> Wording:
    """How it stands on a day beside being late: planned or expected, and what it waits for."""
    how = _PLANNED if one.planned else _EXPECTED
    if one.is_late:
        how = _filled(_WAS, how=how)
    if one.blocked_by:
        return _filled(_BLOCKED, how=how, milestones=one.blocked_by)
    return _filled(_WITHIN, how=how) if one.by < on and not one.is_late else how


def _filled(wording: Wording, **params: object) -> Wording:
    return Wording(wording.text("en", **params), wording.text("nl", **params))
