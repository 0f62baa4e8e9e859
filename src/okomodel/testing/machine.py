"""A municipality's years as a state machine, to drive one's own tool with.

It joins, forms its team, surveys, talks, plans, acts, reports, begins the next cycle, pauses,
stops, merges with a neighbour: in any order that the lifecycle permits. Subclass it, and look at
every state in :meth:`MunicipalYears.look`:

>>> from okomodel.formats import dumps, loads
>>> class RoundTrip(MunicipalYears):
...     def look(self) -> None:
...         assert loads(dumps(self.dossier)) == self.dossier
>>> TestRoundTrip = RoundTrip.TestCase
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import DataObject

from okomodel import lifecycle
from okomodel.insight.participation import MAY_FOLLOW, presence
from okomodel.model import (
    CoreTeam,
    Dossier,
    Member,
    Milestone,
    Participation,
    ParticipationStatus,
    PlanCycle,
    TeamRole,
)
from okomodel.rules import check
from okomodel.testing.strategies.lifecycle import permitted
from okomodel.testing.strategies.milestone import reach
from okomodel.testing.strategies.municipality import MADE_UP, Place
from okomodel.testing.strategies.organisation import ROLES, organisations
from okomodel.values.calendar import months_after

__all__ = ["MunicipalYears"]

_SUPPORTED, _CONTINUING = ParticipationStatus.SUPPORTED, ParticipationStatus.CONTINUING
_PAUSED, _STOPPED = ParticipationStatus.PAUSED, ParticipationStatus.STOPPED


class MunicipalYears(RuleBasedStateMachine):
    """The years of one municipality, day by day; subclass it to drive a tool along.

    ``dossier`` is what is recorded so far, ``day`` is today, ``neighbour`` the dossier of the
    municipality next door. After each step ``check`` finds no error in either, and
    :meth:`look` is called: there a subclass asks of its own tool what it promises. A subclass
    may add rules of its own.
    """

    first_day: ClassVar[date] = date(2020, 1, 1)
    """On which day it begins."""

    dossier: Dossier
    neighbour: Dossier
    day: date

    def look(self) -> None:
        """What a subclass looks at after each step; it may assert anything."""

    # ------------------------------------------------------------------------- the beginning

    @initialize(joins=st.sampled_from([True, True, False]))
    def begin(self, joins: bool) -> None:  # noqa: FBT001 - hypothesis draws it
        """A municipality and its neighbour; it joins on the first day, or not yet."""
        self.day = self.first_day
        self.dossier, self.neighbour, *_ = map(_fresh, MADE_UP)
        if joins:
            self.join()

    @rule(days=st.integers(1, 240))
    def wait(self, days: int) -> None:
        """Some days pass."""
        self.day += timedelta(days=days)

    @precondition(lambda self: self.status is None)
    @rule()
    def join(self) -> None:
        """It joins, and has a project lead from that day on."""
        lead = Member(role=TeamRole.PROJECT_LEAD, organisation="gemeente", start=self.day)
        self._claim(_SUPPORTED)
        self._add_members(lead)

    @precondition(lambda self: self.takes_part and not self.has_partners)
    @rule()
    def form_team(self) -> None:
        """The partners join the core team."""
        partners = (
            Member(role=role, organisation=organisation, start=self.day)
            for role, organisation in ROLES.items()
        )
        self._add_members(*partners)

    # ----------------------------------------------------------------------------- the cycle

    @precondition(lambda self: self.takes_part and self.may_prepare)
    @rule(data=st.data())
    def prepare(self, data: DataObject) -> None:
        """A milestone of the preparation is reached."""
        options = permitted(self.dossier, None, self.day)
        self.reach(data.draw(st.sampled_from(options)), data)

    @precondition(lambda self: self.takes_part and self.may_begin)
    @rule()
    def next_cycle(self) -> None:
        """Its first or next cycle begins."""
        self.dossier = lifecycle.next_cycle(self.dossier, on=self.day)

    @precondition(lambda self: self.may(Milestone.SURVEY))
    @rule(data=st.data())
    def survey(self, data: DataObject) -> None:
        """Pupils are asked."""
        self.reach(Milestone.SURVEY, data)

    @precondition(lambda self: self.may(Milestone.DIALOGUE_SESSION))
    @rule(data=st.data())
    def dialogue(self, data: DataObject) -> None:
        """Everybody talks about the results."""
        self.reach(Milestone.DIALOGUE_SESSION, data)

    @precondition(lambda self: self.may(Milestone.PLAN))
    @rule(data=st.data())
    def plan(self, data: DataObject) -> None:
        """A plan of action is adopted."""
        self.reach(Milestone.PLAN, data)

    @precondition(lambda self: self.may(Milestone.EXECUTION))
    @rule(data=st.data())
    def act(self, data: DataObject) -> None:
        """The plan is carried out."""
        self.reach(Milestone.EXECUTION, data)

    @precondition(lambda self: self.may(Milestone.PROGRESS_REPORT))
    @rule(data=st.data())
    def report(self, data: DataObject) -> None:
        """The council is told how it goes."""
        self.reach(Milestone.PROGRESS_REPORT, data)

    @precondition(lambda self: self.takes_part)
    @rule(data=st.data(), gaps=st.lists(st.integers(0, 40), min_size=1, max_size=8))
    def go_along(self, data: DataObject, gaps: list[int]) -> None:
        """Some weeks or months in which one thing after the other is reached."""
        for gap in gaps:
            if self.may_prepare:
                self.prepare(data)
            elif self.open_ones:
                self.reach(data.draw(st.sampled_from(self.open_ones)), data)
            elif self.may_begin:
                self.next_cycle()
            self.wait(gap)

    @precondition(lambda self: self.open_ones)
    @rule(data=st.data())
    def skip(self, data: DataObject) -> None:
        """A milestone of the cycle is skipped, for a reason."""
        milestone = data.draw(st.sampled_from(self.open_ones))
        number = self.cycle.number
        self.dossier = lifecycle.skip(self.dossier, milestone, "niet nodig", cycle=number)

    # ------------------------------------------------------------------------ coming and going

    @precondition(lambda self: self.may_become(_PAUSED))
    @rule()
    def pause(self) -> None:
        """It pauses."""
        self._claim(_PAUSED)

    @precondition(lambda self: self.may_become(_CONTINUING))
    @rule()
    def go_on(self) -> None:
        """It goes on by itself: after support, a pause, or when it had stopped."""
        self._claim(_CONTINUING)

    @precondition(lambda self: self.may_stop)
    @rule()
    def stop(self) -> None:
        """It stops."""
        self._claim(_STOPPED)

    @precondition(lambda self: not self.has_merged)
    @rule()
    def merge(self) -> None:
        """It merges with its neighbour, whose dossier ends; its own goes on for both."""
        if self.neighbour.participation:
            self.neighbour = _claiming(self.neighbour, _STOPPED, self.day)
        codes = (*self.dossier.municipalities, *self.neighbour.municipalities)
        self._change(municipalities=codes, notes=f"samengegaan op {self.day}")

    # --------------------------------------------------------------------------- what must hold

    @invariant()
    def is_sound(self) -> None:
        """Whatever is permitted leaves no error, on that day or later; then :meth:`look`."""
        for document in (self.dossier, self.neighbour):
            for later in (0, 1000):
                report = check(document, on=self.day + timedelta(days=later))
                assert not report.errors, report.errors  # noqa: S101 - it is a test
        self.look()

    # ------------------------------------------------------------------------- what is asked

    @property
    def status(self) -> ParticipationStatus | None:
        """Where it stands towards the programme today."""
        claims = self.dossier.participation
        return claims[-1].status if claims else None

    @property
    def takes_part(self) -> bool:
        """Whether it takes part today."""
        return presence(self.dossier.participation).certain_on(self.day)

    def may_become(self, status: ParticipationStatus) -> bool:
        """Whether it may be in another status from today on."""
        return self.status is not None and status in MAY_FOLLOW[self.status] - {self.status}

    @property
    def may_stop(self) -> bool:
        """Whether it has joined two years ago or earlier, and has not stopped yet."""
        if not self.may_become(_STOPPED):
            return False
        return self.day >= months_after(self.dossier.participation[0].since.earliest, 24)

    @property
    def has_partners(self) -> bool:
        """Whether others than the project lead are in the team."""
        return len(self.dossier.core_team.members) > 1

    @property
    def has_merged(self) -> bool:
        """Whether it has merged with its neighbour."""
        return len(self.dossier.municipalities) > 1

    @property
    def cycle(self) -> PlanCycle:
        """The last cycle."""
        return self.dossier.cycles[-1]

    @property
    def may_prepare(self) -> bool:
        """Whether a milestone of the preparation may be done today."""
        return bool(permitted(self.dossier, None, self.day))

    @property
    def may_begin(self) -> bool:
        """Whether its first or next cycle may begin today."""
        return not lifecycle.why_not_begin(self.dossier, self.day)

    def may(self, milestone: Milestone) -> bool:
        """Whether a milestone of its last cycle may be done today."""
        return milestone in self.open_ones

    @property
    def open_ones(self) -> Sequence[Milestone]:
        """The milestones of its last cycle that may be done or skipped today."""
        if not (self.takes_part and self.dossier.cycles):
            return ()
        return permitted(self.dossier, self.cycle.number, self.day)

    # --------------------------------------------------------------------------- what is done

    def reach(self, milestone: Milestone, data: DataObject) -> None:
        """Record that a milestone is reached today, and what belongs to it."""
        self.dossier = data.draw(reach(self.dossier, milestone, self.day, self.day))

    def _add_members(self, *members: Member) -> None:
        known = self.dossier.core_team.members
        self._change(core_team=CoreTeam(members=[*known, *members]))

    def _claim(self, status: ParticipationStatus) -> None:
        self.dossier = _claiming(self.dossier, status, self.day)

    def _change(self, **changes: Any) -> None:
        self.dossier = attrs.evolve(self.dossier, **changes)


def _fresh(place: Place) -> Dossier:
    return attrs.evolve(place.dossier, organisations=organisations())


def _claiming(dossier: Dossier, status: ParticipationStatus, day: date) -> Dossier:
    claim = Participation(status=status, since=day)
    return attrs.evolve(dossier, participation=[*dossier.participation, claim])
