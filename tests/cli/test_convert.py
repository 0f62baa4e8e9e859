"""``okomodel convert``: the same document in the other form."""

import os
import sys
from pathlib import Path
from warnings import warn

import pytest

from okomodel.formats import dumps, load, loads, replacing
from okomodel.formats.ownership import OwnerChanged
from tests.cli.ran import NETWORK, NL, VOORBEELDAM, Command, Written, dossier

BAD_YAML = "okomodel: '1.0'\ndossier:\n\tid: x\n"


@pytest.mark.parametrize("example", [VOORBEELDAM, NETWORK])
def test_a_document_goes_to_yaml_and_back(okomodel: Command, tmp_path: Path, example: Path) -> None:
    there, back = tmp_path / "there.yaml", tmp_path / "back.json"
    assert okomodel("convert", example, there) == (0, "", "")
    assert okomodel("convert", there, back) == (0, "", "")
    assert there.read_text("utf-8") == dumps(load(example), form="yaml")
    assert load(back) == load(there) == load(example)


def test_on_standard_output_it_has_the_other_form(okomodel: Command) -> None:
    data = VOORBEELDAM.read_bytes()
    yaml = okomodel("convert", "-", "-", stdin=data)
    assert yaml.out == dumps(load(VOORBEELDAM), form="yaml")
    assert okomodel("convert", VOORBEELDAM, "-") == yaml
    json = okomodel("convert", "-", "-", stdin=yaml.out.encode())
    assert (json.code, json.out) == (0, dumps(load(VOORBEELDAM)))


def test_what_is_there_is_not_written_over_unasked(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "x.yaml"
    out.write_text("# van mij\n", encoding="utf-8")
    ran = okomodel("convert", VOORBEELDAM, out)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"okomodel: {out} is there already; --force writes over it\n"
    assert out.read_text("utf-8") == "# van mij\n"
    assert okomodel("convert", VOORBEELDAM, out, "--force") == (0, "", "")
    assert out.read_text("utf-8") == dumps(load(VOORBEELDAM), form="yaml")


@pytest.mark.parametrize("name", ["x.json", "y.yaml"])
def test_comments_that_do_not_go_along_are_told(
    okomodel: Command, tmp_path: Path, name: str
) -> None:
    text = f"# uitleg\n{dumps(load(VOORBEELDAM), form='yaml')}"
    source, out = tmp_path / "x.yaml", tmp_path / name
    source.write_text(text, encoding="utf-8")
    ran = okomodel("convert", source, out)
    told = "what is converted is written anew: the comments of"
    assert ran == (0, "", f"okomodel: {told} {source} are not in {out}\n")
    dutch = okomodel("convert", "-", "-", *NL, stdin=text.encode())
    assert dutch.err == (
        "okomodel: wat wordt omgezet, wordt opnieuw geschreven: het commentaar van standaardinvoer"
        " staat niet in standaarduitvoer\n"
    )


def test_a_warning_is_told_beside_the_document(okomodel: Command, document: Written) -> None:
    newer = document({**dossier(), "okomodel": "1.7"})
    ran = okomodel("convert", newer, "-")
    assert ran.code == 0
    assert loads(ran.out, form="yaml") == load(newer)
    assert "DOC07" in ran.err


def test_what_cannot_be_read_is_told_and_nothing_is_written(
    okomodel: Command, tmp_path: Path
) -> None:
    source, out = tmp_path / "x.yaml", tmp_path / "x.json"
    ran = okomodel("convert", source, out)
    assert ran.err == f"okomodel: {source}: cannot be opened: there is no such file.\n"
    assert ran.code == 2
    source.write_text(BAD_YAML, encoding="utf-8")
    ran = okomodel("convert", source, out)
    assert (ran.code, ran.out) == (2, "")
    assert "line 3, column 1: a tab stands there" in " ".join(ran.err.split())
    assert not out.exists()


def test_what_is_written_over_is_gone_as_a_whole(okomodel: Command, tmp_path: Path) -> None:
    """What stood there says something of another document."""
    out = tmp_path / "x.yaml"
    out.write_text(BAD_YAML, encoding="utf-8")
    assert okomodel("convert", VOORBEELDAM, out, "--force") == (0, "", "")
    assert out.read_text("utf-8") == dumps(load(VOORBEELDAM), form="yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("options", [(), ("--force",)])
def test_what_is_no_file_is_not_written_over(
    okomodel: Command, tmp_path: Path, options: tuple[str, ...]
) -> None:
    pipe = tmp_path / "x.yaml"
    os.mkfifo(pipe)
    converted = okomodel("convert", VOORBEELDAM, pipe, *options)
    assert converted == (2, "", f"okomodel: {pipe}: it is a named pipe, and no file\n")
    new = okomodel("new", pipe, "--municipality", "Ede", *NL)
    assert new == (2, "", f"okomodel: {pipe}: het is een named pipe, en geen bestand\n")
    assert pipe.is_fifo()


def test_who_converts_over_the_file_of_a_colleague_is_told_before_it_is_replaced(
    okomodel: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out, seen = tmp_path / "x.yaml", []
    out.write_text("old", "utf-8")

    def hand_over(*_: object) -> None:
        warn(OwnerChanged("x", "anna"), stacklevel=2)
        seen.append((capsys.readouterr().err, out.read_text("utf-8")))

    monkeypatch.setattr(replacing, "hand_over", hand_over)
    assert okomodel("convert", VOORBEELDAM, out, "--force", *NL) == (0, "", "")
    dutch = "x is van anna en wordt van u; anna mag het nog lezen en schrijven"
    assert seen == [(f"okomodel: {dutch}\n", "old")]
    assert load(out) == load(VOORBEELDAM)


def test_a_file_is_not_converted_to_itself(okomodel: Command, document: Written) -> None:
    path = document(dossier())
    ran = okomodel("convert", path, path, "--force")
    assert (ran.code, ran.err) == (2, f"okomodel: {path} cannot be converted to itself\n")


# ------------------------------------------------------------------- the other commands on YAML


def test_yaml_is_checked_shown_and_planned_as_json_is(okomodel: Command, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(dumps(load(VOORBEELDAM), form="yaml"), encoding="utf-8")
    for command in ("show", "next"):
        assert okomodel(command, path, "--on", "2026-11-21") == okomodel(
            command, VOORBEELDAM, "--on", "2026-11-21"
        )
    both = okomodel("check", path, VOORBEELDAM, "--on", "2027-11-21", "--format", "json").json
    yaml, json = (one["findings"] for one in both["files"])
    assert [one["path"] for one in yaml] == [one["path"] for one in json] != []
    assert all(one.pop("line") and one.pop("column") for one in yaml)
    assert yaml == json


def test_check_says_line_and_column(okomodel: Command, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(
        'okomodel: "1.0"\ndossier:\n  id: x\n  name: X\n  municipalities: [GM0000]\n', "utf-8"
    )
    english, dutch = okomodel("check", path), okomodel("check", path, *NL)
    assert "dossier.municipalities[0] (line 5, column 20):" in english.out
    assert "dossier.municipalities[0] (regel 5, kolom 20):" in dutch.out
    assert (english.code, dutch.code) == (1, 1)


@pytest.mark.parametrize(
    ("stdin", "said"),
    [
        (b'{"okomodel": "1.0", "dossier": {}', "as JSON at line 1"),
        (b'  "okomodel": "1.0"}', "as JSON at line 1"),
        (b"", "holds nothing, at line 1"),
        (b"okomodel: '1.0'\ndossier:\n\tid: x\n", "as YAML at line 3"),
        (b"\xef\xbb\xbf# x\n---\na: [\n", "as YAML at line"),
    ],
)
def test_standard_input_is_json_where_it_begins_so_and_else_yaml(
    okomodel: Command, stdin: bytes, said: str
) -> None:
    ran = okomodel("check", "-", stdin=stdin)
    assert ran.code == 2
    assert said in " ".join(ran.out.split())


# ------------------------------------------------------------------------------ without the extra


@pytest.fixture
def _without_ruamel(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "ruamel"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "ruamel", None)
    for name in ("reading", "composing", "scanning", "mistakes", "rewriting"):
        monkeypatch.delitem(sys.modules, f"okomodel.formats.yaml.{name}", raising=False)


@pytest.mark.usefixtures("_without_ruamel")
@pytest.mark.parametrize("command", ["check", "show", "next"])
def test_a_missing_extra_is_said_in_one_line(
    okomodel: Command, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(dumps(load(VOORBEELDAM), form="yaml"), encoding="utf-8")
    install = 'pip install "okomodel[yaml]"'
    assert okomodel(command, path) == (
        2,
        "",
        f'okomodel: reading YAML needs the extra "yaml": {install}\n',
    )
    assert okomodel(command, path, *NL).err == (
        f'okomodel: YAML lezen vraagt om de aanvulling "yaml": {install}\n'
    )
    assert okomodel(command, VOORBEELDAM).code < 2


def test_what_cannot_be_written_is_said_with_its_file(okomodel: Command, tmp_path: Path) -> None:
    protected = tmp_path / "x.json"
    protected.write_text("{}", encoding="utf-8")
    protected.chmod(0o444)
    with pytest.raises(PermissionError):  # run as a process it is said in one line
        okomodel("convert", VOORBEELDAM, protected, "--force")
    assert protected.read_text("utf-8") == "{}"
