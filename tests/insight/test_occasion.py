"""By what a question is asked: one value for the day, the thresholds, the policy, the register."""

from datetime import date

import pytest
from hypothesis import given

from okomodel.errors import UnknownName
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, Programme
from okomodel.reference.policy import OKO_2025
from okomodel.rules import check
from okomodel.rules.checking import judged
from okomodel.testing.strategies import programmes

DAY = "2026-01-01"
ONE = Dossier(id="x", name="X", municipalities=["GM0302"])


def test_left_out_the_policy_is_that_of_the_profile() -> None:
    occasion = Occasion.of(DAY)
    assert (occasion.on, occasion.profile.name) == (date(2026, 1, 1), "oko-nl")
    assert occasion.policy == OKO_2025
    assert Occasion.of(DAY, policy=None).policy is None


@given(programmes(on=DAY))
def test_a_dossier_in_a_register_is_judged_as_the_register_judges_it(register: Programme) -> None:
    occasion, whole = Occasion.of(DAY, register=register), check(register, on=DAY)
    for index, one in enumerate(register.dossiers):
        part = whole.under(f"programme.dossiers[{index}]")
        assert judged(one, occasion) == part


def test_a_dossier_that_is_not_in_the_register_is_named() -> None:
    occasion = Occasion.of(DAY, register=Programme(id="oko", name="OKO"))
    with pytest.raises(UnknownName, match="no dossier 'x'"):
        judged(ONE, occasion)
