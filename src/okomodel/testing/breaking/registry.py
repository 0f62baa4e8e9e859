"""Which function breaks which rule, and what it needs to break it in."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar, final

import attrs

from okomodel.model import (
    Action,
    ActionPlan,
    Dossier,
    Member,
    Milestone,
    MilestoneRecord,
    PlanCycle,
    Programme,
)
from okomodel.testing.parts import Part

__all__ = [
    "DossierBreak",
    "ProgrammeBreak",
    "breaks_dossier",
    "breaks_programme",
    "dossier_breaks",
    "in_last_cycle",
    "in_plan",
    "in_team",
    "plan_of",
    "programme_breaks",
    "rerecorded",
    "with_changed_action",
]


@final
@attrs.frozen
class DossierBreak:
    """How a rule is broken in a dossier in which no rule speaks.

    ``parts`` says what the dossier must have or must lack; ``apply`` takes it and the day of
    the check, and gives it back with one thing wrong.
    """

    code: str
    parts: Mapping[Part, bool]
    apply: Callable[[Dossier, date], Dossier]


@final
@attrs.frozen
class ProgrammeBreak:
    """How a rule is broken in a programme in which no rule speaks."""

    code: str
    apply: Callable[[Programme, date], Programme]


dossier_breaks: dict[str, DossierBreak] = {}
"""By the code of a rule, how it is broken in a dossier."""
programme_breaks: dict[str, ProgrammeBreak] = {}
"""By the code of a rule, how it is broken in a register."""

F = TypeVar("F", bound=Callable[[Dossier, date], Dossier])
G = TypeVar("G", bound=Callable[[Programme, date], Programme])


def breaks_dossier(
    code: str, has: Iterable[Part] = (), lacks: Iterable[Part] = ()
) -> Callable[[F], F]:
    """Register a function that breaks the rule with that code in a dossier."""

    def register(apply: F) -> F:
        parts = {**dict.fromkeys(has, True), **dict.fromkeys(lacks, False)}
        dossier_breaks[code] = DossierBreak(code, parts, apply)
        return apply

    return register


def breaks_programme(code: str) -> Callable[[G], G]:
    """Register a function that breaks the rule with that code in a register."""

    def register(apply: G) -> G:
        programme_breaks[code] = ProgrammeBreak(code, apply)
        return apply

    return register


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


def rerecorded(
    cycle: PlanCycle, milestone: Milestone, **changes: Any
) -> tuple[MilestoneRecord, ...]:
    """The milestones of a cycle, with something changed in the record of one."""
    return tuple(
        attrs.evolve(one, **changes) if one.milestone is milestone else one
        for one in cycle.milestones
    )
