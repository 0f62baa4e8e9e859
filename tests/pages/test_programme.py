"""A register on a day as a sheet."""

from typing import Any

import attrs
import pytest

from okomodel.findings import Report
from okomodel.formats import load
from okomodel.insight.occasion import Occasion
from okomodel.model import (
    Cohort,
    Dossier,
    Event,
    Participation,
    ParticipationStatus,
    PlanCycle,
    Programme,
    PublishedCount,
)
from okomodel.pages.programme import programme_sheet
from okomodel.pages.sheet import Table, Tone
from okomodel.reference.rule import problems
from okomodel.values import Period
from okomodel.wording import Language
from tests.render.shown import DAY, EXAMPLES, HOSTILE, LONG, RIGHT_TO_LEFT, WIDE, part, shown

NETWORK = load(EXAMPLES / "oko-network.json", Programme)
NETWORK_SAID = shown(programme_sheet(NETWORK, Occasion.of(DAY), "nl"))


def words(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def register(*participation: Participation, **more: Any) -> Programme:
    dossier = Dossier(
        id="x", name="Nunspeet", municipalities=["GM0302"], participation=participation
    )
    whole = Programme(id="oko", name="OKO", dossiers=[dossier])
    return attrs.evolve(whole, **more)


def supported(since: str, cohort: str | None = None) -> Participation:
    return Participation(status="supported", since=since, cohort=cohort)


def test_it_says_which_register_and_which_day() -> None:
    assert NETWORK_SAID.splitlines()[:3] == [
        "Opgroeien in een Kansrijke Omgeving",
        "===================================",
        "Register oko op 21 november 2026",
    ]


def test_it_begins_with_what_is_due_where_and_says_what_several_have_to_do_once() -> None:
    rows = words(part(NETWORK_SAID, "Te laat"))
    assert " ".join([*rows[1], *rows[2]]) == (
        "januari 2026 ondersteuning 8: Altena, 294 dagen te laat, eindigt Dinkelland en na 4 jaar; "
        "leg vast"
    )
    assert NETWORK_SAID.index("\nTe laat\n") < NETWORK_SAID.index("\nBinnenkort\n")
    assert NETWORK_SAID.index("\nBinnenkort\n") < NETWORK_SAID.index("Deelnemers per cohort")


def test_nothing_late_is_said_where_something_is_to_come_and_nothing_where_nothing_is() -> None:
    soon = shown(programme_sheet(register(supported("2023-01-16")), Occasion.of(DAY), "nl"))
    assert part(soon, "Te laat") == "Niets is te laat."
    assert "ondersteuning eindigt" in part(soon, "Binnenkort")
    assert "Te laat" not in shown(programme_sheet(register(), Occasion.of(DAY), "nl"))


def test_participants_are_counted_by_cohort_with_those_nobody_names() -> None:
    rows = words(part(NETWORK_SAID, "Deelnemers per cohort"))
    assert ["januari", "2023", "januari", "2023", "11", "4"] in rows
    assert rows[-1] == ["Totaal", "55", "4"]


def test_what_is_not_certain_is_a_range() -> None:
    said = shown(programme_sheet(NETWORK, Occasion.of("2023-01-20")))
    rows = words(part(said, "Participants by cohort"))
    assert ["January", "2023", "January", "2023", "0-11", "4"] in rows
    assert rows[-1] == ["Total", "20-36", "4"]


def test_claims_without_a_cohort_are_counted_too() -> None:
    said = shown(programme_sheet(register(supported("2024")), Occasion.of(DAY)))
    assert ["without", "a", "cohort", "1", "0"] in words(part(said, "Participants by cohort"))


def test_a_cohort_that_the_register_lacks_goes_by_its_id() -> None:
    said = shown(programme_sheet(register(supported("2024", "weg")), Occasion.of(DAY)))
    assert words(part(said, "Participants by cohort"))[1] == ["weg", "1", "0"]


def test_published_counts_stand_beside_what_the_register_allows() -> None:
    rows = words(part(NETWORK_SAID, "Gepubliceerde aantallen"))
    assert rows[1] == ["januari", "2023", "20", "20", "36", "ja", "1", "cohort,", "12"]
    assert rows[3] == ["februari", "2023", "32", "31", "36", "ja", "5", "gemeenten"]
    assert sum("ja" in row for row in rows) == 6


def test_a_count_that_does_not_agree_is_explained() -> None:
    cohort = Cohort(id="c", label="Cohort C", start="2024", published_size=3)
    published = PublishedCount(on="2025-01-01", count=9)
    whole = register(supported("2024", "c"), cohorts=[cohort], published_counts=[published])
    said = part(shown(programme_sheet(whole, Occasion.of(DAY), "nl")), "Gepubliceerde aantallen")
    assert "2025-01-01             9           3            3  nee" in said
    assert "1 januari 2025: 9 gepubliceerd, maar het register laat 3 toe." in said
    assert "te weinig deelnemers: ten minste 6 die meedoen zijn niet" in said
    assert "geen naam bekend" not in said


def test_a_count_that_is_too_low_says_so() -> None:
    published = PublishedCount(on="2025", count=0)
    whole = register(supported("2024"), published_counts=[published])
    said = shown(programme_sheet(whole, Occasion.of(DAY)))
    assert "2025: 0 published, but the register allows 1." in said
    assert "too many that take part: at least 1 ended, or had" in said
    assert "too few" not in said


def test_what_may_explain_a_count_stands_with_it() -> None:
    twice = register(
        supported("2022", "a"),
        supported("2023", "b"),
        published_counts=[PublishedCount(on="2025", count=2)],
    )
    said = shown(programme_sheet(twice, Occasion.of(DAY)))
    assert "Nunspeet (GM0302): claimed by the cohorts a, b, so it may have been" in said


def test_a_day_after_what_the_register_of_municipalities_knows_says_so() -> None:
    later = shown(programme_sheet(NETWORK, Occasion.of("2027-01-01"), "nl"))
    assert "De gemeenten zijn bekend tot en met 31 december 2026." in part(
        later, "Deelnemers per cohort"
    )
    assert "Wijdemeren (GM1696)" in part(later, "Deelnemers per cohort")
    assert "bekend tot en met 31 december 2026" not in NETWORK_SAID
    counted = register(published_counts=[PublishedCount(on="2027", count=0)])
    said = part(shown(programme_sheet(counted, Occasion.of(DAY))), "Published counts")
    assert "Municipalities are known until 31 December 2026." in said


def test_dossiers_stand_with_their_status_of_that_day() -> None:
    rows = words(part(NETWORK_SAID, "Dossiers"))
    since = ["ondersteund", "januari", "2023"]
    assert ["Elburg", "Noord-Veluwe", *since, "januari", "2023"] in rows
    assert ["Almere", "ondersteund", "2025", "begin", "2025"] in rows
    assert ["Berkelland", "afgezien", "2022-07-05"] in rows
    assert len([row for row in rows if "ondersteund" in row]) == 46


def test_a_dossier_stands_with_its_cohorts_and_with_what_is_due_and_not_with_its_id() -> None:
    cycle = PlanCycle(number=2, start="2026-09-07")
    cohorts = [Cohort(id="a", label="Cohort A", start="2022")]
    claims = (supported("2022", "a"), supported("2023", "weg"))
    whole = register(*claims, cohorts=cohorts)
    planned = attrs.evolve(whole, dossiers=[attrs.evolve(whole.dossiers[0], cycles=[cycle])])
    said = part(shown(programme_sheet(planned, Occasion.of(DAY), "nl"), 120), "Dossiers")
    head, line = said.splitlines()
    assert head.split() == ["Naam", "Status", "Sinds", "Cohort", "Te", "doen"]
    assert line.split("  ")[-1].strip() == "meting, 2026-11-07"
    assert "Cohort A, weg" in line
    assert not line.strip().startswith("x ")


def test_what_is_due_is_late_by_the_profile() -> None:
    """And then it is coloured, as in what is due."""
    cycle = PlanCycle(number=1, start="2026-09-07")
    whole = register(supported("2023"))
    planned = attrs.evolve(whole, dossiers=[attrs.evolve(whole.dossiers[0], cycles=[cycle])])
    tones = {}
    for on in ("2026-11-07", "2027-06-01"):
        sections = programme_sheet(planned, Occasion.of(on)).sections
        (table,) = next(one.blocks for one in sections if one.heading == "Dossiers")
        assert isinstance(table, Table)
        tones[on] = table.rows[0][-1].tone
    assert tones == {"2026-11-07": Tone.PLAIN, "2027-06-01": Tone.ERROR}


def test_before_its_first_claim_a_dossier_has_no_status() -> None:
    rows = words(part(shown(programme_sheet(NETWORK, Occasion.of("2021-01-01"))), "Dossiers"))
    assert ["Elburg", "Noord-Veluwe", "-", "January", "2023"] in rows


def test_a_status_that_may_not_have_begun_says_so() -> None:
    said = shown(programme_sheet(register(supported("2026")), Occasion.of(DAY), "nl"))
    assert "ondersteund (mogelijk nog niet)  2026" in said


def test_of_two_claims_that_say_the_same_the_first_tells_since_when() -> None:
    twice = register(supported("2022-01"), supported("2023-01"))
    assert "supported  January 2022" in shown(programme_sheet(twice, Occasion.of(DAY)))
    stopped = Participation(status=ParticipationStatus.STOPPED, since="2024")
    again = register(supported("2022-01"), stopped, supported("2025"))
    assert "supported  2025" in shown(programme_sheet(again, Occasion.of(DAY)))


def test_events_stand_with_place_cohort_and_participants() -> None:
    assert part(NETWORK_SAID, "Bijeenkomsten").splitlines() == [
        "2023-01-25 starttraining",
        "Landelijke starttraining, cohort januari 2023",
        "",
        "2024-01-17 t/m 2024-01-18 starttraining",
        "Landelijke tweedaagse starttraining voor projectleiders en kernteams,",
        "Utrecht, cohort januari 2024",
    ]
    one_day = Event(
        id="e", kind="other", title="Dag", period=Period(DAY, DAY), participants=1, cohort="weg"
    )
    said = shown(programme_sheet(register(events=[one_day]), Occasion.of(DAY)))
    assert "2026-11-21 other\n    Dag, cohort weg, 1 participant\n" in said


def test_findings_are_counted_by_rule() -> None:
    said = part(NETWORK_SAID, "Bevindingen")
    assert said.startswith("0 fouten, 10 waarschuwingen, 1 opmerking")
    assert "8  waarschuwing  COH05  ondersteuning voorbij zonder besluit" in said


def test_what_makes_a_range_is_said_in_plain_dutch() -> None:
    told = part(NETWORK_SAID, "Gepubliceerde aantallen")
    assert "Onzeker door" in told
    assert "staat bij meer dan één cohort (2022-01, 2023-01), dus" in told
    assert not {"Speling", "geclaimd"} & {*told.split()}


def test_what_reading_found_is_counted_with_them() -> None:
    newer = problems["DOC07"].finding("okomodel", version="1.1", newest="1.0")
    said = shown(programme_sheet(register(), Occasion.of(DAY), "en", Report([newer])))
    assert "1  warning   DOC07  version newer" in said


@pytest.mark.parametrize(
    ("lang", "nothing"), [("nl", "Niets vastgelegd."), ("en", "None recorded.")]
)
def test_an_empty_register_is_shown_too(lang: Language, nothing: str) -> None:
    said = shown(programme_sheet(Programme(id="leeg", name="Leeg"), Occasion.of(DAY), lang))
    assert said.count(nothing) == 3


def test_hostile_texts_do_no_harm_and_are_all_there() -> None:
    event = Event(id="e", kind="other", title=LONG, period=Period("2024-01-01"), place=HOSTILE)
    cohort = Cohort(id="c", label=WIDE, start="2024")
    dossier = Dossier(id="x", name=RIGHT_TO_LEFT * 9, municipalities=["GM0302"], region=HOSTILE)
    whole = Programme(id="oko", name=HOSTILE, cohorts=[cohort], events=[event], dossiers=[dossier])
    for columns in (80, 60):
        said = shown(programme_sheet(whole, Occasion.of(DAY), "nl"), columns)
        assert said.count("T") == len(LONG) + 1  # and the word Totaal
        assert said.count("漢") == 30
