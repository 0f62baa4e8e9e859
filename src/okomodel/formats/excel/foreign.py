"""Foreign data in cells: a key, and its value as JSON, or as it is where it is a plain text."""

from json import loads
from typing import Any

from okomodel.formats.excel.cells import JSON, Content, as_json, is_blank, is_odd, typed_text

__all__ = ["key_in", "key_shown", "value_in", "value_shown"]


def key_shown(key: str) -> str:
    """What stands in the cell of a key."""
    return f"{JSON}{as_json(key)}" if is_odd(key) else key


def key_in(text: str) -> str:
    """The key that a cell says.

    >>> key_in(key_shown(" ")), key_in("x-wijk")
    (' ', 'x-wijk')
    """
    found = _json_in(text.removeprefix(JSON)) if text.startswith(JSON) else text
    return found if isinstance(found, str) else text


def value_shown(value: Any) -> str:
    """What stands in the cell of a value."""
    is_plain = isinstance(value, str) and not is_odd(value) and value_in(value) == value
    return value if is_plain else as_json(value)


def value_in(content: Content) -> Any:
    """The value that a cell says: JSON, or else the text that stands there.

    >>> value_in('{"wijken": 3}'), value_in("Noord"), value_in(value_shown("3"))
    ({'wijken': 3}, 'Noord', '3')
    """
    match content:
        case str():
            return _json_in(content.strip()) if not is_blank(content) else None
        case float() if content.is_integer():
            return int(content)
        case bool() | int() | float():
            return content
        case _ if is_blank(content):
            return None
        case _:
            return typed_text(content)


def _json_in(text: str) -> Any:
    try:
        return loads(text, parse_constant=_no_constant, object_pairs_hook=_object)
    except (ValueError, RecursionError):
        return text


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):  # one of them would be lost
        raise ValueError
    return found
