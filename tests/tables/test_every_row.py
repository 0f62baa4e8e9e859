"""A document with rows of every kind: no table misses a column of it, whatever the draw."""

from pathlib import Path

import pytest

from okomodel import Dossier, load
from okomodel.model import Programme
from okomodel.model.document import by_class, classes, root
from tests.tables.told import TABLES, holds_every_field, is_of_its_dossier

SAMPLES = Path(__file__).parents[2] / "conformance/valid"
EVERY_KEY = load(SAMPLES / "format-every-key-of-a-dossier.json", Dossier)
NOUNS = {
    "participation": "participation",
    "milestones": "milestone",
    "members": "member",
    "priorities": "priority",
    "targets": "target",
    "actions": "action",
    "budget": "line",
    "measurements": "measurement",
}


def test_the_sample_has_things_of_every_class_that_a_dossier_can_hold() -> None:
    of_registers = {kind for kind in classes() if kind.__name__ in {"Cohort", "Event"}}
    missing = {*classes()} - {*by_class(root(EVERY_KEY))} - of_registers
    assert {kind.__name__ for kind in missing} == {"Programme", "PublishedCount", "Period"}


@pytest.mark.parametrize("name", NOUNS)
@pytest.mark.parametrize(
    "document",
    [EVERY_KEY, Programme(id="oko", name="OKO", dossiers=[EVERY_KEY, EVERY_KEY])],
    ids=["dossier", "register"],
)
def test_a_table_holds_every_field_of_it(name: str, document: Dossier | Programme) -> None:
    table = TABLES[name](document)
    assert len(table) >= 1
    if name != "members":  # whose names are asked for apart
        holds_every_field(table, document, NOUNS[name])
    is_of_its_dossier(table, document)


@pytest.mark.parametrize("name", NOUNS)
def test_a_column_is_told_in_both_languages(name: str) -> None:
    for column in TABLES[name](EVERY_KEY).columns:
        assert column.description.en
        assert column.description.nl
        assert "{" not in column.description.en + column.description.nl


def test_a_column_is_told_in_the_words_of_its_field() -> None:
    said = {one.name: one.description.nl for one in TABLES["actions"](EVERY_KEY).columns}
    assert said["domain"] == "leefomgeving"
    assert said["owner"] == "eigenaar (als id)"
    assert said["planned_end"] == "gepland: einde (geen: loopt nog)"
    assert said["cycle"] == "cyclus: nummer (de eerste is 1)"
    figures = {one.name: one.description.nl for one in TABLES["measurements"](EVERY_KEY).columns}
    assert figures["base"] == "basis (aantal leerlingen)"
    assert figures["reported_on"] == "meting: gerapporteerd op"
