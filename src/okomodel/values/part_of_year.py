"""The months, seasons and quarters of a year, by the codes of ISO 8601-2."""

from collections.abc import Mapping
from typing import NamedTuple, final

from okomodel.wording import MONTHS, Wording

__all__ = ["PARTS", "Part"]


@final
class Part(NamedTuple):
    """Some months of a year: the first of them, how many, and what they are ``called``."""

    month: int
    months: int
    called: Wording


_SEASON, _QUARTER = 21, 33  # the codes of the first ones

PARTS: Mapping[int, Part] = {
    **{
        month: Part(month, 1, Wording(f"{one.en} {{year}}", f"{one.nl} {{year}}"))
        for month, one in enumerate(MONTHS, 1)
    },
    _SEASON: Part(3, 3, Wording("spring {year}", "voorjaar {year}")),
    _SEASON + 1: Part(6, 3, Wording("summer {year}", "zomer {year}")),
    _SEASON + 2: Part(9, 3, Wording("autumn {year}", "najaar {year}")),
    _SEASON + 3: Part(12, 3, Wording("winter {year}/{next}", "winter {year}/{next}")),
    _QUARTER: Part(1, 3, Wording("1st quarter of {year}", "1e kwartaal {year}")),
    _QUARTER + 1: Part(4, 3, Wording("2nd quarter of {year}", "2e kwartaal {year}")),
    _QUARTER + 2: Part(7, 3, Wording("3rd quarter of {year}", "3e kwartaal {year}")),
    _QUARTER + 3: Part(10, 3, Wording("4th quarter of {year}", "4e kwartaal {year}")),
}
"""The parts of a year by the number that stands behind it: ``2024-21`` is its spring."""
