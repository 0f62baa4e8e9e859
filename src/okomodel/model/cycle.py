"""The cycle of two years: its stages, its milestones, what was chosen and planned in it."""

from datetime import date, timedelta
from typing import Annotated, final

import attrs

from okomodel.display import OneLine, Shown, fields_of, line, lines
from okomodel.errors import UnknownName
from okomodel.model.action import ActionPlan, Body
from okomodel.model.codes import Count, RoundId, SourceId
from okomodel.model.priority import Priority
from okomodel.model.report import ProgressReport
from okomodel.model.target import Target
from okomodel.values.calendar import as_day
from okomodel.values.constraints import ANY_TEXT, SLUG, RequiredText, Together, whole_number
from okomodel.values.held import Known, Many, Takes, checked
from okomodel.values.partial_date import Dated, PartialDate
from okomodel.values.span import Span, first_day, has_come, last_day
from okomodel.wording import Labelled, Wording

__all__ = [
    "MONTHS",
    "Milestone",
    "MilestoneId",
    "MilestoneRecord",
    "Months",
    "PlanCycle",
    "Stage",
    "by_start",
    "known_milestone",
]

MONTHS = Wording("a number of months", "een aantal maanden")
Months = Annotated[int, whole_number(1, 120, MONTHS)]
"""How long a cycle lasts."""

_Number = Annotated[int, whole_number(1, 99, Wording("a number", "een nummer"))]
_DONE_ONCE = Together(
    Wording("done or done_by, not both", "done of done_by, niet allebei"),
    ("done", "done_by"),
    lambda record: record.done is None or record.done_by is None,
)


class Stage(Labelled):
    """Where a municipality stands: getting ready, or in one of the four steps of a cycle."""

    PREPARATION = "preparation", "voorbereiding", "preparation"
    MONITORING = "monitoring", "monitoring", "monitoring"
    DIALOGUE = "dialogue", "dialoog", "dialogue"
    POLICY = "policy", "beleidsvorming", "policy"
    IMPLEMENTATION = "implementation", "uitvoering", "implementation"


class Milestone(Labelled):
    """What is reached on the way; the cycle template says in which order."""

    DECISION = "decision", "besluit", "decision"
    AGREEMENT = "agreement", "overeenkomst", "agreement"
    START_TRAINING = "start-training", "starttraining", "start training"
    CORE_TEAM = "core-team", "kernteam gevormd", "core team formed"
    STAKEHOLDER_EXPLORATION = (
        "stakeholder-exploration",
        "verkenning van betrokkenen",
        "exploration of stakeholders",
    )
    START_MEETING = "start-meeting", "startbijeenkomst", "start meeting"
    SURVEY = "survey", "meting", "survey"
    SURVEY_REPORT = "survey-report", "rapportage van de meting", "survey report"
    FEEDBACK = "feedback", "terugkoppeling", "feedback of results"
    DIALOGUE_SESSION = "dialogue-session", "dialoogsessie", "dialogue session"
    PRIORITIES = "priorities", "speerpunten gekozen", "priorities chosen"
    TARGETS = "targets", "streefcijfers bepaald", "targets set"
    WORK_GROUPS = "work-groups", "werkgroepen gestart", "work groups formed"
    PLAN = "plan", "uitvoeringsplan vastgesteld", "plan of action adopted"
    COUNCIL_INFORMED = "council-informed", "gemeenteraad geïnformeerd", "council informed"
    EXECUTION = "execution", "uitvoering begonnen", "execution begun"
    PROGRESS_REPORT = "progress-report", "voortgangsrapportage", "progress report"
    EVALUATION = "evaluation", "evaluatie", "evaluation"


def known_milestone(name: str) -> Milestone:
    """The milestone of ``oko-nl`` with that name.

    Raises :class:`okomodel.errors.UnknownName`, which names the nearest, where there is none.
    """
    try:
        return Milestone.of(ANY_TEXT(name))
    except ValueError:
        known = [one.value for one in Milestone]
        raise UnknownName(Wording("milestone", "mijlpaal"), name, known) from None


MilestoneId = Annotated[
    str,
    attrs.evolve(
        SLUG,
        expects=Wording(
            "a milestone (a step of the template, such as decision, survey or plan)",
            "een mijlpaal (een stap van het sjabloon, zoals decision, survey of plan)",
        ),
        known=Milestone,
    ),
]
"""A step of a template: one of :class:`Milestone`, or of a template that has others."""


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MilestoneRecord(OneLine):
    """What is known of one milestone: when planned, when done, or why it was skipped.

    ``milestone`` is the name of a step as a plain text; that of ``oko-nl`` equals its
    :class:`Milestone`. Whether the template of the cycle has it is a question for CYC09.

    >>> MilestoneRecord(milestone="plan", planned="2027-02-01").settled_by("2027-02-01")
    False
    """

    milestone: Known[MilestoneId]
    """Which one."""
    planned: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """For when it is planned."""
    done: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """When it was reached."""
    done_by: PartialDate | None = attrs.field(
        default=None, converter=Takes[Dated | None], validator=_DONE_ONCE
    )
    """By when it was reached, where it is not known on which day; not beside ``done``."""
    skipped: RequiredText | None = None
    """Why it was left out."""
    participants: Count | None = None
    """How many people took part."""
    body: Body | None = attrs.field(default=None, converter=Takes[Body | str | None])
    """Who decided on it."""
    document: str | None = None
    """The number of the document that says so."""
    note: str | None = None
    """A remark, for people."""
    source: SourceId | None = None
    """The id of the source that says so."""

    @property
    def reached(self) -> PartialDate | Span | None:
        """When it was reached, as far as it says: ``done``, or some day up to ``done_by``."""
        if self.done is None and self.done_by is not None:
            return Span(None, self.done_by.latest)
        return self.done

    def settled_by(self, day: date | str) -> bool:
        """Whether it was skipped, or reached on that day or earlier (what is partly known: may)."""
        return self.skipped is not None or has_come(self.reached, as_day(day))


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class PlanCycle(Shown):
    """One time around: monitoring, dialogue, policy, implementation.

    ``start`` is as a rule the first day of its monitoring; ``months`` how long it lasts;
    ``round`` the survey round that it starts from; ``template`` says what comes before what.

    >>> PlanCycle(number=1, start="2023-10-02").last_day
    datetime.date(2025, 10, 1)
    """

    number: Known[_Number]
    """The first is 1; at most 99."""
    start: PartialDate = attrs.field(converter=Takes[Dated])
    """As a rule the first day of its monitoring."""
    months: Months = 24
    """How long it lasts, 1 to 120."""
    template: str = "oko-nl"
    """The name of the template that says what comes before what."""
    round: RoundId | None = None
    """The id of the survey round it starts from."""
    milestones: tuple[MilestoneRecord, ...] = attrs.field(
        default=(), converter=Many[MilestoneRecord]
    )
    """What is known of its milestones."""
    priorities: tuple[Priority, ...] = attrs.field(default=(), converter=Many[Priority])
    """What was chosen to work on."""
    targets: tuple[Target, ...] = attrs.field(default=(), converter=Many[Target])
    """What is to be reached."""
    plan: ActionPlan | None = None
    """The plan of action (uitvoeringsplan)."""
    reports: tuple[ProgressReport, ...] = attrs.field(default=(), converter=Many[ProgressReport])
    """What was reported, to the council or others."""

    @property
    def last_day(self) -> date:
        """The last day that can belong to it, counted in months from its start."""
        return last_day(self.end) - timedelta(days=1)

    @property
    def end(self) -> Span:
        """The day on which it is over, and the next should begin."""
        return Span.after(self.start, self.months)

    def runs_on(self, day: date | str) -> bool:
        """Whether the day may lie in it."""
        return self.start.earliest <= as_day(day) <= self.last_day

    def certain_on(self, day: date | str) -> bool:
        """Whether the day lies in it, whatever its start means.

        >>> cycle = PlanCycle(number=1, start="2023-10")
        >>> cycle.runs_on("2023-10-02"), cycle.certain_on("2023-10-02")
        (True, False)
        """
        return self.start.latest <= as_day(day) < first_day(self.end)

    def milestone(self, milestone: Milestone | str) -> MilestoneRecord | None:
        """What is recorded of a milestone (the first record), or None.

        Raises :class:`okomodel.errors.UnknownName` for one that is no step of ``oko-nl`` and is
        not recorded either.
        """
        found = next((one for one in self.milestones if one.milestone == milestone), None)
        if found is None:  # a slip of the pen is not what was not recorded
            known_milestone(milestone)
        return found


def _line(cycle: PlanCycle) -> str:
    done = sum(one.reached is not None for one in cycle.milestones)
    told = (part for part in fields_of(cycle) if not part.startswith(("number=", "start=")))
    period = f"{cycle.start} to {cycle.last_day}"
    return line(cycle, f"{cycle.number}:", period, f"milestones_done:{done}", *told)


lines[PlanCycle] = _line


def by_start(cycle: PlanCycle) -> tuple[date, int]:
    """By what cycles stand in order: the first day of their start, and of the same their number."""
    return cycle.start.earliest, cycle.number
