"""Documents that are named on the command line: files, and ``-`` for standard input."""

import sys
from collections.abc import Sequence
from errno import EBADF
from os import strerror
from typing import final

import attrs

from okomodel.cli.arguments import STANDARD_INPUT
from okomodel.cli.output import remark
from okomodel.cli.reason import reason_of
from okomodel.cli.usage import WrongUsage
from okomodel.errors import DocumentError
from okomodel.findings import Finding, Report
from okomodel.formats import Reading
from okomodel.formats.reading import read, read_stream
from okomodel.model import Dossier, Programme
from okomodel.reference.rule import problems
from okomodel.wording import Language, Wording

__all__ = ["Document", "Opened", "at_most_once", "name_of", "opened"]

Document = Dossier | Programme

_ONCE = Wording(
    "standard input (-) can be read only once", "standaardinvoer (-) is maar één keer te lezen"
)
_NAME = Wording("standard input", "standaardinvoer")


@final
@attrs.frozen
class Opened:
    """What is in a file: its document (None: it cannot be read), and what reading it found.

    ``obstacle`` says why the file could not even be opened.
    """

    file: str
    document: Document | None
    report: Report
    obstacle: Finding | None = None
    reading: Reading | None = None

    def located(self, report: Report) -> Report:
        """A report about the document, with line and column where its text tells them."""
        return self.reading.located(report) if self.reading else report

    def remark_obstacle(self, lang: Language) -> None:
        """Say on standard error that the file cannot be opened, and why."""
        if self.obstacle:
            remark(f"{name_of(self.file, lang)}: {self.obstacle.parts(lang)[0]}")


def opened(file: str) -> Opened:
    """What is in a file; whatever is wrong with it is a finding."""
    try:
        reading = _standard_input() if file == STANDARD_INPUT else read(file)
    except DocumentError as error:
        return Opened(file, None, error.report)
    except OSError as error:
        obstacle = problems["DOC01"].finding("", "file", reason=reason_of(error))
        return Opened(file, None, Report([obstacle]), obstacle)
    return Opened(file, reading.document, reading.report, reading=reading)


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
