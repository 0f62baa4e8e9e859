"""Documents as JSON: the fast way, the thorough way, and canonical writing."""

from collections import Counter
from collections.abc import Iterator
from json import JSONDecodeError, loads
from re import Match
from re import compile as pattern
from sys import get_int_max_str_digits
from typing import Any, final

import msgspec

from okomodel.errors import DocumentError
from okomodel.findings import Report
from okomodel.formats.envelope import from_plain, too_deep
from okomodel.formats.fast import Partly, decoded, encoded
from okomodel.formats.form import Form, Reading
from okomodel.formats.limits import Limits, is_text_deeper
from okomodel.formats.problems import Problem, path_to, refusal, told
from okomodel.formats.text import BYTE_ORDER_MARK, filled, spot_in, text_of, within_size
from okomodel.formats.thorough import Read
from okomodel.formats.version import KEY, is_readable, judged
from okomodel.model.document import Document
from okomodel.values.typed_number import TypedNumber
from okomodel.values.typed_text import QUOTES
from okomodel.wording import Wording

__all__ = ["JSON", "read_fast", "read_json", "read_thoroughly"]

# What Python's own parser says; it words it otherwise from one version to the next.
_REASONS = {
    "Expecting value": Wording("a value is missing", "er ontbreekt een waarde"),
    "Expecting ','": Wording("a comma is missing", "er ontbreekt een komma"),
    "Expecting ':'": Wording("a colon is missing", "er ontbreekt een dubbele punt"),
    "Expecting property name": Wording(
        "a key in double quotes is missing", "er ontbreekt een sleutel tussen aanhalingstekens"
    ),
    "Unterminated string": Wording("a text is not closed", "een tekst wordt niet gesloten"),
    "Invalid control character": Wording(
        "a text holds a line end or a tab", "een tekst bevat een regeleinde of een tab"
    ),
    "Invalid \\": Wording(
        "a backslash begins a code that does not exist",
        "een backslash begint een code die niet bestaat",
    ),
    "Illegal trailing comma": Wording("a comma too many", "een komma te veel"),
    "Extra data": Wording("more stands behind the document", "achter het document staat nog iets"),
}
_NO_JSON = Wording("the text is no JSON there", "de tekst is daar geen JSON")
_CURLY = pattern(f"[{QUOTES}]")
_COMMA = pattern(r"(?<![\w.])([0-9]{1,15}),(?=([0-9]{1,15}))")
# Texts and numbers, each taken whole: a pattern that began anew at every digit took hours.
_NUMBERS = pattern(
    r'(?s)"(?:[^"\\]|\\.)*+"|(?P<none>NaN|-?Infinity)|-?(?P<whole>[0-9]++)(?:[.eE][0-9.eE+-]*+)?'
)


def read_json(data: bytes, limits: Limits) -> Reading:
    """The document in a JSON text; raises :class:`okomodel.errors.DocumentError`."""
    data = within_size(data, limits)
    return read_fast(data, limits) or read_thoroughly(data, limits)


def read_fast(data: bytes, limits: Limits) -> Reading | None:
    """The same where the fast way takes it, or all but some dossiers of a register; else None."""
    match decoded(data, limits):
        case Partly() as partly:
            return _read_partly(partly, limits)
        case (version, document) if is_readable(version):
            return Reading(document, Report(judged({KEY: version})))
    return None


def _read_partly(partly: Partly, limits: Limits) -> Reading | None:
    """A register of which only the refused dossiers are read thoroughly."""
    try:
        plain = loads(partly.around)
        if not is_readable(plain[KEY]):
            return None
        plain["programme"]["dossiers"] = [
            _plain(one.decode()) if isinstance(one, bytes) else Read(one) for one in partly.dossiers
        ]
        noticed = told(_double_keys(plain, ""), limits.problems)
    except (ValueError, RecursionError):  # what is wrong is told with its place in the whole text
        return None
    return from_plain(plain, limits, noticed)


def read_thoroughly(data: bytes, limits: Limits) -> Reading:
    """The same in a way that finds every problem."""
    text = filled(text_of(data))
    try:
        plain = _plain(text)
        return from_plain(plain, limits, told(_double_keys(plain, ""), limits.problems))
    except JSONDecodeError as error:
        if is_text_deeper(data, limits.depth):
            raise too_deep(limits) from None
        raise _unreadable(error.msg, text, error.pos) from None
    except DocumentError:
        raise
    except ValueError:
        raise _bad_number(text) from None
    except RecursionError:
        raise too_deep(limits) from None


def _plain(text: str) -> Any:
    return loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_float=TypedNumber)


@final
class _Object(dict[str, Any]):
    """A JSON object that remembers which keys were given more than once."""

    doubled: tuple[str, ...]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    times = Counter(key for key, _ in pairs)
    found = _Object(plain)
    found.doubled = tuple(key for key in plain if times[key] > 1)
    return found


def _double_keys(plain: object, path: str) -> Iterator[tuple[str, Exception]]:
    if isinstance(plain, _Object):
        for key in plain.doubled:
            yield path_to(path, key), Problem("DOC10", key_text=key)
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield from _double_keys(value, path_to(path, key))
    elif isinstance(plain, list):
        for index, value in enumerate(plain):
            yield from _double_keys(value, path_to(path, index))


def _constant(name: str) -> object:
    raise ValueError(name)


def _bad_number(text: str) -> DocumentError:
    match = next(filter(_is_none, _NUMBERS.finditer(text)), None)
    return refusal("DOC01", "number", spot_in(text, match.start() if match else 0))


def _is_none(number: Match[str]) -> bool:
    """Whether JSON has no such number, or Python reads none of so many digits."""
    most = get_int_max_str_digits()
    is_longer = 0 < most < len(number["whole"] or "") and number.end("whole") == number.end()
    return is_longer or number["none"] is not None


def _unreadable(reason: str, text: str, position: int) -> DocumentError:
    if (comma := _COMMA.search(text, max(0, position - 20))) and comma.end() == position:
        spot = spot_in(text, comma.start())
        return refusal(
            "DOC01", "comma", spot, typed=comma[0] + comma[2], nearest=f"{comma[1]}.{comma[2]}"
        )
    if (curly := _curly_before(text, position)) is not None:
        return refusal("DOC01", "curly", spot_in(text, curly))
    known = (wording for begin, wording in _REASONS.items() if reason.startswith(begin))
    return refusal("DOC01", spot=spot_in(text, position), reason=next(known, _NO_JSON))


def _curly_before(text: str, position: int) -> int | None:
    """Where in a line the quotes of a word processor stand, where straight ones would help."""
    begin = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position) if "\n" in text[position:] else len(text)
    curly = _CURLY.search(text, begin, end)
    if curly is None:
        return None
    straight = _CURLY.sub('"', text[begin:end])
    return curly.start() if _is_read_until(text[:begin] + straight + text[end:], end) else None


def _is_read_until(text: str, end: int) -> bool:
    """Whether a text can be read as JSON, up to there at least."""
    try:
        loads(text)
    except JSONDecodeError as error:
        return error.pos >= end
    except (ValueError, RecursionError):
        return False
    return True


def _write(document: Document) -> bytes:
    return msgspec.json.format(encoded(document), indent=2) + b"\n"


def _is_begun(data: bytes) -> bool:
    """Whether it begins as JSON does, or holds nothing."""
    return data[:4096].removeprefix(BYTE_ORDER_MARK).lstrip()[:1] in b'{["'


JSON = Form(name="json", suffixes=(".json",), recognises=_is_begun, read=read_json, write=_write)
