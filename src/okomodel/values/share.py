"""A share of counted people, how exactly it is known, and how far two of them lie apart.

Three formulas and no more: Wilson's interval for a share, Newcombe's hybrid score interval for the
difference of two, and Kish's effective base for figures that were weighted.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from math import sqrt
from typing import Final, final

import attrs

from okomodel.display import OneLine, line, lines

__all__ = [
    "Margin",
    "change_interval",
    "effective_base",
    "kish",
    "smallest_change",
    "tenths",
    "wilson",
]

Z: Final = 1.959963984540054
"""What a standard normal variable stays within, on either side, in 95 of 100 cases."""


@final
@attrs.frozen(repr=False)
class Margin(OneLine):
    """From where to where a figure may lie, in percent or in percentage points.

    >>> Margin(-3.0, 7.0).holds(0)
    True
    """

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value lies in it, its ends included."""
        return self.low <= value <= self.high


def _line(one: Margin) -> str:
    return line(one, f"{one.low:.2f} to {one.high:.2f}")


lines[Margin] = _line


def wilson(percentage: float, base: float) -> Margin:
    """Wilson's 95 % interval, in percent, of a ``percentage`` (0 to 100) of ``base`` people.

    The base is above 0; an effective base need not be whole.

    >>> wilson(50, 100)
    <Margin 40.38 to 59.62>
    """
    share, weight = percentage / 100, Z * Z / base
    middle = (share + weight / 2) / (1 + weight)
    half = Z / (1 + weight) * sqrt(share * (1 - share) / base + weight / (4 * base))
    low = 0.0 if share <= 0 else middle - half
    return Margin(100 * low, 100 * (1.0 if share >= 1 else middle + half))


def change_interval(before: float, base: float, after: float, later_base: float) -> Margin:
    """Newcombe's 95 % interval of ``after`` less ``before``, in percentage points (hybrid score).

    >>> change_interval(24.08, 191, 20.43, 186)
    <Margin -11.98 to 4.77>
    """
    first, second = wilson(before, base), wilson(after, later_base)
    change = after - before
    down = sqrt((after - second.low) ** 2 + (first.high - before) ** 2)
    up = sqrt((second.high - after) ** 2 + (before - first.low) ** 2)
    return Margin(change - down, change + up)


def effective_base(weights: Iterable[float]) -> float:
    """Kish's effective base: how many unweighted answers would be as exact; of no weights 0.

    >>> effective_base([1, 1, 1, 1]), effective_base([3, 1])
    (4.0, 1.6)
    """
    total = squares = 0.0
    for weight in weights:
        total += weight
        squares += weight * weight
    return kish(total, squares)


def kish(total: float, squares: float) -> float:
    """The same of the sum of the weights and the sum of their squares.

    >>> kish(4.0, 10.0)
    1.6
    """
    return total * total / squares if squares else 0.0


def smallest_change(before: float, base: float, later_base: float, *, up: bool) -> float | None:
    """The smallest step, in percentage points, whose interval leaves out 0; None: no step does.

    From ``before`` (0 to 100) of ``base`` people, up or down, measured again among ``later_base``.

    >>> round(smallest_change(83, 412, 400, up=True), 1), smallest_change(99, 40, 40, up=True)
    (4.9, None)
    """
    end = 100.0 if up else 0.0
    if not _is_demonstrable(before, base, end, later_base):
        return None
    near, far = before, end
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        if _is_demonstrable(before, base, middle, later_base):
            far = middle
        else:
            near = middle
    return abs(far - before)


def _is_demonstrable(before: float, base: float, after: float, later_base: float) -> bool:
    return not change_interval(before, base, after, later_base).holds(0)


_HALVINGS = 40  # of at most 100 points: far below what a percentage is written with


def tenths(figure: float, *, unlike: float | None = None) -> float:
    """A percentage, or a number of points, as it is told: with one decimal, halves away from 0.

    ``unlike`` is a bound that it may not read as: what lies just below has as many decimals more as
    it takes.

    >>> tenths(100 * 418 / 530), tenths(2.25), tenths(-2.25)
    (78.9, 2.3, -2.3)
    >>> tenths(79.96), tenths(79.96, unlike=80)
    (80.0, 79.96)
    """
    exact = Decimal(repr(float(figure)))
    for decimals in range(1, _MOST_DECIMALS):
        told = float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
        if told != unlike or figure == unlike:
            return told
    return float(figure)


_MOST_DECIMALS = 12
