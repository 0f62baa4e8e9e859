"""What each class of a document is, said once: made of its annotations, asked by everybody.

The readers, the schema, the changes, the references, the tables and the pages about the format ask
a :class:`Shape`; none of them looks at annotations. What fields are called stands in
``fields.csv``, beside the classes.
"""

from collections.abc import Mapping
from csv import DictReader
from functools import cache, cached_property
from importlib.resources import files
from io import StringIO
from typing import Any, final

import attrs

from okomodel.values.constraints import Together
from okomodel.values.held import Held, held
from okomodel.values.period import Period
from okomodel.wording import Wording

__all__ = ["Field", "Shape", "is_entity", "remark", "several", "shape", "word", "words"]


@final
@attrs.frozen
class Field:
    """One field of a class: its name, what it holds, and what holds where nothing is said."""

    name: str
    held: Held
    _given: Any
    """Its default as the class has it."""

    @property
    def is_required(self) -> bool:
        """Whether it has no default."""
        return self._given is attrs.NOTHING

    @property
    def default(self) -> Any:
        """What holds where the key is left out; of a required field ``attrs.NOTHING``."""
        made = getattr(self._given, "factory", None)
        return self._given if made is None else made()

    @property
    def entity(self) -> type | None:
        """The class of which it holds one or many; None where it holds plain values."""
        return self.held.kind if self.held.is_thing else None


@final
@attrs.frozen(slots=False)
class Shape:
    """What a class is: its fields in their order, and what joins them.

    >>> from okomodel.model import Action
    >>> shape(Action).fields["owner"].held.refers
    'organisations'
    """

    kind: type
    fields: Mapping[str, Field]
    joined: tuple[Together, ...]

    @cached_property
    def known_by(self) -> tuple[str, ...]:
        """The fields by which a thing of a list is known again, whatever else changed.

        >>> from okomodel.model import Organisation, Waiver
        >>> shape(Organisation).known_by, shape(Waiver).known_by
        (('id',), ('rule', 'subject'))
        """
        return tuple(one.name for one in self.fields.values() if one.held.is_known_by) or ("id",)

    @cached_property
    def parts(self) -> tuple[Field, ...]:
        """The fields that hold things of their own; a period is a value."""
        return tuple(one for one in self.fields.values() if one.entity not in (None, Period))

    @cached_property
    def references(self) -> tuple[Field, ...]:
        """The fields that name other things."""
        return tuple(one for one in self.fields.values() if one.held.refers)

    def identity(self, thing: object) -> list[tuple[str, Any]]:
        """By what a thing of this class is known, field by field; what is None is left out."""
        parts = ((name, getattr(thing, name)) for name in self.known_by)
        return [(name, self._labelled(name, value)) for name, value in parts if value is not None]

    def _labelled(self, name: str, value: Any) -> Any:
        """A value as the member of an enumeration that has its label, where there is one."""
        labels = self.fields[name].held.labels if name in self.fields else None
        return labels.named(value) if labels else value


_shapes: dict[type, Shape] = {}


def shape(kind: type) -> Shape:
    """What a class of the model is; it is looked at once.

    >>> from okomodel.model import Cohort
    >>> [field.name for field in shape(Cohort).fields.values() if field.is_required]
    ['id', 'label', 'start']
    """
    if kind not in _shapes:
        _shapes[kind] = _seen(kind)
    return _shapes[kind]


def _seen(kind: Any) -> Shape:
    found = attrs.fields(kind)
    fields = {one.name: Field(one.name, held(one.type), one.default) for one in found}
    joined = (one.metadata.get(Together) for one in found)
    return Shape(kind, fields, tuple(one for one in joined if one is not None))


def is_entity(value: object) -> bool:
    """Whether a value is a thing of the model, and no plain value or period."""
    return attrs.has(type(value)) and not isinstance(value, Period)


def word(kind: type, name: str) -> Wording:
    """What a field of a class is called; of a list, what one of its things is called.

    >>> from okomodel.model import MilestoneRecord
    >>> word(MilestoneRecord, "done").text("nl")
    'bereikt'
    """
    return _of(words(), kind, name)


def remark(kind: type, name: str) -> Wording:
    """What a reader has to know beside the word: a unit, what none means. Empty: nothing.

    >>> from okomodel.model import BudgetLine
    >>> remark(BudgetLine, "amount").text("nl")
    'in hele eenheden van de munt'
    """
    return _of(_said("remark_"), kind, name)


def several(kind: type, name: str) -> Wording:
    """What several things of a list are called; empty where the field holds no list.

    >>> from okomodel.model import PlanCycle
    >>> several(PlanCycle, "targets").text("nl")
    'streefcijfers'
    """
    return _of(_said("many_"), kind, name)


def words() -> Mapping[str, Wording]:
    """The words by the name of a field, or by ``Class.field`` where it means something else."""
    return _said("")


def _of(known: Mapping[str, Wording], kind: type, name: str) -> Wording:
    return known.get(f"{kind.__name__}.{name}") or known[name]


@cache
def _said(what: str) -> Mapping[str, Wording]:
    text = files("okomodel.model").joinpath("fields.csv").read_text(encoding="utf-8")
    rows = DictReader(StringIO(text))
    return {row["field"]: Wording(row[f"{what}en"], row[f"{what}nl"]) for row in rows}
