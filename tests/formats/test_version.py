"""Unknown major: refused. Newer minor: read with a warning where all its keys are known."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from okomodel.errors import DocumentError
from okomodel.findings import Report, Severity
from okomodel.formats import FORMAT_VERSION, Limits, dumps, from_dict, loads, to_dict
from okomodel.formats import version as of_format
from okomodel.formats.envelope import from_plain
from okomodel.formats.json import read_fast, read_json, read_thoroughly
from okomodel.formats.version import Step
from okomodel.formats.yaml.reading import read_yaml
from tests.documents import json_text

BASE = {"id": "x", "name": "X", "municipalities": ["GM0302"]}


def document(version: Any, **given: Any) -> dict[str, Any]:
    return {"okomodel": version, "dossier": {**BASE, **given}}


def reports(data: dict[str, Any]) -> list[Report]:
    """The report at every entry point; a refusal's too."""
    found: list[Report] = []
    ways: list[tuple[Any, Any]] = [(read_json, json_text(data).encode()), (from_plain, data)]
    for read, source in ways:
        try:
            found.append(read(source, Limits()).report)
        except DocumentError as error:
            found.append(error.report)
    return found


def test_the_version_is_that_of_the_format() -> None:
    assert FORMAT_VERSION == "1.1"
    assert to_dict(from_dict(document("1.0")))["okomodel"] == "1.1"


def test_the_present_version_is_read_without_a_word() -> None:
    assert reports(document("1.1")) == [Report(), Report()]


def test_a_version_that_lacks_the_newest_keys_is_read_without_a_word() -> None:
    assert reports(document("1.0")) == [Report(), Report()]
    assert reports(document("1.0", indeed={})) != [Report(), Report()]


@pytest.mark.parametrize("version", ["1.2", "1.10", "1.999999999"])
def test_doc07_a_newer_minor_is_read_with_a_warning(version: str) -> None:
    for report in reports(document(version)):
        (finding,) = report
        assert (finding.code, finding.path) == ("DOC07", "okomodel")
        assert finding.severity is Severity.WARNING
        assert finding.message == f"format version {version} is newer than 1.1, the newest known."
        assert finding.text("nl").startswith(f"formaatversie {version} is nieuwer dan 1.1")
        assert report.ok
    assert loads(json_text(document(version))) == from_dict(document(version))


def test_a_newer_minor_is_written_as_the_version_that_was_understood() -> None:
    assert '"okomodel": "1.1"' in dumps(from_dict(document("1.7")))


def test_a_newer_minor_is_refused_where_a_key_is_not_known() -> None:
    for report in reports(document("1.2", mascot="vos")):
        assert [finding.code for finding in report] == ["DOC07", "DOC02"]
        assert not report.ok


@pytest.mark.parametrize("version", ["0.9", "2.0", "2.1", "10.0", "999999999.0"])
def test_doc06_an_unknown_major_is_refused_naming_the_newest_known(version: str) -> None:
    for report in reports(document(version, mascot="vos", id=1)):
        (finding,) = report
        assert (finding.code, finding.path) == ("DOC06", "okomodel")
        assert finding.message == (
            f"format version {version} cannot be read; the newest known is 1.1."
        )
        assert "1.1" in finding.text("nl")


@pytest.mark.parametrize(
    "version",
    [
        "",
        "1",
        "1.",
        ".0",
        "1.0.0",
        "v1.0",
        "1.0 ",
        "1.0\n",
        "01.0",
        "1.00",
        "-1.0",
        "\u0661.\u0660",
        "1,0",
        "1.x",
    ],
)
def test_what_is_no_version_is_not_allowed(version: str) -> None:
    for report in reports(document(version)):
        assert [(finding.code, finding.path) for finding in report] == [("DOC05", "okomodel")]


@pytest.mark.parametrize("version", [1.0, 1, None, True, ["1.0"], {"1": 0}])
def test_a_version_is_a_text(version: object) -> None:
    for report in reports(document(version)):
        assert [(finding.code, finding.path) for finding in report] == [("DOC04", "okomodel")]


# ---------------------------------------------------------------- an older minor, in times to come

ToCome = Callable[..., None]


@pytest.fixture
def to_come(monkeypatch: pytest.MonkeyPatch) -> ToCome:
    """Makes the format one of later: of another version, with migrations up to it."""

    def come(newest: str, *steps: Step) -> None:
        monkeypatch.setattr(of_format, "FORMAT_VERSION", newest)
        monkeypatch.setattr(of_format, "STEPS", steps)

    return come


def title_to_name(data: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """What a step may be: a key has another name."""
    (dossier,) = (value for key, value in data.items() if key == "dossier")
    return {**data, "dossier": {"name" if k == "title" else k: v for k, v in dossier.items()}}


def note_of(data: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """What another may be: a key has a value that says more."""
    dossier = data["dossier"]
    return {**data, "dossier": {**dossier, "notes": f"Van {dossier['name']}"}}


OLD = json_text({"okomodel": "1.0", "dossier": {**BASE, "name": "X"}}).replace('"name"', '"title"')


def every_way(text: str) -> list[Any]:
    """The same document by each way of reading it."""
    data = text.encode()
    return [read(data, Limits()) for read in (read_json, read_thoroughly, read_yaml)]


def test_without_a_step_between_an_older_minor_is_read_fast_and_in_silence(to_come: ToCome) -> None:
    to_come("1.2")
    text = json_text(document("1.0")).encode()
    fast = read_fast(text, Limits())
    assert fast == read_thoroughly(text, Limits())
    assert fast
    assert fast.report == Report()


def test_steps_that_do_not_lie_between_leave_the_fast_way_open(to_come: ToCome) -> None:
    to_come("1.2", Step("1.0", "1.1", title_to_name))
    for version in ("1.1", "1.2", "1.3"):
        assert read_fast(json_text(document(version)).encode(), Limits())


def test_doc08_an_older_document_is_migrated_step_by_step_and_each_is_noted(
    to_come: ToCome,
) -> None:
    to_come("1.3", Step("1.0", "1.1", title_to_name), Step("1.2", "1.3", note_of))
    assert read_fast(OLD.encode(), Limits()) is None
    for reading in every_way(OLD):
        assert (reading.document.name, reading.document.notes) == ("X", "Van X")
        assert [(one.code, one.path) for one in reading.report] == [("DOC08", "okomodel")] * 2
        assert {one.severity for one in reading.report} == {Severity.NOTE}
        assert [one.message for one in reading.report] == [
            "was migrated from format version 1.0 to 1.1.",
            "was migrated from format version 1.2 to 1.3.",
        ]


def test_a_document_that_was_written_in_between_takes_the_later_steps_only(
    to_come: ToCome,
) -> None:
    to_come("1.3", Step("1.0", "1.1", title_to_name), Step("1.2", "1.3", note_of))
    for reading in every_way(json_text(document("1.1"))):
        assert reading.document.notes == "Van X"
        assert [one.code for one in reading.report] == ["DOC08"]


def test_what_is_wrong_in_an_older_document_is_said_beside_the_notes(to_come: ToCome) -> None:
    to_come("1.1", Step("1.0", "1.1", title_to_name))
    wrong = OLD.replace("GM0302", "GX0302")
    for read in (read_json, read_thoroughly, read_yaml):
        with pytest.raises(DocumentError) as caught:
            read(wrong.encode(), Limits())
        assert [one.code for one in caught.value.report] == ["DOC08", "DOC05"]


def test_an_older_register_is_migrated_whole_also_where_one_dossier_is_wrong(
    to_come: ToCome,
) -> None:
    seen: list[Any] = []

    def look(data: Mapping[Any, Any]) -> Mapping[Any, Any]:
        seen.append(data)
        return data

    to_come("1.1", Step("1.0", "1.1", look))
    dossiers = [BASE, {**BASE, "id": "y", "municipalities": ["GX0302"]}]
    whole = {"okomodel": "1.0", "programme": {"id": "oko", "name": "OKO", "dossiers": dossiers}}
    with pytest.raises(DocumentError) as caught:
        read_json(json_text(whole).encode(), Limits())
    assert [one.code for one in caught.value.report] == ["DOC08", "DOC05"]
    assert seen == [whole]


def test_no_step_lies_between_today() -> None:
    assert of_format.STEPS == ()
