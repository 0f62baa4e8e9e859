"""The version of the document format, and what it makes of a document."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from re import compile as pattern
from typing import Any, final

import attrs

from okomodel.errors import nearest
from okomodel.findings import Finding, Severity
from okomodel.formats.problems import Problem, written
from okomodel.values.constraints import ANY_TEXT

__all__ = ["FORMAT_VERSION", "KEY", "STEPS", "Step", "is_readable", "judged", "steps_from"]

FORMAT_VERSION = "1.1"
"""The newest version of the format that this library reads, and the one it writes."""

KEY = "okomodel"

_TEXT = pattern(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")


@final
@attrs.frozen
class Step:
    """A migration: what a version of the format writes otherwise than the one before it.

    ``change`` gives the plain data of a document anew, as the version ``to`` writes them, whatever
    else may be wrong in them. A version that only adds keys needs no step.
    """

    since: str
    to: str
    change: Callable[[Mapping[Any, Any]], Mapping[Any, Any]]

    @property
    def noted(self) -> Finding:
        """That it was taken, as the report tells it."""
        return Problem("DOC08", version=self.since, newest=self.to).at(KEY)


STEPS: Sequence[Step] = ()
"""Every migration, the oldest first."""


def steps_from(version: object) -> Sequence[Step]:
    """The migrations that lie between that version and the newest."""
    begin = _numbers(version)
    return [step for step in STEPS if begin and begin < _numbers(step.to)]


def is_readable(version: str) -> bool:
    """Whether a document of that version is read as it stands: no migration lies between."""
    found = judged({KEY: version})
    return not steps_from(version) and all(one.severity is not Severity.ERROR for one in found)


def judged(data: Mapping[str, Any]) -> Iterator[Finding]:
    """What there is to say of the version of a document, as findings."""
    if KEY not in data:
        # A key that is only misspelt is one fault, and is named as an unknown key.
        if not any(nearest(str(key), (KEY,)) for key in data):
            yield Problem("DOC03", wanted=KEY).at(KEY)
    elif not isinstance(version := data[KEY], str):
        yield Problem("DOC04", expects=ANY_TEXT.expects, value=written(version)).at(KEY)
    elif not (numbers := _numbers(version)):
        yield Problem("DOC05", "version", value=written(version)).at(KEY)
    elif numbers[0] != _numbers(FORMAT_VERSION)[0]:
        yield Problem("DOC06", version=version, newest=FORMAT_VERSION).at(KEY)
    elif numbers > _numbers(FORMAT_VERSION):
        yield Problem("DOC07", version=version, newest=FORMAT_VERSION).at(KEY)


def _numbers(version: object) -> tuple[int, ...]:
    """Major and minor; nothing where it is no version."""
    match = _TEXT.fullmatch(version) if isinstance(version, str) else None
    return (int(match[1]), int(match[2])) if match else ()
