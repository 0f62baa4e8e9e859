"""Programmes: a register whose cohorts, dossiers and published counts agree."""

from collections.abc import Iterator, Sequence
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
    Participation,
    ParticipationStatus,
    Programme,
    PublishedCount,
    Source,
)
from okomodel.testing.strategies.day import day_within
from okomodel.testing.strategies.dossier import dossier_of
from okomodel.testing.strategies.municipality import Place, places
from okomodel.testing.strategies.text import maybe
from okomodel.values import PartialDate, Period

__all__ = ["SOURCE", "programme_of", "sound_programmes"]

SOURCE = Source(id="register", title="Register van deelnemers")
"""The source that the claims of a drawn programme name."""


@st.composite
def sound_programmes(draw: DrawFn, on: date, most: int) -> Programme:
    """Programmes of at most so many dossiers, in which no rule finds an error."""
    chosen = draw(st.lists(_places(on), max_size=most, unique_by=_code))
    drawn = [_claimed(draw, dossier_of(draw, place, on)) for place in chosen]
    register = programme_of(drawn, _cohorts(draw, drawn), tuple(_events(draw, on)))
    return attrs.evolve(register, published_counts=tuple(_counts(draw, register, on)))


@cache
def _places(on: date) -> SearchStrategy[Place]:
    return st.sampled_from(places(on))


def _code(place: Place) -> str:
    return place.code


def programme_of(
    dossiers: Sequence[Dossier], cohorts: Sequence[Cohort] = (), events: Sequence[Event] = ()
) -> Programme:
    """The programme that holds these dossiers."""
    return Programme(
        id="oko", name="OKO", cohorts=cohorts, dossiers=dossiers, events=events, sources=[SOURCE]
    )


def _claimed(draw: DrawFn, dossier: Dossier) -> Dossier:
    """The dossier, whose claims name a source and whose first support may name its cohort."""
    claims = [attrs.evolve(one, source=SOURCE.id) for one in dossier.participation]
    index = _start(claims)
    if index is not None and draw(_NAMES_COHORT):
        claims[index] = attrs.evolve(claims[index], cohort=str(claims[index].since))
    return attrs.evolve(dossier, participation=claims)


_NAMES_COHORT = st.sampled_from([True, True, False])


def _start(claims: Sequence[Participation]) -> int | None:
    begun = (
        index for index, claim in enumerate(claims) if claim.status is ParticipationStatus.SUPPORTED
    )
    return next(begun, None)


def _cohorts(draw: DrawFn, dossiers: Sequence[Dossier]) -> tuple[Cohort, ...]:
    named = [claim.cohort for one in dossiers for claim in one.participation if claim.cohort]
    return tuple(
        Cohort(
            id=id,
            label=f"Cohort {id}",
            start=PartialDate(id),
            published_size=named.count(id) if draw(maybe) else None,
            source=SOURCE.id,
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
            source=SOURCE.id,
        )


def _counts(draw: DrawFn, register: Programme, on: date) -> Iterator[PublishedCount]:
    for _ in range(draw(st.sampled_from([0, 1, 1, 2]))):
        when = PartialDate(day_within(draw, date(on.year - 2, 1, 1), on))
        counted = census(register, when)
        count = draw(st.integers(counted.certain, counted.possible))
        yield PublishedCount(on=when, count=count, source=SOURCE.id)
