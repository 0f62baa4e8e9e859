"""REP: the council is informed."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate, pairwise

from okomodel.insight.facts import adoption, reached
from okomodel.model import ActionPlan, Audience, Milestone, ProgressReport
from okomodel.rules.registry import DossierCase, Fault, judges_dossier
from okomodel.values.calendar import months_after
from okomodel.wording import Wording

__all__: list[str] = []

_WHEN = Wording("when", "wanneer")
_WHO = Wording("by whom", "door wie")
_WHAT = Wording("under which document", "onder welk document")


@judges_dossier("REP01")
def council_not_informed(case: DossierCase) -> Iterator[Fault]:
    """Judge by REP01: while a plan runs, the council had a report in the last twelve months."""
    reports = [one for cycle in case.dossier.cycles for one in cycle.reports]
    told = sorted({one.on for one in reports if one.audience is Audience.COUNCIL})
    for number, cycle in enumerate(case.dossier.cycles):
        if cycle.plan:
            first = max(cycle.plan.period.start, adoption(cycle) or date.min)
            last = min(case.on, cycle.plan.period.end or case.on)
            for since, until, limit in _silences(first, last, told, case.profile.council_every):
                # A pause stops the clock; who is back and still silent is asked again.
                is_still_silent = until not in told and case.asks_on(until)
                if is_still_silent or case.asks_on(limit):
                    params = {"title": cycle.plan.title, "since": since, "limit": limit}
                    yield Fault(f"cycles[{number}].plan", **params)


def _silences(
    first: date, last: date, told: list[date], months: int
) -> Iterator[tuple[date, date, date]]:
    """Since when and until when the council was not told for too long; the last day in time."""
    days = (day for day in told if first < day <= last)
    for since, until in pairwise([first, *days, last]):
        limit = months_after(since, months)
        if until > limit:
            yield since, until, limit


@judges_dossier("REP02")
def plan_not_brought_to_council(case: DossierCase) -> Iterator[Fault]:
    """Judge by REP02: an adopted plan says when, by whom and under which document."""
    for number, cycle in enumerate(case.dossier.cycles):
        if (plan := cycle.plan) is not None:
            found = reached(Milestone.PLAN, cycle)
            is_done = found is not None and found.when <= case.on
            if is_done or plan.adopted_by is not None:
                lacking = tuple(_lacking(plan, adoption(cycle)))
                if lacking:
                    yield Fault(f"cycles[{number}].plan", title=plan.title, lacking=lacking)


def _lacking(plan: ActionPlan, adopted: date | None) -> Iterator[Wording]:
    if adopted is None:
        yield _WHEN
    if plan.adopted_by is None:
        yield _WHO
    if not plan.document:
        yield _WHAT


@judges_dossier("REP03")
def report_period_gap(case: DossierCase) -> Iterator[Fault]:
    """Judge by REP03: reports to one audience follow each other without gaps or overlaps."""
    by_audience: dict[Audience, list[tuple[str, ProgressReport]]] = {}
    for number, cycle in enumerate(case.dossier.cycles):
        for index, one in enumerate(cycle.reports):
            place = (f"cycles[{number}].reports[{index}].period", one)
            by_audience.setdefault(one.audience, []).append(place)
    for audience, reports in by_audience.items():
        reports.sort(key=lambda place: place[1].period.start)
        for before, (where, one) in zip(_furthest(reports), reports[1:], strict=False):
            end = before.period.end
            if end is None or one.period.start != end + timedelta(days=1):
                key = "gap" if end and one.period.start > end else "overlap"
                params = {"audience": audience, "start": one.period.start}
                yield Fault(where, key, **params, before=before.period)


def _furthest(reports: Iterable[tuple[str, ProgressReport]]) -> Iterator[ProgressReport]:
    """After each report, the one among it and those before it that reaches furthest."""
    return accumulate((one for _, one in reports), lambda *two: max(*two, key=_last_day))


def _last_day(report: ProgressReport) -> date:
    return report.period.end or date.max
