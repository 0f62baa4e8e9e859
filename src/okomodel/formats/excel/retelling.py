"""What is wrong with a document, told of a workbook: its cells, in the words of its headings."""

from collections.abc import Mapping
from re import compile as pattern
from re import escape
from typing import Any

import attrs

from okomodel.findings import Finding, Spot
from okomodel.formats.problems import Problem
from okomodel.values.typed_text import slug_of, written
from okomodel.wording import Wording

__all__ = ["contradicting", "missing", "told"]

_EMPTY_EN, _EMPTY_NL = {"None": "(empty)"}, {"None": "(leeg)"}
_KEYS = pattern(r"(?:^|, )([a-z_]+) ")
_CALLED = ("title", "name", "label")


def told(finding: Finding, heading: str) -> Finding:
    """The same finding in words that begin with the heading of a column."""
    (said, hint), (gezegd, tip) = finding.parts("en"), finding.parts("nl")
    parts = {"said": Wording(said, gezegd), "advice": Wording(hint, tip)}
    return Problem(finding.code, "cell", heading=heading, **parts).at(finding.spot)


def missing(finding: Finding, heading: str, plain: Mapping[str, Any]) -> Finding:
    """That a cell is empty which has to be filled in; of an id, what it may be."""
    name = next((plain[one] for one in _CALLED if one in plain), "")
    if finding.path.endswith(".id") and (near := slug_of(str(name))):
        found = Problem("DOC03", "cell-near", heading=heading, nearest=written(near))
        return found.at(finding.spot)
    return Problem("DOC03", "cell", heading=heading).at(finding.spot)


def contradicting(
    finding: Finding, headings: Mapping[str, str], spots: Mapping[str, Spot]
) -> Finding:
    """Of values that contradict each other: with their headings in the place of their keys."""
    names: list[str] = _KEYS.findall(str(finding.params["values"]))
    words = {name: headings.get(f"{finding.path}.{name}", name) for name in names}
    (said, hint), (gezegd, tip) = finding.parts("en"), finding.parts("nl")
    there = (spots.get(f"{finding.path}.{name}") for name in names)
    spot = attrs.evolve(next(filter(None, there), finding.spot), path=finding.path)
    parts = {
        "said": Wording(_put(said, words | _EMPTY_EN), _put(gezegd, words | _EMPTY_NL)),
        "advice": Wording(hint, tip),
    }
    return Problem(finding.code, "cell", heading=" / ".join(words.values()), **parts).at(spot)


def _put(text: str, words: Mapping[str, str]) -> str:
    for name, said in words.items():
        shown = said if name == "None" else f'"{said}"'
        text = shown.join(pattern(rf"\b{escape(name)}\b").split(text))
    return text
