"""A cycle on a day as a sheet: all its milestones are counted, and agree with the agenda."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from okomodel.insight.due import days_late
from okomodel.insight.occasion import Occasion
from okomodel.model import ActionPlan, Dossier, MilestoneRecord, Participation, PlanCycle
from okomodel.pages.dossier import dossier_sheet
from okomodel.pages.sheet import Block, Section, Sheet, Table, Tone
from okomodel.schedule import due
from okomodel.testing import strategies
from okomodel.values import Period
from tests.render.shown import part, shown
from tests.rules import lively

EMPTY = Dossier(id="leeg", name="Leeg", municipalities=["GM0302"])
IN_PART = "Cyclus 1: najaar 2023 tot najaar 2025"


def said(on: str, /, **more: Any) -> str:
    return shown(dossier_sheet(attrs.evolve(EMPTY, **more), Occasion.of(on), "nl"), 200)


def about(on: str, **more: Any) -> str:
    """What is said of a cycle that began in autumn 2023, in which the plan was adopted."""
    plan = ActionPlan(title="Plan", period=Period("2025", "2026"), adopted_on="2025-03")
    done = [MilestoneRecord(milestone="dialogue-session", done="2024-04-17")]
    cycle = PlanCycle(number=1, start="2023-23", milestones=done, plan=plan)
    return " ".join(part(said(on, cycles=[cycle], **more), IN_PART).split())


def test_every_step_of_the_template_is_counted_and_what_was_passed_is_said() -> None:
    assert about("2025-10-01").startswith(
        "2 van 12 mijlpalen bereikt of overgeslagen op 1 oktober 2025; niet vastgelegd: meting, "
        "rapportage van de meting, terugkoppeling, speerpunten gekozen, streefcijfers bepaald, "
        "werkgroepen gestart; te laat: gemeenteraad geïnformeerd, uitvoering begonnen; "
        "hierna: voortgangsrapportage (verwacht najaar 2025)."
    )


def test_what_was_passed_is_neither_late_nor_next_though_it_was_planned() -> None:
    records = [
        MilestoneRecord(milestone="plan", planned="2024-11-01"),
        MilestoneRecord(milestone="targets", participants=9),
        MilestoneRecord(milestone="council-informed", done="2024-12-01"),
    ]
    cycle = PlanCycle(number=1, start="2023-10-02", milestones=records)
    told = said("2025-01-01", cycles=[cycle])
    text = " ".join(told.split())
    assert "hierna: uitvoering begonnen" in text
    assert "uitvoeringsplan vastgesteld; hierna" in text
    assert "streefcijfers bepaald niet vastgelegd 9 deelnemers" in text
    assert "uitvoeringsplan vastgesteld gepland 2024-11-01 deze dag is voorbij" in text


def test_what_a_cycle_left_open_is_not_late_when_it_has_run_out() -> None:
    """The next cycle is due then, which `okomodel next` and CYC08 say."""
    told = about("2026-11-21")
    assert "te laat" not in told
    assert "; open: gemeenteraad geïnformeerd, uitvoering begonnen, voortgang" in told
    assert "gemeenteraad geïnformeerd open voorjaar 2025 verwacht" in told


def test_who_paused_is_late_with_nothing() -> None:
    paused = Participation(status="paused", since="2025-01")
    told = about("2025-10-01", participation=[paused])
    assert "te laat" not in told
    assert "hierna" not in told
    assert "; open: gemeenteraad geïnformeerd" in told


def test_a_preparation_says_when_its_steps_are_expected_and_what_is_late() -> None:
    records = [
        MilestoneRecord(milestone="decision", done="2026-01-15"),
        MilestoneRecord(milestone="core-team", planned="2026-04-01"),
    ]
    lines = part(said("2026-06-01", preparation=records), "Voorbereiding").splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "besluit bereikt 2026-01-15",
        "overeenkomst open 2026-02-15 106 dagen te laat, was verwacht",
        "starttraining open 2026-02-15 106 dagen te laat, was verwacht",
        "kernteam gevormd gepland 2026-04-01 61 dagen te laat",
        "verkenning van betrokkenen open 2026-05-15 verwacht",
        "startbijeenkomst open 2026-06-15 verwacht",
    ]


def tables(blocks: Iterable[Block | Section]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Section):
            yield from tables(block.blocks)
        elif isinstance(block, Table):
            yield block


def late_rows(sheet: Sheet) -> list[str]:
    """Which milestones a page calls late in its lists of milestones, and how late, row by row."""
    lists = [one for one in tables(sheet.sections) if not any(c.heading for c in one.columns)]
    rows = [row for table in lists for row in table.rows if len(row) == 4]
    late = [row for row in rows if row[3].tone is Tone.ERROR and "te laat" in row[3].text]
    return sorted(f"{row[0].text}: {row[3].text.partition(',')[0]}" for row in late)


@given(
    strategies.dossiers() | lively.dossiers,
    st.dates(date(2015, 1, 1), date(2035, 1, 1)),
)
def test_late_on_a_page_is_late_on_the_agenda(one: Dossier, day: date) -> None:
    owed = [item for item in due(one, day) if item.is_late and item.milestone]
    late = [f"{item.label('nl')}: {days_late(item.late_by, 'nl')}" for item in owed]
    assert late_rows(dossier_sheet(one, Occasion.of(day), "nl")) == sorted(late)
