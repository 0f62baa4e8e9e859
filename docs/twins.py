"""A Sphinx extension: a page in two languages. ``nl/tutorial`` is ``tutorial`` in Dutch.

Each of the two links to the other, says its language, and speaks it around the page as well.
"""

from typing import Any

from sphinx.application import Sphinx

from okomodel.wording import Language, Wording

__all__ = ["language_of", "setup", "twin_of"]

_DUTCH = "nl/"
_SWITCH = Wording("This page in English", "Deze pagina in het Nederlands")
_AROUND = {
    "Back to top": "Naar boven",
    "Home": "Begin",
    "Made with": "Gemaakt met",
    "Next": "Verder",
    "On this page": "Op deze pagina",
    "Previous": "Terug",
    "Search": "Zoeken",
    "Skip to content": "Naar de tekst",
}
"""What the theme says around a page."""


def language_of(page: str) -> Language:
    """The language of a page, by its name.

    >>> language_of("nl/tutorial"), language_of("tutorial")
    ('nl', 'en')
    """
    return "nl" if page.startswith(_DUTCH) else "en"


def twin_of(page: str) -> str:
    """The name that a page has in the other language.

    >>> twin_of("nl/tutorial"), twin_of("tutorial")
    ('tutorial', 'nl/tutorial')
    """
    return page.removeprefix(_DUTCH) if language_of(page) == "nl" else _DUTCH + page


def _in_its_language(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    context["language"] = language_of(page)
    if language_of(page) == "nl":
        context["_"] = context["gettext"] = lambda text: _AROUND.get(text, text)
    if twin_of(page) in app.env.all_docs:
        _switch(page, context)


def _switch(page: str, context: dict[str, Any]) -> None:
    twin = twin_of(page)
    address, lang = context["pathto"](twin), language_of(twin)
    said = _SWITCH.text(lang)
    link = f'<a href="{address}" hreflang="{lang}" lang="{lang}">{said}</a>'
    context["body"] = f'<p class="twin">{link}</p>\n{context["body"]}'
    context["metatags"] += f'\n<link rel="alternate" hreflang="{lang}" href="{address}">'


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx what to say."""
    app.connect("html-page-context", _in_its_language)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
