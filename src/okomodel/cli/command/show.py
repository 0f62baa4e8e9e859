"""``okomodel show``: its words and its options."""

from collections.abc import Callable
from typing import Annotated

from okomodel.cli.arguments import unguarded
from okomodel.cli.help import Help, Words
from okomodel.cli.options import (
    DAY,
    FILE,
    ID,
    LANG,
    LANG_HELP,
    NAME,
    ON_HELP,
    PROFILE_HELP,
    Command,
    language,
    require,
)
from okomodel.cli.usage import asked_day
from okomodel.wording import Wording

__all__ = ["COMMAND"]

_WORDS = Words(
    Wording(
        "Show a dossier or a programme on a day: who takes part, where it stands.",
        "Toon een dossier of programma op een dag: wie doet er mee en hoe ver is het.",
    )
)
_ALL_HELP = Wording(
    "Long lists and texts too, which are cut otherwise.",
    "Ook lange lijsten en teksten, die anders worden ingekort.",
)
_FILE_HELP = Wording(
    "The document to show; - is standard input.", "Het document om te tonen; - is standaardinvoer."
)
_ID_HELP = Wording("Which dossier of a programme.", "Welk dossier van een programma.")


def _make(told: Help) -> Callable[..., int]:
    def show(
        file: Annotated[str, told.argument(FILE, _FILE_HELP)] = "",
        id: Annotated[str | None, told.argument(ID, _ID_HELP)] = None,
        /,
        *,
        on: Annotated[str | None, told.option(DAY, ON_HELP)] = None,
        profile: Annotated[str, told.option(NAME, PROFILE_HELP)] = "oko-nl",
        whole: Annotated[bool, told.flag(_ALL_HELP, "--all")] = False,
        lang: Annotated[str, told.option(LANG, LANG_HELP)] = told.lang,
    ) -> int:
        require(FILE, file)
        from okomodel.cli.show import show_file

        day, spoken = asked_day(on), language(lang)
        return show_file(unguarded(file), id, day, profile, spoken, whole=whole)

    return show


COMMAND = Command(_WORDS, _make, (FILE, "[ID]"))
