"""A letter as Markdown: CommonMark, with tables as GitHub has them."""

from collections.abc import Iterable, Iterator
from re import Match
from re import compile as pattern

from okomodel.letters.letter import Letter
from okomodel.letters.sentence import Block, Listing, Paragraph, Part, Row, Table

__all__ = ["escaped", "markdown"]

# Each of these may mean something in the middle of a line, and some only where a line begins.
_SPEAKING = pattern(r"([\\`*_\[\]<|~$]|&(?=#?\w+;))")
_AT_START = pattern(r"^(\s*)([-+=:>#]|\d+(?=[.)]))")
_LEVEL, _DEEPEST = 2, 6


def markdown(letter: Letter) -> str:
    r"""A letter as Markdown; what its texts hold stands there as it is, and marks nothing.

    >>> escaped("<b>1. *sterk*")
    '\\<b>1. \\*sterk\\*'
    """
    return "\n\n".join(_letter(letter)) + "\n"


def escaped(text: str) -> str:
    """A text in which nothing is a mark of Markdown."""
    return _AT_START.sub(_start, _SPEAKING.sub(r"\\\1", text))


def _start(match: Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def _letter(letter: Letter) -> Iterator[str]:
    yield f"# {escaped(letter.title)}"
    if letter.is_draft:
        yield f"**{escaped(letter.draft)}**"
    yield "\\\n".join(f"**{escaped(name)}:** {escaped(value)}" for name, value in letter.head)
    yield from _blocks(letter.parts, _LEVEL)


def _blocks(blocks: Iterable[Block], level: int) -> Iterator[str]:
    for block in blocks:
        match block:
            case Part():
                yield f"{'#' * min(level, _DEEPEST)} {escaped(block.heading)}"
                yield from _blocks(block.blocks, level + 1)
            case Paragraph(told):
                yield escaped(" ".join(one.text for one in told))
            case Listing(items):
                yield "\n".join(f"- {escaped(one.text)}" for one in items)
            case Table():
                yield _table(block)


def _table(table: Table) -> str:
    marks = ("---:" if numeric else "---" for numeric in table.numeric)
    lines = (_row(table.headings), f"| {' | '.join(marks)} |", *map(_cells, table.rows))
    return "\n".join(lines)


def _cells(row: Row) -> str:
    return _row(row.cells)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"
