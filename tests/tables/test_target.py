"""A row for each target of each cycle."""

from hypothesis import given

from okomodel import Baseline, Dossier, Measurement, PlanCycle, SurveyRound, Target, tables
from tests.tables.told import (
    Document,
    documents,
    few,
    holds_every_field,
    is_of_its_dossier,
    plain_cycles,
)


def test_the_example_has_its_first_target_with_its_baseline(voorbeeldam: Dossier) -> None:
    target = voorbeeldam.cycles[0].targets[0]
    row = tables.targets(voorbeeldam).to_dicts()[0]
    assert (row["target"], row["baseline_round"]) == (target.id, target.baseline.round)
    assert (row["value"], row["by"], row["by_latest"]) == (
        target.value,
        str(target.by),
        target.by.latest,
    )


def test_a_baseline_that_is_not_recorded_is_not_computed() -> None:
    aim = Target(id="a", indicator="SOROK3A3", baseline=Baseline(round="r"), value=88, by="2027")
    figure = Measurement(indicator="SOROK3A3", base=10, count=4)
    dossier = Dossier(
        id="x",
        name="X",
        municipalities=["GM9001"],
        rounds=[SurveyRound(id="r", year=2023, instrument="gmj", measurements=[figure])],
        cycles=[PlanCycle(number=1, start="2023-10-02", targets=[aim])],
    )
    (row,) = tables.targets(dossier).to_dicts()
    assert row["baseline_percentage"] is None
    assert row["baseline_base"] is None


@few
@given(documents())
def test_there_are_as_many_rows_as_targets(document: Document) -> None:
    assert len(tables.targets(document)) == sum(
        len(cycle.get("targets", [])) for cycle in plain_cycles(document)
    )


@few
@given(documents())
def test_a_row_holds_every_field_of_its_target(document: Document) -> None:
    table = tables.targets(document, policy=None)
    holds_every_field(table, document, "target")
    is_of_its_dossier(table, document)
