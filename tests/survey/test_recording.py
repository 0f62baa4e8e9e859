"""`okomodel.with_measurements`: figures in their round, and nothing lost unasked."""

import attrs
import pytest

from okomodel import Dossier, FiguresDiffer, Measurement, SurveyRound, with_measurements

DOSSIER = Dossier(id="x", name="X", municipalities=["GM0302"])
KNOWS = Measurement(indicator="SOROK3A3", base=412, count=342)
OTHERWISE = attrs.evolve(KNOWS, count=300)
OF_GIRLS = attrs.evolve(KNOWS, base=200, count=180, gender="girl")
AT_SCHOOL = attrs.evolve(KNOWS, base=40, count=30, level="school", organisation="01aa")


def test_a_round_that_is_not_there_is_added() -> None:
    after = with_measurements(DOSSIER, "oko-2025", [KNOWS])
    assert after.rounds == (
        SurveyRound(id="oko-2025", year=2025, instrument="oko", measurements=[KNOWS]),
    )


def test_a_round_keeps_what_else_is_said_of_it() -> None:
    held = SurveyRound(id="ronde", year=2025, instrument="oko", invited=900, measurements=[KNOWS])
    dossier = attrs.evolve(DOSSIER, rounds=[held])
    after = with_measurements(dossier, "ronde", [OF_GIRLS])
    assert after.rounds == (attrs.evolve(held, measurements=[KNOWS, OF_GIRLS]),)


def test_the_same_figures_again_change_nothing() -> None:
    once = with_measurements(DOSSIER, "oko-2025", [KNOWS, AT_SCHOOL])
    assert with_measurements(once, "oko-2025", [KNOWS, AT_SCHOOL]) == once


@pytest.mark.parametrize(
    "other", [OTHERWISE, attrs.evolve(OTHERWISE, group="4+2"), Measurement(
        indicator="SOROK3A3", withheld=True)]
)  # fmt: skip
def test_figures_that_are_there_otherwise_are_not_replaced_unasked(other: Measurement) -> None:
    once = with_measurements(DOSSIER, "oko-2025", [other, OF_GIRLS])
    with pytest.raises(FiguresDiffer) as error:
        with_measurements(once, "oko-2025", [KNOWS])
    assert error.value.figures == (other,)
    assert "oko-2025 has other figures of 1 of these; replace" in str(error.value)
    assert f"SOROK3A3 {other.group}" in str(error.value)
    assert "300" not in str(error.value)
    after = with_measurements(once, "oko-2025", [KNOWS], replace=True)
    assert after.rounds[0].measurements == (KNOWS, OF_GIRLS)


def test_of_many_figures_the_first_are_named() -> None:
    codes = ["SOROK3A1", "SOROK3A2", "SOROK3A3", "SBOSK3S7", "SBRLK3S14", "LOMVK3A1", "LOMVK3A2"]
    before = [attrs.evolve(KNOWS, indicator=code) for code in codes]
    once = with_measurements(DOSSIER, "oko-2025", before)
    after = [attrs.evolve(OTHERWISE, indicator=code) for code in codes]
    with pytest.raises(FiguresDiffer, match=r"7 of these.*SBRLK3S14 2\+4, \.\.\. and 2 more"):
        with_measurements(once, "oko-2025", after)


def test_a_school_that_the_dossier_lacks_becomes_one_of_its_organisations() -> None:
    [school] = with_measurements(DOSSIER, "oko-2025", [AT_SCHOOL]).organisations
    assert (school.id, school.name, school.kind) == ("01aa", "School 01aa", "school")
