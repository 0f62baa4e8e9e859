"""The core team (kernteam) and the work groups."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Annotated, final

import attrs

from okomodel.display import OneLine, Shown, line, lines
from okomodel.model.codes import OrganisationId, PriorityId
from okomodel.model.life_domain import LifeDomain
from okomodel.values.calendar import as_day
from okomodel.values.constraints import Number, RequiredText, Slug, many, member
from okomodel.values.held import Known, Many, Personal, Takes, checked
from okomodel.values.partial_date import Dated, PartialDate
from okomodel.wording import Labelled, Wording

__all__ = ["CoreTeam", "Member", "TeamRole", "WorkGroup", "WorkGroupKind"]

Fte = Annotated[
    float,
    Number(
        Wording("a number above 0, at most 1", "een getal boven 0, ten hoogste 1"),
        whole=False,
        above=0,
        most=1,
    ),
]


class TeamRole(Labelled):
    """What somebody does in the core team [tactus]."""

    PROJECT_LEAD = "project-lead", "projectleider", "project lead"
    POLICY_OFFICER = "policy-officer", "beleidsadviseur", "policy officer"
    PUBLIC_HEALTH = "public-health", "publieke gezondheid", "public health"
    ADDICTION_CARE = "addiction-care", "verslavingszorg", "addiction care"
    YOUTH_WORK = "youth-work", "jongerenwerk", "youth work"
    SCHOOL = "school", "school", "school"
    PARENT = "parent", "ouder", "parent"
    YOUNG_PERSON = "young-person", "jongere", "young person"
    COMMUNICATION = "communication", "communicatie", "communication"
    ADVISER = "adviser", "OKO-adviseur", "OKO adviser"
    OTHER = "other", "anders", "other"


class WorkGroupKind(Labelled):
    """What kind of group it is, beside the core team."""

    WORK_GROUP = "work-group", "werkgroep", "work group"
    STEERING_GROUP = "steering-group", "stuurgroep", "steering group"
    ALLIANCE = "alliance", "alliantie", "alliance"
    COMMUNITY = "community", "gemeenschap", "community"
    ADVISORY_GROUP = "advisory-group", "adviesgroep", "advisory group"
    OTHER = "other", "anders", "other"


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Member(OneLine):
    """A place in the core team: a role that an organisation fills from ``start`` to ``end``.

    Both days are included; no start: it is not known; no end: it still runs. ``name`` is personal
    data: leave it out where it is not needed. ``fte`` is the share of a full working week, above
    0 and at most 1.

    >>> Member(role="project-lead", organisation="gemeente", start="2024-09-01", fte=0.5).fte
    0.5
    """

    role: Known[TeamRole] = attrs.field(converter=Takes[TeamRole | str])
    """What somebody does in the team."""
    organisation: Known[OrganisationId]
    """The id of the organisation that fills the role."""
    name: Personal[str] | None = attrs.field(
        default=None, repr=False
    )  # logs and screens need no names
    """Personal data: leave it out where it is not needed."""
    start: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """From when, both days included; None: that is not known."""
    end: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """Until when; None: it still runs."""
    end_reason: Personal[str] | None = None
    """Why it ended."""
    fte: Fte | None = None
    """Share of a full working week, above 0 and at most 1."""

    @property
    def may_serve_from(self) -> date:
        """The first day on which the member may be there; that of the calendar: not known."""
        return self.start.earliest if self.start else date.min

    def may_serve_on(self, day: date | str) -> bool:
        """Whether the member may be there on that day, as far as the dates say."""
        day = as_day(day)
        return self.may_serve_between(day, day)

    def may_serve_between(self, first: date, last: date) -> bool:
        """Whether the member may be there on any day from the first to the last."""
        return self.may_serve_from <= last and (self.end is None or first <= self.end.latest)

    def serves_on(self, day: date | str) -> bool:
        """Whether the member is certainly there on that day, whatever the dates mean."""
        day = as_day(day)
        has_begun = self.start is not None and self.start.latest <= day
        return has_begun and (self.end is None or day <= self.end.earliest)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class CoreTeam(Shown):
    """The core team (kernteam) of a municipality through the years.

    >>> team = CoreTeam(
    ...     members=[Member(role="project-lead", organisation="gemeente", start="2023-01")]
    ... )
    >>> [role.value for role in team.vacancies_on(date(2023, 6, 1), ["project-lead", "school"])]
    ['school']
    """

    members: tuple[Member, ...] = attrs.field(default=(), converter=Many[Member])
    """All who serve or have served."""
    complete: bool = True
    """Whether they are all; where others serve who are not recorded, nobody is called missing."""

    def on(self, day: date | str, *, certain: bool = False) -> tuple[Member, ...]:
        """The members on that day; one whose dates are partial gets the benefit of the doubt.

        ``certain``: those who are there whatever the dates mean.
        """
        return tuple(
            one for one in self.members if (one.serves_on if certain else one.may_serve_on)(day)
        )

    def vacancies_on(
        self, day: date | str, roles: Iterable[TeamRole | str]
    ) -> tuple[TeamRole, ...]:
        """Which of the roles nobody fills on that day, in the order asked.

        One whose dates are partial gets the benefit of the doubt. The OKO adviser takes part
        without counting for a required role [tactus]. Of a team that is not complete nobody can
        say who is missing: none is.
        """
        day = as_day(day)
        return self.vacancies_through(day, day, roles)

    def vacancies_through(
        self, first: date, last: date, roles: Iterable[TeamRole | str]
    ) -> tuple[TeamRole, ...]:
        """Which of the roles nobody can have filled on any day from the first to the last."""
        if not self.complete:
            return ()
        filled = {one.role for one in self.members if one.may_serve_between(first, last)}
        filled -= {TeamRole.ADVISER}
        wanted = dict.fromkeys(member(TeamRole, role) for role in many(roles))
        return tuple(role for role in wanted if role not in filled)


def _line(team: CoreTeam) -> str:
    roles = Counter(one.role.value for one in team.members)
    told = (f"{role}:{number}" if number > 1 else role for role, number in roles.items())
    return line(team, f"members:{len(team.members)}", *told)


lines[CoreTeam] = _line


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class WorkGroup(OneLine):
    """A work group (werkgroep) for a life domain or for priorities; parents may join.

    >>> WorkGroup(id="wg-gezin", name="Werkgroep gezin", domain="home").domain.label("nl")
    'thuis'
    """

    id: Slug
    """How others refer to it: a slug, at most 64 characters."""
    name: RequiredText
    """What it is called."""
    kind: WorkGroupKind = attrs.field(
        default=WorkGroupKind.WORK_GROUP, converter=Takes[WorkGroupKind | str]
    )
    """What kind of group it is."""
    domain: LifeDomain | None = attrs.field(default=None, converter=Takes[LifeDomain | str | None])
    """The life domain it works on, if one."""
    priorities: tuple[PriorityId, ...] = attrs.field(default=(), converter=Many[str])
    """The ids of the priorities it works on."""
    organisations: tuple[OrganisationId, ...] = attrs.field(default=(), converter=Many[str])
    """The ids of the organisations in it."""
    start: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """From when."""
    end: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """Until when; None: it still runs."""
