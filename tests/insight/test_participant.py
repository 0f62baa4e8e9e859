"""Which municipalities take part on a day, where each stands, and what it has to do next."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from okomodel import schedule
from okomodel.errors import InvalidType, InvalidValue, UnknownName
from okomodel.insight.census import census
from okomodel.lifecycle import stage
from okomodel.model import Dossier, Programme, Stage
from okomodel.participant import Participant, participants
from okomodel.reference.municipality import municipalities
from tests.rules import lively
from tests.rules.judging import claims, cycle, done, dossier, register

LANGEDIJK, HEERHUGOWAARD, DIJK_EN_WAARD = "GM0416", "GM0398", "GM1980"  # from 2022 on


def member(id: str, *texts: str, codes: tuple[str, ...] = ("GM9001",), **more: object) -> Dossier:
    return dossier(id, municipalities=codes, participation=claims(*texts), **more)


def only(programme: Programme, on: str = "2026-11-21") -> Participant:
    [one] = participants(programme, on)
    return one


def codes(programme: Programme, on: str) -> list[str]:
    return [one.municipality for one in participants(programme, on)]


def test_each_municipality_that_takes_part_is_there_in_the_order_of_the_dossiers() -> None:
    programme = register(
        member("b", "supported 2022", codes=("GM0302", "GM0244")),
        member("a", "interested 2022", codes=("GM9001",)),
        member("c", "supported 2022", "stopped 2024", codes=("GM9002",)),
        member("d", "continuing 2020", codes=("GM9003",)),
    )
    assert codes(programme, "2023-06-01") == ["GM0302", "GM0244", "GM9002", "GM9003"]
    assert codes(programme, "2025-06-01") == ["GM0302", "GM0244", "GM9003"]


def test_it_is_there_once_however_many_dossiers_say_so() -> None:
    one = only(
        register(
            member("late", "supported 2023-01 b"),
            member("ended", "supported 2018 x", "stopped 2020"),
            member("early", "interested 2020 a", "supported 2022 a"),
        )
    )
    assert (one.municipality, one.certain, str(one.since)) == ("GM9001", True, "2022")
    assert one.dossiers == ("late", "early")
    assert one.cohorts == ("a", "b")


def test_it_is_called_by_the_code_in_force_on_that_day() -> None:
    programme = register(
        member("langedijk", "supported 2020", codes=(LANGEDIJK,)),
        member("heerhugowaard", "supported 2021-03", codes=(HEERHUGOWAARD,)),
    )
    assert codes(programme, "2021-12-31") == [LANGEDIJK, HEERHUGOWAARD]
    one = only(programme, "2022-01-01")
    assert (one.municipality, one.name) == (DIJK_EN_WAARD, "Dijk en Waard")
    assert (str(one.since), one.dossiers) == ("2020", ("langedijk", "heerhugowaard"))


def test_one_dossier_with_several_codes_of_one_municipality_says_so_once() -> None:
    both = register(member("a", "supported 2020", codes=(LANGEDIJK, HEERHUGOWAARD, DIJK_EN_WAARD)))
    assert only(both).dossiers == ("a",)


@pytest.mark.parametrize(("code", "name"), [("GM0302", "Nunspeet"), ("GM9001", "GM9001")])
def test_it_has_the_name_that_the_register_knows(code: str, name: str) -> None:
    assert only(register(member("a", "supported 2022", codes=(code,)))).name == name


@pytest.mark.parametrize(
    ("on", "certain"), [("2024-01-01", False), ("2024-12-31", True), ("2024", False)]
)
def test_who_may_take_part_is_there_and_is_not_certain(on: str, *, certain: bool) -> None:
    assert only(register(member("a", "supported 2024")), on).certain is certain


def test_since_counts_from_the_last_return() -> None:
    back = register(member("a", "supported 2018", "paused 2020", "supported 2023-05"))
    assert str(only(back).since) == "2023-05"
    decides = register(member("a", "supported 2022-01", "deciding 2025-11-13"))
    assert str(only(decides).since) == "2022-01"


def test_it_stands_where_its_dossier_stands_and_owes_what_that_owes() -> None:
    begun = member(
        "a",
        "supported 2023",
        cycles=[cycle(start="2025-10-02", milestones=done(survey="2025-11-20"))],
    )
    one, on = only(register(begun), "2026-01-15"), "2026-01-15"
    assert one.stage is stage(begun, on) is Stage.MONITORING
    assert one.due == schedule.due(begun, on)[0]


def test_of_several_dossiers_that_whose_last_cycle_began_latest_tells() -> None:
    old = member("old", "supported 2020", cycles=[cycle(start="2021-10-02")])
    new = member("new", "supported 2023", cycles=[cycle(start="2025-10-02")])
    one = only(register(old, new))
    assert one.due == schedule.due(new, "2026-11-21")[0]
    assert one.due is not None
    assert one.due.by > date(2025, 10, 2)


def test_where_nothing_is_due_there_is_none() -> None:
    assert only(register(member("a", "supported 2022"))).due is None


def test_the_profile_says_what_is_late() -> None:
    planned = member("a", "supported 2023", cycles=[cycle(start="2026-06-02")])
    late = [
        participants(register(planned), "2026-08-20", profile)[0].due
        for profile in ("oko-nl", "oko-pilot")
    ]
    assert late == [schedule.due(planned, "2026-08-20", one)[0] for one in ("oko-nl", "oko-pilot")]


def test_what_cannot_be_answered_is_refused() -> None:
    with pytest.raises(InvalidType, match="programme expects a Programme"):
        participants("oko-network.json", "2026")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidValue):
        participants(register(), "2026-13")
    with pytest.raises(UnknownName):
        participants(register(), "2026", "oko-xx")


# ------------------------------------------------------------------------------------------ laws


@given(lively.programmes, st.dates(date(2017, 6, 1), date(2026, 12, 31)))
def test_they_are_those_that_a_census_counts_where_all_are_named(
    programme: Programme, day: date
) -> None:
    named = evolve(programme, cohorts=())
    found, counted = participants(named, day), census(named, day)
    assert sum(one.certain for one in found) == counted.certain
    assert len(found) == counted.possible


@given(lively.programmes, st.dates(date(2017, 6, 1), date(2026, 12, 31)))
def test_each_stands_there_once_by_a_code_in_force(programme: Programme, day: date) -> None:
    found = [one.municipality for one in participants(programme, day)]
    assert len(found) == len(set(found))
    assert all(municipalities.in_force(code, day) == code for code in found)


@given(lively.programmes, lively.sinces)
def test_each_says_who_says_so_and_since_when(programme: Programme, on: str) -> None:
    ids = {one.id for one in programme}
    for one in participants(programme, on):
        assert one.dossiers
        assert ids.issuperset(one.dossiers)
        assert str(one.since) in {
            str(claim.since) for each in programme for claim in each.participation
        }
