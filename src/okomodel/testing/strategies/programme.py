"""Programmes: a register whose cohorts, dossiers and published counts agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from okomodel.insight.census import census
from okomodel.model import (
    Cohort,
    Dossier,
    Event,
    EventKind,
    ParticipationStatus,
    Programme,
    PublishedCount,
    Source,
)
from okomodel.testing.parts import Part
from okomodel.testing.strategies.day import day_within
from okomodel.testing.strategies.dossier import dossier_of, quiet_dossiers
from okomodel.testing.strategies.municipality import MADE_UP, Place, places
from okomodel.testing.strategies.text import maybe
from okomodel.values import PartialDate, Period

__all__ = ["quiet_programmes", "sound_programmes"]

_SOURCE = Source(id="register", title="Register van deelnemers")


@st.composite
def sound_programmes(draw: DrawFn, on: date, most: int) -> Programme:
    """Programmes of at most so many dossiers, in which no rule finds an error."""
    chosen = draw(st.lists(_places(on), max_size=most, unique_by=_code))
    return _register_of(draw, [dossier_of(draw, place, on) for place in chosen], on)


@st.composite
def quiet_programmes(
    draw: DrawFn, on: date, parts: Mapping[Part, bool] | None = None, most: int = 2
) -> Programme:
    """Programmes of one or two made-up places (no more than ``most``), in which no rule speaks."""
    chosen = MADE_UP[: draw(st.integers(min(1, most), min(2, most)))]
    dossiers = [draw(quiet_dossiers(on, parts, place)) for place in chosen]
    return _register_of(draw, dossiers, on, quiet=True)


@cache
def _places(on: date) -> SearchStrategy[Place]:
    return st.sampled_from(places(on))


def _code(place: Place) -> str:
    return place.code


def _register_of(
    draw: DrawFn, dossiers: Iterable[Dossier], on: date, *, quiet: bool = False
) -> Programme:
    """The programme that holds these dossiers, whose cohorts and published counts agree with them.

    In a ``quiet`` one every dossier names its cohort, the size of which is known, and there is a
    published count.
    """
    claimed = [_claimed(one, names=quiet or draw(_NAMES_COHORT)) for one in dossiers]
    register = Programme(
        id="oko",
        name="OKO",
        cohorts=_cohorts(draw, claimed, quiet=quiet),
        dossiers=claimed,
        events=tuple(_events(draw, on)),
        sources=[_SOURCE],
    )
    number = 1 if quiet else draw(st.sampled_from([0, 1, 1, 2]))
    counts = [_count(draw, register, on) for _ in range(number)]
    return attrs.evolve(register, published_counts=counts)


_NAMES_COHORT = st.sampled_from([True, True, False])


def _claimed(dossier: Dossier, *, names: bool) -> Dossier:
    """The dossier, whose claims name a source, and whose first support may name its cohort."""
    claims = [attrs.evolve(one, source=_SOURCE.id) for one in dossier.participation]
    begun = (at for at, one in enumerate(claims) if one.status is ParticipationStatus.SUPPORTED)
    if names and (start := next(begun, None)) is not None:
        claims[start] = attrs.evolve(claims[start], cohort=str(claims[start].since))
    return attrs.evolve(dossier, participation=claims)


def _cohorts(draw: DrawFn, dossiers: Sequence[Dossier], *, quiet: bool) -> tuple[Cohort, ...]:
    named = [claim.cohort for one in dossiers for claim in one.participation if claim.cohort]
    return tuple(
        Cohort(
            id=id,
            label=f"Cohort {id}",
            start=PartialDate(id),
            published_size=named.count(id) if quiet or draw(maybe) else None,
            source=_SOURCE.id,
        )
        for id in dict.fromkeys(named)
    )


def _events(draw: DrawFn, on: date) -> Iterator[Event]:
    for number in range(draw(st.sampled_from([0, 0, 1, 2]))):
        day = day_within(draw, date(on.year - 2, 1, 1), on)
        yield Event(
            id=f"bijeenkomst-{number + 1}",
            kind=draw(st.sampled_from(EventKind)),
            title="Bijeenkomst",
            period=Period(day, day),
            source=_SOURCE.id,
        )


def _count(draw: DrawFn, register: Programme, on: date) -> PublishedCount:
    when = PartialDate(day_within(draw, date(on.year - 2, 1, 1), on))
    counted = census(register, when)
    count = draw(st.integers(counted.certain, counted.possible))
    return PublishedCount(on=when, count=count, source=_SOURCE.id)
