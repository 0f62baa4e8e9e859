"""Dossiers: a municipality from its first interest to the day for which they are drawn."""

from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.model import Dossier
from okomodel.testing.strategies.cycle import gone_through
from okomodel.testing.strategies.day import day_within
from okomodel.testing.strategies.lifecycle import walked
from okomodel.testing.strategies.municipality import Place, places
from okomodel.testing.strategies.organisation import MOST, organisations
from okomodel.testing.strategies.participation import first_steps, taking_part, until_when
from okomodel.testing.strategies.team import core_teams
from okomodel.testing.strategies.text import TEXTS, maybe
from okomodel.values.calendar import months_after

__all__ = ["dossier_of", "sound_dossiers"]


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
    return _with_cycles(draw, dossier, count, joined, until, on)


_PARTNERS = st.sampled_from([1, 3, 4, MOST, MOST])
_LOOKS_ON = st.sampled_from([True, False, False, False, False, False])
_CYCLES = st.sampled_from([0, 1, 1, 1, 2, 2, 3, 3])
_AT_LEAST_ONE = st.sampled_from([1, 1, 2, 3])


def _joined(draw: DrawFn, on: date) -> date:
    """The first day of support: at first the first of January two years before."""
    first = date(on.year - draw(_YEARS_AGO), 1, 1)
    return day_within(draw, first, min(on, date(first.year, 12, 31)))


_YEARS_AGO = st.sampled_from([2, 1, 0, 3, 4, 5, 6, 6])


def _registered(draw: DrawFn, place: Place) -> Dossier:
    return Dossier(
        id=place.id,
        name=place.name,
        municipalities=[place.code],
        fictitious=place.fictitious,
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
    return walked(draw, dossier, None, joined, until), until


def _outlook(draw: DrawFn, on: date) -> dict[str, Any]:
    return {"horizon": str(on.year + 8)} if draw(maybe) else {}


def _with_cycles(
    draw: DrawFn, dossier: Dossier, count: int, joined: date, until: date, on: date
) -> Dossier:
    earliest, latest = joined, min(until, joined + timedelta(days=300))
    for _ in range(count):
        start = day_within(draw, earliest, max(earliest, latest))
        dossier = gone_through(draw, dossier, start, until, on)
        earliest = months_after(start, dossier.cycles[-1].months)
        latest = min(until, earliest + timedelta(days=90))
        if earliest > until:
            break
    return dossier
