"""TGT: targets start from a baseline, lie on its better side, and are due in time."""

from collections.abc import Iterator
from typing import final

from okomodel.findings import Figure
from okomodel.model import (
    Direction,
    Dossier,
    Measurement,
    MeasurementLevel,
    SurveyRound,
    Target,
)
from okomodel.model.round import grades_of
from okomodel.reference.indicator import current_codes, indicators
from okomodel.rules.registry import DossierCase, Fault, judges_dossier
from okomodel.values.partial_date import PartialDate

__all__: list[str] = []


def _targets(case: DossierCase) -> Iterator[tuple[str, Target]]:
    for number, cycle in enumerate(case.dossier.cycles):
        for index, target in enumerate(cycle.targets):
            yield f"cycles[{number}].targets[{index}]", target


@judges_dossier("TGT01")
def target_without_baseline(case: DossierCase) -> Iterator[Fault]:
    """Judge by TGT01: a target has a baseline, measured in a round or given of its own."""
    measured = case.once(_Measured)
    for where, target in _targets(case):
        if target.baseline.percentage is None and not measured.of(target):
            params = {"indicator": target.indicator, "group": target.group}
            yield Fault(f"{where}.baseline", **params, round=target.baseline.round)


def _round(dossier: Dossier, id: str) -> SurveyRound | None:
    return next((one for one in dossier.rounds if one.id == id), None)


@final
class _Measured:
    """What was measured, by round, current code of the indicator, and grades of the group."""

    def __init__(self, dossier: Dossier) -> None:
        self.years: dict[str, int] = {}
        self.figures: dict[tuple[str, str, frozenset[str]], list[Measurement]] = {}
        has_targets = any(cycle.targets for cycle in dossier.cycles)
        for one in dossier.rounds if has_targets else ():
            self.years.setdefault(one.id, one.year)
            for figure in one.measurements:
                for code in current_codes(figure.indicator, one.year):
                    figures = self.figures.setdefault((one.id, code, grades_of(figure.group)), [])
                    figures.append(figure)

    def of(self, target: Target) -> list[Measurement]:
        """What the round of its baseline measured of a target's indicator for its group."""
        start, grades = target.baseline.round, grades_of(target.group)
        codes = current_codes(target.indicator, self.years.get(start))
        return [one for code in codes for one in self.figures.get((start, code, grades), ())]


@judges_dossier("TGT02")
def target_wrong_way(case: DossierCase) -> Iterator[Fault]:
    """Judge by TGT02: a target lies on the better side of its baseline."""
    measured = case.once(_Measured)
    for where, target in _targets(case):
        better, baseline = _better(target), _baseline(target, measured)
        if better is None or baseline is None:
            continue
        is_better = target.value > baseline if better is Direction.UP else target.value < baseline
        if not is_better:
            params = {"value": target.value, "baseline": Figure(round(baseline, 1))}
            yield Fault(f"{where}.value", indicator=target.indicator, better=better, **params)


def _better(target: Target) -> Direction | None:
    if target.better is not None:
        return target.better
    known = [
        indicators[code].better for code in current_codes(target.indicator) if code in indicators
    ]
    return known[0] if len(known) == 1 else None


def _baseline(target: Target, measured: _Measured) -> float | None:
    """The percentage from which a target starts; None where it is not known, or not which."""
    if target.baseline.percentage is not None:
        return target.baseline.percentage
    figures = measured.of(target)
    own = [one for one in figures if one.level is MeasurementLevel.MUNICIPALITY]
    found = {one for one in map(_percentage, own or figures) if one is not None}
    return found.pop() if len(found) == 1 else None


def _percentage(figure: Measurement) -> float | None:
    if figure.count is not None and figure.base:
        return 100 * figure.count / figure.base
    return figure.percentage


@judges_dossier("TGT03")
def target_outside_horizon(case: DossierCase) -> Iterator[Fault]:
    """Judge by TGT03: a target is due after its baseline's fieldwork, within the horizon."""
    horizon = case.dossier.horizon
    for where, target in _targets(case):
        one = _round(case.dossier, target.baseline.round)
        fieldwork = one.fieldwork.end if one and one.fieldwork else None
        params = {"indicator": target.indicator, "by": target.by}
        if fieldwork and target.by.latest < fieldwork:
            yield Fault(f"{where}.by", "early", **params, fieldwork=fieldwork)
        if horizon and target.by.earliest > horizon.latest:
            yield Fault(f"{where}.by", "late", **params, horizon=horizon)


@judges_dossier("TGT06")
def target_twice(case: DossierCase) -> Iterator[Fault]:
    """Judge by TGT06: one indicator and group has one target per due date."""
    first: dict[tuple[frozenset[str], frozenset[str], PartialDate], str] = {}
    for where, target in _targets(case):
        what = current_codes(target.indicator), grades_of(target.group), target.by
        earlier = first.setdefault(what, where)
        if earlier != where:
            params = {"indicator": target.indicator, "group": target.group, "by": target.by}
            yield Fault(where, **params, first=earlier)
