"""REF: an id twice, a reference to nothing, a municipality or an indicator that is none."""

from datetime import date

import attrs

from okomodel.model import Dossier, Programme, WorkGroup
from okomodel.reference.indicator import indicators
from okomodel.reference.municipality import Municipality, municipalities
from okomodel.testing.breaking.registry import breaks, in_last_cycle

__all__: list[str] = []


_MADE_UP = "Oefendossier: de gemeente bestaat (of bestond), de gegevens zijn verzonnen."


@breaks("REF01")
def duplicate_id(dossier: Dossier, _on: date) -> Dossier:
    """Break REF01: a second organisation with the id of the first."""
    again = attrs.evolve(dossier.organisations[0], name="Nog een organisatie")
    return attrs.evolve(dossier, organisations=[*dossier.organisations, again])


@breaks("REF01", of=Programme)
def duplicate_id_in_register(programme: Programme, _on: date) -> Programme:
    """Break REF01: the same source twice."""
    return attrs.evolve(programme, sources=[*programme.sources, programme.sources[0]])


@breaks("REF02")
def dangling_reference(dossier: Dossier, _on: date) -> Dossier:
    """Break REF02: a work group of an organisation that is not there."""
    group = WorkGroup(id="groep-wijk", name="Wijkgroep", organisations=["buurthuis"])
    return attrs.evolve(dossier, work_groups=[*dossier.work_groups, group])


@breaks("REF02", of=Programme)
def dangling_reference_in_register(programme: Programme, _on: date) -> Programme:
    """Break REF02: a cohort from a source that is not there."""
    first, *rest = programme.cohorts
    return attrs.evolve(programme, cohorts=[attrs.evolve(first, source="krant"), *rest])


@breaks("REF03")
def unknown_municipality(dossier: Dossier, _on: date) -> Dossier:
    """Break REF03: a municipality that there is not."""
    return attrs.evolve(dossier, municipalities=["GM0000"])


@breaks("REF04")
def municipality_not_in_force(dossier: Dossier, on: date) -> Dossier:
    """Break REF04: a municipality that was split before, or else is not there yet."""
    last = max(one.since.earliest for one in dossier.participation)
    split = (code for code, one in municipalities.items() if _was_split(one, last))
    later = (code for code, one in municipalities.items() if _is_to_come(one, on))
    code = min(split, default="") or min(later)
    return attrs.evolve(dossier, municipalities=[code], notes=_MADE_UP)


def _was_split(one: Municipality, day: date) -> bool:
    """Whether it ended before a day, on which no one municipality stands for it."""
    has_ended = one.valid_until is not None and one.valid_until < day
    return has_ended and municipalities.successor(one.code, day) is None


def _is_to_come(one: Municipality, day: date) -> bool:
    return one.valid_from is not None and one.valid_from.year > day.year


@breaks("REF05")
def indicator_code_outdated(dossier: Dossier, _on: date) -> Dossier:
    """Break REF05: a priority that is followed by an earlier code of an indicator."""
    earlier = next(one.code for one in indicators["SOROK3A3"].history)
    first, *rest = dossier.cycles[-1].priorities
    outdated = attrs.evolve(first, indicators=[*first.indicators, earlier])
    return in_last_cycle(dossier, priorities=[outdated, *rest])
