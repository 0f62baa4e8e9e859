"""How people type a number: with a comma, with points between thousands, with a unit."""

from collections.abc import Iterator
from re import compile as pattern
from typing import final

__all__ = ["TypedNumber", "numbers_in"]

_NUMBER = pattern(
    r"(?i)(?:€|eur|euro)?\s*([-+]?[0-9][0-9.,' \u00a0\u202f]*?)\s*(?:,?-{1,2}|,=)?\s*"
    r"(%|procent|percent|€|eur|euro|euro's|fte|jaar|maanden|leerlingen|pupils|years|months)?"
)
_PER_CENT = frozenset({"%", "procent", "percent"})
_BLANKS = pattern(r"['\s]")
_THOUSANDS = pattern(r"[-+]?[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_PLAIN = pattern(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,15})?")


@final
class TypedNumber(float):
    """A number with a fraction that knows how it was ``typed``: ``1.200`` is 1.2, and is not.

    >>> TypedNumber("1.200"), TypedNumber("1.200").typed
    (1.2, '1.200')
    """

    typed: str

    def __new__(cls, text: str) -> "TypedNumber":
        """The number that a text says."""
        number = super().__new__(cls, text)
        number.typed = text
        return number


def numbers_in(text: str) -> Iterator[float]:
    """The numbers that a text may mean, whole ones as ``int``.

    >>> [*numbers_in("82,5")], [*numbers_in("€ 5.000,-")], [*numbers_in("40 %")]
    ([82.5], [5000, 5], [40, 0.4])
    """
    if match := _NUMBER.fullmatch(text):
        digits = _BLANKS.sub("", match[1])
        for one in filter(_PLAIN.fullmatch, _readings(digits)):
            number = float(one)
            yield int(number) if number.is_integer() else number
            if match[2] in _PER_CENT:
                yield number / 100


def _readings(digits: str) -> Iterator[str]:
    """Digits with points and commas in them, as Python reads a number."""
    point, comma = digits.rfind("."), digits.rfind(",")
    if point >= 0 and comma >= 0:
        decimal, group = (".", ",") if point > comma else (",", ".")
        yield digits.replace(group, "").replace(decimal, ".")
        return
    thousands = _THOUSANDS.fullmatch(digits)
    if thousands and thousands[1] == ".":
        yield digits.replace(".", "")
    yield digits.replace(",", ".")
    if thousands and thousands[1] == ",":
        yield digits.replace(",", "")
