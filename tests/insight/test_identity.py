"""What stands in a list of a document is known again by its id, or by what the table says."""

from typing import get_args, get_origin

import attrs

from okomodel.insight.identity import KNOWN_BY, known_by
from tests.documents import CLASSES


def test_everything_that_stands_in_a_list_is_known_by_fields_that_it_has() -> None:
    listed = {
        get_args(field.type)[0]
        for kind in CLASSES
        for field in attrs.fields(kind)
        if get_origin(field.type) is tuple
    }
    for kind in sorted(listed & {*CLASSES}, key=str):
        assert {*known_by(kind)} <= {field.name for field in attrs.fields(kind)}, kind


def test_the_first_key_tells_the_kinds_apart() -> None:
    """In plain data the class is not known: a key that names one kind names no other."""
    first = [names[0] for names in KNOWN_BY.values()]
    assert len({*first}) == len(first)
