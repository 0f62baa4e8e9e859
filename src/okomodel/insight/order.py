"""What must come before what.

The order stands in the template only (:mod:`okomodel.reference.template`). The lifecycle
prevents with this module, the rules report with it, the strategies generate with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import final

import attrs

from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle
from okomodel.model.dossier import Dossier
from okomodel.reference.template import CycleTemplate, templates

__all__ = ["DEFAULT_TEMPLATE", "Order", "belongs", "order_in", "template_of"]

DEFAULT_TEMPLATE = "oko-nl"


def template_of(cycle: PlanCycle) -> CycleTemplate:
    """The template of a cycle; `oko-nl` where its own is not known."""
    return templates.get(cycle.template) or templates[DEFAULT_TEMPLATE]


def belongs(milestone: Milestone, cycle: PlanCycle | None, template: CycleTemplate) -> bool:
    """Whether a milestone is recorded there: in a cycle, or (None) in the preparation."""
    return template.belongs_to_preparation(milestone) == (cycle is None)


@final
@attrs.frozen
class Order:
    """What must come before the milestones of a cycle or of the preparation, and when it was."""

    template: CycleTemplate
    is_first_cycle: bool
    settled: Mapping[Milestone, date]
    """The first day on which each was skipped (the beginning of time) or done."""

    def still_open(self, milestone: Milestone, day: date) -> Iterator[Milestone]:
        """What must come before a milestone, and was neither skipped nor done by that day."""
        for earlier in self.template.before(milestone, first_cycle=self.is_first_cycle):
            if self.settled.get(earlier, date.max) > day:
                yield earlier


def order_in(dossier: Dossier, cycle: PlanCycle | None, template: CycleTemplate) -> Order:
    """The order of the milestones of a cycle, or (None) of the preparation.

    Each milestone counts where it belongs: what the first cycle needs of the preparation is
    looked up there.
    """
    settled = _settled(dossier.preparation, template, in_preparation=True)
    if cycle:
        settled |= _settled(cycle.milestones, template, in_preparation=False)
    return Order(template, cycle is not None and cycle.number == 1, settled)


def _settled(
    records: Sequence[MilestoneRecord], template: CycleTemplate, *, in_preparation: bool
) -> dict[Milestone, date]:
    settled: dict[Milestone, date] = {}
    for record in records:
        milestone = record.milestone
        day = date.min if record.skipped is not None else record.done
        if day and template.belongs_to_preparation(milestone) == in_preparation:
            settled[milestone] = min(day, settled.get(milestone, day))
    return settled
