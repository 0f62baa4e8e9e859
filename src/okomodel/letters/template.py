"""A Word file of the municipality itself, with fields that the letter fills in."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from os import PathLike, fspath
from re import compile as pattern
from typing import Any, final
from zipfile import BadZipFile, ZipFile

from okomodel.errors import OkomodelError, nearest
from okomodel.harmless import harmless
from okomodel.letters.extra import extra
from okomodel.letters.letter import Letter
from okomodel.letters.sentence import Block, Name, sentences
from okomodel.reason import reason_of
from okomodel.wording import Language, Wording, day_in_text

__all__ = ["FIELDS", "TemplateError", "filled", "opened"]

_Blocks = Callable[[Any, Iterable[Block], int], Iterator[Any]]

_OF_LETTER = {
    "title": Wording("title", "titel"),
    "to": Wording("to", "aan"),
    "date": Wording("date", "datum"),
    "name": Wording("municipality", "gemeente"),
    "draft": Wording("draft", "concept"),
    "letter": Wording("letter", "brief"),
}
_OF_PART = {
    Name.SUBJECT: Wording("subject", "onderwerp"),
    Name.BACKGROUND: Wording("background", "aanleiding"),
    Name.MESSAGES: Wording("messages", "boodschappen"),
    Name.SINCE: Wording("since", "sinds"),
    Name.PRIORITIES: Wording("priorities", "speerpunten"),
    Name.ACTIONS: Wording("actions", "acties"),
    Name.MONEY: Wording("money", "geld"),
    Name.TARGETS: Wording("targets", "streefcijfers"),
    Name.STANDING: Wording("standing", "stand"),
    Name.ATTENTION: Wording("attention", "aandacht"),
    Name.NEXT: Wording("next", "vervolg"),
    Name.ANNEXES: Wording("annexes", "bijlagen"),
}

FIELDS: Mapping[str, str] = {
    name: str(key)
    for key, wording in (*_OF_LETTER.items(), *_OF_PART.items())
    for name in (wording.en, wording.nl)
}
"""What a template may ask for, by its English and its Dutch name."""

_FIELD = pattern(r"\{\{\s*([^{}]*?)\s*\}\}")
_LARGEST = 50_000_000
_NO_WORD = Wording("{file} is no Word document (.docx)", "{file} is geen Word-document (.docx)")
_UNREADABLE = Wording("{file}: {reason}", "{file}: {reason}")
_TOO_LARGE = Wording("{file} unpacks to more than 50 MB", "{file} is uitgepakt groter dan 50 MB")
_NO_FIELD = Wording(
    "{file} has no field; write where the letter is to stand: {fields}",
    "{file} heeft geen veld; schrijf waar de brief moet staan: {fields}",
)
_UNKNOWN = Wording("unknown in {file}: {fields}", "onbekend in {file}: {fields}")
_MEANT = Wording("{field} (did you mean {near}?)", "{field} (bedoelde u {near}?)")
_KNOWN = Wording("{field} (known: {fields})", "{field} (bekend: {fields})")


# What zipfile, lxml and python-docx raise for files that are something else, or damaged.
_BROKEN = (
    AttributeError,
    BadZipFile,
    IndexError,
    KeyError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


@final
class TemplateError(OkomodelError, ValueError):
    """A template that cannot be filled in: why, in both languages."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording)
        self.wording = wording

    def text(self, lang: Language = "en") -> str:
        """Why, in one language."""
        return self.wording.text(lang)


def opened(path: str | PathLike[str]) -> Any:
    """The document of a template.

    Raises :class:`TemplateError` where the file cannot be read, is no Word document, or would
    take more than 50 MB.
    """
    name, docx = fspath(path), extra("docx")
    try:
        with ZipFile(path) as packed:
            whole = sum(one.file_size for one in packed.infolist())
        if whole <= _LARGEST:
            return docx.Document(name)
    except OSError as error:
        raise _refused(_UNREADABLE, name, reason=reason_of(error)) from None
    except (*_BROKEN, docx.opc.exceptions.OpcError):
        raise _refused(_NO_WORD, name) from None
    raise _refused(_TOO_LARGE, name)


def _refused(wording: Wording, file: str, **params: object) -> TemplateError:
    told = {"file": file, **params}
    return TemplateError(Wording(wording.text("en", **told), wording.text("nl", **told)))


def filled(document: Any, letter: Letter, file: str | PathLike[str], blocks_of: _Blocks) -> None:
    """Fill in the fields of a document, in its own styles.

    A field that has a paragraph to itself gives a whole part; one within a text its words.
    Raises :class:`TemplateError` where there is no field, or one that is not known.
    """
    found = [*_paragraphs(document)]
    asked = [name for one in found for name in _FIELD.findall(_text(one))]
    _refuse(asked, fspath(file))
    for one in found:
        alone = _FIELD.fullmatch(_text(one).strip())
        key = FIELDS[alone.group(1).lower()] if alone else ""
        if key == "letter" or key in _OF_PART:
            _put(document, one, blocks_of(document, _part(letter, key), _LEVEL + (key != "letter")))
        else:
            _fill(one, letter)


_LEVEL = 2


def _refuse(asked: Iterable[str], file: str) -> None:
    fields = _names()
    if not [*asked]:
        raise _refused(_NO_FIELD, file, fields=fields)
    unknown = [one for one in dict.fromkeys(asked) if one.lower() not in FIELDS]
    if unknown:
        words = [Wording(*(_advice(one).text(lang) for lang in _BOTH)) for one in unknown]
        told = Wording(*(", ".join(one.text(lang) for one in words) for lang in _BOTH))
        raise _refused(_UNKNOWN, file, fields=told)


_BOTH: tuple[Language, Language] = ("en", "nl")


def _advice(field: str) -> Wording:
    """A field that is not known, with the nearest that is."""
    called = _braced(harmless(field)[:60])
    if near := nearest(field.lower(), FIELDS):
        told: Mapping[str, object] = {"field": called, "near": _braced(near[0])}
        return Wording(_MEANT.text("en", **told), _MEANT.text("nl", **told))
    told = {"field": called, "fields": _names()}
    return Wording(_KNOWN.text("en", **told), _KNOWN.text("nl", **told))


def _braced(name: str) -> str:
    return f"{{{{{name}}}}}"


def _names() -> Wording:
    """All fields in both languages: each list has those of its own."""
    wordings = (*_OF_LETTER.values(), *_OF_PART.values())
    return Wording(*(", ".join(_braced(one.text(lang)) for one in wordings) for lang in _BOTH))


# --------------------------------------------------------------------------------- its paragraphs


def _paragraphs(document: Any) -> Iterator[Any]:
    """The paragraphs of the text, of its tables and text boxes, and of headers and footers."""
    tag = extra("docx.oxml.ns").qn("w:p")
    yield from [*document.element.body.iter(tag)]
    seen: set[Any] = set()
    for section in document.sections:
        for name in _AROUND:
            around = getattr(section, name)
            if not around.is_linked_to_previous and around.part not in seen:
                seen.add(around.part)
                yield from [*around._element.iter(tag)]  # noqa: SLF001 - it has no other name


_AROUND = (
    "header",
    "footer",
    "first_page_header",
    "first_page_footer",
    "even_page_header",
    "even_page_footer",
)


def _pieces(paragraph: Any) -> Sequence[Any]:
    """The pieces of text of a paragraph, but for those of paragraphs within it (text boxes)."""
    qn = extra("docx.oxml.ns").qn
    every = paragraph.iter(qn("w:t"))
    return [one for one in every if next(one.iterancestors(qn("w:p"))) is paragraph]


def _text(paragraph: Any) -> str:
    return "".join(one.text or "" for one in _pieces(paragraph))


# --------------------------------------------------------------------------------- filling them in


def _part(letter: Letter, key: str) -> Sequence[Block]:
    """The blocks of a field: a part without its heading, or the whole letter."""
    if key == "letter":
        return letter.parts
    part = letter.part(key)
    return part.blocks if part else ()


def _put(document: Any, paragraph: Any, made: Iterable[Any]) -> None:
    """Blocks in the place of a paragraph; where it is the last in a cell, a cell keeps one."""
    look = paragraph.pPr
    for one in made:
        element = one._element  # noqa: SLF001 - python-docx has no other name for it
        if look is not None and _is_plain(one, document):
            if element.pPr is not None:
                element.remove(element.pPr)
            element.insert(0, deepcopy(look))
        paragraph.addprevious(element)
    holder = paragraph.getparent()
    if paragraph.getnext() is None and holder.tag == extra("docx.oxml.ns").qn("w:tc"):
        for piece in _pieces(paragraph):
            piece.text = ""
    else:
        holder.remove(paragraph)


def _is_plain(made: Any, document: Any) -> bool:
    """Whether it is running text, which looks as the paragraph of the field does."""
    style = getattr(made, "style", None)
    is_paragraph: bool = made._element.tag.endswith("}p")  # noqa: SLF001 - as above
    return is_paragraph and bool(style == document.styles["Normal"])


def _fill(paragraph: Any, letter: Letter) -> None:
    """The fields within the text of a paragraph; a field may lie in several pieces of it."""
    # The last first, so that the places of those before it stay what they are.
    for match in reversed([*_FIELD.finditer(_text(paragraph))]):
        words = _words(letter, FIELDS[match.group(1).lower()])
        for piece, first, last in [*_within(_pieces(paragraph), *match.span())]:
            text = piece.text or ""
            piece.text = text[:first] + words + text[last:]
            piece.set(_SPACE, "preserve")
            words = ""


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _within(pieces: Iterable[Any], start: int, end: int) -> Iterator[tuple[Any, int, int]]:
    """The pieces in which a stretch of their text lies, with its bounds in each."""
    before = 0
    for piece in pieces:
        length = len(piece.text or "")
        if before < end and start < before + length:
            yield piece, max(start - before, 0), min(end - before, length)
        before += length


def _words(letter: Letter, key: str) -> str:
    """What a field says within a text."""
    if key == "letter" or key in _OF_PART:
        return " ".join(one.text for one in sentences(_part(letter, key)))
    told = {"to": letter.to, "date": day_in_text(letter.on, letter.lang), "name": letter.name}
    return {**told, "title": letter.title, "draft": letter.draft}[key]
