"""What a column is, and what its values are."""

from typing import Any, final

import attrs

from okomodel.errors import InvalidValue
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Labelled, Language, Wording, said

__all__ = ["Column", "ColumnType", "Row"]

Row = tuple[Any, ...]
"""The values of one row, one for each column; None where nothing is recorded."""


class ColumnType(Labelled):
    """What the values of a column are; any of them may be absent."""

    TEXT = "text", "tekst", "text"
    INTEGER = "integer", "geheel getal", "whole number"
    FLOAT = "float", "getal", "number"
    BOOLEAN = "boolean", "ja of nee", "true or false"
    DATE = "date", "datum", "date"


_Of = type | None
"""An enumeration, or a partial date."""


@final
@attrs.frozen
class Column:
    """A column: its name, what its values are, and what it means in both languages.

    >>> Column("year", ColumnType.INTEGER, Wording("of the round", "van de meting")).type.value
    'integer'
    """

    name: str
    type: ColumnType
    description: Wording
    of: _Of = None
    """Of what the text is: an enumeration, or :class:`okomodel.PartialDate`; None: of neither."""

    def said(self, value: Any, lang: Language = "en") -> str:
        """A value as a person reads it: labels, dates, yes and no in words; empty for None.

        >>> start = Column("since", ColumnType.TEXT, Wording("since", "sinds"), PartialDate)
        >>> start.said("2024-21", "nl"), start.said(None)
        ('voorjaar 2024', '')
        """
        if value is None:
            return ""
        if isinstance(value, bool):
            return (_YES if value else _NO).text(lang)
        if self.of is PartialDate:
            return _day(value, lang)
        if self.of is not None and issubclass(self.of, Labelled):
            return ", ".join(said(self.of.named(one), lang) for one in value.split(" "))
        return said(value, lang)


_YES, _NO = Wording("yes", "ja"), Wording("no", "nee")


def _day(text: str, lang: Language) -> str:
    try:
        return PartialDate(text).label(lang)
    except InvalidValue:  # only its bounds are known: 2024-02-01/..
        return text
