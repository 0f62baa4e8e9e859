"""Dossiers in which no rule speaks on the day they are drawn for: what a rule is broken in.

The calendar is that of a usual municipality: fieldwork in October, the report early in January,
the dialogue session in spring, and a plan before summer.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel import lifecycle
from okomodel.model import (
    Action,
    ActionKind,
    ActionPlan,
    ActionStatus,
    Baseline,
    Body,
    BudgetKind,
    BudgetLine,
    CoreTeam,
    Direction,
    Dossier,
    Instrument,
    LifeDomain,
    Measurement,
    Member,
    Milestone,
    Participation,
    ParticipationStatus,
    PlanCycle,
    Priority,
    ProgressReport,
    ReportStatus,
    SurveyRound,
    Target,
    TeamRole,
    WorkGroup,
)
from okomodel.reference.indicator import indicators
from okomodel.testing.parts import Part
from okomodel.testing.strategies.day import days
from okomodel.testing.strategies.municipality import Place
from okomodel.testing.strategies.organisation import ROLES, organisations
from okomodel.testing.strategies.priority import TITLES
from okomodel.testing.strategies.round import known_codes
from okomodel.values import Period
from okomodel.values.calendar import months_after

__all__ = ["spotless"]

_JULY = 7


@final
@attrs.frozen
class _Days:
    """The days of a municipality whose survey was in the last autumn but so many months ago.

    On the day of the check the cycle is 9 to 21 months old, so that its plan can have been
    adopted and its next one is not yet due.
    """

    on: date
    delay: int
    """How many days (0 to 7) everything comes later than the earliest."""

    @property
    def cycle(self) -> date:
        """The first day of the cycle: the last first of October that is nine months ago."""
        return date(self.on.year - (1 if self.on.month >= _JULY else 2), 10, 1)

    def after(self, month: int, day: int) -> date:
        """A day in the year after the cycle began, and the delay."""
        return date(self.cycle.year + 1, month, day) + timedelta(self.delay)

    @property
    def fieldwork(self) -> Period:
        start = self.cycle + timedelta(self.delay)
        return Period(start, start + timedelta(days=20))

    @property
    def milestones(self) -> Mapping[Milestone, date]:
        return {
            Milestone.SURVEY: self.fieldwork.end or self.cycle,
            Milestone.SURVEY_REPORT: self.after(1, 5),
            Milestone.FEEDBACK: self.after(2, 2),
            Milestone.DIALOGUE_SESSION: self.after(3, 3),
            Milestone.PRIORITIES: self.after(3, 10),
            Milestone.TARGETS: self.after(4, 7),
            Milestone.WORK_GROUPS: self.after(4, 14),
        }

    @property
    def plan(self) -> date:
        return self.after(5, 6)


def spotless(
    draw: DrawFn, on: date, place: Place, parts: Mapping[Part, bool] | None = None
) -> Dossier:
    """A dossier in which no rule speaks on a day.

    ``parts`` says which of its parts it has; what it does not say is drawn.
    """
    has = {part: _has(draw, part, parts or {}) for part in Part}
    calendar = _Days(on, draw(st.integers(0, 7)))
    joined = _joined(draw, calendar, is_long=has[Part.LONG])
    dossier = _prepared(draw, _registered(place, calendar, joined, is_long=has[Part.LONG]), joined)
    cycle = _cycle(draw, calendar, has)
    return _with_milestones(_with_cycle(dossier, cycle, calendar, has, draw), calendar, has)


def _has(draw: DrawFn, part: Part, given: Mapping[Part, bool]) -> bool:
    return given[part] if part in given else draw(st.booleans())


def _joined(draw: DrawFn, calendar: _Days, *, is_long: bool) -> date:
    """The first day of support: 45 months before the cycle where it is long, else 9."""
    year = calendar.cycle.year - (3 if is_long else 0)
    return draw(days(date(year, 1, 10), date(year, 3, 10)))


def _registered(place: Place, calendar: _Days, joined: date, *, is_long: bool) -> Dossier:
    claims = [
        Participation(status=ParticipationStatus.INTERESTED, since=months_after(joined, -8)),
        Participation(status=ParticipationStatus.SUPPORTED, since=joined),
    ]
    if is_long:
        since = months_after(joined, 47)
        claims.append(Participation(status=ParticipationStatus.CONTINUING, since=since))
    return Dossier(
        id=place.id,
        name=place.name,
        municipalities=[place.code],
        fictitious=place.fictitious,
        horizon=str(calendar.on.year + 10),
        participation=claims,
        organisations=organisations(),
        core_team=CoreTeam(members=_members(joined)),
    )


def _members(joined: date) -> Iterator[Member]:
    yield Member(role=TeamRole.PROJECT_LEAD, organisation="gemeente", start=joined)
    for role, organisation in ROLES.items():
        yield Member(role=role, organisation=organisation, start=joined)


_PREPARED = (
    (Milestone.DECISION, -40),
    (Milestone.AGREEMENT, -20),
    (Milestone.START_TRAINING, 0),
    (Milestone.CORE_TEAM, 10),
    (Milestone.STAKEHOLDER_EXPLORATION, 40),
    (Milestone.START_MEETING, 60),
)


def _prepared(draw: DrawFn, dossier: Dossier, joined: date) -> Dossier:
    for milestone, days_after in _PREPARED:
        day = joined + timedelta(days=days_after + draw(st.integers(0, 5)))
        dossier = lifecycle.complete(dossier, milestone, on=day)
    return dossier


def _cycle(draw: DrawFn, calendar: _Days, has: Mapping[Part, bool]) -> PlanCycle:
    number = 2 if has[Part.PAST] else draw(st.integers(1, 2))
    codes = _codes(calendar)
    priorities = tuple(_priority(domain, codes[domain], number) for domain in LifeDomain)
    return PlanCycle(
        number=number,
        start=calendar.cycle,
        round="oko",
        priorities=priorities,
        targets=tuple(_targets(draw, calendar, priorities)) if has[Part.TARGETS] else (),
        plan=_plan(draw, calendar, priorities) if has[Part.PLAN] else None,
        reports=tuple(_reports(calendar)) if has[Part.PLAN] else (),
    )


def _codes(calendar: _Days) -> Mapping[LifeDomain | None, str]:
    codes = known_codes(calendar.cycle.year)
    return {indicators[code].area.domain: code for code in reversed(codes)}


def _priority(domain: LifeDomain, code: str, number: int) -> Priority:
    id = f"{domain.value}-{number}"
    return Priority(id=id, title=TITLES[domain], domain=domain, indicators=[code])


_BASE = 400


def _round(draw: DrawFn, calendar: _Days) -> SurveyRound:
    counts = st.integers(_BASE // 4, _BASE * 3 // 4)
    return SurveyRound(
        id="oko",
        year=calendar.cycle.year,
        instrument=Instrument.OKO,
        fieldwork=calendar.fieldwork,
        reported_on=calendar.milestones[Milestone.SURVEY_REPORT],
        invited=_BASE + draw(st.integers(0, _BASE // 5)),
        responded=_BASE,
        measurements=[
            Measurement(indicator=code, base=_BASE, count=draw(counts))
            for code in _codes(calendar).values()
        ],
    )


def _targets(draw: DrawFn, calendar: _Days, priorities: tuple[Priority, ...]) -> Iterator[Target]:
    for priority in priorities:
        (code,) = priority.indicators
        beyond = 76 if indicators[code].better is Direction.UP else 10
        yield Target(
            id=f"doel-{priority.id}",
            indicator=code,
            baseline=Baseline(round="oko"),
            value=beyond + draw(st.integers(0, 10)),
            by=str(calendar.on.year + 2),
            priority=priority.id,
        )


def _plan(draw: DrawFn, calendar: _Days, priorities: tuple[Priority, ...]) -> ActionPlan:
    period = Period(calendar.plan, months_after(calendar.on, 6))
    return ActionPlan(
        title="Uitvoeringsplan",
        period=period,
        document=f"{calendar.plan.year}-17",
        adopted_by=draw(st.sampled_from(Body)),
        adopted_on=calendar.plan,
        actions=tuple(
            _action(draw, calendar, period, priority, number)
            for number, priority in enumerate(priorities)
        ),
    )


def _action(
    draw: DrawFn, calendar: _Days, period: Period, priority: Priority, number: int
) -> Action:
    kind, status, planned, actual = _courses(calendar, period)[number % 3]
    year, amount = calendar.plan.year, draw(st.integers(0, 20)) * 500
    return Action(
        id=f"actie-{number + 1}",
        title=f"Actie {number + 1}",
        kind=kind,
        planned=planned,
        priority=priority.id,
        domain=priority.domain,
        owner=draw(st.sampled_from(organisations())).id,
        actual=actual,
        status=status,
        budget=[BudgetLine(year=year, amount=amount, kind=BudgetKind.INCIDENTAL)],
    )


_Course = tuple[ActionKind, ActionStatus, Period, Period | None]


def _courses(calendar: _Days, period: Period) -> tuple[_Course, _Course, _Course]:
    """One action that was done, one that runs, one that is to come."""
    start = period.start
    done = Period(start, start + timedelta(days=9))
    coming = calendar.on + timedelta(days=30)
    return (
        (ActionKind.ONE_OFF, ActionStatus.COMPLETED, done, done),
        (ActionKind.SUSTAINED, ActionStatus.ACTIVE, period, Period(start)),
        (ActionKind.ONE_OFF, ActionStatus.PLANNED, Period(coming, coming), None),
    )


def _reports(calendar: _Days) -> Iterator[ProgressReport]:
    """Two reports to the council, the second of which is new."""
    last = calendar.on - timedelta(days=10)
    turn = calendar.plan + (last - calendar.plan) // 2
    periods = (Period(calendar.plan, turn), Period(turn + timedelta(days=1), last))
    for number, period in enumerate(periods, start=1):
        day = (period.end or last) + timedelta(days=5)
        submitted = ReportStatus.SUBMITTED
        yield ProgressReport(id=f"voortgang-{number}", on=day, period=period, status=submitted)


def _with_cycle(
    dossier: Dossier,
    cycle: PlanCycle,
    calendar: _Days,
    has: Mapping[Part, bool],
    draw: DrawFn,
) -> Dossier:
    """The dossier with its cycle and round, and where it has a past, those before."""
    past = PlanCycle(number=1, start=months_after(calendar.cycle, -24))
    year = calendar.cycle.year - 2
    earlier = SurveyRound(id="eerder", year=year, instrument=Instrument.GMJ)
    kept = [earlier] if has[Part.PAST] else []
    return attrs.evolve(
        dossier,
        cycles=[past, cycle] if has[Part.PAST] else [cycle],
        rounds=[*kept, _round(draw, calendar)],
        work_groups=[
            WorkGroup(id=f"groep-{one.id}", name=one.title, domain=one.domain, priorities=[one.id])
            for one in cycle.priorities
        ],
    )


def _with_milestones(dossier: Dossier, calendar: _Days, has: Mapping[Part, bool]) -> Dossier:
    for milestone, day in calendar.milestones.items():
        if milestone is Milestone.TARGETS and not has[Part.TARGETS]:
            dossier = lifecycle.skip(dossier, milestone, "volgt later")
        else:
            dossier = lifecycle.complete(dossier, milestone, on=day)
    if has[Part.PLAN]:
        for milestone in (Milestone.PLAN, Milestone.COUNCIL_INFORMED, Milestone.EXECUTION):
            dossier = lifecycle.complete(dossier, milestone, on=calendar.plan)
    return dossier
