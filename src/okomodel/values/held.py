"""What a field holds, read from its annotation: here, and nowhere else.

``count: Count | None`` holds one whole number within bounds, or nothing. Who checks, reads,
writes, draws or shows a field asks its :class:`Held` and looks at no annotation.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from functools import partial, reduce
from inspect import signature
from types import GenericAlias, NoneType, UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, final, get_args, get_origin

import attrs

from okomodel.errors import Advice, InvalidType, InvalidValue
from okomodel.values.calendar import to_day
from okomodel.values.constraints import ANY_TEXT, Check, Text, Together, many, member
from okomodel.values.partial_date import PartialDate
from okomodel.values.typed_text import as_text, bare, says_nothing, written
from okomodel.wording import Labelled, Wording

__all__ = [
    "Held",
    "Known",
    "Many",
    "Mark",
    "Personal",
    "Refers",
    "Takes",
    "checked",
    "held",
    "unfilled",
]

T = TypeVar("T")

_TRUTH = Wording("true or false", "true of false")
_TRUE = frozenset({"true", "waar", "ja", "j", "yes", "y", "1", "on", "aan", "x"})
_FALSE = frozenset({"false", "onwaar", "nee", "n", "no", "0", "off", "uit"})
_LEFT_OUT = Advice(words=Wording("Leave the key out.", "Laat de sleutel weg."))
_WANTED = Advice(
    words=Wording("It is required: fill it in.", "Vul de waarde in: die is verplicht.")
)


class Mark(Enum):
    """What is said of a field beside what it may hold."""

    KNOWN = "a thing of a list is known again by it"
    PERSONAL = "it is about a person"


Known = Annotated[T, Mark.KNOWN]
"""``role: Known[TeamRole]``: a thing without an id is known by this and its other known fields."""

Personal = Annotated[T, Mark.PERSONAL]
"""``name: Personal[str]``: personal data."""


class Takes(Generic[T]):
    """``converter=Takes[date | str]``: what a constructor takes, where a field holds less.

    It only says so, to type checkers and in signatures: the check of the field turns what was
    taken into what is held. A generic function cannot say it: mypy refuses that as a converter.
    """

    def __new__(cls, value: T) -> Any:
        """The value as it was given."""
        return value


@final
class Many(Takes[Iterable[T]]):
    """``converter=Many[Action]``: any iterable of them; the field holds a tuple."""


@final
@attrs.frozen
class Refers:
    """That a slug or a code names another thing, and in which list that stands."""

    to: str


@final
@attrs.frozen
class Held:
    """What a field holds: one of a ``kind``, or many, or perhaps nothing.

    ``bound`` says what one of it may be beyond its kind (a ``Text``, a ``Number``), ``together``
    what a list of it may be.

    >>> held(tuple[int, ...] | None)
    Held(kind=<class 'int'>, is_many=True, is_optional=True)
    """

    kind: Any
    bound: Check | None = attrs.field(default=None, repr=False)
    together: Check | None = attrs.field(default=None, repr=False)
    is_many: bool = False
    is_optional: bool = False
    is_known_by: bool = attrs.field(default=False, repr=False)
    is_personal: bool = attrs.field(default=False, repr=False)
    refers: str = attrs.field(default="", repr=False)

    @property
    def is_thing(self) -> bool:
        """Whether it holds objects of a class that has fields itself."""
        return self.bound is None and attrs.has(self.kind)

    @property
    def labels(self) -> type[Labelled] | None:
        """The enumeration that has the words for its values, or for those that are known.

        >>> from okomodel.model import TeamRole
        >>> held(tuple[TeamRole, ...]).labels is TeamRole
        True
        """
        labels = self.bound.known if isinstance(self.bound, Text) else self.kind
        return labels if labels and issubclass(labels, Labelled) else None

    @property
    def one(self) -> Check:
        """The check of one of it; it gives the value to keep.

        That raises :class:`okomodel.errors.InvalidType` and :class:`okomodel.errors.InvalidValue`.
        """
        if self.bound is not None:
            return self.bound
        if issubclass(self.kind, Enum):
            return partial(member, self.kind)
        return _SIMPLE.get(self.kind) or _instance(self.kind)

    @property
    def check(self) -> Check:
        """The check of all that the field holds."""
        check = _each(self.one, self.together) if self.is_many else self.one
        return _optional(check) if self.is_optional else check

    @property
    def bare(self) -> Any:
        """Its annotation without bounds and marks, as a constructor shows it."""
        kind: Any = self.kind
        if self.is_many:
            kind = tuple[kind, ...]
        return kind | None if self.is_optional else kind


def held(annotation: Any) -> Held:
    """What a field with that annotation holds."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        return reduce(_marked, marks, held(inner))
    if origin in (Union, UnionType):
        (part,) = (arg for arg in get_args(annotation) if arg is not NoneType)
        return attrs.evolve(held(part), is_optional=True)
    if origin is tuple:
        return attrs.evolve(held(get_args(annotation)[0]), is_many=True)
    return Held(annotation)


def _marked(found: Held, mark: Any) -> Held:
    match mark:
        case Refers(to):
            return attrs.evolve(found, refers=to)
        case Mark.KNOWN:
            return attrs.evolve(found, is_known_by=True)
        case Mark.PERSONAL:
            return attrs.evolve(found, is_personal=True)
        case _ if found.is_many:
            return attrs.evolve(found, together=mark)
        case _:
            return attrs.evolve(found, bound=mark)


# --------------------------------------------------------------------------------- constructors


def checked(cls: type, fields: list[Any]) -> list[Any]:
    """The ``field_transformer`` of every class: each field checks what its annotation says.

    What it refuses is named ``Class.field``. Fields that are joined are judged with the last of
    them, and not by a validator: msgspec would call that for each object that it converts, and
    the fast reader has asked all of them at once by then.
    """
    order = [field.name for field in fields]
    asked: dict[str, list[Together]] = {}
    for field in fields:
        if isinstance(joined := field.validator, Together):
            asked.setdefault(max(joined.fields, key=order.index), []).append(joined)
    return [_checked_field(cls, field, asked.get(field.name, ())) for field in fields]


def _checked_field(cls: type, field: Any, asked: Iterable[Together]) -> Any:
    holds, takes = held(field.type), field.converter
    taken = holds.bare if takes is None else _taken(takes)
    takes = None if get_origin(takes) else takes
    convert = _converting(f"{cls.__name__}.{field.name}", holds.check, takes, field.default)
    convert.__annotations__["value"] = taken
    converter: Any = convert
    if asked:
        converter = attrs.Converter(_judging(convert, field.name, asked, taken), takes_self=True)
    if isinstance(joined := field.validator, Together):
        field = field.evolve(validator=None, metadata={**field.metadata, Together: joined})
    return field.evolve(converter=converter)


def _converting(where: str, check: Check, takes: Check | None, default: object) -> Any:
    def convert(value: Any) -> Any:
        if value is default:  # the class wrote it
            return value
        try:
            return check(value if takes is None else takes(value))
        except InvalidValue as error:
            if error.field:
                raise
            if says_nothing(error.value):
                error = unfilled(error, is_required=default is attrs.NOTHING)
            raise type(error)(error.expects, error.value, where, error.advise) from None

    return convert


def unfilled(error: InvalidValue, *, is_required: bool) -> InvalidValue:
    """The same refusal, of what says that there is nothing to fill in: with what to do then."""
    advise = _what_is_wanted if is_required else _what_is_left_out
    return type(error)(error.expects, error.value, error.field, advise)


def _what_is_wanted(_value: object) -> Advice:
    return _WANTED


def _what_is_left_out(_value: object) -> Advice:
    return _LEFT_OUT


def _judging(convert: Check, name: str, asked: Iterable[Together], taken: Any) -> Any:
    def convert_last(value: Any, self: object) -> Any:
        kept = convert(value)
        object.__setattr__(self, name, kept)  # attrs sets it only after this
        for joined in asked:
            joined(self)
        return kept

    convert_last.__annotations__["value"] = taken
    return convert_last


def _taken(takes: Check) -> Any:
    if (origin := get_origin(takes)) is None:
        (parameter, *_) = signature(takes).parameters.values()
        return parameter.annotation
    (said,) = get_args(takes)
    return GenericAlias(Iterable, said) if origin is Many else said


# --------------------------------------------------------------------------------------- checks


def _optional(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def _each(check: Check, together: Check | None) -> Check:
    def check_all(values: Any) -> Any:
        found = tuple(map(check, many(values)))
        return found if together is None else together(found)

    return check_all


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidType(_TRUTH, value, advise=_true_or_false)
    return value


def _true_or_false(value: object) -> Advice:
    typed = bare(as_text(value)).lower()
    return Advice(written(typed in _TRUE)) if typed in _TRUE | _FALSE else Advice()


_SIMPLE: Mapping[type, Check] = {
    date: to_day,
    str: ANY_TEXT,
    PartialDate: PartialDate,
    bool: _truth,
}


def _instance(kind: type) -> Check:
    expects = Wording(f"a {kind.__name__}", f"een {kind.__name__}")

    def check(value: object) -> object:
        if not isinstance(value, kind):
            raise InvalidType(expects, value)
        return value

    return check
