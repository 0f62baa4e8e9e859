"""A document that is written back to its YAML file changes there only what differs."""

from difflib import unified_diff
from pathlib import Path
from re import findall, match

import attrs
import pytest
from hypothesis import given

from okomodel.errors import DocumentError
from okomodel.formats import dump, dumps, load, loads
from okomodel.formats.yaml.matching import matched, same
from okomodel.formats.yaml.rewriting import rewritten
from okomodel.model import (
    AgeRange,
    Dossier,
    MilestoneRecord,
    Participation,
    PlanCycle,
    Programme,
)
from okomodel.testing.strategies import dossiers as sensible
from tests.documents import documents, dossiers

TYPED = """\
# Dossier van Voorbeeldam
---
okomodel: '1.1'   # versie

dossier:
    id:   voorbeeldam     # niet wijzigen
    name: "Voorbeeldam"
    municipalities:
    - GM9001   # zelf
    # en de buur
    - GM9002
    target_ages: {}
    notes: ~
    participation:   # deelname
      -   status: interested    # eerst
          since: '2022'

      # ---- tweede blok

      # steun
      -   status: supported
          since: "2023"
          # cohort: x
    rounds:
        - {id: r, year: 2023, instrument: gmj, fieldwork: {start: 2023-10-02,
           end: 2023-11-24}, grades: [2, 4], invited: 490}
    extensions: {a: &x [1, 2], b: *x}
# einde
"""
HELD = loads(TYPED, Dossier, form="yaml")
FIRST, SECOND = HELD.participation
ROUND = HELD.rounds[0]


def changed(text: str, document: Dossier | Programme) -> list[str]:
    """The lines that go and come when a document is written into a text."""
    new = rewritten(text.encode(), document)
    assert loads(new, form="yaml") == document
    lines = unified_diff(text.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def commented(text: str) -> str:
    """A canonical text with a comment above and behind each line that can have one."""
    lines: list[str] = ["# boven"]
    block: int | None = None
    for number, line in enumerate(text.splitlines()):
        column = len(line) - len(line.lstrip())
        if block is not None and (not line.strip() or column > block):
            lines.append(line)
            continue
        lines.append(f"{' ' * column}# voor {number}")
        is_block = line.endswith((": |", ": |-", "- |", "- |-"))
        key = match(r" *(?:- +)*(?=[^|])", line)
        block = (len(key[0]) if key and ": |" in line else column) if is_block else None
        lines.append(line if is_block else f"{line}  # na {number}")
    return "\n".join([*lines, ""])


# ---------------------------------------------------------------------------------------- laws


@given(documents(), documents())
def test_any_document_can_be_written_over_any_other(
    old: Dossier | Programme, new: Dossier | Programme
) -> None:
    text = commented(dumps(old, form="yaml"))
    assert loads(rewritten(text.encode(), new), form="yaml") == new


@given(documents())
def test_what_does_not_differ_is_not_touched(document: Dossier | Programme) -> None:
    text = commented(dumps(document, form="yaml"))
    assert rewritten(text.encode(), document) == text


@given(dossiers(), dossiers())
def test_comments_on_unchanged_parts_stay(old: Dossier, other: Dossier) -> None:
    """What is the same in both stands in the new text as it stood in the old, line for line."""
    text = commented(dumps(old, form="yaml"))
    names = [field.name for field in attrs.fields(Dossier)]
    kept = [name for name in names if getattr(old, name) == getattr(other, name)]
    new = rewritten(text.encode(), other)
    for name in kept:
        assert all(block in new for block in findall(rf"(?m)^  {name}: .*\n(?:    .*\n)*", text))


@given(dossiers(), dossiers())
def test_what_is_taken_over_keeps_its_comments(old: Dossier, other: Dossier) -> None:
    new = attrs.evolve(other, id=old.id, rounds=old.rounds, cycles=old.cycles)
    text = commented(dumps(old, form="yaml"))
    written = rewritten(text.encode(), new)
    assert findall(r"(?m)^  id: .*# na .*$", text)[0] in written
    for name in ("rounds", "cycles"):
        for block in findall(rf"(?m)^  {name}: .*\n(?:    .*\n)*", text):
            assert block in written


@given(sensible(), sensible())
def test_sensible_dossiers_are_written_over_each_other(old: Dossier, new: Dossier) -> None:
    text = commented(dumps(old, form="yaml"))
    assert loads(rewritten(text.encode(), new), form="yaml") == new


# ------------------------------------------------------------------------------------ what changes


def test_a_value_is_replaced_and_its_quotes_and_comments_stay() -> None:
    new = attrs.evolve(
        HELD, id="ander", name='Een "ander"', rounds=[attrs.evolve(ROUND, invited=5)]
    )
    assert changed(TYPED, new) == [
        "-    id:   voorbeeldam     # niet wijzigen",
        '-    name: "Voorbeeldam"',
        "+    id:   ander     # niet wijzigen",
        '+    name: "Een \\"ander\\""',
        "-           end: 2023-11-24}, grades: [2, 4], invited: 490}",
        "+           end: 2023-11-24}, grades: [2, 4], invited: 5}",
    ]


def test_a_new_key_stands_where_the_format_has_it() -> None:
    new = attrs.evolve(HELD, region="Oost", notes="een\ntwee")
    assert changed(TYPED, new) == [
        "+    region: Oost",
        "-    notes: ~",
        "+    notes: |-",
        "+      een",
        "+      twee",
    ]


def test_what_goes_takes_the_comments_right_above_and_in_it() -> None:
    new = attrs.evolve(HELD, participation=[FIRST], municipalities=["GM9001", "GM9003"])
    assert changed(TYPED, new) == [
        "-    # en de buur",
        "-    - GM9002",
        "+    - GM9003",
        "-      # steun",
        "-      -   status: supported",
        '-          since: "2023"',
        "-          # cohort: x",
    ]


def test_a_comment_that_stands_apart_stays_when_its_neighbours_go() -> None:
    new = attrs.evolve(HELD, participation=[SECOND])
    assert "      # ---- tweede blok" in rewritten(TYPED.encode(), new).splitlines()


def test_an_item_that_moves_takes_its_comments_along() -> None:
    new = attrs.evolve(HELD, participation=[SECOND, FIRST])
    assert changed(TYPED, new) == [
        "-      -   status: interested    # eerst",
        "-          since: '2022'",
        "+      -   status: interested    # eerst",
        "+          since: '2022'",
    ]


def test_a_new_item_stands_among_the_others() -> None:
    between = Participation(status="deciding", since="2022-09")
    new = attrs.evolve(HELD, participation=[FIRST, between, SECOND])
    assert changed(TYPED, new) == ["+      - status: deciding", "+        since: 2022-09"]


def test_a_default_that_is_written_out_stays_until_it_changes() -> None:
    assert "    target_ages: {}" in rewritten(TYPED.encode(), HELD).splitlines()
    assert changed(TYPED, attrs.evolve(HELD, target_ages=AgeRange(youngest=12))) == [
        "-    target_ages: {}",
        "+    target_ages: {youngest: 12}",
    ]


def test_a_list_in_brackets_that_grows_stays_on_its_line_where_it_fits() -> None:
    text = dumps(attrs.evolve(HELD, extensions={"a": [1, 2]}), form="yaml")
    new = attrs.evolve(HELD, municipalities=["GM9001", "GM9002", "GM9003"], extensions={})
    assert changed(text, new)[:2] == [
        "-  municipalities: [GM9001, GM9002]",
        "+  municipalities: [GM9001, GM9002, GM9003]",
    ]
    grown = attrs.evolve(ROUND, responded=412)
    assert changed(TYPED, attrs.evolve(HELD, rounds=[grown]))[2] == "+        - id: r"


def test_an_item_is_known_by_its_name_when_others_come_and_go() -> None:
    records = [MilestoneRecord(milestone=one) for one in ("decision", "agreement", "core-team")]
    old = attrs.evolve(HELD, preparation=records)
    text = commented(dumps(old, form="yaml"))
    done = attrs.evolve(records[2], done="2024-01-01")
    new = attrs.evolve(HELD, preparation=[done, records[0]])
    written = rewritten(text.encode(), new).splitlines()
    at = next(n for n, line in enumerate(written) if "core-team" in line)
    assert "# na" in written[at]
    assert written[at + 1] == "      done: 2024-01-01"
    assert not any("agreement" in line for line in written)


def test_an_object_that_was_empty_is_filled_behind_its_comment() -> None:
    text = 'okomodel: "1.1"\ndossier:\n  id: x\n  name: X\n  municipalities: [GM0302]\n'
    filled = f"{text}  core_team: {{}}  # wie\n  # later\n  cycles:  # nog geen\n    []"
    dossier = loads(filled, Dossier, form="yaml")
    new = attrs.evolve(dossier, cycles=[PlanCycle(number=1, start="2024-01-01")])
    assert changed(filled, new) == ["-    []", "+    - number: 1", "+      start: 2024-01-01"]


@pytest.mark.parametrize(
    ("typed", "comments"),
    [
        ("|  # uitleg\n    oud\n", "# uitleg"),
        (">-\t# uitleg\n    oud\n    # geen\n", "# uitleg"),
        ("|+2 # uitleg\n    oud\n\n", "# uitleg"),
        ("&a # een\n    oud\n", "# een"),
        ("&a # een\n    | # twee\n    oud\n", "# een # twee"),
        ("'# geen'  # uitleg\n", "# uitleg"),
    ],
)
@pytest.mark.parametrize("new", ["kort", "een\ntwee", "met # erin"])
def test_a_comment_behind_the_sign_of_a_text_stays_when_the_text_changes(
    typed: str, comments: str, new: str
) -> None:
    text = f"{dumps(HELD, form='yaml')}  region: {typed}"
    dossier = attrs.evolve(loads(text, Dossier, form="yaml"), region=new)
    written = rewritten(text.encode(), dossier)
    assert loads(written, form="yaml") == dossier
    (line,) = [one for one in written.splitlines() if one.startswith("  region:")]
    assert line.endswith(f" {comments}")
    assert "geen" not in written


def test_tabs_between_the_signs_of_a_line_stay() -> None:
    text = TYPED.replace("   # ", "\t# ").replace("name: ", "name:\t").replace("- GM", "-\tGM")
    new = attrs.evolve(HELD, name="Ander", municipalities=["GM9001", "GM9003"])
    assert changed(text, new) == [
        '-    name:\t"Voorbeeldam"',
        '+    name:\t"Ander"',
        "- \t# en de buur",
        "-    -\tGM9002",
        "+    - GM9003",
    ]


def test_such_a_comment_goes_on_top_where_all_is_written_anew() -> None:
    text = f"{dumps(HELD, form='yaml')}  ? region\n  : | # uitleg\n    # geen\n"
    new = attrs.evolve(HELD, region="Oost")
    assert rewritten(text.encode(), new) == "# uitleg\n" + dumps(new, form="yaml")


@pytest.mark.parametrize("names", ["abcde", "bcdxe", "xwz", "edcb", "dbacx", "dxwb"])
def test_keys_of_extensions_stand_in_their_order_with_their_comments(names: str) -> None:
    text = commented(dumps(attrs.evolve(HELD, extensions={"b": 1, "x": 2, "d": 3}), form="yaml"))
    dossier = attrs.evolve(HELD, extensions={name: ord(name) for name in names})
    written = rewritten(text.encode(), dossier)
    assert loads(written, form="yaml") == dossier
    assert findall(r"(?m)^    (\w): \d+(?:  # na \d+)?$", written) == list(names)
    kept = set(names) & set("bxd")
    assert len(findall(r"(?m)^    # voor \d+\n    \w: \d+  # na \d+$", written)) == len(kept)
    assert "  # na" in written.split("extensions")[0]


# ------------------------------------------------------------------------------------- aliases


def test_what_an_alias_shares_does_not_change_in_two_places() -> None:
    assert changed(TYPED, attrs.evolve(HELD, extensions={"a": [1, 2], "b": [3]}))[1] == (
        "+    extensions: {a: &x [1, 2], b: [3]}"
    )
    assert changed(TYPED, attrs.evolve(HELD, extensions={"a": [3], "b": [1, 2]}))[1] == (
        "+    extensions: {a: [3], b: [1, 2]}"
    )


def test_an_alias_stays_where_nothing_changes_or_goes_with_its_anchor() -> None:
    text = TYPED.replace(
        "{a: &x [1, 2], b: *x}", "\n      a: &x\n        - 1\n      b: *x  # zie a"
    )
    dossier = loads(text, Dossier, form="yaml")
    assert changed(text, attrs.evolve(dossier, region="Oost")) == ["+    region: Oost"]
    assert changed(text, attrs.evolve(dossier, extensions={"b": [1]})) == [
        "-      a: &x",
        "-        - 1",
        "-      b: *x  # zie a",
        "+      b: [1]  # zie a",
    ]


# ------------------------------------------------------------------------- other ways of writing


def test_the_ends_of_lines_stay_those_of_the_file() -> None:
    new = attrs.evolve(HELD, region="Oost", notes="een\ntwee\n", cycles=[])
    text = rewritten(TYPED.replace("\n", "\r\n").encode(), new)
    assert text.count("\n") == text.count("\r\n") > 20
    assert loads(text, form="yaml") == new


def test_a_last_line_may_have_no_end() -> None:
    text = TYPED.removesuffix("# einde\n").rstrip()
    new = attrs.evolve(HELD, cycles=[PlanCycle(number=1, start="2024-01-01")])
    assert loads(rewritten(text.encode(), new), form="yaml") == new


def test_a_file_written_as_json_or_with_other_signs_is_written_anew_with_its_comments() -> None:
    text = "# van de wethouder\n" + dumps(HELD)
    new = attrs.evolve(HELD, region="Oost")
    assert rewritten(text.encode(), new) == "# van de wethouder\n" + dumps(new, form="yaml")
    odd = TYPED.replace('    name: "Voorbeeldam"', '    ? name  # zo\n    : "Voorbeeldam"')
    written = rewritten(odd.encode(), new)
    assert loads(written, form="yaml") == new
    assert {"# zo", "# eerst", "# einde"} <= set(findall("# \\w+", written))


def test_a_programme_may_take_the_place_of_a_dossier() -> None:
    programme = Programme(id="oko", name="OKO")
    written = rewritten(TYPED.encode(), programme)
    assert loads(written, form="yaml") == programme
    assert "# versie" in written


def test_a_newer_version_becomes_the_one_that_is_written() -> None:
    assert changed(TYPED.replace("1.1", "1.2"), HELD) == [
        "-okomodel: '1.2'   # versie",
        "+okomodel: '1.1'   # versie",
    ]


# ----------------------------------------------------------------------------------- to its file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "voorbeeldam.yaml"


def test_a_document_is_written_to_its_file_and_read_from_it(path: Path) -> None:
    dump(HELD, path)
    assert path.read_text(encoding="utf-8") == dumps(HELD, form="yaml")
    path.write_text(TYPED, encoding="utf-8")
    dump(attrs.evolve(HELD, region="Oost"), path)
    assert "# niet wijzigen" in path.read_text(encoding="utf-8")
    assert load(path, Dossier).region == "Oost"
    assert [one.name for one in path.parent.iterdir()] == ["voorbeeldam.yaml"]


@pytest.mark.parametrize("text", ["a: [", "hallo", "okomodel: '9.0'\ndossier: {}\n", "a: b\n"])
def test_a_file_that_holds_something_else_is_left_alone(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError):
        dump(HELD, path)
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", ["", "\n \n", "# alleen een opmerking", "\ufeff# x\n\n"])
def test_a_file_that_holds_nothing_yet_keeps_its_comments(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    dump(HELD, path)
    written = path.read_text(encoding="utf-8")
    assert written.startswith(text.removeprefix("\ufeff"))
    assert written.endswith(dumps(HELD, form="yaml"))
    assert load(path) == HELD


# ---------------------------------------------------------------------------------- which is which


def test_an_item_is_the_same_where_it_is_equal_or_has_its_name() -> None:
    a, b, c = {"id": "a"}, {"id": "b", "title": "B"}, {"id": "c"}
    assert matched([a, b], [{"id": "b"}, a, c]) == [1, 0, None]
    assert matched(["x", "x", "y"], ["y", "x", "x", "x"]) == [2, 0, 1, None]
    assert matched([{"id": "a", "x": 1}], [{"id": "q", "x": 1}]) == [0]
    assert matched([{"z": 1}, 1], [{"z": 2}, 2]) == [0, None]


def test_values_of_different_kinds_are_not_the_same() -> None:
    assert not same([1], [1.0])
    assert not same([1], [True])
    assert same({"a": 1, "b": [2]}, {"b": [2], "a": 1})
