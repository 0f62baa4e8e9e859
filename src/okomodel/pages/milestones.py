"""The milestones of a preparation or a cycle on a day: on a calendar, and one by one."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from okomodel.insight.course import Course
from okomodel.insight.due import days_late
from okomodel.insight.facts import Fact
from okomodel.insight.timeline import Mark, Progress
from okomodel.model import Milestone, MilestoneRecord, PlanCycle
from okomodel.pages.facts import PARTICIPANT
from okomodel.pages.sheet import Cell, Chart, Column, Line, Sign, Table, Tone
from okomodel.reference.tables import grouped
from okomodel.reference.template import Step
from okomodel.values.span import has_come
from okomodel.wording import Language, Wording, said

__all__ = ["milestones_chart", "milestones_table"]

_TITLE = Wording("Cycle {number} on a calendar", "Cyclus {number} op de kalender")
_START, _END = Wording("start {day}", "begin {day}"), Wording("end {day}", "einde {day}")
_STANDING = Wording(
    "{settled} of {total} milestones done or skipped on {on}",
    "{settled} van {total} mijlpalen bereikt of overgeslagen op {on}",
)
_NOT_RECORDED = Wording("not recorded: {names}", "niet vastgelegd: {names}")
_LATE = Wording("late: {names}", "te laat: {names}")
_LEFT_OPEN = Wording("open: {names}", "open: {names}")
_NEXT = Wording("next: {name} ({how} {day})", "hierna: {name} ({how} {day})")

_DONE, _PLANNED = Wording("done", "bereikt"), Wording("planned", "gepland")
_SKIPPED, _OPEN = Wording("skipped", "overgeslagen"), Wording("open", "open")
_WAS_EXPECTED = Wording("was expected", "was verwacht")
_DAY_PASSED = Wording("this day has passed", "deze dag is voorbij")
_PASSED = Wording("not recorded", "niet vastgelegd")
_DONE_LATER = Wording("recorded as done on {done}", "vastgelegd als bereikt op {done}")
_ALSO_SKIPPED = Wording("also skipped: {reason}", "ook overgeslagen: {reason}")
_ELSEWHERE = Wording("does not belong in this part", "hoort niet in dit deel")

_SIGNS = {
    Progress.DONE: Sign.FULL,
    Progress.SKIPPED: Sign.STRUCK,
    Progress.LATE: Sign.ALARM,
    Progress.PLANNED: Sign.HOLLOW,
    Progress.EXPECTED: Sign.FAINT,
}


# ---------------------------------------------------------------------------------- on a calendar


def milestones_chart(
    course: Course, cycle: PlanCycle, marks: Sequence[Mark], on: date, lang: Language
) -> Chart:
    """The milestones of a cycle on a calendar, and in one sentence."""
    return Chart(
        cycle.start.earliest,
        cycle.last_day,
        on,
        tuple(_line(mark, on, lang) for mark in marks),
        _alternative(course, marks, on, lang),
        _TITLE.text(lang, number=cycle.number),
        _START.text(lang, day=cycle.start),
        _END.text(lang, day=cycle.last_day),
    )


def _line(mark: Mark, on: date, lang: Language) -> Line:
    said = f"{mark.progress.label(lang)} {mark.when.label(lang)}"
    if mark.progress is Progress.SKIPPED:
        said = mark.progress.label(lang)
    if mark.progress is Progress.LATE:
        said = _days_late(mark, on, lang)
    first, last = mark.when.earliest, mark.when.latest
    sign = _SIGNS[mark.progress]
    return Line(mark.milestone.label(lang), first or last, last or first, sign, said)


def _alternative(course: Course, marks: Sequence[Mark], on: date, lang: Language) -> str:
    """All of its milestones in one sentence: how many were reached, and how the others stand."""
    opened, waiting = [_names(some) for some in (course.open_steps(on), course.waiting_steps(on))]
    total = len(course.steps)
    told = [_STANDING.text(lang, settled=total - len(opened), total=total, on=on)]
    if passed := tuple(one for one in opened if one not in waiting):
        told.append(_NOT_RECORDED.text(lang, names=passed))
    if not course.has_begun(on) or course.is_asked(on):
        told += _to_come([one for one in marks if one.milestone in waiting], lang)
    elif waiting:
        told.append(_LEFT_OPEN.text(lang, names=waiting))
    return "; ".join(told) + "."


def _names(steps: Iterable[Step]) -> tuple[Milestone, ...]:
    return tuple(one.milestone for one in steps)


def _to_come(marks: Sequence[Mark], lang: Language) -> Iterator[str]:
    """What is late, and what comes first of the rest."""
    if late := tuple(one.milestone for one in marks if one.progress is Progress.LATE):
        yield _LATE.text(lang, names=late)
    if coming := [one for one in marks if one.milestone not in late]:
        first = min(coming, key=lambda one: one.day)
        yield _NEXT.text(lang, name=first.milestone, how=first.progress, day=first.when)


# ---------------------------------------------------------------------------------- one by one


def milestones_table(course: Course, on: date, lang: Language, marks: Iterable[Mark] = ()) -> Table:
    """Every milestone of a course in the order of its template, and what else was recorded.

    ``marks`` say when those are expected of which no day is recorded, and which are late.
    """
    by_milestone = grouped((mark.milestone, mark) for mark in marks)
    rows: list[tuple[Cell, ...]] = []
    for step in course.steps:
        name = Cell(step.milestone.label(lang))
        told = _told(course, step, by_milestone.get(step.milestone, ()), on, lang)
        rows += [(name, *row) for row in told]
    rows += [
        (
            Cell(said(Milestone.named(record.milestone), lang), Tone.WARNING),
            *_record(record, None, on, lang, is_stray=True),
        )
        for record in course.records
        if not course.belongs(record.milestone)
    ]
    return Table((Column(), Column(), Column(), Column()), tuple(rows))


_Told = tuple[Cell, Cell, Cell]
"""How far a milestone is, the day of that, and what else is known of it."""


def _told(
    course: Course, step: Step, marks: Sequence[Mark], on: date, lang: Language
) -> Iterator[_Told]:
    """What is said of a milestone: once, or by each of its records."""
    records = [course.records[place] for place in course.places.get(step.milestone, ())]
    if fact := _fact(course, step, on):
        yield _said(fact, lang, *records)
        return
    is_passed = course.order[step.milestone] < course.furthest(on)
    unsaid, asked = (_PASSED, ()) if is_passed else (_OPEN, marks)
    if not records:
        yield _open(unsaid, next(iter(asked), None), on, lang)
    for place, record in enumerate(records):
        yield _record(record, asked[place] if asked else None, on, lang, unsaid)


def _fact(course: Course, step: Step, on: date) -> Fact | None:
    """What beside the record says that a milestone was reached, where the record does not."""
    found = course.reached(step.milestone)
    if found is None or found.since > on or found.is_recorded:
        return None
    return found.said_by[0]


def _said(fact: Fact, lang: Language, *records: MilestoneRecord) -> _Told:
    """A milestone that was reached, as a fact says."""
    skipped = (one.skipped for one in records if one.skipped is not None)
    also = (_ALSO_SKIPPED.text(lang, reason=reason) for reason in skipped)
    how = ", ".join((fact.says.label(lang), *also))
    return Cell(_DONE.text(lang), Tone.GOOD), Cell(fact.when.label(lang)), Cell(how, Tone.MUTED)


def _open(unsaid: Wording, mark: Mark | None, on: date, lang: Language, *notes: str) -> _Told:
    """A milestone of which no day is recorded: when it is expected, as far as that is known."""
    said = Cell(unsaid.text(lang), Tone.MUTED)
    if mark is None:
        return said, Cell(""), Cell(", ".join(notes), Tone.MUTED)
    late = _late(mark, on, lang)
    how = _WAS_EXPECTED.text(lang) if late else Progress.EXPECTED.label(lang)
    told = ", ".join((*late, how, *notes))
    when = Cell(mark.when.label(lang), Tone.MUTED)
    return said, when, Cell(told, Tone.ERROR if late else Tone.MUTED)


def _late(mark: Mark | None, on: date, lang: Language) -> tuple[str, ...]:
    if mark is None or mark.progress is not Progress.LATE:
        return ()
    return (_days_late(mark, on, lang),)


def _days_late(mark: Mark, on: date, lang: Language) -> str:
    return days_late((on - mark.day).days, lang)


def _record(
    record: MilestoneRecord,
    mark: Mark | None,
    on: date,
    lang: Language,
    unsaid: Wording = _OPEN,
    *,
    is_stray: bool = False,
) -> _Told:
    """What one record says of a milestone: how far it is, and what else is known of it."""
    notes = [_ELSEWHERE.text(lang)] if is_stray else []
    if record.participants is not None:
        notes.append(PARTICIPANT.counted(record.participants, lang))
    done = record.reached
    if not record.settled_by(on):
        later = [_DONE_LATER.text(lang, done=done)] if done else []
        return _to_do(record, mark, on, lang, unsaid, *later, *notes)
    if done is None or not has_come(done, on):
        told = ", ".join((record.skipped or "", *notes))
        return Cell(_SKIPPED.text(lang), Tone.MUTED), Cell(""), Cell(told, Tone.MUTED)
    reason = record.skipped
    also = [] if reason is None else [_ALSO_SKIPPED.text(lang, reason=reason)]
    told = ", ".join((*also, *notes))
    return Cell(_DONE.text(lang), Tone.GOOD), Cell(done.label(lang)), Cell(told, Tone.MUTED)


def _to_do(
    record: MilestoneRecord,
    mark: Mark | None,
    on: date,
    lang: Language,
    unsaid: Wording,
    *notes: str,
) -> _Told:
    """A milestone that was neither reached nor skipped: for when it is planned, or expected."""
    if record.planned is None:
        return _open(unsaid, mark, on, lang, *notes)
    planned, when = _PLANNED.text(lang), Cell(record.planned.label(lang))
    if late := _late(mark, on, lang):
        return Cell(planned, Tone.ERROR), when, Cell(", ".join((*late, *notes)), Tone.ERROR)
    if record.planned.latest < on:
        passed = ", ".join((_DAY_PASSED.text(lang), *notes))
        return Cell(planned, Tone.WARNING), when, Cell(passed, Tone.MUTED)
    return Cell(planned), when, Cell(", ".join(notes), Tone.MUTED)
