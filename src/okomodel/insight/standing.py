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
from okomodel.insight.facts import Around
from okomodel.insight.participation import presence
from okomodel.insight.turns import Turns
from okomodel.model.action import ActionPlan
from okomodel.model.cycle import Milestone, PlanCycle, Stage, by_start
from okomodel.model.dossier import Dossier
from okomodel.model.participation import ParticipationStatus
from okomodel.model.priority import Priority
from okomodel.model.team import Member
from okomodel.values.calendar import as_day
from okomodel.values.period import Period
from okomodel.values.span import first_day, has_come, last_day
from okomodel.wording import Wording

__all__ = ["History", "Moment", "history", "only_dossier", "possible_stages", "stage"]

_DOSSIER = Wording("a Dossier", "een Dossier")


def only_dossier(thing: object) -> None:
    """Raise :class:`okomodel.errors.InvalidType` for what is no dossier."""
    if not isinstance(thing, Dossier):
        raise InvalidType(_DOSSIER, thing, "dossier")


def stage(dossier: Dossier, on: date | str) -> Stage:
    """Where a dossier stands on a day: in the preparation, or in a part of its current cycle.

    It is the part of the first milestone of the last cycle begun by that day, in the order of
    the template, that was neither skipped, reached nor passed by then; when all were,
    implementation. Before the first cycle it is the preparation. What is known in part counts from
    its first day; :func:`possible_stages` tells all that it may be. A cycle with an unknown
    template is read as `oko-nl`.

    >>> stage(Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-11-21").label("nl")
    'voorbereiding'
    """
    only_dossier(dossier)
    day = as_day(on)
    if (cycle := dossier.cycle_begun_by(day)) is None:
        return Stage.PREPARATION
    return _stage(Course.of(dossier, cycle, template_of(cycle)), day)


def _stage(course: Course, day: date) -> Stage:
    first = next(course.waiting_steps(day), None)
    return Stage.IMPLEMENTATION if first is None else first.part


def possible_stages(dossier: Dossier, on: date | str) -> tuple[Stage, ...]:
    """Every stage in which a dossier may be on a day, as far as its dates say, in their order.

    >>> cycle = PlanCycle(number=1, start="2025-10")
    >>> one = Dossier(id="x", name="X", municipalities=["GM0302"], cycles=[cycle])
    >>> [stage.value for stage in possible_stages(one, "2025-10-10")]
    ['preparation', 'monitoring']
    """
    only_dossier(dossier)
    day = as_day(on)
    found = {one for cycle in _current(dossier, day) for one in _stages(dossier, cycle, day)}
    return tuple(one for one in Stage if one in found)


def _current(dossier: Dossier, day: date) -> Iterator[PlanCycle | None]:
    """The cycles that may be the last one begun by a day; None: perhaps none has begun."""
    cycles = sorted(dossier.cycles, key=by_start, reverse=True)
    for cycle in cycles:
        if cycle.start.earliest <= day:
            yield cycle
        if cycle.start.latest <= day:
            return
    yield None


def _stages(dossier: Dossier, cycle: PlanCycle | None, day: date) -> Iterator[Stage]:
    if cycle is None:
        yield Stage.PREPARATION
        return
    course = Course.of(dossier, cycle, template_of(cycle))
    known = [(one.milestone, course.reached(one.milestone)) for one in course.steps]
    whens = [(course.order[milestone], one.when) for milestone, one in known if one]
    certain = max((place for place, when in whens if last_day(when) <= day), default=-1)
    possible = [place for place, when in whens if first_day(when) <= day and place > certain]
    for furthest in (certain, *possible):
        yield _stage_after(course, furthest)


def _stage_after(course: Course, furthest: int) -> Stage:
    """The part of the first step that is not skipped, behind the furthest that was reached."""
    behind = (one for one in course.steps if course.order[one.milestone] > furthest)
    wanted = (one.part for one in behind if one.milestone not in course.skipped)
    return next(wanted, Stage.IMPLEMENTATION)


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
        days = {*_days_of_change(self.dossier)}
        return tuple(
            sorted(days.union(*(course.since.values() for course in self._courses.values)))
        )

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
        known = Around.of(self.dossier)
        pairs = zip(self.dossier.cycles, known.cycles, strict=True)
        cycles = sorted(pairs, key=lambda one: by_start(one[0]))
        return Turns.of(
            (cycle.start.earliest, Course(template_of(cycle), facts)) for cycle, facts in cycles
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
        return Turns.highest(
            (max(day, cycle.start.earliest), cycle) for day, cycle in chosen if day
        )

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
    if found := _recorded_choice(cycle):
        return found if cycle.priorities else None
    chosen = (one.chosen_on.earliest for one in cycle.priorities if one.chosen_on)
    return min(chosen, default=None)


def _recorded_choice(cycle: PlanCycle) -> date | None:
    """From which day on the priorities are recorded as chosen."""
    records = (one for one in cycle.milestones if one.milestone == str(Milestone.PRIORITIES))
    whens = (one.reached for one in records if one.reached)
    return min((when.earliest or last_day(when) for when in whens), default=None)


def _priorities(cycle: PlanCycle, day: date) -> tuple[Priority, ...]:
    """The priorities of a cycle that has chosen some by that day."""
    if _recorded_choice(cycle):
        return cycle.priorities
    return tuple(one for one in cycle.priorities if has_come(one.chosen_on, day))


def _running(plans: Sequence[ActionPlan]) -> Iterator[tuple[date, ActionPlan | None]]:
    """From which day on which plan runs: where several do, the last one."""
    begins = sorted(range(len(plans)), key=lambda rank: plans[rank].period.first_day, reverse=True)
    running: list[int] = []  # a heap of ranks below zero, so that the last plan comes first
    for day in sorted({day for plan in plans for day in _turns(plan.period)}):
        while begins and plans[begins[-1]].period.first_day <= day:
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
    yield period.first_day
    if last := period.last_day:
        yield last + timedelta(days=1)


def _days_of_change(dossier: Dossier) -> Iterator[date]:
    yield from (claim.since.earliest for claim in dossier.participation)
    for member in dossier.core_team.members:
        if member.start:
            yield member.start.earliest
        if member.end:
            yield member.end.latest + timedelta(days=1)
    for cycle in dossier.cycles:
        yield cycle.start.earliest
        yield from (one.chosen_on.earliest for one in cycle.priorities if one.chosen_on)
        if cycle.plan:
            yield from _turns(cycle.plan.period)
