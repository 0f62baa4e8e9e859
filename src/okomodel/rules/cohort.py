"""COH: cohorts, published counts, and the order of a participation."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from okomodel.insight.census import Explanation, Reconciliation, members_named, reconcile
from okomodel.insight.participation import MAY_FOLLOW, TAKES_PART, out_of_order
from okomodel.model import Cohort, Dossier, Participation, ParticipationStatus, Programme
from okomodel.model.document import Place
from okomodel.reference.municipality import named, only_known_until
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.partial_date import PartialDate
from okomodel.values.span import Span, last_day
from okomodel.wording import Wording

__all__: list[str] = []

_NOTHING = Wording("", "")
_EXPLAINED = Wording(" Or does this explain it? {told}", " Of verklaart dit het? {told}")
_SUPPORTED, _PAUSED = ParticipationStatus.SUPPORTED, ParticipationStatus.PAUSED
_LEADING_TO_SUPPORT = frozenset({ParticipationStatus.INTERESTED, ParticipationStatus.DECIDING})


@rule("COH01", Dossier, in_register=True)
def cohort_date_mismatch(dossier: Dossier, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by COH01: the support for which a cohort is named started in that cohort's period."""
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
    """Which claim names a cohort, the cohort, and since when the support it is about runs."""
    begun = [index for index in range(len(participation)) if _begins(participation, index)]
    named = {participation[index].cohort for index in begun}
    for index, claim in enumerate(participation):
        if claim.cohort is not None and (index in begun or claim.cohort not in named):
            start = _start_of(index, claim, begun)
            if start is not None:
                named.add(claim.cohort)
                yield index, claim.cohort, participation[start].since


def _begins(participation: Sequence[Participation], index: int) -> bool:
    """Whether support began with a claim, and did not only come back from a pause."""
    comes_back = index > 0 and participation[index - 1].status is _PAUSED
    return participation[index].status is _SUPPORTED and not comes_back


def _start_of(index: int, claim: Participation, begun: Sequence[int]) -> int | None:
    """The support that a claim is about: its own, or the next that it leads to, or the last."""
    last = max((one for one in begun if one <= index), default=None)
    following = min((one for one in begun if one > index), default=None)
    if last == index:
        return index
    found = (following, last) if claim.status in _LEADING_TO_SUPPORT else (last, following)
    return next((one for one in found if one is not None), None)


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
            key = "few" if one.missing > 0 else "many"
            told = {"explanations": _together(one.explanations), "limit": _limit(one.published.on)}
            yield Fault(at.to("published_counts", index), key, **_figures(one), **told)


def _figures(one: Reconciliation) -> Mapping[str, object]:
    return {
        "on": one.published.on,
        "count": one.published.count,
        "certain": one.census.certain,
        "possible": one.census.possible,
        "missing": abs(one.missing),
    }


def _together(explanations: Sequence[Explanation]) -> Wording:
    if not explanations:
        return _NOTHING
    told = (
        _EXPLAINED.text(lang, told=" ".join(one.text(lang) for one in explanations))
        for lang in ("en", "nl")
    )
    return Wording(*told)


def _limit(on: PartialDate) -> Wording:
    """Until when the municipalities are known, where something is for later."""
    limit = only_known_until(on.latest)
    return Wording(f" {limit.en}", f" {limit.nl}") if limit else _NOTHING


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
    if (start := case.presence.running_support(case.on)) is not None:
        ends = last_day(Span.after(start.since, case.profile.support_months))
        if case.on > ends:
            place = at.to("participation", _index(dossier.participation, start))
            years = case.profile.support_length
            yield Fault(place, since=start.since, years=years, last_day=ends)


def _index(participation: Sequence[Participation], wanted: Participation) -> int:
    return next(index for index, claim in enumerate(participation) if claim is wanted)


@rule("COH06", Programme)
def cohort_size_mismatch(register: Programme, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by COH06: as many municipalities claim a cohort as it was published to have."""
    claimed = members_named(register)
    for index, one in enumerate(register.cohorts):
        named = claimed.get(one.id, 0)
        if one.published_size is not None and one.published_size != named:
            size = {"named": named, "published": one.published_size}
            params = {"cohort": one.called, **size, "limit": _limit(one.start)}
            yield Fault(at.to("cohorts", index), **params)


@rule("COH07", Dossier)
def horizon_before_participation(dossier: Dossier, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by COH07: the horizon does not lie before the first support or continuation."""
    begun = (one.since for one in dossier.participation if one.status in TAKES_PART)
    first, horizon = min(begun, default=None), dossier.horizon
    if first and horizon and horizon.latest < first.earliest:
        yield Fault(at.to("horizon"), horizon=horizon, since=first)
