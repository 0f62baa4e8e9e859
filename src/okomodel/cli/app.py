"""What can be asked on the command line: the commands, their options, and their help.

What a command does is imported when it runs: help and wrong usage need none of it.
"""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from cyclopts import App, Group

from okomodel.cli.arguments import unguarded
from okomodel.cli.help import Help, Words
from okomodel.cli.usage import WrongUsage, asked_day, unknown
from okomodel.wording import Language, Wording

__all__ = ["COMMANDS", "command_line"]

L = TypeVar("L", bound=str)

_LANGUAGES: tuple[Language, ...] = ("nl", "en")
_FORMATS = ("text", "json")

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
_CHECK = Words(
    Wording(
        "Check documents: are they well written, and sensible?",
        "Controleer documenten: zijn ze goed geschreven en klopt wat er staat?",
    ),
    Wording(
        "Ends with 0 where no errors were found, 1 for errors, 2 for what cannot be read.",
        "Eindigt met 0 als er geen fouten zijn, met 1 bij fouten, met 2 als iets niet te lezen is.",
    ),
)
_SHOW = Words(
    Wording(
        "Show a dossier or a programme on a day: who takes part, where it stands.",
        "Toon een dossier of programma op een dag: wie doet er mee en hoe ver is het.",
    )
)
_NEXT = Words(
    Wording(
        "Show what is due, what is late and what is blocked, soonest first.",
        "Toon wat er te doen is, wat te laat is en wat wacht, het eerste bovenaan.",
    )
)
_CONVERT = Words(
    Wording(
        "Convert a document from JSON to YAML, or back.",
        "Zet een document om van JSON naar YAML, of terug.",
    ),
    Wording(
        "The name of OUT says which: .yaml or .yml, and JSON for all else. On standard output (-)"
        " it has the other form than IN. A YAML file that is written over keeps its comments.",
        "De naam van UIT bepaalt welke: .yaml of .yml, en anders JSON. Op standaarduitvoer (-)"
        " krijgt het de andere vorm dan IN. Een YAML-bestand dat wordt overschreven, houdt zijn"
        " commentaar.",
    ),
)
_NEW = Words(
    Wording(
        "Write a starting dossier, with comments that say what to fill in.",
        "Schrijf een begindossier, met uitleg erbij over wat er in te vullen is.",
    ),
    Wording(
        "FILE ends in .yaml and is never written over. Without --municipality it is that of which"
        " FILE has the name.",
        "BESTAND eindigt op .yaml en wordt nooit overschreven. Zonder --municipality is het de"
        " gemeente waarvan BESTAND de naam heeft.",
    ),
)
_SCHEMA = Words(
    Wording("Print the JSON Schema of documents.", "Geef het JSON Schema van documenten.")
)
_RULES = Words(
    Wording(
        "List the rules by which documents are checked.",
        "Noem de regels waarmee documenten worden gecontroleerd.",
    )
)
_EXPLAIN = Words(
    Wording(
        "Explain a rule or a problem: what it states, its source, how its findings read.",
        "Leg een regel of probleem uit: wat zegt hij, wat is de bron, hoe luiden de bevindingen.",
    )
)
_FILE = Wording("FILE", "BESTAND")
_FILES = Wording("FILE...", "BESTAND...")
_FILES_HELP = Wording(
    "The documents to check; - is standard input.",
    "De documenten om te controleren; - is standaardinvoer.",
)
_FILE_HELP = Wording(
    "The document to show; - is standard input.", "Het document om te tonen; - is standaardinvoer."
)
_ALL_HELP = Wording(
    "Long lists and texts too, which are cut otherwise.",
    "Ook lange lijsten en teksten, die anders worden ingekort.",
)
_IN = Wording("IN", "IN")
_OUT = Wording("OUT", "UIT")
_IN_HELP = Wording(
    "The document to convert; - is standard input.",
    "Het document om om te zetten; - is standaardinvoer.",
)
_OUT_HELP = Wording(
    "The file to write; - is standard output.", "Het bestand om te maken; - is standaarduitvoer."
)
_FORCE_HELP = Wording("Write over OUT if it is there.", "Overschrijf UIT als het er al is.")
_NEW_HELP = Wording("The file to write.", "Het bestand om te maken.")
_MUNICIPALITY = Wording("NAME", "NAAM")
_MUNICIPALITY_HELP = Wording(
    "Which municipality: its name or its code.", "Welke gemeente: haar naam of haar code."
)
_NAME_HELP = Wording(
    "The name of the dossier (default: that of the municipality).",
    "De naam van het dossier (standaard: die van de gemeente).",
)
_SHORT_HELP = Wording(
    "The short name of the dossier (default: made of its name).",
    "De korte naam van het dossier (standaard: gemaakt van zijn naam).",
)
_START_HELP = Wording(
    "From which day the examples are dated, as YYYY-MM-DD (default: today).",
    "Vanaf welke dag de voorbeelden zijn gedateerd, als JJJJ-MM-DD (standaard: vandaag).",
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
    "By which thresholds: oko-nl (default), oko-pilot, planet-youth, or a .toml file.",
    "Met welke drempels: oko-nl (standaard), oko-pilot, planet-youth of een .toml-bestand.",
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

_COMMAND = Wording("COMMAND", "OPDRACHT")
_COMMANDS_GROUP = Wording("Commands", "Opdrachten")
_OPTIONS_GROUP = Wording("Options", "Opties")
_ARGUMENTS_GROUP = Wording("Arguments", "Argumenten")
_NO_LANGUAGE = Wording('there is no language "{name}"', 'taal "{name}" bestaat niet')
_NO_FORMAT = Wording('there is no format "{name}"', 'formaat "{name}" bestaat niet')
_MISSING = Wording("{what} is missing", "{what} ontbreekt")


def command_line(lang: Language) -> App:
    """The command with its help in one language."""
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
    for name, (make, words, arguments) in COMMANDS.items():
        app.command(make(told), name=name, help=told.of(words, name, *arguments), usage="")
    return app


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("okomodel")
    except PackageNotFoundError:  # the source as it lies there
        return "?"


def _one_of(known: Sequence[L], name: str, wording: Wording) -> L:
    for one in known:
        if one == name:
            return one
    raise unknown(wording, name, known)


def _language(name: str) -> Language:
    return _one_of(_LANGUAGES, name, _NO_LANGUAGE)


def _require(what: Wording, *given: str) -> None:
    if not any(given):
        raise WrongUsage(_MISSING, what=what)


# ------------------------------------------------------------------------------------- commands


def _check(told: Help) -> Callable[..., int]:
    def check(
        *files: Annotated[str, told.argument(_FILE, _FILES_HELP)],
        on: Annotated[str | None, told.option(_DAY, _ON_HELP)] = None,
        profile: Annotated[str, told.option(_PROFILE, _PROFILE_HELP)] = "oko-nl",
        select: Annotated[tuple[str, ...], told.option(_CODE, _SELECT_HELP)] = (),
        ignore: Annotated[tuple[str, ...], told.option(_CODE, _IGNORE_HELP)] = (),
        form: Annotated[str, told.option("text|json", _FORMAT_HELP, "--format")] = "text",
        lang: Annotated[str, told.option("nl|en", _LANG_HELP)] = told.lang,
    ) -> int:
        _require(_FILE, *files)
        from okomodel.cli.check import check_files, settings

        by = settings(asked_day(on), profile, select, ignore)
        as_json = _one_of(_FORMATS, form, _NO_FORMAT) == "json"
        return check_files([*map(unguarded, files)], by, _language(lang), as_json=as_json)

    return check


def _show(told: Help) -> Callable[..., int]:
    def show(
        file: Annotated[str, told.argument(_FILE, _FILE_HELP)] = "",
        id: Annotated[str | None, told.argument(_ID, _ID_HELP)] = None,
        /,
        *,
        on: Annotated[str | None, told.option(_DAY, _ON_HELP)] = None,
        whole: Annotated[bool, told.flag(_ALL_HELP, "--all")] = False,
        lang: Annotated[str, told.option("nl|en", _LANG_HELP)] = told.lang,
    ) -> int:
        _require(_FILE, file)
        from okomodel.cli.show import show_file

        return show_file(unguarded(file), id, asked_day(on), _language(lang), whole=whole)

    return show


def _next(told: Help) -> Callable[..., int]:
    def next_(
        file: Annotated[str, told.argument(_FILE, _FILE_HELP)] = "",
        /,
        *,
        on: Annotated[str | None, told.option(_DAY, _ON_HELP)] = None,
        profile: Annotated[str, told.option(_PROFILE, _PROFILE_HELP)] = "oko-nl",
        lang: Annotated[str, told.option("nl|en", _LANG_HELP)] = told.lang,
    ) -> int:
        _require(_FILE, file)
        from okomodel.cli.next import show_next

        return show_next(unguarded(file), asked_day(on), profile, _language(lang))

    return next_


def _convert(told: Help) -> Callable[..., int]:
    def convert(
        source: Annotated[str, told.argument(_IN, _IN_HELP)] = "",
        out: Annotated[str, told.argument(_OUT, _OUT_HELP)] = "",
        /,
        *,
        force: Annotated[bool, told.flag(_FORCE_HELP)] = False,
        lang: Annotated[str, told.option("nl|en", _LANG_HELP)] = told.lang,
    ) -> int:
        _require(_IN, source)
        _require(_OUT, out)
        from okomodel.cli.convert import convert_file

        return convert_file(unguarded(source), unguarded(out), _language(lang), force=force)

    return convert


def _new(told: Help) -> Callable[..., int]:
    def new(
        file: Annotated[str, told.argument(_FILE, _NEW_HELP)] = "",
        /,
        *,
        municipality: Annotated[str, told.option(_MUNICIPALITY, _MUNICIPALITY_HELP)] = "",
        name: Annotated[str, told.option(_PROFILE, _NAME_HELP)] = "",
        id: Annotated[str, told.option(_ID, _SHORT_HELP)] = "",
        start: Annotated[str | None, told.option(_DAY, _START_HELP)] = None,
        lang: Annotated[str, told.option("nl|en", _LANG_HELP)] = told.lang,
    ) -> int:
        _require(_FILE, file)
        from okomodel.cli.new import Names, make_new

        names = Names(municipality, name, id)
        return make_new(unguarded(file), names, asked_day(start, "--start"), _language(lang))

    return new


def _schema(told: Help) -> Callable[..., int]:
    def schema(*, lang: Annotated[str, told.option("nl|en", _LANG_HELP)] = told.lang) -> int:
        _language(lang)
        from okomodel.cli.output import show_json
        from okomodel.formats.schema import schema

        show_json(schema())
        return 0

    return schema


def _rules(told: Help) -> Callable[..., int]:
    def rules(*, lang: Annotated[str, told.option("nl|en", _LANG_HELP)] = told.lang) -> int:
        from okomodel.cli.rules import list_rules

        return list_rules(_language(lang))

    return rules


def _explain(told: Help) -> Callable[..., int]:
    def explain(
        code: Annotated[str, told.argument(_CODE, _CODE_HELP)] = "",
        /,
        *,
        lang: Annotated[str, told.option("nl|en", _LANG_HELP)] = told.lang,
    ) -> int:
        _require(_CODE, code)
        from okomodel.cli.rules import explain_rule

        return explain_rule(code, _language(lang))

    return explain


_Command = tuple[Callable[[Help], Callable[..., int]], Words, tuple[str | Wording, ...]]

COMMANDS: dict[str, _Command] = {
    "check": (_check, _CHECK, (_FILES,)),
    "show": (_show, _SHOW, (_FILE, "[ID]")),
    "next": (_next, _NEXT, (_FILE,)),
    "convert": (_convert, _CONVERT, (_IN, _OUT)),
    "new": (_new, _NEW, (_FILE,)),
    "schema": (_schema, _SCHEMA, ()),
    "rules": (_rules, _RULES, ()),
    "explain": (_explain, _EXPLAIN, (_CODE,)),
}
"""How each command is made in a language, what it is for, and its arguments."""
