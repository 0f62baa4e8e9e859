"""Documents that are named on the command line: files, and ``-`` for standard input."""

import sys
from collections.abc import Sequence
from errno import EBADF
from os import strerror

from okomodel.cli.arguments import STANDARD_INPUT
from okomodel.cli.output import remark
from okomodel.cli.usage import Unreadable, WrongUsage
from okomodel.errors import DocumentError
from okomodel.findings import Report
from okomodel.formats import Reading
from okomodel.formats.reading import read, read_stream
from okomodel.pages.report import report_sheet
from okomodel.reason import reason_of
from okomodel.reference.rule import problems
from okomodel.render.text import text
from okomodel.wording import Language, Wording

__all__ = ["at_most_once", "name_of", "opened", "tell_obstacle", "tell_why_not"]

_ONCE = Wording(
    "standard input (-) can be read only once", "standaardinvoer (-) is maar één keer te lezen"
)
_UNREADABLE = Wording("cannot be shown", "is niet te tonen")
_NAME = Wording("standard input", "standaardinvoer")


def opened(file: str) -> Reading:
    """What is in a file; raises :class:`okomodel.cli.usage.Unreadable` where it is no document."""
    try:
        return _standard_input() if file == STANDARD_INPUT else read(file)
    except DocumentError as error:
        raise Unreadable(file, error.report) from None
    except OSError as error:
        obstacle = problems["DOC01"].finding("", "file", reason=reason_of(error))
        raise Unreadable(file, Report([obstacle]), is_obstacle=True) from None


def tell_why_not(found: Unreadable, lang: Language) -> None:
    """Say on standard error why a file has no document."""
    if found.is_obstacle:
        tell_obstacle(found, lang)
    else:
        title, about = name_of(found.file, lang), _UNREADABLE.text(lang)
        sheet = report_sheet(found.report, lang, title=title, about=about)
        print(text(sheet), end="", file=sys.stderr)


def tell_obstacle(found: Unreadable, lang: Language) -> None:
    """Say on standard error why a file cannot even be opened, where that is so."""
    if found.is_obstacle:
        (obstacle,) = found.report
        remark(f"{name_of(found.file, lang)}: {obstacle.parts(lang)[0]}")


def name_of(file: str, lang: Language) -> str:
    """What a file is called in a text for people."""
    return _NAME.text(lang) if file == STANDARD_INPUT else file


def at_most_once(files: Sequence[str]) -> None:
    """Refuse to read standard input twice."""
    if files.count(STANDARD_INPUT) > 1:
        raise WrongUsage(_ONCE)


def _standard_input() -> Reading:
    if sys.stdin is None:
        raise OSError(EBADF, strerror(EBADF))
    return read_stream(sys.stdin.buffer)
