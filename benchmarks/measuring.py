"""How long it takes to count all pupils of the country, beside SQL that somebody writes by hand.

The pupils are made: 25 indicators, 342 municipalities, two classes, in a file of Parquet. The
memory is the most that the process had up to then. Figures for people: nothing fails when they
are bad.

    python benchmarks/measuring.py [PUPILS]
"""

import resource
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import duckdb

from okomodel import indicators, measure_municipalities

PUPILS = 1_000_000
CODES = tuple(indicators)[:25]
ROUNDS = 3


def main() -> None:
    """Print the shortest time of each, and what memory was taken."""
    pupils = int(sys.argv[1]) if sys.argv[1:] else PUPILS
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = str(Path(folder) / "pupils.parquet")
        make(path, pupils)
        connection.read_parquet(path).create_view("pupils")
        print(f"{pupils:,} pupils   seconds   memory, MB")
        for name, count in {"by hand": by_hand, "okomodel": by_okomodel}.items():
            seconds = min(taken(count, connection) for _ in range(ROUNDS))
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{name:<16}{seconds:>10.2f}{memory:>13}")


def make(path: str, pupils: int) -> None:
    """The file, in another process's memory: DuckDB's own, closed before the rest."""
    said = "(CASE WHEN random() < 0.05 THEN 9 ELSE (random() < 0.4)::INT END)::TINYINT"
    grade = "1 + (random() < 0.5)::INT AS KLAS"
    columns = ", ".join((grade, *(f"{said} AS {code}" for code in CODES)))
    made = f"SELECT 1 + i % 342 AS Gemeentecode, {columns} FROM range({pupils}) AS made(i)"  # noqa: S608
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({made}) TO '{path}'")


def by_hand(connection: duckdb.DuckDBPyConnection) -> Any:
    """What an analyst would write who looks at values that should not be there, too."""
    counts = ", ".join(
        f"sum(CASE WHEN {code} = 1 THEN 1 ELSE 0 END),"
        f" sum(CASE WHEN {code} IN (0, 1) THEN 1 ELSE 0 END),"
        f" sum(CASE WHEN {code} NOT IN (0, 1, 8, 9) THEN 1 ELSE 0 END)"
        for code in CODES
    )
    where = "WHERE KLAS IN (1, 2) GROUP BY Gemeentecode, KLAS"
    return connection.sql(f"SELECT Gemeentecode, KLAS, {counts} FROM pupils {where}").fetchall()  # noqa: S608


def by_okomodel(connection: duckdb.DuckDBPyConnection) -> Any:
    """The same, and the measurements of it."""
    return measure_municipalities(connection.view("pupils"), "oko-2025", ["grade"])


def taken(count: Callable[..., Any], connection: duckdb.DuckDBPyConnection) -> float:
    """How many seconds it takes."""
    begun = perf_counter()
    count(connection)
    return perf_counter() - begun


if __name__ == "__main__":
    main()
