"""How a dossier stands now: what is late and what is next, the plan that runs, its targets."""

from collections.abc import Iterable, Iterator
from datetime import date

from okomodel.insight.agenda import Urgency, agenda_on
from okomodel.insight.occasion import Occasion
from okomodel.model import Action, ActionPlan, ActionStatus, Dossier, PlanCycle
from okomodel.monitor.progress import TargetProgress
from okomodel.pages.agenda import NOTHING_LATE, agenda_sections, is_of_plan
from okomodel.pages.facts import NONE, headings, remark, row, said_columns
from okomodel.pages.money import total
from okomodel.pages.progress import ByTarget, short_table
from okomodel.pages.sheet import Block, Cell, Section, Table, Tone
from okomodel.wording import Language, Wording

__all__ = ["now_sections"]

_LATE = Wording("Late", "Te laat")
_PLAN = Wording("{title} (until {end})", "{title} (t/m {end})")
_OPEN_PLAN = Wording("{title}, from {start}", "{title}, vanaf {start}")
_OF_ACTION = (
    Wording("Action", "Actie"),
    Wording("Who", "Wie"),
    Wording("Budget", "Begroot"),
    Wording("Until", "Tot en met"),
)
_SETTLED = Wording("{number} of {total} actions {status}", "{number} van {total} acties {status}")
_NOT_KNOWN = Wording("not known", "onbekend")
_TARGETS = Wording("Targets of cycle {number}", "Streefcijfers van cyclus {number}")
_OVER = (ActionStatus.COMPLETED, ActionStatus.CANCELLED)


def now_sections(
    dossier: Dossier, occasion: Occasion, lang: Language, progress: ByTarget
) -> Iterator[Section]:
    """What whoever opens a dossier wants to see first."""
    yield from _to_do(dossier, occasion, lang)
    for one in dossier.cycles:
        if one.plan and one.plan.period.possible_on(occasion.on):
            blocks = tuple(_plan(one.plan, dossier, lang))
            yield Section(_heading(one.plan, lang), blocks)
    if cycle := _with_targets(dossier, occasion.on):
        found = [progress[id(one)] for one in cycle.targets if id(one) in progress]
        yield from _targets(cycle, found, lang)


def _to_do(dossier: Dossier, occasion: Occasion, lang: Language) -> Iterator[Section]:
    """What is late, now and soon, and what comes first where nothing does soon."""
    items = [one for one in agenda_on(dossier, occasion) if not is_of_plan(one)]
    near = [one for one in items if one.urgency is not Urgency.EXPECTED]
    if items and not any(one.urgency is Urgency.LATE for one in items):
        yield Section(_LATE.text(lang), (remark(NOTHING_LATE, lang, Tone.GOOD),))
    yield from agenda_sections(near or items[:1], lang)


def _heading(plan: ActionPlan, lang: Language) -> str:
    """What it is called, until when it runs, and how many actions are over."""
    worded = _PLAN if plan.period.end else _OPEN_PLAN
    when = worded.text(lang, title=plan.title, start=plan.period.start, end=plan.period.end)
    return "; ".join((when, *_settled(plan.actions, lang)))


def _plan(plan: ActionPlan, dossier: Dossier, lang: Language) -> Iterator[Block]:
    """The actions that are not over: who sees to them, what they cost, until when they run."""
    names = {one.id: one.name for one in dossier.organisations}
    rows = tuple(
        row(
            lang,
            _title(one, lang),
            names.get(one.owner, one.owner) if one.owner else None,
            _budget(one, dossier.currency, lang),
            one.planned.end,
        )
        for one in plan.actions
        if one.status not in _OVER
    )
    if rows:
        yield said_columns(Table(headings(_OF_ACTION, lang, "  9 "), rows))
    if not plan.actions:
        yield remark(NONE, lang)


def _budget(action: Action, currency: str, lang: Language) -> Cell:
    """What it may cost in all its years together."""
    if action.budget:
        return Cell(total(action.budget, currency, lang))
    return Cell(_NOT_KNOWN.text(lang), Tone.MUTED)


def _title(action: Action, lang: Language) -> str:
    """What it is called, and how far it is where it is not simply under way."""
    is_plain = action.status is ActionStatus.ACTIVE
    return action.title if is_plain else f"{action.title} ({action.status.label(lang)})"


def _settled(actions: Iterable[Action], lang: Language) -> Iterator[str]:
    every = [one.status for one in actions]
    for status in _OVER:
        if number := every.count(status):
            yield _SETTLED.text(lang, number=number, total=len(every), status=status)


def _with_targets(dossier: Dossier, on: date) -> PlanCycle | None:
    """The last cycle begun by a day that has targets."""
    begun = (one for one in dossier.cycles if one.targets and one.start.earliest <= on)
    return max(begun, default=None, key=lambda one: one.start.earliest)


def _targets(
    cycle: PlanCycle, found: Iterable[TargetProgress], lang: Language
) -> Iterator[Section]:
    every = tuple(found)
    if every:
        heading = _TARGETS.text(lang, number=cycle.number)
        yield Section(heading, (short_table(every, lang),))
