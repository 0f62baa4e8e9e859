"""WAI: waivers, by which somebody has judged findings and set them aside."""

from collections.abc import Iterator, Sequence
from itertools import chain

from okomodel.findings import Report
from okomodel.model import Dossier, Waiver
from okomodel.model.document import Place
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault, Found

__all__ = ["waived"]


def waived(case: Case) -> Report:
    """What was found about a dossier; what its waivers silence stands apart.

    A waiver silences the findings of its rule whose path lies at or under a thing with the id
    that it names (none: the whole dossier), up to and including its last day.
    """
    waivers: Sequence[Waiver] = [at.thing for at in case.places.get(Waiver, ())]
    silenced = {(one.rule, one.subject) for one in waivers if one.holds_on(case.on)}
    if not silenced:
        return Report(one.finding for one in case.found)
    by = [(one.finding, not silenced.isdisjoint(_waivable(one))) for one in case.found]
    return Report(
        [finding for finding, is_silenced in by if not is_silenced],
        [finding for finding, is_silenced in by if is_silenced],
    )


def _waivable(found: Found) -> Iterator[tuple[str, str | None]]:
    """What a waiver may name that silences a finding: its rule, and a thing in which it lies."""
    code = found.finding.code
    yield code, None
    for place in found.at.upwards():
        if (id := getattr(place.thing, "id", None)) is not None:
            yield code, id
        if isinstance(place.thing, Dossier):
            return


@rule("WAI01", Waiver)
def waiver_expired(waiver: Waiver, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by WAI01: a waiver has not run out."""
    if not waiver.holds_on(case.on):
        yield Fault(at, rule=waiver.rule, until=waiver.until)


@rule("WAI02", Waiver)
def waiver_unused(waiver: Waiver, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by WAI02: a waiver that holds silences a finding of a rule that was judged."""
    is_judged = waiver.rule in case.fully_judged and waiver.rule != "WAI02"
    is_of_use = (waiver.rule, waiver.subject) in case.once(_all_waivable)
    if is_judged and waiver.holds_on(case.on) and not is_of_use:
        yield Fault(at, rule=waiver.rule)


def _all_waivable(case: Case) -> frozenset[tuple[str, str | None]]:
    return frozenset(chain.from_iterable(map(_waivable, case.found)))
