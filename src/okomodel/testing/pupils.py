"""A round of pupils that do not exist, counted as a GGD counts: its figures add up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Any, NamedTuple

from okomodel.model import Gender, Measurement, SurveyRound
from okomodel.reference.indicator import indicators
from okomodel.reference.tables import grouped

__all__ = ["survey"]


class _Pupil(NamedTuple):
    grade: str
    gender: Gender | None
    school: int
    yes: frozenset[str]
    """The indicators that the pupil counts for."""


def survey(
    draw: Random,
    codes: Iterable[str],
    *,
    year: int = 2025,
    pupils: tuple[int, int] = (60, 140),
    schools: int = 3,
    rare: float = 0.02,
    by_gender: bool = True,
    schools_by_grade: bool = False,
) -> SurveyRound:
    """A round of classes 2 and 4, with the figures of both, of girls and boys, and of schools.

    ``pupils``: between how many there are in a class; ``rare``: the share that the rarest
    indicator counts, others count up to ten times that. Codes of a family are answers of one
    question: each pupil gives one. One in fifty pupils is neither a girl nor a boy.

    >>> made_up = survey(Random(1), ["SOROK3A3"], schools=0)
    >>> made_up.measurements[0]
    <Measurement indicator='SOROK3A3' base=68 count=5 group='2'>
    """
    wanted = [*codes]
    answers = _Answers(draw, wanted, rare)
    each = [
        _Pupil(grade, _gender(draw), draw.randrange(max(schools, 1)), answers.given(draw))
        for grade in "24"
        for _ in range(draw.randint(*pupils))
    ]
    groups = [*_groups(each, schools, by_gender=by_gender, schools_by_grade=schools_by_grade)]
    figures = [
        Measurement(
            indicator=code,
            base=len(some),
            count=sum(code in one.yes for one in some),
            **of,
        )
        for code in wanted
        for some, of in groups
        if some
    ]
    return SurveyRound(id=f"oko-{year}", year=year, instrument="oko", measurements=figures)


def _gender(draw: Random) -> Gender | None:
    return draw.choices([Gender.GIRL, Gender.BOY, None], [49, 49, 2])[0]


class _Answers:
    """What pupils answer: whom each indicator counts, and how often which answer is given."""

    def __init__(self, draw: Random, codes: Sequence[str], rare: float) -> None:
        alone = [code for code in codes if not indicators[code].families]
        self._shares = {code: rare * (1 + 9 * draw.random()) for code in alone}
        questions = {indicators.question(code): None for code in codes if code not in alone}
        self._questions = [
            (answers, [rare + draw.random() ** 2 for _ in answers])
            for answers in ([*_answers(_families(codes), frozenset())] for codes in questions)
        ]

    def given(self, draw: Random) -> frozenset[str]:
        """The indicators that count one pupil."""
        yes = frozenset(code for code, share in self._shares.items() if draw.random() < share)
        return yes.union(*(draw.choices(*each)[0] for each in self._questions))


def _families(codes: Iterable[str]) -> Sequence[frozenset[str]]:
    members = grouped((name, code) for code in sorted(codes) for name in indicators[code].families)
    return [frozenset(each) for each in members.values()]


def _answers(families: Sequence[frozenset[str]], yes: frozenset[str]) -> Iterator[frozenset[str]]:
    """The ways in which a pupil can count for exactly one indicator of each family."""
    if any(len(yes & each) > 1 for each in families):
        return
    unasked = next((each for each in families if yes.isdisjoint(each)), None)
    if unasked is None:
        yield yes
    for code in sorted(unasked or ()):
        yield from _answers(families, yes | {code})


# ----------------------------------------------------------------------------------- the figures


def _groups(
    pupils: Sequence[_Pupil], schools: int, *, by_gender: bool, schools_by_grade: bool
) -> Iterator[tuple[Sequence[_Pupil], Mapping[str, Any]]]:
    """The pupils of each group, and what is said of it."""
    for group in ("2", "4", "2+4"):
        some = [one for one in pupils if one.grade in group]
        for gender in (None, *Gender) if by_gender else (None,):
            yield (
                [one for one in some if gender in (None, one.gender)],
                {"group": group, "gender": gender},
            )
        for school in range(schools) if schools_by_grade or group == "2+4" else ():
            of_school = {"group": group, "level": "school", "organisation": f"school-{school}"}
            yield [one for one in some if one.school == school], of_school
