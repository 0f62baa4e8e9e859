"""The save that is refused because the file was changed by somebody else."""

from collections.abc import Iterable
from datetime import datetime
from typing import final

from okomodel.errors import OkomodelError
from okomodel.harmless import harmless
from okomodel.insight.difference import Change
from okomodel.model.document import Document
from okomodel.wording import Language, Wording

__all__ = ["StaleDocument"]

_MORE = Wording("and {rest} more", "en nog {rest}")
_WRITTEN = Wording(" (last written on {written})", " (laatst geschreven op {written})")
_MOST = 10


@final
class StaleDocument(OkomodelError):
    """A save that was refused: the file no longer holds what was read from it.

    ``document`` is what it holds now (None: it is gone, or can no longer be read), ``changes``
    what that has and the one that was read had not. ``path`` is the file, ``reason`` what
    happened to it, ``written`` when it was last written, in local time (None: it is gone).
    """

    def __init__(
        self,
        path: str,
        reason: Wording,
        document: Document | None = None,
        changes: Iterable[Change] = (),
        written: datetime | None = None,
    ) -> None:
        self.changes = tuple(changes)
        super().__init__(path, reason, document, self.changes, written)
        self.path = path
        self.reason = reason
        self.document = document
        self.written = written

    def text(self, lang: Language = "en") -> str:
        """What happened to the file in one language, with the first of the changes."""
        lines = [change.text(lang) for change in self.changes[:_MOST]]
        if rest := len(self.changes) - len(lines):
            lines.append(_MORE.text(lang, rest=rest))
        told = f"{harmless(self.path)}: {self.reason.text(lang)}"
        if self.written is not None:
            told += _WRITTEN.text(lang, written=f"{self.written:%Y-%m-%d %H:%M}")
        return "\n  ".join([told, *lines])
