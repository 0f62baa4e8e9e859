"""The commonest mistakes: what is meant is proposed, and what is proposed is accepted."""

from collections.abc import Iterator
from json import dumps
from re import findall
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import DocumentError, InvalidValue
from okomodel.findings import Finding
from okomodel.formats import from_dict, loads
from okomodel.formats.form import FormName
from okomodel.formats.keys import sought
from okomodel.model import Dossier
from okomodel.model.document import classes
from okomodel.model.shape import Field, shape, word
from okomodel.reference.rule import problems
from okomodel.values.constraints import Check, JsonObject, Number, Text
from okomodel.values.held import Held, held
from okomodel.values.partial_date import PartialDate
from okomodel.values.typed_text import as_value
from okomodel.wording import Wording
from tests.documents import WRONG, Data, broken_documents

JARGON = frozenset({"slug", "array", "object", "objects", "objecten", "mapping", "string"})
HEAD = 'okomodel: "1.1"\ndossier:\n  id: x\n  name: X\n'
BASE = f"{HEAD}  municipalities: [GM0302]\n"
ROUND = f"{BASE}  rounds:\n    - id: r\n      year: 2023\n      instrument: gmj\n"
IN_A_ROUND = f"{BASE}  rounds:\n    - {{id: r, year: 2023, instrument: gmj, "


def findings(text: str, form: FormName = "yaml") -> tuple[Finding, ...]:
    with pytest.raises(DocumentError) as refused:
        loads(text, form=form)
    return refused.value.report.findings


def hint(text: str, form: FormName = "yaml") -> str:
    """The Dutch hint of the one thing that is wrong."""
    (finding,) = findings(text, form)
    return finding.hint_nl


def as_json(**more: Any) -> str:
    plain = {"id": "x", "name": "X", "municipalities": ["GM0302"], **more}
    return dumps({"okomodel": "1.1", "dossier": plain})


def every_held() -> Iterator[tuple[str, Field]]:
    for kind in classes():
        for field in shape(kind).fields.values():
            yield f"{kind.__name__}.{field.name}", field


PLAIN: dict[str, Held] = {name: one.held for name, one in every_held() if not one.held.is_thing}
# ------------------------------------------------------------------------------------- days

DAYS = [
    ("17-01-2024", "2024-01-17"),
    ("17/1/2024", "2024-01-17"),
    ("2024/01/18", "2024-01-18"),
    ("18 januari 2024", "2024-01-18"),
    ("donderdag 18 januari 2024", "2024-01-18"),
    ("18 jan. 2024", "2024-01-18"),
    ("2024-1-18", "2024-01-18"),
    ("2024-01-18T10:00:00", "2024-01-18"),
]
LESS = [
    ("juni 2024", "2024-06"),
    ("June 2024", "2024-06"),
    ("01-2024", "2024-01"),
    ("2024-1", "2024-01"),
    ("202401", "2024-01"),
    ("voorjaar 2024", "2024-21"),
    ("zomer 2024", "2024-22"),
    ("najaar 2024", "2024-23"),
    ("herfst 2024", "2024-23"),
    ("winter 2024/2025", "2024-24"),
    ("2e kwartaal 2024", "2024-34"),
    ("Q3 2024", "2024-35"),
]


@pytest.mark.parametrize("form", ["json", "yaml"])
@pytest.mark.parametrize(("typed", "meant"), DAYS + LESS)
def test_a_day_is_proposed_as_the_format_has_it(typed: str, meant: str, form: FormName) -> None:
    text = as_json(horizon=typed) if form == "json" else f"{BASE}  horizon: {typed}\n"
    assert hint(text, form) == f"Bedoelde u {meant}?"


def test_a_year_without_quotes_gets_them() -> None:
    assert hint(f"{BASE}  horizon: 2034\n") == 'Zet het tussen aanhalingstekens: "2034".'
    assert hint(as_json(horizon=2034), "json") == 'Bedoelde u "2034"?'


@pytest.mark.parametrize("typed", ["2025", "202501", "juni 2025", "voorjaar 2025"])
def test_where_a_whole_day_is_needed_less_is_not_proposed(typed: str) -> None:
    claim = f"{BASE}  waivers: [{{rule: TEA01, reason: x, by: y, until: {typed}}}]\n"
    assert hint(claim) == "Hier is een hele dag nodig: JJJJ-MM-DD."


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31-11-2024", "November 2024 heeft 30 dagen."),
        ("2023-02-29", "Februari 2023 heeft 28 dagen."),
        ("2024-13", "Een jaar heeft 12 maanden."),
    ],
)
def test_a_day_that_does_not_exist_is_said_not_to(typed: str, why: str) -> None:
    assert hint(f"{BASE}  horizon: {typed}\n") == why


# ---------------------------------------------------------------------- nothing to fill in


@pytest.mark.parametrize("typed", ["n.v.t.", "nvt", "onbekend", "unknown", "'?'", "'-'"])
def test_who_has_nothing_to_fill_in_leaves_the_key_out(typed: str) -> None:
    assert hint(f"{BASE}  horizon: {typed}\n") == "Laat de sleutel weg."
    assert hint(f"{BASE}  rounds: {typed}\n") == "Laat de sleutel weg."
    assert hint(f"{ROUND}      fieldwork: {typed}\n") == "Laat de sleutel weg."


@pytest.mark.parametrize("typed", ["-", "?"])
def test_a_sign_that_is_no_yaml_says_so_too(typed: str) -> None:
    assert hint(f"{BASE}  horizon: {typed}\n").startswith("Laat de sleutel weg als")


def test_what_is_required_is_not_left_out() -> None:
    claim = f"{BASE}  participation: [{{status: supported, since: onbekend}}]\n"
    assert hint(claim) == "Vul de waarde in: die is verplicht."


def test_a_free_text_may_say_that_it_is_not_known() -> None:
    assert loads(f"{BASE}  region: onbekend\n", form="yaml")


# ---------------------------------------------------------------------- codes, ids and names


@pytest.mark.parametrize(
    "typed", ["gm0345", "345", "0345", '"345"', "Veenendaal", "Gemeente Veenendaal"]
)
def test_the_code_of_a_municipality_is_proposed(typed: str) -> None:
    assert hint(f"{HEAD}  municipalities: [{typed}]\n") == "Bedoelde u GM0345?"


def test_of_what_is_no_municipality_it_is_told_how_to_look() -> None:
    assert "okomodel find gemeente" in hint(f"{HEAD}  municipalities: [Nergenshuizen]\n")


ORGANISATIONS = "  organisations: [{id: gnw, name: GGD Noord, kind: ggd}]\n"


@pytest.mark.parametrize("typed", ["GGD Noord", "ggd-noord", "Gnw"])
def test_a_name_where_an_id_is_wanted_gets_the_id(typed: str) -> None:
    members = (
        f"  core_team: {{members: [{{role: parent, organisation: {typed}, start: 2024-01-01}}]}}\n"
    )
    if typed != "ggd-noord":  # that may be an id, and is for REF02
        assert hint(f"{BASE}{ORGANISATIONS}{members}") == "Bedoelde u gnw?"


def test_where_nothing_has_that_name_the_ids_are_told() -> None:
    members = (
        "  core_team: {members: [{role: parent, organisation: De Politie, start: 2024-01-01}]}\n"
    )
    assert hint(f"{BASE}{ORGANISATIONS}{members}") == "Schrijf de id van een ervan: gnw."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("sbezk3s1", "Bedoelde u SBEZK3S1?"),
        ("alcohol", 'Zoek de code bij een woord op: okomodel find indicator "eenzaam".'),
    ],
)
def test_the_code_of_an_indicator_is_proposed_where_there_is_one(typed: str, told: str) -> None:
    priority = {"id": "p", "title": "P", "indicators": [typed]}
    cycle = {"number": 1, "start": "2025-01-01", "priorities": [priority]}
    assert hint(as_json(cycles=[cycle]), "json") == told


def test_a_name_as_an_id_is_proposed_in_small_letters() -> None:
    assert hint(BASE.replace("id: x", "id: Súdwest-Fryslân")) == "Bedoelde u sudwest-fryslan?"


@pytest.mark.parametrize(
    ("typed", "meant"), [("GMJ", "gmj"), ("Planet Youth", "planet-youth"), ("“gmj”", "gmj")]
)
def test_a_value_in_other_letters_is_proposed(typed: str, meant: str) -> None:
    assert hint(ROUND.replace("gmj", typed)) == f"Bedoelde u {meant}?"


# ----------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("response", "'82,5'", "82.5"),
        ("response", "82,5 %", "82.5"),
        ("response", "88%", "88"),
        ("invited", "1.200", "1200"),
        ("invited", "1.000", "1000"),
        ("invited", "'1.200'", "1200"),
        ("invited", "1 200", "1200"),
        ("invited", "1.000.000", "1000000"),
        ("invited", "'24'", "24"),
        ("invited", "24.0", "24"),
    ],
)
def test_a_number_is_proposed_as_the_format_has_it(field: str, typed: str, meant: str) -> None:
    assert hint(f"{ROUND}      {field}: {typed}\n") == f"Bedoelde u {meant}?"


def test_an_amount_in_euros_and_a_part_of_a_week() -> None:
    plan = {"title": "P", "period": {"start": "2025-01-01", "end": "2026-12-31"}}
    line = {"year": 2025, "amount": "€ 5.000", "kind": "structural"}
    action = {
        "id": "a",
        "title": "A",
        "kind": "one-off",
        "planned": plan["period"],
        "budget": [line],
    }
    cycle = {"number": 1, "start": "2025-01-01", "plan": {**plan, "actions": [action]}}
    assert hint(as_json(cycles=[cycle]), "json") == "Bedoelde u 5000?"
    member = {"role": "parent", "organisation": "x", "start": "2024-01-01", "fte": "0,4"}
    assert hint(as_json(core_team={"members": [member]}), "json") == "Bedoelde u 0.4?"


def test_json_knows_how_a_number_was_typed() -> None:
    text = as_json(rounds=[{"id": "r", "year": 2023, "instrument": "gmj", "invited": 1}])
    assert hint(text.replace('"invited": 1', '"invited": 1.200'), "json") == "Bedoelde u 1200?"


def test_a_comma_in_a_number_between_braces_is_named() -> None:
    assert hint(f"{IN_A_ROUND}response: 82,5}}\n") == "Schrijf het met een punt: 82.5."
    text = as_json(rounds=[{"id": "r", "year": 2023, "instrument": "gmj", "response": 1}])
    text = text.replace('"response": 1', '"response": 82,5')
    assert hint(text, "json") == "Schrijf een getal met een punt: 82.5."


# ------------------------------------------------------------------------------------ quotes


@pytest.mark.parametrize(
    "typed", ['“region”: "x"', '"region": “x”', '"region”: "x"', "“region”: “x”"]
)
def test_the_quotes_of_a_word_processor_are_named_in_json(typed: str) -> None:
    text = as_json(region="x").replace('"region": "x"', typed)
    assert hint(text, "json").startswith("Gebruik rechte aanhalingstekens")


def test_such_quotes_in_a_text_are_no_mistake() -> None:
    text = as_json(region="zei “ja”")[:-1]
    (finding,) = findings(text, "json")
    assert "tekstverwerker" not in finding.message_nl


def test_the_quotes_of_a_word_processor_are_named_in_yaml() -> None:
    (finding,) = findings(f"{BASE}  region: “Plan: twee”\n")
    assert "tekstverwerker" in finding.message_nl
    assert (finding.line, finding.column) == (6, 11)


# ------------------------------------------------------------------------- the parser's own words


@pytest.mark.parametrize(
    "text",
    [
        "%FOO\n---\na",
        "%YAML x\n---\na",
        "a: !<x y",
        "a: !e!x y",
        "a: ! %zz",
        "- a\n...\nb: c",
        "a: |0\n b",
        "a: |\n    b\n  c\n d",
        "{a: b}}",
        "a: [1}",
        "? a\n? b: c: d",
        "a: {b: c, :}",
        "[a, b]: {",
        "adopted_on: -",
        "a: - b",
        "a: ?",
        "a: b: c",
        "a: @b",
        "a: `b`",
        "a: 'b",
        "\ufeff\ufeffa: b",
        "a: b\n\ufeffc: d",
        "--- a\n--- b",
        "a: *b",
        "a:\n\t- b",
    ],
)
def test_the_parsers_own_english_reaches_nobody(text: str) -> None:
    for finding in findings(text):
        assert isinstance(finding.params.get("reason", Wording("", "")), Wording)
        said = finding.text("nl").split()
        assert not {"expected", "found", "while", "token", "allowed", "but"}.intersection(said)


# -------------------------------------------------------------------------------------- keys


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("kernteam", "Bedoelde u core_team?"),
        ("metingen", "Bedoelde u rounds?"),
        ("organisaties", "Bedoelde u organisations?"),
        ("gemeentes", "Bedoelde u municipalities?"),
        ("cyclussen", "Bedoelde u cycles?"),
        ("bronnen", "Bedoelde u sources?"),
        ("Werk groepen", "Bedoelde u work_groups?"),
        ("streefcijfers", "Die hoort bij cycles[].targets."),
        ("uitvoeringsplan", "Die hoort bij cycles[].plan."),
        ("acties", "Die hoort bij cycles[].plan.actions."),
        ("actions", "Die hoort bij cycles[].plan.actions."),
        ("rapportages", "Die hoort bij cycles[].reports."),
        ("speerpunten", "Die hoort bij cycles[].priorities."),
    ],
)
def test_a_dutch_key_and_one_of_another_level_are_known(key: str, told: str) -> None:
    assert hint(f"{BASE}  {key}: []\n") == told


def test_a_dutch_key_that_is_required_is_one_problem() -> None:
    assert hint(BASE.replace("  name:", "  naam:")) == "Bedoelde u name?"


def test_the_keys_of_a_document_are_known_in_other_letters() -> None:
    assert hint(BASE.replace("dossier:", "Dossier:")) == "Bedoelde u dossier?"
    assert hint(BASE.replace("okomodel:", "OKOmodel:")) == "Bedoelde u okomodel?"


def test_a_document_without_its_first_level_is_told_where_keys_belong() -> None:
    told = {one.path: one.hint for one in findings('okomodel: "1.1"\nid: x\ncycles: []\n')}
    assert told["id"] == "It belongs at dossier.id or programme.id."
    assert told["cycles"] == "It belongs at dossier.cycles."


@pytest.mark.parametrize("kind", classes(), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_word_of_a_field_is_known_for_its_key(kind: type, lang: Any) -> None:
    fields = tuple(shape(kind).fields)
    for name in fields:
        near = sought(word(kind, name).text(lang), kind, fields).near
        assert near in fields
        assert word(kind, near).text(lang).rstrip("s") == word(kind, name).text(lang).rstrip("s")


@given(st.sampled_from(classes()), st.text(max_size=20))
def test_a_key_that_is_proposed_is_one_of_the_object_and_a_home_exists(
    kind: type, key: str
) -> None:
    found = sought(key, kind, tuple(shape(kind).fields))
    assert not found.near or found.near in shape(kind).fields
    for home in found.homes:
        assert is_place(home.removeprefix("dossier.").removeprefix("programme."), kind)


def is_place(path: str, kind: type) -> bool:
    """Whether a path of keys leads somewhere, from a class or from the document."""
    return any(_leads(path.replace("[]", "").split("."), one) for one in (kind, *classes()))


def _leads(keys: list[str], kind: type | None) -> bool:
    if not keys:
        return True
    fields = shape(kind).fields if kind else {}
    return keys[0] in fields and _leads(keys[1:], fields[keys[0]].entity)


# --------------------------------------------------------------------------- lists and things


def test_a_list_without_dashes_is_told_to_have_them() -> None:
    text = f"{BASE}  organisations:\n    id: ggd\n    name: GGD\n    kind: ggd\n"
    assert hint(text).startswith('Begin elk onderdeel met een streepje ("- ")')


def test_one_value_or_several_with_commas_where_a_list_is_wanted() -> None:
    assert hint(f"{HEAD}  municipalities: GM0302\n") == 'Bedoelde u ["GM0302"]?'
    assert hint(f"{HEAD}  municipalities: gm0302, 345\n") == 'Bedoelde u ["GM0302", "GM0345"]?'


def test_a_list_where_one_value_is_wanted() -> None:
    assert hint(f"{BASE}  horizon: [2034-01]\n") == "Bedoelde u 2034-01?"
    assert hint(f"{BASE}  horizon: [a, b]\n") == "Kies er een: hier past er maar een."


def test_a_period_on_one_line_is_proposed_as_its_start_and_end() -> None:
    (finding,) = findings(f"{ROUND}      fieldwork: 2-10-2023 t/m 24 november 2023\n")
    assert finding.message_nl.startswith("verwacht de sleutels start en end, niet")
    assert finding.hint_nl == 'Bedoelde u {"start": "2023-10-02", "end": "2023-11-24"}?'
    assert hint(f"{BASE}  target_ages: 12-18\n") == 'Bedoelde u {"youngest": 12, "oldest": 18}?'


@pytest.mark.parametrize("typed", ["1899-12-31", "10-18", "a / b", "2024-2025"])
def test_what_has_more_keys_than_two_is_not_made_of_one_line(typed: str) -> None:
    (finding,) = findings(f"okomodel: '1.1'\ndossier: {typed}\n")
    assert finding.code == "DOC04"
    assert "id: ..., name: ..., municipalities: ..." in finding.hint


def test_what_cannot_be_a_period_is_told_what_one_has() -> None:
    assert "start: ..., end: ..." in hint(f"{ROUND}      fieldwork: in het najaar\n")
    assert "members: ..., complete: ..." in hint(f"{BASE}  core_team: ggd\n")


def test_nobody_has_to_be_a_programmer() -> None:
    bounds = [held.bound for held in PLAIN.values()]
    told = [one.expects for one in bounds if isinstance(one, Text | Number | JsonObject)]
    messages = [one for rule in problems.values() for one in rule.messages.values()]
    said = [wording for one in messages for wording in (one.message, one.hint)]
    for wording in (*told, *said):
        for text in (wording.en, wording.nl):
            assert JARGON.isdisjoint(findall("[a-z]+", text.lower())), text


# ------------------------------------------------------------------- what is proposed is accepted


def refused(data: Data) -> tuple[Finding, ...]:
    try:
        from_dict(data)
    except DocumentError as error:
        return error.report.findings
    return ()


TYPED = [
    *WRONG,
    *(typed for typed, _ in DAYS + LESS),
    *("gm0345", "345", 345, "GGD Noord", "GMJ", "Supported", "ja", "nee", "82,5", "88%", "0,4"),
    *("1.200", "€ 5.000", "1.000,50", "2 en 4", "klas 2", "31-11-2024", "n.v.t.", "true", "no"),
    *("2025", 2025, 202401, "Ede", "“x”", "thuis", "2024-2025", "40%", "-0,5", "1,200", "null"),
]  # fmt: skip


@pytest.mark.parametrize("name", PLAIN)
def test_what_is_proposed_for_a_field_is_accepted_by_it(name: str) -> None:
    one = PLAIN[name].one
    for typed in TYPED:
        if meant := proposed(one, typed):
            assert repr(as_value(meant)) != repr(typed)
            one(as_value(meant))


@given(st.sampled_from(sorted(PLAIN)), st.text(max_size=30) | st.integers() | st.floats())
def test_whatever_is_typed_what_is_proposed_is_accepted(name: str, typed: object) -> None:
    one = PLAIN[name].one
    if meant := proposed(one, typed):
        one(as_value(meant))


def proposed(check: Check, typed: object) -> str:
    """What is proposed where a check refuses what was typed."""
    try:
        check(typed)
    except InvalidValue as error:
        return error.meant
    return ""


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2199), st.sampled_from("-/. "))
def test_a_dutch_day_that_exists_is_always_understood(d: int, m: int, y: int, by: str) -> None:
    iso = f"{y}-{m:02}-{d:02}"
    try:
        PartialDate(iso)
    except InvalidValue:
        return
    with pytest.raises(InvalidValue) as refused:
        held(PartialDate).one(f"{d}{by}{m}{by}{y}")
    assert refused.value.meant == iso


@given(broken_documents())
def test_what_a_hint_proposes_mends_what_it_speaks_of(data: Data) -> None:
    for finding in refused(data):
        if finding.code in ("DOC04", "DOC05") and "nearest" in finding.params:
            mended = with_value(data, finding.path, as_value(finding.params["nearest"]))
            assert not any(
                one.path == finding.path and one.code in ("DOC04", "DOC05")
                for one in refused(mended)
            )


def with_value(data: Any, path: str, value: object) -> Any:
    """The same plain data with another value at a path."""
    steps = path.replace("[", ".[").split(".")
    return _put(data, [step for step in steps if step], value)


def _put(data: Any, steps: list[str], value: object) -> Any:
    if not steps:
        return value
    step: Any = int(steps[0].strip("[]")) if steps[0].startswith("[") else steps[0]
    changed = _put(data[step], steps[1:], value)
    if isinstance(data, dict):
        return {**data, step: changed}
    return [*data[:step], changed, *data[step + 1 :]]


def test_a_constructor_proposes_as_well() -> None:
    with pytest.raises(InvalidValue, match="did you mean GM0345") as refused:
        Dossier(id="x", name="X", municipalities=["gm0345"])
    assert refused.value.text("nl").endswith("niet 'gm0345'; bedoelde u GM0345?")
    with pytest.raises(InvalidValue, match="Leave the key out"):
        Dossier(id="x", name="X", municipalities=["GM0302"], horizon="n.v.t.")
