"""Tabs, as YAML 1.2 has them: between the signs of a line, but not in its indentation."""

from re import compile as pattern
from typing import Any, final

from ruamel.yaml.scanner import Scanner

__all__ = ["TabScanner"]

_BLANKS = pattern(r"[ \t]*").match
_INDENTATION = pattern(r" *").match
_NOTHING = pattern(r"[ \t]*(?:#|[\r\n\0])").match


@final
class TabScanner(Scanner):
    """Takes a tab for a space where something stands before it on its line, or nothing after it."""

    def scan_to_next_token(self) -> Any:
        """Go on to the next sign; behind a tab no key and no dash begins."""
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

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> Any:
        """What stands behind the sign of a block: nothing, or a comment."""
        self._passed(_BLANKS)
        return super().scan_block_scalar_ignored_line(start_mark)

    def _is_between(self) -> bool:
        reader = self.reader
        before = reader.buffer[reader.pointer - reader.column : reader.pointer]
        return bool(before.strip(" ") or _NOTHING(reader.buffer, reader.pointer))

    def _passed(self, blanks: Any) -> str:
        passed: str = blanks(self.reader.buffer, self.reader.pointer).group()
        self.reader.forward(len(passed))
        return passed
