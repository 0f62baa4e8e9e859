"""In which language the command speaks."""

from collections.abc import Mapping, Sequence

from okomodel.cli.arguments import value_of
from okomodel.wording import Language

__all__ = ["language_asked", "language_of"]

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(environment: Mapping[str, str]) -> Language:
    """Dutch where the locale is Dutch, else English.

    >>> language_of({"LC_ALL": "", "LANG": "nl_NL.UTF-8"})
    'nl'
    """
    locale = next(filter(None, map(environment.get, _VARIABLES)), "")
    return "nl" if locale.replace(".", "_").replace("@", "_").split("_")[0] == "nl" else "en"


def language_asked(tokens: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that the arguments ask for, or else that of the locale."""
    match value_of("--lang", tokens):
        case "nl":
            return "nl"
        case "en":
            return "en"
        case _:
            return language_of(environment)
