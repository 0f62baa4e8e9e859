"""The text in the bytes of a document, and where in it something stands."""

from bisect import bisect_right
from re import compile as pattern
from typing import final

from okomodel.errors import DocumentError
from okomodel.findings import Report
from okomodel.formats.limits import Limits
from okomodel.formats.problems import Problem

__all__ = ["Lines", "filled", "place_in", "text_of", "within_size"]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LINE_END = pattern(r"\r\n|\n|\r")


@final
class Lines:
    """The lines of a text, of which many places are asked."""

    def __init__(self, text: str) -> None:
        self._begins = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, position: int) -> tuple[int, int]:
        """Line and column of a position, counted from 1, as editors count them."""
        line = bisect_right(self._begins, position)
        return line, position - self._begins[line - 1] + 1


def within_size(data: bytes, limits: Limits) -> bytes:
    """The bytes without a byte order mark; they are refused where there are too many."""
    if len(data) > limits.size:
        raise _refused(Problem("DOC09", limit=limits.size))
    return data.removeprefix(_BYTE_ORDER_MARK)


def text_of(data: bytes) -> str:
    """The text, which is refused where it is not UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = place_in(before, len(before))
        raise _refused(Problem("DOC01", "encoding", line=line, column=column)) from None


def filled(text: str) -> str:
    """The same text, which is refused where nothing stands in it."""
    if not text.strip():
        raise _refused(Problem("DOC01", "empty", line=1, column=1))
    return text


def place_in(text: str, position: int) -> tuple[int, int]:
    """Line and column of a position, counted from 1."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _refused(problem: Problem) -> DocumentError:
    return DocumentError(Report([problem.at("")]))
