"""The templates of the cycle: which milestones there are, and what must come before what.

This is the one truth about the order. The lifecycle prevents with :meth:`CycleTemplate.before`,
the rules report with it, the strategies generate with it; none has a copy.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, final

import attrs

from okomodel.display import OneLine
from okomodel.errors import InvalidValue, UnknownName, nearest
from okomodel.model.cycle import MONTHS, Milestone, Months, Stage
from okomodel.reference.tables import Catalogue, made, rows
from okomodel.values.constraints import Slug, whole_number
from okomodel.values.held import Many, checked
from okomodel.wording import Wording

__all__ = ["CycleTemplate", "Step", "called_like", "templates"]

_Expected = Annotated[int, whole_number(0, 120, MONTHS)]
_IN_ORDER = Wording(
    "milestones that stand there once, each after all that must come before it",
    "mijlpalen die er één keer staan, elk na alles wat eraan voorafgaat",
)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Step(OneLine):
    """One milestone in a template: its part, what comes before it, when it is expected.

    ``after`` are the milestones that must come before it in every cycle, and
    ``after_in_first_cycle`` those that must do so only in the first. ``expected`` is in whole
    months (0 to 120) from the start of the preparation or of the cycle; ``execution`` is done
    on the day it begins.

    >>> Step(
    ...     milestone=Milestone.FEEDBACK,
    ...     part=Stage.DIALOGUE,
    ...     after=(Milestone.SURVEY_REPORT,),
    ...     expected=6,
    ... ).before(first_cycle=True)
    (<Milestone.SURVEY_REPORT: 'survey-report'>,)
    """

    milestone: Milestone
    part: Stage
    after: tuple[Milestone, ...] = attrs.field(default=(), converter=Many[Milestone | str])
    after_in_first_cycle: tuple[Milestone, ...] = attrs.field(
        default=(), converter=Many[Milestone | str]
    )
    expected: _Expected

    def before(self, *, first_cycle: bool) -> tuple[Milestone, ...]:
        """The milestones that must come before it, in the first cycle or in a later one."""
        return self.after + self.after_in_first_cycle if first_cycle else self.after


def called_like(text: str, steps: Iterable[Step]) -> tuple[str, ...]:
    """The steps whose name, or label in either language, looks most like a text; empty: none does.

    >>> called_like("speerpunten", templates["oko-nl"].cycle)
    ('priorities',)
    """
    names = {
        name.replace("-", " ").lower(): one.value
        for one in (step.milestone for step in steps)
        for name in (one.en, one.nl, one.value)
    }
    near = nearest(text.replace("-", " ").replace("_", " "), names, 2)
    return tuple(dict.fromkeys(names[name] for name in near))


def _in_order(_instance: object, _field: object, steps: tuple[Step, ...]) -> None:
    passed: set[Milestone] = set()
    for step in steps:
        if step.milestone in passed or not passed.issuperset(step.before(first_cycle=True)):
            raise InvalidValue(_IN_ORDER, step.milestone.value, "CycleTemplate.steps")
        passed.add(step.milestone)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class CycleTemplate(OneLine):
    """How one time around goes: its length in ``months`` and its ``steps`` in order.

    A cycle runs from one monitoring to the next: every two years [trimbos-about,
    council-letter-2025], in the pilot every year. What comes after what is the method; the
    expected months are the library's own, read off real municipalities.

    Raises :class:`okomodel.errors.InvalidValue` where a milestone stands twice, or before one
    that must come before it.

    >>> templates["oko-nl"].before(Milestone.PLAN, first_cycle=False)
    (<Milestone.PRIORITIES: 'priorities'>, <Milestone.TARGETS: 'targets'>)
    """

    name: Slug
    months: Months
    steps: tuple[Step, ...] = attrs.field(repr=False, validator=_in_order)

    @cached_property
    def _by_milestone(self) -> Mapping[str, Step]:
        return {step.milestone: step for step in self.steps}

    @cached_property
    def preparation(self) -> tuple[Step, ...]:
        """The steps of getting ready, which belong to no cycle, in the order of the table."""
        return self.steps_of(Stage.PREPARATION)

    @cached_property
    def cycle(self) -> tuple[Step, ...]:
        """The steps of a cycle, from monitoring to implementation, in the order of the table."""
        return tuple(step for step in self.steps if step.part is not Stage.PREPARATION)

    def steps_of(self, part: Stage) -> tuple[Step, ...]:
        """The steps of one part, in the order of the table.

        >>> [step.milestone.value for step in templates["oko-nl"].steps_of(Stage.MONITORING)]
        ['survey', 'survey-report']
        """
        return tuple(step for step in self.steps if step.part is part)

    def step(self, milestone: Milestone) -> Step:
        """The step that reaches a milestone.

        Raises :class:`okomodel.errors.UnknownName` for a milestone that the template lacks.
        """
        try:
            return self._by_milestone[milestone]
        except KeyError:
            known = [step.milestone.value for step in self.steps]
            raise UnknownName(Wording("milestone", "mijlpaal"), str(milestone), known) from None

    def belongs_to_preparation(self, milestone: Milestone) -> bool:
        """Whether a milestone is recorded with the preparation (and not with a cycle)."""
        return self.step(milestone).part is Stage.PREPARATION

    def before(self, milestone: Milestone, *, first_cycle: bool) -> tuple[Milestone, ...]:
        """The milestones that must be done or skipped before this one may be done.

        On the same day is soon enough. Only in the first cycle does the core team have to
        stand before the dialogue session.

        >>> templates["oko-nl"].before(Milestone.DIALOGUE_SESSION, first_cycle=True)
        (<Milestone.SURVEY_REPORT: 'survey-report'>, <Milestone.CORE_TEAM: 'core-team'>)
        """
        return self.step(milestone).before(first_cycle=first_cycle)

    def expected_after(self, milestone: Milestone) -> int:
        """After how many whole months a milestone is expected.

        They count from the start of the preparation (the day on which ``decision`` is done or
        planned) or from that of the cycle, whichever the milestone belongs to.

        >>> templates["oko-nl"].expected_after(Milestone.PLAN)
        18
        """
        return self.step(milestone).expected


def _load() -> dict[str, CycleTemplate]:
    steps = rows("template_steps")
    return {(name := row["template"]): _template(name, row, steps) for row in rows("templates")}


def _template(name: str, row: Mapping[str, str], steps: list[dict[str, str]]) -> CycleTemplate:
    found = tuple(_step(step, int(step[name])) for step in steps)
    return made(CycleTemplate, row, name=name, steps=found)


def _step(row: Mapping[str, str], expected: int) -> Step:
    after = {name: row[name].split() for name in ("after", "after_in_first_cycle")}
    return made(Step, row, **after, expected=expected)


templates: Catalogue[CycleTemplate] = Catalogue(Wording("cycle template", "sjabloon"), _load)
"""The cycle templates by name: ``oko-nl`` and ``oko-pilot``.

The pilot has the same order and half the months, each half of an odd number rounded up to a
whole month, so that what comes later is never expected earlier.
"""
