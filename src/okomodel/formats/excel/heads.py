"""Which sheet of a workbook is which, and which column: by their names in either language."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, final

import attrs

from okomodel.errors import nearest
from okomodel.findings import Finding, Spot
from okomodel.formats.excel.address import address
from okomodel.formats.excel.cells import is_blank
from okomodel.formats.excel.grid import Grid
from okomodel.formats.excel.layout import (
    EXPLANATION,
    EXTENSIONS,
    FINDINGS,
    KEY,
    LISTS,
    LONG_TEXTS,
    NUMBER,
    ROOT_NAMES,
    TEXT,
    VALUE,
    Layout,
    called,
    layout,
)
from okomodel.formats.problems import Problem
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.wording import Language, Wording

__all__ = [
    "SERVING",
    "Heads",
    "Target",
    "Wanted",
    "Workbook",
    "headed",
    "key_in_words",
    "recognised",
    "wanted",
]

_FIRST_ROWS = 10
"""In so many rows the headings are looked for."""
_ALIKE = 0.8
"""So large a part of the headings of a noun shows that a sheet is of it."""
SERVING = (EXPLANATION, FINDINGS, LISTS)
"""The sheets that a workbook brings for its reader, and that are no part of the document."""

Target = Any
"""What a column is for: one of the layout, a class that a row lies in, or a word of its own."""


@final
@attrs.frozen
class Wanted:
    """A sheet that a workbook has: its name, and what its columns are for."""

    name: Wording
    heads: tuple[tuple[Wording, Target, bool], ...]
    is_optional: bool = False

    @property
    def known(self) -> Mapping[str, Target]:
        """What the columns are for by their headings in both languages, as they are compared."""
        return {
            key_in_words(said): target
            for head, target, _ in self.heads
            for said in (head.nl, head.en)
        }


@final
@attrs.frozen
class Heads:
    """The columns of a sheet: in which row their headings are, and which is for what."""

    row: int
    columns: Mapping[Target, int]


@final
@attrs.frozen
class Workbook:
    """What the sheets of a workbook are, and what is wrong with them."""

    plan: Layout
    lang: Language
    sheets: Mapping[str, Grid]
    """By the Dutch names that the sheets should have."""
    problems: tuple[Finding, ...]
    others: tuple[Grid, ...]
    """Those that are nothing of okomodel's."""


@cache
def wanted(plan: Layout) -> tuple[Wanted, ...]:
    """The sheets of a document, and those of its foreign data and its long texts."""
    above = [(called(kind), kind, False) for kind in plan.above_extensions]
    foreign = [(KEY, KEY, True), (VALUE, VALUE, True)]
    return (
        *(
            Wanted(
                sheet.name,
                (
                    *((called(kind), kind, not sheet.is_optional) for kind in sheet.above),
                    *((one.heading, one, one.is_required) for one in sheet.columns),
                ),
            )
            for sheet in plan.sheets
        ),
        Wanted(EXTENSIONS, (*above, *foreign)),
        Wanted(LONG_TEXTS, ((NUMBER, NUMBER, True), (TEXT, TEXT, True)), is_optional=True),
    )


def key_in_words(text: object) -> str:
    """A name or a heading as it is compared: without case, blanks and signs."""
    return "".join(filter(str.isalnum, str(text).casefold()))


def recognised(pages: Sequence[Grid]) -> Workbook:
    """Which sheet is which; one with another name is known by its headings."""
    names = {key_in_words(one.name) for one in pages}
    kind = Programme if _has(names, ROOT_NAMES[Programme]) else Dossier
    plan = layout(kind)
    found: dict[str, Grid] = {}
    problems: list[Finding] = []
    left = [one for one in pages if not any(_is(one, name) for name in SERVING)]
    for one in wanted(plan):
        some = [page for page in left if _is(page, one.name)]
        problems += [_double(page, some[0]) for page in some[1:]]
        if some:
            found[one.name.nl] = some[0]
        left = [page for page in left if page not in some]
    left = _by_headings(plan, left, found, problems)
    problems += _missing(plan, found)
    return Workbook(plan, _language(plan, found), found, tuple(problems), tuple(left))


def _has(names: set[str], name: Wording) -> bool:
    return bool(names & {key_in_words(name.nl), key_in_words(name.en)})


def _is(page: Grid, name: Wording) -> bool:
    return _has({key_in_words(page.name)}, name)


def _by_headings(
    plan: Layout, left: Sequence[Grid], found: dict[str, Grid], problems: list[Finding]
) -> list[Grid]:
    """Take the sheets that have another name and the headings of one of ours; those left over."""
    others: list[Grid] = []
    for page in left:
        like = next((one for one in wanted(plan) if _is_like(page, one)), None)
        if like is None:
            others.append(page)
        elif like.name.nl in found:
            problems.append(_double(page, found[like.name.nl]))
        else:
            found[like.name.nl] = page
    return others


def _is_like(page: Grid, one: Wanted) -> bool:
    row = _head_row(page, one)
    if row is None or one.is_optional:
        return False
    found = {one.known.get(key_in_words(cell)) for cell in page.rows[row]} - {None}
    return len(found) >= max(2, _ALIKE * len(one.heads))


def _double(page: Grid, other: Grid) -> Finding:
    spot = Spot("", sheet=page.name)
    return Problem("DOC10", "sheet", other=other.name).at(spot)


def _missing(plan: Layout, found: Mapping[str, Grid]) -> Iterator[Finding]:
    for one in wanted(plan):
        if one.name.nl not in found and not one.is_optional:
            yield Problem("DOC03", "sheet", wanted=one.name).at(Spot("", sheet=one.name.nl))


def _language(plan: Layout, found: Mapping[str, Grid]) -> Language:
    """The language of most headings."""
    count = 0
    for one in wanted(plan):
        page = found.get(one.name.nl)
        row = None if page is None else _head_row(page, one)
        if page is not None and row is not None:
            there = {key_in_words(cell) for cell in page.rows[row]}
            count += sum(key_in_words(head.nl) in there for head, _, _ in one.heads)
            count -= sum(key_in_words(head.en) in there for head, _, _ in one.heads)
    return "en" if count < 0 else "nl"


def _head_row(page: Grid, one: Wanted) -> int | None:
    """The row with the headings; None: there is none."""
    known = one.known
    counts = [
        sum(key_in_words(cell) in known for cell in cells) for cells in page.rows[:_FIRST_ROWS]
    ]
    most = max(counts, default=0)
    return counts.index(most) if most else None


def headed(page: Grid, one: Wanted, lang: Language) -> tuple[Heads | None, list[Finding]]:
    """The columns of a sheet, and what is wrong with its headings; None: nothing stands in it."""
    row = _head_row(page, one)
    if row is None:
        return None, [*_no_heads(page, one, lang)]
    columns: dict[Target, int] = {}
    unknown: list[tuple[int, str]] = []
    problems: list[Finding] = []
    for at, cell in enumerate(page.rows[row]):
        if is_blank(cell):
            continue
        target = one.known.get(key_in_words(cell))
        if target is None:
            unknown.append((at, str(cell).strip()))
        elif target in columns:
            spot = Spot("", sheet=page.name, cell=address(row, at))
            problems.append(Problem("DOC10", "heading", heading=str(cell)).at(spot))
        else:
            columns[target] = at
    problems += _changed(page, one, Heads(row, columns), unknown, lang)
    return Heads(row, columns), problems


def _no_heads(page: Grid, one: Wanted, lang: Language) -> Iterator[Finding]:
    if any(page.filled()):
        heads = ", ".join(head.text(lang) for head, _, is_required in one.heads if is_required)
        yield Problem("DOC03", "headings", headings=heads).at(Spot("", sheet=page.name, cell="A1"))


def _changed(
    page: Grid, one: Wanted, heads: Heads, unknown: Sequence[tuple[int, str]], lang: Language
) -> Iterator[Finding]:
    """The headings that are not known where others are missed, and those that are required."""
    missing = {
        key_in_words(head.text(lang)): head.text(lang)
        for head, target, _ in one.heads
        if target not in heads.columns
    }
    required = [head.text(lang) for head, _, is_required in one.heads if is_required]
    for at, said in unknown if missing else ():
        spot = Spot("", sheet=page.name, cell=address(heads.row, at))
        if near := nearest(key_in_words(said), missing):
            yield Problem("DOC02", "heading", heading=said, nearest=missing.pop(near[0])).at(spot)
        elif missing:
            told = ", ".join(missing.values())
            yield Problem("DOC02", "headings", heading=said, missing=told).at(spot)
    for said in required:
        if said in missing.values():
            spot = Spot("", sheet=page.name, cell=address(heads.row, 0))
            yield Problem("DOC03", "heading", heading=said).at(spot)
