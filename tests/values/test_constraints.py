"""What a field may hold is said once, in its annotation."""

from collections import OrderedDict, UserDict
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from math import copysign, inf, nan
from pickle import dumps, loads
from types import MappingProxyType
from typing import Annotated, Any, final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import InvalidType, InvalidValue
from okomodel.testing.strategies.arbitrary import json_objects
from okomodel.values.constraints import (
    ANY_TEXT,
    JsonObject,
    Number,
    RequiredText,
    Slug,
    Text,
    Together,
    Tuple,
    many,
    member,
    options,
)
from okomodel.values.held import checked, held
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Wording

SOMETHING = Wording("something", "iets")
slug = held(Slug).check


class Colour(Enum):
    RED = "red"
    BLUE = "light-blue"


class Shade(StrEnum):
    RED = "red"


class Three(IntEnum):
    THREE = 3


# ------------------------------------------------------------------------------------------ texts


@pytest.mark.parametrize("text", ["a", "0", "voorbeeldam", "gmj-2023", "a.b_c-d", "a" * 64])
def test_a_slug_is_short_and_plain(text: str) -> None:
    assert slug(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "A", "-a", ".a", "_a", "a b", "a" * 65, "é", "a\n", "a\nb", "\na", "a/b", "a:b"),
        *("\u0663", "aé", "a\x00", "\u0430"),  # the last is Cyrillic
    ],
)
def test_no_slug_is_anything_else(text: str) -> None:
    with pytest.raises(InvalidValue, match="an id"):
        slug(text)


@pytest.mark.parametrize("value", [None, 1, b"a", ["a"], True])
def test_a_slug_is_a_text(value: object) -> None:
    with pytest.raises(InvalidType, match="an id"):
        slug(value)


def test_a_required_text_is_not_empty_but_may_be_a_space() -> None:
    check = held(RequiredText).check
    assert check(" ") == " "
    with pytest.raises(InvalidValue, match="not empty"):
        check("")


@given(st.text())
def test_every_text_that_utf_8_can_write_is_a_text(text: str) -> None:
    assert ANY_TEXT(text) == text


@given(st.text(st.characters(categories=["Cs"]), min_size=1))
def test_a_lone_surrogate_is_no_text(text: str) -> None:
    with pytest.raises(InvalidValue, match="a text"):
        ANY_TEXT(f"a{text}")


def test_a_text_has_a_length() -> None:
    check = Text(SOMETHING, shortest=2, longest=3)
    assert [check("ab"), check("abc")] == ["ab", "abc"]
    for text in ("a", "abcd"):
        with pytest.raises(InvalidValue, match="expected something, not"):
            check(text)


def test_what_looks_like_a_text_becomes_a_plain_one() -> None:
    kept = ANY_TEXT(Shade.RED)
    assert (type(kept), kept) == (str, "red")


# ---------------------------------------------------------------------------------------- numbers

SHARE = Number(SOMETHING, whole=False, above=0, most=1)
COUNT = Number(SOMETHING, least=0, most=10)


@pytest.mark.parametrize("value", [0, 10, 7])
def test_a_whole_number_lies_within_its_bounds(value: int) -> None:
    assert COUNT(value) == value


@pytest.mark.parametrize("value", [-1, 11, 10**400, -(10**400), 10**5000], ids=int.bit_length)
def test_a_number_beyond_its_bounds_is_refused_however_large(value: int) -> None:
    for check in (COUNT, SHARE):
        with pytest.raises(InvalidValue, match="expected something, not") as caught:
            check(value)
        assert not isinstance(caught.value, InvalidType)


@pytest.mark.parametrize("value", [1.0, 0.0, "1", True, False, None, Fraction(1), Decimal(1), [1]])
def test_a_whole_number_is_no_float_no_text_and_no_truth(value: object) -> None:
    with pytest.raises(InvalidType, match="expected something, not"):
        COUNT(value)


@pytest.mark.parametrize("value", [nan, inf, -inf])
@pytest.mark.parametrize("check", [SHARE, Number(SOMETHING, whole=False)])
def test_what_is_not_finite_is_no_number(check: Number, value: float) -> None:
    with pytest.raises(InvalidValue, match="expected something, not"):
        check(value)


@pytest.mark.parametrize("value", [0, 0.0, -0.0, 1.0000001, 2, Fraction(10**400)])
def test_a_share_is_above_0_and_at_most_1(value: float) -> None:
    assert SHARE(5e-324) == 5e-324
    with pytest.raises(InvalidValue, match="expected something, not"):
        SHARE(value)


@pytest.mark.parametrize("value", [1, Fraction(1, 2), Three.THREE])
def test_numbers_of_other_kinds_become_plain_ones(value: Any) -> None:
    kept = Number(SOMETHING, whole=False)(value)
    assert (type(kept), kept) == (float, float(value))


def test_a_whole_number_of_another_kind_becomes_a_plain_one() -> None:
    kept = COUNT(Three.THREE)
    assert (type(kept), kept) == (int, 3)


def test_zero_has_no_sign() -> None:
    assert copysign(1, Number(SOMETHING, whole=False)(-0.0)) == 1


# ---------------------------------------------------------------------------------- foreign data


@given(json_objects())
def test_foreign_data_are_carried_untouched_as_a_copy(data: dict[str, Any]) -> None:
    kept = JsonObject()(data)
    assert repr(kept) == repr(data)
    assert kept is not data
    data["new"] = 1
    assert kept != data


def test_the_copy_goes_all_the_way_down() -> None:
    data: dict[str, Any] = {"list": [{"a": 1}]}
    kept = JsonObject()(data)
    data["list"][0]["a"] = 2
    assert kept == {"list": [{"a": 1}]}


@pytest.mark.parametrize(
    "data", [OrderedDict(a=(1, 2)), UserDict(a=(1, 2)), MappingProxyType({"a": [1, 2]})]
)
def test_mappings_and_tuples_become_objects_and_lists(data: Mapping[str, Any]) -> None:
    kept = JsonObject()(data)
    assert (type(kept), kept) == (dict, {"a": [1, 2]})


def test_numbers_and_texts_of_other_kinds_become_plain_ones() -> None:
    kept = JsonObject()({Shade.RED: [Three.THREE, Shade.RED]})
    assert kept == {"red": [3, "red"]}
    assert [type(item) for item in kept["red"]] == [int, str]


@pytest.mark.parametrize(
    "value",
    [nan, inf, -inf, 10**4300, -(10**4300), "\ud800", {1}, b"", 1j],
    ids=lambda value: type(value).__name__,
)
def test_what_json_cannot_write_is_refused(value: object) -> None:
    for data in ({"a": value}, {"a": [{"b": value}]}):
        with pytest.raises(InvalidValue, match="expected"):
            JsonObject()(data)


@pytest.mark.parametrize("key", [1, None, ("a",), b"a"])
def test_a_key_is_a_text(key: object) -> None:
    with pytest.raises(InvalidType, match="a text"):
        JsonObject()({key: 1})


def test_a_key_that_utf_8_cannot_write_is_refused() -> None:
    with pytest.raises(InvalidValue, match="a text"):
        JsonObject()({"\ud800": 1})


@pytest.mark.parametrize("value", [None, [], "{}", [("a", 1)]])
def test_foreign_data_are_an_object(value: object) -> None:
    with pytest.raises(InvalidType, match="keys with JSON values"):
        JsonObject()(value)


# -------------------------------------------------------------------------- lists, enumerations


@pytest.mark.parametrize(
    "values",
    [["a", "b"], ("a", "b"), iter("ab"), (letter for letter in "ab"), {"a": 1, "b": 2}.keys()],
)
def test_any_iterable_becomes_a_tuple(values: Any) -> None:
    assert many(values) == ("a", "b")


@pytest.mark.parametrize("values", ["ab", b"ab", {"a": "b"}, None, 7, UserDict(a=1)])
def test_a_text_and_a_mapping_are_one_thing(values: Any) -> None:
    with pytest.raises(InvalidType, match="a list"):
        many(values)


def test_a_list_has_a_shortest_length() -> None:
    check = held(Annotated[tuple[Slug, ...], Tuple(SOMETHING, shortest=2)]).check
    assert check(["a", "b"]) == ("a", "b")
    with pytest.raises(InvalidValue, match="expected something"):
        check(["a"])
    with pytest.raises(InvalidType, match="a list"):
        check("ab")
    with pytest.raises(InvalidValue, match="an id"):
        check(["a", "B"])


def test_a_member_is_named_by_itself_or_its_text() -> None:
    assert member(Colour, Colour.BLUE) is member(Colour, "light-blue") is Colour.BLUE


def test_an_unknown_member_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(InvalidValue, match="expected one of red, light-blue, not 'green'"):
        member(Colour, "green")
    assert options(Colour).text("nl") == "een van red, light-blue"


@pytest.mark.parametrize("value", ["RED", "Red", "red ", "BLUE"])
def test_a_member_is_not_named_by_its_name_in_python(value: str) -> None:
    with pytest.raises(InvalidValue, match="one of"):
        member(Colour, value)


@pytest.mark.parametrize("value", [Shade.RED, 1, None, ["red"], b"red"])
def test_a_member_of_another_enumeration_is_none_of_this_one(value: Any) -> None:
    with pytest.raises(InvalidType, match="one of"):
        member(Colour, value)


@pytest.mark.parametrize(
    ("annotation", "part"), [(int | None, True), (None | str, True), (int, False)]
)
def test_what_is_optional_may_be_none(annotation: Any, part: Any) -> None:
    assert held(annotation).is_optional is part


# ------------------------------------------------------------------------------- checked classes

_ORDERED = Together(SOMETHING, ("low", "high"), lambda one: one.high is None or one.low <= one.high)


@final
@attrs.frozen(kw_only=True, field_transformer=checked)
class Range:
    low: Annotated[int, COUNT]
    high: Annotated[int, COUNT] | None = attrs.field(default=None, validator=_ORDERED)
    on: PartialDate | None = None
    sure: bool = True


@final
@attrs.frozen(kw_only=True, field_transformer=checked)
class Holder:
    range: Range
    ranges: tuple[Range, ...] = ()


def test_a_refusal_names_class_and_field_and_what_is_expected() -> None:
    with pytest.raises(InvalidValue, match=r"Range\.low expects something, not 11") as caught:
        Range(low=11)
    error = caught.value
    assert (error.field, error.value, error.expects) == ("Range.low", 11, SOMETHING)
    assert error.__cause__ is None


def test_fields_that_contradict_each_other_are_both_shown() -> None:
    with pytest.raises(InvalidValue, match="Range expects something, not 'low 3, high 2'"):
        Range(low=3, high=2)


def test_an_object_of_another_class_is_refused_at_its_field() -> None:
    with pytest.raises(InvalidType, match=r"Holder\.range expects a Range, not \{'low': 1\}"):
        Holder(range={"low": 1})  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"Holder\.ranges expects a Range, not None"):
        Holder(range=Range(low=1), ranges=[None])  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0, 1, "true", None, []])
def test_truth_is_true_or_false(value: Any) -> None:
    with pytest.raises(InvalidType, match=r"Range\.sure expects true or false"):
        Range(low=1, sure=value)


def test_a_refusal_can_be_sent_to_another_process() -> None:
    with pytest.raises(InvalidValue) as caught:
        Range(low=11)
    again = loads(dumps(caught.value))
    assert (type(again), str(again)) == (InvalidValue, str(caught.value))
