"""Indicators on a page: by their labels, those of a document's own like those of the catalogue."""

from okomodel.insight.occasion import Occasion
from okomodel.model import (
    Baseline,
    Dossier,
    Measurement,
    OwnIndicator,
    PlanCycle,
    Programme,
    SurveyRound,
    Target,
)
from okomodel.pages.dossier import dossier_sheet
from okomodel.pages.round import round_sheet
from okomodel.pages.target import target_sheet
from okomodel.render.view import show
from okomodel.wording import Language
from tests.render.shown import DAY, shown

VAPES = OwnIndicator(
    code="IEVAPESHOP", label="bought vapes in a shop", label_nl="kocht vapes in een winkel"
)
FIRST = OwnIndicator(
    code="IEFIRSTDRINK", label="age at first drink", measures="mean", unit="years", better="up"
)
TARGETS = (
    Target(
        id="a",
        indicator="IEVAPESHOP",
        baseline=Baseline(round="r", percentage=28),
        value=20,
        by="2027",
    ),
    Target(
        id="b",
        indicator="IEFIRSTDRINK",
        baseline=Baseline(round="r", mean=13.4),
        value=14.5,
        by="2027",
    ),
)
CYCLE = PlanCycle(number=1, start="2025-10-02", targets=TARGETS)
ROUND = SurveyRound(
    id="r",
    year=2025,
    instrument="planet-youth",
    measurements=[
        Measurement(indicator="IEVAPESHOP", base=845, percentage=28, group="all"),
        Measurement(indicator="IEFIRSTDRINK", base=651, mean=13.4, group="all"),
    ],
)


def page(lang: Language = "nl", *, own: bool = True, register: bool = False) -> str:
    some = [VAPES, FIRST]
    one = Dossier(
        id="x", name="X", municipalities=["IE-MN"], cycles=[CYCLE], indicators=some if own else []
    )
    programme = Programme(id="p", name="P", dossiers=[one], indicators=some if register else [])
    return shown(dossier_sheet(one, Occasion.of(DAY, register=programme), lang), 200)


def test_targets_name_the_indicators_of_a_dossiers_own_in_the_language_of_the_page() -> None:
    assert "kocht vapes in een winkel (IEVAPESHOP)" in page()
    assert "bought vapes in a shop (IEVAPESHOP)" in page("en")
    assert "age at first drink (IEFIRSTDRINK)" in page()


def test_they_name_those_of_its_register_too() -> None:
    assert "kocht vapes in een winkel (IEVAPESHOP)" in page(own=False, register=True)
    assert "kocht vapes" not in page(own=False)


def test_a_mean_is_said_in_its_unit_and_is_no_percentage() -> None:
    lines = [line.split("  ") for line in page().splitlines() if "IEFIRSTDRINK" in line]
    told = [cell.strip() for cell in lines[0] if cell]
    assert told[2:] == ["gemiddelde 13,4 years in r", "gemiddelde 14,5 years", "2027"]
    assert "Naar (%)" not in page()
    assert " 20 % " in page()


def test_figures_and_a_target_in_a_register_are_said_so_too() -> None:
    occasion = Occasion.of(DAY, register=Programme(id="p", name="P", indicators=[VAPES, FIRST]))
    of_round = shown(round_sheet(ROUND, occasion, "nl"), 120)
    assert "kocht vapes in een winkel (IEVAPESHOP)" in of_round
    assert "gemiddelde 13,4 years" in of_round
    of_target = " ".join(shown(target_sheet(TARGETS[1], occasion, "nl")).split())
    assert "Indicator age at first drink (IEFIRSTDRINK)" in of_target
    assert "Naar gemiddelde 14,5 years Uiterlijk 2027" in of_target
    assert "Beter omhoog" in of_target


def test_a_part_that_is_shown_with_its_dossier_is_said_so_too() -> None:
    one = Dossier(
        id="x",
        name="X",
        municipalities=["IE-MN"],
        rounds=[ROUND],
        cycles=[CYCLE],
        indicators=[VAPES, FIRST],
    )
    for part in (one.rounds[0], one.cycles[0], one.cycles[0].targets[0]):
        told = show(part, on=DAY, lang="nl", dossier=one).text(200)
        assert "kocht vapes in een winkel (IEVAPESHOP)" in told
        assert "kocht vapes" not in show(part, on=DAY, lang="nl").text()
    assert "13,4 years" in " ".join(show(one.rounds[0], lang="nl", dossier=one).text(120).split())
