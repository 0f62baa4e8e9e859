"""The register of municipalities: those of today and, from 1990 on, those of the past.

The facts are those of CBS (classification of municipalities and areas; CBS / Kadaster, CC BY 4.0)
and of the national table of municipalities (RvIG table 33). They say until when they are known;
what was announced for later is kept apart.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from re import ASCII, IGNORECASE
from re import compile as pattern
from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.errors import OkomodelError, UnknownName, nearest
from okomodel.reference.spelling import in_province, is_cut_off, key, spellings
from okomodel.reference.tables import Catalogue, grouped, made, rows
from okomodel.values.calendar import Day, as_day
from okomodel.wording import Labelled, Language, Wording

__all__ = [
    "AmbiguousName",
    "Announcement",
    "Change",
    "ChangeKind",
    "Municipality",
    "Register",
    "Share",
    "municipalities",
    "named",
    "only_known_until",
]

_Row = Mapping[str, str]
_Step = Callable[[str], Iterable[str]]

_A_DAY = dt.timedelta(days=1)
_SUGGESTIONS = 3
_MUNICIPALITY = Wording("municipality", "gemeente")
_CODE = Wording("municipality code", "gemeentecode")
_NO_CODE = Wording(
    "municipality code (a name is looked up by municipalities.find)",
    "gemeentecode (een naam zoekt u op met municipalities.find)",
)
_TOOI = "https://identifier.overheid.nl/tooi/id/gemeente/"
_AS_CODE = pattern(rf"(?:{_TOOI}|.*\()?(?:gm)?([0-9]{{4}})\)?/?", ASCII | IGNORECASE)


class ChangeKind(Labelled):
    """What happened to a municipality.

    An absorption goes into a municipality that keeps its code; a merger makes a new one; a rename
    gives a new name and, as a rule, a new code; a split sends a part elsewhere.
    """

    ABSORPTION = "absorption", "opgegaan in een bestaande gemeente", "absorption"
    MERGER = "merger", "samengevoegd tot een nieuwe gemeente", "merger"
    RENAME = "rename", "naam gewijzigd", "rename"
    SPLIT = "split", "deels naar een andere gemeente", "split"


class Share(Labelled):
    """How much of the old municipality went to the new one."""

    WHOLE = "whole", "geheel", "whole"
    MAIN = "main", "grootste deel", "main part"
    PART = "part", "deel", "part"


@final
@attrs.frozen(kw_only=True, repr=False)
class Change(OneLine):
    """That on a day one municipality went, wholly or in part, over into another.

    ``old`` and ``new`` are codes. ``date`` is the legal date, the first day of the new situation;
    ``cbs_date`` the day from which CBS counts it (for some renames the next 1 January; None: not
    known). A municipality that falls apart has a change for each share.

    >>> [change] = municipalities.changes("GM0457")
    >>> change.date.isoformat(), change.kind.label(), change.new
    ('2022-03-24', 'absorption', 'GM0363')
    """

    date: dt.date
    kind: ChangeKind
    old: str
    new: str
    share: Share
    cbs_date: dt.date | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Announcement(OneLine):
    """A change that was announced for a day after the register ends: no fact yet.

    ``old`` and ``new`` are codes, ``date`` is the day for which it is planned. ``as_of`` is the
    day of which it was known how far it had come, ``is_law`` whether it was law on that day,
    ``source`` the id of the source that says so.

    >>> municipalities.announced[0].text("nl").partition(" (gepland")[0]
    'Wijdemeren (GM1696) gaat op 1 januari 2027 op in Hilversum (GM0402)'
    """

    date: dt.date
    kind: ChangeKind
    old: str
    new: str
    share: Share
    as_of: dt.date
    is_law: bool
    source: str

    def text(self, lang: Language = "en") -> str:
        """Who is to join whom on which day, and how far that had come, in one language."""
        state = (_LAW if self.is_law else _NO_LAW).text(lang, day=self.as_of)
        told = {"old": named(self.old), "new": named(self.new), "day": self.date}
        return _ANNOUNCED.text(lang, **told, state=state)


_ANNOUNCED = Wording(
    "{old} is to become part of {new} on {day} ({state})",
    "{old} gaat op {day} op in {new} ({state})",
)
_LAW = Wording("law on {day}", "wet op {day}")
_NO_LAW = Wording("planned, not yet law on {day}", "gepland, nog geen wet op {day}")


@final
@attrs.frozen(kw_only=True, repr=False)
class Municipality(OneLine):
    """A municipality under one code (CBS: GM and four digits).

    ``name`` is the official name, with the suffix that CBS gives to homonyms; ``short_name`` is
    the name without it; ``aliases`` are other names in use, among them earlier ones under the same
    code. ``lon`` and ``lat`` are a rough centre (WGS84 degrees, two decimals). Province, GGD region
    and centre are only known for the municipalities of today (else None).

    ``valid_from`` is the first day of the code (None: before the table's memory), ``valid_until``
    its last day, inclusive (None: it exists today). Who absorbs another keeps the code.

    >>> nunspeet = municipalities["GM0302"]
    >>> nunspeet.name, nunspeet.ggd_region, nunspeet.exists_on("1971-12-31")
    ('Nunspeet', 'GGD Noord- en Oost-Gelderland', False)
    """

    code: str
    name: str
    short_name: str
    aliases: tuple[str, ...] = ()
    province: str | None = None
    province_code: str | None = None
    ggd_region: str | None = None
    ggd_code: str | None = None
    lon: float | None = None
    lat: float | None = None
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which it is known, the official one first."""
        return tuple(dict.fromkeys((self.name, self.short_name, *self.aliases)))

    @property
    def uri(self) -> str:
        """Its address in the government's thesaurus (TOOI, standaarden.overheid.nl/tooi).

        >>> municipalities["GM0302"].uri
        'https://identifier.overheid.nl/tooi/id/gemeente/gm0302'
        """
        return _TOOI + self.code.lower()

    def exists_on(self, day: Day) -> bool:
        """Whether it exists on a day (a ``date`` or its text), as far as is known.

        A municipality whose first day is not known counts as existing on every day before its
        last. Raises :class:`okomodel.errors.InvalidValue` for what is no day.
        """
        when = as_day(day)
        return (self.valid_from or when) <= when <= (self.valid_until or when)


_OR = Wording(" or ", " of ")
_AMBIGUOUS = Wording(
    "{name} may be {bearers}: use the code or the official name",
    "{name} kan {bearers} zijn: gebruik de code of de officiële naam",
)


@final
class AmbiguousName(OkomodelError, LookupError):
    """A name that several municipalities bear; the message names them with their codes.

    ``name`` is the name that was asked for, ``bearers`` are the municipalities.
    """

    def __init__(self, name: str, bearers: Sequence[Municipality]) -> None:
        super().__init__(name, bearers)
        self.name = name
        self.bearers = tuple(bearers)

    def text(self, lang: Language = "en") -> str:
        """Whose name it may be, and what to use instead, in one language."""
        bearers = _OR.text(lang).join(map(_shown, self.bearers))
        return _AMBIGUOUS.text(lang, name=repr(self.name), bearers=bearers)


@final
class Register(Catalogue[Municipality]):
    """The municipalities by code, those of today first, each group in the order of its codes.

    Looking up, ``in``, ``len`` and iterating cover today's codes and every code that went out of
    use since 1990; :attr:`today` and :meth:`on` give those of a day. A code that is in neither
    raises :class:`okomodel.errors.UnknownName`, as does every method that takes a code. Loaded on
    first use.

    >>> municipalities["GM1992"].name, len(municipalities.today)
    ('Voorne aan Zee', 342)
    """

    def __init__(self, table: Callable[[str], Sequence[_Row]] = rows) -> None:
        super().__init__(_CODE, self._made)
        self._table = table

    def __repr__(self) -> str:
        today = len(self.today)
        return f"<{today} municipalities of today, {len(self) - today} of the past>"

    @property
    def today(self) -> tuple[Municipality, ...]:
        """The municipalities that exist today, as far as the register knows."""
        return _of_today(self.values())

    @cached_property
    def known_until(self) -> dt.date:
        """The last day of which the register knows which municipalities there are.

        >>> municipalities.known_until.isoformat()
        '2026-12-31'
        """
        [row] = self._table("municipal_register")
        return dt.date.fromisoformat(row["known_until"])

    @cached_property
    def announced(self) -> tuple[Announcement, ...]:
        """What was announced for later, by day; nothing else in the register goes by it.

        >>> [(one.old, one.new, one.date.year) for one in municipalities.announced]
        [('GM1696', 'GM0402', 2027)]
        """
        found = map(_announcement, self._table("municipal_announcements"))
        return tuple(sorted(found, key=lambda one: one.date))

    def on(self, day: Day) -> tuple[Municipality, ...]:
        """Those that existed on a day (a ``date`` or its text); complete from 1990 on.

        The changes before 1990 are not known: for an earlier day those are missing that ended
        before 1990, and those are there whose first day is not known. For a day after
        :attr:`known_until` it is as on that. Raises :class:`okomodel.errors.InvalidValue` for
        what is no day.

        >>> len(municipalities.on("2022-12-31")), len(municipalities.on("2023-01-01"))
        (344, 342)
        """
        when = as_day(day)
        return tuple(one for one in self.values() if one.exists_on(when))

    def find(self, name: str, on: Day | None = None) -> Municipality:
        """The municipality with a code, an official name, a short name or an alias.

        Only letters and digits count: case, accents, hyphens, spaces, apostrophes and other signs
        do not. A code may also be written as ``0267`` or as its address (``uri``), a name as
        "Gemeente Kampen", "Horst a/d Maas" or "Nuenen c.a.". Today's
        municipalities come before those of the past, which are looked at where none of today has
        the name; with ``on``, only those that existed on that day are.

        Raises :class:`AmbiguousName` where several have the name, and
        :class:`okomodel.errors.UnknownName` where none has, with those that look most like it.

        >>> municipalities.find("sudwest fryslan").name, municipalities.find("Den Bosch").code
        ('Súdwest-Fryslân', 'GM0796')
        >>> municipalities.find("De Friese Meren", on="2015-06-30").code
        'GM1921'
        """
        when = None if on is None else as_day(on)
        found = _preferred(self._meant(str(name)), when)
        match found:
            case ():
                raise self._nobody(name, when)
            case (one,):
                return one
            case _:
                raise AmbiguousName(name, found)

    def changes(self, code: str) -> tuple[Change, ...]:
        """The changes since 1990 in which a municipality was the old or the new one, by date.

        Of one day, the greatest share comes first. Splits before 2016 are incomplete.

        >>> [f"{one.date.year} {one.kind} {one.new}" for one in municipalities.changes("GM1702")]
        ['1995 rename GM1702', '2022 merger GM1982']
        """
        return self._changes_of.get(self[code].code, ())

    def successors(self, code: str, on: Day | None = None) -> tuple[Municipality, ...]:
        """Into which others a municipality went over, wholly or in part.

        Without ``on``: the direct ones, the main one first; none while it exists. With ``on``:
        the chain is followed up to that day, and they are those of that day that hold (part of)
        it: itself while it exists, none before it began.

        >>> [one.name for one in municipalities.successors("GM0788")]
        ['Oisterwijk', 'Boxtel', 'Tilburg', 'Vught']
        >>> [one.name for one in municipalities.successors("GM0791", on="2026-01-01")]
        ['Bernheze']
        """
        return self._followed(code, on, self._into)

    def successor(self, code: str, on: Day) -> Municipality | None:
        """The one municipality for which a code stands on a day.

        A code that was merged, absorbed or renamed stands, from then on, for its successor, and
        until then for itself. None where no one does: it was split, also where one part was the
        main one, or it had not begun.

        >>> municipalities.successor("GM0457", on="2022-03-24").name
        'Amsterdam'
        >>> municipalities.successor("GM0788", on="2021-01-01") is None
        True
        """
        when = as_day(on)
        found = self[self.in_force(self[code].code, when)]
        return found if found.exists_on(when) else None

    def in_force(self, code: str, on: Day) -> str:
        """The code that stands on a day for what a dossier calls by a code.

        That is its successor's once it was merged, absorbed or renamed, and its earlier one before
        a rename. Whatever has no one successor, or is not in the register, stands for itself.

        >>> [municipalities.in_force("GM0416", on=day) for day in ("2021-12-31", "2022-01-01")]
        ['GM0416', 'GM1980']
        >>> municipalities.in_force("GM1940", on="2015-06-30")
        'GM1921'
        """
        day = as_day(on)
        while (went := self._whole.get(code)) and went.date <= day:
            code = went.new
        while (renamed := self._renamed.get(code)) and renamed.date > day:
            code = renamed.old
        return code

    def predecessors(self, code: str, on: Day | None = None) -> tuple[Municipality, ...]:
        """Which others went over, wholly or in part, into a municipality.

        Without ``on``: the direct ones, by date. With ``on``: the chain is followed back to that
        day, and they are those of that day from which it came: itself if it existed, and none
        after its end. Before 1990 as :meth:`on`.

        >>> [one.name for one in municipalities.predecessors("GM1992")]
        ['Brielle', 'Hellevoetsluis', 'Westvoorne']
        >>> [one.name for one in municipalities.predecessors("GM0363", on="2022-03-23")]
        ['Amsterdam', 'Weesp']
        """
        return self._followed(code, on, self._out_of)

    @cached_property
    def _whole(self) -> dict[str, Change]:
        """By old code the change in which it went over as a whole."""
        whole = (one for one in self._changes if one.share is Share.WHOLE and one.old != one.new)
        return {change.old: change for change in whole}

    @cached_property
    def _renamed(self) -> dict[str, Change]:
        """By new code the rename that made it."""
        renames = (one for one in self._whole.values() if one.kind is ChangeKind.RENAME)
        return {change.new: change for change in renames}

    @cached_property
    def _changes(self) -> tuple[Change, ...]:
        return _ordered(map(_change, self._table("municipal_changes")))

    @cached_property
    def _changes_of(self) -> dict[str, tuple[Change, ...]]:
        both = ((change, {change.old: 0, change.new: 0}) for change in self._changes)
        return grouped((code, change) for change, codes in both for code in codes)

    def _made(self) -> dict[str, Municipality]:
        names = _names(self._table("municipal_changes"))
        current = self._table("municipalities")
        today = {row["code"]: _current(row, names.get(row["code"], ())) for row in current}
        begun, ended = _begun(self._changes), _ended(self._changes)
        past = {
            code: Municipality(
                code=code,
                name=names[code][0],
                short_name=names[code][0],
                aliases=names[code][1:],
                valid_from=begun.get(code),
                valid_until=ended.get(code),
            )
            for code in sorted(names.keys() - today.keys())
        }
        return today | past

    @cached_property
    def _bearers(self) -> dict[str, tuple[Municipality, ...]]:
        known = ((one, dict.fromkeys(map(key, (one.code, *one.names)))) for one in self.values())
        return grouped((key, one) for one, keys in known for key in keys)

    def _meant(self, name: str) -> tuple[Municipality, ...]:
        """Those that a name, as people write it, may mean; the first spelling that any has."""
        if code := _AS_CODE.fullmatch(name.strip()):
            return self._bearers.get(key(f"GM{code[1]}"), ())
        found = [self._bearers.get(one, ()) for one in spellings(name)]
        if not any(found) and is_cut_off(name):
            *_, begin = spellings(name)
            found = [some for known, some in self._bearers.items() if known.startswith(begin)]
        return next(filter(None, found), ()) or self._in_province(name)

    def _in_province(self, name: str) -> tuple[Municipality, ...]:
        """Those in a province that the name says: "Bergen (Noord-Holland)" is Bergen (NH.)."""
        for base, province, called in in_province(name):
            written = {f"{base}{one}" for one in called}
            known = dict.fromkeys(
                one for begin in (base, *written) for one in self._bearers.get(begin, ())
            )
            if found := [
                one
                for one in known
                if one.province == province or written.intersection(map(key, one.names))
            ]:
                return tuple(found)
        return ()

    def _unknown(self, code: object) -> UnknownName:
        bearers = _preferred(self._meant(str(code)))
        near = [one.code for one in bearers] or [*super()._unknown(code).nearest]
        return UnknownName(_NO_CODE if bearers else _CODE, code, near=near)

    def _nobody(self, name: str, on: dt.date | None) -> UnknownName:
        *_, bare = spellings(str(name))
        near = map(_shown, self._near(bare, on))
        what = Wording(f"municipality on {on}", f"gemeente op {on}") if on else _MUNICIPALITY
        return UnknownName(what, name, near=islice(near, _SUGGESTIONS))

    def _near(self, key: str, on: dt.date | None) -> dict[Municipality, None]:
        begin = [known for known in self._bearers if key and known.startswith(key)]
        today = (known for known, bearers in self._bearers.items() if _of_today(bearers))
        keys = begin or [*(nearest(key, today) if on is None else ()), *nearest(key, self._bearers)]
        found = (_preferred(self._bearers[one], on) for one in keys)
        return dict.fromkeys(one for bearers in found for one in bearers)

    def _into(self, code: str, on: dt.date | None) -> list[str]:
        return [
            change.new
            for change in self.changes(code)
            if change.old == code != change.new and (on is None or change.date <= on)
        ]

    def _out_of(self, code: str, on: dt.date | None) -> list[str]:
        return [
            change.old
            for change in self.changes(code)
            if change.new == code != change.old and (on is None or change.date > on)
        ]

    def _followed(
        self,
        code: str,
        on: Day | None,
        step: Callable[[str, dt.date | None], list[str]],
    ) -> tuple[Municipality, ...]:
        when = None if on is None else as_day(on)
        if when is None:
            return tuple(self[one] for one in dict.fromkeys(step(code, None)))
        reached = map(self.__getitem__, _reached(code, lambda one: step(one, when)))
        return tuple(one for one in reached if one.exists_on(when))


def _reached(start: str, step: _Step) -> list[str]:
    reached: dict[str, None] = {}
    waiting = [start]
    while waiting:
        if (code := waiting.pop(0)) not in reached:
            reached[code] = None
            waiting += step(code)
    return list(reached)


def _of_today(some: Iterable[Municipality]) -> tuple[Municipality, ...]:
    return tuple(one for one in some if one.valid_until is None)


def _preferred(
    bearers: tuple[Municipality, ...], on: dt.date | None = None
) -> tuple[Municipality, ...]:
    if on is None:
        return _of_today(bearers) or bearers
    return tuple(one for one in bearers if one.exists_on(on))


def _shown(one: Municipality) -> str:
    return f"{one.name} ({one.code})"


def _change(row: _Row) -> Change:
    return made(Change, row, old=row["old_code"], new=row["new_code"])


def _announcement(row: _Row) -> Announcement:
    return made(Announcement, row, old=row["old_code"], new=row["new_code"])


def _ordered(changes: Iterable[Change]) -> tuple[Change, ...]:
    greatest = tuple(Share).index
    return tuple(sorted(changes, key=lambda change: (change.date, greatest(change.share))))


def _names(changes: Iterable[_Row]) -> dict[str, tuple[str, ...]]:
    """Every name under each code, the latest first."""
    found: dict[str, tuple[str, ...]] = {}
    for row in sorted(changes, key=lambda row: row["date"]):
        for part in ("old", "new"):
            code, name = row[f"{part}_code"], row[f"{part}_name"]
            found[code] = tuple(dict.fromkeys((name, *found.get(code, ()))))
    return found


def _begun(changes: Sequence[Change]) -> dict[str, dt.date]:
    """The first day of each code that a merger or a rename made."""
    made = (ChangeKind.MERGER, ChangeKind.RENAME)
    return {
        change.new: change.date
        for change in reversed(changes)
        if change.kind in made and change.new != change.old
    }


def _ended(changes: Sequence[Change]) -> dict[str, dt.date]:
    """The last day of each code that went over into another; a part that leaves ends none."""
    return {
        change.old: change.date - _A_DAY
        for change in reversed(changes)
        if change.share is not Share.PART and change.new != change.old
    }


def _current(row: _Row, other_names: tuple[str, ...]) -> Municipality:
    names = dict.fromkeys((*filter(None, row["aliases"].split("|")), *other_names))
    aliases = tuple(name for name in names if name != row["name"])
    return made(Municipality, row, aliases=aliases)


municipalities: Register = Register()
"""The register of Dutch municipalities by code, today's and those of the past."""


def named(code: str) -> str:
    """A municipality as a message names it: its name and code, or the code where it is not known.

    >>> named("GM0302"), named("GM9001")
    ('Nunspeet (GM0302)', 'GM9001')
    """
    return f"{municipalities[code].name} ({code})" if code in municipalities else code


def only_known_until(day: dt.date) -> Wording | None:
    """What an answer for a day says where it is after what the register knows; else None.

    >>> only_known_until(dt.date(2027, 1, 1)).en.partition(". ")[0]
    'Municipalities are known until 31 December 2026'
    >>> only_known_until(dt.date(2026, 12, 31)) is None
    True
    """
    if day <= (until := municipalities.known_until):
        return None
    announced = [one for one in municipalities.announced if one.date <= day]
    return Wording(_limit(until, announced, "en"), _limit(until, announced, "nl"))


def _limit(until: dt.date, announced: Iterable[Announcement], lang: Language) -> str:
    told = "; ".join(one.text(lang) for one in announced)
    limit = _KNOWN_UNTIL.text(lang, until=until)
    return f"{limit} {_AFTER_THAT.text(lang, announced=told)}" if told else limit


_KNOWN_UNTIL = Wording(
    "Municipalities are known until {until}.", "De gemeenten zijn bekend tot en met {until}."
)
_AFTER_THAT = Wording(
    "Announced after that: {announced}.", "Aangekondigd voor daarna: {announced}."
)
