"""A Sphinx extension: a built page fetches nothing from elsewhere, whoever reads it.

A link that somebody follows is fine; a script, style, font or picture from another address is a
warning, and a warning ends the build.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from re import compile as pattern

from sphinx.application import Sphinx
from sphinx.util.logging import getLogger

__all__ = ["fetched", "setup"]

_ELSEWHERE = pattern(r"(?:https?:)?//[^\s\"')]+")
_IN_STYLE = pattern(r"(?:@import\s+|url\()\s*[\"']?((?:https?:)?//[^\s\"')]+)")
_LINKS = {"a", "area"}
"""What a reader follows, or not; where a page itself stands is no more than said."""


class _Fetched(HTMLParser):
    """What a page asks for by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element fetches; its style may fetch too."""
        asked = tag not in _LINKS and ("rel", "canonical") not in attrs
        for name, value in attrs:
            if name in {"src", "href", "srcset", "data", "poster"} and asked:
                self.found += _ELSEWHERE.findall(value or "")
            elif name == "style":
                self.found += _IN_STYLE.findall(value or "")

    def handle_data(self, data: str) -> None:
        """Note what a style sheet within the page fetches."""
        if self.lasttag == "style":
            self.found += _IN_STYLE.findall(data)


def fetched(page: str) -> list[str]:
    """The addresses elsewhere from which a page fetches something without being asked.

    >>> fetched('<link href="https://fonts.example/a.css"><a href="https://example.org">more</a>')
    ['https://fonts.example/a.css']
    """
    reader = _Fetched()
    reader.feed(page)
    return reader.found


def _all_fetched(folder: Path) -> Iterator[tuple[Path, str]]:
    for page in sorted(folder.rglob("*.html")):
        yield from ((page, address) for address in fetched(page.read_text("utf-8")))
    for style in sorted(folder.rglob("*.css")):
        addresses = _IN_STYLE.findall(style.read_text("utf-8"))
        yield from ((style, address) for address in addresses)


def _check(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.format == "html":
        for file, address in _all_fetched(Path(app.outdir)):
            getLogger(__name__).warning("%s fetches %s", file.name, address)


def setup(app: Sphinx) -> dict[str, bool]:
    """Look at what was built, when everything is."""
    app.connect("build-finished", _check)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
