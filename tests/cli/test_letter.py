"""``okomodel letter``: the letter to the council."""

from pathlib import Path

import docx
import pytest

from tests.cli.ran import BAD, EN, NETWORK, NL, ON, VOORBEELDAM, Command, Written

SEED = VOORBEELDAM.with_name("seed-letter-2025.json")


def test_it_is_markdown_in_dutch_unless_asked_otherwise(okomodel: Command) -> None:
    ran = okomodel("letter", VOORBEELDAM, *ON)
    assert ran.code == 0
    assert ran.out.startswith("# Raadsinformatiebrief\n\n**Aan:** de gemeenteraad van Voorbeeldam")
    assert ran.err == "okomodel: weggelaten, niets vastgelegd: bijlagen\n"
    assert okomodel("letter", VOORBEELDAM, *ON, *EN).out.startswith("# Letter to the council")


@pytest.mark.parametrize("name", ["brief.docx", "brief.pdf", "brief.html", "BRIEF.MD"])
def test_a_file_has_the_form_of_its_name(okomodel: Command, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    ran = okomodel("letter", VOORBEELDAM, *ON, "--out", out)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith(f"geschreven naar {out}\n")
    assert out.stat().st_size > 1_000


def test_the_trace_lists_each_sentence_with_its_places(okomodel: Command, tmp_path: Path) -> None:
    ran = okomodel("letter", SEED, "--on", "2025-06-05", "--trace")
    assert ran.code == 0
    assert (
        "OKO is een cyclisch proces: de stappen worden elke twee jaar opnieuw doorlopen.\n"
        "    dossier.cycles[0]\n"
    ) in ran.out
    assert "# " not in ran.out
    both = okomodel("letter", SEED, "--on", "2025-06-05", "--trace", "--out", tmp_path / "brief.md")
    assert both.out == ran.out
    assert (tmp_path / "brief.md").exists()


def test_a_note_for_the_alderman_is_short(okomodel: Command) -> None:
    ran = okomodel("letter", VOORBEELDAM, *ON, "--short")
    assert ran.out.startswith("# Notitie voor de wethouder")
    assert ran.err == ""


def test_it_is_about_what_is_asked(okomodel: Command) -> None:
    ran = okomodel("letter", VOORBEELDAM, *ON, "--about", "targets")
    assert "Streefcijfers van OKO in Voorbeeldam" in ran.out
    ran = okomodel("letter", VOORBEELDAM, "--about", "plann", *NL)
    assert (ran.code, ran.out) == (2, "")
    assert "een brief gaat niet over" in ran.err
    ran = okomodel("letter", NETWORK, "nunspeet", *ON, "--about", "plan", *NL)
    assert (ran.code, ran.out) == (2, "")
    assert "het dossier heeft niets voor een brief over uitvoeringsplan" in ran.err


def test_the_metadata_for_the_woo_stand_beside_it(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    ran = okomodel("letter", NETWORK, "nunspeet", *ON, "--out", out, "--woo")
    assert ran.code == 0
    assert "gm0302" in (tmp_path / "brief.pdf.woo.xml").read_text("utf-8")
    again = okomodel("letter", NETWORK, "nunspeet", *ON, "--out", out.with_suffix(".md"), "--woo")
    assert again.code == 0
    alone = okomodel("letter", VOORBEELDAM, "--woo", *NL)
    assert alone.code == 2
    assert "geef --out" in alone.err


def test_a_template_is_filled_in_or_what_is_wrong_is_said(
    okomodel: Command, tmp_path: Path
) -> None:
    own, out = tmp_path / "own.docx", tmp_path / "brief.docx"
    document = docx.Document()
    document.add_paragraph("{{onderwerp}}")
    document.save(str(own))
    asked = ("letter", VOORBEELDAM, *ON, *NL, "--template", own, "--out")
    assert okomodel(*asked, out).code == 0
    assert docx.Document(str(out)).paragraphs[0].text == "Voortgang van OKO in Voorbeeldam"
    ran = okomodel(*asked, tmp_path / "brief.pdf")
    assert ran.code == 2
    assert "--template is voor Word" in ran.err
    own.write_bytes(b"no")
    ran = okomodel(*asked, tmp_path / "other.docx", "--woo")
    assert (ran.code, ran.err) == (2, f"okomodel: {own} is geen Word-document (.docx)\n")
    assert not (tmp_path / "other.docx").exists()
    assert not (tmp_path / "other.docx.woo.xml").exists()
    ran = okomodel(*asked, own, "--force")
    assert ran.code == 2
    assert own.read_bytes() == b"no"


@pytest.mark.parametrize("name", ["brief", "brief.odt", "brief.doc"])
def test_a_name_without_a_form_is_refused(okomodel: Command, tmp_path: Path, name: str) -> None:
    ran = okomodel("letter", VOORBEELDAM, *ON, *NL, "--out", tmp_path / name)
    assert ran.code == 2
    assert "is geen brief: laat het eindigen op .docx, .pdf, .md, .html" in ran.err
    assert not [*tmp_path.iterdir()]


def test_what_is_there_stays_unless_asked_otherwise(okomodel: Command, tmp_path: Path) -> None:
    out = tmp_path / "brief.md"
    out.write_text("mine", encoding="utf-8")
    ran = okomodel("letter", VOORBEELDAM, *ON, *NL, "--out", out)
    assert (ran.code, out.read_text("utf-8")) == (2, "mine")
    beside = tmp_path / "other.md.woo.xml"
    beside.write_text("mine", encoding="utf-8")
    ran = okomodel("letter", VOORBEELDAM, *ON, *NL, "--out", tmp_path / "other.md", "--woo")
    assert (ran.code, beside.read_text("utf-8")) == (2, "mine")
    assert not (tmp_path / "other.md").exists()
    assert okomodel("letter", VOORBEELDAM, *ON, "--out", out, "--force").code == 0


def test_a_dossier_with_errors_gives_a_draft_or_nothing(
    okomodel: Command, document: Written
) -> None:
    ran = okomodel("letter", document(BAD), *ON, *NL)
    assert (ran.code, ran.out) == (2, "")
    assert "Ergens: een dossier met fouten geeft geen brief (REF03)" in ran.err
    assert "CONCEPT" in okomodel("letter", document(BAD), *ON, "--draft").out


def test_of_a_register_one_dossier_is_asked_for(okomodel: Command, document: Written) -> None:
    ran = okomodel("letter", NETWORK, *NL)
    assert ran.code == 2
    assert "een register heeft vele dossiers: zeg welk, een van almere" in ran.err
    ran = okomodel("letter", NETWORK, "nunspet", *NL)
    assert "bedoelde u nunspeet?" in ran.err
    ran = okomodel("letter", VOORBEELDAM, "nunspeet", *NL)
    assert 'dossier "nunspeet" bestaat niet' in ran.err
    empty = document({"okomodel": "1.1", "programme": {"id": "x", "name": "X"}})
    assert "het register heeft geen dossiers" in okomodel("letter", empty, *NL).err
