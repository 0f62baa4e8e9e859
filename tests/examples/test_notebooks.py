"""The notebooks run from top to bottom, and what they show is what is committed with them."""

from json import loads
from pathlib import Path
from typing import Any

import pytest

from examples.notebooks.execute import NOTEBOOKS, executed, written

each_notebook = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)


def test_there_is_one_for_each_reader() -> None:
    readers = ["analyst", "builder", "coordinator", "leader"]
    assert [path.stem.split("-")[0] for path in NOTEBOOKS] == readers


@each_notebook
def test_it_shows_what_is_committed(notebook: Path) -> None:
    """`make notebooks` writes it anew."""
    now = written(executed(notebook))
    for cell, again in zip(cells_of(notebook.read_text("utf-8")), cells_of(now), strict=True):
        assert outputs(again) == outputs(cell), cell["source"]
    assert now == notebook.read_text("utf-8")


def cells_of(text: str) -> list[Any]:
    cells: list[Any] = loads(text)["cells"]
    return cells


def outputs(cell: Any) -> list[Any]:
    return [one.get("data") or one.get("text") for one in cell.get("outputs", ())]


@each_notebook
def test_it_tells_and_shows(notebook: Path) -> None:
    cells = cells_of(notebook.read_text("utf-8"))
    assert cells[0]["source"][0].startswith("# ")
    assert sum(bool(cell.get("outputs")) for cell in cells) >= 5
    assert "ename" not in notebook.read_text("utf-8")


@each_notebook
def test_it_names_no_folder_of_whoever_ran_it(notebook: Path) -> None:
    told = notebook.read_text("utf-8")
    assert str(Path.home()) not in told
    assert "/tmp" not in told
