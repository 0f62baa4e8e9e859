"""How a stretch of days is said."""

from okomodel.values import Period
from okomodel.wording import Language, Wording

__all__ = ["from_to"]

_FROM_TO = Wording("{start} to {end}", "{start} t/m {end}")
_FROM = Wording("from {start}", "vanaf {start}")


def from_to(period: Period, lang: Language) -> str:
    """A period in words: its one day, its first and last day, or its first while it runs.

    >>> from_to(Period("2024-01-17", "2024-01-18"), "nl")
    '2024-01-17 t/m 2024-01-18'
    """
    if period.end is None:
        return _FROM.text(lang, start=period.start)
    if period.start == period.end:
        return str(period.start)
    return _FROM_TO.text(lang, start=period.start, end=period.end)
