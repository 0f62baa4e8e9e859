"""Sheets as HTML, as a page or as a part of one: self-contained, without scripts or requests.

Everything that a document's texts hold is escaped, and what would steer a reader's eye (controls,
marks that turn the direction of writing) is written out, as in the terminal. The colours follow
the ink of the page; that of a page of its own is what the reader's system asks, light or dark.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files
from re import compile as pattern
from unicodedata import bidirectional

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
from okomodel.render.chart import drawn, picture_style
from okomodel.wording import Language

__all__ = ["html", "page"]

_WORD = len("2026-11-21")  # a day, or a word as short, does not break at its hyphens
_IN_ONE_PIECE = pattern(r"(?<!\S)(?=\S{3,24}(?!\S))[^\s<&]*-\d[^\s<&]*(?!\S)")
_FEW = 2  # columns of a table that is never wider than its place
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LEVELS = 6  # of headings

# What a page may do: show itself. It asks nothing of anybody, and runs nothing.
_ALLOWED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html(sheet: Sheet, lang: Language = "en") -> str:
    """A sheet as one ``<div>`` that brings its own style, for a page that is there already.

    >>> html(Sheet("<b>Nunspeet</b>", "a dossier", ())).count("<b>")
    0
    """
    style = f"<style>{_style()}</style>"
    return f'<div class="okomodel" lang="{lang}">{style}{_body(sheet, level=3)}</div>'


def page(sheet: Sheet, lang: Language = "en") -> str:
    """A sheet as a whole page: to be opened, sent, printed and kept.

    >>> page(Sheet("Nunspeet", "a dossier", ())).splitlines()[0]
    '<!DOCTYPE html>'
    """
    title = " - ".join(filter(None, (_safe(sheet.title), _safe(sheet.about)))) or "okomodel"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_style()}{_css('page')}</style>\n</head>\n<body>\n"
        f'<main class="okomodel">{_body(sheet, level=1)}</main>\n</body>\n</html>\n'
    )


def _body(sheet: Sheet, level: int) -> str:
    """The title of a sheet as a heading of some level, and its sections below that."""
    about = f'<p class="oko-muted">{_told(sheet.about)}</p>' if sheet.about else ""
    title = f'<h{level} dir="auto">{_told(sheet.title)}</h{level}>' if sheet.title else ""
    parts = "".join(_section(one, level + 1, sheet.title) for one in sheet.sections)
    return f"<header>{title}{about}</header>{parts}"


@cache
def _style() -> str:
    return picture_style() + _css("style")


def _css(name: str) -> str:
    return files("okomodel.render").joinpath(f"{name}.css").read_text("utf-8")


def _safe(text: str) -> str:
    return escape(harmless(text))


def _told(text: str) -> str:
    """A text to be read: a day or an id in it stays on one line."""
    said = _safe(text)
    return _IN_ONE_PIECE.sub(r'<span class="oko-word">\g<0></span>', said) if " " in said else said


# ---------------------------------------------------------------------------- sections and blocks


def _section(section: Section, level: int, within: str) -> str:
    called = section.heading or within
    below = level + bool(section.heading)
    inside = "".join(_blocks(section.blocks, below, called))
    if not section.heading:
        return f"<section>{inside}</section>"
    opened, tag = "" if section.folded else " open", f"h{min(level, _LEVELS)}"
    heading = f'<{tag} dir="auto">{_told(section.heading)}</{tag}>'
    return f"<details{opened}><summary>{heading}</summary>{inside}</details>"


def _blocks(blocks: Iterable[Block], level: int, called: str) -> Iterator[str]:
    """The blocks of a section, with sections in it of some level, and what they are about."""
    for block in blocks:
        match block:
            case Paragraph(cells):
                yield f'<p dir="auto">{_words(cells)}</p>'
            case Entry(head, about):
                yield _entry(head, about)
            case Table(columns, rows):
                yield _table(columns, rows, called)
            case Chart():
                yield drawn(block)
            case Section():
                yield _section(block, level, called)


def _entry(head: Iterable[Cell], about: Iterable[Paragraph]) -> str:
    told = "".join(f'<p dir="auto">{_words(one.cells)}</p>' for one in about)
    return f'<article><p dir="auto">{_words(head)}</p>{told}</article>'


def _words(cells: Iterable[Cell]) -> str:
    return " ".join(_toned(cell) for cell in cells if cell.text)


def _toned(cell: Cell) -> str:
    said = _apart(cell.text)
    return said if cell.tone is Tone.PLAIN else f'<span class="oko-{cell.tone}">{said}</span>'


def _apart(text: str) -> str:
    """A text; where it runs from right to left, apart from what stands beside it."""
    said = _told(text)
    if text.isascii() or not any(bidirectional(sign) in _RIGHT_TO_LEFT for sign in text):
        return said
    return f"<bdi>{said}</bdi>"


# --------------------------------------------------------------------------------------- tables


def _table(columns: Iterable[Column], rows: Iterable[Iterable[Cell]], called: str) -> str:
    """A table, which a keyboard can scroll where it is wider than its place."""
    columns = [*columns]
    is_headed = any(column.heading for column in columns)
    heading = f"<thead><tr>{''.join(map(_heading, columns))}</tr></thead>" if is_headed else ""
    body = "".join(f"<tr>{_row(row, columns)}</tr>" for row in rows)
    label = f' role="group" tabindex="0" aria-label="{_safe(called)}"'
    return (
        f'<div class="oko-table"{label if called and len(columns) > _FEW else ""}>'
        f"<table{_HEADED if is_headed else ''}>{heading}<tbody>{body}</tbody></table></div>"
    )


_HEADED = ' class="oko-headed"'


def _heading(column: Column) -> str:
    if not column.heading:
        return "<td></td>"
    return f'<th scope="col"{_kind(column, column.heading)}>{_safe(column.heading)}</th>'


def _row(row: Iterable[Cell], columns: Iterable[Column]) -> str:
    """The cells of a row; the first says what it is about."""
    return "".join(
        _cell(cell, column, "td" if index or not cell.text else "th")
        for index, (cell, column) in enumerate(zip(row, columns, strict=True))
    )


def _cell(cell: Cell, column: Column, tag: str) -> str:
    scope = ' scope="row"' if tag == "th" else ""
    of = f' data-of="{_safe(column.heading)}"' if column.heading and cell.text else ""
    return f'<{tag}{scope}{_kind(column, cell.text)}{of} dir="auto">{_toned(cell)}</{tag}>'


def _kind(column: Column, text: str) -> str:
    if column.numeric:
        return ' class="oko-number"'
    return ' class="oko-word"' if len(text) <= _WORD and " " not in text else ""
