"""How far a target is: from where it started to what was measured last, as far as chance allows.

The verdicts say what the figures show, never why a figure changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Self, final

import attrs

from okomodel.display import OneLine, Shown, line, lines
from okomodel.errors import InvalidType
from okomodel.insight.occasion import OF_PROFILE, Choice, Occasion
from okomodel.model import Direction, Dossier, Measures, OwnIndicator, SurveyRound, Target
from okomodel.monitor.comparability import Comparison, compared
from okomodel.monitor.disclosure import Disclosure
from okomodel.monitor.figure import Figure, Figures
from okomodel.monitor.sentence import sentence
from okomodel.monitor.verdict import Verdict, change_of, judged, on_the_way, value_of
from okomodel.reference.indicator import Comparability, called, direction_of, measures_of
from okomodel.reference.profile import Profile
from okomodel.values.share import Margin, smallest_change, tenths
from okomodel.wording import Language, Wording

__all__ = ["TargetProgress", "TargetsProgress", "progress", "progress_on"]


@final
@attrs.frozen(kw_only=True, repr=False)
class TargetProgress(OneLine):
    """How far one target is.

    ``baseline`` and ``latest`` are the figures (None: there is none, or it may not be shown), and
    ``comparison`` says whether their rounds may be compared. ``better`` is the good direction: of
    the target, or else of its indicator, or else from baseline to target. ``indicator`` is what
    is counted, in both languages, and ``measures`` whether that is a share or a mean.
    """

    target: Target
    verdict: Verdict
    baseline: Figure | None = None
    latest: Figure | None = None
    comparison: Comparison | None = attrs.field(default=None, repr=False)
    better: Direction = attrs.field(default=Direction.UP, repr=False)
    indicator: Wording = attrs.field(default=Wording("", ""), repr=False)
    measures: Measures = attrs.field(default=Measures.SHARE, repr=False)

    @property
    def change(self) -> float | None:
        """Latest less baseline, in percentage points; of a mean in its unit."""
        pair = self._compared
        return value_of(pair[1]) - value_of(pair[0]) if pair else None

    @property
    def change_interval(self) -> Margin | None:
        """Newcombe's 95 % interval of the change, in percentage points; of a mean there is none."""
        return change_of(*self._compared) if self._compared else None

    @property
    def line(self) -> float | None:
        """Where a straight way from baseline to target was on the last day of the fieldwork."""
        return on_the_way(*self._compared, self.target) if self._compared else None

    @property
    def beyond_chance(self) -> bool:
        """Whether the target is reached, and the whole of Wilson's interval lies beyond it."""
        interval = self.latest.interval if self.latest else None
        if self.verdict is not Verdict.REACHED or interval is None:
            return False
        target = self.target.value
        return target < interval.low if self.better is Direction.UP else interval.high < target

    @property
    def demonstrable_step(self) -> float | None:
        """The smallest change for the better that so many pupils could show, in percentage points.

        Where no later round has measured it, among as many as at the baseline. None: no change
        could, or the numbers are not known.
        """
        start, last = self.baseline, self.latest or self.baseline
        if start is None or last is None or start.percentage is None:
            return None
        if not start.base or not last.base:
            return None
        is_up = self.better is Direction.UP
        return smallest_change(start.percentage, start.base, last.base, up=is_up)

    @property
    def is_mean(self) -> bool:
        """Whether its figures are means, and no percentages."""
        return self.measures is Measures.MEAN or any(
            one.mean is not None for one in (self.baseline, self.latest) if one
        )

    @property
    def _compared(self) -> tuple[Figure, Figure] | None:
        """Baseline and latest, where both are shown and may be compared."""
        if self.baseline is None or self.latest is None or self.verdict is Verdict.NOT_COMPARABLE:
            return None
        return self.baseline, self.latest

    def text(self, lang: Language = "en") -> str:
        """One sentence with the figures, in Dutch (``nl``) or English (``en``).

        It says what was measured, and never why a figure changed.
        """
        return sentence(self, lang)


def _line_of_one(one: TargetProgress) -> str:
    values = (one.baseline and one.baseline.value, one.latest and one.latest.value)
    told = " -> ".join("?" if value is None else f"{tenths(value):.1f}" for value in values)
    return line(one, one.target.id, told, f"target {one.target.value:g}:", one.verdict.value)


lines[TargetProgress] = _line_of_one


@final
class TargetsProgress(Shown, tuple[TargetProgress, ...]):  # noqa: SLOT001 - a tuple has no room for slots
    """How far every target of a dossier is as of the day ``on``: a tuple that knows its day."""

    on: date

    def __new__(cls, items: Iterable[TargetProgress], on: date) -> Self:
        """The progress of targets, in the order given."""
        made = super().__new__(cls, items)
        made.on = on
        return made

    def __getnewargs__(self) -> tuple[tuple[TargetProgress, ...], date]:
        return (*self,), self.on


def _line_of_all(found: TargetsProgress) -> str:
    reached = sum(one.verdict is Verdict.REACHED for one in found)
    return line(found, f"on {found.on}:", f"{len(found)} targets, {reached} reached")


lines[TargetsProgress] = _line_of_all


def progress(
    dossier: Dossier,
    on: date | str | None = None,
    *,
    profile: Profile | str = "oko-nl",
    policy: Choice = OF_PROFILE,
) -> TargetsProgress:
    """How far each target of a dossier is as of a day, in the order of the document.

    ``on`` is the day (None: today); only rounds that had been reported by then count.
    ``profile`` holds the least response, ``policy`` says which figures may be shown (left out:
    that of the profile; None: all). Raises :class:`okomodel.errors.UnknownName` for an unknown
    profile or policy, and :class:`okomodel.errors.InvalidType` for what is no dossier.

    >>> progress(Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-11-21")
    <TargetsProgress on 2026-11-21: 0 targets, 0 reached>
    """
    if not isinstance(dossier, Dossier):
        raise InvalidType(Wording("a Dossier", "een Dossier"), dossier, "dossier")
    return progress_on(dossier, Occasion.of(on, profile, policy))


def progress_on(dossier: Dossier, occasion: Occasion) -> TargetsProgress:
    """The same on an occasion; in a register its own indicators are known, too."""
    return TargetsProgress(_Judge(dossier, occasion).all(), occasion.on)


@final
class _Judge:
    """What all targets of a dossier are judged by."""

    def __init__(self, dossier: Dossier, occasion: Occasion) -> None:
        of_register = occasion.register.indicators if occasion.register else ()
        own = (*of_register, *dossier.indicators)
        self.dossier, self.occasion = dossier, occasion
        self.own: Mapping[str, OwnIndicator] = {one.code: one for one in own}
        self.figures = Figures(dossier)
        self.shown = Disclosure.of_dossier(occasion.policy, dossier)

    def all(self) -> Iterator[TargetProgress]:
        """The progress of each, in the order of the document."""
        for cycle in self.dossier.cycles:
            yield from map(self.of, cycle.targets)

    def of(self, target: Target) -> TargetProgress:
        """The progress of one."""
        start, baseline = self.figures.baseline(target)
        last, measured = self.figures.latest(target, self.occasion.on) or (None, None)
        latest = Figure.of(last, measured) if last and measured else None
        before = baseline if self.shown.shows_baseline(target) else None
        after = latest if last and measured and self.shown.shows(last, measured) else None
        if baseline is None or latest is None:
            return self._found(target, Verdict.NO_DATA, _said(before), _said(after))
        if (before := _said(before)) is None or (after := _said(after)) is None:
            return self._found(target, Verdict.WITHHELD, before, after)
        comparison = self._compared(target, start, last)
        found = self._found(target, Verdict.NOT_COMPARABLE, before, after, comparison)
        if comparison and comparison.level is Comparability.NO:
            return found
        return attrs.evolve(found, verdict=judged(before, after, target, found.better))

    def _found(
        self,
        target: Target,
        verdict: Verdict,
        before: Figure | None,
        after: Figure | None,
        comparison: Comparison | None = None,
    ) -> TargetProgress:
        own = self.own.get(target.indicator)
        return TargetProgress(
            target=target,
            verdict=verdict,
            baseline=before,
            latest=after,
            comparison=comparison,
            better=target.better or _better(target, own) or _towards(target, before),
            indicator=own.called if own else called(target.indicator),
            measures=measures_of(target.indicator, self.own),
        )

    def _compared(
        self, target: Target, start: SurveyRound | None, last: SurveyRound | None
    ) -> Comparison | None:
        if start is None or last is None:
            return None
        indicator = self.own.get(target.indicator, target.indicator)
        measured = (self.figures.measured(one, target) for one in (start, last))
        figures = [[one] if one else [] for one in measured]
        by = self.occasion.profile
        return compared(indicator, start, last, figures=figures, group=target.group, profile=by)


def _said(figure: Figure | None) -> Figure | None:
    """A figure that has a value: one that is withheld in the document has none."""
    return figure if figure and figure.value is not None else None


def _better(target: Target, own: OwnIndicator | None) -> Direction | None:
    return own.better if own else direction_of(target.indicator)


def _towards(target: Target, before: Figure | None) -> Direction:
    """From baseline to target, where nothing else says which way is better."""
    is_down = before is not None and target.value < value_of(before)
    return Direction.DOWN if is_down else Direction.UP
