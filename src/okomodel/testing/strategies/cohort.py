"""Cohorts: start groups of municipalities."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.model import Cohort
from okomodel.testing.strategies.day import DAY, day_within, loosely
from okomodel.values.calendar import to_day

__all__ = ["cohorts"]


@st.composite
def cohorts(draw: DrawFn, *, on: date | str = DAY, source: str | None = None) -> Cohort:
    """Cohorts that started in the two years before ``on``, called by their start.

    ``source`` is the id of a source of the programme (None: it names none).

    >>> from okomodel.testing.smallest import smallest
    >>> smallest(cohorts()).label
    'Cohort 2024-01-01'
    """
    until = to_day(on)
    start = loosely(draw, day_within(draw, date(until.year - 2, 1, 1), until))
    size = draw(st.none() | st.integers(1, 20))
    label = f"Cohort {start}"
    return Cohort(id=str(start), label=label, start=start, published_size=size, source=source)
