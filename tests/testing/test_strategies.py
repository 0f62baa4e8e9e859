"""What strategies draw is sound, small, varied, and shrinks to what a person can read."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from okomodel import lifecycle
from okomodel.errors import UnknownName
from okomodel.formats import dumps, loads
from okomodel.model import (
    CoreTeam,
    Dossier,
    Instrument,
    LifeDomain,
    Milestone,
    Organisation,
    PlanCycle,
    Priority,
    Programme,
    SurveyRound,
    TeamRole,
)
from okomodel.reference.indicator import indicators
from okomodel.reference.municipality import Municipality
from okomodel.rules import check
from okomodel.testing import strategies as oko
from okomodel.testing.smallest import smallest
from okomodel.testing.strategies.organisation import ROLES
from okomodel.values import PartialDate, Period

DAY = date(2026, 1, 1)
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))
LATER = st.integers(0, 10_000).map(timedelta)

STRATEGIES: dict[str, Callable[[], SearchStrategy[Any]]] = {
    name: getattr(oko, name) for name in oko.__all__
}


def errors(document: Dossier | Programme, on: date) -> list[str]:
    return [f"{one.code} {one.path}" for one in check(document, on=on).errors]


def shell(cycle: PlanCycle, *rounds: SurveyRound) -> Dossier:
    """A dossier with one cycle, and the core team from its start that the cycle needs."""
    known = [Organisation(id=id, name=id, kind="other") for id in owners(cycle)]
    new = Dossier(
        id="x",
        name="X",
        municipalities=["GM9001"],
        fictitious=True,
        organisations=known,
        rounds=rounds,
    )
    for milestone in (Milestone.DECISION, Milestone.AGREEMENT, Milestone.CORE_TEAM):
        new = lifecycle.complete(new, milestone, on=cycle.start.earliest)
    return attrs.evolve(new, cycles=[cycle])


def owners(cycle: PlanCycle) -> set[str]:
    return {one.owner for one in cycle.plan.actions if one.owner} if cycle.plan else set()


@given(oko.dossiers(), LATER)
def test_a_dossier_has_no_error_on_its_day_nor_on_any_later_day(
    dossier: Dossier, later: timedelta
) -> None:
    """Every generated dossier passes `check` without an error on the day, and on any later day."""
    assert errors(dossier, DAY) == []
    assert errors(dossier, DAY + later) == []


@given(st.data(), DAYS, LATER)
def test_a_dossier_may_be_drawn_for_any_day(
    data: st.DataObject, day: date, later: timedelta
) -> None:
    dossier = data.draw(oko.dossiers(on=day))
    assert errors(dossier, day) == []
    assert errors(dossier, day + later) == []


@given(oko.programmes(), LATER)
def test_a_programme_has_no_error_on_its_day_nor_on_any_later_day(
    programme: Programme, later: timedelta
) -> None:
    assert errors(programme, DAY) == []
    assert errors(programme, DAY + later) == []


@given(st.data(), DAYS)
def test_no_rule_speaks_in_what_is_quiet(data: st.DataObject, day: date) -> None:
    quiet = oko.dossiers(on=day, quiet=True) | oko.programmes(on=day, quiet=True)
    assert list(check(data.draw(quiet), on=day)) == []


@given(oko.dossiers(quiet=True))
def test_what_is_quiet_is_written_and_read_again(dossier: Dossier) -> None:
    assert loads(dumps(dossier)) == dossier
    assert dossier.cycles


@pytest.mark.parametrize("most", [0, 1, 9])
@given(data=st.data())
def test_a_programme_holds_no_more_dossiers_than_asked(most: int, data: st.DataObject) -> None:
    strategy = oko.programmes(most=most) | oko.programmes(most=most, quiet=True)
    assert len(data.draw(strategy).dossiers) <= most


@given(oko.core_teams(quiet=True))
def test_in_a_quiet_team_every_role_is_filled_from_the_first_day(team: CoreTeam) -> None:
    assert team.vacancies_on("2024-01-01", ROLES.keys() - {TeamRole.ADVISER}) == ()


@given(oko.survey_rounds(quiet=True))
def test_a_quiet_round_measures_every_life_domain(round: SurveyRound) -> None:
    measured = {indicators[one.indicator].area.domain for one in round.measurements}
    assert measured == {*LifeDomain}


@given(st.data(), DAYS)
def test_a_quiet_action_takes_the_whole_of_its_period(data: st.DataObject, day: date) -> None:
    period = data.draw(oko.periods())
    action = data.draw(oko.actions(on=day, within=period, quiet=True))
    assert action.planned == period
    assert action.budget
    assert action.status_reason is None


@given(oko.programmes())
def test_the_counts_of_a_programme_reconcile_and_its_facts_have_a_source(
    programme: Programme,
) -> None:
    found = check(programme, on=DAY, select=["COH01", "COH02", "COH03", "SRC", "REF"])
    assert list(found) == []


@given(oko.plan_cycles(), LATER)
def test_a_cycle_alone_is_sound_in_a_dossier_whose_core_team_stood(
    cycle: PlanCycle, later: timedelta
) -> None:
    assert errors(shell(cycle), DAY + later) == []


@given(st.data())
def test_a_cycle_takes_the_round_that_it_is_given(data: st.DataObject) -> None:
    round = data.draw(oko.survey_rounds(id="gmj"))
    cycle = data.draw(oko.plan_cycles(round=round))
    assert cycle.round == "gmj"
    assert errors(shell(cycle, round), DAY) == []


@given(st.data())
def test_a_target_lies_on_the_better_side_of_the_round_that_it_is_given(
    data: st.DataObject,
) -> None:
    round = data.draw(oko.survey_rounds())
    priority = Priority(id="ouders", title="Ouders")
    target = data.draw(oko.targets(round=round, priorities=[priority]))
    cycle = PlanCycle(number=2, start="2024-01-01", priorities=[priority], targets=[target])
    assert target.priority == "ouders"
    assert errors(shell(cycle, round), DAY) == []


@given(oko.targets())
def test_a_target_alone_brings_its_baseline_along(target: Any) -> None:
    round = SurveyRound(id=target.baseline.round, year=2025, instrument=Instrument.OKO)
    assert target.baseline.percentage is not None
    cycle = PlanCycle(number=2, start="2024-01-01", targets=[target])
    assert errors(shell(cycle, round), DAY) == []


@given(st.data(), DAYS)
def test_an_action_agrees_with_its_dates(data: st.DataObject, day: date) -> None:
    period = data.draw(oko.periods(open_ended=False))
    action = data.draw(oko.actions(on=day, within=period))
    plan = {"title": "Plan", "period": period, "actions": [action]}
    cycle = PlanCycle(number=2, start="2024-01-01", plan=loads_plan(plan))
    found = check(shell(cycle), on=day, select=["ACT01", "ACT02", "ACT06", "ACT08", "REF02"])
    assert list(found) == []


def loads_plan(plan: dict[str, Any]) -> Any:
    from okomodel.model import ActionPlan

    return ActionPlan(**plan)


@given(st.data(), DAYS)
def test_municipalities_exist_on_the_day(data: st.DataObject, day: date) -> None:
    one = data.draw(oko.municipalities(on=day))
    assert isinstance(one, Municipality)
    assert one.exists_on(day)


@given(oko.periods(first="2025-03-01", last="2025-03-31"))
def test_periods_lie_within_their_bounds(period: Period) -> None:
    last = period.last_day or period.first_day
    assert date(2025, 3, 1) <= period.first_day <= last <= date(2025, 3, 31)


@given(oko.partial_dates(first="2025-03-01", last="2025-03-31"))
def test_partial_dates_may_be_a_day_within_their_bounds(day: PartialDate) -> None:
    assert day.earliest <= date(2025, 3, 31)
    assert date(2025, 3, 1) <= day.latest


@pytest.mark.parametrize("name", sorted(STRATEGIES))
def test_every_strategy_draws_without_arguments(name: str) -> None:
    assert smallest(STRATEGIES[name]()) is not None


@pytest.mark.parametrize("kind", [Municipality, int, "Dossier"])
def test_anything_knows_what_a_document_can_hold(kind: Any) -> None:
    with pytest.raises(UnknownName, match="no class of a document"):
        oko.anything(kind)


@given(oko.dossiers() | oko.programmes() | oko.anything())
def test_what_is_drawn_is_written_and_read_again(document: Dossier | Programme) -> None:
    assert loads(dumps(document)) == document


@given(oko.programmes())
def test_size_is_bounded(programme: Programme) -> None:
    assert len(dumps(programme)) < 200_000


@given(oko.dossiers(with_cycle=True), oko.dossiers(with_cycle=False))
def test_whether_a_dossier_has_a_cycle_can_be_asked(having: Dossier, lacking: Dossier) -> None:
    assert having.cycles
    assert not lacking.cycles


# ---------------------------------------------------------------------------- shrinking, variety


def test_the_smallest_dossier_is_a_name() -> None:
    assert smallest(oko.dossiers()) == Dossier(
        id="voorbeeldam", name="Voorbeeldam", municipalities=["GM9001"], fictitious=True
    )


def test_the_smallest_dossier_with_a_cycle_is_under_2500_bytes() -> None:
    least = smallest(oko.dossiers(), lambda one: bool(one.cycles))
    assert len(dumps(least).encode()) < 2_500
    assert len(least.core_team.members) == 1
    assert least.cycles == (PlanCycle(number=1, start="2024-01-01"),)


def has_target(dossier: Dossier) -> bool:
    return any(cycle.targets for cycle in dossier.cycles)


def test_the_smallest_dossier_with_a_target_has_one_target() -> None:
    least = smallest(oko.dossiers(), has_target)
    assert sum(len(cycle.targets) for cycle in least.cycles) == 1
    assert len(dumps(least).encode()) < 5_000


def reaches(milestone: Milestone) -> Callable[[Dossier], bool]:
    def is_done(dossier: Dossier) -> bool:
        records = (cycle.milestone(milestone) for cycle in dossier.cycles)
        return any(record and record.done for record in records)

    return is_done


INTERESTING: dict[str, Callable[[Dossier], bool]] = {
    "three cycles": lambda one: len(one.cycles) == 3,
    "evaluated": reaches(Milestone.EVALUATION),
    "stopped": lambda one: any(claim.status == "stopped" for claim in one.participation),
    "no claim": lambda one: not one.participation,
    "a lead who left": lambda one: sum(m.role == "project-lead" for m in one.core_team.members) > 1,
    "skipped": lambda one: any(r.skipped for c in one.cycles for r in c.milestones),
    "planned": lambda one: any(r.planned for c in one.cycles for r in c.milestones),
    "actions": lambda one: any(len(c.plan.actions) > 2 for c in one.cycles if c.plan),
    "reports": lambda one: any(c.reports for c in one.cycles),
    "of the register": lambda one: not one.fictitious,
    "notes": lambda one: bool(one.notes),
}


@pytest.mark.parametrize("what", INTERESTING)
def test_dossiers_vary(what: str) -> None:
    """It is found among 2,000 without a search for the smallest."""
    quick = settings(phases=[Phase.generate], max_examples=2000, database=None)
    assert find(oko.dossiers(), INTERESTING[what], settings=quick) is not None
