"""The rows of a workbook put together: plain data, and where in the workbook each part stands."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, final

import attrs

from okomodel.errors import nearest
from okomodel.findings import Finding, Spot
from okomodel.formats.excel.cells import ABSENT, Cells, Content, is_blank, typed_text
from okomodel.formats.excel.foreign import key_in, value_in
from okomodel.formats.excel.heads import Wanted, Workbook, headed, wanted
from okomodel.formats.excel.holders import Holders, Thing, ToldElsewhere
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
from okomodel.formats.excel.long_texts import number_in
from okomodel.formats.excel.names import BETWEEN, Names, called_in
from okomodel.formats.excel.page import Page
from okomodel.formats.excel.retelling import told
from okomodel.formats.problems import Problem, path_to
from okomodel.model.document import ROOTS
from okomodel.model.dossier import Dossier
from okomodel.model.shape import Field

__all__ = ["Gathered", "order_of"]

_SHOWN = 5
_REFUSED: Any = {}
"""What no column can hold: in the place of what was told already."""


@final
class Gathered:
    """What a workbook says, as plain data; ``problems`` is what could not be read.

    At most so many problems are told; ``untold`` counts the others, and ``refused`` are the paths
    of all cells that could not be read.
    ``spots`` says where what stands, and ``headings`` in a column of which heading, by the paths
    of the document. Of what is ``absent`` the whole column is, which was told; ``lost`` are the
    things of rows that could not be put anywhere.
    """

    def __init__(self, book: Workbook, most: int) -> None:
        self.book, self._most = book, most
        self.problems: list[Finding] = [*book.problems]
        self.untold = 0
        self.refused: set[str] = set()
        self.plain: dict[str, Any] = {}
        self.spots: dict[str, Spot] = {}
        self.headings: dict[str, str] = {}
        self.absent: set[str] = set()
        self.pages: dict[str, Page] = {}
        self._things: list[Thing] = []
        self._root = Thing(book.plan.kind, self.plain, self.key)
        self._holders = Holders()
        self._doubled: set[str] = set()
        self._kinds_lost: set[type] = set()

    @property
    def key(self) -> str:
        """The key of the document: ``dossier`` or ``programme``."""
        return next(name for name, kind in ROOTS.items() if kind is self.book.plan.kind)

    @property
    def has_no_document(self) -> bool:
        """Whether there is no row that says what the document is."""
        return self._root not in self._things

    @property
    def lost(self) -> Iterator[Thing]:
        """The things of rows that could not be put anywhere."""
        return (one for one in self._things if one.is_lost)

    def gather(self) -> None:
        """Read every sheet."""
        for one in wanted(self.book.plan):
            self._open(one)
        # What lies in much comes after what it lies in, whatever the order of the sheets.
        for sheet in sorted(self.book.plan.sheets, key=lambda one: len(one.above)):
            if page := self.pages.get(sheet.name.nl):
                self._read(sheet, page)
        if page := self.pages.get(EXTENSIONS.nl):
            for row in page.rows():
                self._attempt(page, row, self._extend)
        self._require_root()

    def thing_at(self, path: str) -> Mapping[str, Any]:
        """The plain data of the thing in which a path lies."""
        return self._by_path.get(path.rpartition(".")[0], {})

    @cached_property
    def _by_path(self) -> Mapping[str, Mapping[str, Any]]:
        return {one.path: one.plain for one in self._things}

    def _open(self, one: Wanted) -> None:
        grid = self.book.sheets.get(one.name.nl)
        if grid is not None:
            heads, problems = headed(grid, one, self.book.lang)
            self.problems += problems
            if heads is not None:
                self.pages[one.name.nl] = Page(grid, heads)

    def _require_root(self) -> None:
        page = self.pages.get(self.book.plan.sheets[0].name.nl)
        if self.has_no_document and page:
            self.problems.append(Problem("DOC03", "row").at(page.spot(page.heads.row + 1, None)))

    def _attempt(self, page: Page, row: int, work: Any, *more: Any) -> Any:
        """What comes of reading a row; None: it could not be read, which is told."""
        try:
            return work(page, row, *more)
        except ToldElsewhere:
            return None
        except Problem as problem:
            self._tell(problem, page.spot(row, problem.params.pop("at", None)))
            return None

    def _tell(self, problem: Problem, spot: Spot, heading: str = "") -> None:
        """Note a problem, in words that begin with the heading of its column."""
        if self._has_told_enough:
            self.untold += 1
            return
        found = problem.at(spot)
        self.problems.append(told(found, heading) if heading else found)

    @property
    def _has_told_enough(self) -> bool:
        return len(self.problems) >= self._most

    # --------------------------------------------------------------------------- rows

    def _read(self, sheet: Sheet, page: Page) -> None:
        for row in page.rows():
            thing = self._attempt(page, row, self._placed, sheet)
            if thing is None:
                path = f"?{page.grid.name}[{row}]"
                thing = Thing(sheet.kind, {}, path, is_lost=True)
                self._kinds_lost.add(sheet.kind)
            self._things.append(thing)
            self._fill(sheet, page, row, thing)
            if sheet.kind in self._kinds_above:
                self._holders.add(thing, self._name(sheet, page, row, thing))

    def _fill(self, sheet: Sheet, page: Page, row: int, thing: Thing) -> None:
        """Put what the cells of a row say into its thing."""
        self.spots.setdefault(thing.path, page.spot(row, sheet.columns[0], thing.path))
        for column in sheet.columns:
            path = self._locate(page, row, column, thing.path)
            if column.is_required and not page.has(column):
                self.absent.add(path)
            value = self._value(page, row, column, path)
            if value is not ABSENT:
                _put(thing.plain, column.steps, value)

    def _locate(self, page: Page, row: int, column: Column, path: str) -> str:
        """Remember where what a column holds stands; the path of that."""
        heading = page.said(column) or column.heading.text(self.book.lang)
        for step in column.steps:
            path = f"{path}.{step}"
            self.spots.setdefault(path, page.spot(row, column, path))
            self.headings.setdefault(path, heading)
        return path

    def _value(self, page: Page, row: int, column: Column, path: str) -> Any:
        try:
            content = self._whole(page.content(row, column))
            cells = self._brief if self._has_told_enough else self._cells
            return cells.taken(content, column.field)
        except Problem as problem:
            heading = "" if "heading" in problem.params else self.headings[path]
            self._tell(problem, self.spots[path], heading)
            self.refused.add(path)
            return _REFUSED

    def _whole(self, content: Content) -> Content:
        """What stands in a cell, or the long text that it names."""
        number = number_in(content)
        if number is None:
            return content
        if number not in self._long:
            raise Problem("DOC05", "long-text", number=number, wanted=LONG_TEXTS)
        return self._long[number]

    def _name(self, sheet: Sheet, page: Page, row: int, thing: Thing) -> str:
        """By which name other rows may lie in a thing, be it right or wrong."""
        name = key_of(sheet.kind).name
        value = thing.plain.get(name, "")
        if value is _REFUSED:
            column = page.heads.columns[_column(sheet, name)]
            return typed_text(page.grid.at(row, column)).strip()
        return str(value)

    @cached_property
    def _kinds_above(self) -> frozenset[type]:
        """The classes of things in which rows of other sheets lie."""
        plan = self.book.plan
        above = (kind for sheet in plan.sheets for kind in sheet.above)
        return frozenset((*above, *plan.above_extensions))

    @cached_property
    def _long(self) -> Mapping[int, str]:
        """The texts that are too long for a cell, by their numbers."""
        found: dict[int, str] = {}
        if page := self.pages.get(LONG_TEXTS.nl):
            for row in page.rows():
                number, piece = (typed_text(page.content(row, one)) for one in (NUMBER, TEXT))
                if number.isdecimal():
                    found[int(number)] = found.get(int(number), "") + piece
        return found

    @cached_property
    def _cells(self) -> Cells:
        own: dict[str, dict[str, str]] = {}
        for sheet in self.book.plan.sheets:
            names = dict(self._named(sheet))
            for slot in sheet.slots:
                # In a register a name is that of one dossier, and says nothing in another.
                if slot.within and Dossier not in slot.above:
                    own.setdefault(slot.within[-1].name, {}).update(names)
        return Cells(Names(self.book.lang, own))

    @cached_property
    def _brief(self) -> Cells:
        return attrs.evolve(self._cells, advises=False)

    def _named(self, sheet: Sheet) -> Iterator[tuple[str, str]]:
        """What the things of a sheet are called, by their ids."""
        page, called_by = self.pages.get(sheet.name.nl), called_in(sheet.kind, "en")
        if page is None or not called_by:
            return
        columns = page.heads.columns
        id, name = (_column(sheet, one) for one in (key_of(sheet.kind).name, called_by[-1]))
        if id in columns and name in columns:
            for row in page.rows():
                texts = (typed_text(page.grid.at(row, columns[one])) for one in (id, name))
                key, said = map(str.strip, texts)
                yield key, said

    # -------------------------------------------------------------------- what lies in what

    def _placed(self, page: Page, row: int, sheet: Sheet) -> Thing:
        """The thing of a row, put where it belongs."""
        if sheet.kind is not self.book.plan.kind:
            slot, holder = self._holder(page, row, sheet)
            return self._put_in(slot, holder, page, row)
        if not self.has_no_document:
            raise Problem("DOC10", "row")
        return self._root

    def _holder(self, page: Page, row: int, sheet: Sheet) -> tuple[Slot, Thing]:
        """Where a row belongs: in which thing, and in which of its lists."""
        said = [self._above(page, row, kind) for kind in sheet.above]
        depth = max((at for at, one in enumerate(said, 1) if one), default=0)
        slot = next((one for one in sheet.slots if len(one.above) == depth), None)
        if slot is None:
            kind = sheet.above[min(depth, len(sheet.above) - 1)]
            heading = page.said(kind) or called(kind).text(self.book.lang)
            raise Problem("DOC03", "above", heading=heading, at=kind)
        return slot, self._meant(page, slot.above, said[:depth])

    def _above(self, page: Page, row: int, kind: type) -> str:
        """What a row says that it lies in, without the name behind the id."""
        content = page.content(row, kind)
        return "" if is_blank(content) else typed_text(content).partition(BETWEEN)[0].strip()

    def _meant(self, page: Page, above: Sequence[type], said: Sequence[str]) -> Thing:
        """The thing that a row says that it lies in: the document itself where it says nothing."""
        if not above:
            return self._root
        found = self._holders.meant(above[-1], said)
        if len(found) == 1:
            return found[0]
        if self._holders.is_lost(above[-1], said):
            raise ToldElsewhere
        self._refuse_in_silence(above[-1], found)
        raise self._unknown(page.said(above[-1]), said, above[-1])

    def _refuse_in_silence(self, kind: type, found: Sequence[Thing]) -> None:
        """Leave a row alone where what it lies in is wrong itself, and that is told there."""
        sheet = self._sheet(kind)
        page = self.pages.get(sheet.name.nl)
        if page is None or not page.has(_column(sheet, key_of(kind).name)):
            raise ToldElsewhere
        if found:
            self._tell_double(f"{found[1].path}.{key_of(kind).name}", found)
            raise ToldElsewhere

    def _tell_double(self, path: str, found: Sequence[Thing]) -> None:
        """Tell once that a name by which rows name things stands there more than once."""
        if path not in self._doubled:
            params = {"typed": found[1].chain[-1][0], "heading": self.headings[path]}
            problem = Problem("DOC05", "above-more", count=len(found), **params)
            self._tell(problem, self.spots[path])
        self._doubled.add(path)

    def _unknown(self, heading: str, said: Sequence[str], kind: type) -> Problem:
        params: dict[str, Any] = {"heading": heading, "typed": said[-1], "at": kind}
        names = [] if self._has_told_enough else self._holders.names(kind)
        if not names:
            return Problem("DOC05", "above-none", **params)
        if near := nearest(said[-1], names):
            return Problem("DOC05", "above-near", nearest=near[0], **params)
        return Problem("DOC05", "above", known=tuple(names[:_SHOWN]), **params)

    def _put_in(self, slot: Slot, holder: Thing, page: Page, row: int) -> Thing:
        """A new thing in the field of another to which a slot leads."""
        plain, path = holder.plain, holder.path
        for field in slot.within[:-1]:
            path = path_to(path, field.name)
            if field.name not in plain and is_apart(field):
                raise self._without(field, slot, page, row)
            plain = plain.setdefault(field.name, {})
        last = slot.within[-1]
        path, made = path_to(path, last.name), dict[str, Any]()
        if last.held.is_many:
            some = plain.setdefault(last.name, [])
            path = path_to(path, len(some))
            some.append(made)
        elif last.name in plain:
            raise Problem("DOC10", "row")
        else:
            plain[last.name] = made
        kind: Any = last.entity
        return Thing(kind, made, path, holder.chain)

    def _without(self, field: Field, slot: Slot, page: Page, row: int) -> Exception:
        """That what would hold a row has no row itself."""
        kind, held = slot.above[-1], field.entity
        sheet = self._sheet(held)
        if sheet.name.nl not in self.pages or held in self._kinds_lost:
            return ToldElsewhere()
        typed, heading = typed_text(page.content(row, kind)), page.said(kind)
        return Problem("DOC03", "plan", heading=heading, typed=typed, wanted=sheet.name, at=kind)

    def _sheet(self, kind: type | None) -> Sheet:
        return next(one for one in self.book.plan.sheets if one.kind is kind)

    # --------------------------------------------------------------------- foreign data

    def _extend(self, page: Page, row: int) -> None:
        """Put the foreign data of a row where they belong."""
        above = self.book.plan.above_extensions
        said = [self._above(page, row, kind) for kind in above]
        thing = self._meant(page, above if any(said) else (), said)
        key, value = (self._whole(page.content(row, one)) for one in (KEY, VALUE))
        if is_blank(key):
            raise Problem("DOC03", "cell", heading=page.said(KEY), at=KEY)
        name = key_in(typed_text(key).strip())
        extensions = thing.plain.setdefault("extensions", {})
        if name in extensions:
            raise Problem("DOC10", key_text=name, at=KEY)
        extensions[name] = value_in(value)
        self._locate_key(page, row, path_to(thing.path, "extensions", name))

    def _locate_key(self, page: Page, row: int, path: str) -> None:
        self.spots[path] = page.spot(row, VALUE, path)
        self.headings[path] = page.said(VALUE)


def order_of(finding: Finding, sheets: Mapping[str, int]) -> tuple[int, int, int, str]:
    """Where a finding stands: by sheet, row and column."""
    letters = "".join(filter(str.isalpha, finding.cell or ""))
    row = int("".join(filter(str.isdigit, finding.cell or "")) or 0)
    return sheets.get(finding.sheet or "", -1), row, len(letters), letters


def _column(sheet: Sheet, name: str) -> Column:
    """The column of a field of the things of a sheet."""
    return next(one for one in sheet.columns if one.steps == (name,))


def _put(plain: dict[str, Any], steps: Sequence[str], value: Any) -> None:
    for step in steps[:-1]:
        plain = plain.setdefault(step, {})
    plain[steps[-1]] = value
