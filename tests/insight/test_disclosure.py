"""A figure about few pupils is not shown, nor what would give it away by subtraction."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.insight.disclosure import may_be_shown, percentage_of
from okomodel.model import Measurement
from tests.documents import entities


def figure(**fields: Any) -> Measurement:
    return Measurement(**{"indicator": "SOROK3A3", "base": 100, **fields})


@pytest.mark.parametrize(
    "shown",
    [
        figure(base=30, count=5),
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
    parts = [figure(group="2", base=20, count=6), figure(group="4", base=80, count=30)]
    whole, other = figure(count=36), Measurement(indicator="SOOSK3A1", base=100, count=40)
    assert may_be_shown([*parts, whole, other]) == (other,)


@given(st.lists(entities(Measurement), max_size=6))
def test_of_an_indicator_all_figures_are_shown_or_none(figures: list[Measurement]) -> None:
    shown = may_be_shown(figures)
    codes = {one.indicator for one in shown}
    assert shown == tuple(one for one in figures if one.indicator in codes)
    for one in shown:
        percentage = percentage_of(one)
        assert percentage is not None
        assert one.base >= 30
        assert 0 < percentage < 100
        assert one.count is None or 5 <= one.count <= one.base - 5


def test_a_percentage_is_what_was_counted_or_else_what_was_given() -> None:
    assert percentage_of(figure(base=412, count=103)) == 25.0
    assert percentage_of(figure(percentage=12.5)) == 12.5
    assert percentage_of(figure(withheld=True)) is None
