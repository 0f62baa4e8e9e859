"""The bounds of whole numbers are those that integer programming finds."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from okomodel.monitor.bounds import Domain, Effort, Sum, Sums, TooMuchEffort, bounds, drawn_in

Problem = tuple[list[Domain], list[Sum]]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """A few numbers, and sums of some of them."""
    count = draw(st.integers(1, 6))
    lows = draw(st.lists(st.integers(0, 9), min_size=count, max_size=count))
    domains = [(low, low + draw(st.integers(0, 12))) for low in lows]
    return domains, [draw(sums(count)) for _ in range(draw(st.integers(0, 4)))]


@st.composite
def sums(draw: st.DrawFn, count: int) -> Sum:
    places = draw(st.permutations(range(count)))
    parts = tuple(places[: draw(st.integers(1, count))])
    rest = [one for one in places if one not in parts]
    total = draw(st.sampled_from([None, *rest]))
    least = draw(st.none() | st.integers(-12, 20))
    most = draw(st.none() | st.integers(0, 15).map(lambda more: (least or 0) + more))
    return Sum(parts, total, least, most)


def by_scipy(which: int, problem: Problem) -> Domain | None:
    domains, known = problem
    ends = [_least(sign, which, domains, known) for sign in (1, -1)]
    if ends[0] is None or ends[1] is None:
        return None
    return ends[0], -ends[1]


def _least(sign: int, which: int, domains: Sequence[Domain], known: Sequence[Sum]) -> int | None:
    aim = np.zeros(len(domains))
    aim[which] = sign
    rows = np.zeros((len(known), len(domains)))
    for at, one in enumerate(known):
        for place, each in one.terms:
            rows[at, place] += each
    low = [-np.inf if one.least is None else one.least for one in known]
    high = [np.inf if one.most is None else one.most for one in known]
    within = Bounds([low for low, _ in domains], [high for _, high in domains])
    constraints = LinearConstraint(rows, low, high) if known else ()
    found = milp(
        aim,
        integrality=np.ones(len(domains), dtype=np.int64),
        bounds=within,
        constraints=constraints,
    )
    return None if found.fun is None else round(found.fun)


@settings(max_examples=150)
@given(problems())
def test_the_bounds_are_those_of_integer_programming(problem: Problem) -> None:
    for which in range(len(problem[0])):
        found = bounds(which, problem[0], Sums(problem[1]), Effort(10**6))
        assert found == by_scipy(which, problem)


@given(problems())
def test_what_each_sum_tells_by_itself_is_never_too_narrow(problem: Problem) -> None:
    drawn = drawn_in(problem[0], Sums(problem[1]), Effort(10**6))
    for which in range(len(problem[0])):
        exact = bounds(which, problem[0], Sums(problem[1]), Effort(10**6))
        if exact is not None:
            assert drawn is not None
            assert drawn[which][0] <= exact[0] <= exact[1] <= drawn[which][1]


def test_it_gives_up_where_that_would_take_too_long() -> None:
    with pytest.raises(TooMuchEffort):
        bounds(0, [(0, 9)] * 5, Sums([Sum((0, 1, 2, 3, 4), None, 7, 7)]), Effort(9))
