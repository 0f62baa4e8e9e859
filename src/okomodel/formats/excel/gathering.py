"""The rows of a workbook put together: plain data, and where in the workbook each part stands.

A sheet comes after those that hold its things, so that what a row lies in is known by then.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from re import compile as pattern
from typing import Any, final

import attrs

from okomodel.errors import nearest
from okomodel.findings import Finding, Spot
from okomodel.formats.excel.address import address
from okomodel.formats.excel.cells import ABSENT, Cells, Content, is_blank, typed_text
from okomodel.formats.excel.foreign import key_in, value_in
from okomodel.formats.excel.grid import Grid
from okomodel.formats.excel.heads import Heads, Target, Wanted, Workbook, headed, wanted
from okomodel.formats.excel.layout import (
    EXTENSIONS,
    KEY,
    LONG_TEXTS,
    NUMBER,
    TEXT,
    VALUE,
    Column,
    Sheet,
    Slot,
    called,
    is_apart,
    key_of,
)
from okomodel.formats.excel.long_texts import refers_to
from okomodel.formats.excel.names import BETWEEN, Names, called_in
from okomodel.formats.problems import Problem, path_to
from okomodel.values.typed_text import slug_of, written
from okomodel.wording import Wording

__all__ = ["Gathered"]

_COUNTED = pattern(r"(.*\S) \[([0-9]{1,4})\]")
_SHOWN = 5
_REFUSED: Any = {}
"""What no column can hold: in the place of what was told already."""


class _ToldElsewhere(Exception):
    """That a row cannot be put anywhere, for a reason that is told where it lies."""


@attrs.define(eq=False)
class _Thing:
    """A thing that was read: its plain data, and by which names its row is known."""

    plain: dict[str, Any]
    path: str
    chain: tuple[tuple[str, int], ...] = ()
    """The names of what it lies in and its own, each with which of that name it is, from 1 on."""
    is_lost: bool = False
    """Whether it could not be put anywhere, which was told."""


@final
@attrs.define(eq=False)
class _Page:
    """A sheet that is read: what it should be, and what it is."""

    wanted: Wanted
    grid: Grid
    heads: Heads

    def rows(self) -> Iterator[int]:
        """The rows in which something stands that is asked for."""
        columns = self.heads.columns.values()
        for row in range(self.heads.row + 1, len(self.grid.rows)):
            if any(self.has(row, column) for column in columns):
                yield row

    def has(self, row: int, column: int) -> bool:
        return not is_blank(self.grid.at(row, column)) or (row, column) in self.grid.unvalued

    def spot(self, row: int, target: Target | None, path: str = "") -> Spot:
        """The cell of a column in a row; of one that is not there, the first of the row."""
        column = self.heads.columns.get(target, min(self.heads.columns.values(), default=0))
        return Spot(path, sheet=self.grid.name, cell=address(row, column))


@final
class Gathered:
    """What a workbook says, as plain data; ``problems`` is what could not be read."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.problems: list[Finding] = [*book.problems]
        self.plain: dict[str, Any] = {}
        self.spots: dict[str, Spot] = {}
        self.headings: dict[str, str] = {}
        self.taken: set[tuple[str, int, int]] = set()
        self._things: dict[type, list[_Thing]] = {}
        self._doubled: set[str] = set()
        self._lost: set[tuple[type, str]] = set()
        self.absent: set[str] = set()
        self._by_name: dict[tuple[type, str], list[_Thing]] = {}
        self._by_names: dict[tuple[type, tuple[str, ...]], list[_Thing]] = {}
        self._pages: dict[str, _Page] = {}

    @property
    def has_no_sheets(self) -> bool:
        """Whether there is no row that says what the document is."""
        return self.book.plan.kind not in self._things

    def gather(self) -> None:
        """Read every sheet."""
        for one in wanted(self.book.plan):
            self._open(one)
        # What lies in much comes after what it lies in, whatever the order of the sheets.
        for sheet in sorted(self.book.plan.sheets, key=lambda one: len(one.above)):
            if page := self._pages.get(sheet.name.nl):
                self._read(sheet, page)
        self._extend()
        self._require_root()

    def order(self, finding: Finding) -> tuple[int, int, int, str]:
        """Where a finding stands: by sheet, row and column."""
        names = [page.grid.name for page in self._pages.values()]
        sheet = finding.sheet if finding.sheet in names else None
        letters = "".join(filter(str.isalpha, finding.cell or ""))
        row = int("".join(filter(str.isdigit, finding.cell or "")) or 0)
        return (names.index(sheet) if sheet else -1, row, len(letters), letters)

    def thing_at(self, path: str) -> Mapping[str, Any]:
        """The plain data of the thing in which a path lies."""
        return self._by_path.get(path.rpartition(".")[0], {})

    @cached_property
    def _by_path(self) -> Mapping[str, Mapping[str, Any]]:
        return {one.path: one.plain for some in self._things.values() for one in some}

    # ------------------------------------------------------------------------- sheets

    def _open(self, one: Wanted) -> None:
        grid = self.book.sheets.get(one.name.nl)
        if grid is None:
            return
        heads, problems = headed(grid, one, self.book.lang)
        self.problems += problems
        if heads is not None:
            self._pages[one.name.nl] = _Page(one, grid, heads)
            cells = enumerate(grid.rows[heads.row])
            known = {*heads.columns.values()}
            self.taken.update((grid.name, heads.row, at) for at, _ in cells if at in known)

    @cached_property
    def _long(self) -> Mapping[int, str]:
        """The texts that are too long for a cell, by their numbers."""
        found: dict[int, str] = {}
        if page := self._pages.get(LONG_TEXTS.nl):
            for row in page.rows():
                number = typed_text(self._content(page, row, NUMBER))
                piece = self._content(page, row, TEXT)
                if number.isdecimal():
                    found[int(number)] = found.get(int(number), "") + typed_text(piece)
        return found

    @cached_property
    def _cells(self) -> Cells:
        own: dict[str, dict[str, str]] = {}
        for sheet in self.book.plan.sheets:
            names = dict(self._named(sheet))
            for slot in sheet.slots:
                if slot.within:
                    own.setdefault(slot.within[-1].name, {}).update(names)
        return Cells(Names(self.book.lang, own))

    def _named(self, sheet: Sheet) -> Iterator[tuple[str, str]]:
        """What the things of a sheet are called, by their ids."""
        page, called_by = self._pages.get(sheet.name.nl), called_in(sheet.kind, "en")
        if page is None or not called_by:
            return
        id, name = (_column(sheet, one) for one in (key_of(sheet.kind).name, called_by[-1]))
        if id in page.heads.columns and name in page.heads.columns:
            for row in page.rows():
                texts = (page.grid.at(row, page.heads.columns[one]) for one in (id, name))
                key, told = (typed_text(one).strip() for one in texts)
                yield key, told

    def _content(self, page: _Page, row: int, target: Target) -> Content:
        """What stands in a cell, which counts as read."""
        column = page.heads.columns.get(target)
        if column is None:
            return None
        content = page.grid.at(row, column)
        if not is_blank(content):
            self.taken.add((page.grid.name, row, column))
        return content

    # --------------------------------------------------------------------------- rows

    def _read(self, sheet: Sheet, page: _Page) -> None:
        for row in page.rows():
            thing = self._placed(sheet, page, row)
            self._fill(sheet, page, row, thing)
            self._things.setdefault(sheet.kind, []).append(thing)
            if sheet.kind in self._holders:
                self._name(sheet, page, row, thing)

    def _fill(self, sheet: Sheet, page: _Page, row: int, thing: _Thing) -> None:
        """Put what the cells of a row say into its thing."""
        first = sheet.columns[0] if sheet.columns else None
        self.spots.setdefault(thing.path, page.spot(row, first, thing.path))
        for column in sheet.columns:
            path = ".".join((thing.path, *column.steps))
            for at in range(1, len(column.steps) + 1):
                part = ".".join((thing.path, *column.steps[:at]))
                self.spots.setdefault(part, page.spot(row, column, part))
                heading = page.heads.said(page.grid, column)
                self.headings.setdefault(part, heading or column.heading.text(self.book.lang))
            if column.is_required and column not in page.heads.columns:
                self.absent.add(path)
            value = self._value(page, row, column, path)
            if value is not ABSENT:
                _put(thing.plain, column.steps, value)

    def _value(self, page: _Page, row: int, column: Column, path: str) -> Any:
        content = self._content(page, row, column)
        try:
            self._refuse_unvalued(page, row, column)
            long = refers_to(content, self._long)
            return self._cells.taken(content if long is None else long, column.field)
        except Problem as problem:
            self._tell(problem, self.spots[path], self.headings[path])
            return _REFUSED

    def _refuse_unvalued(self, page: _Page, row: int, target: Target) -> None:
        column = page.heads.columns.get(target, -1)
        if kind := page.grid.unvalued.get((row, column)):
            self.taken.add((page.grid.name, row, column))
            raise Problem("DOC04", kind, heading=page.heads.said(page.grid, target))

    def _tell(self, problem: Problem, spot: Spot, heading: str) -> None:
        """Note a problem, in words that begin with the heading of its column."""
        if "heading" in problem.params:
            self.problems.append(problem.at(spot))
            return
        self.problems.append(told(problem.at(spot), heading))

    @cached_property
    def _holders(self) -> frozenset[type]:
        """The classes of things in which rows of other sheets lie."""
        plan = self.book.plan
        above = (kind for sheet in plan.sheets for kind in sheet.above)
        return frozenset((*above, *plan.above_extensions))

    def _name(self, sheet: Sheet, page: _Page, row: int, thing: _Thing) -> None:
        """Remember by which name other rows may lie in this thing, right or wrong."""
        name = key_of(sheet.kind).name
        key = str(thing.plain.get(name, ""))
        if thing.plain.get(name) is _REFUSED:
            key = typed_text(self._content(page, row, _column(sheet, name))).strip()
        if thing.is_lost:
            self._lost.add((sheet.kind, key))
            return
        names = (*(name for name, _ in thing.chain), key)
        some = self._by_names.get((sheet.kind, names), ())
        alike = sum(one.chain[:-1] == thing.chain for one in some)
        thing.chain = (*thing.chain, (key, alike + 1))
        self._by_names.setdefault((sheet.kind, names), []).append(thing)
        self._by_name.setdefault((sheet.kind, key), []).append(thing)

    # -------------------------------------------------------------------- what lies in what

    def _placed(self, sheet: Sheet, page: _Page, row: int) -> _Thing:
        """The thing of a row, put where it belongs; where that is not known, nowhere."""
        if sheet.kind is self.book.plan.kind:
            return self._whole(page, row)
        try:
            slot, holder = self._holder(sheet, page, row)
            return self._put_in(slot, holder, page, row)
        except _ToldElsewhere:
            pass
        except Problem as problem:
            spot = page.spot(row, problem.params.pop("at", None))
            self.problems.append(problem.at(spot))
        return _Thing({}, f"?{page.grid.name}[{row}]", is_lost=True)

    def _whole(self, page: _Page, row: int) -> _Thing:
        """The document itself, of which there is one row."""
        if self._things.get(self.book.plan.kind):
            self.problems.append(Problem("DOC10", "row").at(page.spot(row, None)))
            return _Thing({}, f"?{page.grid.name}[{row}]", is_lost=True)
        return _Thing(self.plain, self._path_of_root)

    @property
    def _path_of_root(self) -> str:
        from okomodel.model.document import ROOTS

        return next(name for name, kind in ROOTS.items() if kind is self.book.plan.kind)

    def _holder(self, sheet: Sheet, page: _Page, row: int) -> tuple[Slot, _Thing]:
        """Where a row belongs: in which thing, and in which of its lists."""
        said = [self._above(page, row, kind) for kind in sheet.above]
        depth = max((at for at, one in enumerate(said, 1) if one), default=0)
        slot = next((one for one in sheet.slots if len(one.above) == depth), None)
        if slot is None:
            kind = sheet.above[min(depth, len(sheet.above) - 1)]
            heading = page.heads.said(page.grid, kind) or called(kind).text(self.book.lang)
            raise Problem("DOC03", "above", heading=heading, at=kind)
        if not slot.above:
            roots = self._things.get(self.book.plan.kind) or [_Thing({}, "?")]
            return slot, roots[0]
        return slot, self._named_above(slot, page, said[:depth])

    def _above(self, page: _Page, row: int, kind: type) -> str:
        """What a row says that it lies in, without the name behind the id."""
        content = self._content(page, row, kind)
        self._refuse_unvalued(page, row, kind)
        return (
            "" if is_blank(content) else typed_text(content).strip().partition(BETWEEN)[0].strip()
        )

    def _named_above(self, slot: Slot, page: _Page, said: Sequence[str]) -> _Thing:
        kind = slot.above[-1]
        names = tuple(_without_count(one) for one in said)
        # Where a row says all that it lies in, few can be meant; many have the same number.
        exact = self._by_names.get((kind, names), []) if all(names) else []
        known = exact or self._by_name.get((kind, names[-1]), [])
        found = [one for one in known if _is_meant(one, said)]
        if len(found) == 1:
            return found[0]
        if (kind, names[-1]) in self._lost:
            raise _ToldElsewhere
        self._refuse_in_silence(kind, found)
        raise self._unknown(page.heads.said(page.grid, kind), said, kind)

    def _refuse_in_silence(self, kind: type, found: Sequence[_Thing]) -> None:
        """Leave a row alone where what it lies in is wrong itself, and that is told there."""
        sheet = next(one for one in self.book.plan.sheets if one.kind is kind)
        column = _column(sheet, key_of(kind).name)
        holders = self._pages.get(sheet.name.nl)
        if holders is None or column not in holders.heads.columns:
            raise _ToldElsewhere
        if found:
            path = f"{found[1].path}.{key_of(kind).name}"
            if path not in self._doubled:
                params = {"typed": found[1].chain[-1][0], "heading": self.headings[path]}
                problem = Problem("DOC05", "above-more", count=len(found), **params)
                self.problems.append(problem.at(self.spots[path]))
            self._doubled.add(path)
            raise _ToldElsewhere

    def _unknown(self, heading: str, said: Sequence[str], kind: type) -> Problem:
        params: dict[str, Any] = {"heading": heading, "typed": said[-1], "at": kind}
        names = [name for of, name in self._by_name if of is kind and name]
        if not names:
            return Problem("DOC05", "above-none", **params)
        if near := nearest(said[-1], names):
            return Problem("DOC05", "above-near", nearest=near[0], **params)
        return Problem("DOC05", "above", known=tuple(names[:_SHOWN]), **params)

    def _put_in(self, slot: Slot, holder: _Thing, page: _Page, row: int) -> _Thing:
        plain, path = holder.plain, holder.path
        for field in slot.within[:-1]:
            path = path_to(path, field.name)
            if field.name not in plain and is_apart(field):
                raise self._without(field, slot, page, row)
            plain = plain.setdefault(field.name, {})
        last = slot.within[-1]
        made: dict[str, Any] = {}
        if not last.held.is_many:
            if last.name in plain:
                raise Problem("DOC10", "row")
            plain[last.name] = made
            return _Thing(made, path_to(path, last.name), holder.chain if slot.above else ())
        some = plain.setdefault(last.name, [])
        some.append(made)
        at = path_to(path, last.name, len(some) - 1)
        return _Thing(made, at, holder.chain if slot.above else ())

    def _without(self, field: Any, slot: Slot, page: _Page, row: int) -> Problem:
        kind = slot.above[-1]
        typed = typed_text(self._content(page, row, kind))
        sheet = next(one for one in self.book.plan.sheets if one.kind is field.entity)
        heading = page.heads.said(page.grid, kind)
        return Problem("DOC03", "plan", heading=heading, typed=typed, wanted=sheet.name, at=kind)

    # ------------------------------------------------------------------------- the rest

    def _extend(self) -> None:
        """Put foreign data where they belong."""
        if page := self._pages.get(EXTENSIONS.nl):
            for row in page.rows():
                self._extend_from(page, row)

    def _extend_from(self, page: _Page, row: int) -> None:
        try:
            self._extend_by(page, row)
        except _ToldElsewhere:
            pass
        except Problem as problem:
            spot = page.spot(row, problem.params.pop("at", None))
            self.problems.append(problem.at(spot))

    def _extend_by(self, page: _Page, row: int) -> None:
        thing = self._extended(page, row)
        key, value = self._content(page, row, KEY), self._content(page, row, VALUE)
        for target in (KEY, VALUE):
            self._refuse_unvalued(page, row, target)
        if is_blank(key):
            raise Problem("DOC03", "cell", heading=page.heads.said(page.grid, KEY), at=KEY)
        long, name = refers_to(key, self._long), typed_text(key).strip()
        name = key_in(name if long is None else long)
        extensions = thing.plain.setdefault("extensions", {})
        if name in extensions:
            raise Problem("DOC10", key_text=name, at=KEY)
        long = refers_to(value, self._long)
        extensions[name] = value_in(value if long is None else long)
        path = path_to(thing.path, "extensions", name)
        self.spots[path] = page.spot(row, VALUE, path)
        self.headings[path] = page.heads.said(page.grid, VALUE)

    def _extended(self, page: _Page, row: int) -> _Thing:
        above = self.book.plan.above_extensions
        said = [self._above(page, row, kind) for kind in above]
        if not any(said):
            roots = self._things.get(self.book.plan.kind) or [_Thing({}, "?")]
            return roots[0]
        return self._named_above(Slot(above, ()), page, said)

    def _require_root(self) -> None:
        sheet = self.book.plan.sheets[0]
        if self.has_no_sheets and (page := self._pages.get(sheet.name.nl)):
            self.problems.append(Problem("DOC03", "row").at(page.spot(page.heads.row + 1, None)))


def _column(sheet: Sheet, name: str) -> Column:
    """The column of a field of the things of a sheet."""
    return next(one for one in sheet.columns if one.steps == (name,))


def told(finding: Finding, heading: str) -> Finding:
    """The same finding in words that begin with the heading of a column."""
    (said, hint), (gezegd, tip) = finding.parts("en"), finding.parts("nl")
    parts = {"said": Wording(said, gezegd), "advice": Wording(hint, tip)}
    return Problem(finding.code, "cell", heading=heading, **parts).at(finding.spot)


def proposed(plain: Mapping[str, Any]) -> str:
    """The id that would do for a thing, by what it is called; empty: it is called nothing."""
    name = next((plain[one] for one in ("title", "name", "label") if one in plain), "")
    return written(slug_of(str(name))) if name else ""


def _is_meant(thing: _Thing, said: Sequence[str]) -> bool:
    """Whether a thing lies where a row says: what the row leaves open may be anything."""
    return len(thing.chain) == len(said) and all(
        not typed or _is_called(name, number, typed)
        for (name, number), typed in zip(thing.chain, said, strict=True)
    )


def _without_count(typed: str) -> str:
    """A name without the number that tells it from others of the same name."""
    counted = _COUNTED.fullmatch(typed)
    return counted[1] if counted else typed


def _is_called(name: str, number: int, typed: str) -> bool:
    if typed == name:
        return True
    counted = _COUNTED.fullmatch(typed)
    return counted is not None and counted[1] == name and int(counted[2]) == number


def _put(plain: dict[str, Any], steps: Sequence[str], value: Any) -> None:
    for step in steps[:-1]:
        plain = plain.setdefault(step, {})
    plain[steps[-1]] = value
