"""What a plain scalar of YAML is, and how a text is written so that it stays that text.

A plain scalar is a number exactly where JSON would read one; ``true``, ``false`` and ``null``
are what they are in YAML 1.2. All else is the text that was typed.
"""

from json import dumps, loads
from re import Match
from re import compile as pattern

__all__ = ["quoted", "quoted_once", "resolved", "written_inline", "written_lines"]

_NUMBER = pattern(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

_DATE = pattern(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
# What stands without quotes begins with a letter or a digit and holds no sign of YAML ...
_PLAIN = pattern(r"[^\W_](?:[^\s:#]| (?=\S)|:(?=[^\s,\[\]{}]))*")
_FLOW = frozenset(",[]{}?")  # the last as YAML 1.1 has it
# ... and is nothing that an older YAML takes for a truth value, a number or a time.
_RETYPED = pattern(
    r"(?i)y|n|yes|no|on|off|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|0[xob][0-9a-f_]+"
    r"|[0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9_]*)?|[0-9]{4}-[0-9]+-[0-9]+[t ].*"
)
_HARMFUL = pattern(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_IN_ONE_PIECE = pattern(r"[^\s\x00-\x1f][^\x00-\x09\x0b-\x1f]*[^\s\x00-\x1f]\n?")


def resolved(text: str) -> object:
    """What a plain scalar means: a number, true, false, None, or the text itself.

    Raises ``ValueError`` for a number of thousands of digits.

    >>> [resolved(text) for text in ("24", "88.0", "true", "", "NO", "12:30", "0203")]
    [24, 88.0, True, None, 'NO', '12:30', '0203']
    """
    if text in _WORDS:
        return _WORDS[text]
    return loads(text) if _NUMBER.fullmatch(text) else text


def quoted(text: str) -> str:
    """The text between double quotes."""
    return _HARMFUL.sub(_escaped, dumps(text, ensure_ascii=False))


def quoted_once(text: str) -> str:
    """The text between single quotes, or between double ones where it cannot stand so."""
    if not text.isprintable() or _HARMFUL.search(text):
        return quoted(text)
    return "'" + text.replace("'", "''") + "'"


def written_inline(value: object, *, in_flow: bool = False) -> str:
    """A number, a truth value, None or a text on one line; ``in_flow``: between brackets.

    >>> [written_inline(value) for value in ("Samen: sport", "NO", "2034", "2034-01", 88.0)]
    ['"Samen: sport"', '"NO"', '"2034"', '2034-01', '88.0']
    """
    if not isinstance(value, str):
        return dumps(value)
    is_plain = _is_plain(value) and not (in_flow and _FLOW.intersection(value))
    return value if is_plain else quoted(value)


def written_lines(text: str) -> list[str] | None:
    """A text of several lines as a literal block; None where it has one, or cannot stand so."""
    if "\n" not in text[:-1] or not _IN_ONE_PIECE.fullmatch(text) or _HARMFUL.search(text):
        return None
    head = "|" if text.endswith("\n") else "|-"
    return [head, *text.removesuffix("\n").split("\n")]


def _is_plain(text: str) -> bool:
    if _DATE.fullmatch(text):
        return True
    if text in _WORDS or _RETYPED.fullmatch(text) or not text.isprintable():
        return False
    return _PLAIN.fullmatch(text) is not None


def _escaped(match: Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
