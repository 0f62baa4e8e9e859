"""``okomodel chart``: a picture of a document."""

from pathlib import Path

import pytest

from tests.cli.ran import EN, NETWORK, NL, ON, VOORBEELDAM, Command, Written, programme


@pytest.mark.parametrize(
    ("file", "kind", "suffix", "begins"),
    [
        (VOORBEELDAM, "cycle", "svg", b"<svg "),
        (VOORBEELDAM, "balance", "png", b"\x89PNG"),
        (NETWORK, "support", "html", b"<!doctype html>"),
    ],
)
def test_a_chart_is_written_as_the_name_of_the_file_says(
    okomodel: Command, tmp_path: Path, file: Path, kind: str, suffix: str, begins: bytes
) -> None:
    out = tmp_path / f"x.{suffix}"
    ran = okomodel("chart", file, "--kind", kind, "--out", out, *ON, *NL)
    assert ran == (0, "", "")
    assert out.read_bytes().startswith(begins)


def test_a_file_that_is_there_is_kept_unless_force_is_said(
    okomodel: Command, tmp_path: Path
) -> None:
    out = tmp_path / "x.svg"
    out.write_text("mine", encoding="utf-8")
    asked = ("chart", VOORBEELDAM, "--kind", "cycle", "--out", out, *ON)
    ran = okomodel(*asked, *NL)
    assert ran == (2, "", f"okomodel: {out} bestaat al; --force schrijft eroverheen\n")
    assert out.read_text("utf-8") == "mine"
    assert okomodel(*asked, "--force", *NL).code == 0
    assert "Stand op 21 november 2026." in out.read_text("utf-8")


def test_a_dossier_of_a_register_is_drawn_by_its_id(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "x.svg"
    assert okomodel("chart", NETWORK, "nunspeet", "--kind", "cycle", "--out", out, *EN).code == 0
    assert "<title>Nunspeet: the cycle</title>" in out.read_text("utf-8")


def test_a_map_is_by_what_is_asked(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "x.svg"
    asked = ("chart", NETWORK, "--kind", "map", "--by", "status", "--out", out)
    assert okomodel(*asked, *ON, *NL).code == 0
    assert "de gemeenten naar status" in out.read_text("utf-8")


def test_what_reading_noticed_is_told(okomodel: Command, document: Written, tmp_path: Path) -> None:
    newer = {**programme(), "okomodel": "1.9"}
    asked = ("chart", document(newer), "--kind", "map", "--out", tmp_path / "x.svg", *EN)
    ran = okomodel(*asked)
    assert ran.code == 0
    assert "was read with 1 remark: okomodel check tells" in ran.err


@pytest.mark.parametrize(
    ("tokens", "why"),
    [
        ((VOORBEELDAM, "--out", "x.svg"), "--kind is missing: one of targets, actions, money, "),
        ((VOORBEELDAM, "--kind", "map"), "--out is missing"),
        ((VOORBEELDAM, "--kind", "targts", "--out", "x.svg"), "did you mean targets?"),
        ((VOORBEELDAM, "--kind", "cycle", "--out", "x.pdf"), "end in .svg, .png, .html"),
        ((VOORBEELDAM, "--kind", "cycle", "--out", "-"), "- is no picture"),
        (
            (VOORBEELDAM, "--kind", "map", "--out", "x.svg"),
            'no chart "map" of a dossier; there are: targets, actions, money, balance, cycle',
        ),
        (
            (NETWORK, "--kind", "targets", "--out", "x.svg"),
            'no chart "targets" of a register; there are: map, growth, support, timeline',
        ),
        ((NETWORK, "nunspet", "--kind", "cycle", "--out", "x.svg"), "did you mean nunspeet?"),
        ((VOORBEELDAM, "x", "--kind", "cycle", "--out", "x.svg"), 'no dossier "x"'),
        ((NETWORK, "--kind", "map", "--by", "stages", "--out", "x.svg"), "did you mean stage?"),
        (
            (VOORBEELDAM, "--kind", "targets", "--policy", "swinq", "--out", "x.svg"),
            "did you mean swing?",
        ),
        (("nothing.json", "--kind", "cycle", "--out", "x.svg"), "there is no such file"),
    ],
)
def test_what_cannot_be_followed_is_told(
    okomodel: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tokens: tuple[str | Path, ...],
    why: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = okomodel("chart", *tokens, *EN)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert not list(tmp_path.iterdir())
