"""The JSON Schema of the format, made from the classes.

It accepts and refuses what the reader does, as far as a schema can: it knows nothing of keys
given twice, of 24.0 that is not 24, of 29 February in a year that lacks it, of what UTF-8
cannot write, of size and depth, and of values that are compared with each other.
``python -m okomodel.formats.schema`` writes it anew.
"""

from datetime import date
from enum import Enum
from importlib.resources import files
from json import dumps, loads
from typing import Any

from okomodel.formats.version import FORMAT_VERSION, KEY
from okomodel.model import Baseline, Measurement, MilestoneRecord
from okomodel.model.document import ROOTS, classes
from okomodel.model.shape import Field, shape
from okomodel.values.constraints import JsonObject, Number, Text, Tuple
from okomodel.values.held import Held
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Labelled

__all__ = ["SCHEMA_NAME", "generated", "schema"]

Schema = dict[str, Any]

SCHEMA_NAME = f"okomodel-{FORMAT_VERSION}.schema.json"

_YEAR = "(19|20|21)[0-9]{2}"
_DAY_OF_MONTH = (
    "((01|03|05|07|08|10|12)-(0[1-9]|[12][0-9]|3[01])"
    "|(04|06|09|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-9]))"
)
_DATE = f"{_YEAR}-{_DAY_OF_MONTH}"
# The codes of seasons and quarters are those of ISO 8601-2.
_PARTIAL_DATE = f"{_YEAR}(-(0[1-9]|1[0-2]|2[1-4]|3[3-6])|-{_DAY_OF_MONTH})?"


def schema() -> Schema:
    """The JSON Schema (draft 2020-12) of the newest format version, as shipped.

    >>> schema()["title"]
    'okomodel document 1.1'
    """
    text = files("okomodel.formats").joinpath("data", SCHEMA_NAME).read_text(encoding="utf-8")
    shipped: Schema = loads(text)
    return shipped


def generated() -> Schema:
    """The JSON Schema as the classes say it now; a test holds it against the shipped one."""
    major = FORMAT_VERSION.split(".", maxsplit=1)[0]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:okomodel:format:{FORMAT_VERSION}",
        "title": f"okomodel document {FORMAT_VERSION}",
        "type": "object",
        "properties": {
            KEY: _text(rf"{major}\.(0|[1-9][0-9]{{0,8}})"),
            **{key: _reference(kind) for key, kind in ROOTS.items()},
        },
        "required": [KEY],
        "oneOf": [{"required": [key]} for key in ROOTS],
        "additionalProperties": False,
        "$defs": {kind.__name__: _definition(kind) for kind in classes()},
    }


def _definition(kind: type) -> Schema:
    fields = shape(kind).fields
    required = [name for name, field in fields.items() if field.is_required]
    return {
        "description": (kind.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": {name: _property(field) for name, field in fields.items()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
        **_JOINED.get(kind, {}),
    }


def _property(field: Field) -> Schema:
    written = _of(field.held)
    if isinstance(field.default, str | int):
        return {**written, "default": field.default}
    return written


def _of(held: Held) -> Schema:
    written: Schema = _reference(held.kind) if held.is_thing else _one(held)
    if held.is_many:
        written = {"type": "array", "items": written}
    if isinstance(held.together, Tuple):
        written["minItems"] = held.together.shortest
    return {"anyOf": [written, {"type": "null"}]} if held.is_optional else written


def _one(held: Held) -> Schema:
    bound: Any = held.bound
    match bound:
        case Text(pattern=str(pattern), known=type() as labelled):
            return {**_text(pattern), **_known(labelled)}
        case Text(pattern=str(pattern)):
            return _text(pattern)
        case Text(shortest=shortest):
            return {"type": "string", "minLength": shortest}
        case Number(whole=whole, least=least, above=above, most=most):
            bounds = {"minimum": least, "exclusiveMinimum": above, "maximum": most}
            known = {key: bound for key, bound in bounds.items() if bound is not None}
            return {"type": "integer" if whole else "number", **known}
        case JsonObject():
            return {"type": "object"}
        case _:
            return _simple(held.kind)


def _simple(kind: type) -> Schema:
    if issubclass(kind, Enum):
        return {"enum": [one.value for one in kind], "description": _described(kind)}
    if kind is date:
        return _text(_DATE)
    if kind is PartialDate:
        return _text(_PARTIAL_DATE)
    return {"type": "boolean" if kind is bool else "string"}


def _known(kind: type[Labelled]) -> Schema:
    """The values that an editor may propose, where others may be."""
    return {"examples": [one.value for one in kind], "description": _described(kind)}


def _described(kind: type[Enum]) -> str:
    labels = (f"{one.value}: {one.label('nl')}" for one in kind if isinstance(one, Labelled))
    return "; ".join(labels)


def _text(pattern: str) -> Schema:
    # In some dialects "$" takes a line end behind it, and others know no better sign for the end.
    return {"type": "string", "pattern": f"^(?:{pattern})$", "not": {"pattern": r"[\n\r]"}}


def _reference(kind: type) -> Schema:
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _given(key: str) -> Schema:
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


def _not_both(one: str, other: str) -> Schema:
    return {"not": {"allOf": [_given(one), _given(other)]}}


_FIGURES = [_given(key) for key in ("count", "percentage", "mean")]
_JOINED: dict[type, Schema] = {
    Measurement: {
        "if": {"required": ["withheld"], "properties": {"withheld": {"const": True}}},
        "then": {"not": {"anyOf": _FIGURES}},
        "else": {"oneOf": _FIGURES},
        "anyOf": [{"not": _given("count")}, _given("base")],
    },
    Baseline: _not_both("percentage", "mean"),
    MilestoneRecord: _not_both("done", "done_by"),
}
"""What fields that are joined may not say, as far as a schema can know."""


def _write() -> None:
    """Write the shipped schema anew."""
    path = files("okomodel.formats").joinpath("data", SCHEMA_NAME)
    with open(str(path), "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123
        file.write(dumps(generated(), indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    _write()
