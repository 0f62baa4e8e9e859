"""A stretch of days, both ends included."""

from datetime import date, timedelta
from typing import Self, final

import attrs

from okomodel.errors import InvalidType, InvalidValue
from okomodel.sealed import Sealed
from okomodel.values.calendar import Day, as_day, whole_months_between
from okomodel.values.constraints import Together
from okomodel.values.held import Takes, checked
from okomodel.wording import Language, Wording

__all__ = ["Period"]

_NOT_BACKWARDS = Together(
    Wording("an end that is not before its start", "een einde dat niet voor het begin ligt"),
    ("start", "end"),
    lambda period: period.end is None or period.start <= period.end,
)
_EXPECTS = Wording(
    "a period (YYYY-MM-DD/YYYY-MM-DD, or YYYY-MM-DD/.. while it runs)",
    "een periode (JJJJ-MM-DD/JJJJ-MM-DD, of JJJJ-MM-DD/.. zolang zij loopt)",
)
_OPEN = ".."
_FROM_TO = Wording("{start} to {end}", "{start} t/m {end}")
_FROM = Wording("from {start}", "vanaf {start}")


@final
@attrs.frozen(field_transformer=checked)
class Period(Sealed):
    """From the day ``start`` to the day ``end``, both included; no end: it still runs.

    Both are given as a ``date`` or as its text. Raises
    :class:`okomodel.errors.InvalidValue` where the end comes before the start.

    >>> Period("2025-01-01", "2026-12-31").months
    24
    """

    start: date = attrs.field(converter=Takes[Day])
    end: date | None = attrs.field(
        default=None, converter=Takes[Day | None], validator=_NOT_BACKWARDS
    )

    @classmethod
    def parse(cls, text: str) -> Self:
        """The period that a text like ``2025-01-01/2026-12-31`` or ``2025-01-01/..`` says."""
        if not isinstance(text, str):
            raise InvalidType(_EXPECTS, text)
        start, slash, end = text.partition("/")
        if not slash:
            raise InvalidValue(_EXPECTS, text)
        return cls(start, None if end == _OPEN else end)

    @property
    def months(self) -> int | None:
        """How many whole months it lasts, counted from its start; None while it runs."""
        if self.end is None:
            return None
        return whole_months_between(self.start, self.end + timedelta(days=1))

    @property
    def days(self) -> int | None:
        """How many days it lasts, both ends counted; None while it runs."""
        return None if self.end is None else (self.end - self.start).days + 1

    def contains(self, day: date | str) -> bool:
        """Whether the day lies in it."""
        day = as_day(day)
        return self.start <= day and (self.end is None or day <= self.end)

    def __contains__(self, day: date | str) -> bool:
        return self.contains(day)

    def overlaps(self, other: Self) -> bool:
        """Whether they share a day."""
        return self.clip(other) is not None

    def clip(self, other: Self) -> Self | None:
        """The days that both have, or None where they share none.

        >>> Period("2025-01-01").clip(Period("2024-06-01", "2025-03-31"))
        Period('2025-01-01', '2025-03-31')
        """
        start = max(self.start, other.start)
        ends = [end for end in (self.end, other.end) if end is not None]
        if ends and min(ends) < start:
            return None
        return type(self)(start, min(ends, default=None))

    def label(self, lang: Language = "en") -> str:
        """What a person reads: its one day, its first and last, or its first while it runs.

        >>> Period("2024-01-17", "2024-01-18").label("nl")
        '2024-01-17 t/m 2024-01-18'
        """
        if self.end is None:
            return _FROM.text(lang, start=self.start)
        if self.start == self.end:
            return str(self.start)
        return _FROM_TO.text(lang, start=self.start, end=self.end)

    def __str__(self) -> str:
        return f"{self.start}/{self.end or _OPEN}"

    def __repr__(self) -> str:
        end = "" if self.end is None else f", '{self.end}'"
        return f"Period('{self.start}'{end})"
