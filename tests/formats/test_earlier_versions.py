"""Documents of earlier versions of the format stand here for ever, and are read as they are."""

from pathlib import Path

import pytest

from okomodel.findings import Report
from okomodel.formats import dumps, read
from okomodel.formats.json import read_fast
from okomodel.formats.limits import Limits
from okomodel.formats.version import FORMAT_VERSION

DOCUMENTS = sorted((Path(__file__).parents[1] / "data" / "formats").glob("*/*.json"))


def test_there_are_some() -> None:
    assert {path.parent.name for path in DOCUMENTS} == {"1.0"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_document_is_read_without_a_word_and_written_as_the_newest(path: Path) -> None:
    document, report = read(path)
    assert report == Report()
    text, version = path.read_text(encoding="utf-8"), path.parent.name
    written = text.replace(f'"okomodel": "{version}"', f'"okomodel": "{FORMAT_VERSION}"', 1)
    assert written != text
    assert dumps(document) == written


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_it_takes_the_fast_way(path: Path) -> None:
    assert read_fast(path.read_bytes(), Limits()) is not None
