"""A letter as HTML, as a page or as a part of one: self-contained, without scripts or requests."""

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

from okomodel.letters.letter import Letter
from okomodel.letters.sentence import Block, Listing, Paragraph, Part, Row, Table
from okomodel.wording import Wording

__all__ = ["fragment", "page"]

_ALLOWED = "default-src 'none'; style-src 'unsafe-inline'"
_OF = Wording("{title}: {subject}", "{title}: {subject}")
_DEEPEST = 6


def page(letter: Letter) -> str:
    """A letter as a whole page: to be opened, sent and printed.

    >>> from okomodel.letters.writing import letter
    >>> from okomodel.model import Dossier
    >>> one = letter(Dossier(id="x", name="<b>", municipalities=["GM0302"]), on="2026-11-21")
    >>> page(one).count("<b>")
    0
    """
    title = _OF.text(letter.lang, title=letter.title, subject=letter.subject)
    return (
        f'<!DOCTYPE html>\n<html lang="{letter.lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_css()}</style>\n</head>\n"
        f'<body>\n<main class="oko-letter">{_body(letter, 1)}</main>\n</body>\n</html>\n'
    )


def fragment(letter: Letter) -> str:
    """A letter as a ``<div>`` that brings its style, for a page that is there already."""
    style = f"<style>{_css()}</style>"
    return f'<div class="oko-letter" lang="{letter.lang}">{style}{_body(letter, 3)}</div>'


@cache
def _css() -> str:
    return files("okomodel.letters").joinpath("letter.css").read_text("utf-8")


def _body(letter: Letter, level: int) -> str:
    draft = f'<p class="oko-draft"><strong>{escape(letter.draft)}</strong></p>'
    head = "".join(
        f'<dt>{escape(name)}</dt><dd dir="auto">{escape(value)}</dd>' for name, value in letter.head
    )
    return (
        f"<header><h{level}>{escape(letter.title)}</h{level}>{draft if letter.is_draft else ''}"
        f"<dl>{head}</dl></header>{''.join(_blocks(letter.parts, level + 1))}"
    )


def _blocks(blocks: Iterable[Block], level: int, called: str = "") -> Iterator[str]:
    for block in blocks:
        match block:
            case Part(heading=heading, blocks=inner):
                tag = f"h{min(level, _DEEPEST)}"
                inside = "".join(_blocks(inner, level + 1, heading))
                yield f'<section><{tag} dir="auto">{escape(heading)}</{tag}>{inside}</section>'
            case Paragraph(told):
                yield f'<p dir="auto">{escape(" ".join(one.text for one in told))}</p>'
            case Listing(items):
                yield f"<ul>{''.join(_item(one.text) for one in items)}</ul>"
            case Table():
                yield _table(block, called)


def _item(text: str) -> str:
    return f'<li dir="auto">{escape(text)}</li>'


def _table(table: Table, called: str) -> str:
    """A table, which a keyboard can scroll where it is wider than its place."""
    pairs = zip(table.headings, table.numeric, strict=True)
    heads = (f'<th scope="col"{_kind(is_number)}>{escape(one)}</th>' for one, is_number in pairs)
    rows = "".join(f"<tr>{_row(one, table.numeric)}</tr>" for one in table.rows)
    return (
        f'<div class="oko-table" role="group" tabindex="0" aria-label="{escape(called)}">'
        f"<table><thead><tr>{''.join(heads)}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: Row, numeric: Iterable[bool]) -> str:
    first, *rest = zip(row.cells, numeric, strict=True)
    cells = (f'<td{_kind(is_number)} dir="auto">{escape(one)}</td>' for one, is_number in rest)
    return f'<th scope="row" dir="auto">{escape(first[0])}</th>{"".join(cells)}'


def _kind(is_number: bool) -> str:  # noqa: FBT001 - what a column is
    return ' class="oko-number"' if is_number else ""
