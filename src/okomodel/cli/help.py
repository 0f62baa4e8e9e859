"""What a command is for and what it takes, in one language: read from the table beside it."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from inspect import Parameter
from tomllib import loads
from typing import Annotated, Any, final

import attrs
import cyclopts

from okomodel.wording import Language

__all__ = ["Taken", "help_of", "taken", "word"]


@final
@attrs.frozen
class Taken:
    """What a command takes: an argument by its place, or an ``option`` (empty: it is none).

    ``called`` is what stands for its value in the help (empty: it is a flag), ``default`` what it
    is where it is not given.
    """

    name: str
    about: str
    option: str
    called: str
    is_many: bool
    is_optional: bool
    default: str | None

    def parameter(self) -> Parameter:
        """It, as the parser wants it: as the parameter of a function."""
        shown = cyclopts.Parameter(
            self.option or self.called,
            help=self.about,
            metavar=self.called if self.option and self.called else None,
            show_default=False,
            negative=(),
        )
        kind, default, holds = self._taken()
        return Parameter(self.name, kind, default=default, annotation=Annotated[holds, shown])

    def _taken(self) -> tuple[Any, object, Any]:
        if not self.called:
            return Parameter.KEYWORD_ONLY, False, bool
        if self.is_many and not self.option:
            return Parameter.VAR_POSITIONAL, Parameter.empty, str
        if self.is_many:
            return Parameter.KEYWORD_ONLY, (), tuple[str, ...]
        kind = Parameter.KEYWORD_ONLY if self.option else Parameter.POSITIONAL_ONLY
        return kind, self.default, str | None


def help_of(name: str, lang: Language) -> str:
    """What a command is for, and how it is used."""
    table = _table("help")["okomodel"] if name == "okomodel" else _table(name)
    asked = table.get("usage", {}).get(lang, "")
    command = "" if name == "okomodel" else name
    usage = (word("usage", lang), command, asked, word("any_options", lang))
    parts = (table[lang], table.get("more", {}).get(lang, ""), " ".join(filter(None, usage)))
    return "\n\n".join(filter(None, parts))


def taken(name: str, lang: Language) -> Iterator[Taken]:
    """What a command takes: its arguments, and then its options."""
    own = _table(name)
    for one in (*own["arguments"], *own["options"]):
        told = own.get(one) or _table("help")[one]
        yield Taken(
            name=one,
            about=told[lang],
            option=told.get("option", f"--{one}") if one in own["options"] else "",
            called=told.get("called", {}).get(lang, ""),
            is_many=told.get("many", False),
            is_optional=told.get("optional", False),
            default=_default(one, told, lang),
        )


def _default(name: str, told: Mapping[str, Any], lang: Language) -> str | None:
    """What an option is where it is not given; a language that is ``unasked`` stays so."""
    own: str | None = told.get("default")
    return lang if name == "lang" and own is None and not told.get("unasked") else own


def word(name: str, lang: Language) -> str:
    """A word that the help of all commands shares."""
    found: str = _table("help")[name][lang]
    return found


@cache
def _table(name: str) -> Mapping[str, Any]:
    return loads(files("okomodel.cli").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
