"""``okomodel convert``: the same document in the other form."""

import sys
from pathlib import Path

from okomodel.cli.arguments import STANDARD_INPUT
from okomodel.cli.documents import name_of, opened
from okomodel.cli.output import remark
from okomodel.cli.show import tell_why_not
from okomodel.cli.usage import WrongUsage
from okomodel.errors import DocumentError
from okomodel.findings import Report
from okomodel.formats import Reading
from okomodel.formats.forms import form_of
from okomodel.formats.plain import Form
from okomodel.formats.writing import dump, dumps
from okomodel.views.report import report_sheet
from okomodel.views.text import text
from okomodel.wording import Language, Wording

__all__ = ["convert_file"]

_EXISTS = Wording(
    "{file} is there already; --force writes over it",
    "{file} bestaat al; --force schrijft eroverheen",
)
_SAME = Wording("{file} cannot be converted to itself", "{file} is niet naar zichzelf om te zetten")
_NO_COMMENTS = Wording(
    "JSON has no comments: those of {file} are not in {out}",
    "JSON kent geen commentaar: dat van {file} staat niet in {out}",
)
_OUTPUT = Wording("standard output", "standaarduitvoer")
_IN_THE_WAY = Wording("cannot be written over", "is niet te overschrijven")


def convert_file(source: str, out: str, lang: Language, *, force: bool) -> int:
    """Write the document in a file to another, in the form that its name asks for.

    On standard output it has the other form than its source. The exit code is 2 where it cannot
    be read, or where what stands in its way cannot.
    """
    if out != STANDARD_INPUT:
        _refuse_to_overwrite(source, out, force=force)
    found = opened(source)
    if found.reading is None:
        tell_why_not(found, lang)
        return 2
    form = _form(out, found.reading)
    _tell_what_is_lost(source, out, found.reading, form, lang)
    if out == STANDARD_INPUT:
        print(dumps(found.reading.document, form=form), end="")
        return 0
    return _written(found.reading, out, lang)


def _refuse_to_overwrite(source: str, out: str, *, force: bool) -> None:
    there = Path(out).exists()
    if there and Path(source).exists() and Path(out).samefile(source):
        raise WrongUsage(_SAME, file=out)
    if there and not force:
        raise WrongUsage(_EXISTS, file=out)


def _form(out: str, reading: Reading) -> Form:
    if out != STANDARD_INPUT:
        return form_of(out)
    return "json" if reading.form == "yaml" else "yaml"


def _tell_what_is_lost(source: str, out: str, reading: Reading, form: Form, lang: Language) -> None:
    name = name_of(source, lang)
    if reading.report.findings:
        _tell(reading.report, name, "", lang)
    if reading.has_comments and form == "json":
        remark(_NO_COMMENTS.text(lang, file=name, out=_OUTPUT if out == STANDARD_INPUT else out))


def _written(reading: Reading, out: str, lang: Language) -> int:
    try:
        dump(reading.document, out)
    except DocumentError as error:
        _tell(error.report, out, _IN_THE_WAY.text(lang), lang)
        return 2
    return 0


def _tell(report: Report, name: str, about: str, lang: Language) -> None:
    print(text(report_sheet(report, lang, title=name, about=about)), end="", file=sys.stderr)
