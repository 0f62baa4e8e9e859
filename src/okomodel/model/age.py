"""For which ages something is meant."""

from typing import Annotated, final

import attrs

from okomodel.sealed import Sealed
from okomodel.values.constraints import Together, whole_number
from okomodel.values.held import checked
from okomodel.wording import Wording

__all__ = ["AgeRange"]

Age = Annotated[int, whole_number(0, 30, Wording("an age", "een leeftijd"))]

_YOUNGEST_FIRST = Together(
    Wording("an oldest that is not below youngest", "een oldest die niet onder youngest ligt"),
    ("youngest", "oldest"),
    lambda ages: ages.youngest <= ages.oldest,
)


@final
@attrs.frozen(kw_only=True, field_transformer=checked)
class AgeRange(Sealed):
    """For which ages something is meant, in years; both are included.

    >>> AgeRange()
    AgeRange(youngest=10, oldest=18)
    """

    youngest: Age = 10
    """From this age, 0 to 30."""
    oldest: Age = attrs.field(default=18, validator=_YOUNGEST_FIRST)
    """To this age, 0 to 30, not below ``youngest``."""
