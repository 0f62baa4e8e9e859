"""Whatever the format can hold, sensible or not: drawn from what the classes say of themselves.

Nothing here knows a class of OKO by name but the two roots: a new class or field is drawn as soon
as it is written.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from itertools import product
from types import SimpleNamespace
from typing import Any, TypeVar, overload

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from okomodel.errors import UnknownName
from okomodel.model import Dossier, Programme
from okomodel.model.document import Document, classes
from okomodel.model.shape import Field, shape
from okomodel.testing.strategies.partial_date import partial_dates
from okomodel.values import PartialDate
from okomodel.values.constraints import JsonObject, Number, Text, Together, Tuple
from okomodel.values.held import Held
from okomodel.wording import Wording

__all__ = ["DAYS", "PARTIAL_DATES", "anything", "json_objects", "json_values"]

T = TypeVar("T")

_CLASS = Wording("class of a document", "klasse van een document")
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
DAYS = st.dates(_FIRST, _LAST)
"""Every day that a document can name."""
PARTIAL_DATES = partial_dates(first=_FIRST, last=_LAST)
"""Every partial date that a document can name."""


@overload
def anything() -> SearchStrategy[Document]: ...
@overload
def anything(kind: type[T]) -> SearchStrategy[T]: ...
def anything(kind: type | None = None) -> SearchStrategy[Any]:
    """Whatever the format can hold of a class, sensible or not; without one, any document.

    What is drawn can be written and read again, and that is all: dates contradict each other,
    references lead nowhere, rules speak. ``kind`` is a class that a document can hold. Raises
    :class:`okomodel.errors.UnknownName` for another.

    >>> from okomodel.model import Waiver
    >>> from okomodel.testing.smallest import smallest
    >>> smallest(anything(Waiver)).rule
    'AAA00'
    """
    if kind is None:
        return anything(Dossier) | anything(Programme)
    if kind not in classes():
        name = getattr(kind, "__name__", kind)
        raise UnknownName(_CLASS, name, [one.__name__ for one in classes()])
    return _built(kind)


@cache
def _built(kind: type) -> SearchStrategy[Any]:
    described = shape(kind)
    apart = {name for together in described.joined for name in together.fields}
    fields = described.fields.items()
    return st.builds(
        lambda values, others: kind(**_without_absent(values), **others),
        st.fixed_dictionaries({name: _given(field) for name, field in fields if name not in apart}),
        _agreeing([field for name, field in fields if name in apart], described.joined),
    )


_ABSENT = object()
_HOW = ("absent", "default", "given", "given", "given")


@st.composite
def _given(draw: DrawFn, field: Field) -> Any:
    """What stands in a field: mostly something, now and then nothing, or its default in full."""
    how = "given" if field.is_required else draw(st.sampled_from(_HOW))
    if how == "default":
        return field.default
    return _ABSENT if how == "absent" else draw(_values(field.held))


def _without_absent(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in values.items() if value is not _ABSENT}


@st.composite
def _agreeing(
    draw: DrawFn, fields: Sequence[Field], joined: Sequence[Together]
) -> Mapping[str, Any]:
    """Values of fields that may contradict each other, and do not."""
    options = [_candidates(draw, field) for field in fields]
    names = [field.name for field in fields]
    # All that two values of each may make, and one of what agrees: to filter would draw too often.
    drafts = [dict(zip(names, chosen, strict=True)) for chosen in product(*options)]
    return draw(st.sampled_from([one for one in drafts if _agree(one, joined)]))


def _candidates(draw: DrawFn, field: Field) -> list[Any]:
    values = _values(field.held)
    options = [False, True] if field.held.kind is bool else [draw(values), draw(values)]
    return options if field.is_required else [field.default, *options]


def _agree(values: Mapping[str, Any], joined: Sequence[Together]) -> bool:
    return all(together.holds(SimpleNamespace(**values)) for together in joined)


# ------------------------------------------------------------------------------- what a field holds


def _values(held: Held) -> SearchStrategy[Any]:
    """Whatever a field that holds this may hold, but for nothing at all."""
    if not held.is_many:
        return _one(held)
    shortest = held.together.shortest if isinstance(held.together, Tuple) else 0
    return st.lists(_one(held), min_size=shortest, max_size=shortest + 2).map(tuple)


def _one(held: Held) -> SearchStrategy[Any]:
    bound: Any = held.bound
    match bound:
        case None:
            return _built(held.kind) if held.is_thing else _simple(held.kind)
        case Text(pattern=str(pattern), known=known):
            drawn = st.from_regex(rf"\A(?:{pattern})\Z")
            return drawn if known is None else st.sampled_from([one.value for one in known]) | drawn
        case Text(shortest=shortest, longest=longest):
            return st.text(min_size=shortest, max_size=longest or shortest + 8)
        case Number(whole=True, least=least, most=most):
            return st.integers(_whole(least), _whole(most))
        case Number(least=least, above=above, most=most):
            lowest = least if above is None else above
            return st.floats(lowest, most, exclude_min=above is not None)
        case JsonObject():
            return json_objects()
        case _:
            raise NotImplementedError(held)


def _simple(kind: type) -> SearchStrategy[Any]:
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    known = {str: st.text(max_size=8), bool: st.booleans(), date: DAYS, PartialDate: PARTIAL_DATES}
    return known[kind]


def _whole(bound: float | None) -> int | None:
    return None if bound is None else int(bound)


# ------------------------------------------------------------------------------------ foreign data

_ODD_NUMBERS = (
    *(2**63 - 1, 2**63, -(2**63) - 1, 2**64, 10**40, 10**4300 - 1, 1 - 10**4300),
    *(0.0, -0.0, 5e-324, 1e16, 1.7976931348623157e308),
)


@cache
def json_values() -> SearchStrategy[Any]:
    """Arbitrary JSON values that every JSON reader understands alike."""
    plain = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.sampled_from(_ODD_NUMBERS),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=8),
    )
    return st.recursive(plain, _nested, max_leaves=6)


def json_objects() -> SearchStrategy[dict[str, Any]]:
    """Arbitrary JSON objects, as extensions are."""
    return st.dictionaries(st.text(max_size=6), json_values(), max_size=3)


def _nested(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
