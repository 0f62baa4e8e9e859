"""Dossiers: a municipality from its first interest to the day for which they are drawn."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel import lifecycle
from okomodel.model import Dossier, Instrument, Milestone, PlanCycle, SurveyRound
from okomodel.testing.parts import Part
from okomodel.testing.strategies.day import day_within
from okomodel.testing.strategies.known import partly_known
from okomodel.testing.strategies.lifecycle import kept_up, walked
from okomodel.testing.strategies.milestone import reach
from okomodel.testing.strategies.municipality import MADE_UP, Place, places
from okomodel.testing.strategies.organisation import MOST, organisations
from okomodel.testing.strategies.participation import (
    first_steps,
    quiet_steps,
    taking_part,
    until_when,
)
from okomodel.testing.strategies.team import core_teams
from okomodel.testing.strategies.text import TEXTS, maybe
from okomodel.values.calendar import months_after

__all__ = ["dossier_of", "quiet_dossiers", "sound_dossiers"]


@st.composite
def sound_dossiers(draw: DrawFn, on: date, with_cycle: bool | None) -> Dossier:  # noqa: FBT001 - the room only
    """Dossiers in which no rule finds an error."""
    place = draw(st.sampled_from(places(on)))
    return dossier_of(draw, place, on, with_cycle=with_cycle)


def dossier_of(draw: DrawFn, place: Place, on: date, *, with_cycle: bool | None = None) -> Dossier:
    """One dossier of a municipality, as it stands on a day."""
    bare = _registered(draw, place)
    joined = _joined(draw, on)
    if with_cycle is None and draw(_LOOKS_ON):
        return attrs.evolve(bare, participation=tuple(first_steps(draw, joined)))
    dossier, until = _taking_part(draw, bare, joined, on)
    count = draw(_CYCLES) if with_cycle is None else with_cycle and draw(_AT_LEAST_ONE)
    whole = _with_cycles(draw, dossier, count, joined, until, on)
    return partly_known(draw, whole) if draw(_KNOWN_IN_PART) else whole


_PARTNERS = st.sampled_from([1, 3, 4, MOST, MOST])
_KNOWN_IN_PART = st.sampled_from([False, False, True])
_LOOKS_ON = st.sampled_from([True, False, False, False, False, False])
_CYCLES = st.sampled_from([0, 1, 1, 1, 2, 2, 3, 3])
_AT_LEAST_ONE = st.sampled_from([1, 1, 2, 3])


def _joined(draw: DrawFn, on: date) -> date:
    """The first day of support: at first the first of January two years before."""
    first = date(on.year - draw(_YEARS_AGO), 1, 1)
    return day_within(draw, first, min(on, date(first.year, 12, 31)))


_YEARS_AGO = st.sampled_from([2, 1, 0, 3, 4, 5, 6, 6])


def _registered(draw: DrawFn, place: Place) -> Dossier:
    return attrs.evolve(
        place.dossier,
        notes=draw(TEXTS) if draw(maybe) else None,
        extensions={"zaak": draw(TEXTS)} if draw(maybe) else {},
    )


def _taking_part(draw: DrawFn, bare: Dossier, joined: date, on: date) -> tuple[Dossier, date]:
    """The dossier of a participant with its team, and the last day on which it did anything."""
    claims = (*first_steps(draw, joined), *taking_part(draw, joined, on))
    until = until_when(claims, on)
    partners = organisations(draw(_PARTNERS))
    team = draw(core_teams(since=joined, on=until, partners=partners))
    dossier = attrs.evolve(
        bare, participation=claims, organisations=partners, core_team=team, **_outlook(draw, on)
    )
    return walked(draw, dossier, None, joined, until, on), until


def _outlook(draw: DrawFn, on: date) -> dict[str, Any]:
    return {"horizon": str(on.year + 8)} if draw(maybe) else {}


def _with_cycles(
    draw: DrawFn, dossier: Dossier, count: int, joined: date, until: date, on: date
) -> Dossier:
    earliest, latest = joined, min(until, joined + timedelta(days=300))
    for _ in range(count):
        start = day_within(draw, earliest, max(earliest, latest))
        begun = lifecycle.next_cycle(dossier, on=start)
        dossier = walked(draw, begun, begun.cycles[-1].number, start, until, on)
        earliest = months_after(start, dossier.cycles[-1].months)
        latest = min(until, earliest + timedelta(days=90))
        if earliest > until:
            break
    return dossier


# ------------------------------------------------------------------------ in which no rule speaks

_PLANNED = frozenset({Milestone.PLAN, Milestone.COUNCIL_INFORMED, Milestone.EXECUTION})
_JULY = 7


@st.composite
def quiet_dossiers(
    draw: DrawFn,
    on: date,
    parts: Mapping[Part, bool] | None = None,
    place: Place | None = None,
) -> Dossier:
    """Dossiers in which no rule speaks on a day, of one place or (None) of made-up ones.

    ``parts`` says which of its parts it has; what it does not say is drawn. On that day its cycle
    is 9 to 21 months old, so that its plan can have been adopted and its next one is not yet due.
    """
    given = parts or {}
    has = {part: given[part] if part in given else draw(st.booleans()) for part in Part}
    start = date(on.year - (1 if on.month >= _JULY else 2), 10, 1)
    dossier = _quiet_participant(draw, place or draw(st.sampled_from(MADE_UP)), start, has)
    begun = lifecycle.next_cycle(dossier, on=start)
    return _quiet_walk(draw, attrs.evolve(begun, **_outlook(draw, on)), on, has)


def _quiet_participant(
    draw: DrawFn, place: Place, start: date, has: Mapping[Part, bool]
) -> Dossier:
    """The dossier of a municipality that is ready for a cycle which starts on a day."""
    earliest = date(start.year - (3 if has[Part.LONG] else 0), 1, 10)
    joined = day_within(draw, earliest, months_after(earliest, 2))
    dossier = attrs.evolve(
        _registered(draw, place),
        participation=quiet_steps(joined, is_long=has[Part.LONG]),
        organisations=organisations(),
        core_team=draw(core_teams(since=joined, quiet=True)),
    )
    ready = kept_up(draw, dossier, None, joined, start)
    return _with_past(ready, months_after(start, -24)) if has[Part.PAST] else ready


def _with_past(dossier: Dossier, start: date) -> Dossier:
    """The dossier with a first cycle and a round, of which little is known."""
    earlier = SurveyRound(id="eerder", year=start.year, instrument=Instrument.GMJ)
    return attrs.evolve(dossier, cycles=[PlanCycle(number=1, start=start)], rounds=[earlier])


def _quiet_walk(draw: DrawFn, dossier: Dossier, on: date, has: Mapping[Part, bool]) -> Dossier:
    """The dossier with the milestones of its last cycle reached in time."""
    cycle, left_out = dossier.cycles[-1], set[Milestone]()
    start = cycle.start.earliest
    if not has[Part.TARGETS]:
        dossier = lifecycle.skip(dossier, Milestone.TARGETS, "volgt later", cycle=cycle.number)
        left_out.add(Milestone.TARGETS)
    if not has[Part.PLAN]:
        return kept_up(draw, dossier, cycle.number, start, on, left_out | _PLANNED)
    dossier = kept_up(draw, dossier, cycle.number, start, on, left_out)
    told = on - timedelta(days=10)
    return draw(reach(dossier, Milestone.PROGRESS_REPORT, told, on, quiet=True))
