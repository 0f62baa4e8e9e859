"""What changed in the definition of an indicator between two rounds, as the catalogue knows it."""

from collections.abc import Iterator

from okomodel.model import OwnIndicator
from okomodel.reference.indicator import Change, Comparability, current_codes, indicators
from okomodel.wording import Wording

__all__ = ["changed_between", "own_changed_between"]

_OTHERS = Wording(
    "{before} in {year}, {after} in {later}", "{before} in {year}, {after} in {later}"
)
_SINCE = Wording("measured so since {since}", "zo gemeten sinds {since}")


def changed_between(code: str, year: int, later: int) -> Iterator[Change]:
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
        yield from indicators[each].changes(year, later)


def own_changed_between(indicator: OwnIndicator, year: int, later: int) -> Iterator[Change]:
    """The same of an indicator of one's own: that it is measured so only since a day between."""
    if indicator.since and year < indicator.since.year <= later:
        yield Change("since", Comparability.NO, _said(_SINCE, since=indicator.since))


def _is_one_code(code: str, year: int, later: int) -> bool:
    """Whether it is an earlier code that was still made in both years, and meant one thing."""
    if code in indicators or current_codes(code, year) != current_codes(code, later):
        return False
    history = (one for each in indicators.resolve(code) for one in each.history)
    return any(one.code == code and one.used_in(year) and one.used_in(later) for one in history)


def _of_others(
    before: frozenset[str], after: frozenset[str], year: int, later: int
) -> Iterator[Change]:
    """A code that meant another thing in the one year than in the other."""
    first, second = indicators[min(before)], indicators[min(after)]
    sides = (first.wording, second.wording), (first.denominator, second.denominator)
    for what, (one, other) in zip(("definition", "subgroup"), sides, strict=True):
        if one != other:
            params = {"before": one, "year": year, "after": other, "later": later}
            yield Change(what, Comparability.NO, _said(_OTHERS, **params))


def _said(wording: Wording, **params: object) -> Wording:
    return Wording(wording.text("en", **params), wording.text("nl", **params))
