"""REP: the council is informed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate

from okomodel.insight.council import silences, told_on
from okomodel.insight.facts import Reached
from okomodel.model import (
    ActionPlan,
    Audience,
    Dossier,
    Milestone,
    MilestoneRecord,
    PlanCycle,
    ProgressReport,
)
from okomodel.model.document import Place
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.period import Period
from okomodel.values.span import When, first_day
from okomodel.wording import Wording

__all__: list[str] = []

_WHEN = Wording("when", "wanneer")
_WHO = Wording("by whom", "door wie")
_WHAT = Wording("under which document", "onder welk document")


@rule("REP01", ActionPlan)
def council_not_informed(plan: ActionPlan, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by REP01: while a plan runs, the council had a report in the last twelve months."""
    told, end = case.once(_told), min(case.on, plan.period.last_day or case.on)
    facts, months = case.facts(at.above(PlanCycle)), case.profile.council_every
    for since, until, limit in silences(plan, facts, told, case.on, months):
        # A pause stops the clock; who is back and still silent is asked again.
        is_still_silent = until == end and all(first_day(one) != end for one in told)
        is_asked = (is_still_silent and case.asks_on(until)) or case.asks_on(limit)
        if until > limit and is_asked:
            yield Fault(at, title=plan.title, since=since, limit=limit)


def _told(case: Case) -> Sequence[When]:
    return told_on(case.known)


@rule("REP02", ActionPlan)
def plan_not_brought_to_council(plan: ActionPlan, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by REP02: an adopted plan says when, by whom and under which document."""
    cycle = at.above(PlanCycle)
    lacking = tuple(_lacking(plan, cycle.milestone(Milestone.PLAN), case.reached(cycle, _PLAN)))
    if lacking and (case.is_reached(cycle, _PLAN) or plan.adopted_by is not None):
        yield Fault(at, title=plan.title, lacking=lacking)


_PLAN = Milestone.PLAN


def _lacking(
    plan: ActionPlan, record: MilestoneRecord | None, adopted: Reached | None
) -> Iterator[Wording]:
    if adopted is None:
        yield _WHEN
    if plan.adopted_by is None and (record is None or record.body is None):
        yield _WHO
    if not (plan.document or (record and record.document)):
        yield _WHAT


@rule("REP03", Dossier)
def report_period_gap(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by REP03: reports to one audience follow each other without gaps or overlaps."""
    by_audience: dict[Audience, list[Place]] = {}
    for at in case.places.get(ProgressReport, ()):
        if at.thing.period:
            by_audience.setdefault(at.thing.audience, []).append(at)
    for audience, places in by_audience.items():
        places.sort(key=lambda at: at.thing.period.start)
        periods = [at.thing.period for at in places]
        for before, one, at in zip(_furthest(periods), periods[1:], places[1:], strict=False):
            if key := _break(before, one):
                params = {"audience": audience, "start": one.start}
                yield Fault(at.to("period"), key, **params, before=before)


def _furthest(periods: Iterable[Period]) -> Iterator[Period]:
    """After each period, the one among it and those before it that reaches furthest."""
    return accumulate(periods, lambda *two: max(*two, key=lambda one: one.last_day or date.max))


def _break(before: Period, one: Period) -> str:
    """How a period certainly does not follow one before it; empty: it may."""
    if before.end is None or one.start.latest <= before.end.earliest:
        return "overlap"
    return "gap" if one.first_day > before.end.latest + timedelta(days=1) else ""
