"""Which municipalities take part on a day, where each stands, and what it has to do next."""

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.insight.census import only_programme
from okomodel.insight.due import Due, due
from okomodel.insight.participation import presence
from okomodel.insight.standing import stage
from okomodel.model.cycle import PlanCycle, Stage
from okomodel.model.dossier import Dossier
from okomodel.model.participation import ParticipationStatus
from okomodel.model.programme import Programme
from okomodel.reference.municipality import municipalities
from okomodel.reference.profile import Profile, profile_of
from okomodel.reference.tables import grouped
from okomodel.values.partial_date import PartialDate

__all__ = ["Participant", "participants"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Participant(OneLine):
    """A municipality that takes part on a day, however many dossiers say so.

    ``municipality`` is the code in force on that day; a code that was split, or is not in the
    register, stands for itself. ``certain`` is False where it depends on a day that is not known.
    ``since`` tells since when it takes part without a gap: the earliest of what its dossiers say.
    ``dossiers`` are the ids of those that say so, ``cohorts`` the ids of the cohorts that they
    name, the earliest claim first. Of the dossier whose last cycle began latest are ``status``,
    ``stage``, ``cycle`` (the number of that cycle; None: none has begun), ``team_complete``
    (whether somebody fills each role that is asked for; None: no member is recorded) and
    ``due``, the soonest of what is due (None: nothing is).
    """

    municipality: str
    certain: bool
    since: PartialDate
    dossiers: tuple[str, ...]
    cohorts: tuple[str, ...]
    status: ParticipationStatus
    stage: Stage
    cycle: int | None
    team_complete: bool | None
    due: Due | None

    @property
    def name(self) -> str:
        """Its official name; the code where the register does not know it."""
        known = self.municipality in municipalities
        return municipalities[self.municipality].name if known else self.municipality


def participants(
    programme: Programme, on: PartialDate | date | str, profile: Profile | str = "oko-nl"
) -> tuple[Participant, ...]:
    """Which municipalities of a programme take part on a day, or may do so.

    They stand in the order of the dossiers, and are those that :func:`okomodel.census` counts, but
    for the members of cohorts that nobody names. A partial ``on`` gives what is certain on its
    first day and possible on its last; stage and what is due are those of the last. ``profile``
    has the thresholds by which something is late. Raises
    :class:`okomodel.errors.InvalidType` for what is no programme, and
    :class:`okomodel.errors.UnknownName` for an unknown profile.

    >>> from okomodel.model import Participation
    >>> pair = [
    ...     Dossier(
    ...         id=name.lower(),
    ...         name=name,
    ...         municipalities=[code],
    ...         participation=[Participation(status="supported", since=since)],
    ...     )
    ...     for name, code, since in [
    ...         ("Heerhugowaard", "GM0398", "2021"),
    ...         ("Langedijk", "GM0416", "2020"),
    ...     ]
    ... ]
    >>> register = Programme(id="oko", name="OKO", dossiers=pair)
    >>> [one.name for one in participants(register, "2021-12-31")]
    ['Heerhugowaard', 'Langedijk']
    >>> [(one.name, str(one.since), one.dossiers) for one in participants(register, "2022-01-01")]
    [('Dijk en Waard', '2020', ('heerhugowaard', 'langedijk'))]
    """
    only_programme(programme)
    when, by = PartialDate(on), profile_of(profile)
    said = [one for dossier in programme.dossiers for one in _said(dossier, when, by, programme)]
    found = grouped((code, one) for one in said for code in one.municipalities(when))
    return tuple(_participant(code, some, when.latest, by) for code, some in found.items())


@final
@attrs.frozen
class _Said:
    """What one dossier says of taking part on a day."""

    dossier: Dossier
    certain: bool
    since: PartialDate
    cycle: PlanCycle | None
    due: Due | None

    @property
    def begun(self) -> date:
        """When its last cycle began; none yet: the beginning of time."""
        return self.cycle.start.earliest if self.cycle else date.min

    def municipalities(self, when: PartialDate) -> tuple[str, ...]:
        """The codes of its municipalities, as they are in force on that day."""
        codes = (municipalities.in_force(one, when.latest) for one in self.dossier.municipalities)
        return tuple(dict.fromkeys(codes))


def _said(
    dossier: Dossier, when: PartialDate, profile: Profile, programme: Programme
) -> Sequence[_Said]:
    """What a dossier says where it may take part; else nothing."""
    there, day = presence(dossier.participation), when.latest
    if (since := there.since(day)) is None:
        return ()
    return [
        _Said(
            dossier=dossier,
            certain=there.certain_on(when.earliest),
            since=since,
            cycle=dossier.cycle_begun_by(day),
            due=next(iter(due(dossier, day, profile, programme)), None),
        )
    ]


def _participant(code: str, said: Sequence[_Said], day: date, profile: Profile) -> Participant:
    leading = max(said, key=lambda one: one.begun)
    dossier = leading.dossier
    claims = chain.from_iterable(one.dossier.participation for one in said)
    cohorts = (claim.cohort for claim in sorted(claims, key=lambda claim: claim.since))
    return Participant(
        municipality=code,
        certain=any(one.certain for one in said),
        since=min(one.since for one in said),
        dossiers=tuple(dict.fromkeys(one.dossier.id for one in said)),
        cohorts=tuple(dict.fromkeys(id for id in cohorts if id)),
        status=_status(dossier, day),
        stage=stage(dossier, day),
        cycle=leading.cycle.number if leading.cycle else None,
        team_complete=_is_complete(dossier, day, profile),
        due=leading.due,
    )


def _status(dossier: Dossier, day: date) -> ParticipationStatus:
    """That of the last claim that may have begun."""
    begun = [one for one in presence(dossier.participation).claims if one.since.earliest <= day]
    return begun[-1].status


def _is_complete(dossier: Dossier, day: date, profile: Profile) -> bool | None:
    team = dossier.core_team
    return not team.vacancies_on(day, profile.required_roles) if team.members else None
