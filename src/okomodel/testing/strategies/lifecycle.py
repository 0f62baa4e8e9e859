"""Milestones, reached one after the other as the template allows.

What may come next is asked of :func:`okomodel.insight.order.order_in`, which the lifecycle
prevents with and the rules report with.
"""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel import lifecycle
from okomodel.insight.order import DEFAULT_TEMPLATE, order_in, template_of
from okomodel.model import Dossier, Milestone, MilestoneRecord
from okomodel.reference.template import templates
from okomodel.testing.strategies.text import maybe
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
    records: tuple[MilestoneRecord, ...] = cycle.milestones if cycle else dossier.preparation
    known = {record.milestone for record in records}
    order = order_in(dossier, cycle, template)
    return tuple(
        step.milestone
        for step in steps
        if step.milestone not in known and not any(order.still_open(step.milestone, day))
    )


def walked(draw: DrawFn, dossier: Dossier, number: int | None, first: date, until: date) -> Dossier:
    """The dossier with some milestones done or skipped from a day on, and perhaps one planned."""
    day = first
    for _ in range(draw(_STEPS)):
        options = permitted(dossier, number, day)
        if not options or day > until:
            break
        dossier = _settled(draw, dossier, number, draw(st.sampled_from(options)), day)
        day += timedelta(days=draw(_GAPS))
    return _with_a_plan(draw, dossier, number, until)


_STEPS = st.sampled_from([0, 1, 2, 4, 6, 9, 12, 12])


def _settled(
    draw: DrawFn, dossier: Dossier, number: int | None, milestone: Milestone, day: date
) -> Dossier:
    if (reason := draw(_SKIPPED)) is not None:
        return lifecycle.skip(dossier, milestone, reason, cycle=number)
    return lifecycle.complete(dossier, milestone, on=day, cycle=number)


def _with_a_plan(draw: DrawFn, dossier: Dossier, number: int | None, until: date) -> Dossier:
    options = permitted(dossier, number, until)
    if not options or not draw(maybe):
        return dossier
    day = months_after(until, 1 + draw(st.integers(0, 6)))
    return lifecycle.plan(dossier, options[0], day, cycle=number)
