"""``okomodel figures``: a mailed table, into a dossier."""

from pathlib import Path

import pytest

from okomodel import Dossier, dump, load
from tests.cli.ran import EN, NL, Command

KAMPEN = Dossier(id="kampen", name="Kampen", municipalities=["GM0166"])
TABLE = """Indicator;Klas;N;%;Bron
SOROK3A3;2;221;86,0;x
SOROK3A3;4;191;-;x
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    file = tmp_path / "kampen.yaml"
    dump(KAMPEN, file)
    file.write_text(f"# van ons\n{file.read_text('utf-8')}", encoding="utf-8")
    return file


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "cijfers.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_the_figures_stand_in_their_round_and_comments_stay(
    okomodel: Command, dossier: Path, table: Path
) -> None:
    ran = okomodel("figures", table, "--round", "oko-2025", "--into", dossier, *NL)
    assert ran.out.splitlines() == [
        "Kampen: 2 cijfers van oko-2025, waarvan 1 achtergehouden",
        f"geschreven naar {dossier}",
    ]
    assert ran.err == "okomodel: kolommen die niet zijn gelezen: Bron\n"
    (survey,) = load(dossier, Dossier).rounds
    assert [(one.group, one.percentage, one.withheld) for one in survey.measurements] == [
        ("2", 86.0, False),
        ("4", None, True),
    ]
    assert dossier.read_text("utf-8").startswith("# van ons\n")


def test_a_row_that_is_not_understood_keeps_all_out_unless_asked(
    okomodel: Command, dossier: Path, table: Path
) -> None:
    table.write_text(f"{TABLE}roken;2;9;3;\n", encoding="utf-8")
    asked = ("figures", table, "--round", "oko-2025", "--into", dossier)
    before = dossier.read_bytes()
    ran = okomodel(*asked, *NL)
    assert (ran.code, dossier.read_bytes()) == (1, before)
    assert 'okomodel: rij 4: "roken" is geen indicator' in ran.err
    assert "er is niets geschreven" in ran.err
    assert okomodel(*asked, "--partly", *NL).code == 0
    assert len(load(dossier, Dossier).rounds[0].measurements) == 2


def test_other_figures_of_the_same_pupils_are_kept_unless_replaced(
    okomodel: Command, dossier: Path, table: Path
) -> None:
    asked = ("figures", table, "--round", "oko-2025", "--into", dossier)
    assert okomodel(*asked, *EN).code == 0
    table.write_text(TABLE.replace("86,0", "80,0"), encoding="utf-8")
    ran = okomodel(*asked, *EN)
    assert (ran.code, "--replace replaces them" in ran.err) == (2, True)
    assert okomodel(*asked, "--replace", *EN).code == 0
    assert load(dossier, Dossier).rounds[0].measurements[0].percentage == 80


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ((), "--round is missing"),
        (("--round", "oko-2025"), "--into is missing"),
        (("--round", "oko-2025", "--into", "-"), "not standard input"),
        (("--round", "ook-2025", "--into", "DOSSIER"), "oko-2025"),
        (("--round", "2025", "--into", "DOSSIER"), "an instrument and a year"),
        (("--round", "oko-2025", "--into", "examples/oko-network.json"), "is a register"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    okomodel: Command, dossier: Path, table: Path, asked: tuple[str, ...], problem: str
) -> None:
    given = [str(dossier) if one == "DOSSIER" else one for one in asked]
    ran = okomodel("figures", table, *given, *EN)
    assert (ran.code, ran.out) == (2, "")
    assert problem in ran.err
    assert "Traceback" not in ran.err


def test_a_table_that_is_not_there_or_cannot_be_read_is_told(
    okomodel: Command, dossier: Path, tmp_path: Path
) -> None:
    more = ("--round", "oko-2025", "--into", dossier, *EN)
    assert "there is no such file" in okomodel("figures", tmp_path / "weg.csv", *more).err
    bad = tmp_path / "bad.csv"
    bad.write_text("a;b\n1;2\n", encoding="utf-8")
    ran = okomodel("figures", bad, *more)
    assert (ran.code, "the table cannot be read" in ran.err) == (2, True)
