"""Which function breaks which rule, and what it needs to break it in."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Generic, TypeVar, final

import attrs

from okomodel.model import (
    Action,
    ActionPlan,
    Dossier,
    Member,
    MilestoneRecord,
    PlanCycle,
    Programme,
)
from okomodel.testing.parts import Part

__all__ = [
    "Break",
    "breaks",
    "in_last_cycle",
    "in_plan",
    "in_team",
    "plan_of",
    "rerecorded",
    "with_changed_action",
]

D = TypeVar("D", Dossier, Programme)


@final
@attrs.frozen
class Break(Generic[D]):
    """How a rule is broken in a dossier or a programme (``of``) in which no rule speaks.

    ``parts`` says what a dossier must have or must lack; ``apply`` takes the document and the day
    of the check, and gives it back with one thing wrong.
    """

    code: str
    of: type[D]
    parts: Mapping[Part, bool]
    apply: Callable[[D, date], D]


def breaks(
    code: str, has: Iterable[Part] = (), lacks: Iterable[Part] = (), of: type[Any] = Dossier
) -> Callable[[Callable[[Any, date], Any]], Break[Any]]:
    """Make a function the one that breaks the rule with that code."""
    parts = {**dict.fromkeys(has, True), **dict.fromkeys(lacks, False)}
    return lambda apply: Break(code, of, parts, apply)


def in_last_cycle(dossier: Dossier, **changes: Any) -> Dossier:
    """The dossier with something changed in its last cycle."""
    *before, last = dossier.cycles
    return attrs.evolve(dossier, cycles=[*before, attrs.evolve(last, **changes)])


def in_plan(dossier: Dossier, **changes: Any) -> Dossier:
    """The dossier with something changed in the plan of its last cycle."""
    return in_last_cycle(dossier, plan=attrs.evolve(plan_of(dossier), **changes))


def plan_of(dossier: Dossier) -> ActionPlan:
    """The plan of the last cycle; made up where it has none."""
    plan = dossier.cycles[-1].plan
    if plan is None:
        raise ValueError(f"the last cycle of {dossier.id} has no plan")
    return plan


def with_changed_action(dossier: Dossier, index: int, **changes: Any) -> Dossier:
    """The dossier with something changed in one action of its last plan."""
    actions: list[Action] = list(plan_of(dossier).actions)
    actions[index] = attrs.evolve(actions[index], **changes)
    return in_plan(dossier, actions=actions)


def in_team(dossier: Dossier, members: Iterable[Member]) -> Dossier:
    """The dossier with these members in its core team."""
    return attrs.evolve(dossier, core_team=attrs.evolve(dossier.core_team, members=members))


def rerecorded(cycle: PlanCycle, milestone: str, **changes: Any) -> tuple[MilestoneRecord, ...]:
    """The milestones of a cycle, with something changed in the record of one."""
    return tuple(
        attrs.evolve(one, **changes) if one.milestone == milestone else one
        for one in cycle.milestones
    )
