"""Workbooks for tests: that of Voorbeeldam, changed as people and as attackers change them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from okomodel.errors import DocumentError
from okomodel.findings import Finding
from okomodel.formats import Limits, load
from okomodel.formats.excel.book import workbook
from okomodel.formats.excel.form import EXCEL
from okomodel.formats.form import Reading
from okomodel.model import Dossier

Book = Any
VOORBEELDAM = load(Path(__file__).parents[2] / "examples" / "voorbeeldam.json", Dossier)
WRITTEN = workbook(VOORBEELDAM)


def edited(change: Callable[[Book], object], data: bytes = WRITTEN) -> bytes:
    """A workbook in which something was changed and that was saved by another program."""
    book = openpyxl.load_workbook(BytesIO(data))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(change: Callable[[str, bytes], bytes], data: bytes = WRITTEN) -> bytes:
    """A workbook of which the parts were changed."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def in_sheet(name: str, old: bytes, new: bytes) -> bytes:
    """The same workbook, with other XML in one of its parts."""
    return repacked(lambda one, data: data.replace(old, new) if one == name else data)


def column(page: Any, heading: str) -> int:
    """The number of a column, counted from 1."""
    return 1 + [cell.value for cell in page[1]].index(heading)


def put(sheet: str, heading: str, row: int, value: object) -> Callable[[Book], None]:
    """A change that puts a value in a cell."""

    def change(book: Book) -> None:
        page = book[sheet]
        page.cell(row, column(page, heading)).value = value

    return change


def reading(data: bytes, limits: Limits | None = None) -> Reading:
    return EXCEL.read(data, limits or Limits())


def said(data: bytes, limits: Limits | None = None) -> list[str]:
    """What is found in a workbook that is refused, in Dutch with its place."""
    return [f"{one.where('nl')}: {one.text('nl')}" for one in findings(data, limits)]


def findings(data: bytes, limits: Limits | None = None) -> tuple[Finding, ...]:
    with pytest.raises(DocumentError) as caught:
        reading(data, limits)
    return caught.value.report.findings
