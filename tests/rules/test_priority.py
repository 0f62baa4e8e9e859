"""PRI: three or four priorities, fixed for the cycle, each with targets and actions."""

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve

from okomodel.model import Action, ActionPlan, Baseline, Dossier, MilestoneRecord, Priority, Target
from okomodel.reference.profile import profiles
from okomodel.values import Period
from tests.rules.judging import cycle, done, dossier, found, paths, skipped

CHOSEN = "2024-06-05"
NOT_YET = "2024-06-04"
DOMAINS = ("school", "home", "leisure", "peers")
PERIOD = Period("2025-01-01", "2026-12-31")


def priority(id: str = "ouders", domain: str | None = "home", **given: Any) -> Priority:
    return Priority(id=id, title=id.title(), domain=domain, **given)


def priorities(count: int, **given: Any) -> list[Priority]:
    return [priority(f"p{number}", DOMAINS[number % 4], **given) for number in range(count)]


def chose(some: Sequence[Priority], day: str | None = CHOSEN, **fields: Any) -> Dossier:
    """A cycle that made its choice on that day (None: nothing says when)."""
    records = done(priorities=day) if day else ()
    return dossier(cycles=[cycle(priorities=some, milestones=records, **fields)])


# --------------------------------------------------------------------------------------- PRI01


@pytest.mark.parametrize(
    ("count", "oko_nl", "planet_youth"),
    [
        (1, False, True),
        (2, False, True),
        (3, True, True),
        (4, True, True),
        (5, False, True),
        (6, False, True),
        (7, False, False),
    ],
)
def test_a_cycle_has_three_or_four_priorities(
    count: int, *, oko_nl: bool, planet_youth: bool
) -> None:
    one = chose(priorities(count))
    assert (paths("PRI01", one) == []) is oko_nl
    assert (paths("PRI01", one, profile="planet-youth") == []) is planet_youth
    assert paths("PRI01", one) in ([], ["cycles[0].priorities"])


def test_the_number_is_judged_once_they_are_chosen() -> None:
    assert paths("PRI01", chose(priorities(2)), on=CHOSEN) == ["cycles[0].priorities"]
    assert paths("PRI01", chose(priorities(2)), on=NOT_YET) == []


def test_where_the_milestone_is_not_done_the_first_day_of_choosing_counts() -> None:
    two = [priority("a", chosen_on=CHOSEN), priority("b", chosen_on="2024-07-01")]
    for records in ((), skipped("priorities"), [MilestoneRecord(milestone="priorities")]):
        one = dossier(cycles=[cycle(priorities=two, milestones=records)])
        assert paths("PRI01", one, on=CHOSEN) == ["cycles[0].priorities"]
        assert paths("PRI01", one, on=NOT_YET) == []


def test_the_day_of_the_milestone_counts_over_that_of_the_priorities() -> None:
    two = priorities(2, chosen_on="2024-01-01")
    assert paths("PRI01", chose(two), on=NOT_YET) == []


def test_priorities_that_nothing_says_were_chosen_are_not_counted() -> None:
    assert paths("PRI01", chose(priorities(2), None)) == []


def test_a_cycle_without_priorities_is_not_judged() -> None:
    for code in ("PRI01", "PRI02", "PRI03", "PRI04", "PRI05", "PRI06"):
        assert paths(code, chose([])) == paths(code, dossier()) == []


def test_each_cycle_is_counted_by_itself() -> None:
    [first] = chose(priorities(3)).cycles
    [second] = chose(priorities(2)).cycles
    assert paths("PRI01", dossier(cycles=[first, evolve(second, number=2)])) == [
        "cycles[1].priorities"
    ]


# --------------------------------------------------------------------------------------- PRI02


def test_a_priority_belongs_to_one_of_the_four_life_domains() -> None:
    crossing = [priority(), priority("a", None), priority("b", None)]
    expected = ["cycles[0].priorities[1]", "cycles[0].priorities[2]"]
    assert paths("PRI02", chose(crossing)) == paths("PRI02", chose(crossing, None)) == expected


# --------------------------------------------------------------------------------------- PRI03


def test_priorities_stay_fixed_for_the_cycle() -> None:
    late = [priority(chosen_on=CHOSEN), priority("a", chosen_on="2024-06-06")]
    assert paths("PRI03", chose(late)) == ["cycles[0].priorities[1].chosen_on"]


def test_a_choice_that_is_yet_to_come_is_not_made() -> None:
    late = chose([priority(chosen_on="2024-06-06")])
    assert paths("PRI03", late, on="2024-06-06") != []
    assert paths("PRI03", late, on=CHOSEN) == []


def test_without_both_days_nothing_says_that_one_came_later() -> None:
    late = [priority(chosen_on="2024-06-06")]
    assert paths("PRI03", chose([priority()])) == paths("PRI03", chose(late, None)) == []
    for records in (skipped("priorities"), done(survey="2023-11-24")):
        assert paths("PRI03", dossier(cycles=[cycle(priorities=late, milestones=records)])) == []


# --------------------------------------------------------------------------------------- PRI04


def target(priority: str | None = None) -> Target:
    baseline = Baseline(round="gmj", percentage=50)
    return Target(
        id="t",
        indicator="SOROK3A3",
        baseline=baseline,
        value=60,
        by="2027",
        priority=priority,
    )


def aimed(*targets: Target, day: str | None = "2024-09-24") -> Dossier:
    records = done(targets=day) if day else ()
    return dossier(cycles=[cycle(priorities=priorities(3), targets=targets, milestones=records)])


def test_once_targets_are_set_every_priority_has_one() -> None:
    assert paths("PRI04", aimed(target("p0"), target("p1"), target("p2"))) == []
    assert paths("PRI04", aimed(target("p1"), target("p1"))) == [
        "cycles[0].priorities[0]",
        "cycles[0].priorities[2]",
    ]


def test_targets_for_no_priority_serve_none() -> None:
    assert len(paths("PRI04", aimed(target()))) == 3


def test_before_targets_are_set_none_is_missed() -> None:
    one = aimed(target("p1"))
    assert paths("PRI04", one, on="2024-09-24") != []
    assert paths("PRI04", one, on="2024-09-23") == paths("PRI04", aimed(target("p1"), day=None))
    assert paths("PRI04", aimed(target("p1"), day=None)) == []
    skips = evolve(one, cycles=[evolve(one.cycles[0], milestones=skipped("targets"))])
    assert paths("PRI04", skips) == []


def test_where_no_target_is_recorded_none_is_missed() -> None:
    assert paths("PRI04", aimed()) == []


def test_targets_of_another_cycle_do_not_count() -> None:
    [own] = aimed(target("p0")).cycles
    other = evolve(own, number=2, targets=[target("p1"), target("p2")])
    assert paths("PRI04", dossier(cycles=[own, other])) == [
        "cycles[0].priorities[1]",
        "cycles[0].priorities[2]",
        "cycles[1].priorities[0]",
    ]


# --------------------------------------------------------------------------------------- PRI05


def action(priority: str | None = None) -> Action:
    return Action(id="a", title="Actie", kind="one-off", planned=PERIOD, priority=priority)


def planned(*actions: Action, adopted: str | None = "2025-06-05", **fields: Any) -> Dossier:
    plan = ActionPlan(title="Plan", period=PERIOD, adopted_on=adopted, actions=actions)
    return dossier(cycles=[cycle(priorities=priorities(3), plan=plan, **fields)])


def test_once_the_plan_is_adopted_every_priority_has_an_action() -> None:
    assert paths("PRI05", planned(action("p0"), action("p1"), action("p2"))) == []
    assert paths("PRI05", planned(action("p1"), action())) == [
        "cycles[0].priorities[0]",
        "cycles[0].priorities[2]",
    ]


def test_before_the_plan_is_adopted_none_is_missed() -> None:
    one = planned(action("p1"))
    assert paths("PRI05", one, on="2025-06-05") != []
    assert paths("PRI05", one, on="2025-06-04") == []
    assert paths("PRI05", planned(action("p1"), adopted=None)) == []


def test_the_day_of_the_milestone_counts_over_that_of_the_plan() -> None:
    one = planned(action("p1"), milestones=done(plan="2025-07-01"))
    assert paths("PRI05", one, on="2025-06-30") == []
    assert paths("PRI05", one, on="2025-07-01") != []


def test_a_plan_without_actions_or_no_plan_at_all_is_not_judged() -> None:
    assert paths("PRI05", planned()) == []
    assert paths("PRI05", chose(priorities(3))) == []


# --------------------------------------------------------------------------------------- PRI06


def left_out(*domains: str | None, **given: Any) -> list[str]:
    some = [priority(f"p{number}", domain) for number, domain in enumerate(domains)]
    on = given.pop("on", "2026-11-21")
    findings = found("PRI06", chose(some, **given), on)
    assert {one.path for one in findings} <= {"dossier.cycles[0].priorities"}
    return [domain.value for one in findings for domain in one.params["domains"]]


def test_over_a_cycle_the_priorities_touch_each_of_the_four_life_domains() -> None:
    assert left_out(*DOMAINS) == []
    assert left_out("school", "home", "leisure") == ["peers"]
    assert left_out("peers") == ["school", "home", "leisure"]


def test_one_without_a_domain_touches_all() -> None:
    assert left_out("school", None) == []


def test_what_is_left_out_is_one_note_per_cycle() -> None:
    [first] = chose(priorities(2)).cycles
    both = dossier(cycles=[first, evolve(first, number=2)])
    assert paths("PRI06", both) == ["cycles[0].priorities", "cycles[1].priorities"]


def test_domains_are_looked_at_once_priorities_are_chosen() -> None:
    assert left_out("home", on=CHOSEN) == ["school", "leisure", "peers"]
    assert left_out("home", on=NOT_YET) == []
    assert left_out("home", day=None) == []


def test_the_profile_says_how_many_priorities_are_usual() -> None:
    one = evolve(profiles["oko-nl"], name="een", priorities_min=1, priorities_max=1)
    assert paths("PRI01", chose(priorities(1)), profile=one) == []
    [finding] = found("PRI01", chose(priorities(2)), profile=one)
    assert (finding.params["count"], finding.params["least"], finding.params["most"]) == (2, 1, 1)
