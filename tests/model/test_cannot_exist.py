"""What cannot exist: each line of FORMAT.md, just inside and just outside."""

from collections.abc import Callable
from typing import Any

import pytest

from okomodel.errors import InvalidType, InvalidValue
from okomodel.model import (
    Action,
    ActionPlan,
    AgeRange,
    Baseline,
    BudgetLine,
    Cohort,
    Dossier,
    Event,
    Measurement,
    Member,
    MilestoneRecord,
    Organisation,
    PlanCycle,
    Priority,
    Programme,
    PublishedCount,
    Source,
    SurveyRound,
    Target,
    Waiver,
    WorkGroup,
)
from okomodel.values import Period

PERIOD = Period("2025-01-01")
Make = Callable[[Any], Any]


def dossier(**given: Any) -> Dossier:
    return Dossier(**{"id": "x", "name": "X", "municipalities": ["GM0302"], **given})


def figure(**given: Any) -> Measurement:
    return Measurement(**{"indicator": "SOROK3A3", "base": 10, **given})


def target(**given: Any) -> Target:
    baseline = Baseline(round="gmj")
    usual = {"id": "x", "indicator": "SOROK3A3", "baseline": baseline, "value": 1, "by": "2027"}
    return Target(**{**usual, **given})


def cycle(**given: Any) -> PlanCycle:
    return PlanCycle(**{"number": 1, "start": "2023-10-02", **given})


def survey_round(**given: Any) -> SurveyRound:
    return SurveyRound(**{"id": "x", "year": 2023, "instrument": "gmj", **given})


def member(**given: Any) -> Member:
    return Member(**{"role": "school", "organisation": "x", "start": "2023", **given})


def waiver(**given: Any) -> Waiver:
    return Waiver(**{"rule": "ACT07", "reason": "reden", "by": "lead", **given})


def action(**given: Any) -> Action:
    return Action(**{"id": "x", "title": "X", "kind": "one-off", "planned": PERIOD, **given})


def both(make: Make, inside: list[Any], outside: list[Any]) -> None:
    for value in inside:
        make(value)
    for value in outside:
        with pytest.raises(InvalidValue) as caught:
            make(value)
        assert not isinstance(caught.value, InvalidType)


REQUIRED_TEXTS: dict[str, Make] = {
    "Dossier.name": lambda text: dossier(name=text),
    "Programme.name": lambda text: Programme(id="x", name=text),
    "Cohort.label": lambda text: Cohort(id="x", label=text, start="2024"),
    "Event.title": lambda text: Event(id="x", kind="other", title=text, period=PERIOD),
    "Source.title": lambda text: Source(id="x", title=text),
    "Organisation.name": lambda text: Organisation(id="x", name=text, kind="ggd"),
    "WorkGroup.name": lambda text: WorkGroup(id="x", name=text),
    "Priority.title": lambda text: Priority(id="x", title=text),
    "ActionPlan.title": lambda text: ActionPlan(title=text, period=PERIOD),
    "Action.title": lambda text: action(title=text),
    "MilestoneRecord.skipped": lambda text: MilestoneRecord(milestone="plan", skipped=text),
    "Waiver.reason": lambda text: waiver(reason=text),
    "Waiver.by": lambda text: waiver(by=text),
}


@pytest.mark.parametrize("make", REQUIRED_TEXTS.values(), ids=REQUIRED_TEXTS.keys())
def test_a_required_text_is_not_empty(make: Make) -> None:
    both(make, ["x", " ", "é"], [""])


def test_other_texts_may_be_empty() -> None:
    made = dossier(notes="", region="")
    assert (made.notes, made.region) == ("", "")


def test_a_municipality_code_is_gm_and_four_digits() -> None:
    both(
        lambda code: dossier(municipalities=[code]),
        ["GM0000", "GM9999"],
        [
            "GM000",
            "GM00000",
            "gm0302",
            "GM03O2",
            "0302",
            "GM\u0660\u0663\u0660\u0662",
            "GM0302\n",
            " GM0302",
        ],
    )


def test_an_indicator_code_is_a_capital_and_2_to_11_capitals_or_digits() -> None:
    both(
        lambda code: figure(indicator=code, count=1),
        ["ABC", "A1234", "A" * 12],
        ["AB", "A" * 13, "1BCDE", "aBCDE", "ABCDe", "ABCD-", "ÀBCDE", "ABCD\u0663", "ABCDE\n"],
    )


def test_a_rule_code_is_three_capitals_and_two_digits() -> None:
    both(
        lambda code: waiver(rule=code),
        ["ACT07", "DOC10"],
        ["AC07", "ACTS7", "ACT7", "ACT007", "act07", "ACT0\u0667", "ACT07\n"],
    )


def test_a_group_is_all_or_grades_1_to_13_joined_by_plus() -> None:
    both(
        lambda group: figure(group=group, count=1),
        ["all", "1", "6", "13", "2+4", "1+2+3+4+5+6", "9+10+12"],
        [
            "",
            "0",
            "14",
            "01",
            "20",
            "2+",
            "+2",
            "2,4",
            "24",
            "2 + 4",
            "ALL",
            "all+2",
            "2+4\n",
            "\u0662+\u0664",
            "2++4",
        ],
    )
    both(lambda group: target(group=group), ["all", "2+4"], ["14", "2+4\n"])


def test_a_pattern_fits_the_whole_text() -> None:
    both(lambda id: dossier(id=id), ["a" * 64], ["a" * 65, "a\n", "a b", "ab\n\n"])


DAYS_OUTSIDE = [
    "1899-12-31",
    "2200-01-01",
    "2023-02-29",
    "2023-1-1",
    "\u0662\u0660\u0662\u0663-\u0660\u0661-\u0660\u0661",
]


def test_days_lie_in_1900_to_2199() -> None:
    both(lambda day: cycle(start=day), ["1900-01-01", "2199-12-31"], DAYS_OUTSIDE)
    both(Period, ["1900-01-01", "2199-12-31"], DAYS_OUTSIDE)
    both(lambda day: Period("1900-01-01", day), ["1900-01-01", "2199-12-31"], DAYS_OUTSIDE)


def test_partial_dates_lie_in_1900_to_2199() -> None:
    both(
        lambda when: dossier(horizon=when),
        ["1900", "1900-01", "2199", "2199-12", "2199-12-31"],
        ["1899", "1899-12", "2200", "2200-01", *DAYS_OUTSIDE],
    )


def test_years_lie_in_1900_to_2199() -> None:
    both(lambda year: survey_round(year=year), [1900, 2199], [1899, 2200, -2023, 10**400])
    both(
        lambda year: BudgetLine(year=year, amount=1, kind="structural"), [1900, 2199], [1899, 2200]
    )


COUNTS: dict[str, Make] = {
    "Measurement.base": lambda n: figure(base=n, withheld=True),
    "Measurement.count": lambda n: figure(base=1_000_000_000, count=n),
    "Baseline.base": lambda n: Baseline(round="x", base=n),
    "BudgetLine.amount": lambda n: BudgetLine(year=2026, amount=n, kind="incidental"),
    "SurveyRound.invited": lambda n: survey_round(invited=n),
    "SurveyRound.responded": lambda n: survey_round(responded=n),
    "MilestoneRecord.participants": lambda n: MilestoneRecord(milestone="plan", participants=n),
    "Cohort.published_size": lambda n: Cohort(id="x", label="X", start="2024", published_size=n),
    "Event.participants": lambda n: Event(
        id="x", kind="other", title="X", period=PERIOD, participants=n
    ),
    "PublishedCount.count": lambda n: PublishedCount(on="2025", count=n),
}


@pytest.mark.parametrize("make", COUNTS.values(), ids=COUNTS.keys())
def test_counts_bases_and_amounts_are_0_to_a_billion(make: Make) -> None:
    both(make, [0, 1_000_000_000], [-1, 1_000_000_001])


@pytest.mark.parametrize(
    "make",
    [
        lambda share: figure(percentage=share),
        lambda share: Baseline(round="x", percentage=share),
    ],
)
def test_percentages_are_0_to_100(make: Make) -> None:
    both(make, [0, 0.0, 100, 99.9999], [-0.1, -1, 100.1, 101, float("nan"), float("inf")])


def test_fte_is_above_0_and_at_most_1() -> None:
    both(lambda fte: member(fte=fte), [0.01, 5e-324, 1, 1.0], [0, 0.0, -0.0, -0.5, 1.01, 2])


def test_ages_are_0_to_30() -> None:
    both(lambda age: AgeRange(youngest=age, oldest=30), [0, 30], [-1, 31])
    both(lambda age: AgeRange(youngest=0, oldest=age), [0, 30], [-1, 31])


def test_oldest_is_not_below_youngest() -> None:
    both(lambda ages: AgeRange(youngest=ages[0], oldest=ages[1]), [(12, 12)], [(12, 11)])
    both(lambda youngest: AgeRange(youngest=youngest), [18], [19])
    both(lambda oldest: AgeRange(oldest=oldest), [10], [9])


def test_grades_are_1_to_13() -> None:
    both(lambda grade: survey_round(grades=[grade]), [1, 13], [0, 14])
    assert survey_round(grades=[]).grades == ()


def test_the_number_of_a_cycle_is_1_to_99() -> None:
    both(lambda number: cycle(number=number), [1, 99], [0, 100, -1])


def test_a_cycle_lasts_1_to_120_months() -> None:
    both(lambda months: cycle(months=months), [1, 120], [0, 121, -24])


def test_a_dossier_has_at_least_one_municipality() -> None:
    both(lambda codes: dossier(municipalities=codes), [["GM0302"], ["GM0302", "GM9001"]], [[], ()])


def test_a_period_does_not_end_before_it_starts() -> None:
    both(lambda end: Period("2025-01-02", end), ["2025-01-02", None], ["2025-01-01"])


def test_a_count_is_not_above_its_base() -> None:
    both(lambda count: figure(base=10, count=count), [0, 10], [11])
    both(lambda base: figure(base=base, count=0), [0], [])


@pytest.mark.parametrize(
    ("given", "exists"),
    [
        ({"count": 1}, True),
        ({"percentage": 10}, True),
        ({"withheld": True}, True),
        ({}, False),
        ({"count": 1, "percentage": 10}, False),
        ({"count": 1, "withheld": True}, False),
        ({"percentage": 10, "withheld": True}, False),
        ({"count": 1, "percentage": 10, "withheld": True}, False),
        ({"count": 0}, True),
        ({"percentage": 0}, True),
    ],
)
def test_a_measurement_has_exactly_one_of_count_and_percentage_and_none_when_withheld(
    given: dict[str, Any], *, exists: bool
) -> None:
    both(lambda values: figure(**values), [given] * exists, [given] * (not exists))


def test_nothing_else_is_refused() -> None:
    """Every other doubt is a rule's: half-finished plans must be loadable."""
    dossier(logo_since="2034", horizon="2020", region="")
    member(start="2024", end="2023")
    cycle(round="no-such-round", template="no-such-template")
    survey_round(invited=1, responded=2, reported_on="1999-01-01")
    waiver(until="1900-01-01", subject="no-such-thing")
    MilestoneRecord(milestone="plan", done="2024-01-01", skipped="toch niet", planned="1999-01-01")
    dossier(cycles=[cycle(), cycle()], rounds=[survey_round(), survey_round()])


def test_extensions_that_hold_themselves_are_refused_with_a_sentence() -> None:
    endless: dict[str, Any] = {}
    endless["again"] = endless
    with pytest.raises(InvalidValue, match="lies too deep in itself"):
        Dossier(id="x", name="X", municipalities=["GM0302"], extensions=endless)
