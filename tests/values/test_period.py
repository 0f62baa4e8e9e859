"""A stretch of days, both ends included; no end means that it still runs."""

from copy import copy, deepcopy
from datetime import UTC, date, datetime, timedelta
from pickle import dumps, loads

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import InvalidType, InvalidValue
from okomodel.testing.strategies.arbitrary import anything
from okomodel.values import Period
from okomodel.values.calendar import months_after
from tests.documents import days

periods = anything(Period)
near = st.dates(date(2024, 1, 1), date(2024, 2, 15))


@st.composite
def near_periods(draw: st.DrawFn) -> Period:
    """Periods that often meet."""
    start, end = sorted([draw(near), draw(near)])
    return Period(start, draw(st.sampled_from([end, None])))


@given(periods)
def test_it_parses_what_it_prints(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert str(Period.parse(str(period))) == str(period)


@given(periods)
def test_its_repr_can_be_pasted_back(period: Period) -> None:
    assert eval(repr(period)) == period


@given(periods)
def test_copies_and_pickles_are_equal_and_hash_alike(period: Period) -> None:
    for again in (copy(period), deepcopy(period), loads(dumps(period)), attrs.evolve(period)):
        assert again == period
        assert hash(again) == hash(period)


@given(days(), days())
def test_a_period_does_not_end_before_it_starts(one: date, other: date) -> None:
    start, end = sorted([one, other])
    assert Period(start, end).last_day == end
    if start < end:
        with pytest.raises(
            InvalidValue, match="Period expects an end that is not before"
        ) as caught:
            Period(end, start)
        assert start.isoformat() in str(caught.value)


def test_a_period_of_one_day_is_one() -> None:
    period = Period("2024-02-29", "2024-02-29")
    assert (period.days, period.months) == (1, 0)


@given(near_periods(), near)
def test_both_days_are_included(period: Period, day: date) -> None:
    inside = period.first_day <= day <= (period.last_day or date.max)
    assert period.contains(day) is inside
    assert (day in period) is inside
    assert (day.isoformat() in period) is inside


def test_a_moment_is_not_a_day() -> None:
    for other in (datetime(2024, 1, 18, tzinfo=UTC), None, 2024):
        with pytest.raises(InvalidType, match="a date"):
            Period("2024-01-01").contains(other)  # type: ignore[arg-type]


@given(near_periods(), near_periods())
def test_clip_gives_the_days_that_both_have(one: Period, other: Period) -> None:
    shared = one.clip(other)
    for n in range(-1, 60):
        day = date(2024, 1, 1) + timedelta(days=n)
        both = day in one and day in other
        assert both == (shared is not None and day in shared)


@given(near_periods(), near_periods())
def test_clip_and_overlaps_do_not_mind_the_order(one: Period, other: Period) -> None:
    assert one.clip(other) == other.clip(one)
    assert one.overlaps(other) == other.overlaps(one) == (one.clip(other) is not None)


@given(near_periods(), near_periods(), near_periods())
def test_clipping_thrice_does_not_mind_the_order(one: Period, two: Period, three: Period) -> None:
    def clip(a: Period | None, b: Period | None) -> Period | None:
        return None if a is None or b is None else a.clip(b)

    assert clip(clip(one, two), three) == clip(one, clip(two, three))


@given(periods)
def test_a_period_clipped_by_itself_is_itself(period: Period) -> None:
    assert period.clip(period) == period
    assert period.overlaps(period)


def test_periods_that_touch_on_one_day_overlap() -> None:
    assert Period("2024-01-01", "2024-01-31").overlaps(Period("2024-01-31"))
    assert not Period("2024-01-01", "2024-01-30").overlaps(Period("2024-01-31"))


@given(days(), st.integers(0, 240))
def test_months_are_whole_and_counted_from_the_start(start: date, n: int) -> None:
    end = months_after(start, n + 1) - timedelta(days=1)
    if end.year <= 2199:
        assert Period(start, end).months == n + 1
        assert Period(start, end - timedelta(days=1)).months == n


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2025-01-01", "2026-12-31", 24),
        ("2025-01-01", "2026-12-30", 23),
        ("2024-01-31", "2024-02-28", 1),
        ("2024-01-31", "2024-02-27", 0),
        ("2024-02-29", "2025-02-27", 12),
        ("2199-12-01", "2199-12-31", 1),
    ],
)
def test_months_by_example(start: str, end: str, months: int) -> None:
    assert Period(start, end).months == months


@given(periods)
def test_days_count_both_ends(period: Period) -> None:
    if period.end is None:
        assert period.days is None
        assert period.months is None
    else:
        last = period.first_day + timedelta(days=(period.days or 0) - 1)
        assert last == period.last_day


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "2024-01-01", "2024-01-01/", "/2024-01-01", "../2024-01-01", "2024-01-01/..."),
        *(
            "2024-01-01/2024-1",
            "2024-03/2024-02",
            "2024-01-01/2024-01-02/2024-01-03",
            "2024-01-01/None",
        ),
        *("2024-01-02/2024-01-01", "2024-01-01/..\n", "2024-01-01 / 2024-01-02", "1899-12-31/.."),
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        Period.parse(text)


@pytest.mark.parametrize("value", [None, 2024, b"2024-01-01/..", ("2024-01-01", None)], ids=repr)
def test_parse_takes_nothing_but_a_text(value: object) -> None:
    with pytest.raises(InvalidType, match="a period"):
        Period.parse(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value", [datetime(2024, 1, 1, tzinfo=UTC), 20240101, True, ["2024-01-01"]]
)
def test_a_datetime_is_not_a_date(value: object) -> None:
    with pytest.raises(InvalidType, match=r"Period\.start expects a partial date"):
        Period(value)  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"Period\.end expects a partial date"):
        Period("2024-01-01", value)  # type: ignore[arg-type]


def test_a_start_is_needed() -> None:
    with pytest.raises(InvalidType, match=r"Period\.start expects a partial date"):
        Period(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "end"), [("1899-12-31", None), ("2199-12-31", "2200-01-01")])
def test_both_ends_lie_in_1900_to_2199(start: str, end: str | None) -> None:
    with pytest.raises(InvalidValue, match="1900 to 2199"):
        Period(start, end)
    assert Period("1900-01-01", "2199-12-31").days == 109_573


def test_it_cannot_be_changed() -> None:
    period = Period("2024-01-01")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        period.end = None  # type: ignore[misc]
    assert not hasattr(period, "__dict__")
