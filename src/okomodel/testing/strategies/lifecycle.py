"""Milestones, reached one after the other as the template allows.

What may come next is asked of :func:`okomodel.insight.order.not_settled`, which the lifecycle
prevents with and the rules report with.
"""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.insight import lifecycle
from okomodel.insight.order import DEFAULT_TEMPLATE, not_settled, template_of
from okomodel.model import Dossier, Milestone, PlanCycle
from okomodel.reference.template import templates
from okomodel.values.calendar import months_after

__all__ = ["permitted", "walked"]

_GAPS = st.integers(0, 75)
_SKIPPED = st.sampled_from([None, None, None, None, None, None, "al eerder gedaan"])


def permitted(dossier: Dossier, number: int | None, day: date) -> tuple[Milestone, ...]:
    """The milestones that may be done on a day, in the order of the template.

    ``number`` is that of their cycle; None: those of the preparation.

    >>> from okomodel.model import Dossier
    >>> permitted(Dossier(id="x", name="X", municipalities=["GM9001"]), None, date(2026, 1, 1))
    (<Milestone.DECISION: 'decision'>,)
    """
    cycle = None if number is None else dossier.cycle(number)
    template = template_of(cycle) if cycle else templates[DEFAULT_TEMPLATE]
    steps = template.cycle if cycle else template.preparation
    known = {record.milestone for record in _records(dossier, cycle)}
    return tuple(
        step.milestone
        for step in steps
        if step.milestone not in known
        and not any(not_settled(dossier, cycle, step.milestone, day, template))
    )


def _records(dossier: Dossier, cycle: PlanCycle | None) -> tuple[object, ...]:
    return dossier.preparation if cycle is None else cycle.milestones


def walked(
    draw: DrawFn, dossier: Dossier, number: int | None, first: date, until: date
) -> Dossier:
    """The dossier with some milestones done or skipped, from a day on, and one planned."""
    day = first
    for _ in range(draw(_STEPS)):
        options = permitted(dossier, number, day)
        if not options or day > until:
            break
        dossier = _settled(draw, dossier, number, draw(_FIRST_ONES[len(options)](options)), day)
        day += timedelta(days=draw(_GAPS))
    return _with_a_plan(draw, dossier, number, until)
