"""Whether what was counted can be trusted: if not, every reason at once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import Any, final

import attrs
import narwhals as nw

from okomodel.reference.indicator import indicators
from okomodel.survey.answers import Answers, Kind, number_of
from okomodel.survey.areas import area_of, with_successor
from okomodel.survey.columns import BACKGROUND, EDUCATION, GENDER, GRADE, MUNICIPALITY, YEAR
from okomodel.survey.counting import Asked, Cell, Plan, values_of
from okomodel.survey.planning import Request, Source
from okomodel.survey.refusal import Refusal, SurveyError, refused, worded
from okomodel.wording import Wording, thousands

__all__ = ["Totals", "chosen", "judge"]

_SHOWN = 5
_BACKGROUND = frozenset(name.upper() for name in BACKGROUND)
_NO_HELP = Wording("", "")
_SENTINELS = frozenset({9, 88, 99, 888, 999, 8888, 9999})

_NOBODY = Wording("the file has no rows", "het bestand heeft geen rijen")
_NOT_OF_YEAR = Wording(
    "nobody was asked in {year}; found: {found}", "niemand is in {year} gevraagd; gevonden: {found}"
)
_NO_GRADE = Wording(
    "nobody is in a class that the round asked; found: {found}",
    "niemand zit in een klas die de ronde vroeg; gevonden: {found}",
)
_NOT_THERE = Wording(
    "there is no pupil of {code}; found: {found}",
    "er is geen leerling van {code}; gevonden: {found}",
)
_NONE_OF_THEM = Wording(
    "there is no pupil of any of the participants; found: {found}",
    "er is geen leerling van een van de deelnemers; gevonden: {found}",
)
_NO_AREA = Wording("no municipality is filled in", "er is geen gemeente ingevuld")
_NO_CODE = Wording(
    "these values are no code of a municipality: {found}",
    "deze waarden zijn geen code van een gemeente: {found}",
)
_SEVERAL = Wording(
    "there are pupils of {count} municipalities: {found}",
    "er zijn leerlingen van {count} gemeenten: {found}",
)
_SAY_WHICH = Wording(
    "Say which one (municipality=, --municipality), or measure all of them apart"
    " (measure_municipalities, --all-municipalities)",
    "Zeg welke (municipality=, --municipality), of meet ze allemaal apart"
    " (measure_municipalities, --all-municipalities)",
)
_STRANGE = Wording(
    "a yes/no indicator is 1, 0, 8, 9 or empty, and here stands: {found}",
    "een ja/nee-indicator is 1, 0, 8, 9 of leeg, en hier staat: {found}",
)
_TICKED = Wording(
    "A tick box (1 ticked, 2 not ticked) is a question and no indicator: recode 2 to 0",
    "Een aankruisvakje (1 aangekruist, 2 niet) is een vraag en geen indicator: hercodeer 2 naar 0",
)
_LABELS = Wording(
    "These are labels: read the file with codes (convert_categoricals=False)",
    "Dit zijn labels: lees het bestand in met codes (convert_categoricals=False)",
)
_GRADES = Wording(
    "it has 1 for class 2 and 2 for class 4 (0: another, 9: not known), and here stands: {found}",
    "die heeft 1 voor klas 2 en 2 voor klas 4 (0: andere, 9: onbekend), en hier staat: {found}",
)
_CODES = Wording(
    "it holds codes, and here stands: {found}", "die bevat codes, en hier staat: {found}"
)
_WEIGHTS = Wording(
    "{count} pupils have a weight that is missing, negative or no number",
    "{count} leerlingen hebben een weegfactor die ontbreekt, negatief is of geen getal",
)
_ONE_WEIGHT = Wording(
    "1 pupil has a weight that is missing, negative or no number",
    "1 leerling heeft een weegfactor die ontbreekt, negatief is of geen getal",
)
_NO_WEIGHT = Wording("all weights are 0", "alle weegfactoren zijn 0")
_SENTINEL = Wording(
    "the largest value is {most:}, which often stands for no answer",
    "de grootste waarde is {most:}, wat vaak voor geen antwoord staat",
)
_SAY_MISSING = Wording(
    'If it does: missing={{"{column}": [{most}]}}, --missing {column}={most}; if it is a value:'
    ' missing={{"{column}": []}}, --missing {column}=',
    'Is dat zo: missing={{"{column}": [{most}]}}, --missing {column}={most}; is het een waarde:'
    ' missing={{"{column}": []}}, --missing {column}=',
)
_TWO = Wording(
    "the columns {columns} both say {code} in this round",
    "de kolommen {columns} zeggen in deze ronde allebei {code}",
)
_ONE_OF_THEM = Wording(
    'Leave one of them out (columns={{"{column}": None}}, --leave-out {column})',
    'Laat een ervan weg (columns={{"{column}": None}}, --leave-out {column})',
)
_NOTHING = Wording(
    "no column has answers to an indicator that is known",
    "geen kolom heeft antwoorden op een indicator die bekend is",
)
_PERHAPS = Wording("Not known: {names}", "Niet bekend: {names}")


@final
@attrs.frozen
class Totals:
    """What was counted of a request, of all who count together."""

    plan: Plan
    sums: Sequence[float]
    most: Sequence[float]

    @classmethod
    def of(cls, plan: Plan, cells: Iterable[Cell]) -> "Totals":
        """Those of cells."""
        sums = [0.0] * len(plan.sums)
        most = [-inf] * len(plan.most)
        for cell in cells:
            sums = [one + more for one, more in zip(sums, cell.sums, strict=True)]
            most = [max(both) for both in zip(most, cell.most, strict=True)]
        return cls(plan, sums, most)

    def sum(self, name: str) -> float:
        """One of the sums of the plan."""
        return dict(zip(self.plan.sums, self.sums, strict=True))[name]


def judge(source: Source, request: Request, plan: Plan, cells: Sequence[Cell]) -> list[Cell]:
    """The cells of pupils who count: of a class of the round, in a municipality that is asked for.

    Raises :class:`okomodel.survey.refusal.SurveyError` where there are none, or where who they are
    or how much they weigh cannot be said.
    """
    look = _Look(source, request, plan)
    if not cells:
        raise look.why_nobody()
    everybody = Totals.of(plan, cells)
    if everybody.sum("grades"):
        raise refused(GRADE, _GRADES, found=look.strange(plan.grade, 0, 1, 2, 9))
    some = [cell for cell in cells if cell.grade in request.survey.grades]
    if not some:
        raise refused(GRADE, _NO_GRADE, found=_told(look.values(plan.grade)))
    some = [*look.of_areas(some)]
    if not some:
        raise refused(MUNICIPALITY, _NONE_OF_THEM, found=_told(look.values(plan.municipality)))
    wrong = [*look.wrong(Totals.of(plan, some))]
    if wrong:
        raise SurveyError(wrong)
    return some


@final
@attrs.frozen
class _Look:
    """What is looked up in the answers where something is wrong."""

    source: Source
    request: Request
    plan: Plan

    def values(self, answers: Answers | None, of: nw.Expr | None = None) -> Counter[str]:
        if answers is None:
            return Counter()
        whom = self.plan.of if of is None else of if self.plan.of is None else self.plan.of & of
        return values_of(self.source.frames(), answers, whom)

    def strange(self, answers: Answers, *known: int) -> str:
        """The values that a column should not have, of those who count, with how often."""
        of = ~answers.has(*known) & ~answers.is_empty
        return _told(self.values(answers, of))

    def why_nobody(self) -> SurveyError:
        """Why no row is counted at all."""
        plan, survey = self.plan, self.request.survey
        if not any(self._values(plan.grade)):
            return SurveyError([Refusal("", _NOBODY)])
        years = self._values(plan.year) if plan.year else Counter[str]()
        if years and str(survey.year) not in map(number_of, years):
            return refused(YEAR, _NOT_OF_YEAR, year=survey.year, found=_told(years))
        return self._not_there(self.request.areas[0])

    def _values(self, answers: Answers, of: nw.Expr | None = None) -> Counter[str]:
        return values_of(self.source.frames(), answers, of)

    def _not_there(self, code: str) -> SurveyError:
        area = self.plan.municipality
        found = self._values(area, self.plan.of_year) if area else Counter[str]()
        return refused(MUNICIPALITY, _NOT_THERE, code=code, found=_told(found))

    def of_areas(self, cells: Iterable[Cell]) -> Iterator[Cell]:
        """Those of a municipality that is asked for, with its code."""
        if self.plan.municipality is None:
            yield from cells
            return
        coded = [(area_of(cell.municipality), cell) for cell in cells]
        there = {code for code, _ in coded if code}
        self._judge_areas(there, [cell.municipality for code, cell in coded if code is None])
        for code, cell in coded:
            for whose in self._whose(code) if code else ():
                yield cell._replace(municipality=whose)

    def _whose(self, code: str) -> Sequence[str]:
        """For whom a municipality counts."""
        if not self.request.apart:
            return ("",)
        shares = self.request.shares
        return (code,) if shares is None else shares.get(code, ())

    def _judge_areas(self, there: set[str], unknown: Sequence[Any]) -> None:
        names = Counter(str(one) for one in unknown if str(one) not in {"", "-1", "-1.0", "0"})
        if names:
            raise refused(MUNICIPALITY, _NO_CODE, found=[*names][:_SHOWN])
        if not there:
            raise refused(MUNICIPALITY, _NO_AREA)
        for code in self.request.areas:
            if there.isdisjoint(with_successor(code, self.request.survey.year)):
                raise self._not_there(code)
        if len(there) > 1 and not self.request.apart and not self.request.areas:
            told = ", ".join(sorted(there)[:_SHOWN])
            raise refused(MUNICIPALITY, _SEVERAL, _SAY_WHICH, count=len(there), found=told)

    def wrong(self, totals: Totals) -> Iterator[Refusal]:
        """What is wrong with who they are, and with what they weigh."""
        coded = (
            (GENDER, "genders", self.plan.gender),
            (EDUCATION, "educations", self.plan.education),
        )
        for column, name, answers in coded:
            if answers and totals.sum(name):
                found = self.strange(answers, *range(10))
                yield Refusal(column, worded(_CODES, found=found), _LABELS)
        if self.request.weight and (count := int(totals.sum("weights"))):
            wording = _ONE_WEIGHT if count == 1 else _WEIGHTS
            yield Refusal(self.request.weight, worded(wording, count=thousands(count)))


def chosen(source: Source, request: Request, plan: Plan, cells: Sequence[Cell]) -> dict[int, Asked]:
    """The questions that are measured, by their place in the plan: those that have answers.

    Raises :class:`okomodel.survey.refusal.SurveyError` with everything that is wrong with them.
    """
    totals, look = Totals.of(plan, cells), _Look(source, request, plan)
    asked = {
        at: one
        for at, one in enumerate(plan.asked)
        if totals.sum(f"q{at}_base") or totals.sum(f"q{at}_strange")
    }
    current = {one.question.indicator for one in asked.values() if _is_current(one)}
    asked = {
        at: one
        for at, one in asked.items()
        if _is_current(one) or one.question.indicator not in current
    }
    wrong = [*_refusals(asked, totals, look), *_doubles(asked.values())]
    if wrong:
        raise SurveyError(wrong)
    if not asked:
        names = [name for name in source.schema if name.upper() not in _BACKGROUND]
        names = [name for name in names if not indicators.ever(name.upper())]
        raise refused("", _NOTHING, _PERHAPS if names else _NO_HELP, names=names[:_SHOWN])
    return asked


def _is_current(asked: Asked) -> bool:
    return asked.question.is_current


def _refusals(asked: dict[int, Asked], totals: Totals, look: _Look) -> Iterator[Refusal]:
    most = dict(zip(totals.plan.most, totals.most, strict=True))
    for at, one in asked.items():
        column = one.question.column
        if one.question.refusal:
            yield one.question.refusal
        elif totals.sum(f"q{at}_strange"):
            found = look.strange(one.answers, 0, 1, 8, 9)
            yield Refusal(column, worded(_STRANGE, found=found), _help(found, one.answers))
        elif one.is_mean and most[f"m{at}"] in _SENTINELS and not _is_said(one, look.request):
            told = f"{most[f'm{at}']:g}"
            help_ = worded(_SAY_MISSING, column=column, most=told)
            yield Refusal(column, worded(_SENTINEL, most=told), help_)
        elif look.request.weight and not totals.sum(f"q{at}_weight"):
            yield Refusal(look.request.weight, _NO_WEIGHT)


def _is_said(asked: Asked, request: Request) -> bool:
    return not {asked.question.column, asked.question.indicator}.isdisjoint(request.missing)


def _help(found: str, answers: Answers) -> Wording:
    if found.startswith("2 ("):
        return _TICKED
    return _NO_HELP if answers.kind is not Kind.TEXT or found[:1].isdigit() else _LABELS


def _doubles(asked: Iterable[Asked]) -> Iterator[Refusal]:
    by_code: dict[str, list[str]] = {}
    for one in asked:
        by_code.setdefault(one.question.indicator, []).append(one.question.column)
    for code, columns in by_code.items():
        if len(columns) > 1:
            reason = worded(_TWO, columns=columns, code=code)
            yield Refusal(columns[0], reason, worded(_ONE_OF_THEM, column=columns[0]))


def _told(found: Counter[str]) -> str:
    """Values with how often they were found, the most frequent first."""
    some = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    told = ", ".join(f"{value} ({often}x)" for value, often in some[:_SHOWN])
    return f"{told}, ..." if len(some) > _SHOWN else told or "-"
