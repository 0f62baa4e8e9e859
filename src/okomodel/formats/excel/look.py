"""How a workbook looks: colours, widths, and how what stands in a column is written."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, final

import attrs

from okomodel.formats.excel.cells import Content
from okomodel.model.shape import Field
from okomodel.values.partial_date import PartialDate

__all__ = ["Look", "width_of"]

_NARROW, _WIDE = 9, 44
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
        return self._plain(_FORMATS.get(kind, _TEXT) if kind in (int, float) else _TEXT)

    def cell(self, content: Content, field: Field | None) -> Any:
        """Of what stands in a cell of a column."""
        if isinstance(content, date):
            return self._plain(_FORMATS[date])
        return self.column(field)

    def _plain(self, number: str) -> Any:
        return self._of(number, {"num_format": number, "valign": "top", "text_wrap": True})

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
    """How wide a column is, by what stands in it."""
    least = max((len(word) for word in heading.split()), default=0) + 4
    usual = 12 if field and field.held.kind in (PartialDate, date) else _NARROW
    lines = (line for one in contents if one is not None for line in str(one).split("\n"))
    return min(_WIDE, max(least, usual, *(len(line) + 2 for line in lines), 0))
