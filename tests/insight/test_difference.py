"""What differs between two documents, item by item, wherever it stands."""

from json import dumps as written
from pathlib import Path
from pickle import dumps, loads
from re import escape, match
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel import lifecycle
from okomodel.errors import InvalidType
from okomodel.formats import load
from okomodel.insight.consequence import Consequence
from okomodel.insight.difference import (
    Change,
    _name,
    _named,
    changes,
)
from okomodel.insight.facts import reached
from okomodel.insight.stale import StaleDocument
from okomodel.model import (
    Action,
    ActionPlan,
    Dossier,
    Measurement,
    Milestone,
    Organisation,
    PlanCycle,
    Programme,
    Source,
    SurveyRound,
)
from okomodel.model.shape import is_entity, words
from okomodel.testing.strategies.arbitrary import json_objects
from okomodel.values import PartialDate, Period
from okomodel.wording import Wording
from tests.documents import CLASSES, documents, dossiers, programmes

EXAMPLE = load(Path(__file__).parents[2] / "examples" / "voorbeeldam.json", Dossier)
SMALL = Dossier(id="x", name="X", municipalities=["GM0302"])


def told(before: Dossier, after: Dossier, lang: Any = "en") -> list[str]:
    return [change.text(lang) for change in changes(before, after)]


def with_actions(*actions: Action) -> Dossier:
    first, second = EXAMPLE.cycles
    assert first.plan is not None
    plan = attrs.evolve(first.plan, actions=actions)
    return attrs.evolve(EXAMPLE, cycles=[attrs.evolve(first, plan=plan), second])


ACTIONS: tuple[Action, ...] = EXAMPLE.cycles[0].plan.actions if EXAMPLE.cycles[0].plan else ()
NEW = Action(id="kamp", title="Kamp", kind="one-off", planned=Period("2026-07-01", "2026-07-05"))


# ------------------------------------------------------------------------------------- examples


def test_a_milestone_that_was_reached_is_one_change() -> None:
    after = lifecycle.complete(EXAMPLE, "targets", on="2026-11-20")
    assert told(EXAMPLE, after) == [
        "cycle 2, milestone targets set, reached: nothing -> 2026-11-20"
    ]
    assert told(EXAMPLE, after, "nl") == [
        "cyclus 2, mijlpaal streefcijfers bepaald, bereikt: niets -> 2026-11-20"
    ]
    (change,) = changes(EXAMPLE, after)
    assert change.path == "cycles[number 2].milestones[targets].done"
    assert (change.before, change.after) == (None, PartialDate("2026-11-20"))


def test_an_action_that_is_put_between_others_is_one_change() -> None:
    before, after = with_actions(*ACTIONS), with_actions(ACTIONS[0], NEW, *ACTIONS[1:])
    (new,) = changes(before, after)
    assert new.path == "cycles[number 1].plan.actions[kamp]"
    assert new.text() == (
        "cycle 1, plan of action, action kamp: nothing -> "
        "title Kamp, kind one-off, planned 2026-07-01 to 2026-07-05"
    )
    (gone,) = changes(after, before)
    assert (gone.before, gone.after) == (NEW, None)


def test_another_order_is_one_change() -> None:
    before, after = with_actions(*ACTIONS[:3]), with_actions(ACTIONS[2], *ACTIONS[:2])
    (change,) = changes(before, after)
    assert change.path == "cycles[number 1].plan.actions"
    assert change.before == tuple(one.id for one in ACTIONS[:3])
    assert change.after == (ACTIONS[2].id, ACTIONS[0].id, ACTIONS[1].id)


def test_two_of_the_same_name_are_told_apart_by_their_count() -> None:
    one = Source(id="a", title="A")
    before = attrs.evolve(SMALL, sources=[one, one])
    after = attrs.evolve(SMALL, sources=[one, attrs.evolve(one, title="B")])
    assert told(before, after) == ["source a, title: A -> B"]
    assert changes(before, after)[0].path == "sources[a#2].title"


def test_of_many_of_the_same_name_each_has_a_count_of_its_own() -> None:
    many = [Source(id="a", title=str(number)) for number in range(4)]
    found = changes(SMALL, attrs.evolve(SMALL, sources=[*many, Source(id="b", title="B")]))
    names = ["a", "a#2", "a#3", "a#4", "b"]
    assert [change.path for change in found] == [f"sources[{name}]" for name in names]


def test_in_foreign_data_one_and_true_differ_beside_what_is_equal() -> None:
    one, true = (attrs.evolve(SMALL, extensions={"a": value, "b": 2}) for value in (1, True))
    register = Programme(id="oko", name="OKO", dossiers=[one])
    after = attrs.evolve(register, dossiers=[true])
    assert [change.text() for change in changes(register, after)] == [
        'dossier x, extensions "a": 1 -> true'
    ]


def test_a_list_of_values_is_told_as_a_whole() -> None:
    after = attrs.evolve(SMALL, municipalities=["GM0302", "GM0303"])
    assert told(SMALL, after) == ["municipalities: GM0302 -> GM0302, GM0303"]


def planned(**plan: Any) -> Dossier:
    """A dossier whose plan of action says so much."""
    held = ActionPlan(title="Plan", period=Period("2025", "2026"), **plan)
    cycle = PlanCycle(number=1, start="2023-10-02", plan=held)
    return attrs.evolve(SMALL, cycles=[cycle])


def test_a_milestone_that_is_reached_by_a_fact_is_told_with_that_fact() -> None:
    before, after = planned(), planned(adopted_on="2024-12-10")
    (adopted,), (gone,) = told(before, after, "nl"), told(after, before)
    assert adopted == (
        "cyclus 1, uitvoeringsplan, vastgesteld op: niets -> 2024-12-10 "
        "(nu bereikt: uitvoeringsplan vastgesteld)"
    )
    assert gone == (
        "cycle 1, plan of action, adopted on: 2024-12-10 -> nothing "
        "(no longer reached: plan of action adopted)"
    )
    register = Programme(id="oko", name="OKO", dossiers=[before])
    (change,) = changes(register, attrs.evolve(register, dossiers=[after]))
    assert change.consequences == (Consequence(Milestone.PLAN, is_reached=True),)


def test_another_day_of_what_was_reached_already_has_no_consequence() -> None:
    (change,) = changes(planned(adopted_on="2024-12"), planned(adopted_on="2024-12-10"))
    assert change.consequences == ()


def test_enumerations_are_told_in_words() -> None:
    ggd = Organisation(id="ggd", name="GGD", kind="ggd")
    before = attrs.evolve(SMALL, organisations=[ggd])
    after = attrs.evolve(SMALL, organisations=[attrs.evolve(ggd, kind="youth-work")])
    assert told(before, after, "nl") == ["organisatie ggd, soort: GGD -> jongerenwerk"]


def test_a_thing_is_told_by_what_it_says_beyond_its_name_and_its_defaults() -> None:
    (change,) = changes(
        attrs.evolve(EXAMPLE, cycles=()), attrs.evolve(EXAMPLE, cycles=EXAMPLE.cycles[1:])
    )
    assert change.text() == (
        "cycle 2: nothing -> start 2025-10-02, survey round oko-2025, milestone (7), priority (3)"
    )


def test_extensions_are_compared_key_by_key_as_they_are_written() -> None:
    before = attrs.evolve(SMALL, extensions={"a": {"x": 1}, "b": True, "c": None})
    after = attrs.evolve(SMALL, extensions={"a": {"x": 1.0, "y": [1]}, "b": 1})
    assert told(before, after) == [
        'extensions "a" "x": 1 -> 1.0',
        'extensions "a" "y": nothing -> [1]',
        'extensions "b": true -> 1',
        'extensions "c": null -> nothing',
    ]
    assert told(SMALL, attrs.evolve(SMALL, extensions={"a": {"x": {}, "y": {"z": 1}}})) == [
        'extensions "a" "x": nothing -> {}',
        'extensions "a" "y" "z": nothing -> 1',
    ]
    turned = attrs.evolve(SMALL, extensions={"b": 1, "a": 2})
    assert told(turned, attrs.evolve(SMALL, extensions={"a": 2, "b": 1})) == [
        "extensions: b, a -> a, b"
    ]


def test_a_programme_names_the_dossier() -> None:
    before = Programme(id="oko", name="OKO", dossiers=[SMALL])
    after = attrs.evolve(before, dossiers=[attrs.evolve(SMALL, horizon="2034")])
    assert [one.text() for one in changes(before, after)] == ["dossier x, horizon: nothing -> 2034"]


def test_long_texts_are_cut_around_the_difference() -> None:
    before, after = "woord " * 50 + "oud", "woord " * 50 + "nieuw\nen meer " + "woord " * 50
    (change,) = changes(attrs.evolve(SMALL, notes=before), attrs.evolve(SMALL, notes=after))
    assert change.text() == (
        "notes: ...d woord woord woord oud -> "
        "...d woord woord woord nieuw en meer woord woord woord woord woord woord woord w..."
    )


@pytest.mark.parametrize("thing", [None, {}, "dossier", EXAMPLE.cycles[0]])
def test_only_documents_of_one_kind_are_compared(thing: Any) -> None:
    with pytest.raises(InvalidType, match="before expects a Dossier or a Programme, not"):
        changes(thing, SMALL)
    with pytest.raises(InvalidType, match="after expects a Dossier, as the other is, not"):
        changes(SMALL, thing)
    with pytest.raises(InvalidType, match="after expects a Programme, as the other is, not"):
        changes(Programme(id="x", name="X"), SMALL)


def test_every_field_has_a_word_and_no_other_has() -> None:
    fields = [(kind.__name__, field.name) for kind in CLASSES for field in attrs.fields(kind)]
    assert {one for one in words() if "." not in one} == {name for _, name in fields}
    assert {one for one in words() if "." in one} <= {".".join(one) for one in fields}
    assert all(word.en and word.nl for word in words().values())


# ----------------------------------------------------------------------------------------- laws


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Any, Any]:
    """Two dossiers, or two programmes, that have some of their parts in common."""
    one = draw(documents())
    other = draw(dossiers() if isinstance(one, Dossier) else programmes())
    names = [field.name for field in attrs.fields(type(one))]
    taken = draw(st.sets(st.sampled_from(names)))
    mixed = {name: _mixed(draw, getattr(one, name), getattr(other, name)) for name in taken}
    return one, attrs.evolve(one, **mixed)


def _mixed(draw: st.DrawFn, one: Any, other: Any) -> Any:
    if isinstance(one, tuple):
        return tuple(draw(st.permutations(one + other))) or one
    return other


@given(documents())
def test_equal_documents_have_no_changes(one: Dossier | Programme) -> None:
    assert changes(one, one) == ()


@given(pairs())
def test_documents_that_differ_have_at_least_one_and_as_many_back(pair: tuple[Any, Any]) -> None:
    before, after = pair
    there, back = changes(before, after), changes(after, before)
    assert (before == after) == (there == ())
    assert len(there) == len(back)
    assert {one.path: (one.before, one.after) for one in there} == {
        one.path: (one.after, one.before) for one in back
    }


@given(pairs())
def test_a_consequence_is_what_reached_says(pair: tuple[Any, Any]) -> None:
    for change in changes(*pair):
        for one in change.consequences:
            holds = [_is_reached_somewhere(document, one.milestone) for document in pair]
            assert holds[one.is_reached]


def _is_reached_somewhere(document: Any, milestone: Milestone) -> bool:
    """Whether any dossier of a document reached a milestone, in whichever cycle."""
    dossiers = document.dossiers if isinstance(document, Programme) else [document]
    return any(
        reached(dossier, milestone, cycle)
        for dossier in dossiers
        for cycle in (dossier.cycles or [None])
    )


@given(pairs())
def test_each_path_is_unique_and_leads_to_the_thing(pair: tuple[Any, Any]) -> None:
    found = changes(*pair)
    assert len({one.path for one in found}) == len(found)
    for change in found:
        for document, side in zip(pair, (change.before, change.after), strict=True):
            assert agrees(at(document, change.path), side)


def at(thing: Any, path: str) -> Any:
    """What stands at a path; None where nothing does."""
    while path and thing is not None:
        if step := match(r"\.?(\w+)", path):
            thing, path = getattr(thing, step[1]), path[step.end() :]
            continue
        is_foreign, held = isinstance(thing, dict), _held(thing)
        # A name may have a bracket in it, so it is looked for and not cut out.
        names = [name for name in held if match(rf"\[{escape(name)}\](?=[.\[]|$)", path)]
        if not names:
            return None
        name = max(names, key=len)
        thing, path = held[name], path[len(name) + 2 :]
        if is_foreign and not isinstance(thing, dict):
            return written(thing, ensure_ascii=False)
    return thing


def _held(thing: Any) -> dict[str, Any]:
    """What lies in a list or in foreign data, by the name that a path has for it."""
    if isinstance(thing, dict):
        return {written(key, ensure_ascii=False): one for key, one in thing.items()}
    return _named(thing)


def agrees(thing: Any, side: Any) -> bool:
    """Whether a side is what stands there: the thing, its JSON text, or the order of its names."""
    if isinstance(side, tuple) and isinstance(thing, dict):
        return [key for key in thing if key in side] == [*side]
    if isinstance(side, tuple) and any(map(is_entity, thing)):
        return [name for name in _named(thing) if name in side] == [*side]
    if isinstance(thing, dict):
        return bool(side == written(thing, ensure_ascii=False))
    return bool(thing == side)


@given(pairs(), st.sampled_from(["nl", "en"]))
def test_a_change_is_told_in_one_short_line(pair: tuple[Any, Any], lang: Any) -> None:
    for change in changes(*pair):
        text = change.text(lang)
        assert "\n" not in text
        assert len(text) <= 160 + 2 * 86 + len(":  -> ") + bool(change.consequences) * 163
        assert ("niets" in text or "nothing" not in text) or lang == "en"


@given(json_objects(), json_objects())
def test_foreign_data_that_differ_as_written_have_a_change(one: Any, other: Any) -> None:
    before, after = (attrs.evolve(SMALL, extensions=data) for data in (one, other))
    assert bool(changes(before, after)) == (written(one) != written(other))


# ---------------------------------------------------------------------------------- stale documents


def test_a_stale_document_tells_the_first_ten_changes() -> None:
    many = tuple(Change(f"sources[{index}]", None, index) for index in range(12))
    error = StaleDocument("x.json", Wording("it changed", "het veranderde"), SMALL, many)
    lines = error.text("nl").splitlines()
    assert lines[:2] == ["x.json: het veranderde", "  sources[0]: niets -> 0"]
    assert lines[10:] == ["  sources[9]: niets -> 9", "  en nog 2"]
    assert str(error) == error.text("en")
    again = loads(dumps(error))
    assert vars(again) == vars(error)
    assert str(again) == str(error)


def test_names_say_what_a_number_counts() -> None:
    assert _name(EXAMPLE.cycles[0]) == "number 1"
    assert _name(EXAMPLE.core_team.members[0]) == "project-lead, verslavingszorg"


def test_a_figure_of_a_survey_is_not_told_in_words() -> None:
    """It may be of too few pupils, and others read what changed."""
    held = SurveyRound(id="r", year=2025, instrument="oko")
    few = Measurement(indicator="SOROK3A3", base=11, count=4)
    none, some, more = (
        attrs.evolve(SMALL, rounds=[attrs.evolve(held, measurements=figures)])
        for figures in ([], [few], [attrs.evolve(few, count=7)])
    )
    (changed,) = changes(some, more)
    assert (changed.before, changed.after) == (4, 7)
    assert changed.text("nl").endswith("aantal: een cijfer -> een cijfer")
    assert "after" not in repr(changed)
    assert "aantal een cijfer" in changes(none, some)[0].text("nl")
    assert "4" not in changes(none, some)[0].text("nl").replace("2+4", "")
