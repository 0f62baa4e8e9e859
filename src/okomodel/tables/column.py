"""How the fields of a class become columns: one rule for each kind of value.

A column is told in the words of its field. A field that a class gets has its columns at once.
"""

from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any

from okomodel.model.document import Place, noun
from okomodel.model.shape import Field, remark, shape, word
from okomodel.tables.kind import Column, ColumnType
from okomodel.values.constraints import Slug
from okomodel.values.held import Held, held
from okomodel.values.partial_date import PartialDate
from okomodel.values.period import Period
from okomodel.wording import Wording

__all__ = ["Filled", "filled", "own", "within"]

Filled = tuple[Column, Callable[[Place], Any]]
"""A column, and what stands in it of the thing at a place."""

_Way = tuple[str, ColumnType, Wording, Callable[[Any], Any] | None]
"""What comes behind the name, the type, how it is told, and what makes the cell of the value."""

_PLAIN = Wording("{word}", "{word}")
_OF = Wording("{of}: {word}", "{of}: {word}")
_REMARKED = Wording("{word} ({remark})", "{word} ({remark})")
_ID = Wording("as an id", "als id")
_CODE = Wording("as a code", "als code")
_SPACED = Wording("with a space between them", "met een spatie ertussen")
_EARLIEST = Wording("{word}: the first day that it can be", "{word}: de eerste dag die het kan zijn")
_LATEST = Wording("{word}: the last day that it can be", "{word}: de laatste dag die het kan zijn")
_START = Wording("{word}: first day", "{word}: eerste dag")
_END = Wording("{word}: last day (none: it runs)", "{word}: laatste dag (geen: loopt nog)")

_SLUG = held(Slug).bound
_TYPES = {
    str: ColumnType.TEXT,
    int: ColumnType.INTEGER,
    float: ColumnType.FLOAT,
    bool: ColumnType.BOOLEAN,
    date: ColumnType.DATE,
}


# ---------------------------------------------------------------------------------- of a class


def own(
    kind: type, noun: str = "", *, first: str = "", personal: bool = False
) -> tuple[Filled, ...]:
    """The columns of every field of a class that holds plain values; ``noun`` stands for the id.

    They have the order of the class, behind those that come ``first``. What is personal is left
    out, or is all that is given.

    >>> from okomodel.model import BudgetLine
    >>> [column.name for column, _ in own(BudgetLine)]
    ['year', 'amount', 'kind', 'funder']
    """
    fields = shape(kind).fields
    asked = (fields[name] for name in dict.fromkeys([*first.split(), *fields]))
    told = (one for one in asked if one.held.is_personal is personal and not _is_apart(one))
    named = ((one.name, noun if one.name == "id" else one.name) for one in told)
    return tuple(column for name, called in named for column in filled(kind, name, called))


def within(kind: type, **named: str) -> tuple[Filled, ...]:
    """Columns that tell in which thing others stand: each is named, and says which field it holds.

    >>> from okomodel.model import PlanCycle
    >>> [(column.name, column.description.en) for column, _ in within(PlanCycle, cycle="number")]
    [('cycle', 'cycle (the first is 1)')]
    """
    known_by = shape(kind).known_by
    return tuple(
        _of(noun(kind), one) if field not in known_by else one
        for called, field in named.items()
        for one in filled(kind, field, called)
    )


def _is_apart(field: Field) -> bool:
    """Whether it holds things that have, or may have, a table of their own."""
    return field.entity not in (None, Period) and (field.held.is_many or field.held.is_optional)


# ---------------------------------------------------------------------------------- of a field


def filled(kind: type, name: str, called: str, at: str = "thing") -> Iterator[Filled]:
    """The columns of one field: of a thing that is one of its parts, those of all its fields."""
    field, path, said = shape(kind).fields[name], f"{at}.{name}", _word(kind, name, called)
    if field.entity not in (None, Period):
        for inside in shape(field.held.kind).fields:
            for one in filled(field.held.kind, inside, f"{called}_{inside}", path):
                yield _of(said, one)
        return
    for suffix, type_, told, make in _ways(field.held):
        words = _described(said, told, () if suffix else _remarks(kind, field))
        yield Column(f"{called}{suffix}", type_, words), _cell(attrgetter(path), make)


def _word(kind: type, name: str, called: str) -> Wording:
    """The word of a field; a field by which a thing is known is called after the thing."""
    is_after_thing = name != called and name in shape(kind).known_by
    return noun(kind) if is_after_thing else word(kind, name)


def _of(thing: Wording, one: Filled) -> Filled:
    column, cell = one
    words = Wording(
        *(_OF.text(lang, of=thing, word=column.description) for lang in ("en", "nl"))
    )
    return Column(column.name, column.type, words), cell
