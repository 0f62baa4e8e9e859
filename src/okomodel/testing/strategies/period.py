"""Periods."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.testing.strategies.day import day_within
from okomodel.values import Period
from okomodel.values.calendar import to_day

__all__ = ["periods"]


@st.composite
def periods(
    draw: DrawFn,
    *,
    first: date | str = "2020-01-01",
    last: date | str = "2029-12-31",
    open_ended: bool | None = None,
) -> Period:
    """Periods within ``first`` to ``last``.

    ``open_ended`` says whether they still run (None: now and then one does).

    >>> from okomodel.testing.smallest import smallest
    >>> smallest(periods(first="2025-01-01"), lambda one: one.end and one.days > 6)
    Period('2025-01-01', '2025-01-07')
    """
    start = day_within(draw, to_day(first), to_day(last))
    if draw(_OPEN) if open_ended is None else open_ended:
        return Period(start)
    return Period(start, day_within(draw, start, to_day(last)))


_OPEN = st.sampled_from([False, False, False, True])
