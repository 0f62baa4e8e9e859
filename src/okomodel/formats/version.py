"""The version of the document format, and what it makes of a document."""

from collections.abc import Iterator, Mapping
from re import compile as pattern
from typing import Any

from okomodel.errors import nearest
from okomodel.findings import Finding, Severity
from okomodel.formats.problems import Problem, written
from okomodel.values.constraints import ANY_TEXT

__all__ = ["FORMAT_VERSION", "KEY", "is_readable", "judged"]

FORMAT_VERSION = "1.0"
"""The newest version of the format that this library reads, and the one it writes."""

KEY = "okomodel"

_TEXT = pattern(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")


def is_readable(version: str) -> bool:
    """Whether a document of that version is read as it stands: no migration lies between."""
    return all(one.severity is not Severity.ERROR for one in judged({KEY: version}))


def judged(data: Mapping[str, Any]) -> Iterator[Finding]:
    """What there is to say of the version of a document, as findings."""
    if KEY not in data:
        # A key that is only misspelt is one fault, and is named as an unknown key.
        if not any(nearest(str(key), (KEY,)) for key in data):
            yield Problem("DOC03", wanted=KEY).at(KEY)
    elif not isinstance(version := data[KEY], str):
        yield Problem("DOC04", expects=ANY_TEXT.expects, value=written(version)).at(KEY)
    elif (match := _TEXT.fullmatch(version)) is None:
        yield Problem("DOC05", "version", value=written(version)).at(KEY)
    else:
        yield from _compared(version, int(match[1]), int(match[2]))


def _compared(version: str, major: int, minor: int) -> Iterator[Finding]:
    newest_major, newest_minor = map(int, FORMAT_VERSION.split("."))
    params = {"version": version, "newest": FORMAT_VERSION}
    if major != newest_major:
        yield Problem("DOC06", **params).at(KEY)
    elif minor > newest_minor:
        yield Problem("DOC07", **params).at(KEY)
