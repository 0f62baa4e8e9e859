"""Documents as YAML 1.2 (extra ``yaml``): reading them, each problem with line and column."""

from functools import cached_property
from typing import final

import attrs
from msgspec import json

from okomodel.errors import DocumentError
from okomodel.findings import Finding, Report, Spot
from okomodel.formats.envelope import from_plain, too_deep
from okomodel.formats.form import FormName, Origin, Places, Reading
from okomodel.formats.json import read_fast
from okomodel.formats.limits import Limits
from okomodel.formats.problems import Problem
from okomodel.formats.text import filled, text_of, within_size
from okomodel.formats.yaml.built import Built, ToBeSaid, plain_in
from okomodel.formats.yaml.composing import tree
from okomodel.formats.yaml.nodes import Tree

__all__ = ["read_tree", "read_yaml"]

_BEGINNING = Places({"": Spot("", 1, 1)})


@final
class _OfYaml(Origin):
    form: FormName = "yaml"

    def __init__(self, found: Tree, limits: Limits) -> None:
        self._tree, self._limits = found, limits
        self.has_comments = bool(found.comments)

    @cached_property
    def places(self) -> Places:
        return Built(self._tree, self._limits).places


def read_yaml(data: bytes, limits: Limits) -> Reading:
    """The document in a YAML text; raises :class:`okomodel.errors.DocumentError`."""
    try:
        text = filled(text_of(within_size(data, limits)))
        return read_tree(tree(text, limits), limits)
    except RecursionError:
        error = too_deep(limits)
    except DocumentError as refused:
        error = refused
    raise DocumentError(_BEGINNING.located(error.report))


def read_tree(found: Tree, limits: Limits) -> Reading:
    """The document in a text of which the tree is known."""
    try:
        document, report = _read(found, limits)
    except DocumentError as error:
        made = Built(found, limits)
        report = attrs.evolve(error.report, findings=_hinted(error.report, made, found, limits))
        raise DocumentError(made.places.located(report)) from None
    origin = _OfYaml(found, limits)
    return Reading(document, Reading(document, report, origin).located(report), origin)


def _read(found: Tree, limits: Limits) -> Reading:
    try:
        return _of_plain(plain_in(found.root), limits)
    except ToBeSaid:
        made = Built(found, limits)
        return from_plain(made.plain, limits, made.report)


def _of_plain(plain: object, limits: Limits) -> Reading:
    """The document in plain data of which nothing is to be said: as if they were JSON."""
    try:
        reading = read_fast(json.encode(plain), limits)
    except (ValueError, RecursionError):
        raise ToBeSaid from None
    if reading is None:  # what is wrong is told by the thorough way, which knows what was typed
        raise ToBeSaid
    return reading


def _hinted(report: Report, made: Built, found: Tree, limits: Limits) -> list[Finding]:
    """The findings; where quotes would help, or nothing was filled in, they say so."""
    typed = {path for path in _mistyped(report) if made.typed.get(path)}
    as_text = _report_of(found, typed, limits) if typed else Report()
    still = {one.path for one in as_text if one.code in ("DOC04", "DOC05")}
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


def _report_of(found: Tree, as_text: set[str], limits: Limits) -> Report:
    """What is found in the same document with texts at those paths."""
    made = Built(found, limits, as_text)
    try:
        return from_plain(made.plain, limits, made.report).report
    except DocumentError as error:
        return error.report


def _with_hint(finding: Finding, key: str, typed: str) -> Finding:
    return Problem("DOC04", key, **finding.params, typed=typed).at(finding.path)
