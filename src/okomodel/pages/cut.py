"""A sheet of a bounded size: long lists and texts are cut, and the sheet says by how much."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import attrs

from okomodel.pages.sheet import (
    Block,
    Cell,
    Chart,
    Entry,
    Line,
    Paragraph,
    Section,
    Sheet,
    Table,
    Tone,
)
from okomodel.wording import Language, Wording

__all__ = ["MOST_ROWS", "MOST_SIGNS", "cut", "cut_text", "unfolded"]

T = TypeVar("T")

MOST_ROWS = 100
"""How many rows a table, and parts a section, have at most."""

MOST_SIGNS = 400
"""How many signs a text has at most."""

_MORE = Wording("… and {count} more.", "… en nog {count}.")
_ALSO = Wording("With --all also: {headings}.", "Met --all ook: {headings}.")
_TEXT_GOES_ON = Wording("… ({count} more signs)", "… (nog {count} tekens)")


def cut(sheet: Sheet, lang: Language = "en") -> Sheet:
    """The same sheet, with at most so many rows and parts, and so many signs a text.

    >>> cut(Sheet("N" * 500, "", ())).title[-22:]
    'NNNN… (100 more signs)'
    """
    return Sheet(
        cut_text(sheet.title, lang),
        cut_text(sheet.about, lang),
        tuple(_sections(sheet.sections, lang)),
    )


def unfolded(sheet: Sheet, lang: Language = "en") -> Sheet:
    """The same sheet without what a reader opens first, and at the end what that is.

    >>> told = unfolded(Sheet("", "", (Section("Rounds", (), folded=True),)))
    >>> told.sections[0].blocks[0].cells[0].text
    'With --all also: Rounds.'
    """
    folded = [one.heading.partition(":")[0] for one in sheet.sections if one.folded]
    if not folded:
        return sheet
    also = Paragraph((Cell(_ALSO.text(lang, headings="; ".join(folded)), Tone.MUTED),))
    sections = tuple(one for one in sheet.sections if not one.folded)
    return attrs.evolve(sheet, sections=(*sections, Section("", (also,))))


def cut_text(text: str, lang: Language = "en") -> str:
    """A text of at most so many signs, and of how many more there are."""
    more = len(text) - MOST_SIGNS
    return text if more <= 0 else text[:MOST_SIGNS] + _TEXT_GOES_ON.text(lang, count=more)


def _sections(sections: Sequence[Section], lang: Language) -> Iterator[Section]:
    shown, more = _first(sections)
    yield from (_section(one, lang) for one in shown)
    if more:
        yield Section("", (_and_more(more, lang),))


def _section(section: Section, lang: Language) -> Section:
    shown, more = _first(section.blocks)
    blocks = [part for block in shown for part in _block(block, lang)]
    if more:
        blocks.append(_and_more(more, lang))
    return attrs.evolve(section, heading=cut_text(section.heading, lang), blocks=tuple(blocks))


def _block(block: Block, lang: Language) -> Iterator[Block]:
    match block:
        case Paragraph(cells):
            yield Paragraph(_cells(cells, lang))
        case Entry(head, about):
            paragraphs = tuple(Paragraph(_cells(one.cells, lang)) for one in about)
            yield Entry(_cells(head, lang), paragraphs)
        case Table(columns, rows):
            shown, more = _first(rows)
            yield Table(columns, tuple(_cells(row, lang) for row in shown))
            if more:
                yield _and_more(more, lang)
        case Chart(lines=lines):
            drawn = lines[:MOST_ROWS]
            yield attrs.evolve(block, lines=tuple(_line(one, lang) for one in drawn))
        case Section():
            yield _section(block, lang)


def _line(line: Line, lang: Language) -> Line:
    return attrs.evolve(line, label=cut_text(line.label, lang), said=cut_text(line.said, lang))


def _cells(cells: Sequence[Cell], lang: Language) -> tuple[Cell, ...]:
    shown, more = _first(cells)
    said = (Cell(cut_text(cell.text, lang), cell.tone) for cell in shown)
    return (*said, Cell(_MORE.text(lang, count=more), Tone.MUTED)) if more else tuple(said)


def _first(things: Sequence[T]) -> tuple[Sequence[T], int]:
    """The first of them, and how many are left."""
    return things[:MOST_ROWS], max(0, len(things) - MOST_ROWS)


def _and_more(count: int, lang: Language) -> Paragraph:
    return Paragraph((Cell(_MORE.text(lang, count=count), Tone.MUTED),))
