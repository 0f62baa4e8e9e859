"""How long `okomodel show FILE` takes, beside a bare Python and the imports that it needs.

Each is a process of its own, in turns, so that a busy machine slows all of them; the median counts.
What the command loads is asked of the command itself. Figures for people: nothing fails when they
are bad.
"""

import os
import subprocess
import sys
from json import loads
from pathlib import Path
from statistics import median
from time import perf_counter

HERE = Path(__file__).resolve().parent
EXAMPLE = str(HERE.parent / "examples" / "voorbeeldam.json")
DAY = "2026-11-21"
RUNS, AIM = 15, 3.0

SHOW = [str(Path(sys.executable).with_name("okomodel")), "show", EXAMPLE, "--on", DAY]
BARE = [sys.executable, "-c", "pass"]

LOADED = f"""
import sys
before = set(sys.modules)
from okomodel.cli import main
sys.argv = {["okomodel", *SHOW[1:]]!r}
try:
    main()
except SystemExit:
    names = [name for name, one in sys.modules.items() if getattr(one, "__spec__", None)]
    print("\\n" + " ".join(name for name in names if name not in before), end="")
"""
"""Runs the command, and ends with a line of the modules that it loaded, in the order it did."""

INSIDE = f"""
import sys
from json import dumps
from time import perf_counter
from datetime import date
import okomodel.cli.process, okomodel.cli.show
from okomodel.cli.app import command_line
from okomodel.cli.documents import opened
from okomodel.insight.occasion import Occasion
from okomodel.rules.checking import check
from okomodel.pages.dossier import dossier_sheet
from okomodel.render.text import text
day, times, last = date.fromisoformat({DAY!r}), {{}}, perf_counter()
def part(name):
    global last
    now = perf_counter()
    times[name], last = (now - last) * 1000, perf_counter()
command_line("en", ["show"])["show"].parse_args([{EXAMPLE!r}, "--on", {DAY!r}], print_error=False)
part("arguments")
document = opened({EXAMPLE!r}).document
part("reading")
check(document, day)
part("checking")
sheet = dossier_sheet(document, Occasion.of(day), "en")
part("sheet (checks again)")
text(sheet)
part("rendering")
print(dumps(times))
"""


def main() -> None:
    """Print the parts, and the ratio of the whole to what cannot be avoided."""
    modules = _run([sys.executable, "-c", LOADED]).splitlines()[-1].split()
    outside = [name for name in modules if name.partition(".")[0] != "okomodel"]
    times = _in_turns(
        {
            "bare": BARE,
            "outside": [sys.executable, "-c", f"import {', '.join(outside)}"],
            "imports": [sys.executable, "-c", f"import {', '.join(modules)}"],
            "show": SHOW,
        }
    )
    bare, outside_ms, imports, show = (times[one] for one in ("bare", "outside", "imports", "show"))
    _line("python -c pass", bare)
    _line(f"+ {len(outside)} modules from outside", outside_ms - bare)
    _line(f"+ {len(modules) - len(outside)} modules of okomodel", imports - outside_ms)
    _line("+ the rest of the command", show - imports)
    _line("= okomodel show", show)
    _ratio("(bare + imports)", show / imports, AIM)
    _ratio("(three times bare, + imports)", show / (2 * bare + imports), 1.0)
    print("\nthe rest, looked at from inside (first time in a process):")
    for name, taken in _inside().items():
        _line(f"  {name}", taken)


def _line(name: str, taken: float) -> None:
    print(f"{name:<32}{taken:>8.1f} ms")


def _ratio(what: str, ratio: float, aim: float) -> None:
    met = "yes" if ratio <= aim else "no"
    print(f"show / {what:<31}{ratio:>5.2f}   aim {aim:.1f}   met {met}")


def _in_turns(commands: dict[str, list[str]]) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():  # so that everything is compiled, and in memory
        _run(command)
    for _ in range(RUNS):
        for name, command in commands.items():
            start = perf_counter()
            _run(command)
            taken[name].append((perf_counter() - start) * 1000)
    return {name: median(times) for name, times in taken.items()}


def _inside() -> dict[str, float]:
    runs = [loads(_run([sys.executable, "-c", INSIDE])) for _ in range(RUNS)]
    return {name: median(run[name] for run in runs) for name in runs[0]}


def _run(command: list[str]) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(  # noqa: S603 - our own interpreter and command
        command, capture_output=True, text=True, check=True, env=kept
    )
    return done.stdout


if __name__ == "__main__":
    main()
