"""In which language the command speaks."""

from collections.abc import Mapping, Sequence

from okomodel.wording import Language

__all__ = ["language_asked", "language_of"]

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_OPTION = "--lang"
_END_OF_OPTIONS = "--"


def language_of(environment: Mapping[str, str]) -> Language:
    """Dutch where the locale is Dutch, else English.

    >>> language_of({"LC_ALL": "", "LANG": "nl_NL.UTF-8"})
    'nl'
    """
    locale = next(filter(None, map(environment.get, _VARIABLES)), "")
    return "nl" if locale.replace(".", "_").replace("@", "_").split("_")[0] == "nl" else "en"


def language_asked(tokens: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that the arguments ask for, as far as they can be understood."""
    asked = ""
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        if token == _END_OF_OPTIONS:
            break
        if token == _OPTION:
            asked = following
        elif token.startswith(f"{_OPTION}="):
            asked = token.partition("=")[2]
    return asked if asked == "nl" or asked == "en" else language_of(environment)
