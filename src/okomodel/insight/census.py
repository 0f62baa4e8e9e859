"""How many municipalities take part, and why published counts say something else."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import final

import attrs

from okomodel.display import OneLine, Shown, line, lines
from okomodel.errors import InvalidType
from okomodel.insight.lineage import Together, together
from okomodel.insight.participation import TAKES_PART, Presence, presence
from okomodel.model.cohort import Cohort, PublishedCount
from okomodel.model.participation import Participation
from okomodel.model.programme import Programme
from okomodel.reference.municipality import municipalities, named
from okomodel.reference.tables import grouped
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Language, Wording, span

__all__ = [
    "Census",
    "CohortCount",
    "Explanation",
    "Reconciliation",
    "Reconciliations",
    "census",
    "censuses",
    "members_named",
    "only_programme",
    "reconcile",
    "turns",
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

    ``agrees`` where the count lies in the census's range; ``explanations`` then name each
    municipality and cohort that makes the range wide, and else each that may explain why the
    count lies above it (the register knows too few) or below it (it has too many). ``missing`` is
    how many are missing in the register, at least; below 0: how many it has too many.
    """

    published: PublishedCount
    census: Census
    agrees: bool
    explanations: tuple[Explanation, ...]

    @property
    def missing(self) -> int:
        """How far the count lies above the range, or (below 0) below it; 0: within."""
        return _missing(self.published.count, self.census)


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
    """One municipality, from a day on, with all its participations over all dossiers that have it.

    Those of one that merged are those of all that went into it.
    """

    codes: tuple[str, ...]
    members: tuple[int, ...]
    """The codes by their place among those of the programme."""
    since: date
    """From which day on these are one municipality."""
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
    `paused`, `stopped` or `declined`; it counts once, from the earliest of its claims, however many
    cohorts claim it. Municipalities that merged count as one from that day on, also where their
    dossiers keep the old codes. Members of a cohort that nobody names (``published_size`` less the
    municipalities that name it) take part from the cohort's start. A partial ``on`` gives what is
    certain on its first day and what is possible on its last; of a merger within it, both are
    possible. Fictitious dossiers count like others.

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


def censuses(programme: Programme, days: Iterable[date]) -> tuple[Census, ...]:
    """The census of each of some days, in the order of the days, each day once.

    >>> from okomodel.model import Programme
    >>> [one.possible for one in censuses(Programme(id="oko", name="OKO"), [date(2026, 1, 1)])]
    [0]
    """
    tally = _Tally(programme, _claims(programme))
    return tuple(tally.census(PartialDate(one)) for one in sorted({*days}))


def turns(programme: Programme) -> tuple[date, ...]:
    """The days on which a census of a programme may change, in order."""
    only_programme(programme)
    starts = (one.start for one in programme.cohorts)
    claims = (claim.since for one in programme.dossiers for claim in one.participation)
    return tuple(sorted({day for one in (*starts, *claims) for day in (one.earliest, one.latest)}))


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


@final
@attrs.frozen
class _Claims:
    """What a programme says of taking part: by code, and by municipality as the days go by."""

    presences: tuple[tuple[Presence, ...], ...]
    municipalities: tuple[_Claim, ...]


def _claims(programme: Programme) -> _Claims:
    by_code = _presences_by_code(programme)
    codes, presences = (*by_code,), (*by_code.values(),)
    found = (
        _claim(one, [codes[at] for at in one.members], [presences[at] for at in one.members])
        for one in together(codes)
    )
    return _Claims(presences, tuple(found))


def only_programme(thing: object) -> None:
    """Raise :class:`okomodel.errors.InvalidType` for what is no programme."""
    if not isinstance(thing, Programme):
        raise InvalidType(_PROGRAMME, thing, "programme")


def _presences_by_code(programme: Programme) -> Mapping[str, tuple[Presence, ...]]:
    """By municipality code as it is written, when each dossier that has it takes part."""
    only_programme(programme)
    pairs = ((one, presence(one.participation)) for one in programme.dossiers)
    return grouped(
        (code, there) for one, there in pairs for code in dict.fromkeys(one.municipalities)
    )


def _claim(
    one: Together, codes: Iterable[str], presences: Iterable[tuple[Presence, ...]]
) -> _Claim:
    there = tuple(chain.from_iterable(presences))
    claims = sorted((claim for each in there for claim in each.claims), key=_first_day)
    return _Claim(
        tuple(codes),
        one.members,
        one.since,
        there,
        tuple(dict.fromkeys(claim.cohort for claim in claims if claim.cohort)),
        tuple(claim.cohort for claim in claims if claim.status in TAKES_PART)[:1],
        next((_first_day(claim) for claim in claims if claim.status in TAKES_PART), date.max),
    )


def _first_day(claim: Participation) -> date:
    return claim.since.earliest


def members_named(programme: Programme) -> Mapping[str, int]:
    """By cohort, how many municipalities name it: those that there were when it started."""
    starts = {cohort.id: cohort.start.latest for cohort in programme.cohorts}
    found: dict[str, set[str]] = {}
    for dossier in programme.dossiers:
        for id in {claim.cohort for claim in dossier.participation if claim.cohort}:
            day = starts.get(id)
            codes = dossier.municipalities
            then = [municipalities.in_force(one, day) for one in codes] if day else codes
            found.setdefault(id, set()).update(then)
    return {id: len(codes) for id, codes in found.items()}


_Change = tuple[date, int, int]
"""On which day, of which code (by index), and how many presences begin (or end)."""


@final
class _Present:
    """The municipalities that take part, by one reading of their dates, as the days go by."""

    def __init__(self, claims: _Claims, takes_part: Callable[[Presence, date], bool]) -> None:
        self._claims = claims.municipalities
        self._coming = sorted(_changes(claims.presences, takes_part), reverse=True)
        turns = ((one.since, at) for at, one in enumerate(self._claims))
        self._joining = sorted(turns, reverse=True)
        self._presences = Counter[int]()
        self._here = Counter[int]()
        self.municipality: dict[int, int] = {}
        """By code, of which municipality it is one."""
        self.cohorts = Counter[str | None]()

    def __contains__(self, index: int) -> bool:
        return self._here[index] > 0

    def has(self, code: int) -> bool:
        """Whether a code takes part."""
        return self._presences[code] > 0

    def move_to(self, day: date, as_of: date) -> Iterator[int]:
        """Go on to a day, with the municipalities of another: the codes of which something changed.

        The codes that came together are told as well.
        """
        while self._joining and self._joining[-1][0] <= as_of:
            _, index = self._joining.pop()
            yield from self._join(index)
        while self._coming and self._coming[-1][0] <= day:
            _, code, change = self._coming.pop()
            was_here = self.has(code)
            self._presences[code] += change
            self._count(code, self.has(code) - was_here)
            yield code

    def _join(self, index: int) -> Iterator[int]:
        for code in self._claims[index].members:
            here = self.has(code)
            self._count(code, -here)
            self.municipality[code] = index
            self._count(code, here)
            yield code

    def _count(self, code: int, change: int) -> None:
        """That a code begins or ends to take part, and perhaps its municipality with it."""
        if change:
            index = self.municipality[code]
            was_here = index in self
            self._here[index] += change
            for cohort in self._claims[index].counted_in:
                self.cohorts[cohort] += (index in self) - was_here


def _changes(
    presences: Sequence[Sequence[Presence]], takes_part: Callable[[Presence, date], bool]
) -> Iterator[_Change]:
    for code, each in enumerate(presences):
        for one in each:
            was_here = False
            for day in one.turns:
                is_here = takes_part(one, day)
                yield day, code, is_here - was_here
                was_here = is_here


@final
class _Tally:
    """Who takes part, counted as the days go by: what is asked for first is not the later day."""

    def __init__(self, programme: Programme, claims: _Claims) -> None:
        self._claims = claims.municipalities
        self._certain = _Present(claims, Presence.certain_on)
        self._possible = _Present(claims, Presence.possible_on)
        self._looked_at: dict[int, int] = {}
        self._unsure: set[int] = set()
        self._telling: set[int] = set()
        self._cohorts = {cohort.id: cohort for cohort in programme.cohorts}
        self._named = members_named(programme)
        counted = (id for claim in self._claims for id in claim.counted_in)
        self._ids = tuple(dict.fromkeys((*self._cohorts, *counted)))

    def census(self, on: PartialDate) -> Census:
        """How many take part on a day."""
        changed = {
            *self._certain.move_to(on.earliest, as_of=on.latest),
            *self._possible.move_to(on.latest, as_of=on.earliest),
        }
        for code in changed:
            self._look_at(code, on.latest)
        counts = tuple(self._count(id, on) for id in self._ids)
        return Census(
            on=on,
            certain=sum(count.certain for count in counts),
            possible=sum(count.possible for count in counts),
            cohorts=counts,
        )

    def explanations(self, on: PartialDate, missing: int) -> Iterator[Explanation]:
        """What each municipality has to tell of the last census, by how many a count misses."""
        if not missing:
            for index in sorted(self._unsure):
                yield _that_widens(self._claims[index], on, merged=self._is_apart(index))
        elif missing > 0:
            for index in sorted(self._telling):
                possible = self._may_be_here(index)
                yield _that_raises(self._claims[index], on, possible=possible)

    def _may_be_here(self, index: int) -> bool:
        return any(map(self._possible.has, self._claims[index].members))

    def _is_apart(self, index: int) -> bool:
        """Whether it was several municipalities on the first day that a date can mean."""
        members = filter(self._possible.has, self._claims[index].members)
        return len({self._possible.municipality[code] for code in members}) > 1

    def _look_at(self, code: int, day: date) -> None:
        index = self._certain.municipality[code]
        for one in {index, self._looked_at.get(code, index)}:
            self._unsure.discard(one)
            self._telling.discard(one)
        self._looked_at[code] = index
        claim, possible = self._claims[index], self._may_be_here(index)
        if possible != (index in self._certain) or self._is_apart(index):
            self._unsure.add(index)
        if len(claim.cohorts) > 1 if possible else claim.begins <= day:
            self._telling.add(index)

    def _count(self, id: str | None, on: PartialDate) -> CohortCount:
        cohort = self._cohorts.get(id) if id else None
        named = self._named.get(id, 0) if id else 0
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
    missing = _missing(published.count, counted)
    exact = counted.certain == counted.possible == published.count
    cohorts = _about_cohorts(programme, counted, missing)
    about = (*cohorts, *tally.explanations(published.on, missing))
    return Reconciliation(
        published=published,
        census=counted,
        agrees=missing == 0,
        explanations=() if exact else about,
    )


def _missing(count: int, counted: Census) -> int:
    return max(0, count - counted.possible) + min(0, count - counted.certain)


def _about_cohorts(programme: Programme, counted: Census, missing: int) -> Iterator[Explanation]:
    """Who nobody names is in the range already, and never explains a count outside it."""
    counts = {count.cohort: count for count in counted.cohorts}
    for cohort in programme.cohorts:
        count, begun = counts[cohort.id], cohort.start.earliest <= counted.on.latest
        params = {"cohort": cohort.called, "named": count.named, "published": cohort.published_size}
        open_start = begun and cohort.start.latest > counted.on.earliest
        if not missing and open_start and count.unnamed:
            yield Explanation(cohort.id, _UNNAMED, {**params, "count": count.unnamed}, widens=True)
        more_named = count.named > (cohort.published_size or count.named)
        if missing < 0 and begun and more_named:
            yield Explanation(cohort.id, _MORE_NAMED, params, widens=False)


def _that_widens(claim: _Claim, on: PartialDate, *, merged: bool) -> Explanation:
    code = _code(claim, on)
    params = {"name": named(code), "on": on}
    return Explanation(code, _MERGED if merged else _UNSURE, params, widens=True)


def _that_raises(claim: _Claim, on: PartialDate, *, possible: bool) -> Explanation:
    code = _code(claim, on)
    params = {"name": named(code), "cohorts": claim.cohorts, "on": on}
    return Explanation(code, _CLAIMED_TWICE if possible else _ENDED, params, widens=False)


def _code(claim: _Claim, on: PartialDate) -> str:
    return municipalities.in_force(claim.codes[0], on.latest)


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
_MERGED = Wording(
    "{name}: came about by a merger within {on}, so it counts as one or as several.",
    "{name}: ontstaan door een fusie binnen {on}, en telt dus als één of als meer.",
)
_CLAIMED_TWICE = Wording(
    "{name}: claimed by the cohorts {cohorts}, so it may have been counted more than once.",
    "{name}: staat bij meer dan één cohort ({cohorts}), dus mogelijk meer dan één keer geteld.",
)
_ENDED = Wording(
    "{name}: no longer takes part ({on}), but may still have been counted.",
    "{name}: doet niet meer mee ({on}), maar kan nog zijn meegeteld.",
)
