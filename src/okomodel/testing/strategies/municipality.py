"""Municipalities: those of the register, and made-up places."""

from datetime import date
from functools import cache
from typing import final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from okomodel.model import Dossier
from okomodel.reference.municipality import Municipality
from okomodel.reference.municipality import municipalities as register
from okomodel.testing.strategies.day import DAY
from okomodel.values.calendar import as_day

__all__ = ["MADE_UP", "Place", "municipalities", "places"]


def municipalities(on: date | str = DAY) -> SearchStrategy[Municipality]:
    """Municipalities of the register that exist on a day.

    >>> from okomodel.testing.smallest import smallest
    >>> smallest(municipalities(on="2020-12-31"), lambda one: one.name == "Appingedam").valid_until
    datetime.date(2020, 12, 31)
    """
    return st.sampled_from(_existing(as_day(on)))


@final
@attrs.frozen
class Place:
    """A municipality as a dossier names it: one of the register, or a made-up one."""

    code: str
    name: str
    id: str
    fictitious: bool = False

    @property
    def dossier(self) -> Dossier:
        """Its dossier, in which nothing is recorded yet."""
        codes, made_up = [self.code], self.fictitious
        return Dossier(id=self.id, name=self.name, municipalities=codes, fictitious=made_up)


def places(on: date) -> tuple[Place, ...]:
    """Made-up places, and municipalities that exist on a day and did so ten years before."""
    return (*MADE_UP, *_lasting(on))


MADE_UP = tuple(
    Place(f"GM900{number}", name, name.lower(), fictitious=True)
    for number, name in enumerate(
        ("Voorbeeldam", "Waterschans", "Oefenveen", "Proefdrecht", "Testerwolde"), start=1
    )
)
"""Places that there are not."""


@cache
def _existing(day: date) -> tuple[Municipality, ...]:
    return tuple(sorted(register.on(day), key=lambda one: one.code))


@cache
def _lasting(on: date) -> tuple[Place, ...]:
    before = on.replace(year=on.year - 10, day=1)
    found = (one for one in _existing(on) if one.exists_on(before))
    return tuple(Place(one.code, one.name, one.code.lower()) for one in found)
