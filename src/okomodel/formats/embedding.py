"""A cattrs converter of somebody else that reads and writes our classes as a document does."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, final

from cattrs import ClassValidationError, Converter
from cattrs.errors import AttributeValidationNote, IterableValidationNote

from okomodel.formats.thorough import REFUSED, Steps, Thorough
from okomodel.model.document import classes
from okomodel.model.shape import shape
from okomodel.values.partial_date import PartialDate

__all__ = ["register_hooks"]


def register_hooks(converter: Converter) -> None:
    """Teach a cattrs converter of your own to read and write okomodel's classes.

    They become the plain data of a document, without what has its default. What it refuses it
    raises as ``cattrs.ClassValidationError``, one exception for each problem, all of them at once.

    >>> from okomodel.model import Participation
    >>> mine = Converter()
    >>> register_hooks(mine)
    >>> claim = mine.structure({"status": "supported", "since": "2023-01"}, Participation)
    >>> mine.unstructure(claim)
    {'status': 'supported', 'since': '2023-01'}
    """
    for kind in classes():
        converter.register_structure_hook(kind, _structure(converter))
        converter.register_unstructure_hook(kind, _unstructure(converter, kind))
    converter.register_structure_hook(PartialDate, lambda data, _kind: PartialDate.parse(data))
    converter.register_unstructure_hook(PartialDate, str)


@final
class _Hooked(Thorough):
    """Reads what lies in a thing by the converter, which may have a hook of somebody else."""

    def __init__(self, converter: Converter) -> None:
        super().__init__()
        self._converter = converter

    def part(self, data: Any, kind: type) -> Any:
        try:
            return self._converter.structure(data, kind)
        except RecursionError:
            raise
        except Exception as error:  # noqa: BLE001 - hooks of other people raise what they like
            return self._refused(error)


def _structure(converter: Converter) -> Callable[[Any, Any], Any]:
    def structure(data: Any, kind: Any) -> Any:
        reader = _Hooked(converter)
        thing = reader.thing(data, kind)
        if thing is REFUSED:
            message, errors = f"a {kind.__name__} has problems", map(_noted, reader.noted)
            raise ClassValidationError(message, [*errors], kind)  # pyright: ignore[reportCallIssue] - it takes three
        return thing

    return structure


def _noted(problem: tuple[Steps, Exception]) -> Exception:
    """The error, which remembers where it was found as cattrs' own do."""
    steps, error = problem
    for step in steps:
        if isinstance(step, int):
            error.add_note(IterableValidationNote(f"at item {step}", step, None))
        else:
            error.add_note(AttributeValidationNote(f"at {step}", step, None))
    return error


def _unstructure(converter: Converter, kind: type) -> Callable[[Any], dict[str, Any]]:
    fields = shape(kind).fields

    def unstructure(thing: Any) -> dict[str, Any]:
        held = {name: getattr(thing, name) for name in fields}
        return {
            name: _written(converter, value)
            for name, value in held.items()
            if value != fields[name].default
        }

    return unstructure


def _written(converter: Converter, value: Any) -> Any:
    if isinstance(value, tuple):
        return [_written(converter, one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else converter.unstructure(value)
