"""A folder of dossiers, and the board that shows it."""

from pathlib import Path

import pytest

from examples.board.board import app
from okomodel import dump
from tests.examples.dorp import dorp


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dossiers"
    folder.mkdir()
    dump(dorp(), folder / "dorp.json")
    app.state.folder = folder
    return folder
