"""The colours of what is drawn, the same in every picture.

They are told apart by those who see colours in another way, too (the palette of Okabe and Ito).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from okomodel.model.life_domain import LifeDomain

__all__ = ["CATEGORIES", "DOMAINS", "INK", "PALE", "SOFT", "contrast", "ink_on"]

DOMAINS: Final[Mapping[LifeDomain, str]] = {
    LifeDomain.SCHOOL: "#0072b2",
    LifeDomain.HOME: "#d55e00",
    LifeDomain.LEISURE: "#009e73",
    LifeDomain.PEERS: "#cc79a7",
}
"""By life domain its colour."""

CATEGORIES: Final[Sequence[str]] = (
    *DOMAINS.values(),
    "#56b4e9",
    "#e69f00",
    "#f0e442",
    "#7f7f7f",
)
"""Colours for what has none of its own, in the order in which they are given out."""

INK: Final = "#1f2328"
"""Of words, and of what stands out."""

SOFT: Final = "#59636e"
"""Of what goes across the domains, of axes and of words beside the point."""

_DARK = 0.04045  # below which sRGB is a straight line

PALE: Final = "#e4e7eb"
"""Of what lies behind, such as a municipality that takes no part."""


def ink_on(colour: str) -> str:
    """The colour of words that stand on a colour: the one that is easier to read there.

    >>> ink_on("#0072b2"), ink_on("#f0e442") == INK
    ('#ffffff', True)
    """
    return max((INK, "#ffffff"), key=lambda ink: contrast(ink, colour))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it, 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4
