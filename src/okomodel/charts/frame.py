"""What is around every chart: its title, of what and of which day it is, and the words for it."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap
from typing import Any, TypeVar, final

import attrs

from okomodel.charts.extra import extra
from okomodel.harmless import harmless
from okomodel.reference.colour import INK, SOFT
from okomodel.wording import Language, Wording

__all__ = [
    "META",
    "MOST_ROWS",
    "WIDTH",
    "Frame",
    "capital",
    "first_of",
    "framed",
    "nothing",
    "short",
]

T = TypeVar("T")

WIDTH = 560
"""How wide the part is in which something is drawn, in pixels."""

MOST_ROWS = 500
"""How many rows a chart has at most."""

META = "okomodel"
"""Under which name a chart carries its title and its language (``usermeta``)."""

_LONGEST = 200
_MOST_WORDS = 60
_LINE, _MOST_LINES = 96, 3
_SIGNS = 64
_FONT = "Arial, Liberation Sans, Helvetica, Nimbus Sans, sans-serif"
# At the sides there is room for letters that are wider where none of these is installed.
_ROOM = {"left": 40, "right": 32, "top": 16, "bottom": 16}
_ILLEGAL = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}  # which no XML may hold
_SOURCE = Wording("Source: {source}. As of {on}.", "Bron: {source}. Stand op {on}.")
_MORE = Wording("… and {count} more.", "… en nog {count}.")
_LEFT_OUT = Wording(
    "The first {shown} of {all} are drawn.", "De eerste {shown} van {all} zijn getekend."
)


@final
@attrs.frozen(kw_only=True)
class Frame:
    """What a chart shows: its ``title`` and more ``about`` it, its ``source`` and its day.

    ``words`` say what is drawn, a sentence for each thing. ``left_out`` is how many things there
    are, where not all of them are drawn.
    """

    title: str
    source: str
    on: date
    lang: Language
    about: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    shown: int = 0
    all: int = 0

    @property
    def subtitle(self) -> list[str]:
        """The lines under the title."""
        return [*self._about(), _SOURCE.text(self.lang, source=self.source, on=self.on)]

    @property
    def description(self) -> str:
        """The same as the chart in words."""
        said, more = first_of(self.words, _MOST_WORDS)
        rest = [_MORE.text(self.lang, count=more)] if more else []
        heading = f"{self.title.rstrip('.')}."
        told = map(_clean, (heading, *said, *rest, *self.subtitle))
        return " ".join(short(one, 600) for one in told)

    def _about(self) -> Iterator[str]:
        yield from self.about
        if self.shown < self.all:
            yield _LEFT_OUT.text(self.lang, shown=self.shown, all=self.all)


def framed(chart: Any, frame: Frame) -> Any:
    """A chart with its title, its source and its words around it."""
    title = {
        "text": _lines(frame.title),
        "subtitle": [line for one in frame.subtitle for line in _lines(one)],
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 16,
        "subtitleColor": SOFT,
        "subtitleFontSize": 12,
        "subtitlePadding": 5,
        "offset": 14,
    }
    made = chart.properties(
        title=title,
        description=frame.description,
        background="white",
        padding=_ROOM,
        usermeta={META: {"title": short(frame.title, _LONGEST), "lang": frame.lang}},
    )
    return made.configure(**_style(frame.lang))


def nothing(frame: Frame, why: Wording) -> Any:
    """A chart of nothing: one sentence that says so."""
    alt, said = extra("altair"), why.text(frame.lang)
    text = alt.Chart(alt.Data(values=[{"said": said}])).mark_text(
        align="left", fontSize=14, fontStyle="italic"
    )
    chart = text.encode(text="said:N", x=alt.value(0), y=alt.value(12))
    size = chart.properties(width=WIDTH, height=28)
    return framed(size, attrs.evolve(frame, about=(), words=(said,)))


def first_of(things: Sequence[T], most: int = MOST_ROWS) -> tuple[Sequence[T], int]:
    """The first of them, and how many are left."""
    return things[:most], max(0, len(things) - most)


def short(text: str, most: int = _SIGNS) -> str:
    r"""A text of a document as a chart can hold it: harmless, and of so many signs at most.

    >>> short("one\ntwo"), short("N" * 500, 5)
    ('one two', 'NNNN…')
    """
    cut = text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
    return _clean(cut)


def capital(text: str) -> str:
    """A text with a capital, as a heading has it."""
    return text[:1].upper() + text[1:]


def _clean(text: str) -> str:
    return harmless(text).translate(_ILLEGAL)


def _lines(text: str) -> list[str]:
    """A text in a few lines that fit above the chart."""
    cut = short(text, _LINE * _MOST_LINES)
    return wrap(cut, _LINE, break_on_hyphens=False) or [" "]


def _style(lang: Language) -> dict[str, Any]:
    words = {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12}
    grid = {"gridColor": "#d8dee4", "domainColor": SOFT, "tickColor": SOFT}
    return {
        "aria": False,  # one alternative for the whole; a reader of screens is not led through it
        "font": _FONT,
        "axis": {**words, **grid, "titleFontWeight": "normal"},
        "legend": {**words, "titleFontWeight": "bold", **_LEGEND},
        "title": {"color": INK},
        "text": {"color": INK, "fontSize": 12},
        "view": {"stroke": None},
        "concat": {"spacing": 28},
        "locale": {"number": _NUMBERS[lang]},
    }


_LEGEND: dict[str, Any] = {
    "orient": "bottom",
    "symbolSize": 110,
    "symbolOpacity": 1,
    "labelLimit": 240,
    "offset": 10,
    "padding": 8,
    "columnPadding": 18,
}

_NUMBERS: dict[Language, dict[str, Any]] = {
    "nl": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["€", ""]},
}
