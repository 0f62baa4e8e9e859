"""Which column of a survey file is what: by its name alone, before anything is counted."""

from collections.abc import Iterable, Iterator, Mapping
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.errors import UnknownName
from okomodel.model import Measures, OwnIndicator, SurveyRound
from okomodel.reference.indicator import (
    CATALOGUE_YEAR,
    Clash,
    ClashKind,
    CodeChange,
    Comparability,
    Indicator,
    indicators,
    measures_of,
)
from okomodel.survey.refusal import Refusal, worded
from okomodel.wording import Wording

__all__ = [
    "BACKGROUND",
    "EDUCATION",
    "GENDER",
    "GRADE",
    "MUNICIPALITY",
    "SCHOOL",
    "YEAR",
    "Question",
    "SurveyColumns",
    "questions",
]

GRADE, GENDER, EDUCATION = "KLAS", "GENDER", "MBOKK3S31"
MUNICIPALITY, SCHOOL, YEAR = "Gemeentecode", "Schoolcode", "Onderzoeksjaar"
BACKGROUND = (
    *(GRADE, GENDER, EDUCATION, MUNICIPALITY, SCHOOL, YEAR),
    *("MIREB201", "weegfactor_gemeentelijk", "weegfactor_landelijk"),
)
"""The columns that say who a pupil is, and how much an answer weighs [ggd-oko-2025]."""

_LEAVE_OUT = Wording(
    'Say which code it is (columns={{"{column}": "CODE"}}, --column {column}=CODE) or leave it out'
    ' ({{"{column}": None}}, --leave-out {column})',
    'Zeg welke code het is (columns={{"{column}": "CODE"}}, --column {column}=CODE) of laat hem weg'
    ' ({{"{column}": None}}, --leave-out {column})',
)
_MEANT = Wording(
    "in {year} the code may stand for: {meanings}", "in {year} kan de code staan voor: {meanings}"
)
_NOT_KNOWN = Wording(
    "what the code stood for in {year} is not known",
    "waar de code in {year} voor stond, is onbekend",
)
_RECODED = Wording(
    "the code kept its name while its values changed ({meanings}), and in {year} they were not yet"
    " those of today",
    "de code hield zijn naam terwijl de waarden veranderden ({meanings}), en in {year} waren ze nog"
    " niet die van nu",
)
_BY_HAND = Wording(
    'Recode it to 1 yes and 0 no and say so (columns={{"{column}": "{column}"}}, --column'
    ' {column}={column}), or leave it out ({{"{column}": None}}, --leave-out {column})',
    'Hercodeer hem naar 1 ja en 0 nee en zeg dat (columns={{"{column}": "{column}"}}, --column'
    ' {column}={column}), of laat hem weg ({{"{column}": None}}, --leave-out {column})',
)
_MADE_BESIDE = Wording(
    "in {year} it is made beside {code}, which is defined otherwise ({note})",
    "in {year} wordt die gemaakt naast {code}, die anders gedefinieerd is ({note})",
)
_LABEL = Wording("{code} ({label})", "{code} ({label})")
_COLUMN = Wording("column", "kolom")
_TAKE_CURRENT = Wording(
    'Take the column {code}, and leave this one out (columns={{"{column}": None}}, --leave-out'
    " {column})",
    'Neem de kolom {code}, en laat deze weg (columns={{"{column}": None}}, --leave-out {column})',
)


@final
@attrs.frozen(repr=False)
class Question(OneLine):
    """A column that holds answers, and the current code of what it asks.

    ``refusal`` says why it cannot be counted (None: it can); ``note`` is what a reader of its
    figures has to know.
    """

    column: str
    indicator: str
    measures: Measures = Measures.SHARE
    refusal: Refusal | None = None
    note: str | None = None

    @property
    def is_current(self) -> bool:
        """Whether the column has the name that the indicator has today."""
        return self.column.upper() == self.indicator


@final
@attrs.frozen(repr=False)
class SurveyColumns(OneLine):
    """What the columns of a survey file are, by their names: :func:`okomodel.survey_columns`.

    ``indicators`` has by column the current code of what it asks, ``background`` the columns that
    say who a pupil is, ``refusals`` why a column cannot be counted, and ``unknown`` the names that
    say nothing: those are not counted.
    """

    indicators: Mapping[str, str]
    background: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    unknown: tuple[str, ...]


def questions(
    names: Iterable[str],
    survey: SurveyRound,
    own: Iterable[OwnIndicator] = (),
    said: Mapping[str, str | None] = {},
) -> dict[str, Question | None]:
    """By column what it asks in a round; None: nothing that is known.

    ``said`` has the code that somebody says a column stands for (None: leave it out). Raises
    :class:`okomodel.UnknownName` for a code that is neither current nor one's own, and for a column
    that is not there.

    >>> of_2023 = SurveyRound(id="gmj-2023", year=2023, instrument="gmj")
    >>> questions(["SOROK3S8", "LEEFTIJD"], of_2023)["SOROK3S8"]
    <Question column='SOROK3S8' indicator='SOROK3A3'>
    """
    known, names = {one.code: one for one in own}, tuple(names)
    for column in said:
        if column not in names:
            raise UnknownName(_COLUMN, column, names)
    return {
        name: _said(name, said[name], known)
        if name in said
        else _question(name, survey.year, known.get(name.upper()))
        for name in names
    }


def _said(column: str, code: str | None, known: Mapping[str, OwnIndicator]) -> Question | None:
    if code is None:
        return None
    note = None if code in known else _note(indicators[code].clashes)
    return Question(column, code, measures_of(code, known), note=note)


def _question(column: str, year: int, own: OwnIndicator | None) -> Question | None:
    if own is not None:
        return Question(column, own.code, own.measures)
    code = column.upper()
    if not indicators.ever(code):
        return None
    clashes = indicators.clashes(code)
    kinds = {one.kind for one in clashes}
    if ClashKind.MEANING in kinds:
        return _of_meaning(column, year, clashes)
    if ClashKind.VALUES in kinds and not any(_is_of_today(one, year) for one in clashes):
        reason = worded(_RECODED, year=year, meanings=[one.meaning for one in clashes])
        return _refused(column, code, reason, _BY_HAND)
    return _resolved(column, year, _note(clashes))


def _is_of_today(clash: Clash, year: int) -> bool:
    return clash.last_year is None and clash.holds_in(year)


def _note(clashes: Iterable[Clash]) -> str | None:
    found = (one.meaning.nl for one in clashes if one.kind is ClashKind.DIRECTION)
    return next(found, None)


def _of_meaning(column: str, year: int, clashes: tuple[Clash, ...]) -> Question:
    """Of a code that meant more than one thing."""
    then = [one for one in clashes if one.kind is ClashKind.MEANING and one.holds_in(year)]
    meant = {one.indicator for one in then}
    if len(meant) == 1 and (code := meant.pop()):
        return _question_of(column, year, indicators[code])
    wording = _MEANT if then else _NOT_KNOWN
    reason = worded(wording, year=year, meanings=[one.meaning for one in then])
    return _refused(column, column.upper(), reason, _LEAVE_OUT)


def _refused(column: str, code: str, reason: Wording, help_: Wording) -> Question:
    help_ = worded(help_, column=column, code=code)
    return Question(column, code, refusal=Refusal(column, reason, help_))


def _resolved(column: str, year: int, note: str | None) -> Question:
    """Of a code that misleads nobody: it stands for one thing, or it is refused."""
    code = column.upper()
    meant = indicators.resolve(code, year) or indicators.resolve(code)
    if len(meant) == 1:
        return _question_of(column, year, meant[0], note)
    labels = [worded(_LABEL, code=one.code, label=one.wording) for one in meant]
    reason = worded(_MEANT, year=year, meanings=labels)
    return _refused(column, code, reason, _LEAVE_OUT)


def _question_of(column: str, year: int, meant: Indicator, note: str | None = None) -> Question:
    """Of one indicator; in the year of the catalogue no code with another definition stands for it.

    Both were made in that year, and a figure of that year is taken for one by today's definition.
    """
    told = next(_defined_otherwise(column.upper(), year, meant), None)
    if told is None:
        return Question(column, meant.code, meant.measures, note=note)
    reason = worded(_MADE_BESIDE, year=year, code=meant.code, note=told)
    return _refused(column, meant.code, reason, _TAKE_CURRENT)


def _defined_otherwise(code: str, year: int, meant: Indicator) -> Iterator[Wording]:
    if code == meant.code or year < CATALOGUE_YEAR:
        return
    for one in meant.history:
        is_other = one.change is CodeChange.REDEFINED and one.comparable is not Comparability.YES
        if one.code == code and is_other:
            yield one.remark
