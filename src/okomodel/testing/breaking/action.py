"""ACT: actions outside their plan, without an owner, a priority, money or a reason."""

from datetime import date, timedelta

import attrs

from okomodel.model import ActionKind, ActionStatus, Dossier
from okomodel.testing.breaking.registry import breaks, in_plan, plan_of, with_changed_action
from okomodel.testing.parts import Part
from okomodel.values import Period
from okomodel.values.calendar import months_after

__all__: list[str] = []

_RUNNING = 1


@breaks("ACT01", has=[Part.PLAN])
def action_outside_plan(dossier: Dossier, _on: date) -> Dossier:
    """Break ACT01: an action that is planned to outlast its plan."""
    period = plan_of(dossier).period
    last = months_after((period.end or period.start).latest, 1)
    return with_changed_action(dossier, _RUNNING, planned=Period(period.start, last))


@breaks("ACT02", has=[Part.PLAN])
def action_without_owner(dossier: Dossier, _on: date) -> Dossier:
    """Break ACT02: an action that nobody owns."""
    return with_changed_action(dossier, 0, owner=None)


@breaks("ACT03", has=[Part.PLAN])
def action_without_priority(dossier: Dossier, _on: date) -> Dossier:
    """Break ACT03: one action more, which serves no priority."""
    actions = plan_of(dossier).actions
    more = attrs.evolve(actions[0], id="losse-actie", title="Losse actie", priority=None)
    return in_plan(dossier, actions=[*actions, more])


@breaks("ACT04", has=[Part.PLAN])
def one_sided_plan(dossier: Dossier, _on: date) -> Dossier:
    """Break ACT04: nothing but one-off actions."""
    actions = (attrs.evolve(one, kind=ActionKind.ONE_OFF) for one in plan_of(dossier).actions)
    return in_plan(dossier, actions=actions)


@breaks("ACT05", has=[Part.PLAN])
def plan_too_long(dossier: Dossier, _on: date) -> Dossier:
    """Break ACT05: a plan for four years."""
    start = plan_of(dossier).period.start
    return in_plan(dossier, period=Period(start, months_after(start.latest, 48)))


@breaks("ACT06", has=[Part.PLAN])
def action_status_contradicts_dates(dossier: Dossier, on: date) -> Dossier:
    """Break ACT06: an action that is still called planned, though it should have begun."""
    begun = Period(on - timedelta(days=14), on)
    planned = ActionStatus.PLANNED
    money = [attrs.evolve(one, year=on.year) for one in plan_of(dossier).actions[0].budget]
    return with_changed_action(dossier, 0, status=planned, planned=begun, actual=None, budget=money)


@breaks("ACT07", has=[Part.PLAN])
def action_without_budget(dossier: Dossier, _on: date) -> Dossier:
    """Break ACT07: an action that names no money."""
    return with_changed_action(dossier, 0, budget=())


@breaks("ACT08", has=[Part.PLAN])
def stopped_without_reason(dossier: Dossier, _on: date) -> Dossier:
    """Break ACT08: an action on hold, and not a word why."""
    return with_changed_action(dossier, 0, status=ActionStatus.ON_HOLD)


@breaks("ACT09", has=[Part.PLAN])
def budget_outside_action(dossier: Dossier, _on: date) -> Dossier:
    """Break ACT09: money for a year before the action began."""
    action = plan_of(dossier).actions[0]
    line = attrs.evolve(action.budget[0], year=action.planned.start.year - 1)
    return with_changed_action(dossier, 0, budget=[line])
