"""The document in a workbook, or everything that is wrong in it with sheet and cell."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, final

from okomodel.errors import DocumentError
from okomodel.findings import Finding, Report, Spot
from okomodel.formats.envelope import from_plain
from okomodel.formats.excel.address import address
from okomodel.formats.excel.explained import FORMAT
from okomodel.formats.excel.gathering import Gathered
from okomodel.formats.excel.grid import Grid, grids
from okomodel.formats.excel.heads import SERVING, key_in_words, recognised
from okomodel.formats.excel.layout import EXPLANATION
from okomodel.formats.excel.retelling import in_words
from okomodel.formats.form import FormName, Origin, Places, Reading
from okomodel.formats.limits import Limits
from okomodel.formats.version import FORMAT_VERSION, KEY
from okomodel.model.document import ROOTS

__all__ = ["read_workbook"]


@final
class _OfWorkbook(Origin):
    form: FormName = "excel"

    def __init__(self, gathered: Gathered, unread: Sequence[Spot]) -> None:
        self._gathered, self.unread = gathered, unread

    @cached_property
    def places(self) -> Places:
        return Places(self._gathered.spots)


def read_workbook(data: bytes, limits: Limits) -> Reading:
    """The document in a workbook; raises :class:`okomodel.errors.DocumentError`."""
    pages = grids(data, limits)
    gathered = Gathered(recognised(pages))
    gathered.gather()
    if gathered.has_no_sheets:
        raise _refused(gathered.problems, limits)
    return _judged(gathered, pages, limits)


def _judged(gathered: Gathered, pages: Sequence[Grid], limits: Limits) -> Reading:
    key = next(name for name, kind in ROOTS.items() if kind is gathered.book.plan.kind)
    plain = {KEY: _version(pages), key: gathered.plain}
    try:
        document, report = from_plain(plain, limits)
    except DocumentError as error:
        known = {one.path for one in gathered.problems if one.path} | gathered.absent
        more = [in_words(one, gathered) for one in error.report if one.path not in known]
        raise _refused([*gathered.problems, *more], limits, gathered) from None
    if gathered.problems:
        raise _refused(gathered.problems, limits, gathered)
    origin = _OfWorkbook(gathered, [*_unread(pages, gathered)])
    return Reading(document, Reading(document, report, origin).located(report), origin)


def _refused(
    found: Sequence[Finding], limits: Limits, gathered: Gathered | None = None
) -> DocumentError:
    """The refusal with every problem, in the order of the sheets and their rows."""
    ordered = sorted(found, key=gathered.order) if gathered else found
    told = ordered[: limits.problems]
    return DocumentError(Report(told, truncated=len(found) - len(told)))


def _version(pages: Sequence[Grid]) -> Any:
    """The version of the format that the sheet that explains says; without it, that of today."""
    names = {key_in_words(EXPLANATION.nl), key_in_words(EXPLANATION.en)}
    words = {key_in_words(FORMAT.nl), key_in_words(FORMAT.en)}
    for page in pages:
        for row in page.rows if key_in_words(page.name) in names else ():
            if row and key_in_words(row[0]) in words:
                return str(row[1]).strip() if len(row) > 1 else FORMAT_VERSION
    return FORMAT_VERSION


def _unread(pages: Sequence[Grid], gathered: Gathered) -> Sequence[Spot]:
    """The cells in which something stands that is no part of the document."""
    serving = {key_in_words(said) for name in SERVING for said in (name.nl, name.en)}
    return [
        Spot("", sheet=page.name, cell=address(row, column))
        for page in pages
        if key_in_words(page.name) not in serving
        for row, column in page.filled()
        if (page.name, row, column) not in gathered.taken
    ]
