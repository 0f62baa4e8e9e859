"""REP: the council is informed."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate, pairwise

from okomodel.insight.facts import adoption, reached
from okomodel.model import (
    ActionPlan,
    Audience,
    Dossier,
    Milestone,
    PlanCycle,
    ProgressReport,
    ReportStatus,
)
from okomodel.model.document import Place
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.calendar import months_after
from okomodel.wording import Wording

__all__: list[str] = []

_WHEN = Wording("when", "wanneer")
_WHO = Wording("by whom", "door wie")
_WHAT = Wording("under which document", "onder welk document")


@rule("REP01", ActionPlan)
def council_not_informed(plan: ActionPlan, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by REP01: while a plan runs, the council had a report in the last twelve months."""
    told = case.once(_told)
    first = max(plan.period.start, adoption(at.above(PlanCycle)) or date.min)
    last = min(case.on, plan.period.end or case.on)
    for since, until, limit in _silences(first, last, told, case.profile.council_every):
        # A pause stops the clock; who is back and still silent is asked again.
        is_still_silent = until not in told and case.asks_on(until)
        if is_still_silent or case.asks_on(limit):
            yield Fault(at, title=plan.title, since=since, limit=limit)


def _told(case: Case) -> list[date]:
    """The days on which the council had a report."""
    reports: Iterable[ProgressReport] = (at.thing for at in case.places.get(ProgressReport, ()))
    return sorted(
        {
            one.on
            for one in reports
            if one.audience is Audience.COUNCIL and one.status is not ReportStatus.PLANNED
        }
    )


def _silences(
    first: date, last: date, told: list[date], months: int
) -> Iterator[tuple[date, date, date]]:
    """Since when and until when the council was not told for too long; the last day in time."""
    days = (day for day in told if first < day <= last)
    for since, until in pairwise([first, *days, last]):
        limit = months_after(since, months)
        if until > limit:
            yield since, until, limit


@rule("REP02", ActionPlan)
def plan_not_brought_to_council(plan: ActionPlan, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by REP02: an adopted plan says when, by whom and under which document."""
    cycle = at.above(PlanCycle)
    found = reached(Milestone.PLAN, cycle)
    is_done = found is not None and found.when <= case.on
    lacking = tuple(_lacking(plan, adoption(cycle)))
    if lacking and (is_done or plan.adopted_by is not None):
        yield Fault(at, title=plan.title, lacking=lacking)


def _lacking(plan: ActionPlan, adopted: date | None) -> Iterator[Wording]:
    if adopted is None:
        yield _WHEN
    if plan.adopted_by is None:
        yield _WHO
    if not plan.document:
        yield _WHAT


@rule("REP03", Dossier)
def report_period_gap(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by REP03: reports to one audience follow each other without gaps or overlaps."""
    by_audience: dict[Audience, list[Place]] = {}
    for at in case.places.get(ProgressReport, ()):
        by_audience.setdefault(at.thing.audience, []).append(at)
    for audience, places in by_audience.items():
        places.sort(key=lambda at: at.thing.period.start)
        reports = [at.thing for at in places]
        for before, one, at in zip(_furthest(reports), reports[1:], places[1:], strict=False):
            end = before.period.end
            if end is None or one.period.start != end + timedelta(days=1):
                key = "gap" if end and one.period.start > end else "overlap"
                params = {"audience": audience, "start": one.period.start}
                yield Fault(at.to("period"), key, **params, before=before.period)


def _furthest(reports: Iterable[ProgressReport]) -> Iterator[ProgressReport]:
    """After each report, the one among it and those before it that reaches furthest."""
    return accumulate(reports, lambda *two: max(*two, key=_last_day))


def _last_day(report: ProgressReport) -> date:
    return report.period.end or date.max
