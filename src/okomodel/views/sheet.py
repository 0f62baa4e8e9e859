"""What is shown of a thing, apart from how: a sheet holds words, in one language.

A renderer (:mod:`okomodel.views.text`) decides on widths, marks and colours, and makes harmless
what a document's texts hold; a sheet has them as they are.
"""

from enum import StrEnum
from typing import final

import attrs

__all__ = ["Block", "Cell", "Column", "Entry", "Paragraph", "Section", "Sheet", "Table", "Tone"]


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


Block = Paragraph | Table | Entry


@final
@attrs.frozen
class Section:
    """A part of a sheet under its heading (empty: none)."""

    heading: str
    blocks: tuple[Block, ...]


@final
@attrs.frozen
class Sheet:
    """A page about one thing: a title, what it is about, and sections."""

    title: str
    about: str
    sections: tuple[Section, ...]
