"""The cycle templates, as FORMAT.md ("Milestones of the template `oko-nl`") states them."""

import copy
import pickle
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from okomodel.errors import InvalidType, InvalidValue, UnknownName
from okomodel.model import Milestone, Stage
from okomodel.reference.template import CycleTemplate, Step, templates
from okomodel.values.constraints import member

SPECIFICATION = """\
| preparation | decision | | 0 |
| preparation | agreement | decision | 1 |
| preparation | start-training | agreement | 1 |
| preparation | core-team | agreement | 2 |
| preparation | stakeholder-exploration | core-team | 4 |
| preparation | start-meeting | core-team | 5 |
| monitoring | survey | | 2 |
| monitoring | survey-report | survey | 5 |
| dialogue | feedback | survey-report | 6 |
| dialogue | dialogue-session | survey-report; in the first cycle core-team | 7 |
| policy | priorities | dialogue-session | 9 |
| policy | targets | priorities | 12 |
| policy | work-groups | dialogue-session | 12 |
| policy | plan | priorities, targets | 18 |
| policy | council-informed | plan | 18 |
| implementation | execution (done on the day it begins) | plan | 19 |
| implementation | progress-report | execution | 24 |
| implementation | evaluation | execution | 24 |
"""

OKO_NL = templates["oko-nl"]
PILOT = templates["oko-pilot"]
both = pytest.mark.parametrize("template", [OKO_NL, PILOT], ids=lambda one: one.name)
every_milestone = pytest.mark.parametrize("milestone", list(Milestone))


def _milestones(names: str) -> tuple[Milestone, ...]:
    return tuple(member(Milestone, name) for name in names.split(", ") if name)


def _specified() -> Iterator[Step]:
    for line in SPECIFICATION.splitlines():
        part, milestone, after, expected = (cell.strip() for cell in line.split("|")[1:-1])
        always, _, first = after.partition("; in the first cycle ")
        yield Step(
            part=member(Stage, part),
            milestone=member(Milestone, milestone.partition(" (")[0]),
            after=_milestones(always),
            after_in_first_cycle=_milestones(first),
            expected=int(expected),
        )


def test_oko_nl_is_the_table_of_the_format_row_by_row() -> None:
    assert OKO_NL.steps == tuple(_specified())


def test_a_cycle_runs_from_one_monitoring_to_the_next_in_24_months_and_in_the_pilot_in_12() -> None:
    assert (OKO_NL.months, PILOT.months) == (24, 12)
    assert set(templates) == {"oko-nl", "oko-pilot"}


def test_the_pilot_has_the_same_order() -> None:
    assert [attrs.evolve(step, expected=0) for step in PILOT.steps] == [
        attrs.evolve(step, expected=0) for step in OKO_NL.steps
    ]


@every_milestone
def test_the_pilot_expects_in_half_the_months_rounded_up(milestone: Milestone) -> None:
    assert PILOT.expected_after(milestone) == (OKO_NL.expected_after(milestone) + 1) // 2


@both
def test_the_last_milestone_is_expected_when_the_cycle_ends(template: CycleTemplate) -> None:
    assert max(step.expected for step in template.cycle) == template.months


@both
def test_every_milestone_has_one_step(template: CycleTemplate) -> None:
    assert sorted(step.milestone for step in template.steps) == sorted(Milestone)


@both
@pytest.mark.parametrize("first_cycle", [True, False])
def test_what_comes_before_stands_earlier_in_the_table(
    template: CycleTemplate, *, first_cycle: bool
) -> None:
    place = {step.milestone: number for number, step in enumerate(template.steps)}
    for milestone, number in place.items():
        before = template.before(milestone, first_cycle=first_cycle)
        assert all(place[earlier] < number for earlier in before)


@both
@every_milestone
def test_what_comes_before_is_never_expected_later(
    template: CycleTemplate, milestone: Milestone
) -> None:
    """Within the preparation and within the cycle, whose months count from different days."""
    preparation = template.belongs_to_preparation(milestone)
    for earlier in template.before(milestone, first_cycle=True):
        if template.belongs_to_preparation(earlier) is preparation:
            assert template.expected_after(earlier) <= template.expected_after(milestone)


@both
def test_the_core_team_comes_before_the_dialogue_session_only_in_the_first_cycle(
    template: CycleTemplate,
) -> None:
    session = Milestone.DIALOGUE_SESSION
    assert template.before(session, first_cycle=True) == (
        Milestone.SURVEY_REPORT,
        Milestone.CORE_TEAM,
    )
    assert template.before(session, first_cycle=False) == (Milestone.SURVEY_REPORT,)


@both
@every_milestone
def test_everything_else_is_the_same_in_every_cycle(
    template: CycleTemplate, milestone: Milestone
) -> None:
    first = template.before(milestone, first_cycle=True)
    later = template.before(milestone, first_cycle=False)
    assert first == later or milestone is Milestone.DIALOGUE_SESSION


@both
def test_a_later_cycle_asks_nothing_of_the_preparation(template: CycleTemplate) -> None:
    for step in template.cycle:
        before = template.before(step.milestone, first_cycle=False)
        assert not any(template.belongs_to_preparation(earlier) for earlier in before)


@both
def test_preparation_and_cycle_are_the_parts_in_the_order_of_the_table(
    template: CycleTemplate,
) -> None:
    assert template.preparation == template.steps_of(Stage.PREPARATION)
    assert template.preparation + template.cycle == template.steps
    assert template.steps == tuple(step for part in Stage for step in template.steps_of(part))


def test_the_preparation_ends_with_the_start_meeting_and_the_cycle_begins_with_the_survey() -> None:
    assert OKO_NL.preparation[-1].milestone is Milestone.START_MEETING
    assert OKO_NL.cycle[0].milestone is Milestone.SURVEY


@every_milestone
def test_a_milestone_belongs_to_the_preparation_or_to_the_cycle(milestone: Milestone) -> None:
    step = OKO_NL.step(milestone)
    assert step.milestone is milestone
    assert OKO_NL.belongs_to_preparation(milestone) is (step in OKO_NL.preparation)
    assert OKO_NL.belongs_to_preparation(milestone) is not (step in OKO_NL.cycle)


def test_an_unknown_template_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="no cycle template 'oko-n'; did you mean 'oko-nl'"):
        templates["oko-n"]


# Templates of one's own.


def _own(*steps: Step) -> CycleTemplate:
    return CycleTemplate(name="eigen", months=12, steps=steps)


def test_a_milestone_cannot_stand_before_what_must_come_before_it() -> None:
    report, survey = OKO_NL.step(Milestone.SURVEY_REPORT), OKO_NL.step(Milestone.SURVEY)
    with pytest.raises(InvalidValue, match=r"CycleTemplate\.steps expects .* not 'survey-report'"):
        _own(report, survey)


def test_a_milestone_cannot_come_after_itself() -> None:
    survey = OKO_NL.step(Milestone.SURVEY)
    with pytest.raises(InvalidValue, match="not 'survey'"):
        _own(attrs.evolve(survey, after=(Milestone.SURVEY,)))


def test_a_milestone_cannot_stand_twice() -> None:
    survey = OKO_NL.step(Milestone.SURVEY)
    with pytest.raises(InvalidValue, match="not 'survey'"):
        _own(survey, survey)


def test_a_milestone_that_a_template_lacks_is_named() -> None:
    template = _own(OKO_NL.step(Milestone.SURVEY))
    with pytest.raises(UnknownName, match="no milestone 'survey-report'; did you mean 'survey'"):
        template.step(Milestone.SURVEY_REPORT)


@pytest.mark.parametrize("months", [0, 121])
def test_a_cycle_lasts_1_to_120_months(months: int) -> None:
    with pytest.raises(InvalidValue, match=r"CycleTemplate\.months expects"):
        attrs.evolve(OKO_NL, months=months)


def test_expected_months_are_whole() -> None:
    half: Any = 2.5
    with pytest.raises(InvalidType, match=r"Step\.expected expects"):
        attrs.evolve(OKO_NL.step(Milestone.SURVEY), expected=half)


def test_a_template_that_was_copied_or_changed_answers_for_itself() -> None:
    assert OKO_NL.cycle
    assert pickle.loads(pickle.dumps(OKO_NL)) == copy.deepcopy(OKO_NL) == OKO_NL
    assert attrs.evolve(OKO_NL, steps=OKO_NL.preparation).cycle == ()
