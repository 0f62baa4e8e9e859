"""The thorough way of reading: plain data into the classes, every problem noted where it lies.

It visits the data along the shapes of the classes. What a field may hold is asked of the field, so
that nothing is coerced and nothing is said twice.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from sys import maxsize
from types import SimpleNamespace
from typing import Any, final

import attrs

from okomodel.errors import Advice, InvalidValue
from okomodel.formats.expected import one_expected, several_expected, thing_expected
from okomodel.formats.keys import sought, unknown_key
from okomodel.formats.named import advice_by_name
from okomodel.formats.problems import Problem
from okomodel.model.shape import Field, Shape, shape
from okomodel.values.held import Held, unfilled
from okomodel.values.typed_text import says_nothing

__all__ = ["REFUSED", "Read", "Steps", "Thorough"]

Steps = tuple[str | int, ...]
"""The keys and indexes that lead to a place in plain data."""

REFUSED: Any = object()
"""What stands for a value in which something is wrong."""


@final
@attrs.frozen
class Read:
    """What has been read already, where else its plain data would stand."""

    thing: Any


class Thorough:
    """Builds things of plain data; ``noted`` is what is wrong in it, and the steps to each.

    It notes at most so many, and counts them all.
    """

    def __init__(self, *steps: str | int, most: int = maxsize) -> None:
        self._steps, self._most, self._is_required = list(steps), most, True
        self._around: list[Mapping[Any, Any]] = []
        self.noted: list[tuple[Steps, Exception]] = []
        self.count = 0

    def thing(self, data: Any, kind: type) -> Any:
        """A thing of a class; :data:`REFUSED` where something is wrong in it."""
        if not isinstance(data, Mapping):
            return self._refused(thing_expected(kind, data))
        described, before = shape(kind), self.count
        for key, words in _key_problems(data, described):
            self._within(key, self._refused, words)
        self._around.append(data)
        values = {
            name: self._within(name, self._value, data[name], field)
            for name, field in described.fields.items()
            if name in data
        }
        self._around.pop()
        for problem in _contradictions(described, values):
            self._refused(problem)
        return kind(**values) if self.count == before else REFUSED

    def part(self, data: Any, kind: type) -> Any:
        """A thing that lies in another."""
        return self.thing(data, kind)

    def _within(self, step: str | int, read: Callable[..., Any], *data: Any) -> Any:
        self._steps.append(step)
        found = read(*data)
        self._steps.pop()
        return found

    def _value(self, data: Any, field: Field) -> Any:
        if data is None and field.held.is_optional:
            return None
        self._is_required = field.is_required
        return self._list(data, field.held) if field.held.is_many else self._one(data, field.held)

    def _one(self, data: Any, held: Held) -> Any:
        if isinstance(data, Read):
            return data.thing
        if held.is_thing:
            return self.part(data, held.kind)
        return self._judged(held.one, data, held)

    def _list(self, data: Any, held: Held) -> Any:
        if not isinstance(data, list | tuple):
            return self._refused(several_expected(held, data))
        items = [self._within(index, self._one, one, held) for index, one in enumerate(data)]
        if any(item is REFUSED for item in items):
            return REFUSED
        if held.together is None:
            return tuple(items)
        return self._judged(held.together, tuple(items), held)

    def _judged(self, check: Callable[[Any], Any], data: Any, held: Held) -> Any:
        try:
            return check(data)
        except InvalidValue as error:
            return self._refused(partial(self._advised, error, held))

    def _advised(self, error: InvalidValue, held: Held) -> InvalidValue:
        """The same refusal, with what only the data around it can tell."""
        if isinstance(error.value, list | tuple):
            return one_expected(error, held) if error.value and not held.is_many else error
        if found := advice_by_name(held, error.value, self._around):
            return type(error)(error.expects, error.value, error.field, partial(_known, found))
        return error

    def _refused(self, error: Exception | Callable[[], Exception]) -> Any:
        self.count += 1
        if len(self.noted) < self._most:  # a hint takes time, and is made for what is told only
            noted = error() if callable(error) else error
            if isinstance(noted, InvalidValue) and says_nothing(noted.value):
                noted = unfilled(noted, is_required=self._is_required)
            self.noted.append((tuple(self._steps), noted))
        return REFUSED


def _known(advice: Advice, _value: object) -> Advice:
    return advice


def _key_problems(
    data: Mapping[Any, Any], described: Shape
) -> Iterator[tuple[str, Callable[[], Problem]]]:
    fields, kind = described.fields, described.kind
    missing = [name for name, field in fields.items() if field.is_required and name not in data]
    meant: set[str] = set()
    for key in (str(key) for key in data if key not in fields):
        if missing:
            meant.add(sought(key, kind, tuple(fields)).near)
        yield key, partial(unknown_key, key, kind, fields)
    for name in missing:
        # A required key that is only misspelt is one fault, and was named above.
        if name not in meant:
            yield name, partial(Problem, "DOC03", wanted=name)


def _contradictions(described: Shape, values: Mapping[str, Any]) -> Iterator[Problem]:
    for joined in described.joined:
        drafted = {name: values.get(name, described.fields[name].default) for name in joined.fields}
        if not any(one is REFUSED or one is attrs.NOTHING for one in drafted.values()):
            draft = SimpleNamespace(**drafted)
            if not joined.holds(draft):
                shown = joined.shown(draft)
                yield Problem("DOC05", "together", expects=joined.expects, values=shown)
