"""A cycle on a day: its milestones on a calendar, what was chosen, what is planned."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from okomodel.insight.course import DEFAULT_TEMPLATE, Course
from okomodel.insight.disclosure import Disclosure
from okomodel.insight.facts import Fact
from okomodel.insight.occasion import Occasion
from okomodel.insight.timeline import Mark, Progress, course_of, timeline_of
from okomodel.model import (
    Action,
    ActionPlan,
    BudgetLine,
    Dossier,
    Milestone,
    MilestoneRecord,
    PlanCycle,
    ProgressReport,
)
from okomodel.model.priority import Priority
from okomodel.pages.facts import PARTICIPANT, facts, headings, named, remark, row, table_of, told_of
from okomodel.pages.sheet import (
    Block,
    Cell,
    Chart,
    Column,
    Line,
    Section,
    Sheet,
    Sign,
    Table,
    Tone,
)
from okomodel.pages.target import targets_table
from okomodel.reference.tables import grouped
from okomodel.reference.template import Step, templates
from okomodel.values.span import has_come
from okomodel.wording import Language, Wording

__all__ = ["cycle_blocks", "cycle_heading", "cycle_sheet", "milestones_table"]

_HEADING = Wording("Cycle {number}: {start} to {last}", "Cyclus {number}: {start} t/m {last}")
_HEADING_IN_PART = Wording(
    "Cycle {number}: {start} until {last}", "Cyclus {number}: {start} tot {last}"
)
_ABOUT = Wording("Cycle on {on}", "Cyclus op {on}")
_TO_COME = Wording("not begun on this day", "op deze dag niet begonnen")
_NO_TEMPLATE = Wording(
    'The template "{template}" is not known; the order is that of {shown}.',
    'Het sjabloon "{template}" is niet bekend; de volgorde is die van {shown}.',
)
_STANDING = Wording(
    "{settled} of {total} milestones done or skipped on {on}",
    "{settled} van {total} mijlpalen bereikt of overgeslagen op {on}",
)
_NOT_RECORDED = Wording("not recorded: {names}", "niet vastgelegd: {names}")
_LATE = Wording("late: {names}", "te laat: {names}")
_LEFT_OPEN = Wording("open: {names}", "open: {names}")
_NEXT = Wording("next: {name} ({how} {day})", "hierna: {name} ({how} {day})")

_MILESTONES = Wording("Milestones", "Mijlpalen")
_DONE, _PLANNED = Wording("done", "bereikt"), Wording("planned", "gepland")
_SKIPPED, _OPEN = Wording("skipped", "overgeslagen"), Wording("open", "open")
_DAY_PASSED = Wording("this day has passed", "deze dag is voorbij")
_PASSED = Wording("not recorded", "niet vastgelegd")
_DONE_LATER = Wording("recorded as done on {done}", "vastgelegd als bereikt op {done}")
_ALSO_SKIPPED = Wording("also skipped: {reason}", "ook overgeslagen: {reason}")
_ELSEWHERE = Wording("does not belong in this part", "hoort niet in dit deel")

_PRIORITIES = Wording("Priorities", "Speerpunten")
_ALL_DOMAINS = Wording("across domains", "over domeinen heen")
_TARGETS = Wording("Targets", "Streefcijfers")
_EUROS = Wording("{year}: {amount} euros", "{year}: {amount} euro")
_OF_CYCLE = named(PlanCycle, "priorities", "plan")
_OF_PRIORITY = named(Priority, "domain", "chosen_on")
_OF_PLAN = named(ActionPlan, "actions")
_OF_ACTION = {"title": _OF_PLAN["actions"], **named(Action, "kind", "planned", "status")}
_BUDGET = named(Action, "budget")["budget"]
_REPORTS = Wording("Progress reports", "Voortgangsrapportages")
_OF_REPORT = {
    **named(ProgressReport, "on", "audience", "status", "period"),
    "audience": Wording("For", "Voor"),
    "period": Wording("About", "Over"),
}

_SIGNS = {
    Progress.DONE: Sign.FULL,
    Progress.SKIPPED: Sign.STRUCK,
    Progress.LATE: Sign.ALARM,
    Progress.PLANNED: Sign.HOLLOW,
    Progress.EXPECTED: Sign.FAINT,
}


def cycle_sheet(cycle: PlanCycle, occasion: Occasion, lang: Language) -> Sheet:
    """A cycle on a day, as a sheet; by itself it knows nothing of other figures of its rounds."""
    shown = Disclosure.of(occasion.policy, targets=cycle.targets)
    blocks = tuple(cycle_blocks(cycle, shown, occasion, lang))
    about = _ABOUT.text(lang, on=occasion.on)
    return Sheet(cycle_heading(cycle, lang), about, (Section("", blocks),))


def cycle_heading(cycle: PlanCycle, lang: Language) -> str:
    """Its number, its first and its last day."""
    last = cycle.last_day if cycle.start.day else cycle.end
    heading = _HEADING if cycle.start.day else _HEADING_IN_PART
    return heading.text(lang, number=cycle.number, start=cycle.start, last=last)


def cycle_blocks(
    cycle: PlanCycle,
    shown: Disclosure,
    occasion: Occasion,
    lang: Language,
    dossier: Dossier | None = None,
) -> Iterator[Block]:
    """What there is to say of a cycle; what it does not have is left out."""
    on = occasion.on
    if cycle.start.earliest > on:
        yield remark(_TO_COME, lang)
    if cycle.template not in templates:
        known = {"template": cycle.template, "shown": DEFAULT_TEMPLATE}
        yield remark(_NO_TEMPLATE, lang, Tone.WARNING, **known)
    yield from _course(course_of(cycle, dossier, occasion.register), cycle, occasion, lang)
    if cycle.priorities:
        yield Section(_PRIORITIES.text(lang), (_priorities(cycle.priorities, lang),))
    if cycle.targets:
        yield Section(_TARGETS.text(lang), (targets_table(cycle.targets, shown, lang),))
    if cycle.plan:
        yield Section(_OF_CYCLE["plan"].text(lang), tuple(_plan(cycle.plan, lang)), folded=True)
    if cycle.reports:
        reports = table_of(cycle.reports, _OF_REPORT, lang)
        yield Section(_REPORTS.text(lang), (reports,), folded=True)


# ---------------------------------------------------------------------------------- the timeline


def _course(
    course: Course, cycle: PlanCycle, occasion: Occasion, lang: Language
) -> Iterator[Block]:
    """The milestones of a cycle: on a calendar, and one by one."""
    marks = timeline_of(course, occasion.on, occasion.profile)
    yield _chart(course, cycle, marks, occasion.on, lang)
    recorded = milestones_table(course, occasion.on, lang, marks)
    yield Section(_MILESTONES.text(lang), (recorded,), folded=True)


def _chart(
    course: Course, cycle: PlanCycle, marks: Sequence[Mark], on: date, lang: Language
) -> Chart:
    return Chart(
        cycle.start.earliest,
        cycle.last_day,
        on,
        tuple(_line(mark, lang) for mark in marks),
        _alternative(course, marks, on, lang),
    )


def _line(mark: Mark, lang: Language) -> Line:
    said = f"{mark.progress.label(lang)} {mark.when.label(lang)}"
    if mark.progress is Progress.SKIPPED:
        said = mark.progress.label(lang)
    first = mark.when.earliest or mark.day
    return Line(mark.milestone.label(lang), first, mark.day, _SIGNS[mark.progress], said)


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


# ---------------------------------------------------------------------------------- milestones


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
            Cell(record.milestone.label(lang), Tone.WARNING),
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
        yield _open(unsaid, next(iter(asked), None), lang)
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


def _open(unsaid: Wording, mark: Mark | None, lang: Language, *notes: str) -> _Told:
    """A milestone of which no day is recorded: when it is expected, as far as that is known."""
    said = Cell(unsaid.text(lang), Tone.MUTED)
    if mark is None:
        return said, Cell(""), Cell(", ".join(notes), Tone.MUTED)
    late = _late(mark, lang)
    told = ", ".join((Progress.EXPECTED.label(lang), *late, *notes))
    when = Cell(mark.when.label(lang), Tone.MUTED)
    return said, when, Cell(told, Tone.ERROR if late else Tone.MUTED)


def _late(mark: Mark | None, lang: Language) -> tuple[str, ...]:
    is_late = mark is not None and mark.progress is Progress.LATE
    return (Progress.LATE.label(lang),) if is_late else ()


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
        return _open(unsaid, mark, lang, *notes)
    planned, when = _PLANNED.text(lang), Cell(record.planned.label(lang))
    if late := _late(mark, lang):
        return Cell(planned, Tone.ERROR), when, Cell(", ".join((*late, *notes)), Tone.ERROR)
    if record.planned.latest < on:
        passed = ", ".join((_DAY_PASSED.text(lang), *notes))
        return Cell(planned, Tone.WARNING), when, Cell(passed, Tone.MUTED)
    return Cell(planned), when, Cell(", ".join(notes), Tone.MUTED)


# ------------------------------------------------------------------------- chosen and planned


def _priorities(priorities: Iterable[Priority], lang: Language) -> Table:
    across = Cell(_ALL_DOMAINS.text(lang), Tone.MUTED)
    rows = (row(lang, one.title, one.domain or across, one.chosen_on) for one in priorities)
    wordings = (_OF_CYCLE["priorities"], *_OF_PRIORITY.values())
    return Table(headings(wordings, lang), tuple(rows))


def _plan(plan: ActionPlan, lang: Language) -> Iterator[Block]:
    rows = (
        *told_of(plan, "title", "period", "document", "adopted_by", "adopted_on"),
        (_BUDGET, _by_year((line for one in plan.actions for line in one.budget), lang)),
    )
    yield facts(rows, lang)
    if plan.actions:
        yield table_of(plan.actions, _OF_ACTION, lang)


def _by_year(lines: Iterable[BudgetLine], lang: Language) -> str:
    total: dict[int, int] = {}
    for line in lines:
        total[line.year] = total.get(line.year, 0) + line.amount
    years = (_EUROS.text(lang, year=year, amount=total[year]) for year in sorted(total))
    return ", ".join(years)
