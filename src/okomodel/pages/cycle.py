"""A cycle on a day: its milestones on a calendar, what was chosen, what is planned."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from okomodel.insight.course import DEFAULT_TEMPLATE, Course
from okomodel.insight.disclosure import Disclosure
from okomodel.insight.facts import Fact, Says
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
from okomodel.reference.template import Step, templates
from okomodel.values.span import has_come
from okomodel.wording import Language, Wording, said

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
_LATE = Wording("late: {names}", "te laat: {names}")
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
    yield _chart(cycle, marks, occasion.on, lang)
    recorded = milestones_table(course, occasion.on, lang, marks)
    yield Section(_MILESTONES.text(lang), (recorded,), folded=True)


def _chart(cycle: PlanCycle, marks: Sequence[Mark], on: date, lang: Language) -> Chart:
    return Chart(
        cycle.start.earliest,
        cycle.last_day,
        on,
        tuple(_line(mark, lang) for mark in marks),
        _alternative(marks, on, lang),
    )


def _line(mark: Mark, lang: Language) -> Line:
    said = f"{mark.progress.label(lang)} {mark.when.label(lang)}"
    if mark.progress is Progress.SKIPPED:
        said = mark.progress.label(lang)
    first = mark.when.earliest or mark.day
    return Line(mark.milestone.label(lang), first, mark.day, _SIGNS[mark.progress], said)


def _alternative(marks: Sequence[Mark], on: date, lang: Language) -> str:
    settled = [one for one in marks if one.progress in (Progress.DONE, Progress.SKIPPED)]
    late = tuple(one.milestone for one in marks if one.progress is Progress.LATE)
    coming = [one for one in marks if one.progress in (Progress.PLANNED, Progress.EXPECTED)]
    told = [_STANDING.text(lang, settled=len(settled), total=len(marks), on=on)]
    if late:
        told.append(_LATE.text(lang, names=late))
    if coming:
        first = min(coming, key=lambda one: one.day)
        told.append(_NEXT.text(lang, name=first.milestone, how=first.progress, day=first.when))
    return "; ".join(told) + "."


# ---------------------------------------------------------------------------------- milestones


def milestones_table(course: Course, on: date, lang: Language, marks: Iterable[Mark] = ()) -> Table:
    """Every milestone of a course in the order of its template, and what else was recorded.

    ``marks`` say when those are expected of which no day is recorded.
    """
    expected = {mark.milestone: mark for mark in marks}
    rows: list[tuple[Cell, ...]] = []
    for step in course.steps:
        of_it = [course.records[place] for place in course.places.get(step.milestone, ())]
        name = Cell(step.milestone.label(lang))
        if fact := _fact(course, step, on):
            rows.append((name, *_said(fact, lang, *of_it)))
        else:
            rows += [(name, *_record(record, on, lang)) for record in of_it]
            rows += [] if of_it else [(name, *_open(course, step, expected, on, lang))]
    rows += [
        (
            Cell(said(Milestone.named(record.milestone), lang), Tone.WARNING),
            *_record(record, on, lang, stray=True),
        )
        for record in course.records
        if not course.belongs(record.milestone)
    ]
    return Table((Column(), Column(), Column(), Column()), tuple(rows))


def _fact(course: Course, step: Step, on: date) -> Fact | None:
    """What beside the record says that a milestone was reached, where the record does not."""
    found = course.reached(step.milestone)
    if found is None or found.since > on or found.said_by[0].says is Says.RECORD:
        return None
    return found.said_by[0]


def _said(fact: Fact, lang: Language, *records: MilestoneRecord) -> tuple[Cell, Cell, Cell]:
    """A milestone that was reached, as a fact says."""
    skipped = (one.skipped for one in records if one.skipped is not None)
    also = (_ALSO_SKIPPED.text(lang, reason=reason) for reason in skipped)
    how = ", ".join((fact.says.label(lang), *also))
    return Cell(_DONE.text(lang), Tone.GOOD), Cell(fact.when.label(lang)), Cell(how, Tone.MUTED)


def _open(
    course: Course, step: Step, expected: Mapping[Milestone, Mark], on: date, lang: Language
) -> tuple[Cell, Cell, Cell]:
    """A milestone of which nothing is recorded: open, or passed by a later one."""
    if course.order[step.milestone] < course.furthest(on):
        return Cell(_PASSED.text(lang), Tone.MUTED), Cell(""), Cell("")
    opened = Cell(_OPEN.text(lang), Tone.MUTED)
    if (mark := expected.get(step.milestone)) is None:
        return opened, Cell(""), Cell("")
    tone = Tone.ERROR if mark.progress is Progress.LATE else Tone.MUTED
    when = Progress.EXPECTED.label(lang)
    how = f"{when}, {mark.progress.label(lang)}" if mark.progress is Progress.LATE else when
    return opened, Cell(mark.when.label(lang), Tone.MUTED), Cell(how, tone)


def _record(
    record: MilestoneRecord, on: date, lang: Language, *, stray: bool = False
) -> tuple[Cell, Cell, Cell]:
    """How far a milestone is, the day of that, and what else is known of it."""
    notes = [_ELSEWHERE.text(lang)] if stray else []
    if record.participants is not None:
        notes.append(PARTICIPANT.counted(record.participants, lang))
    how, when, more = _how_far(record, on, lang)
    return how, Cell(when), Cell(", ".join((*more, *notes)), Tone.MUTED)


def _how_far(
    record: MilestoneRecord, on: date, lang: Language
) -> tuple[Cell, str, tuple[str, ...]]:
    done = record.reached
    if done and has_come(done, on):
        also = () if record.skipped is None else (_ALSO_SKIPPED.text(lang, reason=record.skipped),)
        return Cell(_DONE.text(lang), Tone.GOOD), done.label(lang), also
    if record.skipped is not None:
        return Cell(_SKIPPED.text(lang), Tone.MUTED), "", (record.skipped,)
    later = (_DONE_LATER.text(lang, done=done),) if done else ()
    if record.planned is None:
        return Cell(_OPEN.text(lang), Tone.MUTED), "", later
    passed = record.planned.latest < on
    late = (_DAY_PASSED.text(lang),) if passed else ()
    tone = Tone.WARNING if passed else Tone.PLAIN
    return Cell(_PLANNED.text(lang), tone), record.planned.label(lang), (*late, *later)


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
