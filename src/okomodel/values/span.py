"""Between which days something lies, where no more is known."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Self, final

import attrs

from okomodel.errors import InvalidValue
from okomodel.sealed import Sealed
from okomodel.values.calendar import FIRST_YEAR, LAST_YEAR, as_day, months_after
from okomodel.values.part_of_year import PARTS
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Language, Wording, in_text, said

__all__ = ["Span", "When", "first_day", "has_come", "last_day"]

_FORWARD = Wording(
    "a latest day that is not before the earliest",
    "een laatste dag die niet voor de eerste ligt",
)
_BETWEEN = Wording("between {first} and {last}", "tussen {first} en {last}")
_BY, _FROM = Wording("by {last}", "uiterlijk {last}"), Wording("from {first}", "vanaf {first}")
_SOME_DAY = Wording("some day", "ooit")
_OPEN = ".."
_DAY = timedelta(days=1)


def _not_backwards(span: "Span", _field: object, latest: date | None) -> None:
    if span.earliest and latest and latest < span.earliest:
        raise InvalidValue(_FORWARD, latest.isoformat(), "Span.latest")


@final
@attrs.frozen
class Span(Sealed):
    """One day, of which is only known that it lies from ``earliest`` to ``latest``.

    Either may be None: what is done by some day has no earliest. A partial date says the same of
    a month or a year; counting months from one gives a span. Its text is that of the partial
    date that covers the same days, if there is one.

    Raises :class:`okomodel.errors.InvalidValue` where the latest comes before the earliest.

    >>> Span.after(PartialDate("2024-23"), 5)
    Span(earliest=datetime.date(2025, 2, 1), latest=datetime.date(2025, 4, 30))
    >>> str(Span.after(PartialDate("2024"), 12)), Span(None, date(2024, 3, 1)).label("nl")
    ('2025', 'uiterlijk 2024-03-01')
    """

    earliest: date | None = None
    """The first day that it can be; None: it is not known."""
    latest: date | None = attrs.field(default=None, validator=_not_backwards)
    """The last day that it can be; None: it is not known."""

    @classmethod
    def after(cls, when: PartialDate | Self, months: int) -> Self:
        """The day a number of months after (or before) an anchor that may be known in part.

        A day that the month lacks becomes its last day; the end of a month that is not known
        to the day stays the end of one.

        >>> str(Span.after(PartialDate("2023-01-31"), 1))
        '2023-02-28'
        """
        first, last = when.earliest, when.latest
        if last and last != first and (behind := last + _DAY).day == 1:
            last = months_after(behind, months) - _DAY  # a whole month stays one
        elif last:
            last = months_after(last, months)
        return cls(months_after(first, months) if first else None, last)

    @property
    def partial(self) -> PartialDate | None:
        """The partial date that covers exactly the same days, if there is one.

        >>> Span(date(2024, 3, 1), date(2024, 5, 31)).partial
        PartialDate('2024-21')
        """
        first, last = self.earliest, self.latest
        if first is None or last is None or not FIRST_YEAR <= first.year <= LAST_YEAR:
            return None
        known = (PartialDate(text) for text in _texts(first))
        return next((one for one in known if (one.earliest, one.latest) == (first, last)), None)

    @property
    def text(self) -> str:
        """That of the partial date that covers the same, or both days: ``2024-02-01/..``."""
        if same := self.partial:
            return same.text
        return f"{self.earliest or _OPEN}/{self.latest or _OPEN}"

    def __contains__(self, day: date | str) -> bool:
        """Whether it can be that day."""
        return first_day(self) <= as_day(day) <= last_day(self)

    def label(self, lang: Language = "en") -> str:
        """What a person reads in a table."""
        return self._worded(said, lang)

    def in_text(self, lang: Language = "en") -> str:
        """The same in running text, where a day is written with its month."""
        return self._worded(in_text, lang)

    def _worded(self, as_said: Callable[[object, Language], str], lang: Language) -> str:
        if same := self.partial:
            return as_said(same, lang)
        first, last = (as_said(one, lang) for one in (self.earliest, self.latest))
        if self.earliest is None:
            return _BY.text(lang, last=last) if self.latest else _SOME_DAY.text(lang)
        if self.latest is None:
            return _FROM.text(lang, first=first)
        return _BETWEEN.text(lang, first=first, last=last)

    def __str__(self) -> str:
        return self.text


When = PartialDate | Span
"""A day, as far as it is known."""


def first_day(when: When) -> date:
    """The first day that it can be; that of the calendar where it is not known."""
    return when.earliest or date.min


def last_day(when: When) -> date:
    """The last day that it can be; that of the calendar where it is not known."""
    return when.latest or date.max


def has_come(when: When | None, day: date) -> bool:
    """Whether what happened then may have happened by a day: what has no earliest, by its latest.

    >>> has_come(PartialDate("2024-03"), date(2024, 3, 5)), has_come(None, date(2024, 3, 5))
    (True, False)
    """
    return when is not None and (when.earliest or last_day(when)) <= day


def _texts(first: date) -> list[str]:
    """The partial dates that may begin on a day."""
    year = f"{first.year:04}"
    parts = (f"{year}-{part:02}" for part, one in PARTS.items() if one.month == first.month)
    return [first.isoformat(), *parts, year]
