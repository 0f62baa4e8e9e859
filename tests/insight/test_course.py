"""What must come before what."""

from datetime import date

import pytest

from okomodel.insight.course import Course
from okomodel.insight.facts import Facts
from okomodel.model import Dossier, Milestone
from okomodel.reference.template import templates
from tests.rules.judging import cycle, done, dossier, skipped

OKO_NL = templates["oko-nl"]


@pytest.mark.parametrize("milestone", list(Milestone))
def test_a_milestone_belongs_to_the_preparation_or_to_a_cycle(milestone: Milestone) -> None:
    in_cycle = milestone.value in [step.milestone.value for step in OKO_NL.cycle]
    assert Course(OKO_NL, Facts.alone(cycle())).belongs(milestone) is in_cycle
    assert Course.preparation(dossier(), OKO_NL).belongs(milestone) is not in_cycle


def missing(one: Dossier, milestone: str, day: str, number: int | None = 1) -> list[str]:
    whole = Course.preparation(one, OKO_NL)
    course = Course.of(one, one.cycle(number), OKO_NL) if number else whole
    kind, when = Milestone.of(milestone), date.fromisoformat(day)
    return [each.value for each in course.still_open(kind, when)]


def test_what_is_not_settled_is_what_should_have_come_before() -> None:
    one = dossier(
        preparation=done(decision="2023-01-01", core_team="2024-03-01"),
        cycles=[
            cycle(1, milestones=done(survey_report="2024-02-01")),
            cycle(2, "2025-10-02", milestones=skipped("survey-report")),
        ],
    )
    assert missing(one, "agreement", "2023-01-01", None) == []
    assert missing(one, "agreement", "2022-12-31", None) == ["decision"]
    assert missing(one, "dialogue-session", "2024-02-29") == ["core-team"]
    assert missing(one, "dialogue-session", "2024-03-01") == []
    assert missing(one, "dialogue-session", "2024-01-31") == ["survey-report", "core-team"]
    assert missing(one, "dialogue-session", "2024-01-31", 2) == []
    assert missing(one, "survey", "1900-01-01") == []
