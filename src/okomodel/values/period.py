"""A stretch of days, both ends included."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Self, final

import attrs

from okomodel.errors import InvalidType, InvalidValue
from okomodel.sealed import Sealed
from okomodel.values.calendar import as_day, whole_months_between
from okomodel.values.constraints import Together
from okomodel.values.held import Takes, checked
from okomodel.values.partial_date import Dated, PartialDate
from okomodel.wording import Language, Wording, in_text, said

__all__ = ["Period"]

_WHOLE = len("2026-03-24")


def _is_forward(period: Any) -> bool:
    """Whether a period does not certainly end before it starts; while it is read it holds texts."""
    start, end = period.start, period.end
    if end is None or start == end:
        return True
    if isinstance(start, str):
        if len(start) == len(end) == _WHOLE:  # days are in the order of their texts
            return bool(start <= end)
        start, end = PartialDate(start), PartialDate(end)
    return bool(start.earliest <= end.latest)


_NOT_BACKWARDS = Together(
    Wording("an end that is not before its start", "een einde dat niet voor het begin ligt"),
    ("start", "end"),
    _is_forward,
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

    Both are partial dates, given as one, as a ``date`` or as a text. Where one day is needed it
    begins on the earliest and ends on the latest that they can be. Raises
    :class:`okomodel.errors.InvalidValue` where the end certainly comes before the start.

    >>> Period("2025-01-01", "2026-12-31").months
    24
    >>> spring = Period("2024-03", "2024-05-10")
    >>> spring.possible_on("2024-03-05"), spring.certain_on("2024-03-05")
    (True, False)
    """

    start: PartialDate = attrs.field(converter=Takes[Dated])
    end: PartialDate | None = attrs.field(
        default=None, converter=Takes[Dated | None], validator=_NOT_BACKWARDS
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
    def first_day(self) -> date:
        """The first day on which it can have begun."""
        return self.start.earliest

    @property
    def last_day(self) -> date | None:
        """The last day on which it can end; None while it runs."""
        return self.end.latest if self.end else None

    @property
    def months(self) -> int | None:
        """How many whole months it lasts at most, counted from its start; None while it runs."""
        if (last := self.last_day) is None:
            return None
        return whole_months_between(self.first_day, last + timedelta(days=1))

    @property
    def days(self) -> int | None:
        """How many days it lasts at most, both ends counted; None while it runs."""
        last = self.last_day
        return None if last is None else (last - self.first_day).days + 1

    def possible_on(self, day: date | str) -> bool:
        """Whether the day may lie in it, as far as its dates say."""
        day = as_day(day)
        return self.first_day <= day and ((last := self.last_day) is None or day <= last)

    def certain_on(self, day: date | str) -> bool:
        """Whether the day lies in it, whatever its dates mean."""
        day = as_day(day)
        return self.start.latest <= day and (self.end is None or day <= self.end.earliest)

    def contains(self, day: date | str) -> bool:
        """Whether the day may lie in it: the same as :meth:`possible_on`."""
        return self.possible_on(day)

    def __contains__(self, day: date | str) -> bool:
        return self.possible_on(day)

    def overlaps(self, other: Self) -> bool:
        """Whether they may share a day."""
        return self.clip(other) is not None

    def clip(self, other: Self) -> Self | None:
        """The days that both may have, or None where they certainly share none.

        >>> Period("2025-01-01").clip(Period("2024-06-01", "2025-03-31"))
        Period('2025-01-01', '2025-03-31')
        """
        start = max(self.start, other.start)
        ends = (end for end in (self.end, other.end) if end is not None)
        end = min(ends, key=lambda one: (one.latest, one), default=None)
        if end and end.latest < start.earliest:
            return None
        return type(self)(start, end)

    def label(self, lang: Language = "en") -> str:
        """What a person reads: its one day, its first and last, or its first while it runs.

        >>> Period("2024-01-17", "2024-01-18").label("nl")
        '2024-01-17 t/m 2024-01-18'
        """
        return self._worded(said, lang)

    def in_text(self, lang: Language = "en") -> str:
        """The same in running text, where a day is written with its month.

        >>> Period("2024-01-17", "2024-01-18").in_text("nl")
        '17 januari 2024 t/m 18 januari 2024'
        """
        return self._worded(in_text, lang)

    def _worded(self, as_said: Callable[[object, Language], str], lang: Language) -> str:
        start, end = as_said(self.start, lang), as_said(self.end, lang)
        if self.end is None:
            return _FROM.text(lang, start=start)
        return start if self.start == self.end else _FROM_TO.text(lang, start=start, end=end)

    def __str__(self) -> str:
        return f"{self.start}/{self.end or _OPEN}"

    def __repr__(self) -> str:
        end = "" if self.end is None else f", '{self.end}'"
        return f"Period('{self.start}'{end})"
