"""A target: which figure should go from where to where, by when."""

from collections.abc import Iterable
from datetime import date

from okomodel.insight.disclosure import may_be_shown
from okomodel.model import Measurement, Target
from okomodel.pages.facts import facts, headings, plain
from okomodel.pages.round import indicator_name
from okomodel.pages.sheet import Cell, Section, Sheet, Table
from okomodel.reference.indicator import indicators
from okomodel.wording import Language, Wording, said

__all__ = ["target_sheet", "targets_table"]

_ABOUT = Wording("Target", "Streefcijfer")
_INDICATOR = Wording("Indicator", "Indicator")
_FROM, _TO, _BY = Wording("From", "Van"), Wording("To (%)", "Naar (%)"), Wording("By", "Uiterlijk")
_GROUP, _PRIORITY = Wording("Group", "Groep"), Wording("Priority", "Speerpunt")
_BETTER = Wording("Better", "Beter")
_BASELINE = Wording("{percentage} % in {round}", "{percentage} % in {round}")
_OF_ROUND = Wording("as measured in {round}", "zoals gemeten in {round}")


def target_sheet(target: Target, on: date, lang: Language) -> Sheet:
    """A target as a sheet; the day makes no difference to it."""
    del on
    rows = (
        (_INDICATOR, indicator_name(target.indicator, lang)),
        (_FROM, _baseline(target, lang)),
        (_TO, target.value),
        (_BY, target.by),
        (_GROUP, target.group),
        (_BETTER, _better(target)),
        (_PRIORITY, target.priority),
    )
    return Sheet(target.id, _ABOUT.text(lang), (Section("", (facts(rows, lang),)),))


def targets_table(targets: Iterable[Target], lang: Language) -> Table:
    """Targets, one a row."""
    wordings = (_INDICATOR, _GROUP, _FROM, _TO, _BY)
    return Table(headings(wordings, lang, "   9 "), tuple(_row(one, lang) for one in targets))


def _row(target: Target, lang: Language) -> tuple[Cell, ...]:
    return (
        Cell(indicator_name(target.indicator, lang)),
        Cell(target.group),
        Cell(_baseline(target, lang)),
        plain(target.value, lang),
        plain(target.by, lang),
    )


def _baseline(target: Target, lang: Language) -> str:
    baseline = target.baseline
    if baseline.percentage is None or _is_of_few(target):
        return _OF_ROUND.text(lang, round=baseline.round)
    return _BASELINE.text(lang, percentage=said(baseline.percentage, lang), round=baseline.round)


def _is_of_few(target: Target) -> bool:
    """Whether its baseline is known to be a figure that may not be shown."""
    percentage, base = target.baseline.percentage, target.baseline.base
    if base is None:
        return False
    return not may_be_shown(
        [Measurement(indicator=target.indicator, base=base, percentage=percentage)]
    )


def _better(target: Target) -> object:
    if target.better or target.indicator not in indicators:
        return target.better
    return indicators[target.indicator].better
