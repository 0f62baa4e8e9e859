"""Run the notebooks and write them with what came out: ``python examples/notebooks/execute.py``.

What they show is committed, and a test runs them anew and compares.
"""

from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

__all__ = ["NOTEBOOKS", "executed", "written"]

FOLDER = Path(__file__).parent

NOTEBOOKS = tuple(sorted(FOLDER.glob("*.ipynb")))
"""The notebooks, by name."""


def executed(notebook: Path) -> NotebookNode:
    """A notebook with what comes out of it now; raises where a cell fails."""
    node = nbformat.read(notebook, as_version=4)
    client = NotebookClient(
        node,
        timeout=300,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,  # in how many pieces a text comes is chance
        resources={"metadata": {"path": str(FOLDER)}},
    )
    client.execute()
    node.metadata["language_info"] = {"name": "python"}
    return node


def written(node: NotebookNode) -> str:
    """The text of a notebook's file."""
    return nbformat.writes(node, version=4) + "\n"


if __name__ == "__main__":
    for each in NOTEBOOKS:
        each.write_text(written(executed(each)), "utf-8")
        print(each.name)
