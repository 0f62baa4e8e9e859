"""What can be asked on the command line: the commands and their help.

Each command has a file of its own in ``command``; only the one that is asked for is made.
"""

from collections.abc import Sequence
from importlib import import_module

from cyclopts import App, Group

from okomodel.cli.help import Help, Words
from okomodel.cli.options import Command
from okomodel.wording import Language, Wording

__all__ = ["COMMANDS", "command_line"]

COMMANDS = ("check", "show", "next", "convert", "new", "schema", "rules", "explain")
"""The names of the commands, in the order in which help lists them."""

_OKOMODEL = Words(
    Wording(
        "Check and show documents of OKO (Opgroeien in een Kansrijke Omgeving).",
        "Controleer en toon documenten van OKO (Opgroeien in een Kansrijke Omgeving).",
    ),
    Wording(
        "More about a command: okomodel COMMAND --help",
        "Meer over een opdracht: okomodel OPDRACHT --help",
    ),
)
_HELP_HELP = Wording("Show this help.", "Toon deze hulp.")
_VERSION_HELP = Wording("Show the version of okomodel.", "Toon de versie van okomodel.")

_COMMAND = Wording("COMMAND", "OPDRACHT")
_COMMANDS_GROUP = Wording("Commands", "Opdrachten")
_OPTIONS_GROUP = Wording("Options", "Opties")
_ARGUMENTS_GROUP = Wording("Arguments", "Argumenten")


def command_line(lang: Language, tokens: Sequence[str]) -> App:
    """The command with its help in one language, as far as the arguments ask for it."""
    told = Help(lang)
    app = App(
        name="okomodel",
        help=told.of(_OKOMODEL, _COMMAND),
        version=_version,
        usage="",
        help_format="plaintext",
        group_commands=Group(_COMMANDS_GROUP.text(lang)),
        group_parameters=Group(_OPTIONS_GROUP.text(lang)),
        group_arguments=Group(_ARGUMENTS_GROUP.text(lang)),
        suppress_keyboard_interrupt=False,
    )
    app["--help"].help = _HELP_HELP.text(lang)
    app["--version"].help = _VERSION_HELP.text(lang)
    for name in tokens[:1] if tokens[:1] and tokens[0] in COMMANDS else COMMANDS:
        one: Command = import_module(f"okomodel.cli.command.{name}").COMMAND
        app.command(
            one.make(told), name=name, help=told.of(one.words, name, *one.arguments), usage=""
        )
    return app


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("okomodel")
    except PackageNotFoundError:  # the source as it lies there
        return "?"
