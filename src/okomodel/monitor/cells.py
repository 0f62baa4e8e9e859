"""The figures of a survey as cells of tables, and how those add up.

A cell is a count of pupils and the rest of them. Every base may be known, from the figures of
another indicator; that counts are whole numbers, too. Weighted figures add up to nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil, floor
from typing import NamedTuple, final

import attrs

from okomodel.model import Baseline, Education, Gender, Measurement, MeasurementLevel, Target
from okomodel.model.round import grades_of
from okomodel.monitor.bounds import Domain, Sum
from okomodel.reference.indicator import indicators
from okomodel.reference.policy import Policy
from okomodel.reference.tables import grouped

__all__ = ["Cell", "Key", "cell_of", "is_allowed", "key_of", "key_of_target", "sums_of"]

_ALL = grades_of("all")
_MOST_DECIMALS = 9
_VERY_MANY = 10**9
"""The base of a figure that was published without one."""


class Key(NamedTuple):
    """Of which pupils a figure is, in which round, and of which indicator (its current code)."""

    round: str
    code: str
    grades: frozenset[str]
    gender: Gender | None = None
    education: Education | None = None
    level: MeasurementLevel = MeasurementLevel.MUNICIPALITY
    school: str | None = None
    area: tuple[str, ...] = ()
    """The region and the dossier; of a region only that, and of the country nothing."""


_DEPTH = {MeasurementLevel.NATIONAL: 0, MeasurementLevel.REGION: 1}
"""How much of an area a figure names; one of a municipality or a school all of it."""


def key_of(figure: Measurement, round: str, code: str, area: tuple[str, ...] = ()) -> Key:
    """Of whom a figure of a round is."""
    return Key(
        round=round,
        code=code,
        grades=grades_of(figure.group),
        gender=figure.gender,
        education=figure.education,
        level=figure.level,
        school=figure.organisation,
        area=area[: _DEPTH.get(figure.level)],
    )


def key_of_target(target: Target, code: str, area: tuple[str, ...] = ()) -> Key:
    """Of whom the baseline of a target is."""
    return Key(
        round=target.baseline.round,
        code=code,
        grades=grades_of(target.group),
        gender=target.gender,
        education=target.education,
        area=area,
    )


@final
@attrs.frozen
class Cell:
    """What is known of a count: the ``base``, and between what the count lies as it is published.

    ``told`` is None for a figure that is withheld in the document.
    """

    base: int
    told: Domain | None


def cell_of(figure: Measurement | Baseline) -> Cell | None:
    """The cell of a figure; None: it has no base, is weighted, or is a mean."""
    is_weighted = isinstance(figure, Measurement) and figure.weighted
    if figure.base is None or is_weighted or figure.mean is not None:
        return None
    count = figure.count if isinstance(figure, Measurement) else None
    if count is not None:
        return Cell(figure.base, (count, count))
    if figure.percentage is None:
        return Cell(figure.base, None) if isinstance(figure, Measurement) else None
    return Cell(figure.base, _counted(figure.percentage, figure.base))


def is_allowed(policy: Policy, figure: Measurement | Baseline) -> bool | None:
    """Whether a policy by itself lets a figure be shown; None: it cannot judge it.

    A percentage without a base was published so: only nobody and everybody are always too few.
    """
    if figure.mean is not None:
        return None if figure.base is None else figure.base >= policy.min_base
    if isinstance(figure, Measurement) and figure.count is not None:
        return policy.allows(figure.base or 0, figure.count)
    if figure.percentage is None:
        return None
    if figure.base is None:
        return policy.allows(_VERY_MANY, *_counted(figure.percentage, _VERY_MANY))
    return policy.allows(figure.base, *_counted(figure.percentage, figure.base))


def _counted(percentage: float, base: int) -> Domain:
    """How many pupils a percentage of a base can stand for, at least and at most.

    It may have been rounded to the decimals that it has. Where no number fits, as with figures
    that were weighted, they are the two around it.
    """
    said = Decimal(repr(percentage)).normalize()
    decimals = min(max(-int(said.as_tuple().exponent), 0), _MOST_DECIMALS)
    share, margin = Fraction(said) * base / 100, Fraction(base, 200 * 10**decimals)
    fewest, most = max(ceil(share - margin), 0), min(floor(share + margin), base)
    return (fewest, most) if fewest <= most else (floor(share), ceil(share))


# --------------------------------------------------------------------------------- what adds up

_WITHIN: Mapping[Education, Sequence[Education]] = {
    Education.VMBO: (Education.VMBO_B_K, Education.VMBO_G_T),
    Education.HAVO_VWO: (Education.HAVO, Education.VWO),
}
"""Kinds of education that consist of others."""

_UPWARDS = {
    MeasurementLevel.SCHOOL: MeasurementLevel.MUNICIPALITY,
    MeasurementLevel.MUNICIPALITY: MeasurementLevel.REGION,
    MeasurementLevel.REGION: MeasurementLevel.NATIONAL,
}


def sums_of(cells: Mapping[Key, Cell]) -> Iterator[Sum]:
    """How cells add up: of parts that are all there to the whole, of others to at most that."""
    places = {key: place for place, key in enumerate(cells)}
    below = grouped((whole, key) for key in cells for whole in _above(key))
    tracks = _tracks(cells)
    for key in cells:
        for parts in (*_parts(key, tracks), *_by_kind(below.get(key, ()))):
            yield from _sums(key, parts, cells, places)
    yield from _families(cells, places)


def _tracks(cells: Iterable[Key]) -> Sequence[Sequence[Education]]:
    """The ways in which pupils fall apart by kind of education, as far as any cell is of one."""
    known = {key.education for key in cells}
    some = ([one for one in track if one in known] for track in _TRACKS)
    return [*dict.fromkeys(tuple(each) for each in some if each)]


def _parts(whole: Key, tracks: Iterable[Sequence[Education]]) -> Iterator[Sequence[Key]]:
    """Of what a figure may consist: grades, girls and boys, kinds of education."""
    yield [whole._replace(grades=frozenset({one})) for one in sorted(whole.grades)]
    if whole.gender is None:
        yield [whole._replace(gender=one) for one in Gender]
    if whole.education is None:
        yield from ([whole._replace(education=one) for one in some] for some in tracks)
    elif whole.education in _WITHIN:
        yield [whole._replace(education=one) for one in _WITHIN[whole.education]]


_TRACKS = [
    [*first, *second, Education.PRACTICAL, Education.OTHER]
    for first, second in product(*(([one], some) for one, some in _WITHIN.items()))
]
"""Every way in which all pupils fall apart by kind of education."""


def _above(one: Key) -> Iterator[Key]:
    """What a figure is a part of: a grade of all, a school of its municipality."""
    if one.grades != _ALL and len(one.grades) == 1:
        yield one._replace(grades=_ALL)
    if level := _UPWARDS.get(one.level):
        area = one.area[: _DEPTH.get(level)]
        yield one._replace(level=level, school=None, area=area)


def _by_kind(parts: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """Grades by themselves, and those of schools, municipalities or regions by themselves."""
    yield from grouped((one.level, one) for one in parts).values()


def _sums(
    whole: Key, parts: Iterable[Key], cells: Mapping[Key, Cell], places: Mapping[Key, int]
) -> Iterator[Sum]:
    known = [one for one in parts if one in places and one != whole]
    left = cells[whole].base - sum(cells[one].base for one in known)
    if known and left >= 0:  # or else their numbers contradict each other, and tell nothing
        at = tuple(places[one] for one in known)
        # The rest of the parts is at most that of the whole: exactly that where all are there.
        yield Sum(at, places[whole], -left, 0)


def _families(cells: Mapping[Key, Cell], places: Mapping[Key, int]) -> Iterator[Sum]:
    """Indicators that are the answers to one question: of each pupil there is one."""
    groups: dict[tuple[str, Key], list[Key]] = {}
    for key in cells:
        for name in indicators[key.code].families if key.code in indicators else ():
            groups.setdefault((name, key._replace(code="")), []).append(key)
    for (name, _), members in groups.items():
        base = {cells[one].base for one in members}
        if len(base) == 1 and len(members) > 1:
            is_whole = len(members) == indicators.family_size(name)
            (total,) = base
            yield Sum(
                tuple(places[one] for one in members), None, total if is_whole else None, total
            )
