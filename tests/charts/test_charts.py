"""What every chart has, whatever it is of: a title, a source, a day, words; and it is bounded."""

import json
import sys
from datetime import date
from itertools import combinations, product
from os import environ
from subprocess import run
from sys import executable
from typing import Any, get_args
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import okomodel
from okomodel import charts
from okomodel.charts.kind import KINDS, kinds_of
from okomodel.charts.municipality import By
from okomodel.errors import InvalidType, InvalidValue, MissingExtra, UnknownName
from okomodel.model import Baseline, Dossier, Participation, Programme
from okomodel.model.document import Document
from okomodel.monitor.verdict import Verdict
from okomodel.reference.colour import CATEGORIES, DOMAINS, INK, contrast, ink_on
from okomodel.reference.tile import tiles
from okomodel.testing import strategies as oko
from okomodel.testing.strategies.arbitrary import anything
from okomodel.wording import Language
from tests.documents import days
from tests.render.shown import EXAMPLES, HOSTILE, RIGHT_TO_LEFT, steers

DAY = "2026-11-21"
DOSSIER = okomodel.load(EXAMPLES / "voorbeeldam.json", Dossier)
REGISTER = okomodel.load(EXAMPLES / "oko-network.json", Programme)
EMPTY: tuple[Document, ...] = (
    Dossier(id="x", name="X", municipalities=["GM0302"]),
    Programme(id="oko", name="OKO"),
)
LANGUAGES: tuple[Language, ...] = ("nl", "en")
OF_DOSSIER, OF_REGISTER = kinds_of(EMPTY[0]), kinds_of(EMPTY[1])
DRAWN: list[tuple[str, Document]] = [(one, DOSSIER) for one in OF_DOSSIER]
DRAWN += [(one, REGISTER) for one in OF_REGISTER]
MOST_BYTES = 2_000_000
SVG = "{http://www.w3.org/2000/svg}"


def told(chart: Any) -> str:
    """All that a chart holds, as it goes to whoever draws it."""
    return chart.svg if isinstance(chart, charts.Picture) else chart.to_json(indent=None)


# ------------------------------------------------------------------------------ what is around it


@pytest.mark.parametrize(("kind", "document"), DRAWN)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_chart_says_what_it_shows_its_source_and_its_day(
    kind: str, document: Document, lang: Language
) -> None:
    said = charts.describe(charts.draw(document, kind, DAY, lang=lang))
    assert said.startswith(f"{document.name}: ")
    assert said.endswith(
        "Stand op 21 november 2026." if lang == "nl" else "As of 21 November 2026."
    )
    assert ("Bron: " if lang == "nl" else "Source: ") in said


@pytest.mark.parametrize(("kind", "document"), DRAWN)
def test_a_picture_has_the_words_for_who_does_not_see_it(kind: str, document: Document) -> None:
    one = charts.picture(charts.draw(document, kind, DAY, lang="nl"))
    svg = ET.fromstring(one.svg)
    assert (svg.get("role"), svg.get("lang")) == ("img", "nl")
    assert [svg[0].tag, svg[0].text, svg[1].tag, svg[1].text] == [
        f"{SVG}title",
        one.title,
        f"{SVG}desc",
        one.description,
    ]
    page = one.html()
    assert page.startswith('<!doctype html>\n<html lang="nl">')
    assert f"<title>{one.title}</title>" in page
    assert "<script" not in page
    assert "src=" not in page
    assert page.count("url(") == page.count("url(#")  # a place in the picture itself
    assert {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"} >= {
        part.split('"')[0] for part in page.replace("http:", "\0http:").split("\0")[1:]
    }


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_show_is_said_in_one_sentence(kind: str) -> None:
    document = EMPTY[KINDS[kind].of is Programme]
    chart = charts.draw(document, kind, DAY, lang="nl")
    assert "Niets te tonen: " in charts.describe(chart)
    assert "Niets te tonen: " in charts.picture(chart).svg


def test_a_chart_can_be_changed_and_is_still_a_picture() -> None:
    chart = charts.money(DOSSIER, DAY, lang="nl").properties(width=900)
    assert 'width="' in charts.picture(chart).svg
    assert charts.picture(chart).png()[:4] == b"\x89PNG"
    assert charts.describe(chart) == charts.describe(charts.money(DOSSIER, DAY, lang="nl"))


def test_a_picture_is_saved_as_its_name_says(tmp_path: Any) -> None:
    chart = charts.cycle(DOSSIER, DAY, lang="nl")
    charts.save(chart, tmp_path / "x.svg")
    charts.save(chart, tmp_path / "x.HTML")
    assert (tmp_path / "x.svg").read_text("utf-8") == chart.svg
    assert (tmp_path / "x.HTML").read_text("utf-8") == chart.html()
    with pytest.raises(UnknownName, match=r"'x.pdf'; did you mean '.svg' or '.png' or '.html'"):
        charts.save(chart, "x.pdf")


def test_all_kinds_are_functions_of_the_room() -> None:
    assert {*KINDS} < {*charts.__all__}
    assert dir(charts) == sorted(charts.__all__)


# ------------------------------------------------------------------------- what is said of figures


def test_what_is_withheld_stands_in_no_chart() -> None:
    """A figure of some pupils more or less: the chart is the same, because it does not have it."""
    [held] = [one for one in okomodel.progress(DOSSIER, DAY) if one.verdict is Verdict.WITHHELD]
    [whole] = [
        one for one in okomodel.progress(DOSSIER, DAY, policy=None) if one.target is held.target
    ]
    assert held.latest is None
    assert whole.latest is not None
    shown, raw = (
        told(charts.targets(DOSSIER, DAY, lang="nl", policy=one)) for one in ("oko-2025", None)
    )
    value = whole.latest.value
    assert value is not None
    assert json.dumps(value) in raw
    for hidden in (
        json.dumps(value),
        json.dumps(round(value, 1)),
        f"{value:.1f}".replace(".", ","),
    ):
        assert hidden not in shown
        assert hidden not in charts.picture(charts.targets(DOSSIER, DAY, lang="nl")).svg
    assert "een cijfer wordt niet getoond" in shown


def test_no_chart_but_that_of_targets_has_a_figure_of_a_survey() -> None:
    for kind in {*OF_DOSSIER} - {"targets"}:
        with_figures = told(charts.draw(DOSSIER, kind, DAY, policy=None))
        cleared = [attrs.evolve(one, measurements=()) for one in DOSSIER.rounds]
        assert with_figures == told(charts.draw(attrs.evolve(DOSSIER, rounds=cleared), kind, DAY))


def test_a_baseline_of_a_round_that_is_not_there_has_no_line() -> None:
    [target] = DOSSIER.cycles[0].targets[:1]
    elsewhere = Baseline(round="elders", percentage=40, base=400)
    only = attrs.evolve(DOSSIER.cycles[0], targets=[attrs.evolve(target, baseline=elsewhere)])
    plain = charts.targets(attrs.evolve(DOSSIER, cycles=[only]), DAY, lang="nl").to_dict()
    rows = [row for data in found(plain, "data") for row in data["values"]]
    said = {row["said"]: row["way"] for row in rows if row["what"] == "nulmeting"}
    assert said == {"40 % (dag niet bekend)": False}


def test_a_day_is_that_of_the_calendar_wherever_it_is_drawn() -> None:
    draw = (
        "import okomodel; from okomodel import charts; "
        f"one = okomodel.load({str(EXAMPLES / 'voorbeeldam.json')!r}); "
        f"print(charts.picture(charts.actions(one, {DAY!r}, lang='nl')).svg)"
    )
    made = [
        run([executable, "-c", draw], env={**environ, "TZ": zone}, capture_output=True, check=True)
        for zone in ("Pacific/Honolulu", "Pacific/Auckland")
    ]
    assert made[0].stdout == made[1].stdout


# ------------------------------------------------------------------------------ whatever it is of

DOSSIERS = st.one_of(oko.dossiers(), anything(Dossier))
PROGRAMMES = st.one_of(oko.programmes(), anything(Programme))


@settings(max_examples=15)
@given(DOSSIERS, days(), st.sampled_from(OF_DOSSIER), st.sampled_from(LANGUAGES))
def test_any_dossier_can_be_drawn(one: Dossier, on: date, kind: str, lang: Language) -> None:
    judge(charts.draw(one, kind, on, lang=lang))


@settings(max_examples=15)
@given(PROGRAMMES, days(), st.sampled_from(OF_REGISTER), st.sampled_from(get_args(By)))
def test_any_register_can_be_drawn(one: Programme, on: date, kind: str, by: By) -> None:
    judge(charts.draw(one, kind, on, lang="nl", by=by))


@settings(max_examples=5)
@given(st.one_of(DOSSIERS, PROGRAMMES), days(), st.data())
def test_what_is_drawn_of_any_document_is_well_formed(
    one: Document, on: date, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(kinds_of(one)))
    made = charts.picture(charts.draw(one, kind, on, lang="nl"))
    ET.fromstring(made.svg)


def judge(chart: Any) -> None:
    """It is valid, bounded, and steers no reader."""
    text = told(chart)
    assert len(text.encode()) < MOST_BYTES
    said = charts.describe(chart)
    assert len(said) < 60_000
    assert not steers(said)


@pytest.mark.parametrize("text", ["N" * 10_000, HOSTILE, RIGHT_TO_LEFT, "\uffff\ufffe <b>&amp;"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_name_is_only_ever_a_text(kind: str, text: str) -> None:
    whole = DOSSIER if KINDS[kind].of is Dossier else REGISTER
    one = attrs.evolve(whole, name=text)
    if isinstance(one, Programme):
        named = [attrs.evolve(dossier, name=text) for dossier in one.dossiers[:3]]
        one = attrs.evolve(one, dossiers=named, published_counts=())
    chart = charts.draw(one, kind, DAY, lang="nl")
    judge(chart)
    if kind in ("cycle", "money", "timeline"):
        made = charts.picture(chart)
        tags = {part.tag for part in ET.fromstring(made.svg).iter()}
        assert not tags & {f"{SVG}script", f"{SVG}b", f"{SVG}image"}
        assert "<script" not in made.html()


@pytest.mark.parametrize("kind", OF_REGISTER)
def test_of_a_large_register_the_first_rows_are_drawn(kind: str) -> None:
    claims = [Participation(status="supported", since="2023", cohort="2023-01")]
    codes = [*tiles] * 2
    many = [
        Dossier(id=f"d{at}", name=f"D{at}", municipalities=[code], participation=claims)
        for at, code in enumerate(codes)
    ]
    chart = charts.draw(attrs.evolve(REGISTER, dossiers=many), kind, DAY, lang="nl")
    judge(chart)
    if kind in ("support", "timeline"):
        assert f"De eerste 500 van {len(many)} zijn getekend." in charts.describe(chart)


def test_two_things_of_the_same_name_have_a_row_each() -> None:
    pair = [attrs.evolve(REGISTER.dossiers[0], id=one) for one in ("a", "b")]
    plain = charts.support(attrs.evolve(REGISTER, dossiers=pair), DAY).to_dict()
    rows = [row for data in found(plain, "data") for row in data["values"]]
    assert {row["row"] for row in rows if "name" in row} == {0, 1}


# ------------------------------------------------------------------------------- what is refused


def test_a_kind_that_does_not_fit_is_told_with_those_that_do() -> None:
    with pytest.raises(
        UnknownName, match="no chart of a register 'targets'; did you mean 'map' or"
    ):
        charts.draw(REGISTER, "targets", DAY)
    with pytest.raises(UnknownName) as found:
        charts.draw(DOSSIER, "map", DAY)
    assert found.value.text("nl").startswith("geen grafiek van een dossier 'map'; bedoelde u 'targ")


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_of_the_other_kind_is_refused(kind: str) -> None:
    other = REGISTER if KINDS[kind].of is Dossier else DOSSIER
    with pytest.raises(InvalidType, match="chart expects a"):
        getattr(charts, kind)(other, DAY)


def test_a_day_outside_the_calendar_and_another_by_are_refused() -> None:
    with pytest.raises(InvalidValue, match="1900 to 2199"):
        charts.growth(REGISTER, "0001-01-01")
    with pytest.raises(UnknownName, match="no map by 'cohorts'; did you mean 'cohort'"):
        charts.map(REGISTER, DAY, by="cohorts")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"a chart of okomodel\.charts"):
        charts.describe(DOSSIER)


def test_a_missing_package_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingExtra) as found:
        charts.money(DOSSIER, DAY)
    assert found.value.text("nl") == (
        'een grafiek tekenen vraagt om de aanvulling "charts": pip install "okomodel[charts]"'
    )
    assert charts.cycle(DOSSIER, DAY, lang="nl").svg


# ------------------------------------------------------------------------------------- the colours

SEEN = {  # Machado, Oliveira and Fernandes (2009), of who lacks one kind of cone
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.mark.parametrize("who", SEEN)
def test_the_domains_are_told_apart_by_who_sees_colours_otherwise(who: str) -> None:
    for one, other in combinations(DOMAINS.values(), 2):
        seen = [
            tuple(sum(map(float.__mul__, row, linear(c))) for row in SEEN[who])
            for c in (one, other)
        ]
        lengths = [abs(a - b) for a, b in zip(*seen, strict=True)]
        assert max(lengths) > 0.08, (one, other)


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def test_words_on_a_colour_can_be_read_and_the_domains_stand_out() -> None:
    assert all(contrast(ink_on(one), one) >= 4 for one in CATEGORIES)
    assert all(contrast(one, "#ffffff") >= 3 for one in DOMAINS.values())
    assert contrast(INK, "#ffffff") > 12


def test_a_domain_has_one_colour_in_every_chart() -> None:
    for kind, (domain, colour) in product(("targets", "actions", "balance"), DOMAINS.items()):
        scales = found(charts.draw(DOSSIER, kind, DAY, lang="nl").to_dict(), "scale")
        for scale in scales:
            names = scale.get("domain", [])
            if domain.label("nl") in names:
                assert scale["range"][names.index(domain.label("nl"))] == colour


def found(plain: Any, key: str) -> list[Any]:
    """All that stands under a key, however deep."""
    if isinstance(plain, dict):
        own = [plain[key]] if isinstance(plain.get(key), dict) else []
        return own + [one for part in plain.values() for one in found(part, key)]
    return [one for part in plain for one in found(part, key)] if isinstance(plain, list) else []


def _bars(chart: Any, kind: int) -> list[dict[str, Any]]:
    """The bars that are drawn: 0 as planned, 1 as it went."""
    layers = chart.to_dict()["layer"]
    rows = [row for layer in layers for row in layer.get("data", {}).get("values", [])]
    return [row for row in rows if row.get("kind") == kind and "end" in row]


def test_what_still_runs_is_drawn_as_it_went_up_to_that_day_and_no_further() -> None:
    chart = charts.actions(DOSSIER, DAY, lang="nl")
    assert {row["end"] for row in _bars(chart, 1)} >= {"2026-11-22"}  # the evening of that day
    assert max(row["end"] for row in _bars(chart, 1)) == "2026-11-22"
    assert max(row["end"] for row in _bars(chart, 0)) == "2027-01-01"


def test_a_domain_is_told_in_words_beside_its_colour() -> None:
    told = str(charts.actions(DOSSIER, DAY, lang="nl").to_dict())
    assert "in uitvoering, school" in told
    assert "afgerond, thuis" in told
