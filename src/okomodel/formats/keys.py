"""What was meant by a key that its object does not have: another key of it, or one elsewhere."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, lru_cache
from re import compile as pattern
from typing import Any, NamedTuple, final

from okomodel.errors import nearest
from okomodel.formats.problems import Problem, written
from okomodel.model.document import ROOTS, classes
from okomodel.model.shape import shape, word
from okomodel.reference.spelling import key as letters
from okomodel.wording import Wording

__all__ = ["Sought", "sought", "unknown_key"]

_TWICE = pattern(r"(.)\1")
_PLURAL = pattern(r"(?:en|es|s|n|e)$")
_IRREGULAR = {"leden": "lid", "cycli": "cyclus", "kinderen": "kind"}
_TELLING = 6
"""So many letters of a word say enough: *rapportages* is a *voortgangsrapportage*."""
_ROOTS: Mapping[str, Any] = ROOTS
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
        homes = Wording(" or ".join(found.homes), " of ".join(found.homes))
        return Problem("DOC02", "home", wrong=written(key), homes=homes)
    return Problem("DOC02", wrong=written(key), known=tuple(known))


@lru_cache(maxsize=4096)
def sought(key: str, kind: type | None, known: tuple[str, ...]) -> Sought:
    """What was meant by an unknown key: it is looked for from the surest to the least sure."""
    own, stem = _called(kind) if kind else {_stem(one): one for one in known}, _stem(key)
    if near := own.get(stem):
        return Sought(near)
    if homes := _homes(key, kind) or _homes_of_word(stem, kind):
        return Sought(homes=homes)
    if near := _ending(stem, own):
        return Sought(near)
    is_no_word = not any(stem in _called(one) for one in classes())
    if is_no_word and (homes := _homes_of_word(stem, kind, _ending)):
        return Sought(homes=homes)
    near = next(iter(nearest(key, known)), "") or next(iter(nearest(stem, own)), "")
    return Sought(own.get(near, near))


def _ending(stem: str, called: Mapping[str, str]) -> str:
    """The field of which the word ends with that one: it says enough where it is not short."""
    ends = (name for word, name in called.items() if word.endswith(stem))
    return next(ends, "") if len(stem) >= _TELLING else ""


def _exact(stem: str, called: Mapping[str, str]) -> str:
    return called.get(stem, "")


def _homes_of_word(
    stem: str, kind: type | None, find: Callable[[str, Mapping[str, str]], str] = _exact
) -> tuple[str, ...]:
    """Where a field belongs that is called so."""
    names = dict.fromkeys(find(stem, _called(one)) for one in classes())
    return next(filter(None, (_homes(name, kind) for name in names if name)), ())


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


def _homes(key: str, kind: type | None) -> tuple[str, ...]:
    """Where a key belongs, as seen from a thing of a class: in it, or else in the document."""
    if kind is None:
        top = tuple(f"{name}.{key}" for name, root in ROOTS.items() if key in shape(root).fields)
        if top:
            return top
    below = (_places(kind, ""),) if kind else ()
    for places in (*below, *(_places(root, f"{name}.") for name, root in _ROOTS.items())):
        found = [at for at in places if at.rpartition(".")[2] == key]
        if found:
            return tuple(found) if len(found) <= _FEW else ()
    return ()


@cache
def _places(kind: type, begin: str) -> tuple[str, ...]:
    """The path of every key in a thing of a class; of one that names others as well, the things."""
    found = [*_paths(kind, begin)]
    things = {path.rpartition(".")[2] for path, is_thing in found if is_thing}
    return tuple(
        path for path, is_thing in found if is_thing or path.rpartition(".")[2] not in things
    )


def _paths(kind: type, begin: str) -> Iterator[tuple[str, bool]]:
    for name, field in shape(kind).fields.items():
        yield f"{begin}{name}", field.entity is not None
        if field.entity is not None:
            yield from _paths(field.entity, f"{begin}{name}{'[]' if field.held.is_many else ''}.")
