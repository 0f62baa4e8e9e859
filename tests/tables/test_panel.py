"""The panel: a row for each participant and quarter."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from okomodel import Programme, load, tables
from okomodel.errors import InvalidType
from okomodel.model import CoreTeam, Dossier, Member, Participation, PlanCycle

ROLES = ("project-lead", "ggd", "school", "youth-work", "addiction-prevention", "policy-officer")


def register(**fields: Any) -> Programme:
    one = {"id": "x", "name": "X", "municipalities": ["GM0302"], **fields}
    return Programme(id="oko", name="OKO", dossiers=[Dossier(**one)])


def test_it_has_each_quarter_from_the_first_claim_until_the_day() -> None:
    claims = [
        Participation(status="supported", since="2025-02-10"),
        Participation(status="paused", since="2025-08-01"),
        Participation(status="supported", since="2026-01-01"),
    ]
    rows = tables.panel(register(participation=claims), "2026-05-20").to_dicts()
    assert [(row["quarter"], row["day"], row["status"]) for row in rows] == [
        ("2025-33", date(2025, 3, 31), "supported"),
        ("2025-34", date(2025, 6, 30), "supported"),
        ("2026-33", date(2026, 3, 31), "supported"),
        ("2026-34", date(2026, 5, 20), "supported"),
    ]


def test_it_tells_cycle_team_and_what_is_due_as_of_each_day() -> None:
    team = CoreTeam(members=[Member(role="project-lead", organisation="g", start="2025-05-01")])
    one = register(
        participation=[Participation(status="supported", since="2025-01-01")],
        cycles=[PlanCycle(number=1, start="2025-06-01")],
        core_team=team,
    )
    first, second, third = tables.panel(one, "2025-09-30").to_dicts()
    assert (first["cycle"], second["cycle"]) == (None, 1)
    assert first["stage"] == "preparation"
    assert {row["team_complete"] for row in (first, second, third)} == {False}
    assert (third["due"], third["due_by"]) == ("survey", date(2025, 8, 1))


def test_no_member_says_nothing_of_the_team() -> None:
    one = register(participation=[Participation(status="supported", since="2026-01-01")])
    assert [row["team_complete"] for row in tables.panel(one, "2026-02-01")] == [None]


def test_without_claims_there_is_none_and_a_dossier_is_refused() -> None:
    assert len(tables.panel(register(), "2026-05-20")) == 0
    with pytest.raises(InvalidType):
        tables.panel(register().dossiers[0])  # type: ignore[arg-type]


def test_the_last_quarter_is_that_of_the_participants() -> None:
    network = load(Path("examples/oko-network.json"), Programme)
    rows = tables.panel(network, "2026-11-21").to_dicts()
    last = [row for row in rows if row["quarter"] == "2026-36"]
    today = tables.participants(network, "2026-11-21").to_dicts()
    assert [{name: row[name] for name in today[0]} for row in last] == today
