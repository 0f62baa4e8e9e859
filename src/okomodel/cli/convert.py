"""``okomodel convert``: the same document in the other form."""

import sys

from okomodel.cli.arguments import STANDARD_INPUT
from okomodel.cli.documents import name_of, opened
from okomodel.cli.output import remark
from okomodel.cli.written import refuse_to_overwrite, write
from okomodel.formats import Reading
from okomodel.formats.forms import FORMS
from okomodel.pages.report import report_sheet
from okomodel.render.text import text
from okomodel.wording import Language, Wording

__all__ = ["run"]

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
    refuse_to_overwrite(source, out, force=force, same=_SAME)
    found = opened(source)
    _tell_what_is_lost(source, out, found, lang)
    write(found.document, out, next(form for form in FORMS if form.name != found.form), lang)
    return 0


def _tell_what_is_lost(source: str, out: str, reading: Reading, lang: Language) -> None:
    name = name_of(source, lang)
    if reading.report.findings:
        sheet = report_sheet(reading.report, lang, title=name)
        print(text(sheet), end="", file=sys.stderr)
    if reading.has_comments:
        remark(_NO_COMMENTS.text(lang, file=name, out=_OUTPUT if out == STANDARD_INPUT else out))
