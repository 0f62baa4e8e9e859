"""A reading is a pair of a document and a report, and remembers the text that it came from."""

import copy
import pickle
from collections.abc import Callable

import pytest

from okomodel.findings import Report
from okomodel.formats import Reading, dumps, read
from okomodel.formats.limits import Limits
from okomodel.formats.yaml.reading import read_yaml
from okomodel.model import Dossier
from okomodel.rules import check

DOSSIER = Dossier(id="x", name="X", municipalities=["GM0000"])
TEXT = dumps(DOSSIER, form="yaml") + "  # een opmerking\n"
OTHER = Dossier(id="y", name="Y", municipalities=["GM0302"])


def of_yaml() -> Reading:
    """A reading of YAML, of which nothing was asked yet."""
    return read_yaml(TEXT.encode(), Limits())


def changed(reading: Reading) -> Reading:
    """The same with another report."""
    return reading._replace(report=Report())


def again(reading: Reading) -> Reading:
    """The same out of a pickle."""
    loaded: Reading = pickle.loads(pickle.dumps(reading))
    return loaded


COPIES: tuple[Callable[[Reading], Reading], ...] = (copy.copy, copy.deepcopy, changed, again)


def test_it_unpacks_as_document_and_report() -> None:
    document, report = of_yaml()
    assert (document, report) == of_yaml() == (DOSSIER, Report())
    assert len(of_yaml()) == 2


def test_readings_are_equal_where_document_and_report_are() -> None:
    assert of_yaml() == Reading(DOSSIER, Report())
    assert hash(of_yaml()) == hash(Reading(DOSSIER, Report()))
    assert of_yaml() != Reading(OTHER, Report())


@pytest.mark.parametrize("copied", COPIES, ids=lambda one: one.__name__)
def test_a_copy_knows_the_same_text(copied: Callable[[Reading], Reading]) -> None:
    reading = of_yaml()
    report = check(DOSSIER, on="2026-11-21")
    for _ in range(2):  # before and after it was asked for its places
        found = copied(reading)
        assert found == reading
        assert (found.form, found.has_comments) == ("yaml", True)
        assert found.places == reading.places
        assert [one.line for one in found.located(report)] == [5]


def test_another_document_takes_the_place_of_the_one_that_was_read() -> None:
    reading = of_yaml()._replace(document=OTHER)
    assert (reading.document, reading.form) == (OTHER, "yaml")


@pytest.mark.parametrize("name", ["form", "has_comments", "places"])
def test_where_it_came_from_does_not_change(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(of_yaml(), name, None)


def test_what_comes_from_json_or_is_made_by_hand_has_no_places() -> None:
    for reading in (read("examples/voorbeeldam.json"), Reading(DOSSIER, Report())):
        assert (reading.form, reading.has_comments) == ("json", False)
        assert reading.places.of("dossier") is None
        assert again(reading) == changed(reading) == reading
