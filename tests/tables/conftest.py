"""The example that the documentation shows."""

from pathlib import Path

import pytest

from okomodel import Dossier, load

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def voorbeeldam() -> Dossier:
    return load(EXAMPLES / "voorbeeldam.json", Dossier)
