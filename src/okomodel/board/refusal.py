"""Why something was not saved, in words that go on a page: no paths of the server, no English."""

from re import compile as pattern
from typing import final

from okomodel.errors import DocumentError, MissingExtra, OkomodelError, SaveError
from okomodel.findings import Finding
from okomodel.insight.stale import StaleDocument
from okomodel.reason import reason_of

__all__ = ["Refused", "Stale", "in_words"]


_MOST = 20
_OF_A_SURVEY = pattern(r"\b(measurements|rounds|targets)\[")


@final
class Refused(Exception):
    """What was filled in cannot be recorded; ``field`` is the one that is to be filled in anew."""

    def __init__(self, told: str, field: str = "") -> None:
        super().__init__(told, field)
        self.told, self.field = told, field


@final
class Stale(Exception):
    """The file is no longer what the page showed; ``told`` are lines that say what changed."""

    def __init__(self, *told: str) -> None:
        super().__init__(*told)
        self.told = told


def in_words(error: Exception) -> str:
    """What is wrong, in Dutch."""
    match error:
        case Refused(told=told):
            return told
        case SaveError(reason=reason) | StaleDocument(reason=reason):
            return reason.nl
        case DocumentError(report=report):
            return "\n".join(map(_problem, report.findings[:_MOST]))
        case OSError():
            return reason_of(error).nl
        case MissingExtra() | OkomodelError():
            return error.text("nl")
        case _:
            return "er ging iets mis"


def _problem(found: Finding) -> str:
    """A problem of a file, without what stands there where that may be a figure of a survey."""
    told = "dit is niet te lezen; verbeter het in het bestand."
    if not _OF_A_SURVEY.search(found.path):
        told = found.text("nl")
    return f"{found.where('nl')}: {told} [{found.code}]"
