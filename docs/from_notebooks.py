"""A Sphinx extension: a notebook as a page, with what came out of it when it was last run.

A page says which: ``<!-- notebook: leader-plans-a-cycle -->``. Nothing is run here:
`make notebooks` runs them, and a test compares.
"""

from collections.abc import Iterator, Mapping
from json import loads
from pathlib import Path
from re import Match
from re import compile as pattern
from typing import Any

from sphinx.application import Sphinx

__all__ = ["as_markdown", "setup"]

_NOTEBOOKS = Path(__file__).parent.parent / "examples" / "notebooks"
_ASKED = pattern(r"<!-- notebook: ([a-z-]+) -->")


def as_markdown(notebook: Mapping[str, Any]) -> str:
    """The cells of a notebook as the text of a page.

    >>> cell = {"cell_type": "markdown", "source": ["# Hello", " world"]}
    >>> as_markdown({"cells": [cell]})
    '# Hello world'
    """
    return "\n\n".join(part for cell in notebook["cells"] for part in _cell(cell))


def _cell(cell: Mapping[str, Any]) -> Iterator[str]:
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        yield source
        return
    yield _block("python", source)
    for output in cell["outputs"]:
        yield _output(output)


def _output(output: Mapping[str, Any]) -> str:
    data = output.get("data", {"text/plain": output.get("text")})
    if "text/html" in data:
        return _block("{raw} html", f'<div class="picture">{"".join(data["text/html"])}</div>')
    return _block("text", "".join(data["text/plain"]).rstrip("\n"))


def _block(kind: str, text: str) -> str:
    return f"````{kind}\n{text}\n````"


def _renewed(_app: Sphinx, _page: str, content: list[str]) -> None:
    content[0] = _ASKED.sub(_read, content[0])


def _read(match: Match[str]) -> str:
    return as_markdown(loads((_NOTEBOOKS / f"{match[1]}.ipynb").read_text("utf-8")))


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx what stands on a page that asks for a notebook."""
    app.connect("source-read", _renewed)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
