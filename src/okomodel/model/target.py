"""Targets (streefcijfers) and the baselines they start from."""

from typing import final

import attrs

from okomodel.display import OneLine, Shown
from okomodel.model.codes import (
    Count,
    Group,
    IndicatorCode,
    Mean,
    Percentage,
    PriorityId,
    RoundId,
)
from okomodel.model.pupils import Education, Gender
from okomodel.values.constraints import Slug, Together
from okomodel.values.held import Takes, checked
from okomodel.values.partial_date import Dated, PartialDate
from okomodel.wording import Labelled, Wording

__all__ = ["Aim", "Baseline", "Direction", "Target"]


class Direction(Labelled):
    """Which way a figure has to go."""

    UP = "up", "omhoog", "up"
    DOWN = "down", "omlaag", "down"


class Aim(Labelled):
    """What a target asks: to reach a figure, or to hold it."""

    REACH = "reach", "bereiken", "reach"
    HOLD = "hold", "vasthouden", "hold"


_ONE_VALUE = Together(
    Wording("percentage or mean, not both", "percentage of mean, niet allebei"),
    ("percentage", "mean"),
    lambda baseline: baseline.percentage is None or baseline.mean is None,
)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Baseline(OneLine):
    """The figure that a target starts from.

    ``percentage`` (0 to 100) and ``base`` (pupils) are given only where the round has no
    measurement of it.

    >>> Baseline(round="gmj-2023").percentage is None
    True
    """

    round: RoundId
    """The id of the survey round."""
    percentage: Percentage | None = attrs.field(default=None, validator=_ONE_VALUE)
    """0 to 100, where the round has no measurement of it."""
    mean: Mean | None = None
    """The mean, of an indicator that has means, where the round has no measurement of it."""
    base: Count | None = None
    """Of how many pupils, where the round has no measurement of it."""


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Target(Shown):
    """A target (streefcijfer): the percentage or mean that an indicator should reach by a date.

    ``better`` is given only where it differs from the indicator's own direction.

    >>> Target(
    ...     id="weten-waar",
    ...     indicator="SOROK3A3",
    ...     baseline=Baseline(round="gmj-2023"),
    ...     value=88,
    ...     by="2027",
    ... ).by.latest.year
    2027
    """

    id: Slug
    """How others refer to it: a slug, at most 64 characters."""
    indicator: IndicatorCode
    """The code of the indicator."""
    baseline: Baseline
    """What it starts from."""
    value: Mean
    """What to reach or to hold: a percentage, 0 to 100, or a mean, as the indicator is."""
    aim: Aim = attrs.field(default=Aim.REACH, converter=Takes[Aim | str])
    """Whether it is to be reached, or held."""
    by: PartialDate = attrs.field(converter=Takes[Dated])
    """By when."""
    group: Group = "2+4"
    """Grades joined by ``+``, or ``all``."""
    gender: Gender | None = attrs.field(default=None, converter=Takes[Gender | str | None])
    """Of girls or of boys; None: of all."""
    education: Education | None = attrs.field(default=None, converter=Takes[Education | str | None])
    """Of which kind of education; None: of all."""
    priority: PriorityId | None = None
    """The id of the priority it belongs to."""
    better: Direction | None = attrs.field(default=None, converter=Takes[Direction | str | None])
    """Which way is better, where it differs from the indicator's own."""
