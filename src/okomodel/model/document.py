"""A document: a dossier or a programme, and every thing in it with its place."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Self, final

from okomodel.errors import InvalidType
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.model.shape import Field, shape, word
from okomodel.wording import Language, Wording, said

__all__ = ["DOCUMENT", "ROOTS", "Document", "Place", "classes", "noun", "only_document", "places", "root", "walk"]

Document = Dossier | Programme

ROOTS: Mapping[str, type[Document]] = {"dossier": Dossier, "programme": Programme}
"""What a document can hold, by its key."""

DOCUMENT = Wording("a Dossier or a Programme", "een Dossier of een Programme")
"""What a document can hold, as what a function expects."""


def only_document(thing: object, field: str = "document") -> None:
    """Raise :class:`okomodel.errors.InvalidType` for what is no document."""
    if not isinstance(thing, Document):
        raise InvalidType(DOCUMENT, thing, field)


@cache
def classes() -> tuple[type, ...]:
    """Every class that a document can hold, each after those it is made of."""
    return tuple(dict.fromkeys(kind for one in ROOTS.values() for kind in _below(one)))


def _below(kind: type) -> Iterator[type]:
    for field in shape(kind).fields.values():
        if field.entity is not None:
            yield from _below(field.entity)
    yield kind


@final
class Place:
    """A thing of a document, and where it stands: in which field of what other thing.

    Made by the thousand, so that paths and words are put together only where they are asked for.
    """

    __slots__ = ("index", "name", "parent", "thing")

    def __init__(
        self, thing: Any, name: str, parent: Self | None = None, index: int | None = None
    ) -> None:
        self.thing, self.name, self.parent, self.index = thing, name, parent, index

    @property
    def path(self) -> str:
        """Its place in the document: ``dossier.cycles[1].targets[0]``."""
        name = self.name if self.index is None else f"{self.name}[{self.index}]"
        return name if self.parent is None else f"{self.parent.path}.{name}"

    def words(self, lang: Language = "en") -> str:
        """Its place as a person reads it; empty for the document itself.

        >>> from okomodel.model import PlanCycle
        >>> begun = PlanCycle(number=1, start="2025-10-02")
        >>> one = Dossier(id="x", name="X", municipalities=["GM0302"], cycles=[begun])
        >>> [place.words("nl") for place in walk(one)]
        ['', 'leeftijden', 'kernteam', 'cyclus 1']
        """
        if self.parent is None:
            return ""
        told = word(type(self.parent.thing), self.name).text(lang)
        if self.index is not None:
            identity = shape(type(self.thing)).identity(self.thing)
            told = f"{told} {said([value for _, value in identity], lang)}"
        before = self.parent.words(lang)
        return f"{before}, {told}" if before else told

    def __repr__(self) -> str:
        return f"<Place {self.path}>"


def root(document: Document) -> Place:
    """The place of a document itself."""
    return Place(document, "dossier" if isinstance(document, Dossier) else "programme")


def walk(document: Document | Place) -> Iterator[Place]:
    """Every thing of a document with its place, each before what it holds, in the order written.

    It begins with the document itself. Of a place, it is what stands there.

    >>> one = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> [place.path for place in walk(one)]
    ['dossier', 'dossier.target_ages', 'dossier.core_team']
    """
    place = document if isinstance(document, Place) else root(document)
    yield place
    for field in shape(type(place.thing)).parts:
        for part in _parts(place, field.name, is_many=field.held.is_many):
            yield from walk(part)


def places(document: Document | Place, kind: type) -> Iterator[Place]:
    """Every thing of one class, in the order written; what cannot hold one is not looked at.

    >>> one = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> [place.path for place in places(Programme(id="oko", name="OKO", dossiers=[one]), Dossier)]
    ['programme.dossiers[0]']
    """
    place = document if isinstance(document, Place) else root(document)
    if type(place.thing) is kind:
        yield place
    for field in _towards(kind, type(place.thing)):
        for part in _parts(place, field.name, is_many=field.held.is_many):
            yield from places(part, kind)


@cache
def _towards(wanted: type, kind: type) -> tuple[Field, ...]:
    """The fields in which, or below which, a thing of the wanted class may stand."""
    return tuple(part for part in shape(kind).parts if wanted in _below(part.held.kind))


@cache
def noun(kind: type) -> Wording:
    """What one thing of a class is called: as what holds it says.

    >>> from okomodel.model import SurveyRound
    >>> noun(SurveyRound).text("nl")
    'meting'
    """
    holders = ((one, part) for one in classes() for part in shape(one).parts)
    return next(word(one, part.name) for one, part in holders if part.entity is kind)


def _parts(place: Place, name: str, *, is_many: bool) -> Iterator[Place]:
    found = getattr(place.thing, name)
    if is_many:
        for index, thing in enumerate(found):
            yield Place(thing, name, place, index)
    elif found is not None:
        yield Place(found, name, place)
