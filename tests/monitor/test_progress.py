"""The verdicts on targets, by hand: what was measured, as far as chance allows, and never why."""

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

from okomodel import Dossier, Verdict, load, progress, show
from okomodel.errors import InvalidType, UnknownName
from okomodel.model import (
    Baseline,
    Measurement,
    MilestoneRecord,
    OwnIndicator,
    PlanCycle,
    SurveyRound,
    Target,
)
from okomodel.testing import strategies as oko

EXAMPLES = Path(__file__).parents[2] / "examples"
VOORBEELDAM = load(EXAMPLES / "voorbeeldam.json", Dossier)
EIGHT = load(EXAMPLES / "eight-verdicts.json", Dossier)
DAY = "2026-11-21"
CODE = "SOROK3A3"


def measured(year: int, *figures: Measurement, **more: Any) -> SurveyRound:
    return SurveyRound(
        **{
            "id": f"oko-{year}",
            "year": year,
            "instrument": "oko",
            "reported_on": f"{year + 1}-02-01",
            "measurements": figures,
            **more,
        }
    )


def figure(count: int | None, base: int | None = 400, **more: Any) -> Measurement:
    return Measurement(**{"indicator": CODE, "count": count, "base": base, **more})


def dossier(*rounds: SurveyRound, target: dict[str, Any] | None = None, **more: Any) -> Dossier:
    wanted = {
        "id": "t",
        "indicator": CODE,
        "baseline": Baseline(round="oko-2023"),
        "value": 88,
        "by": "2027",
        **(target or {}),
    }
    cycle = PlanCycle(number=1, start="2023-10-01", targets=[Target(**wanted)])
    return Dossier(
        **{
            "id": "x",
            "name": "X",
            "municipalities": ["GM9001"],
            "rounds": rounds,
            "cycles": [cycle],
            **more,
        }
    )


def verdict(one: Dossier, on: str = DAY, **by: Any) -> str:
    [found] = progress(one, on, **by)
    return found.verdict.value


BEFORE, AFTER = measured(2023, figure(332)), measured(2025, figure(340))


# ------------------------------------------------------------------------------- worked by hand


def test_voorbeeldam_shows_no_demonstrable_change_in_any_of_its_seven_targets() -> None:
    found = progress(VOORBEELDAM, DAY, policy=None)
    assert [one.verdict.value for one in found] == ["no-demonstrable-change"] * 7
    knows = found[0]
    assert knows.baseline is not None
    assert knows.latest is not None
    assert knows.change_interval is not None
    assert (knows.baseline.interval, knows.latest.interval) != (None, None)
    assert figures_of(knows) == (83.01, 85.0, 1.99, -3.08, 7.03, 85.46)
    drunk = next(one for one in found if one.target.id == "dronken")
    assert figures_of(drunk) == (24.08, 20.43, -3.65, -11.99, 4.77, 19.63)


def figures_of(one: Any) -> tuple[float, ...]:
    ends = one.change_interval.low, one.change_interval.high
    values = one.baseline.percentage, one.latest.percentage, one.change, *ends, one.line
    return tuple(round(each, 2) for each in values)


def test_what_the_policy_holds_back_is_withheld_here_too() -> None:
    """In 2025 four of 214 in class 2 were drunk: the figure of class 4 would give that away."""
    found = {one.target.id: one for one in progress(VOORBEELDAM, DAY)}
    assert found["dronken"].verdict is Verdict.WITHHELD
    assert found["dronken"].latest is None
    assert found["dronken"].change is None
    assert {one.verdict for name, one in found.items() if name != "dronken"} == {
        Verdict.NO_DEMONSTRABLE_CHANGE
    }


def test_the_example_has_each_of_the_eight_verdicts_once() -> None:
    found = progress(EIGHT, DAY)
    assert [(one.target.id, one.verdict.value) for one in found] == [
        ("geen-cijfers", "no-data"),
        ("niet-getoond", "withheld"),
        ("niet-vergelijkbaar", "not-comparable"),
        ("bereikt", "reached"),
        ("verslechterd", "worse"),
        ("geen-verandering", "no-demonstrable-change"),
        ("op-koers", "on-course"),
        ("loopt-achter", "behind"),
    ]
    assert [one.verdict for one in found] == [*Verdict]
    lines = [round(one.line, 2) for one in found[3:] if one.line is not None]
    assert lines == [82.93, 77.44, 60.39, 65.86, 10.32]


# ---------------------------------------------------------------------------------- what counts


def test_only_rounds_that_were_reported_by_the_day_count() -> None:
    assert verdict(dossier(BEFORE, AFTER), "2026-01-31") == "no-data"
    assert verdict(dossier(BEFORE, AFTER), "2026-02-01") == "no-demonstrable-change"


def test_the_record_of_a_cycle_counts_where_both_say_when_it_was_reported() -> None:
    one = dossier(BEFORE, AFTER)
    reported = MilestoneRecord(milestone="survey-report", done="2026-05-01")
    later = PlanCycle(number=2, start="2025-10-01", round="oko-2025", milestones=[reported])
    both = attrs.evolve(one, cycles=[*one.cycles, later])
    assert verdict(both, "2026-04-30") == "no-data"
    assert verdict(both, "2026-05-01") == "no-demonstrable-change"


def test_the_last_of_several_rounds_counts_and_never_that_of_the_baseline() -> None:
    between = measured(2024, figure(100))
    [found] = progress(dossier(AFTER, BEFORE, between), DAY)
    assert found.latest is not None
    assert found.latest.round == "oko-2025"
    assert verdict(dossier(measured(2022, figure(100)), BEFORE)) == "no-data"


@pytest.mark.parametrize(
    "other",
    [{"group": "2"}, {"gender": "girl"}, {"education": "vmbo"}, {"level": "region"}],
)
def test_figures_of_other_pupils_are_no_data(other: dict[str, Any]) -> None:
    assert verdict(dossier(BEFORE, measured(2025, figure(340, **other)))) == "no-data"


def test_unweighted_comes_before_weighted() -> None:
    both = figure(None, percentage=90.0, weighted=True), figure(340)
    [found] = progress(dossier(BEFORE, measured(2025, *both)), DAY)
    assert found.latest is not None
    assert (found.latest.percentage, found.latest.weighted) == (85.0, False)


def test_what_is_withheld_in_the_document_is_withheld_whatever_the_policy() -> None:
    held = measured(2025, figure(None, withheld=True))
    assert verdict(dossier(BEFORE, held)) == "withheld"
    assert verdict(dossier(BEFORE, held), policy=None) == "withheld"


# ------------------------------------------------------------------------------------ directions


@pytest.mark.parametrize(
    ("after", "target", "wanted"),
    [
        (352, {}, "reached"),
        (395, {}, "reached"),
        (280, {}, "worse"),
        (368, {"value": 99}, "on-course"),
        (352, {"value": 99}, "behind"),
        (332, {}, "no-demonstrable-change"),
        (320, {"aim": "hold", "value": 83}, "reached"),
        (280, {"aim": "hold", "value": 83}, "worse"),
        (280, {"better": "down", "value": 75}, "reached"),
        (368, {"better": "down", "value": 75}, "worse"),
    ],
)
def test_each_verdict_by_its_figures(after: int, target: dict[str, Any], wanted: str) -> None:
    rounds = BEFORE, measured(2025, figure(after))
    assert verdict(dossier(*rounds, target=target)) == wanted


def test_beyond_chance_is_said_where_the_whole_interval_lies_beyond_the_target() -> None:
    [just] = progress(dossier(BEFORE, measured(2025, figure(353))), DAY)
    [well] = progress(dossier(BEFORE, measured(2025, figure(380))), DAY)
    assert (just.beyond_chance, well.beyond_chance) == (False, True)


def test_without_any_word_of_a_direction_it_is_that_from_baseline_to_target() -> None:
    own = OwnIndicator(code="EIGEN", label="own")
    rounds = (
        measured(2023, figure(332, indicator="EIGEN")),
        measured(2025, figure(280, indicator="EIGEN")),
    )
    target = {"indicator": "EIGEN", "value": 75}
    assert verdict(dossier(*rounds, target=target, indicators=[own])) == "reached"


def test_a_mean_has_no_interval_and_may_be_reached() -> None:
    own = OwnIndicator(code="AGE1ST", label="age at first drink", measures="mean", better="up")

    def mean(year: int, value: float) -> SurveyRound:
        told = Measurement(indicator="AGE1ST", base=300, mean=value)
        return measured(year, told)

    target = {"indicator": "AGE1ST", "value": 14.5}
    more: dict[str, Any] = {"target": target, "indicators": [own]}
    [found] = progress(dossier(mean(2023, 13.4), mean(2025, 14.0), **more), DAY)
    assert (found.verdict.value, found.change_interval) == ("no-demonstrable-change", None)
    assert "13,4 in 2023 naar 14 in 2025" in found.text("nl")
    assert "%" not in found.text("nl")
    assert verdict(dossier(mean(2023, 13.4), mean(2025, 14.6), **more)) == "reached"


def test_a_percentage_without_a_base_has_no_interval() -> None:
    read = measured(2025, figure(None, None, percentage=86.0))
    [found] = progress(dossier(BEFORE, read), DAY)
    assert (found.verdict.value, found.change_interval) == ("no-demonstrable-change", None)
    assert "of dat meer is dan toeval, is niet bekend" in found.text("nl")


def test_a_baseline_of_a_round_that_is_not_known_has_nothing_after_it() -> None:
    start = Baseline(round="elders", percentage=80, base=400)
    assert verdict(dossier(AFTER, target={"baseline": start})) == "no-data"


# -------------------------------------------------------------------------------------- in words


CAUSES = ("door de", "dankzij", "omdat de acti", "because of the", "thanks to", "caused")


@given(oko.dossiers())
def test_the_sentences_tell_the_figures_and_never_a_cause(one: Dossier) -> None:
    for found in progress(one, DAY):
        for text in (found.text("nl"), found.text("en")):
            assert text.endswith(".")
            assert "{" not in text
            assert "None" not in text
            assert not any(cause in text for cause in CAUSES)


def test_it_is_shown_as_a_page() -> None:
    page = " ".join(show(progress(EIGHT, DAY), lang="nl").text(120).split())
    assert "Hoe ver" not in page
    assert "Streefcijfers" in page
    assert "op koers" in page
    assert "geen aantoonbare verandering" in page


def test_only_a_dossier_and_known_names_will_do() -> None:
    with pytest.raises(InvalidType, match="a Dossier"):
        progress(VOORBEELDAM.cycles[0])  # type: ignore[arg-type]
    with pytest.raises(UnknownName):
        progress(VOORBEELDAM, DAY, profile="oko-be")
    with pytest.raises(UnknownName):
        progress(VOORBEELDAM, DAY, policy="oko-2024")


def test_without_a_day_it_is_today() -> None:
    earliest = date.today()  # noqa: DTZ011 - the user's own day
    assert earliest <= progress(VOORBEELDAM).on <= date.today()  # noqa: DTZ011
