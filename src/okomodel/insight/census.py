"""How many municipalities take part, and why published counts say something else."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import final

import attrs

from okomodel.display import OneLine, Shown, line, lines
from okomodel.errors import InvalidType
from okomodel.insight.participation import TAKES_PART, Presence, presence
from okomodel.model.cohort import Cohort, PublishedCount
from okomodel.model.participation import Participation
from okomodel.model.programme import Programme
from okomodel.reference.municipality import named
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Language, Wording, span

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


def _line(one: Reconciliation) -> str:
    allowed = span(one.census.certain, one.census.possible)
    verdict = "agrees" if one.agrees else "disagrees"
    told = f"{one.published.count} published, {allowed} counted, {verdict}"
    return line(one, f"on {one.published.on}:", told)


def _line_of_all(found: Reconciliations) -> str:
    agree = sum(one.agrees for one in found)
    return line(found, f"{len(found)} published counts, {agree} agree")


lines[Reconciliation], lines[Reconciliations] = _line, _line_of_all


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
    begins: date
    """From which day on it may have taken part, whatever came after; never: the end of time."""


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
    return _Tally(programme, _claims(programme)).census(PartialDate(on))


def reconcile(programme: Programme) -> Reconciliations:
    """Each published count of a programme beside its census, with what may explain a difference."""
    claims = _claims(programme)
    counts = sorted(enumerate(programme.published_counts), key=lambda one: one[1].on.earliest)
    tallies: dict[timedelta, _Tally] = {}
    found: dict[int, Reconciliation] = {}
    for index, count in counts:
        # Of days that are known equally well, none ends before an earlier one.
        width = count.on.latest - count.on.earliest
        if width not in tallies:
            tallies[width] = _Tally(programme, claims)
        found[index] = _reconciled(programme, tallies[width], count)
    return Reconciliations(found[index] for index in range(len(found)))


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
        next((_first_day(claim) for claim in claims if claim.status in TAKES_PART), date.max),
    )


def _first_day(claim: Participation) -> date:
    return claim.since.earliest


_Change = tuple[date, int, int]
"""On which day, in which municipality (by index), and how many presences begin (or end)."""


@final
class _Present:
    """The municipalities that take part, by one reading of their dates, as the days go by."""

    def __init__(
        self, claims: Sequence[_Claim], takes_part: Callable[[Presence, date], bool]
    ) -> None:
        self._claims = claims
        self._coming = sorted(_changes(claims, takes_part), reverse=True)
        self._presences = Counter[int]()
        self.cohorts = Counter[str | None]()

    def __contains__(self, index: int) -> bool:
        return self._presences[index] > 0

    def move_to(self, day: date) -> Iterator[int]:
        """Go on to a day: the municipalities of which something changed."""
        while self._coming and self._coming[-1][0] <= day:
            _, index, change = self._coming.pop()
            was_here = index in self
            self._presences[index] += change
            for cohort in self._claims[index].counted_in:
                self.cohorts[cohort] += (index in self) - was_here
            yield index


def _changes(
    claims: Sequence[_Claim], takes_part: Callable[[Presence, date], bool]
) -> Iterator[_Change]:
    for index, claim in enumerate(claims):
        yield claim.begins, index, 0
        for each in claim.presences:
            was_here = False
            for day in each.turns:
                if (is_here := takes_part(each, day)) != was_here:
                    yield day, index, is_here - was_here
                    was_here = is_here


@final
class _Tally:
    """Who takes part, counted as the days go by: what is asked for first is not the later day."""

    def __init__(self, programme: Programme, claims: Sequence[_Claim]) -> None:
        self._claims = claims
        self._certain = _Present(claims, Presence.certain_on)
        self._possible = _Present(claims, Presence.possible_on)
        self._unsure: set[int] = set()
        self._telling: set[int] = set()
        self._cohorts = {cohort.id: cohort for cohort in programme.cohorts}
        self._named = Counter[str | None](id for claim in claims for id in claim.cohorts)
        counted = (id for claim in claims for id in claim.counted_in)
        self._ids = tuple(dict.fromkeys((*self._cohorts, *counted)))

    def census(self, on: PartialDate) -> Census:
        """How many take part on a day."""
        certain, possible = self._certain, self._possible
        for index in {*certain.move_to(on.earliest), *possible.move_to(on.latest)}:
            self._look_at(index, on.latest)
        counts = tuple(self._count(id, on) for id in self._ids)
        return Census(
            on=on,
            certain=sum(count.certain for count in counts),
            possible=sum(count.possible for count in counts),
            cohorts=counts,
        )

    def explanations(self, on: PartialDate, *, agrees: bool) -> Iterator[Explanation]:
        """What each municipality has to tell of the last census."""
        for index in sorted(self._unsure if agrees else self._unsure | self._telling):
            certain, possible = self._here(index)
            yield from _about(self._claims[index], on, certain=certain, possible=possible)

    def _here(self, index: int) -> tuple[bool, bool]:
        return index in self._certain, index in self._possible

    def _look_at(self, index: int, day: date) -> None:
        claim, (certain, possible) = self._claims[index], self._here(index)
        self._unsure.discard(index)
        self._telling.discard(index)
        if certain != possible:
            self._unsure.add(index)
        if len(claim.cohorts) > 1 if possible else claim.begins <= day:
            self._telling.add(index)

    def _count(self, id: str | None, on: PartialDate) -> CohortCount:
        cohort, named = self._cohorts.get(id) if id else None, self._named[id]
        unnamed = _unnamed(cohort, named)
        certain, possible = self._certain.cohorts[id], self._possible.cohorts[id]
        if cohort and cohort.start.latest <= on.earliest:
            certain += unnamed
        if cohort and cohort.start.earliest <= on.latest:
            possible += unnamed
        return CohortCount(
            cohort=id, certain=certain, possible=possible, named=named, unnamed=unnamed
        )


def _unnamed(cohort: Cohort | None, named: int) -> int:
    return max(0, (cohort.published_size or 0) - named) if cohort else 0


def _reconciled(programme: Programme, tally: _Tally, published: PublishedCount) -> Reconciliation:
    counted = tally.census(published.on)
    agrees = counted.certain <= published.count <= counted.possible
    exact = counted.certain == counted.possible == published.count
    about = tally.explanations(published.on, agrees=agrees)
    found = () if exact else (*_about_cohorts(programme, counted), *about)
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
        params = {"cohort": cohort.called, "named": count.named, "published": cohort.published_size}
        if begun and count.unnamed:
            open_start = cohort.start.latest > counted.on.earliest
            yield Explanation(cohort.id, _UNNAMED, {**params, "count": count.unnamed}, open_start)
        if begun and count.named > (cohort.published_size or count.named):
            yield Explanation(cohort.id, _MORE_NAMED, params, widens=False)


def _about(
    claim: _Claim, on: PartialDate, *, certain: bool, possible: bool
) -> Iterator[Explanation]:
    params = {"name": named(claim.code), "cohorts": claim.cohorts, "on": on}
    if certain != possible:
        yield Explanation(claim.code, _UNSURE, params, widens=True)
    if possible and len(claim.cohorts) > 1:
        yield Explanation(claim.code, _CLAIMED_TWICE, params, widens=False)
    if not possible and claim.begins <= on.latest:
        yield Explanation(claim.code, _ENDED, params, widens=False)


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
    "{name}: whether it takes part ({on}) depends on a day that is not known.",
    "{name}: of zij meedoet ({on}), hangt af van een dag die niet bekend is.",
)
_CLAIMED_TWICE = Wording(
    "{name}: claimed by the cohorts {cohorts}, so it may have been counted more than once.",
    "{name}: geclaimd door de cohorten {cohorts}, dus mogelijk meer dan één keer geteld.",
)
_ENDED = Wording(
    "{name}: no longer takes part ({on}), but may still have been counted.",
    "{name}: doet niet meer mee ({on}), maar kan nog zijn meegeteld.",
)
