"""Long lists and texts are cut, and how much is left is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okomodel.pages.cut import MOST_ROWS, MOST_SIGNS, cut, cut_text
from okomodel.pages.sheet import Block, Cell, Column, Entry, Paragraph, Section, Sheet, Table
from okomodel.render.text import text
from okomodel.wording import Language


def sheet(*blocks: Block) -> Sheet:
    return Sheet("T", "about", (Section("S", blocks),))


def table(rows: int) -> Table:
    return Table((Column("n"),), tuple((Cell(str(row)),) for row in range(rows)))


def test_what_is_short_stays_as_it_is() -> None:
    one = sheet(table(MOST_ROWS), Paragraph((Cell("x" * MOST_SIGNS),)))
    assert cut(one) == one


def test_a_long_table_says_how_many_rows_are_left() -> None:
    assert "… and 23 more." in text(cut(sheet(table(MOST_ROWS + 23))))
    assert "… en nog 23." in text(cut(sheet(table(MOST_ROWS + 23)), "nl"))


def test_many_parts_many_words_and_parts_in_parts() -> None:
    entry = Entry((Cell("x"),), (Paragraph((Cell("y"),) * (MOST_ROWS + 2)),))
    many = sheet(*[Section("inner", (entry,) * (MOST_ROWS + 5))] * (MOST_ROWS + 7))
    said = text(cut(many), 10_000)
    assert said.count("… and 5 more.") == MOST_ROWS
    assert said.count("… and 2 more.") == MOST_ROWS * MOST_ROWS
    assert said.count("… and 7 more.") == 1


def test_many_sections() -> None:
    said = text(cut(Sheet("T", "", (Section("S", ()),) * (MOST_ROWS + 9))))
    assert said.endswith("… and 9 more.\n")


@pytest.mark.parametrize("lang", ["nl", "en"])
@given(words=st.text(max_size=2000))
def test_a_text_keeps_its_beginning(words: str, lang: Language) -> None:
    said = cut_text(words, lang)
    assert said.startswith(words[:MOST_SIGNS])
    assert len(said) <= MOST_SIGNS + 30
    assert (said == words) == (len(words) <= MOST_SIGNS)
