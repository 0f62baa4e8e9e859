"""In which language the command speaks."""

from collections.abc import Mapping, Sequence

from okomodel.cli.arguments import value_of
from okomodel.wording import Language, language_of

__all__ = ["language_asked"]


def language_asked(tokens: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that the arguments ask for, or else that of the locale."""
    match value_of("--lang", tokens):
        case "nl":
            return "nl"
        case "en":
            return "en"
        case _:
            return language_of(environment)
