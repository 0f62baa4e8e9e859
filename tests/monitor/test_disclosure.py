"""A figure about few pupils is not shown, nor what would give it away by subtraction."""

from collections.abc import Iterable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import InvalidValue, UnknownName
from okomodel.insight.occasion import Occasion
from okomodel.model import Baseline, Dossier, Measurement, PlanCycle, SurveyRound, Target
from okomodel.monitor.disclosure import Disclosure, percentage_of
from okomodel.pages.dossier import dossier_sheet
from okomodel.reference.policy import GMJV_2024, OKO_2025, SWING, Policy
from okomodel.reference.profile import profiles
from okomodel.render.text import text
from okomodel.render.view import show
from okomodel.testing.strategies.arbitrary import anything


def figure(**fields: Any) -> Measurement:
    return Measurement(**{"indicator": "SOROK3A3", "base": 100, **fields})


def may_be_shown(
    figures: Iterable[Measurement], policy: Policy | None = OKO_2025
) -> tuple[Measurement, ...]:
    survey = SurveyRound(id="r", year=2025, instrument="oko", measurements=figures)
    shown = Disclosure.of(policy, [survey])
    return tuple(one for one in survey.measurements if shown.shows(survey, one))


@pytest.mark.parametrize(
    "shown",
    [
        figure(base=30, count=5),
        figure(base=38, count=5),
        figure(base=30, count=25),
        figure(percentage=5.0),
        figure(percentage=95.0),
    ],
)
def test_enough_pupils_on_either_side(shown: Measurement) -> None:
    assert may_be_shown([shown]) == (shown,)


@pytest.mark.parametrize(
    "held_back",
    [
        figure(base=29, count=10),
        figure(base=30, count=4),
        figure(base=30, count=26),
        figure(count=100),
        figure(percentage=100.0),
        figure(percentage=4.9),
        figure(percentage=95.1),
        figure(base=0, percentage=50.0),
        figure(base=0, count=0),
        figure(withheld=True),
    ],
)
def test_too_few_pupils_or_everybody(held_back: Measurement) -> None:
    assert may_be_shown([held_back]) == ()


def test_nothing_comes_back_by_subtraction() -> None:
    small, part = figure(group="2", base=20, count=6), figure(group="4", base=80, count=30)
    whole, other = figure(count=36), Measurement(indicator="SOOSK3A1", base=100, count=40)
    assert may_be_shown([small, part, whole, other]) == (whole, other)
    assert may_be_shown([part, whole, other]) == (part, whole, other)


@given(st.lists(anything(Measurement), max_size=6))
def test_what_is_shown_is_allowed_by_itself(figures: list[Measurement]) -> None:
    for one in may_be_shown(figures):
        percentage = percentage_of(one)
        assert one.mean is not None or (percentage is not None and 0 < percentage < 100)
        assert one.base is None or one.base >= 30  # without one it was read in a publication
        assert one.count is None or 5 <= one.count <= (one.base or 0) - 5


def test_a_mean_is_shown_where_its_base_is_large_enough() -> None:
    small, large = (figure(base=base, count=None, mean=7.5) for base in (29, 30))
    assert may_be_shown([large]) == (large,)
    assert may_be_shown([small]) == ()


def test_a_percentage_is_what_was_counted_or_else_what_was_given() -> None:
    assert percentage_of(figure(base=412, count=103)) == 25.0
    assert percentage_of(figure(percentage=12.5)) == 12.5
    assert percentage_of(figure(withheld=True)) is None


# ------------------------------------------------------------------- held back on the whole page

CODE = "SOROK3A3"


def page(*figures: Measurement, year: int = 2025, baseline: Baseline | None = None) -> str:
    """A dossier with a round and a target that starts from it, as a page in both languages."""
    survey = SurveyRound(id="r", year=year, instrument="oko", measurements=figures)
    target = Target(
        id="doel", indicator=CODE, baseline=baseline or Baseline(round="r"), value=20, by="2027"
    )
    cycle = PlanCycle(number=1, start="2025-10-01", round="r", targets=[target])
    one = Dossier(
        id="x",
        name="X",
        municipalities=["GM9001"],
        fictitious=True,
        rounds=[survey],
        cycles=[cycle],
    )
    occasion = Occasion.of("2026-06-01")
    return text(dossier_sheet(one, occasion, "en")) + text(dossier_sheet(one, occasion, "nl"))


def test_a_rule_on_the_page_does_not_tell_what_the_round_holds_back() -> None:
    said = page(Measurement(indicator=CODE, base=11, count=4))
    assert "TGT02" in said
    assert "36.4" not in said
    assert "36,4" not in said


def test_a_rule_tells_what_may_be_shown() -> None:
    said = page(Measurement(indicator=CODE, base=110, count=40))
    assert "36.4" in said
    assert "36,4" in said


@pytest.mark.parametrize("base", [None, 11])
def test_a_baseline_of_its_own_does_not_tell_what_is_withheld(base: int | None) -> None:
    start = Baseline(round="r", percentage=36.4, base=base)
    said = page(Measurement(indicator=CODE, base=11, withheld=True), baseline=start)
    assert "36.4" not in said
    assert "36,4" not in said


def test_sums_of_what_is_held_back_are_not_told() -> None:
    groups = {"2": (3, 7), "4": (200, 400), "2+4": (204, 407)}
    said = page(
        *(
            Measurement(indicator=CODE, base=base, count=count, group=group)
            for group, (count, base) in groups.items()
        )
    )
    assert "MON05" in said
    assert not any(number in said for number in ("203", "200"))


def test_codes_of_one_indicator_are_held_back_together() -> None:
    """In 2022 LBAGK3S20 stood for what is LOAGK3A13 today."""
    small = Measurement(indicator="LOAGK3A13", base=11, count=6, group="2")
    large = [
        Measurement(indicator="LBAGK3S20", base=400, count=200, group="4"),
        Measurement(indicator="LBAGK3S20", base=411, count=206),
    ]
    survey = SurveyRound(id="r", year=2022, instrument="oko", measurements=[small, *large])
    shown = Disclosure.of(OKO_2025, [survey])
    assert [shown.shows(survey, one) for one in survey.measurements] == [False, False, True]


@pytest.mark.parametrize("count", range(5, 300, 7))
def test_exactly_five_are_enough_whatever_the_percentage_rounds_to(count: int) -> None:
    five = figure(base=count + 30, count=5)
    assert may_be_shown([five]) == (five,)


# ------------------------------------------------------------------------------------- policies


def test_a_stricter_policy_reaches_the_page() -> None:
    some = figure(base=60, count=30)
    survey = SurveyRound(id="r", year=2025, instrument="oko", measurements=[some])
    assert "50" in str(show(survey, lang="en"))
    assert "not shown" in str(show(survey, lang="en", policy=GMJV_2024))
    assert "not shown" in str(show(survey, lang="en", policy="gmjv-2024"))
    strict = attrs.evolve(profiles["oko-nl"], name="streng", min_base=100)
    assert "not shown" in str(show(survey, lang="en", profile=strict))
    assert "not shown" not in str(show(survey, lang="en", profile=strict, policy=OKO_2025))


def test_raw_figures_are_shown_where_they_are_asked_for_by_name() -> None:
    few = figure(base=11, count=4)
    survey = SurveyRound(id="r", year=2025, instrument="oko", measurements=[few])
    assert "36.4" in str(show(survey, lang="en", policy=None))
    assert may_be_shown([few], None) == (few,)


@pytest.mark.parametrize(
    ("policy", "base", "count", "shown"),
    [
        (SWING, 50, 5, True),
        (SWING, 49, 5, False),
        (GMJV_2024, 100, 9, False),
        (OKO_2025, 30, 30, False),
    ],
)
def test_each_policy_has_its_own_bounds(
    policy: Policy, base: int, count: int, shown: object
) -> None:
    assert bool(may_be_shown([figure(base=base, count=count)], policy)) is shown


@pytest.mark.parametrize("wrong", [{"min_base": -1}, {"min_cell": "5"}, {"name": "Not a slug"}])
def test_a_policy_refuses_what_it_cannot_hold(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue, match="Policy"):
        Policy(**{"name": "eigen", "min_base": 30, "min_cell": 5, **wrong})


def test_an_unknown_policy_is_named() -> None:
    with pytest.raises(UnknownName, match="oko-2025"):
        show(figure_round(), policy="oko-2024")


def figure_round() -> SurveyRound:
    return SurveyRound(id="r", year=2025, instrument="oko")
