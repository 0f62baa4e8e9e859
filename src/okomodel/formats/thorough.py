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

from okomodel.errors import InvalidType, InvalidValue, nearest
from okomodel.formats.problems import OBJECT, Problem, unknown_key
from okomodel.model.shape import Field, Shape, shape
from okomodel.values.constraints import LIST
from okomodel.values.held import Held

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
        self._steps, self._most = list(steps), most
        self.noted: list[tuple[Steps, Exception]] = []
        self.count = 0

    def thing(self, data: Any, kind: type) -> Any:
        """A thing of a class; :data:`REFUSED` where something is wrong in it."""
        if not isinstance(data, Mapping):
            return self._refused(InvalidType(OBJECT, data))
        described, before = shape(kind), self.count
        for key, words in _key_problems(data, described.fields):
            self._within(key, self._refused, words)
        values = {
            name: self._within(name, self._value, data[name], field.held)
            for name, field in described.fields.items()
            if name in data
        }
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

    def _value(self, data: Any, held: Held) -> Any:
        if data is None and held.is_optional:
            return None
        return self._list(data, held) if held.is_many else self._one(data, held)

    def _one(self, data: Any, held: Held) -> Any:
        if isinstance(data, Read):
            return data.thing
        if held.is_thing:
            return self.part(data, held.kind)
        return self._judged(held.one, data)

    def _list(self, data: Any, held: Held) -> Any:
        if not isinstance(data, list | tuple):
            return self._refused(InvalidType(LIST, data))
        items = [self._within(index, self._one, one, held) for index, one in enumerate(data)]
        if any(item is REFUSED for item in items):
            return REFUSED
        return tuple(items) if held.together is None else self._judged(held.together, tuple(items))

    def _judged(self, check: Callable[[Any], Any], data: Any) -> Any:
        try:
            return check(data)
        except InvalidValue as error:
            return self._refused(error)

    def _refused(self, error: Exception | Callable[[], Exception]) -> Any:
        self.count += 1
        if len(self.noted) < self._most:  # a hint takes time, and is made for what is told only
            self.noted.append((tuple(self._steps), error() if callable(error) else error))
        return REFUSED


def _key_problems(
    data: Mapping[Any, Any], fields: Mapping[str, Field]
) -> Iterator[tuple[str, Callable[[], Problem]]]:
    missing = [name for name, field in fields.items() if field.is_required and name not in data]
    meant: set[str] = set()
    for key in (str(key) for key in data if key not in fields):
        if nearest(key, missing):
            meant.update(nearest(key, fields))
        yield key, partial(unknown_key, key, fields)
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
