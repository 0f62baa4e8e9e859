"""How the fields of a class become columns: one rule for each kind of value.

A column is told in the words of its field. A field that a class gets has its columns at once.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any, TypeVar

import attrs

from okomodel.model.document import Document, Place, noun, things
from okomodel.model.dossier import Dossier
from okomodel.model.shape import Field, remark, shape, word
from okomodel.tables.table import Column, ColumnType, Table
from okomodel.values.constraints import Slug
from okomodel.values.held import Held, held
from okomodel.values.partial_date import PartialDate
from okomodel.values.period import Period
from okomodel.wording import Wording

T = TypeVar("T")

__all__ = ["DOSSIER", "PATH", "Filled", "computed", "own", "perhaps_within", "table_of", "within"]

Filled = tuple[Column, Callable[[Place], Any]]
"""A column, and what stands in it of the thing at a place."""

Get = Callable[[Place], Any]

_Way = tuple[str, ColumnType, Wording, Callable[[Any], Any] | None]
"""What comes behind the name, the type, how it is told, and what makes the cell of the value."""

_PLAIN = Wording("{word}", "{word}")
_OF = Wording("{of}: {word}", "{of}: {word}")
_REMARKED = Wording("{word} ({remark})", "{word} ({remark})")
_ID = Wording("as an id", "als id")
_CODE = Wording("as a code", "als code")
_SPACED = Wording("with a space between them", "met een spatie ertussen")
_EARLIEST = Wording(
    "{word}: the first day that it can be", "{word}: de eerste dag die het kan zijn"
)
_LATEST = Wording("{word}: the last day that it can be", "{word}: de laatste dag die het kan zijn")
_START = Wording("{word}: start", "{word}: begin")
_END = Wording("{word}: end (none: it runs)", "{word}: einde (geen: loopt nog)")

_SLUG = held(Slug).bound
_TYPES = {
    str: ColumnType.TEXT,
    int: ColumnType.INTEGER,
    float: ColumnType.FLOAT,
    bool: ColumnType.BOOLEAN,
    date: ColumnType.DATE,
}
_PARTIAL: Sequence[_Way] = (
    ("", ColumnType.TEXT, _PLAIN, str),
    ("_earliest", ColumnType.DATE, _EARLIEST, attrgetter("earliest")),
    ("_latest", ColumnType.DATE, _LATEST, attrgetter("latest")),
)


def _of_period(name: str, told: Wording) -> Iterator[_Way]:
    """The same ways of the start or of the end of a period."""
    for suffix, type_, partly, make in _PARTIAL:
        words = _joined(partly, word=told)
        yield f"_{name}{suffix}", type_, words, _made_of(name, make)


def _made_of(name: str, make: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    get = attrgetter(name)

    def made(period: Any) -> Any:
        day = get(period)
        return None if day is None or make is None else make(day)

    return made


def table_of(name: str, document: Document, kind: type, columns: Sequence[Filled]) -> Table:
    """The table with a row for each thing of a class in a document."""
    cells = [cell for _, cell in columns]
    rows = (tuple(cell(at) for cell in cells) for at in things(document, kind))
    return Table(name, tuple(column for column, _ in columns), rows)


# ---------------------------------------------------------------------------------- of a class


def own(
    kind: type, called: str = "", *, first: str = "", personal: bool = False
) -> Iterator[Filled]:
    """The columns of every field of a class that holds plain values; the id is ``called`` so.

    They have the order of the class, behind those that come ``first``. What is personal is left
    out, or is all that is given.

    >>> from okomodel.model import BudgetLine
    >>> [column.name for column, _ in own(BudgetLine)]
    ['year', 'amount', 'title', 'kind', 'funder']
    """
    fields = shape(kind).fields
    for name in dict.fromkeys([*first.split(), *fields]):
        if fields[name].held.is_personal is personal and not _is_apart(fields[name]):
            called_so = called if name == "id" else name
            yield from filled(kind, name, called_so, attrgetter("thing"))


def within(kind: type, **named: str) -> Iterator[Filled]:
    """Columns that tell in which thing others stand: each is named, and says which field it holds.

    >>> from okomodel.model import PlanCycle
    >>> [(column.name, column.description.en) for column, _ in within(PlanCycle, cycle="number")]
    [('cycle', 'cycle: number (the first is 1)')]
    """
    for called, name in named.items():
        for one in filled(kind, name, called, lambda at: at.above(kind)):
            is_id = name == "id"  # told by the thing's own word already
            yield one if is_id else _of(noun(kind), one)


def perhaps_within(kind: type, **named: str) -> Iterator[Filled]:
    """The same where a thing may stand in none: then there is nothing in the column."""
    for column, cell in within(kind, **named):
        yield column, _where(kind, cell)


def _where(kind: type, cell: Get) -> Get:
    def found(at: Place) -> Any:
        is_within = any(isinstance(one.thing, kind) for one in at.upwards())
        return cell(at) if is_within else None

    return found


def computed(
    name: str,
    kind: ColumnType,
    en: str,
    nl: str,
    cell: Callable[[T], Any],
    of: type | None = None,
) -> tuple[Column, Callable[[T], Any]]:
    """A column that no field has."""
    return Column(name, kind, Wording(en, nl), of), cell


def _is_apart(field: Field) -> bool:
    """Whether it holds things that have, or may have, a table of their own."""
    return field.entity not in (None, Period) and (field.held.is_many or field.held.is_optional)


# ---------------------------------------------------------------------------------- of a field


def filled(kind: type, name: str, called: str, of: Get) -> Iterator[Filled]:
    """The columns of one field: of a thing that is one of its parts, those of all its fields."""
    field, get, said = shape(kind).fields[name], attrgetter(name), _word(kind, name)
    if field.entity not in (None, Period):
        part = field.held.kind
        for inside in shape(part).fields:
            for one in filled(part, inside, f"{called}_{inside}", lambda at: get(of(at))):
                yield _of(said, one)
        return
    for suffix, type_, told, make in _ways(field.held):
        words = _described(told, said, () if suffix else _remarks(kind, field))
        kind_of = _kind_of(field.held) if type_ is ColumnType.TEXT else None
        yield Column(f"{called}{suffix}", type_, words, kind_of), _cell(of, get, make)


def _word(kind: type, name: str) -> Wording:
    """The word of a field; an id is called after its thing."""
    return noun(kind) if name == "id" else word(kind, name)


def _ways(of: Held) -> Sequence[_Way]:
    """What becomes of a value: one column, or several."""
    if of.kind is PartialDate:
        return _PARTIAL
    if of.kind is Period:
        return _PERIOD
    if of.is_many:
        return [("", ColumnType.TEXT, _PLAIN, " ".join)]
    if issubclass(of.kind, Enum):
        return [("", ColumnType.TEXT, _PLAIN, attrgetter("value"))]
    return [("", _TYPES[of.kind], _PLAIN, None)]


def _kind_of(of: Held) -> type | None:
    """Of what the text of a value is, where it is said in other words to people."""
    if of.kind in (PartialDate, Period):
        return PartialDate
    return of.kind if issubclass(of.kind, Enum) else None


def _cell(of: Get, get: Callable[[Any], Any], make: Callable[[Any], Any] | None) -> Get:
    if make is None:
        return lambda at: get(of(at))

    def made(at: Place) -> Any:
        value = get(of(at))
        return None if value is None else make(value)

    return made


# -------------------------------------------------------------------------------- how it is told


def _remarks(kind: type, field: Field) -> Iterator[Wording]:
    if field.held.bound is _SLUG:
        yield _ID
    elif field.held.refers:
        yield _CODE
    if field.held.is_many:
        yield _SPACED
    if (said := remark(kind, field.name)).en:
        yield said


def _described(told: Wording, said: Wording, remarks: Iterator[Wording] | tuple[()]) -> Wording:
    words = Wording(told.text("en", word=said), told.text("nl", word=said))
    for one in remarks:
        words = _joined(_REMARKED, word=words, remark=one)
    return words


def _of(thing: Wording, one: Filled) -> Filled:
    column, cell = one
    words = _joined(_OF, of=thing, word=column.description)
    return attrs.evolve(column, description=words), cell


def _joined(template: Wording, **parts: Wording) -> Wording:
    return Wording(template.text("en", **parts), template.text("nl", **parts))


# ------------------------------------------------------------------- by what every row begins, ends

_PERIOD: Sequence[_Way] = (*_of_period("start", _START), *_of_period("end", _END))

DOSSIER = (*within(Dossier, dossier="id", dossier_name="name", municipalities="municipalities"),)
"""In which dossier it stands."""
PATH: Filled = computed(
    "path", ColumnType.TEXT, "place in the document", "plaats in het document", lambda at: at.path
)
"""Where it stands."""
