"""One value and its cell: how it is shown to people, and what is read back of it.

What is shown is read at once: where that would give another value the cell has ``json:`` and the
value as JSON has it, so that nothing is lost of odd texts.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from json import dumps, loads
from re import compile as pattern
from typing import Any, final

import attrs

from okomodel.errors import Advice, InvalidValue, nearest
from okomodel.formats.excel.names import BETWEEN, Names
from okomodel.formats.excel.synonyms import synonyms
from okomodel.formats.named import advice_by_name
from okomodel.formats.problems import Problem, written
from okomodel.model.shape import Field
from okomodel.values.held import Held
from okomodel.values.partial_date import PartialDate
from okomodel.values.typed_day import advice_of_day, days_in
from okomodel.values.typed_number import numbers_in
from okomodel.values.typed_text import bare
from okomodel.wording import Labelled, Language, Wording

__all__ = [
    "ABSENT",
    "JSON",
    "Cells",
    "Content",
    "as_json",
    "is_blank",
    "is_odd",
    "plain_of",
    "typed_text",
]

Content = Any
"""What stands in a cell: nothing, a text, a number, a truth or a day."""

ABSENT: Any = object()
"""What is read of a cell in which nothing stands."""

JSON = "json:"
"""How a cell begins in which a value stands as JSON has it."""
_RESERVED = (JSON, "json@")
_FIRST_SURE_YEAR = 1901  # Excel counts the days of early 1900 otherwise than others do
_LAST_YEAR = 2199
_TRUTH = (Wording("no", "nee"), Wording("yes", "ja"))
_YES_NO = Wording("yes, no", "ja, nee")
_TRUE = frozenset({"ja", "j", "yes", "y", "true", "waar", "x", "1"})
_FALSE = frozenset({"nee", "n", "no", "false", "onwaar", "0"})
_WRITE_DAY = {
    True: Wording("Write it as 15-10-2026.", "Schrijf het als 15-10-2026."),
    False: Wording(
        "Write it as 15-10-2026, October 2026, autumn 2026 or 2026.",
        "Schrijf het als 15-10-2026, oktober 2026, najaar 2026 of 2026.",
    ),
}
_NOT_IN_XML = pattern("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_ITEMS = pattern(r"[;\n]")
_COMMAS = pattern(r"\s*,\s*")
_BLANKS = pattern(r"[\s_\-\u2010-\u2015]+")
_SERIALS = range(20_000, 110_000)  # the days of some time before and after ours
_ONE_OF = Wording("one of {labels}", "een van {labels}")
_A_TEXT = Wording("a text", "een tekst")


def plain_of(value: Any) -> Any:
    """A value as plain data have it."""
    match value:
        case Enum():
            return value.value
        case PartialDate():
            return value.text
        case date():
            return value.isoformat()
        case tuple():
            return [plain_of(one) for one in value]
        case _:
            return value


def is_blank(content: Content) -> bool:
    """Whether nothing stands in a cell, or nothing but blanks."""
    return content is None or (isinstance(content, str) and not content.strip())


def is_odd(text: str) -> bool:
    """Whether a text would not come back as it is: empty, with blanks around it, or of odd signs.

    >>> is_odd("Samen sterk"), is_odd("Samen "), is_odd("")
    (False, True, True)
    """
    is_bare = bool(text) and text == text.strip() and not text.startswith(_RESERVED)
    return not is_bare or _NOT_IN_XML.search(text) is not None


def as_json(value: Any) -> str:
    """A value as JSON in signs that every cell can hold."""
    return dumps(value).replace("_x", "\\u005fx")


@final
@attrs.frozen
class Cells:
    """How values stand in the cells of a workbook in one language, and how they are read.

    Without ``advises`` a refusal says nothing that takes time to find.
    """

    names: Names
    advises: bool = True

    @property
    def lang(self) -> Language:
        """The language of the labels."""
        return self.names.lang

    # ------------------------------------------------------------------------------- shown

    def shown(self, value: Any, field: Field) -> Content:
        """What stands in the cell of a value; None: nothing."""
        plain = plain_of(value)
        content = self._shown(value, field.held)
        found = self._read_back(content, field)
        if found is ABSENT:
            same = not field.is_required and plain == plain_of(field.default)
        else:
            same = found == plain and type(found) is type(plain)
        return content if same else f"{JSON}{as_json(plain)}"

    def _read_back(self, content: Content, field: Field) -> Any:
        try:
            if isinstance(content, str) and content and is_odd(content):
                return None
            return self.taken(content, field)
        except Problem:
            return None

    def _shown(self, value: Any, held: Held) -> Content:
        if value is None:
            return None
        if not held.is_many:
            return self._one_shown(value, held)
        items = [str(self._one_shown(one, held)) for one in value]
        return ("\n" if any(BETWEEN in one for one in items) else "; ").join(items)

    def _one_shown(self, value: Any, held: Held) -> Content:
        match value:
            case bool():
                return _TRUTH[value].text(self.lang)
            case Labelled():
                return value.label(self.lang)
            case PartialDate() | date():
                return _day_shown(PartialDate(value), self.lang)
            case str():
                return self._text_shown(value, held)
            case float() if float(f"{value:.15G}") != value:
                return repr(value)  # no cell holds so many digits
            case _:
                return value

    def _text_shown(self, value: str, held: Held) -> str:
        labels = held.labels
        if labels and isinstance(known := labels.named(value), Labelled):
            return known.label(self.lang)
        return self.names.shown(value, held)

    # -------------------------------------------------------------------------------- taken

    def taken(self, content: Content, field: Field) -> Any:
        """The plain value that a cell says; :data:`ABSENT` where nothing stands in it.

        Raises :class:`okomodel.formats.problems.Problem` for what cannot be read.
        """
        if is_blank(content):
            return ABSENT
        held = field.held
        if isinstance(content, str) and content.strip().startswith(JSON):
            return self._judged(_of_json(content.strip()), held)
        if held.is_many:
            return [self._one(one, held) for one in _items(content)]
        return self._one(content, held)

    def _one(self, content: Content, held: Held) -> Any:
        if isinstance(content, str):
            content = content.strip()
        if held.labels:
            return self._labelled(content, held, held.labels)
        if held.kind is str:
            return self._text(content, held)
        return self._judged_one(_PLAIN[held.kind](content, held), held)

    def _labelled(self, content: Content, held: Held, labels: type[Labelled]) -> Any:
        typed = typed_text(content)
        if found := _labels(labels).get(_key(typed)):
            return found
        if not issubclass(held.kind, Enum) and _is_accepted(typed, held):
            return typed
        raise self._unknown(typed, labels)

    def _unknown(self, typed: str, labels: type[Labelled]) -> Problem:
        known = {**synonyms(labels), **_labels(labels)} if self.advises else {}
        if near := nearest(_key(typed), known):
            meant = labels.of(known[near[0]]).label(self.lang)
            return Problem("DOC05", "label", typed=typed, nearest=meant)
        told = (", ".join(one.label(lang) for one in labels) for lang in ("en", "nl"))
        return Problem("DOC05", "labels", typed=typed, known=Wording(*told))

    def _text(self, content: Content, held: Held) -> str:
        if isinstance(content, date | bool) or not isinstance(content, str | int | float):
            raise Problem("DOC04", "cell-text", value=typed_text(content), expects=_A_TEXT)
        typed = typed_text(content)
        if _is_accepted(typed, held):
            return typed
        id = typed.partition(BETWEEN)[0].strip()
        if BETWEEN in typed and _is_accepted(id, held):
            return id
        return str(self._judged_one(self.names.meant(typed, held) or typed, held))

    def _judged(self, plain: Any, held: Held) -> Any:
        if held.is_many and isinstance(plain, list):
            return [self._judged_one(one, held) for one in plain]
        return plain if plain is None and held.is_optional else self._judged_one(plain, held)

    def _judged_one(self, plain: Any, held: Held) -> Any:
        try:
            held.one(plain)
        except InvalidValue as error:
            if not self.advises:
                raise Problem("DOC05", expects=error.expects, value="") from None
            raise _refused(error, advice_by_name(held, plain, ()) or error.advice) from None
        return plain


def _items(content: Content) -> Iterator[Content]:
    """What stands in a cell that holds several."""
    if not isinstance(content, str):
        yield content
        return
    for item in filter(None, map(str.strip, _ITEMS.split(content))):
        yield from [item] if BETWEEN in item else filter(None, _COMMAS.split(item))


def _of_json(text: str) -> Any:
    try:
        return loads(text.removeprefix(JSON))
    except (RecursionError, ValueError):
        return text


def typed_text(content: Content) -> str:
    """What stands in a cell as a text: a whole number without a point."""
    match content:
        case bool():
            return str(content).upper()
        case float() if content.is_integer():
            return str(int(content))
        case datetime():
            return content.isoformat(" ")
        case _:
            return str(content)


# ----------------------------------------------------------------------------------- judged


def _refused(error: InvalidValue, advice: Advice) -> Problem:
    told: dict[str, Any] = {"expects": error.expects, "value": written(error.value)}
    if advice.meant:
        return Problem("DOC05", "near", nearest=advice.meant, **told)
    if advice.words:
        return Problem("DOC05", "advice", advice=advice.words, **told)
    return Problem("DOC05", **told)


def _is_accepted(plain: Any, held: Held) -> bool:
    try:
        held.one(plain)
    except InvalidValue:
        return False
    return True


# ------------------------------------------------------------------------------------ labels


@cache
def _labels(labels: type[Labelled]) -> Mapping[str, str]:
    """The values by their labels in both languages, as they are compared."""
    found: dict[str, str] = {}
    for said in ("nl", "en", "value"):
        for one in labels:
            found.setdefault(_key(getattr(one, said)), one.value)
    return found


def _key(text: str) -> str:
    return _BLANKS.sub(" ", bare(text)).casefold()


# -------------------------------------------------------------------- truths, numbers, days


def _truth(content: Content, _held: Held) -> Any:
    if isinstance(content, bool):
        return content
    typed = typed_text(content)
    if _key(typed) not in _TRUE | _FALSE:
        raise Problem("DOC05", "labels", typed=typed, known=_YES_NO)
    return _key(typed) in _TRUE


def _number(content: Content, held: Held) -> Any:
    if isinstance(content, bool | date):
        return typed_text(content)
    if isinstance(content, int | float):
        is_whole = held.kind is int and float(content).is_integer()
        return int(content) if is_whole else content
    if not isinstance(content, str):
        return typed_text(content)
    return _number_typed(content, held)


def _number_typed(text: str, held: Held) -> Any:
    """The number that a text says; of a whole one a point or a comma may part the thousands."""
    kind, is_share = held.kind, "%" in text
    found = [kind(one) for one in numbers_in(bare(text)) if _is_accepted(one, held)]
    if not found or (is_share and kind is int):
        return text
    if is_share or kind is int:
        return found[0] if is_share else max(found)
    if len({*found}) > 1:
        raise Problem("DOC05", "ambiguous", typed=text, first=found[0], second=found[1])
    return found[0]


def _day_shown(day: PartialDate, lang: Language) -> Content:
    if day.day is not None and day.year >= _FIRST_SURE_YEAR:
        return day.earliest
    label = day.label(lang)
    return label if next(_days(label, whole=False), "") == day.text else day.text


def _partial_date(content: Content, _held: Held) -> Any:
    return _day(content, whole=False)


def _whole_day(content: Content, _held: Held) -> Any:
    return _day(content, whole=True)


def _day(content: Content, *, whole: bool) -> Any:
    match content:
        case datetime() if content.time() != datetime.min.time():
            return content.isoformat()
        case datetime():
            return content.date().isoformat()
        case date():
            return content.isoformat()
    typed = typed_text(content)
    if found := next(_days(typed, whole=whole), ""):
        return found
    raise _no_day(content, typed, whole=whole)


def _no_day(content: Content, typed: str, *, whole: bool) -> Problem:
    is_number = isinstance(content, int | float) and not isinstance(content, bool)
    if is_number and _SERIALS.start <= content < _SERIALS.stop:
        meant = date.fromordinal(date(1899, 12, 30).toordinal() + int(content))
        return Problem("DOC05", "label", typed=typed, nearest=meant.isoformat())
    advice = advice_of_day(typed, lambda _: False, whole=whole).words or _WRITE_DAY[whole]
    return Problem("DOC05", "day", typed=typed, advice=advice)


def _days(typed: str, *, whole: bool) -> Iterator[str]:
    """The days, months, seasons and years that a text means and that are there."""
    for one in (typed, *days_in(typed)):
        try:
            found = PartialDate(one)
        except InvalidValue:
            continue
        if found.day is not None or not whole:
            yield one


_PLAIN: Mapping[Any, Callable[[Content, Held], Any]] = {
    bool: _truth,
    int: _number,
    float: _number,
    PartialDate: _partial_date,
    date: _whole_day,
}
