"""The sheet that explains the workbook, and leads to the others."""

from collections.abc import Iterator
from typing import Any, final

import attrs

from okomodel.formats.excel.filled import Filled
from okomodel.formats.excel.layout import EXTENSIONS, Layout, Sheet, called
from okomodel.formats.excel.look import Look
from okomodel.formats.version import FORMAT_VERSION
from okomodel.model.dossier import Dossier
from okomodel.wording import Language, Wording

__all__ = ["FORMAT", "Explained"]

FORMAT = Wording("Format", "Formaat")
_TITLE = Wording("Workbook of okomodel", "Werkboek van okomodel")
_NAME = Wording("Sheet", "Blad")
_ROWS = Wording("Rows", "Rijen")
_HIDDEN = Wording("{name} (empty, hidden)", "{name} (leeg, verborgen)")
_IN = Wording("Belongs to", "Hoort bij")
_LINES = (
    Wording(
        "Each sheet has one kind of thing, and each row one of them. The headings stay in row 1; "
        "move columns and sheets as you like, and sort and filter.",
        "Elk blad heeft één soort gegevens, en elke rij is er één. De koppen blijven in rij 1; "
        "verplaats kolommen en bladen gerust, en sorteer en filter.",
    ),
    Wording(
        "Below a dark heading every row needs something, below a light one a cell may stay empty. "
        "Below an ochre one stands to what a row belongs: its id or number. Rest the mouse on a "
        "heading to read what belongs there.",
        "Onder een donkere kop moet elke rij iets hebben, onder een lichte mag een cel leeg "
        "blijven. Onder een okeren kop staat waar de rij bij hoort: de id of het nummer ervan. "
        "Houd de muis op een kop om te lezen wat daar hoort.",
    ),
    Wording(
        "An id is a short name of small letters, digits and hyphens (ouderavond-2026): others "
        "refer to it. Behind the hyphen in 'ggd - GGD Voorbeeldregio' stands the name, for you; "
        "only the id is read.",
        "Een id is een korte naam van kleine letters, cijfers en streepjes (ouderavond-2026): "
        "andere rijen verwijzen ernaar. In 'ggd - GGD Voorbeeldregio' staat achter het streepje "
        "de naam, voor u; alleen de id wordt gelezen.",
    ),
    Wording(
        "A day is written 15-10-2026; what is not known so well stays so: October 2026, autumn "
        "2026, 2026. Empty: not known, or the usual.",
        "Een dag is 15-10-2026; wat niet zo precies bekend is, blijft zo: oktober 2026, najaar "
        "2026, 2026. Leeg: niet bekend, of het gebruikelijke.",
    ),
    Wording(
        "Rows and columns of your own, and sheets with another name, are passed over. What begins "
        "with 'json:' was too odd for a cell: leave it as it is.",
        "Eigen kolommen, en bladen met een andere naam, worden overgeslagen. Wat met 'json:' "
        "begint, was te bijzonder voor een cel: laat dat zo staan.",
    ),
)


@final
@attrs.frozen
class Explained:
    """What is written on the first sheet."""

    page: Any
    look: Look
    plan: Layout
    lang: Language

    def write(self, filled: Filled) -> None:
        """The title, what to know, and every sheet with what stands in it."""
        self.page.hide_gridlines(2)
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.set_column(0, 0, 42)
        self.page.set_column(1, 1, 50)
        self.page.set_column(2, 2, 9)
        self.page.write_string(0, 0, _TITLE.text(self.lang), self.look.title)
        row = 1
        for row, line in enumerate(_LINES, 2):
            self.page.merge_range(row, 0, row, 2, line.text(self.lang), self.look.said)
            self.page.set_row(row, 34)
        self._sheets(row + 2, filled)

    def _sheets(self, row: int, filled: Filled) -> None:
        for at, (heading, look) in enumerate(self._heads()):
            self.page.write_string(row, at, heading, self.look.head(look))
        last = row + len(filled.sheets)
        for at, (sheet, rows) in enumerate(filled.sheets, row + 1):
            is_hidden = not rows and Dossier in sheet.above
            self._sheet(at, sheet.name, len(rows), is_hidden=is_hidden)
            self.page.write_string(at, 1, self._about(sheet), self.look.said)
        self._sheet(last + 1, EXTENSIONS, len(filled.extensions))
        self.page.write_string(last + 3, 0, FORMAT.text(self.lang), self.look.said)
        self.page.write_string(last + 3, 1, FORMAT_VERSION, self.look.said)

    def _sheet(self, row: int, called: Wording, count: int, *, is_hidden: bool = False) -> None:
        """The line of a sheet, which leads to it, and how many rows it has."""
        name = called.text(self.lang)
        if is_hidden:
            self.page.write_string(row, 0, _HIDDEN.text(self.lang, name=name), self.look.said)
        else:
            self.page.write_url(row, 0, f"internal:'{name}'!A1", self.look.link, name)
        self.page.write_number(row, 2, count, self.look.said)

    def _heads(self) -> Iterator[tuple[str, str]]:
        yield _NAME.text(self.lang), "optional"
        yield _IN.text(self.lang), "optional"
        yield _ROWS.text(self.lang), "optional"

    def _about(self, sheet: Sheet) -> str:
        """In what the rows of a sheet belong."""
        if not sheet.above:
            return ""
        return ", ".join(called(one).text(self.lang).lower() for one in sheet.above)
