"""A cycle on a day: its milestones, what was chosen, what is planned."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from okomodel.insight.course import DEFAULT_TEMPLATE, Course
from okomodel.insight.occasion import Occasion
from okomodel.insight.timeline import course_of, timeline_of
from okomodel.model import Action, ActionPlan, Dossier, PlanCycle, ProgressReport
from okomodel.model.priority import Priority
from okomodel.monitor.disclosure import Disclosure
from okomodel.pages.facts import facts, headings, named, remark, row, table_of, told_of
from okomodel.pages.indicator import own_indicators
from okomodel.pages.milestones import milestones_chart, milestones_table
from okomodel.pages.money import by_year, titled_money
from okomodel.pages.sheet import Block, Cell, Section, Sheet, Table, Tone
from okomodel.pages.target import targets_table
from okomodel.reference.template import templates
from okomodel.values.calendar import whole_months_between
from okomodel.values.span import first_day
from okomodel.wording import Language, Noun, Wording

__all__ = ["cycle_blocks", "cycle_heading", "cycle_now", "cycle_sheet"]

_HEADINGS = (
    Wording("Cycle {number}: {start} to {last}", "Cyclus {number}: {start} t/m {last}"),
    Wording("Cycle {number}: {start} until {end}", "Cyclus {number}: {start} tot {end}"),
    Wording("Cycle {number}: {start}, for {lasting}", "Cyclus {number}: {start}, {lasting} lang"),
)
_NOW = (
    Wording("{number}, from {start} to {last}: {how}", "{number}, van {start} t/m {last}: {how}"),
    Wording("{number}, from {start} until {end}", "{number}, van {start} tot {end}"),
    Wording("{number}, from {start}, for {lasting}", "{number}, vanaf {start}, {lasting} lang"),
)
_MONTH = Noun(Wording("month", "maand"), Wording("months", "maanden"))
_IN_MONTH = Wording("month {month} of {months}", "maand {month} van {months}")
_ENDED = Wording("ended", "afgelopen")
_PERHAPS_TO_COME = Wording("perhaps not begun yet", "mogelijk nog niet begonnen")
_PERHAPS_ENDED = Wording("perhaps ended", "mogelijk afgelopen")
_ABOUT = Wording("Cycle on {on}", "Cyclus op {on}")
_TO_COME = Wording("not begun on this day", "op deze dag niet begonnen")
_NO_TEMPLATE = Wording(
    'The template "{template}" is not known; the order is that of {shown}.',
    'Het sjabloon "{template}" is niet bekend; de volgorde is die van {shown}.',
)
_MILESTONES = Wording("Milestones", "Mijlpalen")
_PRIORITIES = Wording("Priorities", "Speerpunten")
_ALL_DOMAINS = Wording("across domains", "over domeinen heen")
_TARGETS = Wording("Targets", "Streefcijfers")
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


def cycle_sheet(
    cycle: PlanCycle, occasion: Occasion, lang: Language, dossier: Dossier | None = None
) -> Sheet:
    """A cycle on a day, as a sheet.

    By itself it knows neither what other facts say of its milestones, nor other figures of its
    rounds, nor in what its money is counted.
    """
    shown = Disclosure.of_part(occasion.policy, dossier, targets=cycle.targets)
    blocks = tuple(cycle_blocks(cycle, shown, occasion, lang, dossier))
    about = _ABOUT.text(lang, on=occasion.on)
    return Sheet(cycle_heading(cycle, lang), about, (Section("", blocks),))


def cycle_heading(cycle: PlanCycle, lang: Language) -> str:
    """Its number, and from when until when it is, as far as that is known."""
    return _when(cycle, _HEADINGS, lang)


def cycle_now(cycle: PlanCycle, on: date, lang: Language) -> str:
    """The same of a cycle that may have begun, and how far it is on a day."""
    if cycle.start.day:
        month = whole_months_between(cycle.start.earliest, on) + 1
        how = _IN_MONTH if cycle.runs_on(on) else _ENDED
        return _when(cycle, _NOW, lang, how.text(lang, month=month, months=cycle.months))
    when = _when(cycle, _NOW, lang)
    how_far = ", ".join(one.text(lang) for one in _how_far(cycle, on))
    return f"{when}: {how_far}" if how_far else when


def _when(cycle: PlanCycle, wordings: Sequence[Wording], lang: Language, how: str = "") -> str:
    """To the day, or by parts of a year; by its length where its end is no part of a year."""
    to_the_day, in_part, by_length = wordings
    in_part = in_part if cycle.end.partial else by_length
    return (to_the_day if cycle.start.day else in_part).text(
        lang,
        number=cycle.number,
        start=cycle.start,
        last=cycle.last_day,
        end=cycle.end,
        lasting=_MONTH.counted(cycle.months, lang),
        how=how,
    )


def _how_far(cycle: PlanCycle, on: date) -> Iterator[Wording]:
    """How far a cycle may be of which the start is known in part; nothing where it surely runs."""
    if not cycle.runs_on(on):
        yield _ENDED
        return
    if on < cycle.start.latest:
        yield _PERHAPS_TO_COME
    if on >= first_day(cycle.end):
        yield _PERHAPS_ENDED


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
        own = own_indicators(dossier, occasion.register)
        targets = targets_table(cycle.targets, shown, own, lang)
        yield Section(_TARGETS.text(lang), (targets,))
    if cycle.plan:
        plan = _plan(cycle.plan, dossier.currency if dossier else None, lang)
        yield Section(_OF_CYCLE["plan"].text(lang), tuple(plan), folded=True)
    if cycle.reports:
        reports = table_of(cycle.reports, _OF_REPORT, lang)
        yield Section(_REPORTS.text(lang), (reports,), folded=True)


# ---------------------------------------------------------------------------------- the timeline


def _course(
    course: Course, cycle: PlanCycle, occasion: Occasion, lang: Language
) -> Iterator[Block]:
    """The milestones of a cycle: on a calendar, and one by one."""
    marks = timeline_of(course, occasion.on, occasion.profile)
    yield milestones_chart(course, cycle, marks, occasion.on, lang)
    recorded = milestones_table(course, occasion.on, lang, marks)
    yield Section(_MILESTONES.text(lang), (recorded,), folded=True)


# ------------------------------------------------------------------------- chosen and planned


def _priorities(priorities: Iterable[Priority], lang: Language) -> Table:
    across = Cell(_ALL_DOMAINS.text(lang), Tone.MUTED)
    rows = (row(lang, one.title, one.domain or across, one.chosen_on) for one in priorities)
    wordings = (_OF_CYCLE["priorities"], *_OF_PRIORITY.values())
    return Table(headings(wordings, lang), tuple(rows))


def _plan(plan: ActionPlan, currency: str | None, lang: Language) -> Iterator[Block]:
    money = (line for one in plan.actions for line in one.budget)
    rows = (
        *told_of(plan, "title", "period", "document", "adopted_by", "adopted_on"),
        (_BUDGET, by_year(money, currency, lang)),
    )
    yield facts(rows, lang)
    if plan.actions:
        yield table_of(plan.actions, _OF_ACTION, lang)
    yield from titled_money(plan.actions, currency, lang)
