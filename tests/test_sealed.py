"""Of a class that is final no other is made: what it adds would be lost without a word."""

from inspect import isclass
from pickle import dumps, loads
from types import new_class
from typing import Any

import attrs
import pytest

import okomodel
from okomodel.schedule import Due, Schedule
from okomodel.values.time_limit import TimeLimit

PUBLIC = [kind for name in okomodel.__all__ if isclass(kind := getattr(okomodel, name))]
FINAL = [kind for kind in (*PUBLIC, TimeLimit, Schedule, Due) if "__final__" in vars(kind)]


def by_statement(kind: Any) -> None:
    class My(kind):  # type: ignore[misc]
        pass


def by_statement_with_another_base(kind: Any) -> None:
    class Other:
        __slots__ = ()

    class My(Other, kind):  # type: ignore[misc]
        pass


def by_call(kind: Any) -> None:
    type("My", (kind,), {})


def by_types(kind: Any) -> None:
    new_class("My", (kind,))


def by_attrs(kind: Any) -> None:
    attrs.make_class("My", [], bases=(kind,))


@pytest.mark.parametrize("kind", FINAL, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize(
    "make", [by_statement, by_statement_with_another_base, by_call, by_types, by_attrs]
)
def test_a_final_class_has_no_subclasses(kind: type, make: Any) -> None:
    with pytest.raises(TypeError, match=f"My cannot be a kind of {kind.__name__}: what it adds"):
        make(kind)


def test_every_public_class_that_can_be_final_is() -> None:
    open_to_all = {okomodel.OkomodelError, okomodel.InvalidValue, okomodel.InvalidType}
    listed = {kind for kind in PUBLIC if hasattr(kind, "__members__")}  # Python refuses those
    assert {*PUBLIC} - listed - {*FINAL} == open_to_all


def test_an_error_of_ones_own_can_be_an_okomodel_error() -> None:
    class MyError(okomodel.InvalidValue):
        pass

    assert issubclass(MyError, okomodel.OkomodelError)


def test_what_is_sealed_can_be_copied_and_changed() -> None:
    dossier = okomodel.Dossier(id="x", name="X", municipalities=["GM0302"])
    assert loads(dumps(dossier)) == attrs.evolve(attrs.evolve(dossier, name="Y"), name="X")
