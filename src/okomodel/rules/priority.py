"""PRI: three or four priorities, fixed for the cycle, each with targets and actions."""

from collections.abc import Iterator
from datetime import date

from okomodel.model import LifeDomain, Milestone, PlanCycle, Priority
from okomodel.model.document import Place
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.span import last_day

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
    if (record := cycle.milestone(Milestone.PRIORITIES)) and (done := record.reached):
        return bool(cycle.priorities) and last_day(done) <= day
    return any(one.chosen_on and one.chosen_on.latest <= day for one in cycle.priorities)


@rule("PRI02", Priority)
def priority_without_domain(priority: Priority, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by PRI02: a priority without a life domain crosses them all, and that is meant."""
    if priority.domain is None:
        yield Fault(at, title=priority.title)


@rule("PRI03", Priority)
def priority_changed_late(priority: Priority, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by PRI03: no priority is chosen after the milestone was done."""
    if (chosen := priority.chosen_on) is not None and chosen.earliest <= case.on:
        record = at.above(PlanCycle).milestone(Milestone.PRIORITIES)
        done = record.reached if record else None
        if done and last_day(done) < chosen.earliest:
            params = {"title": priority.title, "chosen": chosen, "done": done}
            yield Fault(at.to("chosen_on"), **params)


@rule("PRI04", PlanCycle)
def priority_without_target(cycle: PlanCycle, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by PRI04: once targets are set, every priority has at least one."""
    if cycle.targets and case.is_reached(cycle, Milestone.TARGETS):
        yield from _unserved(at, {target.priority for target in cycle.targets})


@rule("PRI05", PlanCycle)
def priority_without_action(cycle: PlanCycle, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by PRI05: once the plan is adopted, every priority has at least one action."""
    if cycle.plan and cycle.plan.actions and case.is_reached(cycle, Milestone.PLAN):
        yield from _unserved(at, {action.priority for action in cycle.plan.actions})


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
