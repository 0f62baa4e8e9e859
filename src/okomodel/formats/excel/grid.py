"""The sheets of a workbook as rows of cells, as python-calamine reads them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, final

import attrs

from okomodel.formats.excel.cells import Content, is_blank
from okomodel.formats.excel.container import damaged, opened
from okomodel.formats.excel.extra import READING, extra
from okomodel.formats.excel.scanning import Scanned, scanned
from okomodel.formats.limits import Limits

__all__ = ["Grid", "grids"]

_NOTHING = Scanned({})


@final
@attrs.frozen
class Grid:
    """A sheet: its name, its cells row by row, and those that have no value."""

    name: str
    rows: Sequence[Sequence[Content]]
    unvalued: Mapping[tuple[int, int], str]

    def at(self, row: int, column: int) -> Content:
        """What stands in a cell, of which row and column are counted from 0."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def filled(self) -> Iterator[tuple[int, int]]:
        """The cells in which something stands, row by row."""
        for row, cells in enumerate(self.rows):
            for column, content in enumerate(cells):
                if not is_blank(content):
                    yield row, column


def grids(data: bytes, limits: Limits) -> list[Grid]:
    """The sheets of a workbook, in their order.

    Raises :class:`okomodel.errors.DocumentError` for what is no workbook, has a password, or is
    too large, and :class:`okomodel.errors.MissingExtra` without python-calamine.
    """
    package = extra("python_calamine", READING)
    container = opened(data, limits)
    known = scanned(container)
    try:
        book = package.CalamineWorkbook.from_filelike(container.packed())
        pages = [
            one.name for one in book.sheets_metadata if one.typ == package.SheetTypeEnum.WorkSheet
        ]
        sheets = [book.get_sheet_by_name(name) for name in pages]
    except package.CalamineError:
        raise damaged() from None
    return [_grid(one, known.get(one.name, _NOTHING)) for one in sheets]


def _grid(sheet: Any, known: Scanned) -> Grid:
    rows = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[top]):
                rows[row][left] = rows[top][left]
    return Grid(sheet.name, rows, known.unvalued)
