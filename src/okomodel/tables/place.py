"""Where things stand: the dossiers and cycles of a document, with their paths and first cells."""

from collections.abc import Iterable, Iterator
from typing import TypeVar, final

import attrs

from okomodel.errors import InvalidType
from okomodel.model.cycle import PlanCycle
from okomodel.model.document import DOCUMENT
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.tables.column import joined
from okomodel.tables.table import Row

__all__ = ["CyclePlace", "DossierPlace", "cycles_in", "cycles_of", "dossiers_in", "numbered"]

T = TypeVar("T")


@final
@attrs.frozen
class DossierPlace:
    """A dossier, its path, and the cells by which each of its rows begins."""

    dossier: Dossier
    path: str
    head: Row


@final
@attrs.frozen
class CyclePlace:
    """A cycle, its path, and the cells by which each of its rows begins."""

    cycle: PlanCycle
    path: str
    head: Row


def dossiers_in(document: Dossier | Programme) -> Iterator[DossierPlace]:
    """The dossiers of a document, in its order: one, or those of a register.

    Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> [place.path for place in dossiers_in(Programme(id="oko", name="OKO"))]
    []
    """
    if isinstance(document, Dossier):
        yield _place(document, "dossier")
    elif isinstance(document, Programme):
        for path, dossier in numbered("programme.dossiers", document.dossiers):
            yield _place(dossier, path)
    else:
        raise InvalidType(DOCUMENT, document, "document")


def cycles_in(document: Dossier | Programme) -> Iterator[CyclePlace]:
    """The cycles of all its dossiers; raises as :func:`dossiers_in` does."""
    for place in dossiers_in(document):
        yield from cycles_of(place)


def cycles_of(place: DossierPlace) -> Iterator[CyclePlace]:
    """The cycles of one dossier, in the order in which they stand."""
    for path, cycle in numbered(f"{place.path}.cycles", place.dossier.cycles):
        yield CyclePlace(cycle, path, (*place.head, cycle.number))


def numbered(path: str, things: Iterable[T]) -> Iterator[tuple[str, T]]:
    """The things of a list with the path of each.

    >>> list(numbered("dossier.cycles", "ab"))
    [('dossier.cycles[0]', 'a'), ('dossier.cycles[1]', 'b')]
    """
    return ((f"{path}[{index}]", thing) for index, thing in enumerate(things))


def _place(dossier: Dossier, path: str) -> DossierPlace:
    return DossierPlace(dossier, path, (dossier.id, dossier.name, joined(dossier.municipalities)))
