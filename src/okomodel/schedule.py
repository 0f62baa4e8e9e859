"""What is due, what is late and by how much, and what is blocked by what."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Self, final

import attrs

from okomodel.display import OneLine, Shown
from okomodel.insight.order import Order, order_in
from okomodel.insight.participation import presence
from okomodel.insight.standing import last_day_for, only_dossier
from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle, Stage
from okomodel.model.dossier import Dossier
from okomodel.reference.profile import Profile, profile_of
from okomodel.reference.template import CycleTemplate, Step, templates
from okomodel.values.calendar import as_day, months_after
from okomodel.wording import Language, Wording

__all__ = ["Agenda", "Due", "due", "late_milestones", "open_milestones"]


def __dir__() -> list[str]:
    return __all__


_NEXT_CYCLE = Wording("start of the next cycle", "begin van de volgende cyclus")


@final
@attrs.frozen(kw_only=True, repr=False)
class Due(OneLine):
    """One thing that is still to be done.

    ``milestone`` is None for the start of the next cycle. ``cycle`` is the number of the cycle
    (None: the preparation). ``by`` is the day for which it is planned, or else ``expected``, the
    day that the template expects. It is late past its planned day, or where none is planned past
    the expected day plus the tolerance of the profile; ``late_by`` then counts the days since
    ``by``, and else is 0. ``blocked_by`` must be done or skipped first. ``path`` is its place in
    the dossier (empty: it is not recorded yet).
    """

    milestone: Milestone | None
    part: Stage
    cycle: int | None
    planned: date | None
    expected: date
    late_by: int
    blocked_by: tuple[Milestone, ...]
    path: str

    @property
    def is_late(self) -> bool:
        """Whether it should have been done."""
        return self.late_by > 0

    @property
    def by(self) -> date:
        """The day by which it should be done: planned, or else expected."""
        return self.planned or self.expected

    def label(self, lang: Language = "en") -> str:
        """What is to be done, in words."""
        return _NEXT_CYCLE.text(lang) if self.milestone is None else self.milestone.label(lang)


@final
class Agenda(Shown, tuple[Due, ...]):  # noqa: SLOT001 - a tuple has no room for slots
    """What is due as of the day ``on``, soonest first: a tuple that knows its day.

    >>> due(Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-02-01")
    <Agenda on 2026-02-01: nothing due>
    """

    on: date

    def __new__(cls, items: Iterable[Due], on: date) -> Self:
        """The things that are due, in the order given."""
        made = super().__new__(cls, items)
        made.on = on
        return made

    def __getnewargs__(self) -> tuple[tuple[Due, ...], date]:
        return (*self,), self.on


def due(dossier: Dossier, on: date | str, profile: Profile | str = "oko-nl") -> Agenda:
    """What is still to be done as of a day, soonest first.

    That is every milestone of the cycle that runs on that day, and of a preparation that has
    begun, which is neither done nor skipped by then; and the start of the next cycle, when the
    last one ends. A participant that has paused or stopped owes nothing; nor does one of which
    nothing has begun.

    >>> from okomodel.lifecycle import complete
    >>> new = complete(
    ...     Dossier(id="x", name="X", municipalities=["GM0302"]), "decision", on="2026-01-15"
    ... )
    >>> [(one.label(), str(one.by)) for one in due(new, "2026-02-01")][0]
    ('agreement', '2026-02-15')
    """
    only_dossier(dossier)
    day, by = as_day(on), profile_of(profile)
    if presence(dossier.participation).is_away(day):
        return Agenda((), day)
    found = [*open_milestones(dossier, day, by), *_next_cycle(dossier, day, by)]
    return Agenda(sorted(found, key=lambda one: one.by), day)


def open_milestones(dossier: Dossier, day: date, profile: Profile) -> Iterator[Due]:
    """The milestones that are open on a day, of the preparation and of the cycle that runs."""
    for course in _courses(dossier, day, templates[profile.template]):
        for step in course.open_steps(day):
            yield course.due(step, day, profile)


def late_milestones(dossier: Dossier, day: date, profile: Profile) -> Iterator[Due]:
    """Those of the open milestones that should have been done."""
    for course in _courses(dossier, day, templates[profile.template]):
        for step in course.open_steps(day):
            if day > course.last_day(step, profile):
                yield course.due(step, day, profile)


@final
@attrs.frozen
class _Course:
    """A preparation or a cycle under way: from which day its steps are expected."""

    dossier: Dossier
    template: CycleTemplate
    anchor: date
    index: int | None = None

    @cached_property
    def order(self) -> Order:
        return order_in(self.dossier, self.cycle, self.template)

    @property
    def cycle(self) -> PlanCycle | None:
        return None if self.index is None else self.dossier.cycles[self.index]

    @property
    def records(self) -> Sequence[MilestoneRecord]:
        return self.cycle.milestones if self.cycle else self.dossier.preparation

    @property
    def steps(self) -> Sequence[Step]:
        return self.template.cycle if self.cycle else self.template.preparation

    def open_steps(self, day: date) -> Iterator[Step]:
        """The steps whose milestone is neither skipped nor done by that day."""
        settled = self.order.settled
        return (step for step in self.steps if settled.get(step.milestone, date.max) > day)

    def last_day(self, step: Step, profile: Profile) -> date:
        """The last day on which a step is in time."""
        return last_day_for(step, self.anchor, self._planned(step.milestone), profile)

    def due(self, step: Step, day: date, profile: Profile) -> Due:
        milestone, planned = step.milestone, self._planned(step.milestone)
        expected = months_after(self.anchor, step.expected)
        is_late = day > self.last_day(step, profile)
        late = (day - (planned or expected)).days if is_late else 0
        before = self.order.still_open(milestone, day)
        return Due(
            milestone=milestone,
            part=step.part,
            cycle=self.cycle.number if self.cycle else None,
            planned=planned,
            expected=expected,
            late_by=late,
            blocked_by=tuple(before),
            path=self._path(milestone),
        )

    def _planned(self, milestone: Milestone) -> date | None:
        records = (one.planned for one in self.records if one.milestone is milestone)
        return next(records, None)

    def _path(self, milestone: Milestone) -> str:
        kind = "preparation" if self.index is None else f"cycles[{self.index}].milestones"
        for number, record in enumerate(self.records):
            if record.milestone is milestone:
                return f"{kind}[{number}]"
        return "" if self.index is None else f"cycles[{self.index}]"


def _courses(dossier: Dossier, day: date, template: CycleTemplate) -> Iterator[_Course]:
    begun = _preparation_start(dossier.preparation)
    if begun is not None and begun <= day:
        yield _Course(dossier, template, begun)
    cycle = dossier.cycle_on(day)
    if cycle and cycle.template in templates:
        index = next(index for index, one in enumerate(dossier.cycles) if one is cycle)
        yield _Course(dossier, templates[cycle.template], cycle.start, index)


def _next_cycle(dossier: Dossier, day: date, profile: Profile) -> Iterator[Due]:
    """The start of the next cycle, when the last one begun ends and none after it is recorded."""
    last = dossier.cycle_begun_by(day)
    if last is None or any(cycle.start > last.start for cycle in dossier.cycles):
        return
    expected = months_after(last.start, last.months)
    limit = months_after(last.start, last.months + profile.cycle_tolerance)
    yield Due(
        milestone=None,
        part=Stage.MONITORING,
        cycle=last.number + 1,
        planned=None,
        expected=expected,
        late_by=(day - expected).days if day > limit else 0,
        blocked_by=(),
        path="cycles",
    )


def _preparation_start(records: Sequence[MilestoneRecord]) -> date | None:
    """The day on which the decision was done, or is planned."""
    for record in records:
        if record.milestone is Milestone.DECISION:
            return record.done or record.planned
    return None
