"""``okomodel collect``: the dossiers of a folder, into a register."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from okomodel import Dossier, Programme, dump, load
from tests.cli.ran import EN, NL, Command

EDE = Dossier(id="ede", name="Ede", municipalities=["GM0228"])
URK = Dossier(id="urk", name="Urk", municipalities=["GM0184"])
REGISTER = Programme(id="oko", name="OKO", dossiers=[EDE])


@pytest.fixture
def register(tmp_path: Path) -> Path:
    file = tmp_path / "oko.json"
    dump(REGISTER, file)
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "dossiers"
    found.mkdir()
    dump(attrs.evolve(EDE, horizon="2034"), found / "ede.json")
    dump(URK, found / "urk.yaml")
    (found / "lees mij.txt").write_text("niets", encoding="utf-8")
    (found / ".oud.json").write_text("{", encoding="utf-8")
    return found


def test_what_changes_is_shown_and_nothing_written(
    okomodel: Command, register: Path, folder: Path
) -> None:
    before = register.read_bytes()
    ran = okomodel("collect", folder, "--into", register, *NL)
    assert ran.out.splitlines() == [
        "Wat er verandert in OKO",
        "=======================",
        "1 nieuw dossier, 1 gewijzigd dossier, 0 dossiers die hetzelfde blijven",
        "",
        "Urk (urk)",
        "  nieuw",
        "",
        "Ede (ede)",
        "  horizon: niets -> 2034",
    ]
    assert ran.err == f"okomodel: er is niets geschreven; --yes zet ze in {register}\n"
    assert (ran.code, register.read_bytes()) == (0, before)


def test_asked_to_it_writes_them_and_then_there_is_nothing_to_change(
    okomodel: Command, register: Path, folder: Path
) -> None:
    ran = okomodel("collect", folder, "--into", register, "--yes", *EN)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, f"written to {register}")
    after = load(register, Programme)
    assert after.dossiers == (attrs.evolve(EDE, horizon="2034"), URK)
    again = okomodel("collect", folder, "--into", register, "--yes", *EN)
    assert again.out.splitlines()[-1] == "there is nothing to change"


def test_a_register_in_the_same_folder_is_not_taken_for_a_dossier(
    okomodel: Command, folder: Path
) -> None:
    inside = folder / "oko.json"
    dump(REGISTER, inside)
    assert okomodel("collect", folder, "--into", inside, "--yes", *EN).code == 0
    assert len(load(inside, Programme)) == 2


def test_comments_of_the_register_stay(okomodel: Command, tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "oko.yaml"
    dump(REGISTER, file)
    file.write_text(f"# van ons\n{file.read_text('utf-8')}", encoding="utf-8")
    assert okomodel("collect", folder, "--into", file, "--yes", *EN).code == 0
    assert file.read_text("utf-8").startswith("# van ons\n")


def _broken(folder: Path) -> None:
    (folder / "kapot.json").write_text('{"okomodel": "1.1", "dossier": 3}', encoding="utf-8")
    (folder / "leeg.yaml").write_text("", encoding="utf-8")


def _twice(folder: Path) -> None:
    dump(URK, folder / "weer.json")


def _register_too(folder: Path) -> None:
    dump(REGISTER, folder / "register.json")


def _empty(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


def _gone(folder: Path) -> None:
    _empty(folder)
    folder.rmdir()


@pytest.mark.parametrize(
    ("spoil", "code", "problems"),
    [
        (_broken, 1, ("DOC04", "DOC01")),
        (_twice, 2, ("weer.json and ", "both hold the dossier urk")),
        (_register_too, 2, ("is a register, too",)),
        (_empty, 2, ("holds no dossiers",)),
        (_gone, 2, ("there is no such",)),
    ],
)
def test_while_something_is_wrong_nothing_is_written(
    okomodel: Command,
    register: Path,
    folder: Path,
    spoil: Callable[[Path], None],
    code: int,
    problems: tuple[str, ...],
) -> None:
    spoil(folder)
    before = register.read_bytes()
    ran = okomodel("collect", folder, "--into", register, "--yes", *EN)
    assert (ran.code, ran.out, register.read_bytes()) == (code, "", before)
    assert all(one in ran.err for one in problems)


def test_what_is_no_register_is_refused(okomodel: Command, folder: Path) -> None:
    assert "--into is missing" in okomodel("collect", folder, *EN).err
    assert "not standard input" in okomodel("collect", folder, "--into", "-", *EN).err
    ran = okomodel("collect", folder, "--into", folder / "ede.json", *EN)
    assert (ran.code, "is a dossier; a register was expected" in ran.err) == (2, True)
