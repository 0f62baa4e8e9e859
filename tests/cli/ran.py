"""How the command is run in the tests, in this process, and on what."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Protocol, final

EXAMPLES = Path(__file__).parents[2] / "examples"
VOORBEELDAM, NETWORK = EXAMPLES / "voorbeeldam.json", EXAMPLES / "oko-network.json"
ON = ("--on", "2026-11-21")
SOME = ("--select", "REF")  # rules by which nothing is wrong with the examples
NL, EN = ("--lang", "nl"), ("--lang", "en")


@final
class Ran(NamedTuple):
    """How the command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Command(Protocol):
    """The command with its arguments, and what it reads from standard input."""

    def __call__(self, *tokens: str | Path, stdin: bytes = b"") -> Ran: ...


Written = Callable[..., Path]


def dossier(**more: Any) -> dict[str, Any]:
    """A document with a dossier, as plain data."""
    held = {"id": "x", "name": "Ergens", "municipalities": ["GM0302"], **more}
    return {"okomodel": "1.0", "dossier": held}


def programme(**more: Any) -> dict[str, Any]:
    """A document with a programme, as plain data."""
    return {"okomodel": "1.0", "programme": {"id": "oko", "name": "OKO", **more}}


BAD = dossier(municipalities=["GM0000"])  # REF03, an error
INVALID = dossier(id="x y", nam="X", cycles=[{"number": "1", "start": "2026-13-01"}])
