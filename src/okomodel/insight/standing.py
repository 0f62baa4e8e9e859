"""Where a dossier stands on a day, and where it stood on every day before."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.errors import InvalidType
from okomodel.insight.order import template_of
from okomodel.insight.participation import presence
from okomodel.model.action import ActionPlan
from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle, Stage, by_start
from okomodel.model.dossier import Dossier
from okomodel.model.participation import ParticipationStatus
from okomodel.model.priority import Priority
from okomodel.model.team import Member
from okomodel.reference.profile import Profile
from okomodel.reference.template import Step
from okomodel.values.calendar import as_day, months_after
from okomodel.wording import Wording

__all__ = ["History", "Moment", "adoption", "history", "last_day_for", "only_dossier", "stage"]

_DOSSIER = Wording("a Dossier", "een Dossier")


def only_dossier(thing: object) -> None:
    """Raise :class:`okomodel.errors.InvalidType` for what is no dossier."""
    if not isinstance(thing, Dossier):
        raise InvalidType(_DOSSIER, thing, "dossier")


def stage(dossier: Dossier, on: date | str) -> Stage:
    """Where a dossier stands on a day: in the preparation, or in a part of its current cycle.

    It is the part of the first milestone of the last cycle begun by that day, in the order of
    the template, that was neither skipped nor done by then; when all were, implementation. Before
    the first cycle it is the preparation. A cycle with an unknown template is read as `oko-nl`.

    >>> stage(Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-11-21").label("nl")
    'voorbereiding'
    """
    only_dossier(dossier)
    day = as_day(on)
    if (cycle := dossier.cycle_begun_by(day)) is None:
        return Stage.PREPARATION
    settled = {record.milestone for record in cycle.milestones if record.settled_by(day)}
    open_steps = (step for step in template_of(cycle).cycle if step.milestone not in settled)
    first = next(open_steps, None)
    return Stage.IMPLEMENTATION if first is None else first.part


@final
@attrs.frozen(kw_only=True, repr=False)
class Moment(OneLine):
    """What was true of a dossier on a day.

    ``cycle`` is the number of the last cycle begun (None: none yet); ``status`` the last
    participation that may have begun; ``team`` the members who may have served; ``priorities``
    those of the last cycle that had chosen them, for they hold until new ones are chosen;
    ``plan`` the one that ran.
    """

    day: date
    stage: Stage
    cycle: int | None
    status: ParticipationStatus | None
    team: tuple[Member, ...]
    priorities: tuple[Priority, ...]
    plan: ActionPlan | None


@final
@attrs.frozen
class History:
    """A dossier through the years: ask it for any day, or go through the days of change."""

    dossier: Dossier

    def on(self, day: date | str) -> Moment:
        """What was true on that day; before everything, an empty answer."""
        day = as_day(day)
        cycle = self.dossier.cycle_begun_by(day)
        return Moment(
            day=day,
            stage=stage(self.dossier, day),
            cycle=cycle.number if cycle else None,
            status=self._status(day),
            team=self.dossier.core_team.on(day),
            priorities=_priorities(self.dossier, day),
            plan=_plan(self.dossier, day),
        )

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something may have changed, in order."""
        return tuple(sorted({*_days_of_change(self.dossier)}))

    def __iter__(self) -> Iterator[Moment]:
        """The moments at which something was no longer what it had been."""
        before: Moment | None = None
        for moment in map(self.on, self.days):
            if before is None or attrs.evolve(before, day=moment.day) != moment:
                yield moment
            before = moment

    def _status(self, day: date) -> ParticipationStatus | None:
        begun = [
            claim
            for claim in presence(self.dossier.participation).claims
            if claim.since.earliest <= day
        ]
        return begun[-1].status if begun else None


def history(dossier: Dossier) -> History:
    """What was true of a dossier on any day: stage, team, priorities, plan, status.

    >>> history(Dossier(id="x", name="X", municipalities=["GM0302"])).on("2020-01-01").team
    ()
    """
    only_dossier(dossier)
    return History(dossier)


def adoption(cycle: PlanCycle) -> date | None:
    """When the plan was adopted: the day of the milestone, or else what the plan says."""
    record = cycle.milestone(Milestone.PLAN)
    if record is not None and record.done is not None:
        return record.done
    return cycle.plan.adopted_on if cycle.plan else None


def _priorities(dossier: Dossier, day: date) -> tuple[Priority, ...]:
    begun = sorted((one for one in dossier.cycles if one.start <= day), key=by_start)
    chosen = (_chosen(cycle, day) for cycle in reversed(begun))
    return next((priorities for priorities in chosen if priorities), ())


def _chosen(cycle: PlanCycle, day: date) -> tuple[Priority, ...]:
    record = cycle.milestone(Milestone.PRIORITIES)
    if record is not None and record.done is not None:
        return cycle.priorities if record.done <= day else ()
    return tuple(one for one in cycle.priorities if one.chosen_on and one.chosen_on <= day)


def _plan(dossier: Dossier, day: date) -> ActionPlan | None:
    plans = [cycle.plan for cycle in sorted(dossier.cycles, key=by_start) if cycle.plan]
    return next((plan for plan in reversed(plans) if plan.period.contains(day)), None)


def _days_of_change(dossier: Dossier) -> Iterator[date]:
    yield from (claim.since.earliest for claim in dossier.participation)
    for member in dossier.core_team.members:
        yield member.start.earliest
        if member.end:
            yield member.end.latest + timedelta(days=1)
    for cycle in dossier.cycles:
        yield cycle.start
        yield from _done(cycle.milestones)
        yield from (one.chosen_on for one in cycle.priorities if one.chosen_on)
        if cycle.plan:
            yield cycle.plan.period.start
            if cycle.plan.period.end:
                yield cycle.plan.period.end + timedelta(days=1)


def _done(records: tuple[MilestoneRecord, ...]) -> Iterator[date]:
    return (record.done for record in records if record.done)


def last_day_for(step: Step, anchor: date, planned: date | None, profile: Profile) -> date:
    """The last day on which a step is in time: as planned, or else as expected from the anchor."""
    return planned or months_after(anchor, step.expected + profile.overdue_tolerance)
