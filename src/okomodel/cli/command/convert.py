"""``okomodel convert``: its words and its options."""

from collections.abc import Callable
from typing import Annotated

from okomodel.cli.arguments import unguarded
from okomodel.cli.help import Help, Words
from okomodel.cli.options import LANG, LANG_HELP, Command, language, require
from okomodel.wording import Wording

__all__ = ["COMMAND"]

_WORDS = Words(
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
_FORCE_HELP = Wording("Write over OUT if it is there.", "Overschrijf UIT als het er al is.")
_IN = Wording("IN", "IN")
_OUT = Wording("OUT", "UIT")
_IN_HELP = Wording(
    "The document to convert; - is standard input.",
    "Het document om om te zetten; - is standaardinvoer.",
)
_OUT_HELP = Wording(
    "The file to write; - is standard output.", "Het bestand om te maken; - is standaarduitvoer."
)


def _make(told: Help) -> Callable[..., int]:
    def convert(
        source: Annotated[str, told.argument(_IN, _IN_HELP)] = "",
        out: Annotated[str, told.argument(_OUT, _OUT_HELP)] = "",
        /,
        *,
        force: Annotated[bool, told.flag(_FORCE_HELP)] = False,
        lang: Annotated[str, told.option(LANG, LANG_HELP)] = told.lang,
    ) -> int:
        require(_IN, source)
        require(_OUT, out)
        from okomodel.cli.convert import convert_file

        return convert_file(unguarded(source), unguarded(out), language(lang), force=force)

    return convert


COMMAND = Command(_WORDS, _make, (_IN, _OUT))
