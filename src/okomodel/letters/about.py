"""What a letter is about: the plan, how it goes, or the targets."""

from collections.abc import Iterator
from datetime import date

from okomodel.errors import InvalidValue
from okomodel.letters.matter import Matter
from okomodel.wording import Labelled, Wording

__all__ = ["About", "chosen", "given"]


class About(Labelled):
    """What a letter is about."""

    PLAN = "plan", "uitvoeringsplan", "plan of action"
    PROGRESS = "progress", "voortgang", "progress"
    TARGETS = "targets", "streefcijfers", "targets"


_WITH = {
    About.PLAN: Wording("a dossier with a plan of action", "een dossier met een uitvoeringsplan"),
    About.TARGETS: Wording("a dossier with targets", "een dossier met streefcijfers"),
}


def given(matter: Matter) -> Iterator[About]:
    """What a dossier gives a letter about."""
    if matter.plan:
        yield About.PLAN
    yield About.PROGRESS
    if matter.aimed:
        yield About.TARGETS


def chosen(matter: Matter, about: About | str | None) -> About:
    """What was asked for, or else what the dossier gives.

    That is a plan of which the council has not been told before, or else the progress.
    """
    if about is None:
        return About.PLAN if matter.plan and _is_new(matter) else About.PROGRESS
    wanted = About.of(about)
    if wanted not in given(matter):
        raise InvalidValue(_WITH[wanted], matter.dossier.id, "letter")
    return wanted


def _is_new(matter: Matter) -> bool:
    """Whether nobody told the council since the plan was made, as far as its days say."""
    told, plan = matter.told, matter.plan
    if plan is None or told is None:
        return True
    adopted = plan.thing.adopted_on or plan.thing.period.start
    first: date = adopted.earliest
    return told.last_day < first
