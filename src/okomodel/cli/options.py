"""What several commands take: their words, and what they may be."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, final

import attrs

from okomodel.cli.help import Help, Words
from okomodel.cli.usage import WrongUsage, unknown
from okomodel.wording import Language, Wording

__all__ = [
    "CODE",
    "DAY",
    "FILE",
    "ID",
    "LANG",
    "LANG_HELP",
    "NAME",
    "ON_HELP",
    "PROFILE_HELP",
    "Command",
    "language",
    "one_of",
    "require",
]

L = TypeVar("L", bound=str)

FILE = Wording("FILE", "BESTAND")
ID = Wording("ID", "ID")
DAY = Wording("DATE", "DATUM")
CODE = Wording("CODE", "CODE")
NAME = Wording("NAME", "NAAM")
ON_HELP = Wording(
    "On which day, as YYYY-MM-DD (default: today).",
    "Op welke dag, als JJJJ-MM-DD (standaard: vandaag).",
)
PROFILE_HELP = Wording(
    "By which thresholds: oko-nl (default), oko-pilot, planet-youth, or a .toml file.",
    "Met welke drempels: oko-nl (standaard), oko-pilot, planet-youth of een .toml-bestand.",
)
LANG = "nl|en"
LANG_HELP = Wording(
    "nl or en (default: that of the system).", "nl of en (standaard: die van het systeem)."
)

_LANGUAGES: tuple[Language, ...] = ("nl", "en")
_NO_LANGUAGE = Wording('there is no language "{name}"', 'taal "{name}" bestaat niet')
_MISSING = Wording("{what} is missing", "{what} ontbreekt")


@final
@attrs.frozen
class Command:
    """A command: what it is for, what its arguments are called, and what makes it in a language.

    What it does is imported when it runs: help and wrong usage need none of it.
    """

    words: Words
    make: Callable[[Help], Callable[..., Any]]
    arguments: Sequence[str | Wording] = ()


def one_of(known: Sequence[L], name: str, wording: Wording) -> L:
    """The one with that name; :class:`WrongUsage` where there is none."""
    for one in known:
        if one == name:
            return one
    raise unknown(wording, name, known)


def language(name: str) -> Language:
    """The language with that name."""
    return one_of(_LANGUAGES, name, _NO_LANGUAGE)


def require(what: Wording, *given: str) -> None:
    """Refuse to go on without an argument."""
    if not any(given):
        raise WrongUsage(_MISSING, what=what)
