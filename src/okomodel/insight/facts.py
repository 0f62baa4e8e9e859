"""What was reached, and who says so. Whoever asks whether a milestone was done, asks here.

A milestone is reached when its record says so, or when another fact of the dossier does: a plan
that was adopted need not be recorded as adopted once more.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from operator import itemgetter
from typing import Self, final

import attrs

from okomodel.display import OneLine, line, lines
from okomodel.insight.participation import TAKES_PART
from okomodel.model.action import Body
from okomodel.model.cohort import EventKind
from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle, known_milestone
from okomodel.model.document import Place, root
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.model.report import Audience, ReportStatus
from okomodel.model.team import TeamRole, WorkGroupKind
from okomodel.values.calendar import as_day
from okomodel.values.constraints import ANY_TEXT
from okomodel.values.period import Period
from okomodel.values.span import Span, When, first_day, last_day
from okomodel.wording import Labelled

__all__ = [
    "BEGINS",
    "MAY_LIE_AHEAD",
    "Around",
    "Fact",
    "Facts",
    "Reached",
    "Says",
    "events_for",
    "reached",
]


class Says(Labelled):
    """What kind of fact says that a milestone was reached."""

    RECORD = "record", "zoals vastgelegd", "as recorded"
    PARTICIPATION = "participation", "door de deelname", "by taking part"
    EVENT = "event", "door de bijeenkomst", "by the meeting"
    TEAM = "team", "door het begin van het kernteam", "by the start of the core team"
    FIELDWORK = "fieldwork", "door het veldwerk", "by the fieldwork"
    ROUND = "round", "door de rapportage van de meting", "by the report of the round"
    CHOICE = "choice", "door de keuze van de speerpunten", "by the choice of the priorities"
    WORK_GROUP = "work-group", "door het begin van een werkgroep", "by the start of a work group"
    ADOPTION = "adoption", "door de vaststelling van het plan", "by the plan's adoption"
    REPORT = "report", "door de rapportage", "by the report"
    ACTION = "action", "door het begin van een actie", "by the start of an action"


MAY_LIE_AHEAD = frozenset({Says.PARTICIPATION, Says.EVENT, Says.TEAM, Says.FIELDWORK})
"""What may be known beforehand; of anything else a day says that it has been."""

BEGINS = frozenset({Says.TEAM, Says.WORK_GROUP, Says.ACTION})
"""What says on which day something began, of which there may be more, before it or after it."""


@final
@attrs.frozen(repr=False)
class Fact(OneLine):
    """One thing that says when a milestone was reached: its record, or another fact.

    ``path`` is its place in the document.
    """

    when: When
    says: Says
    at: Place = attrs.field(repr=False, eq=False)

    @property
    def path(self) -> str:
        """Its place in the document: ``dossier.cycles[0].plan.adopted_on``."""
        return self.at.path


@final
@attrs.frozen(repr=False)
class Reached(OneLine):
    """When a milestone was reached, and what says so.

    ``when`` is a partial date, or a span where only bounds are known ("done by"); it is what the
    first of ``said_by`` says: the record where there is one.
    """

    said_by: tuple[Fact, ...]

    @property
    def when(self) -> When:
        """The day, as far as it is known."""
        return self.said_by[0].when

    @property
    def since(self) -> date:
        """From which day on it counts as reached: the first it can be, or else the last."""
        return self.when.earliest or last_day(self.when)

    @property
    def is_recorded(self) -> bool:
        """Whether its record says so, and not only another fact."""
        return self.said_by[0].says is Says.RECORD

    @property
    def is_firm(self) -> bool:
        """Whether what comes before it must have been, too: who joins the team may be early."""
        return self.said_by[0].says not in (Says.TEAM, Says.WORK_GROUP)


def _line(found: Reached) -> str:
    return line(found, str(found.when), *(fact.says.value for fact in found.said_by))


lines[Reached] = _line


def reached(
    dossier: Dossier,
    milestone: Milestone | str,
    cycle: PlanCycle | int | None = None,
    *,
    on: date | str | None = None,
    programme: Programme | None = None,
) -> Reached | None:
    """When a milestone was reached, and by what that is said; None: nothing says so.

    ``cycle`` is one of the dossier's or its number; None: the one that runs ``on`` the day (left
    out: today). It says nothing about a milestone of the preparation, which belongs to no cycle.
    With a ``programme`` its events for the dossier and for its cohorts are asked too. Raises
    :class:`okomodel.errors.UnknownName` for a number that the dossier lacks, and for a milestone
    that neither ``oko-nl`` nor the dossier knows.

    >>> from okomodel.model import ActionPlan
    >>> plan = ActionPlan(title="Plan", period=Period("2025", "2026"), adopted_on="2024-12-10")
    >>> cycle = PlanCycle(number=1, start="2023-10-02", plan=plan)
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], cycles=[cycle])
    >>> found = reached(one, "plan", cycle=1)
    >>> print(found.when, found.said_by[0].says.label("en"), found.said_by[0].path)
    2024-12-10 by the plan's adoption dossier.cycles[0].plan.adopted_on
    """
    which, known = _named(milestone, dossier), Around.of(dossier, programme)
    if which in _OF_PREPARATION or _is_own(which, dossier.preparation):
        return known.preparation.reached(which)
    where = _cycle(known.at, cycle, on)
    return Facts(known, where).reached(which) if where else None


def _named(milestone: str, dossier: Dossier) -> str:
    """A milestone of which a template or a record of the dossier knows."""
    which = Milestone.named(ANY_TEXT(milestone))
    lists = (dossier.preparation, *(one.milestones for one in dossier.cycles))
    is_recorded = any(_is_own(which, records) for records in lists)
    return which if is_recorded else known_milestone(which)


def _is_own(milestone: str, records: Iterable[MilestoneRecord]) -> bool:
    """Whether it is no milestone of ``oko-nl``, and one of these records is of it."""
    is_of_oko = isinstance(milestone, Milestone)
    return not is_of_oko and any(one.milestone == milestone for one in records)


def _cycle(at: Place, cycle: PlanCycle | int | None, on: date | str | None) -> Place | None:
    dossier: Dossier = at.thing
    if isinstance(cycle, int):
        cycle = dossier.cycle(cycle)
    elif cycle is None:
        today = date.today()  # noqa: DTZ011 - the user's own day
        cycle = dossier.cycle_on(today if on is None else as_day(on))
    for index, one in enumerate(dossier.cycles):
        if one is cycle:
            return at.to("cycles", index)
    return None


# -------------------------------------------------------------------------- what a dossier holds


@final
class InOrder:
    """Things that took place, in the order of their end, so that each cycle finds its own."""

    def __init__(self, things: Iterable[tuple[Place, Period]]) -> None:
        ended = ((last, at, period) for at, period in things if (last := period.last_day))
        self._things = sorted(ended, key=itemgetter(0))
        self._ends = [last for last, _, _ in self._things]

    def __iter__(self) -> Iterator[Place]:
        return (at for _, at, _ in self._things)

    def within(self, cycle: PlanCycle) -> Iterator[Place]:
        """Those that may lie in a cycle; what has no end is not among them."""
        first, last = bisect_left(self._ends, cycle.start.earliest), cycle.last_day
        for _, at, period in islice(self._things, first, None):
            if period.first_day <= last:
                yield at


@final
@attrs.frozen(slots=False, eq=False)
class Around:
    """What a dossier holds beside its cycles, looked up once for all of them."""

    at: Place
    of_programme: Sequence[Place] = ()
    """The events of its programme that are for the dossier."""

    @classmethod
    def of(cls, dossier: Dossier, programme: Programme | None = None) -> Self:
        """What a dossier holds that stands by itself, beside its programme."""
        return cls(root(dossier), () if programme is None else events_for(dossier, root(programme)))

    def things(self, name: str) -> list[Place]:
        """The places of what it holds in one of its lists."""
        return [self.at.to(name, index) for index in range(len(getattr(self.at.thing, name)))]

    @cached_property
    def preparation(self) -> "Facts":
        """What says how far its preparation has come: every course of it asks that."""
        return Facts(self)

    @cached_property
    def cycles(self) -> Sequence["Facts"]:
        """The same of each of its cycles."""
        return [Facts(self, at) for at in self.things("cycles")]

    @cached_property
    def events(self) -> Mapping[EventKind, InOrder]:
        """By kind, the events that have an end."""
        found: dict[EventKind, list[tuple[Place, Period]]] = {}
        for at in (*self.things("events"), *self.of_programme):
            found.setdefault(at.thing.kind, []).append((at, at.thing.period))
        return {kind: InOrder(some) for kind, some in found.items()}

    @cached_property
    def rounds(self) -> Mapping[str, Place]:
        """The survey rounds by id."""
        return {at.thing.id: at for at in reversed(self.things("rounds"))}

    @cached_property
    def fieldwork(self) -> InOrder:
        """The survey rounds whose fieldwork has an end, but for those that a cycle names."""
        named = {cycle.round for cycle in self.at.thing.cycles}
        rounds = [at for at in self.things("rounds") if at.thing.id not in named]
        return InOrder((at, at.thing.fieldwork) for at in rounds if at.thing.fieldwork)

    @cached_property
    def work_groups(self) -> InOrder:
        """The work groups in the strict sense, as they began."""
        groups = (at for at in self.things("work_groups") if at.thing.kind is _WORK_GROUP)
        return InOrder(
            (at, Period(at.thing.start, at.thing.start)) for at in groups if at.thing.start
        )


_WORK_GROUP = WorkGroupKind.WORK_GROUP


def events_for(dossier: Dossier, programme: Place) -> Sequence[Place]:
    """The events of a programme that are for a dossier, or for one of its cohorts."""
    return [programme.to("events", index) for index in programme.thing.events_for(dossier)]


# ------------------------------------------------------------------------------------ all of them


@final
@attrs.frozen(slots=False, eq=False)
class Facts:
    """All that says when the milestones of a preparation, or (``cycle``) of a cycle, were reached.

    ``known`` is what the dossier holds beside; a cycle that is looked at alone has none.
    """

    known: Around | None
    cycle: Place | None = None
    _found: dict[str, Reached | None] = attrs.field(factory=dict, init=False, repr=False)

    @classmethod
    def alone(cls, cycle: PlanCycle) -> Self:
        """Those of a cycle that is looked at alone."""
        return cls(None, Place(cycle, "cycle"))

    def reached(self, milestone: str) -> Reached | None:
        """When a milestone was reached, and by what that is said; None: nothing says so."""
        if milestone not in self._found:
            said = (*self._recorded.get(milestone, ()), *self.beside(milestone))
            self._found[milestone] = Reached(said) if said else None
        return self._found[milestone]

    def said_of(self, milestone: str) -> tuple[Fact, ...]:
        """What says that a milestone was reached, the record first."""
        found = self.reached(milestone)
        return found.said_by if found else ()

    def beside(self, milestone: str) -> Iterator[Fact]:
        """What says it beside the record."""
        ask = _SAID_BY.get(milestone)
        if ask and (self.cycle is None) is (milestone in _OF_PREPARATION):
            yield from ask(self)

    # ------------------------------------------------------------------------------ the records

    @cached_property
    def records(self) -> Sequence[MilestoneRecord]:
        """What is recorded of the milestones."""
        return [at.thing for at in self.record_places]

    @cached_property
    def record_places(self) -> Sequence[Place]:
        """The places of the records."""
        name = "milestones" if self.cycle else "preparation"
        at = self.cycle or (self.known and self.known.at)
        return [at.to(name, index) for index in range(len(getattr(at.thing, name)))] if at else ()

    @cached_property
    def _recorded(self) -> Mapping[str, Sequence[Fact]]:
        """The record of each; where one is recorded twice, that of the first day."""
        found: dict[str, list[Fact]] = {}
        for place in self.record_places:
            record: MilestoneRecord = place.thing
            if (when := record.reached) is not None:
                at = place.to("done" if record.done else "done_by")
                fact, known = Fact(when, Says.RECORD, at), found.get(record.milestone)
                if known is None or first_day(when) < first_day(known[0].when):
                    found[record.milestone] = [fact]
        return found

    # ------------------------------------------------------------------- what else there is to ask

    @property
    def plan(self) -> Place | None:
        """The place of the plan of action of the cycle."""
        return self.cycle.to("plan") if self.cycle and self.cycle.thing.plan else None

    @cached_property
    def round(self) -> Place | None:
        """The round from which the cycle starts: named, or the first with fieldwork in it."""
        cycle: PlanCycle | None = self.cycle.thing if self.cycle else None
        if cycle is None or self.known is None:
            return None
        if cycle.round is not None:
            return self.known.rounds.get(cycle.round)
        within = self.known.fieldwork.within(cycle)
        return min(within, key=lambda at: at.thing.fieldwork.start, default=None)

    @cached_property
    def informing(self) -> Fact | None:
        """The report that informed the council of the plan, or the adoption by the council."""
        if self.plan is None or (adopted := self.reached(Milestone.PLAN)) is None:
            return None
        if self.plan.thing.adopted_by is Body.COUNCIL:
            return attrs.evolve(adopted.said_by[0], says=Says.ADOPTION)
        to_council = (one for one in self.reports if one.at.thing.audience is Audience.COUNCIL)
        first = first_day(adopted.when)
        return next((one for one in to_council if last_day(one.when) >= first), None)

    @cached_property
    def reports(self) -> Sequence[Fact]:
        """The reports of the cycle that were handed in, in the order of time."""
        if self.cycle is None:
            return ()
        places = (self.cycle.to("reports", i) for i in range(len(self.cycle.thing.reports)))
        handed_in = [at for at in places if at.thing.status in _HANDED_IN]
        handed_in.sort(key=lambda at: at.thing.on)
        return [Fact(at.thing.on, Says.REPORT, at) for at in handed_in]


_HANDED_IN = frozenset({ReportStatus.SUBMITTED, ReportStatus.APPROVED})


# ------------------------------------------------------------------------------- by each milestone


def _takes_part(facts: Facts) -> Iterator[Fact]:
    claims = facts.known.things("participation") if facts.known else ()
    taking_part = [at for at in claims if at.thing.status in TAKES_PART]
    if taking_part:
        first = min(taking_part, key=lambda at: at.thing.since)
        when = Span(None, first.thing.since.latest)
        yield Fact(when, Says.PARTICIPATION, first.to("since"))


def _met(kind: EventKind) -> Callable[[Facts], Iterator[Fact]]:
    def met(facts: Facts) -> Iterator[Fact]:
        events = facts.known.events.get(kind) if facts.known else None
        held = events.within(facts.cycle.thing) if events and facts.cycle else events or ()
        if first := next(iter(held), None):
            yield Fact(first.thing.period.end, Says.EVENT, first)

    return met


def _team_began(facts: Facts) -> Iterator[Fact]:
    team = facts.known.at.to("core_team") if facts.known else None
    yield from _first(
        Fact(one.start, Says.TEAM, team.to("members", index))
        for index, one in enumerate(team.thing.members if team else ())
        if team and one.start and one.role is not TeamRole.ADVISER
    )


def _asked(facts: Facts) -> Iterator[Fact]:
    fieldwork = facts.round.thing.fieldwork if facts.round else None
    if facts.round and fieldwork and fieldwork.end:
        yield Fact(fieldwork.end, Says.FIELDWORK, facts.round.to("fieldwork"))


def _round_reported(facts: Facts) -> Iterator[Fact]:
    if facts.round and (when := facts.round.thing.reported_on):
        yield Fact(when, Says.ROUND, facts.round.to("reported_on"))


def _chosen(facts: Facts) -> Iterator[Fact]:
    cycle = facts.cycle
    places = (
        [cycle.to("priorities", i) for i in range(len(cycle.thing.priorities))] if cycle else []
    )
    chosen = [at for at in places if at.thing.chosen_on]
    if chosen:
        last = max(chosen, key=lambda at: (at.thing.chosen_on.latest, at.thing.chosen_on))
        yield Fact(last.thing.chosen_on, Says.CHOICE, last.to("chosen_on"))


def _groups_began(facts: Facts) -> Iterator[Fact]:
    groups = facts.known.work_groups if facts.known else None
    began = groups.within(facts.cycle.thing) if groups and facts.cycle else ()
    if first := next(iter(began), None):
        yield Fact(first.thing.start, Says.WORK_GROUP, first)


def _adopted(facts: Facts) -> Iterator[Fact]:
    if facts.plan and (when := facts.plan.thing.adopted_on):
        yield Fact(when, Says.ADOPTION, facts.plan.to("adopted_on"))


def _informed(facts: Facts) -> Iterator[Fact]:
    if facts.informing:
        yield facts.informing


def _begun(facts: Facts) -> Iterator[Fact]:
    plan, first = facts.plan, facts.cycle.thing.start.earliest if facts.cycle else date.min
    yield from _first(
        Fact(one.actual.start, Says.ACTION, plan.to("actions", index))
        for index, one in enumerate(plan.thing.actions if plan else ())
        # What ran before the cycle began is taken along, and says nothing of its execution.
        if plan and one.actual and one.actual.start.latest >= first
    )


def _progress_told(facts: Facts) -> Iterator[Fact]:
    if told := facts.reached(Milestone.COUNCIL_INFORMED):
        by = {one.at for one in told.said_by}
        after = (one for one in facts.reports if one.at not in by)
        yield from _first(one for one in after if first_day(one.when) >= first_day(told.when))


def _first(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The fact of the earliest day."""
    found = min(facts, key=lambda one: (first_day(one.when), last_day(one.when)), default=None)
    if found:
        yield found


_SAID_BY: Mapping[str, Callable[[Facts], Iterator[Fact]]] = {
    Milestone.DECISION: _takes_part,
    Milestone.AGREEMENT: _takes_part,
    Milestone.START_TRAINING: _met(EventKind.START_TRAINING),
    Milestone.CORE_TEAM: _team_began,
    Milestone.START_MEETING: _met(EventKind.START_MEETING),
    Milestone.SURVEY: _asked,
    Milestone.SURVEY_REPORT: _round_reported,
    Milestone.DIALOGUE_SESSION: _met(EventKind.DIALOGUE_SESSION),
    Milestone.PRIORITIES: _chosen,
    Milestone.WORK_GROUPS: _groups_began,
    Milestone.PLAN: _adopted,
    Milestone.COUNCIL_INFORMED: _informed,
    Milestone.EXECUTION: _begun,
    Milestone.PROGRESS_REPORT: _progress_told,
}

_OF_PREPARATION = frozenset(
    {
        Milestone.DECISION,
        Milestone.AGREEMENT,
        Milestone.START_TRAINING,
        Milestone.CORE_TEAM,
        Milestone.STAKEHOLDER_EXPLORATION,
        Milestone.START_MEETING,
    }
)
