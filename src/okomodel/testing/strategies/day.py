"""Days, drawn as a number of days after an anchor, so that they shrink towards it."""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from okomodel.values.calendar import FIRST_YEAR
from okomodel.values.partial_date import PartialDate

__all__ = ["DAY", "day_within", "days", "loosely"]

DAY = "2026-01-01"
"""The day that documents are drawn for, unless another is given."""

_LENGTHS = {"day": len("2026-01-01"), "month": len("2026-01"), "year": len("2026")}
_SPRING, _FIRST_QUARTER = 21, 33
_FIRST_SPRING = date(FIRST_YEAR, 3, 1)  # no winter is written that begins before
_KNOWN = st.sampled_from(["day", "month", "year", "season", "quarter"])


def days(first: date, last: date) -> SearchStrategy[date]:
    """The days from ``first`` to ``last``, both included; they shrink towards ``first``.

    >>> from okomodel.testing.smallest import smallest
    >>> smallest(days(date(2025, 3, 1), date(2025, 3, 31)), lambda day: day.day > 9)
    datetime.date(2025, 3, 10)
    """
    return st.integers(0, (last - first).days).map(lambda number: first + timedelta(number))


def day_within(draw: DrawFn, first: date, last: date) -> date:
    """One drawn day from ``first`` to ``last``."""
    return first + timedelta(draw(st.integers(0, (last - first).days)))


def loosely(draw: DrawFn, day: date) -> PartialDate:
    """A partial date that may be that day: known to the day or to more days around it."""
    match draw(_KNOWN):
        case "season" if (
            day >= _FIRST_SPRING
        ):  # winter has the number of the year in which it begins
            year, months = divmod(12 * day.year + day.month - 3, 12)
            return PartialDate(f"{year}-{_SPRING + months // 3}")
        case "quarter":
            return PartialDate(f"{day.year}-{_FIRST_QUARTER + (day.month - 1) // 3}")
        case known:
            return PartialDate(day.isoformat()[: _LENGTHS.get(known)])
