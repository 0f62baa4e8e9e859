"""Texts that no cell can hold, in pieces on a sheet of their own."""

from collections.abc import Iterator
from re import compile as pattern
from typing import final

import attrs

__all__ = ["Shelf", "number_in"]

_MOST = 16_000  # signs of which each may count twice; Excel takes 32,767
_MARK = pattern(r"json@([0-9]{1,6})")


@final
@attrs.frozen
class Shelf:
    """The long texts of a workbook, by their numbers from 1 on.

    >>> shelf = Shelf()
    >>> shelf.put("x" * 40_000), [len(piece) for _, piece in shelf.pieces()]
    ('json@1', [16000, 16000, 8000])
    """

    texts: list[str] = attrs.field(factory=list)

    def put(self, text: str) -> str:
        """What stands in the cell of a text: the text, or where to look for it."""
        if len(text) <= _MOST:
            return text
        self.texts.append(text)
        return f"json@{len(self.texts)}"

    def pieces(self) -> Iterator[tuple[int, str]]:
        """Each text in pieces, with its number."""
        for number, text in enumerate(self.texts, 1):
            for begin in range(0, len(text), _MOST):
                yield number, text[begin : begin + _MOST]


def number_in(content: object) -> int | None:
    """The number of the long text to which a cell refers; None: it holds what it says itself.

    >>> number_in("json@2"), number_in("json@")
    (2, None)
    """
    found = _MARK.fullmatch(content.strip()) if isinstance(content, str) else None
    return int(found[1]) if found else None
