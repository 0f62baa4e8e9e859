"""What holds from one day to the next."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from okomodel.insight.turns import Turns

DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 9))


@given(st.lists(st.tuples(DAYS, st.integers())), DAYS)
def test_what_holds_is_what_was_said_for_the_last_day(
    told: list[tuple[date, int]], day: date
) -> None:
    begun = sorted((one for one in told if one[0] <= day), key=lambda one: one[0])
    assert Turns.of(told).on(day) == (begun[-1][1] if begun else None)


@given(st.lists(st.tuples(DAYS, st.integers())), DAYS)
def test_of_what_is_ranked_the_last_that_has_begun_holds(
    told: list[tuple[date, int]], day: date
) -> None:
    begun = [value for start, value in told if start <= day]
    assert Turns.highest(told).on(day) == (begun[-1] if begun else None)
