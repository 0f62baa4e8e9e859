"""Which item of a list is which in a changed list: so that its comments stay with it."""

from collections.abc import Callable, Sequence
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
    found: list[int | None] = [None] * len(new)
    free = dict.fromkeys(range(len(old)))
    for named in (_said, _name):
        _pair(old, new, named, found, free)
    for index, partner in enumerate(found):
        if partner is None and index in free and _are_alike(old[index], new[index]):
            found[index] = index
            del free[index]
    return found


def _pair(
    old: Sequence[object],
    new: Sequence[object],
    named: Callable[[object], str],
    found: list[int | None],
    free: dict[int, None],
) -> None:
    places: dict[str, list[int]] = {}
    for index in reversed(free):
        places.setdefault(named(old[index]), []).append(index)
    for index, item in enumerate(new):
        if found[index] is None and (candidates := places.get(named(item))):
            found[index] = place = candidates.pop()
            del free[place]


def _are_alike(old: object, new: object) -> bool:
    return isinstance(old, dict) and isinstance(new, dict)


def _name(item: Any) -> str:
    if isinstance(item, dict):
        for keys in _NAMES:
            if keys[0] in item:
                return _said([keys, [item.get(key) for key in keys]])
    return _said(item)


def _said(value: object) -> str:
    return dumps(value, sort_keys=True)
