"""A document: a dossier or a programme, and every thing in it with its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, Self, TypeVar, final

from okomodel.errors import InvalidType
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.model.shape import Field, is_entity, several, shape, word
from okomodel.wording import Language, Wording, said

T = TypeVar("T")
P = TypeVar("P", bound="Place")

__all__ = [
    "DOCUMENT",
    "ROOTS",
    "Document",
    "Place",
    "by_class",
    "classes",
    "noun",
    "nouns",
    "only_document",
    "root",
    "things",
    "walk",
]

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

    def within(self, other: Self) -> str:
        """Its path as seen from a place in which it lies."""
        return self.path.removeprefix(f"{other.path}.")

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
            told = f"{told} {said(_known_by(self.thing), lang)}"
        before = self.parent.words(lang)
        return f"{before}, {told}" if before else told

    def to(self, name: str, index: int | None = None) -> Self:
        """The place of what a field of this thing holds, or of one in its list."""
        found = getattr(self.thing, name)
        return type(self)(found if index is None else found[index], name, self, index)

    def above(self, kind: type[T]) -> T:
        """The thing of that class in which this one lies, or which it is itself.

        Raises ``LookupError`` where it lies in none.
        """
        place: Self | None = self
        while place is not None:
            if isinstance(place.thing, kind):
                return place.thing
            place = place.parent
        msg = f"{self.path} lies in no {kind.__name__}"
        raise LookupError(msg)

    def upwards(self) -> Iterator[Self]:
        """This place, that in which it lies, and so on up to the document itself."""
        place: Self | None = self
        while place is not None:
            yield place
            place = place.parent

    def parts(self) -> Iterator[Self]:
        """The places of the things that this one holds, in the order written."""
        return chain.from_iterable(_held([self], one) for one in shape(type(self.thing)).parts)

    def __repr__(self) -> str:
        return f"<Place {self.path}>"


def _held(places: Iterable[P], field: Field) -> list[P]:
    """The places of what a field holds of things of one class."""
    name = field.name
    held = ((at, getattr(at.thing, name)) for at in places)
    if field.held.is_many:
        return [type(at)(one, name, at, n) for at, some in held for n, one in enumerate(some)]
    return [type(at)(one, name, at) for at, one in held if one is not None]


def _known_by(thing: Any) -> Any:
    """By what a thing of a list is known: one of the model by its identity, a text as it is."""
    return [value for _, value in shape(type(thing)).identity(thing)] if is_entity(thing) else thing


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
    waiting = [document if isinstance(document, Place) else root(document)]
    # A stack and no recursion, which would hand every place up through all generators above it.
    while waiting:
        yield (place := waiting.pop())
        if shape(type(place.thing)).parts:
            waiting.extend(reversed([*place.parts()]))


def by_class(*places: Place) -> Mapping[type, Sequence[Place]]:
    """Every thing of a walk by its class: made much faster than the walk itself."""
    found: dict[type, list[Place]] = {}
    _file(places, found)
    return found


def _file(places: Sequence[Place], found: dict[type, list[Place]]) -> None:
    """Put things of one class in their list, and then all that they hold."""
    # Class by class, so that what a field is, is asked once and not of every thing.
    if places:
        kind = type(places[0].thing)
        found.setdefault(kind, []).extend(places)
        for field in shape(kind).parts:
            _file(_held(places, field), found)


def things(document: Document, kind: type) -> Iterator[Place]:
    """All things of one class in the dossiers of a document, one dossier after the other.

    Raises :class:`okomodel.errors.InvalidType` for what is no document.

    >>> one = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> [place.path for place in things(Programme(id="oko", name="OKO", dossiers=[one]), Dossier)]
    ['programme.dossiers[0]']
    """
    only_document(document)
    whole = root(document)
    dossiers = whole.parts() if isinstance(document, Programme) else [whole]
    among = ([one] for one in dossiers if isinstance(one.thing, Dossier))
    return chain.from_iterable(_of_class(one, kind) for one in among)


def _of_class(places: Sequence[P], kind: type) -> Iterator[P]:
    """The things of one class among these (all of one class themselves), and in them."""
    of = type(places[0].thing) if places else kind
    if of is kind:
        return iter(places)
    return chain.from_iterable(_of_class(_held(places, field), kind) for field in _ways(of, kind))


@cache
def _ways(of: type, to: type) -> Sequence[Field]:
    """The fields of one class that lead to another: where those do not go, nobody looks."""
    return [one for one in shape(of).parts if one.entity and to in _below(one.entity)]


@cache
def noun(kind: type) -> Wording:
    """What one thing of a class is called: as what holds it says.

    >>> from okomodel.model import SurveyRound
    >>> noun(SurveyRound).text("nl")
    'meting'
    """
    return word(*_holder(kind))


@cache
def nouns(kind: type) -> Wording:
    """What several things of a class are called: as what holds them says.

    >>> from okomodel.model import SurveyRound
    >>> nouns(SurveyRound).text("nl")
    'metingen'
    """
    return several(*_holder(kind))


def _holder(kind: type) -> tuple[type, str]:
    """The first class that holds things of a class, and in which field."""
    holders = ((one, part) for one in classes() for part in shape(one).parts)
    return next((one, part.name) for one, part in holders if part.entity is kind)
