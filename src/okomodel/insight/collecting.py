"""Loose dossiers put into a register."""

from collections.abc import Iterable

import attrs

from okomodel.errors import InvalidType, InvalidValue
from okomodel.insight.census import only_programme
from okomodel.model.dossier import Dossier
from okomodel.model.programme import Programme
from okomodel.wording import Wording

__all__ = ["collected"]

_DOSSIER = Wording("a Dossier", "een Dossier")
_ONCE = Wording("each dossier once", "elk dossier één keer")


def collected(register: Programme, dossiers: Iterable[Dossier]) -> Programme:
    """The register with these dossiers: each in the place of that with its id, new ones behind.

    A dossier comes in as it is: what the register's own said and this one does not is gone, which
    :func:`okomodel.changes` tells. Raises :class:`okomodel.errors.InvalidType` for what is no
    programme or no dossier, and :class:`okomodel.errors.InvalidValue` where two have the same id.

    >>> ede = Dossier(id="ede", name="Ede", municipalities=["GM0228"])
    >>> register = Programme(id="oko", name="OKO", dossiers=[ede])
    >>> urk = Dossier(id="urk", name="Urk", municipalities=["GM0184"])
    >>> [one.id for one in collected(register, [urk, attrs.evolve(ede, horizon="2034")])]
    ['ede', 'urk']
    """
    only_programme(register)
    given: dict[str, Dossier] = {}
    for one in dossiers:
        if not isinstance(one, Dossier):
            raise InvalidType(_DOSSIER, one, "dossiers")
        if one.id in given:
            raise InvalidValue(_ONCE, one.id, "dossiers")
        given[one.id] = one
    known = {one.id for one in register.dossiers}
    kept = [given.get(one.id, one) for one in register.dossiers]
    new = [one for id, one in given.items() if id not in known]
    return attrs.evolve(register, dossiers=[*kept, *new])
