"""What is only known to the month stays known to the month."""

from calendar import monthrange
from copy import copy, deepcopy
from datetime import UTC, date, datetime, timedelta
from pickle import dumps, loads

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import InvalidType, InvalidValue
from okomodel.model import Source
from okomodel.testing.strategies.arbitrary import PARTIAL_DATES
from okomodel.values.partial_date import PartialDate
from tests.documents import days

BAD_TEXTS = (
    *("", "23", "202", "20233", "2023-", "2023-1", "2023-00", "2023-13", "2023-01-", "2023-01-1"),
    *(
        "2023-02-29",
        "2023-04-31",
        "2023-01-00",
        "2023-01-32",
        "202301",
        "20230118",
        "2023-01-18-01",
        "2023-20",
        "2023-25",
        "2023-32",
        "2023-37",
        "2023-21-01",
        "1899-24",
    ),
    *("1899", "1899-12", "1899-12-31", "2200", "2200-01", "2200-01-01", "0000", "9999"),
    *("2023\n", "2023-01\n", "2023-01-18\n", "\n2023", " 2023", "2023 ", "2023\x00", "-2023"),
    *(
        "\u0662\u0660\u0662\u0663",
        "\u0662\u0660\u0662\u0663-\u0660\u0661",
        "2023-0\u0661",
        "\u0968\u0966\u0968\u0969",
        "\uff12\uff10\uff12\uff13",
        "2023-01-18T00:00",
        "2023/01",
        "2023-W01",
    ),
)
NOT_TEXTS = (2023, 2023.0, True, None, b"2023", ["2023"], datetime(2023, 1, 18, tzinfo=UTC))


@given(PARTIAL_DATES)
def test_it_parses_what_it_prints(when: PartialDate) -> None:
    assert PartialDate(str(when)) == PartialDate.parse(str(when)) == PartialDate(when) == when
    assert str(PartialDate(str(when))) == str(when)


@given(PARTIAL_DATES)
def test_its_repr_can_be_pasted_back(when: PartialDate) -> None:
    assert eval(repr(when)) == when


@given(PARTIAL_DATES)
def test_copies_and_pickles_are_equal_and_hash_alike(when: PartialDate) -> None:
    for again in (copy(when), deepcopy(when), loads(dumps(when))):
        assert again == when
        assert hash(again) == hash(when)
        assert again.latest == when.latest


@given(days())
def test_a_day_is_a_partial_date_that_is_wholly_known(day: date) -> None:
    when = PartialDate(day)
    assert when == PartialDate(day.isoformat())
    assert when.earliest == when.latest == day
    assert (when.year, when.month, when.day) == (day.year, day.month, day.day)


@given(PARTIAL_DATES)
def test_the_earliest_day_is_not_after_the_latest(when: PartialDate) -> None:
    assert when.earliest <= when.latest


@given(PARTIAL_DATES)
def test_what_is_unknown_stays_unknown(when: PartialDate) -> None:
    known = [part for part in (when.year, when.month, when.day) if part is not None]
    written = [int(part) for part in str(when).split("-")]
    assert known == [part for part in written if not 21 <= part <= 36 or len(written) == 3]


@given(days())
def test_a_month_goes_from_its_first_to_its_last_day(day: date) -> None:
    month = PartialDate(day.isoformat()[:7])
    assert month.earliest == day.replace(day=1)
    assert month.latest == day.replace(day=monthrange(day.year, day.month)[1])


@given(st.integers(1900, 2199))
def test_a_year_goes_from_1_january_to_31_december(year: int) -> None:
    when = PartialDate(str(year))
    assert (when.earliest, when.latest) == (date(year, 1, 1), date(year, 12, 31))


@given(PARTIAL_DATES, days())
def test_it_contains_the_days_that_it_can_be(when: PartialDate, day: date) -> None:
    assert (day in when) is (when.earliest <= day <= when.latest)
    if when.month or len(str(when)) == len("2023"):  # no season and no quarter
        assert (day in when) == day.isoformat().startswith(str(when))


@given(PARTIAL_DATES)
def test_it_contains_its_ends_and_nothing_beyond_them(when: PartialDate) -> None:
    day = timedelta(days=1)
    assert when.earliest in when
    assert when.latest in when
    assert when.earliest - day not in when
    assert when.latest + day not in when


def test_a_day_may_be_asked_by_its_text_but_not_by_a_moment() -> None:
    assert "2023-01-18" in PartialDate("2023-01")
    assert "2023-02-01" not in PartialDate("2023-01")
    for other in (datetime(2023, 1, 18, tzinfo=UTC), PartialDate("2023-01-18"), None, 2023):
        with pytest.raises(InvalidType, match="a date"):
            assert other in PartialDate("2023")  # type: ignore[operator]


@given(PARTIAL_DATES, PARTIAL_DATES)
def test_they_sort_by_their_first_possible_day_and_then_by_their_last(
    one: PartialDate, other: PartialDate
) -> None:
    expected = (one.earliest, one.latest) < (other.earliest, other.latest)
    assert (one < other) == expected
    assert [one < other, one == other, one > other].count(True) == 1
    assert (one <= other) == (not one > other)
    assert (one >= other) == (not one < other)


@given(PARTIAL_DATES, PARTIAL_DATES)
def test_equal_means_the_same_text_and_hashes_alike(one: PartialDate, other: PartialDate) -> None:
    assert (one == other) == (str(one) == str(other))
    assert one != other or hash(one) == hash(other)


def test_a_day_comes_before_its_month_and_that_before_its_year() -> None:
    written = ["2023-01-01", "2023-01", "2023", "2023-01-02", "2023-02"]
    assert [str(when) for when in sorted(map(PartialDate, reversed(written)))] == written


def test_a_partial_date_is_no_text_and_no_date() -> None:
    when = PartialDate("2023-01-18")
    others: list[object] = ["2023-01-18", date(2023, 1, 18), None, 2023]
    assert when not in others
    for other in others:
        with pytest.raises(TypeError):
            assert when < other
        with pytest.raises(TypeError):
            assert when >= other


@pytest.mark.parametrize(
    ("text", "first", "last", "nl", "en"),
    [
        ("2024", "2024-01-01", "2024-12-31", "2024", "2024"),
        ("2024-02", "2024-02-01", "2024-02-29", "februari 2024", "February 2024"),
        ("2024-02-03", "2024-02-03", "2024-02-03", "2024-02-03", "2024-02-03"),
        ("2024-21", "2024-03-01", "2024-05-31", "voorjaar 2024", "spring 2024"),
        ("2024-22", "2024-06-01", "2024-08-31", "zomer 2024", "summer 2024"),
        ("2024-23", "2024-09-01", "2024-11-30", "najaar 2024", "autumn 2024"),
        ("2023-24", "2023-12-01", "2024-02-29", "winter 2023/2024", "winter 2023/2024"),
        ("2025-33", "2025-01-01", "2025-03-31", "1e kwartaal 2025", "1st quarter of 2025"),
        ("2025-34", "2025-04-01", "2025-06-30", "2e kwartaal 2025", "2nd quarter of 2025"),
        ("2025-35", "2025-07-01", "2025-09-30", "3e kwartaal 2025", "3rd quarter of 2025"),
        ("2025-36", "2025-10-01", "2025-12-31", "4e kwartaal 2025", "4th quarter of 2025"),
        ("2199-24", "2199-12-01", "2200-02-28", "winter 2199/2200", "winter 2199/2200"),
    ],
)
def test_a_part_of_a_year_has_its_days_and_its_words(
    text: str, first: str, last: str, nl: str, en: str
) -> None:
    when = PartialDate(text)
    assert (str(when.earliest), str(when.latest)) == (first, last)
    assert (when.label("nl"), when.label()) == (nl, en)


@pytest.mark.parametrize("text", ["2024-21", "2024-24", "2025-33", "2025-36"])
def test_a_season_and_a_quarter_have_a_year_and_no_month(text: str) -> None:
    when = PartialDate(text)
    assert (when.year, when.month, when.day) == (int(text[:4]), None, None)


def test_a_quarter_and_its_months_sort_by_their_first_day_then_their_last_then_their_text() -> None:
    written = ["2023-12", "2023-24", "2024-01-01", "2024-01", "2024-33", "2024", "2024-21"]
    assert [str(when) for when in sorted(map(PartialDate, reversed(written)))] == written
    assert min(PartialDate("2024-36"), PartialDate("2024-10")).text == "2024-10"


@pytest.mark.parametrize("text", BAD_TEXTS)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match=r"a partial date .* in 1900 to 2199") as caught:
        PartialDate(text)
    assert caught.value.value == text
    assert not isinstance(caught.value, InvalidType)


@pytest.mark.parametrize("text", ["1900", "1900-01", "1900-01-01", "2199", "2199-12", "2199-12-31"])
def test_the_years_1900_and_2199_are_just_inside(text: str) -> None:
    assert str(PartialDate(text)) == text


@pytest.mark.parametrize("value", NOT_TEXTS, ids=repr)
def test_what_is_no_text_and_no_date_is_refused(value: object) -> None:
    with pytest.raises(InvalidType, match="a partial date"):
        PartialDate(value)  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="a partial date"):
        PartialDate.parse(value)  # type: ignore[arg-type]


def test_parse_takes_nothing_but_a_text() -> None:
    with pytest.raises(InvalidType):
        PartialDate.parse(date(2023, 1, 18))  # type: ignore[arg-type]
    with pytest.raises(InvalidType):
        PartialDate.parse(PartialDate("2023"))  # type: ignore[arg-type]


def test_no_partial_date_stays_none() -> None:
    assert Source(id="x", title="X", published=None).published is None
    assert Source(id="x", title="X", published="2023").published == PartialDate("2023")


def test_it_cannot_be_changed() -> None:
    when = PartialDate("2023")
    for name in ("year", "text", "other"):
        with pytest.raises(AttributeError):
            setattr(when, name, "2024")
    with pytest.raises(AttributeError):
        del when.text
    assert not hasattr(when, "__dict__")
    assert str(when) == "2023"
