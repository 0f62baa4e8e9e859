"""The verdict on a target: what the figures show of it, the first that holds."""

from typing import Final

from okomodel.model import Aim, Direction, Target
from okomodel.monitor.figure import Figure
from okomodel.values.share import Margin, change_interval
from okomodel.wording import Labelled

__all__ = ["Verdict", "change_of", "judged", "on_the_way", "value_of"]


class Verdict(Labelled):
    """What the figures show of a target."""

    NO_DATA = "no-data", "geen cijfers", "no data"
    WITHHELD = "withheld", "niet getoond: kleine aantallen", "not shown: small numbers"
    NOT_COMPARABLE = "not-comparable", "niet vergelijkbaar", "not comparable"
    REACHED = "reached", "bereikt", "reached"
    WORSE = "worse", "verslechterd", "worse"
    NO_DEMONSTRABLE_CHANGE = (
        "no-demonstrable-change",
        "geen aantoonbare verandering",
        "no demonstrable change",
    )
    ON_COURSE = "on-course", "op koers", "on course"
    BEHIND = "behind", "loopt achter", "behind"


_SIGN: Final = {Direction.UP: 1, Direction.DOWN: -1}


def value_of(figure: Figure) -> float:
    """Its percentage or its mean; of one that is withheld, which is compared with nothing, 0."""
    return figure.value or 0.0


def change_of(before: Figure, after: Figure) -> Margin | None:
    """Newcombe's interval of a change; None: of a mean, and where a base is not known."""
    if before.percentage is None or after.percentage is None or not before.base or not after.base:
        return None
    return change_interval(before.percentage, before.base, after.percentage, after.base)


def on_the_way(before: Figure, after: Figure, target: Target) -> float:
    """Where a straight way from baseline to target was when it was measured last.

    A target that was due before then lies at its end.
    """
    start = value_of(before)
    if before.on is None or after.on is None:
        return target.value
    whole = (target.by.latest - before.on).days
    gone = (after.on - before.on).days / whole if whole > 0 else 1.0
    return start + min(gone, 1.0) * (target.value - start)


def judged(before: Figure, after: Figure, target: Target, better: Direction) -> Verdict:
    """The verdict on two figures that may be shown and compared."""
    sign, change = _SIGN[better], change_of(before, after)
    if _is_reached(after, target, sign):
        return Verdict.REACHED
    if change is None or change.holds(0):
        return Verdict.NO_DEMONSTRABLE_CHANGE
    if sign * change.high < 0 or sign * change.low < 0:
        return Verdict.WORSE
    is_on_course = sign * (value_of(after) - on_the_way(before, after, target)) >= 0
    return Verdict.ON_COURSE if is_on_course else Verdict.BEHIND


def _is_reached(after: Figure, target: Target, sign: int) -> bool:
    """At or beyond the target; one to hold may lie on the worse side as far as chance goes."""
    reached = value_of(after)
    if target.aim is Aim.HOLD and after.interval:
        reached = after.interval.high if sign > 0 else after.interval.low
    return sign * (reached - target.value) >= 0
