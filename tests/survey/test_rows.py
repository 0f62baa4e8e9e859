"""The rows of a table that somebody sends."""

import sys
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from okomodel import SurveyError
from okomodel.errors import MissingExtra
from okomodel.survey.rows import rows_of


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_by_the_sign_between_its_columns(tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "t.csv"
    file.write_text(f"\ufeffa{delimiter}b\n1{delimiter}één\n", encoding="utf-8")
    assert rows_of(str(file)) == [["a", "b"], ["1", "één"]]


def workbook(file: Path, *sheets: str) -> str:
    with xlsxwriter.Workbook(str(file)) as book:
        for name in sheets:
            book.add_worksheet(name).write_row(0, 0, [name, 1.5])
    return str(file)


def test_of_excel_the_one_sheet_is_read_or_that_which_is_named(tmp_path: Path) -> None:
    one = workbook(tmp_path / "een.xlsx", "Cijfers")
    assert rows_of(one) == [["Cijfers", 1.5]]
    two = workbook(tmp_path / "twee.xlsx", "Uitleg", "Cijfers")
    assert rows_of(two, "Cijfers") == [["Cijfers", 1.5]]
    with pytest.raises(SurveyError, match="several sheets: Uitleg, Cijfers"):
        rows_of(two)
    with pytest.raises(SurveyError, match='there is no sheet "cijfer"; there are: Uitleg'):
        rows_of(two, "cijfer")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("t.docx", b"PK", "is no table"),
        ("t", b"a,b", "is no table"),
        ("t.csv", "é".encode("latin-1"), "is not UTF-8"),
        ("t.csv", b'a,b\n"c', "unexpected end of data"),
        ("t.xlsx", b"no workbook", "cannot be read as Excel"),
        ("t.xlsx", b"", "cannot be read as Excel"),
    ],
)
def test_what_is_no_table_is_refused(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(SurveyError, match=reason):
        rows_of(str(file))


def test_what_is_not_there_is_the_systems_to_say(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rows_of(str(tmp_path / "weg.csv"))


def test_without_its_extra_one_line_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = workbook(tmp_path / "een.xlsx", "Cijfers")
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingExtra, match=r"okomodel\[excel\]"):
        rows_of(file)
