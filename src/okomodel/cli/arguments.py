"""What the arguments say before they are parsed, and how they are put for the parser."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from okomodel.wording import Language, language_of

__all__ = ["STANDARD_INPUT", "guarded", "language_asked", "unguarded", "value_of"]

STANDARD_INPUT = "-"
"""What stands for standard input in the place of a file."""

_GUARDED = "\0-"  # no argument of a process holds a NUL
_END_OF_OPTIONS = "--"
_LANG = "--lang"


def guarded(tokens: Sequence[str]) -> list[str]:
    """The arguments as the parser understands them.

    It takes ``-`` for an option, so that stands in another form; and the command comes first,
    also where its language was said before it.
    """
    safe = [_GUARDED if token == STANDARD_INPUT else token for token in tokens]
    if not safe or safe[0].partition("=")[0] != _LANG:
        return safe
    end = 1 if "=" in safe[0] else 2
    return [*safe[end : end + 1], *safe[:end], *safe[end + 1 :]] if safe[end:] else []


def unguarded(text: str) -> str:
    """A text in which ``-`` stands as it was given."""
    return text.replace(_GUARDED, STANDARD_INPUT)


def value_of(option: str, tokens: Sequence[str]) -> str | None:
    """The last value given for an option, as far as can be seen without parsing.

    >>> value_of("--lang", ["check", "--lang", "nl", "--", "--lang", "en"])
    'nl'
    """
    found = None
    for token, following in zip_longest(tokens, tokens[1:]):
        if token == _END_OF_OPTIONS:
            break
        if token == option:
            found = following
        elif token.startswith(f"{option}="):
            found = token.partition("=")[2]
    return found


def language_asked(tokens: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that the arguments ask for, or else that of the locale."""
    match value_of(_LANG, tokens):
        case "nl":
            return "nl"
        case "en":
            return "en"
        case _:
            return language_of(environment)
