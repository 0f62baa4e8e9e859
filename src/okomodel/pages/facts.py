"""Blocks that every sheet is made of: names with their values, tables with headings, nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from okomodel.model.shape import word
from okomodel.pages.sheet import Cell, Column, Paragraph, Table, Tone
from okomodel.values.share import tenths
from okomodel.wording import Language, Noun, Wording, said

__all__ = [
    "FIGURE",
    "NONE",
    "PARTICIPANT",
    "facts",
    "headings",
    "named",
    "number",
    "remark",
    "row",
    "said_columns",
    "table_of",
    "told_of",
]

NONE = Wording("None recorded.", "Niets vastgelegd.")
"""What is said where a document has nothing of a kind."""
PARTICIPANT = Noun(Wording("participant", "deelnemer"), Wording("participants", "deelnemers"))
"""Somebody who took part in something."""
FIGURE = Noun(Wording("figure", "cijfer"), Wording("figures", "cijfers"))
"""A figure of a survey."""


def facts(rows: Iterable[tuple[Wording, object]], lang: Language) -> Table:
    """Names and their values, one a row; a value of None or an empty text is left out.

    >>> facts([(Wording("Region", "Regio"), "Veluwe"), (NONE, None)], "nl").rows[0][1].text
    'Veluwe'
    """
    cells = (
        (Cell(name.text(lang), Tone.MUTED), Cell(said(value, lang)))
        for name, value in rows
        if value not in (None, "")
    )
    return Table((Column(), Column()), tuple(cells))


def named(kind: type, *fields: str) -> Mapping[str, Wording]:
    """What fields of a class are called, as a heading has it.

    >>> from okomodel.model import SurveyRound
    >>> named(SurveyRound, "fieldwork")["fieldwork"].nl
    'Veldwerk'
    """
    called = {field: word(kind, field) for field in fields}
    return {
        field: Wording(one.en[:1].upper() + one.en[1:], one.nl[:1].upper() + one.nl[1:])
        for field, one in called.items()
    }


def told_of(thing: object, *fields: str) -> Iterator[tuple[Wording, object]]:
    """Fields of a thing as :func:`facts` takes them."""
    return ((said, getattr(thing, field)) for field, said in named(type(thing), *fields).items())


def table_of(things: Iterable[object], fields: Mapping[str, Wording], lang: Language) -> Table:
    """Things, one a row: of each the same fields, each under its heading."""
    rows = (row(lang, *(getattr(one, field) for field in fields)) for one in things)
    return Table(headings(fields.values(), lang), tuple(rows))


def headings(words: Collection[Wording], lang: Language, numeric: str = "") -> tuple[Column, ...]:
    """Columns with their headings; ``numeric`` marks with a 9 which hold numbers."""
    marked = zip(words, numeric.ljust(len(words)), strict=True)
    return tuple(Column(heading.text(lang), mark == "9") for heading, mark in marked)


def said_columns(table: Table) -> Table:
    """The same table without the columns in which no row says anything."""
    kept = [
        index
        for index, _ in enumerate(table.columns)
        if any(row[index].text for row in table.rows) or not table.rows
    ]
    rows = tuple(tuple(row[index] for index in kept) for row in table.rows)
    return Table(tuple(table.columns[index] for index in kept), rows)


def row(lang: Language, *values: object) -> tuple[Cell, ...]:
    """A row of a table: cells as they are, other values as a person reads them; None: nothing.

    >>> [cell.text for cell in row("nl", "Ede", 82.5, None)]
    ['Ede', '82,5', '']
    """
    return tuple(
        one if isinstance(one, Cell) else Cell("" if one is None else said(one, lang))
        for one in values
    )


def remark(
    wording: Wording, lang: Language, tone: Tone = Tone.MUTED, **params: object
) -> Paragraph:
    """One sentence by itself."""
    return Paragraph((Cell(wording.text(lang, **params), tone),))


def number(value: float, lang: Language) -> str:
    """A figure with one decimal.

    >>> number(82.456, "nl")
    '82,5'
    """
    return said(tenths(value), lang)
