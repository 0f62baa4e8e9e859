"""COH: participations, cohorts and published counts that contradict each other."""

from datetime import date

import attrs

from okomodel.model import Cohort, Dossier, Participation, ParticipationStatus, Programme
from okomodel.testing.breaking.registry import breaks
from okomodel.testing.parts import Part
from okomodel.values.calendar import months_after

__all__: list[str] = []


@breaks("COH01", of=Programme)
def cohort_date_mismatch(programme: Programme, _on: date) -> Programme:
    """Break COH01: a cohort that started half a year before the dossier that names it."""
    first, *rest = programme.cohorts
    start = months_after(first.start.earliest, -6)
    return attrs.evolve(programme, cohorts=[attrs.evolve(first, start=start), *rest])


@breaks("COH02")
def municipality_in_two_cohorts(dossier: Dossier, _on: date) -> Dossier:
    """Break COH02: two cohorts in one dossier."""
    index, start = _supported(dossier)
    claims = list(dossier.participation)
    claims[index : index + 1] = [
        attrs.evolve(start, cohort="2022-a"),
        attrs.evolve(start, cohort="2022-b"),
    ]
    return attrs.evolve(dossier, participation=claims)


@breaks("COH02", of=Programme)
def municipality_in_two_cohorts_of_register(programme: Programme, _on: date) -> Programme:
    """Break COH02: a dossier that names a second cohort, which started as well."""
    cohort, (dossier, *rest) = programme.cohorts[0], programme.dossiers
    other = Cohort(id="ook", label="Ook", start=cohort.start, source=cohort.source)
    index, start = _supported(dossier)
    claims = list(dossier.participation)
    claims.insert(index + 1, attrs.evolve(start, cohort="ook"))
    both = attrs.evolve(dossier, participation=claims)
    return attrs.evolve(programme, cohorts=[*programme.cohorts, other], dossiers=[both, *rest])


def _supported(dossier: Dossier) -> tuple[int, Participation]:
    return next(
        (index, claim)
        for index, claim in enumerate(dossier.participation)
        if claim.status is ParticipationStatus.SUPPORTED
    )


@breaks("COH03", of=Programme)
def count_not_reconciled(programme: Programme, _on: date) -> Programme:
    """Break COH03: a published count that is five too high."""
    first, *rest = programme.published_counts
    more = attrs.evolve(first, count=first.count + 5)
    return attrs.evolve(programme, published_counts=[more, *rest])


@breaks("COH04")
def status_order(dossier: Dossier, _on: date) -> Dossier:
    """Break COH04: the first two participations in each other's place."""
    first, second, *rest = dossier.participation
    return attrs.evolve(dossier, participation=[second, first, *rest])


@breaks("COH05", has=[Part.LONG])
def support_ended_without_decision(dossier: Dossier, _on: date) -> Dossier:
    """Break COH05: support of more than four years, and not a word on how it goes on."""
    return attrs.evolve(dossier, participation=dossier.participation[:-1])


@breaks("COH06", of=Programme)
def cohort_size_mismatch(programme: Programme, _on: date) -> Programme:
    """Break COH06: a cohort of which one member fewer was published than name it."""
    first, *rest = programme.cohorts
    fewer = attrs.evolve(first, published_size=(first.published_size or 1) - 1)
    return attrs.evolve(programme, cohorts=[fewer, *rest])


@breaks("COH07", lacks=[Part.TARGETS])
def horizon_before_participation(dossier: Dossier, _on: date) -> Dossier:
    """Break COH07: a horizon of long before it took part."""
    return attrs.evolve(dossier, horizon="1990")
