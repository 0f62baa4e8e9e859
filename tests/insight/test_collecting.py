"""Loose dossiers put into a register."""

import attrs
import pytest
from hypothesis import given

from okomodel import Dossier, Programme, collected
from okomodel.errors import InvalidType, InvalidValue
from okomodel.testing import strategies as oko

EDE = Dossier(id="ede", name="Ede", municipalities=["GM0228"])
URK = Dossier(id="urk", name="Urk", municipalities=["GM0184"])
REGISTER = Programme(id="oko", name="OKO", dossiers=[EDE])


def test_a_dossier_takes_the_place_of_its_own_and_a_new_one_comes_behind() -> None:
    newer = attrs.evolve(EDE, horizon="2034")
    assert collected(REGISTER, [URK, newer]).dossiers == (newer, URK)


def test_what_is_twice_there_or_no_dossier_is_refused() -> None:
    with pytest.raises(InvalidValue, match="dossiers expects each dossier once, not 'urk'"):
        collected(REGISTER, [URK, URK])
    with pytest.raises(InvalidType):
        collected(REGISTER, [REGISTER])  # type: ignore[list-item]
    with pytest.raises(InvalidType):
        collected(EDE, [URK])  # type: ignore[arg-type]


@given(oko.programmes())
def test_its_own_dossiers_change_nothing(register: Programme) -> None:
    assert collected(register, register.dossiers) == register
    assert collected(register, []) == register
