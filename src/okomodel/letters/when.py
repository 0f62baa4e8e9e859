"""Days within a sentence: what stands before them, as people write it."""

from okomodel.insight.facts import Fact
from okomodel.model import Body, MilestoneRecord
from okomodel.values.partial_date import PartialDate
from okomodel.values.span import Span, When
from okomodel.wording import Language, Wording, in_text

__all__ = ["at", "by_whom", "dated", "day_of", "number_of", "when_done"]

_BY_THEN = Wording("by {when}", "uiterlijk{when}")

_ON, _IN = Wording(" on {when}", " op {when}"), Wording(" in {when}", " in {when}")
_AS_SAID = Wording(" {when}", " {when}")
_PART = Wording("{part} {year}", "het {part} van {year}")
_QUARTER = Wording("the {part} {year}", "het {part} van {year}")
_QUARTERS = range(33, 37)
_NUMBER = Wording(" ({number})", " ({number})")
_BY_THE, _BY_HET = (
    Wording(" by the {body}", " door de {body}"),
    Wording(" by the {body}", " door het {body}"),
)


def day_of(when: When, lang: Language) -> str:
    """A day as it stands behind a preposition.

    >>> day_of(PartialDate("2025-21"), "nl"), day_of(PartialDate("2025-06-05"), "nl")
    ('het voorjaar van 2025', '5 juni 2025')
    """
    one = when.partial if isinstance(when, Span) else when
    if one is None or not _is_part_of_year(one):
        return in_text(when, lang)
    part, year = in_text(one, lang).rsplit(" ", 1)
    is_quarter = int(str(one)[-2:]) in _QUARTERS
    return (_QUARTER if is_quarter else _PART).text(lang, part=part, year=year)


def at(when: When | None, lang: Language) -> str:
    """When something was, with its preposition and a space before it; None: nothing.

    >>> at(PartialDate("2025-06-05"), "nl"), at(PartialDate("2025-06"), "nl"), at(None, "nl")
    (' op 5 juni 2025', ' in juni 2025', '')
    """
    if when is None:
        return ""
    one = when.partial if isinstance(when, Span) else when
    worded = _AS_SAID if one is None else _ON if one.day else _IN
    return worded.text(lang, when=day_of(when, lang))


def dated(when: When, lang: Language) -> str:
    """When something was, at the head of a line.

    >>> dated(PartialDate("2025-06-05"), "nl"), dated(PartialDate("2025-33"), "nl")
    ('5 juni 2025', 'In het 1e kwartaal van 2025')
    """
    one = when.partial if isinstance(when, Span) else when
    text = day_of(when, lang) if one is None or one.day else at(when, lang).strip()
    return text[:1].upper() + text[1:]


def when_done(fact: Fact, lang: Language) -> str:
    """When a milestone was reached: of one that was done by a month, that month."""
    record = fact.at.parent.thing if fact.at.parent else None
    if isinstance(record, MilestoneRecord) and record.done_by and not record.done:
        by = record.done_by
        when = (
            day_of(by, lang)
            if lang == "en"
            else at(by, lang)
            if not by.day
            else f" {day_of(by, lang)}"
        )
        return _BY_THEN.text(lang, when=when)
    return at(fact.when, lang).strip()


def number_of(document: str | None, lang: Language) -> str:
    """The number of a document in brackets, with a space before it; None: nothing."""
    return _NUMBER.text(lang, number=document) if document else ""


def by_whom(body: Body | None, lang: Language) -> str:
    """Who decided, with a space before it; None: nothing.

    >>> by_whom(Body.COLLEGE, "nl")
    ' door het college van B&W'
    """
    if body is None:
        return ""
    return (_BY_HET if body is Body.COLLEGE else _BY_THE).text(lang, body=body)


def _is_part_of_year(one: PartialDate) -> bool:
    return one.month is None and len(str(one)) > len("2025")
