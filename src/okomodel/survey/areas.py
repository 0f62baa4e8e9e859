"""Municipalities as survey files name them: by code, as a number or as text."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from re import compile as pattern

import narwhals as nw

from okomodel.errors import InvalidValue
from okomodel.reference.municipality import municipalities
from okomodel.survey.answers import Answers, Kind, number_of
from okomodel.wording import Wording

__all__ = ["area_of", "areas_of", "lies_in", "with_successor"]

_CODE = pattern(r"(?:GM[ _-]?)?0*([0-9]{1,4})")
_ELSEWHERE = pattern(r"[A-Z]{2}-[A-Z0-9\-]{1,12}")
_EXPECTS = Wording(
    "the code of a municipality such as 302 or GM0302",
    "de code van een gemeente, zoals 302 of GM0302",
)


@cache
def area_of(value: object) -> str | None:
    """The code of the municipality that a value of the file names; None: it names none.

    >>> area_of(302), area_of("0302"), area_of(302.0), area_of("gm0302"), area_of("Nunspeet")
    ('GM0302', 'GM0302', 'GM0302', 'GM0302', None)
    """
    text = number_of(str(value)).upper()
    if found := _CODE.fullmatch(text):
        return f"GM{found[1].zfill(4)}" if int(found[1]) else None
    return text if _ELSEWHERE.fullmatch(text) else None


def areas_of(municipality: object) -> tuple[str, ...]:
    """The codes that somebody asks for: one, or those of a partnership.

    Raises :class:`okomodel.InvalidValue` for what is no code.
    """
    is_many = isinstance(municipality, Iterable) and not isinstance(municipality, str)
    asked: tuple[object, ...] = tuple(municipality) if is_many else (municipality,)  # type: ignore[arg-type]
    for one in asked:
        if isinstance(one, bool) or area_of(one) is None:
            raise InvalidValue(_EXPECTS, one, "municipality")
    return tuple(dict.fromkeys(code for one in asked if (code := area_of(one))))


def with_successor(code: str, year: int) -> tuple[str, ...]:
    """A code, and that of the municipality for which it stands at the end of a year.

    >>> with_successor("GM0302", 2025), with_successor("GM0344", 2025)
    (('GM0302',), ('GM0344',))
    """
    after = municipalities.in_force(code, date(year, 12, 31)) if code in municipalities else code
    return tuple(dict.fromkeys((code, after)))


def lies_in(answers: Answers, codes: Iterable[str]) -> nw.Expr:
    """Whether a pupil goes to school in one of these municipalities."""
    if answers.kind is Kind.TEXT:
        return answers.expression.str.to_uppercase().is_in([*map(str, _written(codes))])
    return answers.has(*(int(code[2:]) for code in codes if code[2:].isdigit()))


def _written(codes: Iterable[str]) -> Iterable[str]:
    for code in codes:
        number = code[2:].lstrip("0")
        yield from (code, f"GM{number}", code[2:], number, f"{number}.0", f"{number},0")
