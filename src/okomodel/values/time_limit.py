"""How long something may take, in months or in weeks."""

from datetime import date, timedelta
from re import ASCII
from re import compile as pattern
from typing import Annotated, Self, final

import attrs

from okomodel.errors import InvalidType, InvalidValue
from okomodel.sealed import Sealed
from okomodel.values.calendar import as_day, months_after
from okomodel.values.constraints import whole_number
from okomodel.values.held import Takes, checked
from okomodel.wording import Labelled, Language, Wording

__all__ = ["Allowed", "TimeLimit", "TimeUnit"]

Allowed = Annotated[int, whole_number(0, 120)]
"""So many months or weeks something may take."""


class TimeUnit(Labelled):
    """What a time limit is counted in."""

    MONTHS = "months", "maanden", "months"
    WEEKS = "weeks", "weken", "weeks"


_ONE = {TimeUnit.MONTHS: Wording("month", "maand"), TimeUnit.WEEKS: Wording("week", "week")}
_LIMIT = pattern(r"([0-9]{1,3}) (month|week)s?", ASCII)
_EXPECTS_LIMIT = Wording(
    'a time limit ("3 months" or "8 weeks")', 'een termijn ("3 months" of "8 weeks")'
)


@final
@attrs.frozen(repr=False, field_transformer=checked)
class TimeLimit(Sealed):
    """How long something may take: 0 to 120 months or weeks, counted from an anchor.

    >>> TimeLimit(8, "weeks").after(date(2025, 11, 14))
    datetime.date(2026, 1, 9)
    """

    number: Allowed
    unit: TimeUnit = attrs.field(converter=Takes[TimeUnit | str])

    @classmethod
    def parse(cls, text: str) -> Self:
        """The time limit that a text like ``3 months`` or ``8 weeks`` says.

        Raises :class:`okomodel.errors.InvalidType` or :class:`okomodel.errors.InvalidValue`.
        """
        if not isinstance(text, str):
            raise InvalidType(_EXPECTS_LIMIT, text)
        if not (match := _LIMIT.fullmatch(text)):
            raise InvalidValue(_EXPECTS_LIMIT, text)
        return cls(int(match[1]), f"{match[2]}s")

    def after(self, day: date | str) -> date:
        """The last day that is still in time, counted from that day."""
        day = as_day(day)
        if self.unit is TimeUnit.WEEKS:
            return day + timedelta(weeks=self.number)
        return months_after(day, self.number)

    def label(self, lang: Language = "en") -> str:
        """What a person reads, in Dutch (``nl``) or English (``en``).

        >>> TimeLimit.parse("3 months").label("nl")
        '3 maanden'
        """
        if self.number == 1:
            return f"1 {_ONE[self.unit].text(lang)}"
        return f"{self.number} {self.unit.label(lang)}"

    def __str__(self) -> str:
        return self.label()

    def __repr__(self) -> str:
        return f"TimeLimit({self.number}, '{self.unit}')"
