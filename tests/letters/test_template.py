"""A Word file of the municipality: its fields are filled in, and what is wrong is named."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

import okomodel
from okomodel import Dossier, TemplateError
from okomodel.letters.template import FIELDS
from okomodel.letters.word import word
from okomodel.letters.writing import letter

DAY = "2026-11-21"
EXAMPLE = okomodel.load(Path("examples/voorbeeldam.json"), Dossier)
LETTER = letter(EXAMPLE, on=DAY)

Written = Callable[..., Path]


@pytest.fixture
def own(tmp_path: Path) -> Written:
    """A Word file with some paragraphs, changed as one likes."""

    def written(*texts: str, change: Callable[[Any], None] = lambda _: None) -> Path:
        document = docx.Document()
        for text in texts:
            document.add_paragraph(text)
        change(document)
        path = tmp_path / "own.docx"
        document.save(str(path))
        return path

    return written


def filled(path: Path, one: okomodel.Letter = LETTER) -> Any:
    return docx.Document(BytesIO(word(one, path)))


def texts(document: Any) -> list[str]:
    return [one.text for one in document.paragraphs]


def test_a_field_by_itself_gives_the_whole_part_without_its_heading(own: Written) -> None:
    found = filled(own("Onze boodschappen", "{{boodschappen}}", "Einde"))
    said = texts(found)
    assert (said[0], said[-1]) == ("Onze boodschappen", "Einde")
    assert "Boodschappen" not in said
    assert "Wat er sinds 13 november 2025 is gebeurd" in said
    assert len(found.tables) == 2


def test_a_field_within_a_text_gives_its_words(own: Written) -> None:
    found = filled(own("Betreft: {{ Onderwerp }}, {{datum}}, aan {{aan}} ({{gemeente}})"))
    (said,) = texts(found)
    assert said.startswith("Betreft: Voortgang van OKO in Voorbeeldam, 21 november 2026, aan ")
    assert said.endswith("de gemeenteraad van Voorbeeldam (Voorbeeldam)")


def test_english_names_will_do_and_one_field_gives_it_all(own: Written) -> None:
    found = filled(own("{{subject}} {{date}}", "{{letter}}"))
    assert "Vervolg" in texts(found)
    assert texts(found)[0] == "Voortgang van OKO in Voorbeeldam 21 november 2026"


def test_a_field_that_word_has_cut_in_pieces_is_found(own: Written) -> None:
    def cut(document: Any) -> None:
        paragraph = document.add_paragraph()
        for piece, is_bold in (("Over {{on", True), ("der", False), ("werp}} en {{da", True)):
            paragraph.add_run(piece).bold = is_bold
        paragraph.add_run("tum}}.")

    found = filled(own(change=cut))
    assert texts(found) == ["Over Voortgang van OKO in Voorbeeldam en 21 november 2026."]
    assert found.paragraphs[0].runs[0].bold


def test_headers_tables_and_cells_are_filled_in(own: Written) -> None:
    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{gemeente}}"
        document.sections[0].footer.paragraphs[0].text = "{{datum}}"
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "Vervolg", "{{vervolg}}"

    found = filled(own("{{onderwerp}}", change=change))
    assert found.sections[0].header.paragraphs[0].text == "Voorbeeldam"
    assert found.sections[0].footer.paragraphs[0].text == "21 november 2026"
    assert "elke twee jaar opnieuw" in found.tables[0].cell(0, 1).text


def test_the_styles_of_the_template_are_used(own: Written) -> None:
    def change(document: Any) -> None:
        document.styles["Heading 3"].font.name = "Georgia"
        document.paragraphs[0].alignment = 2

    found = filled(own("{{aanleiding}}", "{{boodschappen}}", change=change))
    assert found.paragraphs[0].alignment == 2
    (since,) = [one for one in found.paragraphs if one.text.startswith("Wat er sinds")]
    assert since.style.name == "Heading 3"
    assert since.style.font.name == "Georgia"


def test_a_template_without_the_styles_of_lists_and_tables_is_filled_in(own: Written) -> None:
    def change(document: Any) -> None:
        for name in ("List Bullet", "Table Grid", "Heading 3"):
            document.styles[name].delete()

    said = texts(filled(own("{{boodschappen}}", change=change)))
    assert "\u2013 24 maart 2026: terugkoppeling (cyclus 2)" in said


def test_a_part_that_is_left_out_leaves_no_field_behind(own: Written) -> None:
    assert texts(filled(own("Bijlagen:", "{{bijlagen}}", "Met groet"))) == [
        "Bijlagen:",
        "Met groet",
    ]


def test_a_draft_says_so_on_every_page_whatever_headers_there_are(own: Written) -> None:
    import attrs

    def change(document: Any) -> None:
        document.sections[0].different_first_page_header_footer = True
        document.settings.odd_and_even_pages_header_footer = True

    wrong = letter(attrs.evolve(EXAMPLE, municipalities=["GM0000"]), on=DAY, draft=True)
    found = filled(own("{{brief}} {{concept}}", change=change), wrong)
    section = found.sections[0]
    for header in (section.header, section.first_page_header, section.even_page_header):
        assert "CONCEPT" in header.paragraphs[-1].text


# -------------------------------------------------------------------------------------- refused


def refusal(path: Path) -> str:
    with pytest.raises(TemplateError) as raised:
        word(LETTER, path)
    return raised.value.text("nl").replace(str(path), path.name)


def test_an_unknown_field_is_named_with_the_nearest(own: Written) -> None:
    said = refusal(own("{{ondrwerp}} {{onderwerp}} {{xyzzy}}"))
    first = "onbekend in own.docx: {{ondrwerp}} (bedoelde u {{onderwerp}}?)"
    assert said.startswith(f"{first}, {{{{xyzzy}}}} (bekend: {{{{titel}}}}")


def test_a_template_without_a_field_is_refused_with_those_that_there_are(own: Written) -> None:
    said = refusal(own("Geachte raad,"))
    assert "own.docx heeft geen veld" in said
    assert "{{onderwerp}}" in said


@pytest.mark.parametrize("data", [b"", b"no", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old Word"])
def test_what_is_no_word_document_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(data)
    assert refusal(path) == "own.docx is geen Word-document (.docx)"


def test_a_zip_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    with ZipFile(path, "w") as packed:
        packed.writestr("x.txt", "x")
    assert refusal(path) == "own.docx is geen Word-document (.docx)"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as packed, packed.open("word/document.xml", "w") as file:
        for _ in range(60):
            file.write(b"0" * 1_000_000)
    assert refusal(path) == "own.docx is uitgepakt groter dan 50 MB"


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    assert "bestaat niet" in refusal(tmp_path / "own.docx")
    assert "map" in refusal(tmp_path)


def test_every_field_can_be_filled_in(own: Written) -> None:
    found = filled(own(*(f"x {{{{{name}}}}} y" for name in FIELDS)))
    assert not [text for text in texts(found) if "{{" in text]
