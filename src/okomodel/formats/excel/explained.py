"""The sheet that explains the workbook, and leads to the others."""

from collections.abc import Iterator
from typing import Any, final

import attrs

from okomodel.formats.excel.filled import Filled
from okomodel.formats.excel.layout import Layout, Sheet, called
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
_IN = Wording("belongs to", "hoort bij")
_LINES = (
    Wording(
        "Each sheet has one kind of thing, and each row one of them. The headings stay in row 1; "
        "move columns and sheets as you like, and sort and filter.",
        "Elk blad heeft één soort gegevens, en elke rij is er één. De koppen blijven in rij 1; "
        "verplaats kolommen en bladen gerust, en sorteer en filter.",
    ),
    Wording(
        "A dark heading has to be filled in, a light one may stay empty. An ochre heading says in "
        "what a row belongs, by its id or number. Rest the mouse on a heading for what belongs "
        "there.",
        "Een donkere kop moet ingevuld, een lichte mag leeg blijven. Een okeren kop zegt waar de "
        "rij bij hoort, met de id of het nummer. Houd de muis op een kop voor wat daar hoort.",
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
        self.page.set_column(0, 0, 30)
        self.page.set_column(1, 1, 62)
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
        for number, (sheet, rows) in enumerate(filled.sheets, row + 1):
            name = sheet.name.text(self.lang)
            is_hidden = not rows and Dossier in sheet.above
            if is_hidden:
                self.page.write_string(number, 0, _HIDDEN.text(self.lang, name=name))
            else:
                link = f"internal:'{name}'!A1"
                self.page.write_url(number, 0, link, self.look.link, name)
            self.page.write_string(number, 1, self._about(sheet), self.look.said)
            self.page.write_number(number, 2, len(rows), self.look.said)
        last = row + len(filled.sheets) + 2
        self.page.write_string(last, 0, FORMAT.text(self.lang), self.look.said)
        self.page.write_string(last, 1, FORMAT_VERSION, self.look.said)

    def _heads(self) -> Iterator[tuple[str, str]]:
        yield _NAME.text(self.lang), "optional"
        yield "", "optional"
        yield _ROWS.text(self.lang), "optional"

    def _about(self, sheet: Sheet) -> str:
        """In what the rows of a sheet belong."""
        if not sheet.above:
            return ""
        above = ", ".join(called(one).text(self.lang).lower() for one in sheet.above)
        return f"{_IN.text(self.lang)}: {above}"
