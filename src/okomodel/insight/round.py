"""How regular the surveys are: MON01 and the agenda ask it here."""

from collections.abc import Iterable

__all__ = ["last_begun", "overdue_since"]


def last_begun(years: Iterable[int], year: int) -> int | None:
    """The year of the last survey that was to be held by a year; None: there was none.

    >>> last_begun([2021, 2023, 2027], 2026)
    2023
    """
    return max((one for one in years if one <= year), default=None)


def overdue_since(years: Iterable[int], year: int, most: int) -> int | None:
    """The same, if it is more than ``most`` years ago: another should have been held by now.

    >>> overdue_since([2021, 2023], 2026, 2), overdue_since([2021, 2023], 2025, 2)
    (2023, None)
    """
    last = last_begun(years, year)
    return last if last is not None and year - last > most else None
