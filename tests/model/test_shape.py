"""What a class is, is said once, on its fields: everybody asks its shape."""

from ast import Attribute, Call, Name, parse, walk
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from okomodel.model import Action, Baseline, CoreTeam, Member
from okomodel.model.shape import shape
from okomodel.values import Period
from tests.documents import CLASSES

SOURCE = Path(__file__).parents[2] / "src" / "okomodel"
READERS = {
    "values/held.py",
    "model/shape.py",
    "wording.py",  # which languages there are
    "display.py",  # whatever has fields, results as well
}
"""Who reads annotations and the fields of attrs classes."""


def test_a_shape_has_the_fields_of_its_class_in_their_order() -> None:
    for kind in CLASSES:
        assert [*shape(kind).fields] == [field.name for field in attrs.fields(kind)]


def test_a_shape_says_what_a_field_holds() -> None:
    owner, budget = shape(Action).fields["owner"], shape(Action).fields["budget"]
    assert (owner.held.kind, owner.held.is_optional, owner.held.refers) == (
        str,
        True,
        "organisations",
    )
    assert (budget.held.is_many, budget.entity) == (True, budget.held.kind)
    assert [one.name for one in shape(Action).parts] == ["budget"]  # a period is a value
    assert shape(Action).fields["planned"].entity is Period


def test_a_list_that_is_named_by_a_reference_is_one_of_a_document() -> None:
    lists = {name for kind in CLASSES for name, one in shape(kind).fields.items() if one.entity}
    named = {one.held.refers for kind in CLASSES for one in shape(kind).references}
    assert named - lists == {"rules"}  # those stand in a catalogue


def test_what_is_personal_stands_on_the_fields() -> None:
    personal = {
        (kind, one.name)
        for kind in CLASSES
        for one in shape(kind).fields.values()
        if one.held.is_personal
    }
    assert personal == {(Member, "name"), (Member, "end_reason")}


def test_everything_that_stands_in_a_list_is_known_by_fields_that_it_has() -> None:
    listed = {
        one.held.kind
        for kind in CLASSES
        for one in shape(kind).fields.values()
        if one.entity and one.held.is_many
    }
    for kind in sorted(listed, key=str):
        assert {*shape(kind).known_by} <= {*shape(kind).fields}, kind


def test_the_first_key_tells_the_kinds_apart() -> None:
    """In plain data the class is not known: a key that names one kind names no other."""
    known_by = {shape(kind).known_by for kind in CLASSES}
    first = [names[0] for names in known_by]
    assert len({*first}) == len(first)


@pytest.mark.parametrize("kind", [Baseline, CoreTeam])
def test_what_stands_in_no_list_needs_no_name(kind: type) -> None:
    assert "id" not in shape(kind).fields


def test_nobody_else_looks_at_annotations() -> None:
    found = {
        path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if any(_looks(path))
    }
    assert found <= READERS


def _looks(path: Path) -> Iterator[str]:
    for node in walk(parse(path.read_text(encoding="utf-8"))):
        match node:
            case Name(id="get_type_hints" | "get_origin" | "get_args" as name):
                yield name
            case Call(
                func=Attribute(value=Name(id="attrs"), attr="fields" | "fields_dict" as name)
            ):
                yield name
