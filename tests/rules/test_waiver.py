"""A waiver silences a finding and leaves it visible."""

from typing import Any

import pytest
from attrs import evolve

from okomodel.model import (
    Action,
    ActionPlan,
    Baseline,
    Dossier,
    Measurement,
    Organisation,
    Priority,
    ProgressReport,
    Source,
    SurveyRound,
    Target,
    Waiver,
    WorkGroup,
)
from okomodel.reference.profile import profiles
from okomodel.rules import check
from okomodel.values import Period
from tests.rules.judging import DAY, claims, cycle, dossier, register

PERIOD = Period("2025-01-01", "2026-12-31")


SELECTED = ("REF", "SRC")


def waiver(rule: str, subject: str | None = None, until: str | None = None) -> Waiver:
    return Waiver(rule=rule, reason="besproken", by="projectleider", subject=subject, until=until)


def survey(id: str, *codes: str) -> SurveyRound:
    figures = [Measurement(indicator=code, base=100, count=50) for code in codes]
    return SurveyRound(id=id, year=2023, instrument="gmj", measurements=figures)


def judged(one: Dossier, *waivers: Waiver, on: str = DAY) -> tuple[list[str], list[str]]:
    """The paths of what is found and of what is waived by these rules."""
    report = check(evolve(one, waivers=waivers), on=on, select=SELECTED)
    return [each.path for each in report], [each.path for each in report.waived]


OUTDATED = dossier(
    rounds=[survey("a", "SOROK3S8"), survey("a-1", "SOROK3S8", "SOOSK3S1"), survey("b", "SOROK3S8")]
)
IN_A, IN_A1, IN_A1_TOO, IN_B = (
    f"dossier.rounds[{number}].measurements[{figure}].indicator"
    for number, figure in ((0, 0), (1, 0), (1, 1), (2, 0))
)


def test_without_a_waiver_nothing_is_waived() -> None:
    assert judged(OUTDATED) == ([IN_A, IN_A1, IN_A1_TOO, IN_B], [])


def test_a_waiver_silences_the_findings_of_its_rule() -> None:
    assert judged(OUTDATED, waiver("REF05")) == ([], [IN_A, IN_A1, IN_A1_TOO, IN_B])
    assert judged(OUTDATED, waiver("REF04")) == ([IN_A, IN_A1, IN_A1_TOO, IN_B], [])


def test_what_is_silenced_stays_visible_as_it_was() -> None:
    free = check(OUTDATED, on=DAY, select="REF05")
    waived = check(evolve(OUTDATED, waivers=[waiver("REF05")]), on=DAY).waived
    assert waived == free.findings


def test_with_a_subject_it_silences_what_lies_under_the_thing_with_that_id() -> None:
    assert judged(OUTDATED, waiver("REF05", "b")) == ([IN_A, IN_A1, IN_A1_TOO], [IN_B])


def test_an_id_that_begins_like_another_is_another() -> None:
    assert judged(OUTDATED, waiver("REF05", "a")) == ([IN_A1, IN_A1_TOO, IN_B], [IN_A])
    assert judged(OUTDATED, waiver("REF05", "a-1")) == ([IN_A, IN_B], [IN_A1, IN_A1_TOO])


def test_an_index_that_begins_like_another_is_another() -> None:
    rounds = [survey(f"ronde-{number}", "SOROK3S8") for number in range(12)]
    _, waived = judged(dossier(rounds=rounds), waiver("REF05", "ronde-1"))
    assert waived == ["dossier.rounds[1].measurements[0].indicator"]


def test_a_subject_that_does_not_exist_silences_nothing() -> None:
    assert judged(OUTDATED, waiver("REF05", "c")) == judged(OUTDATED)


def test_the_dossier_itself_can_be_the_subject() -> None:
    assert judged(OUTDATED, waiver("REF05", "waterschans")) == judged(OUTDATED, waiver("REF05"))


def test_a_finding_at_the_thing_itself_is_silenced_too() -> None:
    twice = dossier(rounds=[survey("a"), survey("b"), survey("b")])
    assert judged(twice, waiver("REF01", "b")) == ([], ["dossier.rounds[2].id"])


def test_a_rule_that_does_not_exist_silences_only_where_it_is_named_itself() -> None:
    [found], waived = judged(dossier(), waiver("XXX99"))
    assert found == "dossier.waivers[0].rule"
    assert waived == []
    both = (waiver("XXX99"), waiver("REF02"))
    assert judged(dossier(), *both) == ([], ["dossier.waivers[0].rule"])


# ----------------------------------------------------------------------------- every thing with id

XX, OLD = "xx", "SOROK3S8"
SUBJECTS: list[tuple[str, str, dict[str, Any]]] = [
    (
        "REF01",
        "organisations[1].id",
        {"organisations": [Organisation(id="s", name="S", kind="school")] * 2},
    ),
    ("REF01", "rounds[1].id", {"rounds": [survey("s")] * 2}),
    ("REF01", "sources[1].id", {"sources": [Source(id="s", title="S")] * 2}),
    (
        "REF02",
        "work_groups[0].organisations[0]",
        {"work_groups": [WorkGroup(id="s", name="S", organisations=[XX])]},
    ),
    (
        "REF05",
        "cycles[0].priorities[0].indicators[0]",
        {"cycles": [cycle(priorities=[Priority(id="s", title="S", indicators=[OLD])])]},
    ),
    (
        "REF05",
        "cycles[0].targets[0].indicator",
        {
            "rounds": [survey("gmj")],
            "cycles": [
                cycle(
                    targets=[
                        Target(
                            id="s",
                            indicator=OLD,
                            baseline=Baseline(round="gmj"),
                            value=50,
                            by="2027",
                        )
                    ]
                )
            ],
        },
    ),
    (
        "REF01",
        "cycles[0].reports[1].id",
        {"cycles": [cycle(reports=[ProgressReport(id="s", on="2025-06-01", period=PERIOD)] * 2)]},
    ),
    (
        "REF02",
        "cycles[0].plan.actions[0].owner",
        {
            "cycles": [
                cycle(
                    plan=ActionPlan(
                        title="Plan",
                        period=PERIOD,
                        actions=[
                            Action(id="s", title="S", kind="one-off", planned=PERIOD, owner=XX)
                        ],
                    )
                )
            ]
        },
    ),
]


@pytest.mark.parametrize(("rule", "path", "fields"), SUBJECTS, ids=[one[1] for one in SUBJECTS])
def test_every_thing_with_an_id_can_be_the_subject(
    rule: str, path: str, fields: dict[str, Any]
) -> None:
    one = dossier(**fields)
    assert judged(one) == ([f"dossier.{path}"], [])
    assert judged(one, waiver(rule, "s")) == ([], [f"dossier.{path}"])
    assert judged(one, waiver(rule, "t")) == ([f"dossier.{path}"], [])


def test_an_id_that_several_things_have_silences_all_of_them() -> None:
    shared = dossier(
        rounds=[survey("s", OLD)],
        cycles=[cycle(priorities=[Priority(id="s", title="S", indicators=[OLD])])],
    )
    assert judged(shared, waiver("REF05", "s"))[0] == []


# ------------------------------------------------------------------------------------------ until


def test_it_counts_up_to_and_including_its_last_day() -> None:
    last = waiver("REF05", until="2026-06-30")
    assert judged(OUTDATED, last, on="2026-06-30")[0] == []
    assert judged(OUTDATED, last, on="2026-07-01") == judged(OUTDATED)


def test_one_that_has_run_out_silences_nothing_and_another_still_does() -> None:
    out, runs = waiver("REF05", until="2020-01-01"), waiver("REF05", "b")
    assert judged(OUTDATED, out, runs) == ([IN_A, IN_A1, IN_A1_TOO], [IN_B])


# -------------------------------------------------------------------------------- in a programme

UNSOURCED = dossier("a", participation=claims("supported 2025"))


def test_in_a_programme_a_waiver_holds_for_its_own_dossier() -> None:
    one = evolve(UNSOURCED, waivers=[waiver("SRC01")])
    report = check(register(one, evolve(UNSOURCED, id="b")), on=DAY)
    assert [each.path for each in report.waived] == ["programme.dossiers[0].participation[0]"]
    assert [each.path for each in report] == ["programme.dossiers[1].participation[0]"]


def test_in_a_programme_the_tenth_dossier_is_not_the_first() -> None:
    dossiers = [evolve(UNSOURCED, id=f"d{number}") for number in range(12)]
    dossiers[1] = evolve(dossiers[1], waivers=[waiver("SRC01", "d1")])
    report = check(register(*dossiers), on=DAY)
    assert [each.path for each in report.waived] == ["programme.dossiers[1].participation[0]"]
    assert len(report) == 11


def test_what_a_register_says_about_a_dossier_can_be_waived_there() -> None:
    """Two cohorts over two dossiers is found by the register, at the first of the two."""
    first = dossier("a", participation=claims("supported 2025 x"))
    second = dossier("b", participation=claims("supported 2025 y"))
    waived = evolve(first, waivers=[waiver("COH02")])
    path = "programme.dossiers[0].municipalities[0]"
    report = check(register(waived, second), on=DAY, select="COH02")
    assert ([each.path for each in report], [each.path for each in report.waived]) == ([], [path])
    other = evolve(second, waivers=[waiver("COH02")])
    report = check(register(first, other), on=DAY, select="COH02")
    assert [each.path for each in report] == [path]


def test_what_is_said_about_the_register_itself_cannot_be_waived_in_a_dossier() -> None:
    one = dossier("a", waivers=[waiver("REF01")])
    programme = register(one, sources=[Source(id="s", title="S")] * 2)
    found_there = check(programme, on=DAY, select="REF01")
    assert [each.path for each in found_there] == ["programme.sources[1].id"]


# ------------------------------------------------------------------------------------------ WAI01


def told(code: str, one: Dossier, *waivers: Waiver, on: str = DAY, **given: Any) -> list[str]:
    """Where a rule about waivers finds something; all the rules judge, unless told otherwise."""
    report = check(evolve(one, waivers=waivers), on=on, **given)
    return [each.path.removeprefix("dossier.") for each in report if each.code == code]


def test_a_waiver_that_has_run_out_is_told_from_the_day_after_its_last() -> None:
    last = waiver("REF05", until="2026-06-30")
    assert told("WAI01", OUTDATED, last, on="2026-06-30") == []
    assert told("WAI01", OUTDATED, last, on="2026-07-01") == ["waivers[0]"]
    assert told("WAI01", OUTDATED, waiver("REF05")) == []


def test_each_waiver_that_has_run_out_is_one_finding_whether_it_was_of_use_or_not() -> None:
    out = (waiver("REF05", until="2020-01-01"), waiver("ACT02", until="2020-01-01"))
    assert told("WAI01", OUTDATED, waiver("REF05"), *out) == ["waivers[1]", "waivers[2]"]


def test_a_waiver_of_wai01_silences_that_one_has_run_out() -> None:
    out, of_that = waiver("REF05", until="2020-01-01"), waiver("WAI01")
    assert told("WAI01", OUTDATED, out, of_that) == told("WAI02", OUTDATED, out, of_that) == []


# ------------------------------------------------------------------------------------------ WAI02


def test_a_waiver_silences_at_least_one_finding() -> None:
    assert told("WAI02", OUTDATED, waiver("REF05")) == []
    assert told("WAI02", OUTDATED, waiver("REF05", "b")) == []
    assert told("WAI02", OUTDATED, waiver("ACT02")) == ["waivers[0]"]
    assert told("WAI02", OUTDATED, waiver("REF05", "waterschans-2")) == ["waivers[0]"]


def test_several_waivers_may_silence_the_same() -> None:
    assert told("WAI02", OUTDATED, waiver("REF05"), waiver("REF05", "b")) == []


def test_each_waiver_that_silences_nothing_is_one_finding() -> None:
    useless = waiver("ACT02")
    assert told("WAI02", OUTDATED, useless, waiver("REF05"), useless) == [
        "waivers[0]",
        "waivers[2]",
    ]


def test_one_that_has_run_out_is_not_blamed_for_silencing_nothing() -> None:
    assert told("WAI02", dossier(), waiver("ACT02", until="2026-11-20")) == []
    assert told("WAI02", dossier(), waiver("ACT02", until=DAY)) == ["waivers[0]"]


def test_a_rule_that_did_not_judge_may_have_been_worth_waiving() -> None:
    strict = evolve(profiles["oko-nl"], name="zonder", off=["ACT02"])
    useless = waiver("ACT02")
    assert told("WAI02", dossier(), useless, select=["WAI02"]) == []
    assert told("WAI02", dossier(), useless, ignore=["ACT"]) == []
    assert told("WAI02", dossier(), useless, profile=strict) == []
    assert told("WAI02", dossier(), useless, select=["ACT02", "WAI02"]) == ["waivers[0]"]
    assert told("WAI02", dossier(), waiver("XXX99")) == []


@pytest.mark.parametrize("rule", ["COH01", "COH02", "COH03", "COH06", "REF01", "REF02", "SRC01"])
def test_what_only_a_register_can_find_is_not_missed_in_a_dossier_on_its_own(rule: str) -> None:
    one = dossier("a", waivers=[waiver(rule)])
    assert told("WAI02", one, waiver(rule)) == []
    report = check(register(one), on=DAY, select=["COH", "REF", "SRC", "WAI"])
    assert [each.path for each in report] == ["programme.dossiers[0].waivers[0]"]


def test_in_a_programme_what_the_register_finds_counts_as_silenced() -> None:
    one = evolve(UNSOURCED, waivers=[waiver("SRC01")])
    assert "WAI02" not in [each.code for each in check(register(one), on=DAY)]


def test_a_waiver_of_wai02_silences_it_for_another_and_is_not_asked_what_it_does() -> None:
    useless, of_that = waiver("ACT02"), waiver("WAI02")
    report = check(dossier(waivers=[useless, of_that]), on=DAY)
    assert (len(report), [each.path for each in report.waived]) == (0, ["dossier.waivers[0]"])
    assert check(dossier(waivers=[of_that]), on=DAY).waived == ()


def test_without_waivers_there_is_nothing_to_tell() -> None:
    assert told("WAI01", OUTDATED) == told("WAI02", OUTDATED) == []
