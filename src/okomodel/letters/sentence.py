"""What a letter is made of: sentences that know on what place of the dossier they stand."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from re import Match
from re import compile as pattern
from typing import Union, final

import attrs

from okomodel.harmless import harmless

__all__ = ["Block", "Listing", "Name", "Paragraph", "Part", "Row", "Sentence", "Table", "sentences"]


class Name(StrEnum):
    """The parts of a letter: a template names them by these, or by their Dutch names."""

    SUBJECT = "subject"
    BACKGROUND = "background"
    MESSAGES = "messages"
    PLAN = "plan"
    PRIORITIES = "priorities"
    SINCE = "since"
    ACTIONS = "actions"
    MONEY = "money"
    TARGETS = "targets"
    STANDING = "standing"
    ATTENTION = "attention"
    NEXT = "next"
    ANNEXES = "annexes"


_NO_XML = pattern("[\ufffe\uffff]")  # which no document of XML can hold


_UNIT = pattern(r"(?<=\d) (?=%)|(?<=€) (?=\d)")  # no line ends between a number and its unit


def _as_it_reads(text: str) -> str:
    return _UNIT.sub("\u00a0", _NO_XML.sub(_written_out, harmless(text)).strip())


def _each_as_it_reads(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_as_it_reads, texts))


def _written_out(sign: Match[str]) -> str:
    return f"<U+{ord(sign.group()):04X}>"


@final
@attrs.frozen
class Sentence:
    """One sentence, and the ``paths`` of the places in the dossier that it stands on.

    >>> Sentence("It runs.", ("dossier.cycles[0].plan",)).paths
    ('dossier.cycles[0].plan',)
    """

    text: str = attrs.field(converter=_as_it_reads)
    paths: tuple[str, ...]


@final
@attrs.frozen
class Paragraph:
    """Sentences that are read one after the other."""

    sentences: tuple[Sentence, ...]


@final
@attrs.frozen
class Listing:
    """Sentences that stand below each other, each behind a mark."""

    items: tuple[Sentence, ...]


@final
@attrs.frozen
class Row:
    """A row of a table, and the paths of what it tells."""

    cells: tuple[str, ...] = attrs.field(converter=_each_as_it_reads)
    paths: tuple[str, ...]


@final
@attrs.frozen
class Table:
    """Rows under headings; ``numeric`` has True for each column that holds numbers."""

    headings: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[Row, ...]

    @property
    def weights(self) -> tuple[int, ...]:
        """How wide the columns should be beside each other, by their longest text."""
        lines = (self.headings, *(one.cells for one in self.rows))
        columns: Iterable[tuple[str, ...]] = zip(*lines, strict=True)
        longest = (max(map(len, column)) for column in columns)
        return tuple(min(max(one, _NARROWEST), _WIDEST) + _EDGES for one in longest)


_NARROWEST, _WIDEST, _EDGES = 8, 24, 5


Block = Union[Paragraph, Listing, Table, "Part"]


@final
@attrs.frozen
class Part:
    """A part of a letter under its heading; parts may lie in each other."""

    name: Name
    heading: str
    blocks: tuple[Block, ...]


def sentences(blocks: Iterable[Block]) -> Iterator[Sentence]:
    """All that blocks say, in the order in which it is read; a row of a table as one sentence."""
    for block in blocks:
        match block:
            case Paragraph(told) | Listing(told):
                yield from told
            case Table(rows=rows):
                yield from (Sentence(" | ".join(one.cells), one.paths) for one in rows)
            case Part():
                yield from sentences(block.blocks)
