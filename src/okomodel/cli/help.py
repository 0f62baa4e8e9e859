"""The help of the command, in both languages."""

from typing import final

import attrs
from cyclopts import Parameter

from okomodel.wording import Language, Wording

__all__ = ["Help", "Words"]

_USAGE = Wording("Usage: okomodel {rest}", "Gebruik: okomodel {rest}")
_OPTIONS = Wording("[OPTIONS]", "[OPTIES]")


@final
@attrs.frozen
class Words:
    """What a command is for, and what more there is to know of it."""

    about: Wording
    more: Wording = Wording("", "")


@final
@attrs.frozen
class Help:
    """Help in one language."""

    lang: Language

    def of(self, words: Words, *arguments: str | Wording) -> str:
        """What a command is for, and how it is used."""
        rest = " ".join([*map(self._said, arguments), self._said(_OPTIONS)])
        usage = _USAGE.text(self.lang, rest=rest)
        parts = (words.about.text(self.lang), words.more.text(self.lang), usage)
        return "\n\n".join(filter(None, parts))

    def argument(self, name: Wording, about: Wording) -> Parameter:
        """An argument that is given by its place."""
        return Parameter(self._said(name), help=self._said(about), show_default=False)

    def option(self, value: Wording | str, about: Wording, name: str | None = None) -> Parameter:
        """An option and what its value is called; its name is that of the function's parameter."""
        return Parameter(
            name,
            help=self._said(about),
            metavar=self._said(value),
            show_default=False,
            negative=(),
        )

    def flag(self, about: Wording, name: str | None = None) -> Parameter:
        """An option without a value."""
        return Parameter(name, help=self._said(about), show_default=False, negative=())

    def _said(self, text: str | Wording) -> str:
        return text if isinstance(text, str) else text.text(self.lang)
