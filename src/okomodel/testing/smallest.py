"""The simplest thing that a strategy draws."""

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import Phase, find, settings
from hypothesis.strategies import SearchStrategy

__all__ = ["smallest"]

T = TypeVar("T")


def _anything(_drawn: Any) -> bool:
    return True


def smallest(strategy: SearchStrategy[T], holds: Callable[[T], Any] = _anything) -> T:
    """The simplest thing that a strategy draws and for which something holds.

    It is hypothesis' ``find`` without the search for what else could be varied, which takes
    longer than the shrinking. Raises ``hypothesis.errors.NoSuchExample`` where it finds none.

    >>> from hypothesis import strategies as st
    >>> smallest(st.integers(), lambda number: number > 9)
    10
    """
    quick = settings(
        max_examples=2000, phases=[Phase.generate, Phase.shrink], database=None, deadline=None
    )
    return find(strategy, lambda drawn: bool(holds(drawn)), settings=quick)
