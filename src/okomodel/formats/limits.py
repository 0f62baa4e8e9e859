"""How large and how deep a document may be before it is refused unread."""

from collections.abc import Iterable, Mapping
from re import compile as pattern
from sys import getrecursionlimit
from typing import Annotated, Any, final

import attrs

from okomodel.sealed import Sealed
from okomodel.values.constraints import Number
from okomodel.values.held import checked
from okomodel.wording import Wording

__all__ = ["Limits", "is_deeper", "is_text_deeper"]

_Positive = Annotated[
    int, Number(Wording("a whole number above 0", "een geheel getal boven 0"), least=1)
]
_BRACKETS = pattern(rb'(?s)"(?:[^"\\]|\\.)*+"?|[\[\]{}]')


@final
@attrs.frozen(kw_only=True, field_transformer=checked)
class Limits(Sealed):
    """At most ``size`` bytes, lists and objects at most ``depth`` deep, and what is told of it.

    Of a workbook that is what it unpacks to as well. In YAML, aliases repeat at most ``repeated``
    values in all.

    The defaults hold every programme that one can think of (256 MiB, 64 deep) and keep a
    hostile document from filling the memory. Of a document with more than ``problems`` problems
    the first so many are told, and ``Report.truncated`` says how many more there are.

    >>> Limits(size=1_000_000).depth
    64
    """

    size: _Positive = 256 * 1024 * 1024
    depth: _Positive = 64
    repeated: _Positive = 100_000
    problems: _Positive = 1000


def is_text_deeper(data: bytes, depth: int) -> bool:
    """Whether lists and objects of a JSON text lie deeper in each other than that."""
    left = depth
    for match in _BRACKETS.finditer(data):
        bracket = match.group()
        if bracket in b"[{":
            left -= 1
            if left < 0:
                return True
        elif bracket in b"]}":
            left += 1
    return False


def is_deeper(data: object, depth: int) -> bool:
    """Whether plain data lie deeper than that, or than Python can go.

    Data that hold themselves are deeper than all.
    """
    level = {id(data): data} if isinstance(data, _HOLDERS) else {}
    for _ in range(min(depth, getrecursionlimit())):
        parts = (part for held in level.values() for part in _parts(held))
        level = {id(part): part for part in parts if isinstance(part, _HOLDERS)}
        if not level:
            return False
    return bool(level)


_HOLDERS = (dict, list, tuple, Mapping)  # the first ones are quickly told


def _parts(data: Any) -> Iterable[object]:
    return data.values() if isinstance(data, Mapping) else data
