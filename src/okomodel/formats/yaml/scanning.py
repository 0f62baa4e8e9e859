"""What ruamel.yaml's scanner in Python refuses, and YAML 1.2 allows.

That is a tab between the signs of a line (not in its indentation), and a line of a few spaces at
the beginning of a block.
"""

from re import compile as pattern
from typing import Any, final

from ruamel.yaml.scanner import Scanner

__all__ = ["Scanner12"]

_BLANKS = pattern(r"[ \t]*").match
_INDENTATION = pattern(r" *").match
_BEFORE_TAB = pattern(r"([1-9]?)([-+]?)((?(1)|[1-9]?))(?=\t)").match
_NOTHING = pattern(r"[ \t]*(?:#|[\r\n\0])").match


@final
class Scanner12(Scanner):
    """A scanner of YAML 1.2."""

    def scan_to_next_token(self) -> Any:
        """Go on to the next sign; behind a tab no key and no dash begins.

        A tab separates where something stands before it on its line, or nothing after it.
        """
        super().scan_to_next_token()
        while self.reader.peek() == "\t" and self._is_between():
            self._passed(_BLANKS)
            self.allow_simple_key = False
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> Any:  # noqa: ARG002 - as it is called
        """What stands between two words of a text without quotes; None: the text ends there."""
        blanks, breaks = self._passed(_BLANKS), 0
        while self.scan_line_break():
            breaks += 1
            self.allow_simple_key = True
            if self.check_document_start() or self.check_document_end():
                return None
            self._passed(_INDENTATION)
            if self.reader.column >= indent:
                self._passed(_BLANKS)
        if breaks:
            return ["\n"] * (breaks - 1) or [" "]
        return [blanks] if blanks else []

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        """Which line ends a block keeps at its end, and its indentation, where they are told."""
        signs = _BEFORE_TAB(self.reader.buffer, self.reader.pointer)
        if signs is None:
            return super().scan_block_scalar_indicators(start_mark)
        self.reader.forward(len(signs.group()))
        indentation = signs[1] or signs[3]
        return {"+": True, "-": False}.get(signs[2]), int(indentation) if indentation else None

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> Any:
        """What stands behind the sign of a block: nothing, or a comment."""
        self._passed(_BLANKS)
        return super().scan_block_scalar_ignored_line(start_mark)

    def scan_block_scalar_indentation(self) -> Any:
        """The line ends before the first line of a block, its indentation, and where they end."""
        breaks, deepest, end = list[str](), 0, self.reader.get_mark()
        while True:
            self._passed(_INDENTATION)
            deepest = max(deepest, self.reader.column)
            if not (line_end := self.scan_line_break()):
                return breaks, deepest, end
            breaks.append(line_end)
            end = self.reader.get_mark()

    def _is_between(self) -> bool:
        reader = self.reader
        before = reader.buffer[reader.pointer - reader.column : reader.pointer]
        return bool(before.strip(" ") or _NOTHING(reader.buffer, reader.pointer))

    def _passed(self, blanks: Any) -> str:
        passed: str = blanks(self.reader.buffer, self.reader.pointer).group()
        self.reader.forward(len(passed))
        return passed
