"""A target: which figure should go from where to where, by when."""

from collections.abc import Iterable

from okomodel.insight.disclosure import Disclosure
from okomodel.insight.occasion import Occasion
from okomodel.model import Aim, Target
from okomodel.pages.facts import facts, headings, named, row, told_of
from okomodel.pages.round import indicator_name
from okomodel.pages.sheet import Cell, Section, Sheet, Table
from okomodel.reference.indicator import indicators
from okomodel.wording import Language, Wording, said

__all__ = ["target_sheet", "targets_table"]

_ABOUT = Wording("Target", "Streefcijfer")
_FROM, _TO = Wording("From", "Van"), Wording("To (%)", "Naar (%)")
_BETTER = Wording("Better", "Beter")
_BASELINE = Wording("{percentage} % in {round}", "{percentage} % in {round}")
_MEAN = Wording("mean {mean} in {round}", "gemiddelde {mean} in {round}")
_CALLED = named(Target, "indicator", "group", "by")
_OF_ROUND = Wording("as measured in {round}", "zoals gemeten in {round}")


def target_sheet(target: Target, occasion: Occasion, lang: Language) -> Sheet:
    """A target as a sheet; by itself it knows nothing of other figures of its round."""
    shown = Disclosure.of(occasion.policy, targets=[target])
    rows = (
        (_CALLED["indicator"], indicator_name(target.indicator, lang)),
        (_FROM, _baseline(target, shown, lang)),
        (_TO, target.value),
        *(told_of(target, "aim") if target.aim is Aim.HOLD else ()),
        *told_of(target, "by", "group", "gender", "education"),
        (_BETTER, _better(target)),
        *told_of(target, "priority"),
    )
    return Sheet(target.id, _ABOUT.text(lang), (Section("", (facts(rows, lang),)),))


def targets_table(targets: Iterable[Target], shown: Disclosure, lang: Language) -> Table:
    """Targets, one a row, with the baselines that may be shown."""
    wordings = (_CALLED["indicator"], _CALLED["group"], _FROM, _TO, _CALLED["by"])
    rows = tuple(_row(one, shown, lang) for one in targets)
    return Table(headings(wordings, lang, "   9 "), rows)


def _row(target: Target, shown: Disclosure, lang: Language) -> tuple[Cell, ...]:
    name, baseline = indicator_name(target.indicator, lang), _baseline(target, shown, lang)
    return row(lang, name, target.group, baseline, target.value, target.by)


def _baseline(target: Target, shown: Disclosure, lang: Language) -> str:
    baseline = target.baseline
    if not shown.shows_baseline(target) or (baseline.percentage is None and baseline.mean is None):
        return _OF_ROUND.text(lang, round=baseline.round)
    if baseline.mean is not None:
        return _MEAN.text(lang, mean=baseline.mean, round=baseline.round)
    return _BASELINE.text(lang, percentage=said(baseline.percentage, lang), round=baseline.round)


def _better(target: Target) -> object:
    if target.better or target.indicator not in indicators:
        return target.better
    return indicators[target.indicator].better
