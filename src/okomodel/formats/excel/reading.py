"""The document in a workbook, or everything that is wrong in it with sheet and cell."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import final

import attrs

from okomodel.errors import DocumentError
from okomodel.findings import Finding, Report, Spot
from okomodel.formats.envelope import from_plain
from okomodel.formats.excel.address import address
from okomodel.formats.excel.cells import is_blank, typed_text
from okomodel.formats.excel.explained import FORMAT
from okomodel.formats.excel.gathering import Gathered, order_of
from okomodel.formats.excel.grid import Grid, grids
from okomodel.formats.excel.heads import SERVING, key_in_words, recognised
from okomodel.formats.excel.layout import EXPLANATION
from okomodel.formats.excel.retelling import contradicting, missing, told
from okomodel.formats.form import FormName, Origin, Places, Reading
from okomodel.formats.limits import Limits
from okomodel.formats.problems import path_to, problem_in
from okomodel.formats.thorough import Thorough
from okomodel.formats.version import FORMAT_VERSION, KEY
from okomodel.wording import Language

__all__ = ["language_in", "read_workbook"]


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
    gathered = Gathered(recognised(pages), limits.problems)
    gathered.gather()
    if gathered.has_no_document:
        raise _refused(gathered, gathered.problems, 0, limits)
    try:
        plain = {KEY: _version(pages, gathered), gathered.key: gathered.plain}
        document, report = from_plain(plain, limits)
    except DocumentError as error:
        raise _refused_with(gathered, error.report, limits) from None
    if gathered.problems:
        raise _refused_with(gathered, Report(), limits)
    origin = _OfWorkbook(gathered, [*_unread(pages, gathered)])
    return Reading(document, Reading(document, report, origin).located(report), origin)


def language_in(data: bytes) -> Language:
    """The language of a workbook; Dutch where it is none."""
    try:
        return recognised(grids(data, Limits())).lang
    except DocumentError:
        return "nl"


def _refused_with(gathered: Gathered, report: Report, limits: Limits) -> DocumentError:
    """The refusal by what was told, and by what else is wrong in the document."""
    also = [one for one in report if one.path not in gathered.refused]
    lost = (one for one in _of_lost(gathered, limits.problems) if one.path not in gathered.refused)
    more = [one for one in (*also, *lost) if one.path not in gathered.absent]
    # What was refused in a cell is refused in the document once more, told there or not.
    cells = sum(not path.startswith("?") for path in gathered.refused)
    left = max(0, report.truncated - (cells - (len(report) - len(also))))
    found = [*gathered.problems, *(_in_words(one, gathered) for one in more)]
    return _refused(gathered, found, left, limits)


def _of_lost(gathered: Gathered, most: int) -> Iterator[Finding]:
    """What is wrong in the rows that could not be put anywhere."""
    for one in islice(gathered.lost, most):
        reader = Thorough(one.path)
        reader.thing(one.plain, one.kind)
        for (path, *steps), error in reader.noted:
            yield problem_in(error).at(path_to(str(path), *steps))


def _in_words(finding: Finding, gathered: Gathered) -> Finding:
    """The same finding with the cell that it is about, in words that say no keys."""
    spot = Places(gathered.spots).of(finding.path)
    if spot is None:
        return finding
    heading = gathered.headings.get(finding.path, "")
    found = attrs.evolve(finding, path=spot)
    match finding.code:
        case "DOC03":
            return missing(found, heading, gathered.thing_at(finding.path))
        case "DOC05" if "values" in finding.params:
            return contradicting(found, gathered.headings, gathered.spots)
        case _ if heading:
            return told(found, heading)
        case _:
            return found


def _refused(
    gathered: Gathered, found: Sequence[Finding], left: int, limits: Limits
) -> DocumentError:
    """The refusal with every problem, in the order of the sheets and their rows."""
    sheets = {page.grid.name: at for at, page in enumerate(gathered.pages.values())}
    ordered = sorted(found, key=lambda one: order_of(one, sheets))
    shown = [_with_path(one) for one in ordered[: limits.problems]]
    untold = len(found) - len(shown) + gathered.untold + left
    return DocumentError(Report(shown, truncated=untold))


def _with_path(finding: Finding) -> Finding:
    """The same finding; what lies nowhere in the document has no path in it."""
    is_lost = finding.path.startswith("?")
    return attrs.evolve(finding, path=attrs.evolve(finding.spot, path="")) if is_lost else finding


def _version(pages: Sequence[Grid], gathered: Gathered) -> str:
    """The version of the format that the sheet that explains says; without it, that of today."""
    names = {key_in_words(EXPLANATION.nl), key_in_words(EXPLANATION.en)}
    words = {key_in_words(FORMAT.nl), key_in_words(FORMAT.en)}
    for page in pages:
        for at, row in enumerate(page.rows) if key_in_words(page.name) in names else ():
            if len(row) > 1 and key_in_words(row[0]) in words and not is_blank(row[1]):
                gathered.spots[KEY] = Spot(KEY, sheet=page.name, cell=address(at, 1))
                return typed_text(row[1]).strip()
    return FORMAT_VERSION


def _unread(pages: Sequence[Grid], gathered: Gathered) -> Iterator[Spot]:
    """The cells in which something stands that is no part of the document."""
    serving = {key_in_words(said) for name in SERVING for said in (name.nl, name.en)}
    taken = {page.grid.name: page.taken for page in gathered.pages.values()}
    for page in pages:
        known = taken.get(page.name, ())
        for row, column in page.filled() if key_in_words(page.name) not in serving else ():
            if (row, column) not in known:
                yield Spot("", sheet=page.name, cell=address(row, column))
