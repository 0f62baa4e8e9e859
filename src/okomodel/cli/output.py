"""How the command writes: sheets and JSON on standard output, remarks on standard error."""

import sys
from json import dumps
from os import environ
from re import Match
from re import compile as pattern
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING, Any, TextIO

from okomodel.harmless import harmless
from okomodel.pages.sheet import Sheet, Tone
from okomodel.render.text import WIDTH, lines, text

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["console", "remark", "show_json", "show_sheet", "tell"]

_NARROWEST = 40
_STEERING = pattern(
    r"[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.GOOD: "green",
    Tone.WARNING: "yellow",
    Tone.ERROR: "bold red",
    Tone.MUTED: "dim",
}


def show_sheet(sheet: Sheet) -> None:
    """A sheet on standard output, in colours where that is a terminal."""
    if not _is_coloured():
        print(text(sheet, _width(sys.stdout)), end="")
        return
    from rich.text import Text

    terminal = console()
    for line in lines(sheet, _width(sys.stdout)):
        styled = Text.assemble(*((cell.text, _STYLES[cell.tone]) for cell in line))
        terminal.print(styled, soft_wrap=True)


def show_json(data: Any) -> None:
    """Data as JSON on standard output; what would steer a terminal stands there as its number."""
    print(_STEERING.sub(_escaped, dumps(data, ensure_ascii=False, indent=2)))


def remark(said: str) -> None:
    """One line on standard error; on a terminal so many that no word is broken."""
    _tell(f"okomodel: {said}", sys.stderr)


def tell(said: str) -> None:
    """The same on standard output, where a command says what it did."""
    _tell(said, sys.stdout)


def _tell(said: str, stream: TextIO) -> None:
    line = harmless(said)
    if _is_terminal(stream):
        parts = wrap(line, _width(stream), break_long_words=False, break_on_hyphens=False)
        line = "\n".join(parts)
    print(line, file=stream)


def console() -> "Console":
    """Standard output for rich, which would ask the environment about colours otherwise."""
    from rich.console import Console

    coloured = _is_coloured()
    return Console(
        width=_width(sys.stdout),
        color_system="auto" if coloured else None,
        force_terminal=coloured,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _escaped(match: Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _is_coloured() -> bool:
    return (
        _is_terminal(sys.stdout) and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    )


def _width(stream: TextIO | None) -> int:
    if not _is_terminal(stream):
        return WIDTH
    return min(WIDTH, max(_NARROWEST, get_terminal_size((WIDTH, 24)).columns))
