"""The agenda: all that is late, runs, or is to come, and never against what the rules say."""

import copy
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import okomodel
from okomodel import agenda, check
from okomodel.errors import InvalidType, UnknownName
from okomodel.insight.agenda import AgendaItem, Urgency
from okomodel.insight.duties import DutyKind
from okomodel.insight.participation import presence
from okomodel.model import (
    Action,
    ActionPlan,
    Baseline,
    CoreTeam,
    Dossier,
    Event,
    Member,
    Participation,
    PlanCycle,
    Programme,
    SurveyRound,
    Target,
    Waiver,
)
from okomodel.testing import strategies as oko
from okomodel.values.period import Period

DAY = "2026-11-21"
EXAMPLE = okomodel.load(Path("examples/voorbeeldam.json"), Dossier)


def dossier(**fields: Any) -> Dossier:
    return Dossier(**{"id": "x", "name": "X", "municipalities": ["GM9001"], **fields})


def with_action(**fields: Any) -> Dossier:
    action = Action(**{"id": "a", "title": "Ouderavond", "kind": "one-off", **fields})
    plan = ActionPlan(title="Plan", period=Period("2026-01-01", "2027-12-31"), actions=[action])
    return dossier(cycles=[PlanCycle(number=1, start="2026-01-01", months=36, plan=plan)])


def of(kind: DutyKind, document: Dossier | Programme, on: str = DAY) -> list[AgendaItem]:
    return [one for one in agenda(document, on=on) if one.kind is kind]


def told(kind: DutyKind, document: Dossier, on: str = DAY) -> list[tuple[str, str]]:
    return [(one.urgency.value, one.label("nl")) for one in of(kind, document, on)]


def test_voorbeeldam_begins_with_what_is_late() -> None:
    found = agenda(EXAMPLE, on=DAY)
    late = [(one.label("nl"), one.late_by) for one in found.of("late")]
    assert late == [("streefcijfers bepaald", 37), ("rapportage aan de raad", 8)]
    assert [len(found.of(one)) for one in Urgency] == [2, 5, 4, 7]
    assert {one.kind for one in found} >= {
        DutyKind.ACTION,
        DutyKind.WAIVER,
        DutyKind.SUPPORT,
        DutyKind.TARGET,
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"planned": Period("2027-01-10", "2027-02-01")}, ("soon", "beginnen: Ouderavond")),
        ({"planned": Period("2027-06-01", "2027-07-01")}, ("expected", "beginnen: Ouderavond")),
        ({"planned": Period("2026-03-01", "2027-07-01")}, ("late", "beginnen: Ouderavond")),
        (
            {"planned": Period("2026-03-01", "2027-07-01"), "status": "active"},
            ("now", "Ouderavond"),
        ),
        (
            {"planned": Period("2026-03-01", "2026-07-01"), "status": "active"},
            ("late", "afronden: Ouderavond"),
        ),
        (
            {"planned": Period("2026-03-01", "2027-07-01"), "status": "on-hold"},
            ("now", "Ouderavond"),
        ),
    ],
)
def test_an_action_is_to_begin_runs_or_is_to_end(
    fields: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert told(DutyKind.ACTION, with_action(**fields)) == [expected]


@pytest.mark.parametrize("status", ["completed", "cancelled"])
def test_an_action_that_is_over_is_not_asked_for(status: str) -> None:
    assert not told(
        DutyKind.ACTION, with_action(planned=Period("2026-03-01", "2026-07-01"), status=status)
    )


def test_a_half_known_start_is_not_late_while_it_may_still_come() -> None:
    assert told(DutyKind.ACTION, with_action(planned=Period("2026", "2027"))) == [
        ("soon", "beginnen: Ouderavond")
    ]


def test_the_letter_to_the_council_counts_from_the_last_one() -> None:
    assert told(DutyKind.REPORT, with_action(planned=Period("2026", "2027"))) == [
        ("soon", "rapportage aan de raad")
    ]
    (late,) = of(DutyKind.REPORT, EXAMPLE)
    assert (late.late_by, str(late.when)) == (8, "2026-11-13")


def test_a_role_that_nobody_fills_and_one_that_falls_vacant() -> None:
    lead = Member(role="project-lead", organisation="g", start="2024-01-01", end="2027-01-31")
    found = told(DutyKind.TEAM, dossier(core_team=CoreTeam(members=[lead])))
    assert ("soon", "de rol projectleider komt vrij") in found
    assert ("now", "geen jongerenwerk") in found
    unknown = CoreTeam(members=[lead], complete=False)
    assert not told(DutyKind.TEAM, dossier(core_team=unknown))


def test_meetings_waivers_surveys_and_targets_to_come() -> None:
    start = Baseline(round="r")
    target = Target(id="t", indicator="SOROK3A3", baseline=start, value=88, by="2027")
    one = dossier(
        rounds=[SurveyRound(id="r", year=2025, instrument="oko")],
        cycles=[PlanCycle(number=1, start="2025-10-01", targets=[target])],
        events=[
            Event(
                id="e",
                kind="start-training",
                title="Dag",
                period=Period("2026-12-01", "2026-12-02"),
            )
        ],
        waivers=[Waiver(rule="ACT07", reason="uren", by="projectleider", until="2027-06-01")],
    )
    assert told(DutyKind.EVENT, one) == [("soon", "Dag")]
    assert told(DutyKind.WAIVER, one) == [("expected", "ontheffing van ACT07 loopt af")]
    assert told(DutyKind.SURVEY, one) == [("expected", "volgende meting")]
    assert told(DutyKind.TARGET, one) == [("expected", "1 streefcijfer loopt af")]


def test_fieldwork_that_runs_is_now() -> None:
    survey = SurveyRound(
        id="oko-2026", year=2026, instrument="oko", fieldwork=Period("2026-10-01", "2026-12-01")
    )
    assert ("now", "veldwerk van oko-2026") in told(DutyKind.SURVEY, dossier(rounds=[survey]))


@pytest.mark.parametrize("status", ["paused", "stopped", "declined"])
def test_who_is_away_is_asked_for_nothing(status: str) -> None:
    away = Participation(status=status, since="2026-01-01")
    begun = Participation(status="supported", since="2023-01-01")
    assert not agenda(attrs.evolve(EXAMPLE, participation=[begun, away]), on=DAY)


def test_a_register_has_what_each_of_its_dossiers_has() -> None:
    other = attrs.evolve(EXAMPLE, id="tweede", name="Tweede")
    found = agenda(Programme(id="oko", name="OKO", dossiers=[EXAMPLE, other]), on=DAY)
    assert found.of_register
    assert [one.dossier for one in found.of("late")] == ["voorbeeldam", "tweede"] * 2
    assert len(found) == 2 * len(agenda(EXAMPLE, on=DAY))


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))]
)
def test_a_copy_knows_its_day(again: Any) -> None:
    found = agenda(EXAMPLE, on=DAY)
    same = again(found)
    assert (same, same.on, same.of_register, type(same)) == (found, found.on, False, type(found))


def test_what_is_no_document_or_profile_is_refused() -> None:
    with pytest.raises(InvalidType):
        agenda({})  # type: ignore[arg-type]
    with pytest.raises(UnknownName, match="oko-nl"):
        agenda(EXAMPLE, profile="oko")


def test_a_survey_that_should_have_been_held_is_late_whatever_is_planned() -> None:
    held = SurveyRound(id="oko-2023", year=2023, instrument="oko")
    later = SurveyRound(id="oko-2027", year=2027, instrument="oko")
    (late,) = of(DutyKind.SURVEY, dossier(rounds=[held]))
    assert (late.label("nl"), late.urgency, str(late.when)) == ("volgende meting", "late", "2025")
    assert late.late_by == (date.fromisoformat(DAY) - date(2025, 12, 31)).days
    assert told(DutyKind.SURVEY, dossier(rounds=[held, later])) == [
        ("late", "volgende meting"),
        ("expected", "veldwerk van oko-2027"),
    ]
    assert told(DutyKind.SURVEY, dossier(rounds=[held, later]), "2025-11-21") == [
        ("soon", "volgende meting"),
        ("expected", "veldwerk van oko-2027"),
    ]


def test_a_survey_that_is_planned_in_time_is_not_asked_for_again() -> None:
    rounds = [SurveyRound(id=f"oko-{one}", year=one, instrument="oko") for one in (2025, 2027)]
    assert told(DutyKind.SURVEY, dossier(rounds=rounds)) == [("expected", "veldwerk van oko-2027")]


# ------------------------------------------------------------------------------------------ laws


@given(oko.dossiers(), st.dates(date(2015, 1, 1), date(2035, 12, 31)))
def test_what_is_late_is_late_for_the_rules_too(one: Dossier, on: date) -> None:
    found, codes = agenda(one, on=on), {finding.code for finding in check(one, on=on)}
    late = {item.kind for item in found.of("late")}
    assert (DutyKind.MILESTONE in late) <= ("CYC07" in codes)
    assert (DutyKind.CYCLE in late) <= ("CYC08" in codes)
    assert (DutyKind.REPORT in late) <= ("REP01" in codes)
    assert (DutyKind.SUPPORT in late) <= ("COH05" in codes)
    assert (DutyKind.ACTION in late) <= ("ACT06" in codes)


@given(oko.anything(Dossier) | oko.dossiers(), st.dates(date(2015, 1, 1), date(2035, 12, 31)))
def test_a_survey_is_late_exactly_where_the_rules_miss_it(one: Dossier, on: date) -> None:
    if presence(one.participation).is_away(on):
        return
    late = any(item.kind is DutyKind.SURVEY for item in agenda(one, on=on).of("late"))
    found = [each for each in check(one, on=on) if each.code == "MON01"]
    assert late == any(each.message.startswith("the last") for each in found)


@given(oko.anything(Dossier) | oko.dossiers(), st.dates(date(2015, 1, 1), date(2035, 12, 31)))
def test_it_stands_in_the_order_of_its_headings(one: Dossier, on: date) -> None:
    found = agenda(one, on=on)
    order = [*Urgency]
    assert [order.index(item.urgency) for item in found] == sorted(
        order.index(item.urgency) for item in found
    )
    for item in found:
        assert (item.late_by > 0) == (item.urgency is Urgency.LATE)
        assert item.label("nl")
        assert item.label("en")
        assert item.path.startswith("dossier")
