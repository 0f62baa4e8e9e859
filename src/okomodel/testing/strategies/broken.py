"""Documents in which exactly one rule speaks, and the same with that one thing repaired."""

from datetime import date
from typing import Generic, TypeVar, final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from okomodel.errors import UnknownName
from okomodel.model import Dossier, Programme
from okomodel.reference.rule import RULE
from okomodel.testing.breaking import (
    Break,
    dossier_breaks,
    programme_breaks,
)
from okomodel.testing.strategies.dossier import quiet_dossiers
from okomodel.testing.strategies.programme import quiet_programmes
from okomodel.wording import Wording

__all__ = ["Broken", "broken_dossiers", "broken_programmes"]

D = TypeVar("D", Dossier, Programme)

_OF_DOSSIERS = Wording(
    "rule of dossiers (ask programmes)", "regel over dossiers (vraag programma's)"
)


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
        raise UnknownName(_OF_DOSSIERS, code, dossier_breaks)
    if code not in dossier_breaks:
        raise UnknownName(RULE, code, dossier_breaks)
    return _broken_dossiers(dossier_breaks[code], on)


@st.composite
def _broken_dossiers(draw: DrawFn, breaking: Break[Dossier], on: date) -> Broken[Dossier]:
    sound = draw(quiet_dossiers(on, breaking.parts))
    return Broken(breaking.apply(sound, on), sound)


def broken_programmes(code: str, on: date) -> SearchStrategy[Broken[Programme]]:
    """Programmes in which exactly the rule with that code speaks on a day, and their repair.

    Raises :class:`okomodel.errors.UnknownName` for a code that is none.
    """
    if code in programme_breaks:
        return _broken_registers(programme_breaks[code], on)
    if code not in dossier_breaks:
        raise UnknownName(RULE, code, {**dossier_breaks, **programme_breaks})
    return _with_broken_dossier(dossier_breaks[code], on)


@st.composite
def _broken_registers(draw: DrawFn, breaking: Break[Programme], on: date) -> Broken[Programme]:
    sound = draw(quiet_programmes(on))
    return Broken(breaking.apply(sound, on), sound)


@st.composite
def _with_broken_dossier(draw: DrawFn, breaking: Break[Dossier], on: date) -> Broken[Programme]:
    sound = draw(quiet_programmes(on, breaking.parts))
    first, *rest = sound.dossiers
    broken = breaking.apply(first, on)
    return Broken(attrs.evolve(sound, dossiers=[broken, *rest]), sound)
