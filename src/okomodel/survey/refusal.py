"""Why answers cannot be counted: every reason at once, by column."""

from collections.abc import Iterable
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.errors import OkomodelError
from okomodel.harmless import harmless
from okomodel.wording import Language, Wording

__all__ = ["Refusal", "SurveyError", "refused", "unread", "worded"]

_SHOWN = 20
_TITLE = Wording("the answers cannot be counted", "de antwoorden zijn niet te tellen")
_UNREAD = Wording("the table cannot be read", "de tabel is niet te lezen")
_MORE = Wording("... and {rest} more", "... en nog {rest}")
_NO_HELP = Wording("", "")


@final
@attrs.frozen(repr=False)
class Refusal(OneLine):
    """A column that cannot be counted: why, and what would help (both in Dutch and English).

    ``column`` is its name; empty where no column is to blame.

    >>> Refusal("KLAS", Wording("it is not there", "die is er niet")).text("nl")
    'KLAS: die is er niet'
    """

    column: str
    reason: Wording
    help: Wording = _NO_HELP

    def text(self, lang: Language = "en") -> str:
        """The column, the reason and what would help, in one language."""
        about = f"{harmless(self.column)}: " if self.column else ""
        help_ = self.help.text(lang)
        return f"{about}{self.reason.text(lang)}{f'. {help_}' if help_ else ''}"


@final
class SurveyError(OkomodelError, ValueError):
    """Answers that cannot be counted; ``refusals`` hold every reason, with its column.

    >>> error = SurveyError([Refusal("KLAS", Wording("it is not there", "die is er niet"))])
    >>> print(error.text("nl"))
    de antwoorden zijn niet te tellen
      KLAS: die is er niet
    """

    def __init__(self, refusals: Iterable[Refusal], title: Wording = _TITLE) -> None:
        self.refusals, self.title = tuple(refusals), title
        super().__init__(self.refusals, title)

    def text(self, lang: Language = "en") -> str:
        """Every reason in one language, the first twenty of them."""
        lines = [one.text(lang) for one in self.refusals]
        if rest := len(lines) - _SHOWN:
            lines[_SHOWN:] = [_MORE.text(lang, rest=rest)] if rest > 0 else []
        return "\n  ".join([self.title.text(lang), *lines])


def worded(wording: Wording, **params: object) -> Wording:
    """A wording with its parameters filled in, in both languages.

    >>> worded(Wording("{n} times", "{n} keer"), n=2)
    Wording(en='2 times', nl='2 keer')
    """
    return Wording(wording.text("en", **params), wording.text("nl", **params))


def refused(
    column: str, reason: Wording, help_: Wording = _NO_HELP, /, **params: object
) -> SurveyError:
    """The error of one reason, whose two wordings have the same parameters."""
    return SurveyError([Refusal(column, worded(reason, **params), worded(help_, **params))])


def unread(reason: Wording, help_: Wording = _NO_HELP, /, **params: object) -> SurveyError:
    """The error of a table that cannot be read, for one reason."""
    return SurveyError([Refusal("", worded(reason, **params), worded(help_, **params))], _UNREAD)
