"""ACT: the actions of a plan, their dates, owners, and money."""

from typing import Any

import pytest
from attrs import evolve

from okomodel.model import Action, ActionPlan, ActionStatus, BudgetLine, Dossier, Priority
from okomodel.reference.profile import profiles
from okomodel.values import Period
from tests.rules.judging import DAY, cycle, dossier, found, paths

YEARS = Period("2025-01-01", "2026-12-31")


def action(id: str = "ouderavond", **given: Any) -> Action:
    fields: dict[str, Any] = {"title": id.title(), "kind": "one-off", "planned": YEARS, **given}
    return Action(id=id, **fields)


def plan(*actions: Action, period: Period = YEARS) -> ActionPlan:
    return ActionPlan(title="Uitvoeringsplan", period=period, actions=actions)


def planned(*actions: Action, period: Period = YEARS, **fields: Any) -> Dossier:
    return dossier(cycles=[cycle(plan=plan(*actions, period=period), **fields)])


def judged(code: str, *actions: Action, **given: Any) -> list[str]:
    on = given.pop("on", DAY)
    found_at = paths(code, planned(*actions, **given), on)
    return [path.removeprefix("cycles[0].plan") for path in found_at]


CODES = ("ACT01", "ACT02", "ACT03", "ACT04", "ACT05", "ACT06", "ACT07", "ACT08")


def test_without_a_plan_or_without_actions_there_is_nothing_to_judge() -> None:
    for code in CODES:
        assert paths(code, dossier(cycles=[cycle()])) == judged(code) == []


def test_the_actions_of_every_cycle_are_judged() -> None:
    two = dossier(
        cycles=[cycle(1, plan=plan(action())), cycle(2, "2025-10-02", plan=plan(action("b")))]
    )
    assert paths("ACT02", two) == ["cycles[0].plan.actions[0]", "cycles[1].plan.actions[0]"]


# --------------------------------------------------------------------------------------- ACT01


@pytest.mark.parametrize(
    ("start", "end", "outside"),
    [
        ("2025-01-01", "2026-12-31", False),
        ("2024-12-31", "2026-12-31", True),
        ("2025-01-01", "2027-01-01", True),
        ("2027-01-01", "2027-06-30", True),
        ("2026-12-31", None, False),
        ("2027-01-01", None, True),
        ("2024-12-31", None, True),
    ],
)
def test_an_action_is_planned_within_the_period_of_its_plan(
    start: str, end: str | None, *, outside: bool
) -> None:
    expected = [".actions[0].planned"] if outside else []
    assert judged("ACT01", action(planned=Period(start, end))) == expected


def test_a_plan_that_still_runs_has_no_last_day() -> None:
    runs = Period("2025-01-01")
    assert judged("ACT01", action(planned=Period("2025-01-01", "2199-12-31")), period=runs) == []
    assert judged("ACT01", action(planned=Period("2024-12-31")), period=runs) != []


# --------------------------------------------------------------------------------------- ACT02


def test_an_action_has_an_owner() -> None:
    assert judged("ACT02", action(owner="gemeente"), action("b")) == [".actions[1]"]


# --------------------------------------------------------------------------------------- ACT03

OWN, OTHERS = (Priority(id=id, title=id, domain="home") for id in ("eigen", "ander"))


def serving(priority: str | None) -> list[str]:
    own = cycle(2, "2025-10-02", plan=plan(action(priority=priority)), priorities=[OWN])
    findings = found("ACT03", dossier(cycles=[cycle(1, priorities=[OTHERS]), own]))
    return [one.path.removeprefix("dossier.cycles[1].plan.") for one in findings]


def test_an_action_serves_a_priority_of_its_cycle() -> None:
    assert serving("eigen") == []
    assert serving(None) == ["actions[0]"]
    assert serving("ander") == ["actions[0].priority"]


def test_a_priority_that_does_not_exist_is_left_to_ref02() -> None:
    assert serving("nergens") == []


def test_an_id_that_another_cycle_has_too_is_that_of_its_own_cycle() -> None:
    both = cycle(2, "2025-10-02", plan=plan(action(priority="ander")), priorities=[OTHERS])
    assert paths("ACT03", dossier(cycles=[cycle(1, priorities=[OTHERS]), both])) == []


# --------------------------------------------------------------------------------------- ACT04


def test_a_plan_holds_both_one_off_and_sustained_actions() -> None:
    lasting = action("b", kind="sustained")
    assert judged("ACT04", action(), lasting) == []
    assert judged("ACT04", action(), action("c")) == [""]
    assert judged("ACT04", lasting) == [""]


@pytest.mark.parametrize(("kind", "missing"), [("one-off", "sustained"), ("sustained", "one-off")])
def test_it_says_which_kind_is_missing(kind: str, missing: str) -> None:
    [finding] = found("ACT04", planned(action(kind=kind)))
    assert finding.params["missing"].value == missing
    assert f"has no {missing} action" in finding.message


# --------------------------------------------------------------------------------------- ACT05


@pytest.mark.parametrize(
    ("end", "long"),
    [("2027-12-31", False), ("2028-01-01", True), ("2025-12-31", False), (None, False)],
)
def test_a_plan_runs_for_at_most_three_years(end: str | None, *, long: bool) -> None:
    expected = [".period"] if long else []
    assert judged("ACT05", period=Period("2025-01-01", end)) == expected


def test_the_profile_says_how_many_years_are_usual() -> None:
    short = evolve(profiles["oko-nl"], name="kort", plan_max=1)
    assert paths("ACT05", planned(period=Period("2024-02-29", "2025-02-27")), profile=short) == []
    [finding] = found("ACT05", planned(period=Period("2024-02-29", "2025-02-28")), profile=short)
    assert (str(finding.params["last"]), finding.params["years"]) == ("2025-02-27", 1)


# --------------------------------------------------------------------------------------- ACT06

BEGUN, YET = "should have begun", "has not begun"
DATES, ENDED, OVERRUN, UNENDED = "has actual dates", "has ended", "should have ended", "not ended"
JUNE = Period("2026-06-01", "2026-06-30")


def contradicted(status: str, on: str, actual: str | None, planned: Period = JUNE) -> list[str]:
    """What is said of an action whose dates are these as of a day."""
    real = Period.parse(actual) if actual else None
    findings = found("ACT06", planned_as(status, real, planned), on)
    assert {one.path for one in findings} <= {"dossier.cycles[0].plan.actions[0]"}
    return [one.message for one in findings]


def planned_as(status: str, actual: Period | None, when: Period) -> Dossier:
    return planned(action(status=status, actual=actual, planned=when))


@pytest.mark.parametrize("status", ["proposed", "planned"])
@pytest.mark.parametrize(
    ("on", "actual", "wrong"),
    [
        ("2026-05-31", None, ""),
        ("2026-06-01", None, ""),
        ("2026-06-02", None, BEGUN),
        ("2026-05-31", "2026-05-01/..", DATES),
        ("2026-06-02", "2026-06-01/2026-06-02", DATES),
    ],
)
def test_proposed_or_planned_has_nothing_actual_and_its_start_is_not_past(
    status: str, on: str, actual: str | None, wrong: str
) -> None:
    messages = contradicted(status, on, actual)
    assert len(messages) == bool(wrong)
    assert all(wrong in message for message in messages)


@pytest.mark.parametrize(
    ("on", "actual", "wrong"),
    [
        ("2026-06-10", None, YET),
        ("2026-06-10", "2026-06-11/..", YET),
        ("2026-06-10", "2026-06-10/..", ""),
        ("2026-06-10", "2026-06-01/2026-06-10", ""),
        ("2026-06-10", "2026-06-01/2026-06-09", ENDED),
        ("2026-06-30", "2026-06-01/..", ""),
        ("2026-07-01", "2026-06-01/..", OVERRUN),
        ("2026-07-02", "2026-06-01/2026-07-01", ENDED),
        ("2026-07-01", "2026-06-01/2026-07-01", OVERRUN),
    ],
)
def test_active_has_begun_and_not_ended_and_its_end_is_not_past(
    on: str, actual: str | None, wrong: str
) -> None:
    messages = contradicted("active", on, actual)
    assert len(messages) == bool(wrong)
    assert all(wrong in message for message in messages)


def test_active_without_a_planned_end_may_go_on() -> None:
    assert contradicted("active", DAY, "2026-06-01/..", Period("2026-06-01")) == []


@pytest.mark.parametrize(
    ("on", "actual", "wrong"),
    [
        ("2026-06-10", "2026-06-01/2026-06-10", ""),
        ("2026-06-10", "2026-06-01/2026-06-11", UNENDED),
        ("2026-06-10", "2026-06-01/..", UNENDED),
        ("2026-06-10", None, UNENDED),
        ("2026-06-10", "2026-01-01/2026-01-31", ""),
    ],
)
def test_completed_has_ended_and_not_in_the_future(on: str, actual: str | None, wrong: str) -> None:
    messages = contradicted("completed", on, actual)
    assert len(messages) == bool(wrong)
    assert all(wrong in message for message in messages)


@pytest.mark.parametrize("status", ["on-hold", "cancelled"])
@pytest.mark.parametrize("actual", [None, "2026-06-01/..", "2030-01-01/2031-01-01"])
def test_on_hold_and_cancelled_are_not_judged_by_their_dates(
    status: str, actual: str | None
) -> None:
    assert contradicted(status, DAY, actual) == []


# --------------------------------------------------------------------------------------- ACT07


def test_an_action_names_its_budget() -> None:
    paid = action(budget=[BudgetLine(year=2026, amount=0, kind="incidental")])
    assert judged("ACT07", paid, action("b")) == [".actions[1]"]


# --------------------------------------------------------------------------------------- ACT08


@pytest.mark.parametrize("status", list(ActionStatus))
def test_an_action_on_hold_or_cancelled_says_why(status: ActionStatus) -> None:
    stopped = status in (ActionStatus.ON_HOLD, ActionStatus.CANCELLED)
    expected = [".actions[0]"] if stopped else []
    assert judged("ACT08", action(status=status)) == expected
    assert judged("ACT08", action(status=status, status_reason="")) == expected
    assert judged("ACT08", action(status=status, status_reason="wacht op subsidie")) == []
