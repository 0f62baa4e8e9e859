"""The thorough way of reading: plain data into the classes, with every problem and its path.

cattrs walks; what a field may hold is asked of its annotation
(:mod:`okomodel.values.constraints`), so that nothing is coerced and nothing is said twice.
"""

from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import Annotated, Any, get_args, get_origin

import attrs
from cattrs import ClassValidationError, Converter, IterableValidationError

from okomodel.errors import InvalidType, nearest
from okomodel.formats.problems import Problem, at_item, at_key, unknown_key
from okomodel.model import Dossier, Programme
from okomodel.values.constraints import Check, Together, check_for, optional_part
from okomodel.wording import Wording

__all__ = ["OBJECT", "document_converter", "entities", "register_hooks"]

OBJECT = Wording("an object", "een object")
_LIST = Wording("a list", "een lijst")

Structure = Callable[[Any, Any], Any]
Fields = Mapping[str, "attrs.Attribute[Any]"]


def document_converter() -> Converter:
    """A new cattrs converter that reads okomodel's classes."""
    converter = Converter(detailed_validation=True)
    register_hooks(converter)
    return converter


def register_hooks(converter: Converter) -> None:
    """Teach a cattrs converter of your own to read okomodel's classes from plain data.

    What it refuses it raises as ``cattrs.ClassValidationError``, one exception for each
    problem, all of them at once.

    >>> from okomodel.model import Participation
    >>> mine = Converter()
    >>> register_hooks(mine)
    >>> mine.structure({"status": "supported", "since": "2023-01"}, Participation).since
    PartialDate('2023-01')
    """
    for entity in entities():
        converter.register_structure_hook(entity, _structure_entity(entity, converter))


def entities() -> tuple[type, ...]:
    """Every class that a document can hold, each after those it is made of."""
    return tuple(dict.fromkeys(kind for root in (Dossier, Programme) for kind in _below(root)))


def _below(entity: type) -> Iterator[type]:
    for field in attrs.fields(entity):
        if (part := entity_in(field.type)) is not None:
            yield from _below(part)
    yield entity


def entity_in(annotation: Any) -> type | None:
    """The class of which a field holds one or many, or None where it holds plain values."""
    annotation = optional_part(annotation) or annotation
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        annotation = get_args(annotation)[0]
    return annotation if isinstance(annotation, type) and _is_entity(annotation) else None


def _is_entity(kind: type) -> bool:
    return attrs.has(kind)


def _structure_entity(entity: type, converter: Converter) -> Structure:
    fields = {field.name: field for field in attrs.fields(entity)}
    readers = {name: _reader(field.type, converter) for name, field in fields.items()}

    def structure(data: Any, _kind: Any) -> Any:
        if not isinstance(data, Mapping):
            raise InvalidType(OBJECT, data)
        errors = list(_key_problems(data, fields))
        values, refused = _read_each(data, readers)
        errors += refused + list(_contradictions(data, fields, values))
        if errors:
            message = f"a {entity.__name__} has problems"
            raise ClassValidationError(message, errors, entity)  # pyright: ignore[reportCallIssue] - it takes three
        return entity(**values)

    return structure


def _key_problems(data: Mapping[Any, Any], fields: Fields) -> Iterator[Exception]:
    meant: set[str] = set()
    for key in data:
        if key not in fields:
            meant.update(nearest(str(key), fields))
            yield at_key(unknown_key(str(key), fields), str(key))
    for name, field in fields.items():
        # A required key that is only misspelt is one fault, and was named above.
        if field.default is attrs.NOTHING and name not in data and name not in meant:
            yield at_key(Problem("DOC03", wanted=name), name)


def _read_each(
    data: Mapping[str, Any], readers: Mapping[str, Check]
) -> tuple[dict[str, Any], list[Exception]]:
    values: dict[str, Any] = {}
    refused: list[Exception] = []
    for name, read in readers.items():
        if name in data:
            try:
                values[name] = read(data[name])
            except RecursionError:
                raise
            except Exception as error:  # noqa: BLE001 - hooks of other people raise what they like
                refused.append(at_key(error, name))
    return values, refused


def _contradictions(
    data: Mapping[str, Any], fields: Fields, values: Mapping[str, Any]
) -> Iterator[Problem]:
    defaults = {name: field.default for name, field in fields.items() if name not in data}
    sound = {**defaults, **values}
    for field in fields.values():
        joined = field.validator
        if isinstance(joined, Together) and all(_is_sound(sound, name) for name in joined.fields):
            draft = SimpleNamespace(**sound)
            if not joined.holds(draft):
                yield Problem(
                    "DOC05", "together", expects=joined.expects, values=joined.shown(draft)
                )


def _is_sound(values: Mapping[str, Any], name: str) -> bool:
    return values.get(name, attrs.NOTHING) is not attrs.NOTHING


def _reader(annotation: Any, converter: Converter) -> Check:
    if (part := optional_part(annotation)) is not None:
        read = _reader(part, converter)
        return lambda value: None if value is None else read(value)
    if get_origin(annotation) is Annotated and get_origin(get_args(annotation)[0]) is tuple:
        inner, constraint = get_args(annotation)
        read_all = _reader(inner, converter)
        return lambda value: constraint(read_all(value))
    if get_origin(annotation) is tuple:
        return _list_reader(_reader(get_args(annotation)[0], converter))
    if (entity := entity_in(annotation)) is not None:
        return lambda value: converter.structure(value, entity)
    return check_for(annotation)


def _list_reader(read: Check) -> Check:
    def read_list(values: Any) -> tuple[Any, ...]:
        if not isinstance(values, list | tuple):
            raise InvalidType(_LIST, values)
        items: list[Any] = []
        refused: list[Exception] = []
        for index, value in enumerate(values):
            try:
                items.append(read(value))
            except RecursionError:
                raise
            except Exception as error:  # noqa: BLE001 - hooks of other people raise what they like
                refused.append(at_item(error, index))
        if refused:
            message = "a list has problems"
            raise IterableValidationError(message, refused, tuple)  # pyright: ignore[reportCallIssue] - it takes three
        return tuple(items)

    return read_list
