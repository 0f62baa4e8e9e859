"""A sheet that is read: its rows, its cells, and which of them were asked for."""

from collections.abc import Iterator
from typing import final

import attrs

from okomodel.findings import Spot
from okomodel.formats.excel.address import address
from okomodel.formats.excel.cells import Content, is_blank
from okomodel.formats.excel.grid import Grid
from okomodel.formats.excel.heads import Heads, Target
from okomodel.formats.problems import Problem

__all__ = ["Page"]


@final
@attrs.define(eq=False)
class Page:
    """A sheet and its headings; ``taken`` are the cells that were read, by row and column."""

    grid: Grid
    heads: Heads
    taken: set[tuple[int, int]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.taken = {(self.heads.row, column) for column in self.heads.columns.values()}

    def rows(self) -> Iterator[int]:
        """The rows in which something stands that is asked for."""
        columns = self.heads.columns.values()
        for row in range(self.heads.row + 1, len(self.grid.rows)):
            if any(self._has(row, column) for column in columns):
                yield row

    def _has(self, row: int, column: int) -> bool:
        return not is_blank(self.grid.at(row, column)) or (row, column) in self.grid.unvalued

    def has(self, target: Target) -> bool:
        """Whether there is a column for that."""
        return target in self.heads.columns

    def said(self, target: Target) -> str:
        """The heading of a column as it stands there; empty: there is none."""
        column = self.heads.columns.get(target)
        return "" if column is None else str(self.grid.at(self.heads.row, column)).strip()

    def content(self, row: int, target: Target) -> Content:
        """What stands in a cell, which counts as read.

        Raises :class:`okomodel.formats.problems.Problem` where a formula has no value.
        """
        column = self.heads.columns.get(target)
        if column is None:
            return None
        content = self.grid.at(row, column)
        kind = self.grid.unvalued.get((row, column))
        if kind or not is_blank(content):
            self.taken.add((row, column))
        if kind:
            raise Problem("DOC04", kind, heading=self.said(target), at=target)
        return content

    def spot(self, row: int, target: Target | None, path: str = "") -> Spot:
        """The cell of a column in a row; of one that is not there, the first of the row."""
        first = min(self.heads.columns.values(), default=0)
        column = self.heads.columns.get(target, first)
        return Spot(path, sheet=self.grid.name, cell=address(row, column))
