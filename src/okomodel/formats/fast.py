"""The fast way: a msgspec Struct for each class, made from its shape.

Reading is decode into Structs and ``msgspec.convert`` into the classes; writing is the way back.
What the fast way does not take is read again by the thorough way, which says what is wrong; so the
fast way may refuse too much, but never accept too much. The dossiers of a register go a few at a
time: their Structs are still at hand when they are judged and converted, and only those that are
refused are read again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from re import compile as regex
from threading import RLock
from types import GenericAlias
from typing import Annotated, Any, Optional, TypeVar, final

import attrs
import msgspec
from msgspec import UNSET, Meta, Raw, Struct, UnsetType
from msgspec.structs import force_setattr

from okomodel.formats.limits import Limits, is_text_deeper
from okomodel.formats.version import FORMAT_VERSION
from okomodel.model import Dossier, Programme
from okomodel.model.document import ROOTS, Document, classes, only_document
from okomodel.model.shape import Field, shape
from okomodel.values.calendar import FIRST_YEAR, LAST_YEAR
from okomodel.values.constraints import Number, Text, Tuple
from okomodel.values.held import Held
from okomodel.values.partial_date import PartialDate

__all__ = ["Partly", "decoded", "encoded"]

T = TypeVar("T")

_FEW = 8  # more no longer fit together in a processor's cache, fewer cost calls
_DEEPEST_CLASS = 16  # the classes of the format nest less deep than this
_ABOVE_DOSSIERS = 2  # so much less deep lies a dossier among a few than in its register
_COLONS_IN_CODE = (b"\\u003a", b"\\u003A")
_Read = tuple[Sequence[Dossier | None], int]  # dossiers, and how many colons they hold
_REFUSALS = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError)


@final
@attrs.frozen
class Partly:
    """A register of which the fast way refuses some dossiers.

    ``around`` is the text of what stands around its dossiers; in ``dossiers`` those that are
    refused are texts.
    """

    around: bytes
    dossiers: Sequence[Dossier | bytes]


# ------------------------------------------------------------------------------------- reading


def decoded(data: bytes, limits: Limits) -> tuple[str, Document] | Partly | None:
    """Format version and document of a text; None where the fast way does not take it."""
    try:
        read = _reading()[0].decode(data)
        if (read.dossier is UNSET) is (read.programme is UNSET):
            return None
        if b"\\" in data and any(data.rfind(code) >= 0 for code in _COLONS_IN_CODE):
            return None  # a colon that is hidden would make up for a key that was dropped
        if read.dossier is UNSET:
            return _register(data, read, limits.depth)
        if _judged(data, read, [read.dossier], limits.depth) != data.count(b":"):
            return None
        return read.okomodel, _converted(read.dossier, Dossier)
    except _REFUSALS:
        return None


def _register(data: bytes, read: Any, depth: int) -> tuple[str, Programme] | Partly:
    raw, programme = read.programme.dossiers, read.programme
    # Judging encodes what was decoded once more; without its dossiers that is next to nothing.
    force_setattr(programme, "dossiers", ())
    around = _ENCODER.encode(read)
    colons = data.count(b":") - _judged(around, read, [programme], depth)
    # One more colon is that of the dossiers themselves.
    found = _dossiers(raw, colons - bool(raw), depth - _ABOVE_DOSSIERS)
    if None in found:
        pairs = zip(found, raw, strict=True)
        return Partly(around, [bytes(text) if one is None else one for one, text in pairs])
    whole = attrs.evolve(_converted(programme, Programme), dossiers=filter(None, found))
    return read.okomodel, whole


def _dossiers(raw: Sequence[Raw], colons: int, depth: int) -> Sequence[Dossier | None]:
    """The dossiers that so many colons are left for; None for each that is refused.

    No dossier keeps more colons than were written. So where the sums are equal none lost a key;
    only where they are not, the colons of each dossier are counted.
    """
    found, kept = _together(_few(few, depth) for few in _slices(raw))
    if kept != colons:
        found, kept = _together(_alone(one, depth) for one in raw)
    if kept != colons:
        raise ValueError
    return found


def _together(read: Iterable[_Read]) -> _Read:
    each = [*read]
    return [one for found, _ in each for one in found], sum(colons for _, colons in each)


def _slices(things: Sequence[T]) -> Sequence[Sequence[T]]:
    return [things[at : at + _FEW] for at in range(0, len(things), _FEW)]


def _few(raw: Sequence[Raw], depth: int) -> _Read:
    """A few dossiers; where one is refused each by itself, and None for those that are."""
    text = b"[" + b",".join(raw) + b"]"
    try:
        held = _reading()[1].decode(text)
        colons = _judged(text, held, held, depth)
        return _converted(held, list[Dossier | None]), colons
    except _REFUSALS:
        if len(raw) == 1:
            return [None], text.count(b":")
    return _together(_few([one], depth) for one in raw)


def _alone(raw: Raw, depth: int) -> _Read:
    """One dossier; None where it lost a key."""
    read, colons = _few([raw], depth), bytes(raw).count(b":")
    return read if read[1] == colons else ([None], colons)


def _judged(data: bytes, read: Any, things: Sequence[Any], depth: int) -> int:
    """How many colons were kept; raises ``ValueError`` where decoding may have missed something.

    A colon that is no code stands in both encodings alike; so there are as many as in the text,
    unless a key that stands twice was dropped (or a default was spelt out, which only costs a
    second look). Nor does decoding see a zero with a sign (0.0 is written in one way).
    """
    again = _ENCODER.encode(read)
    has_odd_zero = again.rfind(b":-0.0") >= 0  # twice as fast as `in`, here and above
    if has_odd_zero or not _fits(things) or _may_be_deep(data, things, depth):
        raise ValueError
    return again.count(b":")


def _may_be_deep(data: bytes, things: Sequence[Any], depth: int) -> bool:
    """Whether it may be too deep: only extensions go deeper than the classes do."""
    if depth >= _DEEPEST_CLASS and not any(one.extensions for one in things):
        return False
    return is_text_deeper(data, depth)


# A register names the same few thousand days and months again and again.
@lru_cache(maxsize=8192)
def _partial_date(kind: type, text: Any) -> Any:
    if kind is PartialDate:
        return PartialDate(text)
    raise NotImplementedError


_from_text: Any = _partial_date  # a cached function is a hook too, whatever its type says

_ENCODER = msgspec.json.Encoder()


def _converted(thing: object, kind: type[T]) -> T:
    return msgspec.convert(thing, kind, from_attributes=True, dec_hook=_from_text)


# ------------------------------------------------------------------------------------- writing


def encoded(document: Document) -> bytes:
    """The document as compact JSON in the order of the format, defaults left out."""
    only_document(document)
    envelope, made = _writing()
    held = {key: made[key](document) for key, kind in ROOTS.items() if isinstance(document, kind)}
    return _ENCODER.encode(envelope(FORMAT_VERSION, **held))


# What makes the Structs is one expression of Python, put together once as attrs does it for its
# constructors: ``Period(one.start.text, None if one.end is None else one.end.text)``. It takes a
# third of the time of convert, which looks up each field by its name. What the expression names,
# beside ``one`` object and ``part`` of a list, stands in ``known``.


def _maker(kind: type, known: dict[str, Any]) -> Callable[[Any], Struct]:
    """What makes the Struct of an object of that class, and of all in it."""
    text = f"lambda one: {_made(kind, 'one', known)}"
    made: Callable[[Any], Struct] = eval(text, known)  # noqa: S307 - of our own classes only
    return made


def _made(kind: type, one: str, known: dict[str, Any]) -> str:
    """The expression for the Struct of one object, its fields in their order."""
    fields = shape(kind).fields.values()
    if kind.__name__ not in known:
        parts = [(field.name, Any, *_left_out(field)) for field in fields]
        known[kind.__name__] = _defined(kind.__name__, parts, kw_only=False)
    values = (_unless_usual(kind, field, f"{one}.{field.name}", known) for field in fields)
    return f"{kind.__name__}({', '.join(values)})"


def _left_out(field: Field) -> tuple[Any, ...]:
    """What stands in a field that is not written; in one that always is, that is never so."""
    is_told = field.is_required or _may_be_equalled(field.default)
    return (UNSET,) if is_told else _default(field, {})


def _may_be_equalled(default: object) -> bool:
    """Whether another object may equal a default: msgspec leaves out none but the default."""
    is_plain = isinstance(default, str | tuple) and not isinstance(default, Enum)
    return attrs.has(type(default)) or (is_plain and default != ())


def _unless_usual(kind: type, field: Field, value: str, known: dict[str, Any]) -> str:
    """The expression for a field, which leaves out what equals its default."""
    text = _unless_none(field.held, value, known)
    if field.is_required or not _may_be_equalled(field.default):
        return text
    usual = f"{kind.__name__}_{field.name}"
    known |= {usual: field.default, "UNSET": UNSET}
    return f"UNSET if {value} == {usual} else {text}"


def _unless_none(held: Held, value: str, known: dict[str, Any]) -> str:
    text = _one(held.kind, "part" if held.is_many else value, known)
    if text in ("part", value):
        return value
    if held.is_many:
        text = f"tuple([{text} for part in {value}])"
    return f"None if {value} is None else {text}" if held.is_optional else text


def _one(kind: type, value: str, known: dict[str, Any]) -> str:
    if kind is PartialDate:
        return f"{value}.text"
    if kind is Dossier:
        return f"raw({value})"
    return _made(kind, value, known) if attrs.has(kind) else value


# ------------------------------------------------------------------------------------- Structs

_FIRST_USE = RLock()


def _once(make: Callable[[], T]) -> Callable[[], T]:
    """What is made on first use: msgspec then looks at classes, and not safely in threads."""
    made = cache(make)

    def get() -> T:
        with _FIRST_USE:
            return made()

    return get


@_once
def _reading() -> tuple[msgspec.json.Decoder[Any], msgspec.json.Decoder[Any]]:
    """What decodes a whole text, and what decodes a few dossiers."""
    envelope, known = _family()
    whole: msgspec.json.Decoder[Any] = msgspec.json.Decoder(envelope)
    # The first conversion looks at every class: better here, under the lock, than in a thread.
    smallest = whole.decode(b'{"okomodel": "", "programme": {"id": "x", "name": "x"}}')
    _converted(smallest.programme, Programme)
    several: Any = GenericAlias(list, known[Dossier])
    return whole, msgspec.json.Decoder(several)


@_once
def _writing() -> tuple[type[Struct], Mapping[str, Callable[[Any], Struct]]]:
    """The envelope, and what makes the Struct of each document, by its key."""
    known: dict[str, Any] = {}
    dossier = _maker(Dossier, known)
    # One by one into bytes: the Structs of a dossier are still in the cache when it is encoded.
    known["raw"] = lambda one: Raw(_ENCODER.encode(dossier(one)))
    makers = {"dossier": dossier, "programme": _maker(Programme, known)}
    keys = [(key, Any, UNSET) for key in makers]
    return _defined("Document", [("okomodel", str), *keys], kw_only=False), makers


# Two families: what is read is judged by bounds while it is decoded; what is written was judged
# when it was made, and its Structs take anything.
def _family() -> tuple[type[Struct], Mapping[type, type[Struct]]]:
    known: dict[type, type[Struct]] = {}
    for kind in classes():
        fields = shape(kind).fields.values()
        parts = [(one.name, _kind(one, known), *_default(one, known)) for one in fields]
        known[kind] = _defined(kind.__name__, parts)
    roots = [(key, known[kind] | UnsetType, UNSET) for key, kind in ROOTS.items()]
    return _defined("Document", [("okomodel", str), *roots]), known


def _defined(name: str, fields: Sequence[Any], *, kw_only: bool = True) -> type[Struct]:
    return msgspec.defstruct(
        name,
        fields,
        kw_only=kw_only,
        omit_defaults=True,
        forbid_unknown_fields=True,
        frozen=True,  # msgspec takes no other as a default
        gc=False,  # a tree that lives for one call: the collector need not walk it
    )


def _default(field: Field, known: Mapping[type, type[Struct]]) -> tuple[Any, ...]:
    if field.is_required:
        return ()
    if field.default == {}:
        return (msgspec.field(default_factory=dict),)
    made = known.get(type(field.default))
    return (made() if made else field.default,)


def _kind(field: Field, known: Mapping[type, type[Struct]]) -> Any:
    one: Any = _leaf(field.held) if field.entity is None else known[field.entity]
    if field.entity is Dossier:
        one = Raw  # read and written a few at a time
    kind: Any = tuple[one, ...] if field.held.is_many else one
    if isinstance(together := field.held.together, Tuple):
        kind = Annotated[kind, Meta(min_length=together.shortest)]
    return Optional[kind] if field.held.is_optional else kind  # noqa: UP045 - Any has no |


def _leaf(held: Held) -> Any:
    bound: Any = held.bound
    match bound:
        case Text(pattern=None, shortest=shortest, longest=longest):
            return Annotated[str, Meta(min_length=shortest or None, max_length=longest)]
        case Number(least=least, above=above, most=most):
            bounds: dict[str, Any] = {"ge": least, "gt": above, "le": most}
            return Annotated[held.kind, Meta(**bounds)]
        case _:  # patterns are judged together; convert makes the partial date of its text
            return str if held.kind is PartialDate else held.kind


# ------------------------------------------------------------------------------- judged at once


_Texts = tuple[Callable[[Any], Any], bool, str]


@cache
def _spoken(kind: type) -> tuple[Sequence[_Texts], Sequence[Any], Sequence[Any]]:
    """What Structs of a class do not judge: texts with a pattern, days, and joined fields."""
    fields = shape(kind).fields.values()
    texts = [
        (attrgetter(one.name), one.held.is_many, one.held.bound.pattern)
        for one in fields
        if isinstance(one.held.bound, Text) and one.held.bound.pattern
    ]
    days = [attrgetter(one.name) for one in fields if one.held.kind is date]
    return texts, days, [one.holds for one in shape(kind).joined]


@cache
def _below(kind: type) -> Sequence[tuple[str, bool, type]]:
    """The fields that hold objects, but for the dossiers of a register."""
    return [
        (one.name, one.held.is_many, one.held.kind)
        for one in shape(kind).fields.values()
        if one.entity not in (None, Dossier)
    ]


def _fits(things: Sequence[Any]) -> bool:
    """Whether no fields contradict each other, texts fit their patterns, and days the format.

    Each text and each day is judged once, however often a document says it.
    """
    texts: dict[str, set[str | None]] = defaultdict(set)
    days: set[date | None] = set()
    if not _gather(things, Programme if hasattr(things[0], "dossiers") else Dossier, texts, days):
        return False
    years = [day.year for day in days if day is not None] or [FIRST_YEAR]
    return FIRST_YEAR <= min(years) <= max(years) <= LAST_YEAR and all(
        all(map(regex(pattern).fullmatch, filter(None, found))) and "" not in found
        for pattern, found in texts.items()
    )


def _gather(
    things: Sequence[Any], kind: type, texts: dict[str, set[str | None]], days: set[date | None]
) -> bool:
    """Gather the texts and the days of these, and of what lies in them.

    False: fields of one of them contradict each other.
    """
    spoken_texts, spoken_days, joined = _spoken(kind)
    for value_of, is_many, pattern in spoken_texts:
        held = map(value_of, things)
        texts[pattern].update(chain.from_iterable(held) if is_many else held)
    for value_of in spoken_days:
        days.update(map(value_of, things))
    return all(all(map(holds, things)) for holds in joined) and all(
        _gather(parts, held, texts, days)
        for name, is_many, held in _below(kind)
        if (parts := _gathered(things, name, is_many=is_many))
    )


def _gathered(things: Sequence[Any], name: str, *, is_many: bool) -> list[Any]:
    """What all of these hold in one field together."""
    held = map(attrgetter(name), things)
    return [*chain.from_iterable(held)] if is_many else [*filter(None, held)]
