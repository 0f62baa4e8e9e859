"""What was reached, and who says so."""

from typing import Any

import pytest

from okomodel import UnknownName, reached
from okomodel.insight.facts import Says
from okomodel.model import (
    Action,
    ActionPlan,
    Cohort,
    Dossier,
    Event,
    MilestoneRecord,
    Participation,
    PlanCycle,
    Priority,
    Programme,
    ProgressReport,
    SurveyRound,
    WorkGroup,
)
from okomodel.values import Period, Span
from tests.rules.judging import cycle, done, dossier, skipped

PLAN = ActionPlan(title="Plan", period=Period("2024-01-01"), adopted_on="2024-02-01")


def said(one: Dossier, milestone: str, **more: Any) -> tuple[str, list[Says], str] | None:
    """When a milestone was reached, by what that is said, and where that stands."""
    found = reached(one, milestone, **more)
    if found is None:
        return None
    first = found.said_by[0]
    return str(found.when), [fact.says for fact in found.said_by], first.path


def with_cycle(held: PlanCycle | None = None, /, **changes: Any) -> Dossier:
    return dossier(cycles=[held or cycle()], **changes)


# --------------------------------------------------------------------------------- by the record


def test_a_milestone_is_reached_on_the_day_of_its_record() -> None:
    one = with_cycle(cycle(milestones=done(plan="2024-03")))
    where = "dossier.cycles[0].milestones[0].done"
    assert said(one, "plan", cycle=1) == ("2024-03", [Says.RECORD], where)


def test_of_two_records_the_first_day_counts() -> None:
    one = with_cycle(cycle(milestones=done(plan="2024-03-01") + done(plan="2024-01-15")))
    where = "dossier.cycles[0].milestones[1].done"
    assert said(one, "plan", cycle=1) == ("2024-01-15", [Says.RECORD], where)


def test_done_by_has_no_earliest_day() -> None:
    one = with_cycle(cycle(milestones=[MilestoneRecord(milestone="plan", done_by="2024-03")]))
    found = reached(one, "plan", 1)
    assert found
    assert (found.when, str(found.when)) == (Span(None, found.since), "../2024-03-31")


def test_what_is_planned_or_skipped_is_not_reached() -> None:
    planned = with_cycle(
        cycle(milestones=[MilestoneRecord(milestone="plan", planned="2024-03-01")])
    )
    assert said(planned, "plan", cycle=1) is None
    assert said(with_cycle(cycle(milestones=skipped("plan"))), "plan", cycle=1) is None


def test_without_a_number_it_is_the_cycle_that_runs_on_the_day() -> None:
    one = with_cycle(cycle(milestones=done(plan="2024-03-01")))
    assert said(one, "plan", on="2024-06-01")
    assert said(one, "plan", on="2022-06-01") is None
    with pytest.raises(UnknownName):
        reached(one, "plan", 2)


def test_the_preparation_belongs_to_no_cycle() -> None:
    one = with_cycle(cycle(), preparation=done(decision="2023-01-01"))
    assert said(one, "decision", on="2020-01-01") == (
        "2023-01-01",
        [Says.RECORD],
        "dossier.preparation[0].done",
    )


# ---------------------------------------------------------------------------- by another fact

ROUND = SurveyRound(
    id="gmj-2023",
    year=2023,
    instrument="gmj",
    fieldwork=Period("2023-10-02", "2023-11-24"),
    reported_on="2024-01",
)
EVENING = Action(
    id="avond",
    title="Avond",
    kind="one-off",
    planned=Period("2024-03"),
    actual=Period("2024-03-05"),
)
BY_COLLEGE = ActionPlan(
    title="Plan", period=Period("2024-01-01"), adopted_on="2024-02-01", adopted_by="college"
)


def report(id: str, on: str, **more: Any) -> ProgressReport:
    return ProgressReport(**{"id": id, "on": on, "status": "submitted", **more})


BY_FACTS = [
    ("decision", {"participation": [("supported", "2023-01")]}, "../2023-01-31", "participation"),
    ("agreement", {"participation": [("continuing", "2023")]}, "../2023-12-31", "participation"),
    ("survey", {"rounds": [ROUND]}, "2023-11-24", "fieldwork"),
    ("survey-report", {"rounds": [ROUND]}, "2024-01", "round"),
    ("work-groups", {"work_groups": [("wg", "2024-05")]}, "2024-05", "work-group"),
]


@pytest.mark.parametrize(("milestone", "held", "when", "says"), BY_FACTS)
def test_what_the_dossier_holds_says_it(
    milestone: str, held: dict[str, Any], when: str, says: str
) -> None:
    claims = [Participation(status=s, since=d) for s, d in held.pop("participation", ())]
    groups = [WorkGroup(id=i, name="X", start=d) for i, d in held.pop("work_groups", ())]
    one = with_cycle(cycle(), participation=claims, work_groups=groups, **held)
    found = reached(one, milestone, 1)
    assert found
    assert (str(found.when), [fact.says.value for fact in found.said_by]) == (when, [says])


def test_a_round_that_is_named_counts_and_else_the_first_within_the_cycle() -> None:
    other = SurveyRound(
        id="later", year=2024, instrument="oko", fieldwork=Period("2024-10", "2024-11")
    )
    assert said(with_cycle(cycle(round="later"), rounds=[ROUND, other]), "survey", cycle=1) == (
        "2024-11",
        [Says.FIELDWORK],
        "dossier.rounds[1].fieldwork",
    )
    assert said(with_cycle(rounds=[other, ROUND]), "survey", cycle=1) == (
        "2023-11-24",
        [Says.FIELDWORK],
        "dossier.rounds[1].fieldwork",
    )
    assert said(with_cycle(cycle(round="none"), rounds=[ROUND]), "survey", cycle=1) is None


def test_fieldwork_or_a_meeting_without_an_end_does_not_say_it() -> None:
    open_ended = SurveyRound(id="r", year=2023, instrument="gmj", fieldwork=Period("2023-10-02"))
    meeting = Event(id="d", kind="dialogue-session", title="D", period=Period("2024-04-17"))
    one = with_cycle(rounds=[open_ended], events=[meeting])
    assert said(one, "survey", cycle=1) is None
    assert said(one, "dialogue-session", cycle=1) is None


def test_the_last_choice_of_priorities_says_it() -> None:
    chosen = [Priority(id=f"p{n}", title="P", chosen_on=day) for n, day in enumerate(CHOICES)]
    one = with_cycle(cycle(priorities=chosen))
    where = "dossier.cycles[0].priorities[1].chosen_on"
    assert said(one, "priorities", cycle=1) == ("2024-06", [Says.CHOICE], where)


CHOICES = ("2024-05-01", "2024-06", None)


def test_a_plan_was_adopted_on_the_day_of_the_milestone_or_else_as_it_says_itself() -> None:
    one = with_cycle(cycle(plan=PLAN))
    where = "dossier.cycles[0].plan.adopted_on"
    assert said(one, "plan", cycle=1) == ("2024-02-01", [Says.ADOPTION], where)
    both = with_cycle(cycle(plan=PLAN, milestones=done(plan="2024-03-01")))
    assert said(both, "plan", cycle=1) == (
        "2024-03-01",
        [Says.RECORD, Says.ADOPTION],
        "dossier.cycles[0].milestones[0].done",
    )


def test_the_council_is_informed_by_its_own_adoption_or_by_the_first_report_after_it() -> None:
    reports = [report("early", "2024-01"), report("first", "2024-05"), report("next", "2024-11")]
    one = with_cycle(cycle(plan=BY_COLLEGE, reports=reports))
    first, second = (f"dossier.cycles[0].reports[{n}]" for n in (1, 2))
    assert said(one, "council-informed", cycle=1) == ("2024-05", [Says.REPORT], first)
    assert said(one, "progress-report", cycle=1) == ("2024-11", [Says.REPORT], second)
    council = ActionPlan(
        title="Plan", period=Period("2024"), adopted_on="2024-02-01", adopted_by="council"
    )
    of_council = with_cycle(cycle(plan=council, reports=reports))
    assert said(of_council, "council-informed", cycle=1) == (
        "2024-02-01",
        [Says.ADOPTION],
        "dossier.cycles[0].plan.adopted_on",
    )
    assert said(of_council, "progress-report", cycle=1) == ("2024-05", [Says.REPORT], first)


@pytest.mark.parametrize(
    "more", [{"status": "draft"}, {"status": "planned"}, {"audience": "college"}]
)
def test_a_draft_or_a_report_to_others_does_not_inform_the_council(more: dict[str, str]) -> None:
    one = with_cycle(cycle(plan=BY_COLLEGE, reports=[report("r", "2024-05", **more)]))
    assert said(one, "council-informed", cycle=1) is None


def test_the_first_action_that_began_says_it_but_none_from_before_the_cycle() -> None:
    old = Action(
        id="oud", title="Oud", kind="sustained", planned=Period("2020"), actual=Period("2020")
    )
    plan = ActionPlan(title="Plan", period=Period("2024"), actions=[old, EVENING])
    where = "dossier.cycles[0].plan.actions[1]"
    one = with_cycle(cycle(plan=plan))
    assert said(one, "execution", cycle=1) == ("2024-03-05", [Says.ACTION], where)


def test_a_meeting_of_the_dossier_or_of_its_programme_says_it() -> None:
    def training(id: str, day: str, **more: Any) -> Event:
        return Event(id=id, kind="start-training", title="T", period=Period(day, day), **more)

    one = dossier(
        participation=[Participation(status="supported", since="2024-01", cohort="2024-01")],
        events=[training("own", "2024-03-01")],
    )
    programme = Programme(
        id="oko",
        name="OKO",
        cohorts=[Cohort(id="2024-01", label="2024", start="2024-01")],
        dossiers=[one],
        events=[
            training("everybody", "2018-01-01"),
            training("other", "2023-01-01", cohort="2023-01"),
            training("ours", "2024-01-18", cohort="2024-01"),
            training("for-us", "2024-02-01", dossiers=[one.id]),
        ],
    )
    assert said(one, "start-training") == ("2024-03-01", [Says.EVENT], "dossier.events[0]")
    assert said(one, "start-training", programme=programme) == (
        "2024-01-18",
        [Says.EVENT],
        "programme.events[2]",
    )


def test_nothing_says_anything_of_an_empty_dossier() -> None:
    one = with_cycle()
    assert said(one, "plan", cycle=1) is None
    assert said(one, "core-team") is None
