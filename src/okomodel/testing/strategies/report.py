"""Progress reports."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.model import Audience, ProgressReport, ReportStatus
from okomodel.testing.strategies.text import TEXTS, maybe
from okomodel.values import Period

__all__ = ["brought_out"]


def brought_out(
    draw: DrawFn, number: int, first: date, until: date, *, quiet: bool = False
) -> Iterator[ProgressReport]:
    """Reports to the council that follow each other from a day on, the last one by ``until``.

    Of ``quiet`` ones there are two, so that neither tells of more than a year.
    """
    count = 2 if quiet else draw(st.integers(1, 3))
    stretch = (until - first).days // count
    for place in range(count):
        start = first + timedelta(days=place * stretch)
        end = start + timedelta(days=max(0, stretch - 1))
        yield ProgressReport(
            id=f"voortgang-{number}-{place + 1}",
            on=min(until, end + timedelta(days=draw(st.integers(0, 20)))),
            period=Period(start, end),
            audience=Audience.COUNCIL,
            status=draw(st.sampled_from([ReportStatus.SUBMITTED, ReportStatus.APPROVED])),
            document=f"{end.year}-{number}{place:02}",
            summary=draw(TEXTS) if draw(maybe) else None,
        )
