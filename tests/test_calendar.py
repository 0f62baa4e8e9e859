"""The agenda as a calendar, read back by two libraries that others use."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

import okomodel
from okomodel import agenda, lifecycle
from okomodel.calendar import ical, undated
from okomodel.errors import InvalidType, UnknownName
from okomodel.harmless import harmless
from okomodel.model import Action, ActionPlan, Dossier, Event, PlanCycle, Programme, SurveyRound
from okomodel.testing import strategies as oko
from okomodel.values.period import Period

DAY = "2026-11-21"
MADE = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
EXAMPLE = okomodel.load(Path("examples/voorbeeldam.json"), Dossier)


def events(made: bytes) -> list[Any]:
    return [*icalendar.Calendar.from_ical(made).walk("VEVENT")]


def by_uid(made: bytes) -> dict[str, Any]:
    found = events(made)
    told = {str(one["uid"]): one for one in found}
    assert len(told) == len(found)
    return told


def days(event: Any) -> tuple[date, date]:
    """The first and the last day of an event."""
    return event.decoded("dtstart"), event.decoded("dtend") - timedelta(days=1)


def one_of(document: Dossier | Programme, summary: str, on: str = DAY) -> Any:
    (found,) = [e for e in events(ical(document, on=on)) if summary in str(e["summary"])]
    return found


def test_what_is_to_be_done_stands_on_its_day_with_its_reason_and_its_place() -> None:
    found = one_of(EXAMPLE, "streefcijfers bepaald")
    assert days(found) == (date(2026, 10, 15), date(2026, 10, 15))
    assert str(found["summary"]) == "OKO Voorbeeldam: streefcijfers bepaald"
    assert str(found["description"]).splitlines() == [
        "37 dagen te laat, was gepland",
        "Waar: cyclus 2",
        "Uit dossier voorbeeldam, stand op 21 november 2026.",
    ]
    assert (str(found["status"]), str(found["transp"])) == ("CONFIRMED", "TRANSPARENT")


def test_what_runs_says_that_this_is_its_last_day_and_who_sees_to_it() -> None:
    found = one_of(EXAMPLE, "Pauzeactiviteiten")
    assert str(found["summary"]).endswith("Pauzeactiviteiten door het jongerenwerk (laatste dag)")
    assert "Wie: Jongerenwerk Voorbeeldam" in str(found["description"])


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [
        ("2027-03", date(2027, 3, 1), date(2027, 3, 31)),
        ("2027-22", date(2027, 6, 1), date(2027, 8, 31)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_what_is_known_to_the_month_is_an_event_of_that_month_and_tentative(
    start: str, first: date, last: date
) -> None:
    day = Event(id="e", kind="start-training", title="Dag", period=Period(start))
    found = one_of(attrs.evolve(EXAMPLE, events=[day]), "Dag")
    assert (days(found), str(found["status"])) == ((first, last), "TENTATIVE")


def test_what_is_planned_anew_keeps_its_uid_and_has_a_higher_sequence() -> None:
    before = by_uid(ical(EXAMPLE, on=DAY, made=MADE))
    again = lifecycle.plan(EXAMPLE, "plan", "2027-03-15")
    after = by_uid(ical(again, on=DAY, made=MADE + timedelta(minutes=5)))
    assert before.keys() == after.keys()
    moved = {uid for uid, one in before.items() if days(one) != days(after[uid])}
    assert [str(after[uid]["summary"]) for uid in moved] == [
        "OKO Voorbeeldam: uitvoeringsplan vastgesteld"
    ]
    assert {one["sequence"] for one in before.values()} == {3_623_610}
    assert {one["sequence"] for one in after.values()} == {3_623_615}


def test_an_action_that_begins_runs_and_ends_is_one_event() -> None:
    planned = Action(
        id="a", title="Les", kind="one-off", planned=Period("2026-12-01", "2027-02-01")
    )
    running = attrs.evolve(planned, status="active", title="Les in de klas")
    made = [with_action(one) for one in (planned, running)]
    (first,), (second,), (third,) = (
        [e for e in events(ical(one, on=on)) if "Les" in str(e["summary"])]
        for one, on in zip(
            [*made, made[1]], ["2026-11-21", "2026-12-21", "2027-03-01"], strict=True
        )
    )
    assert str(first["uid"]) == str(second["uid"]) == str(third["uid"])
    assert [days(one)[0].isoformat() for one in (first, second)] == ["2026-12-01", "2027-02-01"]


def with_action(action: Action) -> Dossier:
    plan = ActionPlan(title="Plan", period=Period("2026-01-01", "2027-12-31"), actions=[action])
    cycle = PlanCycle(number=1, start="2026-01-01", months=36, plan=plan)
    return Dossier(id="x", name="X", municipalities=["GM0302"], cycles=[cycle])


def test_a_dossier_has_the_same_events_alone_and_in_its_register() -> None:
    other = attrs.evolve(EXAMPLE, id="tweede", name="Tweede")
    register = Programme(id="oko", name="OKO", dossiers=[EXAMPLE, other])
    alone, together = by_uid(ical(EXAMPLE, on=DAY)), by_uid(ical(register, on=DAY))
    assert alone.keys() < together.keys()
    assert len(together) == 2 * len(alone)


def test_what_has_no_day_is_named_and_not_in_it() -> None:
    team = attrs.evolve(EXAMPLE.core_team, members=EXAMPLE.core_team.members[:1])
    one = attrs.evolve(EXAMPLE, core_team=team)
    left = undated(agenda(one, on=DAY))
    assert {item.label("nl") for item in left} >= {"geen jongerenwerk"}
    assert len(events(ical(one, on=DAY))) == len(agenda(one, on=DAY)) - len(left)


def test_it_speaks_english_when_asked_and_names_the_calendar() -> None:
    made = ical(EXAMPLE, on=DAY, lang="en").decode()
    assert "SUMMARY:OKO Voorbeeldam: targets set" in made
    assert "X-WR-CALNAME:OKO Voorbeeldam" in made
    assert "PRODID:-//okomodel//okomodel" in made


def test_another_library_reads_the_same() -> None:
    made = ical(EXAMPLE, on=DAY)
    read = vobject.readOne(made.decode())
    assert [one.summary.value for one in read.vevent_list] == [
        str(one["summary"]) for one in events(made)
    ]
    assert [one.dtstart.value for one in read.vevent_list] == [days(one)[0] for one in events(made)]


def test_who_has_paused_has_an_empty_calendar() -> None:
    one = Dossier(id="x", name="X", municipalities=["GM0302"])
    assert events(ical(one, on=DAY)) == []


def test_what_is_no_document_or_profile_is_refused() -> None:
    with pytest.raises(InvalidType):
        ical({}, on=DAY)  # type: ignore[arg-type]
    with pytest.raises(UnknownName, match="oko-nl"):
        ical(EXAMPLE, on=DAY, profile="oko")


TEXTS = st.text(min_size=1, max_size=200).filter(str.strip)


@given(TEXTS)
def test_any_title_comes_back_whole_and_writes_no_line_of_its_own(title: str) -> None:
    survey = SurveyRound(id="oko-2027", year=2027, instrument="oko")
    day = Event(id="e", kind="start-training", title=title, period=Period("2027-01-05"))
    one = attrs.evolve(EXAMPLE, events=[day], rounds=[survey])
    made = ical(one, on=DAY)
    (found,) = [e for e in events(made) if e.decoded("dtstart") == date(2027, 1, 5)]
    assert str(found["summary"]) == f"OKO Voorbeeldam: {harmless(day.title)}"
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


@given(oko.anything(Dossier) | oko.dossiers(), st.dates(date(2015, 1, 1), date(2035, 12, 31)))
def test_every_agenda_can_be_a_calendar(one: Dossier, on: date) -> None:
    found = agenda(one, on=on)
    made = by_uid(ical(one, on=on))
    assert len(made) == len(found) - len(undated(found))
    assert all(first <= last for first, last in map(days, made.values()))
