"""COH: cohorts, published counts, and the order of a participation."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from okomodel.insight.census import Explanation, reconcile
from okomodel.insight.participation import MAY_FOLLOW, TAKES_PART, out_of_order
from okomodel.model import Cohort, Dossier, Participation, ParticipationStatus, Programme
from okomodel.model.document import Place
from okomodel.reference.municipality import named
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.calendar import months_after
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Wording

__all__: list[str] = []

_SUPPORTED, _PAUSED = ParticipationStatus.SUPPORTED, ParticipationStatus.PAUSED


@rule("COH01", Dossier, in_register=True)
def cohort_date_mismatch(dossier: Dossier, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by COH01: who names a cohort started support in that cohort's period."""
    cohorts = case.register.once(_cohorts) if case.register else {}
    for index, cohort_id, since in _starts(dossier.participation):
        if cohort := cohorts.get(cohort_id):
            start = cohort.start
            if since.latest < start.earliest or since.earliest > start.latest:
                place = at.to("participation", index)
                yield Fault(place, cohort=cohort.called, start=start, since=since)


def _cohorts(register: Case) -> Mapping[str, Cohort]:
    return {at.thing.id: at.thing for at in register.places.get(Cohort, ())}


def _starts(participation: Sequence[Participation]) -> Iterator[tuple[int, str, PartialDate]]:
    """Which claim names a cohort, the cohort, and since when it was supported."""
    begun = {
        index: claim.since
        for index, claim in enumerate(participation)
        if claim.status is _SUPPORTED and not _comes_back(participation, index)
    }
    named = {participation[index].cohort for index in begun}
    first = next(iter(begun.values()), None)
    for index, claim in enumerate(participation):
        if claim.cohort is not None and index in begun:
            yield index, claim.cohort, begun[index]
        elif claim.cohort is not None and first and claim.cohort not in named:
            named.add(claim.cohort)
            yield index, claim.cohort, first


def _comes_back(participation: Sequence[Participation], index: int) -> bool:
    return index > 0 and participation[index - 1].status is _PAUSED


@rule("COH02", Dossier, Programme)
def municipality_in_two_cohorts(_of: object, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by COH02: a municipality is claimed by one cohort only, over all dossiers."""
    claimed: dict[str, tuple[Place, dict[str, None]]] = {}
    # Of a dossier in a register, the register tells.
    for at in () if case.register else case.dossiers:
        for index, code in enumerate(at.thing.municipalities):
            _, cohorts = claimed.setdefault(code, (at.to("municipalities", index), {}))
            cohorts.update(dict.fromkeys(_cohorts_of(at.thing)))
    for code, (place, cohorts) in claimed.items():
        if len(cohorts) > 1:
            yield Fault(place, name=named(code), cohorts=tuple(cohorts))


def _cohorts_of(dossier: Dossier) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.cohort for one in dossier.participation if one.cohort))


@rule("COH03", Programme)
def count_not_reconciled(register: Programme, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by COH03: a published number lies within the range that the register allows."""
    for index, one in enumerate(reconcile(register)):
        if not one.agrees:
            params = {
                "on": one.published.on,
                "count": one.published.count,
                "certain": one.census.certain,
                "possible": one.census.possible,
            }
            place, key = at.to("published_counts", index), "explained" if one.explanations else ""
            yield Fault(place, key, **params, explanations=_together(one.explanations))


def _together(explanations: Sequence[Explanation]) -> Wording:
    return Wording(
        " ".join(one.text("en") for one in explanations),
        " ".join(one.text("nl") for one in explanations),
    )


@rule("COH04", Dossier)
def status_order(dossier: Dossier, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by COH04: participations stand in the order of time, and each may follow the last."""
    later_ones = out_of_order(dossier.participation)
    for index, (before, claim) in enumerate(pairwise(dossier.participation), start=1):
        place, params = (
            at.to("participation", index),
            {"status": claim.status, "since": claim.since},
        )
        if later := later_ones.get(index):
            yield Fault(place, "time", **params, before=later.status, before_since=later.since)
        elif claim.status not in MAY_FOLLOW[before.status]:
            yield Fault(place, **params, before=before.status)


@rule("COH05", Dossier)
def support_ended_without_decision(dossier: Dossier, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by COH05: after the years of support a dossier says how it goes on."""
    if (start := _running_support(case)) is not None:
        last_day = months_after(start.since.latest, case.profile.support_months)
        if case.on > last_day:
            place = at.to("participation", _index(dossier.participation, start))
            years = case.profile.support_length
            yield Fault(place, since=start.since, years=years, last_day=last_day)


def _running_support(case: Case) -> Participation | None:
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


@rule("COH06", Programme)
def cohort_size_mismatch(register: Programme, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by COH06: as many municipalities claim a cohort as it was published to have."""
    claimed: dict[str, set[str]] = {}
    for dossier in register.dossiers:
        for cohort in _cohorts_of(dossier):
            claimed.setdefault(cohort, set()).update(dossier.municipalities)
    for index, one in enumerate(register.cohorts):
        named = len(claimed.get(one.id, ()))
        if one.published_size is not None and one.published_size != named:
            params = {"cohort": one.called, "named": named, "published": one.published_size}
            yield Fault(at.to("cohorts", index), **params)


@rule("COH07", Dossier)
def horizon_before_participation(dossier: Dossier, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by COH07: the horizon does not lie before the first support or continuation."""
    begun = (one.since for one in dossier.participation if one.status in TAKES_PART)
    first, horizon = min(begun, default=None), dossier.horizon
    if first and horizon and horizon.latest < first.earliest:
        yield Fault(at.to("horizon"), horizon=horizon, since=first)
