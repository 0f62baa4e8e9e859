"""A new dossier, begun on the board."""

from re import compile as pattern

from okomodel.board.refusal import Refused
from okomodel.errors import InvalidValue, UnknownName
from okomodel.harmless import harmless
from okomodel.model import Dossier
from okomodel.reference.municipality import AmbiguousName, Municipality, municipalities
from okomodel.values.typed_text import slug_of

__all__ = ["started"]

_MOST_SIGNS = 80
_CODE = pattern("[Gg][Mm][0-9]+")


def started(municipality: str, name: str) -> tuple[str, Dossier]:
    """The name of its file, and a dossier of a municipality that has nothing yet.

    Without a ``name`` it is called as the municipality. Raises
    :class:`okomodel.board.refusal.Refused` for what cannot be one.

    >>> file, dossier = started("nunspeet", "")
    >>> file, dossier.name, dossier.municipalities
    ('nunspeet.json', 'Nunspeet', ('GM0302',))
    """
    found = _found(municipality)
    called = name or found.name
    if len(called) > _MOST_SIGNS or harmless(called) != called:
        raise Refused(f"Geef een naam van ten hoogste {_MOST_SIGNS} leesbare tekens.", "name")
    id = slug_of(called) or found.code.lower()
    try:
        return f"{id}.json", Dossier(id=id, name=called, municipalities=[found.code])
    except InvalidValue as error:
        raise Refused(error.text("nl"), "name") from None


def _found(name: str) -> Municipality:
    if not name:
        raise Refused("Vul de gemeente in.", "municipality")
    try:
        found = municipalities.find(name)
    except UnknownName as error:
        near = "" if _CODE.fullmatch(name) else " of ".join(error.nearest)
        raise _unknown(name, near) from None
    except AmbiguousName as error:
        raise _unknown(
            name, " of ".join(f"{one.name} ({one.code})" for one in error.bearers)
        ) from None
    if found.valid_until is not None:
        after = " of ".join(one.name for one in municipalities.successors(found.code))
        told = (
            f"{found.name} is sinds {found.valid_until} geen gemeente meer; het ligt nu in {after}."
        )
        raise Refused(told, "municipality")
    return found


def _unknown(name: str, near: str) -> Refused:
    meant = f" Bedoelde u {near}?" if near else ""
    return Refused(f"Gemeente {name[:_MOST_SIGNS]} bestaat niet.{meant}", "municipality")
