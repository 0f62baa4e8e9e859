"""The fast way: a msgspec Struct for each class, made from the class itself.

Reading is decode into the Struct and ``msgspec.convert`` into the class; writing is the way
back. A document that the fast way does not take is read again by the thorough way, which says
what is wrong; so the fast way may refuse too much, but never accept too much.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from re import compile as regex
from threading import Lock
from typing import Annotated, Any, Optional, Self, TypeVar, final, get_args, get_origin

import attrs
import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import fields, force_setattr

from okomodel.formats.converter import entities, entity_in
from okomodel.formats.limits import Limits, is_text_deeper
from okomodel.model import Dossier, Programme
from okomodel.values.calendar import FIRST_YEAR, LAST_YEAR
from okomodel.values.constraints import Number, Text, Tuple, optional_part
from okomodel.values.partial_date import PartialDate

__all__ = ["decoded", "encoded"]

T = TypeVar("T")

_DEEPEST_CLASS = 16
"""The classes of the format nest less deep than this."""


def decoded(data: bytes, limits: Limits) -> tuple[str, Dossier | Programme] | None:
    """Format version and document of a text that the fast way takes whole; None otherwise."""
    if b"\\" in data:
        return None
    try:
        read = _reading().decode(data)
        held = _one_of(read)
        if held is None or not _fits(held) or _is_lossy(data, read):
            return None
        if _may_be_deep(data, held, limits):
            return None
        kind: Any = Dossier if read.programme is UNSET else Programme
        return read.okomodel, _converted(held, kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError):
        return None


def encoded(version: str, document: Dossier | Programme) -> bytes:
    """The document as compact JSON in the order of the format, defaults left out."""
    envelope, known = _writing()
    held = _converted(document, known[type(document)])
    _sharing(type(held)).share([held])
    key = "dossier" if isinstance(document, Dossier) else "programme"
    return _ENCODER.encode(envelope(okomodel=version, **{key: held}))


@lru_cache(maxsize=8192)
def _partial_date(kind: type, text: Any) -> Any:
    if kind is PartialDate:
        return PartialDate(text)
    raise NotImplementedError


_from_text: Any = _partial_date  # a cached function is a hook too, whatever its type says

_ENCODER = msgspec.json.Encoder(enc_hook=attrgetter("text"))


def _converted(thing: object, kind: type[T]) -> T:
    return msgspec.convert(thing, kind, from_attributes=True, dec_hook=_from_text)


def _one_of(read: Any) -> Struct | None:
    held = [one for one in (read.dossier, read.programme) if one is not UNSET]
    return held[0] if len(held) == 1 else None


def _is_lossy(data: bytes, read: Struct) -> bool:
    """Whether a key may stand twice, or a zero may have a sign (0.0 is written in one way).

    Texts without a backslash stand in both encodings alike; so the colons are as many, unless
    a key was dropped (or a default was spelt out, which only costs a second look).
    """
    again = _ENCODER.encode(read)
    return data.count(b":") != again.count(b":") or b":-0.0" in again


def _may_be_deep(data: bytes, held: Any, limits: Limits) -> bool:
    """Whether it may be too deep: only extensions go deeper than the classes do."""
    parts = (held, *getattr(held, "dossiers", ()))
    if limits.depth >= _DEEPEST_CLASS and not any(part.extensions for part in parts):
        return False
    return is_text_deeper(data, limits.depth)


_FIRST_USE = Lock()


@cache
def _ready_to_read() -> msgspec.json.Decoder[Any]:
    envelope, _ = _family(bounds=True)
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(envelope)
    smallest = decoder.decode(b'{"okomodel": "", "programme": {"id": "x", "name": "x"}}')
    _converted(smallest.programme, Programme)
    return decoder


def _reading() -> msgspec.json.Decoder[Any]:
    """The decoder, made once: msgspec looks at classes on first use, and not safely in threads."""
    with _FIRST_USE:
        return _ready_to_read()


@cache
def _ready_to_write() -> tuple[type[Struct], Mapping[type, type[Struct]]]:
    envelope, known = _family(bounds=False)
    _converted(Programme(id="x", name="x"), known[Programme])
    return envelope, known


def _writing() -> tuple[type[Struct], Mapping[type, type[Struct]]]:
    with _FIRST_USE:
        return _ready_to_write()


def _family(*, bounds: bool) -> tuple[type[Struct], Mapping[type, type[Struct]]]:
    known: dict[type, type[Struct]] = {}
    for entity in entities():
        known[entity] = _struct(entity, known, bounds=bounds)
    roots = [
        ("dossier", known[Dossier] | UnsetType, UNSET),
        ("programme", known[Programme] | UnsetType, UNSET),
    ]
    return _defined("Document", [("okomodel", str), *roots]), known


def _defined(name: str, fields: Sequence[Any]) -> type[Struct]:
    return msgspec.defstruct(
        name,
        fields,
        kw_only=True,
        omit_defaults=True,
        forbid_unknown_fields=True,
        frozen=True,
        gc=False,
    )


def _struct(entity: type, known: dict[type, type[Struct]], *, bounds: bool) -> type[Struct]:
    parts = [
        (field.name, _kind(field.type, known, bounds=bounds), *_default(field, known))
        for field in attrs.fields(entity)
    ]
    return _defined(entity.__name__, parts)


def _default(field: Any, known: dict[type, type[Struct]]) -> tuple[Any, ...]:
    if field.default is attrs.NOTHING:
        return ()
    if field.default == attrs.Factory(dict):
        return (msgspec.field(default_factory=dict),)
    entity = type(field.default)
    return (known[entity]() if entity in known else field.default,)


def _kind(annotation: Any, known: dict[type, type[Struct]], *, bounds: bool) -> Any:
    if (part := optional_part(annotation)) is not None:
        return Optional[_kind(part, known, bounds=bounds)]  # noqa: UP045 - Any has no |
    if (entity := entity_in(annotation)) is not None:
        struct: Any = known[entity]
        return struct if annotation is entity else tuple[struct, ...]
    return _leaf(annotation) if bounds else Any  # what is written, its class has judged


def _leaf(annotation: Any) -> Any:
    if annotation is PartialDate:
        return str  # convert makes the date of it
    if get_origin(annotation) is Annotated:
        inner, constraint = get_args(annotation)
        return _bounded(_leaf(inner), constraint)
    if get_origin(annotation) is tuple:
        item: Any = _leaf(get_args(annotation)[0])
        return tuple[item, ...]
    return annotation


def _bounded(kind: Any, constraint: object) -> Any:
    match constraint:
        case Text(pattern=str()):
            return Annotated[kind, constraint]  # all texts of a document are judged together
        case Text(shortest=shortest, longest=longest):
            return Annotated[kind, Meta(min_length=shortest or None, max_length=longest)]
        case Number(least=least, above=above, most=most):
            bounds: dict[str, Any] = {"ge": least, "gt": above, "le": most}
            return Annotated[kind, Meta(**bounds)]
        case Tuple(shortest=shortest):
            return Annotated[kind, Meta(min_length=shortest)]
        case _:
            return kind


def _held(things: Sequence[Struct], name: str, *, is_many: bool) -> list[Struct]:
    """What all of these hold in one field together."""
    held = map(attrgetter(name), things)
    return [*chain.from_iterable(held)] if is_many else [*filter(None, held)]


@final
@attrs.frozen
class _Spoken:
    """Where the objects of one class, and those below them, hold texts with a pattern, and days.

    Each text and each day is judged once, however often a document says it.
    """

    patterns: Sequence[tuple[str, bool, str]]
    days: Sequence[str]
    below: Sequence[tuple[str, bool, Self]]

    def gather(
        self, things: Sequence[Struct], texts: dict[str, set[str | None]], days: set[date | None]
    ) -> None:
        for name, is_many, pattern in self.patterns:
            held = map(attrgetter(name), things)
            texts[pattern].update(chain.from_iterable(held) if is_many else held)
        for name in self.days:
            days.update(map(attrgetter(name), things))
        for name, is_many, spoken in self.below:
            if parts := _held(things, name, is_many=is_many):
                spoken.gather(parts, texts, days)


def _fits(held: Struct) -> bool:
    """Whether its texts fit their patterns, and its days lie within the years of the format."""
    texts: dict[str, set[str | None]] = defaultdict(set)
    days: set[date | None] = set()
    _spoken(type(held)).gather([held], texts, days)
    known = [day.year for day in days if day is not None]
    return (not known or (min(known) >= FIRST_YEAR and max(known) <= LAST_YEAR)) and all(
        all(map(regex(pattern).fullmatch, filter(None, found))) and "" not in found
        for pattern, found in texts.items()
    )


@cache
def _spoken(kind: type[Struct]) -> _Spoken:
    patterns: list[tuple[str, bool, str]] = []
    days: list[str] = []
    below: list[tuple[str, bool, _Spoken]] = []
    for field in fields(kind):
        part, is_many = _part(field.type)
        match part:
            case _ if part is date:
                days.append(field.name)
            case type() if issubclass(part, Struct):
                below.append((field.name, is_many, _spoken(part)))
            case _ if get_origin(part) is Annotated:
                patterns.extend((field.name, is_many, one) for one in _patterns(part))
    return _Spoken(patterns, days, below)


def _patterns(annotation: Any) -> Iterator[str]:
    for constraint in get_args(annotation)[1:]:
        if isinstance(constraint, Text) and constraint.pattern:
            yield constraint.pattern


def _part(annotation: Any) -> tuple[Any, bool]:
    """What a field holds one or many of, and whether it is many."""
    part = optional_part(annotation) or annotation
    if get_origin(part) is Annotated and get_origin(get_args(part)[0]) is tuple:
        part = get_args(part)[0]
    return (get_args(part)[0], True) if get_origin(part) is tuple else (part, False)


@final
@attrs.frozen
class _Sharing:
    """Where the objects of one class, and those below them, may hold what equals a default.

    msgspec leaves out a default only when it is the very same object.
    """

    defaults: Sequence[tuple[str, object]]
    below: Sequence[tuple[str, bool, Self]]

    def share(self, things: Sequence[Struct]) -> None:
        for name, default in self.defaults:
            for thing, value in zip(things, map(attrgetter(name), things), strict=True):
                if value is not default and value == default:
                    force_setattr(thing, name, default)
        for name, is_many, sharing in self.below:
            if parts := _held(things, name, is_many=is_many):
                sharing.share(parts)


@cache
def _sharing(kind: type[Struct]) -> _Sharing:
    defaults: list[tuple[str, object]] = []
    below: list[tuple[str, bool, _Sharing]] = []
    for field in fields(kind):
        part, is_many = _part(field.type)
        if _needs_sharing(field.default):
            defaults.append((field.name, field.default))
        if isinstance(part, type) and issubclass(part, Struct):
            below.append((field.name, is_many, _sharing(part)))
    return _Sharing(defaults, [one for one in below if one[2].defaults or one[2].below])


def _needs_sharing(default: object) -> bool:
    """Whether another object may equal it: not the empty tuple, nor a member of an enumeration."""
    may_equal = isinstance(default, str | tuple | Struct) and not isinstance(default, Enum)
    return may_equal and default != ()
