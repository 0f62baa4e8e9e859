"""Progress reports to the council and others."""

from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.values.constraints import Slug
from okomodel.values.held import Takes, checked
from okomodel.values.partial_date import Dated, PartialDate
from okomodel.values.period import Period
from okomodel.wording import Labelled

__all__ = ["Audience", "ProgressReport", "ReportStatus"]


class Audience(Labelled):
    """For whom a report is."""

    COUNCIL = "council", "gemeenteraad", "municipal council"
    COLLEGE = "college", "college van B&W", "municipal executive (college)"
    PARTNERS = "partners", "partners", "partners"
    SCHOOLS = "schools", "scholen", "schools"
    PUBLIC = "public", "publiek", "public"


class ReportStatus(Labelled):
    """How far a report is."""

    PLANNED = "planned", "gepland", "planned"
    DRAFT = "draft", "concept", "draft"
    SUBMITTED = "submitted", "aangeboden", "submitted"
    APPROVED = "approved", "vastgesteld", "approved"


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ProgressReport(OneLine):
    """A report of progress over a ``period``, brought out ``on`` a day.

    >>> ProgressReport(
    ...     id="voortgang-2025", on="2025-11-13", period=Period("2025-06-05", "2025-11-01")
    ... ).audience.label("nl")
    'gemeenteraad'
    """

    id: Slug
    """How others refer to it: a slug, at most 64 characters."""
    on: PartialDate = attrs.field(converter=Takes[Dated])
    """When it was brought out."""
    period: Period | None = None
    """The period it is about, where that is known."""
    audience: Audience = attrs.field(default=Audience.COUNCIL, converter=Takes[Audience | str])
    """For whom it is."""
    status: ReportStatus = attrs.field(
        default=ReportStatus.DRAFT, converter=Takes[ReportStatus | str]
    )
    """How far it is."""
    document: str | None = None
    """The number of the document."""
    summary: str | None = None
    """What it says, in short."""
