"""How long something may take is counted in months or in weeks."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import InvalidType, InvalidValue
from okomodel.values.calendar import months_after
from okomodel.values.time_limit import TimeLimit, TimeUnit

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
numbers = st.integers(0, 120)
limits = st.builds(TimeLimit, numbers, st.sampled_from(TimeUnit))


@given(numbers, days)
def test_weeks_are_seven_days(number: int, day: date) -> None:
    assert TimeLimit(number, TimeUnit.WEEKS).after(day) == day + timedelta(days=7 * number)


@given(numbers, days)
def test_months_count_from_the_anchor(number: int, day: date) -> None:
    assert TimeLimit(number, TimeUnit.MONTHS).after(day) == months_after(day, number)


@given(limits, days, days)
def test_a_later_anchor_never_gives_an_earlier_limit(
    limit: TimeLimit, one: date, other: date
) -> None:
    assert limit.after(min(one, other)) <= limit.after(max(one, other))


@given(limits)
def test_a_time_limit_is_read_back_from_its_text_and_its_repr(limit: TimeLimit) -> None:
    assert TimeLimit.parse(str(limit)) == limit
    assert eval(repr(limit)) == limit


def test_three_months_after_the_last_of_november_is_the_last_of_february() -> None:
    assert TimeLimit.parse("3 months").after("2025-11-30") == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("text", "dutch"),
    [
        ("1 month", "1 maand"),
        ("3 months", "3 maanden"),
        ("1 week", "1 week"),
        ("8 weeks", "8 weken"),
    ],
)
def test_a_time_limit_is_said_in_both_languages(text: str, dutch: str) -> None:
    limit = TimeLimit.parse(text)
    assert (limit.label("en"), limit.label("nl")) == (text, dutch)


@pytest.mark.parametrize(
    "text", ["", "3", "months", "3 days", "-3 months", "٣ months", "3 months\n"]
)
def test_other_texts_are_no_time_limit(text: str) -> None:
    with pytest.raises(InvalidValue, match="expected a time limit"):
        TimeLimit.parse(text)


def test_a_number_is_no_text_of_a_time_limit() -> None:
    number: Any = 3
    with pytest.raises(InvalidType, match="expected a time limit"):
        TimeLimit.parse(number)


def test_a_time_limit_is_at_most_120_units() -> None:
    with pytest.raises(InvalidValue, match="number expects a whole number from 0 to 120"):
        TimeLimit.parse("121 weeks")
