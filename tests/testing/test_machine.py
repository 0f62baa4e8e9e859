"""The machine goes through a municipality's years, and can be driven along with a tool."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from okomodel import lifecycle
from okomodel.formats import dumps, load, loads
from okomodel.insight.course import DEFAULT_TEMPLATE
from okomodel.model import Dossier, Milestone, MilestoneRecord
from okomodel.reference.template import templates
from okomodel.rules import check
from okomodel.testing import strategies as oko
from okomodel.testing.machine import MunicipalYears
from okomodel.testing.strategies.lifecycle import permitted

few = settings(max_examples=25, stateful_step_count=25)

MunicipalYears.TestCase.settings = few
TestYears = MunicipalYears.TestCase


class RoundTrip(MunicipalYears):
    def look(self) -> None:
        assert loads(dumps(self.dossier)) == self.dossier


RoundTrip.TestCase.settings = few
TestRoundTrip = RoundTrip.TestCase


class Clumsy(MunicipalYears):
    """A tool that loses a cycle once there are two."""

    def look(self) -> None:
        assert len(self.dossier.cycles) < 2


def test_a_subclass_finds_what_its_tool_does_wrong() -> None:
    more = settings(few, max_examples=200, database=None, phases=[Phase.generate])
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Clumsy, settings=more)


def test_the_machine_gets_far() -> None:
    seen: set[str] = set()

    class Diary(MunicipalYears):
        def look(self) -> None:
            seen.update(
                str(record.milestone)
                for cycle in self.dossier.cycles
                for record in cycle.milestones
                if record.done
            )
            seen.update(claim.status for claim in self.dossier.participation)
            seen.update({"merged"} if self.has_merged else set())

    run_state_machine_as_test(Diary, settings=settings(few, max_examples=60, derandomize=True))
    assert {"plan", "execution", "paused", "stopped", "continuing", "merged"} <= seen


# ------------------------------------------------------------------------------ what is permitted

EXAMPLE = Path(__file__).parents[2] / "examples" / "voorbeeldam.json"


def test_what_is_planned_may_be_done() -> None:
    assert Milestone.TARGETS in permitted(load(EXAMPLE, Dossier), 2, date(2026, 11, 21))


@given(oko.dossiers(), st.dates(date(2019, 1, 1), date(2026, 1, 1)))
def test_what_is_permitted_is_what_is_open_without_a_reason_against_it(
    dossier: Dossier, day: date
) -> None:
    for number in [None, *(cycle.number for cycle in dossier.cycles)]:
        found = lifecycle.open_steps(dossier, on=day, cycle=number)
        steps = [step for step in found if step.cycle == number]
        if steps or number:
            may = [step.milestone for step in steps if not step.reasons]
            assert [*permitted(dossier, number, day)] == may


# ------------------------------------------------------------------- what is refused and forced

MILESTONES = st.sampled_from([step.milestone for step in templates[DEFAULT_TEMPLATE].steps])


def forced(dossier: Dossier, milestone: Milestone, day: date) -> Dossier:
    """The dossier with a milestone recorded by hand as done, beside what stands there."""
    record = MilestoneRecord(milestone=milestone, done=day)
    if templates[DEFAULT_TEMPLATE].belongs_to_preparation(milestone):
        return attrs.evolve(
            dossier, preparation=[*unplanned(dossier.preparation, milestone), record]
        )
    cycle = dossier.cycle_begun_by(day)
    assert cycle
    records = [*unplanned(cycle.milestones, milestone), record]
    cycles = (
        attrs.evolve(one, milestones=records) if one is cycle else one for one in dossier.cycles
    )
    return attrs.evolve(dossier, cycles=cycles)


def unplanned(
    records: tuple[MilestoneRecord, ...], milestone: Milestone
) -> tuple[MilestoneRecord, ...]:
    return tuple(
        one
        for one in records
        if one.milestone != milestone or one.reached or one.skipped is not None
    )


@given(oko.dossiers(with_cycle=True), MILESTONES, st.dates(date(2019, 1, 1), date(2026, 1, 1)))
def test_what_is_refused_and_forced_is_found_with_the_same_code(
    dossier: Dossier, milestone: Milestone, day: date
) -> None:
    """Whatever `why_not` refuses and is forced into the data, `check` finds with that code.

    Of what must come before and is not recorded CYC10 speaks, and of who was in the team nobody.
    """
    reasons = {finding.code for finding in lifecycle.why_not(dossier, milestone, on=day)}
    assume("CYC09" not in reasons)
    found = {one.code for one in check(forced(dossier, milestone, day), on=day, select="CYC")}
    assert reasons - {"CYC01"} <= found


@given(oko.dossiers(with_cycle=True), MILESTONES, st.dates(date(2019, 1, 1), date(2026, 1, 1)))
def test_what_is_permitted_brings_no_error(
    dossier: Dossier, milestone: Milestone, day: date
) -> None:
    """Whatever sequence of permitted actions is taken, `check` finds no CYC error."""
    if not lifecycle.why_not(dossier, milestone, on=day):
        changed = lifecycle.complete(dossier, milestone, on=day)
        assert not check(changed, on="2026-01-01", select="CYC").errors
