"""Plain data (dicts, lists, texts, numbers) and documents: the thorough way."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from okomodel.errors import DocumentError, nearest
from okomodel.findings import Finding, Report
from okomodel.formats.limits import Limits, is_deeper
from okomodel.formats.problems import (
    OBJECT,
    Problem,
    path_to,
    problem_in,
    refuse,
    unknown_key,
    written,
)
from okomodel.formats.result import Form, Reading
from okomodel.formats.thorough import REFUSED, Thorough
from okomodel.formats.version import KEY, judged
from okomodel.model.document import ROOTS, Document
from okomodel.wording import Wording

__all__ = ["ROOTS", "Document", "Form", "Reading", "from_plain", "too_deep"]

_KEYS = (KEY, *ROOTS)


def from_plain(data: object, limits: Limits, noticed: Iterable[Finding] = ()) -> Reading:
    """The document that plain data hold; ``noticed`` is what was found in its text before.

    Raises :class:`okomodel.errors.DocumentError` with every problem.
    """
    try:
        return _from_plain(data, limits, noticed)
    except RecursionError:
        raise too_deep(limits) from None


def too_deep(limits: Limits) -> DocumentError:
    """The refusal of what lies deeper than the limit, or than Python can go."""
    return DocumentError(Report([Problem("DOC09", "deep", limit=limits.depth).at("")]))


def _from_plain(data: object, limits: Limits, noticed: Iterable[Finding]) -> Reading:
    if is_deeper(data, limits.depth):
        raise too_deep(limits)
    if not isinstance(data, Mapping):
        problem = Problem("DOC04", expects=OBJECT, value=written(data))
        raise DocumentError(Report([*noticed, problem.at("")]))
    findings = [*islice(noticed, limits.problems), *judged(data)]
    return _from_envelope(data, findings, limits)


def _from_envelope(data: Mapping[Any, Any], findings: list[Finding], limits: Limits) -> Reading:
    if any(finding.code == "DOC06" for finding in findings):
        refuse(findings)
    documents: list[Document] = []
    problems = chain(_envelope_problems(data), _structured(data, documents))
    findings += islice(problems, limits.problems)
    refuse(findings)
    return Reading(documents[0], Report(findings))


def _envelope_problems(data: Mapping[Any, Any]) -> Iterator[Finding]:
    unknown = [str(key) for key in data if key not in _KEYS]
    for key in unknown:
        yield unknown_key(key, _KEYS).at(path_to("", key))
    held = [key for key in ROOTS if key in data]
    misspelt = any(near in ROOTS for key in unknown for near in nearest(key, _KEYS))
    if len(held) > 1 or not (held or misspelt):
        text = Wording(" and ".join(held) or "neither", " en ".join(held) or "geen van beide")
        yield Problem("DOC05", "root", held=text).at("")


def _structured(data: Mapping[Any, Any], documents: list[Document]) -> Iterator[Finding]:
    for key, kind in ROOTS.items():
        if key in data:
            reader = Thorough(key)
            documents += [one for one in (reader.thing(data[key], kind),) if one is not REFUSED]
            for steps, error in reader.noted:
                yield problem_in(error).at(path_to("", *steps))
