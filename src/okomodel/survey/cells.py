"""What a cell of a mailed table says: a number, a group of pupils, or that there are too few.

Nothing is guessed: what is not understood is said to be so.
"""

from collections.abc import Mapping
from re import compile as pattern
from typing import Any, final

from okomodel.model import SurveyRound
from okomodel.survey.refusal import worded
from okomodel.wording import Labelled, Wording

__all__ = [
    "NotUnderstood",
    "decimal",
    "grades",
    "is_withheld",
    "number",
    "one_of",
    "text_of",
    "whole",
]

_NO_HELP = Wording("", "")
_NOT_A = Wording('{column}: "{value}" is not understood', '{column}: "{value}" is niet begrepen')
_OTHER_GRADES = Wording(
    "the round {round} did not ask class {grades}", "de ronde {round} vroeg geen klas {grades}"
)
_GROUP = Wording("group", "groep")

_DASHES = {"-", "\u2013", "\u2014"}
_WITHHELD = frozenset({*_DASHES, "x", "*", ".", "nb", "n.b.", "te klein", "-99996", "withheld"})
_SMALL = pattern(r"<\s*[0-9]+")
_WHOLE = pattern(r"[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+")
_DECIMAL = pattern(r"([0-9]+)(?:[.,]([0-9]+))?\s*%?")
_CLASS = r"(?:klas(?:sen)?|class(?:es)?|leerjaar|grades?)?"
_GRADES = pattern(rf"{_CLASS}\s*([0-9]+(?:\s*(?:\+|en|and|&|,)\s*[0-9]+)*)")
_DIGITS = pattern(r"[0-9]+")
_ALL = frozenset({"", "totaal", "alle", "allen", "alle klassen", "beide", "all", "total", "both"})


@final
class NotUnderstood(Exception):
    """Why a row gives no figure, and what would help."""

    def __init__(self, why: Wording, help_: Wording = _NO_HELP, **params: object) -> None:
        super().__init__(why, help_, params)
        self.reason, self.help = worded(why, **params), worded(help_, **params)


def text_of(cell: Any) -> str:
    """A cell as a text: a whole number without decimals, nothing as an empty one.

    >>> text_of(2.0), text_of(None), text_of(" klas  2 ")
    ('2', '', 'klas 2')
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def is_withheld(text: str) -> bool:
    """Whether a text stands for a figure that is not given.

    >>> is_withheld("<5"), is_withheld("n.b."), is_withheld("12")
    (True, True, False)
    """
    return text.casefold() in _WITHHELD or _SMALL.fullmatch(text) is not None


def decimal(text: str) -> float | None:
    """A number with a comma or a point before its decimals, perhaps with %; None: it is none.

    >>> decimal("83,4 %"), decimal("83.4"), decimal("ja")
    (83.4, 83.4, None)
    """
    found = _DECIMAL.fullmatch(text)
    return float(f"{found[1]}.{found[2] or 0}") if found else None


def number(text: str, column: Wording) -> float:
    """The same; raises :class:`NotUnderstood` for what is none."""
    value = decimal(text)
    if value is None:
        raise NotUnderstood(_NOT_A, column=column, value=text)
    return value


def whole(text: str, column: Wording) -> int | None:
    """A whole number, with points between its thousands or without; None for an empty text.

    >>> whole("1.234", Wording("base", "basis"))
    1234
    """
    if not text:
        return None
    if not _WHOLE.fullmatch(text):
        raise NotUnderstood(_NOT_A, column=column, value=text)
    return int(text.replace(".", ""))


def grades(text: str, survey: SurveyRound) -> str:
    """A group of classes that a round asked; nothing, or "totaal", is all of them.

    >>> survey = SurveyRound(id="r", year=2025, instrument="oko")
    >>> grades("klas 2 en 4", survey), grades("Klas 4", survey), grades("", survey)
    ('2+4', '4', '2+4')
    """
    if text.casefold() in _ALL:
        return "+".join(map(str, survey.grades))
    if not (found := _GRADES.fullmatch(text.casefold())):
        raise NotUnderstood(_NOT_A, column=_GROUP, value=text)
    named = sorted({int(one) for one in _DIGITS.findall(found[1])})
    if other := tuple(one for one in named if one not in survey.grades):
        raise NotUnderstood(_OTHER_GRADES, round=survey.id, grades=other)
    return "+".join(map(str, named))


def one_of(
    kind: type[Labelled], text: str, column: Wording, also: Mapping[str, str] = {}
) -> str | None:
    """The value that a text names, by itself or by its label in either language; None: of all.

    >>> from okomodel.model.pupils import Education
    >>> one_of(Education, "VMBO-basis/kader", Wording("education", "onderwijs"))
    'vmbo-b-k'
    """
    folded = text.casefold()
    if folded in _ALL:
        return None
    if value := also.get(folded):
        return value
    for one in kind:
        if folded in (one.value, one.nl.casefold(), one.en.casefold()):
            return str(one.value)
    raise NotUnderstood(_NOT_A, column=column, value=text)
