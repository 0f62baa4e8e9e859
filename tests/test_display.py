"""At a prompt everything is one short line; a notebook gets the page that the views have for it."""

from pathlib import Path
from pickle import dumps
from subprocess import run
from sys import executable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import okomodel
from okomodel import (
    Census,
    CoreTeam,
    Dossier,
    OwnIndicator,
    PlanCycle,
    Programme,
    Report,
    SurveyRound,
    Target,
    display,
    municipalities,
)
from okomodel.display import OneLine, Shown
from okomodel.insight.census import Reconciliations
from okomodel.model import AgeRange, Member, Milestone
from okomodel.model.document import walk
from okomodel.reference.rule import rules
from okomodel.schedule import Schedule
from okomodel.testing.strategies.arbitrary import anything
from okomodel.values import Period
from okomodel.wording import Wording
from tests.documents import CLASSES, documents

EXAMPLES = Path(__file__).parent.parent / "examples"
DAY = "2026-11-21"
EXAMPLE = okomodel.load(EXAMPLES / "voorbeeldam.json", Dossier)
REGISTER = okomodel.load(EXAMPLES / "oko-network.json", Programme)
REACHED = okomodel.reached(EXAMPLE, "plan", 1)
assert REACHED
RESULTS: tuple[Any, ...] = (
    EXAMPLE,
    REGISTER,
    EXAMPLE.cycles[1],
    EXAMPLE.core_team,
    EXAMPLE.rounds[0],
    EXAMPLE.cycles[0].targets[0],
    okomodel.check(EXAMPLE, on=DAY),
    okomodel.check(EXAMPLE, on=DAY).findings[0],
    okomodel.census(REGISTER, "2025-02"),
    okomodel.participants(REGISTER, DAY)[3],
    okomodel.reconcile(REGISTER),
    okomodel.reconcile(REGISTER)[0],
    okomodel.reconcile(REGISTER)[0].explanations[0],
    REACHED,
    REACHED.said_by[0],
    OwnIndicator(code="AGE1", label="age at first drink", measures="mean", unit="years"),
    okomodel.agenda(EXAMPLE, on=DAY),
    okomodel.agenda(EXAMPLE, on=DAY)[0],
    okomodel.schedule.due(EXAMPLE, DAY),
    okomodel.schedule.due(EXAMPLE, DAY)[0],
    okomodel.lifecycle.history(EXAMPLE).on(DAY),
    okomodel.lifecycle.open_steps(EXAMPLE, on=DAY)[2],
    okomodel.changes(EXAMPLE, attrs.evolve(EXAMPLE, notes="N" * 500))[0],
    okomodel.Consequence(Milestone.PLAN, is_reached=True),
    okomodel.progress(EXAMPLE, DAY),
    okomodel.progress(EXAMPLE, DAY)[0],
    okomodel.progress(EXAMPLE, DAY)[0].baseline,
    okomodel.comparability("SOROK3A3", *EXAMPLE.rounds),
    okomodel.letter(EXAMPLE, on=DAY),
    okomodel.attack(okomodel.publishable(EXAMPLE))[0],
    municipalities["GM0302"],
    okomodel.indicators["SOROK3A3"],
    okomodel.profiles["oko-nl"],
    okomodel.templates["oko-nl"],
)
ONE_LINES = [
    "<Dossier id='voorbeeldam' name='Voorbeeldam' municipalities='GM9001' fictitious horizon=2034",
    "<Programme id='oko' name='Opgroeien in een Kansrijke Omgeving' cohorts:7 dossiers:49",
    "<PlanCycle 2: 2025-10-02 to 2027-10-01 milestones_done:5 round='oko-2025' milestones:7",
    "<CoreTeam members:7 project-lead:2 addiction-care policy-officer youth-work public-health",
    "<SurveyRound id='gmj-2023' year=2023 instrument=gmj fieldwork=2023-10-02/2023-11-24",
    "<Target id='weten-waar' indicator='SOROK3A3' baseline='gmj-2023' value=88.0 by=2027",
    "<Report 0 errors, 3 warnings, 4 notes; waived: 1>",
    "<Finding code='CYC07' name='milestone-overdue' severity=warning level=",
    "<Census on=2025-02 certain=49 possible=55 cohorts:7>",
    "<Participant municipality='GM0203' certain since=2023 dossiers='barneveld' cohorts='2023'",
    "<Reconciliations 7 published counts, 6 agree>",
    "<Reconciliation on 2023-01: 20 published, 20-36 counted, agrees>",
    "<Explanation subject=",
    "<Reached 2025-06-05 record adoption>",
    "<Fact when=2025-06-05 says=record>",
    "<OwnIndicator code='AGE1' label='age at first drink' measures=mean unit='years'>",
    "<Agenda on 2026-11-21: 2 late, 5 now, 4 soon, 7 expected>",
    "<AgendaItem late: targets set (2026-10-15)>",
    "<Schedule on 2026-11-21: 8 due, 1 late, first 2026-10-02>",
    "<Due milestone=work-groups part=policy cycle=2 expected=2026-10-02",
    "<Moment ",
    "<OpenStep milestone=plan part=policy cycle=2 planned=2027-02-01 reasons:1>",
    "<Change path='notes' ",
    "<Consequence milestone=plan is_reached>",
    "<TargetsProgress on 2026-11-21: 7 targets, 0 reached>",
    "<TargetProgress weten-waar 83.0 -> 85.0 target 88: no-demonstrable-change>",
    "<Figure gmj-2023 83.0 % of 412 79.08 to 86.33>",
    "<Comparison with-care: instrument>",
    "<Letter progress on 2026-11-21: 'Voorbeeldam' 60 sentences>",
    "<Interval path='dossier.rounds[1].measurements[15]' low=0 high=42",
    "<Municipality code='GM0302' name='Nunspeet'",
    "<Indicator code='SOROK3A3'",
    "<Profile ",
    "<CycleTemplate ",
]


@pytest.mark.parametrize(("thing", "line"), [*zip(RESULTS, ONE_LINES, strict=True)])
def test_a_prompt_shows_the_figures_that_matter(thing: object, line: str) -> None:
    assert repr(thing).startswith(line)
    assert len(repr(thing)) <= 200
    assert repr(thing).endswith(">")


@given(documents())
def test_any_document_is_one_short_line(document: Dossier | Programme) -> None:
    assert_one_line(document)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_any_part_of_it_is_one_short_line(kind: type, data: st.DataObject) -> None:
    assert_one_line(data.draw(anything(kind)))


@pytest.mark.parametrize(
    "kind", sorted({*CLASSES} - {AgeRange, Period}, key=str), ids=lambda kind: kind.__name__
)
def test_every_class_of_the_model_takes_its_line_from_its_fields(kind: type) -> None:
    assert issubclass(kind, OneLine)


def assert_one_line(thing: object) -> None:
    said = repr(thing)
    assert len(said) <= 200
    assert said.isprintable()


@pytest.mark.parametrize("long", ["N" * 10_000, "<script>\n\x1b[31m\u202e" * 99])
def test_long_and_hostile_texts_are_cut_and_written_out(long: str) -> None:
    assert_one_line(attrs.evolve(EXAMPLE, name=long, region=long))
    assert_one_line(attrs.evolve(EXAMPLE.core_team.members[0], end_reason=long))


def test_no_line_names_a_person() -> None:
    named = Member(role="school", organisation="school", start="2024", name="Een Naam")
    assert "Naam" not in repr(named)


def test_what_is_not_made_yet_has_a_line_too() -> None:
    """A debugger looks at objects while they are being made."""
    assert repr(PlanCycle.__new__(PlanCycle)).startswith("<okomodel.model.cycle.PlanCycle object")


@pytest.mark.parametrize(
    "kind",
    [
        *(Dossier, Programme, PlanCycle, CoreTeam, SurveyRound, Target),
        *(Report, Census, Reconciliations, Schedule),
    ],
)
def test_these_have_a_page_in_a_notebook(kind: type) -> None:
    assert issubclass(kind, Shown)
    assert kind in {type(one) for one in RESULTS if hasattr(one, "_repr_html_")}


@pytest.mark.parametrize("thing", [one for one in RESULTS if isinstance(one, Shown)], ids=repr)
def test_a_notebook_shows_the_page_of_today(thing: Any) -> None:
    assert thing._repr_html_() == okomodel.show(thing)._repr_html_()


REGION = okomodel.ggd_regions["GG1413"]

REFUSAL = okomodel.Refusal("KLAS", Wording("is not there", "is er niet"))
COLUMNS = okomodel.SurveyColumns({"SOROK3S8": "SOROK3A3"}, ("KLAS",), (REFUSAL,), ("V1",))

FIRST_LINES = """
import pickle, sys

for text in pickle.load(sys.stdin.buffer):
    for name in [name for name in sys.modules if name.startswith("okomodel.")]:
        del sys.modules[name]
    thing = pickle.loads(text)
    before = {*sys.modules}
    repr(thing)
    print(type(thing).__name__, *sorted({*sys.modules} - before))
"""


def test_a_first_line_loads_nothing() -> None:
    """Of any public class, in a Python that knows nothing but the thing itself."""
    public = [getattr(okomodel, name) for name in okomodel.__all__]
    lined = {kind for kind in public if isinstance(kind, type) and issubclass(kind, OneLine)}
    parts = (place.thing for whole in (EXAMPLE, REGISTER) for place in walk(whole))
    looked_up = (okomodel.OKO_2025, REGION, rules["CYC01"], REFUSAL, COLUMNS)
    things = {type(one): one for one in (*parts, *RESULTS, *looked_up)}
    assert lined <= things.keys()
    given = dumps([dumps(one) for one in things.values()])
    done = run([executable, "-c", FIRST_LINES], input=given, capture_output=True, check=True)
    assert [line for line in done.stdout.decode().splitlines() if " " in line] == []


def test_a_page_is_loaded_when_something_is_first_shown() -> None:
    code = (
        "import sys\nfrom okomodel.model import Dossier\n"
        "one = Dossier(id='x', name='X', municipalities=['GM0302'])\nprint(one)\n"
        "print('okomodel.render' in sys.modules)\none._repr_html_()\n"
        "print('okomodel.render' in sys.modules)"
    )
    done = run([executable, "-c", code], capture_output=True, text=True, check=True)
    line = "<Dossier id='x' name='X' municipalities='GM0302'>"
    assert done.stdout.splitlines() == [line, "False", "True"]


def test_a_tool_may_show_a_class_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    class Visit(Shown):
        pass

    monkeypatch.setitem(display.lines, Visit, lambda _: "a visit")
    monkeypatch.setitem(display.pages, Visit, lambda _: "<p>a visit</p>")
    assert repr(Visit()) == "a visit"
    assert Visit()._repr_html_() == "<p>a visit</p>"
