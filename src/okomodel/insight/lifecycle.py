"""Where a dossier stands in its cycle, and what must come before what.

The order stands in the template only (:mod:`okomodel.reference.template`); the rules ask here.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle, Stage
from okomodel.model.dossier import Dossier
from okomodel.reference.template import CycleTemplate, templates
from okomodel.values.calendar import as_day

__all__ = ["DEFAULT_TEMPLATE", "belongs", "not_settled", "stage", "template_of"]

DEFAULT_TEMPLATE = "oko-nl"


def stage(dossier: Dossier, on: date | str) -> Stage:
    """Where a dossier stands on a day: in the preparation, or in a part of its current cycle.

    It is the part of the first milestone of the last cycle begun by that day, in the order of
    the template, that was neither skipped nor done by then; when all were, implementation. Before
    the first cycle it is the preparation. A cycle with an unknown template is read as `oko-nl`.

    >>> stage(Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-11-21").label("nl")
    'voorbereiding'
    """
    day = as_day(on)
    if (cycle := dossier.cycle_begun_by(day)) is None:
        return Stage.PREPARATION
    settled = {record.milestone for record in cycle.milestones if record.settled_by(day)}
    open_steps = (step for step in template_of(cycle).cycle if step.milestone not in settled)
    first = next(open_steps, None)
    return Stage.IMPLEMENTATION if first is None else first.part


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
