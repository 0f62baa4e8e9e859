"""How a document is laid out as YAML: its canonical text, and pieces that fit into another's.

What a piece says is told in lines without their indentation.
"""

from collections.abc import Iterable
from typing import Any

from okomodel.formats.envelope import to_plain
from okomodel.formats.yaml.scalars import written_inline, written_lines
from okomodel.model.document import Document

__all__ = ["WIDTH", "entry", "flow", "headed", "indented", "item", "lines", "write_yaml"]

WIDTH = 72
"""How long a list in brackets may be."""

_LONGEST_KEY = 500  # beyond 1024 signs YAML asks for the other form of a key


def write_yaml(document: Document) -> str:
    """The canonical text of a document as YAML: equal documents give equal bytes."""
    return "\n".join([*lines(to_plain(document)), ""])


def lines(value: dict[str, Any] | list[Any]) -> list[str]:
    """An object or a list that is not empty, as a block."""
    if isinstance(value, dict):
        return [line for name, part in value.items() for line in entry(name, part)]
    return [line for part in value for line in item(part)]


def entry(name: str, value: object) -> list[str]:
    """A key with its value.

    >>> entry("period", {"start": "2024-01-01", "end": "2025-12-31"})
    ['period:', '  start: 2024-01-01', '  end: 2025-12-31']
    """
    key = written_inline(name)
    if len(key) > _LONGEST_KEY:
        return [f"? {key}", *headed(":", value)]
    return headed(f"{key}:", value)


def item(value: object) -> list[str]:
    """An item of a list.

    >>> item({"milestone": "survey", "done": "2023-11-24"})
    ['- milestone: survey', '  done: 2023-11-24']
    """
    if isinstance(value, dict) and value:
        first, *rest = lines(value)
        return [f"- {first}", *indented(rest)]
    return headed("-", value)


def indented(block: Iterable[str], by: int = 2) -> list[str]:
    """The same lines, further to the right; an empty line stays empty."""
    return [" " * by + line if line else line for line in block]


def headed(head: str, value: Any) -> list[str]:
    """A value behind a colon or a dash, on its line where it fits, or below it."""
    if isinstance(value, str) and (block := written_lines(value)):
        return [f"{head} {block[0]}", *indented(block[1:])]
    if not value or not isinstance(value, dict | list) or _is_short(value):
        return [
            f"{head} {flow(value) if isinstance(value, dict | list) else written_inline(value)}"
        ]
    return [head, *indented(lines(value))]


def flow(value: object) -> str:
    """A value on one line, between brackets where it is an object or a list.

    >>> flow({"start": "2024-01-01", "grades": [2, 4]})
    '{start: 2024-01-01, grades: [2, 4]}'
    """
    match value:
        case dict():
            pairs = (
                f"{written_inline(name, in_flow=True)}: {flow(part)}"
                for name, part in value.items()
            )
            return "{" + ", ".join(pairs) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case _:
            return written_inline(value, in_flow=True)


def _is_short(value: object) -> bool:
    """Whether it is a list of plain values that fits on a line."""
    if not isinstance(value, list) or any(isinstance(part, dict | list) for part in value):
        return False
    return len(flow(value)) <= WIDTH
