"""Which figures of a survey may be shown: the small-number policy of a profile.

A percentage may be shown where its base is large enough, enough pupils stand on either side of
it, and it is not 100 % [ggd-oko-2025]. What is held back must not come back by subtraction: of an
indicator of which one figure of the round is held back, none is shown.
"""

from collections.abc import Iterable

from okomodel.model.round import Measurement
from okomodel.reference.profile import Profile, profile_of

__all__ = ["may_be_shown", "percentage_of"]

_EVERYBODY = 100


def may_be_shown(
    measurements: Iterable[Measurement], profile: Profile | str = "oko-nl"
) -> tuple[Measurement, ...]:
    """Those of a round's measurements whose percentage may be shown, in their order.

    The bases and cells of the profile (``min_base``, ``min_cell``) are counted in pupils.

    >>> small = Measurement(indicator="SOROK3A3", base=29, count=12, group="2")
    >>> large = Measurement(indicator="SOROK3A3", base=412, count=342)
    >>> may_be_shown([large]) == (large,), may_be_shown([small, large])
    (True, ())
    """
    by, of_round = profile_of(profile), (*measurements,)
    held_back = {one.indicator for one in of_round if not _is_large(one, by)}
    return tuple(one for one in of_round if one.indicator not in held_back)


def percentage_of(measurement: Measurement) -> float | None:
    """The percentage (0 to 100) that was measured; None where it is withheld or of nobody."""
    if measurement.count is None or not measurement.base:
        return measurement.percentage
    return 100 * measurement.count / measurement.base


def _is_large(measurement: Measurement, profile: Profile) -> bool:
    percentage = percentage_of(measurement)
    if percentage is None or percentage == _EVERYBODY:
        return False
    counted = percentage * measurement.base / 100
    cells = min(counted, measurement.base - counted)
    return measurement.base >= profile.min_base and cells >= profile.min_cell
