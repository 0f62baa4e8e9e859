"""Days on a calendar as an SVG picture: a line each, with a sign on its day.

The calendar is as long as what is drawn on it; lines across it say where what is drawn starts and
ends, and which day it is today. What is not known to the day has a bar over all that it can be,
and what is past its day one from that day to today; what has no day at all stands below the
calendar. The signs differ in shape as well as in colour, and the words stand beside the picture:
nobody needs it.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from html import escape
from importlib.resources import files
from typing import final

import attrs

from okomodel.harmless import harmless
from okomodel.pages.sheet import Chart, Line, Sign
from okomodel.render.text import width_of
from okomodel.values.calendar import months_after, whole_months_between

__all__ = ["drawn", "picture", "picture_style"]

_WIDTH, _LEFT, _RIGHT, _MOST_RIGHT = 720, 175, 150, 285
_SIGN_WIDTH, _BESIDE = 6, 12  # of a letter, and between the calendar and the words beside it
_TOP, _LINE, _R, _EDGE = 34, 18, 5, 6
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months between two ticks
_TICKS = 5


def drawn(chart: Chart) -> str:
    """A chart as a figure: an SVG picture, the same as a list where it is narrow, and in words."""
    called, said = escape(harmless(chart.title)), escape(harmless(chart.alternative))
    listed = "".join(map(_listed, chart.lines))
    return (
        f'<figure><div class="oko-scroll" role="group" tabindex="0" aria-label="{called}">'
        f"{_svg(chart)}</div>"
        f'<ul class="oko-list" aria-label="{called}">{listed}</ul>'
        f"<figcaption>{said}</figcaption></figure>"
    )


def picture(chart: Chart) -> tuple[str, int, int]:
    """A chart as the address of a picture that brings its own ground; its width and its height."""
    svg = _svg(chart, f"<style>{picture_style()}{_GROUND}</style>")
    named = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    address = f"data:image/svg+xml;base64,{b64encode(named.encode()).decode()}"
    return address, _WIDTH + 2 * _EDGE, _height(chart) + 2 * _EDGE


@cache
def picture_style() -> str:
    """The style of the picture: its ink is that of the page around it."""
    return files("okomodel.render").joinpath("picture.css").read_text("utf-8")


_GROUND = """
svg { color-scheme: light dark; color: #1f2328; background: #fff; font-family: sans-serif; }
@supports (color: light-dark(#000, #fff)) {
  svg { color: light-dark(#1f2328, #e6edf3); background: light-dark(#fff, #16191d); }
}
"""


def _svg(chart: Chart, style: str = "") -> str:
    title = escape(harmless(chart.title))
    dated = [line for line in chart.lines if line.first]
    bottom = _TOP + _LINE * len(dated) + 6
    axis = _Axis(*_reach(chart), bottom, _room(chart.lines))
    inside = (*_ticks(axis), *_bounds(chart, axis), *_today(chart, axis), *_lines(chart, axis))
    return (
        f'<svg class="oko-picture" viewBox="{_seen(chart)}" role="img" '
        f'aria-label="{title}">{style}'
        f'<text class="oko-tick" y="12">{title}</text>{"".join(inside)}</svg>'
    )


def _seen(chart: Chart) -> str:
    """Of what is drawn all, and an edge around it."""
    return f"-{_EDGE} -{_EDGE} {_WIDTH + 2 * _EDGE} {_height(chart) + 2 * _EDGE}"


def _height(chart: Chart) -> int:
    """Of the calendar, and of what stands below it."""
    undated = any(line.first is None for line in chart.lines)
    below = 2 * _LINE if undated or _reach(chart)[0] < chart.start else _LINE
    return _TOP + _LINE * len(chart.lines) + 6 + below


def _reach(chart: Chart) -> tuple[date, date]:
    """From which day to which the calendar runs: over all that is drawn on it."""
    days = [chart.start, chart.end]
    days += [day for line in chart.lines for day in (line.first, line.last) if day]
    if any(line.sign is Sign.ALARM for line in chart.lines):
        days.append(chart.today)
    return min(days), max(days)


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

    def at(self, day: date) -> float:
        """Where a day lies."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(_LEFT + share * (self.end - _LEFT), 1)

    def across(self, day: date, kind: str) -> str:
        """A line over the whole calendar on a day."""
        return f'<path class="oko-{kind}" d="M{self.at(day)} {_TOP - 8}V{self.bottom}"/>'


def _ticks(axis: _Axis) -> Iterator[str]:
    """Days at equal distances of whole months, counted from the first."""
    months = whole_months_between(axis.first, axis.last)
    step = next((one for one in _STEPS if months < one * _TICKS), _STEPS[-1])
    for month in range(0, months + 1, step):
        day = months_after(axis.first, month)
        yield axis.across(day, "axis")
        yield _text(axis.at(day), 12, f"{day:%Y-%m}", "tick", "middle")


def _bounds(chart: Chart, axis: _Axis) -> Iterator[str]:
    """Where what is drawn ends; and where it starts, if anything lies before that."""
    yield axis.across(chart.end, "bound")
    yield _text(axis.at(chart.end), axis.bottom + 12, chart.last_said, "tick", "middle")
    if axis.first < chart.start:
        yield axis.across(chart.start, "bound")
        yield _text(axis.at(chart.start), axis.bottom + 26, chart.first_said, "tick", "middle")


def _today(chart: Chart, axis: _Axis) -> Iterator[str]:
    if axis.first <= chart.today <= axis.last:
        yield axis.across(chart.today, "today")
        yield _text(axis.at(chart.today), 24, str(chart.today), "today-label", "middle")


def _lines(chart: Chart, axis: _Axis) -> Iterator[str]:
    """Each line: those that have a day on the calendar, and the others below it."""
    dated = [line for line in chart.lines if line.first]
    undated = [line for line in chart.lines if not line.first]
    for number, line in enumerate(dated):
        yield from _line(line, chart.today, axis, _TOP + _LINE * number + _LINE // 2)
    for number, line in enumerate(undated):
        yield from _line(line, chart.today, axis, axis.bottom + 2 * _LINE + _LINE * number)


def _line(line: Line, today: date, axis: _Axis, y: int) -> Iterator[str]:
    yield _text(_LEFT - 12, y + 4, _fitting(line.label, _LEFT - 12), "label", "end")
    if line.first and line.last:
        yield _overdue(line, line.last, today, axis, y)
        yield _stretch(line.first, line.last, axis, y)
        yield _sign(line.sign, round((axis.at(line.first) + axis.at(line.last)) / 2, 1), y)
    else:
        yield _sign(line.sign, axis.end, y)
    yield _text(axis.end + _BESIDE, y + 4, _fitting(line.said, axis.beside), "tick", "start")


def _text(x: float, y: int, said: str, kind: str, anchor: str) -> str:
    words = escape(harmless(said))
    return f'<text class="oko-{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>'


def _fitting(text: str, room: int) -> str:
    """As much of a text as there is room for; the whole stands in the list and the table."""
    most = room // _SIGN_WIDTH
    if width_of(said := harmless(text)) <= most:
        return said
    return said[: most // 2 if width_of(said) > len(said) else most - 1] + "…"


def _overdue(line: Line, last: date, today: date, axis: _Axis, y: int) -> str:
    if line.sign is not Sign.ALARM or today <= last:
        return ""
    return f'<path class="oko-overdue" d="M{axis.at(last)} {y}H{axis.at(today)}"/>'


def _stretch(first: date, last: date, axis: _Axis, y: int) -> str:
    if first == last:
        return ""
    x = axis.at(first)
    width = f"{axis.at(last) - x:.1f}"
    return f'<rect class="oko-stretch" x="{x}" y="{y - 3}" width="{width}" height="6" rx="3"/>'


def _sign(sign: Sign, x: float, y: int) -> str:
    shapes = {
        Sign.ALARM: f"M{x} {y - _R - 1}l{_R + 1} {_R + 1}-{_R + 1} {_R + 1}-{_R + 1}-{_R + 1}z",
        Sign.STRUCK: f"M{x - _R} {y - _R}l{2 * _R} {2 * _R}m0 {-2 * _R}l{-2 * _R} {2 * _R}",
    }
    if sign in shapes:
        return f'<path class="oko-{sign}" d="{shapes[sign]}"/>'
    return f'<circle class="oko-{sign}" cx="{x}" cy="{y}" r="{_R}"/>'


def _listed(line: Line) -> str:
    """A line in the list, with its sign."""
    drawing = 'class="oko-picture" viewBox="-8 -8 16 16" aria-hidden="true"'
    sign = f"<svg {drawing}>{_sign(line.sign, 0, 0)}</svg>"
    label, said = escape(harmless(line.label)), escape(harmless(line.said))
    return f'<li>{sign}<bdi>{label}</bdi> <span class="oko-muted">{said}</span></li>'
