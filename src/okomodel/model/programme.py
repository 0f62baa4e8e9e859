"""The national register: cohorts, events, published counts, and a dossier per participant."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import final

import attrs

from okomodel.display import Shown
from okomodel.model.cohort import Cohort, Event, PublishedCount
from okomodel.model.dossier import Dossier, Extensions, as_written
from okomodel.model.identity import by_id, found
from okomodel.model.indicator import OwnIndicator
from okomodel.model.source import Source
from okomodel.values.constraints import RequiredText, Slug
from okomodel.values.held import Many, checked
from okomodel.wording import Wording

__all__ = ["Programme"]


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Programme(Shown):
    """The register of all participants. ``programme["nunspeet"]`` is one dossier.

    >>> Programme(
    ...     id="oko",
    ...     name="OKO",
    ...     dossiers=[Dossier(id="nunspeet", name="Nunspeet", municipalities=["GM0302"])],
    ... )["nunspeet"].name
    'Nunspeet'
    """

    id: Slug
    """How others refer to it: a slug, at most 64 characters."""
    name: RequiredText
    """What it is called."""
    cohorts: tuple[Cohort, ...] = attrs.field(default=(), converter=Many[Cohort])
    """The start groups."""
    dossiers: tuple[Dossier, ...] = attrs.field(default=(), converter=Many[Dossier])
    """One dossier for each participant."""
    events: tuple[Event, ...] = attrs.field(default=(), converter=Many[Event])
    """The meetings of the network."""
    published_counts: tuple[PublishedCount, ...] = attrs.field(
        default=(), converter=Many[PublishedCount]
    )
    """How many took part, as was published."""
    sources: tuple[Source, ...] = attrs.field(default=(), converter=Many[Source])
    """What the register cites."""
    indicators: tuple[OwnIndicator, ...] = attrs.field(default=(), converter=Many[OwnIndicator])
    """Indicators that the national catalogue does not have, for all its dossiers."""
    notes: str | None = None
    """Remarks, for people."""
    extensions: Extensions = attrs.field(factory=dict, eq=as_written)
    """Your own data, as a plain dict of JSON; carried untouched, and not to be changed in place."""

    def __getitem__(self, id: str) -> Dossier:
        """The dossier with that id; raises :class:`okomodel.errors.UnknownName`, a KeyError."""
        return found(Wording("dossier", "dossier"), id, self._dossiers)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and id in self._dossiers

    def __iter__(self) -> Iterator[Dossier]:
        return iter(self.dossiers)

    def __len__(self) -> int:
        return len(self.dossiers)

    def __bool__(self) -> bool:
        """Always true: a register without dossiers is a register too."""
        return True

    def cohort(self, id: str) -> Cohort:
        """The cohort with that id; raises :class:`okomodel.errors.UnknownName`."""
        return found(Wording("cohort", "cohort"), id, self._cohorts)

    def events_for(self, dossier: Dossier) -> tuple[int, ...]:
        """The places in ``events`` of those for a dossier, or for a cohort that it names.

        >>> from okomodel.values import Period
        >>> one = Dossier(id="nunspeet", name="Nunspeet", municipalities=["GM0302"])
        >>> meeting = Event(
        ...     id="m", kind="other", title="M", period=Period("2024"), dossiers=["nunspeet"]
        ... )
        >>> Programme(id="oko", name="OKO", dossiers=[one], events=[meeting]).events_for(one)
        (0,)
        """
        cohorts = dict.fromkeys(one.cohort for one in dossier.participation if one.cohort)
        keys = [("dossier", dossier.id), *(("cohort", cohort) for cohort in cohorts)]
        return tuple(index for key in keys for index in self._events_by.get(key, ()))

    # Looked up once and kept; no field, so it is neither compared nor copied nor written.

    @cached_property
    def _dossiers(self) -> Mapping[str, Dossier]:
        return by_id(self.dossiers)

    @cached_property
    def _events_by(self) -> Mapping[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for index, event in enumerate(self.events):
            cohort = [("cohort", event.cohort)] if event.cohort else []
            for key in [("dossier", id) for id in event.dossiers] or cohort:
                found.setdefault(key, []).append(index)
        return found

    @cached_property
    def _cohorts(self) -> Mapping[str, Cohort]:
        return by_id(self.cohorts)
