"""Problems a document can have: all of them at once, one for each fault, each with its path."""

import sys
from collections.abc import Iterator
from json import dumps
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import DocumentError
from okomodel.findings import Finding, Level, Severity
from okomodel.formats import Limits, from_dict, loads
from okomodel.formats import dumps as write_text
from okomodel.formats.form import FormName
from okomodel.formats.json import _NUMBERS
from okomodel.formats.problems import path_to, written
from okomodel.wording import said
from tests.documents import Data, broken_documents, texts

EXAMPLE = Path("examples/voorbeeldam.json").read_bytes()
BASE = {"id": "x", "name": "X", "municipalities": ["GM0302"]}


def document(**given: Any) -> Data:
    return {"okomodel": "1.0", "dossier": {**BASE, **given}}


def without(*keys: str, **given: Any) -> Data:
    held = document(**given)
    held["dossier"] = {key: held["dossier"][key] for key in held["dossier"] if key not in keys}
    return held


def findings(data: object, limits: Limits | None = None) -> tuple[Finding, ...]:
    """What is found in a text, in bytes or in plain data that are refused."""
    read: Any = loads if isinstance(data, str | bytes) else from_dict
    with pytest.raises(DocumentError) as caught:
        read(data, limits=limits or Limits())
    return caught.value.report.findings


def problems_in(data: Data | bytes) -> DocumentError | None:
    """What is wrong with data that may well be right."""
    try:
        _ = loads(data) if isinstance(data, bytes) else from_dict(data)
    except DocumentError as error:
        return error
    return None


def found(data: object, limits: Limits | None = None) -> list[tuple[str, str]]:
    """Code and path of each."""
    return [(finding.code, finding.path) for finding in findings(data, limits)]


def only(data: object, limits: Limits | None = None) -> Finding:
    (finding,) = findings(data, limits)
    return finding


def round_(**given: Any) -> Data:
    held = {"id": "r", "year": 2023, "instrument": "gmj", **given}
    return document(rounds=[held])


def figure(**given: Any) -> Data:
    return round_(measurements=[{"indicator": "SOROK3A3", "base": 10, **given}])


# ---------------------------------------------------------------------------------- all at once


def test_a_document_with_ten_faults_gives_ten_findings_each_with_its_path_and_message() -> None:
    data = {
        "okomodel": "1.0",
        "dossier": {
            "id": "Voorbeeldam",
            "municipalities": ["GM0302", "302"],
            "fictitious": 1,
            "target_ages": {"youngest": 18, "oldest": 12},
            "rounds": [{"id": "r", "year": "2023", "instrument": "gjm"}],
            "cycles": [
                {
                    "number": 1,
                    "start": "2024-01-01T00:00:00",
                    "milstones": [],
                    "plan": {
                        "title": "Plan",
                        "period": {"start": "2025-01-01", "end": "2024-12-31"},
                    },
                }
            ],
            "notes": None,
        },
    }
    given_back = findings(data)
    assert {(finding.code, finding.path) for finding in given_back} == {
        ("DOC03", "dossier.name"),
        ("DOC05", "dossier.id"),
        ("DOC05", "dossier.municipalities[1]"),
        ("DOC04", "dossier.fictitious"),
        ("DOC05", "dossier.target_ages"),
        ("DOC04", "dossier.rounds[0].year"),
        ("DOC05", "dossier.rounds[0].instrument"),
        ("DOC05", "dossier.cycles[0].start"),
        ("DOC02", "dossier.cycles[0].milstones"),
        ("DOC05", "dossier.cycles[0].plan.period"),
    }
    assert len({finding.message for finding in given_back}) == len(given_back) == 10
    assert found(dumps(data)) == [(finding.code, finding.path) for finding in given_back]


@given(broken_documents())
def test_every_problem_is_said_in_both_languages(data: Data) -> None:
    error = problems_in(data)
    for finding in error.report if error else ():
        assert "" not in {*finding.parts("en"), *finding.parts("nl")}
        assert finding.message != finding.message_nl
        assert finding.hint != finding.hint_nl
        assert finding.level is Level.LIBRARY
        assert len(finding.message) < 1000
    assert str(error).encode()


@given(texts(broken_documents()))
def test_no_place_has_the_same_problem_twice(data: bytes) -> None:
    error = problems_in(data)
    assert error is None or len({*error.report}) == len(error.report)


# ------------------------------------------------------------------------------------ DOC01


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("", 1, 1),
        ("{", 1, 2),
        ('{"okomodel": "1.0",\n "dossier": {"id": }}', 2, 20),
        ('{\n\n  "okomodel" "1.0"}', 3, 14),
        ('{"okomodel": "1.0"} x', 1, 21),
        ('{"okomodel": "1\n.0"}', 1, 16),
        ("{'okomodel': 1}", 1, 2),
        ('{"é": 漢}', 1, 7),
        ("okomodel: '1.0'\n", 1, 1),
    ],
)
def test_doc01_names_line_and_column(text: str, line: int, column: int) -> None:
    finding = only(text)
    assert (finding.code, finding.path, finding.severity) == ("DOC01", "", Severity.ERROR)
    assert f"line {line}, column {column}" in finding.message
    assert f"regel {line}, kolom {column}" in finding.message_nl


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_doc01_other_encodings_are_refused(encoding: str) -> None:
    assert only('{"okomodel": "1.0", "dossier": {"é": 1}}'.encode(encoding)).code == "DOC01"


def test_doc01_latin_1_is_refused_with_its_place() -> None:
    finding = only('{\n"é": "geïnteresseerd"}'.encode("latin-1"))
    assert finding.code == "DOC01"
    assert finding.message == "is not UTF-8 text at line 2, column 2."


@pytest.mark.parametrize(
    "data", [b'"\xed\xa0\x80"', b'"\xc0\xaf"', b'"\xf4\x90\x80\x80"', b'"\xe2\x82"', b'"\x80"']
)
def test_doc01_bytes_that_are_no_utf_8_are_refused(data: bytes) -> None:
    assert "not UTF-8 text at line 1, column 2" in only(data).message


def test_doc01_a_text_with_a_lone_surrogate_is_refused() -> None:
    assert "not UTF-8" in only('{"\ud800": 1}').message


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "9" * 4301, "-" + "9" * 9999])
def test_doc01_names_where_a_number_is_none(number: str) -> None:
    text = f'{{"okomodel": "1.0",\n "NaN -Infinity": [{number}]}}'
    finding = only(text)
    assert finding.code == "DOC01"
    assert "line 2, column 20 what is no JSON number" in finding.message


@pytest.fixture
def _few_digits() -> Iterator[None]:
    """As where PYTHONINTMAXSTRDIGITS is 640, the fewest that Python can be asked for."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    yield
    sys.set_int_max_str_digits(before)


@pytest.mark.usefixtures("_few_digits")
@pytest.mark.parametrize("form", ["json", "yaml"])
def test_doc01_names_where_a_number_has_more_digits_than_python_is_asked_to_read(
    form: FormName,
) -> None:
    for digits, is_read in ((640, True), (641, False), (1000, False)):
        extensions = f'{{"f": 0.{"1" * 5000}, "a":\n [{"1" * digits}]}}'
        text = f'{{"okomodel": "1.0", "dossier": {dumps(BASE)[:-1]}, "extensions": {extensions}}}}}'
        if is_read:
            document = loads(text, form=form)
            assert loads(write_text(document, form=form), form=form) == document
        else:
            with pytest.raises(DocumentError) as refused:
                loads(text, form=form)
            (finding,) = refused.value.report
            assert (finding.code, finding.line, finding.column) == ("DOC01", 2, 3)


@pytest.mark.usefixtures("_few_digits")
def test_doc05_a_number_that_cannot_be_written_is_no_value() -> None:
    data = {"okomodel": "1.0", "dossier": {**BASE, "extensions": {"a": 10**640}}}
    with pytest.raises(DocumentError) as refused:
        from_dict(data)
    assert [one.code for one in refused.value.report] == ["DOC05"]


def test_doc01_each_number_is_looked_at_once() -> None:
    """A pattern that begins anew at each digit of a number takes hours for a large document."""
    numbers = [*["1" * 4300] * 4, "0." + "1" * 5000, "-1e400", "NaN"]
    seen = [one.group() for one in _NUMBERS.finditer(f'{{"1 NaN":[{",".join(numbers)}]}}')]
    assert seen == ['"1 NaN"', *numbers]


def test_a_byte_order_mark_is_accepted_once() -> None:
    mark = b"\xef\xbb\xbf"
    assert loads(mark + EXAMPLE) == loads(EXAMPLE)
    assert only(mark + mark + EXAMPLE).code == "DOC01"
    assert only(b" " + mark + EXAMPLE).code == "DOC01"


# --------------------------------------------------------------------------- DOC02, DOC03


def test_doc02_names_the_nearest_known_key() -> None:
    finding = only(document(cycles=[{"number": 1, "start": "2024-01-01", "milstones": []}]))
    assert (finding.code, finding.path) == ("DOC02", "dossier.cycles[0].milstones")
    assert finding.message == 'unknown key "milstones".'
    assert finding.hint == "Did you mean milestones?"
    assert finding.text("nl") == 'onbekende sleutel "milstones". Bedoelde u milestones?'


def test_doc02_lists_the_known_keys_where_none_is_near() -> None:
    finding = only(document(target_ages={"xyz": 1}))
    assert (finding.code, finding.path) == ("DOC02", "dossier.target_ages.xyz")
    assert "Known here: youngest, oldest." in finding.hint
    assert "extensions" in finding.hint


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("", 'dossier[""]'),
        ("a.b", 'dossier["a.b"]'),
        ("a b", 'dossier["a b"]'),
        ("a[0]", 'dossier["a[0]"]'),
        ('"', 'dossier["\\""]'),
        ("7", 'dossier["7"]'),
        ("é", 'dossier["\\u00e9"]'),
        ("a\n", 'dossier["a\\n"]'),
        ("\ud800", 'dossier["\\ud800"]'),
        ("x" * 50, "dossier." + "x" * 50),
        ("x y" * 50, f'dossier["{("x y" * 50)[:40]}"]'),
        ("a-b_C", "dossier.a-b_C"),
    ],
)
def test_an_odd_key_is_quoted_in_its_path(key: str, path: str) -> None:
    assert found(document(**{key: 1})) == [("DOC02", path)]
    assert found(dumps(document(**{key: 1}))) == [("DOC02", path)]


def test_a_path_goes_by_keys_and_indices() -> None:
    assert path_to("dossier", "cycles", 0, "plan", "a b", 3) == 'dossier.cycles[0].plan["a b"][3]'
    assert path_to("", "okomodel") == "okomodel"
    assert path_to("", 0) == "[0]"


@pytest.mark.parametrize("key", ["id", "name", "municipalities"])
def test_doc03_a_missing_key_is_named_at_the_end_of_its_path(key: str) -> None:
    finding = only(without(key))
    assert (finding.code, finding.path) == ("DOC03", f"dossier.{key}")
    assert finding.message == f"the key {key} is missing."


@pytest.mark.parametrize(
    ("right", "wrong"), [("municipalities", "municipalites"), ("name", "nane"), ("name", "Name")]
)
def test_one_fault_is_one_problem_a_misspelt_required_key(right: str, wrong: str) -> None:
    finding = only(without(right, **{wrong: BASE[right]}))
    assert (finding.code, finding.path) == ("DOC02", f"dossier.{wrong}")
    assert finding.hint == f"Did you mean {right}?"


def test_one_fault_is_one_problem_a_misspelt_key_of_the_envelope() -> None:
    held = document()["dossier"]
    assert found({"okomodl": "1.0", "dossier": held}) == [("DOC02", "okomodl")]
    assert found({"okomodel": "1.0", "dosier": held}) == [("DOC02", "dosier")]
    assert found({"okomodel": "1.0", "program": {}}) == [("DOC02", "program")]


def test_two_faults_are_two_problems_a_foreign_key_and_a_missing_one() -> None:
    assert found(without("name", zzz=1)) == [("DOC02", "dossier.zzz"), ("DOC03", "dossier.name")]


def test_doc03_a_document_names_its_format() -> None:
    assert found({"dossier": BASE}) == [("DOC03", "okomodel")]
    assert found({}) == [("DOC03", "okomodel"), ("DOC05", "")]


# ------------------------------------------------------------------------------------ DOC04


@pytest.mark.parametrize(
    ("given_data", "path"),
    [
        (document(target_ages={"oldest": "24"}), "dossier.target_ages.oldest"),
        (document(target_ages={"oldest": 24.0}), "dossier.target_ages.oldest"),
        (document(target_ages={"oldest": True}), "dossier.target_ages.oldest"),
        (document(target_ages={"oldest": None}), "dossier.target_ages.oldest"),
        (document(target_ages={"oldest": [18]}), "dossier.target_ages.oldest"),
        (document(target_ages=None), "dossier.target_ages"),
        (document(target_ages=[]), "dossier.target_ages"),
        (document(target_ages="10-18"), "dossier.target_ages"),
        (document(fictitious=1), "dossier.fictitious"),
        (document(fictitious="true"), "dossier.fictitious"),
        (document(fictitious=None), "dossier.fictitious"),
        (document(id=None), "dossier.id"),
        (document(id=302), "dossier.id"),
        (document(region=302), "dossier.region"),
        (document(region=["a"]), "dossier.region"),
        (document(horizon=2034), "dossier.horizon"),
        (document(cycles=None), "dossier.cycles"),
        (document(cycles={}), "dossier.cycles"),
        (document(cycles="[]"), "dossier.cycles"),
        (document(cycles=[None]), "dossier.cycles[0]"),
        (document(municipalities="GM0302"), "dossier.municipalities"),
        (document(municipalities=[302]), "dossier.municipalities[0]"),
        (document(extensions=None), "dossier.extensions"),
        (document(extensions=[]), "dossier.extensions"),
        (round_(fieldwork="2023-10"), "dossier.rounds[0].fieldwork"),
        (round_(fieldwork={"start": 20231001}), "dossier.rounds[0].fieldwork.start"),
        (round_(year=2023.0), "dossier.rounds[0].year"),
        (round_(instrument=1), "dossier.rounds[0].instrument"),
        (round_(grades=[2, "4"]), "dossier.rounds[0].grades[1]"),
        (figure(percentage="88"), "dossier.rounds[0].measurements[0].percentage"),
        (figure(count=True), "dossier.rounds[0].measurements[0].count"),
        ({"okomodel": 1.0, "dossier": BASE}, "okomodel"),
        ({"okomodel": None, "dossier": BASE}, "okomodel"),
        ({"okomodel": "1.0", "dossier": None}, "dossier"),
        ({"okomodel": "1.0", "dossier": [BASE]}, "dossier"),
        ({"okomodel": "1.0", "programme": "x"}, "programme"),
        ([], ""),
        (None, ""),
        ("dossier", ""),
        (1.5, ""),
    ],
    ids=lambda value: str(value)[-60:],
)
def test_doc04_nothing_is_coerced(given_data: Any, path: str) -> None:
    assert found(dumps(given_data)) == [("DOC04", path)]
    assert given_data == "dossier" or found(given_data) == [("DOC04", path)]


def test_doc04_says_what_is_expected_and_what_is_there() -> None:
    finding = only(document(target_ages={"oldest": "24"}))
    assert finding.message == 'expects an age from 0 to 30, not "24".'
    assert finding.message_nl == 'verwacht een leeftijd van 0 tot 30, niet "24".'


def test_doc04_lists_and_objects_are_named_in_the_language_of_the_message() -> None:
    finding = only(document(region=["a"], id="x"))
    assert finding.message == "expects a text, not a list."
    assert finding.message_nl == "verwacht een tekst, niet een lijst."
    assert (
        only(document(region={"a": 1})).message_nl
        == "verwacht een tekst, niet sleutels met waarden."
    )
    assert only(document(region={})).message == "expects a text, not {}."


def test_a_whole_number_is_a_percentage() -> None:
    read = from_dict(figure(percentage=88))
    assert read == from_dict(figure(percentage=88.0)) == loads(dumps(figure(percentage=88)))


# ------------------------------------------------------------------------------------ DOC05


@pytest.mark.parametrize(
    ("given_data", "path"),
    [
        (document(id="X"), "dossier.id"),
        (document(name=""), "dossier.name"),
        (document(name="\ud800"), "dossier.name"),
        (document(notes="\udfff"), "dossier.notes"),
        (document(municipalities=[]), "dossier.municipalities"),
        (
            document(municipalities=["GM0302", "GM\u0660\u0663\u0660\u0662"]),
            "dossier.municipalities[1]",
        ),
        (document(horizon="2034-13"), "dossier.horizon"),
        (document(horizon="\u0662\u0660\u0663\u0664"), "dossier.horizon"),
        (document(horizon="2034\n"), "dossier.horizon"),
        (document(target_ages={"oldest": 31}), "dossier.target_ages.oldest"),
        (document(target_ages={"oldest": 10**400}), "dossier.target_ages.oldest"),
        (document(target_ages={"youngest": 19}), "dossier.target_ages"),
        (document(extensions={"a": "\ud800"}), "dossier.extensions"),
        (round_(reported_on="2026-03-24T10:00:00"), "dossier.rounds[0].reported_on"),
        (round_(reported_on="20260324"), "dossier.rounds[0].reported_on"),
        (round_(reported_on="2023-02-29"), "dossier.rounds[0].reported_on"),
        (round_(year=2200), "dossier.rounds[0].year"),
        (round_(instrument="GMJ"), "dossier.rounds[0].instrument"),
        (round_(fieldwork={"start": "1899-12-31"}), "dossier.rounds[0].fieldwork.start"),
        (
            round_(fieldwork={"start": "2024-01-02", "end": "2024-01-01"}),
            "dossier.rounds[0].fieldwork",
        ),
        (figure(count=11), "dossier.rounds[0].measurements[0]"),
        (figure(), "dossier.rounds[0].measurements[0]"),
        (figure(count=1, percentage=2), "dossier.rounds[0].measurements[0]"),
        (figure(count=1, withheld=True), "dossier.rounds[0].measurements[0]"),
        (figure(percentage=100.5), "dossier.rounds[0].measurements[0].percentage"),
        ({"okomodel": "1", "dossier": BASE}, "okomodel"),
        ({"okomodel": "v1.0", "dossier": BASE}, "okomodel"),
        ({"okomodel": "1.0", "dossier": BASE, "programme": {"id": "x", "name": "X"}}, ""),
        ({"okomodel": "1.0"}, ""),
    ],
    ids=lambda value: ascii(value)[-60:],
)
def test_doc05_a_value_that_is_not_allowed(given_data: Any, path: str) -> None:
    assert found(given_data) == [("DOC05", path)]
    assert found(dumps(given_data)) == [("DOC05", path)]


def test_doc05_names_the_nearest_value_of_an_enumeration() -> None:
    finding = only(round_(instrument="gjm"))
    assert finding.hint == "Did you mean gmj?"
    assert "one of gmj, oko, pilot, planet-youth, other" in finding.message


def test_doc05_shows_the_values_that_contradict_each_other() -> None:
    finding = only(figure(count=11))
    assert (
        finding.message
        == "expects a base beside a count, and a count that is not above it, not base 10, count 11."
    )
    assert finding.hint_nl == "Deze waarden spreken elkaar tegen: verbeter er een."


def test_two_contradictions_in_one_object_are_two_problems() -> None:
    path = "dossier.rounds[0].measurements[0]"
    assert found(figure(count=11, percentage=2)) == [("DOC05", path), ("DOC05", path)]


def test_a_contradiction_is_found_whatever_else_is_wrong() -> None:
    data = round_(fieldwork={"start": "2024-01-02", "end": "2024-01-01", "einde": 1})
    assert {*found(data)} == {
        ("DOC02", "dossier.rounds[0].fieldwork.einde"),
        ("DOC05", "dossier.rounds[0].fieldwork"),
    }


def test_values_that_are_wrong_themselves_are_not_compared() -> None:
    data = round_(fieldwork={"start": "2024-13-01", "end": "2024-01-01"})
    assert found(data) == [("DOC05", "dossier.rounds[0].fieldwork.start")]


def test_doc05_a_document_holds_exactly_one_of_dossier_and_programme() -> None:
    finding = only({"okomodel": "1.0"})
    assert finding.message.startswith("holds neither, but a document holds exactly one of")
    assert finding.message_nl.startswith("bevat geen van beide, maar")


# ------------------------------------------------------------------------------------ DOC10


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"okomodel":"1.0","okomodel":"1.0","dossier":%s}', "okomodel"),
        ('{"okomodel":"1.0","dossier":%s,"dossier":%s}', "dossier"),
        ('{"okomodel":"1.0","dossier":{"id":"x","id":"x","name":"X","municipalities":["GM0302"]}}',
         "dossier.id"),
    ],
)  # fmt: skip
def test_doc10_a_key_given_twice_even_with_the_same_value(text: str, path: str) -> None:
    assert found(text.replace("%s", dumps(BASE))) == [("DOC10", path)]


@pytest.mark.parametrize(
    ("inside", "path"),
    [
        ('"extensions":{"a":1,"a":1}', "dossier.extensions.a"),
        ('"extensions":{"a":[{"b":{"c d":1,"c d":2}}]}', 'dossier.extensions.a[0].b["c d"]'),
        ('"extensions":{"a":1,"\\u0061":1}', "dossier.extensions.a"),
        ('"extensions":{"":1,"":1}', 'dossier.extensions[""]'),
        ('"target_ages":{"oldest":18,"oldest":18}', "dossier.target_ages.oldest"),
        ('"notes":null,"notes":null', "dossier.notes"),
        ('"notes":"a","notes":"\\":"', "dossier.notes"),
        ('"notes":null,"region":"\\":\\":","notes":null', "dossier.notes"),
        ('"notes":"a","notes":"a","region":"\\u003a"', "dossier.notes"),
        ('"cycles":[{"number":1,"number":1,"start":"2024-01-01"}]', "dossier.cycles[0].number"),
    ],
)  # fmt: skip
def test_doc10_wherever_it_stands(inside: str, path: str) -> None:
    text = f'{{"okomodel":"1.0","dossier":{dumps(BASE)[:-1]},{inside}}}}}'
    assert found(text) == [("DOC10", path)]


def test_doc10_comes_with_the_other_problems() -> None:
    text = '{"okomodel":"1.0","dossier":{"id":"X","id":"Y","name":"X","municipalities":["GM0302"]}}'
    assert found(text) == [("DOC10", "dossier.id"), ("DOC05", "dossier.id")]


def test_doc10_a_key_given_three_times_is_one_problem() -> None:
    text = '{"okomodel":"1.0","okomodel":"1.0","okomodel":"1.0","dossier":%s}'
    assert found(text.replace("%s", dumps(BASE))) == [("DOC10", "okomodel")]


def test_doc10_very_many_keys_given_twice_are_all_named() -> None:
    pairs = ",".join(f'"k{n % 20_000}":{n}' for n in range(40_000))
    text = f'{{"okomodel":"1.0","dossier":{dumps(BASE)[:-1]},"extensions":{{{pairs}}}}}}}'
    with pytest.raises(DocumentError) as refused:
        loads(text, limits=Limits(problems=30_000))
    assert len(refused.value.report) == 20_000


# ---------------------------------------------------------------------- how values are shown


@pytest.mark.parametrize(
    ("value", "en", "nl"),
    [
        (None, "null", "null"),
        (True, "true", "true"),
        (24.0, "24.0", "24.0"),
        ("é", '"é"', '"é"'),
        ("\ud800", '"\\ud800"', '"\\ud800"'),
        ([], "[]", "[]"),
        ([1], "a list", "een lijst"),
        ((1,), "a list", "een lijst"),
        ({}, "{}", "{}"),
        ({"a": 1}, "keys with values", "sleutels met waarden"),
        (10**5000, "a number of thousands of digits", "een getal van duizenden cijfers"),
        ({1}, "{1}", "{1}"),
        (b"x", "b'x'", "b'x'"),
        (float("nan"), "NaN", "NaN"),
        ("x" * 100, '"' + "x" * 36 + "...", '"' + "x" * 36 + "..."),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_is_shown_as_the_document_has_it(value: object, en: str, nl: str) -> None:
    assert (said(written(value)), said(written(value), "nl")) == (en, nl)


@given(st.recursive(st.none() | st.text() | st.floats() | st.binary(), st.lists))
def test_whatever_is_shown_is_short_and_can_be_printed(value: object) -> None:
    text = said(written(value))
    assert 0 < len(text) <= 40
    assert text.encode()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ondersteund", "supported"), ("Gestopt", "stopped"), (" in besluitvorming ", "deciding")],
)
def test_who_types_the_label_is_told_the_value(typed: str, meant: str) -> None:
    plain = {"id": "x", "name": "X", "municipalities": ["GM0302"]}
    claim = {"status": typed, "since": "2024"}
    with pytest.raises(DocumentError) as caught:
        from_dict({"okomodel": "1.0", "dossier": {**plain, "participation": [claim]}})
    (finding,) = caught.value.report
    assert finding.hint == f"Did you mean {meant}?"
    assert finding.path == "dossier.participation[0].status"
