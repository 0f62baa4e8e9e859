"""How large and how deep a document may be: DOC09, with limits that can be set."""

from json import dumps as json_dumps
from json import loads as json_loads
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import DocumentError, InvalidValue
from okomodel.findings import Report
from okomodel.formats import Limits, from_dict, load, loads, read
from okomodel.formats.fast import decoded
from okomodel.formats.form import FormName
from okomodel.formats.json import read_json, read_thoroughly
from okomodel.formats.limits import is_deeper, is_text_deeper
from okomodel.testing.strategies.arbitrary import json_values

EXAMPLE = Path("examples/voorbeeldam.json")
BASE = {"id": "x", "name": "X", "municipalities": ["GM0302"]}


def refusal(call: Any, *args: Any, **limits: Any) -> Report:
    with pytest.raises(DocumentError) as caught:
        call(*args, **limits)
    return caught.value.report


def is_too_large(report: Report) -> bool:
    return [(finding.code, finding.path) for finding in report] == [("DOC09", "")]


def nested(levels: int, kind: str = "object") -> bytes:
    """A document that is sound but for its extensions, which go so many levels deep in all."""
    inner = levels - 3  # the document, the dossier and its extensions are levels too
    opened, closed = ('{"a":', "}") if kind == "object" else ("[", "]")
    text = json_dumps({"okomodel": "1.0", "dossier": {**BASE, "extensions": {"deep": "@"}}})
    return text.replace('"@"', opened * inner + "1" + closed * inner).encode()


def nested_data(levels: int) -> dict[str, Any]:
    deep: Any = 1
    for _ in range(levels - 3):
        deep = [deep]
    return {"okomodel": "1.0", "dossier": {**BASE, "extensions": {"deep": deep}}}


# -------------------------------------------------------------------------------------- size


def test_a_document_of_exactly_the_limit_is_read_and_one_byte_more_is_not() -> None:
    size = EXAMPLE.stat().st_size
    data = EXAMPLE.read_bytes()
    calls: list[tuple[Any, Any]] = [(loads, data), (loads, data.decode()), (load, EXAMPLE)]
    for call, source in calls:
        assert call(source, limits=Limits(size=size)) == loads(data)
        assert is_too_large(refusal(call, source, limits=Limits(size=size - 1)))


def test_the_size_is_counted_in_bytes() -> None:
    text = json_dumps({"okomodel": "1.0", "dossier": {**BASE, "notes": "é"}}, ensure_ascii=False)
    assert is_too_large(refusal(loads, text, limits=Limits(size=len(text))))
    assert loads(text, limits=Limits(size=len(text) + 1))


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    with Path("/dev/zero").open("rb") as endless:
        assert endless.read(1)
    report = refusal(read, "/dev/zero", limits=Limits(size=3_000_000))
    assert is_too_large(report)
    assert "is larger than 3000000 bytes" in report.findings[0].message


@pytest.mark.parametrize("size", [2**40, 2**62, 10**18, 10**30])
def test_a_limit_beyond_all_memory_takes_no_memory(size: int) -> None:
    assert load(EXAMPLE, limits=Limits(size=size)) == load(EXAMPLE)


# ------------------------------------------------------------------------------------- depth


@pytest.mark.parametrize("kind", ["object", "list"])
@pytest.mark.parametrize("depth", [3, 4, 16, 63, 64, 65, 200])
def test_a_document_of_exactly_the_depth_is_read_and_one_level_more_is_not(
    depth: int, kind: str
) -> None:
    limits = Limits(depth=depth)
    assert loads(nested(depth, kind), limits=limits)
    assert from_dict(nested_data(depth), limits=limits)
    for call in (read_json, read_thoroughly):
        assert is_too_large(refusal(call, nested(depth + 1, kind), limits))
    assert is_too_large(refusal(from_dict, nested_data(depth + 1), limits=limits))


def test_deep_extensions_are_refused_by_the_fast_way_too() -> None:
    assert decoded(nested(64), Limits()) is not None
    assert decoded(nested(65), Limits()) is None
    assert decoded(nested(200), Limits(depth=200)) is not None


def test_brackets_in_texts_do_not_make_a_document_deep() -> None:
    brackets = "[{" * 1000 + '"' + "\\" + "[" * 100
    data = {
        "okomodel": "1.0",
        "dossier": {**BASE, "notes": brackets, "extensions": {brackets: [1]}},
    }
    assert loads(json_dumps(data)) == from_dict(data)


@pytest.mark.parametrize("text", ["[", '{"a":', '[{"a":', "[]["])
def test_a_text_100_000_deep_is_refused_whatever_it_is(text: str) -> None:
    assert is_too_large(refusal(loads, text * 100_000)) or text == "[]["
    assert refusal(loads, text * 100_000, limits=Limits(depth=10**6))


@pytest.mark.parametrize("call", [read_json, read_thoroughly])
def test_a_document_100_000_deep_is_refused_under_any_limit(call: Any) -> None:
    for depth in (64, 10**6, 10**30):
        assert is_too_large(refusal(call, nested(100_000), Limits(depth=depth)))


def test_plain_data_100_000_deep_are_refused_under_any_limit() -> None:
    for depth in (64, 10**6):
        assert is_too_large(refusal(from_dict, nested_data(100_000), limits=Limits(depth=depth)))


def test_data_that_hold_themselves_are_deeper_than_all() -> None:
    held: dict[str, Any] = {"okomodel": "1.0"}
    held["dossier"] = held
    items: list[Any] = []
    items += [items, {"a": items}]
    for data in (held, items, {"okomodel": "1.0", "dossier": {**BASE, "extensions": {"a": items}}}):
        assert is_too_large(refusal(from_dict, data))


@pytest.mark.parametrize("text", ['"' + '\\"' * 500_000, '"a' * 500_001, "\\" * 500_000, '"\\'])
def test_a_text_that_never_ends_is_read_in_one_go(text: str) -> None:
    assert not is_text_deeper(text.encode(), 0)
    assert [finding.code for finding in refusal(loads, text)] == ["DOC01"]


@given(json_values())
def test_the_depth_of_a_text_is_that_of_what_it_says(value: Any) -> None:
    text = json_dumps(value).encode()
    for depth in range(8):
        assert is_text_deeper(text, depth) == is_deeper(value, depth)


@given(st.binary(max_size=100))
def test_every_text_has_a_depth(data: bytes) -> None:
    assert not is_text_deeper(data, len(data))
    assert is_text_deeper(data, 0) == any(is_text_deeper(data, depth) for depth in range(100))


# ------------------------------------------------------------------------------------ limits


@pytest.mark.parametrize("name", ["size", "depth"])
@pytest.mark.parametrize("value", [0, -1, 1.0, "64", None, True])
def test_a_limit_is_a_whole_number_above_0(name: str, value: Any) -> None:
    with pytest.raises(InvalidValue, match=rf"Limits\.{name} expects a whole number above 0"):
        Limits(**{name: value})


def test_the_limits_hold_every_programme_that_one_can_think_of() -> None:
    assert Limits() == Limits(size=256 * 1024 * 1024, depth=64)


def test_of_too_many_problems_the_first_are_told() -> None:
    text = json_dumps({"okomodel": "1.0", "dossier": {f"k{number}": 1 for number in range(50)}})
    assert len(refusal(loads, text)) == 53
    assert len(refusal(loads, text, limits=Limits(problems=5))) == 5
    assert len(refusal(from_dict, json_loads(text), limits=Limits(problems=5))) == 5


UNKNOWN_KEYS = ",".join(f'"k{number}":1' for number in range(2_000))
DOUBLE_KEYS = ",".join(f'"k{number}":1' for number in [*range(2_000)] * 2)
MANY = {
    "in a dossier": f'{{"okomodel":"1.0","dossier":{{"id":"x",{UNKNOWN_KEYS}}}}}',
    "in the envelope": f'{{"okomodel":"1.0","dossier":{{"id":"x"}},{UNKNOWN_KEYS}}}',
    "double": f'{{"okomodel":"1.0","dossier":{{"id":"x","extensions":{{{DOUBLE_KEYS}}}}}}}',
    "in both roots": f'{{"okomodel":"1.0","dossier":{{}},"programme":{{"id":"x",{UNKNOWN_KEYS}}}}}',
}


@pytest.mark.parametrize("where", MANY)
@pytest.mark.parametrize("form", ["json", "yaml"])
@pytest.mark.parametrize("most", [1, 100, 2_001, 3_000])
def test_those_that_are_not_told_are_counted(where: str, form: FormName, most: int) -> None:
    with pytest.raises(DocumentError) as refused:
        loads(MANY[where], form=form, limits=Limits(problems=most))
    report = refused.value.report
    beside = {"in both roots": 5}.get(where, 2)  # what else is missing
    assert len(report) + report.truncated == 2_000 + beside
    assert len(report) == min(most, 2_000 + beside)
    assert report.to_dict().get("truncated", 0) == report.truncated


def test_a_warning_takes_no_place_of_a_problem() -> None:
    text = json_dumps({"okomodel": "1.7", "dossier": {"id": "x"}})
    with pytest.raises(DocumentError) as refused:
        loads(text, limits=Limits(problems=1))
    assert [one.code for one in refused.value.report] == ["DOC07", "DOC03"]
    assert refused.value.report.truncated == 1
