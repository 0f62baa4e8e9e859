"""Tables as files: for programs as they are, for people in words; read back by others."""

import csv
import sys
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from okomodel import Dossier, tables
from okomodel.errors import InvalidType, InvalidValue, MissingExtra
from okomodel.tables import Column, ColumnType, Table, exported
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Language, Wording
from tests.tables.told import EMPTY, TABLES, Document, documents, few

HERE = Wording("a column", "een kolom")


def of(*columns: tuple[str, ColumnType], rows: list[tuple[Any, ...]]) -> Table:
    return Table("t", tuple(Column(name, type_, HERE) for name, type_ in columns), rows)


def csv_rows(made: bytes, delimiter: str = ",") -> list[list[str]]:
    return [*csv.reader(StringIO(made.decode("utf-8-sig"), newline=""), delimiter=delimiter)]


def excel_rows(made: bytes, sheet: str = "t") -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(BytesIO(made))
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


WHOLE = of(
    ("text", ColumnType.TEXT),
    ("number", ColumnType.INTEGER),
    ("share", ColumnType.FLOAT),
    ("is", ColumnType.BOOLEAN),
    ("day", ColumnType.DATE),
    rows=[("één; twee, drie", 3, 12.5, True, date(2026, 10, 15)), (None,) * 5],
)


def test_csv_is_for_programs_unless_words_are_asked_for() -> None:
    assert csv_rows(exported(WHOLE, "csv")) == [
        ["text", "number", "share", "is", "day"],
        ["één; twee, drie", "3", "12.5", "true", "2026-10-15"],
        ["", "", "", "", ""],
    ]


def test_in_dutch_csv_is_as_excel_opens_it_in_dutch() -> None:
    rows = csv_rows(exported(WHOLE, "csv", labels="nl"), ";")
    assert rows[1] == ["één; twee, drie", "3", "12,5", "ja", "2026-10-15"]


def test_excel_has_numbers_and_days_as_such_and_where_it_comes_from_on_a_sheet_of_its_own() -> None:
    made = exported(WHOLE, "xlsx", about="Voorbeeldam", labels="nl")
    assert excel_rows(made)[1] == ["één; twee, drie", 3.0, 12.5, "ja", date(2026, 10, 15)]
    assert excel_rows(made, "bron") == [["Voorbeeldam"]]


def test_parquet_keeps_types_and_says_where_it_comes_from(tmp_path: Path) -> None:
    file = tmp_path / "t.parquet"
    file.write_bytes(exported(WHOLE, "parquet", about="Voorbeeldam"))
    told = f"select value from parquet_kv_metadata('{file}') where key = 'okomodel'"
    with duckdb.connect() as db:
        assert db.execute(f"from '{file}'").fetchall() == [*WHOLE.rows]
        assert db.execute(told).fetchall() == [(b"Voorbeeldam",)]


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    table = of(("text", ColumnType.TEXT), rows=[(text,)])
    assert csv_rows(exported(table, "csv"))[1] == [f"'{text}"]
    assert str(excel_rows(exported(table, "xlsx"))[1][0]).lstrip() == text.lstrip()


def test_a_number_below_zero_is_a_number() -> None:
    table = of(("n", ColumnType.INTEGER), ("f", ColumnType.FLOAT), rows=[(-3, -0.5)])
    assert csv_rows(exported(table, "csv"))[1] == ["-3", "-0.5"]


def test_the_last_line_of_csv_says_where_it_comes_from_in_one_line() -> None:
    made = exported(WHOLE, "csv", about="Voor\nbeeldam, stand op 21 november 2026")
    assert made.decode().splitlines()[-1] == "# Voor beeldam, stand op 21 november 2026"


@pytest.mark.parametrize(("lang", "expected"), [("nl", "voorjaar 2024"), ("en", "spring 2024")])
def test_values_are_in_words_where_people_read_them(lang: Language, expected: str) -> None:
    since = Column("since", ColumnType.TEXT, Wording("since", "sinds"), PartialDate)
    rows = csv_rows(exported(Table("t", (since,), [("2024-21",)]), "csv", labels=lang))
    assert rows == [["since" if lang == "en" else "sinds"], [expected]]


def test_what_is_known_only_by_its_bounds_stays_as_it_is() -> None:
    since = Column("since", ColumnType.TEXT, HERE, PartialDate)
    assert since.said("2024-02-01/..", "nl") == "2024-02-01/.."


def test_headings_are_as_short_as_tells_them_apart() -> None:
    one, two = Wording("day (first)", "dag (eerste)"), Wording("day (last)", "dag (laatste)")
    other = Wording("name (of all)", "naam (van al)")
    columns = [Column(str(at), ColumnType.TEXT, each) for at, each in enumerate((one, two, other))]
    assert csv_rows(exported(Table("t", tuple(columns), []), "csv", labels="nl"), ";") == [
        ["dag (eerste)", "dag (laatste)", "naam"]
    ]


@pytest.mark.parametrize("name", sorted(TABLES))
@pytest.mark.parametrize("labels", ["nl", "en"])
def test_no_two_columns_of_a_table_are_called_the_same(name: str, labels: Language) -> None:
    (headings,) = csv_rows(exported(TABLES[name](EMPTY[0]), "csv", labels=labels), _SIGN[labels])
    assert len({*headings}) == len(headings)


_SIGN = {"nl": ";", "en": ","}


def test_what_does_not_fit_into_excel_is_refused_and_nothing_is_cut() -> None:
    long = of(("text", ColumnType.TEXT), rows=[("x" * 32_768,)])
    with pytest.raises(InvalidValue, match="text expects a text of at most 32,767 signs"):
        exported(long, "xlsx")
    assert len(csv_rows(exported(long, "csv"))[1][0]) == 32_768
    many = Table("t", (Column("n", ColumnType.INTEGER, HERE),), ((1,),) * 1_048_576)
    with pytest.raises(InvalidValue, match="at most 1,048,575 rows in Excel"):
        exported(many, "xlsx")


def test_another_form_and_what_is_no_table_are_refused() -> None:
    with pytest.raises(InvalidValue, match="one of csv, xlsx, parquet"):
        exported(WHOLE, "xls")
    with pytest.raises(InvalidType):
        exported([], "csv")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="language"):
        exported(WHOLE, "csv", labels="de")  # type: ignore[arg-type]


@pytest.mark.parametrize(("form", "package"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_without_its_extra_one_line_says_which(
    form: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=r"okomodel\[export\]"):
        exported(WHOLE, form)


def test_a_table_of_the_example_is_read_with_labels(voorbeeldam: Dossier) -> None:
    rows = csv_rows(exported(tables.actions(voorbeeldam), "csv", labels="nl"), ";")
    told = dict(zip(rows[0], rows[1], strict=True))
    assert (told["soort"], told["status"]) == ("eenmalig", "afgerond")


@few
@given(documents(), st.sampled_from(sorted(TABLES)), st.sampled_from([None, "nl", "en"]))
def test_every_table_of_every_document_is_written_whole(
    document: Document, name: str, labels: Language | None
) -> None:
    table = TABLES[name](document)
    delimiter = ";" if labels == "nl" else ","
    rows = csv_rows(exported(table, "csv", labels=labels), delimiter)
    assert len(rows) == len(table) + 1
    assert len(set(rows[0])) == len(table.columns)
    assert {len(row) for row in rows} == {len(table.columns)}
    excel = excel_rows(exported(table, "xlsx", labels=labels), table.name)
    assert len(excel) == len(table) + 1
