"""PRI: three or four priorities, fixed for the cycle, each with targets and actions."""

from collections.abc import Iterator
from datetime import date

from okomodel.insight.facts import adoption, reached
from okomodel.model import LifeDomain, Milestone, PlanCycle
from okomodel.rules.registry import DossierCase, Fault, judges_dossier

__all__: list[str] = []


@judges_dossier("PRI01")
def priority_count(case: DossierCase) -> Iterator[Fault]:
    """Judge by PRI01: a cycle that has chosen its priorities has three or four of them."""
    least, most = case.profile.priorities_min, case.profile.priorities_max
    for index, cycle in enumerate(case.dossier.cycles):
        count = len(cycle.priorities)
        if _has_chosen(cycle, case.on) and not least <= count <= most:
            params = {"number": cycle.number, "count": count, "least": least, "most": most}
            yield Fault(f"cycles[{index}].priorities", **params)


def _has_chosen(cycle: PlanCycle, day: date) -> bool:
    """Whether priorities are recorded that were chosen by that day."""
    if found := reached(Milestone.PRIORITIES, cycle):
        return bool(cycle.priorities) and found.when <= day
    return any(one.chosen_on is not None and one.chosen_on <= day for one in cycle.priorities)


@judges_dossier("PRI02")
def priority_without_domain(case: DossierCase) -> Iterator[Fault]:
    """Judge by PRI02: a priority without a life domain crosses them all, and that is meant."""
    for number, cycle in enumerate(case.dossier.cycles):
        for index, one in enumerate(cycle.priorities):
            if one.domain is None:
                yield Fault(f"cycles[{number}].priorities[{index}]", title=one.title)


@judges_dossier("PRI03")
def priority_changed_late(case: DossierCase) -> Iterator[Fault]:
    """Judge by PRI03: no priority is chosen after the milestone was done."""
    for number, cycle in enumerate(case.dossier.cycles):
        if found := reached(Milestone.PRIORITIES, cycle):
            for index, one in enumerate(cycle.priorities):
                if one.chosen_on is not None and found.when < one.chosen_on <= case.on:
                    where = f"cycles[{number}].priorities[{index}].chosen_on"
                    params = {"title": one.title, "chosen": one.chosen_on}
                    yield Fault(where, **params, done=found.when)


@judges_dossier("PRI04")
def priority_without_target(case: DossierCase) -> Iterator[Fault]:
    """Judge by PRI04: once targets are set, every priority has at least one."""
    for number, cycle in enumerate(case.dossier.cycles):
        found = reached(Milestone.TARGETS, cycle)
        if cycle.targets and found and found.when <= case.on:
            served = {target.priority for target in cycle.targets}
            yield from _unserved(number, cycle, served)


@judges_dossier("PRI05")
def priority_without_action(case: DossierCase) -> Iterator[Fault]:
    """Judge by PRI05: once the plan is adopted, every priority has at least one action."""
    for number, cycle in enumerate(case.dossier.cycles):
        if cycle.plan and cycle.plan.actions and _is_adopted(cycle, case.on):
            served = {action.priority for action in cycle.plan.actions}
            yield from _unserved(number, cycle, served)


def _is_adopted(cycle: PlanCycle, day: date) -> bool:
    adopted = adoption(cycle)
    return adopted is not None and adopted <= day


def _unserved(number: int, cycle: PlanCycle, served: set[str | None]) -> Iterator[Fault]:
    for index, one in enumerate(cycle.priorities):
        if one.id not in served:
            yield Fault(f"cycles[{number}].priorities[{index}]", title=one.title)


@judges_dossier("PRI06")
def domain_not_covered(case: DossierCase) -> Iterator[Fault]:
    """Judge by PRI06: over a cycle the priorities touch each of the four life domains."""
    for index, cycle in enumerate(case.dossier.cycles):
        touched = {one.domain for one in cycle.priorities}
        left_out = tuple(domain for domain in LifeDomain if domain not in touched)
        if left_out and None not in touched and _has_chosen(cycle, case.on):
            yield Fault(f"cycles[{index}].priorities", number=cycle.number, domains=left_out)
