"""What an OKO cycle may do next, and doing it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel import lifecycle, schedule
from okomodel.errors import InvalidType, InvalidValue, LifecycleError, UnknownName
from okomodel.model import Dossier, Milestone, MilestoneRecord
from okomodel.reference.profile import profiles
from okomodel.reference.template import templates
from okomodel.rules import check
from okomodel.values import PartialDate
from tests.rules import lively
from tests.rules.judging import cycle, done, dossier, skipped

OKO_NL = templates["oko-nl"]
READY = dossier(
    preparation=done(decision="2023-01-01", agreement="2023-01-18", core_team="2023-02-15")
)
BEGUN = attrs.evolve(READY, cycles=[cycle(1, "2023-10-02", milestones=done(survey="2023-11-24"))])


def codes(one: Dossier, milestone: str, on: str, **given: Any) -> list[str]:
    return [finding.code for finding in lifecycle.why_not(one, milestone, on=on, **given)]


# --------------------------------------------------------------------------------------- why not


def test_what_may_be_done_has_no_reasons_against_it() -> None:
    assert lifecycle.why_not(BEGUN, "survey-report", on="2024-01-29") == ()
    assert lifecycle.why_not(BEGUN, Milestone.SURVEY_REPORT, on=date(2024, 1, 29)) == ()


def test_no_cycle_begun_is_cyc09() -> None:
    assert codes(READY, "survey", "2023-10-02") == ["CYC09"]
    assert codes(BEGUN, "survey-report", "2023-10-01") == ["CYC09"]


def test_a_cycle_with_an_unknown_template_is_cyc09() -> None:
    odd = dossier(cycles=[cycle(template="ijsland")])
    assert codes(odd, "survey", "2024-01-01") == ["CYC09"]


def test_done_already_and_skipped_already_is_cyc06() -> None:
    assert codes(BEGUN, "survey", "2024-01-01") == ["CYC06"]
    passed = lifecycle.skip(BEGUN, "survey-report", "geen rapport")
    assert codes(passed, "survey-report", "2024-02-01") == ["CYC06"]


def test_before_the_cycle_can_have_begun_is_cyc02() -> None:
    assert codes(BEGUN, "feedback", "2023-07-01", cycle=1) == ["CYC02", "CYC01"]
    assert codes(attrs.evolve(BEGUN, cycles=[cycle()]), "survey", "2023-07-01", cycle=1) == [
        "CYC02"
    ]
    assert codes(attrs.evolve(BEGUN, cycles=[cycle()]), "survey", "2023-07-02", cycle=1) == []


def test_the_tolerance_is_that_of_the_profile() -> None:
    fresh = attrs.evolve(BEGUN, cycles=[cycle()])
    pilot = profiles["oko-pilot"]
    assert codes(fresh, "survey", "2023-07-02", cycle=1, profile=pilot) == ["CYC02"]
    assert codes(fresh, "survey", "2023-08-02", cycle=1, profile="oko-pilot") == []


def test_each_predecessor_that_is_open_is_a_reason_of_its_own() -> None:
    reasons = lifecycle.why_not(BEGUN, "plan", on="2024-06-01")
    assert [finding.code for finding in reasons] == ["CYC01", "CYC01"]
    assert [finding.params["earlier"] for finding in reasons] == ["priorities", "targets"]
    assert {finding.path for finding in reasons} == {"dossier.cycles[0]"}
    assert all(finding.hint and finding.text("nl") != finding.text("en") for finding in reasons)


def test_what_comes_before_may_be_done_on_the_same_day_and_not_a_day_later() -> None:
    assert codes(BEGUN, "survey-report", "2023-11-24") == []
    assert codes(BEGUN, "survey-report", "2023-11-23") == ["CYC01"]


def test_only_the_first_cycle_asks_for_the_core_team() -> None:
    records = done(survey="2023-11-24", survey_report="2024-01-29")
    first = dossier(cycles=[cycle(1, milestones=records)])
    second = dossier(cycles=[cycle(2, milestones=records)])
    assert codes(first, "dialogue-session", "2024-04-17") == ["CYC01"]
    assert codes(second, "dialogue-session", "2024-04-17") == []


def test_the_cycle_is_the_last_one_begun_by_that_day_or_the_one_of_the_number() -> None:
    both = attrs.evolve(BEGUN, cycles=[*BEGUN.cycles, cycle(2, "2025-10-02")])
    assert codes(both, "survey", "2025-10-01") == ["CYC06"]
    assert codes(both, "survey", "2025-10-02") == []
    assert codes(both, "survey", "2025-10-02", cycle=1) == ["CYC06"]


def test_unknown_things_are_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'survey'"):
        lifecycle.why_not(BEGUN, "surveys", on="2024-01-01")
    with pytest.raises(UnknownName, match="no profile 'oko-n'; did you mean 'oko-nl'"):
        lifecycle.why_not(BEGUN, "survey", on="2024-01-01", profile="oko-n")
    with pytest.raises(UnknownName, match="no cycle 7"):
        lifecycle.why_not(BEGUN, "survey", on="2024-01-01", cycle=7)
    with pytest.raises(InvalidValue):
        lifecycle.why_not(BEGUN, "survey", on="1 mei")


# ---------------------------------------------------------------------------------------- acting


def test_completing_gives_a_new_dossier_and_leaves_the_old_one() -> None:
    after = lifecycle.complete(BEGUN, "survey-report", on="2024-01-29", participants=3, source="s")
    expected = MilestoneRecord(
        milestone="survey-report", done="2024-01-29", participants=3, source="s"
    )
    assert after.cycles[0].milestones[1] == expected
    assert len(BEGUN.cycles[0].milestones) == 1


def test_what_was_recorded_of_a_milestone_is_kept() -> None:
    planned = lifecycle.plan(READY, "start-meeting", "2023-05-01")
    again = lifecycle.plan(planned, "start-meeting", "2023-05-08")
    after = lifecycle.complete(again, "start-meeting", on="2023-05-22", participants=64)
    record = MilestoneRecord(
        milestone="start-meeting", planned="2023-05-08", done="2023-05-22", participants=64
    )
    assert after.preparation[-1] == record
    assert len(after.preparation) == len(READY.preparation) + 1


def test_a_new_record_stands_where_the_template_has_it_and_others_stay() -> None:
    after = lifecycle.complete(READY, "start-training", on="2023-01-20")
    assert [one.milestone for one in after.preparation] == [
        "decision",
        "agreement",
        "start-training",
        "core-team",
    ]


def test_a_refusal_raises_every_reason_and_what_would_make_it_possible() -> None:
    with pytest.raises(LifecycleError) as refused:
        lifecycle.complete(BEGUN, "plan", on="2024-06-01")
    error = refused.value
    assert error.findings == lifecycle.why_not(BEGUN, "plan", on="2024-06-01")
    assert error.report.findings == error.findings
    assert str(error).count("[CYC01]") == 2


def test_a_skip_has_a_reason() -> None:
    after = lifecycle.skip(BEGUN, "evaluation", "samengevoegd met de meting")
    assert after.cycles[0].milestones[-1].skipped == "samengevoegd met de meting"
    with pytest.raises(InvalidValue, match="not empty"):
        lifecycle.skip(BEGUN, "evaluation", "")


@pytest.mark.parametrize("milestone", ["survey", "decision"])
def test_what_is_done_is_neither_skipped_nor_planned_any_more(milestone: str) -> None:
    with pytest.raises(LifecycleError, match="CYC06"):
        lifecycle.skip(BEGUN, milestone, "te laat")
    with pytest.raises(LifecycleError, match="CYC06"):
        lifecycle.plan(BEGUN, milestone, "2027-01-01")


def test_without_a_cycle_nothing_of_a_cycle_is_skipped_or_planned() -> None:
    with pytest.raises(LifecycleError, match="CYC09"):
        lifecycle.skip(READY, "plan", "nog geen cyclus")
    with pytest.raises(LifecycleError, match="CYC09"):
        lifecycle.plan(BEGUN, "plan", "2023-10-01")


def test_a_skip_means_the_last_cycle_unless_a_day_or_a_number_says_otherwise() -> None:
    both = attrs.evolve(BEGUN, cycles=[*BEGUN.cycles, cycle(2, "2025-10-02")])
    assert lifecycle.skip(both, "feedback", "nee").cycles[1].milestones
    assert len(lifecycle.skip(both, "feedback", "nee", on="2025-10-01").cycles[0].milestones) == 2
    assert len(lifecycle.skip(both, "feedback", "nee", cycle=1).cycles[0].milestones) == 2


# ------------------------------------------------------------------------------------ next cycle


def test_the_first_cycle_is_number_one_and_empty() -> None:
    begun = lifecycle.next_cycle(READY, on="2023-10-02", round="gmj-2023").cycles[0]
    assert begun == cycle(1, "2023-10-02", round="gmj-2023")


def test_the_next_cycle_copies_nothing_and_follows_the_template_of_the_last() -> None:
    pilot = lifecycle.next_cycle(READY, on="2020-01-01", profile="oko-pilot")
    after = lifecycle.next_cycle(pilot, on="2021-01-01")
    assert [(one.number, one.months, one.template) for one in after.cycles] == [
        (1, 12, "oko-pilot"),
        (2, 12, "oko-pilot"),
    ]
    assert after.cycles[0] is pilot.cycles[0]


def test_it_does_not_start_before_the_last_ends_less_the_tolerance() -> None:
    assert lifecycle.next_cycle(BEGUN, on="2025-07-02").cycles[-1].number == 2
    with pytest.raises(LifecycleError, match="CYC04") as refused:
        lifecycle.next_cycle(BEGUN, on="2025-07-01")
    assert refused.value.findings[0].path == "dossier.cycles[0]"


def test_why_the_next_cycle_may_not_begin_is_said_beforehand() -> None:
    assert lifecycle.why_not_begin(READY, "2020-01-01") == ()
    assert lifecycle.why_not_begin(BEGUN, "2025-07-02") == ()
    with pytest.raises(LifecycleError) as refused:
        lifecycle.next_cycle(BEGUN, on="2025-07-01")
    assert lifecycle.why_not_begin(BEGUN, date(2025, 7, 1)) == refused.value.findings


def test_the_tolerance_of_the_profile_says_when_a_cycle_may_begin() -> None:
    assert lifecycle.why_not_begin(BEGUN, "2025-07-02", profile="oko-pilot") != ()
    assert lifecycle.why_not_begin(BEGUN, "2025-08-02", profile=profiles["oko-pilot"]) == ()
    with pytest.raises(UnknownName, match="no profile 'oko-n'"):
        lifecycle.why_not_begin(BEGUN, "2025-07-02", profile="oko-n")
    with pytest.raises(InvalidValue):
        lifecycle.why_not_begin(BEGUN, "1 mei")
    with pytest.raises(InvalidType):
        lifecycle.why_not_begin(BEGUN.cycles, "2025-07-02")  # type: ignore[arg-type]


@given(lively.dossiers, st.dates(date(2020, 1, 1), date(2032, 1, 1)))
def test_a_cycle_begins_exactly_where_nothing_speaks_against_it(one: Dossier, day: date) -> None:
    reasons = lifecycle.why_not_begin(one, day)
    if reasons:
        with pytest.raises(LifecycleError) as refused:
            lifecycle.next_cycle(one, on=day)
        assert refused.value.findings == reasons
    else:
        assert lifecycle.next_cycle(one, on=day).cycles[-1].start.earliest == day


# ------------------------------------------------------------------------------------------ laws

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["complete", "skip", "plan", "next"]),
        st.sampled_from(list(Milestone)),
        st.integers(0, 400),
    ),
    max_size=25,
)


@given(STEPS)
def test_whatever_permitted_actions_are_taken_no_cyc_error_is_found(
    steps: list[tuple[str, Milestone, int]],
) -> None:
    one, day = dossier(), date(2022, 1, 1)
    for action, milestone, days in steps:
        day += timedelta(days=days)
        one = taken(one, action, milestone, day)
    report = check(one, on=day, select="CYC")
    assert [finding.text() for finding in report.errors] == []


def taken(one: Dossier, action: str, milestone: Milestone, day: date) -> Dossier:
    """The dossier after an action, or as it was where the action is refused."""
    try:
        if action == "complete":
            return lifecycle.complete(one, milestone, on=day)
        if action == "skip":
            return lifecycle.skip(one, milestone, "niet nodig", on=day)
        if action == "plan":
            return lifecycle.plan(one, milestone, day)
        return lifecycle.next_cycle(one, on=day)
    except LifecycleError:
        return one


@given(STEPS, st.sampled_from(list(Milestone)), st.integers(-200, 900))
def test_whatever_is_refused_and_forced_by_hand_is_found_with_the_same_code(
    steps: list[tuple[str, Milestone, int]], milestone: Milestone, days: int
) -> None:
    one, day = dossier(), date(2022, 1, 1)
    for action, other, later in steps:
        day += timedelta(days=later)
        one = taken(one, action, other, day)
    when = date(2022, 1, 1) + timedelta(days=days)
    number = one.cycles[-1].number if one.cycles else None
    reasons = lifecycle.why_not(one, milestone, on=when, cycle=number)
    forced = force(one, milestone, when)
    found = {finding.code for finding in check(forced, on=max(day, when), select="CYC")}
    # Of what must come before, a rule knows only what was reached later; of the rest, that nothing
    # is recorded.
    reported = found | ({"CYC01"} if "CYC10" in found else set())
    assert {reason.code for reason in reasons} - {"CYC09"} <= reported


def force(one: Dossier, milestone: Milestone, day: date) -> Dossier:
    """The dossier with a milestone recorded as done, allowed or not."""
    record = MilestoneRecord(milestone=milestone, done=day)
    if OKO_NL.belongs_to_preparation(milestone):
        return attrs.evolve(one, preparation=[*one.preparation, record])
    if not one.cycles:
        return one
    last = attrs.evolve(one.cycles[-1], milestones=[*one.cycles[-1].milestones, record])
    return attrs.evolve(one, cycles=[*one.cycles[:-1], last])


def test_a_milestone_that_was_skipped_and_is_forced_is_found() -> None:
    passed = dossier(cycles=[cycle(1, milestones=skipped("survey"))])
    forced = force(passed, Milestone.SURVEY, date(2023, 11, 24))
    assert [finding.code for finding in check(forced, on="2024-01-01").errors] == ["CYC06"]


# -------------------------------------------------------------------------------------- open steps


def steps(one: Dossier, on: str, **given: Any) -> dict[str, list[str]]:
    """What is still open, each with the codes of the reasons against it."""
    found = lifecycle.open_steps(one, on=on, **given)
    return {step.milestone.value: [reason.code for reason in step.reasons] for step in found}


def test_a_dossier_in_which_nothing_has_begun_can_begin() -> None:
    assert [*steps(dossier(), "2026-01-15")] == [
        step.milestone.value for step in OKO_NL.preparation
    ]
    assert [name for name, reasons in steps(dossier(), "2026-01-15").items() if not reasons] == [
        "decision"
    ]


def test_open_steps_say_where_they_belong_and_for_when_they_are_planned() -> None:
    planned = lifecycle.plan(BEGUN, "survey-report", "2024-01-29")
    found = {one.milestone: one for one in lifecycle.open_steps(planned, on="2024-01-01")}
    report = found[Milestone.SURVEY_REPORT]
    assert (report.cycle, report.part, report.planned) == (
        1,
        "monitoring",
        PartialDate("2024-01-29"),
    )
    assert report.reasons == ()
    meeting = found[Milestone.START_MEETING]
    assert (meeting.cycle, meeting.part, meeting.planned) == (None, "preparation", None)
    assert Milestone.SURVEY not in found


def test_a_preparation_that_nobody_recorded_is_not_asked_for_in_a_cycle() -> None:
    late = dossier(cycles=[cycle(1, "2023-10-02")])
    assert "decision" not in steps(late, "2024-01-01")
    assert "survey" in steps(late, "2024-01-01")
    assert "decision" in steps(late, "2023-10-01")


def test_a_cycle_that_has_run_out_has_open_steps_until_the_next_has_begun() -> None:
    assert "survey-report" in steps(BEGUN, "2030-01-01")
    again = lifecycle.next_cycle(BEGUN, on="2025-10-02")
    found = lifecycle.open_steps(again, on="2030-01-01")
    assert {one.cycle for one in found} == {None, 2}


def test_of_a_cycle_with_an_unknown_template_every_step_says_so() -> None:
    odd = dossier(cycles=[cycle(template="ijsland")])
    assert {*map(tuple, steps(odd, "2024-01-01").values())} == {("CYC09",)}


def test_what_is_skipped_is_open_no_longer() -> None:
    assert "start-meeting" not in steps(
        lifecycle.skip(BEGUN, "start-meeting", "geen zaal"), "2024-01-01"
    )


def test_a_number_asks_for_the_steps_of_that_cycle_alone() -> None:
    again = lifecycle.next_cycle(BEGUN, on="2025-10-02")
    assert {one.cycle for one in lifecycle.open_steps(again, on="2030-01-01", cycle=1)} == {1}
    assert "survey" not in steps(again, "2030-01-01", cycle=1)
    assert steps(again, "2030-01-01", cycle=2)["survey"] == []
    assert steps(again, "2025-07-01", cycle=2)["survey"] == ["CYC02"]
    with pytest.raises(UnknownName, match="no cycle 3"):
        lifecycle.open_steps(again, on="2030-01-01", cycle=3)


@given(lively.dossiers, st.dates(date(2020, 1, 1), date(2032, 1, 1)))
def test_an_open_step_says_what_why_not_says_and_can_be_done_where_it_says_nothing(
    one: Dossier, day: date
) -> None:
    for step in lifecycle.open_steps(one, on=day):
        assert step.reasons == lifecycle.why_not(one, step.milestone, on=day)
        if not step.reasons:
            after = lifecycle.complete(one, step.milestone, on=day)
            left = [item.milestone for item in lifecycle.open_steps(after, on=day)]
            assert step.milestone not in left


@pytest.mark.parametrize("thing", [None, "voorbeeldam.json", 1, {}])
@pytest.mark.parametrize(
    "asked",
    [
        lambda thing: lifecycle.why_not(thing, "plan", on="2026-01-01"),
        lambda thing: lifecycle.complete(thing, "plan", on="2026-01-01"),
        lambda thing: lifecycle.skip(thing, "plan", reason="x"),
        lambda thing: lifecycle.plan(thing, "plan", "2026-01-01"),
        lambda thing: lifecycle.next_cycle(thing, on="2026-01-01"),
        lambda thing: lifecycle.open_steps(thing, on="2026-01-01"),
        lambda thing: lifecycle.stage(thing, "2026-01-01"),
        lifecycle.history,
        lambda thing: schedule.due(thing, "2026-01-01"),
    ],
)
def test_what_is_no_dossier_is_refused(asked: Callable[[Any], object], thing: object) -> None:
    with pytest.raises(InvalidType, match="dossier expects a Dossier, not"):
        asked(thing)
