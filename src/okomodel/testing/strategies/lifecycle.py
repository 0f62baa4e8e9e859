"""Milestones, reached one after the other as the template allows, or at a usual pace.

What may come next is asked of the lifecycle, which goes by the same order as the rules.
"""

from collections.abc import Container, Iterator
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel import lifecycle
from okomodel.insight.course import DEFAULT_TEMPLATE
from okomodel.insight.facts import reached
from okomodel.model import Dossier, Milestone
from okomodel.reference.template import templates
from okomodel.testing.strategies.milestone import reach
from okomodel.testing.strategies.text import maybe
from okomodel.values.calendar import months_after

__all__ = ["kept_up", "permitted", "walked"]

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
    getting_ready = (one for one in _milestones(None) if reached(dossier, one) is None)
    return tuple(one for one in getting_ready if not lifecycle.why_not(dossier, one, on=day))


def _milestones(number: int | None) -> Iterator[Milestone]:
    template = templates[DEFAULT_TEMPLATE]
    return (step.milestone for step in (template.preparation if number is None else template.cycle))


def walked(
    draw: DrawFn, dossier: Dossier, number: int | None, first: date, until: date, on: date
) -> Dossier:
    """The dossier with some milestones reached or skipped from a day on, and perhaps one planned.

    They are those of its last cycle, or (None) of its preparation; it is as it stands ``on`` a day.
    """
    day = first
    for _ in range(draw(_STEPS)):
        options = permitted(dossier, number, day)
        if not options or day > until:
            break
        milestone = draw(st.sampled_from(options))
        if (reason := draw(_SKIPPED)) is not None:
            dossier = lifecycle.skip(dossier, milestone, reason, cycle=number)
        else:
            dossier = draw(reach(dossier, milestone, day, on))
        day += timedelta(days=draw(_GAPS))
    return _with_a_plan(draw, dossier, number, until)


_STEPS = st.sampled_from([0, 1, 2, 4, 6, 9, 12, 12])


def _with_a_plan(draw: DrawFn, dossier: Dossier, number: int | None, until: date) -> Dossier:
    options = permitted(dossier, number, until)
    if not options or not draw(maybe):
        return dossier
    day = months_after(until, 1 + draw(st.integers(0, 6)))
    return lifecycle.plan(dossier, options[0], day, cycle=number)


_PACE = {
    Milestone.DECISION: -40,
    Milestone.AGREEMENT: -20,
    Milestone.START_TRAINING: 0,
    Milestone.CORE_TEAM: 10,
    Milestone.STAKEHOLDER_EXPLORATION: 40,
    Milestone.START_MEETING: 60,
    Milestone.SURVEY: 20,
    Milestone.SURVEY_REPORT: 96,
    Milestone.FEEDBACK: 124,
    Milestone.DIALOGUE_SESSION: 153,
    Milestone.PRIORITIES: 160,
    Milestone.TARGETS: 188,
    Milestone.WORK_GROUPS: 195,
    Milestone.PLAN: 217,
    Milestone.COUNCIL_INFORMED: 217,
    Milestone.EXECUTION: 217,
}
"""How many days after the first day of support, or of a cycle, each is reached as a rule.

Of a cycle that begins in October the fieldwork is in that month, the report early in January, the
dialogue session in spring, and the plan before summer.
"""


def kept_up(
    draw: DrawFn,
    dossier: Dossier,
    number: int | None,
    first: date,
    on: date,
    without: Container[Milestone] = (),
) -> Dossier:
    """The dossier with all milestones reached that are reached as a rule, at most a week later."""
    delay = draw(st.integers(0, 7))
    for milestone in _milestones(number):
        if milestone in _PACE and milestone not in without:
            day = first + timedelta(days=_PACE[milestone] + delay)
            dossier = draw(reach(dossier, milestone, day, on, quiet=True))
    return dossier
