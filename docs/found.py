"""A Sphinx extension: the search of the built pages finds what readers type.

A word that leads nowhere, or not to the page that is about it, is a warning, and a warning ends the
build.
"""

from collections.abc import Mapping
from json import loads
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.logging import getLogger

__all__ = ["TYPED", "found", "setup"]

TYPED: Mapping[str, str] = {
    "excel": "how-to/tables",
    "agenda": "nl/how-to/calendar",
    "brief": "nl/how-to/letter",
    "calendar": "how-to/calendar",
    "export": "how-to/export",
    "privacy": "explanation/privacy",
    "cyc07": "reference/rules",
    "streefcijfer": "nl/how-to/ggd-analyst",
    "kernteam": "nl/tutorial",
    "aantallen": "nl/explanation/small-numbers",
    "raad": "nl/how-to/council",
    "raadsinformatiebrief": "nl/how-to/letter",
    "swing": "how-to/ggd-analyst",
    "spss": "how-to/survey-file",
    "cite": "reference/sources",
    "workbook": "how-to/workbook",
    "werkboek": "nl/how-to/workbook",
    "xlsx": "how-to/workbook",
}
"""What readers type, and a page that they have to be led to."""


def found(index: Mapping[str, Any], stem: str) -> set[str]:
    """The pages to which a search index leads from a word.

    >>> found({"docnames": ["a", "b"], "terms": {"excel": 1}, "titleterms": {}}, "excel")
    {'b'}
    """
    numbers: set[int] = set()
    for terms in (index["terms"], index["titleterms"]):
        led = terms.get(stem, [])
        numbers |= {led} if isinstance(led, int) else set(led)
    return {index["docnames"][number] for number in numbers}


def _check(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html":
        text = (Path(app.outdir) / "searchindex.js").read_text("utf-8")
        index = loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
        stem = app.builder.indexer.lang.stem  # type: ignore[attr-defined]  # of HTML alone
        for word, page in TYPED.items():
            if page not in found(index, stem(word)):
                getLogger(__name__).warning("a search for %r does not lead to %s", word, page)


def setup(app: Sphinx) -> dict[str, bool]:
    """Look at what was built, when everything is."""
    app.connect("build-finished", _check)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
