"""Whether a municipality takes part, and since when."""

from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.model.codes import CohortId, SourceId
from okomodel.values.held import Known, Takes, checked
from okomodel.values.partial_date import Dated, PartialDate
from okomodel.wording import Labelled

__all__ = ["Participation", "ParticipationStatus"]


class ParticipationStatus(Labelled):
    """Where a municipality stands towards the programme."""

    INTERESTED = "interested", "geïnteresseerd", "interested"
    DECIDING = "deciding", "in besluitvorming", "deciding"
    DECLINED = "declined", "afgezien", "declined"
    SUPPORTED = "supported", "ondersteund", "supported"
    CONTINUING = "continuing", "gaat zelfstandig door", "continuing"
    PAUSED = "paused", "gepauzeerd", "paused"
    STOPPED = "stopped", "gestopt", "stopped"


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Participation(OneLine):
    """A status and the day, month or year from which it holds.

    Several sources or cohorts may claim the same municipality: each claim is a participation.

    >>> Participation(status="supported", since="2023-01").status
    <ParticipationStatus.SUPPORTED: 'supported'>
    """

    status: Known[ParticipationStatus] = attrs.field(converter=Takes[ParticipationStatus | str])
    """Where the municipality stands."""
    since: PartialDate = attrs.field(converter=Takes[Dated])
    """From when, as far as known."""
    cohort: Known[CohortId | None] = None
    """The id of its cohort (a register has them)."""
    source: SourceId | None = None
    """The id of the source that says so."""
    note: str | None = None
    """A remark, for people."""
