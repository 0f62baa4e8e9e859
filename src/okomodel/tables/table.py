"""A table: columns that never change, and rows of plain values.

What needs no other package is here; frames and Arrow are made where they are asked for
(:mod:`okomodel.tables.frame`, :mod:`okomodel.tables.arrow`).
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, final, overload

import attrs

from okomodel.tables.kind import Column, ColumnType, Row

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["Column", "ColumnType", "Row", "Table"]

_LONGEST = 200


def _rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(rows)


@final
@attrs.frozen(repr=False)
class Table:
    """Rows with the same columns and types for every document, also when there are none.

    ``len`` counts the rows, iterating gives them as dicts. polars, pyarrow and DuckDB take a table
    as it is (``pl.DataFrame(t)``, ``pa.table(t)``, ``duckdb.sql("from t")``); that and
    :meth:`to_frame` need the extra ``frames``, the rest needs nothing.

    >>> from okomodel.wording import Wording
    >>> year = Column("year", ColumnType.INTEGER, Wording("of the round", "van de meting"))
    >>> Table("rounds", (year,), [(2023,), (None,)])
    <Table rounds: 2 rows, 1 column: year>
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = attrs.field(converter=_rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each row as a dict of plain Python: str, int, float, bool, ``datetime.date`` or None.

        >>> Table("none", (), ()).to_dicts()
        []
        """
        return list(self)

    @overload
    def to_frame(self, backend: "Literal['polars']") -> "pl.DataFrame": ...
    @overload
    def to_frame(self, backend: "Literal['pandas']") -> "pd.DataFrame": ...
    @overload
    def to_frame(self, backend: str) -> Any: ...
    def to_frame(self, backend: str) -> Any:
        """The table as a data frame of ``"polars"``, ``"pandas"`` or ``"pyarrow"``.

        Types stay what they are: in polars ``String``, ``Int64``, ``Float64``, ``Boolean`` and
        ``Date``; in pandas the nullable ``string``, ``Int64``, ``Float64`` and ``boolean``, with
        dates as ``datetime64[us]``, so that a missing value turns no integer into a float and
        ``.dt`` works; in pyarrow (a ``Table``) ``string``, ``int64``, ``double``, ``bool`` and
        ``date32``.

        Raises :class:`okomodel.errors.InvalidValue` for another backend,
        :class:`okomodel.errors.MissingExtra` without the extra ``frames``, and
        :class:`okomodel.errors.MissingPackage` where the backend is not installed.

        >>> from okomodel.wording import Wording
        >>> year = Column("year", ColumnType.INTEGER, Wording("of the round", "van de meting"))
        >>> Table("rounds", (year,), [(2023,), (None,)]).to_frame("pandas")["year"].dtype
        Int64Dtype()
        """
        from okomodel.tables.frame import frame

        return frame(self, backend)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table for whoever reads Arrow's C stream; other types are for the reader to make.

        Raises :class:`okomodel.errors.MissingExtra` without the extra ``frames``.
        """
        from okomodel.tables.arrow import stream

        del requested_schema  # a wish, which a producer need not grant
        return stream(self)

    def __repr__(self) -> str:
        rows, columns = _counted(len(self.rows), "row"), _counted(len(self.columns), "column")
        said = f"Table {self.name}: {rows}, {columns}: {', '.join(c.name for c in self.columns)}"
        return f"<{said}>" if len(said) <= _LONGEST - 2 else f"<{said[: _LONGEST - 5]}...>"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
