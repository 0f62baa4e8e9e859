"""What stands where a thing or a list is wanted, and what would help where something else does."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from json import dumps
from re import compile as pattern
from typing import Any

from okomodel.errors import Advice, InvalidType, InvalidValue
from okomodel.model.shape import shape
from okomodel.values.constraints import LIST
from okomodel.values.held import Held
from okomodel.values.period import Period
from okomodel.values.typed_text import as_text, as_value, written
from okomodel.wording import Language, Wording

__all__ = ["one_expected", "several_expected", "thing_expected"]

_FEW = 3
_THE_KEYS = Wording("the keys {keys}", "de sleutels {keys}")
_SUCH_KEYS = Wording("keys such as {keys}", "sleutels zoals {keys}")
_AND = Wording(" and ", " en ")
_BELOW = Wording(
    "Write each key with its value on a line below it ({lines}).",
    "Schrijf elke sleutel met haar waarde op een regel eronder ({lines}).",
)
_DASHES = Wording(
    'Begin each item with a dash ("- "); in JSON a list stands between [ and ].',
    'Begin elk onderdeel met een streepje ("- "); in JSON staat een lijst tussen [ en ].',
)
_ONLY_ONE = Wording("Keep one of them: only one fits here.", "Kies er een: hier past er maar een.")
_BETWEEN = pattern(
    r"\s*(?:/|t/m|t\.e\.m\.|\btot(?: en met)?\b|\buntil\b|\bto\b| [-\u2013] |\u2013|\.\.)\s*"
)
_HYPHEN = pattern(r"(?<=[0-9]{2})\s*[-\u2013]\s*(?=[0-9]{2})")
_COMMAS = pattern(r"\s*[,;]\s*")


# ---------------------------------------------------------------------------------- a thing


def thing_expected(kind: type, value: object) -> InvalidType:
    """The refusal of what stands where a thing of a class does."""
    keys, more = _shown(kind)
    told = _SUCH_KEYS if more else _THE_KEYS
    en, nl = told.text("en", keys=_joined(keys, "en")), told.text("nl", keys=_joined(keys, "nl"))
    return InvalidType(Wording(en, nl), value, advise=partial(_of_thing, kind))


def _shown(kind: type) -> tuple[list[str], bool]:
    """The keys that tell what a thing is, and whether there are more."""
    fields = shape(kind).fields
    required = [name for name, field in fields.items() if field.is_required]
    shown = [*fields][:_FEW] if len(fields) <= _FEW or not required else required[:_FEW]
    return shown, len(fields) > len(shown)


def _joined(keys: Sequence[str], lang: Language) -> str:
    return _AND.text(lang).join(filter(None, (", ".join(keys[:-1]), keys[-1])))


def _of_thing(kind: type, value: object) -> Advice:
    fields = [*shape(kind).fields.values()]
    typed = as_text(value) if len(fields) == len(("start", "end")) else ""
    for parts in _parted(typed, is_period=kind is Period):
        pairs = zip(fields, parts, strict=True)
        found = {one.name: _accepted(one.held, part) for one, part in pairs if not one.held.is_many}
        if len(found) == len(parts) and all(found.values()):
            meant = {name: one for name, (one,) in found.items()}
            if _fits(kind, meant):
                return Advice(dumps(meant))
    lines = ", ".join(f"{name}: ..." for name in _shown(kind)[0])
    return Advice(words=Wording(_BELOW.text("en", lines=lines), _BELOW.text("nl", lines=lines)))


def _parted(text: str, *, is_period: bool) -> Iterator[list[str]]:
    """What may be the begin and the end of what was typed on one line."""
    for between in (_BETWEEN, _HYPHEN):
        if len(parts := between.split(text.strip(), maxsplit=1)) > 1:
            yield parts
    if text and is_period:
        yield [text, text]


def _fits(kind: type, values: Mapping[str, Any]) -> bool:
    try:
        return bool(kind(**values))
    except InvalidValue:
        return False


# ------------------------------------------------------------------------ one, and several


def several_expected(held: Held, value: object) -> InvalidType:
    """The refusal of what stands where a list does."""
    return InvalidType(LIST, value, advise=partial(_of_list, held))


def _of_list(held: Held, value: object) -> Advice:
    if held.is_thing or isinstance(value, Mapping) or value is None:
        return Advice(words=_DASHES)
    for items in (_COMMAS.split(as_text(value)), [value]):
        if all(meant := [_accepted(held, one) for one in items]):
            return Advice(dumps([one for (one,) in meant], ensure_ascii=False))
    return Advice(words=_DASHES)


def one_expected(error: InvalidValue, held: Held) -> InvalidValue:
    """The same refusal of a list: one of it would do where it is accepted."""
    return type(error)(error.expects, error.value, error.field, partial(_of_one, held))


def _of_one(held: Held, value: Sequence[object]) -> Advice:
    if len(value) == 1 and (meant := _accepted(held, value[0])):
        return Advice(written(meant[0]))
    return Advice(words=_ONLY_ONE)


def _accepted(held: Held, value: Any) -> tuple[Any, ...]:
    """The value where it is accepted, or else what was meant by it; nothing: neither."""
    try:
        held.one(value)
    except InvalidValue as error:
        return (as_value(error.meant),) if error.meant else ()
    return (value,) if isinstance(value, str | int | float) else ()
