"""A table as a file: CSV, Excel or Parquet, for people or for programs."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from typing import Any

from okomodel.errors import InvalidType, InvalidValue
from okomodel.extras import brought
from okomodel.tables.kind import Column, ColumnType
from okomodel.tables.table import Table
from okomodel.wording import Language, Wording, known_language

__all__ = ["FORMS", "exported"]

_WHAT = Wording("writing {form}", "{form} schrijven")
_FORM = Wording("one of csv, xlsx, parquet", "een van csv, xlsx, parquet")
_TABLE = Wording("a table", "een tabel")
_CELL = Wording(
    "a text of at most 32,767 signs in a cell of Excel",
    "een tekst van ten hoogste 32.767 tekens in een cel van Excel",
)
_ROWS = Wording("at most 1,048,575 rows in Excel", "ten hoogste 1.048.575 rijen in Excel")
_SHEET = Wording("source", "bron")
_MOST_SIGNS, _MOST_ROWS = 32_767, 1_048_575
_WIDEST, _NARROWEST = 60, 8
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With what a text begins that Excel and others would take for a formula in a CSV file."""


def exported(table: Table, form: str, *, about: str = "", labels: Language | None = None) -> bytes:
    r"""The table as a file: ``"csv"``, ``"xlsx"`` or ``"parquet"``.

    ``labels`` is the language in which people read it: headings and values in words, days known
    in part too; None: names and codes, for programs. ``about`` says where it comes from, of which
    day, by which version: the last line of a CSV file, behind ``# ``; a sheet of its own in Excel;
    under ``okomodel`` in the metadata of a Parquet file.

    CSV is UTF-8 with its mark, with commas and points; with Dutch labels with semicolons and
    decimal commas, as Excel opens it in Dutch. There a text that Excel would take for a formula
    has an apostrophe before it; in Excel's own file it is a text as it is.

    Raises :class:`okomodel.errors.InvalidValue` for another form or what does not fit into
    Excel, and :class:`okomodel.errors.MissingExtra` without the extra ``export`` (CSV needs none).

    >>> year = Column("year", ColumnType.INTEGER, Wording("year (of the round)", "jaar"))
    >>> exported(Table("rounds", (year,), [(2023,)]), "csv", about="made up").decode("utf-8-sig")
    'year\r\n2023\r\n# made up\r\n'
    """
    if not isinstance(table, Table):
        raise InvalidType(_TABLE, table, "table")
    if form not in FORMS:
        raise InvalidValue(_FORM, form, "form")
    if labels is not None:
        known_language(labels)
    return FORMS[form](table, about, labels)


def _headings(columns: Sequence[Column], labels: Language | None) -> list[str]:
    """The names of the columns, or what they are in words: as short as tells them apart."""
    if labels is None:
        return [one.name for one in columns]
    long = [one.description.text(labels) for one in columns]
    short = [text.partition(" (")[0] for text in long]
    told = [
        brief if short.count(brief) == 1 else whole
        for brief, whole in zip(short, long, strict=True)
    ]
    return [
        text if told.count(text) == 1 else f"{text} [{one.name}]"
        for text, one in zip(told, columns, strict=True)
    ]


def _cells(table: Table, labels: Language | None) -> Iterator[list[Any]]:
    """The rows, with what is worded in words; numbers and days stay what they are."""
    if labels is None:
        yield from map(list, table.rows)
        return
    said = [one.said if _is_worded(one) else None for one in table.columns]
    for row in table.rows:
        yield [
            value if say is None or value is None else say(value, labels)
            for say, value in zip(said, row, strict=True)
        ]


def _is_worded(column: Column) -> bool:
    return column.of is not None or column.type is ColumnType.BOOLEAN


# ----------------------------------------------------------------------------------------- csv


def _csv(table: Table, about: str, labels: Language | None) -> bytes:
    file = StringIO(newline="")
    is_dutch = labels == "nl"
    writer = csv.writer(file, delimiter=";" if is_dutch else ",")
    writer.writerow(_headings(table.columns, labels))
    for row in _cells(table, labels):
        writer.writerow([_plain(value, is_dutch=is_dutch) for value in row])
    if about:
        file.write(f"# {' '.join(about.split())}\r\n")
    return file.getvalue().encode("utf-8-sig")


def _plain(value: object, *, is_dutch: bool) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value!r}".replace(".", ",") if is_dutch else repr(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


# --------------------------------------------------------------------------------------- excel


def _excel(table: Table, about: str, labels: Language | None) -> bytes:
    if len(table) > _MOST_ROWS:
        raise InvalidValue(_ROWS, len(table), "table")
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with _package("xlsxwriter", "xlsx").Workbook(file, options) as book:
        sheet = book.add_worksheet(table.name)
        _fill(sheet, table, labels, book)
        if about:
            source = book.add_worksheet(_SHEET.text(labels or "en"))
            source.set_column(0, 0, _WIDEST)
            source.write_string(0, 0, about, book.add_format({"text_wrap": True}))
    return file.getvalue()


def _fill(sheet: Any, table: Table, labels: Language | None, book: Any) -> None:
    headings, rows = _headings(table.columns, labels), [*_cells(table, labels)]
    sheet.write_row(0, 0, headings, book.add_format({"bold": True}))
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    for place, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _write(sheet, (place, column), value, days, table.columns[column].name)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)  # on paper as wide as a page
    sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    for column, heading in enumerate(headings):
        wanted = max(len(str(one)) for one in (heading, *(row[column] for row in rows)))
        sheet.set_column(column, column, min(max(wanted + 2, _NARROWEST), _WIDEST))


def _write(sheet: Any, cell: tuple[int, int], value: Any, days: Any, column: str) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(*cell, value)
        case int() | float():
            sheet.write_number(*cell, value)
        case str():
            if len(value) > _MOST_SIGNS:
                raise InvalidValue(_CELL, f"{value[:20]}…", column)
            sheet.write_string(*cell, value)
        case _:
            sheet.write_datetime(*cell, value, days)


# ------------------------------------------------------------------------------------- parquet


def _parquet(table: Table, about: str, labels: Language | None) -> bytes:
    arrow, parquet = _package("pyarrow", "parquet"), _package("pyarrow.parquet", "parquet")
    file = arrow.BufferOutputStream()
    whole = arrow.table(_labelled(table, labels))
    known = {**(whole.schema.metadata or {}), b"okomodel": about.encode()}
    parquet.write_table(whole.replace_schema_metadata(known), file)
    return bytes(file.getvalue())


def _labelled(table: Table, labels: Language | None) -> Table:
    """The same table, of which headings and values are in words."""
    if labels is None:
        return table
    headings = _headings(table.columns, labels)
    columns = tuple(
        Column(name, ColumnType.TEXT if _is_worded(one) else one.type, one.description)
        for name, one in zip(headings, table.columns, strict=True)
    )
    return Table(table.name, columns, map(tuple, _cells(table, labels)))


def _package(name: str, form: str) -> Any:
    what = Wording(_WHAT.text("en", form=form), _WHAT.text("nl", form=form))
    return brought("export", name, what)


FORMS: Mapping[str, Callable[[Table, str, Language | None], bytes]] = {
    "csv": _csv,
    "xlsx": _excel,
    "parquet": _parquet,
}
"""What a table can be written as, by its name."""
