"""A letter as data: what it says, where that stands in the dossier, and what it leaves out."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from os import PathLike
from typing import Any, final

import attrs

from okomodel.display import OneLine, line, lines
from okomodel.letters.about import About
from okomodel.letters.sentence import Block, Name, Part, Sentence, sentences
from okomodel.wording import Language, Wording, day_in_text

__all__ = ["Letter"]

# What writes a letter in each of its forms; only its name is known here.
_FORMS = "okomodel.letters.saving"
_TO, _DATE = Wording("To", "Aan"), Wording("Date", "Datum")


@final
@attrs.frozen(kw_only=True, repr=False)
class Letter(OneLine):
    """A letter to the council, or a note for the alderman (``is_short``).

    ``title`` is what kind of letter it is, ``subject`` what it is about, ``to`` for whom; ``on``
    is its day. ``parts`` is what it says, and ``missing`` names the parts for which the dossier
    has no data. ``publisher`` is the code of the municipality (None: there are several).
    ``is_draft``: the dossier has errors, which the letter says on every page.
    """

    about: About
    name: str
    title: str
    subject: str
    to: str
    to_paths: tuple[str, ...]
    on: date
    lang: Language
    parts: tuple[Part, ...]
    missing: tuple[str, ...] = ()
    publisher: str | None = None
    draft: str = ""
    is_short: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether it says on every page that it is a draft."""
        return bool(self.draft)

    @property
    def head(self) -> tuple[tuple[str, str], ...]:
        """For whom it is and of which day: names and values."""
        lang = self.lang
        return (_TO.text(lang), self.to), (_DATE.text(lang), day_in_text(self.on, lang))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that it says, in the order in which it is read."""
        return (Sentence(self.to, self.to_paths), *sentences(self.parts))

    def part(self, name: Name | str) -> Part | None:
        """The part with that name, wherever it lies; None: it is left out.

        >>> from okomodel.letters.writing import letter
        >>> from okomodel.model import Dossier
        >>> empty = letter(Dossier(id="x", name="X", municipalities=["GM0302"]), on="2026-11-21")
        >>> empty.part("actions"), empty.part("subject").heading
        (None, 'Onderwerp')
        """
        return next((one for one in _all(self.parts) if one.name == name), None)

    def markdown(self) -> str:
        """As Markdown (CommonMark with tables)."""
        return str(_written().markdown(self))

    def html(self) -> str:
        """As a page of HTML: self-contained, without scripts or requests."""
        return str(_written().page(self))

    def _repr_html_(self) -> str:
        return str(_written().fragment(self))

    def trace(self) -> str:
        """Each sentence, and below it the places in the dossier on which it stands."""
        told = (
            "\n".join((one.text, *(f"    {path}" for path in one.paths))) for one in self.sentences
        )
        return "\n".join(told) + "\n"

    def save(self, path: str | PathLike[str], template: str | PathLike[str] | None = None) -> None:
        """Write it to a file, in the form that its suffix says: .docx, .pdf, .md or .html.

        A Word ``template`` of your own says how a .docx looks. The file is replaced whole or not
        at all. Word and PDF need the extra ``letter``.

        Raises :class:`okomodel.errors.UnknownName` for another suffix,
        :class:`okomodel.errors.MissingExtra` without the extra, and
        :class:`okomodel.letters.template.TemplateError` for a template that is none.
        """
        _written().save(self, path, template)


def _all(parts: tuple[Block, ...]) -> Iterator[Part]:
    for one in parts:
        if isinstance(one, Part):
            yield one
            yield from _all(one.blocks)


def _written() -> Any:
    return import_module(_FORMS)


def _line(letter: Letter) -> str:
    told = f"{len(letter.sentences)} sentences"
    return line(letter, f"{letter.about}", f"on {letter.on}:", repr(letter.name), told)


lines[Letter] = _line
