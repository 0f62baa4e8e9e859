"""What the things of a document are called beside the ids and codes that name them."""

from collections.abc import Iterator, Mapping
from typing import Any, final

import attrs

from okomodel.model.codes import MunicipalityCode
from okomodel.model.document import Document, root, walk
from okomodel.model.dossier import Dossier
from okomodel.model.shape import shape
from okomodel.reference.indicator import indicators
from okomodel.reference.municipality import municipalities
from okomodel.reference.rule import rules
from okomodel.values.held import Held, held
from okomodel.wording import Language, Wording

__all__ = ["BETWEEN", "Names", "called_in", "named_by", "names_of"]

BETWEEN = " - "
"""What stands between an id and a name; no id and no code has a blank in it."""

_LONGEST = 60
_AREA = held(MunicipalityCode).bound
_AREAS = "municipalities"
_CALLED = ("name", "title", "label")


@final
@attrs.frozen
class Names:
    """Of every list that others refer to: what its things are called, by their ids."""

    lang: Language
    own: Mapping[str, Mapping[str, str]]

    def shown(self, id: str, wanted: Held) -> str:
        """An id with the name behind it: ``ggd - GGD Voorbeeldregio``; alone where there is none.

        >>> from okomodel.model import Waiver
        >>> wanted = shape(Waiver).fields["rule"].held
        >>> Names("en", {}).shown("ACT02", wanted)
        'ACT02 - action without owner'
        """
        name = self._name(id, named_by(wanted))
        return f"{id}{BETWEEN}{name}" if name else id

    def meant(self, name: str, wanted: Held) -> str:
        """The id of the only thing with that name; empty: there is none, or there are more."""
        sought = name.casefold()
        known = self.own.get(named_by(wanted), {})
        found = [id for id, called in known.items() if called.casefold() == sought]
        return found[0] if len(found) == 1 else ""

    @staticmethod
    def short(name: str) -> str:
        """A name on one line, without the sign that stands between several."""
        line = " ".join(name.replace(";", ",").split())
        return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}\u2026"

    def _name(self, id: str, of: str) -> str:
        if found := self.own.get(of, {}).get(id):
            return self.short(found)
        wording = known_name(of, id)
        return self.short(wording.text(self.lang)) if wording else ""


def known_name(of: str, id: str) -> Wording | None:
    """What a code of a national table is called; None: it is none."""
    match of:
        case "indicators" if id in indicators:
            return indicators[id].wording
        case "rules" if id in rules:
            return rules[id].called
        case "municipalities" if id in municipalities:
            name = municipalities[id].name
            return Wording(name, name)
        case _:
            return None


def named_by(wanted: Held) -> str:
    """In which list that stands which a field names; empty: it names nothing."""
    return _AREAS if wanted.bound == _AREA else wanted.refers


def names_of(document: Document, lang: Language, among: Names | None = None) -> Names:
    """What everything is called to which others in a document may refer.

    Of a register it is what stands in the register itself; ``among`` are the names of what a
    dossier lies in.
    """
    own: dict[str, dict[str, str]] = {}
    whole = root(document)
    for place in walk(whole) if isinstance(document, Dossier) else whole.parts():
        kind = type(place.thing)
        if place.index is not None and (called := called_in(kind, lang)):
            id = str(getattr(place.thing, shape(kind).known_by[0]))
            told = (getattr(place.thing, name) for name in called)
            own.setdefault(place.name, {}).setdefault(id, next(filter(None, told), ""))
    return Names(lang, {**among.own, **own} if among else own)


def called_in(kind: type, lang: Language) -> tuple[str, ...]:
    """The fields that say what a thing of a class is called, the best first."""
    return tuple(_called(shape(kind).fields, lang))


def _called(fields: Mapping[str, Any], lang: Language) -> Iterator[str]:
    if lang == "nl" and "label_nl" in fields:
        yield "label_nl"
    if "id" in fields or "code" in fields:
        yield from (name for name in _CALLED if name in fields)
