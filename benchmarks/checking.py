"""How long it takes to check a register by every rule, beside what pydantic needs to read it.

The registers have 250, 500 and 1,000 dossiers of the size of ``examples/voorbeeldam.json``, no two
alike. Figures for people: nothing fails when they are bad.
"""

import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from okomodel.formats import loads
from okomodel.rules import check

sys.path.insert(0, str(Path(__file__).resolve().parent))
reading: Any = import_module("reading_and_writing")
Document: Any = import_module("pydantic_models").Document

SIZES = (250, 500, 1000)
DAY = "2026-11-21"
AIM = 1.2
ROUNDS = 5


def main() -> None:
    """Print a line for each size of register."""
    print("dossiers   check, ms   a dossier, us   pydantic reads, ms   ratio   aim   met")
    for size in SIZES:
        data = reading.register(size).encode()
        programme = loads(data)
        works = {
            "check": partial(check, programme, DAY),
            "read": partial(Document.model_validate_json, data),
        }
        times = reading.in_turns(ROUNDS, works)
        ratio = times["check"] / times["read"]
        each, met = 1000 * times["check"] / size, "yes" if ratio <= AIM else "no"
        print(
            f"{size:>8}{times['check']:>12.0f}{each:>16.0f}{times['read']:>21.0f}"
            f"{ratio:>8.2f}{AIM:>6.1f}{met:>6}"
        )


if __name__ == "__main__":
    main()
