"""TEA: the core team has its roles filled."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from okomodel.model import Member, Milestone, ParticipationStatus, TeamRole
from okomodel.rules.registry import DossierCase, Fault, judges_dossier
from okomodel.values.period import Period

__all__: list[str] = []

_DAY = timedelta(days=1)


@judges_dossier("TEA01")
def no_project_lead(case: DossierCase) -> Iterator[Fault]:
    """Judge by TEA01: while it takes part, the core team has a project lead on every day."""
    members = case.dossier.core_team.members
    if members:
        leads = [one for one in members if one.role is TeamRole.PROJECT_LEAD]
        served = sorted((_possible(one) for one in leads), key=lambda one: one.start)
        for period in case.taking_part:
            for gap in _gaps(period, served):
                yield Fault("core_team", start=gap.start, end=gap.end)


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


@judges_dossier("TEA02")
def partner_missing(case: DossierCase) -> Iterator[Fault]:
    """Judge by TEA02: the required roles are filled on the day of the check, or the last day."""
    day = _day_of_judgement(case)
    team = case.dossier.core_team
    if team.members and day:
        for role in team.vacancies_on(day, case.profile.required_roles):
            yield Fault("core_team", role=role, day=day)


def _day_of_judgement(case: DossierCase) -> date | None:
    """The day of the check, or the last day of participation; None: not judged."""
    if case.asks_on(case.on):
        return case.on
    if set(case.presence.reached(case.on)) != {ParticipationStatus.STOPPED}:
        return None
    periods = case.taking_part
    return periods[-1].end if periods else None


@judges_dossier("TEA03")
def overlapping_membership(case: DossierCase) -> Iterator[Fault]:
    """Judge by TEA03: an organisation holds a role once on a day, unless told apart."""
    by_place: dict[tuple[TeamRole, str], list[tuple[int, Member]]] = {}
    for index, one in enumerate(case.dossier.core_team.members):
        by_place.setdefault((one.role, one.organisation), []).append((index, one))
    for (role, organisation), members in by_place.items():
        for count, (index, member) in enumerate(members):
            if any(_is_double(member, earlier) for _, earlier in members[:count]):
                where = f"core_team.members[{index}]"
                yield Fault(where, role=role, organisation=organisation)


def _is_double(first: Member, second: Member) -> bool:
    return _certainly_overlap(first, second) and not _told_apart(first, second)


def _certainly_overlap(first: Member, second: Member) -> bool:
    start = max(first.start.latest, second.start.latest)
    ends = [one.end.earliest for one in (first, second) if one.end]
    return all(start <= end for end in ends)


def _told_apart(first: Member, second: Member) -> bool:
    named = first.name is not None and second.name is not None
    return (named and first.name != second.name) or first.fte != second.fte


@judges_dossier("TEA04")
def core_team_late(case: DossierCase) -> Iterator[Fault]:
    """Judge by TEA04: on the day of the start meeting every required role is filled."""
    team = case.dossier.core_team
    for index, record in enumerate(case.dossier.preparation if team.members else ()):
        day = record.done
        if record.milestone is Milestone.START_MEETING and day and day <= case.on:
            for role in team.vacancies_on(day, case.profile.required_roles):
                yield Fault(f"preparation[{index}]", role=role, day=day)


@judges_dossier("TEA05")
def sole_member_many_roles(case: DossierCase) -> Iterator[Fault]:
    """Judge by TEA05: no named person holds all the required roles."""
    required = set(case.profile.required_roles)
    if len(required) > 1 and case.asks_on(case.on):
        for index, roles in _roles_by_person(case):
            if required <= roles:
                where = f"core_team.members[{index}]"
                yield Fault(where, roles=tuple(case.profile.required_roles))


def _roles_by_person(case: DossierCase) -> Iterable[tuple[int, set[TeamRole]]]:
    """Of each named person on the day of the check: the first place, and the roles held."""
    found: dict[str, tuple[int, set[TeamRole]]] = {}
    for index, one in enumerate(case.dossier.core_team.members):
        if one.name and one.may_serve_on(case.on):
            found.setdefault(one.name, (index, set()))[1].add(one.role)
    return found.values()
