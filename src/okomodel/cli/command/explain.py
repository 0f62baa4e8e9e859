"""``okomodel explain``: its words and its options."""

from collections.abc import Callable
from typing import Annotated

from okomodel.cli.help import Help, Words
from okomodel.cli.options import (
    CODE,
    LANG,
    LANG_HELP,
    Command,
    language,
    require,
)
from okomodel.wording import Wording

__all__ = ["COMMAND"]

_WORDS = Words(
    Wording(
        "Explain a rule or a problem: what it states, its source, how its findings read.",
        "Leg een regel of probleem uit: wat zegt hij, wat is de bron, hoe luiden de bevindingen.",
    )
)
_CODE_HELP = Wording("Such as COH02 or DOC05.", "Zoals COH02 of DOC05.")


def _make(told: Help) -> Callable[..., int]:
    def explain(
        code: Annotated[str, told.argument(CODE, _CODE_HELP)] = "",
        /,
        *,
        lang: Annotated[str, told.option(LANG, LANG_HELP)] = told.lang,
    ) -> int:
        require(CODE, code)
        from okomodel.cli.rules import explain_rule

        return explain_rule(code, language(lang))

    return explain


COMMAND = Command(_WORDS, _make, (CODE,))
