"""What okomodel finds in Voorbeeldam on 21 November 2026, word for word."""

from pathlib import Path

import pytest

from okomodel.findings import Report
from okomodel.formats import load
from okomodel.rules import check
from okomodel.wording import Language

EXAMPLE = Path(__file__).parents[2] / "examples" / "voorbeeldam.json"

DUTCH = [
    (
        'de mijlpaal "streefcijfers bepaald" was gepland voor 15 oktober 2026 en is nog niet '
        "bereikt (dagen te laat: 37). Leg vast wanneer de mijlpaal is bereikt, plan een andere dag "
        "of sla de mijlpaal over met een reden."
    ),
    (
        "het cijfer van LBAGK3S27 (groep 2) gaat over te weinig leerlingen om te publiceren: ten "
        "minste 30 leerlingen, ten minste 5 aan elke kant, nooit 100 procent. Markeer het als "
        "achtergehouden (withheld), of gebruik `okomodel publish`, dat dit doet in de kopie voor "
        "anderen."
    ),
    (
        "geen speerpunt van cyclus 1 raakt aan: leeftijdsgenoten. Ga na of dit de bedoeling is;"
        " de aanpak kijkt naar alle vier de leefomgevingen."
    ),
    (
        "geen speerpunt van cyclus 2 raakt aan: vrije tijd. Ga na of dit de bedoeling is; de "
        "aanpak kijkt naar alle vier de leefomgevingen."
    ),
    (
        "de stap van 11,9 naar 8 procent is te klein om met de monitor te laten zien: bij 412 "
        "leerlingen is daar 4,1 punten voor nodig. Kies een streefcijfer dat verder weg ligt, of "
        "een grotere groep; anders kan het toeval verbergen wat bereikt wordt."
    ),
    (
        "de stap van 10,7 naar 8 procent is te klein om met de monitor te laten zien: bij 412 "
        "leerlingen is daar 3,9 punten voor nodig. Kies een streefcijfer dat verder weg ligt, of "
        "een grotere groep; anders kan het toeval verbergen wat bereikt wordt."
    ),
    (
        "de gemeenteraad heeft sinds 13 november 2025 geen rapportage gekregen over "
        '"Uitvoeringsplan OKO 2025-2026"; uiterlijk 13 november 2026 was op tijd geweest. '
        "Rapporteer aan de gemeenteraad of leg vast welke rapportage al is verzonden."
    ),
]
ENGLISH = [
    (
        'the milestone "targets set" was planned for 15 October 2026 and is not reached yet (days '
        "late: 37). Record when it was reached, plan another day, or skip it with a reason."
    ),
    (
        "the figure of LBAGK3S27 (group 2) is about too few pupils to be published: at least 30 "
        "pupils, at least 5 on either side, never 100 percent. Mark it as withheld, or use "
        "`okomodel publish`, which does so in the copy for others."
    ),
    (
        "no priority of cycle 1 touches: peers. Check that this is meant; the approach looks at"
        " all four life domains."
    ),
    (
        "no priority of cycle 2 touches: leisure. Check that this is meant; the approach looks "
        "at all four life domains."
    ),
    (
        "the step from 11.9 to 8 percent is too small for the monitor to show: among 412 pupils "
        "it takes 4.1 points. Choose a target further off, or a larger group; else chance may "
        "hide what is reached."
    ),
    (
        "the step from 10.7 to 8 percent is too small for the monitor to show: among 412 pupils "
        "it takes 3.9 points. Choose a target further off, or a larger group; else chance may "
        "hide what is reached."
    ),
    (
        'the council had no report about "Uitvoeringsplan OKO 2025-2026" since 13 November 2025; '
        "13 November 2026 was the last day in time. Report to the council, or record the report "
        "that was sent."
    ),
]


@pytest.fixture(scope="module")
def report() -> Report:
    return check(load(EXAMPLE), on="2026-11-21")


def test_the_targets_are_late_two_domains_are_left_out_and_the_council_waits(
    report: Report,
) -> None:
    assert [(one.code, one.path) for one in report] == [
        ("CYC07", "dossier.cycles[1].milestones[5]"),
        ("MON06", "dossier.rounds[1].measurements[15]"),
        ("PRI06", "dossier.cycles[0].priorities"),
        ("PRI06", "dossier.cycles[1].priorities"),
        ("TGT05", "dossier.cycles[0].targets[3].value"),
        ("TGT05", "dossier.cycles[0].targets[6].value"),
        ("REP01", "dossier.cycles[0].plan"),
    ]
    assert report.ok


def test_the_action_that_costs_nothing_is_waived(report: Report) -> None:
    [waived] = report.waived
    assert (waived.code, waived.path) == ("ACT07", "dossier.cycles[0].plan.actions[1]")


@pytest.mark.parametrize(("lang", "texts"), [("nl", DUTCH), ("en", ENGLISH)])
def test_each_finding_reads_well(report: Report, lang: Language, texts: list[str]) -> None:
    assert [one.text(lang) for one in report] == texts


def test_once_the_targets_are_set_and_the_council_is_told_only_the_domains_are_left() -> None:
    before = check(load(EXAMPLE), on="2026-10-15")
    assert [one.code for one in before] == ["MON06", "PRI06", "PRI06", "TGT05", "TGT05"]
