"""Bars on a calendar, a row for each thing: solid where it is sure, pale where it may be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, final

import attrs

from okomodel.charts.axis import iso
from okomodel.charts.extra import extra
from okomodel.reference.colour import INK
from okomodel.values.period import Period

__all__ = ["Stretch", "bars", "bounds_of", "row_names", "stretches"]

_YEAR = timedelta(days=365)
_DAY = timedelta(days=1)


@final
@attrs.frozen
class Stretch:
    """From the morning of its ``first`` day to the evening of its ``last``."""

    first: date
    last: date
    is_sure: bool

    @property
    def data(self) -> Mapping[str, Any]:
        """The same as a row of a chart's data."""
        end = self.last + _DAY if self.last < date.max else self.last
        return {"start": iso(self.first), "end": iso(end), "sure": self.is_sure}


def stretches(period: Period, until: date) -> Iterator[Stretch]:
    """All days that a period can have, and those that it surely has; an open one ends ``until``."""
    last = max(period.last_day or until, period.first_day)
    yield Stretch(period.first_day, last, is_sure=False)
    sure_end = period.end.earliest if period.end else until
    if period.start.latest <= sure_end:
        yield Stretch(period.start.latest, sure_end, is_sure=True)


def bounds_of(periods: Iterable[Period]) -> tuple[date, date]:
    """The first and the last day of periods; one that is open lasts a year at least."""
    every = [*periods]
    first = min(one.first_day for one in every)
    return first, max(one.last_day or one.first_day + _YEAR for one in every)


def bars(
    rows: Sequence[Mapping[str, Any]], colour: Any, x: Any, heights: Sequence[int]
) -> Iterator[Any]:
    """The bars of rows: by ``kind`` of a height, and pale or solid."""
    alt = extra("altair")
    base = alt.Chart(alt.Data(values=[*rows])).encode(alt.Y("row:O", axis=None))
    solid = len(heights) - 1
    for kind, height in enumerate(heights):
        for is_sure in (False, True):
            own = (alt.datum.kind == kind) & (alt.datum.sure == is_sure)
            mark = base.transform_filter(own).mark_bar(
                height=height, clip=True, opacity=_opacity(is_sure=is_sure, is_solid=kind == solid)
            )
            yield mark.encode(x, alt.X2("end:T"), colour)


def _opacity(*, is_sure: bool, is_solid: bool) -> float:
    if is_solid:
        return 1.0 if is_sure else 0.3
    return 0.4 if is_sure else 0.18


def row_names(names: Sequence[str], size: float = 12) -> Any:
    """What each row is about, to the left of the calendar; two rows may be called the same."""
    alt = extra("altair")
    rows = [{"row": at, "name": name} for at, name in enumerate(names)]
    text = alt.Chart(alt.Data(values=rows)).mark_text(
        align="right", baseline="middle", dx=-8, limit=300, color=INK, fontSize=size
    )
    return text.encode(alt.Y("row:O", axis=None), x=alt.value(0), text="name:N")
