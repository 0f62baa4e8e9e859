"""The register: ``programme["nunspeet"]`` is one dossier."""

import copy
import pickle

import attrs
import pytest

from okomodel.errors import UnknownName
from okomodel.model import Cohort, Dossier, Programme

NUNSPEET = Dossier(id="nunspeet", name="Nunspeet", municipalities=["GM0302"])
EDE = Dossier(id="ede", name="Ede", municipalities=["GM0228"])
COHORT = Cohort(id="2024-01", label="Januari 2024", start="2024-01")
REGISTER = Programme(id="oko", name="OKO", dossiers=[NUNSPEET, EDE], cohorts=[COHORT])


def test_a_dossier_is_found_by_its_id() -> None:
    assert REGISTER["nunspeet"] is REGISTER.dossiers[0]


def test_an_unknown_dossier_is_a_key_error_that_names_the_nearest() -> None:
    with pytest.raises(
        UnknownName, match="no dossier 'nunspet'; did you mean 'nunspeet'"
    ) as caught:
        REGISTER["nunspet"]
    assert isinstance(caught.value, KeyError)


def test_a_register_is_iterated_counted_and_asked_like_a_collection_of_dossiers() -> None:
    assert [*REGISTER] == [NUNSPEET, EDE]
    assert len(REGISTER) == 2
    assert "ede" in REGISTER
    assert "epe" not in REGISTER
    assert EDE not in REGISTER


def test_a_register_without_dossiers_is_a_register_too() -> None:
    empty = Programme(id="oko", name="OKO")
    assert empty
    assert len(empty) == 0


def test_a_cohort_is_found_by_its_id() -> None:
    assert REGISTER.cohort("2024-01") is REGISTER.cohorts[0]
    with pytest.raises(UnknownName, match="no cohort '2024-02'; did you mean '2024-01'"):
        REGISTER.cohort("2024-02")


def test_having_been_asked_for_a_dossier_leaves_no_trace() -> None:
    asked, untouched = (Programme(id="oko", name="OKO", dossiers=[EDE]) for _ in range(2))
    assert asked["ede"] is EDE
    assert asked == untouched
    assert pickle.dumps(asked) == pickle.dumps(untouched)
    assert attrs.asdict(asked, recurse=False) == attrs.asdict(untouched, recurse=False)


def test_a_register_that_was_changed_is_looked_up_anew() -> None:
    asked = Programme(id="oko", name="OKO", dossiers=[EDE])
    assert "ede" in asked
    changed = attrs.evolve(asked, dossiers=[NUNSPEET])
    assert "ede" not in changed
    assert changed["nunspeet"] is NUNSPEET
    assert copy.deepcopy(asked)["ede"] == EDE


def test_of_two_with_one_id_the_first_is_found() -> None:
    twice = [EDE, attrs.evolve(EDE, name="Ede (2)")]
    assert Programme(id="oko", name="OKO", dossiers=twice)["ede"] is EDE


def test_what_is_no_id_is_in_no_register() -> None:
    odd: list[object] = [[], None, 3]
    assert not any(one in REGISTER for one in odd)
