"""Write the samples of broken rules in ``conformance/invalid``: `make tables`.

How a rule is broken is said once, in ``okomodel.testing.breaking``. That is done to the sample
register, and then all is left out without which the rule still speaks, once, and no other does.
"""

from collections.abc import Callable, Mapping
from datetime import date
from json import dumps as json_dumps
from pathlib import Path
from typing import Any

from okomodel.errors import OkomodelError
from okomodel.findings import Message
from okomodel.formats import dumps, from_dict, to_dict
from okomodel.model import Programme
from okomodel.model.document import Document
from okomodel.rules import check
from okomodel.testing.breaking import Break, dossier_breaks, programme_breaks
from okomodel.testing.samples import SAMPLE_DAY, programme

FOLDER = Path(__file__).parents[1] / "conformance" / "invalid"

BREAKS: Mapping[str, Break[Any]] = {
    f"{one.code}-{one.apply.__name__.replace('_', '-')}": one
    for some in (dossier_breaks, programme_breaks)
    for one in some.values()
}
"""How a rule is broken, by the name of the sample that shows it."""

_KEPT = frozenset({"fictitious", "notes"})  # what says that it is made up
Plain = dict[Any, Any] | list[Any]


def sample(breaking: Break[Any]) -> tuple[str, str]:
    """The document of a sample, and what is expected of it, as they are written."""
    broken = _broken(breaking)
    told = _told(broken)
    document = from_dict(_smallest(to_dict(broken), lambda less: _tells(less, told)))
    return dumps(document), _expected(document)


def _broken(breaking: Break[Any]) -> Document:
    """The first sample in which that rule speaks, and no other, when it is broken."""
    sound = programme()
    whole = [sound] if breaking.of is Programme else sound.dossiers
    broken = (breaking.apply(one, date.fromisoformat(SAMPLE_DAY)) for one in whole)
    found: Document = next(one for one in broken if _codes(one) == [breaking.code])
    return found


def _codes(document: Document) -> list[str]:
    return [one.code for one in check(document, SAMPLE_DAY)]


def _told(document: Document) -> list[tuple[str, Message | None]]:
    """What is found, but for the particulars."""
    return [(one.code, one.wording) for one in check(document, SAMPLE_DAY)]


def _tells(plain: Plain, told: object) -> bool:
    """Whether it is a document in which that is found, and nothing else."""
    try:
        return _told(from_dict(plain)) == told
    except OkomodelError:
        return False


def _smallest(plain: Plain, holds: Callable[[Plain], bool]) -> Plain:
    """What is left when all has gone without which something still holds, the largest first."""
    for key in _keys(plain):
        less = _without(plain, key)
        if holds(less):
            return _smallest(less, holds)
    for key in _keys(plain):
        if isinstance(part := plain[key], dict | list):
            plain = _with(plain, key, _smallest(part, _inside(plain, key, holds)))
    return plain


def _inside(plain: Plain, key: Any, holds: Callable[[Plain], bool]) -> Callable[[Plain], bool]:
    return lambda part: holds(_with(plain, key, part))


def _keys(plain: Plain) -> list[Any]:
    places = range(len(plain)) if isinstance(plain, list) else plain
    return [one for one in places if one not in _KEPT]


def _without(plain: Plain, key: Any) -> Plain:
    less = plain.copy()
    del less[key]
    return less


def _with(plain: Plain, key: Any, value: Plain) -> Plain:
    changed: Plain = plain.copy()
    changed[key] = value
    return changed


def _expected(document: Document) -> str:
    findings = [
        {"code": one.code, "severity": one.severity.value, "path": one.path}
        for one in check(document, SAMPLE_DAY)
    ]
    expected = {"on": SAMPLE_DAY, "profile": "oko-nl", "findings": findings}
    return json_dumps(expected, indent=2) + "\n"


if __name__ == "__main__":
    for name, breaking in BREAKS.items():
        document, expected = sample(breaking)
        (FOLDER / f"{name}.json").write_text(document, encoding="utf-8")
        (FOLDER / f"{name}.expected.json").write_text(expected, encoding="utf-8")
