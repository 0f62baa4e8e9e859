"""Pupils counted: one lazy query over any frame, of which only the counts come back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple, final

import attrs
import narwhals as nw

from okomodel.model import Education, Gender, Measures
from okomodel.survey.answers import VALID, WITHOUT, YES, Answers, Kind, flag
from okomodel.survey.columns import Question
from okomodel.survey.rounds import GRADES

__all__ = ["Asked", "Cell", "Plan", "Tally", "counted", "pieces", "values_of"]

_ROWS = 100_000
"""So many rows of a frame that lies in memory are counted at once."""

_GRADE_CODES = (0, 1, 2, 9)
_DIGITS = tuple(range(10))
_OF_GRADE = {code: grade for grade, code in GRADES.items()}
_OF_GENDER = {1: Gender.BOY, 2: Gender.GIRL}
_OF_EDUCATION = {1: Education.VMBO, 2: Education.HAVO_VWO}
_INFINITE = 1e300
_Named = Iterator[tuple[str, nw.Expr]]


class Tally(NamedTuple):
    """What some pupils answered to one question.

    ``base``: valid answers. ``total``: how many of them are yes, or the sum of what they say.
    ``strange``: answers that are neither valid nor none. ``weight``, ``weighted``, ``squares``:
    the weights of the valid answers, those of the yes (or times what they say), and their squares.
    """

    base: int
    total: float
    strange: int
    weight: float = 0.0
    weighted: float = 0.0
    squares: float = 0.0


@final
@attrs.frozen
class Asked:
    """A question, the answers of its column, and which of them stand for no answer."""

    question: Question
    answers: Answers
    missing: tuple[float, ...] = ()

    @property
    def is_mean(self) -> bool:
        """Whether a mean is asked of it, and no share."""
        return self.question.measures is Measures.MEAN

    @property
    def is_countable(self) -> bool:
        """Whether the type of its column can hold answers to it."""
        of_mean = (Kind.NUMBER, Kind.FLOAT)
        return self.answers.kind in (of_mean if self.is_mean else (*of_mean, Kind.TEXT))

    @property
    def is_valid(self) -> nw.Expr:
        """Whether an answer counts."""
        if not self.is_mean:
            return self.answers.has(*VALID)
        valid = ~self.answers.is_empty
        for code in self.missing:
            valid = valid & (self.answers.expression != code)
        return valid

    def sums(self, name: str, weight: nw.Expr | None) -> _Named:
        """What is added up, in the order of a tally: by name what each pupil brings."""
        if not self.is_countable:
            yield from self._uncounted(name, weight)
            return
        yield f"{name}_base", flag(self.is_valid)
        yield f"{name}_total", self._total
        yield f"{name}_strange", nw.lit(0) if self.is_mean else self.is_strange
        if weight is not None:
            yield f"{name}_weight", _where(self.is_valid, weight)
            yield f"{name}_weighted", self._weighted(weight)
            yield f"{name}_squares", _where(self.is_valid, weight * weight)

    def _uncounted(self, name: str, weight: nw.Expr | None) -> _Named:
        yield f"{name}_base", nw.lit(0)
        yield f"{name}_total", nw.lit(0)
        yield f"{name}_strange", 1 - flag(self.answers.is_empty)
        if weight is not None:
            yield from ((f"{name}_{one}", nw.lit(0.0)) for one in Tally._fields[3:])

    @property
    def is_strange(self) -> nw.Expr:
        """1 for what is neither a valid answer nor none."""
        return flag(~self.answers.is_empty & ~self.answers.has(*VALID, *WITHOUT))

    @property
    def most(self) -> nw.Expr:
        """The valid answer itself; else what is less than any."""
        valid = self.answers.expression.cast(nw.Float64)
        return nw.when(self.is_valid).then(valid).otherwise(nw.lit(-_INFINITE))

    @property
    def _total(self) -> nw.Expr:
        if self.is_mean:
            return _where(self.is_valid, self.answers.expression.cast(nw.Float64))
        return flag(self.answers.has(YES))

    def _weighted(self, weight: nw.Expr) -> nw.Expr:
        if self.is_mean:
            return _where(self.is_valid, weight * self.answers.expression)
        return _where(self.answers.has(YES), weight)


@final
@attrs.frozen(kw_only=True, slots=False)
class Plan:
    """What is counted of whom: the questions, and the columns that say who a pupil is."""

    asked: Sequence[Asked]
    grade: Answers
    gender: Answers | None = None
    education: Answers | None = None
    municipality: Answers | None = None
    school: Answers | None = None
    weight: Answers | None = None
    of: nw.Expr | None = None
    """Which pupils; None: all of them."""
    year: Answers | None = None
    of_year: nw.Expr | None = None
    """Which pupils, wherever they are."""

    @cached_property
    def keys(self) -> dict[str, nw.Expr]:
        """By what pupils are put together."""
        coded = (("by_gender", self.gender), ("by_education", self.education))
        named = (("by_municipality", self.municipality), ("by_school", self.school))
        return {
            "by_grade": _code(self.grade),
            **{name: _code(one) for name, one in coded if one},
            **{name: one.key for name, one in named if one},
        }

    @cached_property
    def sums(self) -> dict[str, nw.Expr]:
        """What is added up of them: first what is wrong with them, then the tallies."""
        weight = self.weight.expression.cast(nw.Float64) if self.weight else None
        wrong = {
            "grades": _strange(self.grade, _GRADE_CODES),
            "genders": _strange(self.gender, _DIGITS),
            "educations": _strange(self.education, _DIGITS),
            "weights": nw.lit(0) if weight is None else 1 - _sure(_is_weight(weight)),
        }
        tallies = (one.sums(f"q{at}", weight) for at, one in enumerate(self.asked))
        return {**wrong, **{name: asked for named in tallies for name, asked in named}}

    @cached_property
    def most(self) -> dict[str, nw.Expr]:
        """Of which the largest is found."""
        return {
            f"m{at}": one.most
            for at, one in enumerate(self.asked)
            if one.is_mean and one.is_countable
        }


class Cell(NamedTuple):
    """Pupils of one kind: how many, what is wrong with them, and what they answered.

    ``sums`` and ``most`` are in the order of the plan.
    """

    grade: int | None
    gender: Gender | None
    education: Education | None
    municipality: Any
    school: Any
    pupils: int
    sums: list[float]
    most: list[float]


def pieces(frame: Any) -> Iterator[Any]:
    """The frame as lazy ones: what lies in memory is counted piece by piece."""
    if isinstance(frame, nw.LazyFrame):
        yield frame
        return
    for start in range(0, max(len(frame), 1), _ROWS):
        yield frame[start : start + _ROWS].lazy()


def counted(frames: Iterable[Any], plan: Plan) -> list[Cell]:
    """The pupils of all these frames, by kind."""
    return [_cell(row, plan) for frame in frames for row in _rows(frame, plan)]


def _rows(frame: Any, plan: Plan) -> Iterable[dict[str, Any]]:
    of = frame if plan.of is None else frame.filter(plan.of)
    asked = of.select(**plan.keys, **plan.sums, **plan.most).group_by(*plan.keys)
    sums = [nw.col(name).sum() for name in plan.sums]
    most = [nw.col(name).max() for name in plan.most]
    rows: Iterable[dict[str, Any]] = (
        asked.agg(*sums, *most, pupils=nw.len()).collect().iter_rows(named=True)
    )
    return rows


def _cell(row: dict[str, Any], plan: Plan) -> Cell:
    return Cell(
        _OF_GRADE.get(row["by_grade"]),
        _OF_GENDER.get(row.get("by_gender", 0)),
        _OF_EDUCATION.get(row.get("by_education", 0)),
        row.get("by_municipality"),
        row.get("by_school"),
        int(row["pupils"]),
        [float(row[name]) for name in plan.sums],
        [float(row[name]) for name in plan.most],
    )


def values_of(frames: Iterable[Any], answers: Answers, of: nw.Expr | None) -> Counter[str]:
    """How often each value stands in a column; an empty one is no value."""
    found = Counter[str]()
    for frame in frames:
        some = frame.filter(~answers.is_empty if of is None else of & ~answers.is_empty)
        values = some.select(value=answers.expression).group_by("value")
        table = values.agg(often=nw.len()).collect()
        for row in table.iter_rows(named=True):
            found[_told(row["value"])] += int(row["often"])
    return found


def _told(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _code(answers: Answers) -> nw.Expr:
    return _sure(answers.has(1)) + _sure(answers.has(2)) * 2


def _strange(answers: Answers | None, known: Sequence[int]) -> nw.Expr:
    if answers is None or (known is _DIGITS and answers.kind is not Kind.TEXT):
        return nw.lit(0)
    return flag(~answers.is_empty & ~answers.has(*known))


def _sure(condition: nw.Expr) -> nw.Expr:
    """1 where it holds, else 0: also where it is not known."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0))


def _is_weight(weight: nw.Expr) -> nw.Expr:
    return (weight >= 0) & (weight < _INFINITE)


def _where(condition: nw.Expr, value: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(value).otherwise(nw.lit(0.0))
