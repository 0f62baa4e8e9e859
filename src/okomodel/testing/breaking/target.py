"""TGT: targets without a baseline, the wrong way, too soon, or twice."""

from datetime import date, timedelta
from typing import Any

import attrs

from okomodel.model import Aim, Baseline, Direction, Dossier, OwnIndicator, Target
from okomodel.reference.indicator import indicators
from okomodel.testing.breaking.registry import breaks, in_last_cycle
from okomodel.testing.parts import Part

__all__: list[str] = []


def _with_changed(dossier: Dossier, **changes: Any) -> Dossier:
    """The dossier with something changed in the first of its targets."""
    first, *rest = dossier.cycles[-1].targets
    return in_last_cycle(dossier, targets=[attrs.evolve(first, **changes), *rest])


@breaks("TGT01", has=[Part.TARGETS])
def target_without_baseline(dossier: Dossier, _on: date) -> Dossier:
    """Break TGT01: a target for a group that was not measured."""
    return _with_changed(dossier, group="all")


@breaks("TGT02", has=[Part.TARGETS])
def target_wrong_way(dossier: Dossier, _on: date) -> Dossier:
    """Break TGT02: a target on the worse side of what was measured."""
    better = indicators[dossier.cycles[-1].targets[0].indicator].better
    return _with_changed(dossier, value=0 if better is Direction.UP else 100)


@breaks("TGT03", has=[Part.TARGETS])
def target_outside_horizon(dossier: Dossier, _on: date) -> Dossier:
    """Break TGT03: a target that was due before there was a survey."""
    return _with_changed(dossier, by=str(dossier.rounds[-1].year - 1))


@breaks("TGT04", has=[Part.PAST, Part.TARGETS])
def target_not_comparable(dossier: Dossier, _on: date) -> Dossier:
    """Break TGT04: a baseline of an earlier round than since when its indicator is measured so."""
    first = dossier.rounds[0]
    own = OwnIndicator(code="EIGEN1", label="has a place of their own", since=str(first.year + 1))
    start = Baseline(round=first.id, percentage=50)
    by = dossier.cycles[-1].targets[0].by
    target = Target(id="eigen-plek", indicator=own.code, baseline=start, value=60, by=by)
    changed = attrs.evolve(dossier, indicators=[*dossier.indicators, own])
    return in_last_cycle(changed, targets=[*dossier.cycles[-1].targets, target])


@breaks("TGT05", has=[Part.TARGETS])
def target_within_noise(dossier: Dossier, _on: date) -> Dossier:
    """Break TGT05: half a point, among a thousand pupils."""
    target = dossier.cycles[-1].targets[0]
    is_up = indicators[target.indicator].better is Direction.UP
    start = Baseline(round=target.baseline.round, percentage=50, base=1000)
    near = Target(
        id="klein-beetje",
        indicator=target.indicator,
        baseline=start,
        value=50.5 if is_up else 49.5,
        by=target.by,
        gender="girl",
    )
    return in_last_cycle(dossier, targets=[*dossier.cycles[-1].targets, near])


@breaks("TGT06", has=[Part.TARGETS])
def target_twice(dossier: Dossier, _on: date) -> Dossier:
    """Break TGT06: a second target for the same figure and year."""
    targets = dossier.cycles[-1].targets
    again = attrs.evolve(targets[0], id="nog-een-doel")
    return in_last_cycle(dossier, targets=[*targets, again])


@breaks("TGT07", has=[Part.TARGETS])
def target_like_a_fraction(dossier: Dossier, _on: date) -> Dossier:
    """Break TGT07: a target of 0.88 percent."""
    return _with_changed(dossier, value=0.88, better=None, aim=Aim.HOLD)


@breaks("TGT08", has=[Part.TARGETS])
def baseline_contradicts_round(dossier: Dossier, _on: date) -> Dossier:
    """Break TGT08: a baseline that gives a percentage which its round did not measure."""
    target = dossier.cycles[-1].targets[0]
    is_up = indicators[target.indicator].better is Direction.UP
    other = attrs.evolve(target.baseline, percentage=0 if is_up else 100, base=_MANY)
    return _with_changed(dossier, baseline=other, aim=Aim.HOLD)


_MANY = 1000


@breaks("TGT09", has=[Part.TARGETS])
def target_date_unmeasured(dossier: Dossier, on: date) -> Dossier:
    """Break TGT09: a target that was due yesterday, and that no later round measured."""
    return _with_changed(dossier, by=on - timedelta(days=1))
