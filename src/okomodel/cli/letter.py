"""``okomodel letter``: the letter to the council."""

from datetime import date
from pathlib import PurePath

import attrs

from okomodel.cli.arguments import STANDARD_INPUT
from okomodel.cli.documents import opened
from okomodel.cli.output import remark
from okomodel.cli.usage import WrongUsage, one_of, unknown
from okomodel.cli.written import refer_to_check, refuse_to_overwrite
from okomodel.errors import InvalidValue
from okomodel.formats.writing import put
from okomodel.insight.occasion import Occasion
from okomodel.letters.about import About
from okomodel.letters.letter import Letter
from okomodel.letters.saving import FORMS, made
from okomodel.letters.template import TemplateError
from okomodel.letters.woo import woo
from okomodel.letters.writing import LetterError, letter_on
from okomodel.model import Dossier
from okomodel.model.document import Document
from okomodel.reference.profile import Profile
from okomodel.wording import Language, Wording

__all__ = ["run"]

_NO_FORM = Wording(
    "{out} is no letter: let it end in {suffixes}",
    "{out} is geen brief: laat het eindigen op {suffixes}",
)
_NO_DOSSIER = Wording('there is no dossier "{name}"', 'dossier "{name}" bestaat niet')
_WHICH = Wording(
    "a register has many dossiers: say which, one of {known}",
    "een register heeft vele dossiers: zeg welk, een van {known}",
)
_EMPTY = Wording("the register has no dossiers", "het register heeft geen dossiers")
_NO_ABOUT = Wording('a letter is not about "{name}"', 'een brief gaat niet over "{name}"')
_NOTHING = Wording(
    "the dossier has nothing for a letter about {about}",
    "het dossier heeft niets voor een brief over {about}",
)
_TEMPLATE = Wording(
    "--template is for Word: let --out end in .docx",
    "--template is voor Word: laat --out eindigen op .docx",
)
_WOO = Wording(
    "--woo writes beside the letter: give --out", "--woo schrijft naast de brief: geef --out"
)
_MISSING = Wording(
    "left out, nothing is recorded: {parts}", "weggelaten, niets vastgelegd: {parts}"
)
_WRITTEN = Wording("written to {out}", "geschreven naar {out}")
_METADATA = ".woo.xml"
_MOST = 8


def run(  # noqa: PLR0913 - as many as there are options
    *,
    file: str,
    id: str | None,
    on: date,
    about: str,
    out: str,
    template: str,
    short: bool,
    woo: bool,
    trace: bool,
    draft: bool,
    profile: Profile,
    force: bool,
    lang: Language,
) -> int:
    """Write the letter of a dossier, or of the dossier of a register with that id."""
    chosen = one_of([*About], about, _NO_ABOUT) if about else None
    _refuse(file, out, template, is_woo=woo, force=force)
    found = opened(file)
    dossier, occasion = _asked(found.document, id, Occasion.of(on, profile))
    written = _letter(dossier, occasion, chosen, lang, short=short, draft=draft)
    refer_to_check(file, found, lang)
    _write(written, out, template, is_woo=woo, is_traced=trace)
    return 0


def _refuse(file: str, out: str, template: str, *, is_woo: bool, force: bool) -> None:
    """What can be told before the file is read."""
    if out == STANDARD_INPUT:
        if is_woo:
            raise WrongUsage(_WOO)
    elif PurePath(out).suffix.lower() not in FORMS:
        raise WrongUsage(_NO_FORM, out=out, suffixes=tuple(FORMS))
    if template and not out.lower().endswith(".docx"):
        raise WrongUsage(_TEMPLATE)
    refuse_to_overwrite(file, out, force=force)
    if template:
        refuse_to_overwrite(template, out, force=force)
    if is_woo:
        refuse_to_overwrite(file, f"{out}{_METADATA}", force=force)


def _asked(document: Document, id: str | None, occasion: Occasion) -> tuple[Dossier, Occasion]:
    """The dossier, or that of a register with that id, which stands in its register."""
    if isinstance(document, Dossier):
        if id not in (None, document.id):
            raise unknown(_NO_DOSSIER, id or "", [document.id])
        return document, occasion
    known = [one.id for one in document]
    if id is None:
        shown = (*known[:_MOST], *(["..."] if known[_MOST:] else []))
        raise WrongUsage(_WHICH, known=shown) if known else WrongUsage(_EMPTY)
    if id not in document:
        raise unknown(_NO_DOSSIER, id, known)
    return document[id], attrs.evolve(occasion, register=document)


def _letter(
    dossier: Dossier,
    occasion: Occasion,
    about: About | None,
    lang: Language,
    *,
    short: bool,
    draft: bool,
) -> Letter:
    try:
        return letter_on(dossier, occasion, about, lang, short=short, draft=draft)
    except LetterError as error:
        raise WrongUsage(error.wording) from None
    except InvalidValue:
        about = about or About.PROGRESS
        raise WrongUsage(_NOTHING, about=Wording(about.en, about.nl)) from None


def _write(written: Letter, out: str, template: str, *, is_woo: bool, is_traced: bool) -> None:
    """The files, all of which are made before one is put in its place."""
    files = _files(written, out, template, is_woo=is_woo) if out != STANDARD_INPUT else {}
    if written.missing:
        remark(_MISSING.text(written.lang, parts=written.missing))
    for name, data in files.items():
        put(data, name)
        remark(_WRITTEN.text(written.lang, out=name))
    if is_traced:
        print(written.trace(), end="")
    elif not files:
        print(written.markdown(), end="")


def _files(written: Letter, out: str, template: str, *, is_woo: bool) -> dict[str, bytes]:
    try:
        files = {out: made(written, out, template or None)}
    except TemplateError as error:
        raise WrongUsage(error.wording) from None
    if is_woo:
        files[f"{out}{_METADATA}"] = woo(written, PurePath(out).suffix.lower()).encode()
    return files
