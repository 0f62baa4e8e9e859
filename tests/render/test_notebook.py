"""What a notebook shows, where its host lets only some tags through: no style, no loose words."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from nbconvert.filters import clean_html

import okomodel
from okomodel.model import Dossier, Programme
from okomodel.pages.sheet import Tone
from okomodel.render.chart import picture_style
from okomodel.render.notebook import notebook
from okomodel.render.view import show
from tests.documents import documents
from tests.render.shown import DAY, EXAMPLES

HARMLESS = {"div", "span", "strong"}  # by all of them


def cleaned(page: str) -> str:
    """What nbconvert leaves of a page with --sanitize_html."""
    return str(clean_html(page))  # type: ignore[no-untyped-call] # nbconvert leaves it untyped


class Told(HTMLParser):
    """What is to be read, tag by tag, and in which tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data.split()


@given(documents())
def test_made_harmless_it_says_the_same_words(document: Dossier | Programme) -> None:
    page = show(document, on=DAY, lang="nl")._repr_html_()
    whole, left = Told(page), Told(cleaned(page))
    assert whole.tags <= HARMLESS
    assert left.words == whole.words


@pytest.mark.parametrize("name", ["voorbeeldam.json", "oko-network.json"])
def test_of_its_style_no_word_is_left(name: str) -> None:
    page = show(okomodel.load(EXAMPLES / name), on=DAY, lang="nl")._repr_html_()
    left = cleaned(page)
    assert not [one for one in ("color:", "svg", "&lt;", "style=") if one in left]


def test_the_picture_is_style_and_its_words_stand_below_it() -> None:
    cycle = okomodel.load(EXAMPLES / "voorbeeldam.json", Dossier).cycles[1]
    page = show(cycle, on=DAY, lang="nl")._repr_html_()
    assert 'role="img" aria-label="Cyclus 2 op de kalender" style="background:url(data:' in page
    left = cleaned(page)
    assert "2025-10 " not in left
    assert "van 12 mijlpalen bereikt" in left


def test_the_colours_are_those_of_the_page() -> None:
    page = notebook(show(okomodel.load(EXAMPLES / "voorbeeldam.json"), on=DAY).sheet)
    style = picture_style()
    for tone in (Tone.GOOD, Tone.WARNING):
        said = style.partition(f"--oko-{tone}: ")[2].partition(";")[0]
        assert f"color:{said.replace(', ', ',')}" in page


def test_the_file_of_colours_names_no_theme() -> None:
    style = Path(okomodel.__file__).parent.joinpath("render", "style.css").read_text("utf-8")
    assert not [one for one in ("data-theme", "vscode", "jp-theme") if one in style]
