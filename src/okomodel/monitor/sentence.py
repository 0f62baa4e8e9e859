"""The progress of a target in one sentence: what was measured, and never why."""

from typing import Protocol

from okomodel.model import Aim, Target
from okomodel.monitor.comparability import Comparison
from okomodel.monitor.figure import Figure, whom
from okomodel.monitor.verdict import Verdict, value_of
from okomodel.values.share import Margin, tenths
from okomodel.wording import Language, Wording, said

__all__ = ["sentence"]


class Progressed(Protocol):
    """What a sentence is said of: the progress of a target."""

    @property
    def target(self) -> Target: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def baseline(self) -> Figure | None: ...
    @property
    def latest(self) -> Figure | None: ...
    @property
    def comparison(self) -> Comparison | None: ...
    @property
    def indicator(self) -> Wording: ...
    @property
    def is_mean(self) -> bool: ...
    @property
    def change(self) -> float | None: ...
    @property
    def change_interval(self) -> Margin | None: ...
    @property
    def line(self) -> float | None: ...
    @property
    def beyond_chance(self) -> bool: ...


_NO_BASELINE = Wording(
    "{what}: no figure is known from which the target of {goal} starts.",
    "{what}: er is geen cijfer bekend waar het streefcijfer van {goal} van uitgaat.",
)
_NO_LATER = Wording(
    "{what}: {before}; no later figure is known, so nothing can be said yet of the target of "
    "{goal}.",
    "{what}: {before}; er is geen later cijfer bekend, dus over het streefcijfer van {goal} valt "
    "nog niets te zeggen.",
)
_WITHHELD = Wording(
    "{what}: a figure is not shown, because it is about too few pupils or another would follow "
    "from it, so nothing is said of the target of {goal}.",
    "{what}: een cijfer wordt niet getoond, omdat het over te weinig leerlingen gaat of een ander "
    "eruit zou volgen, dus over het streefcijfer van {goal} wordt niets gezegd.",
)
_NOT_COMPARABLE = Wording(
    "{what}: {before} and {after} may not be compared ({why}).",
    "{what}: {before} en {after} zijn niet te vergelijken ({why}).",
)
_REACHED = Wording(
    "{what}: from {before} to {after}; the target of {goal} is reached{chance}.",
    "{what}: van {before} naar {after}; het streefcijfer van {goal} is bereikt{chance}.",
)
_HELD = Wording(
    "{what}: from {before} to {after}; the target to hold {goal} is met as far as chance goes.",
    "{what}: van {before} naar {after}; het streefcijfer om {goal} vast te houden is gehaald, "
    "voor zover het toeval toelaat dat te zeggen.",
)
_BEYOND = Wording(", beyond chance", ", ook als het toeval wordt meegerekend")
_PERHAPS = Wording(", though that may be chance", ", al kan dat toeval zijn")
_WORSE = Wording(
    "{what}: from {before} to {after}, demonstrably the wrong way ({change} points, {between}); "
    "the target is {goal}.",
    "{what}: van {before} naar {after}, aantoonbaar de verkeerde kant op ({change} punten, "
    "{between}); het streefcijfer is {goal}.",
)
_NO_CHANGE = Wording(
    "{what}: from {before} to {after}, no demonstrable change ({change} points, {between}); the "
    "target is {goal}.",
    "{what}: van {before} naar {after}, geen aantoonbare verandering ({change} punten, {between}); "
    "het streefcijfer is {goal}.",
)
_NO_MARGIN = Wording(
    "{what}: from {before} to {after} ({change}); whether that is more than chance is not known. "
    "The target is {goal}.",
    "{what}: van {before} naar {after} ({change}); of dat meer is dan toeval, is niet bekend. Het "
    "streefcijfer is {goal}.",
)
_ON_COURSE = Wording(
    "{what}: from {before} to {after}, a demonstrable change ({change} points, {between}) that "
    "is on course for {goal}: the line stands at {line} %.",
    "{what}: van {before} naar {after}, een aantoonbare verandering ({change} punten, {between}) "
    "die op koers ligt voor {goal}: de lijn staat op {line} %.",
)
_BEHIND = Wording(
    "{what}: from {before} to {after}, a demonstrable change ({change} points, {between}), but "
    "less than the line to {goal}, which stands at {line} %.",
    "{what}: van {before} naar {after}, een aantoonbare verandering ({change} punten, {between}), "
    "maar minder dan de lijn naar {goal}, die op {line} % staat.",
)
_SENTENCES = {
    Verdict.WITHHELD: _WITHHELD,
    Verdict.NOT_COMPARABLE: _NOT_COMPARABLE,
    Verdict.REACHED: _REACHED,
    Verdict.WORSE: _WORSE,
    Verdict.NO_DEMONSTRABLE_CHANGE: _NO_CHANGE,
    Verdict.ON_COURSE: _ON_COURSE,
    Verdict.BEHIND: _BEHIND,
}
_BETWEEN = Wording(
    "95 % sure between {low} and {high}", "met 95 % zekerheid tussen {low} en {high}"
)
_OF = Wording("{indicator} ({pupils})", "{indicator} ({pupils})")
_FIGURE = Wording("{value} in {year}", "{value} in {year}")
_GOAL = Wording("{value} by {by}", "{value} in {by}")


def sentence(one: Progressed, lang: Language, pupils: str = "") -> str:
    """The progress of a target in one sentence; ``pupils`` says in words of whom it is."""
    told = _params(one, lang)
    if pupils:
        told["what"] = _OF.text(lang, indicator=one.indicator, pupils=pupils)
    return _wording(one).text(lang, **told)


def _wording(one: Progressed) -> Wording:
    if one.verdict is Verdict.NO_DATA:
        return _NO_LATER if one.baseline else _NO_BASELINE
    if one.verdict is Verdict.REACHED and one.target.aim is Aim.HOLD:
        return _HELD
    if one.verdict is Verdict.NO_DEMONSTRABLE_CHANGE and one.change_interval is None:
        return _NO_MARGIN
    return _SENTENCES[one.verdict]


def _params(one: Progressed, lang: Language) -> dict[str, object]:
    found: dict[str, object] = {
        "what": _OF.text(lang, indicator=one.indicator, pupils=whom(one.target, lang)),
        "goal": _GOAL.text(lang, value=_value(one, one.target.value, lang), by=one.target.by),
        "chance": (_BEYOND if one.beyond_chance else _PERHAPS).text(lang),
    }
    for name, figure in (("before", one.baseline), ("after", one.latest)):
        found[name] = _figure(one, figure, lang) if figure else ""
    if one.change is not None:
        found["change"] = _signed(one.change, lang)
    if one.line is not None:
        found["line"] = _number(one.line, lang)
    if (interval := one.change_interval) is not None:
        low, high = _signed(interval.low, lang), _signed(interval.high, lang)
        found["between"] = _BETWEEN.text(lang, low=low, high=high)
    if one.comparison:
        found["why"] = "; ".join(reason.text(lang) for reason in one.comparison.reasons)
    return found


def _figure(one: Progressed, figure: Figure, lang: Language) -> str:
    value = _value(one, value_of(figure), lang)
    return _FIGURE.text(lang, value=value, year=figure.year or figure.round)


def _value(one: Progressed, value: float, lang: Language) -> str:
    """A figure with what it is in: a percentage, or a mean."""
    return _number(value, lang) if one.is_mean else f"{_number(value, lang)} %"


def _number(value: float, lang: Language) -> str:
    return said(tenths(value), lang)


def _signed(value: float, lang: Language) -> str:
    sign = "+" if tenths(value) > 0 else ""
    return f"{sign}{_number(value, lang)}".replace("-", "\u2212")
