"""What is due, what is late and by how much, and what is blocked by what."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import final

import attrs

from okomodel.insight.order import not_settled
from okomodel.insight.participation import presence
from okomodel.model.cycle import Milestone, MilestoneRecord, PlanCycle, Stage
from okomodel.model.dossier import Dossier
from okomodel.model.participation import ParticipationStatus
from okomodel.reference.profile import Profile, profiles
from okomodel.reference.template import CycleTemplate, Step, templates
from okomodel.values.calendar import months_after, as_day
from okomodel.wording import Language, Wording

__all__ = ["Due", "due", "is_away", "open_milestones"]

_NEXT_CYCLE = Wording("start of the next cycle", "begin van de volgende cyclus")
_FIRST_CYCLE = Wording("start of the first cycle", "begin van de eerste cyclus")
_AWAY = {ParticipationStatus.PAUSED, ParticipationStatus.STOPPED}


@final
@attrs.frozen(kw_only=True)
class Due:
    """One thing that is still to be done.

    ``milestone`` is None for the start of the next cycle. ``cycle`` is the number of the cycle
    (None: the preparation). ``by`` is the day for which it is planned, or else ``expected``, the
    day that the template expects. It ``is_late`` past its planned day, or where none is planned
    past the expected day plus the tolerance of the profile; ``late_by`` then counts the days
    since ``by``, and else is 0. ``blocked_by`` must be done or skipped first.
    """

    milestone: Milestone | None
    part: Stage
    cycle: int | None
    planned: date | None
    expected: date
    is_late: bool
    late_by: int
    blocked_by: tuple[Milestone, ...]
    path: str

    @property
    def by(self) -> date:
        """The day by which it should be done: planned, or else expected."""
        return self.planned or self.expected

    def label(self, lang: Language = "en") -> str:
        """What is to be done, in words."""
        return _NEXT_CYCLE.text(lang) if self.milestone is None else self.milestone.label(lang)


def due(
    dossier: Dossier, on: date | str, profile: Profile | str = "oko-nl"
) -> tuple[Due, ...]:
    """What is still to be done as of a day, soonest first.

    That is every milestone of the cycle that runs on that day, and of a preparation that has
    begun, which is neither done nor skipped by then; and the start of the next cycle, when the
    last one ends. A participant that has paused or stopped owes nothing; nor does one of which
    nothing has begun.

    >>> from okomodel.insight.lifecycle import complete
    >>> new = complete(Dossier(id="x", name="X", municipalities=["GM0302"]),
    ...     "decision", on="2026-01-15")
    >>> [(one.label(), str(one.by)) for one in due(new, "2026-02-01")][0]
    ('agreement', '2026-02-15')
    """
    day = as_day(on)
    by = profiles[profile] if isinstance(profile, str) else profile
    if is_away(dossier, day):
        return ()
    found = [*open_milestones(dossier, day, by), *_next_cycle(dossier, day, by)]
    return tuple(sorted(found, key=lambda one: one.by))


def is_away(dossier: Dossier, day: date) -> bool:
    """Whether it has certainly paused or stopped by that day."""
    reached = presence(dossier.participation).reached(day)
    return bool(reached) and _AWAY.issuperset(reached)


def open_milestones(dossier: Dossier, day: date, profile: Profile) -> Iterator[Due]:
    """The milestones that are open on a day, of the preparation and of the cycle that runs."""
    template = templates[profile.template]
    anchor = _preparation_start(dossier.preparation)
    if anchor is not None and anchor <= day:
        yield from _open_steps(dossier, None, None, anchor, template, day, profile)
    for index, cycle in enumerate(dossier.cycles):
        if cycle.template in templates and cycle is dossier.cycle_on(day):
            of_cycle = templates[cycle.template]
            yield from _open_steps(dossier, index, cycle, cycle.start, of_cycle, day, profile)


def _preparation_start(records: Sequence[MilestoneRecord]) -> date | None:
    """The day on which the decision was done, or is planned."""
    for record in records:
        if record.milestone is Milestone.DECISION:
            return record.done or record.planned
    return None
