"""Indicators that the national catalogue does not have."""

from typing import Annotated, final

import attrs

from okomodel.display import OneLine
from okomodel.model.codes import CODE
from okomodel.model.target import Direction
from okomodel.values.constraints import RequiredText
from okomodel.values.held import Known, Takes, checked
from okomodel.values.partial_date import Dated, PartialDate
from okomodel.wording import Labelled, Wording

__all__ = ["IndicatorKind", "Measures", "OwnIndicator"]


class IndicatorKind(Labelled):
    """What an indicator is in the approach: a factor that protects or puts at risk, an outcome."""

    PROTECTIVE = "protective", "beschermende factor", "protective factor"
    RISK = "risk", "risicofactor", "risk factor"
    OUTCOME = "outcome", "uitkomst", "outcome"


class Measures(Labelled):
    """What the figures of an indicator are: the share of some pupils, or a mean."""

    SHARE = "share", "aandeel", "share"
    MEAN = "mean", "gemiddelde", "mean"


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class OwnIndicator(OneLine):
    """An indicator of one's own: what it counts or measures, and which way is better.

    Its ``code`` is none of the national catalogue; figures and targets name it as they name
    those. A ``mean`` has a ``unit``, such as years or points.

    >>> age = OwnIndicator(code="AGE1ST", label="age at first drink", measures="mean", unit="years")
    >>> age.called.nl, age.measures.label("nl")
    ('age at first drink', 'gemiddelde')
    """

    code: Annotated[Known[str], CODE]
    """By what others refer to it: a capital, then 2 to 11 capitals or digits."""
    label: RequiredText
    """What it is, as a reader says it."""
    label_nl: RequiredText | None = None
    """The same in Dutch; None: the same."""
    measures: Measures = attrs.field(default=Measures.SHARE, converter=Takes[Measures | str])
    """A share of pupils, 0 to 100 percent, or a mean."""
    unit: str | None = None
    """In what a mean is counted."""
    area: str | None = None
    """To what it belongs: a life domain, or a subject."""
    kind: IndicatorKind | None = attrs.field(
        default=None, converter=Takes[IndicatorKind | str | None]
    )
    """Whether it is a factor that protects, one that puts at risk, or an outcome."""
    better: Direction | None = attrs.field(default=None, converter=Takes[Direction | str | None])
    """Which way is better."""
    since: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """Since when it is measured."""

    @property
    def called(self) -> Wording:
        """What it is called, in both languages."""
        return Wording(self.label, self.label_nl or self.label)
