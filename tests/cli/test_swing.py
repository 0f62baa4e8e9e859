"""``okomodel swing``: the import file of Swing."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.ran import NL, VOORBEELDAM, Command, Written, dossier


def test_the_file_is_written_and_told(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "swing.xlsx"
    ran = okomodel("swing", VOORBEELDAM, "--out", out)
    assert (ran.code, ran.err) == (0, "")
    assert f"written to {out}: " in ran.out
    assert openpyxl.load_workbook(out).sheetnames == ["data", "metadata"]
    again = okomodel("swing", VOORBEELDAM, "--out", out, *NL)
    assert again == (2, "", f"okomodel: {out} bestaat al; --force schrijft eroverheen\n")
    assert okomodel("swing", "-", "--out", out, "--force", stdin=VOORBEELDAM.read_bytes()).code == 0


@pytest.mark.parametrize(
    ("tokens", "why"),
    [
        ((str(VOORBEELDAM),), "--out is missing"),
        ((str(VOORBEELDAM), "--out", "x.csv"), "let it end in .xlsx"),
        ((str(VOORBEELDAM), "--out", "x.xlsx", "--policy", "swinq"), "did you mean swing?"),
        (("nothing.json", "--out", "x.xlsx"), "there is no such file"),
    ],
)
def test_what_cannot_be_followed_is_told(
    okomodel: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tokens: tuple[str, ...],
    why: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = okomodel("swing", *tokens)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert not list(tmp_path.iterdir())


def test_a_document_without_figures_makes_no_file(
    okomodel: Command, document: Written, tmp_path: Path
) -> None:
    out = tmp_path / "x.xlsx"
    ran = okomodel("swing", document(dossier()), "--out", out, "--policy", "none")
    assert ran.code == 2
    assert "there is no percentage of one municipality" in ran.err
    assert not out.exists()
