"""Which figures of a document may be shown, by a small-number policy, and what is held back.

A percentage may be shown where its base is large enough, enough pupils stand on either side of
it, and it is not 100 % [ggd-oko-2025]; a mean where its base is large enough. Of the rest as little
as possible is held back, and so much that nobody can compute the former. Figures are of one
indicator when their codes stand for the same one in the year of the round.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Self, TypeVar, cast, final

import attrs

from okomodel.display import OneLine
from okomodel.model import Baseline, Dossier, Measurement, Programme, SurveyRound, Target
from okomodel.model.document import Document, only_document, things
from okomodel.monitor.bounds import Effort, TooMuchEffort
from okomodel.monitor.cells import Cell, Key, cell_of, is_allowed, key_of, key_of_target
from okomodel.monitor.protection import EFFORT, Attacker, tables_of
from okomodel.monitor.secondary import protected
from okomodel.reference.indicator import current_codes
from okomodel.reference.policy import OKO_2025, Policy, policy_of

__all__ = [
    "Disclosure",
    "Interval",
    "attack",
    "exposed",
    "percentage_of",
    "publishable",
    "too_small",
]

Area = tuple[str, ...]
D = TypeVar("D", bound=Dossier | Programme)


@final
@attrs.frozen(slots=False, eq=False)
class Disclosure:
    """Which figures may be shown of rounds, and of the baselines of targets.

    ``primary`` are those that the policy forbids, or that are withheld in the document itself;
    ``secondary`` those that are held back because the former would follow from them. ``is_least``:
    no less would do; else it would have taken too long to find out, and more is held back.

    >>> small = Measurement(indicator="SOROK3A3", base=29, count=12, group="2")
    >>> large = Measurement(indicator="SOROK3A3", base=412, count=342)
    >>> of_round = SurveyRound(id="r", year=2025, instrument="oko", measurements=[small, large])
    >>> found = Disclosure.of(OKO_2025, [of_round])
    >>> found.shows(of_round, small), found.shows(of_round, large)
    (False, True)
    """

    _years: Mapping[tuple[Area, str], frozenset[int]]
    primary: frozenset[Key] = frozenset()
    secondary: frozenset[Key] = frozenset()
    is_least: bool = True

    @classmethod
    def of(
        cls,
        policy: Policy | None,
        rounds: Iterable[SurveyRound] = (),
        targets: Iterable[Target] = (),
    ) -> Self:
        """What a policy lets be shown of these, taken together; None: all there is."""
        return cls._of(policy, [((), tuple(rounds), tuple(targets))])

    @classmethod
    def of_dossier(cls, policy: Policy | None, dossier: Dossier) -> Self:
        """What a policy lets be shown of a dossier."""
        return cls._of(policy, [((), dossier.rounds, _targets(dossier))])

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

    @classmethod
    def of_document(cls, policy: Policy | None, document: Document, effort: int = EFFORT) -> Self:
        """What a policy lets be shown of a dossier, or of all those of a register together."""
        parts = ((area_of(one), one.rounds, _targets(one)) for one in _dossiers(document))
        return cls._of(policy, parts, effort)

    @classmethod
    def _of(cls, policy: Policy | None, parts: Iterable[Any], effort: int = EFFORT) -> Self:
        found = _Figures()
        for area, rounds, targets in parts:
            found.add(area, rounds, targets)
        if policy is None:
            return cls(found.years)
        primary = found.forbidden(policy)
        secondary, is_least = _secondary(found.cells, primary, policy, effort)
        return cls(found.years, primary, secondary, is_least)

    def shows(self, survey: SurveyRound, figure: Measurement, area: Area = ()) -> bool:
        """Whether a figure of a round may be shown."""
        return not any(map(self._hides, _keys(survey, figure, area)))

    def shows_baseline(self, target: Target, area: Area = ()) -> bool:
        """Whether the figure that a target starts from may be shown."""
        return not any(map(self._hides, _keys_of_target(target, area, self._years)))

    def tells(self, survey: SurveyRound, figure: Measurement) -> bool:
        """Whether all that a round measured of an indicator may be shown: then also its sums."""
        return not any((key.round, key.code) in self._touched for key in _keys(survey, figure, ()))

    @cached_property
    def _touched(self) -> frozenset[tuple[str, str]]:
        """Of which rounds and indicators anything is held back."""
        return frozenset((key.round, key.code) for key in (*self.primary, *self.secondary))

    def _hides(self, key: Key) -> bool:
        return key in self.primary or key in self.secondary


def area_of(dossier: Dossier) -> Area:
    """The region and the dossier, by which figures of a register are told apart."""
    return (dossier.region or "", dossier.id)


def percentage_of(measurement: Measurement) -> float | None:
    """The percentage (0 to 100) that was measured; None where it is withheld or of nobody."""
    if measurement.count is None or not measurement.base:
        return measurement.percentage
    return 100 * measurement.count / measurement.base


def _targets(dossier: Dossier) -> tuple[Target, ...]:
    return tuple(target for cycle in dossier.cycles for target in cycle.targets)


def _dossiers(document: Document) -> Iterable[Dossier]:
    return document.dossiers if isinstance(document, Programme) else [document]


def _keys(survey: SurveyRound, figure: Measurement, area: Area) -> Iterator[Key]:
    for code in current_codes(figure.indicator, survey.year):
        yield key_of(figure, survey.id, code, area)


def _keys_of_target(
    target: Target, area: Area, years: Mapping[tuple[Area, str], frozenset[int]]
) -> Iterator[Key]:
    for year in years.get((area, target.baseline.round), (None,)):
        for code in current_codes(target.indicator, year):
            yield key_of_target(target, code, area)


@final
class _Figures:
    """The figures of rounds, and of baselines that give their own, by whom they are of."""

    def __init__(self) -> None:
        self.figures: list[tuple[Key, Measurement | Baseline]] = []
        self.cells: dict[Key, Cell] = {}
        self.years: dict[tuple[Area, str], frozenset[int]] = {}

    def add(self, area: Area, rounds: Iterable[SurveyRound], targets: Iterable[Target]) -> None:
        """Take in those of a dossier."""
        for survey in rounds:
            at = area, survey.id
            self.years[at] = self.years.get(at, frozenset()) | {survey.year}
            for figure in survey.measurements:
                self._take(_keys(survey, figure, area), figure)
        for target in targets:
            self._take(_keys_of_target(target, area, self.years), target.baseline)

    def _take(self, keys: Iterable[Key], figure: Measurement | Baseline) -> None:
        for key in keys:
            self.figures.append((key, figure))
            if (cell := cell_of(figure)) and (
                key not in self.cells or self.cells[key].told is None
            ):
                self.cells[key] = cell

    def forbidden(self, policy: Policy) -> frozenset[Key]:
        """Those that a policy by itself does not let be shown, or that the document withholds."""
        return frozenset(
            key
            for key, figure in self.figures
            if is_allowed(policy, figure) is False
            or (isinstance(figure, Measurement) and figure.withheld)
        )


def _secondary(
    cells: Mapping[Key, Cell], primary: frozenset[Key], policy: Policy, effort: int
) -> tuple[frozenset[Key], bool]:
    """What else is held back, and whether no less would do."""
    found, is_least = set[Key](), True
    for tables in tables_of(cells, primary, policy):
        held = tables.places(primary)
        more, is_sure = protected(tables, held, effort)
        found |= {tables.keys[place] for place in more - held}
        is_least = is_least and is_sure
    return frozenset(found), is_least


# ------------------------------------------------------------------------------------- publishing

_NOTE = "niet getoond / not shown: {policy}"


def publishable(document: D, policy: Policy | str = OKO_2025, *, effort: int = EFFORT) -> D:
    """The same document without the figures that a policy does not let be shown.

    Such a measurement is ``withheld``, keeps its base, and has a note that names the policy
    (instead of its own, which might tell the figure); a baseline no longer gives a figure.
    ``effort``: at how many numbers may be looked for each figure; where that is too few, more is
    held back than needed. Raises :class:`okomodel.errors.UnknownName` for an unknown policy, and
    :class:`okomodel.errors.InvalidType` for what is no document.

    >>> few = Measurement(indicator="SOROK3A3", base=11, count=4)
    >>> of_round = SurveyRound(id="r", year=2025, instrument="oko", measurements=[few])
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], rounds=[of_round])
    >>> publishable(one).rounds[0].measurements[0]
    <Measurement indicator='SOROK3A3' base=11 withheld note='niet getoond / not shown: oko-2025'>
    """
    only_document(document)
    by = policy_of(policy)
    if by is None:
        return document
    shown = Disclosure.of_document(by, document, effort)
    if isinstance(document, Programme):
        dossiers = [_published(one, shown, by) for one in document.dossiers]
        return attrs.evolve(document, dossiers=dossiers)
    return cast("D", _published(document, shown, by))


def _published(dossier: Dossier, shown: Disclosure, policy: Policy) -> Dossier:
    area = area_of(dossier)
    rounds = [
        attrs.evolve(
            one,
            measurements=[
                figure if shown.shows(one, figure, area) else _withheld(figure, policy)
                for figure in one.measurements
            ],
        )
        for one in dossier.rounds
    ]
    cycles = [
        attrs.evolve(
            cycle,
            targets=[
                one if shown.shows_baseline(one, area) else _without_figure(one)
                for one in cycle.targets
            ],
        )
        for cycle in dossier.cycles
    ]
    return attrs.evolve(dossier, rounds=rounds, cycles=cycles)


def _withheld(figure: Measurement, policy: Policy) -> Measurement:
    if figure.withheld:
        return figure
    note = _NOTE.format(policy=policy.name)
    return attrs.evolve(figure, withheld=True, note=note, count=None, percentage=None, mean=None)


def _without_figure(target: Target) -> Target:
    start = attrs.evolve(target.baseline, percentage=None, mean=None, base=None)
    return attrs.evolve(target, baseline=start)


def too_small(policy: Policy, figure: Measurement) -> bool:
    """Whether a policy by itself forbids a figure that is not withheld.

    >>> too_small(OKO_2025, Measurement(indicator="SOROK3A3", base=11, count=4))
    True
    """
    return is_allowed(policy, figure) is False


def exposed(dossier: Dossier, policy: Policy) -> Iterator[Measurement]:
    """What a dossier withholds, and yet follows from what it tells."""
    withheld = [
        (survey, one) for survey in dossier.rounds for one in survey.measurements if one.withheld
    ]
    if withheld:
        found = _Figures()
        found.add((), dossier.rounds, _targets(dossier))
        open_to = frozenset(_exposed(found.cells, policy))
        for survey, one in withheld:
            if not open_to.isdisjoint(_keys(survey, one, ())):
                yield one


def _exposed(cells: Mapping[Key, Cell], policy: Policy) -> Iterator[Key]:
    held = {key for key, cell in cells.items() if cell.told is None}
    for tables in tables_of(cells, held, policy):
        effort = Effort(EFFORT * len(tables.keys))
        try:
            attacker = Attacker(tables, tables.places(held), effort)
            yield from (tables.keys[one] for one in attacker.unsafe(effort))
        except TooMuchEffort:  # what it would take so long to compute is not said to follow
            continue


@final
@attrs.frozen(repr=False)
class Interval(OneLine):
    """Between what the count of a withheld figure must lie, for whoever sees the document.

    ``path`` is the place of the figure. ``is_exact``: no more can be computed; else it would have
    taken too long to find out, and it is not narrower than this as far as each sum tells.
    """

    path: str
    low: int
    high: int
    is_exact: bool = True


def attack(
    document: Document, policy: Policy | str = OKO_2025, *, effort: int = EFFORT
) -> tuple[Interval, ...]:
    """What can still be computed of the figures that a document withholds, in its order.

    The attacker knows every figure that is told, every base, how figures add up, and the
    thresholds of the policy. Figures without a base, and weighted ones, are not among it. Raises
    :class:`okomodel.errors.UnknownName` for an unknown policy, and
    :class:`okomodel.errors.InvalidType` for what is no document.

    >>> whole = Measurement(indicator="SOROK3A3", base=400, count=42)
    >>> second = Measurement(indicator="SOROK3A3", base=214, group="2", withheld=True)
    >>> fourth = Measurement(indicator="SOROK3A3", base=186, count=38, group="4")
    >>> figures = [whole, second, fourth]
    >>> of_round = SurveyRound(id="r", year=2025, instrument="oko", measurements=figures)
    >>> one = Dossier(id="x", name="X", municipalities=["GM9001"], rounds=[of_round])
    >>> [(found.low, found.high) for found in attack(one)]
    [(4, 4)]
    """
    only_document(document)
    by = policy_of(policy) or OKO_2025
    found = _Figures()
    for one in _dossiers(document):
        found.add(area_of(one), one.rounds, _targets(one))
    held = {key for key, cell in found.cells.items() if cell.told is None}
    known = dict(_attacked(found.cells, held, by, effort))
    return tuple(_intervals(document, known))


def _attacked(
    cells: Mapping[Key, Cell], held: set[Key], policy: Policy, effort: int
) -> Iterator[tuple[Key, tuple[int, int, bool]]]:
    for tables in tables_of(cells, held, policy):
        places, left = tables.places(held), Effort(effort * len(tables.keys))
        attacker = Attacker(tables, places, Effort(len(tables.keys)))
        for place in sorted(places):
            try:
                ends, is_exact = attacker.bounds(place, left), True
            except TooMuchEffort:
                ends, is_exact = attacker.outer[place], False
            low, high = ends or (0, tables.cells[place].base)
            yield tables.keys[place], (low, high, is_exact)


def _intervals(
    document: Document, known: Mapping[Key, tuple[int, int, bool]]
) -> Iterator[Interval]:
    for at in things(document, Measurement):
        survey, dossier = at.above(SurveyRound), at.above(Dossier)
        if at.thing.withheld:
            for key in _keys(survey, at.thing, area_of(dossier)):
                if key in known:
                    yield Interval(at.path, *known[key])
                    break
