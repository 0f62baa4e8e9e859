"""What whoever opens a dossier sees first: what is late, what is next, and is it working?"""

from typing import Any

import attrs
import pytest

from okomodel.formats import load
from okomodel.insight.occasion import Occasion
from okomodel.model import ActionPlan, Dossier, PlanCycle
from okomodel.pages.cut import unfolded
from okomodel.pages.dossier import dossier_sheet
from okomodel.render.text import text
from okomodel.values.period import Period
from okomodel.wording import Language
from tests.render.shown import DAY, EXAMPLES, part, shown

EXAMPLE = load(EXAMPLES / "voorbeeldam.json", Dossier)
MOST_LINES, FIRST_LINES = 60, 15


def first_screen(one: Dossier, lang: Language = "nl", **by: Any) -> str:
    return text(unfolded(dossier_sheet(one, Occasion.of(DAY, **by), lang), lang), 80)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_it_fits_on_a_screen_and_begins_with_what_is_late(lang: Language) -> None:
    lines = first_screen(EXAMPLE, lang).splitlines()
    assert len(lines) <= MOST_LINES
    told = "\n".join(lines[:FIRST_LINES])
    days = ("37 dagen te laat", "8 dagen te laat") if lang == "nl" else ("37 days", "8 days late")
    assert all(one in told for one in days)


def test_the_plan_that_runs_has_its_actions_with_owner_money_and_last_day() -> None:
    heading = "Uitvoeringsplan OKO 2025-2026 (t/m 31 december 2026); 2 van 6 acties afgerond"
    told = part(first_screen(EXAMPLE), heading)
    row = next(line for line in told.splitlines() if "Pauzeactiviteiten" in line)
    assert row.split("  ")[-3:] == ["Jongerenwerk Voorbeeldam", "€ 18.000", "2026-12-18"]
    assert "(aangehouden)" in told
    assert "Introductiemaand" not in told


def test_the_targets_have_their_figures() -> None:
    told = part(first_screen(EXAMPLE), "Streefcijfers van cyclus 1").splitlines()
    assert told[0].split("  ")[0] == "Streefcijfer"
    assert told[1].split() == [
        *["weten-waar", "83", "%", "85", "%", "88", "%"],
        *["geen", "aantoonbare", "verandering"],
    ]


def test_a_figure_that_may_not_be_shown_is_not() -> None:
    assert "niet getoond" in first_screen(EXAMPLE)
    assert "20,4" not in first_screen(EXAMPLE)
    assert "20,4" in first_screen(EXAMPLE, policy=None)


@pytest.mark.parametrize(
    ("lang", "why"), [("nl", "niet getoond: klein aantal"), ("en", "withheld: small numbers")]
)
def test_why_a_figure_is_not_shown_stands_in_its_row(lang: Language, why: str) -> None:
    [row] = [one for one in first_screen(EXAMPLE, lang).splitlines() if "dronken (4)" in one]
    assert row.endswith(f" {why}")


def test_findings_of_one_rule_stand_together_in_words_of_places() -> None:
    told = part(first_screen(EXAMPLE), "Bevindingen")
    assert "2x leefomgeving zonder speerpunt: cyclus 1; cyclus 2" in told
    assert "cyclus 2, mijlpaal streefcijfers" in told
    assert "cycles[" not in first_screen(EXAMPLE)


def test_what_is_left_out_is_named() -> None:
    told = " ".join(first_screen(EXAMPLE).split())
    assert told.endswith("Voorbereiding; Metingen; Kernteam; Deelnemer.")
    assert "Met --all ook:" in told


def test_a_plan_without_actions_says_so_and_one_that_is_over_is_not_there() -> None:
    plan = ActionPlan(title="Plan", period=Period("2026", "2027"))
    cycle = PlanCycle(number=1, start="2025-10-01", plan=plan)
    one = Dossier(id="x", name="X", municipalities=["GM9001"], cycles=[cycle])
    assert part(first_screen(one), "Plan (t/m 2027)") == "Niets vastgelegd."
    over = attrs.evolve(plan, period=Period("2024", "2025"))
    past = attrs.evolve(one, cycles=[attrs.evolve(cycle, plan=over)])
    assert "Plan, tot en met" not in first_screen(past)


def test_nothing_late_is_said_where_anything_is_asked() -> None:
    calm = Occasion.of("2026-09-01")
    assert "Te laat\n  Niets is te laat." in shown(dossier_sheet(EXAMPLE, calm, "nl"))
