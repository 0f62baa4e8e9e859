"""How many municipalities take part, and why published counts say something else."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import final

import attrs

from okomodel.display import OneLine, Shown
from okomodel.errors import InvalidType
from okomodel.insight.participation import TAKES_PART, Presence, presence
from okomodel.model.cohort import Cohort, PublishedCount
from okomodel.model.participation import Participation
from okomodel.model.programme import Programme
from okomodel.reference.municipality import named
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Language, Wording

__all__ = [
    "Census",
    "CohortCount",
    "Explanation",
    "Reconciliation",
    "Reconciliations",
    "census",
    "reconcile",
]


@final
@attrs.frozen(kw_only=True, repr=False)
class CohortCount(OneLine):
    """The part of a census that one cohort has (``cohort`` None: claims without a cohort).

    A municipality counts in the cohort of its earliest claim. ``named`` is how many
    municipalities name the cohort, whenever; ``unnamed`` how many of its published members
    nobody names.
    """

    cohort: str | None
    certain: int
    possible: int
    named: int
    unnamed: int


@final
@attrs.frozen(kw_only=True, repr=False)
class Census(Shown):
    """How many municipalities take part: at least ``certain``, at most ``possible``.

    ``cohorts`` tells both for each cohort; they add up to the whole.
    """

    on: PartialDate
    certain: int
    possible: int
    cohorts: tuple[CohortCount, ...]


@final
@attrs.frozen(repr=False)
class Explanation(OneLine):
    """A municipality (by code) or a cohort (by id) that may explain a difference."""

    subject: str
    wording: Wording
    params: Mapping[str, object] = attrs.field(eq=False)
    widens: bool
    """Whether it makes the census a range; else it only explains a count outside it."""

    def text(self, lang: Language = "en") -> str:
        """The explanation in one language."""
        return self.wording.text(lang, **self.params)


@final
@attrs.frozen(kw_only=True, repr=False)
class Reconciliation(OneLine):
    """A published count beside what the register allows.

    ``agrees`` where the count lies in the census's range. ``explanations`` name each
    municipality and cohort that may explain a difference, or the width of the range.
    """

    published: PublishedCount
    census: Census
    agrees: bool
    explanations: tuple[Explanation, ...]


@final
class Reconciliations(Shown, tuple[Reconciliation, ...]):
    """Each published count beside what the register allows, in the order of the programme."""

    __slots__ = ()


@final
@attrs.frozen
class _Claim:
    """One municipality with all its participations, over all dossiers that have it."""

    code: str
    presences: tuple[Presence, ...]
    cohorts: tuple[str, ...]
    """The cohorts that it names, whatever the status, the earliest claim first."""
    counted_in: tuple[str | None, ...]
    """The cohort of its earliest claim to take part; empty where it never does."""

    def certain_on(self, day: date) -> bool:
        return any(one.certain_on(day) for one in self.presences)

    def possible_on(self, day: date) -> bool:
        return any(one.possible_on(day) for one in self.presences)


def census(programme: Programme, on: PartialDate | date | str) -> Census:
    """How many municipalities of a programme take part on a day.

    A municipality takes part from its first participation `supported` or `continuing` until one
    `paused` or `stopped`; it counts once, from the earliest of its claims, however many cohorts
    claim it. Members of a cohort that nobody names (``published_size`` less the municipalities
    that name it) take part from the cohort's start. A partial ``on`` gives what is certain on its
    first day and what is possible on its last. Fictitious dossiers count like others.

    >>> from okomodel.model import Cohort, Dossier
    >>> register = Programme(
    ...     id="oko",
    ...     name="OKO",
    ...     cohorts=[Cohort(id="2024-01", label="January 2024", start="2024-01", published_size=3)],
    ...     dossiers=[
    ...         Dossier(
    ...             id="hattem",
    ...             name="Hattem",
    ...             municipalities=["GM0244"],
    ...             participation=[
    ...                 Participation(status="supported", since="2024-01", cohort="2024-01")
    ...             ],
    ...         )
    ...     ],
    ... )
    >>> on_16_january = census(register, "2024-01-16")
    >>> on_16_january.certain, on_16_january.possible
    (0, 3)
    """
    return _counted(programme, _claims(programme), PartialDate(on))


def reconcile(programme: Programme) -> Reconciliations:
    """Each published count of a programme beside its census, with what may explain a difference."""
    claims = _claims(programme)
    return Reconciliations(
        _reconciled(programme, claims, count) for count in programme.published_counts
    )


def _claims(programme: Programme) -> tuple[_Claim, ...]:
    if not isinstance(programme, Programme):
        raise InvalidType(_PROGRAMME, programme, "programme")
    found: dict[str, list[Presence]] = {}
    for dossier in programme.dossiers:
        of_dossier = presence(dossier.participation)
        for code in dict.fromkeys(dossier.municipalities):
            found.setdefault(code, []).append(of_dossier)
    return tuple(_claim(code, tuple(presences)) for code, presences in found.items())


def _claim(code: str, presences: tuple[Presence, ...]) -> _Claim:
    claims = sorted((one for each in presences for one in each.claims), key=_first_day)
    return _Claim(
        code,
        presences,
        tuple(dict.fromkeys(claim.cohort for claim in claims if claim.cohort)),
        tuple(claim.cohort for claim in claims if claim.status in TAKES_PART)[:1],
    )


def _first_day(claim: Participation) -> date:
    return claim.since.earliest


def _counted(programme: Programme, claims: Sequence[_Claim], on: PartialDate) -> Census:
    known = {cohort.id: cohort for cohort in programme.cohorts}
    claimed = (id for claim in claims for id in claim.counted_in)
    counts = tuple(
        _count(id, known.get(id) if id else None, claims, on)
        for id in dict.fromkeys((*known, *claimed))
    )
    return Census(
        on=on,
        certain=sum(count.certain for count in counts),
        possible=sum(count.possible for count in counts),
        cohorts=counts,
    )


def _count(
    id: str | None, cohort: Cohort | None, claims: Sequence[_Claim], on: PartialDate
) -> CohortCount:
    members = [claim for claim in claims if id in claim.counted_in]
    named = sum(id in claim.cohorts for claim in claims)
    unnamed = _unnamed(cohort, named)
    certain = sum(member.certain_on(on.earliest) for member in members)
    possible = sum(member.possible_on(on.latest) for member in members)
    if cohort and cohort.start.latest <= on.earliest:
        certain += unnamed
    if cohort and cohort.start.earliest <= on.latest:
        possible += unnamed
    return CohortCount(cohort=id, certain=certain, possible=possible, named=named, unnamed=unnamed)


def _unnamed(cohort: Cohort | None, named: int) -> int:
    return max(0, (cohort.published_size or 0) - named) if cohort else 0


def _reconciled(
    programme: Programme, claims: Sequence[_Claim], published: PublishedCount
) -> Reconciliation:
    counted = _counted(programme, claims, published.on)
    agrees = counted.certain <= published.count <= counted.possible
    exact = counted.certain == counted.possible == published.count
    found = () if exact else (*_about_cohorts(programme, counted), *_about(claims, published.on))
    return Reconciliation(
        published=published,
        census=counted,
        agrees=agrees,
        explanations=tuple(one for one in found if not agrees or one.widens),
    )


def _about_cohorts(programme: Programme, counted: Census) -> Iterator[Explanation]:
    counts = {count.cohort: count for count in counted.cohorts}
    for cohort in programme.cohorts:
        count, begun = counts[cohort.id], cohort.start.earliest <= counted.on.latest
        params = {"cohort": cohort.label, "named": count.named, "published": cohort.published_size}
        if begun and count.unnamed:
            open_start = cohort.start.latest > counted.on.earliest
            yield Explanation(cohort.id, _UNNAMED, {**params, "count": count.unnamed}, open_start)
        if begun and count.named > (cohort.published_size or count.named):
            yield Explanation(cohort.id, _MORE_NAMED, params, widens=False)


def _about(claims: Sequence[_Claim], on: PartialDate) -> Iterator[Explanation]:
    for claim in claims:
        params = {"name": named(claim.code), "cohorts": claim.cohorts, "on": on}
        certain, possible = claim.certain_on(on.earliest), claim.possible_on(on.latest)
        if certain != possible:
            yield Explanation(claim.code, _UNSURE, params, widens=True)
        if possible and len(claim.cohorts) > 1:
            yield Explanation(claim.code, _CLAIMED_TWICE, params, widens=False)
        if claim.counted_in and not possible and _has_begun(claim, on.latest):
            yield Explanation(claim.code, _ENDED, params, widens=False)


def _has_begun(claim: _Claim, day: date) -> bool:
    return any(
        one.status in TAKES_PART and one.since.earliest <= day
        for each in claim.presences
        for one in each.claims
    )


_PROGRAMME = Wording("a Programme", "een Programme")
_UNNAMED = Wording(
    "cohort {cohort}: nobody names {count} of its {published} published members.",
    "cohort {cohort}: van {count} van de {published} gepubliceerde leden is geen naam bekend.",
)
_MORE_NAMED = Wording(
    "cohort {cohort}: {named} municipalities name it, but {published} were published.",
    "cohort {cohort}: {named} gemeenten noemen het, maar er zijn er {published} gepubliceerd.",
)
_UNSURE = Wording(
    "{name}: whether it takes part on {on} depends on a day that is not known.",
    "{name}: of zij op {on} meedoet, hangt af van een dag die niet bekend is.",
)
_CLAIMED_TWICE = Wording(
    "{name}: claimed by the cohorts {cohorts}, so it may have been counted more than once.",
    "{name}: geclaimd door de cohorten {cohorts}, dus mogelijk meer dan één keer geteld.",
)
_ENDED = Wording(
    "{name}: no longer takes part on {on}, but may still have been counted.",
    "{name}: doet op {on} niet meer mee, maar kan nog zijn meegeteld.",
)
