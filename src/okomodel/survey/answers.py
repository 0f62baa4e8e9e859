"""What a column of any data frame says, as narwhals asks it: codes, whatever type they have."""

from enum import Enum
from typing import Self, final

import attrs
import narwhals as nw

__all__ = ["EMPTY", "VALID", "WITHOUT", "YES", "Answers", "Kind", "flag", "number_of"]

VALID = YES, NO = 1, 0
"""The answers to a yes/no indicator that count [ggd-oko-2025]."""

WITHOUT = 8, 9
"""What stands where it does not apply (8) or is not known (9): it never counts."""

EMPTY = ("", ".", "NA", "N/A", "NaN", "nan", "None", "null", "NULL", "<NA>", "#NULL!")
"""What stands in a text where there is no answer, as programs write it."""


_ENDS = ("", ".0", ",0", ".00", ",00")
_TRUTHS = {YES: ("True", "TRUE", "true"), NO: ("False", "FALSE", "false")}
_TEXTS = (nw.String, nw.Categorical, nw.Enum, nw.Object, nw.Unknown)


class Kind(Enum):
    """How codes are asked of a column, by its type."""

    NUMBER = "number"
    FLOAT = "float"
    TEXT = "text"
    NEITHER = "neither"


@final
@attrs.frozen
class Answers:
    """A column of a frame, and how codes are asked of it."""

    column: str
    kind: Kind
    expression: nw.Expr

    @classmethod
    def of(cls, column: str, dtype: nw.dtypes.DType) -> Self:
        """Those of a column of that type."""
        asked = nw.col(column)
        if dtype == nw.Boolean:
            return cls(column, Kind.NUMBER, asked.cast(nw.Int64))
        if dtype.is_integer():
            return cls(column, Kind.NUMBER, asked)
        if dtype.is_numeric():
            return cls(column, Kind.FLOAT, asked.cast(nw.Float64))
        if any(dtype == text for text in _TEXTS):
            text = asked if dtype == nw.String else asked.cast(nw.String)
            return cls(column, Kind.TEXT, text.str.strip_chars())
        return cls(column, Kind.NEITHER, asked)

    def has(self, *codes: int) -> nw.Expr:
        """Whether an answer is one of these codes; of an empty one that is not known."""
        if self.kind is Kind.TEXT:
            return self.expression.is_in([text for code in codes for text in _written(code)])
        if len(codes) == 1:
            return self.expression == codes[0]
        is_float = self.kind is Kind.FLOAT
        return self.expression.is_in([float(code) if is_float else code for code in codes])

    @property
    def is_empty(self) -> nw.Expr:
        """Whether there is no answer."""
        if self.kind is Kind.TEXT:
            return self.expression.is_null() | self.expression.is_in(list(EMPTY))
        if self.kind is Kind.FLOAT:
            return self.expression.is_null() | self.expression.is_nan()
        return self.expression.is_null()

    @property
    def key(self) -> nw.Expr:
        """The answer itself, by which pupils can be grouped; an empty one is -1, or no text."""
        nothing = nw.lit("") if self.kind is Kind.TEXT else nw.lit(-1)
        return nw.when(self.is_empty).then(nothing).otherwise(self.expression)


def flag(condition: nw.Expr) -> nw.Expr:
    """1 where it holds, 0 where it does not; where that is not known, nothing, or 0."""
    return condition.cast(nw.Int64)


def _written(code: int) -> tuple[str, ...]:
    """A code as programs write it in text."""
    return (*(f"{code}{end}" for end in _ENDS), *_TRUTHS.get(code, ()))


def number_of(text: str) -> str:
    """A value without the decimals that say nothing: ``302.0`` is 302.

    >>> number_of("302.0"), number_of("GM0302")
    ('302', 'GM0302')
    """
    whole, _, decimals = text.strip().replace(",", ".").partition(".")
    return whole if whole.isdigit() and not decimals.strip("0") else text.strip()
