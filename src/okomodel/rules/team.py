"""TEA: the core team has its roles filled."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import final

from okomodel.insight.facts import Says
from okomodel.model import (
    CoreTeam,
    Dossier,
    Member,
    Milestone,
    ParticipationStatus,
    TeamRole,
    WorkGroup,
)
from okomodel.model.document import Place
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.calendar import FIRST_YEAR
from okomodel.values.period import Period
from okomodel.values.span import last_day

__all__: list[str] = []

_DAY = timedelta(days=1)
_ANYBODY = object()


@rule("TEA01", CoreTeam)
def no_project_lead(team: CoreTeam, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TEA01: while it takes part, the core team has a project lead on every day."""
    if team.members and team.complete:
        leads = [one for one in team.members if one.role is TeamRole.PROJECT_LEAD]
        served = sorted((_possible(one) for one in leads), key=lambda one: one.start)
        for period in case.taking_part:
            for gap in _gaps(period, served):
                yield Fault(at, start=gap.start, end=gap.end)


def _possible(member: Member) -> Period:
    """The longest that a member may have served, as far as the dates say."""
    end = member.end.latest if member.end else None
    start = member.start.earliest if member.start else date(FIRST_YEAR, 1, 1)
    return Period(start, max(end, start) if end else None)


def _gaps(period: Period, served: Iterable[Period]) -> Iterator[Period]:
    """The stretches of a period that nobody covers; ``served`` stands in order of start."""
    day, last = period.first_day, period.last_day or date.max
    for one in served:
        if (first := one.first_day) > last:
            break
        if first > day:
            yield Period(day, first - _DAY)
        if (end := one.last_day) is None:
            return
        day = max(day, end + _DAY)
    if day <= last:
        yield Period(day, last)


@rule("TEA02", CoreTeam)
def partner_missing(team: CoreTeam, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TEA02: the required roles are filled on the day of the check, or the last day."""
    if team.members and (day := _day_of_judgement(case)):
        for role in team.vacancies_on(day, case.profile.required_roles):
            yield Fault(at, role=role, day=day)


def _day_of_judgement(case: Case) -> date | None:
    """The day of the check, or the last day of participation; None: not judged."""
    if case.asks_on(case.on):
        return case.on
    if set(case.presence.reached(case.on)) != {ParticipationStatus.STOPPED}:
        return None
    periods = case.taking_part
    return periods[-1].last_day if periods else None


@rule("TEA03", CoreTeam)
def overlapping_membership(team: CoreTeam, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by TEA03: an organisation holds a role once on a day, unless told apart."""
    seats = Counter(map(_seat, team.members))
    served: dict[object, _Days] = defaultdict(_Days)
    for index, one in enumerate(team.members):
        seat = _seat(one)
        start = one.start.latest if one.start else date.max
        end = one.end.earliest if one.end else date.max
        if seats[seat] > 1 and start <= end:  # on these days it certainly serves
            # Who has no name may be anybody, and anybody may be who has none.
            perhaps = (_ANYBODY,) if one.name is None else (one.name, None)
            if any(served[seat, name].have(start, end) for name in perhaps):
                place = at.to("members", index)
                yield Fault(place, role=one.role, organisation=one.organisation)
            for name in (one.name, _ANYBODY):
                served[seat, name].add(start, end)


def _seat(member: Member) -> object:
    return member.role, member.organisation, member.fte


@final
class _Days:
    """Stretches of days that do not touch each other, in their order."""

    def __init__(self) -> None:
        self.starts, self.ends = list[date](), list[date]()

    def have(self, start: date, end: date) -> bool:
        """Whether a day from the first to the last is among them."""
        index = bisect_left(self.ends, start)
        return index < len(self.starts) and self.starts[index] <= end

    def add(self, start: date, end: date) -> None:
        """Take in a stretch, joined with those that it overlaps."""
        first, last = bisect_left(self.ends, start), bisect_right(self.starts, end)
        self.starts[first:last] = [min([start, *self.starts[first:last]])]
        self.ends[first:last] = [max([end, *self.ends[first:last]])]


@rule("TEA04", Dossier)
def core_team_late(dossier: Dossier, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TEA04: on the day of the start meeting every required role is filled."""
    del at
    team = dossier.core_team
    met = case.known.preparation.reached(Milestone.START_MEETING) if team.members else None
    if met and met.when.earliest and last_day(met.when) <= case.on:
        fact = met.said_by[0]
        place = fact.at.parent if fact.says is Says.RECORD else fact.at
        first, last = met.when.earliest, last_day(met.when)
        for role in team.vacancies_through(first, last, case.profile.required_roles):
            yield Fault(place or fact.at, role=role, day=met.when)


@rule("TEA05", CoreTeam)
def sole_member_many_roles(team: CoreTeam, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TEA05: no named person holds all the required roles."""
    required = set(case.profile.required_roles)
    if len(required) > 1 and case.asks_on(case.on):
        for index, roles in _roles_by_person(team, case.on):
            if required <= roles:
                yield Fault(at.to("members", index), roles=tuple(case.profile.required_roles))


def _roles_by_person(team: CoreTeam, day: date) -> Iterable[tuple[int, set[TeamRole]]]:
    """Of each named person on a day: the first place, and the roles held."""
    found: dict[str, tuple[int, set[TeamRole]]] = {}
    for index, one in enumerate(team.members):
        if one.name and one.may_serve_on(day):
            found.setdefault(one.name, (index, set()))[1].add(one.role)
    return found.values()


@rule("TEA06", Member, WorkGroup)
def term_ends_before_it_starts(one: Member | WorkGroup, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by TEA06: the term of a member or of a work group does not end before it starts."""
    if one.start and one.end and one.end.latest < one.start.earliest:
        yield Fault(at, start=one.start, end=one.end)
