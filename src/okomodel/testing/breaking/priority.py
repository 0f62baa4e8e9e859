"""PRI: priorities that are too many, chosen late, or left alone."""

from datetime import date, timedelta
from typing import Any

import attrs

from okomodel.model import Dossier, Milestone, Priority
from okomodel.testing.breaking.registry import breaks, in_last_cycle, in_plan, plan_of
from okomodel.testing.parts import Part

__all__: list[str] = []


@breaks("PRI01", lacks=[Part.TARGETS, Part.PLAN])
def priority_count(dossier: Dossier, _on: date) -> Dossier:
    """Break PRI01: five priorities."""
    chosen = dossier.cycles[-1].priorities
    fifth = Priority(id="vijfde", title="Nog een speerpunt", domain=chosen[0].domain)
    return in_last_cycle(dossier, priorities=[*chosen, fifth])


def _with_changed(dossier: Dossier, **changes: Any) -> Dossier:
    """The dossier with something changed in the last of its priorities."""
    *before, last = dossier.cycles[-1].priorities
    return in_last_cycle(dossier, priorities=[*before, attrs.evolve(last, **changes)])


@breaks("PRI02")
def priority_without_domain(dossier: Dossier, _on: date) -> Dossier:
    """Break PRI02: a priority that crosses the life domains."""
    return _with_changed(dossier, domain=None)


@breaks("PRI03")
def priority_changed_late(dossier: Dossier, _on: date) -> Dossier:
    """Break PRI03: a priority that was chosen the day after the choice was made."""
    record = dossier.cycles[-1].milestone(Milestone.PRIORITIES)
    day = record.done if record and record.done else dossier.cycles[-1].start
    return _with_changed(dossier, chosen_on=day.latest + timedelta(days=1))


@breaks("PRI04", has=[Part.TARGETS])
def priority_without_target(dossier: Dossier, _on: date) -> Dossier:
    """Break PRI04: the target of the last priority is missing."""
    return in_last_cycle(dossier, targets=dossier.cycles[-1].targets[:-1])


@breaks("PRI05", has=[Part.PLAN])
def priority_without_action(dossier: Dossier, _on: date) -> Dossier:
    """Break PRI05: the action of the last priority is missing."""
    return in_plan(dossier, actions=plan_of(dossier).actions[:-1])


@breaks("PRI06")
def domain_not_covered(dossier: Dossier, _on: date) -> Dossier:
    """Break PRI06: two priorities of one life domain, and none of another."""
    return _with_changed(dossier, domain=dossier.cycles[-1].priorities[0].domain)
