"""PRI: three or four priorities, fixed for the cycle, each with targets and actions."""

from collections.abc import Iterator
from datetime import date

from okomodel.insight.facts import adoption, reached
from okomodel.model import LifeDomain, Milestone, PlanCycle, Priority
from okomodel.model.document import Place
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault

__all__: list[str] = []


@rule("PRI01", PlanCycle)
def priority_count(cycle: PlanCycle, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by PRI01: a cycle that has chosen its priorities has three or four of them."""
    least, most = case.profile.priorities_min, case.profile.priorities_max
    count = len(cycle.priorities)
    if _has_chosen(cycle, case.on) and not least <= count <= most:
        params = {"number": cycle.number, "count": count, "least": least, "most": most}
        yield Fault(at.to("priorities"), **params)


def _has_chosen(cycle: PlanCycle, day: date) -> bool:
    """Whether priorities are recorded that were chosen by that day."""
    if found := reached(Milestone.PRIORITIES, cycle):
        return bool(cycle.priorities) and found.when <= day
    return any(one.chosen_on is not None and one.chosen_on <= day for one in cycle.priorities)


@rule("PRI02", Priority)
def priority_without_domain(priority: Priority, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by PRI02: a priority without a life domain crosses them all, and that is meant."""
    if priority.domain is None:
        yield Fault(at, title=priority.title)


@rule("PRI03", Priority)
def priority_changed_late(priority: Priority, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by PRI03: no priority is chosen after the milestone was done."""
    if (chosen := priority.chosen_on) is not None and chosen <= case.on:
        found = reached(Milestone.PRIORITIES, at.above(PlanCycle))
        if found and found.when < chosen:
            params = {"title": priority.title, "chosen": chosen, "done": found.when}
            yield Fault(at.to("chosen_on"), **params)


@rule("PRI04", PlanCycle)
def priority_without_target(cycle: PlanCycle, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by PRI04: once targets are set, every priority has at least one."""
    found = reached(Milestone.TARGETS, cycle)
    if cycle.targets and found and found.when <= case.on:
        yield from _unserved(at, {target.priority for target in cycle.targets})


@rule("PRI05", PlanCycle)
def priority_without_action(cycle: PlanCycle, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by PRI05: once the plan is adopted, every priority has at least one action."""
    if cycle.plan and cycle.plan.actions and _is_adopted(cycle, case.on):
        yield from _unserved(at, {action.priority for action in cycle.plan.actions})


def _is_adopted(cycle: PlanCycle, day: date) -> bool:
    adopted = adoption(cycle)
    return adopted is not None and adopted <= day


def _unserved(at: Place, served: set[str | None]) -> Iterator[Fault]:
    """The priorities of the cycle at that place which nothing serves."""
    for index, one in enumerate(at.thing.priorities):
        if one.id not in served:
            yield Fault(at.to("priorities", index), title=one.title)


@rule("PRI06", PlanCycle)
def domain_not_covered(cycle: PlanCycle, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by PRI06: over a cycle the priorities touch each of the four life domains."""
    touched = {one.domain for one in cycle.priorities}
    left_out = tuple(domain for domain in LifeDomain if domain not in touched)
    if left_out and None not in touched and _has_chosen(cycle, case.on):
        yield Fault(at.to("priorities"), number=cycle.number, domains=left_out)
