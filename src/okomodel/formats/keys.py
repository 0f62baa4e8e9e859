"""What was meant by a key that its object does not have: another key of it, or one elsewhere."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from re import compile as pattern
from typing import NamedTuple, final

from okomodel.errors import nearest
from okomodel.formats.problems import Problem, written
from okomodel.model.document import ROOTS, classes
from okomodel.model.shape import shape, word
from okomodel.reference.spelling import key as letters

__all__ = ["Sought", "sought", "unknown_key"]

_TWICE = pattern(r"(.)\1")
_PLURAL = pattern(r"(?:en|es|s|n|e)$")
_IRREGULAR = {"leden": "lid", "cycli": "cyclus", "kinderen": "kind"}
_TELLING = 6
"""So many letters of a word say enough: *rapportages* is a *voortgangsrapportage*."""
_FEW = 2
"""A key that stands in more places than these says nothing about where it belongs."""


@final
class Sought(NamedTuple):
    """A key of the same object (empty: none), or else the places where the key belongs."""

    near: str = ""
    homes: tuple[str, ...] = ()


def unknown_key(key: str, kind: type | None, known: Collection[str]) -> Problem:
    """A key that a thing of a class (None: the document itself) does not have."""
    found = sought(key, kind, tuple(known))
    if found.near:
        return Problem("DOC02", "near", wrong=written(key), nearest=found.near)
    if found.homes:
        return Problem("DOC02", "home", wrong=written(key), homes=found.homes)
    return Problem("DOC02", wrong=written(key), known=tuple(known))


@lru_cache(maxsize=4096)
def sought(key: str, kind: type | None, known: tuple[str, ...]) -> Sought:
    """What was meant by an unknown key: it is looked for from the surest to the least sure."""
    own = _called(kind) if kind else {}
    if called := own.get(_stem(key)):
        return Sought(called)
    if homes := _homes(key, kind):
        return Sought(homes=homes)
    if near := nearest(key, known) or _ends_with(key, own):
        return Sought(near[0])
    for name in _called_elsewhere(_stem(key)):
        if homes := _homes(name, kind):
            return Sought(homes=homes)
    return Sought()


def _ends_with(key: str, called: Mapping[str, str]) -> tuple[str, ...]:
    """The field of which the word ends with that key, or looks most like it."""
    stem = _stem(key)
    if len(stem) >= _TELLING:
        for one, name in called.items():
            if one.endswith(stem):
                return (name,)
    return tuple(called[one] for one in nearest(stem, called))


def _stem(text: str) -> str:
    """A word as words are compared: without case, signs, double letters and its plural."""
    plain = letters(text[:100])
    return _PLURAL.sub("", _TWICE.sub(r"\1", _IRREGULAR.get(plain, plain)))


@cache
def _called(kind: type) -> Mapping[str, str]:
    """The fields of a class by the stems of what they are called, in either language."""
    names = shape(kind).fields
    words = [(word(kind, name), name) for name in names]
    found = {_stem(name): name for name in names}
    for told, name in words:
        for one in (told.nl, told.en):
            found.setdefault(_stem(one), name)
    return found


def _called_elsewhere(stem: str) -> Iterable[str]:
    found = (_called(kind).get(stem, "") for kind in classes())
    return dict.fromkeys(filter(None, found))


def _homes(key: str, kind: type | None) -> tuple[str, ...]:
    """Where a key belongs, as seen from a thing of a class: in it, or else in the document."""
    below = _places(kind, "") if kind else ()
    for places in (below, *(_places(root, f"{name}.") for name, root in ROOTS.items())):
        found = [at for at in places if at.rpartition(".")[2] == key]
        if found:
            return tuple(found) if len(found) <= _FEW else ()
    return ()


@cache
def _places(kind: type, begin: str) -> tuple[str, ...]:
    """The path of every key in a thing of a class."""
    return tuple(_paths(kind, begin))


def _paths(kind: type, begin: str) -> Iterator[str]:
    for name, field in shape(kind).fields.items():
        yield f"{begin}{name}"
        if field.entity is not None:
            yield from _paths(field.entity, f"{begin}{name}{'[]' if field.held.is_many else ''}.")
