"""Milestones, reached one after the other as the template allows.

What may come next is asked of the lifecycle, which goes by the same order as the rules.
"""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel import lifecycle
from okomodel.insight.course import DEFAULT_TEMPLATE
from okomodel.model import Dossier, Milestone
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
    if number is not None:
        steps = lifecycle.open_steps(dossier, on=day, cycle=number)
        return tuple(step.milestone for step in steps if not step.reasons)
    getting_ready = (step.milestone for step in templates[DEFAULT_TEMPLATE].preparation)
    return tuple(one for one in getting_ready if not lifecycle.why_not(dossier, one, on=day))


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
