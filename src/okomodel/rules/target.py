"""TGT: targets start from a baseline, lie on its better side, and are due in time."""

from collections.abc import Iterator
from typing import final

from okomodel.findings import Figure
from okomodel.model import (
    Aim,
    Direction,
    Dossier,
    Education,
    Gender,
    Measurement,
    MeasurementLevel,
    Measures,
    OwnIndicator,
    SurveyRound,
    Target,
)
from okomodel.model.document import Place
from okomodel.model.round import grades_of
from okomodel.monitor.definition import changed_between, own_changed_between
from okomodel.reference.indicator import (
    CATALOGUE_YEAR,
    Comparability,
    current_codes,
    direction_of,
)
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault
from okomodel.rules.round import meant_percentage
from okomodel.values.share import smallest_change, tenths
from okomodel.wording import Wording

__all__: list[str] = []


@rule("TGT01", Target)
def target_without_baseline(target: Target, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TGT01: a target has a baseline, measured in a round or given of its own."""
    start = target.baseline
    is_given = start.percentage is not None or start.mean is not None
    if not is_given and not case.once(_Measured).of(target):
        params = {"indicator": target.indicator, "group": target.group}
        yield Fault(at.to("baseline"), **params, round=target.baseline.round)


@final
class _Measured:
    """What was measured, by round, current code of the indicator, and grades of the group."""

    def __init__(self, case: Case) -> None:
        self.rounds: dict[str, SurveyRound] = {}
        self.figures: dict[_Key, list[Measurement]] = {}
        self.years: dict[_Of, int] = {}
        for one in case.dossier.rounds:
            self.rounds.setdefault(one.id, one)
            for figure in one.measurements:
                for code in current_codes(figure.indicator, one.year):
                    of = code, grades_of(figure.group), figure.gender, figure.education
                    self.figures.setdefault((one.id, of), []).append(figure)
                    self.years[of] = max(self.years.get(of, one.year), one.year)

    def of(self, target: Target) -> list[Measurement]:
        """What the round of its baseline measured of a target's indicator for its group."""
        start = target.baseline.round
        year = self.rounds[start].year if start in self.rounds else None
        keys = ((start, of) for of in _ofs(target, year))
        return [one for key in keys for one in self.figures.get(key, ())]

    def last_year(self, target: Target) -> int | None:
        """The year of the last round that measured a target's indicator for its group."""
        years = (self.years.get(of) for of in _ofs(target, None))
        return max((year for year in years if year is not None), default=None)


_Of = tuple[str, frozenset[str], Gender | None, Education | None]
"""The current code of an indicator, and of which pupils."""

_Key = tuple[str, _Of]
"""The id of a round, and what it measured."""


def _ofs(target: Target, year: int | None) -> Iterator[_Of]:
    whom = grades_of(target.group), target.gender, target.education
    return ((code, *whom) for code in current_codes(target.indicator, year))


@rule("TGT02", Target)
def target_wrong_way(target: Target, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TGT02: a target lies on the better side of its baseline."""
    better, baseline = _better(target, case), _baseline(target, case.once(_Measured))
    if better is None or baseline is None or target.aim is Aim.HOLD:
        return
    if 0 < target.value < 1 <= baseline:
        return  # TGT07 says what was likely meant
    is_better = target.value > baseline if better is Direction.UP else target.value < baseline
    if not is_better:
        params = {"value": target.value, "baseline": Figure(tenths(baseline))}
        yield Fault(at.to("value"), indicator=target.indicator, better=better, **params)


def _better(target: Target, case: Case) -> Direction | None:
    if target.better is not None:
        return target.better
    if own := case.own_indicators.get(target.indicator):
        return own.better
    return direction_of(target.indicator)


def _baseline(target: Target, measured: _Measured) -> float | None:
    """The percentage from which a target starts; None where it is not known, or not which."""
    if target.baseline.percentage is not None or target.baseline.mean is not None:
        return (
            target.baseline.mean
            if target.baseline.percentage is None
            else (target.baseline.percentage)
        )
    figures = measured.of(target)
    own = [one for one in figures if one.level is MeasurementLevel.MUNICIPALITY]
    found = {one for one in map(_percentage, own or figures) if one is not None}
    return found.pop() if len(found) == 1 else None


def _percentage(figure: Measurement) -> float | None:
    if figure.count is not None and figure.base:
        return 100 * figure.count / figure.base
    return figure.mean if figure.percentage is None else figure.percentage


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


@rule("TGT04", Target)
def target_not_comparable(target: Target, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TGT04: the indicator of a baseline has not been defined otherwise since."""
    start = case.once(_Measured).rounds.get(target.baseline.round)
    if start and start.year < case.on.year:
        own = case.own_indicators.get(target.indicator)
        changes = _changes_since(start.year, target.indicator, own, case.on.year)
        for what in (note for _, level, note in changes if level is Comparability.NO):
            params = {"indicator": target.indicator, "year": start.year, "what": what}
            yield Fault(at.to("baseline"), **params)
            break


def _changes_since(
    year: int, code: str, own: OwnIndicator | None, now: int
) -> Iterator[tuple[str, Comparability, Wording]]:
    if own:
        return own_changed_between(own, year, now)
    return changed_between(code, year, max(year, min(now, CATALOGUE_YEAR)))


@rule("TGT05", Target)
def target_within_noise(target: Target, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TGT05: the step of a target is one that so many pupils can show."""
    measured = case.once(_Measured)
    start, base = _baseline(target, measured), _base(target, measured)
    if start is None or not base or target.aim is Aim.HOLD or not 0 <= start <= _ALL:
        return
    better = _better(target, case) or (Direction.UP if target.value > start else Direction.DOWN)
    is_up = better is Direction.UP
    wanted = target.value - start if is_up else start - target.value
    step = smallest_change(start, base, base, up=is_up)
    if wanted > 0 and (step is None or wanted < step):
        told = {"baseline": Figure(tenths(start)), "base": Figure(base)}
        said = _NO_STEP if step is None else _points(tenths(step))
        yield Fault(at.to("value"), **told, value=target.value, step=said)


_NO_STEP = Wording("more than is left", "meer dan er over is")


def _points(step: float) -> Wording:
    """A number of percentage points."""
    return Wording(f"{step:g} points", f"{step:g} punten".replace(".", ","))


def _base(target: Target, measured: _Measured) -> int | None:
    """Of how many pupils the figure is from which a target starts, where that is one number."""
    given = target.baseline
    if given.percentage is not None or given.mean is not None:
        return given.base if given.mean is None else None
    figures = measured.of(target)
    own = [one for one in figures if one.level is MeasurementLevel.MUNICIPALITY]
    found = {one.base for one in own or figures if one.mean is None and not one.withheld}
    return found.pop() if len(found) == 1 else None


@rule("TGT06", Dossier)
def target_twice(_dossier: Dossier, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TGT06: one indicator and group has one target per due date."""
    first: dict[object, Place] = {}
    for at in case.places.get(Target, ()):
        target = at.thing
        whom = grades_of(target.group), target.gender, target.education
        what = current_codes(target.indicator), whom, target.by
        earlier = first.setdefault(what, at)
        if earlier is not at:
            params = {"indicator": target.indicator, "group": target.group, "by": target.by}
            yield Fault(at, **params, first=earlier.within(case.at))


@rule("TGT07", Target)
def target_like_a_fraction(target: Target, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TGT07: a target is a percentage, and no fraction of 1."""
    if case.measures(target.indicator) is Measures.MEAN:
        return
    given = (at.to("value"), target.value), (at.to("baseline"), target.baseline.percentage)
    for place, said in given:
        if said is not None and 0 < said < 1:
            params = {"said": Figure(said), "meant": Figure(meant_percentage(said))}
            yield Fault(place, "fraction", indicator=target.indicator, **params)
    if not 0 <= target.value <= _ALL:
        yield Fault(at.to("value"), "outside", indicator=target.indicator, said=target.value)


_ALL = 100


@rule("TGT08", Target)
def baseline_contradicts_round(target: Target, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TGT08: the percentage of a baseline agrees with what its round measured."""
    given = target.baseline.percentage
    figures = case.once(_Measured).of(target) if given is not None else []
    own = [one for one in figures if one.level is MeasurementLevel.MUNICIPALITY]
    measured = [one for one in map(_percentage, own or figures) if one is not None]
    if given is not None and measured and not any(_agree(given, one) for one in measured):
        params = {"given": Figure(given), "measured": Figure(tenths(measured[0]))}
        yield Fault(at.to("baseline"), round=target.baseline.round, **params)


def _agree(given: float, measured: float) -> bool:
    """To half a point; what was measured is said with one decimal."""
    return abs(given - tenths(measured)) <= _HALF_A_POINT


_HALF_A_POINT = 0.5


@rule("TGT09", Target)
def target_date_unmeasured(target: Target, at: Place, case: Case) -> Iterator[Fault]:
    """Judge by TGT09: when a target is due, a later round has measured its indicator."""
    measured = case.once(_Measured)
    start = measured.rounds.get(target.baseline.round)
    is_due = target.by.latest < case.on
    if start and is_due and start.year <= target.by.latest.year:  # or else TGT03 speaks
        last = measured.last_year(target)
        if last is None or last <= start.year:
            params = {"indicator": target.indicator, "group": target.group, "by": target.by}
            yield Fault(at, **params, round=start.id)
