"""How long a workbook takes: an empty one, Voorbeeldam's written and read, and how that grows.

What is imported for it is imported before. The register holds Voorbeeldam so many times.
Figures for people: nothing fails when they are bad.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import attrs

from okomodel.formats import Limits, load
from okomodel.formats.excel.book import empty_workbook, workbook
from okomodel.formats.excel.reading import read_workbook
from okomodel.model import Dossier, Programme

ROUNDS, DOSSIERS, AIM = 7, 40, 1000
EXAMPLE = Path(__file__).parent.parent / "examples" / "voorbeeldam.json"


def milliseconds(work: Callable[[], object]) -> float:
    """The median processor time of a turn."""
    work()  # imports, and what is made once
    took: list[float] = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        took.append(1000 * (time.process_time() - begin))
    return statistics.median(took)


def main() -> None:
    """Print what each takes, beside what is aimed at."""
    dossier = load(EXAMPLE, Dossier)
    some = [attrs.evolve(dossier, id=f"d{number}") for number in range(DOSSIERS)]
    register = Programme(id="oko", name="OKO", dossiers=some)
    written, large = workbook(dossier), workbook(register)
    for what, work in {
        "new": empty_workbook,
        "export Voorbeeldam": lambda: workbook(dossier),
        "import Voorbeeldam": lambda: read_workbook(written, Limits()),
    }.items():
        print(f"{what:<24}{milliseconds(work):8.0f} ms (aim: {AIM})")
    for what, work in {
        f"export {DOSSIERS} dossiers": lambda: workbook(register),
        f"import {DOSSIERS} dossiers": lambda: read_workbook(large, Limits()),
    }.items():
        print(f"{what:<24}{milliseconds(work):8.0f} ms")


if __name__ == "__main__":
    main()
