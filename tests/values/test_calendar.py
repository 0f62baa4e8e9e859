"""Days and months: the laws of counting from the anchor."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import InvalidType, InvalidValue
from okomodel.values.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    as_day,
    in_range,
    months_after,
    to_day,
    whole_months_between,
)
from okomodel.values.period import Period
from tests.documents import days

steps = st.integers(-1200, 1200)
NOT_DAYS = (
    20260324,
    2026.0,
    b"2026-03-24",
    None,
    True,
    (2026, 3, 24),
    datetime(2026, 3, 24, tzinfo=UTC),
)


@given(days())
def test_a_day_and_its_text_are_one(day: date) -> None:
    assert to_day(day) == to_day(day.isoformat()) == Period(day.isoformat()).first_day == day


def test_no_day_stays_no_day() -> None:
    assert Period(date(2023, 1, 18), None).end is None


@pytest.mark.parametrize("value", NOT_DAYS, ids=repr)
def test_a_datetime_is_not_a_date_and_neither_is_a_number(value: object) -> None:
    with pytest.raises(InvalidType, match="a date \\(YYYY-MM-DD\\)"):
        to_day(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026", "2026-03", "2026-3-24", "20260324", "2026-W13-2", "2026-02-29", "2026-13-01"),
        *("2026-03-24T10:00:00", "2026-03-24 ", " 2026-03-24", "2026-03-24\n", "+2026-03-24"),
        *(
            "\u0662\u0660\u0662\u0666-\u0660\u0663-\u0662\u0664",
            "2026\u201103\u201124",
            "0000-01-01",
            "2026-00-10",
        ),
    ],
)
def test_a_day_is_written_as_yyyy_mm_dd_and_in_no_other_way(text: str) -> None:
    with pytest.raises(InvalidValue, match="a date"):
        to_day(text)


@pytest.mark.parametrize("text", ["1900-01-01", "2199-12-31", "2024-02-29", "2000-02-29"])
def test_the_years_1900_to_2199_have_days(text: str) -> None:
    assert in_range(to_day(text)).isoformat() == text


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1), date.min, date.max])
def test_other_years_have_none(day: date) -> None:
    for value in (day, day.isoformat()):
        with pytest.raises(InvalidValue, match=f"{FIRST_YEAR} to {LAST_YEAR}"):
            to_day(value)


@pytest.mark.parametrize("text", ["1899-12-31", "2200-01-01", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_asked_about_may_lie_in_any_year(text: str) -> None:
    assert as_day(text) == as_day(date.fromisoformat(text)) == date.fromisoformat(text)


@pytest.mark.parametrize("value", NOT_DAYS, ids=repr)
def test_what_is_asked_about_is_a_day_all_the_same(value: object) -> None:
    with pytest.raises(InvalidType, match="a date"):
        as_day(value)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match="a date"):
        as_day("20260324")


def test_31_january_and_one_month_and_one_month_is_not_two_months() -> None:
    start = date(2023, 1, 31)
    assert months_after(months_after(start, 1), 1) == date(2023, 3, 28)
    assert months_after(start, 2) == date(2023, 3, 31)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2023, 10, 2), 24, date(2025, 10, 2)),
        (date(2023, 3, 31), -1, date(2023, 2, 28)),
        (date(2023, 10, 2), 0, date(2023, 10, 2)),
    ],
)
def test_a_day_that_the_month_lacks_becomes_its_last_day(
    start: date, months: int, expected: date
) -> None:
    assert months_after(start, months) == expected


@given(days(), steps)
def test_months_after_lands_in_the_month_counted_from_the_anchor(start: date, n: int) -> None:
    there = months_after(start, n)
    assert there.year * 12 + there.month == start.year * 12 + start.month + n
    last_of_month = (there + timedelta(days=1)).day == 1
    assert there.day == start.day or (there.day < start.day and last_of_month)


@given(days(), steps, steps)
def test_months_after_is_monotone_in_the_number_of_months(start: date, a: int, b: int) -> None:
    assert (months_after(start, a) < months_after(start, b)) == (a < b)


@given(days(), days(), steps)
def test_months_after_keeps_the_order_of_anchors(one: date, other: date, n: int) -> None:
    first, second = sorted([one, other])
    assert months_after(first, n) <= months_after(second, n)


@pytest.mark.parametrize("months", [100_000, 10**9, 10**30])
def test_beyond_the_calendar_it_is_the_first_or_last_day(months: int) -> None:
    assert months_after(date(2023, 1, 31), months) == date.max
    assert months_after(date(2023, 1, 31), -months) == date.min


@given(days(), days())
def test_whole_months_are_the_most_that_fit(start: date, end: date) -> None:
    n = whole_months_between(start, end)
    if start <= end:
        assert months_after(start, n) <= end < months_after(start, n + 1)
    else:
        assert months_after(start, n - 1) < end <= months_after(start, n)


@given(days(), st.integers(0, 1200))
def test_whole_months_undo_months_after(start: date, n: int) -> None:
    assert whole_months_between(start, months_after(start, n)) == n
