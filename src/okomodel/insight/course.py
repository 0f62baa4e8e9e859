"""The course of a preparation or a cycle: what comes after what, and how far it has come.

The order stands in the template only (:mod:`okomodel.reference.template`). The lifecycle
prevents with this module, the rules report with it, the strategies generate with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Self, final

import attrs

from okomodel.insight.facts import Around, Facts, Reached
from okomodel.insight.participation import TAKES_PART, presence
from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle, Stage
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.reference.profile import Profile
from okomodel.reference.template import CycleTemplate, Step, templates
from okomodel.values.calendar import months_after
from okomodel.values.partial_date import PartialDate
from okomodel.values.span import Span, When, first_day, has_come, last_day

__all__ = [
    "DEFAULT_TEMPLATE",
    "Course",
    "courses",
    "last_start_after",
    "start_after",
    "template_of",
]

DEFAULT_TEMPLATE = "oko-nl"


def template_of(cycle: PlanCycle) -> CycleTemplate:
    """The template of a cycle; `oko-nl` where its own is not known."""
    return templates.get(cycle.template) or templates[DEFAULT_TEMPLATE]


def start_after(cycle: PlanCycle, profile: Profile) -> date:
    """The first day on which the cycle after this one may start: its end, less the tolerance."""
    return months_after(cycle.start.earliest, cycle.months - profile.cycle_tolerance)


def last_start_after(cycle: PlanCycle, profile: Profile) -> date:
    """The last day on which the cycle after this one starts in time."""
    return last_day(Span.after(cycle.start, cycle.months + profile.cycle_tolerance))


def _is_late(step: Step) -> bool:
    """Whether it comes after the monitoring, which may go on beside the preparation."""
    return step.part not in (Stage.PREPARATION, Stage.MONITORING)


@final
@attrs.frozen(slots=False, eq=False)
class Course:
    """The milestones of a dossier's preparation, or of one of its cycles, and what says of them.

    A cycle that is looked at alone has no dossier.
    """

    template: CycleTemplate
    facts: Facts

    @classmethod
    def preparation(
        cls, dossier: Dossier, template: CycleTemplate, programme: Programme | None = None
    ) -> Self:
        """The course of the preparation of a dossier."""
        return cls(template, Around.of(dossier, programme).preparation)

    @classmethod
    def of(
        cls,
        dossier: Dossier,
        cycle: PlanCycle,
        template: CycleTemplate,
        programme: Programme | None = None,
    ) -> Self:
        """The course of one of the cycles of a dossier."""
        known = Around.of(dossier, programme)
        index = next(index for index, one in enumerate(dossier.cycles) if one is cycle)
        return cls(template, Facts(known, known.at.to("cycles", index)))

    # ------------------------------------------------------------------------ what it consists of

    @property
    def dossier(self) -> Dossier | None:
        """The dossier; None: the cycle is looked at alone."""
        return self.facts.known.at.thing if self.facts.known else None

    @property
    def cycle(self) -> PlanCycle | None:
        """The cycle; None: it is the preparation."""
        return self.facts.cycle.thing if self.facts.cycle else None

    @property
    def index(self) -> int | None:
        """The place of the cycle among those of the dossier."""
        return self.facts.cycle.index if self.facts.cycle else None

    @cached_property
    def steps(self) -> Sequence[Step]:
        """Its steps, in the order of the template."""
        return self.template.cycle if self.facts.cycle else self.template.preparation

    @property
    def number(self) -> int | None:
        """The number of the cycle; None: the preparation."""
        return self.cycle.number if self.cycle else None

    def belongs(self, milestone: str) -> bool:
        """Whether a milestone is recorded here."""
        return milestone in self._own

    @cached_property
    def _own(self) -> frozenset[Milestone]:
        return frozenset(step.milestone for step in self.steps)

    # --------------------------------------------------------------------------- what is recorded

    @property
    def records(self) -> Sequence[MilestoneRecord]:
        """What is recorded of its milestones."""
        return self.facts.records

    @property
    def path(self) -> str:
        """Its place in the dossier."""
        return "preparation" if self.index is None else f"cycles[{self.index}]"

    @property
    def records_path(self) -> str:
        """The place of its records in the dossier."""
        return self.path if self.index is None else f"{self.path}.milestones"

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """By milestone, at which places among the records it stands."""
        found: dict[str, list[int]] = {}
        for place, record in enumerate(self.records):
            found.setdefault(record.milestone, []).append(place)
        return found

    def record(self, milestone: Milestone) -> MilestoneRecord | None:
        """What is recorded of a milestone (the first record), or None."""
        places = self.places.get(milestone)
        return self.records[places[0]] if places else None

    def planned(self, milestone: Milestone) -> PartialDate | None:
        """For when a milestone is planned."""
        record = self.record(milestone)
        return record.planned if record else None

    # ------------------------------------------------------------------------ how far it has come

    def reached(self, milestone: Milestone) -> Reached | None:
        """When one of its milestones was reached, and by what that is said."""
        return self._reached.get(milestone)

    @cached_property
    def _reached(self) -> Mapping[Milestone, Reached]:
        found = ((step.milestone, self.facts.reached(step.milestone)) for step in self.steps)
        return {milestone: one for milestone, one in found if one}

    @cached_property
    def skipped(self) -> frozenset[Milestone]:
        """Which of its milestones were skipped."""
        said = {one.milestone for one in self.records if one.skipped is not None}
        return frozenset(one for one in self._own if one in said)

    @cached_property
    def since(self) -> Mapping[Milestone, date]:
        """From which day on each that was reached counts as such."""
        return {milestone: one.since for milestone, one in self._reached.items()}

    @cached_property
    def settled(self) -> Mapping[Milestone, date]:
        """The first day on which each was skipped (the beginning of time) or reached."""
        return {**self.since, **dict.fromkeys(self.skipped, date.min)}

    def open_steps(self, day: date) -> Iterator[Step]:
        """The steps whose milestone was neither skipped nor reached by that day."""
        return (step for step in self.steps if self.settled.get(step.milestone, date.max) > day)

    def waiting_steps(self, day: date) -> Iterator[Step]:
        """The open steps of which somebody is asked: those that were not passed by that day."""
        passed = self.furthest(day)
        return (step for step in self.open_steps(day) if self.order[step.milestone] > passed)

    def furthest(self, day: date) -> int:
        """The place in the template of the last step that was reached by that day; none: -1.

        What stands before it was passed; not so before the day on which somebody joined the team
        or a work group began, which may well be earlier. A preparation was passed, too, when a
        cycle has come to its dialogue; its monitoring may go on beside the preparation.
        """
        if self.cycle is None and self._passed_from <= day:
            return len(self.order)
        reached = (one for one, since in self._firmly.items() if since <= day)
        return max((self.order[one] for one in reached), default=-1)

    @cached_property
    def _firmly(self) -> Mapping[Milestone, date]:
        """The same as ``since`` without what may begin before those that come before it."""
        return {milestone: one.since for milestone, one in self._reached.items() if one.is_firm}

    @cached_property
    def _passed_from(self) -> date:
        """From which day on a cycle has come to its dialogue."""
        later = [one.milestone for one in self.template.steps if _is_late(one)]
        cycles = self.facts.known.cycles if self.facts.known else ()
        reached = (facts.reached(milestone) for facts in cycles for milestone in later)
        return min((one.since for one in reached if one and one.is_firm), default=date.max)

    @cached_property
    def order(self) -> Mapping[str, int]:
        """By milestone, its place in the template."""
        return {step.milestone: place for place, step in enumerate(self.template.steps)}

    def still_open(self, milestone: Milestone, day: date) -> Iterator[Milestone]:
        """What must come before a milestone, and was not skipped, reached or passed by then."""
        for earlier in self._directly_before(milestone):
            # What the first cycle needs of the preparation counts there, and only there.
            course = self if self.belongs(earlier) else self.before
            found = course.reached(earlier) if course else None
            is_reached = found is not None and first_day(found.when) <= day
            waiting = course.waiting_steps(day) if course and not is_reached else ()
            if any(step.milestone == earlier for step in waiting):
                yield earlier

    def reached_before(self, milestone: Milestone) -> Iterator[tuple[Milestone, Reached]]:
        """What must come before a milestone and was reached; of the rest what comes before that."""
        for earlier in self._needed(milestone):
            course = self if self.belongs(earlier) else self.before
            if course and earlier not in course.skipped and (found := course.reached(earlier)):
                yield earlier, found

    def reached_after(self, milestone: Milestone) -> Iterator[tuple[Milestone, Reached]]:
        """What of its own was reached, and a milestone must come before it."""
        for later, found in self._reached.items():
            if milestone in self._needed(later):
                yield later, found

    def _needed(self, milestone: Milestone) -> Sequence[Milestone]:
        """What must come before a milestone; before what was not reached, also what precedes it."""
        waiting, needed = [milestone], dict[Milestone, None]()
        while waiting:
            for earlier in self._directly_before(waiting.pop()):
                is_open = earlier in self.skipped or earlier not in self._reached
                if earlier not in needed and self.belongs(earlier) and is_open:
                    waiting.append(earlier)
                needed[earlier] = None
        return (*needed,)

    def _directly_before(self, milestone: Milestone) -> Sequence[Milestone]:
        return self.template.before(milestone, first_cycle=self._is_first)

    @cached_property
    def _is_first(self) -> bool:
        return self.number == 1

    def unrecorded(self, day: date) -> Iterator[Milestone]:
        """What must come before a milestone reached by a day, and was, for all that is known, not.

        What a first cycle needs of the preparation is among it.
        """
        needed = set[Milestone]()
        waiting = [one for one, since in self._firmly.items() if since <= day]
        while waiting:
            new = set(self._directly_before(waiting.pop())) - needed
            needed |= new
            waiting += (one for one in new if self.belongs(one) and one not in self.skipped)
        for step in self.template.steps:
            course = self if self.belongs(step.milestone) else self.before
            if step.milestone in needed and course and step.milestone not in course.settled:
                yield step.milestone

    @cached_property
    def before(self) -> "Course | None":
        """The course of the preparation, seen from a cycle of a dossier."""
        if self.cycle and self.facts.known:
            return Course(self.template, self.facts.known.preparation)
        return None

    # ------------------------------------------------------------------------- when it should come

    @cached_property
    def anchor(self) -> When | None:
        """From when its steps are expected: its start, or that of the preparation.

        A preparation begins when the decision is recorded as taken, or is planned; None: neither
        is. That a municipality takes part says that it decided, and not when.
        """
        if self.cycle:
            return self.cycle.start
        decision = self.record(Milestone.DECISION)
        return (decision.reached or decision.planned) if decision else None

    def has_begun(self, day: date) -> bool:
        """Whether it may have begun by that day."""
        return has_come(self.anchor, day)

    def first_day(self, profile: Profile) -> date:
        """The first day on which anything of it can have been done."""
        if self.cycle is None:
            return date.min
        return months_after(self.cycle.start.earliest, -profile.cycle_tolerance)

    def expected(self, step: Step) -> Span:
        """When the template expects a step."""
        return Span.after(self.anchor or Span(), step.expected)

    def last_day(self, step: Step, profile: Profile) -> date:
        """The last day on which a step is in time: as planned, or else as expected."""
        if planned := self.planned(step.milestone):
            return planned.latest
        return last_day(
            Span.after(self.anchor or Span(), step.expected + profile.overdue_tolerance)
        )

    # ----------------------------------------------------------------------- who is asked for what

    def is_asked(self, day: date) -> bool:
        """Whether anybody is asked on a day for what is open in it.

        So it is with a preparation that has begun, and with the last cycle begun while it runs.
        When that has run out, the next one is due, and what it left open is not; nor is anything
        of a cycle that another has followed or of which the template is not known, or of a
        participant that has declined, paused or stopped.
        """
        if self.dossier and presence(self.dossier.participation).is_away(day):
            return False
        return self._runs(self.cycle, day) if self.cycle else self.has_begun(day)

    def _runs(self, cycle: PlanCycle, day: date) -> bool:
        last = self.dossier.cycle_begun_by(day) if self.dossier else cycle
        return cycle is last and cycle.runs_on(day) and cycle.template in templates

    def asked_steps(self, day: date) -> Iterator[Step]:
        """The steps for which somebody is asked on a day."""
        return self.waiting_steps(day) if self.is_asked(day) else iter(())

    def late_steps(self, day: date, profile: Profile) -> Iterator[Step]:
        """Those of them that should have been done; none of a preparation that support followed."""
        if not self._is_supported(day):
            yield from (one for one in self.asked_steps(day) if day > self.last_day(one, profile))

    def _is_supported(self, day: date) -> bool:
        """Whether it is a preparation, and support has certainly followed on it by that day."""
        claims = self.dossier.participation if self.dossier and self.cycle is None else ()
        return any(one.status in TAKES_PART and one.since.latest <= day for one in claims)


def courses(known: Around) -> Iterator[Course]:
    """The courses of a dossier: of its preparation, and of each cycle in the order written."""
    yield Course(templates[DEFAULT_TEMPLATE], Facts(known))
    for at in known.things("cycles"):
        yield Course(template_of(at.thing), Facts(known, at))
