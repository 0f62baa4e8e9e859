"""A letter as PDF: tagged (PDF/UA-1), and to be kept (PDF/A-2a)."""

from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files
from json import dumps
from re import Match
from re import compile as pattern
from typing import Any

from okomodel.letters.extra import extra
from okomodel.letters.letter import Letter
from okomodel.letters.sentence import Block, Listing, Paragraph, Part, Table

__all__ = ["STANDARDS", "pdf"]

STANDARDS = ("ua-1", "a-2a")
"""What typst is asked to keep to; it makes no file where it cannot."""

# Of what has no sign in any font here, its number is shown; letters as Dutch has them are in all.
_NOT_LATIN = pattern(r"[^\x20-\x7e\xa0-\u017f\u200b\u2010-\u2026\u20ac\u2212]")
_NOT_PLAIN = pattern(r"[^\x20-\x7e\u200b]")
_LONG_WORD, _PIECE = pattern(r"\S{40,}"), pattern(r"\S{20}")

_Fit = Callable[[str], str]


def pdf(letter: Letter) -> bytes:
    """A letter as PDF; it needs the extra ``letter``."""
    typst = extra("typst")
    fits: tuple[_Fit, ...] = (_as_it_is, _in_latin, _in_ascii)
    for fit in fits[:-1]:
        try:
            return _made(typst, letter, fit)
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
    return _made(typst, letter, fits[-1])


def _made(typst: Any, letter: Letter, fit: _Fit) -> bytes:
    source = files("okomodel.letters").joinpath("letter.typ").read_bytes()
    told = dumps(_told(letter, fit))
    at = datetime(letter.on.year, letter.on.month, letter.on.day, tzinfo=UTC)
    made = typst.compile(
        source, sys_inputs={"letter": told}, pdf_standards=[*STANDARDS], timestamp=at
    )
    return bytes(made)


def _told(letter: Letter, fit: _Fit) -> dict[str, Any]:
    """A letter as plain data, as the template reads it."""
    day = letter.on
    return {
        "document": fit(f"{letter.title}: {letter.subject}"),
        "title": letter.title,
        "name": fit(letter.name),
        "lang": letter.lang,
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "draft": letter.draft,
        "head": [[name, fit(value)] for name, value in letter.head],
        "blocks": [_block(one, fit) for one in letter.parts],
    }


def _block(block: Block, fit: _Fit) -> dict[str, Any]:
    match block:
        case Part(heading=heading, blocks=inner):
            below = [_block(one, fit) for one in inner]
            return {"kind": "part", "heading": fit(heading), "blocks": below}
        case Paragraph(told):
            return {"kind": "paragraph", "text": fit(" ".join(one.text for one in told))}
        case Listing(items):
            return {"kind": "list", "items": [fit(one.text) for one in items]}
        case Table():
            return _table(block, fit)


def _table(table: Table, fit: _Fit) -> dict[str, Any]:
    return {
        "kind": "table",
        "headings": [*map(fit, table.headings)],
        "numeric": [*table.numeric],
        "widths": [*table.weights],
        "rows": [[*map(fit, one.cells)] for one in table.rows],
    }


def _as_it_is(text: str) -> str:
    """A text whose longest words may be broken."""
    return _LONG_WORD.sub(_broken, text)


def _broken(word: Match[str]) -> str:
    return _PIECE.sub(lambda piece: f"{piece.group()}\u200b", word.group())


def _in_latin(text: str) -> str:
    return _as_it_is(_NOT_LATIN.sub(_number, text))


def _in_ascii(text: str) -> str:
    return _as_it_is(_NOT_PLAIN.sub(_number, text))


def _number(sign: Match[str]) -> str:
    return f"<U+{ord(sign.group()):04X}>"
