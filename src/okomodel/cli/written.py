"""Writing a document to where a command was told to: over nothing, unless that was asked for."""

import sys
import warnings
from pathlib import Path

from okomodel.cli.arguments import STANDARD_INPUT
from okomodel.cli.documents import name_of
from okomodel.cli.output import remark, show_sheet
from okomodel.cli.usage import WrongUsage
from okomodel.formats import Reading
from okomodel.formats.form import Form
from okomodel.formats.forms import FORMS, form_of, is_only_read
from okomodel.formats.json import JSON
from okomodel.formats.ownership import OwnerChanged
from okomodel.formats.replacing import standing
from okomodel.formats.writing import put
from okomodel.model.document import Document
from okomodel.pages.report import report_sheet
from okomodel.pages.sheet import Sheet
from okomodel.render.text import text
from okomodel.wording import Language, Noun, Wording

__all__ = [
    "refer_to_check",
    "refuse_to_overwrite",
    "same_form",
    "show_or_write",
    "tell_what_is_lost",
    "write",
]

_EXISTS = Wording(
    "{file} is there already; --force writes over it",
    "{file} bestaat al; --force schrijft eroverheen",
)
_AS_XLSX = Wording(
    "{file} is a workbook: let it end in .xlsx",
    "{file} is een werkboek: laat het eindigen op .xlsx",
)
_SAME = Wording("{file} is the file that is read", "{file} is het bestand dat wordt gelezen")
_NOTICED = Noun(Wording("remark", "opmerking"), Wording("remarks", "opmerkingen"))
_SEE = Wording(
    "{file} was read with {count}: okomodel check tells",
    "{file} is gelezen met {count}: okomodel check vertelt ze",
)
_OUTPUT = Wording("standard output", "standaarduitvoer")


def refuse_to_overwrite(
    source: str, out: str | None, *, force: bool, same: Wording = _SAME
) -> None:
    """Raise :class:`okomodel.cli.usage.WrongUsage` for what is there, or is the source itself."""
    if out in (None, STANDARD_INPUT):
        return
    if is_only_read(out):
        raise WrongUsage(_AS_XLSX, file=out)
    there = standing(out) is not None
    if there and Path(source).exists() and Path(out).samefile(source):
        raise WrongUsage(same, file=out)
    if there and not force:
        raise WrongUsage(_EXISTS, file=out)


def same_form(name: str) -> Form:
    """The form with that name; in the place of one that is no text, JSON."""
    return next((form for form in FORMS if form.name == name and form.is_text), JSON)


def tell_what_is_lost(
    source: str, out: str, reading: Reading, no_comments: Wording, lang: Language
) -> None:
    """Say on standard error what was noticed of the source, and that its comments do not go along.

    ``no_comments`` says the latter of ``{file}`` and ``{out}``.
    """
    name = name_of(source, lang)
    if reading.report.findings:
        print(text(report_sheet(reading.report, lang, title=name)), end="", file=sys.stderr)
    if reading.has_comments:
        made = _OUTPUT if out == STANDARD_INPUT else out
        remark(no_comments.text(lang, file=name, out=made))


def refer_to_check(source: str, reading: Reading, lang: Language) -> None:
    """Say on standard error that something was noticed of the source, where that is not shown."""
    if count := len(reading.report.findings):
        told = {"file": name_of(source, lang), "count": _NOTICED.counted(count, lang)}
        remark(_SEE.text(lang, **told))


def show_or_write(sheet: Sheet, out: str | None, lang: Language) -> None:
    """A sheet on standard output, or as a page in a file: whole or not at all."""
    if out is None:
        show_sheet(sheet)
        return
    from okomodel.render.html import page  # most are shown on standard output

    if out == STANDARD_INPUT:
        print(page(sheet, lang), end="")
    else:
        put(page(sheet, lang).encode(), out)


def write(document: Document, out: str, form: Form, lang: Language) -> None:
    """Write a document: to a file in the form that its name asks for, else in ``form``."""
    if out == STANDARD_INPUT:
        print(form.write(document).decode(), end="")
        return
    made = form_of(out).write(document)

    def say(message: Warning | str, *_: object, **__: object) -> None:
        remark(message.text(lang) if isinstance(message, OwnerChanged) else str(message))

    with warnings.catch_warnings(action="always", category=OwnerChanged):
        warnings.showwarning = say  # at once: the file is not yet replaced
        put(made, out)
