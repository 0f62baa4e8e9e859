"""The catalogue of indicators of the OKO monitor of 2025, and what their codes meant before.

Codes and definitions are those of the GGD's OKO tooling [ggd-oko-2025]; labels, area, kind and
favourable direction are okomodel's own.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple, final

import attrs

from okomodel.display import OneLine
from okomodel.errors import UnknownName
from okomodel.model.indicator import IndicatorKind, Measures, OwnIndicator
from okomodel.model.life_domain import LifeDomain
from okomodel.model.target import Direction
from okomodel.reference.spelling import key
from okomodel.reference.tables import Catalogue, grouped, made, rows
from okomodel.values.constraints import member
from okomodel.wording import Labelled, Language, Wording

__all__ = [
    "CATALOGUE_YEAR",
    "Area",
    "Change",
    "Clash",
    "ClashKind",
    "CodeChange",
    "Comparability",
    "Denominator",
    "EarlierCode",
    "Indicator",
    "IndicatorKind",
    "Indicators",
    "called",
    "current_codes",
    "direction_of",
    "indicators",
    "measures_of",
]

CATALOGUE_YEAR = 2025
"""The year of the round whose codes and definitions the catalogue holds."""


class Area(Labelled):
    """What an indicator is about: one of the four life domains, or an outcome.

    >>> Area.HOME.domain, Area.HEALTH.domain
    (<LifeDomain.HOME: 'home'>, None)
    """

    HOME = "home", "thuis", "home"
    SCHOOL = "school", "school", "school"
    PEERS = "peers", "leeftijdsgenoten", "peers"
    LEISURE = "leisure", "vrije tijd", "leisure"
    SUBSTANCE_USE = "substance-use", "middelengebruik", "substance use"
    MENTAL_HEALTH = "mental-health", "mentale gezondheid", "mental health"
    HEALTH = "health", "gezondheid", "health"

    @property
    def domain(self) -> LifeDomain | None:
        """The life domain; None for substance use and health, which are outcomes."""
        return _DOMAINS.get(self.value)


_INDICATOR = Wording("indicator", "indicator")
_DOMAINS = {domain.value: domain for domain in LifeDomain}


class Comparability(Labelled):
    """Whether figures may be compared with those of today's definition, most favourable first."""

    YES = "yes", "vergelijkbaar", "comparable"
    WITH_CARE = "with-care", "met voorbehoud vergelijkbaar", "comparable with care"
    NO = "no", "niet vergelijkbaar", "not comparable"


class Denominator(Labelled):
    """Of whom an indicator is the share."""

    ALL_PUPILS = "all pupils", "alle leerlingen", "all pupils"
    DRINKERS = "drinkers", "drinkers", "drinkers"
    NON_DRINKERS = "non-drinkers", "niet-drinkers", "non-drinkers"
    SMOKERS = "smokers", "rokers", "smokers"
    NON_SMOKERS = "non-smokers", "niet-rokers", "non-smokers"
    VAPERS = "vapers", "vapers", "vapers"
    NON_VAPERS = "non-vapers", "niet-vapers", "non-vapers"


class CodeChange(Labelled):
    """What happened between an earlier code and today's: only the name, or the definition."""

    RENAMED = "renamed", "hernoemd", "renamed"
    REDEFINED = "redefined", "anders gedefinieerd", "redefined"


class ClashKind(Labelled):
    """In what a code misleads."""

    MEANING = "meaning", "betekende iets anders", "meant something else"
    VALUES = "values", "andere waarden", "other values"
    DIRECTION = "direction", "richting onzeker", "direction uncertain"
    COMPARISON = "comparison", "niet te vergelijken", "not to be compared"


@final
@attrs.frozen(repr=False)
class EarlierCode(OneLine):
    """An earlier code of an indicator, or its own code before it was redefined.

    ``rounds`` are the years in which it was used (empty: undated). ``comparable`` says whether its
    figures may be compared with today's (None: not stated). ``note`` is what changed, in English,
    and ``note_nl`` the same in Dutch.

    >>> [earlier] = indicators["LBAGK3S13"].history
    >>> earlier.code, earlier.rounds, earlier.comparable.label()
    ('LBAGK3S20', (2023, 2025), 'not comparable')
    """

    code: str
    rounds: tuple[int, ...]
    change: CodeChange
    comparable: Comparability | None
    note: str
    note_nl: str

    @property
    def remark(self) -> Wording:
        """What changed, in both languages."""
        return Wording(self.note, self.note_nl)

    def used_in(self, year: int) -> bool:
        """Whether it is known to have been used in that year."""
        return year in self.rounds


class Change(NamedTuple):
    """What changed in an indicator between two rounds: what it is, how bad, and what is known."""

    what: str
    level: Comparability
    note: Wording


_UNKNOWN = Wording(
    "nothing is stated about its figures before {year}",
    "over de cijfers van voor {year} is niets bekend",
)
_STAND_BETWEEN = {
    ClashKind.VALUES: ("values", Comparability.NO),
    ClashKind.COMPARISON: ("definition", Comparability.NO),
    ClashKind.MEANING: ("definition", Comparability.WITH_CARE),
}


@final
@attrs.frozen(repr=False)
class Clash(OneLine):
    """One of the things that a code meant in the course of time, or a warning about its figures.

    It holds from ``first_year`` to ``last_year``, inclusive (None: no bound is known).
    ``indicator`` is the current code of what was meant (None: not in the catalogue, or not said).

    >>> for clash in indicators.clashes("LBAGK3S20"):
    ...     print(clash.first_year, clash.meaning.text("en"), clash.indicator)
    2022 gets alcohol from a friend or acquaintance LOAGK3A13
    2023 drank alcohol in the past 4 weeks, sips included LBAGK3S13
    """

    code: str
    kind: ClashKind
    first_year: int | None
    last_year: int | None
    meaning: Wording
    indicator: str | None
    source: str

    def holds_in(self, year: int) -> bool:
        """Whether it is so in that year."""
        return (self.first_year or year) <= year <= (self.last_year or year)

    def stands_between(self, year: int, later: int) -> bool:
        """Whether figures of the two years are hard to compare, because it holds in the first."""
        return self.kind in _STAND_BETWEEN and self.holds_in(year) and not self.holds_in(later)


@final
@attrs.frozen(repr=False)
class Indicator(OneLine):
    """An indicator of the monitor: the percentage of pupils for whom it is so.

    ``better`` is the favourable direction (None: none is claimed), ``core`` whether it stands in
    the figure book, ``denominator`` whose share it is, ``first_round`` the first year under this
    code (None: not known), ``source_file`` the definition in the GGD's tooling. ``measures`` says
    whether its figures are shares or means: all are shares, also of scales such as the WHO-5, which
    are counted below or above a bound; a mean is an indicator of one's own. ``families`` name
    the questions of which it is an answer, or answers taken together: of each pupil who answered
    such a question, one of its indicators counts.

    >>> indicator = indicators["SOROK3A3"]
    >>> indicator.label(), indicator.area.domain.value, indicator.better.value
    ('has parents who usually or always know where they are', 'home', 'up')
    """

    code: str
    wording: Wording
    area: Area
    kind: IndicatorKind
    better: Direction | None
    core: bool
    denominator: Denominator
    first_round: int | None
    source_file: str
    measures: Measures = Measures.SHARE
    families: tuple[str, ...] = attrs.field(default=(), repr=False)
    history: tuple[EarlierCode, ...] = attrs.field(default=(), repr=False)
    clashes: tuple[Clash, ...] = attrs.field(default=(), repr=False)

    def label(self, lang: Language = "en") -> str:
        """What is so of the pupils who count, as the end of a sentence that begins with "who"."""
        return self.wording.text(lang)

    def known_absent_in(self, year: int) -> bool:
        """Whether the monitor of that year is known not to have had it.

        That is so if its first round under this code came later, and no earlier code is undated or
        of that year.

        >>> (
        ...     indicators["LOMVK3A7"].known_absent_in(2023),
        ...     indicators["LOMVK3A1"].known_absent_in(2023),
        ... )
        (True, False)
        """
        if self.first_round is None or self.first_round <= year:
            return False
        return not any(not earlier.rounds or earlier.used_in(year) for earlier in self.history)

    def earlier_in(self, year: int) -> tuple[EarlierCode, ...]:
        """The earlier codes that are known to have been used in that year."""
        return tuple(earlier for earlier in self.history if earlier.used_in(year))

    def code_in(self, year: int) -> tuple[str, ...]:
        """The codes under which it was found in that year, as far as known; its own comes first.

        Empty where nothing is known. Undated earlier codes are left out.

        >>> indicators["SOROK3A3"].code_in(2023)
        ('SOROK3S8',)
        """
        own = (self.code,) if year >= (self.first_round or CATALOGUE_YEAR) else ()
        earlier = (earlier.code for earlier in self.earlier_in(year))
        return tuple(dict.fromkeys((*own, *earlier)))

    def comparable_with(self, year: int) -> Comparability | None:
        """Whether the figures of that year may be compared with those of the catalogue's year.

        The least favourable of all that changed since (:meth:`changes`); None where nothing is
        stated about that year. Figures of the catalogue's own year, under the current code, are
        comparable by definition. An earlier code that is not comparable, and was still made beside
        today's, asks for care: which of the two a figure was has to be looked up.

        >>> indicators["PBMGK3S4"].comparable_with(2023).label("nl")
        'niet vergelijkbaar'
        >>> indicators["LBAGK3S13"].comparable_with(2023).label("nl")
        'met voorbehoud vergelijkbaar'
        """
        if year == CATALOGUE_YEAR:
            return Comparability.YES
        if not self._is_stated(year):
            return None
        found = {one.level for one in self.changes(year, CATALOGUE_YEAR)}
        return next((one for one in reversed(Comparability) if one in found), Comparability.YES)

    def changes(self, year: int, later: int) -> tuple[Change, ...]:
        """What is known to stand between its figures of a year and those of a later one.

        >>> [(one.what, one.level.value) for one in indicators["SOVBK3S25"].changes(2023, 2025)]
        [('definition', 'with-care')]
        """
        if year == later:
            return ()
        return (*self._steps(year, later), *self._unstated(year), *self._clashing(year, later))

    def _is_stated(self, year: int) -> bool:
        return any(one.comparable for one in self.earlier_in(year)) or any(
            self._clashing(year, CATALOGUE_YEAR)
        )

    def _steps(self, year: int, later: int) -> Iterator[Change]:
        """What the history says of each round from the one up to the other.

        An earlier code that is still made in the later round stands beside today's, and took no
        turn between them: which of the two a figure of the earlier round is, has to be looked at.
        """
        for earlier in self.history:
            is_between = any(year <= used < later for used in earlier.rounds)
            if is_between and earlier.comparable is not Comparability.YES:
                stated = earlier.comparable or Comparability.WITH_CARE
                what = "definition" if earlier.comparable else "not-stated"
                is_beside = earlier.code != self.code and max(earlier.rounds) >= later
                level = Comparability.WITH_CARE if is_beside else stated
                yield Change(what, level, earlier.remark)

    def _unstated(self, year: int) -> Iterator[Change]:
        """That nothing is stated of a year which lies before all that is known of it."""
        years = [used for earlier in self.history for used in earlier.rounds]
        known = min((*years, *filter(None, [self.first_round])), default=CATALOGUE_YEAR)
        if year < known:
            note = Wording(_UNKNOWN.text("en", year=known), _UNKNOWN.text("nl", year=known))
            yield Change("not-stated", Comparability.WITH_CARE, note)

    def _clashing(self, year: int, later: int) -> Iterator[Change]:
        """In what its code misleads in only one of the two years."""
        for clash in self.clashes:
            if clash.stands_between(year, later):
                yield Change(*_STAND_BETWEEN[clash.kind], clash.meaning)


@final
class Indicators(Catalogue[Indicator]):
    """The indicators of the catalogue by their current code, loaded on first use.

    A code that is not current raises :class:`okomodel.errors.UnknownName`, which names the current
    one where it is an earlier code; :meth:`resolve` takes those too.

    >>> len(indicators), "SOROK3A3" in indicators, "SOROK3S8" in indicators
    (145, True, False)
    """

    def __init__(self) -> None:
        super().__init__(_INDICATOR, self._made)

    def __repr__(self) -> str:
        return f"<{len(self)} indicators of {CATALOGUE_YEAR}>"

    @property
    def core(self) -> tuple[Indicator, ...]:
        """Those that stand in the figure book."""
        return tuple(one for one in self.values() if one.core)

    def of(self, area: Area | LifeDomain | str) -> tuple[Indicator, ...]:
        """Those of one area or life domain.

        Raises :class:`okomodel.errors.InvalidValue` for what is neither.

        >>> indicators.of(LifeDomain.SCHOOL)[0].label()
        'feels safe at school'
        """
        wanted = member(Area, area.value if isinstance(area, LifeDomain) else area)
        return tuple(one for one in self.values() if one.area is wanted)

    def search(self, words: str) -> tuple[Indicator, ...]:
        """Those whose code or label, in either language, has all of these words or parts of words.

        Case and accents do not count. Empty where none has.

        >>> [one.code for one in indicators.search("eenzaam vaak")]
        ['SBEZK3S1']
        """
        wanted = [key(word) for word in str(words).split()]
        told = (
            (one, key(f"{one.code} {one.wording.nl} {one.wording.en}")) for one in self.values()
        )
        return tuple(one for one, said in told if wanted and all(word in said for word in wanted))

    def resolve(self, code: str, year: int | None = None) -> tuple[Indicator, ...]:
        """The current indicators for which a code, current or earlier, stands.

        A current code stands for its own indicator in every year, because a document writes the
        current code for older rounds too. An earlier code stands, with ``year``, for those that
        had it in that year (undated: in any year): none, one, or more than one without a year.

        Raises :class:`okomodel.errors.UnknownName` for a code that was never one.

        >>> [one.code for one in indicators.resolve("LBAGK3S20")]
        ['LBAGK3S13', 'LOAGK3A13']
        >>> [one.code for one in indicators.resolve("LBAGK3S20", 2022)]
        ['LOAGK3A13']
        """
        if not self.ever(code):
            raise self._unknown(code)
        own = (self[code],) if code in self else ()
        meant = (
            indicator
            for indicator, earlier in self._earlier.get(code, ())
            if year is None or not earlier.rounds or earlier.used_in(year)
        )
        return tuple(dict.fromkeys((*own, *meant)))

    def clashes(self, code: str, year: int | None = None) -> tuple[Clash, ...]:
        """What a code, current or earlier, meant in which year, where that is not one thing.

        With ``year`` only what holds in that year. Empty for a code that does not mislead. Raises
        :class:`okomodel.errors.UnknownName` for a code that was never one.

        >>> [clash.meaning.text("nl") for clash in indicators.clashes("SBEZK3S1", 2021)]
        ['waarden 1 en 2']
        """
        if not self.ever(code):
            raise self._unknown(code)
        known = self._clashes.get(code, ())
        return tuple(clash for clash in known if year is None or clash.holds_in(year))

    def family_size(self, name: str) -> int:
        """How many indicators are the answers to one question.

        >>> indicators.family_size("not-drinking-joined")
        3
        """
        return self._family_sizes[name]

    def question(self, code: str) -> frozenset[str]:
        """The indicators that are answers to the same question as one, itself among them.

        >>> sorted(indicators.question("SOROK3A3"))
        ['SOROK3A3']
        >>> len(indicators.question("LOAGK3A16"))
        8
        """
        return self._questions.get(code) or frozenset({code})

    @cached_property
    def _questions(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        names = ((name, one.code) for one in self.values() for name in one.families)
        for members in grouped(names).values():
            joined = frozenset(members).union(*(found.get(code, ()) for code in members))
            found.update(dict.fromkeys(joined, joined))
        return found

    @cached_property
    def _family_sizes(self) -> Counter[str]:
        return Counter(name for one in self.values() for name in one.families)

    @cached_property
    def _clashes(self) -> dict[str, tuple[Clash, ...]]:
        return grouped((row["code"], _clash(row)) for row in rows("indicator_clashes"))

    def _made(self) -> dict[str, Indicator]:
        history = grouped((row["code"], _earlier(row)) for row in rows("indicator_history"))
        return {
            (code := row["code"]): made(
                Indicator,
                row,
                wording=_wording(row, "label"),
                families=tuple(row["family"].split()),
                history=history.get(code, ()),
                clashes=self._clashes.get(code, ()),
            )
            for row in rows("indicators")
        }

    @cached_property
    def _earlier(self) -> dict[str, tuple[tuple[Indicator, EarlierCode], ...]]:
        return grouped(
            (earlier.code, (one, earlier)) for one in self.values() for earlier in one.history
        )

    def ever(self, code: object) -> bool:
        """Whether a code is one, or was one before."""
        return isinstance(code, str) and (code in self or code in self._earlier)

    def _unknown(self, code: object) -> UnknownName:
        if isinstance(code, str) and code in self._earlier:
            return UnknownName(_INDICATOR, code, (one.code for one, _ in self._earlier[code]))
        return super()._unknown(code)


def _earlier(row: Mapping[str, str]) -> EarlierCode:
    years = tuple(int(year) for year in row["round"].split(",") if year)
    return made(EarlierCode, row, code=row["earlier_code"], rounds=years)


def _clash(row: Mapping[str, str]) -> Clash:
    return made(Clash, row, meaning=_wording(row, "meaning"))


def _wording(row: Mapping[str, str], column: str) -> Wording:
    return Wording(en=row[f"{column}_en"], nl=row[f"{column}_nl"])


indicators: Indicators = Indicators()
"""The catalogue of indicators by current code."""


@lru_cache(maxsize=4096)
def current_codes(code: str, year: int | None = None) -> frozenset[str]:
    """The current codes for which a code stood in the round of a year; one that never was, itself.

    By these figures are compared. Without a year, or for one in which it is not known to have been
    used, they are all for which it ever stood.

    >>> sorted(current_codes("LBAGK3S20")), sorted(current_codes("LBAGK3S20", 2022))
    (['LBAGK3S13', 'LOAGK3A13'], ['LOAGK3A13'])
    """
    if not indicators.ever(code):  # no hint at the nearest code, as an error would make
        return frozenset({code})
    meant = indicators.resolve(code, year) or indicators.resolve(code)
    return frozenset(one.code for one in meant)


def direction_of(code: str) -> Direction | None:
    """Which way is better for the indicator that a code, current or earlier, stands for.

    None: nothing is claimed, it is not known, or the code stood for several.

    >>> direction_of("SOROK3A3").value, direction_of("SOROK3S8").value, direction_of("AGE1ST")
    ('up', 'up', None)
    """
    known = [indicators[one].better for one in current_codes(code) if one in indicators]
    return known[0] if len(known) == 1 else None


def called(code: str) -> Wording:
    """What an indicator counts, by its code, current or earlier; else the code itself.

    >>> called("SOROK3S8").nl == called("SOROK3A3").nl, called("AGE1ST").en
    (True, 'AGE1ST')
    """
    known = [indicators[one].wording for one in current_codes(code) if one in indicators]
    return known[0] if len(known) == 1 else Wording(code, code)


def measures_of(code: str, own: Mapping[str, OwnIndicator] = {}) -> Measures:
    """Whether figures under a code, current or earlier, are shares or means.

    ``own`` are indicators of one's own, by code. One that nobody knows is a share.

    >>> age = OwnIndicator(code="AGE1ST", label="age at first drink", measures="mean")
    >>> measures_of("AGE1ST", {"AGE1ST": age}).value, measures_of("PBMGK3S4").value
    ('mean', 'share')
    """
    if code in own:
        return own[code].measures
    known = {indicators[one].measures for one in current_codes(code) if one in indicators}
    return known.pop() if len(known) == 1 else Measures.SHARE
