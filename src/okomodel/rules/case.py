"""What a rule is asked about: a dossier or a register, on an occasion; and what it finds wrong."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, Self, TypeVar, final

import attrs

from okomodel.findings import Finding
from okomodel.insight.course import Course
from okomodel.insight.facts import Around, Facts, Reached, events_for
from okomodel.insight.occasion import Occasion
from okomodel.insight.participation import Presence, presence
from okomodel.model import Dossier, Measures, Milestone, OwnIndicator, PlanCycle, Programme
from okomodel.model.document import Place, by_class, walk
from okomodel.model.shape import shape
from okomodel.reference.indicator import measures_of
from okomodel.reference.profile import Profile
from okomodel.reference.template import templates
from okomodel.values.period import Period
from okomodel.values.span import last_day

__all__ = ["Case", "Fault", "Found"]

T = TypeVar("T")


@final
class Fault:
    """One thing that a rule finds wrong.

    ``at`` is where it stands, ``key`` which of the rule's messages says it (empty: its only one),
    ``params`` what the message tells.
    """

    __slots__ = ("at", "key", "params")

    def __init__(self, at: Place, key: str = "", /, **params: object) -> None:
        self.at, self.key, self.params = at, key, params


@final
@attrs.frozen(eq=False)
class Found:
    """A finding, and where in the document it stands."""

    at: Place
    finding: Finding


@final
@attrs.frozen(slots=False, eq=False)
class Case:
    """A dossier (alone, or in its ``register``) or a register as a whole, judged on an occasion."""

    at: Place
    """Where it stands in the document."""
    occasion: Occasion
    register: Self | None = None
    fully_judged: Collection[str] = ()
    """The codes of the rules that find here all that they can find anywhere."""
    found: list[Found] = attrs.field(factory=list[Found], init=False)
    """What was found so far."""
    _once: dict[Callable[..., Any], Any] = attrs.field(factory=dict[Any, Any], init=False)

    @property
    def on(self) -> date:
        """The day on which it is judged."""
        return self.occasion.on

    @property
    def profile(self) -> Profile:
        """The thresholds by which it is judged."""
        return self.occasion.profile

    @property
    def dossier(self) -> Dossier:
        """The dossier that is judged."""
        found: Dossier = self.at.thing
        return found

    def once(self, find: Callable[[Self], T]) -> T:
        """What a function finds in the case: several rules may ask, and it looks once."""
        if find not in self._once:
            self._once[find] = find(self)
        found: T = self._once[find]
        return found

    # ---------------------------------------------------------------------------- what is in it

    def things(self) -> Iterator[Place]:
        """All things in it in the order written; of a register, not those in its dossiers."""
        is_register = isinstance(self.at.thing, Programme)
        return chain([self.at], self.at.parts()) if is_register else walk(self.at)

    @cached_property
    def places(self) -> Mapping[type, Sequence[Place]]:
        """The same things by class."""
        if isinstance(self.at.thing, Dossier):
            return by_class(self.at)
        found: dict[type, list[Place]] = {}
        for place in self.things():
            found.setdefault(type(place.thing), []).append(place)
        return found

    @cached_property
    def judged(self) -> Mapping[type, Sequence[Place]]:
        """What is judged, by class: a dossier and all in it, or a register as a whole."""
        return {Programme: [self.at]} if Programme in self.places else self.places

    @property
    def dossiers(self) -> Sequence[Place]:
        """The dossiers that are judged: that of the case, or all those of the register."""
        return self.places.get(Dossier, ())

    @cached_property
    def ids(self) -> Mapping[str, Mapping[str, Place]]:
        """By the list in which they stand, the things with an id, by that."""
        found: dict[str, dict[str, Place]] = {}
        for kind, places in self.places.items():
            if "id" in shape(kind).fields:
                for place in places:
                    found.setdefault(place.name, {}).setdefault(place.thing.id, place)
        return found

    @cached_property
    def own_indicators(self) -> Mapping[str, OwnIndicator]:
        """By code, the indicators of its own and of its register."""
        places = self.places.get(OwnIndicator, ())
        own = {at.thing.code: at.thing for at in reversed(places)}
        return {**self.register.own_indicators, **own} if self.register else own

    def measures(self, code: str) -> Measures:
        """Whether an indicator is a share or a mean; one that nobody knows is a share."""
        return measures_of(code, self.own_indicators)

    # ------------------------------------------------------------------------ when it takes part

    @cached_property
    def presence(self) -> Presence:
        """When it takes part."""
        return presence(self.dossier.participation)

    @cached_property
    def taking_part(self) -> tuple[Period, ...]:
        """The stretches up to the day of the check in which it certainly takes part."""
        return self.presence.certain_periods(self.on)

    def asks_on(self, day: date) -> bool:
        """Whether what is asked of participants is asked on that day."""
        return self.presence.is_asked_on(day)

    # ----------------------------------------------------------------------- how far it has come

    @cached_property
    def cycles(self) -> Sequence[Place]:
        """The cycles that are judged: one with an unknown template is not."""
        return [one for one in self.places.get(PlanCycle, ()) if one.thing.template in templates]

    @cached_property
    def courses(self) -> Sequence[tuple[Course, Place]]:
        """The course of the preparation, and of each cycle that is judged, and where it stands."""
        preparation = Course(templates[self.profile.template], self.known.preparation)
        return [(preparation, self.at), *((self._course(one), one) for one in self.cycles)]

    def _course(self, at: Place) -> Course:
        return Course(templates[at.thing.template], self.facts(at.thing))

    @cached_property
    def known(self) -> Around:
        """What the dossier holds beside its cycles, and its programme for it."""
        events = events_for(self.dossier, self.register.at) if self.register else ()
        return Around(self.at, events)

    def facts(self, cycle: PlanCycle) -> Facts:
        """What says when the milestones of a cycle were reached, whatever its template."""
        return self._facts[id(cycle)]

    @cached_property
    def _facts(self) -> Mapping[int, Facts]:
        """By identity, because two cycles may be equal."""
        return {id(facts.cycle.thing): facts for facts in self.known.cycles if facts.cycle}

    def reached(self, cycle: PlanCycle, milestone: Milestone) -> Reached | None:
        """When a milestone of a cycle was reached, and by what that is said."""
        return self.facts(cycle).reached(milestone)

    def is_reached(self, cycle: PlanCycle, milestone: Milestone) -> bool:
        """Whether a milestone of a cycle has certainly been reached by the day of the check."""
        found = self.reached(cycle, milestone)
        return found is not None and last_day(found.when) <= self.on
