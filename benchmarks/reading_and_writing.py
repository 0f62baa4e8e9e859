"""How fast documents are read and written, beside pydantic v2 on models with the same fields.

The register has 150 dossiers of the size of ``examples/voorbeeldam.json``, each with its own ids,
names and titles, as canonical text. The two take turns, so that a busy machine slows both; every
turn starts with a collected heap, and what it made is thrown away after the clock has stopped.
Figures for people: nothing fails when they are bad.
"""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from json import dumps as json_dumps
from json import loads as json_loads
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import okomodel
from okomodel.formats import Limits, dumps, loads
from okomodel.formats.json import read_thoroughly
from okomodel.model import Programme

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "examples" / "voorbeeldam.json"
DOSSIERS = 150
ROUNDS, SLOW_ROUNDS, STARTS = 15, 3, 15
READ_AIM, WRITE_AIM = 0.80, 0.60

OURS = "import okomodel; from okomodel.formats import load"
THEIRS = "import pydantic_models"
FIRST_READ = {
    OURS: f"load({str(EXAMPLE)!r})",
    THEIRS: f"pydantic_models.Document.model_validate_json(open({str(EXAMPLE)!r}, 'rb').read())",
}

Work = Callable[[], object]
Times = dict[str, float]


class Line(NamedTuple):
    """One line of the table: okomodel's milliseconds, pydantic's, and the ratio aimed at."""

    what: str
    ours: float
    theirs: float
    aim: float | None = None

    def __str__(self) -> str:
        ratio = self.ours / self.theirs
        aim = "" if self.aim is None else f"{self.aim:.2f}"
        met = "" if self.aim is None else "yes" if ratio <= self.aim else "no"
        figures = f"{self.ours:>9.1f}{self.theirs:>10.1f}{ratio:>8.2f}"
        return f"{self.what:<38}{figures}{aim:>7}{met:>5}".rstrip()


def register(size: int = DOSSIERS) -> str:
    """The canonical text of a programme of so many dossiers, no two alike."""
    dossier = json_loads(EXAMPLE.read_bytes())["dossier"]
    ids = set(_ids(dossier))
    dossiers = [
        _varied(dossier, ids, number) | {"municipalities": [f"GM{9000 + number}"]}
        for number in range(size)
    ]
    programme = {"id": "oko", "name": "OKO", "dossiers": dossiers}
    return dumps(loads(json_dumps({"okomodel": "1.0", "programme": programme})))


def _ids(plain: Any) -> Iterator[str]:
    if isinstance(plain, dict):
        yield from (value for key, value in plain.items() if key == "id")
    if isinstance(plain, dict | list):
        for part in plain.values() if isinstance(plain, dict) else plain:
            yield from _ids(part)


def _varied(plain: Any, ids: set[str], number: int, key: str = "") -> Any:
    """The same data with other ids, names and titles; enumerations keep their values."""
    if isinstance(plain, dict):
        return {name: _varied(part, ids, number, name) for name, part in plain.items()}
    if isinstance(plain, list):
        return [_varied(part, ids, number, key) for part in plain]
    if key in ("name", "title"):
        return f"{plain} {number}"
    is_word = key in ("kind", "role", "domain", "milestone", "level", "status", "audience")
    return f"{plain}-{number}" if plain in ids and not is_word else plain


def in_turns(rounds: int, works: Mapping[str, Work]) -> Times:
    """The median milliseconds of each work; every second round goes the other way."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    names = list(works)
    for _ in range(rounds):
        for name in names:
            taken[name].append(_milliseconds(works[name]))
        names.reverse()
    return {name: median(times) for name, times in taken.items()}


def _milliseconds(work: Work) -> float:
    gc.collect()
    start = perf_counter()
    result = work()
    stopped = perf_counter()
    del result
    return (stopped - start) * 1000


def reading_and_writing(text: str, document: Any) -> list[Line]:
    """The lines on one long text: read it, read it thoroughly, write it."""
    data = text.encode()  # as a file holds it; of a str, only the first reading would encode it
    read: dict[str, Work] = {
        "ours": partial(loads, data),
        "theirs": partial(document.model_validate_json, data),
    }
    slow: dict[str, Work] = {**read, "ours": partial(read_thoroughly, data, Limits())}
    fast_times, slow_times = in_turns(ROUNDS, read), in_turns(SLOW_ROUNDS, slow)
    ours, theirs = loads(data, Programme), document.model_validate_json(data)
    write: dict[str, Work] = {
        "ours": partial(dumps, ours),
        "theirs": partial(theirs.model_dump_json, indent=2, exclude_defaults=True),
    }
    return [
        Line("read", **fast_times, aim=READ_AIM),
        Line("read thoroughly", **slow_times),
        Line("write", **in_turns(ROUNDS, write), aim=WRITE_AIM),
    ]


def starting() -> list[Line]:
    """The lines on a fresh interpreter: import, and import with the first document read."""
    codes = {
        "nothing": "pass",
        "front door": "import okomodel",
        "ours": OURS,
        "theirs": THEIRS,
        "ours, read": f"{OURS}; {FIRST_READ[OURS]}",
        "theirs, read": f"{THEIRS}; {FIRST_READ[THEIRS]}",
    }
    works: dict[str, Work] = {name: partial(_interpreter, code) for name, code in codes.items()}
    for work in works.values():
        work()  # so that there is bytecode
    times = in_turns(STARTS, works)
    bare = times.pop("nothing")
    net = {name: max(taken - bare, 0.0) for name, taken in times.items()}
    print(f"\na bare interpreter (python -c pass) takes {bare:.1f} ms; it is taken off below")
    return [
        Line("import okomodel / the models", net["front door"], net["theirs"]),
        Line("import okomodel.formats / the models", net["ours"], net["theirs"]),
        Line("import and read one dossier", net["ours, read"], net["theirs, read"]),
    ]


def _interpreter(code: str) -> None:
    house = Path(okomodel.__file__).parent.parent
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env = {**kept, "PYTHONPATH": f"{house}{os.pathsep}{HERE}"}
    subprocess.run([sys.executable, "-c", code], env=env, check=True)  # noqa: S603 - our own code


def agreement(text: str, document: Any) -> str:
    """Whether both write the bytes that were read, or the first line where they differ."""
    ours = dumps(loads(text))
    theirs = document.model_validate_json(text).model_dump_json(indent=2, exclude_defaults=True)
    if ours == text == f"{theirs}\n":
        return "both write the same bytes (but for okomodel's final newline)"
    pairs = zip(ours.splitlines(), theirs.splitlines(), strict=False)
    return next(f"they differ: {one!r}, {other!r}" for one, other in pairs if one != other)


def show(title: str, lines: list[Line]) -> None:
    """Print a table in 80 columns."""
    print(f"\n{title:<38}{'okomodel':>9}{'pydantic':>10}{'ratio':>8}{'aim':>7}{'met':>5}")
    print(*lines, sep="\n")


def main() -> None:
    """Measure and print."""
    document = import_module("pydantic_models").Document
    text = register()
    print(f"{DOSSIERS} dossiers, {len(text.encode()) / 1e6:.1f} MB; medians in ms")
    print(agreement(text, document))
    show("garbage collector on (as people run)", reading_and_writing(text, document))
    gc.disable()
    show("garbage collector off (as timeit does)", reading_and_writing(text, document))
    gc.enable()
    show("fresh interpreter, above a bare one", starting())


if __name__ == "__main__":
    main()
