"""What a dossier has to do on a day or later, by what it holds: milestones, actions, letters, ...

Each source of it is one function. Whether something is late is said by what the rules ask, too.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import final

import attrs

from okomodel.insight.council import Silence, silences, told_on
from okomodel.insight.due import Due, due, standing_of
from okomodel.insight.facts import Around
from okomodel.insight.occasion import Occasion
from okomodel.insight.participation import presence
from okomodel.insight.round import last_begun, overdue_since
from okomodel.model import Dossier
from okomodel.model.action import Action, ActionStatus
from okomodel.model.document import Place
from okomodel.model.team import CoreTeam, Member, TeamRole
from okomodel.reference.tables import grouped
from okomodel.values.partial_date import PartialDate
from okomodel.values.period import Period
from okomodel.values.span import Span, When, last_day
from okomodel.wording import Labelled, Noun, Wording

__all__ = ["Duty", "DutyKind", "duties"]


class DutyKind(Labelled):
    """What a thing of an agenda is about."""

    MILESTONE = "milestone", "mijlpaal", "milestone"
    CYCLE = "cycle", "cyclus", "cycle"
    ACTION = "action", "actie", "action"
    PLAN = "plan", "uitvoeringsplan", "plan of action"
    REPORT = "report", "rapportage aan de raad", "report to the council"
    SURVEY = "survey", "meting", "survey"
    TARGET = "target", "streefcijfers", "targets"
    TEAM = "team", "kernteam", "core team"
    EVENT = "event", "bijeenkomst", "meeting"
    WAIVER = "waiver", "ontheffing", "waiver"
    SUPPORT = "support", "ondersteuning", "support"


@final
@attrs.frozen(kw_only=True)
class Duty:
    """One thing: what and when it is, and where it stands.

    ``by`` is the last day of ``when``; ``is_running``: it goes on now, whatever its day.
    ``which`` tells it from others of its kind in its place, whatever its day and its words.
    """

    kind: DutyKind
    what: Wording
    reason: Wording
    at: Place
    when: When | None = None
    owner: str | None = None
    is_late: bool = False
    is_running: bool = False
    which: str = ""

    @property
    def by(self) -> date | None:
        """The last day on which it can be."""
        return last_day(self.when) if self.when else None


def duties(dossier: Dossier, occasion: Occasion) -> Iterator[Duty]:
    """All that a dossier has to do on a day or later; nothing for who is away."""
    if presence(dossier.participation).is_away(occasion.on):
        return
    at = occasion.place(dossier)
    yield from _milestones(at, occasion)
    yield from _plans(at, occasion)
    yield from _surveys(at, occasion)
    yield from _targets(at, occasion.on)
    yield from _team(at, occasion)
    yield from _events(at, occasion.on)
    yield from _waivers(at, occasion.on)
    yield from _support(at, occasion)


def _said(wording: Wording, **params: object) -> Wording:
    """A wording with its parameters filled in."""
    return Wording(wording.text("en", **params), wording.text("nl", **params))


# ----------------------------------------------------------------------- milestones and the cycle


def _milestones(at: Place, occasion: Occasion) -> Iterator[Duty]:
    for one in due(at.thing, occasion.on, occasion.profile, occasion.register):
        yield Duty(
            kind=DutyKind.MILESTONE if one.milestone else DutyKind.CYCLE,
            what=Wording(one.label("en"), one.label("nl")),
            reason=standing_of(one, occasion.on),
            at=_part(at, one),
            when=one.planned or one.expected,
            is_late=one.is_late,
            which=str(one.milestone or one.cycle),
        )


def _part(at: Place, one: Due) -> Place:
    """The cycle of a milestone, or the dossier."""
    cycles = enumerate(at.thing.cycles)
    found = (index for index, cycle in cycles if cycle.number == one.cycle and one.milestone)
    return next((at.to("cycles", index) for index in found), at)


# ------------------------------------------------------------------------- the plan and its actions

_BEGINS = Wording("begin: {title}", "beginnen: {title}")
_ENDS = Wording("finish: {title}", "afronden: {title}")
_ON_HOLD_FOR = Wording("on hold: {reason}", "aangehouden: {reason}")
_SHOULD_BEGIN = Wording("should have begun", "had moeten beginnen")
_SHOULD_END = Wording("should have ended", "had moeten eindigen")
_PLAN_ENDS = Wording("{title} ends", "{title} loopt af")
_OF_PLAN = Wording("its last day", "laatste dag")
_LETTER = Wording("report to the council", "rapportage aan de raad")
_EVERY = Wording(
    "every {months} months, none since {since}", "elke {months} maanden, geen sinds {since}"
)


def _plans(at: Place, occasion: Occasion) -> Iterator[Duty]:
    known = Around.of(at.thing, occasion.register)
    for facts in known.cycles:
        cycle = facts.cycle
        if cycle is None or cycle.thing.plan is None:
            continue
        plan = at.to("cycles", cycle.index).to("plan")
        for index in range(len(plan.thing.actions)):
            yield from _action(plan.to("actions", index), occasion.on)
        period = plan.thing.period
        if period.possible_on(occasion.on):
            yield from _ending(plan)
            months = occasion.profile.council_every
            *_, last = silences(plan.thing, facts, told_on(known), occasion.on, months)
            yield _letter(plan, last, occasion)


def _ending(plan: Place) -> Iterator[Duty]:
    if end := plan.thing.period.end:
        what = _said(_PLAN_ENDS, title=plan.thing.title)
        yield Duty(kind=DutyKind.PLAN, what=what, reason=_OF_PLAN, at=plan, when=end)


def _letter(plan: Place, silence: Silence, occasion: Occasion) -> Duty:
    """The next report to the council, by the day on which it is still in time."""
    months, limit, on = occasion.profile.council_every, silence.limit, occasion.on
    asked = presence(plan.above(Dossier).participation).is_asked_on
    return Duty(
        kind=DutyKind.REPORT,
        what=_LETTER,
        reason=_said(_EVERY, months=months, since=silence.since),
        at=plan,
        when=Span(limit, limit),
        is_late=on > limit and (asked(on) or asked(limit)),
    )


def _is_over(period: Period, on: date) -> bool:
    return period.last_day is not None and period.last_day < on


def _action(at: Place, on: date) -> Iterator[Duty]:
    """What is to be done of an action: to begin it, to go on, or to finish it."""
    action: Action = at.thing
    whole = Duty(
        kind=DutyKind.ACTION,
        what=Wording(action.title, action.title),
        reason=Wording(action.status.label("en"), action.status.label("nl")),
        at=at,
        when=action.planned.end,
        owner=action.owner,
        is_running=True,
    )
    is_over = _is_over(action.planned, on)
    if action.status in _NOT_BEGUN and action.actual is None:
        yield _to_begin(whole, action, on)
    elif action.status is ActionStatus.ACTIVE:
        yield _to_finish(whole, action) if is_over else whole
    elif action.status is ActionStatus.ON_HOLD and not is_over:
        reason = action.status_reason
        yield attrs.evolve(whole, reason=_said(_ON_HOLD_FOR, reason=reason)) if reason else whole


_NOT_BEGUN = (ActionStatus.PROPOSED, ActionStatus.PLANNED)


def _to_begin(whole: Duty, action: Action, on: date) -> Duty:
    is_late = action.planned.start.latest < on
    return attrs.evolve(
        whole,
        what=_said(_BEGINS, title=action.title),
        reason=_SHOULD_BEGIN if is_late else whole.reason,
        when=action.planned.start,
        is_late=is_late,
        is_running=False,
    )


def _to_finish(whole: Duty, action: Action) -> Duty:
    what = _said(_ENDS, title=action.title)
    return attrs.evolve(whole, what=what, reason=_SHOULD_END, is_late=True, is_running=False)


# ---------------------------------------------------------------------- the monitor, the targets

_FIELDWORK = Wording("fieldwork of {round}", "veldwerk van {round}")
_FIELDWORK_PLANNED = Wording("planned", "gepland")
_SURVEY = Wording("next survey", "volgende meting")
_YEARS = Wording(
    "every {years} years; the last was in {year}", "elke {years} jaar; de vorige was in {year}"
)
_TARGETS = Noun(
    Wording("target falls due", "streefcijfer loopt af"),
    Wording("targets fall due", "streefcijfers lopen af"),
)
_GOAL = Wording("the year of the target", "het jaar van het streefcijfer")


def _surveys(at: Place, occasion: Occasion) -> Iterator[Duty]:
    rounds = range(len(at.thing.rounds))
    yield from (one for index in rounds for one in _fieldwork(at.to("rounds", index), occasion.on))
    yield from _next_survey(at, occasion)


def _fieldwork(at: Place, on: date) -> Iterator[Duty]:
    """A round whose fieldwork runs or is to come, or that is planned for a later year."""
    period: Period | None = at.thing.fieldwork
    if period is None and at.thing.year <= on.year:
        return
    if period and _is_over(period, on):
        return
    is_running = period is not None and period.first_day <= on
    yield Duty(
        kind=DutyKind.SURVEY,
        what=_said(_FIELDWORK, round=at.thing.id),
        reason=_FIELDWORK_PLANNED,
        at=at,
        when=_ahead(at.thing.year, period, is_running=is_running),
        is_running=is_running,
    )


def _ahead(year: int, fieldwork: Period | None, *, is_running: bool) -> When | None:
    """The next day of fieldwork that is of use: its end while it runs, or else its start."""
    if fieldwork is None:
        return PartialDate(str(year))
    return fieldwork.end if is_running else fieldwork.start


def _next_survey(at: Place, occasion: Occasion) -> Iterator[Duty]:
    """The survey after the last one, in the year in which it is asked for, unless it is planned."""
    on, most = occasion.on, occasion.profile.survey_interval
    years = [one.year for one in at.thing.rounds]
    last = last_begun(years, on.year)
    if last is None:
        return
    is_late = overdue_since(years, on.year, most) is not None
    is_planned = any(on.year < one <= last + most for one in years)
    if not is_planned and (not is_late or presence(at.thing.participation).is_asked_on(on)):
        yield Duty(
            kind=DutyKind.SURVEY,
            what=_SURVEY,
            reason=_said(_YEARS, years=most, year=last),
            at=at,
            when=Span.after(PartialDate(str(last)), _MONTHS * most),
            is_late=is_late,
        )


def _targets(at: Place, on: date) -> Iterator[Duty]:
    """Targets by the day on which they fall due, of those that are still to come."""
    for index, cycle in enumerate(at.thing.cycles):
        to_come = ((one.by, one) for one in cycle.targets if one.by.latest >= on)
        for by, some in grouped(to_come).items():
            what = Wording(_TARGETS.counted(len(some), "en"), _TARGETS.counted(len(some), "nl"))
            place = at.to("cycles", index)
            yield Duty(
                kind=DutyKind.TARGET, what=what, reason=_GOAL, at=place, when=by, which=str(by)
            )


# ----------------------------------------------------------------------- people, and what is else

_VACANT = Wording("nobody is {role}", "geen {role}")
_ASKED_ROLE = Wording("a role that is asked for", "een gevraagde rol")
_FALLS_VACANT = Wording("the role of {role} falls vacant", "de rol {role} komt vrij")
_LAST_DAY = Wording("last day of the member", "laatste dag van het lid")
_ANNOUNCED = Wording("announced", "aangekondigd")
_WAIVER = Wording("waiver of {rule} runs out", "ontheffing van {rule} loopt af")
_GIVEN_BY = Wording("given by {by}", "gegeven door {by}")
_SUPPORT = Wording("support ends", "ondersteuning eindigt")
_SINCE = Wording(
    "after {years} years; say how it goes on", "na {years} jaar; leg vast hoe het verdergaat"
)
_DAY = timedelta(days=1)
_MONTHS = 12


def _team(at: Place, occasion: Occasion) -> Iterator[Duty]:
    """Roles that nobody fills, and that fall vacant on a day that is known."""
    team, on, roles = at.thing.core_team, occasion.on, occasion.profile.required_roles
    if not team.members:
        return
    place = at.to("core_team")
    vacant = set(team.vacancies_on(on, roles))
    for role in (one for one in roles if one in vacant):
        what = _said(_VACANT, role=role)
        yield Duty(
            kind=DutyKind.TEAM,
            what=what,
            reason=_ASKED_ROLE,
            at=place,
            is_running=True,
            which=role,
        )
    for index, one in enumerate(team.members):
        if one.role not in vacant and _leaves_empty(team, one, on, roles):
            yield Duty(
                kind=DutyKind.TEAM,
                what=_said(_FALLS_VACANT, role=one.role),
                reason=_LAST_DAY,
                at=place.to("members", index),
                when=one.end,
                owner=one.organisation,
            )


def _leaves_empty(team: CoreTeam, one: Member, on: date, roles: Sequence[TeamRole]) -> bool:
    """Whether nobody fills a role that is asked for when a member has left."""
    if one.end is None or one.end.latest < on or one.role not in roles:
        return False
    return one.role in team.vacancies_on(one.end.latest + _DAY, [one.role])


def _events(at: Place, on: date) -> Iterator[Duty]:
    for index, one in enumerate(at.thing.events):
        if not _is_over(one.period, on) and one.period.start.latest >= on:
            place, what = at.to("events", index), Wording(one.title, one.title)
            yield Duty(
                kind=DutyKind.EVENT, what=what, reason=_ANNOUNCED, at=place, when=one.period.start
            )


def _waivers(at: Place, on: date) -> Iterator[Duty]:
    for index, one in enumerate(at.thing.waivers):
        if one.until and one.until >= on:
            place, what = at.to("waivers", index), _said(_WAIVER, rule=one.rule)
            when = PartialDate(one.until.isoformat())
            reason = _said(_GIVEN_BY, by=one.by)
            yield Duty(kind=DutyKind.WAIVER, what=what, reason=reason, at=place, when=when)


def _support(at: Place, occasion: Occasion) -> Iterator[Duty]:
    """The end of the years of support, where nothing yet says how it goes on."""
    running = presence(at.thing.participation).running_support(occasion.on)
    if running is None:
        return
    index = next(i for i, one in enumerate(at.thing.participation) if one is running)
    ends = Span.after(running.since, occasion.profile.support_months)
    years = occasion.profile.support_length
    yield Duty(
        kind=DutyKind.SUPPORT,
        what=_SUPPORT,
        reason=_said(_SINCE, years=years),
        at=at.to("participation", index),
        when=ends,
        is_late=occasion.on > last_day(ends),
    )
