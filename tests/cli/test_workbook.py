"""``okomodel workbook``: a workbook to fill in, a document as a workbook, and back."""

from pathlib import Path

import attrs
import openpyxl
import pytest

from okomodel.formats import dump, load
from okomodel.formats.excel.book import workbook
from okomodel.model import Dossier
from tests.cli.ran import EN, NETWORK, NL, ON, VOORBEELDAM, Command
from tests.formats.workbooks import WRITTEN, edited, put

DOCUMENT = load(VOORBEELDAM, Dossier)


def test_a_new_workbook_is_dutch_unless_another_language_is_asked(
    okomodel: Command, tmp_path: Path
) -> None:
    file = tmp_path / "leeg.xlsx"
    ran = okomodel("workbook", "new", file)
    assert ran == (0, f"written to {file}: an empty workbook; begin at the sheet Dossier\n", "")
    assert "Acties" in openpyxl.load_workbook(file).sheetnames
    assert okomodel("workbook", "new", file).err.endswith("--force writes over it\n")
    assert okomodel("workbook", "new", file, "--force", "--register", *NL).code == 0
    assert "Cohorten" in openpyxl.load_workbook(file).sheetnames
    assert okomodel("workbook", "new", file, "--force", *EN).code == 0
    assert "Actions" in openpyxl.load_workbook(file).sheetnames


def test_what_is_exported_is_imported_as_it_was(okomodel: Command, tmp_path: Path) -> None:
    book, out = tmp_path / "x.xlsx", tmp_path / "x.json"
    ran = okomodel("workbook", "export", VOORBEELDAM, "--out", book, "--prove")
    assert ran.code == 0
    assert ran.out == (
        f"written to {book}: 121 rows\nread back: the same document, 0 cells not read\n"
    )
    ran = okomodel("workbook", "import", book, "--out", out, "--prove", *NL)
    assert ran.code == 0
    assert ran.out == f"gelezen: Voorbeeldam, 121 rijen\ngeschreven naar {out}\n"
    assert ran.err == "okomodel: hoort niet bij het document, en is niet gelezen: 0 cellen\n"
    assert out.read_bytes() == VOORBEELDAM.read_bytes()


def test_a_register_goes_there_and_back(okomodel: Command, tmp_path: Path) -> None:
    book, out = tmp_path / "x.xlsx", tmp_path / "x.json"
    assert okomodel("workbook", "export", NETWORK, "--out", book, *EN).code == 0
    assert okomodel("workbook", "import", book, "--out", out).code == 0
    assert load(out) == load(NETWORK)


def test_findings_are_added_when_they_are_asked(okomodel: Command, tmp_path: Path) -> None:
    book = tmp_path / "x.xlsx"
    ran = okomodel("workbook", "export", VOORBEELDAM, "--out", book, "--findings", *ON, *NL)
    assert ran.out == f"geschreven naar {book}: 121 rijen, 7 bevindingen\n"
    assert "Bevindingen" in openpyxl.load_workbook(book).sheetnames


def test_what_was_not_read_is_counted_and_on_request_named(
    okomodel: Command, tmp_path: Path
) -> None:
    book, out = tmp_path / "x.xlsx", tmp_path / "x.json"
    book.write_bytes(edited(lambda one: one.create_sheet("Kladblok").cell(3, 2, "bellen")))
    ran = okomodel("workbook", "import", book, "--out", out)
    assert ran.code == 0
    assert "no part of the document, and not read: 1 cell (--prove names them)" in ran.err
    ran = okomodel("workbook", "import", book, "--prove")
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "Kladblok!B3")


def test_a_dossier_is_brought_up_to_date(okomodel: Command, tmp_path: Path) -> None:
    book, target = tmp_path / "x.xlsx", tmp_path / "x.yaml"
    dump(DOCUMENT, target)
    target.write_text(f"# van ons\n{target.read_text('utf-8')}", encoding="utf-8")
    book.write_bytes(WRITTEN)
    ran = okomodel("workbook", "import", book, "--into", target)
    assert f"{target} says the same already" in ran.out
    book.write_bytes(edited(put("Acties", "Status", 2, "vervallen")))
    ran = okomodel("workbook", "import", book, "--into", target)
    assert f"written to {target}: 1 change" in ran.out
    assert target.read_text("utf-8").startswith("# van ons\n")
    changed = load(target, Dossier).cycles[0].plan
    assert changed is not None
    assert changed.actions[0].status == "cancelled"


def test_another_dossier_is_not_written_over(okomodel: Command, tmp_path: Path) -> None:
    book, target = tmp_path / "x.xlsx", tmp_path / "x.json"
    other = attrs.evolve(DOCUMENT, id="elders")
    dump(other, target)
    book.write_bytes(WRITTEN)
    ran = okomodel("workbook", "import", book, "--into", target)
    assert (ran.code, ran.err.count("is of elders, the workbook of voorbeeldam")) == (2, 1)
    assert load(target) == other
    assert okomodel("workbook", "import", book, "--into", target, "--force").code == 0
    assert load(target) == DOCUMENT


def test_what_is_wrong_is_told_and_nothing_is_written(okomodel: Command, tmp_path: Path) -> None:
    book, out = tmp_path / "x.xlsx", tmp_path / "x.json"
    book.write_bytes(edited(put("Acties", "Status", 4, "loopend")))
    ran = okomodel("workbook", "import", book, "--out", out, *NL)
    assert (ran.code, ran.out) == (2, "")
    assert 'Acties!N4: Status: "loopend" bestaat niet;' in " ".join(ran.err.split())
    assert not out.exists()
    assert okomodel("check", book).code == 2


@pytest.mark.parametrize(
    ("tokens", "why"),
    [
        (("neww", "x.xlsx"), 'workbook cannot "neww"; did you mean new?'),
        (("new",), "FILE is missing"),
        (("new", "x.xls"), "let it end in .xlsx"),
        (("export", str(VOORBEELDAM)), "--out is missing"),
        (("export", str(VOORBEELDAM), "--out", "x.json"), "let it end in .xlsx"),
        (("export", "nothing.json", "--out", "x.xlsx"), "there is no such file"),
        (("import", str(VOORBEELDAM), "--out", "x.json"), "is no workbook; import reads one"),
        (("import", "x.xlsx"), "--out or --into is missing"),
        (("import", "x.xlsx", "--out", "a.json", "--into", "b.json"), "do not go together"),
        (("import", "x.xlsx", "--out", "a.xlsx"), "import makes a document"),
        (("import", "x.xlsx", "--out", "a.xlsm"), "import makes a document"),
        (("import", "x.xlsx", "--into", "a.json"), "a.json is not there; --out makes it"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_what_cannot_be_followed_is_told(
    okomodel: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tokens: tuple[str, ...],
    why: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = okomodel("workbook", *tokens)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert not list(tmp_path.iterdir())


def test_convert_makes_and_reads_workbooks(okomodel: Command, tmp_path: Path) -> None:
    book, back = tmp_path / "x.xlsx", tmp_path / "x.yaml"
    assert okomodel("convert", VOORBEELDAM, book).code == 0
    assert book.read_bytes() == workbook(DOCUMENT)
    assert okomodel("convert", book, back).code == 0
    assert load(back) == DOCUMENT
    ran = okomodel("convert", book, "-")
    assert ran.out == VOORBEELDAM.read_text("utf-8")
    assert okomodel("publish", book, "--out", tmp_path / "p.json").code == 0
    assert okomodel("workbook", "import", "-", "--prove", stdin=book.read_bytes()).code == 0
