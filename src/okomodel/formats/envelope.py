"""A document as plain data (dicts, lists, texts, numbers), with the version that it says."""

from collections.abc import Iterator, Mapping
from json import loads
from typing import Any

from okomodel.errors import DocumentError, nearest
from okomodel.findings import Report
from okomodel.formats.fast import encoded
from okomodel.formats.form import Reading
from okomodel.formats.keys import unknown_key
from okomodel.formats.limits import Limits, is_deeper
from okomodel.formats.problems import Problem, path_to, problem_in, refusal, told, written
from okomodel.formats.thorough import Thorough
from okomodel.formats.version import KEY, judged, steps_from
from okomodel.model.document import ROOTS, Document
from okomodel.wording import Wording

__all__ = ["from_plain", "to_plain", "too_deep"]

_KEYS = (KEY, *ROOTS)
_EXPECTS = Wording(
    "the keys okomodel and dossier (or programme)",
    "de sleutels okomodel en dossier (of programme)",
)
_NOTHING = Report()


def from_plain(data: object, limits: Limits, noticed: Report = _NOTHING) -> Reading:
    """The document that plain data hold; ``noticed`` is what was found in its text before.

    Raises :class:`okomodel.errors.DocumentError` with every problem.
    """
    try:
        if is_deeper(data, limits.depth):
            raise too_deep(limits)
        if not isinstance(data, Mapping):
            problem = Problem("DOC04", "whole", expects=_EXPECTS, value=written(data))
            raise DocumentError(noticed + Report([problem.at("")]))
        return _from_envelope(data, noticed + Report(judged(data)), limits)
    except RecursionError:
        raise too_deep(limits) from None


def too_deep(limits: Limits) -> DocumentError:
    """The refusal of what lies deeper than the limit, or than Python can go."""
    return refusal("DOC09", "deep", limit=limits.depth)


def to_plain(document: Document) -> dict[str, Any]:
    """The plain data of a document, defaults left out."""
    plain: dict[str, Any] = loads(encoded(document))
    return plain


def _from_envelope(data: Mapping[Any, Any], report: Report, limits: Limits) -> Reading:
    if any(finding.code == "DOC06" for finding in report):
        raise DocumentError(report)
    for step in steps_from(data.get(KEY)):
        data = step.change(data)
        report += Report([step.noted])
    report += told(_envelope_problems(data), _left(report, limits))
    documents: list[Document] = []
    for key, kind in ROOTS.items():
        if key in data:
            reader = Thorough(key, most=_left(report, limits))
            documents.append(reader.thing(data[key], kind))
            report += _found(reader)
    if not report.ok:
        raise DocumentError(report)
    return Reading(documents[0], report)


def _left(report: Report, limits: Limits) -> int:
    """How many problems may still be told."""
    return max(0, limits.problems - len(report.errors))


def _found(reader: Thorough) -> Report:
    problems = [problem_in(error).at(path_to("", *steps)) for steps, error in reader.noted]
    return Report(problems, truncated=reader.count - len(problems))


def _envelope_problems(data: Mapping[Any, Any]) -> Iterator[tuple[str, Exception]]:
    unknown = [str(key) for key in data if key not in _KEYS]
    for key in unknown:
        yield path_to("", key), unknown_key(key, None, _KEYS)
    held = [key for key in ROOTS if key in data]
    misspelt = any(near in ROOTS for key in unknown for near in nearest(key, _KEYS))
    if len(held) > 1 or not (held or misspelt):
        text = Wording(" and ".join(held) or "neither", " en ".join(held) or "geen van beide")
        yield "", Problem("DOC05", "root", held=text)
