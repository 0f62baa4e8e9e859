"""Every class that a document can hold is written in one style, and made in one way."""

from collections.abc import Iterator
from copy import copy, deepcopy
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from inspect import isclass, signature
from math import inf, nan
from pickle import dumps, loads
from re import escape, fullmatch
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from okomodel import model
from okomodel.errors import InvalidValue
from okomodel.model import (
    AgeRange,
    Baseline,
    Dossier,
    Measurement,
    Participation,
    ParticipationStatus,
    Target,
)
from okomodel.model.shape import Field, shape
from okomodel.testing.strategies.arbitrary import anything
from okomodel.values import PartialDate, Period
from okomodel.values.constraints import JsonObject, Number
from okomodel.values.held import Held
from okomodel.wording import Labelled, Language
from tests.documents import CLASSES

EACH_FIELD = [(kind, field) for kind in CLASSES for field in shape(kind).fields.values()]
ENUMERATIONS = [
    kind for kind in vars(model).values() if isclass(kind) and issubclass(kind, Labelled)
]

each_class = pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
each_field = pytest.mark.parametrize(
    ("kind", "field"),
    EACH_FIELD,
    ids=[f"{kind.__name__}.{field.name}" for kind, field in EACH_FIELD],
)
each_enumeration = pytest.mark.parametrize("kind", ENUMERATIONS, ids=lambda kind: kind.__name__)
few = settings(max_examples=15)


@cache
def smallest(kind: type) -> Any:
    """The simplest object of a class."""
    first = settings(phases=[Phase.generate], database=None)  # hypothesis begins with the simplest
    return find(anything(kind), lambda _one: True, settings=first)


def values(one: Any) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in attrs.fields(type(one))}


# ---------------------------------------------------------------------------------- how it is made


@each_class
def test_a_class_is_final_frozen_and_slotted(kind: type) -> None:
    assert getattr(kind, "__final__", False)
    assert "__slots__" in vars(kind)
    one = smallest(kind)
    assert not hasattr(one, "__dict__")
    for field in attrs.fields(kind):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(one, field.name, getattr(one, field.name))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(one, field.name)
    with pytest.raises(AttributeError):
        one.something_new = 1


@each_class
def test_the_fields_of_an_entity_are_given_by_name(kind: type) -> None:
    is_value = kind is Period
    assert all(field.kw_only is not is_value for field in attrs.fields(kind))
    if not is_value:
        with pytest.raises(TypeError):
            kind(*values(smallest(kind)).values())


@each_class
def test_identity_comes_first(kind: type) -> None:
    names = [field.name for field in attrs.fields(kind)]
    assert "id" not in names[1:]


@each_class
def test_a_class_says_what_it_is_with_an_example(kind: type) -> None:
    assert fullmatch(r"[^\n]+\.\n(?s:.)*>>> (?s:.)*", kind.__doc__ or "")


@each_field
def test_a_field_is_checked_by_what_its_annotation_says(kind: type, field: Field) -> None:
    """Without ``field_transformer=checked`` most fields would have no converter."""
    converter = getattr(attrs.fields(kind), field.name).converter
    assert converter is not None, f"{kind.__name__} lacks field_transformer=checked"


@each_class
def test_a_collection_is_a_tuple(kind: type) -> None:
    for field in shape(kind).fields.values():
        is_foreign = isinstance(field.held.bound, JsonObject)
        assert isclass(field.held.kind) or is_foreign  # and neither list[…] nor Sequence[…]
        assert "tuple" not in str(field.held.kind)
        assert field.held.is_many is isinstance(getattr(smallest(kind), field.name), tuple)


@each_class
@few
@given(data=st.data())
def test_objects_are_equal_by_value_and_hashable(kind: type, data: st.DataObject) -> None:
    one = data.draw(anything(kind))
    for again in (copy(one), deepcopy(one), loads(dumps(one)), kind(**values(one))):
        assert again == one
        assert hash(again) == hash(one)
        assert repr(again) == repr(one)
    assert one != values(one)


@each_class
@few
@given(data=st.data())
def test_objects_that_differ_in_one_field_are_not_equal(kind: type, data: st.DataObject) -> None:
    one, other = data.draw(anything(kind)), data.draw(anything(kind))
    same = [getattr(one, field.name) == getattr(other, field.name) for field in attrs.fields(kind)]
    assert (one == other) == all(same) or hasattr(one, "extensions")


@each_class
@few
@given(data=st.data())
def test_change_is_a_new_object(kind: type, data: st.DataObject) -> None:
    one = data.draw(anything(kind))
    assert attrs.evolve(one) == one
    for name, value in values(one).items():
        assert attrs.evolve(one, **{name: value}) == one


@each_class
@few
@given(data=st.data())
def test_a_value_has_exactly_the_type_that_its_field_names(kind: type, data: st.DataObject) -> None:
    one = data.draw(anything(kind))
    for name, field in shape(kind).fields.items():
        assert has_exactly(getattr(one, name), field.held)


def has_exactly(value: Any, held: Held) -> bool:
    if value is None:
        return held.is_optional
    if held.is_many:
        return type(value) is tuple and all(type(item) is held.kind for item in value)
    return type(value) is (dict if isinstance(held.bound, JsonObject) else held.kind)


# ----------------------------------------------------------------------- a pleasant constructor


@each_class
@few
@given(data=st.data())
def test_texts_stand_for_dates_and_enumerations_and_any_iterable_for_a_tuple(
    kind: type, data: st.DataObject
) -> None:
    one = data.draw(anything(kind))
    assert kind(**{name: spoken(value) for name, value in values(one).items()}) == one


def spoken(value: Any) -> Any:
    """A value as a person types it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | PartialDate):
        return str(value)
    return (item for item in value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("given_as", [list, tuple, iter, dict.fromkeys])
def test_a_list_may_be_any_iterable_but_a_mapping(given_as: Any) -> None:
    codes = given_as(["GM0302", "GM9001"])
    if isinstance(codes, dict):
        with pytest.raises(InvalidValue, match=r"Dossier\.municipalities expects a list"):
            Dossier(id="x", name="X", municipalities=codes)
    else:
        made = Dossier(id="x", name="X", municipalities=codes)
        assert made.municipalities == ("GM0302", "GM9001")


def test_a_day_stands_for_a_partial_date() -> None:
    made = Dossier(id="x", name="X", municipalities=["GM0302"], horizon=date(2034, 1, 2))
    assert made.horizon == PartialDate("2034-01-02")


def test_a_whole_percentage_becomes_a_float() -> None:
    target = Target(id="x", indicator="SOROK3A3", baseline=Baseline(round="r"), value=88, by="2027")
    assert repr(target.value) == "88.0"
    assert target == attrs.evolve(target, value=88.0)


def test_a_zero_has_no_sign() -> None:
    figure = Measurement(indicator="SOROK3A3", base=1, percentage=-0.0)
    assert repr(figure.percentage) == "0.0"


# ------------------------------------------------------------------- and a constructor that refuses

_MOMENT = datetime(2026, 3, 24, 10, tzinfo=UTC)


def wrong_for(held: Held) -> Iterator[Any]:
    """Values that a field that holds this never takes."""
    yield from (object(), _MOMENT, b"24")
    if held.is_many:
        yield from ("", "abc", "GM0302", {"a": 1}, 24, True, [None])
        yield from ([one] for one in wrong_for(evolve(held, is_many=False)))
        if held.together:
            yield []
    elif held.bound is not None:
        yield from _wrong_for_bounded(held.bound)
    elif held.is_thing:
        yield from ({}, values(smallest(held.kind)), "2023", [smallest(held.kind)], AgeRange)
    else:
        yield from _WRONG_SIMPLE.get(held.kind, ("no-such-value", "", 1, True, "Council", ["x"]))


def _wrong_for_bounded(bound: Any) -> Iterator[Any]:
    if isinstance(bound, JsonObject):
        yield from ("{}", [], 24, {"a": nan}, {1: 2}, {"a": {"b": {1}}}, {"a": _MOMENT})
    elif isinstance(bound, Number):
        yield from ("24", True, False, nan, inf, -inf, -(10**12), 10**400, [1], 1j)
        yield from () if (bound.least or 0) < 0 else (-1, 2000.5)
        if bound.whole:
            yield from (1.0, 24.0, 2023.0)
    else:
        yield from (24, True, ["x"], {"x": 1}, "\ud800", "", "\n")


_WRONG_SIMPLE: dict[Any, tuple[Any, ...]] = {
    str: (24, True, ["x"], {"x": 1}, "\ud800"),
    bool: (0, 1, "true", "", 1.0, []),
    date: (20260324, "2026", "2026-03", "20260324", "2026-03-24T10:00:00", PartialDate("2026"), ""),
    PartialDate: (
        2023,
        2023.0,
        "",
        "2023-1",
        "2023\n",
        "\u0662\u0660\u0662\u0663",
        "1899",
        True,
        ["2023"],
    ),
}


@each_field
def test_everything_else_is_refused_naming_the_field_and_what_it_expects(
    kind: type, field: Field
) -> None:
    for value in wrong_for(field.held):
        if value in ("", "\n") and is_taken(field, value):
            continue
        with pytest.raises(
            InvalidValue, match=rf"^{kind.__name__}\.{field.name} expects "
        ) as caught:
            kind(**{**values(smallest(kind)), field.name: value})
        assert caught.value.expects.text("nl") != caught.value.expects.text("en")
        assert caught.value.field == f"{kind.__name__}.{field.name}"


def is_taken(field: Field, text: str) -> bool:
    """Whether a blank text is one that this field takes: only a text that is not required."""
    is_free = field.held.kind is str and field.held.bound is None and not field.held.is_optional
    return is_free or (getattr(field.held.bound, "pattern", "") is None and text == "\n")


@each_field
def test_nothing_is_refused_where_something_is_required(kind: type, field: Field) -> None:
    given_values = {**values(smallest(kind)), field.name: None}
    if not field.held.is_optional:
        with pytest.raises(InvalidValue, match=rf"^{escape(kind.__name__)}\.{field.name} expects"):
            kind(**given_values)


@each_class
def test_a_required_field_cannot_be_left_out(kind: type) -> None:
    for field in attrs.fields(kind):
        rest = {name: one for name, one in values(smallest(kind)).items() if name != field.name}
        if field.default is attrs.NOTHING:
            with pytest.raises(TypeError, match=field.name):
                kind(**rest)


@each_class
def test_an_unknown_field_is_refused(kind: type) -> None:
    with pytest.raises(TypeError, match="no_such_field"):
        kind(**values(smallest(kind)), no_such_field=1)


# ------------------------------------------------------------------------------------ enumerations


@each_enumeration
def test_the_values_of_an_enumeration_are_kebab_case(kind: type[Labelled]) -> None:
    for one in kind:
        assert fullmatch("[a-z]+(-[a-z]+)*", one.value)
        assert one.name == one.value.upper().replace("-", "_")


@each_enumeration
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_value_has_a_label_of_its_own_in_both_languages(
    kind: type[Labelled], lang: Language
) -> None:
    labels = [one.label(lang) for one in kind]
    assert all(label == label.strip() != "" for label in labels)
    assert len({*labels}) == len(labels)


@each_enumeration
def test_an_enumeration_says_what_it_is(kind: type[Labelled]) -> None:
    assert (kind.__doc__ or "").splitlines()[0].endswith((".", "]."))


def test_a_signature_says_what_a_constructor_takes() -> None:
    taken = signature(Participation).parameters
    assert taken["status"].annotation == ParticipationStatus | str
    assert taken["since"].annotation == PartialDate | date | str
    assert taken["cohort"].annotation == str | None
