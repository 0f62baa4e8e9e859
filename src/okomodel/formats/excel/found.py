"""The sheet of findings, each with a link to the cell that it is about."""

from collections.abc import Sequence
from typing import Any, final

import attrs

from okomodel.findings import Finding, Report, Severity
from okomodel.formats.excel.look import Look, height_of
from okomodel.formats.form import Places
from okomodel.wording import Language, Wording

__all__ = ["Told", "write_findings"]

_HEADS = (
    (Wording("Severity", "Ernst"), 14),
    (Wording("Code", "Code"), 9),
    (Wording("Where", "Waar"), 28),
    (Wording("What", "Wat"), 70),
    (Wording("What helps", "Wat helpt"), 60),
)
_ORDER = tuple(Severity)


@final
@attrs.frozen
class Told:
    """A report, and where in the workbook the document stands."""

    report: Report
    places: Places

    @property
    def findings(self) -> Sequence[Finding]:
        """What matters most first; of one severity in the order of the document."""
        found = self.places.located(self.report).findings
        return sorted(found, key=lambda one: _ORDER.index(one.severity))


def write_findings(page: Any, look: Look, told: Told, lang: Language) -> None:
    """Write what was found on a page; a workbook is read without it."""
    for at, (heading, width) in enumerate(_HEADS):
        page.write_string(0, at, heading.text(lang), look.head("optional"))
        page.set_column(at, at, width, look.said)
    page.freeze_panes(1, 0)
    widths = [width for _, width in _HEADS]
    for row, one in enumerate(told.findings, 1):
        message, hint = one.parts(lang)
        shown = (one.severity.label(lang), one.code, one.where(lang), message, hint)
        if height := height_of(shown, widths):
            page.set_row(row, height)
        for at, text in enumerate(shown):
            page.write_string(row, at, text, look.said)
        if one.spot.sheet:
            link = f"internal:'{one.spot.sheet}'!{one.spot.cell}"
            page.write_url(row, 2, link, look.link, one.where(lang))
