"""Unknown major: refused. Newer minor: read with a warning where all its keys are known."""

from typing import Any

import pytest

from okomodel.errors import DocumentError
from okomodel.findings import Report, Severity
from okomodel.formats import FORMAT_VERSION, Limits, dumps, from_dict, loads, to_dict
from okomodel.formats.envelope import from_plain
from okomodel.formats.json import read_json
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
    assert FORMAT_VERSION == "1.0"
    assert to_dict(from_dict(document("1.0")))["okomodel"] == "1.0"


def test_the_present_version_is_read_without_a_word() -> None:
    assert reports(document("1.0")) == [Report(), Report()]


@pytest.mark.parametrize("version", ["1.1", "1.10", "1.999999999"])
def test_doc07_a_newer_minor_is_read_with_a_warning(version: str) -> None:
    for report in reports(document(version)):
        (finding,) = report
        assert (finding.code, finding.path) == ("DOC07", "okomodel")
        assert finding.severity is Severity.WARNING
        assert finding.message == f"format version {version} is newer than 1.0, the newest known."
        assert finding.text("nl").startswith(f"formaatversie {version} is nieuwer dan 1.0")
        assert report.ok
    assert loads(json_text(document(version))) == from_dict(document(version))


def test_a_newer_minor_is_written_as_the_version_that_was_understood() -> None:
    assert '"okomodel": "1.0"' in dumps(from_dict(document("1.7")))


def test_a_newer_minor_is_refused_where_a_key_is_not_known() -> None:
    for report in reports(document("1.1", mascot="vos")):
        assert [finding.code for finding in report] == ["DOC07", "DOC02"]
        assert not report.ok


@pytest.mark.parametrize("version", ["0.9", "2.0", "2.1", "10.0", "999999999.0"])
def test_doc06_an_unknown_major_is_refused_naming_the_newest_known(version: str) -> None:
    for report in reports(document(version, mascot="vos", id=1)):
        (finding,) = report
        assert (finding.code, finding.path) == ("DOC06", "okomodel")
        assert finding.message == (
            f"format version {version} cannot be read; the newest known is 1.0."
        )
        assert "1.0" in finding.text("nl")


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
