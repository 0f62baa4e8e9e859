"""`--html OUT`: what a command shows, as one whole page in a file."""

from pathlib import Path

import pytest

from okomodel.formats import load
from okomodel.render.view import show
from tests.cli.ran import EN, NETWORK, NL, ON, VOORBEELDAM, Command, Written, dossier

VERDICTS = VOORBEELDAM.with_name("eight-verdicts.json")


@pytest.mark.parametrize(
    ("command", "source", "title"),
    [
        ("show", VOORBEELDAM, "op 21 november 2026: beleidsvorming, cyclus 2"),
        ("next", VOORBEELDAM, "Voorbeeldam - Wat er te doen is op 21 november 2026"),
        ("show", NETWORK, "Opgroeien in een Kansrijke Omgeving - Register oko op 21 november 2026"),
        ("progress", VERDICTS, "Hoe ver de streefcijfers zijn op 21 november 2026"),
        ("check", VOORBEELDAM, "Beoordeeld op 21 november 2026 met profiel oko-nl"),
    ],
)
def test_a_whole_page_is_written_and_nothing_else_said(
    command: str, source: Path, title: str, okomodel: Command, tmp_path: Path
) -> None:
    out = tmp_path / "page.html"
    ran = okomodel(command, source, *ON, *NL, "--html", out)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    page = out.read_text("utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n')
    assert f"{title}</title>" in page
    assert page.endswith("</html>\n")


def test_the_page_is_that_of_the_library(okomodel: Command) -> None:
    ran = okomodel("show", VOORBEELDAM, *ON, *EN, "--html", "-")
    assert ran.out == show(load(VOORBEELDAM), on="2026-11-21", lang="en").page()


def test_what_is_there_is_not_written_over_unasked(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    out.write_text("mine")
    for command in ("show", "progress", "check"):
        ran = okomodel(command, VOORBEELDAM, *ON, *NL, "--html", out)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"okomodel: {out} bestaat al; --force schrijft eroverheen\n"
    assert out.read_text() == "mine"
    assert okomodel("show", VOORBEELDAM, *ON, *NL, "--html", out, "--force").code == 0
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_page_is_never_written_over_its_source(okomodel: Command, document: Written) -> None:
    source = document(dossier())
    ran = okomodel("show", source, *EN, "--html", source, "--force")
    assert ran.code == 2
    assert "is the file that is read" in ran.err
    assert "Ergens" in source.read_text()


def test_what_cannot_be_read_leaves_no_page(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert okomodel("show", tmp_path / "none.json", *EN, "--html", out).code == 2
    assert not out.exists()


def test_several_files_are_checked_on_one_page(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert okomodel("check", VOORBEELDAM, NETWORK, *ON, *NL, "--html", out).code == 0
    page = out.read_text("utf-8")
    assert "<h1" in page
    assert "voorbeeldam.json</h2>" in page
    assert "oko-network.json</h2>" in page


def test_a_page_of_findings_tells_no_figures(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    okomodel("check", VOORBEELDAM, *ON, *NL, "--select", "TGT05", "--html", out)
    assert "412 leerlingen" in okomodel("check", VOORBEELDAM, *ON, *NL, "--select", "TGT05").out
    assert "412 leerlingen" not in out.read_text("utf-8")


def test_a_page_and_json_do_not_go_together(okomodel: Command) -> None:
    ran = okomodel("check", VOORBEELDAM, *EN, "--format", "json", "--html", "-")
    assert ran.code == 2
    assert ran.err == "okomodel: --html and --format json do not go together\n"
