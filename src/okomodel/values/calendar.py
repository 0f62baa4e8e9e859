"""Days and months: the only module that knows dateutil.

Month arithmetic always counts from the anchor: ``months_after(start, 2)`` and never two steps
of one, because 31 January + 1 month + 1 month is not 31 January + 2 months.
"""

from datetime import date, datetime
from functools import cache, lru_cache
from re import ASCII
from re import compile as pattern

from dateutil.relativedelta import relativedelta

from okomodel.errors import Advice, InvalidType, InvalidValue
from okomodel.values.typed_day import advice_of_day
from okomodel.wording import Wording

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Day",
    "as_day",
    "in_range",
    "months_after",
    "to_day",
    "whole_months_between",
]

FIRST_YEAR, LAST_YEAR = 1900, 2199

Day = date | str
"""What means a day: a ``date``, or its text."""

_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", ASCII)
_EXPECTS = Wording(
    f"a date (YYYY-MM-DD) in {FIRST_YEAR} to {LAST_YEAR}",
    f"een datum (JJJJ-MM-DD) van {FIRST_YEAR} tot en met {LAST_YEAR}",
)


def to_day(value: date | str) -> date:
    """A day from a ``date`` or from its text ``YYYY-MM-DD``; a ``datetime`` is refused.

    Raises :class:`okomodel.errors.InvalidType` or :class:`okomodel.errors.InvalidValue`.

    >>> to_day("2026-03-24")
    datetime.date(2026, 3, 24)
    """
    return in_range(as_day(value))


def as_day(value: date | str) -> date:
    """The day that is asked about, whatever its year: a ``date``, or the text of one.

    Raises :class:`okomodel.errors.InvalidType` or :class:`okomodel.errors.InvalidValue`.
    """
    return _parsed(value) if isinstance(value, str) else _no_datetime(value)


def in_range(day: date) -> date:
    """The same day, or :class:`okomodel.errors.InvalidValue` outside 1900 to 2199."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidValue(_EXPECTS, day.isoformat())
    return day


@lru_cache(maxsize=16384)
def months_after(start: date, months: int) -> date:
    """The day a number of months after (or before) the anchor ``start``.

    A day that the month lacks becomes its last day; beyond the calendar it is the calendar's
    first or last day.

    >>> months_after(date(2023, 1, 31), 1)
    datetime.date(2023, 2, 28)
    """
    try:
        return start + _months(months)
    except (ValueError, OverflowError):
        return date.max if months > 0 else date.min


@cache
def _months(count: int) -> relativedelta:
    return relativedelta(months=count)


def whole_months_between(start: date, end: date) -> int:
    """How many whole months lie between two days; negative when ``end`` comes first.

    >>> whole_months_between(date(2023, 1, 31), date(2023, 3, 30))
    1
    """
    delta = relativedelta(end, start)
    return delta.years * 12 + delta.months


def _no_datetime(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InvalidType(_EXPECTS, value, advise=_advice)
    return value


def _advice(value: object) -> Advice:
    return advice_of_day(value, _is_day, whole=True)


def _is_day(text: str) -> bool:
    try:
        return bool(in_range(_parsed(text)))
    except InvalidValue:
        return False


def _parsed(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise InvalidValue(_EXPECTS, text, advise=_advice)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValue(_EXPECTS, text, advise=_advice) from None
