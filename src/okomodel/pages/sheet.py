"""What is shown of a thing, apart from how: a sheet holds words, in one language.

A renderer (:mod:`okomodel.render.text`, :mod:`okomodel.render.html`) decides on widths, marks and
colours, and makes harmless what a document's texts hold; a sheet has them as they are. Both say
the same words: what is to be left out is left out of the sheet (:mod:`okomodel.pages.cut`).
"""

from datetime import date
from enum import StrEnum
from typing import Union, final

import attrs

__all__ = [
    "Block",
    "Cell",
    "Chart",
    "Column",
    "Entry",
    "Line",
    "Paragraph",
    "Section",
    "Sheet",
    "Sign",
    "Table",
    "Tone",
]


class Tone(StrEnum):
    """What a text means to its reader, whatever colour that has."""

    PLAIN = "plain"
    STRONG = "strong"
    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"
    MUTED = "muted"


@final
@attrs.frozen
class Cell:
    """A text with its tone."""

    text: str
    tone: Tone = Tone.PLAIN


@final
@attrs.frozen
class Column:
    """A column of a table: its heading, and whether it holds numbers."""

    heading: str = ""
    numeric: bool = False


@final
@attrs.frozen
class Paragraph:
    """Running text."""

    cells: tuple[Cell, ...]


@final
@attrs.frozen
class Table:
    """Rows of as many cells as there are columns; without headings it lists what belongs together.

    >>> Table((Column("Cohort"), Column("Municipalities", numeric=True)), ()).rows
    ()
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@final
@attrs.frozen
class Entry:
    """One thing of a list: what it is, and paragraphs that tell about it."""

    head: tuple[Cell, ...]
    about: tuple[Paragraph, ...] = ()


class Sign(StrEnum):
    """How a day is marked on a chart; each sign has a shape of its own beside its colour."""

    FULL = "full"
    STRUCK = "struck"
    ALARM = "alarm"
    HOLLOW = "hollow"
    FAINT = "faint"


@final
@attrs.frozen
class Line:
    """One line of a chart: what it is about, its days with a sign, and how that is said.

    What is not known to the day lies from its ``first`` to its ``last`` day. Both are None where
    no day is known at all.
    """

    label: str
    first: date | None
    last: date | None
    sign: Sign
    said: str


@final
@attrs.frozen
class Chart:
    """Days on a calendar: those of the lines, from ``start`` to ``end`` and outside, and ``today``.

    ``alternative`` says in words what is to be seen; where there are no pictures it stands instead.
    ``title`` is what is drawn; ``first_said`` and ``last_said`` say what the start and the end are.
    """

    start: date
    end: date
    today: date
    lines: tuple[Line, ...]
    alternative: str
    title: str = ""
    first_said: str = ""
    last_said: str = ""


Block = Union[Paragraph, Table, Entry, Chart, "Section"]


@final
@attrs.frozen
class Section:
    """A part of a sheet under its heading (empty: none); sections may lie in each other.

    ``folded``: where that is possible, a reader opens it first.
    """

    heading: str
    blocks: tuple[Block, ...]
    folded: bool = False


@final
@attrs.frozen
class Sheet:
    """A page about one thing: a title, what it is about, and sections."""

    title: str
    about: str
    sections: tuple[Section, ...]
