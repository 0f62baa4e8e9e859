"""A document as a workbook: what stands in its sheets, written by xlsxwriter."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, final

import attrs

from okomodel.findings import Report, Spot
from okomodel.formats.excel.address import address
from okomodel.formats.excel.cells import Content
from okomodel.formats.excel.explained import Explained
from okomodel.formats.excel.extra import WRITING, extra
from okomodel.formats.excel.filled import Filled, Row, filled_in
from okomodel.formats.excel.found import Told, write_findings
from okomodel.formats.excel.layout import (
    EXPLANATION,
    EXTENSIONS,
    FINDINGS,
    KEY,
    LISTS,
    LONG_TEXTS,
    NUMBER,
    TEXT,
    VALUE,
    Layout,
    Sheet,
    called,
    layout,
)
from okomodel.formats.excel.lists import Choices
from okomodel.formats.excel.long_texts import Shelf
from okomodel.formats.excel.look import Look, height_of, width_of
from okomodel.formats.excel.notes import NOTE_OF_KEY, NOTE_OF_VALUE, note_above, note_of
from okomodel.formats.form import Places
from okomodel.model.document import Document, only_document
from okomodel.model.dossier import Dossier
from okomodel.model.shape import Field
from okomodel.wording import Language, Wording, known_language

__all__ = ["empty_workbook", "workbook"]

_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # equal documents give equal bytes
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_LAST = 2000
_A4 = 9
_NOTE = {"x_scale": 2, "y_scale": 1.2, "author": ""}


@final
@attrs.frozen
class _Head:
    """A column as it is written: its heading, its note, and what may stand in it."""

    heading: str
    note: str
    look: str
    field: Field | None = None
    above: type | None = None


def workbook(document: Document, lang: Language = "nl", report: Report | None = None) -> bytes:
    """A document as a workbook; with a report there is a sheet of its findings.

    Raises :class:`okomodel.errors.MissingExtra` without xlsxwriter.

    >>> workbook(Dossier(id="x", name="X", municipalities=["GM0302"]))[:2]
    b'PK'
    """
    only_document(document)
    plan = layout(type(document))
    return _written(plan, filled_in(document, lang), known_language(lang), report)


def empty_workbook(kind: type[Document] = Dossier, lang: Language = "nl") -> bytes:
    """A workbook to fill in, of a dossier or of a register."""
    plan = layout(kind)
    nothing = Filled(tuple((sheet, ()) for sheet in plan.sheets), ())
    return _written(plan, nothing, known_language(lang), None)


def _written(plan: Layout, filled: Filled, lang: Any, report: Report | None) -> bytes:
    package, file = extra("xlsxwriter", WRITING), BytesIO()
    with package.Workbook(file, _OPTIONS) as book:
        book.set_properties({"created": _MADE})
        _Writer(book, plan, lang).write(filled, report)
    return file.getvalue()


@final
@attrs.define
class _Writer:
    book: Any
    plan: Layout
    lang: Language
    look: Look = attrs.field(init=False)
    shelf: Shelf = attrs.field(factory=Shelf)
    places: dict[str, Spot] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.look = Look(self.book)

    def write(self, filled: Filled, report: Report | None) -> None:
        """Every sheet: what explains, what holds the document, and what serves it."""
        front = self.book.add_worksheet(EXPLANATION.text(self.lang))
        found = self._page(FINDINGS) if report else None
        pages = {sheet.kind: self._sheet_of(sheet, rows) for sheet, rows in filled.sheets}
        lists = self.book.add_worksheet(LISTS.text(self.lang))
        keys = {
            sheet.kind: (sheet, [_first(one, sheet) for one in rows])
            for sheet, rows in filled.sheets
        }
        choices = Choices(lists, self.lang, keys)
        for sheet, rows in filled.sheets:
            self._fill(pages[sheet.kind], sheet, rows, choices)
        self._extend(filled.extensions)
        self._shelve()
        lists.hide()
        Explained(front, self.look, self.plan, self.lang).write(filled)
        if found is not None and report is not None:
            write_findings(found, self.look, Told(report, Places(self.places)), self.lang)

    def _sheet_of(self, sheet: Sheet, rows: Sequence[Row]) -> Any:
        page = self._page(sheet.name)
        if not rows and Dossier in sheet.above:  # of a register, which has many of them
            page.hide()
        return page

    def _page(self, name: Wording) -> Any:
        """A sheet that is printed with its headings, as wide as a page."""
        page = self.book.add_worksheet(name.text(self.lang))
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.hide_gridlines(0)
        return page

    def _fill(self, page: Any, sheet: Sheet, rows: Sequence[Row], choices: Choices) -> None:
        heads = [*self._heads(sheet)]
        widths = self._head(page, heads, [(*row.above, *row.contents) for row in rows])
        for at, head in enumerate(heads):
            if head.above:
                choices.offer_above(page, at, head.above)
            elif head.field:
                choices.offer(page, at, head.field)
        for number, row in enumerate(rows, 1):
            contents = (*row.above, *row.contents)
            if height := height_of(contents, widths):
                page.set_row(number, height)
            for at, (head, content) in enumerate(zip(heads, contents, strict=True)):
                self._cell(page, number, at, content, head.field)
            self._locate(sheet, number, row)

    def _locate(self, sheet: Sheet, number: int, row: Row) -> None:
        name, before = sheet.name.text(self.lang), len(sheet.above)
        self.places[row.path] = Spot(row.path, sheet=name, cell=address(number, before))
        for at, column in enumerate(sheet.columns, before):
            path = ".".join((row.path, *column.steps))
            self.places[path] = Spot(path, sheet=name, cell=address(number, at))

    def _heads(self, sheet: Sheet) -> Iterable[_Head]:
        for kind in sheet.above:
            note = note_above(sheet, kind).text(self.lang)
            yield _Head(called(kind).text(self.lang), note, "above", above=kind)
        for one in sheet.columns:
            look = "required" if one.is_required else "optional"
            note = note_of(one, self.lang)
            yield _Head(one.heading.text(self.lang), note, look, one.field)

    def _head(
        self, page: Any, heads: Sequence[_Head], rows: Sequence[Sequence[Content]]
    ) -> Sequence[float]:
        """The headings of a page, and how wide its columns are."""
        widths = [
            width_of(head.heading, (row[at] for row in rows), head.field)
            for at, head in enumerate(heads)
        ]
        for at, (head, width) in enumerate(zip(heads, widths, strict=True)):
            page.write_string(0, at, head.heading, self.look.head(head.look))
            if head.note:
                page.write_comment(0, at, head.note, _NOTE)
            page.set_column(at, at, width, self.look.column(head.field))
        page.set_row(0, (height_of([head.heading for head in heads], widths) or 16) + 4)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
        everything = f"A1:{address(_LAST, len(heads) - 1)}"
        page.ignore_errors({"number_stored_as_text": everything, "two_digit_text_year": everything})
        return widths

    def _cell(self, page: Any, row: int, at: int, content: Content, field: Field | None) -> None:
        look = self.look.cell(content, field)
        match content:
            case None | "":
                return
            case str():
                page.write_string(row, at, self.shelf.put(content), look)
            case date():
                page.write_datetime(row, at, content, look)
            case _:
                page.write_number(row, at, content, look)

    def _extend(self, rows: Sequence[Row]) -> None:
        """The sheet of foreign data."""
        page = self._page(EXTENSIONS)
        above = self.plan.above_extensions
        heads = [
            _Head(called(kind).text(self.lang), note_above(None, kind).text(self.lang), "above")
            for kind in above
        ]
        heads += [
            _Head(one.text(self.lang), note.text(self.lang), "required")
            for one, note in ((KEY, NOTE_OF_KEY), (VALUE, NOTE_OF_VALUE))
        ]
        shown = [
            (*row.above, *(None,) * (len(above) - len(row.above)), *row.contents) for row in rows
        ]
        self._head(page, heads, shown)
        for number, contents in enumerate(shown, 1):
            for at, content in enumerate(contents):
                self._cell(page, number, at, content, None)

    def _shelve(self) -> None:
        """The sheet of texts that are too long for a cell, where there are any."""
        if not self.shelf.texts:
            return
        page = self._page(LONG_TEXTS)
        heads = [_Head(one.text(self.lang), "", "required") for one in (NUMBER, TEXT)]
        self._head(page, heads, [])
        for row, (number, piece) in enumerate(self.shelf.pieces(), 1):
            page.write_number(row, 0, number)
            page.write_string(row, 1, piece)


def _first(row: Row, sheet: Sheet) -> Sequence[Content]:
    """How others name what stands in a row."""
    from okomodel.formats.excel.names import BETWEEN, called_in

    steps = [one.steps for one in sheet.columns]
    key = row.contents[0]
    called = called_in(sheet.kind, "en")[-1:]
    name = row.contents[steps.index((called[0],))] if called else ""
    return [f"{key}{BETWEEN}{str(name)[:60]}" if name else str(key)]
