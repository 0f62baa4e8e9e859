"""Start groups of municipalities, the network's events, and published counts."""

from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.model.codes import CohortId, Count, DossierId, SourceId
from okomodel.values.constraints import RequiredText, Slug
from okomodel.values.held import Known, Many, Takes, checked
from okomodel.values.partial_date import Dated, PartialDate
from okomodel.values.period import Period
from okomodel.wording import Labelled, Wording

__all__ = ["Cohort", "Event", "EventKind", "PublishedCount"]


class EventKind(Labelled):
    """What kind of meeting it was."""

    START_TRAINING = "start-training", "starttraining", "start training"
    INSPIRATION_SESSION = "inspiration-session", "inspiratiesessie", "inspiration session"
    START_MEETING = "start-meeting", "startbijeenkomst", "start meeting"
    DIALOGUE_SESSION = "dialogue-session", "dialoogsessie", "dialogue session"
    NETWORK_MEETING = "network-meeting", "netwerkbijeenkomst", "network meeting"
    OTHER = "other", "anders", "other"


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Cohort(OneLine):
    """A start group of municipalities.

    ``published_size`` is how many municipalities it was said to have; not all of them need be
    named anywhere.

    >>> Cohort(id="2024-01", label="January 2024", start="2024-01", published_size=10).start
    PartialDate('2024-01')
    """

    id: Slug
    """How others refer to it: a slug, at most 64 characters."""
    label: RequiredText
    """What it is called."""
    label_nl: RequiredText | None = None
    """What it is called in Dutch; None: the same."""
    start: PartialDate = attrs.field(converter=Takes[Dated])
    """When its support began."""
    published_size: Count | None = None
    """How many municipalities it was said to have."""
    source: SourceId | None = None
    """The id of the source that says so."""

    @property
    def called(self) -> Wording:
        """What it is called, in both languages.

        >>> Cohort(id="2024-01", label="January 2024", label_nl="januari 2024", start="2024").called
        Wording(en='January 2024', nl='januari 2024')
        """
        return Wording(self.label, self.label_nl or self.label)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Event(OneLine):
    """A dated event of the network or of one cohort.

    >>> Event(
    ...     id="kick-off",
    ...     kind="start-training",
    ...     title="Kick-off",
    ...     period=Period("2024-01-17", "2024-01-18"),
    ... ).kind.label("nl")
    'starttraining'
    """

    id: Slug
    """How others refer to it: a slug, at most 64 characters."""
    kind: EventKind = attrs.field(converter=Takes[EventKind | str])
    """What kind of meeting."""
    title: RequiredText
    """What it was called."""
    period: Period
    """From the first to the last day."""
    place: str | None = None
    """Where it was."""
    cohort: CohortId | None = None
    """The id of the cohort it was for."""
    participants: Count | None = None
    """How many people took part."""
    source: SourceId | None = None
    """The id of the source that says so."""
    note: str | None = None
    """A remark, for people."""
    dossiers: tuple[DossierId, ...] = attrs.field(default=(), converter=Many[str])
    """The ids of the dossiers it was for; none: everybody, or all of the cohort."""


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class PublishedCount(OneLine):
    """How many municipalities took part, as somebody published it.

    >>> PublishedCount(on="2025-02", count=55, source="gemeente-nu-2025").count
    55
    """

    on: Known[PartialDate] = attrs.field(converter=Takes[Dated])
    """For which day, month or year."""
    count: Count
    """How many municipalities."""
    source: Known[SourceId | None] = None
    """The id of the source that says so."""
