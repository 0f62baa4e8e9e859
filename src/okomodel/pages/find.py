"""What is found by words: municipalities, regions, indicators, and values of enumerations."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from okomodel.errors import UnknownName
from okomodel.model.document import classes
from okomodel.model.shape import shape, word
from okomodel.pages.facts import headings, row
from okomodel.pages.sheet import Cell, Section, Sheet, Table
from okomodel.reference.ggd_region import ggd_regions
from okomodel.reference.indicator import indicators
from okomodel.reference.municipality import AmbiguousName, Municipality, municipalities
from okomodel.reference.spelling import key
from okomodel.reference.tables import grouped
from okomodel.wording import Labelled, Language, Wording

__all__ = ["found_sheet", "kinds"]

_Row = tuple[Cell, ...]
_Find = Callable[[str, Language], Iterable[_Row]]

_CODE, _NAME = Wording("Code", "Code"), Wording("Name", "Naam")
_ABOUT = Wording("Found by: {words}", "Gevonden bij: {words}")
_ALL = Wording("All there is", "Alles wat er is")
_KIND = Wording("kind of thing to find", "soort om te zoeken")
_UNTIL = Wording("until {day}", "t/m {day}")


def found_sheet(kind: str, words: str, lang: Language) -> Sheet:
    """What is found of a kind by words, as a sheet of codes and names; without words: all.

    ``kind`` is what it is called in either language: ``gemeente``, ``ggd``, ``indicator``, or what
    a field is called that takes one of some values: ``rol``. Raises
    :class:`okomodel.errors.UnknownName` for another kind, and where nothing is found.

    >>> [cells[0].text for cells in found_sheet("rol", "zorg", "nl").sections[0].blocks[0].rows]
    ['addiction-care']
    """
    finds = _finds().get(key(kind))
    if finds is None:
        raise UnknownName(_KIND, kind, kinds(lang))
    rows = [row for find in finds for row in find(words, lang)]
    if not rows:
        raise UnknownName(Wording(kind, kind), words)
    about = _ABOUT.text(lang, words=words) if words else _ALL.text(lang)
    table = Table(headings((_CODE, _NAME), lang), tuple(dict.fromkeys(rows)))
    return Sheet(_title(kind, lang), about, (Section("", (table,)),))


def _title(kind: str, lang: Language) -> str:
    """What a kind is called, in whichever language it was asked for."""
    called = next(one for one, _ in _kinds() if key(kind) in (key(one.en), key(one.nl)))
    title = called.text(lang)
    return title[:1].upper() + title[1:]


def kinds(lang: Language) -> Sequence[str]:
    """What can be found, as it is called in one language."""
    return [*dict.fromkeys(called.text(lang) for called, _ in _kinds())]


@cache
def _finds() -> Mapping[str, Sequence[_Find]]:
    """By the key of what a kind is called, what finds it; some words mean several things."""
    return grouped((key(one), find) for called, find in _kinds() for one in (called.en, called.nl))


def _kinds() -> Iterator[tuple[Wording, _Find]]:
    yield Wording("municipality", "gemeente"), _municipalities
    yield Wording("indicator", "indicator"), _indicators
    yield Wording("GGD region", "GGD-regio"), _regions
    yield Wording("GGD", "GGD"), _regions
    for kind in classes():
        for field in shape(kind).fields.values():
            if labels := field.held.labels:
                yield word(kind, field.name), _values(labels)


def _municipalities(words: str, lang: Language) -> Iterator[_Row]:
    for one in _bearers(words) if words else municipalities.today:
        end = one.valid_until
        yield row(lang, one.code, f"{one.name}, {_UNTIL.text(lang, day=end)}" if end else one.name)


def _bearers(words: str) -> Sequence[Municipality]:
    try:
        return (municipalities.find(words),)
    except AmbiguousName as several:
        return several.bearers


def _indicators(words: str, lang: Language) -> Iterator[_Row]:
    found = indicators.search(words) if words else indicators.values()
    return (row(lang, one.code, one.wording) for one in found)


def _regions(words: str, lang: Language) -> Iterator[_Row]:
    found = [ggd_regions.find(words)] if words else ggd_regions.values()
    return (row(lang, one.code, one.name) for one in found)


def _values(kind: type[Labelled]) -> _Find:
    def find(words: str, lang: Language) -> Iterator[_Row]:
        for one in kind:
            if key(words) in key(f"{one.value} {one.nl} {one.en}"):
                yield row(lang, one.value, one)

    return find
