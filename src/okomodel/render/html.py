"""Sheets as HTML for a notebook or a page: self-contained, without scripts and without requests.

Everything that a document's texts hold is escaped, and what would steer a reader's eye (controls,
marks that turn the direction of writing) is written out, as in the terminal. The colours follow
the page: those of Jupyter or of the documentation where there are any, else what the system asks.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

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
from okomodel.render.chart import drawn
from okomodel.wording import Language

__all__ = ["html"]

_WORD = len("2026-11-21")  # a day, or a word as short, does not break at its hyphens


def html(sheet: Sheet, lang: Language = "en") -> str:
    """A sheet as one ``<div>`` that brings its own style.

    >>> html(Sheet("<b>Nunspeet</b>", "a dossier", ())).count("<b>")
    0
    """
    parts = "".join(map(_section, sheet.sections))
    about = f'<p class="oko-muted">{_safe(sheet.about)}</p>' if sheet.about else ""
    title = f'<h3 dir="auto">{_safe(sheet.title)}</h3>' if sheet.title else ""
    return (
        f'<div class="okomodel" lang="{lang}"><style>{_style()}</style>'
        f"<header>{title}{about}</header>{parts}</div>"
    )


@cache
def _style() -> str:
    return files("okomodel.render").joinpath("style.css").read_text("utf-8")


def _safe(text: str) -> str:
    return escape(harmless(text))


# ---------------------------------------------------------------------------- sections and blocks


def _section(section: Section) -> str:
    inside = "".join(_blocks(section.blocks))
    if not section.heading:
        return f"<section>{inside}</section>"
    opened = "" if section.folded else " open"
    return (
        f'<details{opened}><summary dir="auto">{_safe(section.heading)}</summary>{inside}</details>'
    )


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(cells):
                yield f'<p dir="auto">{_words(cells)}</p>'
            case Entry(head, about):
                yield _entry(head, about)
            case Table(columns, rows):
                yield _table(columns, rows)
            case Chart():
                yield drawn(block)
            case Section():
                yield _section(block)


def _entry(head: Iterable[Cell], about: Iterable[Paragraph]) -> str:
    told = "".join(f'<p dir="auto">{_words(one.cells)}</p>' for one in about)
    return f'<article><p dir="auto">{_words(head)}</p>{told}</article>'


def _words(cells: Iterable[Cell]) -> str:
    return " ".join(_toned(cell) for cell in cells if cell.text)


def _toned(cell: Cell) -> str:
    if cell.tone is Tone.PLAIN:
        return _safe(cell.text)
    return f'<span class="oko-{cell.tone}">{_safe(cell.text)}</span>'


# --------------------------------------------------------------------------------------- tables


def _table(columns: Iterable[Column], rows: Iterable[Iterable[Cell]]) -> str:
    columns = [*columns]
    heading = ""
    if any(column.heading for column in columns):
        cells = "".join(
            f"<th{_kind(one, one.heading)}>{_safe(one.heading)}</th>" for one in columns
        )
        heading = f"<thead><tr>{cells}</tr></thead>"
    body = "".join(f"<tr>{_row(row, columns)}</tr>" for row in rows)
    return f'<div class="oko-table"><table>{heading}<tbody>{body}</tbody></table></div>'


def _row(row: Iterable[Cell], columns: Iterable[Column]) -> str:
    return "".join(
        f'<td{_kind(column, cell.text)} dir="auto">{_toned(cell)}</td>'
        for cell, column in zip(row, columns, strict=True)
    )


def _kind(column: Column, text: str) -> str:
    if column.numeric:
        return ' class="oko-number"'
    return ' class="oko-word"' if len(text) <= _WORD and " " not in text else ""
