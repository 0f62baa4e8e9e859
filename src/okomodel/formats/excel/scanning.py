"""A look at the XML of a workbook before it is read: how far it goes, and what has no value.

It bounds what reading will take, and sees what the reader leaves out in silence: formulas without
a value and errors such as #DIV/0!.
"""

from collections.abc import Mapping
from posixpath import join, normpath
from re import compile as pattern
from typing import Any, final
from xml.parsers.expat import (
    ExpatError,
    ParserCreate,
)

import attrs

from okomodel.findings import Spot
from okomodel.formats.excel.address import address
from okomodel.formats.excel.container import Container, damaged, too_large

__all__ = ["Scanned", "scanned"]

_MOST = 8_000_000  # elements; a register of four hundred dossiers has two million
_CELLS = 5_000_000
_ROWS, _COLUMNS = 1_048_576, 16_384
_CELL = pattern(r"([A-Z]{1,3})([0-9]{1,7})")
_FOLDER = "xl"


@final
@attrs.frozen
class Scanned:
    """What is known of a sheet: which of its cells, by row and column, have no value."""

    unvalued: Mapping[tuple[int, int], str]


@attrs.define
class _Scan:
    """The elements of one part, as they go by."""

    row: int = -1
    column: int = -1
    kind: str = ""
    has_formula: bool = False
    has_value: bool = False
    is_within: bool = False
    last: tuple[int, int] = (-1, -1)
    unvalued: dict[tuple[int, int], str] = attrs.field(factory=dict)

    def begin(self, name: str, given: dict[str, str]) -> None:
        if name == "row":
            self.row = int(given.get("r", self.row + 2)) - 1
            self.column = -1
        elif name == "c":
            self.row, self.column = self._at(given.get("r"))
            self.kind = given.get("t", "n")
            self.has_formula = self.has_value = False
        elif name == "f":
            self.has_formula = True
        elif name in ("v", "is"):
            self.is_within = True

    def text(self, _text: str) -> None:
        self.has_value |= self.is_within

    def end(self, name: str) -> None:
        if name in ("v", "is"):
            self.is_within = False
        if name != "c":
            return
        # The result of a formula may be a text in which nothing stands: that is a result.
        if self.has_formula and not self.has_value and self.kind != "str":
            self.unvalued[self.row, self.column] = "formula"
        elif self.kind == "e":
            self.unvalued[self.row, self.column] = "error"
        if self.has_value:
            self.last = max(self.last[0], self.row), max(self.last[1], self.column)

    def _at(self, name: str | None) -> tuple[int, int]:
        if name is None:
            return self.row, self.column + 1
        found = _CELL.fullmatch(name)
        if found is None:
            raise damaged()
        row, column = int(found[2]) - 1, _column(found[1])
        if not (0 <= row < _ROWS and column < _COLUMNS):
            raise damaged()
        return row, column


def _column(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


def scanned(container: Container) -> Mapping[str, Scanned]:
    """What is known of each sheet by its name.

    Raises :class:`okomodel.errors.DocumentError` for what is no XML, declares types of its own,
    or goes further than reading it can take.
    """
    counted = _Counted()
    scans = {name.lower(): counted.scan(data) for name, data in container.parts.items()}
    names = _sheet_names(container)
    for path, scan in scans.items():
        rows, columns = (one + 1 for one in scan.last)
        if rows * columns > _CELLS:
            spot = Spot("", sheet=names.get(path, path), cell=address(*scan.last))
            raise too_large(_CELLS, "cells", spot)
    return {names[path]: Scanned(one.unvalued) for path, one in scans.items() if path in names}


@attrs.define
class _Counted:
    """How many elements all parts have together."""

    count: int = 0

    def scan(self, data: bytes) -> _Scan:
        found = _Scan()

        def begin(name: str, given: dict[str, str]) -> None:
            self.count += 1
            if self.count > _MOST:
                raise too_large(_MOST, "elements")
            found.begin(_local(name), given)

        _parse(data, begin, lambda name: found.end(_local(name)), found.text)
        return found


def _parse(data: bytes, begin: Any, end: Any = None, text: Any = None) -> None:
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat knows no names
    except (ExpatError, LookupError, ValueError) as error:  # LookupError: an encoding unknown
        if type(error).__module__.startswith("okomodel"):
            raise
        raise damaged() from None


def _refuse(*_: object) -> None:
    raise damaged()


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _sheet_names(container: Container) -> Mapping[str, str]:
    """The names of the sheets by the parts in which they stand."""
    targets: dict[str, str] = {}

    def relation(name: str, given: dict[str, str]) -> None:
        if _local(name) == "Relationship":
            target = given.get("Target", "").replace("\\", "/").lower()
            path = target.lstrip("/") if target.startswith("/") else join(_FOLDER, target)
            targets[given.get("Id", "")] = normpath(path)

    _parse(container.parts.get("xl/_rels/workbook.xml.rels", b"<none/>"), relation)
    found: dict[str, str] = {}

    def sheet(name: str, given: dict[str, str]) -> None:
        if _local(name) == "sheet":
            id = next((value for key, value in given.items() if _local(key) == "id"), "")
            found[targets.get(id, "")] = given.get("name", "")

    _parse(container.parts["xl/workbook.xml"], sheet)
    return found
