"""What a column is, and what its values are."""

from typing import Any, final

import attrs

from okomodel.wording import Labelled, Wording

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
