"""Things in one line, for a prompt: what they are, and the figures that matter.

>>> from okomodel.model import Dossier
>>> Dossier(id="nunspeet", name="Nunspeet", municipalities=["GM0302"])
<Dossier id='nunspeet' name='Nunspeet' municipalities='GM0302'>
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

import attrs

from okomodel import display
from okomodel.display import OneLine
from okomodel.findings import Report
from okomodel.insight.census import Reconciliation, Reconciliations
from okomodel.model import CoreTeam, PlanCycle
from okomodel.pages.counting import span
from okomodel.pages.report import counts
from okomodel.schedule import Agenda

__all__ = ["LINES", "MOST", "line"]

MOST = 200
"""How many signs a line has at most."""

_TEXT = 48
_FEW = 3


def line(thing: Any) -> str:
    """Any object of an attrs class: the fields that differ from their defaults, long ones cut."""
    return _line(thing, _fields(thing))


def _line(thing: object, parts: Iterable[str]) -> str:
    said = " ".join((type(thing).__name__, *parts))
    return f"<{_short(said, MOST - 2)}>"


def _names(kind: Any) -> list[str]:
    return [field.name for field in attrs.fields(kind)]


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _fields(thing: Any) -> Iterator[str]:
    for field in attrs.fields(type(thing)):
        value = getattr(thing, field.name)
        if field.repr and value is not None and value != _default(field):
            yield from _field(str(field.alias), value)


def _default(field: "attrs.Attribute[Any]") -> object:
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default


def _field(name: str, value: object) -> Iterator[str]:
    if isinstance(value, CoreTeam):
        value = value.members
    if value is True:
        yield name
    elif isinstance(value, tuple | Mapping) and not _is_short(value):
        yield f"{name}:{len(value)}"
    else:
        yield f"{name}={_said(value)}"


def _is_short(values: Any) -> bool:
    return (
        isinstance(values, tuple)
        and 0 < len(values) <= _FEW
        and not any(attrs.has(type(one)) or isinstance(one, tuple) for one in values)
    )


def _said(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return repr(_short(value, _TEXT))
    if isinstance(value, tuple):
        return ",".join(map(_said, value))
    if isinstance(value, OneLine):  # the field that says what it is stands first
        return _said(getattr(value, _names(type(value))[0]))
    return str(value)


# ------------------------------------------------------------------- what says more than its fields


def _cycle(cycle: PlanCycle) -> str:
    done = sum(one.done is not None for one in cycle.milestones)
    period = f"{cycle.start} to {cycle.last_day}"
    told = (part for part in _fields(cycle) if not part.startswith(("number=", "start=")))
    return _line(cycle, (f"{cycle.number}:", period, f"milestones_done:{done}", *told))


def _team(team: CoreTeam) -> str:
    roles = Counter(one.role.value for one in team.members)
    said = (f"{role}:{number}" if number > 1 else role for role, number in roles.items())
    return _line(team, (f"members:{len(team.members)}", *said))


def _report(report: Report) -> str:
    return _line(report, (counts(report, "en"),))


def _reconciliation(one: Reconciliation) -> str:
    allowed = span(one.census.certain, one.census.possible)
    verdict = "agrees" if one.agrees else "disagrees"
    told = f"on {one.published.on}: {one.published.count} published, {allowed} counted, {verdict}"
    return _line(one, (told,))


def _reconciliations(all_of_them: Reconciliations) -> str:
    agree = sum(one.agrees for one in all_of_them)
    return _line(all_of_them, (f"{len(all_of_them)} published counts, {agree} agree",))


def _agenda(agenda: Agenda) -> str:
    late = sum(one.is_late for one in agenda)
    told = f"{len(agenda)} due, {late} late, first {agenda[0].by}" if agenda else "nothing due"
    return _line(agenda, (f"on {agenda.on}:", told))


LINES: dict[type, Callable[[Any], str]] = {
    OneLine: line,
    PlanCycle: _cycle,
    CoreTeam: _team,
    Report: _report,
    Reconciliation: _reconciliation,
    Reconciliations: _reconciliations,
    Agenda: _agenda,
}
"""Which line each class has; all others have :func:`line`."""

display.lines.update(LINES)
