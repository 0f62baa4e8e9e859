"""A table as an Arrow stream (extra ``frames``: nanoarrow).

nanoarrow is the smallest producer that makes every type of a table: 3 MB installed, nothing
beneath it, wheels for each Python that okomodel runs on.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from okomodel.tables.extra import extra
from okomodel.tables.kind import Column, ColumnType
from okomodel.wording import Wording

__all__ = ["stream"]

_WHAT = Wording("an Arrow stream", "een Arrow-stroom")
_FIRST = date(1970, 1, 1).toordinal()
_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "int64",
    ColumnType.FLOAT: "float64",
    ColumnType.BOOLEAN: "bool_",
    ColumnType.DATE: "date32",
}


def stream(table: Any) -> object:
    """The capsule of a stream with all rows in one batch; it can be read once.

    Raises :class:`okomodel.errors.MissingExtra` without the extra ``frames``.

    >>> from okomodel.tables import Table
    >>> type(stream(Table("none", (), ()))).__name__
    'PyCapsule'
    """
    arrow = extra("nanoarrow", _WHAT)
    types = {column.name: getattr(arrow, _TYPES[column.type])() for column in table.columns}
    arrays = [
        arrow.c_array(_values(table, index, column), types[column.name])
        for index, column in enumerate(table.columns)
    ]
    whole = arrow.c_array_from_buffers(
        arrow.struct(types), len(table), buffers=[None], children=arrays
    )
    return arrow.c_array_stream(whole).__arrow_c_stream__()


def _values(table: Any, index: int, column: Column) -> Sequence[Any]:
    values = [row[index] for row in table.rows]
    return list(map(_days, values)) if column.type is ColumnType.DATE else values


def _days(day: date | None) -> int | None:
    """A day as Arrow counts it: in days from the first of 1970."""
    return None if day is None else day.toordinal() - _FIRST
