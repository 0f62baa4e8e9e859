"""How YAML is written: one text for equal documents, that others read as the same texts."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from okomodel.formats import dumps, load, loads
from okomodel.formats.yaml.layout import entry, flow, item, lines
from okomodel.formats.yaml.scalars import quoted_once, written_inline
from okomodel.model import Dossier, Programme
from tests.documents import documents

BASE = Dossier(id="x", name="X", municipalities=["GM0302"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
FOREIGN = st.recursive(
    TEXTS, lambda part: st.lists(part) | st.dictionaries(TEXTS, part), max_leaves=8
)


def read_by_others(text: str, version: str) -> object:
    yaml = YAML(typ="safe", pure=True)
    yaml.version = version
    loaded: object = yaml.load(text)
    return loaded


def test_the_smallest_dossier() -> None:
    assert dumps(BASE, form="yaml") == (
        'okomodel: "1.1"\ndossier:\n  id: x\n  name: X\n  municipalities: [GM0302]\n'
    )


@given(documents())
def test_equal_documents_are_written_as_equal_texts(document: Dossier | Programme) -> None:
    text = dumps(document, form="yaml")
    assert dumps(loads(dumps(document)), form="yaml") == text
    assert dumps(loads(text, form="yaml"), form="yaml") == text
    assert text.endswith("\n")
    assert "\n\n" not in text.replace("\n\n\n", "\n\n") or "|" in text


def test_keys_stand_in_the_order_of_json_and_defaults_are_left_out() -> None:
    document = load("examples/voorbeeldam.json")
    keys = [line.split(":")[0].strip(" -") for line in dumps(document).splitlines() if '":' in line]
    written = dumps(document, form="yaml").splitlines()
    found = [line.split(":")[0].strip(' -"') for line in written if ":" in line]
    assert [key.strip('"') for key in keys] == found


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Voorbeeldam", "Voorbeeldam"),
        ("'s-Gravenhage", '"\'s-Gravenhage"'),
        ("Plan: deel 2", '"Plan: deel 2"'),
        ("Actie #3", '"Actie #3"'),
        ("https://example.org/a", "https://example.org/a"),
        ("Jan, Piet", "Jan, Piet"),
        ("2034", '"2034"'),
        ("2034-05", "2034-05"),
        ("2034-05-06", "2034-05-06"),
        ("NO", '"NO"'),
        ("12:30", '"12:30"'),
        ("0203", '"0203"'),
        ("", '""'),
        (" x", '" x"'),
        ("x ", '"x "'),
        ("- x", '"- x"'),
        ("a\tb", '"a\\tb"'),
        ("\u2028\x85\ufeff", '"\\u2028\\u0085\\ufeff"'),
        (24, "24"),
        (88.0, "88.0"),
        (True, "true"),
        (None, "null"),
    ],
)
def test_a_value_stands_without_quotes_only_where_nobody_mistakes_it(
    value: object, written: str
) -> None:
    assert written_inline(value) == written
    assert lines({"a": value}) == [f"a: {written}"]


def test_a_text_of_several_lines_stands_as_such() -> None:
    assert entry("notes", "een\n\ntwee") == ["notes: |-", "  een", "", "  twee"]
    assert entry("notes", "een\ntwee\n") == ["notes: |", "  een", "  twee"]
    assert entry("notes", "een\ntwee\n\n") == ['notes: "een\\ntwee\\n\\n"']
    assert entry("notes", " een\ntwee") == ['notes: " een\\ntwee"']


def test_lists_and_objects() -> None:
    assert item({"a": {"b": [1, {"c": []}]}, "d": {}}) == [
        "- a:",
        "    b:",
        "      - 1",
        "      - c: []",
        "  d: {}",
    ]
    assert item([[1], {"a": 1}]) == ["-", "  - [1]", "  - a: 1"]
    assert len(entry("a", ["x" * 40] * 3)) == 4
    assert flow({"a, b": ["c: d", {}]}) == '{"a, b": ["c: d", {}]}'
    assert entry("x" * 2000, 1) == ["? " + "x" * 2000, ": 1"]


@pytest.mark.parametrize("version", ["1.1", "1.2"])
@given(text=TEXTS)
@example(text="2026-03-24 10:00:00")
@example(text="1:30")
@example(text="0b1")
@example(text="1e3")
def test_other_programs_read_the_same_texts(version: str, text: str) -> None:
    written = "\n".join([*entry("a", text), *entry("b", [text]), ""])
    once = f"c: {quoted_once(text)}\n"
    if written_inline(text) == text[:10] and text[:4].isdigit():
        return  # a date is told from a text by nobody who reads this format
    for read in (read_by_others(written, version), read_by_others(once, version)):
        assert isinstance(read, dict)
        assert {str(value) for value in read.values()} <= {text, str([text])}


@given(st.dictionaries(TEXTS, FOREIGN))
def test_foreign_data_are_read_back_whatever_they_are(data: dict[str, object]) -> None:
    dossier = Dossier(id="x", name="X", municipalities=["GM0302"], extensions=data)
    assert loads(dumps(dossier, form="yaml"), Dossier, form="yaml").extensions == data
