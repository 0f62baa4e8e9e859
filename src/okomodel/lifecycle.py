"""What an OKO cycle may do next, and doing it.

A change is a new dossier. What may not be done is refused with findings that speak in the codes
of the rules, so that prevention and report say the same.
"""

from collections.abc import Iterator
from datetime import date
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.errors import LifecycleError, UnknownName
from okomodel.findings import Finding
from okomodel.insight.order import order_in
from okomodel.insight.standing import History, Moment, history, only_dossier, stage
from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle, Stage
from okomodel.model.dossier import Dossier
from okomodel.reference.profile import Profile, profile_of
from okomodel.reference.rule import rules
from okomodel.reference.template import CycleTemplate, Step, templates
from okomodel.values.calendar import as_day, months_after
from okomodel.values.constraints import ANY_TEXT

__all__ = [
    "History",
    "Moment",
    "OpenStep",
    "complete",
    "history",
    "next_cycle",
    "open_steps",
    "plan",
    "skip",
    "stage",
    "why_not",
]


def __dir__() -> list[str]:
    return __all__


_PROFILE = "oko-nl"


def why_not(
    dossier: Dossier,
    milestone: Milestone | str,
    *,
    on: date | str,
    cycle: int | None = None,
    profile: Profile | str = _PROFILE,
) -> tuple[Finding, ...]:
    """Why a milestone may not be done on a day; empty: it may.

    The reasons speak in the codes of the rules: no cycle begun, or one with an unknown template
    (CYC09), done or skipped already (CYC06), before its cycle can have begun (CYC02), something
    that comes before it still open (CYC01). ``cycle`` is a number; None: the last one begun by
    that day. Raises :class:`okomodel.errors.UnknownName` for an unknown milestone, cycle or
    profile.

    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> [finding.code for finding in why_not(new, "agreement", on="2026-01-15")]
    ['CYC01']
    """
    day = as_day(on)
    place = _place(dossier, _known(milestone), day, cycle, profile_of(profile))
    return tuple(_reasons(place, day))


@final
@attrs.frozen(kw_only=True, repr=False)
class OpenStep(OneLine):
    """A milestone that is still to be reached, and why it may not be done yet.

    ``part`` is its part of the template, ``cycle`` the number of its cycle (None: the
    preparation), ``planned`` the day that is recorded for it. ``reasons`` are those of
    :func:`why_not`; empty: it may be done.
    """

    milestone: Milestone
    part: Stage
    cycle: int | None
    planned: date | None
    reasons: tuple[Finding, ...]


def open_steps(
    dossier: Dossier, *, on: date | str, profile: Profile | str = _PROFILE
) -> tuple[OpenStep, ...]:
    """Every milestone that :func:`complete` could be asked for on a day, in the template's order.

    That is what is recorded neither as done nor as skipped: of the last cycle begun by that day,
    and of the preparation where anything of it is recorded or no cycle has begun. Unlike
    :func:`okomodel.schedule.due` it does not ask whether somebody is waiting for it: a dossier
    in which nothing has begun, and a cycle that has run out, have open steps as well.

    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> first, second, *_ = open_steps(new, on="2026-01-15")
    >>> first.milestone.value, first.reasons
    ('decision', ())
    >>> second.milestone.value, [finding.code for finding in second.reasons]
    ('agreement', ['CYC01'])
    """
    only_dossier(dossier)
    day, by = as_day(on), profile_of(profile)
    places = [
        (step, _place(dossier, step.milestone, day, None, by))
        for step in _steps_on(dossier, day, templates[by.template])
    ]
    return tuple(
        OpenStep(
            milestone=step.milestone,
            part=step.part,
            cycle=place.cycle.number if place.cycle else None,
            planned=place.record.planned,
            reasons=tuple(_reasons(place, day)),
        )
        for step, place in places
        if place.record.done is None and place.record.skipped is None
    )


def _steps_on(dossier: Dossier, day: date, template: CycleTemplate) -> Iterator[Step]:
    cycle = dossier.cycle_begun_by(day)
    if dossier.preparation or cycle is None:
        yield from template.preparation
    if cycle:
        yield from templates.get(cycle.template, template).cycle


def complete(
    dossier: Dossier,
    milestone: Milestone | str,
    *,
    on: date | str,
    cycle: int | None = None,
    participants: int | None = None,
    source: str | None = None,
    profile: Profile | str = _PROFILE,
) -> Dossier:
    """The dossier with a milestone done on a day.

    Raises :class:`okomodel.errors.LifecycleError` with the findings of :func:`why_not` where it
    may not be done.

    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> complete(new, "decision", on="2026-01-15").preparation[0].done
    datetime.date(2026, 1, 15)
    """
    day = as_day(on)
    place = _place(dossier, _known(milestone), day, cycle, profile_of(profile))
    _refuse(_reasons(place, day))
    record = place.record
    return place.recorded(
        attrs.evolve(
            record,
            done=day,
            participants=record.participants if participants is None else participants,
            source=record.source if source is None else source,
        )
    )


def skip(
    dossier: Dossier,
    milestone: Milestone | str,
    reason: str,
    *,
    on: date | str | None = None,
    cycle: int | None = None,
    profile: Profile | str = _PROFILE,
) -> Dossier:
    """The dossier with a milestone skipped for a reason.

    ``on`` only says which cycle is meant; None: the last one of all. Raises
    :class:`okomodel.errors.LifecycleError` where it was done or skipped already.

    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> skip(new, "start-training", "no places left").preparation[0].skipped
    'no places left'
    """
    day = date.max if on is None else as_day(on)
    place = _place(dossier, _known(milestone), day, cycle, profile_of(profile))
    _refuse(_settled_reasons(place))
    return place.recorded(attrs.evolve(place.record, skipped=reason))


def plan(
    dossier: Dossier,
    milestone: Milestone | str,
    day: date | str,
    *,
    cycle: int | None = None,
    profile: Profile | str = _PROFILE,
) -> Dossier:
    """The dossier with a milestone planned for a day; a day planned before is replaced.

    Raises :class:`okomodel.errors.LifecycleError` where it was done or skipped already.

    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> plan(new, "decision", "2026-03-01").preparation[0].planned
    datetime.date(2026, 3, 1)
    """
    day = as_day(day)
    place = _place(dossier, _known(milestone), day, cycle, profile_of(profile))
    _refuse(_settled_reasons(place))
    return place.recorded(attrs.evolve(place.record, planned=day))


def next_cycle(
    dossier: Dossier,
    *,
    on: date | str,
    round: str | None = None,
    profile: Profile | str = _PROFILE,
) -> Dossier:
    """The dossier with its first or next cycle, begun on a day.

    Nothing is copied: plans that still run stay in their cycle and are found by day. The new one
    follows the template of the one before it (the first: that of the profile). Raises
    :class:`okomodel.errors.LifecycleError` (CYC04) where the one before it has not ended, less
    the tolerance.

    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> next_cycle(new, on="2026-10-01").cycles[0].number
    1
    """
    day, by = as_day(on), profile_of(profile)
    only_dossier(dossier)
    last = dossier.cycle_begun_by(date.max)
    _refuse(_overlap(dossier, last, day, by))
    name = last.template if last and last.template in templates else by.template
    begun = PlanCycle(
        number=last.number + 1 if last else 1,
        start=day,
        months=templates[name].months,
        template=name,
        round=round,
    )
    return attrs.evolve(dossier, cycles=(*dossier.cycles, begun))


@final
@attrs.frozen
class _Place:
    """Where a milestone is recorded: in a cycle (by its index), or in the preparation."""

    dossier: Dossier
    milestone: Milestone
    profile: Profile
    template: CycleTemplate
    index: int | None = None

    @property
    def cycle(self) -> PlanCycle | None:
        return None if self.index is None else self.dossier.cycles[self.index]

    @property
    def records(self) -> tuple[MilestoneRecord, ...]:
        return self.cycle.milestones if self.cycle else self.dossier.preparation

    @property
    def record(self) -> MilestoneRecord:
        """What is recorded of it so far."""
        found = (one for one in self.records if one.milestone is self.milestone)
        return next(found, MilestoneRecord(milestone=self.milestone))

    @property
    def first_day(self) -> date:
        """The first day on which anything of its cycle can have been done."""
        if self.cycle is None:
            return date.min
        return months_after(self.cycle.start, -self.profile.cycle_tolerance)

    def finding(self, code: str, key: str, **params: object) -> Finding:
        path = "dossier.preparation" if self.index is None else f"dossier.cycles[{self.index}]"
        return rules[code].finding(path, key, milestone=self.milestone, **params)

    def recorded(self, record: MilestoneRecord) -> Dossier:
        """The dossier with this record in the place of the old, or where the template has it."""
        order = [step.milestone for step in self.template.steps].index
        records = list(self.records)
        known = [index for index, one in enumerate(records) if one.milestone is self.milestone]
        later = [
            index
            for index, one in enumerate(records)
            if order(one.milestone) > order(self.milestone)
        ]
        if known:
            records[known[0]] = record
        else:
            records.insert(later[0] if later else len(records), record)
        return self._with(tuple(records))

    def _with(self, records: tuple[MilestoneRecord, ...]) -> Dossier:
        if self.cycle is None or self.index is None:
            return attrs.evolve(self.dossier, preparation=records)
        cycles = list(self.dossier.cycles)
        cycles[self.index] = attrs.evolve(self.cycle, milestones=records)
        return attrs.evolve(self.dossier, cycles=tuple(cycles))


def _known(milestone: Milestone | str) -> Milestone:
    try:
        return Milestone.of(ANY_TEXT(milestone))
    except ValueError:
        raise UnknownName("milestone", milestone, [one.value for one in Milestone]) from None


def _place(
    dossier: Dossier, milestone: Milestone, day: date, number: int | None, profile: Profile
) -> _Place:
    only_dossier(dossier)
    template = templates[profile.template]
    if template.belongs_to_preparation(milestone):
        return _Place(dossier, milestone, profile, template)
    cycle = dossier.cycle_begun_by(day) if number is None else dossier.cycle(number)
    if cycle is None:
        return _Place(dossier, milestone, profile, template)
    index = next(index for index, one in enumerate(dossier.cycles) if one is cycle)
    return _Place(dossier, milestone, profile, templates.get(cycle.template, template), index)


def _reasons(place: _Place, day: date) -> Iterator[Finding]:
    if homeless := tuple(_homeless(place)):
        yield from homeless
        return
    yield from _settled(place)
    if place.cycle and day < place.first_day:
        params = {"number": place.cycle.number, "first": place.first_day}
        yield place.finding("CYC02", "refused", **params, day=day)
    order = order_in(place.dossier, place.cycle, place.template)
    for earlier in order.still_open(place.milestone, day):
        yield place.finding("CYC01", "refused", day=day, earlier=earlier)


def _settled_reasons(place: _Place) -> Iterator[Finding]:
    yield from _homeless(place)
    yield from _settled(place)


def _homeless(place: _Place) -> Iterator[Finding]:
    if place.cycle is None:
        if not place.template.belongs_to_preparation(place.milestone):
            yield place.finding("CYC09", "none")
    elif place.cycle.template not in templates:
        yield place.finding("CYC09", "refused", template=place.cycle.template)


def _settled(place: _Place) -> Iterator[Finding]:
    if place.record.done:
        yield place.finding("CYC06", "done", done=place.record.done)
    elif place.record.skipped is not None:
        yield place.finding("CYC06", "skipped", reason=place.record.skipped)


def _overlap(
    dossier: Dossier, last: PlanCycle | None, day: date, profile: Profile
) -> Iterator[Finding]:
    if last is None:
        return
    first = months_after(last.start, last.months - profile.cycle_tolerance)
    if day < first:
        path = f"dossier.cycles[{dossier.cycles.index(last)}]"
        params = {"number": last.number, "end": last.last_day, "day": day, "first": first}
        yield rules["CYC04"].finding(path, "refused", **params)


def _refuse(reasons: Iterator[Finding]) -> None:
    if findings := tuple(reasons):
        raise LifecycleError(findings)
