"""Everything about one participant: a municipality, or a partnership of several."""

from collections.abc import Hashable, Mapping
from datetime import date
from functools import cached_property
from json import dumps
from typing import Annotated, Any, final

import attrs

from okomodel.display import Shown
from okomodel.errors import UnknownName
from okomodel.model.action import BudgetLine
from okomodel.model.age import AgeRange
from okomodel.model.codes import Currency, MunicipalityCode
from okomodel.model.cohort import Event
from okomodel.model.cycle import MilestoneRecord, PlanCycle, by_start
from okomodel.model.identity import by_id, found
from okomodel.model.indicator import OwnIndicator
from okomodel.model.organisation import Organisation
from okomodel.model.participation import Participation
from okomodel.model.round import SurveyRound
from okomodel.model.source import Source
from okomodel.model.team import CoreTeam, WorkGroup
from okomodel.model.waiver import Waiver
from okomodel.values.calendar import as_day
from okomodel.values.constraints import (
    JsonObject,
    RequiredText,
    Slug,
    Together,
    Tuple,
)
from okomodel.values.held import Many, Takes, checked
from okomodel.values.partial_date import Dated, PartialDate
from okomodel.wording import Wording

__all__ = ["Dossier", "Extensions", "as_written"]

Municipalities = Annotated[
    tuple[MunicipalityCode, ...],
    Tuple(Wording("at least one municipality", "ten minste één gemeente"), shortest=1),
]
Extensions = Annotated[Mapping[str, Any], JsonObject()]

_OWN_EVENTS = Together(
    Wording(
        "events of its own, without cohort and dossiers",
        "eigen bijeenkomsten, zonder cohort en dossiers",
    ),
    ("events",),
    lambda dossier: not any(one.cohort or one.dossiers for one in dossier.events),
)


def as_written(extensions: Mapping[str, Any]) -> Hashable:
    """By what extensions are compared: as they are written, so that 1, 1.0 and true differ."""
    return dumps(extensions)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Dossier(Shown):
    """Everything about one participant: who takes part, the team, the surveys, the cycles.

    ``extensions`` holds foreign data; it is carried untouched.

    >>> Dossier(id="voorbeeldam", name="Voorbeeldam", municipalities=["GM9001"]).cycles
    ()
    """

    id: Slug
    """How others refer to it: a slug, at most 64 characters."""
    name: RequiredText
    """What the participant is called."""
    municipalities: Municipalities = attrs.field(converter=Many[str])
    """The codes (CBS: GM and four digits) of its municipalities, one or more."""
    fictitious: bool = False
    """Whether it is made up; its municipalities may then have a code that begins with GM9."""
    region: str | None = None
    """The region whose municipalities work together, if any."""
    target_ages: AgeRange = AgeRange()
    """For which ages the approach is meant here."""
    horizon: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """Until when the municipality wants to go on."""
    logo_since: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """Since when it has its own OKO logo."""
    participation: tuple[Participation, ...] = attrs.field(
        default=(), converter=Many[Participation]
    )
    """What is claimed about taking part, each with its source."""
    organisations: tuple[Organisation, ...] = attrs.field(default=(), converter=Many[Organisation])
    """Who takes part on the ground; others refer to them."""
    core_team: CoreTeam = CoreTeam()
    """The core team (kernteam) through the years."""
    work_groups: tuple[WorkGroup, ...] = attrs.field(default=(), converter=Many[WorkGroup])
    """The work groups (werkgroepen)."""
    preparation: tuple[MilestoneRecord, ...] = attrs.field(
        default=(), converter=Many[MilestoneRecord]
    )
    """The milestones of getting ready, which belong to no cycle."""
    rounds: tuple[SurveyRound, ...] = attrs.field(default=(), converter=Many[SurveyRound])
    """The survey rounds, with what they measured."""
    cycles: tuple[PlanCycle, ...] = attrs.field(default=(), converter=Many[PlanCycle])
    """The cycles, each with its milestones, priorities, targets and plan."""
    events: tuple[Event, ...] = attrs.field(
        default=(), converter=Many[Event], validator=_OWN_EVENTS
    )
    """Its own meetings; for whom they are need not be said."""
    budget: tuple[BudgetLine, ...] = attrs.field(default=(), converter=Many[BudgetLine])
    """Money that belongs to no action."""
    currency: Currency = "EUR"
    """In what all its money is counted."""
    indicators: tuple[OwnIndicator, ...] = attrs.field(default=(), converter=Many[OwnIndicator])
    """Its own indicators, which the national catalogue does not have."""
    waivers: tuple[Waiver, ...] = attrs.field(default=(), converter=Many[Waiver])
    """Findings that somebody has judged and set aside."""
    sources: tuple[Source, ...] = attrs.field(default=(), converter=Many[Source])
    """What the dossier cites."""
    notes: str | None = None
    """Anything else, for people."""
    extensions: Extensions = attrs.field(factory=dict, eq=as_written)
    """Your own data, as a plain dict of JSON; carried untouched, and not to be changed in place."""

    def round(self, id: str) -> SurveyRound:
        """The survey round with that id; raises :class:`okomodel.errors.UnknownName`."""
        return found(Wording("round", "meting"), id, self._rounds)

    def organisation(self, id: str) -> Organisation:
        """The organisation with that id; raises :class:`okomodel.errors.UnknownName`."""
        return found(Wording("organisation", "organisatie"), id, self._organisations)

    def cycle(self, number: int) -> PlanCycle:
        """The cycle with that number; raises :class:`okomodel.errors.UnknownName`."""
        for cycle in self.cycles:
            if cycle.number == number:
                return cycle
        raise UnknownName(Wording("cycle", "cyclus"), number)

    def cycle_on(self, day: date | str) -> PlanCycle | None:
        """The cycle that may run on that day (where several do, the one begun last), or None."""
        day = as_day(day)
        running = (cycle for cycle in self.cycles if cycle.runs_on(day))
        return max(running, key=by_start, default=None)

    def cycle_begun_by(self, day: date | str) -> PlanCycle | None:
        """The last cycle that may have begun by that day, run out or not; or None."""
        day = as_day(day)
        begun = (cycle for cycle in self.cycles if cycle.start.earliest <= day)
        return max(begun, key=by_start, default=None)

    # Looked up once and kept; no field, so it is neither compared nor copied nor written.

    @cached_property
    def _rounds(self) -> Mapping[str, SurveyRound]:
        return by_id(self.rounds)

    @cached_property
    def _organisations(self) -> Mapping[str, Organisation]:
        return by_id(self.organisations)
