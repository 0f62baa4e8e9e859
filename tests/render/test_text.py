"""A sheet as plain text: it fits, loses nothing, and steers no terminal."""

from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from okomodel.harmless import harmless
from okomodel.model import Dossier, Programme
from okomodel.pages.sheet import Cell, Column, Entry, Paragraph, Section, Sheet, Table, Tone
from okomodel.render.text import lines, text, width_of
from okomodel.render.view import show
from okomodel.wording import Language
from tests.documents import days, documents
from tests.render.shown import HOSTILE, LONG, RIGHT_TO_LEFT, WIDE, shown, steers, width


def sheet(*blocks: Paragraph | Table | Entry, heading: str = "Part") -> Sheet:
    return Sheet("Title", "about it", (Section(heading, blocks),))


def table(*rows: tuple[str, ...], numeric: bool = False) -> Table:
    columns = tuple(Column(f"c{index}", numeric) for index, _ in enumerate(rows[0]))
    return Table(columns, tuple(tuple(map(Cell, row)) for row in rows))


def test_a_sheet_reads_from_title_to_sections() -> None:
    entry = Entry((Cell("error", Tone.ERROR), Cell("X01")), (Paragraph((Cell("What is wrong."),)),))
    assert shown(sheet(Paragraph((Cell("Some"), Cell("words."))), entry)) == (
        "Title\n=====\nabout it\n\nPart\n  Some words.\n\n  error X01\n    What is wrong.\n"
    )


def test_a_section_without_heading_is_not_indented() -> None:
    assert shown(sheet(Paragraph((Cell("Some words."),)), heading="")).endswith("\n\nSome words.\n")


def test_columns_are_aligned_numbers_to_the_right() -> None:
    assert shown(sheet(table(("a", "10"), ("long", "9")))).splitlines()[-3:] == [
        "  c0    c1",
        "  a     10",
        "  long  9",
    ]
    assert shown(sheet(table(("1",), ("10",), numeric=True))).splitlines()[-2:] == ["   1", "  10"]


def test_a_table_without_headings_has_no_line_for_them() -> None:
    bare = Table((Column(), Column()), ((Cell("a"), Cell("b")),))
    assert shown(sheet(bare)).endswith("\nPart\n  a  b\n")


def test_a_table_too_wide_wraps_its_longest_column() -> None:
    said = shown(sheet(table(("2026-11-21", "short", "words " * 40))))
    assert "2026-11-21  short  words words" in said
    assert said.count("words") == 40


def test_where_the_longest_words_do_not_fit_each_row_stands_on_lines() -> None:
    names = ("voortgangsrapportage", "niet vastgelegd", "2e kwartaal 2025", "door de vaststelling")
    said = shown(sheet(table(names)), 60)
    assert all(word in said.split() for name in names for word in name.split())
    assert shown(sheet(table(names, ("verslag", "", "x", ""))), 52).endswith(
        "\nPart\n  c0: voortgangsrapportage\n    c1: niet vastgelegd\n    c2: 2e kwartaal 2025\n"
        "    c3: door de vaststelling\n  c0: verslag\n    c2: x\n"
    )


def test_of_a_list_without_headings_the_second_stands_under_the_first() -> None:
    bare = Table((Column(), Column()), ((Cell("Bron"), Cell("a" * 30)), (Cell("Jaar"), Cell("9"))))
    assert shown(sheet(bare), 34).endswith(f"\n  Bron\n    {'a' * 30}\n  Jaar\n    9\n")


def test_of_a_list_without_headings_the_last_column_gives_way_first() -> None:
    rows = (("survey", "done", "2025-11-28", "x" * 12), ("evaluation", "skipped", "", "merged"))
    bare = Table((Column(),) * 4, tuple(tuple(map(Cell, row)) for row in rows))
    assert shown(sheet(bare), 40).endswith(
        f"\nPart\n  survey      done     2025-11-28\n    {'x' * 12}\n"
        "  evaluation  skipped\n    merged\n"
    )


@given(documents(), days(), st.sampled_from(["nl", "en"]), st.integers(40, 120))
def test_no_word_of_a_document_is_broken_and_no_line_is_too_long(
    document: Dossier | Programme, day: date, lang: Language, columns: int
) -> None:
    view = show(document, on=day, lang=lang)
    said = shown(view.sheet, columns).split()
    assert {word for cell in cells(view.sheet.sections) for word in words(cell, columns)} <= {*said}


def words(cell: Cell, columns: int) -> Iterator[str]:
    """The words of a cell that fit on a line, indented as far as it goes."""
    for word in harmless(cell.text).split():
        if width_of(word) <= columns - 10:
            yield word


def cells(blocks: Iterable[object]) -> Iterator[Cell]:
    """All cells of some blocks of a sheet."""
    for block in blocks:
        match block:
            case Section():
                yield Cell(block.heading)
                yield from cells(block.blocks)
            case Paragraph():
                yield from block.cells
            case Table():
                yield from (cell for row in block.rows for cell in row)
            case Entry():
                yield from block.head
                yield from cells(block.about)


_WORDS = st.text("abc", min_size=1, max_size=14)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)


@given(st.lists(st.tuples(_TEXTS, _TEXTS, _TEXTS), min_size=1, max_size=4), st.integers(50, 90))
def test_no_word_is_broken_that_has_room(rows: list[tuple[str, ...]], columns: int) -> None:
    """Three columns of words of at most fourteen signs have room in 48 and an indent of two."""
    words = [word for row in rows for text in row for word in text.split()]
    told = shown(sheet(table(*rows)), columns).split()
    assert sorted(words) == sorted(told[told.index("c2") + 1 :])


def test_columns_with_no_room_at_all_still_fit() -> None:
    said = shown(sheet(table(*[(LONG[:99],) * 5] * 2)))
    assert said.count("T") == 2 * 5 * 99 + 1


@pytest.mark.parametrize("columns", [40, 80, 100])
@pytest.mark.parametrize("long", [LONG, "word " * 2000, WIDE * 10, RIGHT_TO_LEFT * 50])
def test_nothing_is_cut(long: str, columns: int) -> None:
    said = shown(Sheet(long, long, (Section(long, (Paragraph((Cell(long),)),)),)), columns)
    signs = "".join(long.split())
    assert "".join(said.split()).replace("=", "") == signs * 4


def test_what_steers_a_terminal_is_written_out() -> None:
    assert harmless(HOSTILE) == (
        "Kwaad<U+001B>[31m<U+0007>   naam <U+009B>31m <U+202E>omgekeerd<U+202C> "
    )


def test_half_a_sign_is_written_out() -> None:
    assert harmless("x\ud800") == "x<U+D800>"


def test_plain_words_stay_as_they_are() -> None:
    for word in ("Súdwest-Fryslân", RIGHT_TO_LEFT, "漢字", "👨\u200d👩"):
        assert harmless(word) == word


def test_wide_signs_take_two_columns_and_marks_none() -> None:
    assert width_of("漢字") == 4
    assert width_of("q\u0301") == 1
    assert width_of(RIGHT_TO_LEFT) == len(RIGHT_TO_LEFT)


def test_columns_stay_aligned_beside_wide_signs() -> None:
    rows = shown(sheet(table(("漢字", "x"), ("abcd", "y")))).splitlines()[-2:]
    assert [width(row) for row in rows] == [9, 9]


def test_a_line_is_made_of_pieces_with_their_tone() -> None:
    words = Paragraph((Cell("good", Tone.GOOD), Cell("and plain")))
    *_, last = lines(sheet(words))
    assert last == (Cell("  "), Cell("good", Tone.GOOD), Cell(" and plain"))


@given(st.lists(st.text(max_size=60), min_size=6, max_size=6), st.integers(20, 100))
@example(["", "", "", "", "\x1b\x1b", "0 0"], 20)
def test_any_text_fits_and_is_harmless(words: list[str], columns: int) -> None:
    title, about, heading, *cells = words
    row = tuple(map(Cell, cells))
    blocks = (Paragraph(row), Table((Column("a"), Column(), Column("n", numeric=True)), (row,)))
    whole = Sheet(title, about, (Section(heading, (*blocks, Entry(row, (Paragraph(row),)))),))
    said = text(whole, columns)
    assert not steers(said.replace("\u200d", "").replace("\u200c", ""))
    assert all(width_of(line) <= columns for line in said.split("\n"))
