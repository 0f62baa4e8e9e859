"""MON: surveys that are rare, late, answered by few, or that do not add up."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from okomodel.model import Dossier, Measurement, Milestone, SurveyRound
from okomodel.testing.breaking.registry import breaks, in_last_cycle, rerecorded
from okomodel.testing.parts import Part
from okomodel.values import Period
from okomodel.values.calendar import months_after

__all__: list[str] = []


def _in_round(dossier: Dossier, index: int, **changes: Any) -> Dossier:
    rounds = list(dossier.rounds)
    rounds[index] = attrs.evolve(rounds[index], **changes)
    return attrs.evolve(dossier, rounds=rounds)


@breaks("MON01", has=[Part.PAST, Part.LONG])
def survey_interval(dossier: Dossier, _on: date) -> Dossier:
    """Break MON01: three years between two rounds."""
    return _in_round(dossier, 0, year=dossier.rounds[0].year - 1)


@breaks("MON02")
def report_late(dossier: Dossier, _on: date) -> Dossier:
    """Break MON02: fieldwork that was over in September, reported in January."""
    year = dossier.rounds[-1].year
    asked = Period(date(year, 9, 1), date(year, 9, 20))
    early = rerecorded(dossier.cycles[-1], Milestone.SURVEY, done=asked.end)
    return in_last_cycle(_in_round(dossier, -1, fieldwork=asked), milestones=early)


@breaks("MON03")
def response_low(dossier: Dossier, _on: date) -> Dossier:
    """Break MON03: twice as many invited as responded."""
    return _in_round(dossier, -1, invited=2 * (dossier.rounds[-1].responded or 1))


@breaks("MON04", has=[Part.PAST])
def round_without_dialogue(dossier: Dossier, _on: date) -> Dossier:
    """Break MON04: an earlier round that was reported and never talked about."""
    return _in_round(dossier, 0, **_reported(dossier))


def _reported(dossier: Dossier) -> Mapping[str, date]:
    return {"reported_on": months_after(dossier.cycles[-1].start.earliest, -15)}


@breaks("MON06")
def small_numbers(dossier: Dossier, _on: date) -> Dossier:
    """Break MON06: two girls of thirty."""
    last = dossier.rounds[-1]
    code = last.measurements[0].indicator
    few = Measurement(indicator=code, base=30, count=2, gender="girl")
    return _in_round(dossier, -1, measurements=[*last.measurements, few])


@breaks("MON05")
def measurement_impossible(dossier: Dossier, _on: date) -> Dossier:
    """Break MON05: a figure of more pupils than responded."""
    last = dossier.rounds[-1]
    base = (last.responded or 0) + 1
    code = last.measurements[0].indicator
    beyond = Measurement(indicator=code, base=base, count=base // 2, group="all")
    return _in_round(dossier, -1, measurements=[*last.measurements, beyond])


@breaks("MON07", has=[Part.PAST])
def round_outside_season(dossier: Dossier, _on: date) -> Dossier:
    """Break MON07: fieldwork in spring."""
    year = dossier.rounds[0].year
    return _in_round(dossier, 0, fieldwork=Period(date(year, 3, 1), date(year, 3, 14)))


@breaks("MON08")
def responded_above_invited(dossier: Dossier, _on: date) -> Dossier:
    """Break MON08: one pupil more responded than was invited."""
    responded = dossier.rounds[-1].responded or 1
    return _in_round(dossier, -1, invited=responded - 1, responded=responded)


@breaks("MON09")
def round_dates_impossible(dossier: Dossier, on: date) -> Dossier:
    """Break MON09: a round of next year, with pupils who responded."""
    coming = SurveyRound(
        id="komend", year=on.year + 1, instrument="oko", invited=400, responded=400
    )
    return attrs.evolve(dossier, rounds=[*dossier.rounds, coming])


def _with_figure(dossier: Dossier, **known: Any) -> Dossier:
    last = dossier.rounds[-1]
    figure = Measurement(indicator=last.measurements[0].indicator, **known)
    return _in_round(dossier, -1, measurements=[*last.measurements, figure])


@breaks("MON10")
def group_not_asked(dossier: Dossier, _on: date) -> Dossier:
    """Break MON10: a figure of a grade that was not asked."""
    return _with_figure(dossier, base=40, count=20, group="3")


@breaks("MON11")
def school_not_named(dossier: Dossier, _on: date) -> Dossier:
    """Break MON11: a figure of a school that has no name."""
    return _with_figure(dossier, base=40, count=20, level="school")


@breaks("MON12")
def figure_like_a_fraction(dossier: Dossier, _on: date) -> Dossier:
    """Break MON12: 0.825 percent."""
    return _with_figure(dossier, percentage=0.825, group="all")
