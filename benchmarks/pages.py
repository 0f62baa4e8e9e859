"""How long it takes to show a register as text and as a page: linear in its dossiers.

The registers have 125, 250 and 500 dossiers of the size of ``examples/voorbeeldam.json``, shown
whole; cut, as they are shown unless asked otherwise, they are bounded. Figures for people: nothing
fails when they are bad.
"""

import sys
from importlib import import_module
from math import log
from pathlib import Path
from typing import Any

from okomodel.formats import loads
from okomodel.render.view import show

sys.path.insert(0, str(Path(__file__).resolve().parent))
reading: Any = import_module("reading_and_writing")

SIZES = (125, 250, 500)
DAY = "2026-11-21"
AIM = 1.15
ROUNDS = 3


def main() -> None:
    """Print a line for each size of register, and by which power of it the time grows."""
    print("dossiers   sheet, ms   text, ms   page, ms   notebook, ms   page, kB   cut page, kB")
    grown: dict[str, list[float]] = {}
    for size in SIZES:
        programme = loads(reading.register(size).encode())
        view, shown = show(programme, on=DAY, whole=True), show(programme, on=DAY)
        times = reading.in_turns(
            ROUNDS,
            {
                "sheet": lambda one=programme: show(one, on=DAY, whole=True),
                "text": view.text,
                "page": view.page,
                "notebook": view._repr_html_,
            },
        )
        for name, taken in times.items():
            grown.setdefault(name, []).append(taken)
        sizes = [len(one.page().encode()) / 1000 for one in (view, shown)]
        told = (times["sheet"], times["text"], times["page"], times["notebook"], *sizes)
        print(f"{size:>8}" + "".join(f"{one:>12.0f}" for one in told))
    for name, taken in grown.items():
        power = log(taken[-1] / taken[0]) / log(SIZES[-1] / SIZES[0])
        print(f"{name}: power {power:.2f}, aim {AIM}, met {'yes' if power <= AIM else 'no'}")


if __name__ == "__main__":
    main()
