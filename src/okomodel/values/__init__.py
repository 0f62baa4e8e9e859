"""What a date, a period and a share is. These values know nothing of OKO."""

from okomodel.values.partial_date import PartialDate
from okomodel.values.period import Period
from okomodel.values.span import Span

__all__ = ["PartialDate", "Period", "Span"]


def __dir__() -> list[str]:
    return __all__
