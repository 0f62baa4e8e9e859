"""REP: the council is informed."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate

from okomodel.insight.facts import Reached
from okomodel.model import (
    ActionPlan,
    Audience,
    Dossier,
    Milestone,
    MilestoneRecord,
    PlanCycle,
    ProgressReport,
    ReportStatus,
)
from okomodel.model.document import Place
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.calendar import months_after
from okomodel.values.period import Period
from okomodel.values.span import When, first_day, last_day
from okomodel.wording import Wording

__all__: list[str] = []

_WHEN = Wording("when", "wanneer")
_WHO = Wording("by whom", "door wie")
_WHAT = Wording("under which document", "onder welk document")


@rule("REP01", ActionPlan)
def council_not_informed(plan: ActionPlan, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by REP01: while a plan runs, the council had a report in the last twelve months."""
    adopted = case.reached(at.above(PlanCycle), Milestone.PLAN)
    first = max([plan.period.start, *([adopted.when] if adopted else [])], key=last_day)
    end = min(case.on, plan.period.last_day or case.on)
    for since, until, limit in _silences(first, end, case.once(_told), case.profile.council_every):
        # A pause stops the clock; who is back and still silent is asked again.
        is_still_silent = until == end and not _is_told(case, end)
        if (is_still_silent and case.asks_on(until)) or case.asks_on(limit):
            yield Fault(at, title=plan.title, since=since, limit=limit)


def _is_told(case: Case, day: date) -> bool:
    return any(first_day(one) == day for one in case.once(_told))


def _told(case: Case) -> list[When]:
    """When the council was told: by a report, or as its milestone says."""
    reports: Iterable[ProgressReport] = (at.thing for at in case.places.get(ProgressReport, ()))
    planned, council = ReportStatus.PLANNED, Audience.COUNCIL
    told = {one.on for one in reports if one.audience is council and one.status is not planned}
    cycles = (at.thing for at in case.places.get(PlanCycle, ()))
    informed = (case.reached(cycle, Milestone.COUNCIL_INFORMED) for cycle in cycles)
    return sorted({*told, *(one.when for one in informed if one)}, key=last_day)


def _silences(
    first: When, last: date, told: list[When], months: int
) -> Iterator[tuple[When, date, date]]:
    """Since when and until when the council was not told for too long; the last day in time."""
    between = [day for day in told if last_day(first) < last_day(day) and first_day(day) <= last]
    untils = [*(first_day(day) for day in between), last]
    for since, until in zip([first, *between], untils, strict=True):
        limit = months_after(last_day(since), months)
        if until > limit:
            yield since, until, limit


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
