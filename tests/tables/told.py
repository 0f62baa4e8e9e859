"""What a table should hold, said a second time: from the fields of the classes and plain data."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from re import findall
from typing import Any, get_args, get_origin

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from okomodel import tables
from okomodel.formats import to_dict
from okomodel.model import Baseline, Dossier, Programme
from okomodel.tables import Table
from okomodel.testing import strategies as oko
from okomodel.values import PartialDate, Period
from tests import documents as arbitrary

Document = Dossier | Programme
Plain = dict[str, Any]

EMPTY = (
    Programme(id="oko", name="OKO"),
    Dossier(id="x", name="X", municipalities=["GM9001"]),
)
TABLES: dict[str, Callable[[Document], Table]] = {
    "participation": tables.participation,
    "milestones": tables.milestones,
    "members": tables.members,
    "priorities": tables.priorities,
    "targets": lambda document: tables.targets(document, policy=None),
    "actions": tables.actions,
    "budget": tables.budget,
    "measurements": lambda document: tables.measurements(document, policy=None),
    "findings": lambda document: tables.findings(document, on="2026-11-21"),
}
PYTHON = {"text": str, "integer": int, "float": float, "boolean": bool, "date": date}

few = settings(max_examples=25)


def documents() -> SearchStrategy[Document]:
    """Documents along the lifecycle, and such as the format allows and nobody writes."""
    return st.one_of(oko.dossiers(), oko.programmes(), arbitrary.documents())


def thing_at(document: Document, path: str) -> Any:
    """What stands in a document at a path."""
    thing: Any = document
    _, *steps = findall(r"[a-z_]+|[0-9]+", path)
    for step in steps:
        thing = thing[int(step)] if step.isdigit() else getattr(thing, step)
    return thing


def cells(thing: Any, noun: str, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Each field of a thing as the column, or columns, that should hold it."""
    for field in attrs.fields(type(thing)):
        value = getattr(thing, field.name)
        yield from _cells(f"{prefix}{noun if field.name == 'id' else field.name}", value, field)


def _cells(name: str, value: Any, field: Any) -> Iterator[tuple[str, Any]]:
    held = str(field.type)
    if isinstance(value, Baseline):
        yield from cells(value, "", f"{name}_")
    elif PartialDate.__name__ in held:
        yield name, value and str(value)
        yield f"{name}_earliest", value and value.earliest
        yield f"{name}_latest", value and value.latest
    elif Period.__name__ in held:
        yield f"{name}_start", value and str(value.start)
        yield f"{name}_start_earliest", value and value.start.earliest
        yield f"{name}_end", value and value.end and str(value.end)
        yield f"{name}_end_latest", value and value.end and value.end.latest
    elif not _has_things(field.type):  # they have a table of their own
        yield name, _plain(value)


def _has_things(annotation: Any) -> bool:
    return get_origin(annotation) is tuple and attrs.has(get_args(annotation)[0])


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return " ".join(value)
    return value.value if isinstance(value, Enum) else value


def holds_every_field(table: Table, document: Document, noun: str) -> None:
    """Each row stands for the thing at its path, and has a column for each of its fields."""
    for row in table:
        thing = thing_at(document, row["path"])
        assert type(thing).__name__ != "tuple"
        told = dict(cells(thing, noun))
        assert {name: row.get(name, "no column") for name in told} == told


def is_of_its_dossier(table: Table, document: Document) -> None:
    """Each row begins with the dossier in which its path lies."""
    for row in table:
        path = str(row["path"])
        root = path.split(".")[1] if path.startswith("programme") else ""
        dossier = thing_at(document, f"programme.{root}" if root else "dossier")
        assert (row["dossier"], row["dossier_name"]) == (dossier.id, dossier.name)
        if "municipalities" in row:
            assert row["municipalities"].split(" ") == list(dossier.municipalities)


def plain_dossiers(document: Document) -> list[Plain]:
    """The dossiers of a document as plain data, as they are written."""
    whole = to_dict(document)
    if "dossier" in whole:
        return [whole["dossier"]]
    dossiers: list[Plain] = whole["programme"].get("dossiers", [])
    return dossiers


def plain_cycles(document: Document) -> list[Plain]:
    """The cycles of all dossiers of a document as plain data."""
    return [cycle for one in plain_dossiers(document) for cycle in one.get("cycles", [])]


def plain_actions(document: Document) -> list[Plain]:
    """The actions of all plans of a document as plain data."""
    plans = (cycle.get("plan", {}) for cycle in plain_cycles(document))
    return [action for plan in plans for action in plan.get("actions", [])]
