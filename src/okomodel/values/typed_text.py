"""How people type a text that has to look a certain way, and how a proposal for it is written."""

from collections.abc import Iterator
from json import dumps, loads
from re import compile as pattern
from re import sub
from unicodedata import combining, normalize

__all__ = [
    "QUOTES",
    "as_text",
    "as_value",
    "bare",
    "says_nothing",
    "slug_of",
    "slugs",
    "spellings",
    "written",
]

QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb"
"""The quotes that word processors make of straight ones."""

_LONGEST = 200  # what is longer was no slip of the pen
_AROUND = f" \t\r\n\u00a0\ufeff'\"`{QUOTES}"
_NOTHING = (
    *("", "-", "--", "\u2013", "\u2014", "?", "??", "???", "...", "\u2026"),
    *("n.v.t.", "n.v.t", "nvt", "niet van toepassing", "n/a", "n.a.", "na", "not applicable"),
    *("onbekend", "nog onbekend", "niet bekend", "unknown", "not known", "not yet known"),
    *("n.b.", "nb", "nnb", "n.n.b.", "tbd", "p.m.", "pm", "geen", "none", "null", "nil"),
)
_SURE = pattern(r"[A-Za-z][A-Za-z0-9.+_-]*|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_RETYPED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def as_text(value: object) -> str:
    """What was typed, where it is a text or a number that may be a slip of the pen; else empty.

    >>> as_text(345), as_text(["345"])
    ('345', '')
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, int) and abs(value) >= 10**12:
        return ""
    text = str(getattr(value, "typed", value))
    return text if len(text) <= _LONGEST else ""


def bare(text: str) -> str:
    """A text without the blanks and the quotes around it.

    >>> bare(" \u201cggd\u201d ")
    'ggd'
    """
    return text.strip(_AROUND)


def spellings(text: str) -> Iterator[str]:
    """A text as it may have been meant: without quotes around it, in capitals, or in small letters.

    >>> [*spellings("'gm0345'")]
    ['gm0345', 'GM0345', 'gm0345']
    """
    found = bare(text)
    yield from (found, found.upper(), found.lower())


def slug_of(name: str) -> str:
    """A name as others refer to it.

    >>> slug_of("S\u00fadwest-Frysl\u00e2n")
    'sudwest-fryslan'
    """
    plain = "".join(sign for sign in normalize("NFKD", name.lower()) if not combining(sign))
    return sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64]


def slugs(text: str) -> Iterator[str]:
    """What a text may be as a slug."""
    yield slug_of(text)


def says_nothing(value: object) -> bool:
    """Whether somebody filled in that there is nothing to fill in: "n.v.t.", "-", "unknown".

    >>> says_nothing("N.v.t."), says_nothing("?"), says_nothing("2024")
    (True, True, False)
    """
    return isinstance(value, str) and value.strip().lower() in _NOTHING


def written(value: object) -> str:
    """A proposal as it can stand in a document, between quotes where it is no text without.

    >>> written("2024-01-17"), written("2025"), written(82.5), written(True)
    ('2024-01-17', '"2025"', '82.5', 'true')
    """
    if not isinstance(value, str):
        return dumps(value)
    is_plain = _SURE.fullmatch(value) and value.lower() not in _RETYPED
    return value if is_plain else dumps(value, ensure_ascii=False)


def as_value(proposal: str) -> object:
    """What a proposal is, read back.

    >>> as_value("2024-01-17"), as_value('"2025"'), as_value("82.5")
    ('2024-01-17', '2025', 82.5)
    """
    try:
        return loads(proposal)
    except ValueError:
        return proposal
