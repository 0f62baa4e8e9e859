"""Core teams that have a project lead on every day."""

from collections.abc import Iterator, Sequence
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.model import CoreTeam, Member, Organisation, TeamRole
from okomodel.testing.strategies.day import DAY, day_within, loosely
from okomodel.testing.strategies.organisation import ROLES, organisations
from okomodel.testing.strategies.text import maybe
from okomodel.values.calendar import to_day

__all__ = ["core_teams"]


@st.composite
def core_teams(
    draw: DrawFn,
    *,
    since: date | str = "2024-01-01",
    on: date | str = DAY,
    partners: Sequence[Organisation] | None = None,
    quiet: bool = False,
) -> CoreTeam:
    """Core teams with a project lead on every day from ``since`` on, whoever it is.

    ``partners`` are the organisations that they come from (None: those of a usual
    municipality); ``on`` is the last day on which anything is recorded. In a ``quiet`` one every
    role is filled from the first day on.

    >>> from okomodel.testing.smallest import smallest
    >>> [member.role.value for member in smallest(core_teams()).members]
    ['project-lead']
    """
    first = to_day(since)
    last = first if quiet else max(first, to_day(on))
    known = organisations() if partners is None else partners
    leads = _leads(draw, first, last, known, 0 if quiet else draw(_CHANGES))
    return CoreTeam(members=(*leads, *_others(draw, first, last, known, quiet=quiet)))


_CHANGES = st.sampled_from([0, 0, 0, 1, 2])
_FTE = st.sampled_from([None, 0.5, 0.2, 1.0])
_OTHERS = st.sampled_from([0, 3, 3, 4, 6])


def _leads(
    draw: DrawFn, first: date, last: date, known: Sequence[Organisation], changes: int
) -> Iterator[Member]:
    role, since = TeamRole.PROJECT_LEAD, first
    for _ in range(changes):
        until = day_within(draw, since, last)
        ids = draw(st.sampled_from(known)).id
        end = loosely(draw, until)
        yield Member(role=role, organisation=ids, start=loosely(draw, since), end=end)
        since = until
    organisation = draw(st.sampled_from(known)).id
    yield Member(role=role, organisation=organisation, start=loosely(draw, since), fte=draw(_FTE))


def _others(
    draw: DrawFn, first: date, last: date, known: Sequence[Organisation], *, quiet: bool
) -> Iterator[Member]:
    ids = {one.id for one in known}
    fitting = [(role, id) for role, id in ROLES.items() if id in ids]
    for role, id in fitting[: None if quiet else draw(_OTHERS)]:
        start = day_within(draw, first, last)
        leaves = not quiet and draw(maybe)
        end = loosely(draw, day_within(draw, start, last)) if leaves else None
        yield Member(role=role, organisation=id, start=loosely(draw, start), end=end)
