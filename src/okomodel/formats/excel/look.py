"""How a workbook looks: colours, widths, and how what stands in a column is written."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from math import ceil
from typing import Any, final

import attrs

from okomodel.formats.excel.cells import Content
from okomodel.model.shape import Field
from okomodel.values.partial_date import PartialDate

__all__ = ["Look", "height_of", "width_of"]

_NARROW, _DATED, _NAMED, _SAID, _WIDE = 9, 14, 16, 26, 46
_LINE, _MOST_LINES = 14.5, 8
_PER_UNIT = 1.1  # a width counts digits, and most letters are narrower
_HEAD = {
    "bold": True,
    "valign": "top",
    "text_wrap": True,
    "border": 1,
    "border_color": "#BFC7D5",
}
_COLOURS: Mapping[str, Mapping[str, Any]] = {
    "required": {"bg_color": "#1F3A68", "font_color": "#FFFFFF"},
    "optional": {"bg_color": "#DCE4F2", "font_color": "#1F3A68"},
    "above": {"bg_color": "#F3E3C3", "font_color": "#5A4310"},
}
_FORMATS: Mapping[type, str] = {int: "0", float: "0.##########", date: "dd-mm-yyyy"}
_TEXT = "@"


@final
@attrs.frozen(slots=False)
class Look:
    """The formats of a workbook, made in it on first use."""

    book: Any
    _made: dict[str, Any] = attrs.field(factory=dict)

    def head(self, kind: str) -> Any:
        """Of a heading: ``required``, ``optional``, or of what a row lies in (``above``)."""
        return self._of(f"head {kind}", {**_HEAD, **_COLOURS[kind]})

    def column(self, field: Field | None) -> Any:
        """Of what is typed in a column: as text where Excel would make a day of a month."""
        kind = field.held.kind if field and not field.held.is_many else str
        return self._plain(_FORMATS[kind] if kind in (int, float) else _TEXT)

    def cell(self, content: Content, field: Field | None) -> Any:
        """Of what stands in a cell of a column."""
        if isinstance(content, date):
            return self._plain(_FORMATS[date])
        return self.column(field)

    def _plain(self, number: str) -> Any:
        how = {"num_format": number, "valign": "top", "text_wrap": True}
        # A day and a month stand below each other in one column: both begin at the left.
        return self._of(number, how | ({"align": "left"} if number == _FORMATS[date] else {}))

    @cached_property
    def title(self) -> Any:
        """Of the first line of the sheet that explains."""
        return self._of("title", {"bold": True, "font_size": 16, "font_color": "#1F3A68"})

    @cached_property
    def said(self) -> Any:
        """Of a text that explains."""
        return self._of("said", {"text_wrap": True, "valign": "top"})

    @cached_property
    def link(self) -> Any:
        """Of what leads to another sheet."""
        return self._of("link", {"font_color": "#1F4FA3", "underline": 1, "valign": "top"})

    def _of(self, name: str, how: Mapping[str, Any]) -> Any:
        if name not in self._made:
            self._made[name] = self.book.add_format(dict(how))
        return self._made[name]


def width_of(heading: str, contents: Iterable[Content], field: Field | None) -> float:
    """How wide a column is, by what stands in it and what may come to stand there."""
    least = max((len(word) for word in heading.split()), default=0) + 4
    lines = (line for one in contents if one is not None for line in str(one).split("\n"))
    return min(_WIDE, max(least, _usual(field), *(len(line) + 2 for line in lines), 0))


def _usual(field: Field | None) -> int:
    """How wide a column is that is still empty."""
    if field is None or field.held.kind is not str:
        return _DATED if field and field.held.kind in (PartialDate, date) else _NARROW
    is_free = not (field.held.labels or getattr(field.held.bound, "pattern", None))
    return _SAID if is_free else _NAMED


def height_of(contents: Sequence[Content], widths: Sequence[float]) -> float | None:
    """How high a row is in which something takes more than one line; None: as usual."""
    pairs = zip(contents, widths, strict=True)
    lines = max((_lines(str(one), width) for one, width in pairs if one is not None), default=1)
    return min(lines, _MOST_LINES) * _LINE + 2 if lines > 1 else None


def _lines(text: str, width: float) -> int:
    return sum(ceil(len(line) / (width * _PER_UNIT)) or 1 for line in text.split("\n"))
