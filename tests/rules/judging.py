"""Short ways to write down a dossier and to ask what a rule finds in it."""

from re import findall
from typing import Any

from okomodel.findings import Finding
from okomodel.formats import to_dict
from okomodel.model import (
    Cohort,
    Dossier,
    MilestoneRecord,
    Participation,
    PlanCycle,
    Programme,
)
from okomodel.reference.profile import Profile
from okomodel.rules import check

DAY = "2026-11-21"


def dossier(id: str = "waterschans", **fields: Any) -> Dossier:
    """A dossier of a municipality that does not exist."""
    return Dossier(
        **{
            "id": id,
            "name": id.title(),
            "municipalities": ["GM9001"],
            "fictitious": True,
            **fields,
        }
    )


def register(*dossiers: Dossier, **fields: Any) -> Programme:
    return Programme(**{"id": "oko", "name": "OKO", "dossiers": dossiers, **fields})


def claims(*texts: str) -> tuple[Participation, ...]:
    """Participations from texts like ``supported 2023-01 2022-a``: status, since, cohort."""
    return tuple(claim(*text.split()) for text in texts)


def claim(status: str, since: str, cohort: str | None = None) -> Participation:
    return Participation(status=status, since=since, cohort=cohort)


def cohort(id: str, size: int | None = None, start: str | None = None) -> Cohort:
    """A cohort that starts in the month or year by which it is called."""
    return Cohort(id=id, label=id, start=start or id, published_size=size)


def done(**days: str) -> tuple[MilestoneRecord, ...]:
    """Milestones that are done, from ``survey_report="2024-01-29"``."""
    return tuple(
        MilestoneRecord(milestone=name.replace("_", "-"), done=day) for name, day in days.items()
    )


def skipped(*names: str) -> tuple[MilestoneRecord, ...]:
    return tuple(MilestoneRecord(milestone=name, skipped="niet nodig") for name in names)


def cycle(number: int = 1, start: str = "2023-10-02", **fields: Any) -> PlanCycle:
    return PlanCycle(number=number, start=start, **fields)


def found(
    code: str, document: Dossier | Programme, on: str = DAY, profile: Profile | str = "oko-nl"
) -> list[Finding]:
    """What one rule finds."""
    return list(check(document, on=on, profile=profile, select=code))


def paths(
    code: str, document: Dossier | Programme, on: str = DAY, profile: Profile | str = "oko-nl"
) -> list[str]:
    """Where one rule finds something wrong, without ``dossier.`` or ``programme.``."""
    return [one.path.partition(".")[2] for one in found(code, document, on, profile)]


def stands_at(document: Dossier | Programme, path: str) -> bool:
    """Whether a path leads to something in the document as plain data, or its parent does."""
    steps = findall(r"[a-z_]+|[0-9]+", path)
    *parents, last = steps
    place: Any = to_dict(document)
    for step in parents:
        place = place[int(step)] if isinstance(place, list) else place[step]
    return int(last) < len(place) if isinstance(place, list) else isinstance(place, dict)
