"""When the council was told how it goes, and by when it should hear again."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okomodel.insight.facts import Around, Facts
from okomodel.model.action import ActionPlan
from okomodel.model.cycle import Milestone
from okomodel.model.report import Audience, ProgressReport, ReportStatus
from okomodel.values.calendar import months_after
from okomodel.values.span import When, first_day, last_day

__all__ = ["Silence", "silences", "told_on"]


class Silence(NamedTuple):
    """A stretch in which the council was not told: since when, until when, and what is in time."""

    since: When
    until: date
    limit: date


def told_on(known: Around) -> Sequence[When]:
    """When the council was told: by a report, or as its milestone says."""
    informed = (facts.reached(Milestone.COUNCIL_INFORMED) for facts in known.cycles)
    reported = {one.on for facts in known.cycles for one in _to_council(facts)}
    return sorted({*reported, *(one.when for one in informed if one)}, key=last_day)


def _to_council(facts: Facts) -> Iterator[ProgressReport]:
    cycle = facts.cycle.thing if facts.cycle else None
    for one in cycle.reports if cycle else ():
        if one.audience is Audience.COUNCIL and one.status is not ReportStatus.PLANNED:
            yield one


def silences(
    plan: ActionPlan, facts: Facts, told: Iterable[When], on: date, months: int
) -> Iterator[Silence]:
    """The stretches without a report while a plan runs, up to a day; the last may go on.

    ``months`` is how long one may last. A plan runs from its start, or later from its adoption.
    """
    adopted = facts.reached(Milestone.PLAN)
    first = max([plan.period.start, *([adopted.when] if adopted else [])], key=last_day)
    last = min(on, plan.period.last_day or on)
    between = [day for day in told if last_day(first) < last_day(day) and first_day(day) <= last]
    untils = [*(first_day(day) for day in between), last]
    for since, until in zip([first, *between], untils, strict=True):
        yield Silence(since, until, months_after(last_day(since), months))
