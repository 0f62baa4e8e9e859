"""The examples of the README and of the pages in docs are tests (`tests/documentation.py`)."""

from tests.documentation import SYBIL

__all__ = ["pytest_collect_file"]

pytest_collect_file = SYBIL.pytest()
