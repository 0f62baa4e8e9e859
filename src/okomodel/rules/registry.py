"""Which function judges by which rule.

What a rule says is data (:mod:`okomodel.reference.rule`); the functions are added here. One that
judges a dossier gets a :class:`DossierCase`, one that judges a register a
:class:`ProgrammeCase`; both yield a :class:`Fault` for each thing that is wrong.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, final

import attrs

from okomodel.findings import Finding
from okomodel.insight.course import Course
from okomodel.insight.participation import Presence, presence
from okomodel.model import Cohort, Dossier, PlanCycle, Programme
from okomodel.reference.profile import Profile
from okomodel.reference.template import CycleTemplate, templates
from okomodel.values.period import Period

T = TypeVar("T")

__all__ = [
    "DossierCase",
    "Fault",
    "ProgrammeCase",
    "WaiverCase",
    "dossier_judges",
    "judges_dossier",
    "judges_programme",
    "judges_waivers",
    "programme_judges",
    "waiver_judges",
]


@final
class Fault:
    """One thing that a rule finds wrong.

    ``where`` is its path within the judged thing, ``key`` which of the rule's messages says it
    (empty: its only one), ``params`` what the message tells.
    """

    __slots__ = ("key", "params", "where")

    def __init__(self, where: str, key: str = "", /, **params: object) -> None:
        self.where, self.key, self.params = where, key, params


@final
@attrs.frozen(slots=False, eq=False)
class ProgrammeCase:
    """A register that is judged on a day by a profile."""

    programme: Programme
    on: date
    profile: Profile
    root: str = "programme"

    @cached_property
    def cohorts(self) -> Mapping[str, Cohort]:
        """The cohorts of the register by id."""
        return {cohort.id: cohort for cohort in self.programme.cohorts}

    @cached_property
    def sources(self) -> frozenset[str]:
        """The ids of the register's sources."""
        return frozenset(source.id for source in self.programme.sources)


@final
@attrs.frozen(slots=False, eq=False)
class DossierCase:
    """A dossier that is judged on a day by a profile, alone or in its ``register``."""

    dossier: Dossier
    on: date
    profile: Profile
    register: ProgrammeCase | None = None
    root: str = "dossier"
    """The path of the dossier in the document."""
    _found: dict[Callable[[Dossier], Any], Any] = attrs.field(factory=dict[Any, Any], init=False)

    def once(self, find: Callable[[Dossier], T]) -> T:
        """What a function finds in the dossier: several rules may ask, and it looks once."""
        if find not in self._found:
            self._found[find] = find(self.dossier)
        found: T = self._found[find]
        return found

    @cached_property
    def presence(self) -> Presence:
        """When it takes part."""
        return presence(self.dossier.participation)

    @cached_property
    def taking_part(self) -> tuple[Period, ...]:
        """The stretches up to the day of the check in which it certainly takes part."""
        return self.presence.certain_periods(self.on)

    def asks_on(self, day: date) -> bool:
        """Whether what is asked of participants is asked on that day.

        It is while it certainly takes part. Where no participation is recorded, none is judged by.
        """
        return not self.dossier.participation or self.presence.certain_on(day)

    @cached_property
    def template(self) -> CycleTemplate:
        """The template by which the preparation is judged: that of the profile."""
        return templates[self.profile.template]

    @cached_property
    def cycles(self) -> tuple[tuple[int, PlanCycle, CycleTemplate], ...]:
        """Index, cycle and template of each cycle; one with an unknown template is not judged."""
        found = enumerate(self.dossier.cycles)
        return tuple(
            (index, cycle, templates[cycle.template])
            for index, cycle in found
            if cycle.template in templates
        )

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """The course of the preparation, and of each cycle that is judged."""
        cycles = (
            Course(template, self.dossier, cycle, index) for index, cycle, template in self.cycles
        )
        return (Course(self.template, self.dossier), *cycles)


@final
@attrs.frozen(slots=False, eq=False)
class WaiverCase:
    """What the waivers of a judged dossier silenced: the ``findings`` by the rules ``codes``."""

    case: DossierCase
    codes: Container[str]
    findings: Sequence[Finding]


DossierJudge = Callable[[DossierCase], Iterable[Fault]]
ProgrammeJudge = Callable[[ProgrammeCase], Iterable[Fault]]
WaiverJudge = Callable[[WaiverCase], Iterable[Fault]]
J = TypeVar("J", bound=Callable[[Any], Iterator[Fault]])

dossier_judges: dict[str, DossierJudge] = {}
programme_judges: dict[str, ProgrammeJudge] = {}
waiver_judges: dict[str, WaiverJudge] = {}


def judges_dossier(code: str) -> Callable[[J], J]:
    """Register a function as the judge of dossiers by the rule with that code."""
    return _registered(code, dossier_judges)


def judges_programme(code: str) -> Callable[[J], J]:
    """Register a function as the judge of registers by the rule with that code."""
    return _registered(code, programme_judges)


def judges_waivers(code: str) -> Callable[[J], J]:
    """Register a function as the judge of what waivers did by the rule with that code."""
    return _registered(code, waiver_judges)


def _registered(code: str, judges: dict[str, Any]) -> Callable[[J], J]:
    def register(judge: J) -> J:
        judges[code] = judge
        return judge

    return register
