"""How people type a day, a month, a season or a year, and what that is as ISO 8601 has it."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from re import Match
from re import compile as pattern

from okomodel.errors import Advice
from okomodel.values.part_of_year import PARTS
from okomodel.values.typed_text import as_text, bare, written
from okomodel.wording import Wording

__all__ = ["advice_of_day", "days_in"]

_WHOLE_DAY = Wording(
    "A whole day is needed here: YYYY-MM-DD.", "Hier is een hele dag nodig: JJJJ-MM-DD."
)
_SHORT_MONTH = Wording("{month} has {days} days.", "{month} heeft {days} dagen.")
_TWELVE = Wording("A year has 12 months.", "Een jaar heeft 12 maanden.")

_LAST_MONTH = 12
_LENGTH = len("2024-01-17")
_MONTHS = {
    word[: None if whole else 3]: number
    for number, part in PARTS.items()
    if number <= _LAST_MONTH
    for word in (part.called.en.lower().split()[0], part.called.nl.split()[0])
    for whole in (True, False)
} | {"mrt": 3, "sept": 9}
_SEASONS = {
    **dict.fromkeys(("voorjaar", "lente", "spring"), 21),
    **dict.fromkeys(("zomer", "summer"), 22),
    **dict.fromkeys(("najaar", "herfst", "autumn", "fall"), 23),
    **dict.fromkeys(("winter",), 24),
}
_BEFORE_QUARTERS = 32
_PARTS = _MONTHS | _SEASONS
_NAMES = "|".join(sorted(_PARTS, key=len, reverse=True))
_SEP = r"\s*[-/. \u2010-\u2015]\s*"
_NTH = "(?:e|ste|de|st|nd|rd|th)?"
_YEAR = r"(?P<y>[0-9]{4})"
_FORMS = tuple(
    pattern(one)
    for one in (
        rf"{_YEAR}{_SEP}(?P<m>[0-9]{{1,2}}){_SEP}(?P<d>[0-9]{{1,2}})(?:[t ][0-9:.+z-]*)?",
        rf"(?P<d>[0-9]{{1,2}}){_SEP}(?P<m>[0-9]{{1,2}}){_SEP}(?P<y>[0-9]{{4}}|[0-9]{{2}})",
        rf"(?P<m>[0-9]{{1,2}}){_SEP}{_YEAR}",
        rf"{_YEAR}{_SEP}(?P<m>[0-9]{{1,2}})",
        rf"{_YEAR}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})?",
        rf"(?:[a-z]+dag,? )?(?P<d>[0-9]{{1,2}}){_NTH}{_SEP}(?P<n>{_NAMES})\.?,?{_SEP}{_YEAR}",
        rf"(?P<n>{_NAMES})\.? (?P<d>[0-9]{{1,2}}){_NTH},? {_YEAR}",
        rf"(?:in |the |het |de )?(?P<n>{_NAMES})\.?(?: of| van)?{_SEP}{_YEAR}(?:/[0-9]{{2,4}})?",
        rf"{_YEAR}{_SEP}(?P<n>{_NAMES})",
        rf"(?:q|k|kw|kwartaal |quarter )(?P<q>[1-4]){_SEP}{_YEAR}",
        rf"(?P<q>[1-4]){_NTH} (?:kwartaal|quarter)(?: of| van)? {_YEAR}",
        rf"{_YEAR}{_SEP}(?:q|k|kw)(?P<q>[1-4])",
        rf"(?P<d>[0-9]{{2}})(?P<m>[0-9]{{2}}){_YEAR}",
        rf"(?:in |sinds |vanaf |since |from )?{_YEAR}",
    )
)


def days_in(value: object) -> Iterator[str]:
    """The texts of ISO 8601 that may be meant by what was typed; not all of them exist.

    >>> [*days_in("17-01-2024")], [*days_in("voorjaar 2024")], [*days_in(202401)]
    (['2024-01-17', '2024-17-01'], ['2024-21'], ['2024-01'])
    """
    typed = bare(as_text(value)).lower()
    for match in filter(None, (one.fullmatch(typed) for one in _FORMS)):
        yield from _told(match)


def _told(match: Match[str]) -> Iterator[str]:
    said = match.groupdict()
    year = said["y"] if len(said["y"]) > len("24") else f"20{said['y']}"
    part, day = _part(said), said.get("d")
    if part is None:
        yield year
    elif day is None:
        yield f"{year}-{part:02}"
    else:
        yield f"{year}-{part:02}-{int(day):02}"
        if said.get("m"):
            yield f"{year}-{int(day):02}-{part:02}"


def _part(said: dict[str, str | None]) -> int | None:
    if name := said.get("n"):
        return _PARTS[name]
    if quarter := said.get("q"):
        return _BEFORE_QUARTERS + int(quarter)
    return int(month) if (month := said.get("m")) else None


def advice_of_day(value: object, is_one: Callable[[str], bool], *, whole: bool) -> Advice:
    """What would help: the first day that it may mean; ``whole``: a month or a year will not do."""
    found = [*days_in(value)]
    if meant := next(filter(is_one, found), None):
        return Advice(written(meant))
    if whole and any(len(one) < _LENGTH for one in found):
        return Advice(words=_WHOLE_DAY)
    return Advice(words=next(filter(None, map(_why_not, found)), None))


def _why_not(text: str) -> Wording | None:
    """Why a text is no day: there is no such month, or it has fewer days."""
    year, month, day = map(int, f"{text}-01-01".split("-")[:3])
    if month not in PARTS:
        return _TWELVE
    if month > _LAST_MONTH or year < 1 or day <= (last := monthrange(year, month)[1]):
        return None
    called = PARTS[month].called
    en, nl = called.text("en", year=year), called.text("nl", year=year).capitalize()
    return Wording(
        _SHORT_MONTH.text("en", month=en, days=last), _SHORT_MONTH.text("nl", month=nl, days=last)
    )
