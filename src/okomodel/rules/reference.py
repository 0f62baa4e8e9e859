"""REF: ids are unique, references resolve, municipalities and indicators exist."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from okomodel.errors import UnknownName, nearest
from okomodel.model import Dossier, ParticipationStatus
from okomodel.model.identity import Identified
from okomodel.reference.indicator import ClashKind, Indicator, indicators
from okomodel.reference.municipality import Municipality, municipalities
from okomodel.reference.rule import rules
from okomodel.rules.registry import (
    DossierCase,
    Fault,
    ProgrammeCase,
    judges_dossier,
    judges_programme,
)
from okomodel.values.calendar import FIRST_YEAR
from okomodel.values.partial_date import PartialDate
from okomodel.wording import Wording

__all__: list[str] = []

_ENDS = frozenset({ParticipationStatus.PAUSED, ParticipationStatus.STOPPED})
_Things = Iterable[tuple[str, Identified]]
_Reference = tuple[str, str | None, str, tuple[int, ...]]
"""What kind of thing, its id, and where it is referred to: a pattern and its indexes."""


@judges_dossier("REF01")
def duplicate_id(case: DossierCase) -> Iterator[Fault]:
    """Judge by REF01: ids are unique per kind, those of cycles over all cycles."""
    dossier = case.dossier
    for kind in ("organisations", "rounds", "work_groups", "sources"):
        yield from _doubled(_listed(kind, getattr(dossier, kind)))
    for kind in ("priorities", "targets", "reports"):
        yield from _doubled(
            thing
            for number, cycle in enumerate(dossier.cycles)
            for thing in _listed(f"cycles[{number}].{kind}", getattr(cycle, kind))
        )
    yield from _doubled(
        thing
        for number, cycle in enumerate(dossier.cycles)
        if cycle.plan
        for thing in _listed(f"cycles[{number}].plan.actions", cycle.plan.actions)
    )


@judges_programme("REF01")
def duplicate_id_in_register(case: ProgrammeCase) -> Iterator[Fault]:
    """Judge by REF01: ids of cohorts, dossiers, events and sources are unique in a register."""
    for kind in ("cohorts", "dossiers", "events", "sources"):
        yield from _doubled(_listed(kind, getattr(case.programme, kind)))


def _listed(path: str, things: Iterable[Identified]) -> _Things:
    return ((f"{path}[{index}]", thing) for index, thing in enumerate(things))


def _doubled(things: _Things) -> Iterator[Fault]:
    """A fault for each id that stands again; paths are written only where one does."""
    first: dict[str, str] = {}
    for path, thing in things:
        if thing.id in first:
            yield Fault(f"{path}.id", id=thing.id, first=first[thing.id])
        first.setdefault(thing.id, path)


@judges_dossier("REF02")
def dangling_reference(case: DossierCase) -> Iterator[Fault]:
    """Judge by REF02: every reference resolves, inside the dossier or in its register.

    In a dossier on its own, cohorts and the sources that it lacks are not judged.
    """
    known = _known(case)
    for kind, id, where, indexes in _references(case.dossier):
        if id is not None and kind in known and id not in known[kind]:
            yield _dangling(kind, id, where.format(*indexes), known[kind])
    yield from _unknown_codes(case.dossier)


@judges_programme("REF02")
def dangling_reference_in_register(case: ProgrammeCase) -> Iterator[Fault]:
    """Judge by REF02: cohorts and sources that a register names are its own."""
    programme = case.programme
    for index, event in enumerate(programme.events):
        if event.cohort is not None and event.cohort not in case.cohorts:
            yield _dangling("cohort", event.cohort, f"events[{index}].cohort", case.cohorts)
    for kind in ("cohorts", "events", "published_counts"):
        for index, thing in enumerate(getattr(programme, kind)):
            if thing.source is not None and thing.source not in case.sources:
                yield _dangling("source", thing.source, f"{kind}[{index}].source", case.sources)


def _known(case: DossierCase) -> Mapping[str, Collection[str]]:
    dossier = case.dossier
    known: dict[str, Collection[str]] = {
        "organisation": {one.id for one in dossier.organisations},
        "priority": {one.id for cycle in dossier.cycles for one in cycle.priorities},
        "round": {one.id for one in dossier.rounds},
    }
    if case.register:
        own = {source.id for source in dossier.sources}
        known["cohort"] = case.register.cohorts
        known["source"] = own | case.register.sources
    return known


def _references(dossier: Dossier) -> Iterator[_Reference]:
    for index, one in enumerate(dossier.participation):
        yield "cohort", one.cohort, "participation[{}].cohort", (index,)
        yield "source", one.source, "participation[{}].source", (index,)
    for index, member in enumerate(dossier.core_team.members):
        yield "organisation", member.organisation, _MEMBER, (index,)
    for index, record in enumerate(dossier.preparation):
        yield "source", record.source, "preparation[{}].source", (index,)
    yield from _references_of_work_groups(dossier)
    yield from _references_of_rounds(dossier)
    yield from _references_of_cycles(dossier)


def _references_of_work_groups(dossier: Dossier) -> Iterator[_Reference]:
    for index, group in enumerate(dossier.work_groups):
        for item, id in enumerate(group.priorities):
            yield "priority", id, "work_groups[{}].priorities[{}]", (index, item)
        for item, id in enumerate(group.organisations):
            yield "organisation", id, "work_groups[{}].organisations[{}]", (index, item)


def _references_of_rounds(dossier: Dossier) -> Iterator[_Reference]:
    for index, one in enumerate(dossier.rounds):
        yield "source", one.source, "rounds[{}].source", (index,)
        for item, figure in enumerate(one.measurements):
            yield "organisation", figure.organisation, _FIGURE, (index, item)


def _references_of_cycles(dossier: Dossier) -> Iterator[_Reference]:
    for number, cycle in enumerate(dossier.cycles):
        yield "round", cycle.round, "cycles[{}].round", (number,)
        for index, record in enumerate(cycle.milestones):
            yield "source", record.source, "cycles[{}].milestones[{}].source", (number, index)
        for index, target in enumerate(cycle.targets):
            yield "priority", target.priority, "cycles[{}].targets[{}].priority", (number, index)
            yield "round", target.baseline.round, _BASELINE, (number, index)
        for index, action in enumerate(cycle.plan.actions if cycle.plan else ()):
            yield "priority", action.priority, f"{_ACTION}.priority", (number, index)
            yield "organisation", action.owner, f"{_ACTION}.owner", (number, index)
            for item, id in enumerate(action.partners):
                yield "organisation", id, f"{_ACTION}.partners[{{}}]", (number, index, item)


_MEMBER = "core_team.members[{}].organisation"
_FIGURE = "rounds[{}].measurements[{}].organisation"
_BASELINE = "cycles[{}].targets[{}].baseline.round"
_ACTION = "cycles[{}].plan.actions[{}]"

_FEW = 200
"""Among more things than these, what is nearest is not looked for."""
_CATALOGUES = frozenset({"indicator", "rule"})
_KINDS = {
    "cohort": Wording("cohort", "cohort"),
    "organisation": Wording("organisation", "organisatie"),
    "priority": Wording("priority", "speerpunt"),
    "round": Wording("survey round", "meting"),
    "rule": Wording("rule", "regel"),
    "source": Wording("source", "bron"),
    "indicator": Wording("indicator", "indicator"),
}


def _dangling(kind: str, id: str, where: str, known: Collection[str]) -> Fault:
    near = nearest(id, known) if len(known) <= _FEW else ()
    if near:
        return Fault(where, "near", kind=_KINDS[kind], id=id, nearest=near[0])
    return Fault(where, "catalogue" if kind in _CATALOGUES else "", kind=_KINDS[kind], id=id)


def _unknown_codes(dossier: Dossier) -> Iterator[Fault]:
    for index, waiver in enumerate(dossier.waivers):
        if waiver.rule not in rules:
            yield _dangling("rule", waiver.rule, f"waivers[{index}].rule", rules)
    for code, where, indexes, _ in _indicator_codes(dossier):
        if not _meant(code):
            yield _dangling("indicator", code, where.format(*indexes), indicators)


_Code = tuple[str, str, tuple[int, ...], int | None]
"""An indicator code, where it stands (a pattern and its indexes), the year of its figure."""


def _indicator_codes(dossier: Dossier) -> Iterator[_Code]:
    for number, one in enumerate(dossier.rounds):
        for index, figure in enumerate(one.measurements):
            where = "rounds[{}].measurements[{}].indicator"
            yield figure.indicator, where, (number, index), one.year
    for number, cycle in enumerate(dossier.cycles):
        for index, priority in enumerate(cycle.priorities):
            for item, code in enumerate(priority.indicators):
                where = "cycles[{}].priorities[{}].indicators[{}]"
                yield code, where, (number, index, item), None
        for index, target in enumerate(cycle.targets):
            yield target.indicator, "cycles[{}].targets[{}].indicator", (number, index), None


@lru_cache(maxsize=4096)
def _meant(code: str, year: int | None = None) -> tuple[Indicator, ...]:
    """The indicators for which a code stands, in that year where known; empty: it never was one."""
    try:
        return indicators.resolve(code, year) or indicators.resolve(code)
    except UnknownName:
        return ()


@judges_dossier("REF03")
def unknown_municipality(case: DossierCase) -> Iterator[Fault]:
    """Judge by REF03: municipalities are in the register, or fictitious with the dossier."""
    for index, code in enumerate(case.dossier.municipalities):
        if code in municipalities or (case.dossier.fictitious and _is_fictitious(code)):
            continue
        where = f"municipalities[{index}]"
        if _is_fictitious(code):
            yield Fault(where, "fictitious", code=code)
        elif (namesake := _namesake(case.dossier)) is not None:
            yield Fault(where, "named", code=code, name=namesake.name, right=namesake.code)
        else:
            yield Fault(where, code=code)


def _is_fictitious(code: str) -> bool:
    return code.startswith("GM9")


def _namesake(dossier: Dossier) -> Municipality | None:
    try:
        return municipalities.find(dossier.name)
    except LookupError:
        return None


@judges_dossier("REF04")
def municipality_not_in_force(case: DossierCase) -> Iterator[Fault]:
    """Judge by REF04: a municipality exists on the dates on which the dossier uses it."""
    uses: tuple[_Use, ...] | None = None
    for index, code in enumerate(case.dossier.municipalities):
        if code in municipalities and not _is_ageless(one := municipalities[code]):
            uses = tuple(_uses(case)) if uses is None else uses
            yield from _outlived(one, f"municipalities[{index}]", uses, case.on)


_Use = tuple[date, date]
"""A municipality is used on some day from the first to the second."""


def _is_ageless(municipality: Municipality) -> bool:
    first = municipality.valid_from
    return municipality.valid_until is None and (first is None or first.year < FIRST_YEAR)


def _uses(case: DossierCase) -> Iterator[_Use]:
    for claim in case.dossier.participation:
        if claim.status not in _ENDS:
            yield claim.since.earliest, claim.since.latest
    for period in case.taking_part:
        yield period.start, period.start
        yield (last := period.end or case.on), last
    for one in case.dossier.rounds:
        spoken = one.fieldwork.start if one.fieldwork else str(one.year)
        yield (when := PartialDate(spoken)).earliest, when.latest
    for cycle in case.dossier.cycles:
        yield cycle.start, cycle.start


def _outlived(
    municipality: Municipality, where: str, uses: Iterable[_Use], on: date
) -> Iterator[Fault]:
    first, last = municipality.valid_from or date.min, municipality.valid_until or date.max
    params = {"name": municipality.name, "code": municipality.code}
    begun = [use for use in uses if use[0] <= on]
    after = max((use[0] for use in begun if use[0] > last), default=None)
    before = min((use[1] for use in begun if use[1] < first), default=None)
    if after:
        heirs = _named(municipalities.successors(municipality.code, on))
        yield Fault(where, "ended", **params, last=last, day=after, heirs=heirs)
    elif before:
        forebears = _named(municipalities.predecessors(municipality.code))
        yield Fault(where, "begun", **params, first=first, day=before, forebears=forebears)


def _named(some: Iterable[Municipality]) -> Wording:
    names = " + ".join(f"{one.name} ({one.code})" for one in some)
    return Wording(names or "another municipality", names or "een andere gemeente")


@judges_dossier("REF05")
def indicator_code_outdated(case: DossierCase) -> Iterator[Fault]:
    """Judge by REF05: figures carry the current code of an indicator that their round had."""
    for code, where, indexes, year in _indicator_codes(case.dossier):
        if fault := _outdated(code, year):
            key, params = fault
            yield Fault(where.format(*indexes), key, **params)


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
