"""What stands in the sheets of a document: row by row what each cell shows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, final

import attrs

from okomodel.formats.excel.cells import Cells, Content
from okomodel.formats.excel.foreign import key_shown, value_shown
from okomodel.formats.excel.layout import Column, Sheet, key_of, layout
from okomodel.formats.excel.names import BETWEEN, called_in, names_of
from okomodel.model.document import Document, root
from okomodel.model.dossier import Dossier
from okomodel.model.shape import shape
from okomodel.wording import Language

__all__ = ["Filled", "Row", "filled_in"]


@final
@attrs.frozen
class Row:
    """A row: the path of what stands in it, what it lies in, and what its columns show."""

    path: str
    above: tuple[Content, ...]
    contents: tuple[Content, ...]


@final
@attrs.frozen
class Filled:
    """The rows of every sheet, and those of the foreign data."""

    sheets: tuple[tuple[Sheet, tuple[Row, ...]], ...]
    extensions: tuple[Row, ...]


@final
@attrs.frozen
class _Found:
    """A thing of a document, where it lies, and how rows name what is above it, and it."""

    thing: Any
    path: str
    cells: Cells
    above: tuple[Content, ...] = ()
    key: tuple[Content, ...] = ()


def filled_in(document: Document, lang: Language) -> Filled:
    """What stands in the sheets of a document, in one language."""
    plan = layout(type(document))
    found: dict[type, list[_Found]] = {}
    cells = Cells(names_of(document, lang))
    _gather(_Found(document, root(document).path, cells), found)
    sheets = ((one, tuple(_rows(found.get(one.kind, ()), one))) for one in plan.sheets)
    extended = (row for kind in plan.extended for row in _extended(found.get(kind, ())))
    return Filled(tuple(sheets), tuple(extended))


def _gather(one: _Found, found: dict[type, list[_Found]]) -> None:
    """File a thing under its class, and then all that it holds."""
    found.setdefault(type(one.thing), []).append(one)
    cells, above = _within(one), (*one.above, *one.key)
    for field in shape(type(one.thing)).parts:
        value, path = getattr(one.thing, field.name), f"{one.path}.{field.name}"
        if field.held.is_many:
            for index, (thing, key) in enumerate(zip(value, _keys(value, cells), strict=True)):
                _gather(_Found(thing, f"{path}[{index}]", cells, above, (key,)), found)
        elif value is not None:
            _gather(_Found(value, path, cells, above), found)


def _within(one: _Found) -> Cells:
    """How values are shown in a thing: what is in a dossier goes by the names in it."""
    if not (isinstance(one.thing, Dossier) and one.key):
        return one.cells
    return Cells(names_of(one.thing, one.cells.lang, one.cells.names))


def _keys(siblings: Sequence[Any], cells: Cells) -> Iterator[Content]:
    """How rows name each of some things: those of one name with a number behind it."""
    if not siblings:
        return
    kind = type(siblings[0])
    field, called = key_of(kind), called_in(kind, cells.lang)
    ids = [getattr(one, field.name) for one in siblings]
    times, seen = Counter(ids), Counter[Any]()
    for one, id in zip(siblings, ids, strict=True):
        seen[id] += 1
        key = f"{id} [{seen[id]}]" if times[id] > 1 else id
        told = next(filter(None, (getattr(one, field) for field in called)), "")
        name = cells.names.short(told)
        yield f"{key}{BETWEEN}{name}" if name else key


def _rows(found: Sequence[_Found], sheet: Sheet) -> Iterator[Row]:
    for one in found:
        blank = (None,) * (len(sheet.above) - len(one.above))
        contents = tuple(_content(one.thing, column, one.cells) for column in sheet.columns)
        yield Row(one.path, (*one.above, *blank), contents)


def _content(thing: Any, column: Column, cells: Cells) -> Content:
    value = thing
    for step in column.steps:
        if value is None:  # what would hold it is not there
            return None
        value = getattr(value, step)
    return cells.shown(value, column.field)


def _extended(found: Sequence[_Found]) -> Iterator[Row]:
    """A row for each key of foreign data."""
    for one in found:
        for key, value in one.thing.extensions.items():
            yield Row(one.path, (*one.above, *one.key), (key_shown(key), value_shown(value)))
