"""COH: cohorts, published counts, and the order of a participation."""

import pytest
from attrs import evolve

from okomodel.model import Dossier, ParticipationStatus, Programme, PublishedCount
from okomodel.reference.profile import profiles
from okomodel.values.partial_date import PartialDate
from tests.rules.judging import claims, cohort, dossier, found, paths, register

# --------------------------------------------------------------------------------------- COH01


def started(*texts: str, start: str = "2024-01") -> Programme:
    return register(
        dossier(participation=claims(*texts)), cohorts=[cohort("a", start=start), cohort("2020")]
    )


@pytest.mark.parametrize("since", ["2024-01-01", "2024-01-31", "2024-01"])
def test_who_names_a_cohort_started_support_in_its_period(since: str) -> None:
    assert paths("COH01", started(f"supported {since} a")) == []


@pytest.mark.parametrize("since", ["2023-12-31", "2024-02-01", "2023-12", "2024-02", "2023"])
def test_a_start_outside_the_period_of_the_cohort_is_a_mismatch(since: str) -> None:
    [finding] = found("COH01", started(f"supported {since} a"))
    assert finding.path == "programme.dossiers[0].participation[0]"
    told = f"(January 2024) is not the start of support ({PartialDate(since).in_text()})."
    assert finding.message == f"the start of cohort a {told}"


@pytest.mark.parametrize(
    ("since", "start", "right"),
    [
        ("2024", "2024-01", True),
        ("2024-01", "2024", True),
        ("2024-12-31", "2024", True),
        ("2025-01-01", "2024", False),
        ("2024-01-17", "2024-01-17", True),
        ("2024-01", "2024-01-17", True),
        ("2024-01-18", "2024-01-17", False),
    ],
)
def test_a_mismatch_is_wrong_on_every_day_that_both_dates_allow(
    since: str, start: str, *, right: bool
) -> None:
    assert (paths("COH01", started(f"supported {since} a", start=start)) == []) is right


def test_a_dossier_on_its_own_is_not_blamed_for_its_cohort() -> None:
    [alone] = started("supported 2019 a")
    assert paths("COH01", alone) == []


def test_an_unknown_cohort_is_left_to_ref02() -> None:
    programme = started("supported 2019 nowhere")
    assert paths("COH01", programme) == []
    assert paths("REF02", programme) != []


@pytest.mark.parametrize("status", ["interested", "deciding"])
def test_who_names_the_cohort_before_support_is_judged_by_the_start_of_support(status: str) -> None:
    assert paths("COH01", started(f"{status} 2023-05 a", "supported 2024-01")) == []
    late = started(f"{status} 2023-05 a", "supported 2024-02")
    assert paths("COH01", late) == ["dossiers[0].participation[0]"]


def test_who_continues_in_a_cohort_is_judged_by_the_start_of_support() -> None:
    assert paths("COH01", started("supported 2024-01", "continuing 2028-02 a")) == []
    assert paths("COH01", started("supported 2024-01 a", "continuing 2028-02 a")) == []


def test_the_first_start_of_support_is_the_one_that_counts() -> None:
    twice = started(
        "interested 2023 a", "supported 2023-06", "stopped 2023-12", "supported 2024-01"
    )
    assert paths("COH01", twice) == ["dossiers[0].participation[0]"]


def test_a_cohort_is_judged_by_the_support_of_the_participation_that_names_it() -> None:
    """Not by that of years before, nor by what is decided about going on."""
    anew = ("supported 2018 2020", "stopped 2020", "deciding 2023 a", "supported 2024-01")
    assert paths("COH01", started(*anew)) == ["dossiers[0].participation[0]"]
    again = ("supported 2020 2020", "supported 2022", "deciding 2023-06", "supported 2024-01 a")
    assert paths("COH01", started(*again)) == []
    goes_on = ("supported 2018", "stopped 2020", "supported 2024-01", "continuing 2028 a")
    assert paths("COH01", started(*goes_on)) == []
    decides = ("supported 2024-01", "deciding 2027-11 a")
    assert paths("COH01", started(*decides)) == []


def test_support_that_was_never_recorded_is_not_judged() -> None:
    assert paths("COH01", started("interested 2019 a", "deciding 2020 a")) == []


def test_a_pause_at_the_end_does_not_make_the_first_start_a_return() -> None:
    late = started("supported 2025-02 a", "paused 2026")
    assert paths("COH01", late) == ["dossiers[0].participation[0]"]


def test_who_comes_back_from_a_pause_did_not_start_then() -> None:
    back = started("supported 2024-01 a", "paused 2024-06", "supported 2025-01 a")
    assert paths("COH01", back) == []
    wrong_from_the_start = started("supported 2024-03", "paused 2024-06", "supported 2025-01 a")
    assert paths("COH01", wrong_from_the_start) == ["dossiers[0].participation[2]"]


def test_who_was_paused_when_its_dossier_begins_did_not_start_then_either() -> None:
    assert paths("COH01", started("paused 2024-06", "supported 2025-01 a")) == []
    paused_last = started("supported 2025-01 a", "paused 2025-06")
    assert paths("COH01", paused_last) == ["dossiers[0].participation[0]"]


def test_each_cohort_is_judged_by_its_own_claim() -> None:
    both = started("supported 2020-05 2020", "supported 2024-01 a", start="2024-01")
    assert paths("COH01", both) == []
    crossed = started("supported 2020-05 a", "supported 2024-01 2020")
    assert paths("COH01", crossed) == [
        "dossiers[0].participation[0]",
        "dossiers[0].participation[1]",
    ]


def test_a_cohort_that_is_named_again_without_a_start_is_one_finding() -> None:
    again = started("interested 2023 a", "deciding 2023-06 a", "supported 2025-01")
    assert paths("COH01", again) == ["dossiers[0].participation[0]"]


# --------------------------------------------------------------------------------------- COH02


def member(id: str, *texts: str, codes: tuple[str, ...] = ("GM9001",)) -> Dossier:
    return dossier(id, municipalities=codes, participation=claims(*texts))


def test_a_municipality_is_claimed_by_one_cohort_only() -> None:
    assert paths("COH02", member("x", "supported 2022-01 a", "supported 2023-01-16 a")) == []
    assert paths("COH02", member("x", "supported 2022-01", "supported 2023-01-16 a")) == []
    [finding] = found("COH02", member("x", "supported 2022-01 a", "supported 2023-01-16 b"))
    assert finding.path == "dossier.municipalities[0]"
    assert finding.message == "GM9001 is claimed by the cohorts a, b."


def test_the_finding_names_the_municipality_and_its_cohorts() -> None:
    nijkerk = member("x", "supported 2022-01 a", "supported 2023-01-16 b", codes=("GM0267",))
    [finding] = found("COH02", nijkerk)
    assert finding.message == "Nijkerk (GM0267) is claimed by the cohorts a, b."
    assert finding.params["cohorts"] == ("a", "b")


@pytest.mark.parametrize("status", ["interested", "deciding", "continuing", "stopped"])
def test_a_claim_with_any_status_is_a_claim(status: str) -> None:
    assert paths("COH02", member("x", "supported 2022-01 a", f"{status} 2023 b")) != []


def test_each_municipality_of_a_partnership_is_one_finding() -> None:
    codes = ("GM9001", "GM9002", "GM9001")
    both = member("x", "supported 2022-01 a", "supported 2023-01 b", codes=codes)
    expected = ["municipalities[0]", "municipalities[1]"]
    assert paths("COH02", both) == expected
    assert paths("COH02", register(both)) == [f"dossiers[0].{path}" for path in expected]


def test_a_municipality_is_claimed_by_one_cohort_over_all_dossiers() -> None:
    kempen = member("kempen", "supported 2018 a", codes=("GM9001", "GM9002"))
    alone = member("bladel", "supported 2022-01 b", codes=("GM9002",))
    assert paths("COH02", kempen) == paths("COH02", alone) == []
    [finding] = found("COH02", register(kempen, alone))
    assert finding.path == "programme.dossiers[0].municipalities[1]"
    assert finding.params["cohorts"] == ("a", "b")


def test_two_dossiers_that_claim_the_same_cohort_are_no_fault() -> None:
    both = (member("a", "supported 2018 a"), member("b", "supported 2022-01 a"))
    assert paths("COH02", register(*both)) == []


def test_other_municipalities_in_other_cohorts_are_no_fault() -> None:
    both = (
        member("a", "supported 2018 a"),
        member("b", "supported 2022-01 b", codes=("GM9002",)),
    )
    assert paths("COH02", register(*both)) == []


# --------------------------------------------------------------------------------------- COH03


def published(count: int, *dossiers: Dossier, on: str = "2024-06-01", size: int = 3) -> Programme:
    return register(
        *dossiers,
        cohorts=[cohort("2024-01", size)],
        published_counts=[PublishedCount(on=on, count=count)],
    )


@pytest.mark.parametrize(
    ("count", "within"), [(0, False), (1, False), (2, True), (3, True), (4, False), (99, False)]
)
def test_a_published_count_lies_within_the_range_that_the_register_allows(
    count: int, *, within: bool
) -> None:
    """Two of three members are unnamed and take part; whether the third does depends on a day."""
    unsure = member("x", "supported 2024 2024-01")
    assert (paths("COH03", published(count, unsure)) == []) is within


def test_a_count_for_a_month_is_held_against_its_first_and_its_last_day() -> None:
    """On 1 January 2024 nobody was certain, on the 31st all three were possible."""
    for count in range(4):
        assert paths("COH03", published(count, on="2024-01")) == []
    assert paths("COH03", published(4, on="2024-01")) == ["published_counts[0]"]


def test_each_count_that_is_out_of_range_is_one_finding() -> None:
    counts = [PublishedCount(on=f"2025-0{month}", count=month) for month in (1, 3, 5)]
    programme = register(cohorts=[cohort("2024-01", 3)], published_counts=counts)
    assert [one.path for one in found("COH03", programme)] == [
        "programme.published_counts[0]",
        "programme.published_counts[2]",
    ]


def test_a_count_above_the_range_says_that_too_few_are_known_to_take_part() -> None:
    [finding] = found("COH03", published(5, on="2025-01"))
    assert finding.text() == (
        "5 participants were published for January 2025, but the register allows 3 to 3: 2 too "
        "few. Who joined may not be recorded yet: look for who began by then."
    )
    assert finding.text("nl") == (
        "voor januari 2025 zijn 5 deelnemers gepubliceerd, maar het register laat er 3 tot 3 toe: "
        "2 te weinig. Wie erbij kwam is misschien nog niet vastgelegd: zoek wie toen begonnen was."
    )


def test_a_count_below_the_range_says_that_there_are_too_many() -> None:
    [finding] = found("COH03", published(1, on="2025-01"))
    assert finding.text() == (
        "1 participants were published for January 2025, but the register allows 3 to 3: 2 too "
        "many. Who stopped may not be recorded yet: look for who had ended by then, or had not "
        "begun."
    )
    assert finding.text("nl") == (
        "voor januari 2025 zijn 1 deelnemers gepubliceerd, maar het register laat er 3 tot 3 toe: "
        "2 te veel. Wie stopte is misschien nog niet vastgelegd: zoek wie toen al was geëindigd of "
        "nog niet was begonnen."
    )


def test_the_hint_names_what_may_explain_it_on_that_side() -> None:
    twice = member("x", "supported 2022-01 2022-01", "supported 2024 2024-01", codes=("GM0267",))
    cohorts = [cohort("2022-01", 1), cohort("2024-01", 1)]
    register_of = {"cohorts": cohorts, "published_counts": [PublishedCount(on="2025", count=9)]}
    [few] = found("COH03", register(twice, **register_of))
    assert few.hint.endswith(
        "Or does this explain it? Nijkerk (GM0267): claimed by the cohorts 2022-01, 2024-01, so it "
        "may have been counted more than once."
    )
    more = member("x", "supported 2023 2022-01", codes=("GM9001", "GM9002"))
    none = {"cohorts": cohorts[:1], "published_counts": [PublishedCount(on="2025", count=0)]}
    [many] = found("COH03", register(more, **none))
    assert many.hint.endswith(
        "Or does this explain it? cohort 2022-01: 2 municipalities name it, but 1 were published."
    )
    assert "Of verklaart dit het?" in many.hint_nl


@pytest.mark.parametrize("count", [0, 99])
def test_the_hint_never_offers_members_that_nobody_names(count: int) -> None:
    [finding] = found("COH03", published(count))
    assert "names" not in finding.hint


def test_a_count_for_a_day_after_what_the_register_knows_says_so() -> None:
    [now] = found("COH03", published(9, on="2026-12-31"))
    [later] = found("COH03", published(9, on="2027-01-01"))
    assert "known until" not in now.hint
    assert "Municipalities are known until 31 December 2026. Announced after that:" in later.hint
    assert "De gemeenten zijn bekend tot en met 31 december 2026." in later.hint_nl


# --------------------------------------------------------------------------------------- COH04

MAY_FOLLOW = {
    "interested": "interested deciding declined supported continuing stopped",
    "deciding": "deciding declined supported continuing stopped",
    "declined": "declined interested deciding supported",
    "supported": "supported deciding continuing paused stopped",
    "continuing": "continuing deciding paused stopped",
    "paused": "paused supported continuing stopped",
    "stopped": "stopped interested deciding supported continuing",
}
"""Interested, deciding, supported, continuing, each of which may be left out; deciding also after
supported, continuing and declined; paused after supported or continuing, and back; stopped after
any but declined; after stopped anything but paused and declined; declined after interested or
deciding; the same status again."""

STATUSES = [status.value for status in ParticipationStatus]


@pytest.mark.parametrize("before", STATUSES)
@pytest.mark.parametrize("status", STATUSES)
def test_each_status_may_follow_the_one_before(before: str, status: str) -> None:
    pair = dossier(participation=claims(f"{before} 2022", f"{status} 2023"))
    allowed = status in MAY_FOLLOW[before].split()
    assert paths("COH04", pair) == ([] if allowed else ["participation[1]"])


@pytest.mark.parametrize("status", STATUSES)
def test_any_status_may_come_first(status: str) -> None:
    assert paths("COH04", dossier(participation=claims(f"{status} 2023"))) == []


def test_the_same_status_of_another_cohort_is_no_fault() -> None:
    nijkerk = dossier(participation=claims("supported 2022-01 a", "supported 2023-01-16 b"))
    assert paths("COH04", nijkerk) == []


@pytest.mark.parametrize(
    ("earlier", "later", "in_order"),
    [
        ("2023-05-02", "2023-05-02", True),
        ("2023-05-02", "2023-05-01", False),
        ("2023-05", "2023-05-01", True),
        ("2023-05", "2023-04-30", False),
        ("2023-05-31", "2023-05", True),
        ("2023-06-01", "2023-05", False),
        ("2023-12-31", "2023", True),
        ("2024", "2023", False),
    ],
)
def test_participations_stand_in_the_order_of_time(
    earlier: str, later: str, *, in_order: bool
) -> None:
    pair = dossier(participation=claims(f"deciding {earlier}", f"supported {later}"))
    assert (paths("COH04", pair) == []) is in_order


def test_a_claim_out_of_time_is_said_to_be_so_and_not_judged_by_its_status_as_well() -> None:
    [finding] = found("COH04", dossier(participation=claims("paused 2024", "interested 2023")))
    assert finding.message == "interested since 2023 stands after paused since 2024."


def test_a_claim_out_of_time_is_seen_across_one_whose_date_is_vague() -> None:
    vague = claims("interested 2023-06", "deciding 2023", "supported 2023-01")
    [finding] = found("COH04", dossier(participation=vague))
    assert finding.path == "dossier.participation[2]"
    assert (
        finding.message == "supported since January 2023 stands after interested since June 2023."
    )


def test_one_claim_out_of_time_does_not_make_all_after_it_wrong() -> None:
    one = claims("interested 2024", "deciding 2020", "supported 2021", "continuing 2025")
    assert paths("COH04", dossier(participation=one)) == ["participation[1]"]


def test_each_step_that_cannot_be_is_one_finding() -> None:
    steps = claims("interested 2019", "paused 2020", "deciding 2021", "supported 2022")
    expected = ["participation[1]", "participation[2]"]
    assert paths("COH04", dossier(participation=steps)) == expected


def test_participation_that_is_not_recorded_is_not_judged() -> None:
    for code in ("COH01", "COH02", "COH04", "COH05"):
        assert paths(code, dossier()) == paths(code, register(dossier())) == []


# --------------------------------------------------------------------------------------- COH05


def ran_out(*texts: str, on: str, profile: str = "oko-nl") -> list[str]:
    return paths("COH05", dossier(participation=claims(*texts)), on, profile)


def test_support_lasts_four_years_and_the_last_day_is_still_in_time() -> None:
    assert ran_out("supported 2022-01-15", on="2026-01-15") == []
    assert ran_out("supported 2022-01-15", on="2026-01-16") == ["participation[0]"]


@pytest.mark.parametrize(
    ("since", "last_day"),
    [
        ("2022-01", "2026-01-31"),
        ("2022-02", "2026-02-28"),
        ("2020-02-29", "2024-02-29"),
        ("2022", "2026-12-31"),
    ],
)
def test_a_start_known_to_its_month_or_year_is_taken_as_late_as_it_may_be(
    since: str, last_day: str
) -> None:
    assert ran_out(f"supported {since}", on=last_day) == []
    [finding] = found("COH05", dossier(participation=claims(f"supported {since}")), "2027-01-01")
    assert str(finding.params["last_day"]) == last_day


@pytest.mark.parametrize("status", ["continuing", "paused", "stopped"])
def test_after_that_a_dossier_says_that_it_continues_pauses_or_stops(status: str) -> None:
    decided = ("supported 2022-01", f"{status} 2026-02-01")
    assert ran_out(*decided, on="2026-02-01") == []
    assert ran_out(*decided, on="2030-01-01") == []


def test_a_decision_that_holds_only_later_is_none_yet() -> None:
    decided = ("supported 2022-01", "continuing 2026-03")
    assert ran_out(*decided, on="2026-02-28") == ["participation[0]"]
    assert ran_out(*decided, on="2026-03-01") == []


def test_a_decision_known_to_its_year_gets_the_benefit_of_the_doubt() -> None:
    assert ran_out("supported 2022-01", "stopped 2026", on="2026-02-01") == []


def test_support_that_is_claimed_again_runs_from_the_latest_claim() -> None:
    twice = ("supported 2018 a", "supported 2023-01-16 b")
    assert ran_out(*twice, on="2027-01-16") == []
    assert ran_out(*twice, on="2027-01-17") == ["participation[1]"]
    again = ("supported 2018", "supported 2022")
    assert ran_out(*again, on="2026-12-31") == []


def test_a_later_support_counts_from_when_it_may_have_begun() -> None:
    again = ("supported 2018-01", "supported 2022-03")
    assert ran_out(*again, on="2022-02-28") == ["participation[0]"]
    assert ran_out(*again, on="2022-03-01") == []


def test_whoever_decides_on_going_on_is_not_scolded() -> None:
    decides = ("supported 2022-01", "deciding 2025-11-13")
    assert ran_out(*decides, on="2027-01-01") == []
    assert ran_out(*decides, on="2035-01-01") == []
    too_late = ("supported 2022-01", "deciding 2026-03")
    assert ran_out(*too_late, on="2026-02-28") == ["participation[0]"]
    assert ran_out(*too_late, on="2026-03-31") == []
    on_again = (*decides, "supported 2026-01")
    assert ran_out(*on_again, on="2030-01-31") == []
    assert ran_out(*on_again, on="2030-02-01") == ["participation[2]"]


def test_who_comes_back_is_supported_anew() -> None:
    back = ("supported 2018-01", "paused 2020", "supported 2023-01-01")
    assert ran_out(*back, on="2027-01-01") == []
    assert ran_out(*back, on="2027-01-02") == ["participation[2]"]


def test_who_is_not_yet_supported_owes_no_decision() -> None:
    assert ran_out("interested 2010", "deciding 2011", on="2026-01-01") == []
    assert ran_out("supported 2026-01-02", on="2026-01-01") == []
    assert ran_out("supported 2199-12-31", on="2199-12-31") == []


def test_how_long_support_lasts_is_a_setting_of_the_profile() -> None:
    short = evolve(profiles["oko-nl"], name="kort", support_length=2)
    one = dossier(participation=claims("supported 2022-01-15"))
    assert paths("COH05", one, "2024-01-15", short) == []
    [finding] = found("COH05", one, "2024-01-16", short)
    assert finding.message.startswith(
        "support since 15 January 2022 lasted 2 years and ended by 15 January 2024"
    )


def test_a_register_judges_each_of_its_dossiers() -> None:
    both = (
        member("a", "supported 2018"),
        member("b", "supported 2025"),
        member("c", "supported 2019"),
    )
    assert paths("COH05", register(*both)) == [
        "dossiers[0].participation[0]",
        "dossiers[2].participation[0]",
    ]


# --------------------------------------------------------------------------------------- COH06


def sized(size: int | None, *dossiers: Dossier) -> Programme:
    return register(*dossiers, cohorts=[cohort("2023"), cohort("2024", size)])


@pytest.mark.parametrize(("size", "equal"), [(1, False), (2, True), (3, False), (0, False)])
def test_as_many_municipalities_claim_a_cohort_as_it_was_published_to_have(
    size: int, *, equal: bool
) -> None:
    both = (
        member("a", "supported 2024 2024"),
        member("b", "supported 2024 2024", codes=("GM9002",)),
    )
    assert paths("COH06", sized(size, *both)) == ([] if equal else ["cohorts[1]"])


def test_a_cohort_without_a_published_size_is_not_judged() -> None:
    assert paths("COH06", sized(None, member("a", "supported 2024 2024"))) == []


def test_municipalities_are_counted_and_not_dossiers() -> None:
    kempen = member("kempen", "supported 2024 2024", codes=("GM9001", "GM9002", "GM9003"))
    assert paths("COH06", sized(3, kempen)) == []


@pytest.mark.parametrize(("start", "size"), [("2021", 2), ("2022", 1)])
def test_municipalities_that_merged_count_as_they_were_when_the_cohort_started(
    start: str, size: int
) -> None:
    both = (
        member("a", f"supported {start} c", codes=("GM0416",)),
        member("b", f"supported {start} c", codes=("GM0398",)),
    )
    assert paths("COH06", register(*both, cohorts=[cohort("c", size, start)])) == []


def test_a_municipality_that_claims_a_cohort_twice_counts_once() -> None:
    twice = (
        member("a", "interested 2023 2024", "supported 2024 2024"),
        member("b", "supported 2024 2024"),
    )
    assert paths("COH06", sized(1, *twice)) == []


def test_one_that_claims_two_cohorts_counts_in_both() -> None:
    nijkerk = member("a", "supported 2023 2023", "supported 2024 2024")
    programme = register(nijkerk, cohorts=[cohort("2023", 1), cohort("2024", 1)])
    assert paths("COH06", programme) == []


def test_a_cohort_of_after_what_the_register_of_municipalities_knows_says_so() -> None:
    for start, is_known in (("2026", True), ("2027", False)):
        [finding] = found("COH06", register(cohorts=[cohort("c", 5, start)]))
        assert ("known until" not in finding.hint) is is_known


def test_a_cohort_that_nobody_names_differs_from_its_published_size() -> None:
    [finding] = found("COH06", sized(5))
    assert finding.message == "0 municipalities name cohort 2024, but 5 were published."
