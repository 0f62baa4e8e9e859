"""Which sheets a workbook has and which columns they have: made of the shapes of the classes.

A class of which there are many has a sheet of its own, in which a row says by ids and numbers in
what it lies. What there is one of stands in the columns of what holds it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, final

import attrs

from okomodel.model.document import Document, noun, nouns
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.model.shape import Field, remark, several, shape, word
from okomodel.values.constraints import JsonObject
from okomodel.wording import Wording

__all__ = [
    "EXPLANATION",
    "EXTENSIONS",
    "FINDINGS",
    "KEY",
    "LISTS",
    "LONG_TEXTS",
    "NUMBER",
    "ROOT_NAMES",
    "TEXT",
    "VALUE",
    "Column",
    "Layout",
    "Sheet",
    "Slot",
    "called",
    "heading_of",
    "is_apart",
    "key_of",
    "layout",
]

EXPLANATION = Wording("Explanation", "Uitleg")
FINDINGS = Wording("Findings", "Bevindingen")
LISTS = Wording("Lists", "Lijsten")
EXTENSIONS = Wording("Extra data", "Extra gegevens")
LONG_TEXTS = Wording("Long texts", "Lange teksten")
KEY = Wording("Key", "Sleutel")
VALUE = Wording("Value", "Waarde")
NUMBER = Wording("Number", "Nummer")
TEXT = Wording("Text", "Tekst")
ROOT_NAMES: Mapping[type[Document], Wording] = {
    Dossier: Wording("Dossier", "Dossier"),
    Programme: Wording("Register", "Register"),
}
"""What the sheet of the document itself is called."""


@final
@attrs.frozen(eq=False)
class Column:
    """A column: by which ``steps`` a thing leads to what stands there, and what that may be."""

    steps: tuple[str, ...]
    field: Field
    heading: Wording
    remark: Wording
    is_required: bool


@final
@attrs.frozen
class Slot:
    """Where things of a class stand in what holds them.

    ``above`` are the classes of which a row names one each, from the outermost to the nearest;
    ``within`` the fields that lead from the nearest to the things.
    """

    above: tuple[type, ...]
    within: tuple[Field, ...]


@final
@attrs.frozen
class Sheet:
    """A sheet: the things of one class, wherever they stand in the document."""

    kind: type
    name: Wording
    slots: tuple[Slot, ...]
    columns: tuple[Column, ...]

    @property
    def above(self) -> tuple[type, ...]:
        """The classes that have a column in which a row names what it lies in."""
        return max((one.above for one in self.slots), key=len)

    @property
    def is_optional(self) -> bool:
        """Whether a row may name nothing that it lies in, though there is a column for it."""
        return any(len(one.above) < len(self.above) for one in self.slots)


@final
@attrs.frozen(eq=False)
class Layout:
    """The sheets of a document of one class, what holds others before what it holds."""

    kind: type[Document]
    sheets: tuple[Sheet, ...]
    extended: tuple[type, ...]
    """The classes that have foreign data: that of the document itself, and those in it."""

    @property
    def above_extensions(self) -> tuple[type, ...]:
        """The classes that have a column in the sheet of foreign data."""
        return tuple(one for one in self.extended if one is not self.kind)


_layouts: dict[type, Layout] = {}


def layout(kind: type[Document]) -> Layout:
    """The sheets of a dossier, or of a register.

    >>> [sheet.name.nl for sheet in layout(Dossier).sheets][:3]
    ['Dossier', 'Deelnames', 'Organisaties']
    """
    if kind not in _layouts:
        _layouts[kind] = _made(kind)
    return _layouts[kind]


def _made(kind: type[Document]) -> Layout:
    found: dict[type, list[Slot]] = {kind: [Slot((), ())]}
    for held, slot in _slots(kind, (), ()):
        found.setdefault(held, []).append(slot)
    sheets = (_sheet(one, slots, kind) for one, slots in found.items())
    extended = (one for one in found if any(map(_is_foreign, shape(one).fields.values())))
    return Layout(kind, tuple(sheets), tuple(extended))


def _sheet(kind: type, slots: Sequence[Slot], root: type[Document]) -> Sheet:
    name = ROOT_NAMES[root] if kind is root else _capital(nouns(kind))
    return Sheet(kind, name, tuple(slots), tuple(_columns(kind, (), (), is_required=True)))


def _slots(
    kind: type, within: tuple[Field, ...], above: tuple[type, ...]
) -> Iterator[tuple[type, Slot]]:
    for field in shape(kind).parts:
        held: Any = field.entity
        here = (*within, field)
        if field.held.is_many:
            yield held, Slot(above, here)
            yield from _slots(held, (), (*above, held))
            continue
        if is_apart(field):
            yield held, Slot(above, here)
        yield from _slots(held, here, above)


def is_apart(field: Field) -> bool:
    """Whether one thing, which may not be there, has a sheet of its own: it holds lists itself."""
    held = field.entity
    holds_many = held is not None and any(one.held.is_many for one in shape(held).parts)
    return field.held.is_optional and not field.held.is_many and holds_many


def _columns(
    kind: type, steps: tuple[str, ...], words: tuple[Wording, ...], *, is_required: bool
) -> Iterator[Column]:
    for name, field in shape(kind).fields.items():
        told, here = (*words, heading_of(kind, field)), (*steps, name)
        required = is_required and field.is_required
        if field.entity is None:
            if not _is_foreign(field):
                yield Column(here, field, _joined(told), remark(kind, name), required)
        elif not (field.held.is_many or is_apart(field)):
            yield from _columns(field.entity, here, told, is_required=required)


def _is_foreign(field: Field) -> bool:
    return isinstance(field.held.bound, JsonObject)


def heading_of(kind: type, field: Field) -> Wording:
    """What a field is called; of a list of plain values, what several of them are called."""
    return several(kind, field.name) if field.held.is_many else word(kind, field.name)


def _joined(words: Sequence[Wording]) -> Wording:
    """The words of a column in a thing that stands in the columns of another."""
    return _capital(Wording(": ".join(one.en for one in words), ": ".join(one.nl for one in words)))


def _capital(words: Wording) -> Wording:
    return Wording(words.en[:1].upper() + words.en[1:], words.nl[:1].upper() + words.nl[1:])


def key_of(kind: type) -> Field:
    """The field by which a row names a thing of a class.

    >>> from okomodel.model import PlanCycle
    >>> key_of(PlanCycle).name
    'number'
    """
    described = shape(kind)
    return described.fields[described.known_by[0]]


@cache
def called(kind: type) -> Wording:
    """The heading of a column that names a thing of a class."""
    return _capital(noun(kind))
