"""What hypothesis calls when it is imported: which class is drawn by which strategy.

The classes are known when they are made, the strategies are built on first use: until then nothing
is loaded.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from okomodel.sealed import Sealed, watchers

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

    It is the ``hypothesis`` entry point, and so loads no class: hypothesis hears of each when it
    is made. A second call changes nothing.

    >>> register()
    >>> from hypothesis import strategies as st
    >>> from okomodel.model import Dossier
    >>> from okomodel.testing.smallest import smallest
    >>> smallest(st.from_type(Dossier)).name
    'Voorbeeldam'
    """
    if _tell not in watchers:
        watchers.append(_tell)
    for kind in _made(Sealed):
        _tell(kind)


def _made(kind: Any) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from _made(one)


def _tell(kind: type) -> None:
    if kind.__name__ in STRATEGIES and kind.__module__.startswith("okomodel."):
        from hypothesis import strategies as st

        st.register_type_strategy(kind, _drawn)


def _drawn(kind: type) -> "SearchStrategy[Any]":
    name = STRATEGIES[kind.__name__]
    built: SearchStrategy[Any] = getattr(import_module("okomodel.testing.strategies"), name)()
    return built
