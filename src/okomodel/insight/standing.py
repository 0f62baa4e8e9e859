"""Where a dossier stands on a day, and where it stood on every day before."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from heapq import heappop, heappush
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.errors import InvalidType
from okomodel.insight.course import Course, template_of
from okomodel.insight.facts import reached
from okomodel.insight.participation import presence
from okomodel.insight.turns import Turns
from okomodel.model.action import ActionPlan
from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle, Stage, by_start
from okomodel.model.dossier import Dossier
from okomodel.model.participation import ParticipationStatus
from okomodel.model.priority import Priority
from okomodel.model.team import Member
from okomodel.values.calendar import as_day
from okomodel.values.period import Period
from okomodel.wording import Wording

__all__ = ["History", "Moment", "history", "only_dossier", "stage"]

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
    return _stage(Course.of(dossier, cycle, template_of(cycle)), day)


def _stage(course: Course, day: date) -> Stage:
    first = next(course.open_steps(day), None)
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
        return self._moment(day, self.dossier.core_team.on(day))

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something may have changed, in order."""
        return tuple(sorted({*_days_of_change(self.dossier)}))

    def __iter__(self) -> Iterator[Moment]:
        """The moments at which something was no longer what it had been."""
        before: Moment | None = None
        days = self.days
        for moment in map(self._moment, days, _teams(self.dossier.core_team.members, days)):
            if before is None or attrs.evolve(before, day=moment.day) != moment:
                yield moment
            before = moment

    def _moment(self, day: date, team: tuple[Member, ...]) -> Moment:
        course, chosen = self._courses.on(day), self._chosen.on(day)
        return Moment(
            day=day,
            stage=_stage(course, day) if course else Stage.PREPARATION,
            cycle=course.number if course else None,
            status=self._status.on(day),
            team=team,
            priorities=_priorities(chosen, day) if chosen else (),
            plan=self._plans.on(day),
        )

    @cached_property
    def _courses(self) -> Turns[Course]:
        """The course of the last cycle begun."""
        cycles = sorted(enumerate(self.dossier.cycles), key=lambda one: by_start(one[1]))
        return Turns.of(
            (cycle.start, Course(template_of(cycle), self.dossier, cycle, index))
            for index, cycle in cycles
        )

    @cached_property
    def _status(self) -> Turns[ParticipationStatus]:
        claims = presence(self.dossier.participation).claims
        return Turns.highest((claim.since.earliest, claim.status) for claim in claims)

    @cached_property
    def _chosen(self) -> Turns[PlanCycle]:
        """The last of the cycles begun that has chosen priorities."""
        cycles = sorted(self.dossier.cycles, key=by_start)
        chosen = ((_first_chosen(cycle), cycle) for cycle in cycles)
        return Turns.highest((max(day, cycle.start), cycle) for day, cycle in chosen if day)

    @cached_property
    def _plans(self) -> Turns[ActionPlan | None]:
        cycles = sorted(self.dossier.cycles, key=by_start)
        return Turns.of(_running([cycle.plan for cycle in cycles if cycle.plan]))


def history(dossier: Dossier) -> History:
    """What was true of a dossier on any day: stage, team, priorities, plan, status.

    >>> history(Dossier(id="x", name="X", municipalities=["GM0302"])).on("2020-01-01").team
    ()
    """
    only_dossier(dossier)
    return History(dossier)


def _first_chosen(cycle: PlanCycle) -> date | None:
    """From which day on a cycle has priorities."""
    if found := reached(Milestone.PRIORITIES, cycle):
        return found.when if cycle.priorities else None
    return min((one.chosen_on for one in cycle.priorities if one.chosen_on), default=None)


def _priorities(cycle: PlanCycle, day: date) -> tuple[Priority, ...]:
    """The priorities of a cycle that has chosen some by that day."""
    if reached(Milestone.PRIORITIES, cycle):
        return cycle.priorities
    return tuple(one for one in cycle.priorities if one.chosen_on and one.chosen_on <= day)


def _running(plans: Sequence[ActionPlan]) -> Iterator[tuple[date, ActionPlan | None]]:
    """From which day on which plan runs: where several do, the last one."""
    begins = sorted(range(len(plans)), key=lambda rank: plans[rank].period.start, reverse=True)
    running: list[int] = []  # a heap of ranks below zero, so that the last plan comes first
    for day in sorted({day for plan in plans for day in _turns(plan.period)}):
        while begins and plans[begins[-1]].period.start <= day:
            heappush(running, -begins.pop())
        while running and not plans[-running[0]].period.contains(day):
            heappop(running)
        yield day, plans[-running[0]] if running else None


def _teams(members: Sequence[Member], days: Iterable[date]) -> Iterator[tuple[Member, ...]]:
    """Who may serve on each of some days, where nothing changes on any other day."""
    comes = sorted(range(len(members)), key=lambda index: members[index].may_serve_from)
    comes.reverse()
    goes: list[tuple[date, int]] = []
    here: list[int] = []  # beside the team itself, so that copying it is all that a day costs
    team: list[Member] = []
    for day in days:
        while comes and members[comes[-1]].may_serve_from <= day:
            index = comes.pop()
            heappush(goes, (_last_day(members[index]), index))
            insort(here, index)
            team.insert(bisect_left(here, index), members[index])
        while goes and goes[0][0] < day:
            place = bisect_left(here, heappop(goes)[1])
            del here[place], team[place]
        yield tuple(team)


def _last_day(member: Member) -> date:
    return member.end.latest if member.end else date.max


def _turns(period: Period) -> Iterator[date]:
    """The days on which a period begins and has ended."""
    yield period.start
    if period.end:
        yield period.end + timedelta(days=1)


def _days_of_change(dossier: Dossier) -> Iterator[date]:
    yield from (claim.since.earliest for claim in dossier.participation)
    for member in dossier.core_team.members:
        if member.start:
            yield member.start.earliest
        if member.end:
            yield member.end.latest + timedelta(days=1)
    for cycle in dossier.cycles:
        yield cycle.start
        yield from _done(cycle.milestones)
        yield from (one.chosen_on for one in cycle.priorities if one.chosen_on)
        if cycle.plan:
            yield from _turns(cycle.plan.period)


def _done(records: tuple[MilestoneRecord, ...]) -> Iterator[date]:
    return (record.done for record in records if record.done)
