"""The course of a preparation or a cycle: what comes after what, and how far it has come.

The order stands in the template only (:mod:`okomodel.reference.template`). The lifecycle
prevents with this module, the rules report with it, the strategies generate with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Self, final

import attrs

from okomodel.insight.facts import all_reached, records_of
from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle
from okomodel.model.dossier import Dossier
from okomodel.reference.profile import Profile
from okomodel.reference.template import CycleTemplate, Step, templates
from okomodel.values.calendar import months_after

__all__ = ["DEFAULT_TEMPLATE", "Course", "last_start_after", "start_after", "template_of"]

DEFAULT_TEMPLATE = "oko-nl"


def template_of(cycle: PlanCycle) -> CycleTemplate:
    """The template of a cycle; `oko-nl` where its own is not known."""
    return templates.get(cycle.template) or templates[DEFAULT_TEMPLATE]


def start_after(cycle: PlanCycle, profile: Profile) -> date:
    """The first day on which the cycle after this one may start: its end, less the tolerance."""
    return months_after(cycle.start, cycle.months - profile.cycle_tolerance)


def last_start_after(cycle: PlanCycle, profile: Profile) -> date:
    """The last day on which the cycle after this one starts in time."""
    return months_after(cycle.start, cycle.months + profile.cycle_tolerance)


@final
@attrs.frozen
class Course:
    """The milestones of a dossier's preparation, or (``index``) of one of its cycles.

    A cycle that is looked at alone has no ``dossier`` and no ``index``.
    """

    template: CycleTemplate
    dossier: Dossier | None
    cycle: PlanCycle | None = None
    index: int | None = None

    @classmethod
    def of(cls, dossier: Dossier, cycle: PlanCycle, template: CycleTemplate) -> Self:
        """The course of one of the cycles of a dossier."""
        index = next(index for index, one in enumerate(dossier.cycles) if one is cycle)
        return cls(template, dossier, cycle, index)

    # ------------------------------------------------------------------------ what it consists of

    @property
    def steps(self) -> Sequence[Step]:
        """Its steps, in the order of the template."""
        return self.template.cycle if self.cycle else self.template.preparation

    @property
    def number(self) -> int | None:
        """The number of the cycle; None: the preparation."""
        return self.cycle.number if self.cycle else None

    def belongs(self, milestone: Milestone) -> bool:
        """Whether a milestone is recorded here."""
        return milestone in self._own

    @cached_property
    def _own(self) -> frozenset[Milestone]:
        return frozenset(step.milestone for step in self.steps)

    # --------------------------------------------------------------------------- what is recorded

    @property
    def records(self) -> Sequence[MilestoneRecord]:
        """What is recorded of its milestones."""
        return records_of(self.cycle, self.dossier)

    @property
    def path(self) -> str:
        """Its place in the dossier."""
        return "preparation" if self.index is None else f"cycles[{self.index}]"

    @property
    def records_path(self) -> str:
        """The place of its records in the dossier."""
        return self.path if self.index is None else f"{self.path}.milestones"

    @cached_property
    def places(self) -> Mapping[Milestone, Sequence[int]]:
        """By milestone, at which places among the records it stands."""
        found: dict[Milestone, list[int]] = {}
        for place, record in enumerate(self.records):
            found.setdefault(record.milestone, []).append(place)
        return found

    def record(self, milestone: Milestone) -> MilestoneRecord | None:
        """What is recorded of a milestone (the first record), or None."""
        places = self.places.get(milestone)
        return self.records[places[0]] if places else None

    def planned(self, milestone: Milestone) -> date | None:
        """For which day a milestone is planned."""
        record = self.record(milestone)
        return record.planned if record else None

    # ------------------------------------------------------------------------ how far it has come

    @cached_property
    def settled(self) -> Mapping[Milestone, date]:
        """The first day on which each was skipped (the beginning of time) or reached."""
        reached, own = all_reached(self.cycle, self.dossier), self._own
        days = {milestone: one.when for milestone, one in reached.items() if milestone in own}
        for record in self.records:
            if record.skipped is not None and record.milestone in own:
                days[record.milestone] = date.min
        return days

    def open_steps(self, day: date) -> Iterator[Step]:
        """The steps whose milestone was neither skipped nor reached by that day."""
        return (step for step in self.steps if self.settled.get(step.milestone, date.max) > day)

    def still_open(self, milestone: Milestone, day: date) -> Iterator[Milestone]:
        """What must come before a milestone, and was neither skipped nor reached by that day."""
        for earlier in self.template.before(milestone, first_cycle=self.number == 1):
            # What the first cycle needs of the preparation counts there, and only there.
            settled = self.settled if self.belongs(earlier) else self._settled_before
            if settled.get(earlier, date.max) > day:
                yield earlier

    @cached_property
    def _settled_before(self) -> Mapping[Milestone, date]:
        return Course(self.template, self.dossier).settled if self.cycle else {}

    # ------------------------------------------------------------------------- when it should come

    @property
    def anchor(self) -> date:
        """From which day its steps are expected: its start, or that of the preparation.

        A preparation begins on the day on which the decision was done, or is planned; never,
        where neither is known.
        """
        if self.cycle:
            return self.cycle.start
        decision = self.record(Milestone.DECISION)
        return (decision and (decision.done or decision.planned)) or date.max

    def first_day(self, profile: Profile) -> date:
        """The first day on which anything of it can have been done."""
        return months_after(self.cycle.start, -profile.cycle_tolerance) if self.cycle else date.min

    def expected(self, step: Step) -> date:
        """The day on which the template expects a step."""
        return months_after(self.anchor, step.expected)

    def last_day(self, step: Step, planned: date | None, profile: Profile) -> date:
        """The last day on which a step is in time: as planned, or else as expected."""
        return planned or months_after(self.anchor, step.expected + profile.overdue_tolerance)
