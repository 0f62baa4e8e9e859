"""Survey rounds whose figures agree with each other."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.model import Instrument, LifeDomain, Measurement, SurveyRound
from okomodel.reference.indicator import Denominator, indicators
from okomodel.testing.strategies.day import DAY
from okomodel.testing.strategies.text import maybe
from okomodel.values import Period
from okomodel.values.calendar import to_day

__all__ = ["figures", "known_codes", "survey_rounds"]


@st.composite
def survey_rounds(
    draw: DrawFn,
    *,
    on: date | str = DAY,
    id: str | None = None,
    last_day: date | str | None = None,
    reported_on: date | str | None = None,
    codes: Sequence[str] | None = None,
    quiet: bool = False,
) -> SurveyRound:
    """Survey rounds that were done by ``on``, with as many pupils in a figure as responded.

    ``id`` is how it is called (None: by its year), ``last_day`` that of the fieldwork,
    ``reported_on`` when it was reported (both None: drawn), ``codes`` the indicators that it
    may measure (None: one or two of each life domain). A ``quiet`` one measures one of each.

    >>> from okomodel.testing.smallest import smallest
    >>> smallest(survey_rounds()).measurements
    ()
    """
    until = to_day(on)
    end = to_day(last_day) if last_day else until - timedelta(days=90 - draw(st.integers(0, 60)))
    start = end - timedelta(days=draw(st.integers(0, 40)))
    invited, responded = _response(draw)
    measured = known_codes(end.year) if codes is None else codes
    return SurveyRound(
        id=id or f"oko-{end.year}",
        year=end.year,
        instrument=draw(_INSTRUMENTS),
        fieldwork=Period(start, end),
        reported_on=to_day(reported_on) if reported_on else _reported(draw, end, until),
        invited=invited,
        responded=responded,
        measurements=_some(draw, measured, responded, least=len(LifeDomain) if quiet else 0),
    )


_INSTRUMENTS = st.sampled_from([Instrument.OKO, Instrument.GMJ])
_BASE, _CELL = 30, 5


def _response(draw: DrawFn) -> tuple[int, int]:
    responded = 2 * _BASE + draw(st.integers(0, 800))
    return responded + draw(st.integers(0, responded // 4)), responded


def _reported(draw: DrawFn, end: date, until: date) -> date | None:
    return None if draw(maybe) else min(until, end + timedelta(days=draw(st.integers(0, 90))))


def _some(
    draw: DrawFn, codes: Sequence[str], responded: int, least: int
) -> tuple[Measurement, ...]:
    most = min(len(LifeDomain), len(codes))
    count = draw(st.integers(min(least, most), most))
    return tuple(one for code in codes[:count] for one in figures(draw, code, responded))


def figures(draw: DrawFn, code: str, responded: int) -> Iterator[Measurement]:
    """The figures of one indicator: of all who responded, and perhaps of each grade."""
    bases = [draw(st.integers(_BASE, max(_BASE, responded // 2))) for _ in "24"]
    counts = [draw(st.integers(_CELL, base - _CELL)) for base in bases]
    if draw(maybe):
        for group, base, count in zip("24", bases, counts, strict=True):
            yield Measurement(indicator=code, base=base, count=count, group=group)
    yield Measurement(indicator=code, base=sum(bases), count=sum(counts))


@cache
def known_codes(year: int) -> tuple[str, ...]:
    """Two indicators of each life domain, one of each first, that a round may have had."""
    by_domain = [
        [
            one.code
            for one in indicators.of(domain)
            if one.better
            and one.denominator is Denominator.ALL_PUPILS
            and not one.known_absent_in(year)
        ]
        for domain in LifeDomain
    ]
    return tuple(codes[place] for place in range(2) for codes in by_domain if place < len(codes))
