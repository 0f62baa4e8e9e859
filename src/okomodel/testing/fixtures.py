"""Fixtures for pytest with sample dossiers; they are there where okomodel is installed.

``oko_dossier`` is a made-up municipality in the middle of its cycle, ``oko_programme`` a register
of three. Nothing of okomodel is loaded before a test asks for one.
"""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from okomodel.model import Dossier, Programme

__all__ = ["oko_dossier", "oko_programme"]


@pytest.fixture(scope="session")
def oko_dossier() -> "Dossier":
    """A made-up municipality in the middle of its cycle: no rule speaks on 1 January 2026."""
    from okomodel.testing.samples import dossier

    return dossier()


@pytest.fixture(scope="session")
def oko_programme() -> "Programme":
    """A register of three: one that follows its plan, one that joined lately, one interested."""
    from okomodel.testing.samples import programme

    return programme()
