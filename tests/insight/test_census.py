"""How many municipalities take part, and why published counts say something else."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import InvalidValue
from okomodel.formats import load
from okomodel.insight.census import (
    Census,
    CohortCount,
    Reconciliation,
    census,
    censuses,
    reconcile,
    turns,
)
from okomodel.insight.participation import presence
from okomodel.model import Cohort, Dossier, Programme, PublishedCount
from okomodel.reference.municipality import municipalities
from tests.rules import lively
from tests.rules.judging import claims, cohort, dossier, register

NETWORK = Path(__file__).parents[2] / "examples" / "oko-network.json"


def member(id: str, *texts: str, codes: tuple[str, ...] = ("GM9001",)) -> Dossier:
    return dossier(id, municipalities=codes, participation=claims(*texts))


def span(programme: Programme, on: str) -> tuple[int, int]:
    found = census(programme, on)
    return found.certain, found.possible


def of_cohorts(programme: Programme, on: str) -> dict[str | None, tuple[int, int]]:
    return {one.cohort: (one.certain, one.possible) for one in census(programme, on).cohorts}


# ----------------------------------------------------------------------------------- who merged

LANGEDIJK, HEERHUGOWAARD, DIJK_EN_WAARD = "GM0416", "GM0398", "GM1980"  # from 2022 on
AMSTERDAM, WEESP = "GM0363", "GM0457"  # from 24 March 2022 on


def pair(one: str, other: str, *texts: str) -> Programme:
    return register(
        member("a", *(texts or ("supported 2020-01 a",)), codes=(one,)),
        member("b", "supported 2021-01 b", codes=(other,)),
    )


@pytest.mark.parametrize("dossiers", [1, 2])
def test_municipalities_that_merged_count_as_one_from_that_day_on(dossiers: int) -> None:
    together = register(
        member("a", "supported 2020-01", codes=(LANGEDIJK, HEERHUGOWAARD, "GM9001"))
    )
    apart = pair(LANGEDIJK, HEERHUGOWAARD)
    for day, count in (("2021-12-31", 2), ("2022-01-01", 1), ("2026-11-21", 1)):
        if dossiers == 2:
            assert span(apart, day) == (count, count)
        else:
            assert span(together, day) == (count + 1, count + 1)


def test_who_absorbs_another_counts_once_with_it() -> None:
    for programme in (pair(WEESP, AMSTERDAM), pair(AMSTERDAM, WEESP)):
        assert span(programme, "2022-03-23") == (2, 2)
        assert span(programme, "2022-03-24") == (1, 1)


def test_a_dossier_with_the_new_code_beside_one_with_an_old_one() -> None:
    programme = register(
        member("old", "supported 2020-01", codes=(LANGEDIJK,)),
        member("new", "supported 2022-01-01", codes=(DIJK_EN_WAARD,)),
    )
    assert [span(programme, day) for day in ("2021-06-01", "2022-06-01")] == [(1, 1), (1, 1)]


def test_a_municipality_by_its_old_and_its_new_name_is_one_on_any_day() -> None:
    renamed = pair("GM1921", "GM1940")
    assert span(renamed, "2020-06-01") == span(renamed, "2026-01-01") == (1, 1)
    early = register(
        member("a", "supported 2015-01", codes=("GM1921",)),
        member("b", "supported 2015-01", codes=("GM1940",)),
    )
    assert span(early, "2015-02-01") == span(early, "2015-08-01") == (1, 1)


def test_what_was_split_still_counts_as_one() -> None:
    haaren = register(member("a", "supported 2019", codes=("GM0788",)))
    assert span(haaren, "2020-06-01") == span(haaren, "2026-01-01") == (1, 1)


def test_through_more_than_one_merger() -> None:
    """Schaijk and Zeeland went into Landerd (1994), that and Uden into Maashorst (2022)."""
    whole = register(
        *(
            member(code.lower(), "supported 1992", codes=(code,))
            for code in ("GM0843", "GM0877", "GM0856")
        )
    )
    days = ("1993-12-31", "1994-01-01", "2021-12-31", "2022-01-01")
    assert [span(whole, day)[0] for day in days] == [3, 2, 2, 1]


def test_one_that_stops_does_not_end_what_the_other_claims() -> None:
    stopped = pair(LANGEDIJK, HEERHUGOWAARD, "supported 2020-01", "stopped 2021-06-01")
    assert [span(stopped, day)[0] for day in ("2021-05-31", "2021-06-01", "2022-01-01")] == [
        2,
        1,
        1,
    ]


def test_it_counts_in_the_cohort_of_the_earliest_of_all_their_claims() -> None:
    programme = pair(LANGEDIJK, HEERHUGOWAARD)
    assert of_cohorts(programme, "2021-12-31") == {"a": (1, 1), "b": (1, 1)}
    assert of_cohorts(programme, "2022-01-01") == {"a": (1, 1), "b": (0, 0)}


def test_a_merger_within_a_partial_date_makes_a_range() -> None:
    programme = pair(WEESP, AMSTERDAM)
    assert span(programme, "2022-03") == (1, 2)
    [one] = reconciled(2, programme, on="2022-03").explanations
    assert one.subject == AMSTERDAM
    assert one.text() == (
        "Amsterdam (GM0363): came about by a merger within March 2022, "
        "so it counts as one or as several."
    )
    assert "fusie binnen maart 2022" in one.text("nl")


def test_a_cohort_has_as_many_named_members_as_there_were_when_it_started() -> None:
    both = [
        member("a", "supported 2021-01 a", codes=(LANGEDIJK,)),
        member("b", "supported 2021-01 a", codes=(HEERHUGOWAARD,)),
    ]
    for start, named in (("2021-01", 2), ("2022-01", 1)):
        [one] = census(register(*both, cohorts=[cohort("a", 5, start)]), "2023-01-01").cohorts
        assert (one.named, one.unnamed) == (named, 5 - named)


def test_counts_of_before_and_after_a_merger_reconcile_together() -> None:
    programme = evolve(
        pair(LANGEDIJK, HEERHUGOWAARD),
        published_counts=[
            PublishedCount(on="2026-01-01", count=1),
            PublishedCount(on="2021-12-31", count=2),
            PublishedCount(on="2022-01-01", count=1),
            PublishedCount(on="2021", count=2),
            PublishedCount(on="2022-24", count=1),
            PublishedCount(on="2021-24", count=2),
        ],
    )
    assert all(one.agrees for one in reconcile(programme))
    for one in reconcile(programme):
        assert one.census == census(programme, one.published.on)


# ---------------------------------------------------------------------------------- who takes part


@pytest.mark.parametrize("status", ["supported", "continuing"])
def test_a_municipality_takes_part_from_its_first_participation(status: str) -> None:
    programme = register(member("a", "interested 2022", f"{status} 2023-01-18"))
    assert span(programme, "2023-01-17") == (0, 0)
    assert span(programme, "2023-01-18") == (1, 1)


@pytest.mark.parametrize("status", ["paused", "stopped"])
def test_until_one_that_is_paused_or_stopped(status: str) -> None:
    programme = register(member("a", "supported 2023-01-18", f"{status} 2024-03-01"))
    assert span(programme, "2024-02-29") == (1, 1)
    assert span(programme, "2024-03-01") == (0, 0)


def test_who_decides_on_going_on_still_takes_part() -> None:
    programme = register(member("a", "supported 2022-01", "deciding 2025-11-13"))
    assert span(programme, "2026-06-01") == (1, 1)


@pytest.mark.parametrize("status", ["interested", "deciding", "declined", "paused", "stopped"])
def test_another_status_does_not_take_part(status: str) -> None:
    assert span(register(member("a", f"{status} 2023")), "2024-01-01") == (0, 0)


def test_an_empty_register_counts_nobody() -> None:
    on = census(register(), "2024").on
    assert census(register(), "2024") == Census(on=on, certain=0, possible=0, cohorts=())


def test_each_municipality_of_a_partnership_counts() -> None:
    kempen = member("kempen", "supported 2018", codes=("GM9001", "GM9002", "GM9003", "GM9004"))
    assert span(register(kempen), "2019-01-01") == (4, 4)


def test_it_counts_once_however_many_dossiers_cohorts_and_claims_have_it() -> None:
    programme = register(
        member("a", "supported 2022-01 a", "supported 2023-01-16 b", codes=("GM9001", "GM9001")),
        member("b", "supported 2023 c"),
    )
    assert span(programme, "2024-01-01") == (1, 1)


def test_it_counts_from_the_earliest_of_its_claims_and_in_the_cohort_of_that() -> None:
    programme = register(
        member("b", "supported 2024-01-17 b"),
        member("a", "supported 2022-01-19 a"),
        cohorts=[cohort("b", start="2024-01"), cohort("a", start="2022-01")],
    )
    assert of_cohorts(programme, "2022-01-19") == {"b": (0, 0), "a": (1, 1)}
    assert of_cohorts(programme, "2024-06-01") == {"b": (0, 0), "a": (1, 1)}


def test_the_earliest_claim_is_the_one_that_may_have_begun_first() -> None:
    programme = register(member("a", "supported 2023-06 a"), member("b", "supported 2023 b"))
    assert of_cohorts(programme, "2024-01-01") == {"b": (1, 1)}


def test_the_cohort_is_that_of_the_claim_with_which_it_takes_part() -> None:
    programme = register(member("a", "interested 2021 a", "supported 2022-01 b"))
    assert of_cohorts(programme, "2023-01-01") == {"b": (1, 1)}


def test_one_dossier_that_stops_does_not_end_what_another_claims() -> None:
    programme = register(
        member("a", "supported 2022", "stopped 2023"), member("b", "supported 2022-06-01")
    )
    assert span(programme, "2024-06-01") == (1, 1)


def test_claims_without_a_cohort_have_a_count_of_their_own() -> None:
    programme = register(member("a", "supported 2022"))
    [only] = census(programme, "2023-01-01").cohorts
    assert only == CohortCount(cohort=None, certain=1, possible=1, named=0, unnamed=0)


def test_a_cohort_that_the_register_lacks_counts_all_the_same() -> None:
    programme = register(member("a", "supported 2022 nowhere"))
    [only] = census(programme, "2023-01-01").cohorts
    assert only == CohortCount(cohort="nowhere", certain=1, possible=1, named=1, unnamed=0)


def test_fictitious_dossiers_count_like_others() -> None:
    both = register(
        member("a", "supported 2022"),
        evolve(member("b", "supported 2022", codes=("GM0244",)), fictitious=False),
    )
    assert span(both, "2023-01-01") == (2, 2)


# -------------------------------------------------------------------------------- unnamed members


def sized(size: int | None, *dossiers: Dossier, start: str = "2023") -> Programme:
    return register(*dossiers, cohorts=[cohort("a", size, start)])


def unnamed(programme: Programme) -> int:
    return census(programme, "2024-06-01").cohorts[0].unnamed


def test_members_that_nobody_names_number_the_published_size_minus_those_that_name_it() -> None:
    some = (
        member("a", "supported 2023 a", codes=("GM9001", "GM9002")),
        member("b", "supported 2023 a", codes=("GM9003",)),
    )
    assert [unnamed(sized(5, *some[:count])) for count in range(3)] == [5, 3, 2]
    assert span(sized(5, *some), "2024-06-01") == (5, 5)


def test_never_below_none() -> None:
    both = member("a", "supported 2023 a", codes=("GM9001", "GM9002"))
    assert unnamed(sized(1, both)) == 0
    assert span(sized(1, both), "2024-06-01") == (2, 2)


def test_one_that_names_two_cohorts_is_subtracted_from_both_and_counts_once() -> None:
    nijkerk = member("nijkerk", "supported 2022-01 a", "supported 2023-01-16 b")
    programme = register(nijkerk, cohorts=[cohort("a", 11, "2022-01"), cohort("b", 12, "2023-01")])
    counts = census(programme, "2023-06-01").cohorts
    assert [(one.named, one.unnamed) for one in counts] == [(1, 10), (1, 11)]
    assert span(programme, "2023-06-01") == (22, 22)


@pytest.mark.parametrize("status", ["interested", "deciding", "paused", "stopped"])
def test_all_municipalities_that_name_the_cohort_are_subtracted_whatever_their_status(
    status: str,
) -> None:
    assert unnamed(sized(5, member("a", f"{status} 2022 a"))) == 4


def test_a_municipality_that_names_it_twice_is_subtracted_once() -> None:
    twice = (member("a", "deciding 2022 a", "supported 2023 a"), member("b", "supported 2023 a"))
    assert unnamed(sized(5, *twice)) == 4


def test_a_cohort_without_a_published_size_has_none() -> None:
    assert unnamed(sized(None, member("a", "supported 2023 a"))) == unnamed(sized(None)) == 0


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-12-31", (0, 0)),
        ("2023-01-01", (0, 5)),
        ("2023-12-30", (0, 5)),
        ("2023-12-31", (5, 5)),
    ],
)
def test_they_take_part_from_the_start_of_the_cohort(day: str, expected: tuple[int, int]) -> None:
    assert span(sized(5, start="2023"), day) == expected


# --------------------------------------------------------------------------------- partial dates


def test_a_partial_day_gives_what_is_certain_on_its_first_day_and_possible_on_its_last() -> None:
    programme = register(
        member("a", "supported 2024-01-01"),
        member("b", "supported 2024-01-31", codes=("GM9002",)),
        member("c", "supported 2024-02-01", codes=("GM9003",)),
        cohorts=[cohort("d", 10, "2024-01-02")],
    )
    assert span(programme, "2024-01-01") == (1, 1)
    assert span(programme, "2024-01") == (1, 12)
    assert span(programme, "2024") == (1, 13)
    assert span(programme, "2024-01-31") == (12, 12)


@pytest.mark.parametrize("on", ["2024-13", "24", "1899", ""])
def test_what_is_no_partial_date_is_refused(on: str) -> None:
    with pytest.raises(InvalidValue):
        census(register(), on)


def test_the_census_says_for_when_it_holds() -> None:
    assert str(census(register(), "2024-01").on) == "2024-01"
    assert str(census(register(), date(2024, 1, 17)).on) == "2024-01-17"


# ------------------------------------------------------------------------------------------ laws

_days = st.dates(date(2017, 6, 1), date(2026, 12, 31))
_programmes = st.builds(
    lambda programme, cohorts: evolve(programme, cohorts=cohorts),
    lively.programmes,
    st.lists(
        st.builds(
            Cohort,
            id=st.sampled_from(lively.IDS),
            label=st.just("cohort"),
            start=lively.sinces,
            published_size=st.none() | st.integers(0, 4),
        ),
        unique_by=lambda one: one.id,
    ),
)


@given(_programmes, _days)
def test_on_a_day_what_is_certain_is_possible(programme: Programme, day: date) -> None:
    found = census(programme, day)
    assert 0 <= found.certain <= found.possible
    assert all(0 <= one.certain <= one.possible for one in found.cohorts)


@given(_programmes, st.lists(_days, max_size=5))
def test_the_censuses_of_days_are_that_of_each_of_them(
    programme: Programme, some: list[date]
) -> None:
    asked = sorted({*some, *turns(programme)})
    assert [*censuses(programme, asked)] == [census(programme, day) for day in asked]


@given(_programmes, lively.sinces)
def test_the_counts_of_the_cohorts_add_up_to_the_whole(programme: Programme, on: str) -> None:
    found = census(programme, on)
    assert found.certain == sum(one.certain for one in found.cohorts)
    assert found.possible == sum(one.possible for one in found.cohorts)
    assert len({one.cohort for one in found.cohorts}) == len(found.cohorts)


@given(_programmes, _days)
def test_the_whole_is_who_takes_part_and_the_members_that_nobody_names(
    programme: Programme, day: date
) -> None:
    found = census(programme, day)
    certain, possible = set[str](), set[str]()
    for one in programme:
        takes_part, then = presence(one.participation), in_force(one.municipalities, day)
        certain |= then if takes_part.certain_on(day) else set()
        possible |= then if takes_part.possible_on(day) else set()
    unnamed = [(one.start, members_unnamed(programme, one)) for one in programme.cohorts]
    assert found.certain == len(certain) + sum(n for start, n in unnamed if start.latest <= day)
    assert found.possible == len(possible) + sum(n for start, n in unnamed if start.earliest <= day)


def in_force(codes: Iterable[str], day: date) -> set[str]:
    return {municipalities.in_force(code, day) for code in codes}


def members_unnamed(programme: Programme, one: Cohort) -> int:
    naming = (
        each for each in programme if any(claim.cohort == one.id for claim in each.participation)
    )
    codes = [code for each in naming for code in each.municipalities]
    named = in_force(codes, one.start.latest)
    return max(0, (one.published_size or 0) - len(named))


@given(_programmes, lively.dossiers, _days)
def test_a_dossier_more_that_names_no_cohort_never_makes_it_less(
    programme: Programme, one: Dossier, day: date
) -> None:
    apart = [evolve(claim, cohort=None) for claim in one.participation]
    more = evolve(programme, dossiers=(*programme.dossiers, evolve(one, participation=apart)))
    before, after = census(programme, day), census(more, day)
    assert before.certain <= after.certain
    assert before.possible <= after.possible
    assert after.possible - before.possible <= len(set(one.municipalities))


@given(_programmes, _days, st.randoms())
def test_the_order_of_the_dossiers_does_not_matter(
    programme: Programme, day: date, random: Random
) -> None:
    dossiers = list(programme.dossiers)
    random.shuffle(dossiers)
    shuffled, found = census(evolve(programme, dossiers=dossiers), day), census(programme, day)
    assert (shuffled.certain, shuffled.possible) == (found.certain, found.possible)


# ------------------------------------------------------------------------------ published counts


@pytest.fixture(scope="module")
def network() -> Programme:
    return load(NETWORK, Programme)


RANGES = [
    # 9 of the pilot (2018) and 11 of January 2022 are certain all month. By its last day may also
    # have begun: 7 that name January 2023 (the eighth, Nijkerk, counts since 2022), the 4 of its
    # 12 that nobody names, and the 5 of "during 2023".
    ("2023-01", 20, 9 + 11, 9 + 11 + 7 + 4 + 5),
    # From 1 February January's 11 are certain.
    ("2023-02", 32, 20 + 11, 36),
    ("2023-05", 36, 31, 36),
    # All of 2023 is certain (36), the 10 of January 2024 too; the 3 of "later in 2024" may be.
    ("2024-02", 46, 36 + 10, 46 + 3),
    ("2024-07", 47, 46, 49),
    # All of 2024 is certain; the 6 of "early 2025" may be.
    ("2025-02", 55, 49, 49 + 6),
    # No day was given: later in 2025 two more had joined, of whom nobody wrote.
    ("2025", 57, 49, 49 + 6),
]


def test_every_published_count_of_the_network_but_the_last_lies_within_the_range(
    network: Programme,
) -> None:
    found = [
        (str(one.published.on), one.published.count, one.census.certain, one.census.possible)
        for one in reconcile(network)
    ]
    assert found == RANGES
    assert [one.missing for one in reconcile(network)] == [0, 0, 0, 0, 0, 0, 2]


def test_the_census_of_a_published_count_is_that_of_its_day(network: Programme) -> None:
    for one in reconcile(network):
        assert one.census == census(network, one.published.on)


def test_the_explanations_of_the_network_name_what_makes_the_range_wide(network: Programme) -> None:
    subjects = {str(one.published.on): subjects_of(one) for one in reconcile(network)}
    during_2023 = ["GM0203", "GM1970", "GM0085", "GM0050", "GM1896"]
    assert set(subjects["2023-05"]) == set(during_2023)
    assert set(subjects["2024-07"]) == {"GM1735", "GM1904", "GM0098"}
    assert subjects["2023-01"][0] == "2023-01"
    assert {*during_2023, "GM0230", "GM0273"} <= set(subjects["2023-01"])
    assert len(subjects["2025-02"]) == 6


def subjects_of(one: Reconciliation) -> list[str]:
    return [explanation.subject for explanation in one.explanations]


def reconciled(count: int, programme: Programme, on: str = "2024-06-01") -> Reconciliation:
    published = [PublishedCount(on=on, count=count)]
    [one] = reconcile(evolve(programme, published_counts=published))
    return one


@pytest.mark.parametrize(
    ("count", "agrees"), [(2, False), (3, True), (4, True), (5, True), (6, False)]
)
def test_a_count_agrees_where_it_lies_in_the_range(count: int, *, agrees: bool) -> None:
    programme = sized(4, member("a", "supported 2024 a", codes=("GM9001", "GM9002")), start="2023")
    third = member("c", "supported 2023-05 b", codes=("GM9003",))
    whole = evolve(programme, dossiers=(*programme.dossiers, third))
    assert span(whole, "2024-06-01") == (3, 5)
    assert reconciled(count, whole).agrees is agrees


def test_an_exact_count_needs_no_explanation() -> None:
    exact = sized(3, member("a", "supported 2023 a"))
    assert reconciled(3, exact).explanations == ()


def test_a_municipality_whose_day_is_not_known_makes_the_range_wide() -> None:
    unsure = register(member("a", "supported 2024", codes=("GM0244",)))
    [one] = reconciled(1, unsure).explanations
    assert one.subject == "GM0244"
    assert one.widens
    assert one.text() == (
        "Hattem (GM0244): whether it takes part (1 June 2024) depends on a day that is not known."
    )
    assert one.text("nl").endswith("hangt af van een dag die niet bekend is.")


def test_members_that_nobody_names_never_explain_a_count_out_of_range() -> None:
    """They are in the range already."""
    for count in (0, 3):
        assert subjects_of(reconciled(count, sized(3, member("a", "interested 2020 a")))) == []


def test_members_that_nobody_names_do_not_explain_a_count_within_it() -> None:
    """They are certain: only where their cohort may not have begun do they widen the range."""
    unsure = member("b", "supported 2024", codes=("GM9002",))
    assert subjects_of(reconciled(3, sized(3, unsure))) == ["GM9002"]
    out = reconciled(0, sized(3, member("a", "interested 2020 a")), on="2023-06-01")
    assert subjects_of(out) == ["a"]
    assert out.explanations[0].text() == ("cohort a: nobody names 2 of its 3 published members.")


def test_a_cohort_that_has_not_begun_explains_nothing() -> None:
    assert subjects_of(reconciled(0, sized(3), on="2022-12-31")) == []
    assert subjects_of(reconciled(0, sized(3), on="2023-01-01")) == ["a"]


def test_a_cohort_that_more_name_than_were_published_explains_a_count_out_of_range() -> None:
    out = reconciled(1, sized(1, member("a", "supported 2023 a", codes=("GM9001", "GM9002"))))
    assert subjects_of(out) == ["a"]
    assert out.explanations[0].text() == "cohort a: 2 municipalities name it, but 1 were published."


def test_it_says_how_many_are_missing_or_too_many() -> None:
    programme = sized(4, start="2023")
    assert span(programme, "2023-06-01") == (0, 4)
    found = [reconciled(count, programme, on="2023-06-01").missing for count in (0, 4, 6)]
    assert found == [0, 0, 2]
    assert [reconciled(count, programme).missing for count in (0, 3, 4, 6)] == [-4, -1, 0, 2]


def test_what_makes_a_range_wide_does_not_explain_a_count_outside_it() -> None:
    unsure = register(member("a", "supported 2024", codes=("GM0244",)))
    assert subjects_of(reconciled(2, unsure)) == []


def test_what_makes_the_register_count_less_does_not_explain_that_it_counts_more() -> None:
    twice = register(member("a", "supported 2022 a", "supported 2023 b", codes=("GM0267",)))
    assert subjects_of(reconciled(0, twice)) == []
    more = sized(1, member("a", "supported 2023 a", codes=("GM9001", "GM9002")))
    assert subjects_of(reconciled(9, more)) == []


def test_one_claimed_by_two_cohorts_explains_a_count_out_of_range() -> None:
    twice = register(member("a", "supported 2022 a", "supported 2023 b", codes=("GM0267",)))
    out = reconciled(2, twice)
    assert subjects_of(out) == ["GM0267"]
    assert out.explanations[0].text() == (
        "Nijkerk (GM0267): claimed by the cohorts a, b, so it may have been counted more than once."
    )


def test_one_that_ended_explains_a_count_out_of_range() -> None:
    ended = register(member("a", "supported 2022", "stopped 2023"))
    out = reconciled(1, ended)
    assert subjects_of(out) == ["GM9001"]
    assert out.explanations[0].text() == (
        "GM9001: no longer takes part (1 June 2024), but may still have been counted."
    )


def test_one_that_ended_on_the_day_on_which_it_began_explains_it_too() -> None:
    ended = register(member("a", "supported 2024-06-01", "stopped 2024-06-01"))
    assert subjects_of(reconciled(1, ended)) == ["GM9001"]
    some_day = register(member("a", "supported 2024", "stopped 2024-03-01"))
    assert subjects_of(reconciled(1, some_day)) == ["GM9001"]


def test_what_begins_or_ends_in_the_month_of_the_count_explains_it() -> None:
    begins = register(member("a", "supported 2024-01-15"))
    assert subjects_of(reconciled(0, begins, on="2024-01")) == ["GM9001"]
    ends = register(member("a", "supported 2024-01-10", "stopped 2024-01-20"))
    assert subjects_of(reconciled(1, ends, on="2024-01")) == ["GM9001"]
    assert subjects_of(reconciled(0, sized(3, start="2024-01-17"), on="2024-01")) == ["a"]


def test_a_cohort_that_begins_on_the_day_of_the_count_is_certain() -> None:
    unsure = member("b", "supported 2024", codes=("GM9002",))
    certain = sized(3, unsure, start="2024-06-01")
    assert subjects_of(reconciled(3, certain)) == ["GM9002"]


def test_one_that_has_not_begun_explains_nothing() -> None:
    later = register(member("a", "supported 2025"), member("b", "interested 2020"))
    assert subjects_of(reconciled(1, later)) == []


@given(_programmes, lively.sinces, st.integers(0, 12))
def test_whether_it_agrees_is_whether_it_lies_in_the_range_and_each_reason_is_said(
    programme: Programme, on: str, count: int
) -> None:
    one = reconciled(count, programme, on)
    assert one.agrees is (one.census.certain <= count <= one.census.possible)
    known = {each.id for each in programme.cohorts}
    codes = [code for each in programme for code in each.municipalities]
    known |= in_force(codes, one.published.on.latest)
    for explanation in one.explanations:
        assert explanation.subject in known
        assert explanation.text("en") != explanation.text("nl")
        assert "{" not in explanation.text("en") + explanation.text("nl")
        assert explanation.widens or not one.agrees
