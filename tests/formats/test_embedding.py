"""A tool that embeds okomodel keeps its own cattrs converter."""

from collections.abc import Iterator
from json import dumps, loads
from pathlib import Path
from typing import Any

import attrs
import pytest
from cattrs import BaseValidationError, ClassValidationError, Converter
from cattrs.errors import AttributeValidationNote, IterableValidationNote
from cattrs.preconf.json import make_converter
from hypothesis import given
from hypothesis import strategies as st

from okomodel.findings import Finding
from okomodel.formats import load, register_hooks, to_dict
from okomodel.formats.problems import path_to, problem_in
from okomodel.model import (
    Dossier,
    Measurement,
    Organisation,
    Participation,
    Programme,
    Source,
    SurveyRound,
)
from okomodel.model.document import classes
from okomodel.testing.strategies.arbitrary import anything
from okomodel.values import PartialDate, Period
from tests.documents import CLASSES, documents, dossiers

EXAMPLE = load(Path("examples/voorbeeldam.json"), Dossier)
PLAIN = to_dict(EXAMPLE)["dossier"]


@attrs.frozen
class Portfolio:
    """A class of somebody else that holds ours."""

    owner: str
    dossiers: list[Dossier]
    main: Participation | None = None


def converter() -> Converter:
    mine = Converter()
    register_hooks(mine)
    return mine


def found(error: Exception, *steps: str | int) -> Iterator[Finding]:
    """Every problem in what was raised, with its path, read off the notes as cattrs has them."""
    for note in getattr(error, "__notes__", ()):
        match note:
            case AttributeValidationNote():
                steps = (*steps, note.name)
            case IterableValidationNote():
                steps = (*steps, note.index)
    if isinstance(error, BaseValidationError):
        for part in error.exceptions:
            yield from found(part, *steps)
    else:
        yield problem_in(error).at(path_to("", *steps))


def problems_of(mine: Converter, data: object, kind: type = Dossier) -> list[tuple[str, str]]:
    with pytest.raises(BaseValidationError) as caught:
        mine.structure(data, kind)
    return [(finding.code, finding.path) for finding in found(caught.value, "x")]


def test_your_own_converter_reads_our_classes() -> None:
    assert converter().structure(PLAIN, Dossier) == EXAMPLE


def test_your_own_converter_reads_our_classes_inside_yours() -> None:
    data = {"owner": "me", "dossiers": [PLAIN], "main": {"status": "paused", "since": "2024"}}
    assert converter().structure(data, Portfolio) == Portfolio(
        "me", [EXAMPLE], Participation(status="paused", since="2024")
    )


@given(dossiers())
def test_whatever_was_written_is_read(dossier: Dossier) -> None:
    assert converter().structure(to_dict(dossier)["dossier"], Dossier) == dossier


@given(documents())
def test_your_own_converter_writes_what_a_document_would_have(
    document: Dossier | Programme,
) -> None:
    (written,) = [part for key, part in to_dict(document).items() if key != "okomodel"]
    mine = converter()
    assert mine.unstructure(document) == written
    assert loads(dumps(mine.unstructure(document))) == written


@given(dossiers())
def test_the_json_converter_of_cattrs_goes_there_and_back(dossier: Dossier) -> None:
    mine = make_converter()
    register_hooks(mine)
    text = mine.dumps(dossier)
    assert loads(text) == to_dict(dossier)["dossier"]
    assert mine.loads(text, Dossier) == dossier


def test_a_partial_date_in_a_class_of_yours_is_read_and_written() -> None:
    @attrs.frozen
    class Note:
        on: PartialDate

    mine = converter()
    assert mine.structure({"on": "2024-01"}, Note) == Note(PartialDate("2024-01"))
    assert mine.unstructure(Note(PartialDate("2024-01"))) == {"on": "2024-01"}
    with pytest.raises(ClassValidationError):
        mine.structure({"on": 2024}, Note)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_it_refuses_what_is_no_object(kind: type) -> None:
    nothings: list[Any] = [None, [], "x", 1]
    for data in nothings:
        with pytest.raises(ClassValidationError) as caught:
            converter().structure(data, kind)
        (error,) = caught.value.exceptions
        assert str(error).startswith(("expected the keys", "expected keys such as"))


def test_it_collects_every_problem() -> None:
    data: dict[str, Any] = {
        **PLAIN,
        "id": "X",
        "nam": 1,
        "rounds": [{"id": 1}, {"id": "r", "year": 1}],
    }
    assert problems_of(converter(), data) == [
        ("DOC02", "x.nam"),
        ("DOC05", "x.id"),
        ("DOC03", "x.rounds[0].year"),
        ("DOC03", "x.rounds[0].instrument"),
        ("DOC04", "x.rounds[0].id"),
        ("DOC03", "x.rounds[1].instrument"),
        ("DOC05", "x.rounds[1].year"),
    ]


def test_each_problem_is_one_exception() -> None:
    with pytest.raises(ClassValidationError) as caught:
        converter().structure({"id": "X"}, Dossier)
    assert len(caught.value.exceptions) == 3


def test_a_problem_says_in_words_what_is_wrong() -> None:
    with pytest.raises(ClassValidationError) as caught:
        converter().structure({**PLAIN, "nam": 1}, Dossier)
    (error,) = caught.value.exceptions
    assert str(error) == 'unknown key "nam". Did you mean name?'


def test_a_hook_of_your_own_for_one_class_takes_its_place() -> None:
    mine = converter()
    mine.register_structure_hook(
        Organisation, lambda name, _kind: Organisation(id=name.lower(), name=name, kind="other")
    )
    dossier = mine.structure({**PLAIN, "organisations": ["GGD", "Tactus"]}, Dossier)
    assert [one.id for one in dossier.organisations] == ["ggd", "tactus"]


class Rejected(Exception):
    """What a tool of somebody else raises."""


def test_a_hook_of_your_own_may_raise_what_it_likes_and_the_rest_is_still_read() -> None:
    mine = converter()

    def reject(_data: Any, _kind: Any) -> Source:
        raise Rejected("not our source")

    mine.register_structure_hook(Source, reject)
    data: dict[str, Any] = {**PLAIN, "id": "X", "sources": [{"id": "a", "title": "A"}] * 2}
    with pytest.raises(ClassValidationError) as caught:
        mine.structure(data, Dossier)
    findings = [*found(caught.value, "dossier")]
    assert [(finding.code, finding.path) for finding in findings] == [
        ("DOC05", "dossier.id"),
        ("DOC05", "dossier.sources[0]"),
        ("DOC05", "dossier.sources[1]"),
    ]
    assert findings[1].message == "is refused: not our source."
    assert findings[1].message_nl == "wordt geweigerd: not our source."
    assert caught.value.subgroup(Rejected) is not None


def test_a_hook_that_runs_out_of_stack_is_not_taken_for_a_problem() -> None:
    mine = converter()

    def endless(data: Any, kind: Any) -> Source:
        return endless(data, kind)

    mine.register_structure_hook(Source, endless)
    with pytest.raises(RecursionError):
        mine.structure({**PLAIN, "sources": [{"id": "a", "title": "A"}]}, Dossier)


def test_our_hooks_leave_other_classes_and_converters_alone() -> None:
    assert Converter().structure("24", int) == converter().structure("24", int) == 24


def test_every_class_comes_after_those_it_is_made_of() -> None:
    order = classes()
    assert len(order) == len({*order})
    assert order.index(Period) < order.index(SurveyRound) < order.index(Dossier)
    assert order.index(Measurement) < order.index(SurveyRound)
    assert order[-1] is Programme


@given(st.sampled_from(CLASSES).flatmap(anything))
def test_an_object_is_read_from_its_plain_values(one: Any) -> None:
    """Tuples and dates are as good as lists and texts; objects are not objects of plain data."""
    mine = converter()
    data = {field.name: plain(getattr(one, field.name)) for field in attrs.fields(type(one))}
    assert mine.structure(data, type(one)) == one


def plain(value: Any) -> Any:
    if attrs.has(type(value)):
        return {
            field.name: plain(getattr(value, field.name)) for field in attrs.fields(type(value))
        }
    return tuple(map(plain, value)) if isinstance(value, tuple) else value
