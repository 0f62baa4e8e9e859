"""`okomodel.show`: a page of anything that has one, in a notebook and at a prompt."""

from datetime import date

import pytest

import okomodel
from okomodel.errors import InvalidType, InvalidValue
from okomodel.model import Dossier, Member, PlanCycle, Source, SurveyRound
from okomodel.render.notebook import notebook
from okomodel.render.view import show
from tests.render.shown import DAY, EXAMPLES

EXAMPLE = okomodel.load(EXAMPLES / "voorbeeldam.json", Dossier)


def test_a_prompt_shows_the_text_and_a_notebook_the_page() -> None:
    view = show(EXAMPLE, on=DAY, lang="en")
    assert repr(view) == str(view) == view.text()
    assert view._repr_html_() == notebook(view.sheet, "en")
    assert repr(view).startswith(
        "Voorbeeldam\n===========\nDossier voorbeeldam on 21 November 2026: "
    )
    assert max(map(len, view.text(60).splitlines())) <= 60


@pytest.mark.parametrize("columns", [20, 30, 60])
def test_a_text_keeps_to_its_width_down_to_twenty_columns(columns: int) -> None:
    said = show(EXAMPLE, on=DAY, lang="nl").text(columns)
    assert max(map(len, said.splitlines())) <= columns
    with pytest.raises(InvalidValue, match="at least 20 columns"):
        show(EXAMPLE).text(19)


def test_the_day_is_today_unless_it_is_said() -> None:
    today = date.today()  # noqa: DTZ011 - what the reader's calendar says
    assert str(show(EXAMPLE)) == str(show(EXAMPLE, on=today))
    assert str(show(EXAMPLE, on=date(2026, 11, 21))) == str(show(EXAMPLE, on="2026-11-21"))


@pytest.mark.parametrize(("locale", "first"), [("nl_NL.UTF-8", "Deelnemer"), ("C", "Participant")])
def test_the_language_is_that_of_the_system_unless_it_is_said(
    locale: str, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert first in show(EXAMPLE).text()
    assert "Deelnemer" in show(EXAMPLE, lang="nl").text()


@pytest.mark.parametrize(
    "thing", [Source(id="x", title="X"), EXAMPLE.core_team.members[0], "x", None, Member]
)
def test_what_has_no_page_is_refused(thing: object) -> None:
    with pytest.raises(InvalidType, match="show expects a document, a cycle, core team, round"):
        show(thing)


def test_a_wrong_day_or_language_is_refused() -> None:
    with pytest.raises(InvalidValue, match="2026-13-01"):
        show(EXAMPLE, on="2026-13-01")
    with pytest.raises(ValueError, match="language expects 'nl' or 'en', not 'fr'"):
        show(EXAMPLE, lang="fr")  # type: ignore[arg-type] # there is no third language


def test_a_part_that_is_shown_with_its_dossier_knows_what_that_knows() -> None:
    team = EXAMPLE.core_team
    assert "GGD Voorbeeldregio" in show(team, on=DAY, dossier=EXAMPLE).text()
    assert "GGD Voorbeeldregio" not in show(team, on=DAY).text()
    plan = show(EXAMPLE.cycles[0], on=DAY, lang="nl", dossier=EXAMPLE).text()
    assert "2025: € 15.500" in plan


def test_a_cycle_that_is_shown_with_its_dossier_is_not_late_with_what_a_fact_says() -> None:
    survey = SurveyRound(id="r", year=2025, instrument="oko", reported_on="2026-02-01")
    cycle = PlanCycle(number=1, start="2025-10-02", round="r")
    one = Dossier(id="x", name="X", municipalities=["GM0302"], rounds=[survey], cycles=[cycle])
    assert "late: survey, survey report" in show(cycle, on="2026-07-01", lang="en").text()
    told = show(cycle, on="2026-07-01", lang="en", dossier=one).text()
    assert "late" not in told
    assert "by the report of the round" in told


def test_what_is_no_part_of_the_dossier_is_refused() -> None:
    with pytest.raises(InvalidValue, match="show expects a part of the dossier that is given"):
        show(PlanCycle(number=1, start="2025"), dossier=EXAMPLE)
