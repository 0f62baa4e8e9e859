"""Wrong usage: what is asked for and does not exist, and how that is said in one line."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from okomodel.cli.arguments import unguarded
from okomodel.errors import InvalidValue, nearest
from okomodel.findings import Report
from okomodel.wording import Language, Wording

__all__ = ["NO_RULE", "Unreadable", "WrongUsage", "asked_day", "families", "one_of", "unknown"]

L = TypeVar("L", bound=str)

NO_RULE = Wording('there is no rule "{name}"', 'regel "{name}" bestaat niet')

_NEAR = Wording("{problem}; did you mean {nearest}?", "{problem}; bedoelde u {nearest}?")
_KNOWN = Wording("{problem}; known: {known}", "{problem}; bekend: {known}")
_NO_DAY = Wording(
    '{option} expects {expects}, not "{value}"', '{option} verwacht {expects}, niet "{value}"'
)
_NO_DAY_BUT = Wording(
    '{option} expects {expects}, not "{value}"; did you mean {meant}?',
    '{option} verwacht {expects}, niet "{value}"; bedoelde u {meant}?',
)

_LETTERS = 3
"""How many letters of a code of a rule name its family."""


class WrongUsage(Exception):
    """Arguments that cannot be followed, with what is wrong in both languages."""

    def __init__(self, wording: Wording, **params: object) -> None:
        super().__init__(wording, params)
        self.wording, self.params = wording, {name: _given(one) for name, one in params.items()}

    def text(self, lang: Language) -> str:
        """What is wrong, in one language."""
        return self.wording.text(lang, **self.params)


class Unreadable(Exception):
    """A file that holds no document, with a report that says why.

    ``is_obstacle``: it could not even be opened.
    """

    def __init__(self, file: str, report: Report, *, is_obstacle: bool = False) -> None:
        super().__init__(file, report)
        self.file, self.report, self.is_obstacle = file, report, is_obstacle


def _given(value: object) -> object:
    return unguarded(value) if isinstance(value, str) else value


def unknown(
    wording: Wording, name: str, known: Iterable[str], shown: Iterable[str] = ()
) -> WrongUsage:
    """That there is no such ``{name}``, with the nearest known, or else with all of ``shown``.

    Without ``shown`` it is all that is known.
    """
    known = tuple(known)
    given = unguarded(name)
    problem = Wording(wording.text("en", name=given), wording.text("nl", name=given))
    if near := nearest(name, known):
        return WrongUsage(_NEAR, problem=problem, nearest=near[0])
    return WrongUsage(_KNOWN, problem=problem, known=tuple(shown) or known)


def families(codes: Iterable[str]) -> tuple[str, ...]:
    """The letters with which codes of rules begin, each once."""
    return tuple(dict.fromkeys(code[:_LETTERS] for code in codes))


def one_of(known: Sequence[L], name: str, wording: Wording) -> L:
    """The one with that name; :class:`WrongUsage` where there is none."""
    for one in known:
        if one == name:
            return one
    raise unknown(wording, name, known)


def asked_day(text: str | None, option: str = "--on") -> date:
    """The day that an option gives (none: today)."""
    if text is None:
        return date.today()  # noqa: DTZ011 - the user's own day
    from okomodel.values.calendar import to_day

    try:
        return to_day(text)
    except InvalidValue as error:
        told = {"option": option, "expects": error.expects, "value": text}
        if meant := error.meant:
            raise WrongUsage(_NO_DAY_BUT, **told, meant=meant) from None
        raise WrongUsage(_NO_DAY, **told) from None
