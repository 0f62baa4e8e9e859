"""How a problem of a document becomes a finding with its path."""

from collections.abc import Iterator
from itertools import islice
from json import dumps
from re import compile as pattern
from typing import Any, final

from okomodel.errors import DocumentError, InvalidType, InvalidValue, nearest
from okomodel.findings import Finding, Report, Spot
from okomodel.reference.rule import problems
from okomodel.values.constraints import LIST
from okomodel.values.typed_number import TypedNumber
from okomodel.wording import Wording

__all__ = [
    "KEYS",
    "Problem",
    "path_to",
    "problem_in",
    "refusal",
    "told",
    "written",
]

_PLAIN_KEY = pattern(r"[A-Za-z_][A-Za-z0-9_-]*")
_SHOWN = 40
_NOWHERE = Spot("")
KEYS = Wording("keys with values", "sleutels met waarden")
"""What a thing is written as."""

_A_HUGE_NUMBER = Wording("a number of thousands of digits", "een getal van duizenden cijfers")


@final
class Problem(Exception):
    """One thing that is badly written: the code of the problem and what its message says."""

    def __init__(self, code: str, key: str = "", **params: Any) -> None:
        super().__init__(code, key, params)
        self.code, self.key, self.params = code, key, params

    def __str__(self) -> str:
        return self.at("").text()

    def at(self, spot: Spot | str) -> Finding:
        """The finding of this problem at a path or a spot."""
        return problems[self.code].finding(spot, self.key, **self.params)


def refusal(code: str, key: str = "", spot: Spot = _NOWHERE, **params: Any) -> DocumentError:
    """The refusal of a whole document, for what shows at that spot of its text."""
    problem = Problem(code, key, **spot.in_text(), **params)
    return DocumentError(Report([problem.at(spot)]))


def told(problems: Iterator[tuple[str, Exception]], most: int) -> Report:
    """The first problems and their paths as a report, which says how many more there are."""
    findings = [problem_in(error).at(path) for path, error in islice(problems, most)]
    return Report(findings, truncated=sum(1 for _ in problems))


def problem_in(error: Exception) -> Problem:
    """What went wrong, as a problem: one of ours, what a class refuses, or what others raised."""
    match error:
        case Problem():
            return error
        case InvalidValue():
            return _invalid(error, expects=error.expects, value=written(error.value))
        case _:
            return Problem("DOC05", "foreign", reason=str(error))


def _invalid(error: InvalidValue, **params: Any) -> Problem:
    code, advice = "DOC04" if isinstance(error, InvalidType) else "DOC05", error.advice
    if meant := advice.meant or ("" if advice.words else _nearest(error)):
        return Problem(code, "near", nearest=meant, **params)
    if advice.words:
        return Problem(code, "advice", advice=advice.words, **params)
    return Problem(code, **params)


def _nearest(error: InvalidValue) -> str:
    """The value of an enumeration that looks most like a text; empty: none does."""
    one_of, expects = "one of ", error.expects.en
    if not isinstance(error.value, str) or not expects.startswith(one_of):
        return ""
    return next(iter(nearest(error.value, expects.removeprefix(one_of).split(", "))), "")


def path_to(path: str, *steps: str | int) -> str:
    """A path that goes on: ``dossier`` and ``cycles``, 0 give ``dossier.cycles[0]``."""
    for step in steps:
        if isinstance(step, int):
            path = f"{path}[{step}]"
        elif _PLAIN_KEY.fullmatch(step):
            path = f"{path}.{step}" if path else step
        else:
            path = f"{path}[{dumps(step[:_SHOWN])}]"
    return path


def written(value: object) -> str | Wording:
    """A value as the document has it, cut where it is long."""
    match value:
        case list() | tuple():
            return LIST if value else "[]"
        case dict():
            return KEYS if value else "{}"
    try:
        text = _text(value)
    except ValueError:
        return _A_HUGE_NUMBER
    text = "".join(map(_visible, text[: _SHOWN + 1]))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


def _visible(sign: str) -> str:
    return sign if sign.isprintable() else dumps(sign)[1:-1]


def _text(value: object) -> str:
    if isinstance(value, TypedNumber):
        return value.typed
    if value is None or isinstance(value, bool | int | float | str):
        return dumps(value, ensure_ascii=False)
    return repr(value)
