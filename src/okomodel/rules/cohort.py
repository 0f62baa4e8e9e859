"""COH: cohorts, published counts, and the order of a participation."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from okomodel.insight.census import Explanation, reconcile
from okomodel.insight.participation import out_of_order
from okomodel.model import Dossier, Participation, ParticipationStatus
from okomodel.reference.municipality import named
from okomodel.rules.registry import (
    DossierCase,
    Fault,
    ProgrammeCase,
    judges_dossier,
    judges_programme,
)
from okomodel.values.calendar import months_after
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Wording

__all__: list[str] = []

_INTERESTED, _DECIDING = ParticipationStatus.INTERESTED, ParticipationStatus.DECIDING
_SUPPORTED, _CONTINUING = ParticipationStatus.SUPPORTED, ParticipationStatus.CONTINUING
_PAUSED, _STOPPED = ParticipationStatus.PAUSED, ParticipationStatus.STOPPED

_MAY_FOLLOW = {
    _INTERESTED: {_INTERESTED, _DECIDING, _SUPPORTED, _CONTINUING, _STOPPED},
    _DECIDING: {_DECIDING, _SUPPORTED, _CONTINUING, _STOPPED},
    _SUPPORTED: {_SUPPORTED, _CONTINUING, _PAUSED, _STOPPED},
    _CONTINUING: {_CONTINUING, _PAUSED, _STOPPED},
    _PAUSED: {_PAUSED, _SUPPORTED, _CONTINUING, _STOPPED},
    _STOPPED: {_INTERESTED, _DECIDING, _SUPPORTED, _CONTINUING, _STOPPED},
}


@judges_dossier("COH01")
def cohort_date_mismatch(case: DossierCase) -> Iterator[Fault]:
    """Judge by COH01: who names a cohort started support in that cohort's period."""
    if case.register:
        for where, cohort_id, since in _starts(case.dossier.participation):
            if cohort := case.register.cohorts.get(cohort_id):
                start = cohort.start
                if since.latest < start.earliest or since.earliest > start.latest:
                    yield Fault(where, cohort=cohort.label, start=start, since=since)


def _starts(participation: Sequence[Participation]) -> Iterator[tuple[str, str, PartialDate]]:
    """Where a cohort is named, the cohort, and since when it was supported."""
    begun = {
        index: claim.since
        for index, claim in enumerate(participation)
        if claim.status is _SUPPORTED and not _comes_back(participation, index)
    }
    named = {participation[index].cohort for index in begun}
    first = next(iter(begun.values()), None)
    for index, claim in enumerate(participation):
        if claim.cohort is not None and index in begun:
            yield f"participation[{index}]", claim.cohort, begun[index]
        elif claim.cohort is not None and first and claim.cohort not in named:
            named.add(claim.cohort)
            yield f"participation[{index}]", claim.cohort, first


def _comes_back(participation: Sequence[Participation], index: int) -> bool:
    return index > 0 and participation[index - 1].status is _PAUSED


@judges_dossier("COH02")
def municipality_in_two_cohorts(case: DossierCase) -> Iterator[Fault]:
    """Judge by COH02: a municipality is claimed by one cohort only (a dossier on its own)."""
    cohorts = _cohorts_of(case.dossier)
    if case.register is None and len(cohorts) > 1:
        for code in dict.fromkeys(case.dossier.municipalities):
            where = f"municipalities[{case.dossier.municipalities.index(code)}]"
            yield Fault(where, name=named(code), cohorts=cohorts)


@judges_programme("COH02")
def municipality_in_two_cohorts_of_register(case: ProgrammeCase) -> Iterator[Fault]:
    """Judge by COH02: a municipality is claimed by one cohort only, over all dossiers."""
    claimed: dict[str, tuple[str, dict[str, None]]] = {}
    for number, dossier in enumerate(case.programme.dossiers):
        for index, code in enumerate(dossier.municipalities):
            where = f"dossiers[{number}].municipalities[{index}]"
            _, cohorts = claimed.setdefault(code, (where, {}))
            cohorts.update(dict.fromkeys(_cohorts_of(dossier)))
    for code, (where, cohorts) in claimed.items():
        if len(cohorts) > 1:
            yield Fault(where, name=named(code), cohorts=tuple(cohorts))


def _cohorts_of(dossier: Dossier) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.cohort for one in dossier.participation if one.cohort))


@judges_programme("COH03")
def count_not_reconciled(case: ProgrammeCase) -> Iterator[Fault]:
    """Judge by COH03: a published number lies within the range that the register allows."""
    for index, one in enumerate(reconcile(case.programme)):
        if not one.agrees:
            params = {
                "on": one.published.on,
                "count": one.published.count,
                "certain": one.census.certain,
                "possible": one.census.possible,
            }
            where, key = f"published_counts[{index}]", "explained" if one.explanations else ""
            yield Fault(where, key, **params, explanations=_together(one.explanations))


def _together(explanations: Sequence[Explanation]) -> Wording:
    return Wording(
        " ".join(one.text("en") for one in explanations),
        " ".join(one.text("nl") for one in explanations),
    )


@judges_dossier("COH04")
def status_order(case: DossierCase) -> Iterator[Fault]:
    """Judge by COH04: participations stand in the order of time, and each may follow the last."""
    participation = case.dossier.participation
    later_ones = out_of_order(participation)
    for index, (before, claim) in enumerate(pairwise(participation), start=1):
        where, params = f"participation[{index}]", {"status": claim.status, "since": claim.since}
        if later := later_ones.get(index):
            yield Fault(where, "time", **params, before=later.status, before_since=later.since)
        elif claim.status not in _MAY_FOLLOW[before.status]:
            yield Fault(where, **params, before=before.status)


@judges_dossier("COH05")
def support_ended_without_decision(case: DossierCase) -> Iterator[Fault]:
    """Judge by COH05: after the years of support a dossier says how it goes on."""
    if (start := _running_support(case)) is not None:
        last_day = months_after(start.since.latest, case.profile.support_months)
        if case.on > last_day:
            index = _index(case.dossier.participation, start)
            where, years = f"participation[{index}]", case.profile.support_length
            yield Fault(where, since=start.since, years=years, last_day=last_day)


def _running_support(case: DossierCase) -> Participation | None:
    """The first claim of the support that runs on the day of the check, or None."""
    start: Participation | None = None
    for claim in case.presence.claims:
        if claim.since.earliest <= case.on:
            if claim.status is not _SUPPORTED:
                start = None
            elif start is None:
                start = claim
    return start


def _index(participation: Sequence[Participation], wanted: Participation) -> int:
    return next(index for index, claim in enumerate(participation) if claim is wanted)


@judges_programme("COH06")
def cohort_size_mismatch(case: ProgrammeCase) -> Iterator[Fault]:
    """Judge by COH06: as many municipalities claim a cohort as it was published to have."""
    claimed: dict[str, set[str]] = {}
    for dossier in case.programme.dossiers:
        for cohort in _cohorts_of(dossier):
            claimed.setdefault(cohort, set()).update(dossier.municipalities)
    for index, one in enumerate(case.programme.cohorts):
        named = len(claimed.get(one.id, ()))
        if one.published_size is not None and one.published_size != named:
            params = {"cohort": one.label, "named": named, "published": one.published_size}
            yield Fault(f"cohorts[{index}]", **params)
