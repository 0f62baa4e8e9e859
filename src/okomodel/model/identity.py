"""How a thing is found by its id."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from okomodel.errors import UnknownName

__all__ = ["Identified", "by_id"]


class Identified(Protocol):
    """A thing that others refer to by its id."""

    @property
    def id(self) -> str:
        """By what others refer to it."""
        ...


T = TypeVar("T", bound=Identified)


def by_id(what: str, id: str, things: Sequence[T]) -> T:
    """The first thing with that id; raises :class:`okomodel.errors.UnknownName`."""
    for thing in things:
        if thing.id == id:
            return thing
    raise UnknownName(what, id, (thing.id for thing in things))
