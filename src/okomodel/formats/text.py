"""The text in the bytes of a document, and where in it something stands."""

from bisect import bisect_right
from re import compile as pattern
from typing import final

from okomodel.findings import Spot
from okomodel.formats.limits import Limits
from okomodel.formats.problems import refusal

__all__ = ["BYTE_ORDER_MARK", "Lines", "filled", "spot_in", "text_of", "within_size"]

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MARK = BYTE_ORDER_MARK.decode()
_LINE_END = pattern(r"\r\n|\n|\r")


@final
class Lines:
    """The lines of a text, of which many places are asked."""

    def __init__(self, text: str) -> None:
        self._begins = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def spot(self, position: int, path: str = "") -> Spot:
        """A position as line and column, as editors count them."""
        line = bisect_right(self._begins, position)
        return Spot(path, line, position - self._begins[line - 1] + 1)


def within_size(data: bytes, limits: Limits) -> bytes:
    """The bytes without a byte order mark; they are refused where there are too many."""
    if len(data) > limits.size:
        raise refusal("DOC09", limit=limits.size)
    return data.removeprefix(BYTE_ORDER_MARK)


def text_of(data: bytes) -> str:
    """The text, which is refused where it is not UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        raise refusal("DOC01", "encoding", spot_in(before, len(before))) from None


def filled(text: str) -> str:
    """The same text, which is refused where nothing stands in it, or a second byte order mark."""
    if text.startswith(_MARK):
        raise refusal("DOC01", "mark", Spot("", 1, 1))
    if not text.strip():
        raise refusal("DOC01", "empty", Spot("", 1, 1))
    return text


def spot_in(text: str, position: int) -> Spot:
    """The same of a text of which one place is asked."""
    return Lines(text).spot(position)
