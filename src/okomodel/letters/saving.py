"""A letter is written to a file, in the form that its suffix says."""

from collections.abc import Callable, Mapping
from os import PathLike, fspath
from pathlib import PurePath

from okomodel.errors import UnknownName
from okomodel.formats.writing import put
from okomodel.letters.html import fragment, page
from okomodel.letters.letter import Letter
from okomodel.letters.markdown import markdown
from okomodel.letters.pdf import pdf
from okomodel.letters.word import word
from okomodel.wording import Wording

__all__ = ["FORMS", "fragment", "made", "markdown", "page", "save"]

_FORM = Wording("form of a letter", "vorm van een brief")

FORMS: Mapping[str, Callable[[Letter], bytes]] = {
    ".docx": word,
    ".pdf": pdf,
    ".md": lambda letter: markdown(letter).encode(),
    ".html": lambda letter: page(letter).encode(),
}
"""By suffix, how a letter is written."""


def save(
    letter: Letter, path: str | PathLike[str], template: str | PathLike[str] | None = None
) -> None:
    """Write a letter to a file, whole or not at all."""
    put(made(letter, fspath(path), template), path)


def made(letter: Letter, path: str, template: str | PathLike[str] | None = None) -> bytes:
    """A letter in the form of a file name; a Word template says how a .docx looks.

    Raises :class:`okomodel.errors.UnknownName` for a suffix that is no form of a letter.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix not in FORMS:
        raise UnknownName(_FORM, suffix or path, FORMS)
    if template is not None and suffix == ".docx":
        return word(letter, template)
    return FORMS[suffix](letter)
