"""How a cell is called: its column in letters, and its row."""

from functools import cache

__all__ = ["address", "letters"]

_ALPHABET = 26


@cache
def letters(at: int) -> str:
    """The letters of a column, which is counted from 0.

    >>> letters(0), letters(25), letters(26), letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    found = ""
    at += 1
    while at:
        at, left = divmod(at - 1, _ALPHABET)
        found = chr(ord("A") + left) + found
    return found


def address(row: int, at: int) -> str:
    """What a cell is called, of which row and column are counted from 0.

    >>> address(6, 3)
    'D7'
    """
    return f"{letters(at)}{row + 1}"
