"""REF: ids are unique, references resolve, municipalities and indicators exist."""

from typing import Any

import pytest

from okomodel.formats import to_dict
from okomodel.model import (
    Action,
    ActionPlan,
    Baseline,
    Cohort,
    CoreTeam,
    Dossier,
    Event,
    Measurement,
    Member,
    MilestoneRecord,
    Organisation,
    Priority,
    Programme,
    ProgressReport,
    PublishedCount,
    Source,
    SurveyRound,
    Target,
    Waiver,
    WorkGroup,
)
from okomodel.reference.rule import rules
from okomodel.values import Period
from tests.rules.judging import claims, cohort, cycle, dossier, found, paths, register

PERIOD = Period("2025-01-01", "2026-12-31")
BRIELLE, VOORNE, ALTENA = "GM0501", "GM1992", "GM1959"
WEESP, FRYSKE_MARREN = "GM0457", "GM1940"  # until 23 March 2022, from 1 July 2015
LANGEDIJK, HAAREN = "GM0416", "GM0788"  # merged in 2022, split in 2021


def organisation(id: str) -> Organisation:
    return Organisation(id=id, name=id, kind="school")


def survey(id: str = "gmj", year: int = 2023, *codes: str, **fields: Any) -> SurveyRound:
    figures = [Measurement(indicator=code, base=100, count=50) for code in codes]
    return SurveyRound(id=id, year=year, instrument="gmj", measurements=figures, **fields)


def group(id: str = "wg", **fields: Any) -> WorkGroup:
    return WorkGroup(id=id, name=id, **fields)


def source(id: str) -> Source:
    return Source(id=id, title=id)


def priority(id: str, *codes: str) -> Priority:
    return Priority(id=id, title=id, indicators=codes)


def target(id: str, indicator: str = "SOROK3A3", base: str = "gmj", **fields: Any) -> Target:
    baseline = Baseline(round=base)
    return Target(id=id, indicator=indicator, baseline=baseline, value=50, by="2027", **fields)


def report(id: str) -> ProgressReport:
    return ProgressReport(id=id, on="2025-06-01", period=PERIOD)


def action(id: str, **fields: Any) -> Action:
    return Action(id=id, title=id, kind="one-off", planned=PERIOD, **fields)


def plan(*actions: Action) -> ActionPlan:
    return ActionPlan(title="Plan", period=PERIOD, actions=actions)


def event(id: str, **fields: Any) -> Event:
    return Event(id=id, kind="other", title=id, period=PERIOD, **fields)


def holds(kind: str, *things: Any) -> dict[str, Any]:
    return {kind: things}


# --------------------------------------------------------------------------------------- REF01


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("organisations", organisation),
        ("rounds", survey),
        ("work_groups", group),
        ("sources", source),
    ],
)
def test_ids_are_unique_per_kind_in_a_dossier(kind: str, make: Any) -> None:
    apart, twice = holds(kind, make("a"), make("b")), holds(kind, make("a"), make("b"), make("a"))
    assert paths("REF01", dossier(**apart)) == []
    assert paths("REF01", dossier(**twice)) == [f"{kind}[2].id"]


@pytest.mark.parametrize(
    ("kind", "make"), [("priorities", priority), ("targets", target), ("reports", report)]
)
def test_ids_of_what_stands_in_a_cycle_are_unique_over_all_cycles(kind: str, make: Any) -> None:
    once, twice = holds(kind, make("a")), holds(kind, make("a"), make("a"))
    again = [cycle(1, **once), cycle(2, "2025-10-02", **once)]
    assert paths("REF01", dossier(cycles=again)) == [f"cycles[1].{kind}[0].id"]
    assert paths("REF01", dossier(cycles=[cycle(**twice)])) == [f"cycles[0].{kind}[1].id"]


def test_ids_of_actions_are_unique_over_the_plans_of_all_cycles() -> None:
    cycles = [
        cycle(1, plan=plan(action("avond"))),
        cycle(2, "2025-10-02"),
        cycle(3, "2027-10-02", plan=plan(action("app"), action("avond"))),
    ]
    assert paths("REF01", dossier(cycles=cycles)) == ["cycles[2].plan.actions[1].id"]


@pytest.mark.parametrize(
    ("kind", "things"),
    [
        ("cohorts", [cohort("2024"), cohort("2025"), cohort("2024")]),
        ("events", [event("a"), event("b"), event("a")]),
        ("sources", [source("a"), source("b"), source("a")]),
    ],
)
def test_ids_are_unique_per_kind_in_a_programme(kind: str, things: list[object]) -> None:
    assert paths("REF01", register(**{kind: things})) == [f"{kind}[2].id"]
    assert paths("REF01", register(**{kind: things[:2]})) == []


def test_dossiers_of_a_programme_have_different_ids() -> None:
    assert paths("REF01", register(dossier("a"), dossier("b"), dossier("a"))) == ["dossiers[2].id"]


def test_things_of_different_kinds_may_share_an_id() -> None:
    cycles = [
        cycle(
            priorities=[priority("a")],
            targets=[target("a")],
            plan=plan(action("a")),
            reports=[report("a")],
        )
    ]
    one = dossier(
        "a",
        organisations=[organisation("a")],
        rounds=[survey("a")],
        work_groups=[group("a")],
        sources=[source("a")],
        cycles=cycles,
    )
    programme = register(one, cohorts=[cohort("a", start="2024")], sources=[source("a")])
    assert paths("REF01", one) == paths("REF01", programme) == []


def test_dossiers_may_use_the_same_ids() -> None:
    both = (dossier("a", rounds=[survey("gmj")]), dossier("b", rounds=[survey("gmj")]))
    assert paths("REF01", register(*both)) == []


def test_each_further_use_of_an_id_is_one_finding_that_names_the_first() -> None:
    findings = found("REF01", dossier(rounds=[survey("gmj"), survey("gmj"), survey("gmj")]))
    assert [one.path for one in findings] == ["dossier.rounds[1].id", "dossier.rounds[2].id"]
    assert {one.params["first"] for one in findings} == {"rounds[0]"}


# --------------------------------------------------------------------------------------- REF02

REFERENCES: list[tuple[str, dict[str, Any]]] = [
    (
        "core_team.members[0].organisation",
        {"core_team": CoreTeam(members=[Member(role="school", organisation="xx", start="2023")])},
    ),
    ("work_groups[0].priorities[0]", {"work_groups": [group(priorities=["xx"])]}),
    ("work_groups[0].organisations[0]", {"work_groups": [group(organisations=["xx"])]}),
    (
        "rounds[0].measurements[0].organisation",
        {
            "rounds": [
                SurveyRound(
                    id="gmj",
                    year=2023,
                    instrument="gmj",
                    measurements=[
                        Measurement(
                            indicator="SOROK3A3",
                            base=100,
                            count=50,
                            level="school",
                            organisation="xx",
                        )
                    ],
                )
            ]
        },
    ),
    ("cycles[0].round", {"cycles": [cycle(round="xx")]}),
    (
        "cycles[0].targets[0].baseline.round",
        {"cycles": [cycle(targets=[target("t", base="xx")])]},
    ),
    (
        "cycles[0].targets[0].priority",
        {"rounds": [survey()], "cycles": [cycle(targets=[target("t", priority="xx")])]},
    ),
    (
        "cycles[0].plan.actions[0].priority",
        {"cycles": [cycle(plan=plan(action("a", priority="xx")))]},
    ),
    ("cycles[0].plan.actions[0].owner", {"cycles": [cycle(plan=plan(action("a", owner="xx")))]}),
    (
        "cycles[0].plan.actions[0].partners[0]",
        {"cycles": [cycle(plan=plan(action("a", partners=["xx"])))]},
    ),
    ("waivers[0].rule", {"waivers": [Waiver(rule="XXX99", reason="r", by="b")]}),
    ("rounds[0].measurements[0].indicator", {"rounds": [survey("gmj", 2023, "XXXXX999")]}),
    (
        "cycles[0].priorities[0].indicators[0]",
        {"cycles": [cycle(priorities=[priority("p", "XXXXX999")])]},
    ),
    (
        "cycles[0].targets[0].indicator",
        {"rounds": [survey()], "cycles": [cycle(targets=[target("t", "XXXXX999")])]},
    ),
]
KINDS = {
    "owner": "organisation",
    "partners[0]": "organisation",
    "organisations[0]": "organisation",
    "priorities[0]": "priority",
    "indicators[0]": "indicator",
}


@pytest.mark.parametrize(("path", "fields"), REFERENCES, ids=[path for path, _ in REFERENCES])
def test_every_reference_of_a_dossier_resolves(path: str, fields: dict[str, Any]) -> None:
    [finding] = found("REF02", dossier(**fields))
    assert finding.path == f"dossier.{path}"
    last = path.rpartition(".")[2]
    assert finding.params["kind"].en.split()[-1] == KINDS.get(last, last)


@pytest.mark.parametrize(("path", "fields"), REFERENCES, ids=[path for path, _ in REFERENCES])
def test_a_reference_that_resolves_is_no_fault(path: str, fields: dict[str, Any]) -> None:
    organisations, rounds = [organisation("xx")], [*fields.get("rounds", []), survey("xx")]
    cycles = [*fields.get("cycles", []), cycle(2, "2025-10-02", priorities=[priority("xx")])]
    known = {"organisations": organisations, "rounds": rounds, "cycles": cycles}
    by_code = path.endswith(("indicator", "indicators[0]", "rule"))
    expected = [path] if by_code else []
    assert paths("REF02", dossier(**(fields | known))) == expected


SOURCED: list[tuple[str, dict[str, Any]]] = [
    ("preparation[0].source", {"preparation": [MilestoneRecord(milestone="plan", source="xx")]}),
    ("rounds[0].source", {"rounds": [survey(source="xx")]}),
    (
        "cycles[0].milestones[0].source",
        {"cycles": [cycle(milestones=[MilestoneRecord(milestone="plan", source="xx")])]},
    ),
]


@pytest.mark.parametrize(("path", "fields"), SOURCED, ids=[path for path, _ in SOURCED])
def test_a_source_resolves_in_the_dossier_or_in_its_programme(
    path: str, fields: dict[str, Any]
) -> None:
    own = dossier(**fields, sources=[source("xx")])
    lacks = dossier(**fields)
    assert paths("REF02", register(lacks)) == [f"dossiers[0].{path}"]
    assert paths("REF02", register(lacks, sources=[source("xx")])) == []
    assert paths("REF02", register(own)) == []


@pytest.mark.parametrize(("path", "fields"), SOURCED, ids=[path for path, _ in SOURCED])
def test_a_dossier_on_its_own_is_not_blamed_for_sources_that_it_lacks(
    path: str, fields: dict[str, Any]
) -> None:
    assert paths("REF02", dossier(**fields)) == [], path


def test_the_sources_of_one_dossier_are_not_those_of_another() -> None:
    lacks, has = dossier("a", rounds=[survey(source="xx")]), dossier("b", sources=[source("xx")])
    assert paths("REF02", register(lacks, has)) == ["dossiers[0].rounds[0].source"]


def test_a_dossier_on_its_own_is_not_blamed_for_cohorts() -> None:
    alone = dossier(participation=claims("supported 2023-01 nowhere"))
    assert paths("REF02", alone) == []
    assert paths("REF02", register(alone)) == ["dossiers[0].participation[0].cohort"]
    assert paths("REF02", register(alone, cohorts=[cohort("nowhere", start="2023-01")])) == []


def test_a_programme_refers_to_its_own_cohorts_and_sources() -> None:
    programme = register(
        dossier(sources=[source("xx")]),
        cohorts=[Cohort(id="a", label="A", start="2024", source="xx")],
        events=[event("e", cohort="b", source="xx")],
        published_counts=[PublishedCount(on="2024", count=0, source="xx")],
    )
    assert paths("REF02", programme) == [
        "cohorts[0].source",
        "events[0].cohort",
        "events[0].source",
        "published_counts[0].source",
    ]


def test_what_refers_to_nothing_is_no_dangling_reference() -> None:
    bare = register(
        dossier(participation=claims("supported 2024")),
        cohorts=[cohort("2024")],
        events=[event("e")],
        published_counts=[PublishedCount(on="2024", count=0)],
    )
    assert paths("REF02", bare) == []


def test_a_waiver_may_name_any_rule_of_the_table() -> None:
    waivers = [Waiver(rule=code, reason="r", by="b") for code in rules]
    assert paths("REF02", dossier(waivers=waivers)) == []


def test_an_earlier_code_of_an_indicator_resolves() -> None:
    """REF05 speaks of it."""
    assert paths("REF02", dossier(rounds=[survey("gmj", 2023, "SOROK3S8")])) == []


def test_an_earlier_code_resolves_also_in_a_year_that_did_not_have_it() -> None:
    assert paths("REF02", dossier(rounds=[survey("oko", 2022, "SOROK3S8")])) == []


def test_the_hint_names_what_looks_most_like_the_missing_thing() -> None:
    wrong = cycle(round="gmj-2032", plan=plan(action("a", owner="xyz")))
    near, far = found("REF02", dossier(rounds=[survey("gmj-2023")], cycles=[wrong]))
    assert near.text() == "there is no survey round gmj-2032. Did you mean gmj-2023?"
    assert near.text("nl") == "er is geen meting gmj-2032. Bedoelde u gmj-2023?"
    assert far.text() == "there is no organisation xyz. Add it, or correct the reference."


# --------------------------------------------------------------------------------------- REF03


def place(*codes: str, name: str = "Waterschans", fictitious: bool = False) -> Dossier:
    return Dossier(id="x", name=name, municipalities=codes, fictitious=fictitious)


@pytest.mark.parametrize("fictitious", [False, True])
@pytest.mark.parametrize("code", ["GM0244", VOORNE, BRIELLE])
def test_a_code_of_today_or_of_the_past_is_in_the_register(code: str, *, fictitious: bool) -> None:
    assert paths("REF03", place(code, fictitious=fictitious)) == []


@pytest.mark.parametrize("code", ["GM9000", "GM9500", "GM9999"])
def test_only_a_dossier_marked_fictitious_may_use_a_fictitious_code(code: str) -> None:
    assert paths("REF03", place(code, fictitious=True)) == []
    [finding] = found("REF03", place(code))
    assert "kept for fictitious municipalities" in finding.message


@pytest.mark.parametrize("code", ["GM0000", "GM8999"])
def test_a_fictitious_dossier_may_not_use_just_any_code(code: str) -> None:
    assert paths("REF03", place(code, fictitious=True)) == ["municipalities[0]"]


def test_each_unknown_code_is_one_finding() -> None:
    codes = ("GM0000", "GM0244", "GM8000")
    assert paths("REF03", place(*codes)) == ["municipalities[0]", "municipalities[2]"]


def test_the_hint_gives_the_code_of_the_municipality_with_the_name_of_the_dossier() -> None:
    [finding] = found("REF03", place("GM0224", name="hattem"))
    assert finding.hint == "Use GM0244, the code of Hattem."


@pytest.mark.parametrize("name", ["Waterschans", "Bergen"])
def test_a_name_that_nobody_or_more_than_one_bears_gives_no_code(name: str) -> None:
    [finding] = found("REF03", place("GM0000", name=name))
    assert finding.hint == "Look the code up in the classification of CBS."


# --------------------------------------------------------------------------------------- REF04


def used(code: str, **fields: Any) -> Dossier:
    return dossier(municipalities=[code], **fields)


def test_a_municipality_of_today_is_in_force_on_every_day() -> None:
    old = used(
        "GM0244", participation=claims("interested 1950"), cycles=[cycle(start="1990-01-01")]
    )
    assert paths("REF04", old) == []


AFTER_A_MERGER = [
    {"participation": claims("interested 2023-01-01")},
    {"participation": claims("supported 2020-01")},
    {"rounds": [survey("gmj", 2023)]},
    {"cycles": [cycle(start="2023-10-02")]},
]


@pytest.mark.parametrize("fields", AFTER_A_MERGER)
@pytest.mark.parametrize("code", [BRIELLE, LANGEDIJK, WEESP])
def test_a_code_that_was_merged_or_absorbed_stands_for_its_successor(
    code: str, fields: dict[str, Any]
) -> None:
    assert paths("REF04", used(code, **fields)) == []


def test_a_code_that_was_renamed_or_went_on_through_several_stands_for_its_successor() -> None:
    for code in ("GM1921", "GM0843", "GM0792"):
        assert paths("REF04", used(code, participation=claims("supported 2023"))) == []


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"participation": claims("interested 2021-01-01")}, "2021-01-01"),
        ({"participation": claims("deciding 2021")}, "2021-01-01"),
        ({"participation": claims("supported 2020-05-08")}, "2026-11-21"),
        ({"rounds": [survey("oko", 2022)]}, "2022-01-01"),
        (
            {"rounds": [survey("gmj", 2021, fieldwork=Period("2021-10-02", "2021-11-24"))]},
            "2021-10-02",
        ),
        ({"cycles": [cycle(start="2021-10-02")]}, "2021-10-02"),
    ],
)
def test_for_haaren_that_was_split_no_one_stands_after_2020(
    fields: dict[str, Any], day: str
) -> None:
    [finding] = found("REF04", used(HAAREN, **fields))
    assert finding.path == "dossier.municipalities[0]"
    assert str(finding.params["day"]) == day
    assert str(finding.params["last"]) == "2020-12-31"


@pytest.mark.parametrize(
    "fields",
    [
        {"participation": claims("interested 2020-12-31")},
        {"participation": claims("deciding 2020")},
        {"rounds": [survey("oko", 2020)]},
        {"rounds": [survey("oko", 2021, fieldwork=Period("2020-12-31", "2020-12-31"))]},
        {"cycles": [cycle(start="2020-12-31")]},
    ],
)
def test_haaren_may_be_used_until_its_last_day(fields: dict[str, Any]) -> None:
    assert paths("REF04", used(HAAREN, **fields)) == []


def test_the_hint_names_all_into_which_a_municipality_was_split() -> None:
    [finding] = found("REF04", used(HAAREN, participation=claims("deciding 2023")))
    assert finding.text() == (
        "Haaren (GM0788) was split after 31 December 2020, but the dossier uses it on "
        "1 January 2023. Name those that the dossier is about: "
        "Oisterwijk (GM0824) + Boxtel (GM0757) + Tilburg (GM0855) + Vught (GM0865)."
    )


def test_a_split_where_one_part_was_the_main_one_leaves_no_one_either() -> None:
    """Winsum went into Het Hogeland, but for a part that went into Westerkwartier."""
    [finding] = found("REF04", used("GM0053", participation=claims("supported 2018")))
    assert finding.hint.endswith("Het Hogeland (GM1966) + Westerkwartier (GM1969).")


def test_a_code_that_went_into_one_that_was_split_later_is_told_so() -> None:
    """Esch went into Haaren in 1996."""
    esch = used("GM0776", rounds=[survey("x", 1997)])
    assert paths("REF04", esch) == []
    [finding] = found("REF04", used("GM0776", rounds=[survey("x", 2022)]))
    assert finding.message == (
        "Esch (GM0776) became part of Haaren, which was split after 31 December 2020, "
        "but the dossier uses it on 1 January 2022."
    )


def test_the_heirs_are_those_of_the_day_of_the_check() -> None:
    """Boarnsterhim (2014) went partly into De Friese Meren, which was renamed in 2015."""
    boarnsterhim = used("GM0055", rounds=[survey("x", 2014)])
    [then] = found("REF04", boarnsterhim, on="2014-06-01")
    assert "De Friese Meren" in then.hint
    [now] = found("REF04", boarnsterhim)
    assert "De Fryske Marren" in now.hint


def test_a_check_after_what_the_register_knows_says_so() -> None:
    haaren = used(HAAREN, participation=claims("deciding 2023"))
    [now] = found("REF04", haaren, on="2026-12-31")
    [later] = found("REF04", haaren, on="2027-01-01")
    assert "known until" not in now.hint
    assert "[Municipalities are known until 31 December 2026." in later.hint
    assert "[De gemeenten zijn bekend tot en met 31 december 2026." in later.hint_nl


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"participation": claims("interested 2018")}, "2018-12-31"),
        ({"participation": claims("supported 2018-12-31")}, "2018-12-31"),
        ({"rounds": [survey("pilot", 2018)]}, "2018-12-31"),
        ({"cycles": [cycle(start="2018-10-01")]}, "2018-10-01"),
    ],
)
def test_altena_is_not_used_before_2019(fields: dict[str, Any], day: str) -> None:
    [finding] = found("REF04", used(ALTENA, **fields))
    assert str(finding.params["day"]) == day
    assert finding.hint == (
        "Name what its territory belonged to then: "
        "Aalburg (GM0738) + Werkendam (GM0870) + Woudrichem (GM0874); "
        "from 1 January 2019 on that stands for its successor."
    )
    assert finding.hint_nl.startswith("Noem waar het grondgebied toen bij hoorde: Aalburg (GM0738)")


@pytest.mark.parametrize(
    "fields",
    [
        {"participation": claims("interested 2019-01-01")},
        {"participation": claims("supported 2019")},
        {"rounds": [survey("gmj", 2019)]},
        {"cycles": [cycle(start="2019-01-01")]},
        {},
    ],
)
def test_altena_may_be_used_from_its_first_day(fields: dict[str, Any]) -> None:
    assert paths("REF04", used(ALTENA, **fields)) == []


def test_a_partial_date_gets_the_benefit_of_the_doubt_on_either_side() -> None:
    """Only wrong on every day that the text allows is wrong."""
    for code, allowed, wrong in (
        (HAAREN, "2020", "2021"),
        (HAAREN, "2020-12", "2021-01-01"),
        (FRYSKE_MARREN, "2015", "2015-06"),
        (FRYSKE_MARREN, "2015-07", "2015-06-30"),
    ):
        assert paths("REF04", used(code, participation=claims(f"interested {allowed}"))) == []
        assert paths("REF04", used(code, participation=claims(f"interested {wrong}"))) != []


def test_who_takes_part_uses_the_municipality_every_day_until_the_day_of_the_check() -> None:
    runs = used(HAAREN, participation=claims("supported 2018-01"))
    assert paths("REF04", runs, on="2020-12-31") == []
    assert paths("REF04", runs, on="2021-01-01") == ["municipalities[0]"]


@pytest.mark.parametrize("status", ["paused", "stopped"])
def test_a_municipality_is_not_used_while_paused_nor_after_it_stopped(status: str) -> None:
    ended = used(HAAREN, participation=claims("supported 2018-01", f"{status} 2021-01-01"))
    assert paths("REF04", ended) == []
    too_late = used(HAAREN, participation=claims("supported 2018-01", f"{status} 2021-01-02"))
    assert paths("REF04", too_late) == ["municipalities[0]"]
    back = used(
        HAAREN, participation=claims("supported 2018-01", f"{status} 2020", "supported 2024")
    )
    assert paths("REF04", back) == ["municipalities[0]"]


def test_an_end_known_to_its_year_gets_the_benefit_of_the_doubt() -> None:
    ended = used(HAAREN, participation=claims("supported 2018-01", "stopped 2021"))
    assert paths("REF04", ended) == []


def test_a_year_that_has_begun_on_the_day_of_the_check_is_judged() -> None:
    this_year = used(HAAREN, participation=claims("deciding 2021"))
    assert paths("REF04", this_year, on="2021-06-01") == ["municipalities[0]"]


def test_several_wrong_uses_are_one_finding_which_names_the_one_furthest_away() -> None:
    [late] = found("REF04", used(HAAREN, rounds=[survey("a", 2021), survey("b", 2025)]))
    assert str(late.params["day"]) == "2025-01-01"
    [early] = found("REF04", used(ALTENA, rounds=[survey("a", 2015), survey("b", 2018)]))
    assert str(early.params["day"]) == "2015-12-31"


def test_what_is_dated_after_the_day_of_the_check_is_not_used_yet() -> None:
    later = used(HAAREN, rounds=[survey("gmj", 2021)], cycles=[cycle(start="2021-10-02")])
    assert paths("REF04", later, on="2020-12-31") == []


def test_a_municipality_that_began_and_was_left_alone_is_judged_without_any_use() -> None:
    assert paths("REF04", used(VOORNE)) == []
    assert paths("REF04", used(HAAREN)) == []


def test_each_municipality_out_of_force_is_one_finding() -> None:
    both = dossier(
        municipalities=["GM0788", "GM0053", "GM0824"],
        participation=claims("interested 2018", "supported 2024-01"),
        rounds=[survey("gmj", 2025)],
    )
    assert paths("REF04", both) == ["municipalities[0]", "municipalities[1]"]


def test_an_unknown_or_fictitious_code_is_not_judged_by_its_dates() -> None:
    odd = dossier(municipalities=["GM9001", "GM0000"], participation=claims("supported 1950"))
    assert paths("REF04", odd) == []


# --------------------------------------------------------------------------------------- REF05


def figure(code: str, year: int) -> Dossier:
    return dossier(rounds=[survey("r", year, code)])


@pytest.mark.parametrize("year", [2019, 2023, 2025])
def test_a_figure_carries_the_current_code_of_its_indicator(year: int) -> None:
    assert paths("REF05", figure("SOROK3A3", year)) == []
    [finding] = found("REF05", figure("SOROK3S8", year))
    assert finding.path == "dossier.rounds[0].measurements[0].indicator"
    assert finding.hint == "Use SOROK3A3."


@pytest.mark.parametrize(
    ("year", "right"),
    [(2022, "LOAGK3A13"), (2023, "LBAGK3S13"), (2025, "LBAGK3S13")],
)
def test_the_hint_names_what_the_code_stood_for_in_the_year_of_its_round(
    year: int, right: str
) -> None:
    [finding] = found("REF05", figure("LBAGK3S20", year))
    assert finding.hint.startswith(f"Use {right};")
    assert finding.params["right"] == (right,)


def test_the_hint_warns_where_a_code_meant_something_else() -> None:
    [finding] = found("REF05", figure("LBAGK3S20", 2023))
    assert "2022: gets alcohol from a friend" in finding.hint
    assert "2023: drank alcohol in the past 4 weeks" in finding.hint
    assert "2022: komt aan alcohol via vrienden" in finding.hint_nl


def test_a_year_that_had_the_code_for_nothing_is_told_all_that_it_ever_stood_for() -> None:
    [finding] = found("REF05", figure("LBAGK3S20", 2015))
    assert finding.params["right"] == ("LBAGK3S13", "LOAGK3A13")


@pytest.mark.parametrize(
    ("code", "year", "absent"),
    [
        ("LBLBK3S16", 2021, False),  # under its earlier code LBLBK3S13
        ("LBLBK3S16", 2022, True),
        ("LBLBK3S16", 2023, False),  # its first round
        ("LOMVK3A7", 2023, True),
        ("LOMVK3A7", 2025, False),
        ("SOROK3A3", 2015, False),  # an earlier code is undated
        ("LBAGK3S13", 2010, False),  # its first round is not known
    ],
)
def test_an_indicator_is_not_known_to_have_been_absent_in_the_year_of_its_round(
    code: str, year: int, *, absent: bool
) -> None:
    findings = found("REF05", figure(code, year))
    assert bool(findings) is absent
    assert all(one.params["first"] > year for one in findings)


def test_codes_of_priorities_and_targets_are_judged_too_but_have_no_year() -> None:
    cycles = [
        cycle(
            priorities=[priority("p", "LOMVK3A7", "SOROK3S8")],
            targets=[target("t", "LBAGK3S20"), target("u", "LBLBK3S16")],
        )
    ]
    assert paths("REF05", dossier(cycles=cycles)) == [
        "cycles[0].priorities[0].indicators[1]",
        "cycles[0].targets[0].indicator",
    ]


def test_a_code_that_never_was_one_is_left_to_ref02() -> None:
    assert paths("REF05", figure("XXXXX999", 2023)) == []
    assert paths("REF02", figure("XXXXX999", 2023)) != []


def test_a_sparse_document_is_not_scolded() -> None:
    sparse: list[Dossier | Programme] = [dossier(), register(), register(dossier())]
    for document in sparse:
        for code in ("REF01", "REF02", "REF03", "REF04", "REF05"):
            assert paths(code, document) == [], to_dict(document)


def test_a_name_where_an_id_is_wanted_gives_the_id_of_what_has_that_name() -> None:
    named = Organisation(id="jw-nunspeet", name="Jongerenwerk", kind="youth-work")
    nearer = Organisation(id="jongerenwerker", name="Iemand", kind="other")
    member = Member(role="parent", organisation="jongerenwerk", start="2024-01-01")
    one = dossier(organisations=[nearer, named], core_team=CoreTeam(members=[member]))
    (finding,) = found("REF02", one)
    assert finding.hint == "Did you mean jw-nunspeet?"


def test_among_very_many_things_the_nearest_is_not_looked_for() -> None:
    """A hostile register with thousands of unknown ids is judged as fast as any other."""

    def hint(count: int) -> str:
        known = [organisation(f"organisatie-{number}") for number in range(count)]
        team = CoreTeam(members=[Member(role="school", organisation="organisatie-x", start="2023")])
        [finding] = found("REF02", dossier(organisations=known, core_team=team))
        return finding.hint

    assert hint(200).startswith("Did you mean organisatie-")
    assert hint(201) == "Add it, or correct the reference."


def test_a_code_that_never_was_one_is_looked_up_and_not_added() -> None:
    [unknown] = found("REF02", dossier(waivers=[Waiver(rule="QQQ99", reason="r", by="b")]))
    assert unknown.hint == "Look the code up in the catalogue."
