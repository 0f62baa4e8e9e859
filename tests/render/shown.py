"""What the tests of the views look at: documents, hostile texts, and how wide a line is."""

from pathlib import Path
from unicodedata import category, combining, east_asian_width

from okomodel.pages.sheet import Sheet
from okomodel.render.text import text

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = "2026-11-21"

RED = "\x1b[31m"
HOSTILE = f"Kwaad{RED}\x07\n\r\tnaam \x9b31m \u202eomgekeerd\u202c\u2028\u200b"
RIGHT_TO_LEFT = "שלום مرحبا"
WIDE = "漢字" * 30
LONG = "T" * 10_000


def width(line: str) -> int:
    """How many columns a terminal gives to a line."""
    return sum(
        0 if combining(sign) or sign == "\u200d" else 2 if east_asian_width(sign) in "WF" else 1
        for sign in line
    )


def steers(text: str) -> bool:
    """Whether a text holds what a terminal obeys instead of showing it."""
    return any(category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for sign in text.replace("\n", ""))


def shown(sheet: Sheet, columns: int = 80) -> str:
    """A sheet as text, which is harmless and fits, whatever it says."""
    said = text(sheet, columns)
    assert not steers(said)
    assert max(map(width, said.splitlines())) <= columns
    assert all(line == line.rstrip() for line in said.splitlines())
    return said


def part(said: str, heading: str) -> str:
    """One section of a sheet that was rendered."""
    lines = said.splitlines()
    start = lines.index(heading) + 1
    rest = lines[start:]
    end = next((number for number, line in enumerate(rest) if line and line[0] != " "), len(rest))
    return "\n".join(line.strip() for line in rest[:end]).strip()
