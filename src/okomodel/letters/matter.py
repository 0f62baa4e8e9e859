"""What a letter is written from: a dossier on an occasion, and its places."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import final

import attrs

from okomodel.insight.agenda import Agenda, agenda_on
from okomodel.insight.facts import Around, Facts
from okomodel.insight.occasion import Occasion
from okomodel.letters.sentence import Sentence
from okomodel.model import Audience, Dossier, Milestone, ReportStatus
from okomodel.model.document import Place
from okomodel.values.period import Period
from okomodel.values.span import When, first_day, last_day
from okomodel.wording import Language, Wording

__all__ = ["Matter", "Told"]

_HANDED_IN = frozenset({ReportStatus.SUBMITTED, ReportStatus.APPROVED})


@final
@attrs.frozen
class Told:
    """When the council was told, under which document, by a report or not, where that stands."""

    when: When
    document: str | None
    path: str
    is_report: bool

    @property
    def last_day(self) -> date:
        """The last day on which it can have been."""
        return last_day(self.when)


@final
@attrs.frozen(slots=False, eq=False)
class Matter:
    """A dossier on an occasion, looked at for a letter in one language."""

    dossier: Dossier
    occasion: Occasion
    lang: Language

    @property
    def on(self) -> date:
        """The day of the letter."""
        return self.occasion.on

    def say(self, wording: Wording, *at: Place | str, **params: object) -> Sentence:
        """A sentence about places of the dossier."""
        paths = (one if isinstance(one, str) else one.path for one in at)
        text = wording.text(self.lang, **params)
        return Sentence(text[:1].upper() + text[1:], tuple(dict.fromkeys(paths)))

    @cached_property
    def at(self) -> Place:
        """The place of the dossier: in its register, or by itself."""
        return self.occasion.place(self.dossier)

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """What says which milestones were reached: of the preparation, and of each cycle."""
        known = self.known
        return (known.preparation, *known.cycles)

    @cached_property
    def known(self) -> Around:
        """What the dossier holds beside its cycles."""
        register = self.occasion.register
        found = Around.of(self.dossier, register)
        return Around(self.at, found.of_programme)

    @cached_property
    def agenda(self) -> Agenda:
        """What is late, now and to come."""
        return agenda_on(self.dossier, self.occasion)

    def place(self, thing: object) -> Place:
        """The place of a cycle of the dossier."""
        found = enumerate(self.dossier.cycles)
        return next(self.at.to("cycles", index) for index, one in found if one is thing)

    @cached_property
    def cycle(self) -> Place | None:
        """The cycle that began last, or else the first that is recorded."""
        begun = self.dossier.cycle_begun_by(self.on)
        return self.place(begun) if begun else None

    @cached_property
    def plan(self) -> Place | None:
        """The plan that the letter is about: the one that runs, or else the last."""
        plans = [at.to("plan") for at in self.known.things("cycles") if at.thing.plan]
        running = [one for one in plans if _period(one).possible_on(self.on)]
        return max(running or plans, default=None, key=lambda one: _period(one).first_day)

    @cached_property
    def aimed(self) -> Place | None:
        """The cycle whose targets the letter tells: the last one begun that has some."""
        cycles = [at for at in self.known.things("cycles") if at.thing.targets]
        begun = [at for at in cycles if at.thing.start.earliest <= self.on]
        return max(begun or cycles, default=None, key=lambda at: at.thing.start.earliest)

    @cached_property
    def told(self) -> Told | None:
        """When the council was last told, before the day of the letter."""
        before = (one for one in self._tellings() if one.last_day < self.on)
        return max(before, default=None, key=lambda one: (one.last_day, first_day(one.when)))

    def _tellings(self) -> Iterator[Told]:
        for facts in self.known.cycles:
            if facts.cycle is None:
                continue
            if informed := facts.reached(Milestone.COUNCIL_INFORMED):
                fact = informed.said_by[0]
                yield Told(fact.when, _document(fact.at), fact.path, is_report=False)
            for index, one in enumerate(facts.cycle.thing.reports):
                if one.audience is Audience.COUNCIL and one.status in _HANDED_IN:
                    at = facts.cycle.to("reports", index)
                    yield Told(one.on, one.document, at.path, is_report=True)


def _document(at: Place) -> str | None:
    """The number of the document, where what says it, or what that lies in, has one."""
    holders = (one.thing for one in at.upwards() if hasattr(one.thing, "document"))
    return next((one.document for one in holders), None)


def _period(plan: Place) -> Period:
    found: Period = plan.thing.period
    return found
