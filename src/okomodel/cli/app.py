"""What can be asked on the command line: the commands, their options, and their help.

What a command does is imported when it runs: help and wrong usage need none of it.
"""

from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

from cyclopts import App, Group, Parameter

from okomodel.cli.usage import WrongUsage, asked_day, unknown
from okomodel.wording import Language, Wording

__all__ = ["command_line", "guarded"]

_STANDARD_INPUT, _GUARDED = "-", "\0-"
_LANGUAGES = ("nl", "en")
_FORMATS = ("text", "json")

_OKOMODEL = Wording(
    "Check and show documents of OKO (Opgroeien in een Kansrijke Omgeving).",
    "Documenten van OKO (Opgroeien in een Kansrijke Omgeving) controleren en tonen.",
)
_CHECK = Wording(
    "Check documents: are they well written, and sensible? Ends with 0 where no errors were"
    " found, 1 for errors, 2 for what cannot be read.",
    "Controleer documenten: zijn ze goed geschreven en kloppen ze? Eindigt met 0 als er geen"
    " fouten zijn, met 1 bij fouten en met 2 als iets niet te lezen is.",
)
_SHOW = Wording(
    "Show a dossier or a programme on a day: who takes part, where it stands.",
    "Toon een dossier of programma op een dag: wie doen er mee, hoe staat het ervoor.",
)
_SCHEMA = Wording("Print the JSON Schema of documents.", "Geef het JSON Schema van documenten.")
_RULES = Wording(
    "List the rules by which documents are checked.",
    "Noem de regels waarmee documenten worden gecontroleerd.",
)
_EXPLAIN = Wording(
    "Explain a rule or a problem: what it states, its source, how its findings read.",
    "Leg een regel of probleem uit: wat hij zegt, zijn bron, hoe de bevindingen luiden.",
)
_FILE = Wording("FILE", "BESTAND")
_FILES_HELP = Wording(
    "The documents to check; - is standard input.",
    "De documenten om te controleren; - is standaardinvoer.",
)
_FILE_HELP = Wording(
    "The document to show; - is standard input.", "Het document om te tonen; - is standaardinvoer."
)
_ID_HELP = Wording("Which dossier of a programme.", "Welk dossier van een programma.")
_CODE_HELP = Wording("Such as COH02 or DOC05.", "Zoals COH02 of DOC05.")
_ID = Wording("ID", "ID")
_DAY = Wording("DATE", "DATUM")
_CODE = Wording("CODE", "CODE")
_PROFILE = Wording("NAME", "NAAM")
_ON_HELP = Wording(
    "On which day, as YYYY-MM-DD (default: today).",
    "Op welke dag, als JJJJ-MM-DD (standaard: vandaag).",
)
_PROFILE_HELP = Wording(
    "By which thresholds: oko-nl (default), oko-pilot or planet-youth.",
    "Met welke drempels: oko-nl (standaard), oko-pilot of planet-youth.",
)
_SELECT_HELP = Wording(
    "Only these rules: codes or their first letters, such as COH,CYC01.",
    "Alleen deze regels: codes of hun eerste letters, zoals COH,CYC01.",
)
_IGNORE_HELP = Wording("Not these rules.", "Deze regels niet.")
_FORMAT_HELP = Wording("text (default) or json.", "text (standaard) of json.")
_LANG_HELP = Wording(
    "nl or en (default: that of the system).", "nl of en (standaard: die van het systeem)."
)
_HELP_HELP = Wording("Show this help.", "Toon deze hulp.")
_VERSION_HELP = Wording("Show the version of okomodel.", "Toon de versie van okomodel.")

_USAGE = Wording("Usage: okomodel {rest}", "Gebruik: okomodel {rest}")
_COMMAND = Wording("COMMAND", "OPDRACHT")
_OPTIONS = Wording("[OPTIONS]", "[OPTIES]")
_COMMANDS_GROUP = Wording("Commands", "Opdrachten")
_OPTIONS_GROUP = Wording("Options", "Opties")
_ARGUMENTS_GROUP = Wording("Arguments", "Argumenten")
_NO_LANGUAGE = Wording('there is no language "{name}"', 'taal "{name}" bestaat niet')
_NO_FORMAT = Wording('there is no format "{name}"', 'formaat "{name}" bestaat niet')
_MISSING = Wording("{what} is missing", "{what} ontbreekt")


def command_line(lang: Language) -> App:
    """The command with its help in one language."""
    app = App(
        name="okomodel",
        help=_OKOMODEL.text(lang),
        version=_version,
        usage=_usage(lang, _COMMAND),
        help_format="plaintext",
        group_commands=Group(_COMMANDS_GROUP.text(lang)),
        group_parameters=Group(_OPTIONS_GROUP.text(lang)),
        group_arguments=Group(_ARGUMENTS_GROUP.text(lang)),
        suppress_keyboard_interrupt=False,
    )
    app["--help"].help = _HELP_HELP.text(lang)
    app["--version"].help = _VERSION_HELP.text(lang)
    for name, (make, about, arguments) in _COMMANDS.items():
        usage = _usage(lang, name, *arguments)
        app.command(make(lang), name=name, help=about.text(lang), usage=usage)
    return app


def guarded(tokens: Sequence[str]) -> list[str]:
    """The arguments with ``-`` in a form that is taken for no option."""
    return [_GUARDED if token == _STANDARD_INPUT else token for token in tokens]


def _unguarded(tokens: Sequence[str]) -> list[str]:
    return [_STANDARD_INPUT if token == _GUARDED else token for token in tokens]


def _usage(lang: Language, *parts: str | Wording) -> str:
    rest = " ".join(part if isinstance(part, str) else part.text(lang) for part in parts)
    return _USAGE.text(lang, rest=f"{rest} {_OPTIONS.text(lang)}")


def _version() -> str:
    try:
        return version("okomodel")
    except PackageNotFoundError:  # the source as it lies there
        return "?"


def _option(help: Wording, metavar: Wording | str, lang: Language, *names: str) -> Parameter:
    shown = metavar if isinstance(metavar, str) else metavar.text(lang)
    return Parameter(names, help=help.text(lang), metavar=shown, show_default=False, negative=())


def _argument(help: Wording, name: Wording, lang: Language) -> Parameter:
    return Parameter(name.text(lang), help=help.text(lang), show_default=False)


def _language(lang: Language) -> Parameter:
    return _option(_LANG_HELP, "nl|en", lang, "--lang")


def _one_of(name: str | None, known: Sequence[str], wording: Wording) -> None:
    if name is not None and name not in known:
        raise unknown(wording, name, known)


# ------------------------------------------------------------------------------------- commands


def _check(lang: Language) -> Callable[..., int]:
    def check(  # noqa: PLR0913 - one for each option
        *files: Annotated[str, _argument(_FILES_HELP, _FILE, lang)],
        on: Annotated[str | None, _option(_ON_HELP, _DAY, lang)] = None,
        profile: Annotated[str, _option(_PROFILE_HELP, _PROFILE, lang)] = "oko-nl",
        select: Annotated[tuple[str, ...], _option(_SELECT_HELP, _CODE, lang)] = (),
        ignore: Annotated[tuple[str, ...], _option(_IGNORE_HELP, _CODE, lang)] = (),
        format: Annotated[str, _option(_FORMAT_HELP, "text|json", lang)] = "text",  # noqa: A002
        language: Annotated[str | None, _language(lang)] = None,
    ) -> int:
        _one_of(language, _LANGUAGES, _NO_LANGUAGE)
        _one_of(format, _FORMATS, _NO_FORMAT)
        if not files:
            raise WrongUsage(_MISSING, what=_FILE)
        from okomodel.cli.check import check_files, settings

        by = settings(asked_day(on), profile, select, ignore)
        return check_files(_unguarded(files), by, lang, as_json=format == "json")

    return check


def _show(lang: Language) -> Callable[..., int]:
    def show(
        file: Annotated[str, _argument(_FILE_HELP, _FILE, lang)],
        id: Annotated[str | None, _argument(_ID_HELP, _ID, lang)] = None,
        /,
        *,
        on: Annotated[str | None, _option(_ON_HELP, _DAY, lang)] = None,
        language: Annotated[str | None, _language(lang)] = None,
    ) -> int:
        _one_of(language, _LANGUAGES, _NO_LANGUAGE)
        day = asked_day(on)
        from okomodel.cli.show import show_file

        return show_file(*_unguarded([file]), id, day, lang)

    return show


def _schema(lang: Language) -> Callable[..., int]:
    def schema(*, language: Annotated[str | None, _language(lang)] = None) -> int:
        _one_of(language, _LANGUAGES, _NO_LANGUAGE)
        from okomodel.cli.output import show_json
        from okomodel.formats.schema import schema

        show_json(schema())
        return 0

    return schema


def _rules(lang: Language) -> Callable[..., int]:
    def rules(*, language: Annotated[str | None, _language(lang)] = None) -> int:
        _one_of(language, _LANGUAGES, _NO_LANGUAGE)
        from okomodel.cli.rules import list_rules

        return list_rules(lang)

    return rules


def _explain(lang: Language) -> Callable[..., int]:
    def explain(
        code: Annotated[str, _argument(_CODE_HELP, _CODE, lang)],
        /,
        *,
        language: Annotated[str | None, _language(lang)] = None,
    ) -> int:
        _one_of(language, _LANGUAGES, _NO_LANGUAGE)
        from okomodel.cli.rules import explain_rule

        return explain_rule(code, lang)

    return explain


_Command = tuple[Callable[[Language], Callable[..., int]], Wording, tuple[str | Wording, ...]]

_COMMANDS: dict[str, _Command] = {
    "check": (_check, _CHECK, (_FILE, "...")),
    "show": (_show, _SHOW, (_FILE, "[ID]")),
    "schema": (_schema, _SCHEMA, ()),
    "rules": (_rules, _RULES, ()),
    "explain": (_explain, _EXPLAIN, (_CODE,)),
}
"""How each command is made in a language, what it is for, and its arguments."""
