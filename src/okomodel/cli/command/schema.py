"""``okomodel schema``: its words and its options."""

from collections.abc import Callable
from typing import Annotated

from okomodel.cli.help import Help, Words
from okomodel.cli.options import LANG, LANG_HELP, Command, language
from okomodel.wording import Wording

__all__ = ["COMMAND"]

_WORDS = Words(
    Wording("Print the JSON Schema of documents.", "Geef het JSON Schema van documenten.")
)


def _make(told: Help) -> Callable[..., int]:
    def schema(*, lang: Annotated[str, told.option(LANG, LANG_HELP)] = told.lang) -> int:
        language(lang)
        from okomodel.cli.output import show_json
        from okomodel.formats.schema import schema

        show_json(schema())
        return 0

    return schema


COMMAND = Command(_WORDS, _make, ())
