"""What is known by a name, where its code or its id is wanted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from okomodel.errors import Advice, nearest
from okomodel.model.codes import MunicipalityCode
from okomodel.reference.indicator import indicators
from okomodel.reference.municipality import municipalities
from okomodel.reference.spelling import key
from okomodel.values.held import Held, held
from okomodel.values.typed_text import as_text, bare, slug_of, written
from okomodel.wording import Wording

__all__ = ["advice_by_name"]

_AREA = held(MunicipalityCode).bound
_CALLED = ("name", "title", "label", "label_nl")
_SHOWN = 5
_FIND_INDICATOR = Wording(
    'Look up the code of a word: okomodel find indicator "lonely".',
    'Zoek de code bij een woord op: okomodel find indicator "eenzaam".',
)
_IDS = Wording("Write the id of one: {ids}.", "Schrijf de id van een ervan: {ids}.")


def advice_by_name(wanted: Held, value: object, around: Sequence[Mapping[Any, Any]]) -> Advice:
    """What has a name is meant by it; ``around`` are the plain data in which it stands.

    Without words nor a proposal nothing is known by that name.
    """
    name = as_text(value)
    if not name:
        return Advice()
    if wanted.bound == _AREA:
        return _first(_municipality(name), wanted)
    if wanted.refers == "indicators":
        return _first(_indicator(name), wanted) or Advice(words=_FIND_INDICATOR)
    return _by_id(name, wanted, around) if wanted.refers else Advice()


def _first(codes: Iterable[str], wanted: Held) -> Advice:
    """The first code that would be accepted."""
    found = (one for one in codes if _fits(wanted, one))
    return Advice(written(meant)) if (meant := next(found, None)) else Advice()


def _fits(wanted: Held, value: object) -> bool:
    try:
        return bool(wanted.one(value))
    except ValueError:
        return False


def _municipality(name: str) -> Iterator[str]:
    try:
        yield municipalities.find(name).code
    except LookupError:
        return


def _indicator(name: str) -> Iterator[str]:
    """The codes that a label means, or a code in small letters; one without a digit is a word."""
    sought, code = key(name), bare(name).upper()
    if code in indicators or any(map(str.isdecimal, code)):
        yield code
    for one in indicators.values():
        if sought in (key(one.wording.nl), key(one.wording.en)):
            yield one.code


def _by_id(name: str, wanted: Held, around: Sequence[Mapping[Any, Any]]) -> Advice:
    """The id of the thing with that name, or what ids there are."""
    for data in reversed(around):
        known = {one["id"]: one for one in _listed(data, wanted.refers) if _fits(wanted, one["id"])}
        if known:
            named = (id for id, one in known.items() if _is_called(one, name))
            return _first((*named, *nearest(slug_of(name), known)), wanted) or _one_of(known)
    return Advice()


def _one_of(ids: Iterable[str]) -> Advice:
    shown = [*ids]
    told = ", ".join(shown[:_SHOWN]) + (", ..." if len(shown) > _SHOWN else "")
    return Advice(words=Wording(_IDS.text("en", ids=told), _IDS.text("nl", ids=told)))


def _is_called(thing: Mapping[Any, Any], name: str) -> bool:
    sought = key(name)
    return any(sought == key(str(thing[one])) for one in _CALLED if one in thing)


def _listed(data: object, kind: str) -> Iterator[Mapping[Any, Any]]:
    """The things with an id in every list with that key, at any depth."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            if name == kind and isinstance(value, list | tuple):
                yield from (one for one in value if isinstance(one, Mapping) and "id" in one)
            yield from _listed(value, kind)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _listed(value, kind)
