"""For every rule there are documents in which exactly that rule speaks."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okomodel.errors import UnknownName
from okomodel.formats import dumps
from okomodel.model import Dossier, Programme
from okomodel.rules import BUILT, check
from okomodel.testing import strategies as oko
from okomodel.testing.breaking import dossier_breaks, programme_breaks
from okomodel.testing.smallest import smallest
from okomodel.testing.strategies.broken import Broken, broken_dossiers, broken_programmes

DAY = date(2026, 1, 1)
DAYS = st.dates(date(2016, 1, 1), date(2040, 12, 31))
CODES = BUILT.codes
OF_REGISTERS = {"COH01", "COH03", "COH06", "SRC01"}

some = settings(max_examples=5)


def codes(document: Dossier | Programme, on: date = DAY) -> set[str]:
    return {finding.code for finding in check(document, on=on)}


def test_every_built_rule_is_broken() -> None:
    assert set(CODES) == dossier_breaks.keys() | programme_breaks.keys()
    assert set(CODES) - dossier_breaks.keys() == OF_REGISTERS


@pytest.mark.parametrize("code", sorted(dossier_breaks))
@some
@given(data=st.data())
def test_exactly_that_rule_speaks_in_a_dossier(code: str, data: st.DataObject) -> None:
    """Its code is among the findings on the day, and repairing the one thing removes it."""
    broken: Broken[Dossier] = data.draw(broken_dossiers(code, DAY))
    assert codes(broken.document) == {code}
    assert codes(broken.repaired) == set()


@pytest.mark.parametrize("code", CODES)
@some
@given(data=st.data())
def test_exactly_that_rule_speaks_in_a_programme(code: str, data: st.DataObject) -> None:
    broken: Broken[Programme] = data.draw(broken_programmes(code, DAY))
    assert codes(broken.document) == {code}
    assert codes(broken.repaired) == set()


@given(st.data(), st.sampled_from(CODES), DAYS)
def test_a_rule_may_be_broken_on_any_day(data: st.DataObject, code: str, on: date) -> None:
    broken: Broken[Any] = data.draw(broken_programmes(code, on))
    assert codes(broken.document, on) == {code}
    assert codes(broken.repaired, on) == set()


@given(oko.dossiers(breaking="CYC01"))
def test_a_dossier_that_breaks_a_rule_is_asked_by_its_code(dossier: Dossier) -> None:
    assert codes(dossier) == {"CYC01"}


@given(oko.programmes(breaking="COH03"))
def test_a_programme_that_breaks_a_rule_is_asked_by_its_code(programme: Programme) -> None:
    assert codes(programme) == {"COH03"}


@pytest.mark.parametrize("code", ["COH01", "COH03", "COH06", "SRC01", "MON99", "XYZ01", "CYC1"])
def test_a_rule_that_no_dossier_can_break_is_refused_at_once(code: str) -> None:
    with pytest.raises(UnknownName, match=code):
        oko.dossiers(breaking=code)


def test_what_no_programme_can_break_is_refused_at_once() -> None:
    with pytest.raises(UnknownName, match="XYZ01"):
        oko.programmes(breaking="XYZ01")


def test_a_rule_of_registers_is_said_to_be_one() -> None:
    with pytest.raises(UnknownName, match="programmes"):
        oko.dossiers(breaking="COH03")


def test_the_smallest_dossier_that_breaks_a_rule_can_be_read() -> None:
    least = smallest(oko.dossiers(breaking="CYC01"))
    assert len(dumps(least).encode()) < 10_000
    assert least.cycles[-1].plan is None
