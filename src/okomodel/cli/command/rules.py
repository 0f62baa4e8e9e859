"""``okomodel rules``: its words and its options."""

from collections.abc import Callable
from typing import Annotated

from okomodel.cli.help import Help, Words
from okomodel.cli.options import LANG, LANG_HELP, Command, language
from okomodel.wording import Wording

__all__ = ["COMMAND"]

_WORDS = Words(
    Wording(
        "List the rules by which documents are checked.",
        "Noem de regels waarmee documenten worden gecontroleerd.",
    )
)


def _make(told: Help) -> Callable[..., int]:
    def rules(*, lang: Annotated[str, told.option(LANG, LANG_HELP)] = told.lang) -> int:
        from okomodel.cli.rules import list_rules

        return list_rules(language(lang))

    return rules


COMMAND = Command(_WORDS, _make, ())
