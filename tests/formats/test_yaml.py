"""YAML is read as YAML 1.2, what was typed stays, and each problem says line and column."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from okomodel.errors import DocumentError, InvalidValue, MissingExtra
from okomodel.findings import Finding
from okomodel.formats import Limits, dumps, from_dict, load, loads, read
from okomodel.formats.form import FormName
from okomodel.formats.yaml.layout import lines
from okomodel.formats.yaml.scalars import resolved
from okomodel.model import Dossier, Programme
from okomodel.reference.rule import problems
from okomodel.rules import check
from tests.conformance.test_conformance import DOCUMENTS
from tests.documents import Data, broken_documents, documents

HEAD = 'okomodel: "1.1"\ndossier:\n  id: x\n'
BASE = f"{HEAD}  name: X\n  municipalities: [GM0302]\n"
EXAMPLES = ("examples/voorbeeldam.json", "examples/oko-network.json")
SAMPLES = [path for path in DOCUMENTS if not path.name.startswith("DOC01")]

each_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


def findings(text: str | bytes, limits: Limits | None = None) -> tuple[Finding, ...]:
    """What is found in a text that is refused."""
    with pytest.raises(DocumentError) as caught:
        loads(text, form="yaml", limits=limits or Limits())
    return caught.value.report.findings


def what_is_wrong(text: str) -> list[Finding]:
    """What is found in a text that may well be right."""
    try:
        _ = loads(text, form="yaml")
    except DocumentError as error:
        return list(error.report)
    return []


def only(text: str | bytes, limits: Limits | None = None) -> Finding:
    (finding,) = findings(text, limits)
    return finding


def places(text: str) -> list[tuple[str, str, int | None, int | None]]:
    return [(one.code, one.path, one.line, one.column) for one in findings(text)]


def extensions(text: str) -> Mapping[str, Any]:
    return loads(f"{BASE}  extensions:\n{text}", Dossier, form="yaml").extensions


def as_yaml(plain: Data) -> str:
    """Plain data as YAML, whatever it is worth."""
    return "\n".join([*lines(plain), ""]) if plain else "{}"


def can_be_written(plain: Data) -> bool:
    """Neither JSON nor YAML has a number for NaN and infinity: `.nan` is a text here."""
    try:
        json.dumps(plain, allow_nan=False)
    except ValueError:
        return False
    return True


# --------------------------------------------------------------------------- what was typed stays


TEXTS = (
    "NO no yes On off y 12:30 0203 1_000 0o17 0x1F +5 .5 5. .inf -.inf .nan NaN Infinity "
    "2026-03-24 2026-03-24T10:00:00Z 1.0.0 nul tRUE = 1,5 1e --1 ٣ ½"
)
MEANT: dict[str, object] = {
    "0": 0,
    "-7": -7,
    "24": 24,
    "88.0": 88.0,
    "1e3": 1000.0,
    "-0.5E-2": -0.005,
    "true": True,
    "True": True,
    "FALSE": False,
    "null": None,
    "~": None,
    "": None,
}


@pytest.mark.parametrize("typed", TEXTS.split())
def test_a_text_stays_what_was_typed(typed: str) -> None:
    dossier = loads(f"{BASE}  notes: {typed}\n  region: {typed} # x\n", Dossier, form="yaml")
    assert dossier.notes == dossier.region == typed
    assert extensions(f"    a: [x]\n    b: {typed}") == {"a": ["x"], "b": typed}


@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_what_is_a_number_a_truth_value_or_nothing_is_read_as_such(
    typed: str, meant: object
) -> None:
    value = extensions(f"    a: {typed}\n")["a"]
    assert (value, type(value)) == (meant, type(meant))
    assert extensions(f"    a: '{typed}'\n") == {"a": typed}
    assert resolved(typed) == meant


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_a_number_is_read_as_json_reads_it(number: float) -> None:
    assert repr(resolved(json.dumps(number))) == repr(number)


@pytest.mark.parametrize(
    ("line", "path", "typed"),
    [
        ("  name: 2024\n", "dossier.name", "2024"),
        ("  horizon: 2034\n", "dossier.horizon", "2034"),
        ("  notes: 1.50\n", "dossier.notes", "1.50"),
        ("  region: True\n", "dossier.region", "True"),
    ],
)
def test_a_number_where_a_text_is_wanted_is_told_to_be_put_in_quotes(
    line: str, path: str, typed: str
) -> None:
    text = BASE if "name" not in line else BASE.replace("  name: X\n", "")
    finding = only(text + line)
    assert (finding.code, finding.path) == ("DOC04", path)
    assert finding.hint == f'Put it in quotes: "{typed}".'
    assert finding.hint_nl == f'Zet het tussen aanhalingstekens: "{typed}".'


def test_a_version_without_quotes_is_told_so_too() -> None:
    finding = only(BASE.replace('"', ""))
    assert finding.where() == "okomodel (line 1, column 11)"
    assert finding.hint == 'Put it in quotes: "1.1".'


@pytest.mark.parametrize("line", ["  fictitious: 1\n", "  target_ages: 10\n", "  notes: [x]\n"])
def test_where_quotes_would_not_help_they_are_not_advised(line: str) -> None:
    assert "quotes" not in only(BASE + line).text()


def test_where_nothing_is_filled_in_that_is_said() -> None:
    finding = only(f"{BASE}  core_team:\n  notes:\n")
    assert finding.text() == (
        "expects the keys members and complete, but nothing is filled in."
        " Fill it in, or leave the key out."
    )
    assert "niets ingevuld" in finding.message_nl
    assert "nothing is filled in" not in only(f"{BASE}  core_team: null\n").message


# ------------------------------------------------------------------------------- the same as JSON


@given(documents())
def test_a_document_is_the_same_as_yaml_and_as_json(document: Dossier | Programme) -> None:
    text = dumps(document, form="yaml")
    assert loads(text, form="yaml") == loads(dumps(document)) == document


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_the_same_as_yaml(example: str, tmp_path: Path) -> None:
    document = load(example)
    for name in ("example.yaml", "EXAMPLE.YML"):
        (tmp_path / name).write_text(dumps(document, form="yaml"), encoding="utf-8")
        assert load(tmp_path / name) == document


@given(broken_documents())
def test_what_is_wrong_with_plain_data_is_wrong_with_it_as_yaml(data: Data) -> None:
    assume(can_be_written(data))
    wanted: list[tuple[str, str]] = []
    try:
        _ = from_dict(data)
    except DocumentError as error:
        wanted = [(one.code, one.path) for one in error.report]
    if not wanted:
        return
    found = findings(as_yaml(data))
    assert [(one.code, one.path) for one in found] == wanted
    assert all(one.line and one.column for one in found)


@each_sample
def test_a_sample_has_the_same_findings_as_yaml_each_with_its_place(
    path: Path, tmp_path: Path
) -> None:
    wanted = all_found(path)
    copies = {"json.yaml": path.read_text(encoding="utf-8")}  # JSON is YAML
    if not path.name.startswith("DOC10"):  # plain data have each key once
        copies["block.yaml"] = as_yaml(json.loads(path.read_bytes()))
    for name, text in copies.items():
        copy = tmp_path / name
        copy.write_text(text, encoding="utf-8")
        found = all_found(copy)
        assert [(one.code, one.path) for one in found] == [(one.code, one.path) for one in wanted]
        assert all(one.line and one.column for one in found)


def all_found(path: Path) -> list[Finding]:
    """What reading and checking find."""
    try:
        reading = read(path)
    except DocumentError as error:
        return list(error.report)
    return list(reading.report + reading.located(check(reading.document, on="2026-11-21")))


def test_a_tab_may_stand_between_the_signs_of_a_line() -> None:
    text = BASE.replace("  name: X\n", "  name:\tX \t# c\n\t# c\n")
    assert loads(text.replace("[GM0302]", "\n  -\tGM0302\t# c"), form="yaml") == loads(
        BASE, form="yaml"
    )


@pytest.mark.parametrize("number", ["1e999", "-1e999", "9" * 5000])
def test_a_number_that_json_does_not_have_is_refused_where_it_stands(number: str) -> None:
    finding = only(f"{BASE}  extensions:\n    a: [{number}]\n")
    assert finding.line == 7


# ------------------------------------------------------------------------------- line and column


def test_each_problem_says_where_it_stands() -> None:
    text = (
        'okomodel: "1.1"\n'
        "# Een dossier\n"
        "dossier:\n"
        "  id: Voorbeeldam\n"
        "  nam: X\n"
        "  municipalities:\n"
        "    - GM0302\n"
        "    - 302\n"
        "  notes: a\n"
        "  cycles:\n"
        "    # de eerste\n"
        '    - number: "1"\n'
        "      milestones: [{milestone: Surve}]\n"
        "  notes: b\n"
    )
    assert places(text) == [
        ("DOC10", "dossier.notes", 14, 3),
        ("DOC02", "dossier.nam", 5, 3),
        ("DOC05", "dossier.id", 4, 7),
        ("DOC04", "dossier.municipalities[1]", 8, 7),
        ("DOC03", "dossier.cycles[0].start", 12, 7),
        ("DOC04", "dossier.cycles[0].number", 12, 15),
        ("DOC05", "dossier.cycles[0].milestones[0].milestone", 13, 32),
    ]


def test_the_place_is_told_in_both_languages() -> None:
    finding = only(f"{BASE}  notes: 5\n")
    assert finding.where() == "dossier.notes (line 6, column 10)"
    assert finding.where("nl") == "dossier.notes (regel 6, kolom 10)"
    plain = finding.to_dict("nl")
    assert (plain["line"], plain["column"]) == (6, 10)
    with pytest.raises(DocumentError, match=r"dossier.notes \(line 6, column 10\): expects"):
        loads(f"{BASE}  notes: 5\n", form="yaml")


def test_what_is_empty_stands_behind_its_colon_or_dash() -> None:
    assert places(f"{BASE}  core_team:  # later\n  # x\n  notes: y\n") == [
        ("DOC04", "dossier.core_team", 6, 13)
    ]
    assert places(f"{HEAD}  name: X\n  municipalities:\n    - GM0302\n    -\n    # x\n") == [
        ("DOC04", "dossier.municipalities[1]", 7, 6)
    ]
    assert places(f"{BASE}  sources: [{{id: , title: x}}]\n") == [
        ("DOC04", "dossier.sources[0].id", 6, 17)
    ]


def test_lines_are_counted_as_editors_count_them() -> None:
    text = f"\ufeff{BASE}  notes: 5\n"
    for ends in ("\n", "\r\n", "\r"):
        finding = only(text.replace("\n", ends))
        assert (finding.line, finding.column) == (6, 10)


def test_what_the_rules_find_has_a_place_as_well(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(BASE.replace("GM0302", "GM0000"), encoding="utf-8")
    reading = read(path)
    found = reading.located(check(reading.document, on="2026-11-21"))
    assert [one.where() for one in found] == ["dossier.municipalities[0] (line 5, column 20)"]
    assert found == check(reading.document, on="2026-11-21")  # a place is no part of what is found


def test_a_document_read_from_json_knows_no_places() -> None:
    reading = read("examples/voorbeeldam.json")
    report = check(reading.document, on="2040-01-01")
    assert reading.located(report) == report
    assert {one.line for one in reading.located(report)} == {None}
    assert (reading.form, reading.has_comments) == ("json", False)


def test_a_newer_version_is_a_warning_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(BASE.replace("1.1", "1.2"), encoding="utf-8")
    reading = read(path)
    (finding,) = reading.report
    assert (finding.code, finding.line, finding.column) == ("DOC07", 1, 11)
    assert (reading.form, reading.has_comments) == ("yaml", False)


# ----------------------------------------------------------------------- what is refused, and why


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        (f"{HEAD}\tname: X\n", "yaml-tab", (4, 1)),
        (f"{HEAD}  core_team:\n\t  members: []\n", "yaml-tab", (5, 1)),
        (f"{HEAD}  municipalities:\n  -\t- GM0302\n", "yaml-tab", (5, 4)),
        (f"{HEAD}  sources:\n  - \tid: x\n", "yaml-tab", (5, 5)),
        (f"{HEAD}  name: Plan: twee\n", "yaml-colon", (4, 13)),
        (f"{HEAD}   name: X\n", "yaml-colon", (4, 8)),
        (f"{HEAD} name: X\n", "yaml-indent", (4, 2)),
        (f"{HEAD}  notes:\n    - a\n    b: 1\n", "yaml-indent", (6, 5)),
        (f"{HEAD}  name X\n  notes: x\n", "yaml-key", (4, 3)),
        (f"{HEAD}  name:X\n", "yaml-key", (4, 3)),
        (f"{HEAD}  municipalities:\n  -GM0302\n", "yaml-key", (5, 3)),
        (f'{HEAD}  name: "X\n  notes: x\n', "yaml-quote", (4, 9)),
        (f"{HEAD}  name: 's Gravenhage\n  notes: 'x'\n", "yaml-quote", (4, 9)),
        (f'{HEAD}  name: "X" Y\n', "yaml-after", (4, 13)),
        (f"{HEAD}  name: [concept] plan\n", "yaml-after", (4, 19)),
        (f"{HEAD}  municipalities: [GM0302\n  name: X\n", "yaml-bracket", (4, 19)),
        (f"{HEAD}  name: {{X\n", "yaml-bracket", (4, 9)),
        (f"{HEAD}  name: @X\n", "yaml-sign", (4, 9)),
        (f"{HEAD}  name: > 5 jaar\n", "yaml-sign", (4, 9)),
        (f"{HEAD}  name: & co\n", "yaml-sign", (4, 9)),
        (f"{HEAD}  name: ? X\n", "yaml-sign", (4, 9)),
        (f'{HEAD}  name: "C:\\data"\n', "yaml-escape", (4, 13)),
        (f"{HEAD}  name: *belangrijk\n", "yaml-alias", (4, 9)),
        (f"{HEAD}  name: a\0b\n", "yaml-character", (4, 10)),
        (f"{HEAD}  name: a\x85b\n", "yaml-character", (4, 10)),
        (f"{HEAD}  name: a\u2028b\n", "yaml-character", (4, 10)),
        (f"%YAML 1.1\n---\n{BASE}", "yaml-version", (2, 1)),
        (f"{BASE}---\n{BASE}", "yaml-more", (6, 1)),
        (f"{HEAD}  name: [a,\n", "yaml", (5, 1)),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
)
def test_what_is_no_yaml_is_said_where_it_goes_wrong(
    text: str, key: str, place: tuple[int, int]
) -> None:
    finding = only(text)
    said = problems["DOC01"].messages[key].message
    assert finding.message == said.text("en", **finding.params)
    assert finding.message_nl == said.text("nl", **finding.params)
    assert (finding.code, finding.path, finding.line, finding.column) == ("DOC01", "", *place)
    assert f"line {place[0]}, column {place[1]}" in finding.message
    assert finding.where() == "document"  # the message has said where


def test_what_is_not_utf_8_is_refused_with_its_place() -> None:
    for data in (f"{BASE}  notes: café\n".encode("latin-1"), BASE.encode("utf-16")):
        finding = only(data)
        assert (finding.code, finding.message[:16]) == ("DOC01", "is not UTF-8 tex")
        assert finding.line


@pytest.mark.parametrize("text", ["# leeg\n", "---\n", "- a\n", "hallo\n", "12\n"])
def test_what_holds_no_object_is_refused(text: str) -> None:
    finding = only(text)
    assert (finding.code, finding.path) == ("DOC04", "")
    assert finding.line


@pytest.mark.parametrize("form", ["json", "yaml"])
@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_an_empty_file_is_said_to_be_empty(text: str, form: FormName) -> None:
    with pytest.raises(DocumentError, match="holds nothing, at line 1, column 1"):
        loads(text, form=form)


@pytest.mark.parametrize(
    "tag", ["!!str", "!!binary", "!!set", "!!python/object:os.system", "!x", "!"]
)
def test_a_tag_is_refused(tag: str) -> None:
    finding = only(f"{BASE}  notes: {tag} x\n")
    assert (finding.code, finding.path) == ("DOC05", "dossier.notes")
    assert (finding.line, finding.column) == (6, 10)
    assert f'"{tag}"' in finding.message


def test_tags_of_lists_and_objects_are_refused_all_at_once() -> None:
    text = f"{BASE}  extensions:\n    a: !!seq [1]\n    b: !!omap\n      c: !!int 1\n"
    assert places(text) == [
        ("DOC05", "dossier.extensions.a", 7, 8),
        ("DOC05", "dossier.extensions.b", 8, 8),
        ("DOC05", "dossier.extensions.b.c", 9, 10),
    ]


def test_a_merge_key_is_refused_and_a_text_of_that_form_is_not() -> None:
    text = f"{BASE}  extensions:\n    a: &a {{b: 1}}\n    c: {{<<: *a}}\n"
    assert places(text) == [("DOC05", 'dossier.extensions.c["<<"]', 8, 9)]
    assert extensions('    c: {"<<": 1}\n') == {"c": {"<<": 1}}


@pytest.mark.parametrize("key", ["5", "true", "~", "1.5", "[a]", "{a: b}", "!!str a"])
def test_a_key_is_a_text(key: str) -> None:
    finding = only(f"{BASE}  extensions:\n    ? {key}\n    : x\n")
    assert (finding.code, finding.line, finding.column) == ("DOC04", 7, 7)


def test_keys_stay_what_was_typed_as_well() -> None:
    typed = extensions("    no: 1\n    12:30: 2\n    0203: 3\n    2026-03-24: 4\n    '5': 5\n")
    assert typed == {"no": 1, "12:30": 2, "0203": 3, "2026-03-24": 4, "5": 5}


def test_a_key_that_stands_three_times_is_one_problem() -> None:
    assert places(f"{BASE}  notes: a\n  notes: b\n  'notes': c\n") == [
        ("DOC10", "dossier.notes", 8, 3)
    ]


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    finding = only(f"{BASE}  extensions: {{a: {'9' * 5000}}}\n")
    assert (finding.code, finding.line, finding.column) == ("DOC01", 6, 19)


# ---------------------------------------------------------------------------- aliases and limits


def test_an_alias_repeats_what_its_anchor_has() -> None:
    held = extensions(
        "    a: &a [1, {b: 2}]\n    c: *a\n    d: {*k : 1}\n".replace("{*k : 1}", "*a")
    )
    assert held == {"a": [1, {"b": 2}], "c": [1, {"b": 2}], "d": [1, {"b": 2}]}
    assert held["a"] is not held["c"]
    assert extensions("    &k a: 1\n    b: {*k : 2}\n") == {"a": 1, "b": {"a": 2}}


def test_what_is_wrong_behind_an_anchor_is_one_problem_of_the_text() -> None:
    text = f"{BASE}  extensions:\n    a: &a {{b: !x 1, b: 2}}\n    c: *a\n"
    assert [one.path for one in findings(text)] == ["dossier.extensions.a.b"]


def test_a_thousand_million_laughs_are_refused() -> None:
    laughs = ["    a: &a [x, x, x, x, x, x, x, x, x, x]\n"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        laughs.append(f"    {name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n")
    finding = only(f"{BASE}  extensions:\n{''.join(laughs)}")
    assert (finding.code, finding.line) == ("DOC09", 11)
    assert "100000" in finding.message


def test_how_much_aliases_may_repeat_can_be_set() -> None:
    text = f"{BASE}  extensions:\n    a: &a [1, 2]\n    b: [*a, *a]\n"
    assert loads(text, form="yaml", limits=Limits(repeated=6))
    finding = only(text, Limits(repeated=5))
    assert (finding.code, finding.line, finding.column) == ("DOC09", 8, 13)


@pytest.mark.parametrize("text", ["a: &a [*a]\n", "&a\nb: {c: *a}\n", "- &a [[*a]]\n"])
def test_an_alias_in_itself_is_refused(text: str) -> None:
    assert only(text).code == "DOC09"
    assert "never ends" in only(text).message


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "- " * 20_000 + "x", "? " * 20_000 + "x", "{a: " * 5000]
)
def test_what_is_too_deep_is_refused_where_it_is(text: str) -> None:
    finding = only(text)
    assert (finding.code, finding.line) == ("DOC09", 1)
    assert "64 deep" in finding.message


def test_depth_is_counted_as_in_json_and_through_aliases() -> None:
    deepest = 64 - 3
    held = "[" * deepest + "]" * deepest
    assert extensions(f"    a: {held}\n")
    assert only(f"{BASE}  extensions:\n    a: [{held}]\n").code == "DOC09"
    alias = f"{BASE}  extensions:\n    a: &a {held}\n    b: [*a]\n"
    assert (only(alias).code, only(alias).line) == ("DOC09", 8)


def test_a_depth_beyond_what_python_can_go_is_a_problem_and_no_crash() -> None:
    deep = f"{BASE}  extensions: {{a: {'[' * 3_000}{']' * 3_000}}}\n"
    assert only(deep, Limits(depth=100_000)).code == "DOC09"


def test_a_text_that_is_too_large_is_refused() -> None:
    finding = only(BASE, Limits(size=10))
    assert (finding.code, finding.line, finding.column) == ("DOC09", 1, 1)


@given(st.text())
def test_whatever_the_text_is_it_is_read_or_refused_with_a_place(text: str) -> None:
    for typed in (text, f"{HEAD}  name: {text}\n", f"{BASE}  extensions: {text}\n"):
        assert all(one.line and one.column for one in what_is_wrong(typed))


# ---------------------------------------------------------------------- which form, and the extra


def test_the_form_is_said_or_follows_from_the_name(tmp_path: Path) -> None:
    path = tmp_path / "document.data"
    path.write_text(BASE, encoding="utf-8")
    with pytest.raises(DocumentError, match="cannot be read as JSON"):
        load(path)
    with pytest.raises(InvalidValue, match="form expects 'json' or 'excel' or 'yaml', not 'xml'"):
        loads(BASE, form="xml")  # type: ignore[call-overload] # what is refused
    with pytest.raises(InvalidValue, match="form expects"):
        dumps(loads(BASE, form="yaml"), form="toml")  # type: ignore[arg-type] # what is refused


WITHOUT = "import sys; sys.modules['ruamel'] = None\nimport okomodel\n"


def fresh(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_without_the_extra_reading_yaml_says_in_one_line_what_to_install(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(BASE, encoding="utf-8")
    tried = (
        f"try: okomodel.load({str(path)!r})\nexcept okomodel.MissingExtra as error: print(error)"
    )
    assert fresh(WITHOUT + tried) == (
        'reading YAML needs the extra "yaml": pip install "okomodel[yaml]"'
    )
    assert issubclass(MissingExtra, ImportError)


def test_json_is_read_and_written_without_ruamel() -> None:
    used = "d = okomodel.load('examples/voorbeeldam.json'); okomodel.dumps(d)\n"
    assert fresh(f"{WITHOUT}{used}print(d.name)") == "Voorbeeldam"
    assert fresh(f"import sys, okomodel\n{used}print('ruamel.yaml' in sys.modules)") == "False"


def test_yaml_that_keeps_nothing_is_written_without_ruamel(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    used = f"d = okomodel.load('examples/voorbeeldam.json'); okomodel.dump(d, {str(path)!r})"
    assert fresh(f"{WITHOUT}{used}") == ""
    assert load(path) == load("examples/voorbeeldam.json")
