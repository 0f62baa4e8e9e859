"""``okomodel convert``: the same document in the other form."""

import sys
import warnings
from pathlib import Path

from okomodel.cli.arguments import STANDARD_INPUT
from okomodel.cli.documents import name_of, opened
from okomodel.cli.output import remark
from okomodel.cli.usage import WrongUsage
from okomodel.formats import Reading
from okomodel.formats.form import Form
from okomodel.formats.forms import FORMS, form_of
from okomodel.formats.ownership import OwnerChanged
from okomodel.formats.replacing import standing
from okomodel.formats.writing import put
from okomodel.pages.report import report_sheet
from okomodel.render.text import text
from okomodel.wording import Language, Wording

__all__ = ["run"]

_EXISTS = Wording(
    "{file} is there already; --force writes over it",
    "{file} bestaat al; --force schrijft eroverheen",
)
_SAME = Wording("{file} cannot be converted to itself", "{file} is niet naar zichzelf om te zetten")
_NO_COMMENTS = Wording(
    "what is converted is written anew: the comments of {file} are not in {out}",
    "wat wordt omgezet, wordt opnieuw geschreven: het commentaar van {file} staat niet in {out}",
)
_OUTPUT = Wording("standard output", "standaarduitvoer")


def run(*, source: str, out: str, force: bool, lang: Language) -> int:
    """Write the document in a file to another, in the form that its name asks for.

    On standard output it has the other form than its source. What stands in its way is written
    over as a whole, comments included.
    """
    if out != STANDARD_INPUT:
        _refuse_to_overwrite(source, out, force=force)
    found = opened(source)
    _tell_what_is_lost(source, out, found, lang)
    made = _form(out, found).write(found.document)
    if out == STANDARD_INPUT:
        print(made.decode(), end="")
    else:
        _put(made, out, lang)
    return 0


def _put(made: bytes, out: str, lang: Language) -> None:
    def say(message: Warning | str, *_: object, **__: object) -> None:
        remark(message.text(lang) if isinstance(message, OwnerChanged) else str(message))

    with warnings.catch_warnings(action="always", category=OwnerChanged):
        warnings.showwarning = say  # at once: the file is not yet replaced
        put(made, out)


def _refuse_to_overwrite(source: str, out: str, *, force: bool) -> None:
    there = standing(out) is not None
    if there and Path(source).exists() and Path(out).samefile(source):
        raise WrongUsage(_SAME, file=out)
    if there and not force:
        raise WrongUsage(_EXISTS, file=out)


def _form(out: str, reading: Reading) -> Form:
    if out != STANDARD_INPUT:
        return form_of(out)
    return next(form for form in FORMS if form.name != reading.form)


def _tell_what_is_lost(source: str, out: str, reading: Reading, lang: Language) -> None:
    name = name_of(source, lang)
    if reading.report.findings:
        sheet = report_sheet(reading.report, lang, title=name)
        print(text(sheet), end="", file=sys.stderr)
    if reading.has_comments:
        remark(_NO_COMMENTS.text(lang, file=name, out=_OUTPUT if out == STANDARD_INPUT else out))
