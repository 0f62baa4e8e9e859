"""ACT: the actions of a plan, their dates, owners, and money."""

from collections.abc import Iterator
from datetime import date, timedelta

from okomodel.model import Action, ActionKind, ActionPlan, ActionStatus, BudgetLine, PlanCycle
from okomodel.model.document import Place
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.calendar import months_after
from okomodel.values.period import Period

__all__: list[str] = []


@rule("ACT01", Action)
def action_outside_plan(action: Action, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by ACT01: an action is planned within the period of its plan."""
    planned, period = action.planned, at.above(ActionPlan).period
    is_before = planned.start.latest < period.first_day
    last = (planned.end or planned.start).earliest
    if is_before or last > (period.last_day or date.max):
        yield Fault(at.to("planned"), title=action.title, planned=planned, period=period)


@rule("ACT02", Action)
def action_without_owner(action: Action, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by ACT02: an action has an owner."""
    if action.owner is None:
        yield Fault(at, title=action.title)


@rule("ACT03", Action)
def action_without_priority(action: Action, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by ACT03: an action serves a priority of its cycle."""
    if action.priority is None:
        yield Fault(at, title=action.title)
    elif action.priority in case.ids.get("priorities", ()):
        own = at.above(PlanCycle).priorities
        if all(action.priority != one.id for one in own):
            params = {"title": action.title, "priority": action.priority}
            yield Fault(at.to("priority"), "elsewhere", **params)


@rule("ACT04", ActionPlan)
def one_sided_plan(plan: ActionPlan, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by ACT04: a plan holds both one-off and sustained actions."""
    kinds = {action.kind for action in plan.actions}
    if len(kinds) == 1:
        missing = next(kind for kind in ActionKind if kind not in kinds)
        yield Fault(at, title=plan.title, missing=missing)


@rule("ACT05", ActionPlan)
def plan_too_long(plan: ActionPlan, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by ACT05: a plan runs for at most three years."""
    start = plan.period.start.latest
    last = months_after(start, case.profile.plan_months) - timedelta(days=1)
    if plan.period.end and plan.period.end.earliest > last:
        params = {"title": plan.title, "years": case.profile.plan_max}
        yield Fault(at.to("period"), **params, end=plan.period.end, last=last)


@rule("ACT06", Action)
def action_status_contradicts_dates(action: Action, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by ACT06: what an action's status says agrees with its dates."""
    for key in _contradictions(action, case.on):
        params = {"title": action.title, "status": action.status, "planned": action.planned}
        yield Fault(at, key, **params)


def _contradictions(action: Action, on: date) -> Iterator[str]:
    match action.status:
        case ActionStatus.PROPOSED | ActionStatus.PLANNED:
            yield from _not_begun(action, on)
        case ActionStatus.ACTIVE:
            yield from _under_way(action, on)
        case ActionStatus.COMPLETED:
            if not (action.actual and action.actual.end and action.actual.end.earliest <= on):
                yield "not-ended"
        case _:
            return


def _not_begun(action: Action, on: date) -> Iterator[str]:
    if action.actual:
        yield "begun"
    elif action.planned.start.latest < on:
        yield "overdue"


def _under_way(action: Action, on: date) -> Iterator[str]:
    if action.actual is None or action.actual.first_day > on:
        yield "not-begun"
    elif (last := action.actual.last_day) and last < on:
        yield "ended"
    elif (last := action.planned.last_day) and last < on:
        yield "overrun"


@rule("ACT07", Action)
def action_without_budget(action: Action, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by ACT07: an action names its budget."""
    if not action.budget:
        yield Fault(at, title=action.title)


@rule("ACT08", Action)
def stopped_without_reason(action: Action, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by ACT08: an action on hold or cancelled says why."""
    is_stopped = action.status in (ActionStatus.ON_HOLD, ActionStatus.CANCELLED)
    if is_stopped and not action.status_reason:
        yield Fault(at, title=action.title, status=action.status)


@rule("ACT09", BudgetLine)
def budget_outside_action(line: BudgetLine, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by ACT09: a budget line lies in a year of the action's planned or actual period."""
    action = at.parent.thing if at.parent else None
    if not isinstance(action, Action):
        return  # money of the dossier belongs to no action
    periods = [period for period in (action.planned, action.actual) if period]
    if not any(_touches(period, line.year) for period in periods):
        params = {"title": action.title, "planned": action.planned, "year": line.year}
        yield Fault(at.to("year"), **params)


def _touches(period: Period, year: int) -> bool:
    last = period.last_day or date.max
    return period.first_day.year <= year <= last.year
