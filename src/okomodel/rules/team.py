"""TEA: the core team has its roles filled."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from okomodel.model import CoreTeam, Dossier, Member, Milestone, ParticipationStatus, TeamRole
from okomodel.model.document import Place
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.period import Period

__all__: list[str] = []

_DAY = timedelta(days=1)


@rule("TEA01", CoreTeam)
def no_project_lead(team: CoreTeam, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TEA01: while it takes part, the core team has a project lead on every day."""
    if team.members:
        leads = [one for one in team.members if one.role is TeamRole.PROJECT_LEAD]
        served = sorted((_possible(one) for one in leads), key=lambda one: one.start)
        for period in case.taking_part:
            for gap in _gaps(period, served):
                yield Fault(at, start=gap.start, end=gap.end)


def _possible(member: Member) -> Period:
    """The longest that a member may have served, as far as the dates say."""
    end = member.end.latest if member.end else None
    return Period(member.start.earliest, max(end, member.start.earliest) if end else None)


def _gaps(period: Period, served: Iterable[Period]) -> Iterator[Period]:
    """The stretches of a period that nobody covers; ``served`` stands in order of start."""
    day, last = period.start, period.end or date.max
    for one in served:
        if one.start > last:
            break
        if one.start > day:
            yield Period(day, one.start - _DAY)
        if one.end is None:
            return
        day = max(day, one.end + _DAY)
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
    return periods[-1].end if periods else None


@rule("TEA03", CoreTeam)
def overlapping_membership(team: CoreTeam, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by TEA03: an organisation holds a role once on a day, unless told apart."""
    by_place: dict[tuple[TeamRole, str], list[tuple[int, Member]]] = {}
    for index, one in enumerate(team.members):
        by_place.setdefault((one.role, one.organisation), []).append((index, one))
    for (role, organisation), members in by_place.items():
        for count, (index, member) in enumerate(members):
            if any(_is_double(member, earlier) for _, earlier in members[:count]):
                yield Fault(at.to("members", index), role=role, organisation=organisation)


def _is_double(first: Member, second: Member) -> bool:
    return _certainly_overlap(first, second) and not _told_apart(first, second)


def _certainly_overlap(first: Member, second: Member) -> bool:
    start = max(first.start.latest, second.start.latest)
    ends = [one.end.earliest for one in (first, second) if one.end]
    return all(start <= end for end in ends)


def _told_apart(first: Member, second: Member) -> bool:
    named = first.name is not None and second.name is not None
    return (named and first.name != second.name) or first.fte != second.fte


@rule("TEA04", Dossier)
def core_team_late(dossier: Dossier, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TEA04: on the day of the start meeting every required role is filled."""
    team = dossier.core_team
    for index, record in enumerate(dossier.preparation if team.members else ()):
        day = record.done
        if record.milestone is Milestone.START_MEETING and day and day <= case.on:
            for role in team.vacancies_on(day, case.profile.required_roles):
                yield Fault(at.to("preparation", index), role=role, day=day)


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
