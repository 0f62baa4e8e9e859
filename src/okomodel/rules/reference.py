"""REF: ids are unique, references resolve, municipalities and indicators exist."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, starmap
from typing import NamedTuple, Self

from okomodel.errors import UnknownName, nearest
from okomodel.model import (
    Dossier,
    Measurement,
    OwnIndicator,
    ParticipationStatus,
    Programme,
    SurveyRound,
)
from okomodel.model.document import Place
from okomodel.model.shape import Field, shape, words
from okomodel.reference.indicator import ClashKind, Indicator, indicators
from okomodel.reference.municipality import (
    Municipality,
    municipalities,
    only_known_until,
)
from okomodel.reference.rule import rules
from okomodel.reference.spelling import key as letters
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.calendar import FIRST_YEAR
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Wording

__all__: list[str] = []

_ENDS = frozenset({ParticipationStatus.PAUSED, ParticipationStatus.STOPPED})
_FEW = 200
"""Among more things than these, what is nearest is not looked for; nor for more than these."""
_NAMES = ("name", "title", "label", "label_nl")
"""What things are called by people."""
_CATALOGUES: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "indicators": ("indicator", indicators),
    "rules": ("rule", rules),
}
"""What is known nationally: its word, and what there is."""
_OF_REGISTERS = frozenset({"cohorts", "sources"})
"""What a dossier may name that stands in its register."""


@rule("REF01", Dossier, Programme)
def duplicate_id(_of: object, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by REF01: ids are unique per kind, those of cycles over all cycles."""
    for kind, places in case.places.items():
        if "id" in shape(kind).fields:
            yield from _doubled(places, case.at)
    yield from _own_codes(case)


def _own_codes(case: Case) -> Iterator[Fault]:
    """A fault for each code of an own indicator that stands again, or in the catalogue."""
    first: dict[str, Place] = {}
    for at in case.places.get(OwnIndicator, ()):
        earlier = first.setdefault(code := at.thing.code, at)
        if earlier is not at:
            yield Fault(at.to("code"), id=code, first=earlier.within(case.at))
        elif code in indicators:
            yield Fault(at.to("code"), "catalogue", id=code, indicator=indicators[code])


def _doubled(places: Iterable[Place], whole: Place) -> Iterator[Fault]:
    """A fault for each id that stands again; paths are written only where one does."""
    first: dict[str, Place] = {}
    for at in places:
        earlier = first.setdefault(at.thing.id, at)
        if earlier is not at:
            yield Fault(at.to("id"), id=at.thing.id, first=earlier.within(whole))


class _Reference(NamedTuple):
    """What names another thing: of what kind, where, in which field, where in its list, which."""

    kind: str
    at: Place
    field: str
    item: int | None
    id: str

    @property
    def place(self) -> Place:
        return self.at.to(self.field, self.item)


def _references(case: Case, kinds: Container[str]) -> Iterator[_Reference]:
    """What names things of these kinds, in the order written."""
    fields = {
        kind: some
        for kind in case.places
        if (some := [one for one in shape(kind).references if one.held.refers in kinds])
    }
    one_class = case.places[next(iter(fields))] if len(fields) == 1 else ()
    places = one_class or (at for at in case.things() if type(at.thing) in fields)
    return chain.from_iterable(_from(at, fields[type(at.thing)]) for at in places)


def _from(at: Place, fields: Iterable[Field]) -> Iterator[_Reference]:
    for field in fields:
        found, kind = getattr(at.thing, field.name), field.held.refers
        for item, id in enumerate(found) if field.held.is_many else [(None, found)]:
            if id is not None:
                yield _Reference(kind, at, field.name, item, id)


@rule("REF02", Dossier, Programme)
def dangling_reference(_of: object, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by REF02: every reference resolves, inside the dossier or in its register.

    In a dossier on its own, cohorts and the sources that it lacks are not judged.
    """
    known = {kind: _known(kind, case) for kind in case.once(_named)}
    missing = {kind: _missing(kind, ids, known[kind]) for kind, ids in case.once(_named).items()}
    # Few documents lack anything: exactly where is looked for only in these.
    lacking = [kind for kind, ids in missing.items() if ids]
    dangling = (one for one in _references(case, lacking) if one.id in missing[one.kind])
    nearby = {kind: _Nearby.of(known[kind]) for kind in lacking}
    for count, one in enumerate(dangling if lacking else ()):
        yield _fault(one, nearby[one.kind].to(one.id) if count < _FEW else ())


def _named(case: Case) -> Mapping[str, set[str | None]]:
    """By kind, the ids of all things that are named."""
    found: dict[str, set[str | None]] = {}
    for kind, places in case.places.items():
        for field in shape(kind).references:
            ids = found.setdefault(field.held.refers, set())
            values = [getattr(at.thing, field.name) for at in places]
            ids.update(chain.from_iterable(values) if field.held.is_many else values)
    return found


_Known = Sequence[Mapping[str, object]]


def _known(kind: str, case: Case) -> _Known:
    """Where what there is of a kind is listed; nowhere: that is not judged here."""
    if kind == "indicators":
        return [case.own_indicators, _CATALOGUES[kind][1]]
    if kind in _CATALOGUES:
        return [_CATALOGUES[kind][1]]
    own: Mapping[str, object] = case.ids.get(kind, {})
    if kind in _OF_REGISTERS and isinstance(case.at.thing, Dossier):
        return [own, case.register.ids.get(kind, {})] if case.register else []
    return [own]


def _missing(kind: str, ids: Iterable[str | None], known: _Known) -> Collection[str]:
    """The ids of a kind without those that are known; a code may have been known in its time."""
    missing = [id for id in ids if id is not None] if known else []
    for some in known:
        missing = [id for id in missing if id not in some]
    return {id for id in missing if not (kind == "indicators" and _meant(id))}


class _Nearby(NamedTuple):
    """The ids among which what is nearest is looked for, and by the letters of a name whose it is.

    An organisation is known by its name before it is by its id.
    """

    ids: Sequence[str]
    by_name: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, known: _Known) -> Self:
        """Those of all that is known, which are none where that is more than a few."""
        each = [*chain.from_iterable(some.items() for some in known)]
        each = each if len(each) <= _FEW else []
        by_name: dict[str, list[str]] = {}
        for id, one in each:
            thing = getattr(one, "thing", one)
            names = (getattr(thing, field, None) for field in _NAMES)
            for name in {letters(name) for name in names if isinstance(name, str)}:
                by_name.setdefault(name, []).append(id)
        return cls([id for id, _ in each], by_name)

    def to(self, name: str) -> Sequence[str]:
        """What has that name, or else nearly that id."""
        return self.by_name.get(letters(name)) or nearest(name, self.ids)


def _fault(one: _Reference, near: Sequence[str]) -> Fault:
    is_national = one.kind in _CATALOGUES
    key, word = ("catalogue", _CATALOGUES[one.kind][0]) if is_national else ("", one.kind)
    told = {"kind": words()[word], "id": one.id}
    if near:
        return Fault(one.place, "near", **told, nearest=near[0])
    return Fault(one.place, key, **told)


@lru_cache(maxsize=4096)
def _meant(code: str, year: int | None = None) -> tuple[Indicator, ...]:
    """The indicators for which a code stands, in that year where known; empty: it never was one."""
    try:
        return indicators.resolve(code, year) or indicators.resolve(code)
    except UnknownName:
        return ()


@rule("REF03", Dossier)
def unknown_municipality(dossier: Dossier, at: Place, _case: Case) -> Iterator[Fault]:
    """Judge by REF03: municipalities are in the register, or fictitious with the dossier."""
    for index, code in enumerate(dossier.municipalities):
        is_elsewhere = not code.startswith("GM")
        if is_elsewhere or code in municipalities or (dossier.fictitious and _is_fictitious(code)):
            continue
        place = at.to("municipalities", index)
        if _is_fictitious(code):
            yield Fault(place, "fictitious", code=code)
        elif (namesake := _namesake(dossier)) is not None:
            yield Fault(place, "named", code=code, name=namesake.name, right=namesake.code)
        else:
            yield Fault(place, code=code)


def _is_fictitious(code: str) -> bool:
    return code.startswith("GM9")


def _namesake(dossier: Dossier) -> Municipality | None:
    try:
        return municipalities.find(dossier.name)
    except LookupError:
        return None


@rule("REF04", Dossier)
def municipality_not_in_force(dossier: Dossier, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by REF04: a code had begun when it was first used, and stands for one municipality."""
    for index, code in enumerate(dossier.municipalities):
        if code in municipalities and not _is_ageless(one := municipalities[code]):
            uses, place = case.once(_uses), at.to("municipalities", index)
            yield from _too_early(one, place, uses)
            yield from _split(one, place, uses, case.on)


_Use = tuple[date, date]
"""A municipality is used on some day from the first to the second."""


def _is_ageless(municipality: Municipality) -> bool:
    first = municipality.valid_from
    return municipality.valid_until is None and (first is None or first.year < FIRST_YEAR)


def _uses(case: Case) -> list[_Use]:
    """The uses that have begun by the day of the check."""
    spans = ((when.earliest, when.latest) for when in map(PartialDate, _used(case)))
    return [use for use in spans if use[0] <= case.on]


def _used(case: Case) -> Iterator[PartialDate | date | str]:
    for claim in case.dossier.participation:
        if claim.status not in _ENDS:
            yield claim.since
    for period in case.taking_part:
        yield from (period.start, period.end or case.on)
    for one in case.dossier.rounds:
        yield one.fieldwork.start if one.fieldwork else str(one.year)
    for cycle in case.dossier.cycles:
        yield cycle.start


def _too_early(one: Municipality, at: Place, uses: Iterable[_Use]) -> Iterator[Fault]:
    first = one.valid_from or date.min
    day = min((latest for _, latest in uses if latest < first), default=None)
    if day:
        forebears = _told(municipalities.predecessors(one.code))
        params = {"name": one.name, "code": one.code, "first": first}
        yield Fault(at, "begun", **params, day=day, forebears=forebears)


def _split(one: Municipality, at: Place, uses: Iterable[_Use], on: date) -> Iterator[Fault]:
    """A fault where it, or what it went over into as a whole, was used after a split."""
    whole = municipalities[municipalities.in_force(one.code, date.max)]
    last = whole.valid_until or date.max
    day = max((earliest for earliest, _ in uses if earliest > last), default=None)
    if day:
        heirs, limit = _told(municipalities.successors(whole.code, on)), only_known_until(on)
        params = {"name": one.name, "code": one.code, "whole": whole.name, "last": last}
        key = "split" if whole is one else "split_later"
        yield Fault(at, key, **params, day=day, heirs=_with(heirs, limit))


def _told(some: Iterable[Municipality]) -> Wording:
    names = " + ".join(f"{one.name} ({one.code})" for one in some)
    return Wording(names or "another municipality", names or "een andere gemeente")


def _with(heirs: Wording, limit: Wording | None) -> Wording:
    """Who they are, and until when that is known where an answer goes further."""
    if limit is None:
        return heirs
    return Wording(f"{heirs.en} [{limit.en}]", f"{heirs.nl} [{limit.nl}]")


@rule("REF05", Dossier)
def indicator_code_outdated(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by REF05: figures carry the current code of an indicator that their round had."""
    for one in _references(case, {"indicators"}) if _may_be_outdated(case) else ():
        if fault := _outdated(one.id, _year(one.at)):
            key, params = fault
            yield Fault(one.place, key, **params)


def _may_be_outdated(case: Case) -> bool:
    """Whether a code is no current one, or may be newer than the round that has it."""
    figures = case.places.get(Measurement, ())
    coded = {(at.thing.indicator, _year(at)) for at in figures}
    coded |= {(code, None) for code in case.once(_named).get("indicators", ()) if code is not None}
    return any(starmap(_outdated, coded))


def _year(at: Place) -> int | None:
    """The year of a figure; None: it is none."""
    return at.above(SurveyRound).year if isinstance(at.thing, Measurement) else None


@lru_cache(maxsize=4096)
def _outdated(code: str, year: int | None) -> tuple[str, Mapping[str, object]] | None:
    if not (meant := _meant(code, year)):
        return None  # REF02 speaks of a code that never was one
    if code not in indicators:
        right = tuple(indicator.code for indicator in meant)
        meanings = _meanings(code)
        return ("clash" if meanings else ""), {"code": code, "right": right, "meanings": meanings}
    if year is not None and meant[0].known_absent_in(year):
        params = {"code": code, "indicator": meant[0], "first": meant[0].first_round}
        return "absent", {**params, "year": year}
    return None


def _meanings(code: str) -> tuple[Wording, ...]:
    """What a code meant in which year, where that is not one thing."""
    clashes = [one for one in indicators.clashes(code) if one.kind is ClashKind.MEANING]
    return tuple(
        Wording(f"{one.first_year}: {one.meaning.en}", f"{one.first_year}: {one.meaning.nl}")
        for one in clashes
    )
