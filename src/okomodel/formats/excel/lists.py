"""The lists from which cells are filled in, on a sheet of their own that nobody needs to see."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, final

import attrs

from okomodel.formats.excel.address import letters
from okomodel.formats.excel.layout import LISTS, Sheet, key_of
from okomodel.formats.excel.names import BETWEEN, called_in, named_by
from okomodel.model.shape import Field
from okomodel.reference.indicator import indicators
from okomodel.reference.rule import rules
from okomodel.values.held import Held
from okomodel.wording import Labelled, Language, Wording

__all__ = ["Choices"]

_TRUTH = Wording("yes", "ja"), Wording("no", "nee")
_SPARE = 100
_LAST = 2000
"""The last row for which a cell has its list."""
_PICK = Wording("Pick from the list", "Kies uit de lijst")
_NOT_IN_LIST = Wording(
    "This is not in the list. A word of your own is refused when the workbook is read.",
    "Dit staat niet in de lijst. Een eigen woord wordt bij het inlezen geweigerd.",
)


@final
@attrs.define
class Choices:
    """The lists of a workbook; each is written when a column asks for it first."""

    page: Any
    lang: Language
    sheets: Mapping[type, tuple[Sheet, Sequence[Sequence[Any]]]]
    _made: dict[str, tuple[str, bool]] = attrs.field(factory=dict)

    def offer(self, page: Any, at: int, field: Field) -> None:
        """Let a column of a sheet be filled in from a list, where there is one for it."""
        if field.held.is_many or (name := _list_of(field.held)) is None:
            return
        if name not in self._made:
            self._made[name] = self._written(field.held)
        source, is_open = self._made[name]
        if not source:
            return
        how = {"validate": "list", "source": source, "show_error": not is_open}
        told = {
            "error_title": _PICK.text(self.lang),
            "error_message": _NOT_IN_LIST.text(self.lang),
            "error_type": "stop",
        }
        page.data_validation(1, at, _LAST, at, how | told)

    def offer_above(self, page: Any, at: int, kind: type) -> None:
        """Let a column that names what a row lies in be filled in from what there is."""
        name = f"above {kind.__name__}"
        if name not in self._made:
            sheet, rows = self.sheets[kind]
            self._made[name] = (self._living(sheet, rows), True)
        source, _ = self._made[name]
        page.data_validation(
            1, at, _LAST, at, {"validate": "list", "source": source, "show_error": False}
        )

    def _written(self, held: Held) -> tuple[str, bool]:
        """The range of a list, and whether something else may be filled in as well."""
        if held.kind is bool:
            return self._fixed([one.text(self.lang) for one in _TRUTH]), False
        if held.labels:
            labels = [one.label(self.lang) for one in held.labels]
            return self._fixed(labels), not issubclass(held.kind, Labelled)
        known = _national(named_by(held), self.lang)
        if known:
            return self._fixed(known), True
        for sheet, rows in self.sheets.values():
            if named_by(held) in {slot.within[-1].name for slot in sheet.slots if slot.within}:
                return self._living(sheet, rows), True
        return "", True

    def _fixed(self, items: Sequence[str]) -> str:
        at = len(self._made)
        self.page.write_column(0, at, items)
        return f"={LISTS.text(self.lang)}!{_absolute(0, at)}:{_absolute(len(items) - 1, at)}"

    def _living(self, sheet: Sheet, rows: Sequence[Sequence[Any]]) -> str:
        """A list of what stands in a sheet, which grows with it."""
        at, before = len(self._made), len(sheet.above)
        key = letters(_index(sheet, key_of(sheet.kind).name) + before)
        called = called_in(sheet.kind, self.lang)
        name = letters(_index(sheet, called[-1]) + before) if called else ""
        most = len(rows) + _SPARE
        for row in range(most):
            shown = rows[row][0] if row < len(rows) else ""
            formula = _formula(sheet.name.text(self.lang), key, name, row + 2)
            self.page.write_formula(row, at, formula, None, shown)
        of = LISTS.text(self.lang)
        first, last = _absolute(0, at), _absolute(most - 1, at)
        return f'=OFFSET({of}!{first},0,0,MAX(1,COUNTIF({of}!{first}:{last},"?*")),1)'


def _formula(sheet: str, key: str, name: str, row: int) -> str:
    cell = f"'{sheet}'!{key}{row}"
    if not name:
        return f'=IF({cell}="","",{cell}&"")'
    return f'=IF({cell}="","",{cell}&"{BETWEEN}"&LEFT(\'{sheet}\'!{name}{row},60))'


def _list_of(held: Held) -> str | None:
    if held.kind is bool:
        return "bool"
    return held.labels.__name__ if held.labels else named_by(held) or None


def _national(of: str, lang: Language) -> list[str]:
    return [*_told(of, lang)]


def _told(of: str, lang: Language) -> Iterator[str]:
    match of:
        case "indicators":
            for code, one in indicators.items():
                yield f"{code}{BETWEEN}{one.wording.text(lang)}"[:100]
        case "rules":
            for code, rule in rules.items():
                yield f"{code}{BETWEEN}{rule.called.text(lang)}"


def _index(sheet: Sheet, name: str) -> int:
    return next(at for at, one in enumerate(sheet.columns) if one.steps == (name,))


def _absolute(row: int, at: int) -> str:
    return f"${letters(at)}${row + 1}"
