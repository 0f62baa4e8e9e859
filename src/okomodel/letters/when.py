"""Days within a sentence: what stands before them, as people write it."""

from okomodel.model import Body
from okomodel.values.partial_date import PartialDate
from okomodel.values.span import Span, When
from okomodel.wording import Language, Wording, in_text

__all__ = ["at", "by_whom", "day_of", "number_of"]

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
