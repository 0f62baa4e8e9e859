"""Sheets as plain text, in lines of so many columns at most.

Nothing is cut here, long texts go on on the next line. No word, day or id is broken, but one that
is longer than a whole line: the rest of it stands on the next. Wide signs count for two columns,
and marks on a letter for none.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, zip_longest
from re import compile as pattern
from unicodedata import category, east_asian_width

from okomodel.harmless import harmless
from okomodel.pages.sheet import (
    Block,
    Cell,
    Chart,
    Column,
    Entry,
    Paragraph,
    Section,
    Sheet,
    Table,
    Tone,
)
from okomodel.wording import MONTHS

__all__ = ["WIDTH", "Line", "lines", "text", "width_of"]

WIDTH = 80
"""How many columns a line has at most, unless told otherwise."""

Line = tuple[Cell, ...]
"""One line of a rendered sheet: pieces of text, each with its tone."""

_INDENT = "  "
_GAP = "  "
_READABLE = (
    20  # columns that running text needs; only then do the other columns of a table give way
)
_PAIR = 2  # columns of a list of names with what each is
_WIDE = 2  # columns of a wide sign, less than which no column of a table can have
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_MONTH = "|".join(sorted({name for one in MONTHS for name in (one.en, one.nl)}))
_WORD = pattern(rf"[^\s\d]*[0-9]{{1,2}} (?:{_MONTH}) [0-9]{{4}}\S*|\S+")
"""A word, or a day that is written with its month, and what is written onto it."""


def text(sheet: Sheet, width: int = WIDTH) -> str:
    """A sheet as plain text.

    >>> print(text(Sheet("Nunspeet", "a dossier", ())), end="")
    Nunspeet
    ========
    a dossier
    """
    return "".join("".join(cell.text for cell in line) + "\n" for line in lines(sheet, width))


def lines(sheet: Sheet, width: int = WIDTH) -> Iterator[Line]:
    """The lines of a sheet, without line ends and without blanks at their ends."""
    title = [*_wrapped([Cell(sheet.title, Tone.STRONG)], width)]
    yield from title
    yield (Cell("=" * max((_line_width(line) for line in title), default=0), Tone.MUTED),)
    yield from _wrapped([Cell(sheet.about, Tone.MUTED)], width)
    for section in sheet.sections:
        yield ()
        yield from _section(section, width)


def width_of(text: str) -> int:
    """How many columns a harmless text takes."""
    return len(text) if text.isascii() else sum(map(_sign_width, text))


@lru_cache(maxsize=4096)
def _sign_width(sign: str) -> int:
    if category(sign) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


# ---------------------------------------------------------------------------- sections and blocks


def _section(section: Section, width: int) -> Iterator[Line]:
    indent = _INDENT if section.heading else ""
    yield from _wrapped([Cell(section.heading, Tone.STRONG)], width)
    before: Block | None = None
    for block in section.blocks:
        if before is not None and not (isinstance(before, Entry) and not before.about):
            yield ()
        yield from _indented(_block(block, width - len(indent)), indent)
        before = block


def _block(block: Block, width: int) -> Iterator[Line]:
    match block:
        case Paragraph(cells):
            yield from _wrapped(cells, width)
        case Entry(head, about):
            yield from _wrapped(head, width)
            for paragraph in about:
                told = _wrapped(paragraph.cells, width - len(_INDENT))
                yield from _indented(told, _INDENT)
        case Table(columns, rows):
            yield from _table(columns, rows, width)
        case Chart(alternative=alternative):
            yield from _wrapped([Cell(alternative)], width)
        case Section():
            yield from _section(block, width)


def _indented(some: Iterable[Line], indent: str) -> Iterator[Line]:
    for line in some:
        yield (Cell(indent), *line) if line and indent else line


# --------------------------------------------------------------------------------- running text


def _wrapped(cells: Iterable[Cell], width: int) -> Iterator[Line]:
    """Words of several tones in lines of at most so many columns."""
    line: list[Cell] = []
    used = 0
    for word in _words(cells, width):
        size = width_of(word.text)
        if line and used + 1 + size > width:
            yield _joined(line)
            line, used = [], 0
        used += size + (1 if line else 0)
        line.append(word)
    if line:
        yield _joined(line)


def _words(cells: Iterable[Cell], width: int) -> Iterator[Cell]:
    for cell in cells:
        for word in _unbroken(cell.text):
            for piece in _pieces(word, width):
                yield Cell(piece, cell.tone)


def _unbroken(text: str) -> list[str]:
    """The words of a text, of which a day is one.

    >>> _unbroken("plan (by 15 October 2026), then 3 more")
    ['plan', '(by', '15 October 2026),', 'then', '3', 'more']
    """
    return _WORD.findall(harmless(text))


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word that is longer than a line, in pieces; marks stay with their letter."""
    start = used = 0
    for index, sign in enumerate(word):
        size = _sign_width(sign)
        if used + size > width and index > start:
            yield word[start:index]
            start, used = index, 0
        used += size
    yield word[start:]


def _joined(words: Sequence[Cell]) -> Line:
    """Words as a line: those of one tone together, with spaces between."""
    runs = (
        (tone, " ".join(one.text for one in same))
        for tone, same in groupby(words, key=lambda one: one.tone)
    )
    return tuple(Cell(f" {run}" if index else run, tone) for index, (tone, run) in enumerate(runs))


def _line_width(line: Line) -> int:
    return sum(width_of(cell.text) for cell in line)


# --------------------------------------------------------------------------------------- tables


def _table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int) -> Iterator[Line]:
    """Cells in columns; where a word would have to be broken for that, each row on lines.

    Of a list without headings the last column goes first: what it notes stands below its row.
    """
    headings = [Cell(column.heading, Tone.MUTED) for column in columns]
    is_headed = any(column.heading for column in columns)
    shown = [headings, *rows] if is_headed else [*rows]
    count = len(columns)
    for kept in [count] if is_headed or count <= _PAIR else [count, count - 1]:
        if widths := _widths([row[:kept] for row in shown], width):
            yield from _in_columns(columns[:kept], shown, widths, width)
            return
    yield from _stacked(columns, rows, width)


def _in_columns(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell]], widths: Sequence[int], width: int
) -> Iterator[Line]:
    """Rows of so many columns; cells beyond those stand below their row."""
    for row in rows:
        cells = [[*_wrapped([cell], size)] for cell, size in zip(row, widths, strict=False)]
        for parts in zip_longest(*cells, fillvalue=()):
            yield _row(parts, columns, widths)
        noted = _wrapped(row[len(widths) :], width - len(_INDENT))
        yield from _indented(noted, _INDENT)


def _stacked(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell]], width: int
) -> Iterator[Line]:
    """Of each row the first cell, and under it the others, each behind its heading."""
    for row in rows:
        for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
            heading = f"{column.heading}:" if column.heading else ""
            indent = _INDENT if at else ""
            if cell.text:
                told = _wrapped([Cell(heading, Tone.MUTED), cell], width - len(indent))
                yield from _indented(told, indent)


def _widths(rows: Sequence[Sequence[Cell]], width: int) -> list[int] | None:
    """How wide each column is: what it needs; where that is too much, the widest give way.

    None becomes narrower than its longest word; None for all where those do not fit. A word that
    no line could hold, such as an address, is broken wherever it stands, and asks for no room.
    """
    columns = [[_unbroken(cell.text) for cell in some] for some in zip(*rows, strict=True)]
    wanted = [_widest(" ".join(words) for words in some) for some in columns]
    fits, room = width - len(_INDENT), width - len(_GAP) * (len(columns) - 1)
    words = [[word for words in some for word in words] for some in columns]
    least = [_widest(word for word in some if width_of(word) <= fits) for some in words]
    least = [min(max(one, _WIDE), _widest(some)) for one, some in zip(least, words, strict=True)]
    if sum(least) > room:
        return None
    widest = wanted.index(max(wanted))
    spare = room - sum(wanted) + wanted[widest]
    wanted[widest] = min(wanted[widest], max(spare, least[widest], _READABLE))
    return _fitting(least, wanted, room)


def _widest(texts: Iterable[str]) -> int:
    return max(map(width_of, texts), default=0) or 1


def _fitting(least: Sequence[int], wanted: Sequence[int], width: int) -> list[int]:
    """What is wanted, at most so much that all fit, and not less than the least."""
    bounds = [*zip(least, wanted, strict=True)]
    for most in range(width, 0, -1):
        if sum(found := [max(one, min(much, most)) for one, much in bounds]) <= width:
            return found
    return [*least]


def _row(parts: Sequence[Line], columns: Sequence[Column], widths: Sequence[int]) -> Line:
    line: list[Cell] = []
    blank = ""
    for part, column, size in zip(parts, columns, widths, strict=True):
        free = " " * (size - _line_width(part))
        before, after = (free, "") if column.numeric else ("", free)
        if part:
            line += [Cell(blank + before), *part] if blank + before else part
            blank = ""
        blank += (after if part else free) + _GAP
    return tuple(line)
