"""REP: a council that hears nothing, or not of everything."""

from datetime import date, timedelta

import attrs

from okomodel.model import ActionPlan, Dossier
from okomodel.testing.breaking.registry import breaks, in_last_cycle, in_plan
from okomodel.testing.parts import Part
from okomodel.values import Period
from okomodel.values.calendar import months_after

__all__: list[str] = []


@breaks("REP01", has=[Part.PAST, Part.LONG], lacks=[Part.PLAN])
def council_not_informed(dossier: Dossier, on: date) -> Dossier:
    """Break REP01: a plan that has run for more than a year, without a word to the council."""
    past, *rest = dossier.cycles
    plan = ActionPlan(title="Eerste plan", period=Period(months_after(on, -14)))
    return attrs.evolve(dossier, cycles=[attrs.evolve(past, plan=plan), *rest])


@breaks("REP02", has=[Part.PLAN])
def plan_not_brought_to_council(dossier: Dossier, _on: date) -> Dossier:
    """Break REP02: an adopted plan without the document by which it was."""
    return in_plan(dossier, document=None)


@breaks("REP03", has=[Part.PLAN])
def report_period_gap(dossier: Dossier, _on: date) -> Dossier:
    """Break REP03: a week between two reports of which neither tells."""
    first, second = dossier.cycles[-1].reports
    told = second.period or Period(second.on)
    start = told.first_day + timedelta(days=7)
    later = attrs.evolve(second, period=Period(start, told.end))
    return in_last_cycle(dossier, reports=[first, later])
