"""Documents in which exactly one rule speaks, and the same with that one thing repaired."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Generic, TypeVar, final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from okomodel.errors import UnknownName
from okomodel.model import (
    Cohort,
    Dossier,
    Participation,
    ParticipationStatus,
    Programme,
    PublishedCount,
)
from okomodel.testing.breaking import (
    Break,
    dossier_breaks,
    programme_breaks,
)
from okomodel.testing.parts import Part
from okomodel.testing.strategies.municipality import places
from okomodel.testing.strategies.programme import SOURCE, programme_of
from okomodel.testing.strategies.spotless import spotless

__all__ = ["Broken", "broken_dossiers", "broken_programmes"]

D = TypeVar("D", Dossier, Programme)

_MADE_UP = 5


@final
@attrs.frozen
class Broken(Generic[D]):
    """A document in which one rule speaks, and what it is when that one thing is repaired."""

    document: D
    repaired: D


def broken_dossiers(code: str, on: date) -> SearchStrategy[Broken[Dossier]]:
    """Dossiers in which exactly the rule with that code speaks on a day, and their repair.

    Raises :class:`okomodel.errors.UnknownName` for a code that no dossier can break.
    """
    if code in programme_breaks and code not in dossier_breaks:
        raise UnknownName("rule of dossiers (ask programmes)", code, dossier_breaks)
    if code not in dossier_breaks:
        raise UnknownName("rule", code, dossier_breaks)
    return _broken_dossiers(dossier_breaks[code], on)


@st.composite
def _broken_dossiers(draw: DrawFn, breaking: Break[Dossier], on: date) -> Broken[Dossier]:
    place = draw(st.sampled_from(places(on)[:_MADE_UP]))
    sound = spotless(draw, on, place, breaking.parts)
    return Broken(breaking.apply(sound, on), sound)


def broken_programmes(code: str, on: date) -> SearchStrategy[Broken[Programme]]:
    """Programmes in which exactly the rule with that code speaks on a day, and their repair.

    Raises :class:`okomodel.errors.UnknownName` for a code that is none.
    """
    if code in programme_breaks:
        return _broken_registers(programme_breaks[code], on)
    if code not in dossier_breaks:
        raise UnknownName("rule", code, {**dossier_breaks, **programme_breaks})
    return _with_broken_dossier(dossier_breaks[code], on)


@st.composite
def _broken_registers(draw: DrawFn, breaking: Break[Programme], on: date) -> Broken[Programme]:
    sound = _spotless(draw, on, {})
    return Broken(breaking.apply(sound, on), sound)


@st.composite
def _with_broken_dossier(draw: DrawFn, breaking: Break[Dossier], on: date) -> Broken[Programme]:
    sound = _spotless(draw, on, breaking.parts)
    first, *rest = sound.dossiers
    broken = breaking.apply(first, on)
    return Broken(attrs.evolve(sound, dossiers=[broken, *rest]), sound)


def _spotless(draw: DrawFn, on: date, parts: Mapping[Part, bool]) -> Programme:
    """A register in which no rule speaks on a day."""
    chosen = places(on)[: draw(st.integers(1, 2))]
    dossiers = [_claimed(spotless(draw, on, place, parts)) for place in chosen]
    count = PublishedCount(on=on, count=len(dossiers), source=SOURCE.id)
    register = programme_of(dossiers, _cohorts(dossiers))
    return attrs.evolve(register, published_counts=[count])


def _claimed(dossier: Dossier) -> Dossier:
    """The dossier, whose claims name the source, and the first support its cohort."""
    claims = (attrs.evolve(one, source=SOURCE.id) for one in dossier.participation)
    return attrs.evolve(dossier, participation=[_with_cohort(one) for one in claims])


def _with_cohort(claim: Participation) -> Participation:
    if claim.status is not ParticipationStatus.SUPPORTED:
        return claim
    return attrs.evolve(claim, cohort=str(claim.since)[: len("2024-01")])


def _cohorts(dossiers: Sequence[Dossier]) -> tuple[Cohort, ...]:
    named = [claim.cohort for one in dossiers for claim in one.participation if claim.cohort]
    return tuple(
        Cohort(
            id=id, label=f"Cohort {id}", start=id, published_size=named.count(id), source=SOURCE.id
        )
        for id in dict.fromkeys(named)
    )
