"""An attacker with integer programming learns no more of what is withheld than the policy allows.

The sums are said a second time here, and nothing of the search is used. The rounds are those of
pupils who do not exist: grades and both, girls and boys, schools, and answers to one question.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from okomodel import Dossier, attack, publishable
from okomodel.model import Measurement, SurveyRound
from okomodel.reference.indicator import indicators
from okomodel.reference.policy import GMJV_2024, OKO_2025, Policy
from okomodel.testing.pupils import survey

POLICIES = (OKO_2025, GMJV_2024, Policy(name="klein", min_base=10, min_cell=3))
FAMILIES = (
    "LOAGK3A16 LOAGK3A17 LOAGK3A18 LOAGK3A19 LOAGK3A20 LOAGK3A21 LOAGK3A22 LOAGK3A23",
    "LOAGK3A25 LOAGK3A26 LOAGK3A27 LOAGK3A28 LOAGK3A29 LOAGK3A30 LOAGK3A31",
)
ROUNDS, CHUNKS = 100, 20
"""So many rounds in each of so many tests: two thousand."""

Of = tuple[Any, ...]
"""Of whom a figure is: indicator, group, gender, school."""

ATTACKED = 5
"""So many withheld figures of each round, which are drawn."""


def random_round(draw: Random, codes: Sequence[str], most_schools: int = 3) -> SurveyRound:
    least = draw.choice([10, 40, 120])
    return survey(
        draw,
        codes,
        pupils=(least, 3 * least),
        schools=draw.randint(0, most_schools),
        rare=draw.choice([0.005, 0.02, 0.05]),
        by_gender=draw.random() < 0.5,
        schools_by_grade=draw.random() < 0.3,
    )


def published(survey: SurveyRound, policy: Policy) -> tuple[Dossier, Sequence[Measurement]]:
    one = Dossier(id="x", name="X", municipalities=["GM9001"], rounds=[survey])
    found = publishable(one, policy)
    return found, found.rounds[0].measurements


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_withheld_count_is_narrower_than_the_policy_allows(chunk: int) -> None:
    for seed in range(chunk * ROUNDS, (chunk + 1) * ROUNDS):
        draw = Random(seed)
        check(draw, random_round(draw, ["SOROK3A3"]), draw.choice(POLICIES), f"seed {seed}")


@pytest.mark.parametrize("seed", range(24))
def test_nor_are_the_answers_to_one_question(seed: int) -> None:
    draw = Random(seed)
    codes = draw.choice(FAMILIES).split()
    check(draw, random_round(draw, codes, most_schools=2), draw.choice(POLICIES), f"seed {seed}")


def check(draw: Random, survey: SurveyRound, policy: Policy, said: str) -> None:
    """All that is shown, and of what is withheld a few that are drawn."""
    document, figures = published(survey, policy)
    known = {one.path: one for one in attack(document, policy)}
    relations = [*_relations(figures)]
    withheld = [index for index, one in enumerate(figures) if one.withheld]
    attacked = draw.sample(withheld, min(len(withheld), ATTACKED))
    for index, (before, after) in enumerate(zip(survey.measurements, figures, strict=True)):
        if not after.withheld:
            assert after == before, said
            assert policy.allows(before.base or 0, before.count or 0), said
        if index not in attacked:
            continue
        low, high = by_scipy(figures, relations, index, policy)
        base = before.base or 0
        assert low <= (before.count or 0) <= high, said
        assert high - low >= policy.min_cell or (low, high) == (0, base), (said, index, low, high)
        told = known[f"dossier.rounds[0].measurements[{index}]"]
        assert told.low <= low <= high <= told.high, (said, index, told)
        assert not told.is_exact or (told.low, told.high) == (low, high), (said, index, told)


def by_scipy(
    figures: Sequence[Measurement],
    relations: Sequence[tuple[np.ndarray, int, int]],
    index: int,
    policy: Policy,
) -> tuple[int, int]:
    """What a withheld count can be, for who knows that one of them at least is too small."""
    low = [0 if one.withheld else one.count or 0 for one in figures]
    high = [(one.base or 0) if one.withheld else one.count or 0 for one in figures]
    small = [] if _anything(figures, policy) else [*_small(figures, policy)]
    rows = [
        LinearConstraint(np.pad(row, (0, len(small))), least, most)
        for row, least, most in relations
    ]
    rows += _one_of(small, figures)
    more = len(small)
    within = Bounds(np.array([*low, *[0] * more]), np.array([*high, *[1] * more]))
    least, most = (_end(sign, index, within, rows) for sign in (1, -1))
    return least, most


def _end(sign: int, index: int, within: Bounds, rows: Sequence[LinearConstraint]) -> int:
    aim = np.zeros(len(within.lb))
    aim[index] = sign
    found = milp(
        aim, integrality=np.ones(len(aim), dtype=np.int64), bounds=within, constraints=rows
    )
    assert found.fun is not None
    return round(sign * found.fun)


Small = Sequence[tuple[int, int, int]]


def _one_of(small: Small, figures: Sequence[Measurement]) -> Iterator[LinearConstraint]:
    """For each of them a number that is 1 where the count is so small: one of them is."""
    first, width = len(figures), len(figures) + len(small)
    for at, (place, sign, most) in enumerate(small):
        row, base = np.zeros(width), figures[place].base or 0
        row[place], row[first + at] = sign, base
        yield LinearConstraint(row, -np.inf, most + base)
    if small:
        yield LinearConstraint(np.repeat([0.0, 1.0], [first, len(small)]), 1, np.inf)


def _anything(figures: Sequence[Measurement], policy: Policy) -> bool:
    """Whether one is withheld because its base is too small: that tells nothing of its count."""
    return any(one.withheld and (one.base or 0) < policy.min_base for one in figures)


def _small(figures: Sequence[Measurement], policy: Policy) -> Iterator[tuple[int, int, int]]:
    """The bounds of counts that the policy forbids: place, sign, and at most how many."""
    rest = policy.min_cell - 1 if policy.complement else 0
    for place, one in enumerate(figures):
        if one.withheld:
            yield place, 1, policy.min_cell - 1
            yield place, -1, rest - (one.base or 0)


def _relations(figures: Sequence[Measurement]) -> Iterator[tuple[np.ndarray, int, int]]:
    at: dict[Of, int] = {
        (one.indicator, one.group, one.gender, one.organisation): place
        for place, one in enumerate(figures)
    }
    for code, group, gender, school in at:
        whole = code, group, gender, school
        if group == "2+4":
            yield from _sum(figures, at, whole, [(code, g, gender, school) for g in ("2", "4")])
        if gender is None and school is None:
            yield from _sum(figures, at, whole, [(code, group, g, None) for g in ("girl", "boy")])
            schools = [key for key in at if key[:2] == (code, group) and key[3]]
            yield from _sum(figures, at, whole, schools)
    names = {name for code, *_ in at for name in indicators[code].families}
    for name in sorted(names):
        for code, *group in at:
            if name in indicators[code].families:
                family = [c for c in indicators if name in indicators[c].families]
                row = np.zeros(len(figures))
                row[[at[member, *group] for member in family]] = 1
                base = figures[at[code, *group]].base or 0
                yield row, base, base


def _sum(
    figures: Sequence[Measurement],
    at: Mapping[Of, int],
    whole: Of,
    parts: Sequence[Of],
) -> Iterator[tuple[np.ndarray, int, int]]:
    known = [at[key] for key in parts if key in at]
    if known:
        row = np.zeros(len(figures))
        row[known], row[at[whole]] = 1, -1
        left = (figures[at[whole]].base or 0) - sum(figures[i].base or 0 for i in known)
        yield row, -left, 0


def test_at_least_half_as_many_figures_stay_as_are_withheld() -> None:
    """Of rounds of two classes and up to three schools, with every indicator."""
    stay = held = 0
    for seed in range(12):
        draw = Random(seed)
        one = survey(draw, indicators, schools=draw.randint(0, 3), by_gender=draw.random() < 0.5)
        _, figures = published(one, OKO_2025)
        withheld = sum(figure.withheld for figure in figures)
        held, stay = held + withheld, stay + len(figures) - withheld
    assert stay >= held / 2
