"""What the Woo asks to be said of a letter that is made public, as DiWoo metadata (XML)."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from okomodel.letters.letter import Letter
from okomodel.reference.municipality import municipalities
from okomodel.wording import Language

__all__ = ["FORMATS", "woo"]

_SPACE = "https://standaarden.overheid.nl/diwoo/metadata/"
_KERN = "https://identifier.overheid.nl/tooi/def/thes/kern/"
_CATEGORY = ("c_db4862c3", "vergaderstukken decentrale overheden")
_MUNICIPALITY = "https://identifier.overheid.nl/tooi/id/gemeente/"
_FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
_LANGUAGES: dict[Language, tuple[str, str]] = {"nl": ("NLD", "Nederlands"), "en": ("ENG", "Engels")}

FORMATS = {".docx": "DOCX", ".pdf": "PDF", ".html": "HTML", ".md": "TXT"}
"""By suffix, what the list of file types of the EU calls it."""


def woo(letter: Letter, suffix: str) -> str:
    """The metadata of a letter that is written with some suffix.

    The category is that of council papers, and the publisher the municipality by its TOOI
    address; where the letter is of several municipalities, or of one that CBS does not know,
    there is none, and whoever publishes it fills that in. What happens to the letter
    (``documenthandelingen``) is not known when it is written.

    >>> from okomodel.letters.writing import letter
    >>> from okomodel.model import Dossier
    >>> one = letter(Dossier(id="x", name="X", municipalities=["GM0302"]), on="2026-11-21")
    >>> "tooi/id/gemeente/gm0302" in woo(one, ".pdf")
    True
    """
    return "\n".join(_lines(letter, suffix)) + "\n"


def _lines(letter: Letter, suffix: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<diwoo:Document xmlns:diwoo={quoteattr(_SPACE)}>"
    yield "  <diwoo:DiWoo>"
    yield f"    <diwoo:creatiedatum>{letter.on}</diwoo:creatiedatum>"
    yield from (f"    {one}" for one in _about(letter, suffix))
    yield "  </diwoo:DiWoo>"
    yield "</diwoo:Document>"


def _about(letter: Letter, suffix: str) -> Iterator[str]:
    """Whose it is, in what form, its title and its category."""
    if letter.publisher and letter.publisher in municipalities:
        one = municipalities[letter.publisher]
        address = f"{_MUNICIPALITY}{one.code.lower()}"
        yield _element("publisher", f"gemeente {one.name}", address)
    kind, (tongue, called) = FORMATS[suffix], _LANGUAGES[letter.lang]
    yield _element("format", suffix.removeprefix("."), f"{_FILE_TYPE}{kind}")
    title = escape(f"{letter.title}: {letter.subject}")
    yield from _within("titelcollectie", f"<diwoo:officieleTitel>{title}</diwoo:officieleTitel>")
    yield _element("language", called, f"{_LANGUAGE}{tongue}")
    code, category = _CATEGORY
    told = _element("informatiecategorie", category, f"{_KERN}{code}")
    yield from _within("classificatiecollectie", *_within("informatiecategorieen", told))


def _within(name: str, *lines: str) -> Iterator[str]:
    yield f"<diwoo:{name}>"
    yield from (f"  {one}" for one in lines)
    yield f"</diwoo:{name}>"


def _element(name: str, text: str, address: str) -> str:
    return f"<diwoo:{name} resource={quoteattr(address)}>{escape(text)}</diwoo:{name}>"
