"""A table as a data frame (extra ``frames``: narwhals), of the package that its user has."""

from typing import Any

from okomodel.errors import InvalidType, InvalidValue
from okomodel.tables.extra import extra, require
from okomodel.tables.kind import ColumnType
from okomodel.wording import Wording

__all__ = ["BACKENDS", "frame"]

BACKENDS = ("polars", "pandas", "pyarrow")
"""The packages whose data frames a table can become."""

_EXPECTS = Wording("one of polars, pandas, pyarrow", "een van polars, pandas, pyarrow")
_TYPES = {
    ColumnType.TEXT: "String",
    ColumnType.INTEGER: "Int64",
    ColumnType.FLOAT: "Float64",
    ColumnType.BOOLEAN: "Boolean",
    ColumnType.DATE: "Date",
}


def frame(table: Any, backend: str) -> Any:
    """The native data frame that :meth:`okomodel.tables.table.Table.to_frame` gives.

    >>> from okomodel.tables import Table
    >>> frame(Table("none", (), ()), "polars").shape
    (0, 0)
    """
    if not isinstance(backend, str):
        raise InvalidType(_EXPECTS, backend, "backend")
    if backend not in BACKENDS:
        raise InvalidValue(_EXPECTS, backend, "backend")
    narwhals = extra("narwhals", Wording("to_frame", "to_frame"))
    what = f'to_frame("{backend}")'
    require(backend, Wording(what, what))
    values = {
        column.name: [row[index] for row in table.rows]
        for index, column in enumerate(table.columns)
    }
    types = {column.name: getattr(narwhals, _TYPES[column.type])() for column in table.columns}
    if backend == "pandas":
        return _for_pandas(narwhals, values, types)
    return narwhals.from_dict(values, types, backend=backend).to_native()


def _for_pandas(narwhals: Any, values: dict[str, Any], types: dict[str, Any]) -> Any:
    """With pandas' nullable types: by its first ones a missing value makes integers floats.

    It has none for a date; its datetime is what analysts use for one.
    """
    moment = narwhals.Datetime("us")
    kept = {name: moment if one == narwhals.Date else one for name, one in types.items()}
    dtypes = narwhals.Schema(kept).to_pandas("numpy_nullable")
    return narwhals.from_dict(values, backend="pandas").to_native().astype(dtypes)
