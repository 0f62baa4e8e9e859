"""TEA: a core team in which a role is empty, or held twice, or all by one person."""

from datetime import date, timedelta

import attrs

from okomodel.model import Dossier, Member, Milestone, TeamRole
from okomodel.testing.breaking.registry import breaks, in_team

__all__: list[str] = []

_REQUIRED = (
    TeamRole.PROJECT_LEAD,
    TeamRole.POLICY_OFFICER,
    TeamRole.ADDICTION_CARE,
    TeamRole.YOUTH_WORK,
)


@breaks("TEA01")
def no_project_lead(dossier: Dossier, on: date) -> Dossier:
    """Break TEA01: a month without a project lead."""
    lead, others = _parted(dossier, TeamRole.PROJECT_LEAD)
    gone = attrs.evolve(lead, end=on - timedelta(days=61))
    new = attrs.evolve(lead, start=on - timedelta(days=30))
    return in_team(dossier, [gone, new, *others])


@breaks("TEA02")
def partner_missing(dossier: Dossier, on: date) -> Dossier:
    """Break TEA02: the youth worker left last week."""
    gone, others = _parted(dossier, TeamRole.YOUTH_WORK)
    return in_team(dossier, [*others, attrs.evolve(gone, end=on - timedelta(days=7))])


@breaks("TEA03")
def overlapping_membership(dossier: Dossier, _on: date) -> Dossier:
    """Break TEA03: the same place in the team twice."""
    members = dossier.core_team.members
    return in_team(dossier, [*members, members[-1]])


@breaks("TEA04")
def core_team_late(dossier: Dossier, _on: date) -> Dossier:
    """Break TEA04: the youth worker came the day after the start meeting."""
    late, others = _parted(dossier, TeamRole.YOUTH_WORK)
    met = next(
        one.done
        for one in dossier.preparation
        if one.milestone == str(Milestone.START_MEETING) and one.done
    )
    return in_team(dossier, [*others, attrs.evolve(late, start=met.latest + timedelta(days=1))])


@breaks("TEA05")
def sole_member_many_roles(dossier: Dossier, _on: date) -> Dossier:
    """Break TEA05: one person in all the required roles."""
    return in_team(
        dossier,
        (
            attrs.evolve(one, name="Medewerker A") if one.role in _REQUIRED else one
            for one in dossier.core_team.members
        ),
    )


def _parted(dossier: Dossier, role: TeamRole) -> tuple[Member, tuple[Member, ...]]:
    """The member with a role, and the others."""
    members = dossier.core_team.members
    wanted = next(one for one in members if one.role is role)
    return wanted, tuple(one for one in members if one is not wanted)


@breaks("TEA06")
def term_ends_before_it_starts(dossier: Dossier, _on: date) -> Dossier:
    """Break TEA06: an adviser who left before coming."""
    adviser = Member(
        role=TeamRole.ADVISER,
        organisation=dossier.organisations[0].id,
        start="2024",
        end="2023",
    )
    return in_team(dossier, [*dossier.core_team.members, adviser])
