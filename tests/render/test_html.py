"""Any document as a page: escaped, bounded, self-contained, and in the words of the terminal."""

from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from re import findall
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import okomodel
from okomodel.insight.census import census, reconcile
from okomodel.model import (
    Cohort,
    CoreTeam,
    Dossier,
    Member,
    Participation,
    PlanCycle,
    Programme,
    SurveyRound,
    Target,
)
from okomodel.pages.sheet import Cell, Column, Paragraph, Section, Sheet, Table, Tone
from okomodel.render.html import html
from okomodel.render.view import show
from okomodel.rules.checking import check
from okomodel.schedule import due
from okomodel.testing import strategies
from okomodel.testing.strategies.arbitrary import anything
from okomodel.wording import Language
from tests.documents import days, documents
from tests.render.shown import DAY, EXAMPLES, HOSTILE, LONG, RIGHT_TO_LEFT, WIDE, steers

VOID = {"path", "circle", "rect", "meta"}
BESIDE = {"style", "svg", "ul", "title"}  # words that stand on the page a second time, or are none
LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(["nl", "en"])
EXAMPLE = okomodel.load(EXAMPLES / "voorbeeldam.json", Dossier)
REGISTER = okomodel.load(EXAMPLES / "oko-network.json", Programme)
SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>"\' onload="alert(1)'
MOST_BYTES = 6_000_000
ACTIVE = {"script", "img", "link", "iframe", "object", "a", "base", "form"}


class Page(HTMLParser):
    """What a browser makes of it: every tag is closed, in order, and what is to be read."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not BESIDE & {*self.open}:
            self.words += data.split()


def page_of(thing: object, day: date | str = DAY, lang: Language = "nl") -> Page:
    """The page of a thing, which asks nothing of anybody and says what the terminal says."""
    view = show(thing, on=day, lang=lang)
    for made in (view.html(), view.page(), view._repr_html_()):
        assert len(made.encode()) < MOST_BYTES
        page = Page(made)
        assert not ACTIVE & {tag for tag, _ in page.tags}
        for _, given_attributes in page.tags:
            assert not [name for name in given_attributes if name.startswith("on")]
            assert not {"src", "href", "xlink:href"} & {*given_attributes}
            assert findall(r"url\((?!data:image/svg)", given_attributes.get("style") or "") == []
        assert findall(r"url\((?!data:image/svg)|@import|https?:", made.split("</style>")[0]) == []
        assert not any(steers(word) for word in page.words)
        assert [word for word in page.words if word != "|"] == words_of(view)
    return page


def words_of(view: okomodel.View) -> list[str]:
    """The words that the terminal shows; lines so long that nothing is broken in two."""
    title, under, *lines = view.text(1_000_000).splitlines()
    assert set(under) <= {"="} or not title
    shown = [title, *lines] if set(under) <= {"="} else [title, under, *lines]
    return [word for line in shown for word in line.split() if word != "|"]


@given(documents(), days(), LANGUAGES)
@example(Dossier(id="x", name="=", municipalities=["GM0302"]), date(2026, 11, 21), "nl")
def test_any_document_is_a_page(document: Dossier | Programme, day: date, lang: Language) -> None:
    page_of(document, day, lang)


@given(strategies.dossiers(), days(), LANGUAGES)
def test_any_sound_dossier_and_its_results_are_pages(
    dossier: Dossier, day: date, lang: Language
) -> None:
    for thing in (dossier, *dossier.cycles, *dossier.rounds, dossier.core_team):
        page_of(thing, day, lang)
    page_of(check(dossier, on=day), day, lang)
    page_of(due(dossier, day), day, lang)


@given(strategies.programmes(), days(), LANGUAGES)
def test_any_sound_register_and_its_results_are_pages(
    register: Programme, day: date, lang: Language
) -> None:
    page_of(register, day, lang)
    page_of(check(register, on=day), day, lang)
    page_of(census(register, day), day, lang)
    page_of(reconcile(register), day, lang)


@pytest.mark.parametrize("kind", [PlanCycle, CoreTeam, SurveyRound, Target])
@given(data=st.data())
def test_any_part_is_a_page(kind: type, data: st.DataObject) -> None:
    page_of(data.draw(anything(kind)), data.draw(days()), data.draw(LANGUAGES))


@pytest.mark.parametrize("text", [SCRIPT, HOSTILE, LONG, RIGHT_TO_LEFT, WIDE, "&amp;", "\0", "\\"])
def test_whatever_a_text_says_it_stays_a_text(text: str) -> None:
    team = [Member(role="school", organisation="school", start="2024", name=text, end_reason=text)]
    dossier = attrs.evolve(EXAMPLE, name=text, region=text, core_team=CoreTeam(members=team))
    cycle = attrs.evolve(EXAMPLE.cycles[0], template=text)
    dossier = attrs.evolve(dossier, cycles=(cycle,))
    things: tuple[object, ...] = (dossier, cycle, check(dossier, on=DAY))
    register = Programme(
        id="oko",
        name=text,
        cohorts=[Cohort(id="c", label=text, start="2023")],
        dossiers=[dossier],
    )
    for thing in (*things, register, check(register, on=DAY), census(register, DAY)):
        page_of(thing)


def test_a_title_of_ten_thousand_signs_is_cut_and_says_so() -> None:
    page = page_of(attrs.evolve(EXAMPLE, name=LONG))
    assert "T" * 400 + "…" in page.words
    assert "(nog 9600 tekens)" in " ".join(page.words)


def test_a_register_of_five_hundred_is_cut_and_says_so() -> None:
    page = page_of(_register(500))
    assert "… en nog 400." in " ".join(page.words)
    whole = show(_register(500), on=DAY, whole=True)
    assert "gemeente-499" in whole.html()
    assert "gemeente-499" in whole.text()


def test_the_findings_about_five_hundred_are_bounded() -> None:
    report = check(_register(500), on=DAY)
    assert len(report) >= 500
    page_of(report)


def _register(size: int) -> Programme:
    wrong = [Participation(status="supported", since="2023", cohort="no-such-cohort")]
    dossiers = [
        Dossier(id=f"g-{n}", name=f"gemeente-{n}", municipalities=["GM0302"], participation=wrong)
        for n in range(size)
    ]
    return Programme(id="oko", name="OKO", dossiers=dossiers)


def test_errors_stand_on_top() -> None:
    wrong = attrs.evolve(EXAMPLE, cycles=(EXAMPLE.cycles[0], EXAMPLE.cycles[0]))
    headings = [*_headings(show(wrong, on=DAY, lang="en").html())]
    assert headings[:2] == ["Errors", "Late"]
    assert next(_headings(show(EXAMPLE, on=DAY, lang="en").html())) == "Late"
    register = attrs.evolve(REGISTER, dossiers=(*REGISTER.dossiers, REGISTER.dossiers[0]))
    assert next(_headings(show(register, on=DAY, lang="en").html())) == "Findings"


def _headings(page: str) -> Iterator[str]:
    return iter(findall(r"<summary><h4[^>]*>([^<]*)</h4></summary>", page))


def test_what_is_now_lies_open_and_cycles_are_folded() -> None:
    page = show(EXAMPLE, on=DAY, lang="en").html()
    for heading in ("Late", "Soon", "Uitvoeringsplan OKO", "Targets of cycle 1"):
        assert f'<details open><summary><h4 dir="auto">{heading}' in page
    for heading in ("Cycle 2", "Cycle 1", "Core team", "Participant"):
        assert f'<details><summary><h4 dir="auto">{heading}' in page


def test_tones_and_numbers_have_a_class_each() -> None:
    table = Table((Column(), Column("n", numeric=True)), ((Cell(""), Cell("1", Tone.GOOD)),))
    section = Section("", (Paragraph((Cell("a"), Cell(""), Cell("b", Tone.ERROR))), table))
    made = html(Sheet("", "", (section,)))
    assert '<p dir="auto">a <span class="oko-error">b</span></p>' in made
    number = '<td class="oko-number" data-of="n" dir="auto"><span class="oko-good">1</span></td>'
    assert number in made
    assert "<td></td><th" in made
    assert "<h3" not in made


def test_the_language_of_the_page_is_said() -> None:
    assert show(EXAMPLE, lang="nl").html().startswith('<div class="okomodel" lang="nl">')


def test_every_tone_and_sign_has_its_style() -> None:
    made = show(EXAMPLE, on=DAY, lang="nl").html()
    style, _, page = made.partition("</style>")
    classes: set[Any] = {
        name for part in findall(r'class="([^"]*)"', page) for name in part.split()
    }
    assert [name for name in sorted(classes) if f".{name}" not in style] == []
