"""TGT: targets start from a baseline, lie on its better side, and are due in time."""

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve

from okomodel.model import Baseline, Dossier, Measurement, SurveyRound, Target
from okomodel.reference.indicator import indicators
from okomodel.values import Period
from tests.rules.judging import cycle, dossier, found, paths

KNOWS, DRUNK = "SOROK3A3", "LBAGK3S27"
"""Parents know where they are (up is better); drunk in the last four weeks (down is better)."""

UNDECIDED = "LOAGK3A17"
"""An indicator of which no direction is claimed to be better."""


def figure(indicator: str = KNOWS, base: int = 400, count: int = 320, **given: Any) -> Measurement:
    if {"percentage", "withheld"} & given.keys():
        return Measurement(indicator=indicator, base=base, **given)
    return Measurement(indicator=indicator, base=base, count=count, **given)


def target(
    indicator: str = KNOWS, value: float = 90, percentage: float | None = None, **given: Any
) -> Target:
    baseline = Baseline(round=given.pop("round", "gmj"), percentage=percentage)
    fields = {"id": "t", "by": "2027", **given}
    return Target(indicator=indicator, baseline=baseline, value=value, **fields)


def aimed(*targets: Target, measured: Sequence[Measurement] = (), **fields: Any) -> Dossier:
    one = SurveyRound(
        id="gmj",
        year=2023,
        instrument="gmj",
        fieldwork=fields.pop("fieldwork", None),
        measurements=measured,
    )
    return dossier(rounds=[one], cycles=[cycle(targets=targets)], **fields)


def judged(code: str, one: Dossier) -> list[str]:
    return [path.removeprefix("cycles[0].targets") for path in paths(code, one)]


def test_without_targets_there_is_nothing_to_judge() -> None:
    for code in ("TGT01", "TGT02", "TGT03", "TGT06"):
        assert paths(code, dossier()) == judged(code, aimed(measured=[figure()])) == []


# --------------------------------------------------------------------------------------- TGT01


def test_a_target_starts_from_a_round_that_measures_its_indicator_for_its_group() -> None:
    assert judged("TGT01", aimed(target(), measured=[figure()])) == []
    assert judged("TGT01", aimed(target(), measured=[figure(DRUNK)])) == ["[0].baseline"]
    assert judged("TGT01", aimed(target(), measured=[figure(group="2")])) == ["[0].baseline"]
    assert judged("TGT01", aimed(target(round="oko"), measured=[figure()])) == ["[0].baseline"]


def test_the_order_of_the_grades_makes_no_other_group() -> None:
    assert judged("TGT01", aimed(target(group="4+2"), measured=[figure(group="2+4")])) == []


def test_or_from_a_percentage_of_its_own() -> None:
    assert judged("TGT01", aimed(target(percentage=80))) == []
    assert judged("TGT01", aimed(target(percentage=0))) == []


def test_a_figure_that_is_withheld_is_measured_all_the_same() -> None:
    assert judged("TGT01", aimed(target(), measured=[figure(base=20, withheld=True)])) == []


def test_an_earlier_code_stands_for_the_indicator_that_it_is_now() -> None:
    [current] = indicators.resolve("SOROK3S8")
    assert judged("TGT01", aimed(target("SOROK3S8"), measured=[figure(current.code)])) == []
    assert judged("TGT01", aimed(target(current.code), measured=[figure("SOROK3S8")])) == []


def test_a_code_that_nobody_knows_stands_for_itself() -> None:
    assert judged("TGT01", aimed(target("QQQQQ999"), measured=[figure("QQQQQ999")])) == []
    assert judged("TGT01", aimed(target("QQQQQ999"), measured=[figure()])) == ["[0].baseline"]


def test_each_target_without_a_baseline_is_one_finding() -> None:
    two = aimed(target(), target(percentage=80, id="u"), target(id="v"))
    assert judged("TGT01", two) == ["[0].baseline", "[2].baseline"]


# --------------------------------------------------------------------------------------- TGT02


@pytest.mark.parametrize(
    ("indicator", "value", "wrong"),
    [
        (KNOWS, 80.1, False),
        (KNOWS, 80, True),
        (KNOWS, 79.9, True),
        (DRUNK, 79.9, False),
        (DRUNK, 80, True),
        (DRUNK, 80.1, True),
    ],
)
def test_a_target_lies_on_the_better_side_of_its_baseline(
    indicator: str, value: float, *, wrong: bool
) -> None:
    expected = ["[0].value"] if wrong else []
    assert (
        judged("TGT02", aimed(target(indicator, value), measured=[figure(indicator)])) == expected
    )
    assert judged("TGT02", aimed(target(indicator, value, percentage=80))) == expected


def test_its_own_better_counts_over_that_of_the_indicator() -> None:
    assert judged("TGT02", aimed(target(KNOWS, 70, percentage=80, better="down"))) == []
    assert judged("TGT02", aimed(target(DRUNK, 70, percentage=80, better="up"))) == ["[0].value"]


def test_where_no_direction_is_better_none_is_wrong() -> None:
    for value in (0, 50, 100):
        assert judged("TGT02", aimed(target(UNDECIDED, value, percentage=50))) == []
        assert judged("TGT02", aimed(target("QQQQQ999", value, percentage=50))) == []
    assert judged("TGT02", aimed(target(UNDECIDED, 50, percentage=50, better="up"))) != []


def test_the_percentage_of_its_own_counts_over_what_was_measured() -> None:
    assert judged("TGT02", aimed(target(value=75, percentage=70), measured=[figure()])) == []


def test_a_percentage_that_was_measured_counts_as_well_as_a_count() -> None:
    measured = [figure(percentage=80.0)]
    assert judged("TGT02", aimed(target(value=80), measured=measured)) == ["[0].value"]
    assert judged("TGT02", aimed(target(value=81), measured=measured)) == []


def test_what_is_not_known_is_not_judged() -> None:
    assert judged("TGT02", aimed(target(value=1))) == []
    assert judged("TGT02", aimed(target(value=1), measured=[figure(withheld=True)])) == []
    assert judged("TGT02", aimed(target(value=1), measured=[figure(base=0, count=0)])) == []


def test_the_municipalitys_own_figure_counts_over_those_of_others() -> None:
    region = figure(count=360, level="region")
    assert judged("TGT02", aimed(target(value=85), measured=[region, figure()])) == []
    assert judged("TGT02", aimed(target(value=85), measured=[region])) == ["[0].value"]
    assert judged("TGT02", aimed(target(value=79), measured=[region, figure()])) == ["[0].value"]


def test_a_figure_that_is_withheld_does_not_hide_another() -> None:
    school = figure(base=100, count=90, level="school", organisation="dijkcollege")
    small = evolve(school, base=12, count=None, withheld=True, organisation="kerncollege")
    assert judged("TGT02", aimed(target(value=60), measured=[small, school])) == ["[0].value"]


def test_figures_of_others_that_differ_are_no_baseline() -> None:
    schools = [
        figure(base=100, count=count, level="school", organisation=name)
        for name, count in (("dijkcollege", 90), ("kerncollege", 70))
    ]
    assert judged("TGT02", aimed(target(value=60), measured=schools)) == []
    assert judged("TGT02", aimed(target(value=60), measured=schools[:1])) == ["[0].value"]


def test_the_message_gives_the_baseline_with_one_decimal() -> None:
    [finding] = found("TGT02", aimed(target(value=60), measured=[figure(base=412, count=342)]))
    assert "is 60 percent, but its baseline is 83 percent and the better way is up" in (
        finding.message
    )
    [odd] = found("TGT02", aimed(target(value=60.5), measured=[figure(base=399, count=342)]))
    assert "is 60,5 procent, maar de nulmeting is 85,7 procent" in odd.message_nl


# --------------------------------------------------------------------------------------- TGT03

FIELDWORK = Period("2023-10-02", "2023-11-24")


@pytest.mark.parametrize(
    ("by", "wrong"),
    [
        ("2023-11-23", True),
        ("2023-11-24", False),
        ("2023-10", True),
        ("2023-11", False),
        ("2022", True),
        ("2023", False),
    ],
)
def test_a_target_is_due_after_the_last_day_of_its_baselines_fieldwork(
    by: str, *, wrong: bool
) -> None:
    one = aimed(target(by=by), fieldwork=FIELDWORK)
    assert judged("TGT03", one) == (["[0].by"] if wrong else [])


@pytest.mark.parametrize(
    ("by", "horizon", "wrong"),
    [
        ("2034-12-31", "2034", False),
        ("2035-01-01", "2034", True),
        ("2035", "2034", True),
        ("2034", "2034-01-01", False),
        ("2034-02", "2034-01", True),
    ],
)
def test_a_target_is_due_not_after_the_dossiers_horizon(
    by: str, horizon: str, *, wrong: bool
) -> None:
    one = aimed(target(by=by), fieldwork=FIELDWORK, horizon=horizon)
    assert judged("TGT03", one) == (["[0].by"] if wrong else [])


def test_both_can_be_wrong_at_once() -> None:
    one = aimed(target(by="2020"), fieldwork=FIELDWORK, horizon="2019")
    assert judged("TGT03", one) == ["[0].by", "[0].by"]


def test_without_an_end_of_the_fieldwork_or_a_horizon_no_day_is_wrong() -> None:
    for fieldwork in (None, Period("2023-10-02")):
        assert judged("TGT03", aimed(target(by="1990"), fieldwork=fieldwork)) == []
    assert judged("TGT03", aimed(target(by="1990", round="oko"), fieldwork=FIELDWORK)) == []


# --------------------------------------------------------------------------------------- TGT06


def test_one_indicator_and_group_has_one_target_per_due_date() -> None:
    assert judged("TGT06", aimed(target(), target(id="u"))) == ["[1]"]
    assert judged("TGT06", aimed(target(), target(id="u"), target(id="v"))) == ["[1]", "[2]"]


@pytest.mark.parametrize("other", [{"indicator": DRUNK}, {"group": "4"}, {"by": "2029"}])
def test_another_indicator_group_or_due_date_is_another_target(other: dict[str, Any]) -> None:
    assert judged("TGT06", aimed(target(), evolve(target(), **other))) == []


def test_the_order_of_the_grades_and_an_earlier_code_make_no_other_target() -> None:
    [current] = indicators.resolve("SOROK3S8")
    assert judged("TGT06", aimed(target(group="2+4"), target(group="4+2"))) == ["[1]"]
    assert judged("TGT06", aimed(target(current.code), target("SOROK3S8"))) == ["[1]"]


def test_targets_are_compared_over_all_cycles() -> None:
    [first] = aimed(target()).cycles
    one = dossier(cycles=[first, evolve(first, number=2)])
    [finding] = found("TGT06", one)
    assert finding.path == "dossier.cycles[1].targets[0]"
    assert finding.params["first"] == "cycles[0].targets[0]"
