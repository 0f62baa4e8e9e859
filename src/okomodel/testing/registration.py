"""What hypothesis calls when it is imported: which class is drawn by which strategy.

The strategies are built on first use; until then only the classes are known.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["STRATEGIES", "register"]

STRATEGIES = {
    "PartialDate": "partial_dates",
    "Period": "periods",
    "Municipality": "municipalities",
    "CoreTeam": "core_teams",
    "SurveyRound": "survey_rounds",
    "Target": "targets",
    "Action": "actions",
    "PlanCycle": "plan_cycles",
    "Dossier": "dossiers",
    "Cohort": "cohorts",
    "Programme": "programmes",
}
"""By the name of a class, the strategy that draws it."""


def register() -> None:
    """Tell hypothesis how to draw the classes, so that ``st.from_type(Dossier)`` is a sound one.

    It is the ``hypothesis`` entry point; a second call changes nothing.

    >>> register()
    >>> from hypothesis import strategies as st
    >>> from okomodel.model import Dossier
    >>> from okomodel.testing.smallest import smallest
    >>> smallest(st.from_type(Dossier)).name
    'Voorbeeldam'
    """
    from hypothesis import strategies as st

    from okomodel import model, values
    from okomodel.reference.municipality import Municipality

    known = {**vars(values), **vars(model), "Municipality": Municipality}
    for name, strategy in STRATEGIES.items():
        st.register_type_strategy(known[name], _drawn_by(strategy))


def _drawn_by(name: str) -> Any:
    def strategy(_kind: type) -> "SearchStrategy[Any]":
        built: SearchStrategy[Any] = getattr(import_module("okomodel.testing.strategies"), name)()
        return built

    return strategy
