"""``okomodel check``: its words and its options."""

from collections.abc import Callable
from typing import Annotated

from okomodel.cli.arguments import unguarded
from okomodel.cli.help import Help, Words
from okomodel.cli.options import (
    CODE,
    DAY,
    FILE,
    LANG,
    LANG_HELP,
    NAME,
    ON_HELP,
    PROFILE_HELP,
    Command,
    language,
    one_of,
    require,
)
from okomodel.cli.usage import asked_day
from okomodel.wording import Wording

__all__ = ["COMMAND"]

_WORDS = Words(
    Wording(
        "Check documents: are they well written, and sensible?",
        "Controleer documenten: zijn ze goed geschreven en klopt wat er staat?",
    ),
    Wording(
        "Ends with 0 where no errors were found, 1 for errors, 2 for what cannot be read.",
        "Eindigt met 0 als er geen fouten zijn, met 1 bij fouten, met 2 als iets niet te lezen is.",
    ),
)
_FORMATS = ("text", "json")
_FILES = Wording("FILE...", "BESTAND...")
_FILES_HELP = Wording(
    "The documents to check; - is standard input.",
    "De documenten om te controleren; - is standaardinvoer.",
)
_FORMAT_HELP = Wording("text (default) or json.", "text (standaard) of json.")
_IGNORE_HELP = Wording("Not these rules.", "Deze regels niet.")
_NO_FORMAT = Wording('there is no format "{name}"', 'formaat "{name}" bestaat niet')
_SELECT_HELP = Wording(
    "Only these rules: codes or their first letters, such as COH,CYC01.",
    "Alleen deze regels: codes of hun eerste letters, zoals COH,CYC01.",
)


def _make(told: Help) -> Callable[..., int]:
    def check(
        *files: Annotated[str, told.argument(FILE, _FILES_HELP)],
        on: Annotated[str | None, told.option(DAY, ON_HELP)] = None,
        profile: Annotated[str, told.option(NAME, PROFILE_HELP)] = "oko-nl",
        select: Annotated[tuple[str, ...], told.option(CODE, _SELECT_HELP)] = (),
        ignore: Annotated[tuple[str, ...], told.option(CODE, _IGNORE_HELP)] = (),
        form: Annotated[str, told.option("text|json", _FORMAT_HELP, "--format")] = "text",
        lang: Annotated[str, told.option(LANG, LANG_HELP)] = told.lang,
    ) -> int:
        require(FILE, *files)
        from okomodel.cli.check import check_files, settings

        by = settings(asked_day(on), profile, select, ignore)
        as_json = one_of(_FORMATS, form, _NO_FORMAT) == "json"
        return check_files([*map(unguarded, files)], by, language(lang), as_json=as_json)

    return check


COMMAND = Command(_WORDS, _make, (_FILES,))
