"""Whole documents, sound or with one rule broken: what the other strategies are drawn for."""

from datetime import date

from hypothesis.strategies import SearchStrategy

from okomodel.model import Dossier, Programme
from okomodel.testing.strategies.broken import broken_dossiers, broken_programmes
from okomodel.testing.strategies.day import DAY
from okomodel.testing.strategies.dossier import quiet_dossiers, sound_dossiers
from okomodel.testing.strategies.programme import quiet_programmes, sound_programmes
from okomodel.values.calendar import to_day

__all__ = ["dossiers", "programmes"]

MOST = 4


def dossiers(
    *,
    on: date | str = DAY,
    breaking: str | None = None,
    with_cycle: bool | None = None,
    quiet: bool = False,
) -> SearchStrategy[Dossier]:
    """Dossiers in which ``check`` finds no error on the day ``on``, nor on any later day.

    ``with_cycle`` says whether at least one cycle has begun (None: often; False: none has). In
    ``quiet`` ones no rule finds anything on the day ``on``, and a cycle has begun.
    ``breaking`` is the code of a rule: the dossiers are then such that exactly that rule finds
    something on the day ``on``. Raises :class:`okomodel.errors.UnknownName` for a rule that
    speaks of registers only, see :func:`okomodel.testing.strategies.programmes`.

    >>> from okomodel.testing.smallest import smallest
    >>> [cycle.number for cycle in smallest(dossiers(with_cycle=True)).cycles]
    [1]
    """
    day = to_day(on)
    if breaking is not None:
        return broken_dossiers(breaking, day).map(lambda one: one.document)
    if quiet:
        return quiet_dossiers(day)
    return sound_dossiers(day, with_cycle)


def programmes(
    *,
    on: date | str = DAY,
    breaking: str | None = None,
    most: int = MOST,
    quiet: bool = False,
) -> SearchStrategy[Programme]:
    """Programmes in which ``check`` finds no error on the day ``on``, nor on any later day.

    They hold at most so many dossiers; each claim names its source, and a dossier the cohort with
    which its support started; published counts lie in the range of the census. In ``quiet`` ones,
    of one or two dossiers, no rule finds anything on the day ``on``. ``breaking`` is the code of
    a rule: the programmes are then such that exactly that rule finds something on the day ``on``.
    Raises :class:`okomodel.errors.UnknownName` for a code that is none.

    >>> from okomodel.testing.smallest import smallest
    >>> smallest(programmes(), lambda one: one.cohorts).cohorts[0].label
    'Cohort 2024-01-01'
    """
    day = to_day(on)
    if breaking is not None:
        return broken_programmes(breaking, day).map(lambda one: one.document)
    if quiet:
        return quiet_programmes(day, most=most)
    return sound_programmes(day, most)
