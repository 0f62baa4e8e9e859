"""The fast way and the thorough way of reading agree; writing is canonical."""

import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from json import dumps as json_dumps
from json import loads as json_loads
from pathlib import Path
from pickle import dumps as pickled
from pickle import loads as unpickled
from re import compile as compile_pattern
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from okomodel.errors import DocumentError
from okomodel.findings import Report
from okomodel.formats import Document, Limits, dumps, from_dict, loads, to_dict
from okomodel.formats.fast import decoded
from okomodel.formats.json import read_json, read_thoroughly
from okomodel.formats.version import FORMAT_VERSION
from okomodel.model import AgeRange, CoreTeam, Dossier, Measurement, PlanCycle, SurveyRound
from okomodel.testing.strategies.arbitrary import json_values
from tests.documents import broken_documents, documents, json_text, plain_documents, texts

LIMITS = Limits()
EXAMPLE = Path("examples/voorbeeldam.json").read_bytes()
MARK = b"\xef\xbb\xbf"

# What makes canonical text cost a second look, by design; it stands in extensions and texts only.
COSTLY = compile_pattern(rb"\\|: ?-0|[0-9]{4299}")

few = settings(max_examples=40)

Outcome = tuple[Document, Report] | Report


def outcome(read: Any, data: bytes, limits: Limits = LIMITS) -> Outcome:
    """The document with its report, or the report of the refusal; any other error is a failure."""
    try:
        document, report = read(data, limits)
    except DocumentError as error:
        return error.report
    return document, report


def agree(data: bytes, limits: Limits = LIMITS) -> Outcome:
    """What comes of a text, the same in both ways."""
    thorough = outcome(read_thoroughly, data.removeprefix(MARK), limits)
    report = thorough if isinstance(thorough, Report) else thorough[1]
    assert report.ok is isinstance(thorough, tuple)
    assert outcome(read_json, data, limits) == thorough
    taken = decoded(data.removeprefix(MARK), limits)
    if isinstance(taken, tuple) and taken[0] == FORMAT_VERSION:
        assert isinstance(thorough, tuple), (
            f"taken by the fast way, refused by the other: {thorough}"
        )
        assert repr(thorough) == repr((taken[1], Report()))
        assert canonical(thorough[0]) == canonical(taken[1])
    return thorough


def canonical(document: Document) -> bytes:
    return dumps(document).encode()


def with_extension(text: str) -> bytes:
    head = '{"okomodel": "1.1", "dossier": {"id": "x", "name": "X", "municipalities": ["GM0302"]'
    return f'{head}, "extensions": {{"a": {text}}}}}}}'.encode()


# ------------------------------------------------------------------------------------- two ways


@given(texts(plain_documents()))
def test_the_two_ways_agree_on_valid_documents(data: bytes) -> None:
    agree(data)


@given(texts(broken_documents()))
def test_the_two_ways_agree_on_broken_documents(data: bytes) -> None:
    agree(data)


@given(json_values())
def test_the_two_ways_agree_on_any_json(value: Any) -> None:
    assert isinstance(agree(json_dumps(value).encode()), Report)
    agree(with_extension(json_dumps(value, ensure_ascii=False)))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "0",
            "-0",
            "-0.0",
            "[-0.0]",
            "1e5",
            "1E+5",
            "1e-400",
            "0.1e1",
            "1e308",
            "1e309",
            "-1e309",
        ),
        *("01", "+1", ".5", "1.", "0x1", "1_0", "NaN", "Infinity", "-Infinity", "nan", "- 1"),
        *("18446744073709551615", "18446744073709551616", "-9223372036854775809"),
        *(
            "0.1000000000000000055511151231257827021181583404541015625",
            "1e400",
            "123456789012345678",
        ),
        *(
            '"\\u0041"',
            '"\\ud83d\\ude00"',
            '"\\ud800"',
            '"\\udc00\\ud800"',
            '"\\x"',
            '"\t"',
            '"\x7f"',
        ),
        *(
            '"\\/"',
            '"\\u00e9"',
            '"é"',
            '"a:b"',
            '"\\""',
            "tru",
            "True",
            "null",
            "''",
            "[1,]",
            "{,}",
        ),
        *(
            '{"a":1,"a":2}',
            '{"":{}}',
            "[[[]]]",
            "/**/1",
            "1 // x",
            '{"a":1,}',
            '"\ufeff"',
            "\ufeff1",
        ),
    ],
)
def test_the_two_ways_agree_on_odd_spellings(text: str) -> None:
    agree(with_extension(text))


@pytest.mark.parametrize("digits", [300, 4214, 4215, 4299, 4300, 4301, 5000])
@pytest.mark.parametrize("sign", ["", "-"])
def test_the_two_ways_agree_on_huge_numbers(digits: int, sign: str) -> None:
    found = agree(with_extension(sign + "9" * digits))
    assert isinstance(found, tuple) is (digits <= 4300)
    agree(EXAMPLE.replace(b'"year": 2023', b'"year": ' + sign.encode() + b"9" * digits, 1))


# A text, a day, a number, a list and an object of each kind that the format has.
EACH = {
    "id": "x",
    "name": "X",
    "dossiers": [
        {
            "id": "x",
            "name": "X",
            "municipalities": ["GM0302"],
            "target_ages": {"youngest": 0, "oldest": 30},
            "horizon": "2034",
            "core_team": {
                "members": [{"role": "school", "organisation": "x", "start": "2023", "fte": 1.0}]
            },
            "work_groups": [{"id": "x", "name": "X", "domain": "home", "priorities": ["x"]}],
            "preparation": [{"milestone": "decision", "done": "2023-01-01", "skipped": "x"}],
            "rounds": [
                {
                    "id": "x",
                    "year": 2023,
                    "instrument": "gmj",
                    "fieldwork": {"start": "2023-01-01", "end": "2023-01-02"},
                    "grades": [1],
                    "responded": 1,
                    "measurements": [
                        {"indicator": "SOROK3A3", "base": 1, "percentage": 50.0, "group": "all"}
                    ],
                }
            ],
            "cycles": [{"number": 1, "start": "2023-01-01", "months": 12}],
            "waivers": [{"rule": "ACT07", "reason": "x", "by": "x", "until": "2026-01-01"}],
            "extensions": {"a": 1},
        }
    ],
}
BOUNDARIES: tuple[Any, ...] = (
    *(
        "",
        "x\n",
        "x",
        "X",
        " ",
        "1899-12-31",
        "1900-01-01",
        "2199-12-31",
        "2200-01-01",
        "2023-02-29",
    ),
    *("1899", "2200", "GM0302\n", "all\n", "ACT07\n", "SOROK3A3\n", "2023\n", "2023-01-01\n"),
    *(-1, 0, 1, 6, 7, 30, 31, 99, 100, 101, 120, 121, 1899, 1900, 2199, 2200, 10**9, 10**9 + 1),
    *(-0.0, 0.0, 1.0, 100.0, 100.1, True, None, [], {}, [""], ["x\n"], [0], [-0.0]),
)


def places(plain: Any, *path: Any) -> Iterator[tuple[Any, ...]]:
    """The way to every value of plain data."""
    parts = plain.items() if isinstance(plain, dict) else enumerate(plain)
    for key, value in parts:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, *path, key)


@pytest.mark.parametrize("path", [*places(EACH)], ids=lambda path: ".".join(map(str, path)))
def test_the_two_ways_agree_on_every_boundary_at_every_place(path: tuple[Any, ...]) -> None:
    for value in BOUNDARIES:
        plain = deepcopy(EACH)
        holder: Any = plain
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = value
        agree(json_text({"okomodel": "1.1", "programme": plain}, escaped=False).encode())
        del holder[path[-1]]
        agree(json_text({"okomodel": "1.1", "programme": plain}).encode())


def test_the_boundaries_are_tried_where_the_fast_way_is_taken() -> None:
    text = json_text({"okomodel": "1.1", "programme": EACH})
    assert isinstance(decoded(text.encode(), LIMITS), tuple)


@given(st.integers(0, len(EXAMPLE) - 1), st.integers(0, 255))
def test_the_two_ways_agree_on_a_wrong_byte(place: int, byte: int) -> None:
    agree(EXAMPLE[:place] + bytes([byte]) + EXAMPLE[place + 1 :])


@given(st.integers(0, len(EXAMPLE)), st.binary(max_size=3), st.integers(0, 3))
def test_the_two_ways_agree_on_bytes_put_in_or_left_out(place: int, new: bytes, gone: int) -> None:
    agree(EXAMPLE[:place] + new + EXAMPLE[place + gone :])


@given(st.integers(0, len(EXAMPLE)))
def test_the_two_ways_agree_on_a_document_cut_short(length: int) -> None:
    cut = agree(EXAMPLE[:length])
    assert isinstance(cut, Report) or length >= len(EXAMPLE) - 1


@given(st.binary(max_size=200))
@example(b"")
@example(MARK)
@example(MARK + MARK + b"{}")
@example(b"{")
@example(b'"\\')
@example(b"\x00")
@example(b"\xff\xfe{\x00}\x00")
def test_any_bytes_at_all_are_refused_in_the_same_way(data: bytes) -> None:
    assert isinstance(agree(data), Report)


@given(st.text(alphabet='{}[]":,\\ ae01.-+tnu\n', max_size=60))
def test_whatever_looks_like_json_is_read_or_refused(text: str) -> None:
    agree(text.encode())


@few
@given(texts(plain_documents()), st.integers(1, 12))
def test_the_two_ways_agree_on_how_deep_is_too_deep(data: bytes, depth: int) -> None:
    agree(data, Limits(depth=depth))


@given(documents())
def test_the_fast_way_is_taken_for_canonical_text(document: Document) -> None:
    data = canonical(document)
    taken = decoded(data, LIMITS)
    assert taken == (FORMAT_VERSION, document) or (
        COSTLY.search(data) and not isinstance(taken, tuple)
    )


def test_the_fast_way_is_taken_for_the_example() -> None:
    assert isinstance(decoded(EXAMPLE, LIMITS), tuple)


def test_a_default_spelt_out_costs_a_second_look_and_changes_nothing() -> None:
    spelt = EXAMPLE.replace(b'"id": "voorbeeldam",', b'"id": "voorbeeldam", "notes": null,', 1)
    assert spelt != EXAMPLE
    assert canonical(read_json(spelt, LIMITS).document) == EXAMPLE


# ------------------------------------------------------------------------------------- round trip


def test_writing_the_example_gives_its_bytes() -> None:
    assert canonical(read_json(EXAMPLE, LIMITS).document) == EXAMPLE
    assert canonical(read_thoroughly(EXAMPLE, LIMITS).document) == EXAMPLE


@given(documents())
def test_reading_what_was_written_gives_an_equal_object(document: Document) -> None:
    data = canonical(document)
    for read in (read_json, read_thoroughly):
        again, report = read(data, LIMITS)
        assert again == document
        assert repr(again) == repr(document)
        assert hash(again) == hash(document)
        assert canonical(again) == data
        assert report == Report()


@few
@given(documents())
def test_plain_data_go_there_and_back(document: Document) -> None:
    plain = to_dict(document)
    assert from_dict(plain) == document
    assert repr(from_dict(plain)) == repr(document)
    assert plain == json_loads(dumps(document))


@few
@given(document=documents(), escaped=st.booleans())
def test_how_a_document_was_spaced_and_escaped_makes_no_difference(
    *, document: Document, escaped: bool
) -> None:
    text = json_text(to_dict(document), spaced=True, escaped=escaped)
    assert dumps(loads(text)) == dumps(document)


@few
@given(documents())
def test_a_byte_order_mark_is_accepted_and_never_written(document: Document) -> None:
    assert loads(MARK + canonical(document)) == document
    assert not canonical(document).startswith(MARK)


# ----------------------------------------------------------------------------- codes in a text

NAMED = '"id": "x", "name": "X", "municipalities": ["GM0302"]'
CODED = (
    r'"notes": "een\ntwee \"drie\": vier \\ \/ \u00e9 \ud83d\ude00"',
    r'"notes": "\": {\"id\": \"y\""',
    r'"extensions": {"a\":b": 1, "\"": "\":\"", "\\": ":\\", "\u00e9": {}}',
)
HIDDEN = (
    r'"extensions": {"a": 1, "a": "x\":"}',
    r'"extensions": {"a\"": 1, "a\u0022": 2}',
    r'"extensions": {"a": 1, "a": "\u003a"}',
    r'"extensions": {"a": 1, "a": "\u003A"}',
    r'"name": "X\u003a"',
    r'"n\u0061me": "X\u003a"',
    r'"extensions": {"a": -0.0, "\":-0.0": 1}, "target_ages": {"youngest": -0.0}',
    r'"notes": "\ud800"',
)


def in_both(inner: str) -> Iterator[bytes]:
    """A dossier that says that too: by itself, first in a register, and around one."""
    yield f'{{"okomodel": "1.1", "dossier": {{{NAMED}, {inner}}}}}'.encode()
    plain = f'{{"id": "y", {NAMED[11:]}}}'
    for dossiers, around in ((f"{{{NAMED}, {inner}}}, {plain}", ""), (plain, f", {inner}")):
        programme = f'"id": "p", "name": "P", "dossiers": [{dossiers}]{around}'
        yield f'{{"okomodel": "1.1", "programme": {{{programme}}}}}'.encode()


@pytest.mark.parametrize("inner", CODED)
def test_line_ends_quotes_and_accents_in_a_text_leave_the_fast_way_open(inner: str) -> None:
    alone, first, _ = in_both(inner)
    for data in (alone, first):
        assert isinstance(decoded(data, LIMITS), tuple)
        agree(data)


@pytest.mark.parametrize("inner", HIDDEN)
def test_what_a_code_may_hide_is_looked_at_again(inner: str) -> None:
    for data in in_both(inner):
        assert not isinstance(decoded(data, LIMITS), tuple)
        agree(data)


PIECES = st.lists(
    st.sampled_from(
        ("a", ":", r"\"", r"\":", r"\\", r"\/", r"\n", r"\u003a", r"\u003A", r"\u0022", r"\u0061")
    ),
    max_size=3,
).map("".join)


@given(pairs=st.lists(st.tuples(PIECES, PIECES), max_size=4), deeper=st.booleans())
def test_the_two_ways_agree_on_codes_in_keys_and_texts(
    *, pairs: list[tuple[str, str]], deeper: bool
) -> None:
    inner = ", ".join(f'"{key}": "{text}"' for key, text in pairs)
    held = f'"extensions": {{"in": [{{{inner}}}]}}' if deeper else f'"extensions": {{{inner}}}'
    for data in in_both(held):
        agree(data)


# -------------------------------------------------------------------------------- canonical text


@few
@given(documents())
def test_equal_objects_give_equal_bytes(document: Document) -> None:
    data = canonical(document)
    held = {field.name: getattr(document, field.name) for field in attrs.fields(type(document))}
    copies = (unpickled(pickled(document)), attrs.evolve(document), type(document)(**held))
    for again in (*copies, loads(dumps(document))):
        assert again == document
        assert canonical(again) == data


def dossier(**given: Any) -> Dossier:
    return Dossier(id="x", name="X", municipalities=["GM0302"], **given)


@pytest.mark.parametrize(
    "spelt",
    [
        {"target_ages": AgeRange()},
        {"target_ages": AgeRange(youngest=int("10"), oldest=int("18"))},
        {"core_team": CoreTeam(members=[])},
        {"cycles": []},
        {"cycles": iter([])},
        {"extensions": {}},
        {"notes": None, "region": None, "fictitious": False},
        {"extensions": {}, "rounds": (), "core_team": unpickled(pickled(CoreTeam()))},
    ],
    ids="+".join,
)
def test_a_default_given_explicitly_is_left_out(spelt: dict[str, Any]) -> None:
    assert dumps(dossier(**spelt)) == dumps(dossier())


def test_a_default_below_is_left_out_too() -> None:
    template = str(b"oko-nl", "ascii")  # equal to the default, and another object
    grades = [int("2"), int("4")]
    plain = dossier(
        cycles=[PlanCycle(number=1, start="2024-01-01")],
        rounds=[SurveyRound(id="r", year=2023, instrument="gmj")],
    )
    spelt = dossier(
        cycles=[PlanCycle(number=1, start="2024-01-01", template=template, months=int("24"))],
        rounds=[SurveyRound(id="r", year=2023, instrument="gmj", grades=grades, measurements=[])],
    )
    assert dumps(spelt) == dumps(plain)
    assert "template" not in dumps(spelt)
    assert "grades" not in dumps(spelt)


def test_what_is_not_the_default_is_written() -> None:
    cycle = PlanCycle(number=1, start="2024-01-01", template="oko-pilot", months=12)
    text = dumps(dossier(cycles=[cycle], target_ages=AgeRange(oldest=17), notes=""))
    for part in ('"template": "oko-pilot"', '"months": 12', '"oldest": 17', '"notes": ""'):
        assert part in text
    assert "youngest" not in text


@pytest.mark.parametrize("value", [0, 0.0, -0.0, 88, 88.0, 7.25])
def test_percentages_are_written_as_floats(value: float) -> None:
    figure = Measurement(indicator="SOROK3A3", base=10, percentage=value)
    rounds = [SurveyRound(id="r", year=2023, instrument="gmj", measurements=[figure])]
    assert f'"percentage": {abs(float(value))!r}' in dumps(dossier(rounds=rounds))


@few
@given(documents())
def test_the_text_is_indented_by_two_and_ends_with_one_line_feed(document: Document) -> None:
    text = dumps(document)
    assert text.startswith('{\n  "okomodel": "1.1",\n  "')
    assert text.endswith("\n}\n")
    assert "\r" not in text.replace("\\r", "")
    assert json_loads(text) == to_dict(document)


@few
@given(documents())
def test_keys_stand_in_the_order_of_the_format(document: Document) -> None:
    plain = to_dict(document)
    (held,) = (value for key, value in plain.items() if key != "okomodel")
    order = [field.name for field in attrs.fields(type(document))]
    assert [*held] == sorted(held, key=order.index)


def test_text_is_written_as_it_is() -> None:
    text = dumps(dossier(notes='é 漢 \U0001f600 \u2028 "\\/\n\x7f'))
    assert 'é 漢 \U0001f600 \u2028 \\"\\\\/\\n\x7f' in text
    assert loads(text) == dossier(notes='é 漢 \U0001f600 \u2028 "\\/\n\x7f')


def test_extensions_keep_their_order_and_the_kind_of_their_numbers() -> None:
    foreign = {"z": 1, "a": [1.0, True, None, {"é": -0.0, "": 10**40}]}
    text = dumps(dossier(extensions=foreign))
    again = loads(text)
    assert repr(again.extensions) == repr(foreign)
    assert dumps(again) == text


def test_the_first_reading_and_writing_may_be_in_many_threads() -> None:
    """msgspec looks at classes on first use, and threads that do so together end the process."""
    script = """
import threading, okomodel
text = open("examples/voorbeeldam.json").read()
start = threading.Barrier(8)
def work():
    start.wait()
    assert okomodel.dumps(okomodel.loads(text)) == text
threads = [threading.Thread(target=work) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""
    root = Path(__file__).parents[2]
    for _ in range(3):
        subprocess.run([sys.executable, "-c", script], cwd=root, check=True)


@pytest.mark.parametrize(
    ("text", "english", "dutch"),
    [
        ("{", "a key in double quotes is missing", "er ontbreekt een sleutel"),
        ('{"a"}', "a colon is missing", "er ontbreekt een dubbele punt"),
        ('{"a": ', "a value is missing", "er ontbreekt een waarde"),
        ('{"a": 1 "b": 2}', "a comma is missing", "er ontbreekt een komma"),
        ('{"a": "x', "a text is not closed", "een tekst wordt niet gesloten"),
        ('{"a": "x\ty"}', "a line end or a tab", "een regeleinde of een tab"),
        ('{"a": "\\x"}', "a code that does not exist", "een code die niet bestaat"),
        ('{"a": "\\u12"}', "a code that does not exist", "een code die niet bestaat"),
        ("{} {}", "more stands behind the document", "staat nog iets"),
    ],
)
def test_why_it_is_no_json_is_said_in_both_languages(text: str, english: str, dutch: str) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(text)
    (finding,) = caught.value.report
    assert english in finding.text("en")
    assert dutch in finding.text("nl")
