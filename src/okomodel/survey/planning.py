"""What is counted: which columns there are, and which of them are needed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, final

import attrs
import narwhals as nw

from okomodel.errors import InvalidType, UnknownName, nearest
from okomodel.model import Measures, OwnIndicator, SurveyRound
from okomodel.survey.answers import Answers, Kind
from okomodel.survey.areas import lies_in, with_successor
from okomodel.survey.columns import (
    BACKGROUND,
    EDUCATION,
    GENDER,
    GRADE,
    MUNICIPALITY,
    SCHOOL,
    YEAR,
    Question,
    questions,
)
from okomodel.survey.counting import Asked, Plan, pieces
from okomodel.survey.refusal import Refusal, SurveyError, refused, worded
from okomodel.wording import Wording

__all__ = ["BREAKDOWNS", "Request", "Source", "breakdown", "planned"]

BREAKDOWNS = {"grade": GRADE, "gender": GENDER, "education": EDUCATION, "school": SCHOOL}
"""By what figures can be broken down, and the columns that say it."""

_FRAME = Wording(
    "a data frame (pandas, Polars, Arrow, DuckDB, Spark, Dask)",
    "een dataframe (pandas, Polars, Arrow, DuckDB, Spark, Dask)",
)
_BREAKDOWN = Wording("breakdown", "uitsplitsing")
_COLUMN = Wording("column", "kolom")
_NAMED_TWICE = Wording(
    "two columns have the same name: {found}", "twee kolommen hebben dezelfde naam: {found}"
)
_NO_COLUMN = Wording("there is no such column", "die kolom is er niet")
_NEAR = Wording("Did you mean {near}?", "Bedoelde u {near}?")
_LEAVE_OUT = Wording('Leave "{name}" out of by (--by)', 'Laat "{name}" weg uit by (--by)')
_NO_CODES = Wording("it holds {type}, and no codes", "die bevat {type}, en geen codes")
_NO_NUMBERS = Wording(
    "it holds {type}, and a {what} is a number", "die bevat {type}, en een {what} is een getal"
)
_WEIGHT, _MEAN = Wording("weight", "weegfactor"), Wording("mean", "gemiddelde")
_TWICE = Wording("there are two such columns: {names}", "er zijn twee zulke kolommen: {names}")


@final
@attrs.frozen
class Source:
    """Answers that can be counted as often as it takes: of what type each column is, and them."""

    schema: Mapping[str, Any]
    frames: Callable[[], Iterator[Any]]

    @classmethod
    def of(cls, frame: Any) -> "Source":
        """Those of a data frame; raises :class:`okomodel.InvalidType` for what is none."""
        try:
            narwhal = nw.from_native(frame)
        except TypeError:
            raise InvalidType(_FRAME, frame, "frame") from None
        except nw.exceptions.DuplicateError as error:
            raise refused("", _NAMED_TWICE, found=str(error).splitlines()[-1]) from None
        named = {name: of for name, of in narwhal.collect_schema().items() if _is_text(name)}
        return cls(named, lambda: pieces(narwhal))


@final
@attrs.frozen(kw_only=True)
class Request:
    """What somebody asks of the answers.

    ``areas``: the codes of one participant; none: of the only municipality of the file, or, where
    ``apart``, of each. ``shares``: for whom a municipality counts, by its code, where that is not
    for itself: a participant may be several, and several may have one.
    """

    survey: SurveyRound
    by: frozenset[str]
    areas: tuple[str, ...] = ()
    weight: str | None = None
    indicators: Sequence[OwnIndicator] = ()
    missing: Mapping[str, Sequence[float]] = attrs.field(factory=dict)
    columns: Mapping[str, str | None] = attrs.field(factory=dict)
    apart: bool = False
    shares: Mapping[str, Sequence[str]] | None = None


def _is_text(name: object) -> bool:
    """Whether somebody named a column: pandas numbers those that nobody did."""
    return isinstance(name, str)


def breakdown(by: Iterable[str]) -> frozenset[str]:
    """By what is broken down; raises :class:`okomodel.UnknownName` for what nothing is.

    >>> breakdown("grade")
    frozenset({'grade'})
    """
    names = (by,) if isinstance(by, str) else tuple(by)
    for name in names:
        if name not in BREAKDOWNS:
            raise UnknownName(_BREAKDOWN, name, BREAKDOWNS)
    return frozenset(names)


def planned(schema: Mapping[str, Any], request: Request) -> Plan:
    """What is counted of a file with these columns.

    Raises :class:`okomodel.survey.refusal.SurveyError` where a column that is needed is not there.
    """
    needed = [GRADE, *(column for name, column in BREAKDOWNS.items() if name in request.by)]
    needed += [MUNICIPALITY] if request.areas or request.apart else []
    needed += [request.weight] if request.weight else []
    there = _Columns.of(schema, dict.fromkeys((*needed, MUNICIPALITY, YEAR)))
    wrong = [*there.missing(dict.fromkeys(needed)), *there.no_numbers(request.weight)]
    if wrong:
        raise SurveyError(wrong)
    area, year = there.get(MUNICIPALITY), there.get(YEAR)
    return Plan(
        asked=tuple(_asked(schema, request, {*there.names, *BACKGROUND})),
        grade=there[GRADE],
        gender=there.get(GENDER) if "gender" in request.by else None,
        education=there.get(EDUCATION) if "education" in request.by else None,
        school=there.get(SCHOOL) if "school" in request.by else None,
        municipality=area,
        weight=there.get(request.weight) if request.weight else None,
        year=year,
        of_year=(of_year := year.has(request.survey.year) if year else None),
        of=_whom(area, of_year, request),
    )


def _whom(area: Answers | None, of: nw.Expr | None, request: Request) -> nw.Expr | None:
    if area is None or not request.areas:
        return of
    codes = [one for code in request.areas for one in with_successor(code, request.survey.year)]
    there = lies_in(area, codes)
    return there if of is None else of & there


@final
@attrs.frozen
class _Columns:
    """The columns that are needed, found by name, in capitals or not."""

    found: Mapping[str, Sequence[str]]
    schema: Mapping[str, Any]

    @classmethod
    def of(cls, schema: Mapping[str, Any], wanted: Mapping[str, None]) -> "_Columns":
        named = {
            name: [name]
            if name in schema
            else [one for one in schema if one.upper() == name.upper()]
            for name in wanted
        }
        return cls(named, schema)

    @property
    def names(self) -> Iterator[str]:
        return (one for some in self.found.values() for one in some)

    def get(self, name: str) -> Answers | None:
        names = self.found[name]
        return Answers.of(names[0], self.schema[names[0]]) if names else None

    def __getitem__(self, name: str) -> Answers:
        return Answers.of(self.found[name][0], self.schema[self.found[name][0]])

    def missing(self, needed: Mapping[str, None]) -> Iterator[Refusal]:
        for name, names in self.found.items():
            if name in needed and not names:
                yield Refusal(name, _NO_COLUMN, self._help(name))
            elif len(names) > 1:
                yield Refusal(name, worded(_TWICE, names=names))
            elif names and self[name].kind is Kind.NEITHER:
                yield Refusal(name, worded(_NO_CODES, type=str(self.schema[names[0]])))

    def no_numbers(self, weight: str | None) -> Iterator[Refusal]:
        if weight and self.found[weight] and not _is_number(self[weight]):
            told = worded(_NO_NUMBERS, type=str(self.schema[self.found[weight][0]]), what=_WEIGHT)
            yield Refusal(weight, told)

    def _help(self, name: str) -> Wording:
        if near := nearest(name.upper(), {one.upper(): one for one in self.schema}):
            return worded(_NEAR, near=next(one for one in self.schema if one.upper() == near[0]))
        by = [key for key, column in BREAKDOWNS.items() if column == name and key != "grade"]
        return worded(_LEAVE_OUT, name=by[0]) if by else Wording("", "")


def _is_number(answers: Answers) -> bool:
    return answers.kind in {Kind.NUMBER, Kind.FLOAT}


def _asked(schema: Mapping[str, Any], request: Request, taken: set[str]) -> Iterator[Asked]:
    names = [name for name in schema if name not in taken]
    found = questions(names, request.survey, request.indicators, request.columns)
    known = {*found, *(one.indicator for one in found.values() if one)}
    for name in request.missing:
        if name not in known:
            raise UnknownName(_COLUMN, name, known)
    for name, question in found.items():
        if question:
            answers = Answers.of(name, schema[name])
            yield Asked(
                _typed(question, answers, schema[name]), answers, _missing(question, request)
            )


def _missing(question: Question, request: Request) -> tuple[float, ...]:
    said = (request.missing.get(name, ()) for name in (question.column, question.indicator))
    return tuple(dict.fromkeys(code for codes in said for code in codes))


def _typed(question: Question, answers: Answers, dtype: Any) -> Question:
    """The question, refused where the type of its column cannot hold the answers."""
    is_mean = question.measures is Measures.MEAN
    if question.refusal or (
        answers.kind is not Kind.NEITHER and (not is_mean or _is_number(answers))
    ):
        return question
    wording = worded(_NO_NUMBERS if is_mean else _NO_CODES, type=str(dtype), what=_MEAN)
    return attrs.evolve(question, refusal=Refusal(question.column, wording))
