"""The axis of days, and today on it; days are those of the calendar, wherever it is drawn."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from okomodel.charts.extra import extra
from okomodel.reference.colour import INK
from okomodel.values.calendar import months_after, whole_months_between
from okomodel.wording import Language, Wording

__all__ = ["days_axis", "iso", "today", "with_room"]

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
"""Months between two ticks."""

_TICKS = 7
_YEAR = 12
_TODAY = Wording("{on}", "{on}")
_LEAST = timedelta(days=60)


def iso(day: date) -> str:
    """A day as a chart's data have it."""
    return day.isoformat()


def days_axis(
    first: date, last: date, field: str = "day", *, ticks: int = _TICKS, **more: Any
) -> Any:
    """The horizontal axis from one day to another, with some room, and ticks at whole months."""
    alt = extra("altair")
    start, end = with_room(first, last)
    values, form = _ticks(start, end, ticks)
    scale = alt.Scale(type="utc", domain=[iso(start), iso(end)], nice=False)
    axis = alt.Axis(values=values, format=form, labelFlush=False, **more)
    return alt.X(f"{field}:T", title=None, scale=scale, axis=axis)


def today(on: date, first: date, last: date, lang: Language) -> Iterable[Any]:
    """A line on the day that is asked about, where that lies on the axis."""
    alt = extra("altair")
    start, end = with_room(first, last)
    if not start <= on <= end:
        return
    row = {"today": iso(on), "said": _TODAY.text(lang, on=on)}
    base = alt.Chart(alt.Data(values=[row]))
    x = days_axis(first, last, "today")
    yield base.mark_rule(strokeDash=[4, 3], strokeWidth=1.5, color=INK).encode(x)
    text = base.mark_text(align="center", baseline="bottom", dy=-4, fontSize=11, color=INK)
    yield text.encode(x, text="said:N", y=alt.value(0))


def with_room(first: date, last: date) -> tuple[date, date]:
    """The days at the ends of an axis that shows two days."""
    room = max(_LEAST, (last - first) / 20)
    return _moved(first, -room), _moved(last, room)


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _ticks(first: date, last: date, most: int) -> tuple[list[str], str]:
    """Firsts of months at equal distances, and how they are written."""
    months = whole_months_between(first, last)
    step = next((one for one in _STEPS if months < one * most), _STEPS[-1])
    start = date(first.year, 1, 1)
    count = whole_months_between(start, last) // step
    days = (months_after(start, step * one) for one in range(count + 1))
    return [iso(day) for day in days if first <= day], "%Y" if step % _YEAR == 0 else "%Y-%m"
