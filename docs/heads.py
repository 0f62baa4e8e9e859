"""A Sphinx extension: what others see of a page. Search engines a description, chats a card.

A card names its picture by a full address. Where the pages will stand, the build is told
(``make docs DOCS_URL=https://...``); without that, it names the picture from the page.
"""

from html import escape
from typing import Any

from docutils.nodes import document, paragraph
from sphinx.application import Sphinx

__all__ = ["description_of", "setup"]

_LONGEST = 200
_CARD = "_static/card.png"


def description_of(text: str) -> str:
    """What a page is about: as many of its first sentences as fit, one at least.

    >>> description_of("A dossier holds all.  It is a file.")
    'A dossier holds all. It is a file.'
    """
    first, *more = " ".join(text.split()).split(". ")
    for sentence in more:
        if len(first) + len(sentence) > _LONGEST:
            break
        first = f"{first}. {sentence}"
    return first if first.endswith((".", ":", "?")) else f"{first}."


def _described(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: document | None
) -> None:
    said = next(iter(doctree.findall(paragraph)), None) if doctree else None
    if said is not None:
        where = app.config.html_baseurl
        card = f"{where.rstrip('/')}/{_CARD}" if where else context["pathto"](_CARD, resource=True)
        described = description_of(said.astext())
        context["metatags"] += "".join(_tags(context["title"], described, card))


def _tags(title: str, described: str, card: str) -> list[str]:
    told = {
        "name": {"description": described, "twitter:card": "summary_large_image"},
        "property": {
            "og:type": "website",
            "og:site_name": "okomodel",
            "og:title": title,
            "og:description": described,
            "og:image": card,
            "og:image:alt": "okomodel: where a municipality stands in OKO, and what is due next",
        },
    }
    return [
        f'\n<meta {kind}="{name}" content="{escape(content)}">'
        for kind, contents in told.items()
        for name, content in contents.items()
    ]


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx what to say."""
    app.connect("html-page-context", _described)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
