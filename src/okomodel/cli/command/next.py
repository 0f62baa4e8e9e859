"""``okomodel next``: its words and its options."""

from collections.abc import Callable
from typing import Annotated

from okomodel.cli.arguments import unguarded
from okomodel.cli.help import Help, Words
from okomodel.cli.options import (
    DAY,
    FILE,
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
        "Show what is due, what is late and what is blocked, soonest first.",
        "Toon wat er te doen is, wat te laat is en wat wacht, het eerste bovenaan.",
    )
)
_FILE_HELP = Wording(
    "The document to show; - is standard input.", "Het document om te tonen; - is standaardinvoer."
)


def _make(told: Help) -> Callable[..., int]:
    def next_(
        file: Annotated[str, told.argument(FILE, _FILE_HELP)] = "",
        /,
        *,
        on: Annotated[str | None, told.option(DAY, ON_HELP)] = None,
        profile: Annotated[str, told.option(NAME, PROFILE_HELP)] = "oko-nl",
        lang: Annotated[str, told.option(LANG, LANG_HELP)] = told.lang,
    ) -> int:
        require(FILE, file)
        from okomodel.cli.next import show_next

        return show_next(unguarded(file), asked_day(on), profile, language(lang))

    return next_


COMMAND = Command(_WORDS, _make, (FILE,))
