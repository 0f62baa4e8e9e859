"""Which codes are one municipality, as the days go by: municipalities merge and change names."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import final

import attrs

from okomodel.reference.municipality import Change, Share, municipalities
from okomodel.reference.tables import grouped

__all__ = ["Together", "together"]


@final
@attrs.frozen
class Together:
    """Codes, by their place in a list, that are one municipality from the day ``since`` on."""

    since: date
    members: tuple[int, ...]


def together(codes: Sequence[str]) -> Iterator[Together]:
    """Which codes of a list are one municipality, from the beginning and from each change on.

    Each holds until one with the same members comes. Of codes that never come together, each is
    one by itself from the beginning.

    >>> for one in together(["GM0416", "GM0302", "GM0398"]):
    ...     print(one.since.year, one.members)
    1 (0,)
    1 (2,)
    2022 (0, 2)
    1 (1,)
    """
    families = grouped(
        (municipalities.in_force(code, date.max), at) for at, code in enumerate(codes)
    )
    for members in families.values():
        yield from _as_days_go_by(codes, members)


def _as_days_go_by(codes: Sequence[str], family: tuple[int, ...]) -> Iterator[Together]:
    """Of codes that are one municipality in the end, which were so from which day on."""
    days = _days_of_change(codes, family) if len(family) > 1 else ()
    before: set[tuple[int, ...]] = set()
    for day in (date.min, *days):
        parts = grouped((municipalities.in_force(codes[at], day), at) for at in family)
        yield from (Together(day, one) for one in parts.values() if one not in before)
        before = set(parts.values())


def _days_of_change(codes: Sequence[str], family: tuple[int, ...]) -> list[date]:
    changes = (change for at in family for change in _whole_changes(codes[at]))
    return sorted({change.date for change in changes})


def _whole_changes(code: str) -> Iterator[Change]:
    """Those in which what a code stands for went over as a whole, and those by which it began."""
    yield from (change for change in _changes(code) if change.new == code)
    while gone := next((one for one in _changes(code) if _went_whole(one, code)), None):
        yield gone
        code = gone.new


def _changes(code: str) -> tuple[Change, ...]:
    return municipalities.changes(code) if code in municipalities else ()


def _went_whole(change: Change, code: str) -> bool:
    return change.old == code != change.new and change.share is Share.WHOLE
