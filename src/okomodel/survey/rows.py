"""The rows of a table that somebody sends: of a CSV file, or of a sheet of Excel."""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from okomodel.extras import brought
from okomodel.survey.refusal import unread
from okomodel.wording import Wording

__all__ = ["rows_of"]

_MOST_BYTES, _MOST_ROWS = 50_000_000, 100_000
_DELIMITERS = ";,\t|"
_READING = Wording("reading an Excel file", "een Excelbestand lezen")
_NO_TABLE = Wording(
    "{file} is no table: .xlsx or .csv is read", "{file} is geen tabel: .xlsx of .csv wordt gelezen"
)
_BROKEN = Wording("{file}: {reason}", "{file}: {reason}")
_ENCODING = Wording("{file} is not UTF-8", "{file} is geen UTF-8")
_SAVE_AGAIN = Wording("Save it again as CSV UTF-8", "Bewaar het opnieuw als CSV UTF-8")
_TOO_LARGE = Wording("{file} is too large for a table", "{file} is te groot voor een tabel")
_NOT_READ = Wording(
    "{file} cannot be read as Excel ({reason})", "{file} is niet te lezen als Excel ({reason})"
)
_NO_SHEET = Wording(
    'there is no sheet "{sheet}"; there are: {sheets}',
    'blad "{sheet}" bestaat niet; er zijn: {sheets}',
)
_WHICH = Wording(
    "the file has several sheets: {sheets}", "het bestand heeft meer dan één blad: {sheets}"
)
_SAY_WHICH = Wording("Say which: --sheet NAME", "Zeg welk: --sheet NAAM")


def rows_of(file: str, sheet: str | None = None) -> Sequence[Sequence[Any]]:
    """The rows of a file; of Excel those of a sheet, which is named where there are several.

    Raises :class:`okomodel.SurveyError` for what is no table, is too large, or is not UTF-8,
    :class:`okomodel.MissingExtra` without the extra ``excel``, and ``OSError``.
    """
    path = Path(file)
    if path.stat().st_size > _MOST_BYTES:
        raise unread(_TOO_LARGE, file=file)
    match path.suffix.lower():
        case ".csv" | ".tsv" | ".txt":
            return _csv(path, file)
        case ".xlsx" | ".xlsm" | ".xls" | ".ods":
            return _excel(path, file, sheet)
    raise unread(_NO_TABLE, file=file)


def _csv(path: Path, file: str) -> Sequence[Sequence[str]]:
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise unread(_ENCODING, _SAVE_AGAIN, file=file) from None
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        return [*csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)]
    except csv.Error as error:
        reason = Wording(str(error), str(error))
        raise unread(_BROKEN, file=file, reason=reason) from None


def _excel(path: Path, file: str, sheet: str | None) -> Sequence[Sequence[Any]]:
    package = _package()
    try:
        book = package.CalamineWorkbook.from_path(path)
    except (package.CalamineError, OSError) as error:
        if not path.is_file():
            raise
        reason = Wording(str(error), str(error))
        raise unread(_NOT_READ, file=file, reason=reason) from None
    found = book.get_sheet_by_name(_named(book.sheet_names, sheet))
    if found.total_height > _MOST_ROWS:
        raise unread(_TOO_LARGE, file=file)
    rows: Sequence[Sequence[Any]] = found.to_python(skip_empty_area=False)
    return rows


def _named(sheets: Sequence[str], sheet: str | None) -> str:
    if sheet is None:
        if len(sheets) != 1:
            raise unread(_WHICH, _SAY_WHICH, sheets=tuple(sheets))
        return sheets[0]
    if sheet not in sheets:
        raise unread(_NO_SHEET, sheet=sheet, sheets=tuple(sheets))
    return sheet


def _package() -> Any:
    return brought("excel", "python_calamine", _READING)
