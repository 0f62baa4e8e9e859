"""How a thing is found by its id."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from okomodel.errors import UnknownName
from okomodel.wording import Wording

__all__ = ["Identified", "by_id", "found"]


class Identified(Protocol):
    """A thing that others refer to by its id."""

    @property
    def id(self) -> str:
        """By what others refer to it."""
        ...


T = TypeVar("T", bound=Identified)


def by_id(things: Sequence[T]) -> Mapping[str, T]:
    """The things by their ids: of several with one id the first."""
    return {thing.id: thing for thing in reversed(things)}


def found(what: Wording, id: str, things: Mapping[str, T]) -> T:
    """The thing with that id; raises :class:`okomodel.errors.UnknownName`."""
    if isinstance(id, str) and id in things:
        return things[id]
    raise UnknownName(what, id, reversed([*things]))
