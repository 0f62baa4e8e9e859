"""A dossier on a day as a sheet."""

from typing import Any

import attrs
import pytest

from okomodel.findings import Report
from okomodel.formats import load
from okomodel.insight.occasion import Occasion
from okomodel.model import (
    Baseline,
    CoreTeam,
    Dossier,
    Measurement,
    Member,
    MilestoneRecord,
    Organisation,
    Participation,
    PlanCycle,
    Programme,
    SurveyRound,
    Target,
    Waiver,
)
from okomodel.pages.dossier import dossier_sheet
from okomodel.reference.rule import problems
from tests.render.shown import DAY, EXAMPLES, HOSTILE, WIDE, part, shown

EXAMPLE = load(EXAMPLES / "voorbeeldam.json", Dossier)
EXAMPLE_SAID = shown(dossier_sheet(EXAMPLE, Occasion.of(DAY), "nl"))
EMPTY = Dossier(id="leeg", name="Leeg", municipalities=["GM0302"])


def said_of(**more: Any) -> str:
    return shown(dossier_sheet(attrs.evolve(EMPTY, **more), Occasion.of(DAY), "nl"))


def test_it_says_who_and_since_when() -> None:
    assert part(EXAMPLE_SAID, "Deelnemer").splitlines() == [
        "Gemeente        GM9001 (fictief)",
        "Horizon         2034",
        "Deelname        ondersteund sinds 18 januari 2023, cohort 2023-01",
        "Ook vastgelegd  geïnteresseerd vanaf maart 2022",
        "in besluitvorming vanaf september 2022",
        "Fase            beleidsvorming",
        "Huidige cyclus  2, van 2 oktober 2025 t/m 1 oktober 2027: maand 14 van 24",
    ]


def test_municipalities_go_by_their_names() -> None:
    said = said_of(municipalities=["GM0302", "GM9001"], region="Noord-Veluwe")
    assert "Gemeente        Nunspeet (GM0302)" in said
    assert "Gemeente        GM9001 (niet in het register)" in said
    assert "Regio           Noord-Veluwe" in said
    assert "Nunspeet (GM0302, fictief)" in said_of(fictitious=True)


@pytest.mark.parametrize(
    ("day", "cycle"),
    [
        ("2023-10-01", "none on this day"),
        ("2023-10-02", "1, from 2 October 2023 to 1 October 2025: month 1 of 24"),
        ("2025-10-01", "1, from 2 October 2023 to 1 October 2025: month 24 of 24"),
        ("2027-10-02", "2, from 2 October 2025 to 1 October 2027: ended"),
    ],
)
def test_the_current_cycle_and_its_month(day: str, cycle: str) -> None:
    assert f"Current cycle  {cycle}" in shown(dossier_sheet(EXAMPLE, Occasion.of(day)))


@pytest.mark.parametrize(
    ("start", "months", "day", "cycle"),
    [
        ("2024-21", 24, "2024-03-20", "1, van voorjaar 2024 tot voorjaar 2026: mogelijk nog niet"),
        ("2024-21", 24, "2024-05-31", "1, van voorjaar 2024 tot voorjaar 2026"),
        ("2024-21", 24, "2026-02-28", "1, van voorjaar 2024 tot voorjaar 2026"),
        ("2024-21", 24, "2026-03-01", "1, van voorjaar 2024 tot voorjaar 2026: mogelijk afgelopen"),
        ("2024-21", 24, "2026-05-31", "1, van voorjaar 2024 tot voorjaar 2026: afgelopen"),
        ("2022-10", 24, "2023-01-01", "1, van oktober 2022 tot oktober 2024"),
        ("2024", 24, "2026-11-21", "1, van 2024 tot 2026: mogelijk afgelopen"),
        ("2024", 1, "2024-06-01", "1, vanaf 2024, 1 maand lang: mogelijk nog niet begonnen, mo"),
        ("2024-21", 8, "2024-06-01", "1, vanaf voorjaar 2024, 8 maanden lang"),
    ],
)
def test_a_cycle_that_is_known_in_part_is_in_no_month(
    start: str, months: int, day: str, cycle: str
) -> None:
    one = attrs.evolve(EMPTY, cycles=[PlanCycle(number=1, start=start, months=months)])
    said = shown(dossier_sheet(one, Occasion.of(day), "nl"), 120)
    line = next(line for line in said.splitlines() if "Huidige cyclus" in line)
    told = line.split("  ")[-1]
    assert told == cycle or (told.startswith(cycle) and "mogelijk n" in cycle)


def test_a_stage_that_is_not_sure_says_which_else_it_may_be() -> None:
    cycles = [PlanCycle(number=1, start="2026")]
    assert "Fase            monitoring (mogelijk voorbereiding)" in said_of(cycles=cycles)


def test_a_cycle_whose_end_is_no_part_of_a_year_says_how_long_it_is() -> None:
    said = said_of(cycles=[PlanCycle(number=1, start="2024-21", months=8)])
    assert "\nCyclus 1: voorjaar 2024, 8 maanden lang\n" in said


def test_what_was_done_stands_in_the_order_of_the_template() -> None:
    lines = part(EXAMPLE_SAID, "Voorbereiding").splitlines()
    assert [line.split("  ")[0] for line in lines] == [
        "besluit",
        "overeenkomst",
        "starttraining",
        "kernteam gevormd",
        "verkenning van betrokkenen",
        "startbijeenkomst",
    ]
    assert lines[-1] == "startbijeenkomst            bereikt  2023-05-22  64 deelnemers"


def test_done_planned_skipped_and_open() -> None:
    first = part(EXAMPLE_SAID, "Cyclus 1: 2 oktober 2023 t/m 1 oktober 2025")
    assert "evaluatie                    overgeslagen              samengevoegd met de" in first
    second = part(EXAMPLE_SAID, "Cyclus 2: 2 oktober 2025 t/m 1 oktober 2027").splitlines()
    assert second[9:12] == [
        "streefcijfers bepaald        gepland  2026-10-15  37 dagen te laat",
        "werkgroepen gestart          open     2026-10-02  verwacht",
        "uitvoeringsplan vastgesteld  gepland  2027-02-01",
    ]


def test_what_was_done_after_that_day_is_not_done_yet() -> None:
    said = shown(dossier_sheet(EXAMPLE, Occasion.of("2024-03-01")))
    assert "survey report           done     2024-01-29" in said
    told = " ".join(said.split())
    assert "feedback of results open 2024-04-02 expected, recorded as done on 12 March 2024" in told
    assert "Cycle 2: 2 October 2025 to 1 October 2027\n  not begun on this day\n" in said


def test_nothing_that_is_recorded_is_left_out() -> None:
    records = [
        MilestoneRecord(milestone="decision", done="2024-01-01", skipped="dubbel"),
        MilestoneRecord(milestone="decision", planned="2024-01-01", done="2027-01-01"),
        MilestoneRecord(milestone="survey", done="2024-02-01", participants=1),
    ]
    said = part(said_of(preparation=records), "Voorbereiding")
    assert "besluit                     bereikt  2024-01-01  ook overgeslagen: dubbel" in said
    assert "startbijeenkomst            open" in said
    assert "gepland  2024-01-01  deze dag is voorbij," in said
    assert "vastgelegd als bereikt op" in said
    assert "meting                      bereikt  2024-02-01  hoort niet in dit deel, 1" in said


def test_an_unknown_template_is_said_and_read_as_oko_nl() -> None:
    said = said_of(cycles=[PlanCycle(number=1, start="2026-01-01", template="anders")])
    assert 'Het sjabloon "anders" is niet bekend; de volgorde is die van oko-nl.' in said
    assert "dialoogsessie                open" in said


def test_the_team_of_that_day() -> None:
    assert part(EXAMPLE_SAID, "Kernteam").splitlines() == [
        "Rol                  Organisatie             Sinds          Fte",
        "projectleider        Gemeente Voorbeeldam    2024-09-01     0,5",
        "verslavingszorg      Verslavingszorg         2023-01-18",
        "Voorbeeld",
        "beleidsadviseur      Gemeente Voorbeeldam    februari 2023",
        "jongerenwerk         Jongerenwerk            februari 2023",
        "Voorbeeldam",
        "publieke gezondheid  GGD Voorbeeldregio      juni 2023",
        "OKO-adviseur         Trimbos-instituut       2023-01-17          telt niet mee",
        "",
        "Alle gevraagde rollen hebben een lid. Een adviseur telt voor geen gevraagde",
        "rol mee.",
    ]


def test_an_earlier_day_has_its_own_team() -> None:
    said = part(shown(dossier_sheet(EXAMPLE, Occasion.of("2023-01-18"))), "Core team")
    assert "project lead    Verslavingszorg Voorbeeld  2023-01-18       until 2024-08-31" in said
    assert "Required roles without a member: policy officer, youth work." in said


def test_a_team_without_anybody_on_that_day() -> None:
    past = Member(role="project-lead", organisation="weg", start="2020", end="2021")
    said = part(said_of(core_team=CoreTeam(members=[past])), "Kernteam")
    assert said.startswith("Niemand op deze dag.")
    assert "Gevraagde rollen zonder lid: projectleider, beleidsadviseur" in said


def test_no_person_is_named() -> None:
    member = Member(role="parent", organisation="weg", name="Jan Jansen", start="2020")
    assert "Jansen" not in said_of(core_team=CoreTeam(members=[member]))


def test_findings_are_told_in_full_and_the_waived_apart() -> None:
    waiver = Waiver(rule="REF03", reason="proef", by="ik")
    said = said_of(municipalities=["GM0000"], waivers=[waiver])
    assert part(said, "Bevindingen") == "Geen bevindingen; met ontheffing: 1"
    assert "fout REF03 onbekende gemeente" in part(said, "Bevindingen met ontheffing")


def test_in_its_register_a_dossier_is_judged_by_it() -> None:
    network = load(EXAMPLES / "oko-network.json", Programme)
    said = shown(dossier_sheet(network["nijkerk"], Occasion.of(DAY, register=network), "nl"))
    assert "Deelname        ondersteund sinds januari 2022, cohort januari 2022" in said
    assert "Ook vastgelegd  ondersteund vanaf 16 januari 2023, cohort januari 2023" in said
    found = part(said, "Bevindingen")
    assert found == "waarschuwing  COH02  gemeente in twee cohorten"
    assert "COH06" not in said


def test_a_code_from_before_a_merger_says_for_whom_it_stands_on_that_day() -> None:
    langedijk = Dossier(id="x", name="Langedijk", municipalities=["GM0416"])
    before = shown(dossier_sheet(langedijk, Occasion.of("2021-12-31"), "nl"))
    assert "Gemeente        Langedijk (GM0416)\n" in before
    after = shown(dossier_sheet(langedijk, Occasion.of("2022-01-01"), "nl"))
    assert "Langedijk (GM0416); op deze dag Dijk en Waard (GM1980)" in after


def test_what_was_announced_is_told_from_that_day_on() -> None:
    wijdemeren = Dossier(id="x", name="Wijdemeren", municipalities=["GM1696"])
    now = shown(dossier_sheet(wijdemeren, Occasion.of("2026-12-31")))
    assert "Municipality   Wijdemeren (GM1696)\n" in now
    later = shown(dossier_sheet(wijdemeren, Occasion.of("2027-01-01")))
    assert "planned, not yet law on 21 November 2025" in " ".join(later.split())


def test_what_reading_found_is_told_with_them() -> None:
    newer = problems["DOC07"].finding("okomodel", version="1.1", newest="1.0")
    said = shown(dossier_sheet(EMPTY, Occasion.of(DAY), "nl", noticed=Report([newer])))
    assert "waarschuwing DOC07 nieuwere versie" in said


def test_an_empty_dossier_is_shown_too() -> None:
    assert shown(dossier_sheet(EMPTY, Occasion.of(DAY), "nl")) == (
        "Leeg\n====\nDossier leeg op 21 november 2026: voorbereiding\n\n"
        "Bevindingen\n  Geen bevindingen\n\n"
        "Voorbereiding\n  Niets vastgelegd.\n\nKernteam\n  Niets vastgelegd.\n\n"
        "Deelnemer\n  Gemeente        Nunspeet (GM0302)\n  Deelname        niet vastgelegd\n"
        "  Fase            voorbereiding\n  Huidige cyclus  niet vastgelegd\n"
    )


def test_a_claim_that_has_not_begun_is_not_its_status() -> None:
    later = Participation(status="supported", since="2030")
    said = said_of(participation=[later])
    assert "Deelname        geen op deze dag" in said
    assert "Ook vastgelegd  ondersteund vanaf 2030" in said
    assert "sinds" not in said


def test_what_is_not_recorded_is_no_none() -> None:
    told = said_of()
    assert "Deelname        niet vastgelegd" in told
    assert "Huidige cyclus  niet vastgelegd" in told
    later = said_of(cycles=[PlanCycle(number=1, start="2027-01-01")])
    assert "Huidige cyclus  geen op deze dag" in later


def test_who_comes_into_the_team_later_is_told() -> None:
    lead = Member(role="project-lead", organisation="o", start="2027")
    adviser = Member(role="adviser", organisation="o", start="2024")
    told = part(said_of(core_team=CoreTeam(members=[lead])), "Kernteam")
    assert "Niemand op deze dag." in told
    assert "Nog te komen: projectleider vanaf 2027." in told
    assert "Nog te komen" not in said_of(core_team=CoreTeam(members=[adviser]))


def test_a_baseline_that_its_round_contradicts_is_shown_with_that_finding() -> None:
    figure = Measurement(indicator="SOROK3A3", base=400, percentage=80, group="2+4")
    of_round = SurveyRound(id="r", year=2023, instrument="gmj", measurements=[figure])
    start = Baseline(round="r", percentage=60)
    target = Target(id="t", indicator="SOROK3A3", baseline=start, value=90, by="2027")
    cycle = PlanCycle(number=1, start="2025-10-02", targets=[target])
    assert "TGT08" in said_of(rounds=[of_round], cycles=[cycle])


def test_hostile_texts_do_no_harm() -> None:
    said = said_of(
        name=HOSTILE,
        region=WIDE,
        preparation=[MilestoneRecord(milestone="decision", skipped=HOSTILE)],
        organisations=[Organisation(id="o", name=HOSTILE * 5, kind="ggd")],
        core_team=CoreTeam(members=[Member(role="other", organisation="o", start="2020")]),
    )
    assert "<U+001B>[31m" in said
