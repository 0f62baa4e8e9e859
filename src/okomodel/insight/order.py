"""What must come before what.

The order stands in the template only (:mod:`okomodel.reference.template`). The lifecycle
prevents with these functions, the rules report with them, the strategies generate with them.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle
from okomodel.model.dossier import Dossier
from okomodel.reference.template import CycleTemplate, templates

__all__ = ["DEFAULT_TEMPLATE", "belongs", "not_settled", "template_of"]

DEFAULT_TEMPLATE = "oko-nl"


def template_of(cycle: PlanCycle) -> CycleTemplate:
    """The template of a cycle; `oko-nl` where its own is not known."""
    return templates.get(cycle.template) or templates[DEFAULT_TEMPLATE]


def belongs(milestone: Milestone, cycle: PlanCycle | None, template: CycleTemplate) -> bool:
    """Whether a milestone is recorded there: in a cycle, or (None) in the preparation."""
    return template.belongs_to_preparation(milestone) == (cycle is None)


def not_settled(
    dossier: Dossier,
    cycle: PlanCycle | None,
    milestone: Milestone,
    day: date,
    template: CycleTemplate,
) -> Iterator[Milestone]:
    """What must come before a milestone, and was neither skipped nor done by that day.

    ``cycle`` is where the milestone is recorded; None: in the preparation.
    """
    is_first = cycle is not None and cycle.number == 1
    for earlier in template.before(milestone, first_cycle=is_first):
        records = dossier.preparation
        if cycle and not template.belongs_to_preparation(earlier):
            records = cycle.milestones
        if not _is_settled(records, earlier, day):
            yield earlier


def _is_settled(records: Sequence[MilestoneRecord], milestone: Milestone, day: date) -> bool:
    return any(
        one.milestone is milestone
        and (one.skipped is not None or (one.done is not None and one.done <= day))
        for one in records
    )
