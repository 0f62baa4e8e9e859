"""A letter as Markdown, HTML, Word, PDF and Woo metadata: the same words, whatever they hold."""

import sys
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from re import sub
from typing import Any, final
from zipfile import ZipFile

import attrs
import docx
import pdfua
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

import okomodel
from okomodel import Dossier, Letter
from okomodel.errors import MissingExtra, UnknownName
from okomodel.harmless import harmless
from okomodel.letters.html import fragment, page
from okomodel.letters.markdown import escaped, markdown
from okomodel.letters.pdf import pdf
from okomodel.letters.saving import made, save
from okomodel.letters.woo import woo
from okomodel.letters.word import word
from okomodel.letters.writing import letter
from okomodel.model import Action, ActionPlan, PlanCycle
from okomodel.testing import strategies as oko
from okomodel.values.period import Period

DAY = "2026-11-21"
EXAMPLE = okomodel.load(Path("examples/voorbeeldam.json"), Dossier)
LETTER = letter(EXAMPLE, on=DAY)
WRONG = letter(attrs.evolve(EXAMPLE, municipalities=["GM0000"]), on=DAY, draft=True)
MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")

NASTY = [
    "<script>alert(1)</script>",
    "# [x](javascript:1) *sterk* `code` | cel",
    "\u05e9\u05dc\u05d5\u05dd \u202e abc",
    "\u4f60\u597d \U0001f600 \ufffe",
    "a" * 10_000,
    "woord " * 1_500,
    "1. - + > = ~~x~~ &amp; \\",
    "#let x = 1 #{ $ @",
]


def titled(title: str) -> Letter:
    """A letter about a plan with that title, and an action with it."""
    action = Action(id="a", title=title, kind="one-off", planned=Period("2026"), description=title)
    plan = ActionPlan(title=title, period=Period("2026", "2027"), document=title, actions=[action])
    cycle = PlanCycle(number=1, start="2025-10-01", plan=plan)
    one = Dossier(id="x", name=title, municipalities=["GM0302"], cycles=[cycle])
    return letter(one, on=DAY, draft=True)


@final
class _Words(HTMLParser):
    """The words of a page, and the tags that it opens."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] != ["style"]:
            self.said.append(data)


def read(text: str) -> _Words:
    found = _Words()
    found.feed(text)
    return found


def close(text: str) -> str:
    """A text without its blanks: where a line is broken is the renderer's business."""
    return sub(r"[\s\u200b]+", "", text)


def words_of_word(data: bytes) -> str:
    body: Any = docx.Document(BytesIO(data)).element
    return " ".join(node.text or "" for node in body.iter() if _is_text(node))


def _is_text(node: Any) -> bool:
    return isinstance(node.tag, str) and node.tag.endswith("}t")


def holds(text: str, one: Letter) -> None:
    """Every sentence of a letter stands in a text, but for how rows of a table are told apart."""
    whole = close(text)
    for each in one.sentences:
        for part in each.text.split(" | "):
            assert close(part) in whole, part


# ------------------------------------------------------------------------------------- Markdown


@pytest.mark.parametrize("title", NASTY)
def test_markdown_and_html_say_it_and_mean_nothing_by_it(title: str) -> None:
    one = titled(title)
    made_of = read(MARKDOWN.render(markdown(one)))
    holds(" ".join(made_of.said), one)
    assert not {"script", "a", "em", "code", "del", "ol", "blockquote"} & {*made_of.tags}
    as_page = read(page(one))
    holds(" ".join(as_page.said), one)
    assert not {"script", "a", "b"} & {*as_page.tags}


@given(st.text(min_size=1))
def test_whatever_a_text_holds_markdown_has_it_as_it_is(text: str) -> None:
    shown = harmless(text).strip()
    if shown and "\ufffe" not in shown and "\uffff" not in shown:
        found = read(MARKDOWN.render(escaped(shown)))
        assert close("".join(found.said)) == close(shown)
        assert found.tags == ["p"]


def test_a_table_of_markdown_is_a_table() -> None:
    found = read(MARKDOWN.render(markdown(LETTER)))
    assert found.tags.count("table") == 2
    assert found.tags.count("h2") == 4


@given(oko.anything(Dossier) | oko.dossiers())
def test_every_letter_can_be_markdown_and_html(one: Dossier) -> None:
    found = letter(one, on=DAY, draft=True)
    holds(" ".join(read(MARKDOWN.render(markdown(found))).said), found)
    holds(" ".join(read(page(found)).said), found)
    assert "<script" not in page(found)


def test_a_notebook_shows_the_letter_as_a_part_of_its_page() -> None:
    assert LETTER._repr_html_() == fragment(LETTER)
    assert fragment(LETTER).startswith('<div class="oko-letter" lang="nl">')
    assert page(LETTER).startswith("<!DOCTYPE html>")


def test_a_draft_says_so_on_the_page() -> None:
    assert "CONCEPT" in markdown(WRONG)
    assert page(WRONG).count("CONCEPT") == 1


# ----------------------------------------------------------------------------------------- Word


@pytest.mark.parametrize("title", NASTY)
def test_word_says_it_whatever_it_holds(title: str) -> None:
    one = titled(title)
    holds(words_of_word(word(one)), one)


def test_word_has_headings_lists_and_tables_and_says_what_it_is() -> None:
    document = docx.Document(BytesIO(word(LETTER)))
    styles = [one.style.name for one in document.paragraphs if one.style]
    assert styles.count("Heading 1") == 1
    assert styles.count("Heading 2") == 4
    assert "List Bullet" in styles
    assert len(document.tables) == 2
    assert (
        document.core_properties.title == "Raadsinformatiebrief: Voortgang van OKO in Voorbeeldam"
    )
    assert document.core_properties.language == "nl-NL"
    head = document.tables[0].rows[0]._tr
    assert head.xpath("./w:trPr/w:tblHeader")


def test_a_draft_says_so_at_the_top_of_every_page_of_word() -> None:
    document = docx.Document(BytesIO(word(WRONG)))
    assert "CONCEPT" in document.sections[0].header.paragraphs[-1].text
    assert (
        "CONCEPT" not in docx.Document(BytesIO(word(LETTER))).sections[0].header.part.blob.decode()
    )


# ------------------------------------------------------------------------------------------ PDF


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


@pytest.mark.parametrize("title", NASTY)
def test_pdf_is_made_whatever_it_holds(title: str) -> None:
    with opened(pdf(titled(title))) as found:
        assert len(found.pages) >= 1


def test_pdf_is_tagged_and_says_its_title_its_language_and_its_standards() -> None:
    with opened(pdf(LETTER)) as found:
        root = found.Root
        assert root.MarkInfo.Marked
        assert "/StructTreeRoot" in root
        assert str(root.Lang) == "nl"
        assert root.ViewerPreferences.DisplayDocTitle
        metadata = found.open_metadata()
        assert metadata["dc:title"] == "Raadsinformatiebrief: Voortgang van OKO in Voorbeeldam"
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_pdf_has_headings_lists_and_tables_with_heads_as_such() -> None:
    with opened(pdf(LETTER)) as found:
        kinds = [str(one.get("/S")) for one in found.objects if _is_element(one)]
    assert (kinds.count("/H1"), kinds.count("/H2")) == (1, 4)
    assert kinds.count("/Table") == 2
    assert kinds.count("/TH") == 9
    assert kinds.count("/L") >= 3


def test_what_can_be_checked_of_pdf_ua_without_java_finds_nothing(tmp_path: Path) -> None:
    for number, one in enumerate((LETTER, WRONG, letter(EXAMPLE, on=DAY, short=True))):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(pdf(one))
        assert [each.rule_id for each in pdfua.validate(str(path)).findings] == []


def _is_element(one: Any) -> bool:
    return isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one


def test_the_same_letter_is_the_same_pdf() -> None:
    assert pdf(LETTER) == pdf(LETTER)


def test_the_note_for_the_alderman_is_one_page() -> None:
    with opened(pdf(letter(EXAMPLE, on=DAY, short=True))) as found:
        assert len(found.pages) == 1


@pytest.mark.parametrize("title", ["W" * 10_000, "woord " * 1_500])
def test_it_is_one_page_with_the_longest_titles(title: str) -> None:
    actions = [
        Action(
            id=f"a{number}",
            title=title,
            kind="one-off",
            planned=Period("2026"),
            status="on-hold",
            status_reason=title,
        )
        for number in range(20)
    ]
    plan = ActionPlan(title=title, period=Period("2026", "2027"), document=title, actions=actions)
    cycle = PlanCycle(number=1, start="2025-10-01", plan=plan)
    one = Dossier(id="x", name=title, municipalities=["GM0302"], cycles=[cycle])
    with opened(pdf(letter(one, on=DAY, short=True, draft=True))) as found:
        assert len(found.pages) == 1


@settings(max_examples=20)
@given(oko.anything(Dossier) | oko.dossiers())
def test_every_letter_can_be_word_and_pdf(one: Dossier) -> None:
    for short in (False, True):
        found = letter(one, on=DAY, short=short, draft=True)
        holds(words_of_word(word(found)), found)
        with opened(pdf(found)) as pages:
            assert len(pages.pages) == 1 or not short


# ------------------------------------------------------------------------------------------ Woo

_SPACE = "{https://standaarden.overheid.nl/diwoo/metadata/}"


def said(xml: str, name: str) -> tuple[str | None, str | None]:
    """What an element says, and the address that it refers to."""
    found = etree.fromstring(xml.encode()).find(f".//{_SPACE}{name}")
    assert found is not None
    return found.text, found.get("resource")


def test_the_metadata_say_whose_it_is_and_what_it_is() -> None:
    one = letter(attrs.evolve(EXAMPLE, municipalities=["GM0345"]), on=DAY, draft=True)
    xml = woo(one, ".pdf")
    assert said(xml, "publisher") == (
        "gemeente Veenendaal",
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0345",
    )
    assert said(xml, "informatiecategorie") == (
        "vergaderstukken decentrale overheden",
        "https://identifier.overheid.nl/tooi/def/thes/kern/c_db4862c3",
    )
    assert said(xml, "creatiedatum") == (DAY, None)
    assert said(xml, "format")[0] == "pdf"
    assert (
        said(xml, "officieleTitel")[0] == "Raadsinformatiebrief: Voortgang van OKO in Voorbeeldam"
    )


@pytest.mark.parametrize("title", NASTY)
def test_the_metadata_hold_any_title(title: str) -> None:
    one = titled(title)
    assert said(woo(one, ".docx"), "officieleTitel")[0] == f"{one.title}: {one.subject}"


def test_where_the_publisher_is_not_known_nobody_is_named() -> None:
    assert "publisher" not in woo(LETTER, ".pdf")


# ---------------------------------------------------------------------------------------- saving


@pytest.mark.parametrize(("package", "suffix"), [("typst", ".pdf"), ("docx", ".docx")])
def test_without_the_extra_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, package: str, suffix: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra) as raised:
        LETTER.save(tmp_path / f"brief{suffix}")
    assert raised.value.text("nl") == (
        'een brief als Word of PDF vraagt om de aanvulling "letter": pip install "okomodel[letter]"'
    )
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".md", ".html"])
def test_it_is_saved_in_the_form_of_its_name(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"brief{suffix}"
    LETTER.save(out)
    assert out.stat().st_size > 1_000
    if suffix == ".docx":
        with ZipFile(out) as packed:
            assert "word/document.xml" in packed.namelist()


def test_a_form_that_is_none_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    for name in ("brief.odt", "brief"):
        with pytest.raises(UnknownName):
            save(LETTER, tmp_path / name)
    assert not [*tmp_path.iterdir()]
    with pytest.raises(UnknownName, match=r"\.docx"):
        made(LETTER, "brief.doc")
