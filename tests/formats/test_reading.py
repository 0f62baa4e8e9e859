"""Reading from a file, from text, from plain data: a document, or a DocumentError."""

from collections import OrderedDict, UserDict
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.errors import DocumentError, InvalidType
from okomodel.findings import Report
from okomodel.formats import Limits, Reading, dumps, from_dict, load, loads, read, to_dict
from okomodel.formats.envelope import from_plain
from okomodel.model import Dossier, Participation, Programme
from tests.documents import Data, broken_documents, plain_documents

EXAMPLE = Path("examples/voorbeeldam.json")
DOSSIER = Dossier(id="x", name="X", municipalities=["GM0302"])
PROGRAMME = Programme(id="oko", name="OKO", dossiers=[DOSSIER])


def test_a_file_is_read_by_its_path_or_the_text_of_it() -> None:
    assert load(EXAMPLE) == load(str(EXAMPLE)) == loads(EXAMPLE.read_bytes())
    assert read(EXAMPLE) == Reading(load(EXAMPLE), Report())


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    for call in (read, load):
        with pytest.raises(FileNotFoundError):
            call(tmp_path / "no-such-file.json")
        with pytest.raises(IsADirectoryError):
            call(tmp_path)


def test_the_report_of_reading_says_what_was_noticed(tmp_path: Path) -> None:
    newer = tmp_path / "newer.json"
    newer.write_text(dumps(DOSSIER).replace('"1.1"', '"1.3"'), encoding="utf-8")
    document, report = read(newer)
    assert document == load(newer) == DOSSIER
    assert [finding.code for finding in report] == ["DOC07"]


@pytest.mark.parametrize(
    ("kind", "document", "held", "wanted"),
    [(Dossier, PROGRAMME, "programme", "dossier"), (Programme, DOSSIER, "dossier", "programme")],
)
def test_the_wrong_kind_of_document_is_refused(
    kind: type[Any], document: Dossier | Programme, held: str, wanted: str, tmp_path: Path
) -> None:
    path = tmp_path / "document.json"
    path.write_text(dumps(document), encoding="utf-8")
    calls: list[tuple[Any, Any]] = [(load, path), (loads, dumps(document))]
    for call, source in [*calls, (from_dict, to_dict(document))]:
        with pytest.raises(DocumentError) as caught:
            call(source, kind)
        (finding,) = caught.value.report
        assert (finding.code, finding.path) == ("DOC04", held)
        assert finding.message == f"holds a {held}, but a {wanted} is wanted here."
        assert call(source, type(document)) == call(source) == document


def test_bytes_of_every_kind_are_read() -> None:
    data = dumps(DOSSIER).encode()
    for given_as in (data, bytearray(data), memoryview(data)):
        assert loads(given_as) == DOSSIER  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [None, 5, ["{}"], {"okomodel": "1.1"}, EXAMPLE])
def test_what_is_no_text_is_refused(text: Any) -> None:
    with pytest.raises(InvalidType, match=r"loads expects .*, not"):
        loads(text)


@pytest.mark.parametrize("kind", [str, dict, "Dossier", Participation, DOSSIER])
def test_a_kind_is_dossier_or_programme(kind: Any) -> None:
    with pytest.raises(InvalidType, match=r"kind expects .*, not"):
        load(EXAMPLE, kind)
    with pytest.raises(InvalidType, match=r"kind expects .*, not"):
        loads(EXAMPLE.read_bytes(), kind)


# ------------------------------------------------------------------------------------ plain data


@pytest.mark.parametrize("mapping", [dict, OrderedDict, UserDict, MappingProxyType])
def test_plain_data_may_be_any_mapping_and_lists_may_be_tuples(mapping: Any) -> None:
    data = mapping(
        {
            "okomodel": "1.1",
            "dossier": mapping({"id": "x", "name": "X", "municipalities": ("GM0302",)}),
        }
    )
    assert from_dict(data) == DOSSIER


def test_plain_data_are_left_as_they_were() -> None:
    data = to_dict(load(EXAMPLE))
    before = repr(data)
    from_dict(data)
    assert repr(data) == before


def test_dates_are_taken_as_dates_and_moments_are_not() -> None:
    data = to_dict(DOSSIER)
    data["dossier"]["horizon"] = date(2034, 1, 2)
    assert str(from_dict(data, Dossier).horizon) == "2034-01-02"
    data["dossier"]["horizon"] = datetime(2034, 1, 2, tzinfo=UTC)
    with pytest.raises(DocumentError, match=r"dossier\.horizon: expects a partial date"):
        from_dict(data)


class Unspeakable(Mapping[str, Any]):
    """Something that is a mapping, and not a dict."""

    def __getitem__(self, key: str) -> Any:
        raise KeyError(key)

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0


python_objects = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.complex_numbers(),
        st.text(),
        st.binary(),
        st.dates(),
        st.datetimes(),
        st.decimals(),
        st.fractions(),
        st.just(DOSSIER),
        st.just(Dossier),
        st.just(Unspeakable()),
        st.just("\ud800"),
        st.builds(object),
        st.builds(iter, st.lists(st.integers())),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.tuples(inner),
        st.dictionaries(
            st.one_of(st.none(), st.integers(), st.text(), st.dates()), inner, max_size=3
        ),
        st.frozensets(st.integers()),
    ),
    max_leaves=8,
)


def is_read_or_refused(data: Any) -> None:
    try:
        report = from_plain(data, Limits()).report
    except DocumentError as error:
        report = error.report
        text = str(error)
    else:
        text = "read"
    assert report.ok is (text == "read")


@given(python_objects)
def test_any_objects_at_all_give_a_document_or_a_document_error(value: Any) -> None:
    is_read_or_refused(value)
    is_read_or_refused({"okomodel": "1.1", "dossier": value})
    is_read_or_refused({"okomodel": value, "dossier": {}})


@given(plain_documents(), st.data())
def test_any_object_at_any_place_gives_a_document_or_a_document_error(
    plain: Data, data: st.DataObject
) -> None:
    (key,) = plain.keys() - {"okomodel"}
    field = data.draw(st.sampled_from([*plain[key]]))
    plain[key][field] = data.draw(python_objects)
    is_read_or_refused(plain)


@pytest.mark.parametrize("held", [10**400, 10**5000, -(10**5000)], ids=int.bit_length)
def test_a_huge_number_at_any_place_gives_a_document_error(held: int) -> None:
    example = to_dict(load(EXAMPLE))
    for key in example["dossier"]:
        for value in (held, [held], {"a": held}, {"start": held}):
            is_read_or_refused({**example, "dossier": {**example["dossier"], key: value}})
    is_read_or_refused({**example, "okomodel": held})


@given(broken_documents())
def test_broken_data_give_a_document_or_a_document_error(data: Data) -> None:
    is_read_or_refused(data)


@pytest.mark.parametrize("key", [1, None, True, 1.5, (1, 2), date(2026, 1, 1), b"id"])
def test_a_key_that_is_no_text_is_an_unknown_key(key: object) -> None:
    data: dict[Any, Any] = {**to_dict(DOSSIER), key: 1}
    with pytest.raises(DocumentError) as caught:
        from_dict(data)
    assert [finding.code for finding in caught.value.report] == ["DOC02"]
    inside = to_dict(DOSSIER)
    inside["dossier"][key] = 1
    with pytest.raises(DocumentError) as caught:
        from_dict(inside)
    assert [finding.code for finding in caught.value.report] == ["DOC02"]
