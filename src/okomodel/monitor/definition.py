"""What changed in the definition of an indicator between two rounds, as the catalogue knows it."""

from collections.abc import Iterator

from okomodel.reference.indicator import (
    CATALOGUE_YEAR,
    ClashKind,
    Comparability,
    Indicator,
    current_codes,
    indicators,
)
from okomodel.wording import Wording

__all__ = ["changed_between"]

_Change = tuple[str, Comparability, Wording]
"""What it is, how bad it is, and what is known of it."""

_OTHERS = Wording(
    "{before} in {year}, {after} in {later}", "{before} in {year}, {after} in {later}"
)
_UNKNOWN = Wording(
    "nothing is stated about its figures before {year}",
    "over de cijfers van voor {year} is niets bekend",
)


def changed_between(code: str, year: int, later: int) -> Iterator[_Change]:
    """Every change between the rounds of two years, the earlier first.

    A code that the catalogue does not know has none: whoever writes it, says what it is.

    >>> [(what, level.value) for what, level, _ in changed_between("GBZOK3S11", 2021, 2023)]
    [('definition', 'no')]
    >>> [*changed_between("SOROK3A3", 2023, 2025)]
    []
    """
    if not indicators.ever(code) or year == later or _is_one_code(code, year, later):
        return
    before, after = current_codes(code, year), current_codes(code, later)
    if before.isdisjoint(after):  # it meant another thing
        yield from _of_others(before, after, year, later)
    for each in sorted(before & after):
        one = indicators[each]
        yield from (*_steps(one, year, later), *_unstated(one, year), *_clashes(one, year, later))


def _is_one_code(code: str, year: int, later: int) -> bool:
    """Whether it is an earlier code that was still made in both years, and meant one thing."""
    if code in indicators or current_codes(code, year) != current_codes(code, later):
        return False
    history = (one for each in indicators.resolve(code) for one in each.history)
    return any(one.code == code and one.used_in(year) and one.used_in(later) for one in history)


def _of_others(
    before: frozenset[str], after: frozenset[str], year: int, later: int
) -> Iterator[_Change]:
    """A code that meant another thing in the one year than in the other."""
    first, second = indicators[min(before)], indicators[min(after)]
    sides = (first.wording, second.wording), (first.denominator, second.denominator)
    for what, (one, other) in zip(("definition", "subgroup"), sides, strict=True):
        if one != other:
            params = {"before": one, "year": year, "after": other, "later": later}
            yield what, Comparability.NO, _said(_OTHERS, **params)


def _steps(indicator: Indicator, year: int, later: int) -> Iterator[_Change]:
    """What the history says of each round from the one up to the other.

    An earlier code that is still made in the later round stands beside today's, and took no turn
    between them: which of the two a figure of the earlier round is, has to be looked at.
    """
    for earlier in indicator.history:
        is_between = any(year <= used < later for used in earlier.rounds)
        if is_between and earlier.comparable is not Comparability.YES:
            stated = earlier.comparable or Comparability.WITH_CARE
            what = "definition" if earlier.comparable else "not-stated"
            is_beside = earlier.code != indicator.code and earlier.used_in(later)
            yield what, Comparability.WITH_CARE if is_beside else stated, earlier.remark


def _unstated(indicator: Indicator, year: int) -> Iterator[_Change]:
    """That nothing is stated of a year which lies before all that is known of an indicator."""
    years = [used for earlier in indicator.history for used in earlier.rounds]
    known = min((*years, *filter(None, [indicator.first_round])), default=CATALOGUE_YEAR)
    if year < known:
        yield "not-stated", Comparability.WITH_CARE, _said(_UNKNOWN, year=known)


def _clashes(indicator: Indicator, year: int, later: int) -> Iterator[_Change]:
    """In what its code misleads in only one of the two years."""
    for clash in indicator.clashes:
        if clash.kind in _STAND_BETWEEN and clash.holds_in(year) and not clash.holds_in(later):
            what, level = _STAND_BETWEEN[clash.kind]
            yield what, level, clash.meaning


_STAND_BETWEEN = {
    ClashKind.VALUES: ("values", Comparability.NO),
    ClashKind.COMPARISON: ("definition", Comparability.NO),
    ClashKind.MEANING: ("definition", Comparability.WITH_CARE),
}


def _said(wording: Wording, **params: object) -> Wording:
    return Wording(wording.text("en", **params), wording.text("nl", **params))
