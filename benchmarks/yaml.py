"""How fast YAML is read and written back, and how much longer it takes as a document grows.

The register is that of ``reading_and_writing.py``, as YAML of about 0.75 MB. The exponent is 1
where four times as much takes four times as long, 2 where it takes sixteen times as long.
Figures for people: nothing fails when they are bad.
"""

import gc
import math
import statistics
import time
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

import attrs

from okomodel.formats import dumps, loads
from okomodel.formats.yaml.rewriting import rewritten
from okomodel.model import Dossier, Programme, Source

reading: Any = import_module("reading_and_writing")

ROUNDS, DOSSIERS = 7, 45
READ_AIM, WRITE_AIM, GROWTH_AIM = 400, 1300, 1.2
SMALL, FACTOR = 1000, 4

Pair = tuple[str, Dossier]
"""A text, and the dossier that is written over it."""


def milliseconds(work: Callable[[], object]) -> float:
    """The median processor time of a turn on a collected heap."""
    took: list[float] = []
    for _ in range(ROUNDS):
        gc.collect()
        begin = time.process_time()
        work()
        took.append(1000 * (time.process_time() - begin))
    return statistics.median(took)


# ----------------------------------------------------------------------- one large document


def large() -> tuple[str, Programme]:
    """A register as YAML, and the same with a note in each dossier."""
    programme = loads(reading.register(DOSSIERS), Programme)
    noted = [attrs.evolve(one, notes="Nieuw.") for one in programme.dossiers]
    return dumps(programme, form="yaml"), attrs.evolve(programme, dossiers=noted)


def times() -> Mapping[str, tuple[float, float]]:
    """Milliseconds and what is aimed at, by what is done."""
    text, changed = large()
    print(f"a register of {len(text) / 1e6:.2f} MB\n")
    texts = {"": text, ", commented": text.replace("\n", "  # c\n")}
    return {
        f"{what}{how}": (milliseconds(partial(work, text.encode())), aim)
        for how, text in texts.items()
        for what, work, aim in (
            ("read", partial(loads, form="yaml"), READ_AIM),
            ("written back", lambda data: rewritten(data, changed), WRITE_AIM),
        )
    }


# ------------------------------------------------------------------------------- what grows


def dossier(**content: Any) -> Dossier:
    """A dossier with some content."""
    return Dossier(id="x", name="X", municipalities=["GM9001"], **content)


def pair(old: Mapping[str, Any], new: Mapping[str, Any]) -> Pair:
    """What such content is as a text, and the dossier that takes its place."""
    return dumps(dossier(**old), form="yaml"), dossier(**new)


def keys(size: int) -> Pair:
    """Keys, of which each gets another value."""
    old, new = ({f"k{n}": n + more for n in range(size)} for more in (0, 1))
    return pair({"extensions": old}, {"extensions": new})


def renamed_keys(size: int) -> Pair:
    """Keys, of which each gets another name."""
    old, new = ({f"{name}{n}": n for n in range(size)} for name in "kl")
    return pair({"extensions": old}, {"extensions": new})


def items(size: int) -> Pair:
    """Items, each of which moves and changes."""
    old = [Source(id=f"s{n}", title="T") for n in range(size)]
    new = [attrs.evolve(one, title="U") for one in reversed(old)]
    return pair({"sources": old}, {"sources": new})


def loose_items(size: int) -> Pair:
    """Items of a list that has no names, half of which go."""
    old = {"a": [[n, n] for n in range(size)]}
    return pair({"extensions": old}, {"extensions": {"a": old["a"][::2]}})


def comments(size: int) -> Pair:
    """Comments, above each item and behind it."""
    text, new = items(size)
    lines = text.splitlines()
    return "\n".join(f"{' ' * (len(one) - len(one.lstrip()))}# c\n{one} # d" for one in lines), new


def loose_comments(size: int) -> Pair:
    """Comments, one below the other, in a nest of lists."""
    text, new = pair({"extensions": {"a": [[[[[1]]]]]}}, {"extensions": {"a": [[[[[2]]]]]}})
    return text + "\n\n                # c" * size + "\n", new


def aliases(size: int) -> Pair:
    """Aliases of one value, which changes."""
    text = dumps(dossier(), form="yaml") + "  extensions:\n    a: &x [1]\n    b:\n"
    new = dossier(extensions={"a": [2], "b": [[1]] * size})
    return text + "      - *x\n" * size, new


def nested_aliases(size: int) -> Pair:
    """Aliases of values that hold aliases; all but the first go."""
    text = dumps(dossier(), form="yaml") + "  extensions:\n    a0: &a0 [1]\n"
    lines = (f"    a{n}: &a{n} [*a{n % min(n, 30)}]\n" for n in range(1, size))
    return text + "".join(lines), dossier(extensions={"a0": [1]})


def a_long_text(size: int) -> Pair:
    """One text of many lines, in a nest of lists."""
    old, new = ("\n".join([f"regel {n}"] * 10 * size) for n in (1, 2))
    return pair({"extensions": {"a": [[old]]}}, {"extensions": {"a": [[new]]}})


def a_long_line(size: int) -> Pair:
    """One line of many words."""
    old, new = (" ".join([f"woord{n}"] * 100 * size) for n in (1, 2))
    return pair({"notes": old}, {"notes": new})


def texts_in_brackets(size: int) -> Pair:
    """Many lists on a line."""
    old, new = ({f"k{n}": [n, last] for n in range(size)} for last in (1, 2))
    return pair({"extensions": old}, {"extensions": new})


GROWING = (
    keys,
    renamed_keys,
    items,
    loose_items,
    comments,
    loose_comments,
    aliases,
    nested_aliases,
    a_long_text,
    a_long_line,
    texts_in_brackets,
)


def exponents(make: Callable[[int], Pair]) -> tuple[float, float]:
    """By what power of the size reading and writing back grow."""
    found = make(SMALL), make(FACTOR * SMALL)
    reads = [milliseconds(partial(loads, text, form="yaml")) for text, _ in found]
    writes = [milliseconds(partial(rewritten, text.encode(), new)) for text, new in found]
    return math.log(reads[1] / reads[0], FACTOR), math.log(writes[1] / writes[0], FACTOR)


def main() -> None:
    """Print the times, and a line for each thing that grows."""
    for what, (took, aim) in times().items():
        print(f"{what:<25}{took:>7.0f} ms{aim:>7} {'yes' if took <= aim else 'no'}")
    print(f"\n{'what grows':<25}{'read':>7}{'written back':>14}{'aim':>7}  met")
    for make in GROWING:
        read, written = exponents(make)
        met = "yes" if max(read, written) <= GROWTH_AIM else "no"
        name = make.__name__.replace("_", " ")
        print(f"{name:<25}{read:>7.2f}{written:>14.2f}{GROWTH_AIM:>7}  {met}")


if __name__ == "__main__":
    main()
