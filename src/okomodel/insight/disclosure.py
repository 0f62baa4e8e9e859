"""Which figures of a survey may be shown, by a small-number policy.

A percentage may be shown where its base is large enough, enough pupils stand on either side of
it, and it is not 100 % [ggd-oko-2025]; a mean where its base is large enough. What is held back
must not come back by subtraction: of an indicator of which one figure of a round is held back, none
is shown. A baseline that gives its own percentage is a figure of the round that it names. Figures
are of one indicator when their codes stand for the same one in the year of the round.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Self, final

import attrs

from okomodel.model import Baseline, Dossier, Measurement, SurveyRound, Target
from okomodel.reference.indicator import current_codes
from okomodel.reference.policy import Policy

__all__ = ["Disclosure", "percentage_of"]

_MOST_DECIMALS = 9
_VERY_MANY = 10**9
"""The base of a figure that was published without one: only nobody and everybody are too few."""

_Indicator = tuple[str, str]
"""The id of a round, and the current code of what it measured."""


@final
@attrs.frozen
class Disclosure:
    """Which figures may be shown of rounds, and of the baselines of targets.

    >>> small = Measurement(indicator="SOROK3A3", base=29, count=12, group="2")
    >>> large = Measurement(indicator="SOROK3A3", base=412, count=342)
    >>> of_round = SurveyRound(id="r", year=2025, instrument="oko", measurements=[small, large])
    >>> from okomodel.reference.policy import OKO_2025
    >>> Disclosure.of(OKO_2025, [of_round]).shows(of_round, large)
    False
    """

    _years: Mapping[str, frozenset[int]]
    _held_back: frozenset[_Indicator]

    @classmethod
    def of(
        cls,
        policy: Policy | None,
        rounds: Iterable[SurveyRound] = (),
        targets: Iterable[Target] = (),
    ) -> Self:
        """What a policy lets be shown of these, taken together; None: all there is."""
        rounds, years = tuple(rounds), dict[str, frozenset[int]]()
        for one in rounds:
            years[one.id] = years.get(one.id, frozenset()) | {one.year}
        if policy is None:
            return cls(years, frozenset())
        small = {*_small_figures(policy, rounds), *_small_baselines(policy, targets, years)}
        return cls(years, frozenset(small))

    @classmethod
    def of_dossier(cls, policy: Policy | None, dossier: Dossier) -> Self:
        """What a policy lets be shown of a dossier."""
        targets = (target for cycle in dossier.cycles for target in cycle.targets)
        return cls.of(policy, dossier.rounds, targets)

    @classmethod
    def of_part(
        cls,
        policy: Policy | None,
        dossier: Dossier | None,
        rounds: Iterable[SurveyRound] = (),
        targets: Iterable[Target] = (),
    ) -> Self:
        """What a policy lets be shown of a part: with its dossier, or else of that alone."""
        return cls.of_dossier(policy, dossier) if dossier else cls.of(policy, rounds, targets)

    def shows(self, survey: SurveyRound, figure: Measurement) -> bool:
        """Whether a figure of a round may be shown."""
        return self._held_back.isdisjoint(_measured(survey, figure))

    def shows_baseline(self, target: Target) -> bool:
        """Whether the percentage that a target starts from may be shown."""
        return self._held_back.isdisjoint(_started_from(target, self._years))


def percentage_of(measurement: Measurement) -> float | None:
    """The percentage (0 to 100) that was measured; None where it is withheld or of nobody."""
    if measurement.count is None or not measurement.base:
        return measurement.percentage
    return 100 * measurement.count / measurement.base


def _small_figures(policy: Policy, rounds: Iterable[SurveyRound]) -> Iterator[_Indicator]:
    for one in rounds:
        for figure in one.measurements:
            if not _allows(policy, figure):
                yield from _measured(one, figure)


def _small_baselines(
    policy: Policy, targets: Iterable[Target], years: Mapping[str, frozenset[int]]
) -> Iterator[_Indicator]:
    for target in targets:
        if not _allows(policy, target.baseline):
            yield from _started_from(target, years)


def _measured(survey: SurveyRound, figure: Measurement) -> Iterator[_Indicator]:
    return ((survey.id, code) for code in current_codes(figure.indicator, survey.year))


def _started_from(target: Target, years: Mapping[str, frozenset[int]]) -> Iterator[_Indicator]:
    start = target.baseline.round
    for year in years.get(start, (None,)):
        for code in current_codes(target.indicator, year):
            yield start, code


def _allows(policy: Policy, figure: Measurement | Baseline) -> bool:
    """Whether a policy lets a figure by itself be shown."""
    if isinstance(figure, Baseline) and figure.percentage is None and figure.mean is None:
        return True  # it gives no figure: the round does
    if figure.mean is not None:
        return figure.base is None or figure.base >= policy.min_base
    if isinstance(figure, Measurement) and figure.count is not None:
        return policy.allows(figure.base or 0, figure.count)
    if figure.percentage is None:
        return False
    base = _VERY_MANY if figure.base is None else figure.base
    return policy.allows(base, *_counted(figure.percentage, base))


def _counted(percentage: float, base: int) -> tuple[int, int]:
    """How many pupils a percentage of a base can stand for, at least and at most.

    It may have been rounded to the decimals that it has. Where no number fits, as with figures
    that were weighted, they are the two around it.
    """
    said = Decimal(repr(percentage)).normalize()
    decimals = min(max(-int(said.as_tuple().exponent), 0), _MOST_DECIMALS)
    share, margin = Fraction(said) * base / 100, Fraction(base, 200 * 10**decimals)
    fewest, most = max(ceil(share - margin), 0), min(floor(share + margin), base)
    return (fewest, most) if fewest <= most else (floor(share), ceil(share))
