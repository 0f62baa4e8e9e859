"""A date that may be known only to its month, its season, its quarter or its year."""

from datetime import date, datetime, timedelta
from functools import lru_cache, total_ordering
from re import compile as pattern
from typing import Self, final

from attrs.exceptions import FrozenInstanceError

from okomodel.errors import Advice, InvalidType, InvalidValue
from okomodel.sealed import Sealed
from okomodel.values.calendar import FIRST_YEAR, LAST_YEAR, as_day, months_after
from okomodel.values.part_of_year import PARTS
from okomodel.values.typed_day import advice_of_day
from okomodel.wording import Language, Wording, day_in_text

__all__ = ["Dated", "PartialDate"]

_TEXT = pattern(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_EXPECTS = Wording(
    f"a partial date (YYYY, YYYY-MM or YYYY-MM-DD) in {FIRST_YEAR} to {LAST_YEAR}",
    f"een datum (JJJJ, JJJJ-MM of JJJJ-MM-DD) van {FIRST_YEAR} tot en met {LAST_YEAR}",
)


@final
@total_ordering
class PartialDate(
    Sealed
):  # by hand: msgspec takes an attrs class for an object, and this is a text
    """A date known to the year, season, quarter, month or day; what is unknown stays unknown.

    Made from its text (``"2023"``, ``"2023-01"``, ``"2023-01-18"``), from a ``date``, or from
    another partial date. A season and a quarter are written with the codes of ISO 8601-2:
    ``"2024-21"`` is the spring of 2024 (March to May), ``-22`` its summer, ``-23`` its autumn,
    ``-24`` the winter that begins in December 2024; ``"2025-33"`` to ``"2025-36"`` are the
    quarters of 2025. ``str()`` gives the text back. Partial dates sort by their first possible
    day, then by their last, then by their text. Whether one *certainly* comes before another is
    asked of ``latest`` and ``earliest``.

    Raises :class:`okomodel.errors.InvalidValue` for a text that is no such date in 1900 to
    2199, and :class:`okomodel.errors.InvalidType` for anything else, a ``datetime`` too.

    >>> start = PartialDate("2023-02")
    >>> start.earliest, start.latest
    (datetime.date(2023, 2, 1), datetime.date(2023, 2, 28))
    >>> PartialDate("2024-24").latest
    datetime.date(2025, 2, 28)
    """

    __slots__ = ("earliest", "latest", "text")

    text: str
    """The text as it was written: ``2023``, ``2023-01``, ``2023-21`` or ``2023-01-18``."""
    earliest: date
    """The first day that it can be."""
    latest: date
    """The last day that it can be."""

    def __init__(self, value: Self | date | str) -> None:
        text = _text(value)
        earliest, latest = _span(text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", latest)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The partial date that a text says, and nothing but a text.

        >>> PartialDate.parse("2023").month is None
        True
        """
        if not isinstance(text, str):
            raise InvalidType(_EXPECTS, text, advise=_advice)
        return cls(text)

    @property
    def year(self) -> int:
        """The year as it is written, 1900 to 2199: of a winter that in which it begins."""
        return self.earliest.year

    @property
    def month(self) -> int | None:
        """The month, or None where it is not known."""
        return self.earliest.month if self.earliest.month == self._part else None

    @property
    def day(self) -> int | None:
        """The day of the month, or None where it is not known."""
        return self.earliest.day if len(self.text) > len("2023-01") else None

    @property
    def _part(self) -> int | None:
        """The number behind the year: of a month, a season or a quarter."""
        return int(self.text[5:7]) if len(self.text) > len("2023") else None

    def __contains__(self, day: date | str) -> bool:
        """Whether it can be that day."""
        return self.earliest <= as_day(day) <= self.latest

    def label(self, lang: Language = "en") -> str:
        """What a person reads; a day and a year are as they are written.

        >>> PartialDate("2024-21").label("nl"), PartialDate("2024-24").label("nl")
        ('voorjaar 2024', 'winter 2024/2025')
        """
        if self._part is None or self.day is not None:
            return self.text
        return PARTS[self._part].called.text(lang, year=self.year, next=self.year + 1)

    def in_text(self, lang: Language = "en") -> str:
        """The same in running text, where a day is written with its month.

        >>> PartialDate("2026-10-15").in_text("nl"), PartialDate("2026").in_text("nl")
        ('15 oktober 2026', '2026')
        """
        return self.label(lang) if self.day is None else day_in_text(self.earliest, lang)

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, PartialDate) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._order < other._order

    @property
    def _order(self) -> tuple[date, date, str]:
        return self.earliest, self.latest, self.text

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (self.text,)


def _text(value: PartialDate | date | str) -> str:
    if isinstance(value, str | PartialDate):
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    raise InvalidType(_EXPECTS, value, advise=_advice)


def _advice(value: object) -> Advice:
    return advice_of_day(value, _is_partial_date, whole=False)


def _is_partial_date(text: str) -> bool:
    try:
        return bool(_span(text))
    except InvalidValue:
        return False


@lru_cache(maxsize=8192)
def _span(text: str) -> tuple[date, date]:
    if not (match := _TEXT.fullmatch(text)):
        raise InvalidValue(_EXPECTS, text, advise=_advice)
    year, part, day = (int(one) if one else None for one in match.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidValue(_EXPECTS, text, advise=_advice)
    try:
        return _first_and_last(year, part, day)
    except (KeyError, ValueError):
        raise InvalidValue(_EXPECTS, text, advise=_advice) from None


def _first_and_last(year: int, part: int | None, day: int | None) -> tuple[date, date]:
    if part is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is not None:
        return date(year, part, day), date(year, part, day)
    found = PARTS[part]
    first = date(year, found.month, 1)
    return first, months_after(first, found.months) - timedelta(days=1)


Dated = PartialDate | date | str
"""What means a partial date: itself, a day, or a text."""
