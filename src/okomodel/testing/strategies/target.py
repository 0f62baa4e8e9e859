"""Targets on the better side of what was measured."""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.model import Aim, Baseline, Direction, Measurement, Priority, SurveyRound, Target
from okomodel.reference.indicator import indicators
from okomodel.testing.strategies.day import DAY, loosely
from okomodel.testing.strategies.round import known_codes
from okomodel.values.calendar import months_after, to_day
from okomodel.values.share import smallest_change

__all__ = ["set_for", "targets"]


@st.composite
def targets(
    draw: DrawFn,
    *,
    on: date | str = DAY,
    round: SurveyRound | None = None,
    priorities: Sequence[Priority] = (),
    id: str = "target",
) -> Target:
    """Targets that start from a figure of a round, and lie on its better side.

    ``round`` has the measurements (None, or one without: the baseline carries a percentage of
    its own), ``priorities`` are those that a target may serve. It is due after ``on``.

    >>> from okomodel.testing.smallest import smallest
    >>> target = smallest(targets())
    >>> target.indicator, target.baseline.percentage, target.value
    ('SOOSK3A1', 50.0, 51.0)
    """
    day = to_day(on)
    served = draw(st.sampled_from([one.id for one in priorities])) if priorities else None
    if round and (measured := _measured(round)):
        start = _start(draw(st.sampled_from(measured)), round)
    else:
        code, known = draw(st.sampled_from(known_codes(day.year))), float(draw(_KNOWN))
        start = code, Baseline(round=round.id if round else "oko", percentage=known), known, 0
    return _target(draw, start, day, id, served)


_KNOWN = st.integers(1, 99).map(lambda number: (number + 49) % 99 or 99)
_STEPS = st.integers(1, 15)


def set_for(
    draw: DrawFn, round: SurveyRound, priorities: Sequence[Priority], number: int, day: date
) -> tuple[Target, ...]:
    """For each figure that a priority follows, its target, due after a day."""
    following = {code: one.id for one in priorities for code in one.indicators}
    return tuple(
        _target(draw, _start(one, round), day, f"{one.indicator.lower()}-{number}", served)
        for one in _measured(round)
        if (served := following.get(one.indicator))
    )


def _measured(round: SurveyRound) -> list[Measurement]:
    """The figures from which a target can start: they leave room on both sides."""
    return [
        one
        for one in round.measurements
        if one.count is not None and 0 < one.count < (one.base or 0) and one.group == "2+4"
    ]


_Start = tuple[str, Baseline, float, int]
"""The indicator of a target, its baseline, the percentage that it starts from, and of how many."""


def _start(figure: Measurement, round: SurveyRound) -> _Start:
    known = 100 * (figure.count or 0) / (figure.base or 1)
    return figure.indicator, Baseline(round=round.id), known, figure.base or 0


def _target(draw: DrawFn, start: _Start, day: date, id: str, priority: str | None) -> Target:
    code, baseline, known, base = start
    by = loosely(draw, months_after(day, 24 + draw(st.integers(0, 24))))
    is_up = indicators[code].better is Direction.UP
    shown = smallest_change(known, base, base, up=is_up) if base else 0
    # A step that nobody could see is none to ask for: then what there is has to be held.
    aim = Aim.HOLD if shown is None else Aim.REACH
    step = draw(_STEPS) + ceil(shown or 0)
    value = min(100, floor(known) + step) if is_up else max(0, ceil(known) - step)
    return Target(
        id=id,
        indicator=code,
        baseline=baseline,
        value=value,
        aim=aim,
        by=by,
        priority=priority,
    )
