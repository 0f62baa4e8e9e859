"""A folder of dossiers, for the board to show."""

from pathlib import Path

import pytest

from okomodel import dump
from tests.examples.dorp import dorp


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dossiers"
    folder.mkdir()
    dump(dorp(), folder / "dorp.json")
    return folder
