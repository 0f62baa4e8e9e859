"""Days on a calendar as an inline SVG picture: a line each, with a sign on its day.

What is not known to the day has a bar over all that it can be, and what is past its day one from
that day to today. The signs differ in shape as well as in
colour, and the words stand below: nobody needs the picture.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import final

import attrs

from okomodel.harmless import harmless
from okomodel.pages.sheet import Chart, Line, Sign
from okomodel.render.text import width_of
from okomodel.values.calendar import months_after, whole_months_between

__all__ = ["drawn"]

_WIDTH, _LEFT, _RIGHT, _MOST_RIGHT = 720, 175, 150, 285
_SIGN_WIDTH, _BESIDE = 6, 12  # of a letter, and between the calendar and the words beside it
_TOP, _LINE, _R = 34, 18, 5
_STEPS = (1, 2, 3, 6, 12, 24)  # months between two ticks
_TICKS = 5


def drawn(chart: Chart) -> str:
    """A chart as a figure: an SVG picture that fits its place, and what it says in words."""
    end, bottom = max(chart.end, chart.start), _TOP + _LINE * len(chart.lines) + 6
    axis = _Axis(chart.start, end, bottom, _room(chart.lines))
    inside = "".join((*_ticks(axis), *_today(chart, axis), *_lines(chart, axis)))
    said = escape(harmless(chart.alternative))
    return (
        f'<figure><svg viewBox="0 0 {_WIDTH} {axis.bottom}" role="img" aria-label="{said}">'
        f"{inside}</svg><figcaption>{said}</figcaption></figure>"
    )


def _room(lines: Iterable[Line]) -> int:
    """How wide it is beside the calendar, where each line is said in words."""
    longest = max((width_of(harmless(line.said)) for line in lines), default=0)
    return min(max(_RIGHT, _BESIDE + _SIGN_WIDTH * longest), _MOST_RIGHT)


@final
@attrs.frozen
class _Axis:
    """From which day to which it runs, how far down, and how much room is left beside it."""

    first: date
    last: date
    bottom: int
    beside: int

    @property
    def end(self) -> int:
        """Where the last day lies."""
        return _WIDTH - self.beside

    def at(self, day: date) -> str:
        """Where a day lies; a day outside lies at the edge."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return f"{_LEFT + min(1.0, max(0.0, share)) * (self.end - _LEFT):.1f}"


def _ticks(axis: _Axis) -> Iterator[str]:
    """Days at equal distances of whole months, counted from the first."""
    months = whole_months_between(axis.first, axis.last)
    step = next((one for one in _STEPS if months < one * _TICKS), _STEPS[-1])
    for month in range(0, months + 1, step):
        day = months_after(axis.first, month)
        x = axis.at(day)
        yield f'<path class="oko-axis" d="M{x} {_TOP - 8}V{axis.bottom}"/>'
        yield f'<text class="oko-tick" x="{x}" y="12" text-anchor="middle">{day:%Y-%m}</text>'


def _today(chart: Chart, axis: _Axis) -> Iterator[str]:
    if chart.start <= chart.today <= chart.end:
        x, label = axis.at(chart.today), f'y="24" text-anchor="middle">{chart.today}'
        yield f'<path class="oko-today" d="M{x} {_TOP - 8}V{axis.bottom}"/>'
        yield f'<text class="oko-today-label" x="{x}" {label}</text>'


def _lines(chart: Chart, axis: _Axis) -> Iterator[str]:
    for number, line in enumerate(chart.lines):
        y = _TOP + _LINE * number + _LINE // 2
        label, said = escape(harmless(line.label)), escape(harmless(line.said))
        yield f'<text x="{_LEFT - 12}" y="{y + 4}" text-anchor="end">{label}</text>'
        yield _overdue(line, chart.today, axis, y)
        yield _stretch(line, axis, y)
        yield _sign(line.sign, (float(axis.at(line.first)) + float(axis.at(line.last))) / 2, y)
        yield f'<text class="oko-tick" x="{axis.end + _BESIDE}" y="{y + 4}">{said}</text>'


def _overdue(line: Line, today: date, axis: _Axis, y: int) -> str:
    if line.sign is not Sign.ALARM or today <= line.last:
        return ""
    return f'<path class="oko-overdue" d="M{axis.at(line.last)} {y}H{axis.at(today)}"/>'


def _stretch(line: Line, axis: _Axis, y: int) -> str:
    if line.first == line.last:
        return ""
    x, width = axis.at(line.first), float(axis.at(line.last)) - float(axis.at(line.first))
    return f'<rect class="oko-stretch" x="{x}" y="{y - 3}" width="{width:.1f}" height="6" rx="3"/>'


def _sign(sign: Sign, x: float, y: int) -> str:
    shapes = {
        Sign.ALARM: f"M{x} {y - _R - 1}l{_R + 1} {_R + 1}-{_R + 1} {_R + 1}-{_R + 1}-{_R + 1}z",
        Sign.STRUCK: f"M{x - _R} {y - _R}l{2 * _R} {2 * _R}m0 {-2 * _R}l{-2 * _R} {2 * _R}",
    }
    if sign in shapes:
        return f'<path class="oko-{sign}" d="{shapes[sign]}"/>'
    return f'<circle class="oko-{sign}" cx="{x}" cy="{y}" r="{_R}"/>'
