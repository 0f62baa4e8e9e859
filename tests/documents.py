"""Arbitrary documents, and ways to make them wrong."""

from collections.abc import Iterator, Mapping
from datetime import date
from json import dumps
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from okomodel.formats import to_dict
from okomodel.model import Dossier, Programme
from okomodel.model.document import classes
from okomodel.testing.strategies.arbitrary import DAYS, anything, json_values

Data = dict[str, Any]

CLASSES = classes()
ROOTS: tuple[type[Dossier | Programme], ...] = (Dossier, Programme)

# ------------------------------------------------------------------------------------- documents


def dossiers() -> SearchStrategy[Dossier]:
    return anything(Dossier)


def programmes() -> SearchStrategy[Programme]:
    return anything(Programme)


def documents() -> SearchStrategy[Dossier | Programme]:
    return anything()


def days() -> SearchStrategy[date]:
    return DAYS


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
