"""Documents as YAML 1.2 (extra ``yaml``): reading them, each problem with line and column."""

from okomodel.errors import DocumentError
from okomodel.findings import Finding, Report
from okomodel.formats.limits import Limits
from okomodel.formats.places import Places
from okomodel.formats.plain import Reading, from_plain, too_deep
from okomodel.formats.problems import Problem
from okomodel.formats.text import filled, text_of, within_size
from okomodel.formats.yaml.built import Built, built
from okomodel.formats.yaml.nodes import Node, comments_in, tree

__all__ = ["read_tree", "read_yaml"]

_BEGINNING = Places({"": (1, 1)})


def read_yaml(data: bytes, limits: Limits) -> Reading:
    """The document in a YAML text; raises :class:`okomodel.errors.DocumentError`."""
    try:
        text = filled(text_of(within_size(data, limits)))
        return read_tree(text, tree(text, limits), limits)
    except RecursionError:
        error = too_deep(limits)
    except DocumentError as refused:
        error = refused
    raise DocumentError(_BEGINNING.located(error.report))


def read_tree(text: str, root: Node, limits: Limits) -> Reading:
    """The document in a text of which the tree is known."""
    made = built(root, limits)
    try:
        document, report = from_plain(made.plain, limits, made.findings)
    except DocumentError as error:
        report = Report(_hinted(error.report, made, root, limits))
        raise DocumentError(made.places.located(report)) from None
    reading = Reading(document, made.places.located(report))
    reading.places, reading.form = made.places, "yaml"
    reading.has_comments = bool(comments_in(text, root))
    return reading


def _hinted(report: Report, made: Built, root: Node, limits: Limits) -> list[Finding]:
    """The findings; where quotes would help, or nothing was filled in, they say so."""
    typed = {path for path in _mistyped(report) if made.typed.get(path)}
    still = _mistyped(_report_of(root, typed, limits)) if typed else set[str]()
    hints = dict.fromkeys(typed - still, "quote")
    hints |= {path: "empty" for path in _mistyped(report) if made.typed.get(path) == ""}
    return [
        _with_hint(one, hints[one.path], made.typed[one.path])
        if one.code == "DOC04" and one.path in hints
        else one
        for one in report
    ]


def _mistyped(report: Report) -> set[str]:
    return {one.path for one in report if one.code == "DOC04"}


def _report_of(root: Node, as_text: set[str], limits: Limits) -> Report:
    """What is found in the same document with texts at those paths."""
    made = built(root, limits, as_text)
    try:
        return from_plain(made.plain, limits, made.findings).report
    except DocumentError as error:
        return error.report


def _with_hint(finding: Finding, key: str, typed: str) -> Finding:
    return Problem("DOC04", key, **finding.params, typed=typed).at(finding.path)
