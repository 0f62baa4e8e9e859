"""How the command writes: sheets and JSON on standard output, remarks on standard error."""

import sys
from json import dumps
from os import environ
from re import Match
from re import compile as pattern
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from okomodel.harmless import harmless
from okomodel.pages.sheet import Sheet, Tone
from okomodel.render.text import WIDTH, lines, text

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["console", "remark", "show_json", "show_sheet"]

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
        print(text(sheet, _width()), end="")
        return
    from rich.text import Text

    terminal = console()
    for line in lines(sheet, _width()):
        styled = Text.assemble(*((cell.text, _STYLES[cell.tone]) for cell in line))
        terminal.print(styled, soft_wrap=True)


def show_json(data: Any) -> None:
    """Data as JSON on standard output; what would steer a terminal stands there as its number."""
    print(_STEERING.sub(_escaped, dumps(data, ensure_ascii=False, indent=2)))


def remark(said: str) -> None:
    """One line on standard error."""
    print(f"okomodel: {harmless(said)}", file=sys.stderr)


def console() -> "Console":
    """Standard output for rich, which would ask the environment about colours otherwise."""
    from rich.console import Console

    coloured = _is_coloured()
    return Console(
        width=_width(),
        color_system="auto" if coloured else None,
        force_terminal=coloured,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _escaped(match: Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _is_coloured() -> bool:
    return _is_terminal() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def _width() -> int:
    if not _is_terminal():
        return WIDTH
    return min(WIDTH, max(_NARROWEST, get_terminal_size((WIDTH, 24)).columns))
