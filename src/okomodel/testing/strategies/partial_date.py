"""Partial dates."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.testing.strategies.day import day_within, loosely
from okomodel.values import PartialDate
from okomodel.values.calendar import to_day

__all__ = ["partial_dates"]


@st.composite
def partial_dates(
    draw: DrawFn, *, first: date | str = "2020-01-01", last: date | str = "2029-12-31"
) -> PartialDate:
    """Partial dates that may be a day from ``first`` to ``last``: to the day, month or year.

    >>> from okomodel.testing.smallest import smallest
    >>> smallest(partial_dates(first="2023-01-18"))
    PartialDate('2023-01-18')
    """
    return loosely(draw, day_within(draw, to_day(first), to_day(last)))
