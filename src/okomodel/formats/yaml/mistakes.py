"""What is wrong with a text that is no YAML, in the words of who wrote it."""

from re import MULTILINE
from re import compile as pattern

from ruamel.yaml.error import MarkedYAMLError

from okomodel.errors import DocumentError
from okomodel.formats.problems import refusal
from okomodel.formats.text import spot_in
from okomodel.values.typed_text import QUOTES
from okomodel.wording import Wording

__all__ = ["mistake", "unreadable_sign"]

# What YAML does not allow in a text; and what its older versions take for the end of a line.
_NO_SIGN = pattern(
    r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# By what ruamel.yaml says: the key of our message, and whether it is about where it began.
_MISTAKES = (
    (r"character '\\t'", "yaml-tab", False),
    (r"cannot start any token", "yaml-sign", False),
    (r"mapping keys are not allowed", "yaml-sign", False),
    (r"scanning an? (block scalar|anchor|alias|tag)", "yaml-sign", True),
    (r"mapping values are not allowed", "yaml-colon", False),
    (r"sequence entries are not allowed", "yaml-dash", False),
    (r"could not find expected ':'", "yaml-key", True),
    (r"escape", "yaml-escape", False),
    (r"quoted scalar", "yaml-quote", True),
    (r"expected ',' or", "yaml-bracket", True),
    (r"expected <block end>|block sequence entries", "yaml-indent", False),
)
# What else it says, in both languages: its own words are those of programmers.
_REASONS = (
    (
        r"directive",
        "a line that begins with % is not understood",
        "een regel die met % begint, is onbegrijpelijk",
    ),
    (r"expected the node content", "a value is missing", "er ontbreekt een waarde"),
    (
        r"<document start>|document end",
        "more stands behind the document",
        "achter het document staat nog iets",
    ),
    (r"more indented", "a line is indented too far", "een regel springt te ver in"),
    (
        r"tag|URI",
        "a text that begins with ! needs quotes",
        "een tekst die met ! begint, vraagt om aanhalingstekens",
    ),
    (r"unexpected ':'", "a colon cannot stand there", "daar kan geen dubbele punt staan"),
    (r"", "the text does not fit there", "de tekst past daar niet"),
)
_SAID = [(pattern(said), Wording(en, nl)) for said, en, nl in _REASONS]
_CURLY = pattern(rf"(?:[:\-?] |[\[{{,])\s*[{QUOTES}]")
_ALONE = pattern(r"[-?] *$", MULTILINE)
_KNOWN = [(pattern(said), key, at_begin) for said, key, at_begin in _MISTAKES]
_BEHIND_A_DASH = pattern(r"[ ?:-]*\t")  # where a tab is in the place of indentation
_CLOSING = tuple("\"']}")


def unreadable_sign(text: str) -> DocumentError | None:
    """The refusal of a text for the first sign in it that YAML does not allow."""
    match = _NO_SIGN.search(text)
    if match is None:
        return None
    sign = f"U+{ord(match.group()):04X}"
    return refusal("DOC01", "yaml-character", spot_in(text, match.start()), sign=sign)


def mistake(error: Exception, text: str, last: tuple[int, int]) -> DocumentError:
    """The refusal that is in what ruamel.yaml raised; ``last`` is the last text that it read."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _unknown(text, len(text), str(error))
    place, begin = error.problem_mark.index, error.context_mark or error.problem_mark
    said = f"{error.context}: {error.problem}"
    if curly := _CURLY.search(text, *_line_of(text, place)):
        return _known("curly", text, curly.end() - 1, last)
    tab = _BEHIND_A_DASH.match(text, text.rfind("\n", 0, place) + 1, place)
    if tab and "not allowed here" in said:
        return _known("yaml-tab", text, tab.end() - 1, last)
    for known, key, at_begin in _KNOWN:
        if known.search(said):
            return _known(key, text, begin.index if at_begin else place, last)
    return _unknown(text, place, said)


def _line_of(text: str, position: int) -> tuple[int, int]:
    """Where the line with that position begins and ends."""
    end = text.find("\n", position)
    return text.rfind("\n", 0, position) + 1, len(text) if end < 0 else end


def _known(key: str, text: str, position: int, last: tuple[int, int]) -> DocumentError:
    if key == "yaml-sign" and _ALONE.match(text, position):
        key = "yaml-dash"
    if key == "yaml-indent":
        key, position = _behind_a_quote(text, position, last)
    sign = text[position : position + 1]
    return refusal("DOC01", key, spot_in(text, position), sign=sign)


def _behind_a_quote(text: str, position: int, last: tuple[int, int]) -> tuple[str, int]:
    """What does not fit may be the rest of a text of which a quote began or ended too early."""
    start, end = last
    if text[start : start + 1] in ("'", '"') and "\n" in text[start:end]:
        return "yaml-quote", start
    before = text[text.rfind("\n", 0, position) + 1 : position].rstrip()
    return "yaml-after" if before.endswith(_CLOSING) else "yaml-indent", position


def _unknown(text: str, position: int, said: str) -> DocumentError:
    reason = next(wording for known, wording in _SAID if known.search(said))
    return refusal("DOC01", "yaml", spot_in(text, position), reason=reason)
