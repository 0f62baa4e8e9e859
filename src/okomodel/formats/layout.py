"""How a document is laid out as YAML: its canonical text, and pieces that fit into another's.

What a piece says is told in lines without their indentation.
"""

from collections.abc import Iterable
from json import loads
from typing import Any

from okomodel.formats.json import write_json
from okomodel.formats.plain import Document
from okomodel.formats.scalars import written_inline, written_lines

__all__ = ["entry", "indented", "inline", "item", "lines", "write_yaml"]

_WIDTH = 72
_LONGEST_KEY = 500  # beyond 1024 signs YAML asks for the other form of a key


def write_yaml(document: Document) -> str:
    """The canonical text of a document as YAML: equal documents give equal bytes."""
    return "\n".join([*lines(loads(write_json(document))), ""])


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
        return [f"? {key}", *_headed(":", value)]
    return _headed(f"{key}:", value)


def item(value: object) -> list[str]:
    """An item of a list.

    >>> item({"milestone": "survey", "done": "2023-11-24"})
    ['- milestone: survey', '  done: 2023-11-24']
    """
    if isinstance(value, dict) and value:
        first, *rest = lines(value)
        return [f"- {first}", *indented(rest)]
    return _headed("-", value)


def inline(value: object) -> str | None:
    """A value on one line; None for what does not stand on one."""
    match value:
        case dict() | list() if not value:
            return "{}" if isinstance(value, dict) else "[]"
        case list() if all(not isinstance(part, dict | list) for part in value):
            text = f"[{', '.join(written_inline(part, in_flow=True) for part in value)}]"
            return text if len(text) <= _WIDTH else None
        case dict() | list():
            return None
        case str() if written_lines(value):
            return None
        case _:
            return written_inline(value)


def indented(block: Iterable[str], by: int = 2) -> list[str]:
    """The same lines, further to the right; an empty line stays empty."""
    return [" " * by + line if line else line for line in block]


def _headed(head: str, value: Any) -> list[str]:
    if (text := inline(value)) is not None:
        return [f"{head} {text}"]
    if isinstance(value, str):
        sign, *rest = written_lines(value) or ()
        return [f"{head} {sign}", *indented(rest)]
    return [head, *indented(lines(value))]
