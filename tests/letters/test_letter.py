"""The letter says what stands in the dossier, with its place, and nothing else."""

from datetime import date
from pathlib import Path
from re import findall, sub
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import okomodel
from okomodel import Dossier, Letter, LetterError, Programme
from okomodel.errors import InvalidType, InvalidValue, UnknownName
from okomodel.letters.about import About
from okomodel.letters.sentence import Sentence
from okomodel.letters.writing import letter
from okomodel.model import (
    Action,
    ActionPlan,
    BudgetLine,
    Event,
    MilestoneRecord,
    Participation,
    PlanCycle,
    Priority,
    ProgressReport,
    SurveyRound,
)
from okomodel.testing import strategies as oko
from okomodel.values.period import Period
from okomodel.wording import Language

DAY = "2026-11-21"
EXAMPLES = Path("examples")
VOORBEELDAM = okomodel.load(EXAMPLES / "voorbeeldam.json", Dossier)
SEED = okomodel.load(EXAMPLES / "seed-letter-2025.json", Dossier)
NETWORK = okomodel.load(EXAMPLES / "oko-network.json", Programme)


def told(one: Letter, name: str) -> list[str]:
    """What a part of a letter says."""
    part = one.part(name)
    assert part, name
    text = one.part(name)
    return [each.text for each in _within(text)]


def _within(part: Any) -> list[Sentence]:
    from okomodel.letters.sentence import sentences

    return [*sentences([part])]


def words(one: Letter) -> str:
    return sub(r"\s+", " ", " ".join(each.text for each in one.sentences))


def planned(**more: Any) -> Dossier:
    """A dossier with a plan that the council has not been told of."""
    plan = ActionPlan(title="Plan", period=Period("2026", "2027"), **more)
    cycle = PlanCycle(number=1, start="2025-10-01", plan=plan)
    return Dossier(id="x", name="Nunspeet", municipalities=["GM0302"], cycles=[cycle])


# ------------------------------------------------------------------------- the letter of a seed


def test_the_seed_gives_its_letter_in_its_form() -> None:
    one = letter(SEED, on="2025-06-05")
    assert one.title == "Raadsinformatiebrief"
    assert one.subject == "Uitvoeringsplan OKO 2025-2026"
    assert [part.heading for part in one.parts] == [
        "Onderwerp",
        "Aanleiding en achtergrond",
        "Boodschappen",
        "Vervolg",
        "Bijlage",
    ]
    assert told(one, "annexes") == ["GR20250605 Uitvoeringsplan OKO 2025-2026"]
    assert "de acties binnen OKO" in words(one)
    assert "speerpunten gekozen (uiterlijk in 2025)" in words(one)
    assert "streefcijfers bepaald (uiterlijk in 2025)" in words(one)
    assert "1 eenmalige en 1 structurele" in words(one)
    assert "bewust gekozen voor een goede balans" in words(one)
    assert "periodiek geïnformeerd over de voortgang van de acties" in words(one)
    assert "elke twee jaar opnieuw doorlopen" in words(one)


def test_of_what_the_seed_does_not_say_its_letter_says_nothing() -> None:
    one = letter(SEED, on="2025-06-05")
    numbers = set(findall(r"\d+", words(one)))
    assert numbers == {"2025", "2026", "20250605", "1", "2"}
    assert one.missing == ("speerpunten", "geld", "streefcijfers")
    assert "fase" not in words(one)


# ----------------------------------------------------------------------------------- its contents


def test_the_progress_of_voorbeeldam_is_told_from_the_last_report_on() -> None:
    one = letter(VOORBEELDAM, on=DAY)
    assert one.about is About.PROGRESS
    since = one.part("since")
    assert since
    assert since.heading == "Wat er sinds 13 november 2025 is gebeurd"
    assert told(one, "since")[:2] == [
        "28 november 2025: meting (cyclus 2)",
        "12 januari 2026: actie “Ouderafspraak: door de week om 22 uur thuis” begonnen",
    ]
    assert all("2023" not in each and "2024" not in each for each in told(one, "since"))


def test_the_background_says_the_plan_its_number_and_where_the_cycle_is() -> None:
    said = words(letter(VOORBEELDAM, on=DAY))
    assert "(VB-2025-017) van cyclus 1 loopt van 1 januari 2025 tot en met 31 december 2026" in said
    assert "Het plan is op 5 juni 2025 vastgesteld door het college van B&W." in said
    assert "De laatste rapportage aan de raad is van 13 november 2025 (VB-2025-041)." in said
    assert "is nu in de fase beleidsvorming." in said


def test_actions_and_money_are_counted() -> None:
    one = letter(VOORBEELDAM, on=DAY)
    assert told(one, "actions")[:2] == [
        "Het plan telt 6 acties: 3 eenmalige en 3 structurele.",
        "Daarvan: 2 afgerond, 3 in uitvoering en 1 aangehouden.",
    ]
    assert told(one, "money") == [
        "In totaal is €\u00a051.500 begroot voor 2025 en 2026.",
        "Het geld komt van: SPUK GALA (€\u00a027.500), gemeente (€\u00a024.000).",
        "Van 1 van de 6 acties is geen bedrag vastgelegd.",
        "2025 | €\u00a09.500 | €\u00a06.000 | €\u00a015.500",
        "2026 | €\u00a030.000 | €\u00a06.000 | €\u00a036.000",
        "Totaal | €\u00a039.500 | €\u00a012.000 | €\u00a051.500",
    ]


def test_targets_have_their_verdicts_and_no_figure_that_is_held_back() -> None:
    first, *lines, last = told(letter(VOORBEELDAM, on=DAY), "targets")
    assert first.startswith("Cyclus 1 heeft 7 streefcijfers.")
    assert last == "De cijfers zeggen wat er is gemeten, niet waardoor."
    assert "(klas 2 en 4): van 83\u00a0% in 2023 naar 85\u00a0% in 2025" in lines[0]
    (held,) = [each for each in lines if "dronken" in each]
    assert "(klas 4): een cijfer wordt niet getoond" in held


def test_of_targets_without_a_later_figure_no_verdict_is_counted() -> None:
    first, *_ = told(letter(VOORBEELDAM, on="2025-07-01", draft=True), "targets")
    assert first == "Cyclus 1 heeft 7 streefcijfers."
    eight = okomodel.load(EXAMPLES / "eight-verdicts.json", Dossier)
    first, *_ = told(letter(eight, on=DAY, draft=True), "targets")
    assert first.endswith(
        "loopt achter (1), nog niets te zeggen (1), niet getoond: klein aantal (1)."
    )


def test_what_comes_next_is_what_is_recorded_and_what_was_not_done_is_said() -> None:
    said = told(letter(VOORBEELDAM, on=DAY), "next")
    assert said[0] == (
        "De mijlpaal “streefcijfers bepaald” van cyclus 2 was gepland op 15 oktober 2026 en is "
        "nog niet bereikt."
    )
    assert "Uitvoeringsplan vastgesteld: gepland op 1 februari 2027" in said
    assert "De volgende cyclus begint naar verwachting op 2 oktober 2027." in said


def test_what_is_known_in_part_is_said_in_words() -> None:
    records = [
        MilestoneRecord(milestone="dialogue-session", done="2026-33"),
        MilestoneRecord(milestone="priorities", done_by="2026-06"),
    ]
    one = attrs.evolve(planned(), cycles=[attrs.evolve(planned().cycles[0], milestones=records)])
    said = words(letter(one, on=DAY))
    assert "dialoogsessie (in het 1e kwartaal van 2026)" in said
    assert "speerpunten gekozen (uiterlijk in juni 2026)" in said


def test_that_it_takes_part_is_no_decision_and_no_stage() -> None:
    """What would only follow from taking part, nobody has recorded: no council reads it."""
    claims = [Participation(status="supported", since="2022-01")]
    one = Dossier(id="x", name="X", municipalities=["GM0302"], participation=claims)
    said = words(letter(one, on="2025-10-01"))
    assert "In X loopt OKO sinds januari 2022 met ondersteuning." in said
    assert "besluit" not in said
    assert "fase" not in said


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("interested", "In X is er sinds januari 2022 belangstelling voor OKO."),
        ("deciding", "In X loopt de besluitvorming over OKO sinds januari 2022."),
        ("declined", "In X is afgezien van OKO (januari 2022)."),
        ("continuing", "In X gaat OKO sinds januari 2022 zelfstandig door."),
        ("paused", "In X is OKO sinds januari 2022 gepauzeerd."),
        ("stopped", "In X is OKO gestopt (januari 2022)."),
    ],
)
def test_how_it_stands_towards_oko_is_said(status: str, said: str) -> None:
    claims = [
        Participation(status=status, since="2022-01"),
        Participation(status="supported", since="2030"),
    ]
    one = Dossier(id="x", name="X", municipalities=["GM0302"], participation=claims)
    found = words(letter(one, on="2025-10-01", draft=True))
    assert said in found
    assert "2030" not in found


def test_of_a_cycle_that_is_over_no_stage_is_told_and_its_plan_ran() -> None:
    said = words(letter(planned(), on="2029-01-01"))
    assert "Het plan “Plan” liep van 2026 tot en met 2027." in said
    assert "Cyclus 1 van OKO is begonnen op 1 oktober 2025." in said
    assert "volgende cyclus" not in said


def test_what_came_after_a_month_is_what_certainly_did() -> None:
    report = ProgressReport(id="r", on="2026-03", status="approved")
    records = [
        MilestoneRecord(milestone="feedback", done="2026-03-20"),
        MilestoneRecord(milestone="evaluation", done="2026-04-20"),
    ]
    cycle = attrs.evolve(planned().cycles[0], reports=[report], milestones=records)
    one = letter(attrs.evolve(planned(), cycles=[cycle]), on=DAY, draft=True)
    part = one.part("since")
    assert part
    assert part.heading == "Wat er na 31 maart 2026 is gebeurd"
    assert told(one, "since") == ["20 april 2026: evaluatie"]


def test_support_of_four_years_is_not_foretold_abroad() -> None:
    claims = [Participation(status="supported", since="2022-01")]
    one = Dossier(id="x", name="X", municipalities=["IE-MN"], participation=claims)
    assert "ondersteuning eindigt" not in words(letter(one, on="2025-10-01"))


def test_what_money_is_for_is_told_and_what_nobody_said_is_no_zero() -> None:
    lines = [
        BudgetLine(year=2026, amount=65_000, kind="incidental", title="Monitoring"),
        BudgetLine(year=2027, amount=7_000, kind="structural"),
    ]
    one = attrs.evolve(planned(), budget=lines)
    said = told(letter(one, on=DAY), "money")
    assert "2026 | €\u00a065.000 | \u2013 | €\u00a065.000" in said
    assert said[-1] == "Monitoring: €\u00a065.000 in 2026"


def test_meetings_surveys_and_reports_to_come_are_told() -> None:
    report = ProgressReport(id="r", on="2027-06", status="planned")
    base = planned()
    one = attrs.evolve(
        base,
        events=[
            Event(id="e", kind="network-meeting", title="Netwerkdag", period=Period("2027-03-04"))
        ],
        rounds=[SurveyRound(id="s", year=2027, instrument="oko", fieldwork=Period("2027-10"))],
        cycles=[attrs.evolve(base.cycles[0], reports=[report])],
    )
    said = told(letter(one, on=DAY), "next")
    assert "Netwerkdag: gepland op 4 maart 2027" in said
    assert "Meting (OKO-meting): gepland in oktober 2027" in said
    assert "Rapportage aan de raad: gepland in juni 2027" in said


def test_actions_that_stopped_say_why_and_meetings_that_were_are_told() -> None:
    actions = [
        Action(
            id="a",
            title="App",
            kind="one-off",
            planned=Period("2026"),
            status="cancelled",
            status_since="2026-05-01",
            status_reason="te duur",
        ),
        Action(
            id="b",
            title="Les",
            kind="one-off",
            planned=Period("2026"),
            actual=Period("2026-02-01", "2026-03-01"),
            status="active",
        ),
    ]
    held = Event(
        id="e", kind="other", title="Netwerkdag", period=Period("2026-03-04", "2026-03-04")
    )
    one = attrs.evolve(planned(actions=actions), events=[held])
    said = told(letter(one, on=DAY, about="progress"), "since")
    assert "1 mei 2026: actie “App” vervallen (te duur)" in said
    assert "1 maart 2026: actie “Les” beëindigd" in said
    assert "4 maart 2026: Netwerkdag" in said


def test_what_is_recorded_of_a_later_day_is_not_told() -> None:
    action = Action(
        id="a",
        title="App",
        kind="one-off",
        planned=Period("2026"),
        status="completed",
        status_since="2026-12-01",
    )
    base = planned(actions=[action])
    chosen = Priority(id="p", title="Ouders", chosen_on="2026-12-01")
    one = attrs.evolve(base, cycles=[attrs.evolve(base.cycles[0], priorities=[chosen])])
    said = words(letter(one, on=DAY, draft=True))
    assert "afgerond" not in said
    assert "Ouders" not in said
    later = words(letter(one, on="2026-12-02", draft=True))
    assert "1 afgerond" in later
    assert "Ouders" in later


def test_a_report_that_is_a_draft_has_told_nobody_and_goes_along() -> None:
    report = ProgressReport(id="r", on="2026-11-20", status="draft", document="R-7")
    base = planned()
    one = attrs.evolve(base, cycles=[attrs.evolve(base.cycles[0], reports=[report])])
    made = letter(one, on=DAY)
    assert "laatst geïnformeerd" not in words(made)
    assert told(made, "annexes") == ["Voortgangsrapportage (R-7)"]


# --------------------------------------------------------------------------------------- its kinds


def test_a_plan_of_which_the_council_was_not_told_is_what_it_is_about() -> None:
    assert letter(planned(), on=DAY).about is About.PLAN
    assert letter(VOORBEELDAM, on="2025-06-05", draft=True).about is About.PLAN
    assert letter(VOORBEELDAM, on=DAY, about="targets").subject.startswith("Streefcijfers van OKO")


def test_a_letter_about_targets_has_no_money() -> None:
    one = letter(VOORBEELDAM, on=DAY, about="targets")
    assert one.part("money") is None
    assert one.part("targets")


def test_the_note_for_the_alderman_is_short() -> None:
    one = letter(VOORBEELDAM, on=DAY, short=True)
    assert (one.title, one.to) == ("Notitie voor de wethouder", "de wethouder")
    assert [part.heading for part in one.parts] == [
        "Onderwerp",
        "Stand van zaken",
        "Vraagt aandacht",
        "Vervolg",
    ]
    assert "Actie “Agenda-app met activiteiten voor jongeren” is aangehouden" in words(one)


@given(oko.anything(Dossier) | oko.dossiers(), st.dates(date(2015, 1, 1), date(2035, 12, 31)))
def test_the_note_has_so_few_lines_that_it_fits_on_a_page(one: Dossier, on: date) -> None:
    found = letter(one, on=on, short=True, draft=True)
    assert len(found.sentences) <= 26
    assert all(len(each.text) <= 230 for each in found.sentences[1:])


def test_it_speaks_english_when_asked() -> None:
    one = letter(VOORBEELDAM, on=DAY, lang="en")
    assert one.title == "Letter to the council"
    assert "The plan was adopted by the municipal executive (college) on 5 June 2025." in words(one)


def test_a_partnership_has_several_councils_and_no_publisher() -> None:
    one = attrs.evolve(planned(), municipalities=["GM1774", "GM0183"])
    made = letter(one, on=DAY)
    assert made.to == "de gemeenteraden van Dinkelland en Tubbergen"
    assert made.publisher is None


def test_a_municipality_that_was_merged_is_addressed_as_what_it_became() -> None:
    one = Dossier(id="x", name="Beemster", municipalities=["GM0370"])
    made = letter(one, on=DAY, draft=True)
    assert (made.to, made.publisher) == ("de gemeenteraad van Purmerend", "GM0439")
    before = letter(one, on="2021-06-01", draft=True)
    assert (before.to, before.publisher) == ("de gemeenteraad van Beemster", "GM0370")


def test_a_dossier_stands_in_its_register() -> None:
    one = letter(NETWORK["nunspeet"], on=DAY, register=NETWORK)
    assert "programme.events[0]" in one.trace()
    with pytest.raises(UnknownName):
        letter(VOORBEELDAM, on=DAY, register=NETWORK)


# ------------------------------------------------------------------------------------------ refused


def test_a_dossier_with_errors_gives_a_draft_or_nothing() -> None:
    wrong = attrs.evolve(VOORBEELDAM, municipalities=["GM0000"])
    with pytest.raises(LetterError, match="REF03") as raised:
        letter(wrong, on=DAY)
    assert "okomodel check vertelt ze" in raised.value.text("nl")
    assert [one.code for one in raised.value.report] == ["REF03"]
    made = letter(wrong, on=DAY, draft=True)
    assert made.is_draft
    for text in (made.markdown(), made.html()):
        assert "CONCEPT: het dossier heeft fouten (REF03)" in text
    assert not letter(VOORBEELDAM, on=DAY, draft=True).is_draft


def test_what_is_no_dossier_or_has_nothing_of_it_is_refused() -> None:
    with pytest.raises(InvalidType):
        letter(NETWORK, on=DAY)  # type: ignore[arg-type]
    empty = Dossier(id="x", name="X", municipalities=["GM0302"])
    for about in ("plan", "targets"):
        with pytest.raises(InvalidValue):
            letter(empty, on=DAY, about=about)
    with pytest.raises(ValueError, match="nothing"):
        letter(VOORBEELDAM, on=DAY, about="nothing")
    with pytest.raises(UnknownName, match="oko-nl"):
        letter(VOORBEELDAM, on=DAY, profile="oko")


# -------------------------------------------------------------------------------------- its trace


def at(document: Dossier | Programme, path: str) -> Any:
    """What stands at a path of a document; fails where there is nothing."""
    found: Any = {"dossier": document, "programme": document}
    for name, index in findall(r"([a-z_]+)|\[(\d+)\]", path):
        found = found[int(index)] if index else _field(found, name)
    return found


def _field(of: Any, name: str) -> Any:
    return of[name] if isinstance(of, dict) else getattr(of, name)


@given(
    oko.anything(Dossier) | oko.dossiers(),
    st.dates(date(2015, 1, 1), date(2035, 12, 31)),
    st.sampled_from(["nl", "en"]),
)
def test_every_dossier_gives_a_letter_whose_sentences_stand_in_it(
    one: Dossier, on: date, lang: Language
) -> None:
    made = letter(one, on=on, lang=lang, draft=True)
    assert made.sentences
    for each in made.sentences:
        assert each.text
        assert each.paths, each.text
        for path in each.paths:
            at(one, path)


@given(oko.programmes(), st.dates(date(2015, 1, 1), date(2035, 12, 31)))
def test_so_it_is_in_a_register(register: Programme, on: date) -> None:
    for one in register.dossiers[:3]:
        made = letter(one, on=on, register=register, draft=True)
        for each in made.sentences:
            for path in each.paths:
                at(register, path)


def test_the_trace_has_each_sentence_with_its_places() -> None:
    lines = letter(SEED, on="2025-06-05").trace().splitlines()
    at_plan = lines.index("Het plan telt 2 acties: 1 eenmalige en 1 structurele.")
    assert lines[at_plan + 1] == "    dossier.cycles[0].plan"


CAUSES = ("dankzij", "door de acties", "effect", "leidde", "thanks to", "because of", "led to")


@given(oko.dossiers(), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_no_sentence_says_why_a_figure_changed(one: Dossier, on: date) -> None:
    for lang in ("nl", "en"):
        found = letter(one, on=on, lang=lang, draft=True)
        part = found.part("targets")
        said = " ".join(each.text for each in _within(part)) if part else ""
        assert not [cause for cause in CAUSES if cause in said]


def test_the_priorities_of_the_plan_stand_beside_those_of_the_cycle_that_runs() -> None:
    lines = told(letter(VOORBEELDAM, on=DAY), "priorities")
    assert [line for line in lines if line.startswith("Voor cyclus")] == [
        "Voor cyclus 1 zijn op 5 juni 2024 deze speerpunten gekozen:",
        "Voor cyclus 2 zijn op 10 juni 2026 deze speerpunten gekozen:",
    ]
    assert "Vrije tijd dichtbij (vrije tijd)" in lines


def test_with_what_care_rounds_are_compared_is_said() -> None:
    assert (
        "De metingen zijn met zorg te vergelijken: ander instrument, niet bekend of de definitie "
        "gelijk bleef, andere definitie."
    ) in told(letter(VOORBEELDAM, on=DAY), "targets")


def test_what_is_late_for_the_agenda_asks_for_the_aldermans_attention() -> None:
    found = told(letter(VOORBEELDAM, on=DAY, short=True), "attention")
    assert "Rapportage aan de raad: 8 dagen te laat." in found
