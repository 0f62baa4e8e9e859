"""Sheets as HTML for a notebook, of which nothing falls apart where it is made harmless.

A notebook that is not trusted, ``nbconvert --sanitize_html`` and GitHub each let some tags through
and show the others as text, or lose them. So this holds only tags that all three let through, and
all that is style stands in attributes, which are lost whole: what is left are the words, in lines,
with bars between what were columns. The picture of a calendar is style as well; its words stand
below it.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

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
from okomodel.render.chart import picture
from okomodel.wording import Language

__all__ = ["notebook"]


def _mixed(colour: str) -> str:
    return f"color:color-mix(in srgb,currentColor 40%,{colour})"


# As in picture.css: every colour has a part of ink.
_TONES = {
    Tone.STRONG: "font-weight:600",
    Tone.GOOD: _mixed("#00a070"),
    Tone.WARNING: f"{_mixed('#c98500')};font-weight:600",
    Tone.ERROR: f"{_mixed('#ff5a36')};font-weight:600",
    Tone.MUTED: "color:color-mix(in srgb,currentColor 82%,transparent)",
}
_EDGE = "solid color-mix(in srgb,currentColor 22%,transparent)"
_WHOLE = "max-width:60rem;line-height:1.45;overflow-wrap:break-word;text-align:start"
_CELL = "display:table-cell;padding:.15rem .6rem;vertical-align:top"
_WORD = len("2026-11-21")  # a day, or a word as short, does not break at its hyphens
_END = ";text-align:end"
_BAR = '<span style="display:none"> | </span>'  # to be seen only where the style is lost


def notebook(sheet: Sheet, lang: Language = "en") -> str:
    """A sheet as one ``<div>`` of plain tags.

    >>> "<style" in notebook(Sheet("Nunspeet", "a dossier", ()))
    False
    """
    title = _heading(sheet.title, 3, "font-size:1.2rem") if sheet.title else ""
    about = _line([Cell(sheet.about, Tone.MUTED)]) if sheet.about else ""
    parts = "".join(_section(one, 4, sheet.title) for one in sheet.sections)
    return f'<div lang="{lang}" style="{_WHOLE}">{title}{about}{parts}</div>'


def _safe(text: str) -> str:
    return escape(harmless(text))


def _heading(said: str, level: int, style: str) -> str:
    words = f"<strong>{_safe(said)}</strong>"
    return f'<div role="heading" aria-level="{level}" dir="auto" style="{style}">{words}</div>'


def _section(section: Section, level: int, within: str) -> str:
    inside = "".join(_blocks(section.blocks, level, section.heading or within))
    if not section.heading:
        return f'<div style="margin:.4rem 0">{inside}</div>'
    heading = _heading(section.heading, level, "margin:.6rem 0 .2rem")
    return f'{heading}<div style="margin-inline-start:1rem">{inside}</div>'


def _blocks(blocks: Iterable[Block], level: int, called: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(cells):
                yield _line(cells)
            case Entry(head, about):
                told = "".join(_line(one.cells) for one in about)
                style = f"margin:.4rem 0;padding-inline-start:.6rem;border-inline-start:3px {_EDGE}"
                yield f'<div style="{style}">{_line(head)}{told}</div>'
            case Table(columns, rows):
                yield _table(columns, rows, called)
            case Chart():
                yield _chart(block)
            case Section():
                yield _section(block, min(level + 1, 6), called)


def _line(cells: Iterable[Cell]) -> str:
    said = " ".join(_toned(cell) for cell in cells if cell.text)
    return f'<div dir="auto" style="margin:.25rem 0">{said}</div>'


def _toned(cell: Cell) -> str:
    said = _safe(cell.text)
    style = _TONES.get(cell.tone)
    return f'<span dir="auto" style="{style}">{said}</span>' if style else said


def _chart(chart: Chart) -> str:
    """The picture as the ground of an empty line, and what it says."""
    address, width, height = picture(chart)
    style = (
        f"background:url({address}) no-repeat 0 0/contain;aspect-ratio:{width}/{height};"
        f"max-width:{width}px;print-color-adjust:exact;-webkit-print-color-adjust:exact"
    )
    drawn = f'<div role="img" aria-label="{_safe(chart.title)}" style="{style}"></div>'
    return drawn + _line([Cell(chart.alternative)])


def _table(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], called: str) -> str:
    """Rows of cells. A <table> would bring a <tbody> along, which nbconvert shows as text."""
    heading = ""
    if any(column.heading for column in columns):
        heading = _row(f"{_CELL};border-bottom:1px {_EDGE}", columns, map(_column, columns))
    body = "".join(_row(_CELL, columns, _cells(row)) for row in rows)
    label = f'role="table" tabindex="0" aria-label="{_safe(called)}"'
    return f'<div {label} style="overflow-x:auto;margin:.25rem 0">{heading}{body}</div>'


def _row(style: str, columns: Iterable[Column], cells: Iterable[tuple[str, str]]) -> str:
    """Cells, each with its role; between them a bar where nothing keeps them apart."""
    made = (
        f'<span role="{role}" dir="auto" style="{style}{_END if column.numeric else ""}">'
        f"{said}</span>"
        for column, (role, said) in zip(columns, cells, strict=True)
    )
    return f'<div role="row" style="display:table-row">{_BAR.join(made)}</div>'


def _column(column: Column) -> tuple[str, str]:
    if not column.heading:
        return "cell", ""
    return "columnheader", f"<strong>{_safe(column.heading)}</strong>"


def _cells(row: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    """The cells of a row; the first says what it is about."""
    for index, cell in enumerate(row):
        said = _toned(cell)
        if len(cell.text) <= _WORD and " " not in cell.text:
            said = f'<span style="white-space:nowrap">{said}</span>' if cell.text else ""
        yield ("cell" if index or not cell.text else "rowheader"), said
