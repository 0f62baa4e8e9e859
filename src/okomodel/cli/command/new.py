"""``okomodel new``: its words and its options."""

from collections.abc import Callable
from typing import Annotated

from okomodel.cli.arguments import unguarded
from okomodel.cli.help import Help, Words
from okomodel.cli.options import DAY, FILE, ID, LANG, LANG_HELP, NAME, Command, language, require
from okomodel.cli.usage import asked_day
from okomodel.wording import Wording

__all__ = ["COMMAND"]

_WORDS = Words(
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
_MUNICIPALITY_HELP = Wording(
    "Which municipality: its name or its code.", "Welke gemeente: haar naam of haar code."
)
_NAME_HELP = Wording(
    "The name of the dossier (default: that of the municipality).",
    "De naam van het dossier (standaard: die van de gemeente).",
)
_NEW_HELP = Wording("The file to write.", "Het bestand om te maken.")
_SHORT_HELP = Wording(
    "The short name of the dossier (default: made of its name).",
    "De korte naam van het dossier (standaard: gemaakt van zijn naam).",
)
_START_HELP = Wording(
    "From which day the examples are dated, as YYYY-MM-DD (default: today).",
    "Vanaf welke dag de voorbeelden zijn gedateerd, als JJJJ-MM-DD (standaard: vandaag).",
)


def _make(told: Help) -> Callable[..., int]:
    def new(
        file: Annotated[str, told.argument(FILE, _NEW_HELP)] = "",
        /,
        *,
        municipality: Annotated[str, told.option(NAME, _MUNICIPALITY_HELP)] = "",
        name: Annotated[str, told.option(NAME, _NAME_HELP)] = "",
        id: Annotated[str, told.option(ID, _SHORT_HELP)] = "",
        start: Annotated[str | None, told.option(DAY, _START_HELP)] = None,
        lang: Annotated[str, told.option(LANG, LANG_HELP)] = told.lang,
    ) -> int:
        require(FILE, file)
        from okomodel.cli.new import Names, make_new

        names = Names(municipality, name, id)
        return make_new(unguarded(file), names, asked_day(start, "--start"), language(lang))

    return new


COMMAND = Command(_WORDS, _make, (FILE,))
