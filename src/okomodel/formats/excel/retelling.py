"""What is wrong with a document, told of a workbook: its cells, in the words of its headings."""

from re import compile as pattern
from re import escape

import attrs

from okomodel.findings import Finding
from okomodel.formats.excel.gathering import Gathered, proposed, told
from okomodel.formats.form import Places
from okomodel.formats.problems import Problem
from okomodel.wording import Wording

__all__ = ["in_words"]

_EMPTY_EN, _EMPTY_NL = {"None": "(empty)"}, {"None": "(leeg)"}
_KEYS = pattern(r"(?:^|, )([a-z_]+) ")


def in_words(finding: Finding, gathered: Gathered) -> Finding:
    """The same finding with the cell that it is about, in words that say no keys."""
    spot = Places(gathered.spots).of(finding.path)
    if spot is None:
        return finding
    heading = gathered.headings.get(finding.path, "")
    found = attrs.evolve(finding, path=spot)
    match finding.code:
        case "DOC03":
            return _missing(found, heading, gathered)
        case "DOC05" if "values" in finding.params:
            return _contradicting(found, gathered)
        case _ if heading:
            return told(found, heading)
        case _:
            return found


def _missing(finding: Finding, heading: str, gathered: Gathered) -> Finding:
    name = heading or str(finding.params.get("wanted", ""))
    if finding.path.endswith(".id") and (near := proposed(gathered.thing_at(finding.path))):
        return Problem("DOC03", "cell-near", heading=name, nearest=near).at(finding.spot)
    return Problem("DOC03", "cell", heading=name).at(finding.spot)


def _contradicting(finding: Finding, gathered: Gathered) -> Finding:
    """Of values that contradict each other: with their headings in the place of their keys."""
    names: list[str] = _KEYS.findall(str(finding.params["values"]))
    words: dict[str, str] = {
        name: gathered.headings.get(f"{finding.path}.{name}", name) for name in names
    }
    (said, hint), (gezegd, tip) = finding.parts("en"), finding.parts("nl")
    there = [gathered.spots.get(f"{finding.path}.{name}") for name in names]
    spot = attrs.evolve(next(filter(None, there), finding.spot), path=finding.path)
    told = Wording(_put(said, words | _EMPTY_EN), _put(gezegd, words | _EMPTY_NL))
    parts = {"said": told, "advice": Wording(hint, tip)}
    heading = " / ".join(words.values())
    return Problem(finding.code, "cell", heading=heading, **parts).at(spot)


def _put(text: str, words: dict[str, str]) -> str:
    for name, said in words.items():
        shown = said if name == "None" else f'"{said}"'
        text = shown.join(pattern(rf"\b{escape(name)}\b").split(text))
    return text
