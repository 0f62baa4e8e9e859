"""TGT: targets start from a baseline, lie on its better side, and are due in time."""

from collections.abc import Iterator
from typing import final

from okomodel.findings import Figure
from okomodel.model import (
    Aim,
    Direction,
    Dossier,
    Measurement,
    MeasurementLevel,
    SurveyRound,
    Target,
)
from okomodel.model.document import Place
from okomodel.model.round import grades_of
from okomodel.reference.indicator import current_codes, indicators
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.values.partial_date import PartialDate

__all__: list[str] = []


@rule("TGT01", Target)
def target_without_baseline(target: Target, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TGT01: a target has a baseline, measured in a round or given of its own."""
    if target.baseline.percentage is None and not case.once(_Measured).of(target):
        params = {"indicator": target.indicator, "group": target.group}
        yield Fault(at.to("baseline"), **params, round=target.baseline.round)


@final
class _Measured:
    """What was measured, by round, current code of the indicator, and grades of the group."""

    def __init__(self, case: Case) -> None:
        self.rounds: dict[str, SurveyRound] = {}
        self.figures: dict[tuple[str, str, frozenset[str]], list[Measurement]] = {}
        for one in case.dossier.rounds:
            self.rounds.setdefault(one.id, one)
            for figure in one.measurements:
                for code in current_codes(figure.indicator, one.year):
                    figures = self.figures.setdefault((one.id, code, grades_of(figure.group)), [])
                    figures.append(figure)

    def of(self, target: Target) -> list[Measurement]:
        """What the round of its baseline measured of a target's indicator for its group."""
        start, grades = target.baseline.round, grades_of(target.group)
        year = self.rounds[start].year if start in self.rounds else None
        codes = current_codes(target.indicator, year)
        return [one for code in codes for one in self.figures.get((start, code, grades), ())]


@rule("TGT02", Target)
def target_wrong_way(target: Target, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TGT02: a target lies on the better side of its baseline."""
    better, baseline = _better(target), _baseline(target, case.once(_Measured))
    if better is None or baseline is None or target.aim is Aim.HOLD:
        return
    is_better = target.value > baseline if better is Direction.UP else target.value < baseline
    if not is_better:
        params = {"value": target.value, "baseline": Figure(round(baseline, 1))}
        yield Fault(at.to("value"), indicator=target.indicator, better=better, **params)


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


@rule("TGT03", Target)
def target_outside_horizon(target: Target, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TGT03: a target is due after its baseline's fieldwork, within the horizon."""
    horizon, one = case.dossier.horizon, case.once(_Measured).rounds.get(target.baseline.round)
    fieldwork = one.fieldwork.end if one and one.fieldwork else None
    params = {"indicator": target.indicator, "by": target.by}
    if fieldwork and target.by.latest < fieldwork.earliest:
        yield Fault(at.to("by"), "early", **params, fieldwork=fieldwork)
    if horizon and target.by.earliest > horizon.latest:
        yield Fault(at.to("by"), "late", **params, horizon=horizon)


@rule("TGT06", Dossier)
def target_twice(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TGT06: one indicator and group has one target per due date."""
    first: dict[tuple[frozenset[str], frozenset[str], PartialDate], Place] = {}
    for at in case.places.get(Target, ()):
        target = at.thing
        what = current_codes(target.indicator), grades_of(target.group), target.by
        earlier = first.setdefault(what, at)
        if earlier is not at:
            params = {"indicator": target.indicator, "group": target.group, "by": target.by}
            yield Fault(at, **params, first=earlier.within(case.at))
