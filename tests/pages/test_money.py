"""Money on a page: in the dossier's own currency, by year."""

from typing import Any

import attrs

from okomodel.insight.occasion import Occasion
from okomodel.model import Action, ActionPlan, BudgetLine, Dossier, PlanCycle
from okomodel.pages.dossier import dossier_sheet
from okomodel.render.view import show
from okomodel.values import Period
from okomodel.wording import Language
from tests.render.shown import DAY, part, shown

EMPTY = Dossier(id="leeg", name="Leeg", municipalities=["GM0302"])


def line(year: int, amount: int, **more: Any) -> BudgetLine:
    return BudgetLine(year=year, amount=amount, kind="incidental", **more)


def cycle(*budget: BudgetLine) -> PlanCycle:
    when = Period("2026", "2027")
    action = Action(id="a", title="Ouderavond", kind="one-off", planned=when, budget=budget)
    plan = ActionPlan(title="Plan", period=when, actions=[action])
    return PlanCycle(number=1, start="2025-10-02", plan=plan)


def said(lang: Language = "nl", **more: Any) -> str:
    return shown(dossier_sheet(attrs.evolve(EMPTY, **more), Occasion.of(DAY), lang))


def test_the_money_of_a_plan_is_said_by_year_in_the_currency_of_the_dossier() -> None:
    money = [line(2026, 1500), line(2027, 12_000), line(2026, 500)]
    assert "Begroting  2026: € 2.000, 2027: € 12.000" in said(cycles=[cycle(*money)])
    assert "Budget  2026: €2,000, 2027: €12,000" in said("en", cycles=[cycle(*money)])
    british = said(cycles=[cycle(*money)], currency="GBP")
    assert "Begroting  2026: 2.000 GBP, 2027: 12.000 GBP" in british
    assert "€" not in british


def test_a_cycle_by_itself_does_not_know_in_what_its_money_is_counted() -> None:
    told = show(cycle(line(2026, 2000)), on=DAY, lang="nl").text()
    assert "Begroting  2026: 2.000\n" in told


def test_a_line_of_an_action_that_has_a_title_says_for_what_it_is() -> None:
    told = said(cycles=[cycle(line(2026, 800, title="zaalhuur"), line(2026, 200))])
    assert "Ouderavond  2026   € 800  zaalhuur" in told
    assert "zaalhuur" not in said(cycles=[cycle(line(2026, 1000))])


def test_money_of_no_action_is_shown_by_year() -> None:
    budget = [
        line(2027, 40_000, funder="spuk-gala"),
        line(2026, 1),
        line(2026, 9_999, title="projectleider"),
    ]
    assert part(said(budget=budget), "Begroting").splitlines() == [
        "2026: € 10.000, 2027: € 40.000",
        "",
        "Jaar    Bedrag  Titel          Soort        Betaald door",
        "2026       € 1                 incidenteel  gemeente",
        "2026   € 9.999  projectleider  incidenteel  gemeente",
        "2027  € 40.000                 incidenteel  SPUK GALA",
    ]
    assert part(said("en", budget=budget[:1], currency="CAD"), "Budget").splitlines() == [
        "Year      Amount  Kind        Funder",
        "2027  40,000 CAD  incidental  national grant SPUK GALA",
    ]
    assert "Begroting" not in said()
