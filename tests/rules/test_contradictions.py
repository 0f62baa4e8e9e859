"""Fields that contradict each other: TEA06, COH07, MON08, ACT09."""

import attrs
import pytest

from okomodel.errors import DocumentError, InvalidValue
from okomodel.formats import from_dict, to_dict
from okomodel.model import (
    Action,
    ActionPlan,
    BudgetLine,
    CoreTeam,
    Event,
    Member,
    Organisation,
    SurveyRound,
    WorkGroup,
)
from okomodel.values import Period
from tests.rules.judging import claims, cycle, dossier, found, paths, register

GEMEENTE = Organisation(id="gemeente", name="Gemeente", kind="municipality")


@pytest.mark.parametrize(
    ("start", "end", "is_wrong"),
    [
        ("2024", "2023", True),
        ("2024-02-01", "2024-01-31", True),
        ("2024-21", "2024-02", True),
        ("2024-02-01", "2024-02-01", False),
        ("2024", "2024", False),
        ("2024-06", "2024", False),
        ("2024", "2024-01", False),
        (None, "2023", False),
        ("2024", None, False),
    ],
)
def test_a_term_does_not_end_before_it_starts(
    start: str | None, end: str | None, *, is_wrong: bool
) -> None:
    one = Member(role="school", organisation="gemeente", start=start, end=end)
    group = WorkGroup(id="wg", name="Werkgroep", start=start, end=end)
    held = dossier(organisations=[GEMEENTE], core_team=CoreTeam(members=[one]), work_groups=[group])
    wrong = ["core_team.members[0]", "work_groups[0]"]
    assert paths("TEA06", held) == (wrong if is_wrong else [])


@pytest.mark.parametrize(
    ("horizon", "since", "is_wrong"),
    [
        ("2022", "supported 2023", True),
        ("2022", "continuing 2023-01", True),
        ("2023", "supported 2023-06-01", False),
        ("2034", "supported 2023", False),
        ("2022", "interested 2023", False),
    ],
)
def test_a_horizon_does_not_lie_before_the_participation(
    horizon: str, since: str, *, is_wrong: bool
) -> None:
    held = dossier(horizon=horizon, participation=claims(since))
    assert paths("COH07", held) == (["horizon"] if is_wrong else [])
    assert paths("COH07", dossier(horizon=horizon)) == []


@pytest.mark.parametrize(
    ("counts", "wrong"),
    [
        ({"invited": 100, "responded": 101}, "responded"),
        ({"invited": 0, "responded": 1}, "responded"),
        ({"invited": 100, "responded": 100}, None),
        ({"invited": 0, "responded": 0, "response": 80.0}, None),
        ({"invited": 400, "responded": 330, "response": 82.5}, None),
        ({"invited": 400, "responded": 330, "response": 83.0}, None),
        ({"invited": 400, "responded": 330, "response": 83.1}, "response"),
        ({"invited": 400, "response": 83.1}, None),
        ({"responded": 330, "response": 83.1}, None),
    ],
)
def test_a_response_fits_its_counts(counts: dict[str, float], wrong: str | None) -> None:
    one = SurveyRound(id="r", year=2023, instrument="gmj", **counts)  # type: ignore[arg-type]
    expected = [f"rounds[0].{wrong}"] if wrong else []
    assert paths("MON08", dossier(rounds=[one])) == expected


@pytest.mark.parametrize(
    ("response", "said"),
    [(79.9, ["the response is 79.9 percent; at least 80 percent is recommended."]), (80.0, [])],
)
def test_a_response_in_percent_is_judged_where_the_counts_are_not_known(
    response: float, said: list[str]
) -> None:
    one = SurveyRound(id="r", year=2023, instrument="gmj", invited=400, response=response)
    assert [each.message for each in found("MON03", dossier(rounds=[one]))] == said


@pytest.mark.parametrize(
    ("planned", "actual", "year", "is_wrong"),
    [
        (Period("2025-09-01", "2026-05-31"), None, 2024, True),
        (Period("2025-09-01", "2026-05-31"), None, 2025, False),
        (Period("2025-09-01", "2026-05-31"), None, 2026, False),
        (Period("2025-09-01", "2026-05-31"), None, 2027, True),
        (Period("2025-09-01"), None, 2031, False),
        (Period("2025-09-01", "2025-12-31"), Period("2026-01-10", "2026-02-01"), 2026, False),
        (Period("2025-09-01", "2025-12-31"), Period("2026-01-10"), 2028, False),
    ],
)
def test_money_lies_in_a_year_of_its_action(
    planned: Period, actual: Period | None, year: int, *, is_wrong: bool
) -> None:
    line = BudgetLine(year=year, amount=100, kind="incidental")
    one = Action(
        id="a", title="Avond", kind="one-off", planned=planned, actual=actual, budget=[line]
    )
    plan = ActionPlan(title="Plan", period=Period("2025-01-01"), actions=[one])
    expected = ["cycles[0].plan.actions[0].budget[0].year"] if is_wrong else []
    assert paths("ACT09", dossier(cycles=[cycle(plan=plan)])) == expected


def test_of_a_team_that_is_not_complete_nobody_is_called_missing() -> None:
    one = Member(role="school", organisation="gemeente")
    support = claims("supported 2023-01-01")
    for complete in (True, False):
        team = CoreTeam(members=[one], complete=complete)
        held = dossier(organisations=[GEMEENTE], core_team=team, participation=support)
        missing = paths("TEA01", held) + paths("TEA02", held)
        assert bool(missing) is complete
        assert team.on("2024-01-01") == (one,)


def test_an_area_of_another_country_is_not_looked_up() -> None:
    assert paths("REF03", dossier(municipalities=["IE-MN"], fictitious=False)) == []
    assert paths("REF03", dossier(municipalities=["GM0000"], fictitious=False)) != []


OWN = Event(id="avond", kind="dialogue-session", title="Avond", period=Period("2025-03-18"))


def test_an_event_of_a_dossier_is_for_nobody_else() -> None:
    assert dossier(events=[OWN]).events == (OWN,)
    for other in ({"cohort": "2024-01"}, {"dossiers": ["waterschans"]}):
        with pytest.raises(InvalidValue, match="Dossier expects events of its own"):
            dossier(events=[attrs.evolve(OWN, **other)])
        plain = to_dict(dossier(events=[OWN]))
        plain["dossier"]["events"][0] |= other
        with pytest.raises(DocumentError) as refused:
            from_dict(plain)
        assert [(one.code, one.path) for one in refused.value.report] == [("DOC05", "dossier")]


def test_events_of_a_dossier_have_ids_of_their_own() -> None:
    assert paths("REF01", dossier(events=[OWN, OWN])) == ["events[1].id"]
    held = register(dossier(events=[OWN]), events=[OWN])
    assert paths("REF01", held) == []


def test_the_dossiers_of_an_event_are_in_the_register() -> None:
    event = attrs.evolve(OWN, dossiers=["waterschans", "waterschns"])
    assert paths("REF02", register(dossier(), events=[event])) == ["events[0].dossiers[1]"]
