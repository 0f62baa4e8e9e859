"""Which item of a list is which in a changed list: so that its comments stay with it."""

from collections.abc import Callable, Mapping, Sequence
from json import dumps
from typing import Any

from okomodel.model.document import classes
from okomodel.model.shape import shape

__all__ = ["matched", "same"]

_NAMES = tuple(dict.fromkeys((("id",), *(shape(kind).known_by for kind in classes()))))
"""What an item of plain data is known by: the first of these of which it has the first key."""


def same(one: object, other: object) -> bool:
    """Whether two values say the same: 1, 1.0 and true do not."""
    return one == other and _said(one) == _said(other)


def matched(old: Sequence[object], new: Sequence[object]) -> list[int | None]:
    """For each new item the index of the old item that it was; None: it is new.

    An item stays what it is where it is equal, then where it has the same name, then where it
    stands at the same index and neither has another partner.

    >>> matched([{"id": "a"}, {"id": "b"}], [{"id": "b", "title": "B"}, {"id": "c"}, "d"])
    [1, None, None]
    """
    found: dict[int, int] = {}
    for named in (_said, _name):
        found |= _pairs(old, new, named, found)
    free = set(range(len(old))).difference(found.values())
    for index in free.difference(found):
        if index < len(new) and isinstance(old[index], dict) and isinstance(new[index], dict):
            found[index] = index
    return [found.get(index) for index in range(len(new))]


def _pairs(
    old: Sequence[object],
    new: Sequence[object],
    named: Callable[[object], str],
    found: Mapping[int, int],
) -> dict[int, int]:
    """The new items, each with the first free old one of its name, where it has none yet."""
    free: dict[str, list[int]] = {}
    for index in sorted(set(range(len(old))).difference(found.values()), reverse=True):
        free.setdefault(named(old[index]), []).append(index)
    return {
        index: places.pop()
        for index, item in enumerate(new)
        if index not in found and (places := free.get(named(item)))
    }


def _name(item: Any) -> str:
    if isinstance(item, dict):
        for keys in _NAMES:
            if keys[0] in item:
                return _said([keys, [item.get(key) for key in keys]])
    return _said(item)


def _said(value: object) -> str:
    return dumps(value, sort_keys=True)
