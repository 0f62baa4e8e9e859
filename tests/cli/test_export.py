"""``okomodel export``: a table of a document as a file."""

from pathlib import Path

import pytest

from okomodel.cli.export import _TABLES
from tests.cli.ran import EN, NETWORK, NL, ON, VOORBEELDAM, Command


def test_a_table_is_written_with_where_it_comes_from(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "acties.csv"
    ran = okomodel("export", VOORBEELDAM, "--table", "actions", "--out", out, "--labels", *ON, *NL)
    assert ran == (0, "", f"okomodel: geschreven naar {out}: 6 rijen\n")
    lines = out.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("dossier;dossier: naam;")
    assert lines[-1] == (
        "# Voorbeeldam (voorbeeldam): tabel actions, stand op 21 november 2026, kleine aantallen "
        "volgens oko-2025. Gemaakt met okomodel 0.1.0."
    )


@pytest.mark.parametrize("table", _TABLES)
@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_every_table_can_be_had(okomodel: Command, tmp_path: Path, table: str, form: str) -> None:
    file = NETWORK if table in ("participants", "panel") else VOORBEELDAM
    more = ("--indicator", "SOROK3A3") if table == "series" else ()
    out = tmp_path / f"x.{form}"
    ran = okomodel("export", file, "--table", table, "--out", out, *more, *ON, *EN)
    assert ran.code == 0
    assert out.stat().st_size > 100


def test_what_is_withheld_is_not_in_it(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    asked = ("export", VOORBEELDAM, "--table", "measurements", "--out", out, "--force", *ON, *EN)
    assert okomodel(*asked).code == 0
    rows = [line for line in out.read_text("utf-8").splitlines() if ",LBAGK3S27,2,m" in line]
    assert len(rows) == 2
    assert all(",4,214," not in row and ",214,4," not in row for row in rows)


@pytest.mark.parametrize(
    ("file", "asked", "problem"),
    [
        (VOORBEELDAM, (), "--table is missing: one of actions, budget"),
        (VOORBEELDAM, ("--table", "action"), 'there is no table "action"; did you mean actions?'),
        (VOORBEELDAM, ("--table", "actions"), "--out is missing"),
        (VOORBEELDAM, ("--table", "actions", "--out", "x.ods"), "let it end in .csv, .xlsx"),
        (VOORBEELDAM, ("--table", "panel", "--out", "x.csv"), "is of a register"),
        (NETWORK, ("--table", "series", "--out", "x.csv", "--indicator", "A"), "is of a dossier"),
        (VOORBEELDAM, ("--table", "series", "--out", "x.csv"), "--indicator is missing"),
        (
            VOORBEELDAM,
            ("--table", "targets", "--out", "x.csv", "--policy", "geen"),
            'there is no policy "geen"',
        ),
    ],
)
def test_what_cannot_be_is_said_in_one_line_and_nothing_is_written(
    okomodel: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: Path,
    asked: tuple[str, ...],
    problem: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = okomodel("export", file, *asked, *EN)
    assert (ran.code, ran.out) == (2, "")
    assert problem in ran.err
    assert [*tmp_path.iterdir()] == []


def test_a_file_that_is_there_is_kept(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    out.write_text("mine", encoding="utf-8")
    ran = okomodel("export", VOORBEELDAM, "--table", "actions", "--out", out, *EN)
    assert (ran.code, out.read_text("utf-8")) == (2, "mine")
