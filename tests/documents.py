"""Arbitrary documents, made from the annotations of the classes, and ways to make them wrong.

Nothing here knows a class of OKO by name except the two roots: a new class or field is
generated as soon as it is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from itertools import product
from json import dumps
from types import SimpleNamespace
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from okomodel.formats import to_dict
from okomodel.model import Dossier, Programme
from okomodel.model.document import classes
from okomodel.model.shape import Field, shape
from okomodel.values import PartialDate
from okomodel.values.constraints import JsonObject, Number, Text, Together, Tuple
from okomodel.values.held import Held

T = TypeVar("T")
Data = dict[str, Any]

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
CLASSES = classes()
ROOTS: tuple[type[Dossier | Programme], ...] = (Dossier, Programme)

# ------------------------------------------------------------------------------------- documents


def entities(kind: type[T]) -> SearchStrategy[T]:
    """Arbitrary valid objects of one class."""
    built: SearchStrategy[T] = _built(kind)  # type: ignore[arg-type] # a type can be hashed
    return built


def dossiers() -> SearchStrategy[Dossier]:
    return entities(Dossier)


def programmes() -> SearchStrategy[Programme]:
    return entities(Programme)


def documents() -> SearchStrategy[Dossier | Programme]:
    return st.one_of(dossiers(), programmes())


def partial_dates() -> SearchStrategy[PartialDate]:
    lengths = st.sampled_from([len("2023"), len("2023-01"), len("2023-01-18")])
    return st.builds(lambda day, length: PartialDate(day.isoformat()[:length]), days(), lengths)


def days() -> SearchStrategy[date]:
    return st.dates(FIRST, LAST)


def values_for(held: Held) -> SearchStrategy[Any]:
    """Whatever a field that holds this may hold, but for nothing at all."""
    if not held.is_many:
        return _one(held)
    shortest = held.together.shortest if isinstance(held.together, Tuple) else 0
    return st.lists(_one(held), min_size=shortest, max_size=shortest + 2).map(tuple)


def _one(held: Held) -> SearchStrategy[Any]:
    match held.bound:
        case None:
            return _built(held.kind) if held.is_thing else _simple(held.kind)
        case Text(pattern=str(pattern)):
            return st.from_regex(rf"\A(?:{pattern})\Z")
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
    return {
        str: st.text(max_size=8),
        bool: st.booleans(),
        date: days(),
        PartialDate: partial_dates(),
    }[kind]


def _whole(bound: float | None) -> int | None:
    return None if bound is None else int(bound)


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
    return _ABSENT if how == "absent" else draw(values_for(field.held))


def _without_absent(values: Data) -> Data:
    return {name: value for name, value in values.items() if value is not _ABSENT}


@st.composite
def _agreeing(draw: DrawFn, fields: Sequence[Field], joined: Sequence[Together]) -> Data:
    """Values of fields that may contradict each other, and do not."""
    options = [_candidates(draw, field) for field in fields]
    names = [field.name for field in fields]
    drafts = [dict(zip(names, chosen, strict=True)) for chosen in product(*options)]
    return draw(st.sampled_from([one for one in drafts if _agree(one, joined)]))


def _candidates(draw: DrawFn, field: Field) -> list[Any]:
    values = values_for(field.held)
    options = [False, True] if field.held.kind is bool else [draw(values), draw(values)]
    return options if field.is_required else [field.default, *options]


def _agree(values: Data, joined: Sequence[Together]) -> bool:
    return all(together.holds(SimpleNamespace(**values)) for together in joined)


# --------------------------------------------------------------------------------- foreign data

_ODD_NUMBERS = (
    2**63 - 1,
    2**63,
    -(2**63) - 1,
    2**64,
    10**40,
    10**4300 - 1,
    1 - 10**4300,
    0.0,
    -0.0,
    5e-324,
    1e16,
    1.7976931348623157e308,
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


def json_objects() -> SearchStrategy[Data]:
    return st.dictionaries(st.text(max_size=6), json_values(), max_size=3)


def _nested(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)


# ------------------------------------------------------------------------------ made wrong

WRONG: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 7, 1.0, 24.0, -0.0, 0.5, 100.5, 10**9 + 1, 10**40, 10**400),
    *(float("nan"), float("inf"), [], [None], [[]], {}, {"": 1}, {"id": "x"}, {"start": "2023"}),
    *(
        "",
        "24",
        "true",
        "null",
        "x",
        "X",
        "all",
        "2+4",
        "2+7",
        "GM0302",
        "gm0302",
        "GM\u0660\u0663\u0660\u0662",
    ),
    *("1899-12-31", "2200", "2023-13", "2023-02-29", "2024-02-29", "2023-1-1", "20260324"),
    *(
        "2026-03-24T10:00:00",
        "\u0662\u0660\u0662\u0663",
        "2023\n",
        "2023-01-18\n",
        "a\n",
        "a" * 65,
        "é",
        "\ud800",
    ),
    *("\\", '"', ":", ': "', "-0", "\x00", "\u2028", "\U0001f600"),
)
"""Values that are wrong in most places (and right in some)."""

_ODD_KEYS = (
    "",
    "Id",
    "id ",
    "ids",
    "municipalites",
    "milstones",
    "a.b",
    "a[0]",
    "é",
    '"',
    "\ud800",
)


@st.composite
def broken(draw: DrawFn, whole: SearchStrategy[Data]) -> Data:
    """Plain data, made wrong in one place or a few (now and then it stays right)."""
    plain = draw(whole)
    for _ in range(draw(st.integers(1, 3))):
        _break_one(draw, plain)
    return plain


def plain_documents() -> SearchStrategy[Data]:
    return documents().map(to_dict)


def broken_documents() -> SearchStrategy[Data]:
    return broken(plain_documents())


def _break_one(draw: DrawFn, plain: Data) -> None:
    holder, key = draw(st.sampled_from([*_spots(plain)]))
    change = draw(st.sampled_from([_drop, _rename, _add, _replace, _replace, _replace, _wrap]))
    change(draw, holder, key)


def _spots(plain: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in plain data: the list or object that holds it, and its index or key."""
    parts = plain.items() if isinstance(plain, dict) else enumerate(plain)
    for key, value in list(parts):
        yield plain, key
        if isinstance(value, dict | list):
            yield from _spots(value)


def _drop(_draw: DrawFn, holder: Any, key: Any) -> None:
    if len(holder) > 1:
        del holder[key]


def _rename(draw: DrawFn, holder: Any, key: Any) -> None:
    if isinstance(holder, dict):
        changed = [key + "s", key[1:], key.upper(), key[::-1], draw(st.text(max_size=4))]
        holder[draw(st.sampled_from(changed))] = holder.pop(key)


def _add(draw: DrawFn, holder: Any, key: Any) -> None:
    value = draw(st.sampled_from(WRONG))
    if isinstance(holder, dict):
        holder[draw(st.sampled_from(_ODD_KEYS))] = value
    else:
        holder.insert(key, value)


def _replace(draw: DrawFn, holder: Any, key: Any) -> None:
    value = holder[key]
    akin: list[Any] = [[value], {"0": value}, str(value), [value, value]]
    if isinstance(value, int | float) and abs(value) < 2**53:
        akin += [float(value), int(value), -value, bool(value)]
    if isinstance(value, str):
        akin += [value + "\n", " " + value, value.upper(), f"\ufeff{value}"]
    holder[key] = draw(st.sampled_from([*akin, *WRONG]) | json_values())


def _wrap(_draw: DrawFn, holder: Any, key: Any) -> None:
    value = holder[key]
    if isinstance(value, list):
        holder[key] = {str(index): item for index, item in enumerate(value)}
    elif isinstance(value, dict):
        holder[key] = [*value.values()]
    else:
        holder[key] = [value]


# -------------------------------------------------------------------------------------- as text


@st.composite
def texts(draw: DrawFn, plain: SearchStrategy[Data]) -> bytes:
    """Plain data as JSON: spaced or not, escaped or not, a key given twice now and then."""
    spaced, escaped = draw(st.booleans()), draw(st.booleans())
    value = draw(plain)
    doubled = draw(st.none() | st.sampled_from([*_keys(value)]))
    text = json_text(value, doubled, spaced=spaced, escaped=escaped)
    return text.encode("utf-8", "surrogatepass")


def _keys(plain: Data) -> Iterator[tuple[int, Any]]:
    yield from ((id(holder), key) for holder, key in _spots(plain) if isinstance(holder, dict))


def json_text(
    value: Any,
    doubled: tuple[int, Any] | None = None,
    *,
    spaced: bool = False,
    escaped: bool = True,
) -> str:
    """JSON of plain data, in which one key (by its object's identity) may stand twice."""
    space = " " if spaced else ""
    if isinstance(value, Mapping):
        pairs = [(key, item) for key, item in value.items()]
        pairs += [(key, item) for key, item in pairs if doubled == (id(value), key)]
        inside = [
            f"{dumps(key, ensure_ascii=escaped)}{space}:{space}"
            f"{json_text(item, doubled, spaced=spaced, escaped=escaped)}"
            for key, item in pairs
        ]
        return "{" + f",{space}".join(inside) + "}"
    if isinstance(value, list):
        items = [json_text(item, doubled, spaced=spaced, escaped=escaped) for item in value]
        return "[" + f",{space}".join(items) + "]"
    return dumps(value, ensure_ascii=escaped)
