"""ACT: the actions of a plan, their dates, owners, and money."""

from collections.abc import Iterator
from datetime import date, timedelta

from okomodel.model import Action, ActionKind, ActionPlan, ActionStatus, PlanCycle
from okomodel.rules.registry import DossierCase, Fault, judges_dossier
from okomodel.values.calendar import months_after

__all__: list[str] = []

_Placed = tuple[str, Action, ActionPlan, PlanCycle]


def _actions(case: DossierCase) -> Iterator[_Placed]:
    for number, cycle in enumerate(case.dossier.cycles):
        if cycle.plan:
            for index, action in enumerate(cycle.plan.actions):
                yield f"cycles[{number}].plan.actions[{index}]", action, cycle.plan, cycle


def _plans(case: DossierCase) -> Iterator[tuple[str, ActionPlan]]:
    for number, cycle in enumerate(case.dossier.cycles):
        if cycle.plan:
            yield f"cycles[{number}].plan", cycle.plan


@judges_dossier("ACT01")
def action_outside_plan(case: DossierCase) -> Iterator[Fault]:
    """Judge by ACT01: an action is planned within the period of its plan."""
    for where, action, plan, _ in _actions(case):
        planned, last = action.planned, plan.period.end or date.max
        if planned.start < plan.period.start or (planned.end or planned.start) > last:
            params = {"title": action.title, "planned": planned, "period": plan.period}
            yield Fault(f"{where}.planned", **params)


@judges_dossier("ACT02")
def action_without_owner(case: DossierCase) -> Iterator[Fault]:
    """Judge by ACT02: an action has an owner."""
    for where, action, _, _ in _actions(case):
        if action.owner is None:
            yield Fault(where, title=action.title)


@judges_dossier("ACT03")
def action_without_priority(case: DossierCase) -> Iterator[Fault]:
    """Judge by ACT03: an action serves a priority of its cycle."""
    known = {one.id for cycle in case.dossier.cycles for one in cycle.priorities}
    for where, action, _, cycle in _actions(case):
        if action.priority is None:
            yield Fault(where, title=action.title)
        elif action.priority in known - {one.id for one in cycle.priorities}:
            params = {"title": action.title, "priority": action.priority}
            yield Fault(f"{where}.priority", "elsewhere", **params)


@judges_dossier("ACT04")
def one_sided_plan(case: DossierCase) -> Iterator[Fault]:
    """Judge by ACT04: a plan holds both one-off and sustained actions."""
    for where, plan in _plans(case):
        kinds = {action.kind for action in plan.actions}
        if len(kinds) == 1:
            missing = next(kind for kind in ActionKind if kind not in kinds)
            yield Fault(where, title=plan.title, missing=missing)


@judges_dossier("ACT05")
def plan_too_long(case: DossierCase) -> Iterator[Fault]:
    """Judge by ACT05: a plan runs for at most three years."""
    for where, plan in _plans(case):
        last = months_after(plan.period.start, case.profile.plan_months) - timedelta(days=1)
        if plan.period.end and plan.period.end > last:
            params = {"title": plan.title, "years": case.profile.plan_max}
            yield Fault(f"{where}.period", **params, end=plan.period.end, last=last)


@judges_dossier("ACT06")
def action_status_contradicts_dates(case: DossierCase) -> Iterator[Fault]:
    """Judge by ACT06: what an action's status says agrees with its dates."""
    for where, action, _, _ in _actions(case):
        for key in _contradictions(action, case.on):
            params = {"title": action.title, "status": action.status, "planned": action.planned}
            yield Fault(where, key, **params)


def _contradictions(action: Action, on: date) -> Iterator[str]:
    match action.status:
        case ActionStatus.PROPOSED | ActionStatus.PLANNED:
            yield from _not_begun(action, on)
        case ActionStatus.ACTIVE:
            yield from _under_way(action, on)
        case ActionStatus.COMPLETED:
            if not (action.actual and action.actual.end and action.actual.end <= on):
                yield "not-ended"
        case _:
            return


def _not_begun(action: Action, on: date) -> Iterator[str]:
    if action.actual:
        yield "begun"
    elif action.planned.start < on:
        yield "overdue"


def _under_way(action: Action, on: date) -> Iterator[str]:
    if action.actual is None or action.actual.start > on:
        yield "not-begun"
    elif action.actual.end and action.actual.end < on:
        yield "ended"
    elif action.planned.end and action.planned.end < on:
        yield "overrun"


@judges_dossier("ACT07")
def action_without_budget(case: DossierCase) -> Iterator[Fault]:
    """Judge by ACT07: an action names its budget."""
    for where, action, _, _ in _actions(case):
        if not action.budget:
            yield Fault(where, title=action.title)


@judges_dossier("ACT08")
def stopped_without_reason(case: DossierCase) -> Iterator[Fault]:
    """Judge by ACT08: an action on hold or cancelled says why."""
    for where, action, _, _ in _actions(case):
        is_stopped = action.status in (ActionStatus.ON_HOLD, ActionStatus.CANCELLED)
        if is_stopped and not action.status_reason:
            yield Fault(where, title=action.title, status=action.status)
