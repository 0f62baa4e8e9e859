"""On which days a participant takes part, as far as its partial dates say."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from okomodel.insight.participation import TAKES_PART, Presence, out_of_order, presence
from okomodel.model import Participation, ParticipationStatus
from okomodel.values import PartialDate, Period
from okomodel.values.calendar import to_day

Status = ParticipationStatus | None
A_DAY = timedelta(days=1)


def claims(*texts: str) -> list[Participation]:
    pairs = (text.split() for text in texts)
    return [Participation(status=status, since=since) for status, since in pairs]


def on(day: str, *texts: str) -> str:
    """Whether it takes part on a day: yes, maybe or no."""
    found = presence(claims(*texts))
    return {(True, True): "yes", (False, True): "maybe", (False, False): "no"}[
        found.certain_on(day), found.possible_on(day)
    ]


# --------------------------------------------------------------------------------------- examples


def test_it_takes_part_while_supported_or_continuing() -> None:
    assert {status.value for status in TAKES_PART} == {"supported", "continuing"}
    for status in ParticipationStatus:
        expected = "yes" if status in TAKES_PART else "no"
        assert on("2024-01-01", f"{status} 2023") == expected


@pytest.mark.parametrize("status", ["supported", "continuing"])
def test_from_the_day_on_which_it_starts(status: str) -> None:
    assert on("2023-01-17", f"{status} 2023-01-18") == "no"
    assert on("2023-01-18", f"{status} 2023-01-18") == "yes"


@pytest.mark.parametrize("end", ["paused", "stopped"])
def test_until_it_is_paused_or_stops_and_not_on_that_day_any_more(end: str) -> None:
    ended = ("supported 2023-01-18", f"{end} 2024-06-30")
    assert on("2024-06-29", *ended) == "yes"
    assert on("2024-06-30", *ended) == "no"


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2022-12-31", "no"), ("2023-01-01", "maybe"), ("2023-12-30", "maybe"), ("2023-12-31", "yes")],
)
def test_a_start_in_2023_is_possible_from_1_january_and_certain_from_31_december(
    day: str, expected: str
) -> None:
    assert on(day, "supported 2023") == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2022-12-31", "yes"), ("2023-01-01", "maybe"), ("2023-12-30", "maybe"), ("2023-12-31", "no")],
)
def test_an_end_in_2023_the_other_way_round(day: str, expected: str) -> None:
    assert on(day, "supported 2020", "stopped 2023") == expected


def test_a_start_and_an_end_in_the_same_year_are_never_certain() -> None:
    both = ("supported 2023", "stopped 2023")
    assert {on(day, *both) for day in ("2023-01-01", "2023-06-01", "2023-12-30")} == {"maybe"}
    assert on("2023-12-31", *both) == "no"


def test_one_that_goes_on_on_its_own_takes_part_without_a_gap() -> None:
    goes_on = ("supported 2020-01-01", "continuing 2024")
    assert on("2023-12-31", *goes_on) == on("2024-06-01", *goes_on) == "yes"
    assert on("2025-01-01", *goes_on) == "yes"


def test_one_that_comes_back_takes_part_again() -> None:
    back = ("supported 2020-01-01", "paused 2021-01-01", "supported 2022-01-01")
    assert [on(f"{year}-06-01", *back) for year in (2019, 2020, 2021, 2022)] == [
        "no",
        "yes",
        "no",
        "yes",
    ]


def test_what_stands_later_did_not_begin_before_what_stands_before_it() -> None:
    """The order in which claims stand says more than their dates alone."""
    assert on("2023-04-30", "interested 2023-05", "supported 2023") == "no"
    assert on("2023-05-01", "interested 2023-05", "supported 2023") == "maybe"
    assert on("2023-03-31", "supported 2023", "stopped 2023-03") == "no"


def test_claims_that_certainly_stand_in_the_wrong_order_are_taken_by_their_first_day() -> None:
    assert on("2024-06-01", "stopped 2025", "supported 2023") == "yes"
    assert on("2026-01-01", "stopped 2025", "supported 2023") == "no"


@pytest.mark.parametrize("before", ["supported 2022-01-01", "continuing 2022-01-01"])
def test_who_decides_on_going_on_still_takes_part(before: str) -> None:
    assert on("2025-12-01", before, "deciding 2025-11-13") == "yes"
    assert on("2025-12-01", before, "deciding 2025") == "yes"
    assert on("2025-12-01", before, "deciding 2025-03", "deciding 2025-11-13") == "yes"
    assert on("2026-06-01", before, "deciding 2025-11-13", "supported 2026-01") == "yes"


@pytest.mark.parametrize("later", ["declined", "stopped"])
def test_until_something_later_says_otherwise(later: str) -> None:
    decided = ("supported 2022-01-01", "deciding 2025-11-13", f"{later} 2026-02-01")
    assert [on(day, *decided) for day in ("2026-01-31", "2026-02-01")] == ["yes", "no"]


@pytest.mark.parametrize("before", ["interested", "declined", "paused", "stopped"])
def test_who_decides_on_beginning_or_coming_back_does_not_take_part(before: str) -> None:
    assert on("2026-01-01", "supported 2018", f"{before} 2024", "deciding 2025") == "no"
    assert on("2026-01-01", f"{before} 2024", "deciding 2025") == "no"


def test_since_when_it_takes_part_is_the_begin_of_the_stretch() -> None:
    def since(day: str, *texts: str) -> str:
        return str(presence(claims(*texts)).since(day))

    goes_on = ("interested 2021", "supported 2022-01", "supported 2023", "continuing 2026")
    assert since("2021-12-31", *goes_on) == "None"
    assert since("2026-06-01", *goes_on) == "2022-01"
    back = ("supported 2018", "paused 2020", "supported 2022-05-01")
    assert [since(day, *back) for day in ("2019-01-01", "2021-01-01", "2022-05-01")] == [
        "2018",
        "None",
        "2022-05-01",
    ]
    assert since("2022-06-01", "supported 2018", "stopped 2022") == "2018"


def test_nobody_takes_part_who_never_said_so() -> None:
    assert on("2024-01-01") == "no"
    assert presence([]).certain_periods(date(2024, 1, 1)) == ()


@pytest.mark.parametrize("day", [date.min, "0001-01-01", "1900-01-01", "2199-12-31", date.max])
def test_any_day_may_be_asked_about(day: date | str) -> None:
    expected = str(day) >= "2023-12-31"
    found = presence(claims("supported 2023"))
    assert found.certain_on(day) is found.possible_on(day) is expected


# ------------------------------------------------------------------------------- certain periods


def stretches(until: str, *texts: str) -> list[str]:
    return [str(period) for period in presence(claims(*texts)).certain_periods(to_day(until))]


def test_the_certain_periods_are_those_in_which_it_surely_takes_part() -> None:
    assert stretches("2026-11-21", "supported 2023", "stopped 2025") == ["2023-12-31/2024-12-31"]
    assert stretches("2024-06-01", "supported 2023-05-08") == ["2023-05-08/2024-06-01"]
    assert stretches("2023-05-08", "supported 2023-05-08") == ["2023-05-08/2023-05-08"]


def test_before_it_begins_there_is_none() -> None:
    assert stretches("2023-05-07", "supported 2023-05-08") == []
    assert stretches("2023-06-01", "supported 2023") == []
    assert stretches("2026-11-21", "interested 2020", "deciding 2021") == []


def test_a_period_ends_at_the_last_day_that_documents_can_hold() -> None:
    found = presence(claims("supported 2023-05-08")).certain_periods(date.max)
    assert found == (Period("2023-05-08", "2199-12-31"),)


# ------------------------------------------------------------------------------------ the order


def wrong(*texts: str) -> dict[int, str]:
    return {index: str(one.since) for index, one in out_of_order(claims(*texts)).items()}


def test_a_claim_is_out_of_order_where_it_certainly_began_before_one_that_stands_before_it() -> (
    None
):
    assert wrong("interested 2022", "supported 2023") == {}
    assert wrong("interested 2023", "supported 2023-01") == {}
    assert wrong("interested 2024", "supported 2023") == {1: "2024"}
    assert wrong("interested 2023-06", "deciding 2023", "supported 2023-05") == {2: "2023-06"}


def test_what_follows_a_claim_out_of_order_is_compared_with_it() -> None:
    assert wrong("interested 2024", "deciding 2020", "supported 2021") == {1: "2024"}
    assert wrong("interested 2024", "deciding 2020", "supported 2019") == {1: "2024", 2: "2020"}


# ------------------------------------------------------------------------------------ the oracle


def true_days(since: PartialDate, marks: Sequence[date]) -> list[date]:
    """Days that a partial date may mean: enough of them, because between marks nothing changes."""
    return [day for day in marks if since.earliest <= day <= since.latest]


def histories(
    spans: Sequence[PartialDate], marks: Sequence[date], first: date = date.min
) -> Iterator[tuple[date, ...]]:
    """Every way in which claims can have begun, in the order in which they stand."""
    if not spans:
        yield ()
        return
    for day in true_days(spans[0], marks):
        if day >= first:
            yield from ((day, *rest) for rest in histories(spans[1:], marks, day))


def statuses(participation: Sequence[Participation], day: date) -> set[tuple[Status, ...]]:
    """What can have begun by a day, in order: found by trying out every history."""
    spans = [claim.since for claim in participation]
    edges = {edge for span in spans for edge in (span.earliest, span.latest)} | {day}
    marks = sorted(edges | {edge + A_DAY for edge in edges})
    return {past(participation, begun, day) for begun in histories(spans, marks)}


def past(
    participation: Sequence[Participation], begun: Sequence[date], day: date
) -> tuple[Status, ...]:
    pairs = zip(participation, begun, strict=True)
    return tuple(claim.status for claim, since in pairs if since <= day)


def takes_part(past: tuple[Status, ...]) -> bool:
    """By what came last; where that is to decide, by what came before it."""
    if past and past[-1] is ParticipationStatus.DECIDING:
        return takes_part(past[:-1])
    return bool(past) and past[-1] in TAKES_PART


_days = st.dates(date(2023, 1, 29), date(2023, 3, 3))
_sinces = st.builds(
    lambda day, size: day.isoformat()[:size], _days, st.sampled_from([4, 7, 10, 10])
)
_participations = st.lists(
    st.builds(Participation, status=st.sampled_from(ParticipationStatus), since=_sinces),
    max_size=4,
)


@settings(max_examples=400)
@given(_participations, _days)
@example(claims("interested 2023-02", "supported 2023"), date(2023, 1, 31))
def test_what_is_certain_and_possible_is_so_in_all_and_in_some_histories(
    participation: list[Participation], day: date
) -> None:
    if out_of_order(participation):
        participation = sorted(participation, key=lambda claim: claim.since.earliest)
    found, possible = presence(participation), statuses(participation, day)
    assert found.certain_on(day) is all(map(takes_part, possible))
    assert found.possible_on(day) is any(map(takes_part, possible))
    assert {*found.reached(day)} == {past[-1] if past else None for past in possible}
    assert (found.since(day) is not None) is found.possible_on(day)


@given(_participations)
def test_claims_are_out_of_order_where_no_history_fits_them(
    participation: list[Participation],
) -> None:
    assert (statuses(participation, date(2023, 2, 14)) == set()) is bool(
        out_of_order(participation)
    )


@given(_participations, _days)
def test_certain_is_possible(participation: list[Participation], day: date) -> None:
    found = presence(participation)
    assert found.possible_on(day) or not found.certain_on(day)


@given(_participations, _days, _days)
def test_the_certain_periods_hold_exactly_the_certain_days(
    participation: list[Participation], until: date, day: date
) -> None:
    found = presence(participation)
    held = [period for period in found.certain_periods(until) if day in period]
    assert len(held) == (found.certain_on(day) and day <= until)


def test_a_presence_is_compared_by_its_claims() -> None:
    assert presence(claims("supported 2023")) == Presence(tuple(claims("supported 2023")))
