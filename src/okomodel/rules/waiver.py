"""WAI: waivers, by which somebody has judged findings and set them aside."""

from collections.abc import Iterator, Mapping, Sequence

from okomodel.findings import Finding, Report
from okomodel.model import Dossier, Waiver
from okomodel.rules.registry import (
    DossierCase,
    Fault,
    WaiverCase,
    judges_dossier,
    judges_waivers,
)

__all__ = ["things_with_id", "waived"]

_Places = Mapping[str, Sequence[str]]

_OF_REGISTERS = frozenset({"COH01", "COH02", "COH03", "COH06", "REF01", "REF02", "SRC01"})
"""The rules that find more where a dossier stands in its register."""


def waived(case: DossierCase, findings: Sequence[Finding]) -> Report:
    """The findings about a dossier, those that its waivers silence set apart.

    A waiver silences the findings of its rule whose path lies at or under a thing with the id
    that it names (none: the whole dossier), up to and including its last day.
    """
    waivers = [waiver for waiver in case.dossier.waivers if waiver.holds_on(case.on)]
    if not (waivers and findings):
        return Report(findings)
    silenced = [any(_silences(one, finding, case) for one in waivers) for finding in findings]
    pairs = list(zip(findings, silenced, strict=True))
    return Report(
        [finding for finding, is_silenced in pairs if not is_silenced],
        [finding for finding, is_silenced in pairs if is_silenced],
    )


@judges_dossier("WAI01")
def waiver_expired(case: DossierCase) -> Iterator[Fault]:
    """Judge by WAI01: a waiver has not run out."""
    for index, waiver in enumerate(case.dossier.waivers):
        if not waiver.holds_on(case.on):
            yield Fault(f"waivers[{index}]", rule=waiver.rule, until=waiver.until)


@judges_waivers("WAI02")
def waiver_unused(case: WaiverCase) -> Iterator[Fault]:
    """Judge by WAI02: a waiver that holds silences a finding of a rule that was judged."""
    for index, waiver in enumerate(case.case.dossier.waivers):
        is_judged = _is_judged(waiver, case) and waiver.holds_on(case.case.on)
        silenced = (_silences(waiver, one, case.case) for one in case.findings)
        if is_judged and not any(silenced):
            yield Fault(f"waivers[{index}]", rule=waiver.rule)


def _is_judged(waiver: Waiver, case: WaiverCase) -> bool:
    """Whether all is known that its rule finds: a register knows more than a dossier alone."""
    is_alone = case.case.register is None
    is_unknown = waiver.rule == "WAI02" or (is_alone and waiver.rule in _OF_REGISTERS)
    return waiver.rule in case.codes and not is_unknown


def things_with_id(dossier: Dossier) -> _Places:
    """The paths within a dossier of all things by their id; the dossier itself is at ``""``."""
    places: dict[str, list[str]] = {dossier.id: [""]}
    for id, path in _things(dossier):
        places.setdefault(id, []).append(path)
    return places


def _silences(waiver: Waiver, finding: Finding, case: DossierCase) -> bool:
    if waiver.rule != finding.code:
        return False
    if waiver.subject is None:
        return True
    within = finding.path.removeprefix(case.root).removeprefix(".")
    places = case.once(things_with_id).get(waiver.subject, ())
    return any(_lies_under(within, place) for place in places)


def _lies_under(path: str, place: str) -> bool:
    return not place or path == place or path.startswith((f"{place}.", f"{place}["))


def _things(dossier: Dossier) -> Iterator[tuple[str, str]]:
    for name in ("organisations", "work_groups", "rounds", "sources"):
        for index, thing in enumerate(getattr(dossier, name)):
            yield thing.id, f"{name}[{index}]"
    for number, cycle in enumerate(dossier.cycles):
        for name in ("priorities", "targets", "reports"):
            for index, thing in enumerate(getattr(cycle, name)):
                yield thing.id, f"cycles[{number}].{name}[{index}]"
        for index, action in enumerate(cycle.plan.actions if cycle.plan else ()):
            yield action.id, f"cycles[{number}].plan.actions[{index}]"
