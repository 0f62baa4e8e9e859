"""What was reached, and who says so. Whoever asks whether a milestone was done, asks here."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import final

import attrs

from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle
from okomodel.model.dossier import Dossier

__all__ = ["Reached", "adoption", "all_reached", "reached", "records_of"]


@final
@attrs.frozen
class Reached:
    """On which day a milestone was reached, and what says so."""

    when: date
    said_by: MilestoneRecord


def reached(
    milestone: Milestone, cycle: PlanCycle | None, dossier: Dossier | None = None
) -> Reached | None:
    """When a milestone of a cycle was reached, or (no cycle) one of a dossier's preparation.

    None: nothing says that it was. Where it is recorded twice, the first day counts.
    """
    of_it = [one for one in records_of(cycle, dossier) if one.milestone is milestone]
    return _first(of_it).get(milestone) if of_it else None


def all_reached(
    cycle: PlanCycle | None, dossier: Dossier | None = None
) -> Mapping[Milestone, Reached]:
    """By milestone, what :func:`reached` says of each that was reached."""
    return _first(records_of(cycle, dossier))


def records_of(cycle: PlanCycle | None, dossier: Dossier | None) -> tuple[MilestoneRecord, ...]:
    """What is recorded of the milestones of a cycle, or (no cycle) of a preparation."""
    if cycle:
        return cycle.milestones
    return dossier.preparation if dossier else ()


def adoption(cycle: PlanCycle) -> date | None:
    """When the plan was adopted: the day of the milestone, or else what the plan says."""
    if found := reached(Milestone.PLAN, cycle):
        return found.when
    return cycle.plan.adopted_on if cycle.plan else None


def _first(records: Iterable[MilestoneRecord]) -> dict[Milestone, Reached]:
    found: dict[Milestone, Reached] = {}
    for record in records:
        if record.done:
            known = found.get(record.milestone)
            if known is None or record.done < known.when:
                found[record.milestone] = Reached(record.done, record)
    return found
