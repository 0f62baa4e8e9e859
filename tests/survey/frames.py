"""The same pupils in every kind of data frame, and counted by hand."""

import warnings
from collections.abc import Callable, Iterable, Mapping
from shutil import which
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from okomodel import Measurement

Columns = Mapping[str, list[Any]]

__all__ = ["KINDS", "Columns", "counted", "frame_of", "spark_of"]


def frame_of(kind: str, columns: Columns) -> Any:
    """The columns as a data frame of that kind."""
    return KINDS[kind](columns)


def _polars(columns: Columns) -> pl.DataFrame:
    return pl.DataFrame(columns, strict=False)


def _arrow(columns: Columns) -> Any:
    return _polars(columns).to_arrow()


def _duckdb(columns: Columns) -> duckdb.DuckDBPyRelation:
    return duckdb.connect().from_arrow(_arrow(columns))


def _dask(columns: Columns) -> Any:
    import dask.dataframe as dd

    with warnings.catch_warnings(action="ignore"):
        return dd.from_pandas(pd.DataFrame(columns), npartitions=2)  # type: ignore[no-untyped-call]


KINDS: dict[str, Callable[[Columns], Any]] = {
    "pandas": pd.DataFrame,
    "polars": _polars,
    "polars-lazy": lambda columns: _polars(columns).lazy(),
    "pyarrow": _arrow,
    "duckdb": _duckdb,
    "dask": _dask,
}
"""Those that need nothing but a package of Python."""


def spark_of(columns: Columns, folder: Any) -> Any:
    """The columns as a frame of Spark; the test is skipped where there is no Java."""
    if not which("java"):
        pytest.skip("Spark needs Java, and there is none here")
    sql = pytest.importorskip("pyspark.sql")
    session = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    _polars(columns).write_parquet(folder / "pupils.parquet")
    return session.read.parquet(str(folder / "pupils.parquet"))


def counted(columns: Columns, indicator: str, of: Callable[[Mapping[str, Any]], bool]) -> Any:
    """How many of some pupils say yes, and how many say yes or no: one after the other."""
    pupils = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    said = [pupil[indicator] for pupil in pupils if of(pupil)]
    valid = [one for one in said if one in (0, 1)]
    return sum(valid), len(valid)


def told(figures: Iterable[Measurement]) -> dict[tuple[str, ...], tuple[int | None, int | None]]:
    """Count and base by indicator, group and of whom."""
    return {
        (one.indicator, one.group, one.gender or one.education or one.organisation or "all"): (
            one.count,
            one.base,
        )
        for one in figures
    }
