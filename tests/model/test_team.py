"""Who is in the core team on a day, and which roles nobody fills."""

from datetime import date

import pytest
from hypothesis import given

from okomodel.errors import InvalidType, InvalidValue
from okomodel.model import CoreTeam, Member, TeamRole
from okomodel.testing.strategies.arbitrary import anything
from tests.documents import days

LEAD = Member(role="project-lead", organisation="gemeente", start="2023-02", end="2024-05")
SCHOOL = Member(role="school", organisation="dijkcollege", start="2023-09-01")
ADVISER = Member(role="adviser", organisation="trimbos", start="2023")
TEAM = CoreTeam(members=[LEAD, SCHOOL, ADVISER])


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("2022-12-31", ()),
        ("2023-01-01", (ADVISER,)),
        ("2023-01-31", (ADVISER,)),
        ("2023-02-01", (LEAD, ADVISER)),
        ("2023-09-01", (LEAD, SCHOOL, ADVISER)),
        ("2024-05-31", (LEAD, SCHOOL, ADVISER)),
        ("2024-06-01", (SCHOOL, ADVISER)),
        ("2199-12-31", (SCHOOL, ADVISER)),
    ],
)
def test_partial_dates_get_the_benefit_of_the_doubt(day: str, members: tuple[Member, ...]) -> None:
    assert TEAM.on(day) == TEAM.on(date.fromisoformat(day)) == members


@given(anything(CoreTeam), days())
def test_the_team_on_a_day_is_part_of_the_team_in_its_order(team: CoreTeam, day: date) -> None:
    assert team.on(day) == tuple(one for one in team.members if one.may_serve_on(day))


def test_vacancies_are_the_roles_that_nobody_fills_in_the_order_asked() -> None:
    asked = ["parent", "school", TeamRole.PROJECT_LEAD, "young-person"]
    assert TEAM.vacancies_on("2024-06-01", asked) == (
        TeamRole.PARENT,
        TeamRole.PROJECT_LEAD,
        TeamRole.YOUNG_PERSON,
    )
    assert TEAM.vacancies_on("2024-05-31", asked) == (TeamRole.PARENT, TeamRole.YOUNG_PERSON)


def test_a_role_asked_twice_is_vacant_once() -> None:
    assert CoreTeam().vacancies_on("2024-01-01", ["parent", "parent"]) == (TeamRole.PARENT,)


def test_the_adviser_takes_part_without_counting_for_a_required_role() -> None:
    assert TEAM.vacancies_on("2024-01-01", ["adviser"]) == (TeamRole.ADVISER,)


def test_any_iterable_of_roles_will_do_but_a_text_is_one_thing() -> None:
    assert TEAM.vacancies_on("2024-01-01", iter(["parent"])) == (TeamRole.PARENT,)
    with pytest.raises(InvalidType, match="a list"):
        TEAM.vacancies_on("2024-01-01", "parent")
    with pytest.raises(InvalidValue, match="one of project-lead"):
        TEAM.vacancies_on("2024-01-01", ["parents"])
