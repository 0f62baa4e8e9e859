"""A target: which figure should go from where to where, by when."""

from collections.abc import Sequence

from okomodel.insight.occasion import Occasion
from okomodel.model import Aim, Dossier, Target
from okomodel.monitor.disclosure import Disclosure
from okomodel.monitor.figure import Figure
from okomodel.monitor.progress import TargetProgress
from okomodel.pages.facts import facts, headings, named, number, row, said_columns, told_of
from okomodel.pages.indicator import Own, better_way, indicator_name, is_mean, mean, own_indicators
from okomodel.pages.progress import ByTarget, verdict
from okomodel.pages.sheet import Section, Sheet, Table
from okomodel.wording import Language, Wording

__all__ = ["target_sheet", "targets_table"]

_ABOUT = Wording("Target", "Streefcijfer")
_FROM, _TO = Wording("From", "Van"), Wording("To", "Naar")
_LAST, _VERDICT = Wording("Last", "Laatst"), Wording("Verdict", "Oordeel")
_TO_SHARE = Wording("To (%)", "Naar (%)")
_SHARE = Wording("{value} %", "{value} %")
_BETTER = Wording("Better", "Beter")
_BASELINE = Wording("{percentage} % in {round}", "{percentage} % in {round}")
_MEAN = Wording("{mean} in {round}", "{mean} in {round}")
_CALLED = named(Target, "indicator", "group", "by")
_OF_ROUND = Wording("as measured in {round}", "zoals gemeten in {round}")


def target_sheet(
    target: Target, occasion: Occasion, lang: Language, dossier: Dossier | None = None
) -> Sheet:
    """A target as a sheet; by itself it knows nothing of other figures of its round."""
    shown = Disclosure.of_part(occasion.policy, dossier, targets=[target])
    own = own_indicators(dossier, occasion.register)
    to = (_TO, _to(target, own, lang)) if _of_mean(target, own) else (_TO_SHARE, target.value)
    rows = (
        (_CALLED["indicator"], indicator_name(target.indicator, own, lang)),
        (_FROM, _baseline(target, shown, own, lang)),
        to,
        *(told_of(target, "aim") if target.aim is Aim.HOLD else ()),
        *told_of(target, "by", "group", "gender", "education"),
        (_BETTER, target.better or better_way(target.indicator, own)),
        *told_of(target, "priority"),
    )
    return Sheet(target.id, _ABOUT.text(lang), (Section("", (facts(rows, lang),)),))


def targets_table(
    targets: Sequence[Target], shown: Disclosure, own: Own, lang: Language, progress: ByTarget
) -> Table:
    """Targets, one a row, with the figures that may be shown, and how far they are."""
    has_means = any(_of_mean(one, own) for one in targets)
    to = _TO if has_means else _TO_SHARE
    wordings = (_CALLED["indicator"], _CALLED["group"], _FROM, _LAST, to, _CALLED["by"], _VERDICT)
    rows = (
        row(
            lang,
            indicator_name(one.indicator, own, lang),
            one.group,
            _baseline(one, shown, own, lang, progress.get(id(one))),
            _last(one, own, lang, progress.get(id(one))),
            _to(one, own, lang) if has_means else one.value,
            one.by,
            verdict(progress[id(one)], lang) if id(one) in progress else None,
        )
        for one in targets
    )
    return said_columns(Table(headings(wordings, lang, "    9  "), tuple(rows)))


def _last(target: Target, own: Own, lang: Language, found: TargetProgress | None) -> str:
    """What was measured last, where it may be shown."""
    latest = found.latest if found else None
    return "" if latest is None else _told(target, latest, own, lang)


def _told(target: Target, figure: Figure, own: Own, lang: Language) -> str:
    if figure.mean is not None:
        told = mean(figure.mean, target.indicator, own, lang)
        return _MEAN.text(lang, mean=told, round=figure.round)
    percentage = number(figure.percentage or 0.0, lang)
    return _BASELINE.text(lang, percentage=percentage, round=figure.round)


def _of_mean(target: Target, own: Own) -> bool:
    return target.baseline.mean is not None or is_mean(target.indicator, own)


def _to(target: Target, own: Own, lang: Language) -> str:
    """What is to be reached, with what it is counted in."""
    if _of_mean(target, own):
        return mean(target.value, target.indicator, own, lang)
    return _SHARE.text(lang, value=target.value)


def _baseline(
    target: Target,
    shown: Disclosure,
    own: Own,
    lang: Language,
    found: TargetProgress | None = None,
) -> str:
    baseline = target.baseline
    if found and found.baseline and baseline.percentage is None and baseline.mean is None:
        return _told(target, found.baseline, own, lang)
    if not shown.shows_baseline(target) or (baseline.percentage is None and baseline.mean is None):
        return _OF_ROUND.text(lang, round=baseline.round)
    if baseline.mean is not None:
        told = mean(baseline.mean, target.indicator, own, lang)
        return _MEAN.text(lang, mean=told, round=baseline.round)
    percentage = number(baseline.percentage or 0.0, lang)
    return _BASELINE.text(lang, percentage=percentage, round=baseline.round)
