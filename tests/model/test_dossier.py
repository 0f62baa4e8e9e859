"""What a dossier is asked: its cycle on a day, its rounds, its organisations."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import InvalidType, UnknownName
from okomodel.model import AgeRange, Dossier, Organisation, PlanCycle, SurveyRound
from tests.documents import days

FIRST = PlanCycle(number=1, start="2021-10-01", months=24)
SECOND = PlanCycle(number=2, start="2023-10-01", months=24)
ROUNDS = [SurveyRound(id=f"gmj-{year}", year=year, instrument="gmj") for year in (2021, 2023)]
GGD = Organisation(id="ggd", name="GGD", kind="ggd")


def dossier(*cycles: PlanCycle) -> Dossier:
    return Dossier(
        id="voorbeeldam",
        name="Voorbeeldam",
        municipalities=["GM9001"],
        cycles=cycles,
        rounds=ROUNDS,
        organisations=[GGD],
    )


BOTH = dossier(FIRST, SECOND)


@pytest.mark.parametrize(
    ("day", "cycle"),
    [
        ("2021-09-30", None),
        ("2021-10-01", FIRST),
        ("2023-09-30", FIRST),
        ("2023-10-01", SECOND),
        ("2025-09-30", SECOND),
        ("2025-10-01", None),
    ],
)
def test_the_cycle_on_a_day_is_the_one_that_runs(day: str, cycle: PlanCycle | None) -> None:
    assert BOTH.cycle_on(day) == BOTH.cycle_on(date.fromisoformat(day)) == cycle


@pytest.mark.parametrize(
    ("day", "cycle"),
    [("2021-09-30", None), ("2021-10-01", FIRST), ("2023-10-01", SECOND), ("2199-12-31", SECOND)],
)
def test_the_cycle_begun_by_a_day_is_the_last_run_out_or_not(
    day: str, cycle: PlanCycle | None
) -> None:
    assert BOTH.cycle_begun_by(day) == cycle


def test_where_two_cycles_overlap_the_one_begun_last_counts() -> None:
    early = PlanCycle(number=2, start="2023-09-01")
    for cycles in ((FIRST, early), (early, FIRST)):
        assert dossier(*cycles).cycle_on("2023-09-15") == early
        assert dossier(*cycles).cycle_on("2023-08-31") == FIRST


def test_of_two_cycles_begun_on_one_day_the_higher_number_counts() -> None:
    again = PlanCycle(number=3, start=SECOND.start)
    for cycles in ((SECOND, again), (again, SECOND)):
        assert dossier(*cycles).cycle_on("2023-10-01") == again
        assert dossier(*cycles).cycle_begun_by("2023-10-01") == again


def test_without_cycles_there_is_none_on_any_day() -> None:
    assert dossier().cycle_on("2024-01-01") is None
    assert dossier().cycle_begun_by("2024-01-01") is None


@given(days())
def test_the_cycle_that_runs_has_begun(day: date) -> None:
    running = BOTH.cycle_on(day)
    assert running is None or running == BOTH.cycle_begun_by(day)


def test_a_datetime_is_not_a_day() -> None:
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    for ask in (BOTH.cycle_on, BOTH.cycle_begun_by, FIRST.runs_on):
        with pytest.raises(InvalidType, match="a date"):
            ask(moment)


def test_a_round_an_organisation_and_a_cycle_are_found_by_their_id() -> None:
    assert BOTH.round("gmj-2023") is BOTH.rounds[1]
    assert BOTH.organisation("ggd") is BOTH.organisations[0]
    assert BOTH.cycle(2) is BOTH.cycles[1]


def test_an_unknown_round_is_a_key_error_that_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="no round 'gmj-2032'; did you mean 'gmj-2023'") as caught:
        BOTH.round("gmj-2032")
    assert isinstance(caught.value, KeyError)
    assert caught.value.nearest == ("gmj-2023",)


def test_an_unknown_organisation_and_an_unknown_cycle_are_key_errors() -> None:
    with pytest.raises(UnknownName, match="no organisation 'tactus'"):
        BOTH.organisation("tactus")
    with pytest.raises(UnknownName, match="no cycle 3"):
        BOTH.cycle(3)


def test_of_two_things_with_one_id_the_first_is_given() -> None:
    twice = Dossier(
        id="x",
        name="X",
        municipalities=["GM9001"],
        organisations=[GGD, Organisation(id="ggd", name="2", kind="ggd")],
    )
    assert twice.organisation("ggd") == GGD


def test_the_approach_is_meant_for_10_to_18_unless_said_otherwise() -> None:
    assert dossier().target_ages == AgeRange(youngest=10, oldest=18)


@pytest.mark.parametrize("value", [1.0, True, "1", [1], None])
def test_extensions_are_compared_as_they_are_written(value: object) -> None:
    def with_extension(held: object) -> Dossier:
        return Dossier(id="x", name="X", municipalities=["GM9001"], extensions={"a": held})

    assert with_extension(1) != with_extension(value)
    assert with_extension(value) == with_extension(value)
    assert len({with_extension(1), with_extension(value), with_extension(value)}) == 2


@given(st.data())
def test_the_extensions_of_a_dossier_are_its_own(data: st.DataObject) -> None:
    given_data = {"a": [data.draw(st.integers())]}
    made = Dossier(id="x", name="X", municipalities=["GM9001"], extensions=given_data)
    given_data["a"].append(1)
    assert len(made.extensions["a"]) == 1
