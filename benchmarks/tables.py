"""How long a register takes to become tables, beside building the same frames from dicts.

The register has 500 dossiers of the size of ``examples/voorbeeldam.json``, no two alike. Figures
for people: nothing fails when they are bad.
"""

import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl

from okomodel import tables
from okomodel.formats import loads

sys.path.insert(0, str(Path(__file__).resolve().parent))
reading: Any = import_module("reading_and_writing")

SIZE, ROUNDS = 500, 5
NAMES = (
    "participation",
    "milestones",
    "members",
    "priorities",
    "targets",
    "actions",
    "budget",
    "measurements",
)


def main() -> None:
    """Print a line for each table: milliseconds to make it, and to make frames of it."""
    programme = loads(reading.register(SIZE).encode())
    print(f"{SIZE} dossiers    rows  table, ms  Arrow  polars  pandas  pl.DataFrame(dicts)")
    for name in NAMES:
        make = getattr(tables, name)
        table = make(programme)
        times = reading.in_turns(ROUNDS, _works(make, programme, table))
        cells = (f"{times[work]:>8.1f}" for work in ("arrow", "polars", "pandas", "dicts"))
        print(f"{name:<14}{len(table):>6}{times['table']:>10.1f} {''.join(cells)}")


def _works(make: Any, programme: Any, table: tables.Table) -> dict[str, Any]:
    return {
        "table": partial(make, programme),
        "arrow": partial(pl.DataFrame, table),
        "polars": partial(table.to_frame, "polars"),
        "pandas": partial(table.to_frame, "pandas"),
        "dicts": lambda: pl.DataFrame(table.to_dicts(), infer_schema_length=None),
    }


if __name__ == "__main__":
    main()
