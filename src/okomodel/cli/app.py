"""What can be asked on the command line: the commands, each with a module and a table of its own.

``check.toml`` says what ``okomodel check`` takes, and ``run`` in ``check.py`` does it; that is
imported when it runs: help and wrong usage need none of it.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from inspect import Signature
from typing import Any

from cyclopts import App, Group

from okomodel.cli.arguments import unguarded
from okomodel.cli.help import Taken, help_of, taken, word
from okomodel.cli.usage import WrongUsage, asked_day, one_of
from okomodel.wording import Language, Wording

__all__ = ["COMMANDS", "command_line"]

COMMANDS = (
    "check",
    "show",
    "next",
    "progress",
    "publish",
    "chart",
    "calendar",
    "letter",
    "export",
    "collect",
    "convert",
    "new",
    "measure",
    "figures",
    "swing",
    "workbook",
    "schema",
    "rules",
    "explain",
    "find",
    "board",
)
"""The names of the commands, in the order in which help lists them."""

_LANGUAGES: tuple[Language, ...] = ("nl", "en")
_NO_LANGUAGE = Wording('there is no language "{name}"', 'taal "{name}" bestaat niet')
_MISSING = Wording("{what} is missing", "{what} ontbreekt")


def command_line(lang: Language, tokens: Sequence[str]) -> App:
    """The command with its help in one language, as far as the arguments ask for it."""
    app = App(
        name="okomodel",
        help=help_of("okomodel", lang),
        version=_version,
        usage="",
        help_format="plaintext",
        group_commands=Group(word("commands", lang)),
        group_parameters=Group(word("options", lang)),
        group_arguments=Group(word("arguments", lang)),
        suppress_keyboard_interrupt=False,
    )
    app["--help"].help = word("help", lang)
    app["--version"].help = word("version", lang)
    for name in tokens[:1] if tokens[:1] and tokens[0] in COMMANDS else COMMANDS:
        app.command(_command(name, lang), name=name, help=help_of(name, lang), usage="")
    return app


def _command(name: str, lang: Language) -> Callable[..., int]:
    """What the parser calls with what was given."""
    takes = [*taken(name, lang)]
    signature = Signature([one.parameter() for one in takes])

    def obeyed(*given: str, **more: Any) -> int:
        asked = signature.bind(*given, **more)
        asked.apply_defaults()
        meant = {one.name: _meant(one, asked.arguments[one.name]) for one in takes}
        code: int = import_module(f"okomodel.cli.{name}").run(**meant)
        return code

    obeyed.__signature__ = signature  # type: ignore[attr-defined] # the parser looks there
    return obeyed


def _meant(one: Taken, given: Any) -> Any:
    """What was given, as the command takes it."""
    match one.name:
        case "on" | "start":
            return asked_day(given, one.option)
        case "profile":
            from okomodel.cli.profile import known_profile

            return known_profile(given)
        case "lang":
            return None if given is None else one_of(_LANGUAGES, given, _NO_LANGUAGE)
    if one.option or one.is_optional:
        return unguarded(given) if isinstance(given, str) else given
    if not (any(given) if one.is_many else given):
        raise WrongUsage(_MISSING, what=one.called)
    return tuple(map(unguarded, given)) if one.is_many else unguarded(given)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("okomodel")
    except PackageNotFoundError:  # the source as it lies there
        return "?"
