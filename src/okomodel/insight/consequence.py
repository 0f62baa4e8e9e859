"""What follows for the milestones where a dossier changed: which are reached now, or no longer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.insight.course import courses
from okomodel.insight.facts import Around, Fact, Says
from okomodel.model.cycle import Milestone
from okomodel.model.document import Place
from okomodel.model.dossier import Dossier
from okomodel.wording import Language, Wording

__all__ = ["Consequence", "consequences", "told_of"]

_REACHED = Wording("now reached: {milestones}", "nu bereikt: {milestones}")
_NO_LONGER = Wording("no longer reached: {milestones}", "niet langer bereikt: {milestones}")

_Step = tuple[int | None, str]
"""The number of a cycle (None: the preparation), and a milestone."""


@final
@attrs.frozen(repr=False)
class Consequence(OneLine):
    """That a milestone is reached by a fact other than its record, or that it is no longer.

    It stands with the change of that fact: see :class:`okomodel.Change`.

    >>> Consequence(Milestone.PLAN, is_reached=True)
    <Consequence milestone=plan is_reached>
    """

    milestone: Milestone
    is_reached: bool


def told_of(consequences: Sequence[Consequence], lang: Language) -> str:
    """What a person reads of them.

    >>> told_of([Consequence(Milestone.PLAN, is_reached=True)], "nl")
    'nu bereikt: uitvoeringsplan vastgesteld'
    """
    sides = (
        (wording, tuple(one.milestone for one in consequences if one.is_reached is is_reached))
        for wording, is_reached in ((_REACHED, True), (_NO_LONGER, False))
    )
    return "; ".join(wording.text(lang, milestones=some) for wording, some in sides if some)


def consequences(before: Dossier, after: Dossier) -> Iterator[tuple[Place, Consequence]]:
    """What follows from what changed, each with the place of the fact that is new, or is gone."""
    was, now = _reached(before), _reached(after)
    for found, other, is_reached in ((now, was, True), (was, now, False)):
        for step, fact in found.items():
            if step not in other and fact.says is not Says.RECORD:
                yield fact.at, Consequence(Milestone(step[1]), is_reached)


def _reached(dossier: Dossier) -> Mapping[_Step, Fact]:
    """By step the fact that says that it was reached."""
    return {
        (course.number, milestone): found.said_by[0]
        for course in courses(Around.of(dossier))
        for milestone in course.since
        if (found := course.reached(milestone))
    }
