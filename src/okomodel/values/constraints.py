"""What a field may hold, said once in its annotation.

A class writes ``id: Slug`` or ``count: Count | None``; :mod:`okomodel.values.held` reads it. A
``converter`` in the class says what more the constructor takes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache, partial
from math import isfinite
from numbers import Integral, Real
from re import compile as pattern
from re import sub
from sys import get_int_max_str_digits
from typing import Annotated, Any, TypeGuard, TypeVar, cast, final

import attrs

from okomodel.errors import Advice, InvalidType, InvalidValue
from okomodel.values.typed_number import numbers_in
from okomodel.values.typed_text import as_text, bare, slugs, spellings, written
from okomodel.wording import Labelled, Wording, said

__all__ = [
    "ANY_TEXT",
    "LIST",
    "SLUG",
    "Check",
    "JsonObject",
    "Number",
    "RequiredText",
    "Slug",
    "Text",
    "Together",
    "Tuple",
    "many",
    "meant",
    "member",
    "options",
    "whole_number",
]

Check = Callable[[Any], Any]
T = TypeVar("T")
E = TypeVar("E", bound=Enum)


@final
@attrs.frozen
class Text:
    """What a text looks like: a regular expression for the whole of it, and its length.

    The schema has the expression as it is, so that it keeps to what every dialect knows. ``typed``
    gives how a text may have been meant that does not look like it; ``known`` are the values that
    have a label, where others may be.
    """

    expects: Wording
    pattern: str | None = None
    shortest: int = 0
    longest: int | None = None
    typed: Callable[[str], Iterable[str]] = attrs.field(default=spellings, repr=False)
    otherwise: Wording | None = attrs.field(default=None, repr=False)
    known: type[Labelled] | None = None

    def __call__(self, value: object) -> str:
        """The text, where it is one that fits."""
        if not isinstance(value, str):
            raise InvalidType(self.expects, value, advise=self.advice)
        text = value if type(value) is str else str.__str__(value)
        if not (self._fits(text) and _encodable(text)):
            raise InvalidValue(self.expects, value, advise=self.advice)
        return text

    def advice(self, value: object) -> Advice:
        """What would help where a value is no such text."""
        if self.known and (labelled := meant(self.known, as_text(value))):
            return Advice(written(labelled))
        found = (one for one in self._meant(as_text(value)) if one and self._fits(one))
        fits = next(found, None)
        return Advice(written(fits)) if fits else Advice(words=self.otherwise)

    def _meant(self, text: str) -> Iterator[str]:
        if text and _encodable(text):
            yield text
            yield from self.typed(text)

    def _fits(self, text: str) -> bool:
        if self.shortest > len(text) or (self.longest is not None and len(text) > self.longest):
            return False
        return self.pattern is None or pattern(self.pattern).fullmatch(text) is not None


@final
@attrs.frozen
class Number:
    """Within which bounds a number lies; ``whole`` numbers take no fraction, not even .0."""

    expects: Wording
    whole: bool = True
    least: float | None = None
    above: float | None = None
    most: float | None = None

    def __call__(self, value: object) -> float:
        """The number, where it lies within the bounds."""
        if not self._is_number(value):
            raise InvalidType(self.expects, value, advise=self.advice)
        if not self._within(value):
            raise InvalidValue(self.expects, value, advise=self.advice)
        return int(value) if isinstance(value, Integral) and self.whole else float(value) + 0.0

    def advice(self, value: object) -> Advice:
        """What would help where a value is no such number."""
        found = (
            one
            for one in numbers_in(bare(as_text(value)))
            if self._is_number(one) and self._within(one)
        )
        return Advice() if (meant := next(found, None)) is None else Advice(written(meant))

    def _is_number(self, value: object) -> TypeGuard[Any]:
        return not isinstance(value, bool) and isinstance(value, Integral if self.whole else Real)

    def _within(self, value: Any) -> bool:
        return (
            (self.least is None or value >= self.least)
            and (self.above is None or value > self.above)
            and (self.most is None or value <= self.most)
            and (isinstance(value, Integral) or isfinite(value))
        )


@final
@attrs.frozen
class Tuple:
    """A list that holds at least so many."""

    expects: Wording
    shortest: int = 0

    def __call__(self, value: object) -> object:
        """The list, where it is long enough."""
        if isinstance(value, tuple | list) and len(value) < self.shortest:
            raise InvalidValue(self.expects, value)
        return value


@final
@attrs.frozen
class JsonObject:
    """Foreign data: keys with JSON values, carried untouched. Its own copy is kept."""

    expects: Wording = Wording("keys with JSON values", "sleutels met JSON-waarden")

    def __call__(self, value: object) -> dict[str, Any]:
        """A copy of the object, where it holds JSON values only."""
        if not isinstance(value, Mapping):
            raise InvalidType(self.expects, value)
        try:
            return self._object(value)
        except RecursionError:
            too_deep = "what lies too deep in itself"
        raise InvalidValue(self.expects, too_deep)

    def _object(self, value: Mapping[Any, Any]) -> dict[str, Any]:
        return {ANY_TEXT(key): self._copied(item) for key, item in value.items()}

    def _copied(self, value: object) -> object:
        match value:
            case None | bool():
                return value
            case str():
                return ANY_TEXT(value)
            case int() if abs(value) < _too_large(get_int_max_str_digits() or _MOST_DIGITS):
                return int(value)
            case float() if isfinite(value):
                return float(value)
            case list() | tuple():
                return [self._copied(item) for item in value]
            case Mapping():
                return self._object(value)
        raise InvalidValue(self.expects, value)


@final
@attrs.frozen
class Together:
    """What joins fields: what they may not say in one object.

    It is written as the validator of one of them; ``holds`` is asked about the object. The
    thorough reader asks it as soon as those fields are sound, whatever else is wrong.
    """

    expects: Wording
    fields: tuple[str, ...]
    holds: Callable[[Any], bool]

    def __call__(self, instance: object, _attribute: Any = None, _value: Any = None) -> None:
        """Raise :class:`okomodel.errors.InvalidValue` where the fields contradict each other."""
        if not self.holds(instance):
            raise InvalidValue(self.expects, self.shown(instance), type(instance).__name__)

    def shown(self, instance: object) -> str:
        """The joined values as a message shows them."""
        return ", ".join(f"{name} {said(getattr(instance, name))}" for name in self.fields)


_SHORT = 3  # the end of a label says nothing where it has no more letters
_MOST_DIGITS = 4300  # Python reads and writes no more unasked


@cache
def _too_large(digits: int) -> int:
    return cast("int", 10 ** min(digits, _MOST_DIGITS))


ANY_TEXT = Text(Wording("a text", "een tekst"))
LIST = Wording("a list", "een lijst")
"""What a field that holds many expects."""

SLUG = Text(
    Wording(
        "an id (a-z, 0-9, and inside also . _ -; at most 64 characters)",
        "een id (a-z, 0-9, en verderop ook . _ -; ten hoogste 64 tekens)",
    ),
    r"[a-z0-9][a-z0-9._\-]{0,63}",
    typed=slugs,
)
Slug = Annotated[str, SLUG]
RequiredText = Annotated[
    str, Text(Wording("a text that is not empty", "een tekst die niet leeg is"), shortest=1)
]


_WHOLE_NUMBER = Wording("a whole number", "een geheel getal")


def whole_number(least: int, most: int, what: Wording = _WHOLE_NUMBER) -> Number:
    """A whole number within bounds, which it names; ``what`` says of what.

    >>> whole_number(1, 12)(13)
    Traceback (most recent call last):
      ...
    okomodel.errors.InvalidValue: expected a whole number from 1 to 12, not 13
    """
    expects = Wording(f"{what.en} from {least} to {most}", f"{what.nl} van {least} tot {most}")
    return Number(expects, least=least, most=most)


def many(values: Iterable[T]) -> tuple[T, ...]:
    """Any iterable as a tuple; a text or a mapping is one thing, and is refused.

    >>> many(slug for slug in ["gemeente", "ggd"])
    ('gemeente', 'ggd')
    """
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
        raise InvalidType(LIST, values)
    return tuple(values)


def member(kind: type[E], value: E | str) -> E:
    """The member of an enumeration that a value or its text names.

    Raises :class:`okomodel.errors.InvalidType` for what is no text, and
    :class:`okomodel.errors.InvalidValue`, which lists the values, for an unknown one.
    """
    if isinstance(value, kind):
        return value
    if not isinstance(value, str) or isinstance(value, Enum):
        raise InvalidType(options(kind), value, advise=partial(_advice, kind))
    try:
        return kind(value)
    except ValueError:
        raise InvalidValue(options(kind), value, advise=partial(_advice, kind)) from None


def _advice(kind: type[Enum], value: object) -> Advice:
    found = meant(kind, as_text(value))
    return Advice(written(found) if found else "")


def meant(kind: type[Enum], text: str) -> str:
    """The value of the member that a text means: written otherwise, or a label of it. Empty: none.

    >>> from okomodel.model import Milestone
    >>> meant(Milestone, "Streefcijfers bepaald"), meant(Milestone, "borrel")
    ('targets', '')
    """
    said = _key(text)
    for name in ("value", "nl", "en"):
        for one in kind:
            if said and _key(str(getattr(one, name, ""))) == said:
                return str(one.value)
    ends = [one for one in kind if any(_key(label).endswith(said) for label in _labels(one))]
    return str(ends[0].value) if len(ends) == 1 and len(said) > _SHORT else ""


def _labels(one: Enum) -> tuple[str, str]:
    return getattr(one, "nl", ""), getattr(one, "en", "")


def _key(text: str) -> str:
    """A text as values and labels are compared: without case, hyphens and quotes."""
    return sub(r"[\s_\-\u2010-\u2015]+", " ", bare(text)).casefold()


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def options(kind: type[Enum]) -> Wording:
    """The values of an enumeration, as what a field expects."""
    values = ", ".join(str(member.value) for member in kind)
    return Wording(f"one of {values}", f"een van {values}")
