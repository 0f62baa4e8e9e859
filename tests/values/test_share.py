"""Wilson, Newcombe and Kish say what statsmodels says."""

from fractions import Fraction
from pathlib import Path
from re import findall

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.proportion import (  # type: ignore[import-untyped] # it has no types
    confint_proportions_2indep,
    proportion_confint,
)

from okomodel.values.share import (
    change_interval,
    effective_base,
    smallest_change,
    tenths,
    wilson,
)

BASES = st.integers(1, 2000)


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, int]:
    """How many of how many."""
    base = draw(BASES)
    return draw(st.integers(0, base)), base


@given(shares())
def test_the_interval_of_a_share_is_wilsons(share: tuple[int, int]) -> None:
    count, base = share
    low, high = proportion_confint(count, base, alpha=0.05, method="wilson")
    found = wilson(100 * count / base, base)
    assert found.low == pytest.approx(100 * low, abs=1e-9)
    assert found.high == pytest.approx(100 * high, abs=1e-9)
    assert found.holds(100 * count / base)


@given(shares(), shares())
def test_the_interval_of_a_change_is_newcombes(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    (count, base), (later, later_base) = before, after
    low, high = confint_proportions_2indep(
        later, later_base, count, base, compare="diff", method="newcomb", alpha=0.05
    )
    found = change_interval(100 * count / base, base, 100 * later / later_base, later_base)
    assert found.low == pytest.approx(100 * low, abs=1e-9)
    assert found.high == pytest.approx(100 * high, abs=1e-9)


@given(share=shares(), later_base=BASES, up=st.booleans())
def test_the_smallest_change_is_demonstrable_and_a_smaller_one_is_not(
    share: tuple[int, int], later_base: int, *, up: bool
) -> None:
    before, base = 100 * share[0] / share[1], share[1]
    step = smallest_change(before, base, later_base, up=up)
    end = 100.0 if up else 0.0
    if step is None:
        assert change_interval(before, base, end, later_base).holds(0)
        return
    sign = 1 if up else -1
    assert not change_interval(before, base, before + sign * step, later_base).holds(0)
    assume(step > 0.01)
    for part in (0.25, 0.5, 0.75, 0.999):
        smaller = before + sign * step * part
        assert change_interval(before, base, smaller, later_base).holds(0)


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=50))
def test_the_effective_base_is_kishs(weights: list[float]) -> None:
    found = effective_base(weights)
    assert found == pytest.approx(sum(weights) ** 2 / sum(one**2 for one in weights))
    assert found <= len(weights) * (1 + 1e-9)


def test_of_equal_weights_each_counts_as_one() -> None:
    assert effective_base([2.5] * 40) == pytest.approx(40)
    assert effective_base([]) == 0


# ------------------------------------------------------------------------- how a figure is told


@given(st.integers(0, 3000), st.integers(1, 3000))
def test_a_share_is_told_with_the_decimal_that_lies_nearest(count: int, base: int) -> None:
    exact, told = Fraction(100 * count, base), Fraction(str(tenths(100 * count / base)))
    assert abs(exact - told) <= Fraction(1, 20)
    if abs(exact - told) == Fraction(1, 20):
        assert told > exact


@pytest.mark.parametrize(
    ("figure", "told"), [(78.8679, 78.9), (2.25, 2.3), (0.05, 0.1), (-0.05, -0.1), (0, 0)]
)
def test_halves_are_told_away_from_nothing(figure: float, told: float) -> None:
    assert tenths(figure) == told


def test_what_lies_beside_a_bound_does_not_read_as_it() -> None:
    assert tenths(79.9999, unlike=80) == 79.9999
    assert tenths(80, unlike=80) == 80


def test_no_other_place_rounds_a_percentage() -> None:
    """Or else one page says 78.8 where another says 78.9."""
    source = Path(__file__).parents[2] / "src" / "okomodel"
    for room in ("cli", "monitor", "pages", "rules", "survey", "tables"):
        for file in (source / room).rglob("*.py"):
            assert not findall(r"[^_]round\([^()]+, ?1\)", file.read_text("utf-8")), file
