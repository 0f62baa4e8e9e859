"""How much longer each public operation takes when a list of the format grows four times as long.

The exponent is 1 where four times as much takes four times as long, 2 where it takes sixteen times
as long. Figures for people: nothing fails when they are bad. A line is added to ``lines()``.
"""

import math
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import Any

import attrs

from okomodel import lifecycle, schedule
from okomodel.errors import DocumentError
from okomodel.formats import dumps, loads
from okomodel.insight.census import census, reconcile
from okomodel.insight.difference import changes
from okomodel.insight.timeline import timeline
from okomodel.model import (
    Action,
    Baseline,
    Cohort,
    CoreTeam,
    Dossier,
    Measurement,
    Member,
    MilestoneRecord,
    Organisation,
    Participation,
    PlanCycle,
    Priority,
    Programme,
    ProgressReport,
    PublishedCount,
    Source,
    SurveyRound,
    Target,
    Waiver,
    WorkGroup,
)
from okomodel.model.action import ActionPlan
from okomodel.model.shape import shape
from okomodel.rules import check
from okomodel.values import Period

SMALL, FACTOR, ROUNDS = 500, 4, 5
AIM = 1.2
DAY = date(2026, 11, 21)
MANY = 200

Line = tuple[str, str, Callable[[int], Any], Callable[[Any], Any]]
"""The operation, the list that grows, what has so many in it, and what is done with that."""


def lines() -> Iterator[Line]:
    """Every operation with every list that it depends on."""
    for name, work in OF_DOSSIER.items():
        for what, make in DOSSIERS.items():
            yield name, what, make, work
    yield from checks()
    for name, look_up in OF_REGISTER.items():
        for what, register in REGISTERS.items():
            yield name, what, register, look_up
    for what, text in TEXTS.items():
        yield "loads, refused", what, text, refused
    for name, other in OTHERS.items():
        for what, listed in LISTS.items():
            yield f"changes, {name}", what, beside(listed, other), differences
    yield "timeline", "milestones", milestones, lambda one: timeline(one.cycles[0], DAY)
    yield f"dossier.round, {MANY} times", "rounds", rounds, repeated(lambda one: one.round("r0"))
    asked = repeated(lambda one: one.organisation("o0"))
    yield f"dossier.organisation, {MANY} times", "organisations", organisations, asked


def checks() -> Iterator[Line]:
    """What ``check`` takes for each list of a dossier."""
    for what, make in {**DOSSIERS, **CHECKED}.items():
        yield "check", what, make, partial(check, on=DAY)


def repeated(work: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same work, many times."""
    return lambda thing: [work(thing) for _ in range(MANY)]


# ---------------------------------------------------------------------------------------- dossiers


def day(number: int) -> date:
    """One of the days that follow each other; of a long list, each has its own."""
    return date(1990, 1, 1) + timedelta(days=number)


def dossier(**content: Any) -> Dossier:
    """A dossier with some content, and one cycle where it says nothing of cycles."""
    known: dict[str, Any] = {"cycles": [PlanCycle(number=1, start="2025-10-02")], **content}
    return Dossier(id="x", name="X", municipalities=["GM9001"], **known)


def cycles(size: int) -> Dossier:
    """Cycles, one after the other, each with a plan and priorities."""
    return dossier(cycles=[cycle(number) for number in range(size)])


def cycle(number: int) -> PlanCycle:
    """A cycle of a month, with a milestone and all that a moment shows."""
    start = day(4 * number)
    return PlanCycle(
        number=1 + number % 99,
        start=start,
        months=1,
        milestones=[MilestoneRecord(milestone="priorities", done=start)],
        priorities=[Priority(id="a", title="A")],
        plan=ActionPlan(title="Plan", period=Period(start)),
    )


def milestones(size: int) -> Dossier:
    """One cycle with a milestone recorded over and over."""
    records = [MilestoneRecord(milestone="survey", done=day(number)) for number in range(size)]
    return dossier(cycles=[PlanCycle(number=1, start=day(0), milestones=records)])


def preparation(size: int) -> Dossier:
    """A preparation with a milestone recorded over and over."""
    records = [MilestoneRecord(milestone="agreement", done=day(number)) for number in range(size)]
    return dossier(preparation=records)


def priorities(size: int) -> Dossier:
    """One cycle with priorities, all chosen on one day."""
    chosen = [Priority(id=f"p{number}", title="P", chosen_on=day(0)) for number in range(size)]
    return dossier(cycles=[PlanCycle(number=1, start=day(0), priorities=chosen)])


def participation(size: int) -> Dossier:
    """A participant that pauses and goes on, over and over."""
    names = ("supported", "paused")
    claims = (Participation(status=names[n % 2], since=day(n).isoformat()) for n in range(size))
    return dossier(participation=list(claims))


def members(size: int) -> Dossier:
    """A core team in which one member follows the other."""
    team = [
        Member(role="other", organisation="g", start=day(n).isoformat(), end=day(n).isoformat())
        for n in range(size)
    ]
    return dossier(core_team=CoreTeam(members=team))


def waivers(size: int) -> Dossier:
    """Waivers, each of another thing."""
    some = (Waiver(rule="CYC07", reason="-", by="-", subject=f"c{n}") for n in range(size))
    return dossier(waivers=list(some))


def codes(size: int) -> Dossier:
    """Figures of indicators that there are not."""
    figures = (Measurement(indicator=f"Q{n:07}", base=100, count=9) for n in range(size))
    return dossier(rounds=[SurveyRound(id="r", year=2023, instrument="oko", measurements=figures)])


def figures(size: int) -> Dossier:
    """The same figure over and over."""
    same = [Measurement(indicator="SOROK3A3", base=100, count=9, group="2+4")] * size
    return dossier(rounds=[SurveyRound(id="r", year=2023, instrument="oko", measurements=same)])


def actions(size: int) -> Dossier:
    """A plan with many actions, of which none has an owner."""
    title, period = "Plan", Period("2026-01-01", "2026-12-31")
    some = (Action(id=f"a{n}", title="A", kind="one-off", planned=period) for n in range(size))
    plan = ActionPlan(title=title, period=period, actions=list(some))
    return dossier(cycles=[PlanCycle(number=1, start="2025-10-02", plan=plan)])


def targets(size: int) -> Dossier:
    """The same target over and over, without a figure to start from."""
    start = Baseline(round="r")
    some = (
        Target(id=f"t{n}", indicator="SOROK3A3", value=1, by="2027", baseline=start)
        for n in range(size)
    )
    return dossier(cycles=[PlanCycle(number=1, start="2025-10-02", targets=list(some))])


def reports(size: int) -> Dossier:
    """A report to the council every day."""
    some = (
        ProgressReport(id=f"r{n}", on=day(n), period=Period(day(n), day(n))) for n in range(size)
    )
    return dossier(cycles=[PlanCycle(number=1, start=day(0), reports=list(some))])


def work_groups(size: int) -> Dossier:
    """Work groups of organisations that there are not."""
    return dossier(
        work_groups=[WorkGroup(id=f"w{n}", name="W", organisations=[f"o{n}"]) for n in range(size)]
    )


def rounds(size: int) -> Dossier:
    """Many survey rounds."""
    return dossier(
        rounds=[SurveyRound(id=f"r{n}", year=2020, instrument="oko") for n in range(size)]
    )


def organisations(size: int) -> Dossier:
    """Many organisations."""
    known = (Organisation(id=f"o{n}", name="O", kind="other") for n in range(size))
    return dossier(organisations=list(known))


def one_name(size: int) -> Dossier:
    """Many sources that are called the same."""
    return dossier(sources=[Source(id="s", title=str(number)) for number in range(size)])


DOSSIERS = {
    make.__name__: make
    for make in (cycles, milestones, preparation, priorities, participation, members)
}

CHECKED = {
    make.__name__: make
    for make in (
        waivers,
        codes,
        figures,
        actions,
        targets,
        reports,
        work_groups,
        rounds,
        organisations,
    )
}

OF_DOSSIER: dict[str, Callable[[Dossier], Any]] = {
    "lifecycle.history, all": lambda one: list(lifecycle.history(one)),
    "lifecycle.history, a day": lambda one: lifecycle.history(one).on(DAY),
    "lifecycle.stage": lambda one: lifecycle.stage(one, DAY),
    "lifecycle.open_steps": lambda one: lifecycle.open_steps(one, on=DAY),
    "lifecycle.why_not": lambda one: lifecycle.why_not(one, "dialogue-session", on=DAY),
    "lifecycle.why_not_begin": lambda one: lifecycle.why_not_begin(one, DAY),
    "lifecycle.complete": lambda one: lifecycle.complete(one, "decision", on=day(0)),
    "lifecycle.plan": lambda one: lifecycle.plan(one, "feedback", DAY),
    "lifecycle.skip": lambda one: lifecycle.skip(one, "feedback", "-"),
    "lifecycle.next_cycle": lambda one: lifecycle.next_cycle(one, on="2100-01-01"),
    "schedule.due": lambda one: schedule.due(one, DAY),
    "dossier.cycle_on": lambda one: one.cycle_on(DAY),
    "core_team.on": lambda one: one.core_team.on(DAY),
}


# --------------------------------------------------------------------------------------- registers


def register(dossiers: int = 20, counts: int = 20, cohorts: int = 20) -> Programme:
    """A register with so many of each."""
    return Programme(
        id="oko",
        name="OKO",
        cohorts=[Cohort(id=f"c{n}", label="C", start=day(n).isoformat()) for n in range(cohorts)],
        dossiers=[participant(number, f"c{number % cohorts}") for number in range(dossiers)],
        published_counts=[PublishedCount(on=day(n).isoformat(), count=n) for n in range(counts)],
    )


def participant(number: int, cohort: str) -> Dossier:
    """One that takes part from some day on."""
    since = day(number).isoformat()
    return Dossier(
        id=f"d{number}",
        name="D",
        municipalities=[f"GM{number:04}"],
        participation=[Participation(status="supported", since=since, cohort=cohort)],
    )


def both(size: int) -> Programme:
    """As many published counts as dossiers."""
    return register(dossiers=size, counts=size, cohorts=1)


REGISTERS: dict[str, Callable[[int], Programme]] = {
    "dossiers": lambda size: register(dossiers=size),
    "published counts": lambda size: register(counts=size),
    "cohorts": lambda size: register(cohorts=size),
    "dossiers and counts": both,
}

OF_REGISTER: dict[str, Callable[[Programme], Any]] = {
    "check": partial(check, on=DAY),
    "census": partial(census, on="2024"),
    "reconcile": reconcile,
    f"programme[id], {MANY} times": repeated(lambda one: one["d19"]),
    f"id in programme, {MANY} times": repeated(lambda one: "nobody" in one),
    f"programme.cohort, {MANY} times": repeated(lambda one: one.cohort("c0")),
}


# ------------------------------------------------------------------------ two documents


def beside(make: Callable[[int], Any], other: Callable[[Any], Any]) -> Callable[[int], Any]:
    """Documents of a size, each with another to compare it with."""

    def pair(size: int) -> Any:
        one = make(size)
        return one, other(one)

    return pair


def differences(pair: Any) -> Any:
    """What differs between two documents, in words."""
    return [change.text() for change in changes(*pair)]


def turned(thing: Any) -> Any:
    """The same thing, each list in it the other way around."""
    kept: dict[str, Any] = {}
    for part in shape(type(thing)).parts:
        held = getattr(thing, part.name)
        if part.held.is_many:
            kept[part.name] = [turned(one) for one in reversed(held)]
        elif held is not None:
            kept[part.name] = turned(held)
    return attrs.evolve(thing, **kept)


def emptied(thing: Any) -> Any:
    """The same thing with nothing in its lists."""
    many = [part.name for part in shape(type(thing)).parts if part.held.is_many]
    return attrs.evolve(thing, **dict.fromkeys(many, ()))


LISTS: dict[str, Callable[[int], Any]] = {
    **DOSSIERS,
    "rounds": rounds,
    "organisations": organisations,
    "items of one name": one_name,
    "dossiers": lambda size: register(dossiers=size),
    "published counts": lambda size: register(counts=size),
    "cohorts": lambda size: register(cohorts=size),
}

OTHERS: dict[str, Callable[[Any], Any]] = {
    "equal": lambda one: loads(dumps(one)),
    "turned": turned,
    "emptied": emptied,
}


# ------------------------------------------------------------------------ texts that are refused


def long_numbers(size: int) -> bytes:
    """Numbers of as many digits as Python reads, and then one that is none."""
    return b'{"a":[' + b",".join([b"1" * 4300] * size) + b",NaN]}"


def unknown_keys(size: int) -> bytes:
    """Keys that a dossier does not have."""
    keys = ",".join(f'"k{number}":1' for number in range(size))
    return f'{{"okomodel":"1.0","dossier":{{{keys}}}}}'.encode()


def double_keys(size: int) -> bytes:
    """Keys that each stand twice."""
    keys = ",".join(f'"k{number}":1' for number in [*range(size)] * 2)
    return f'{{"okomodel":"1.0","dossier":{{"extensions":{{{keys}}}}}}}'.encode()


def refused(text: bytes) -> None:
    """Read what cannot be read."""
    with suppress(DocumentError):
        loads(text)


TEXTS: dict[str, Callable[[int], bytes]] = {
    "long numbers": long_numbers,
    "unknown keys": unknown_keys,
    "double keys": double_keys,
}


# ---------------------------------------------------------------------------------------- figures


def exponent(make: Callable[[int], Any], work: Callable[[Any], Any], small: int) -> float:
    """By what power of the size the time grows, between a size and four times as much."""
    return math.log(seconds(make(FACTOR * small), work) / seconds(make(small), work), FACTOR)


def seconds(thing: Any, work: Callable[[Any], Any]) -> float:
    """The median time, on a fresh copy each time: nothing is remembered from the last."""
    took: list[float] = []
    for fresh in [_fresh(thing) for _ in range(ROUNDS)]:
        before = time.perf_counter()
        work(fresh)
        took.append(time.perf_counter() - before)
    return statistics.median(took)


def _fresh(thing: Any) -> Any:
    return attrs.evolve(thing) if attrs.has(type(thing)) else thing


def main() -> None:
    """Print a line for each operation and list."""
    print(f"{'operation':<34}{'list':<22}exponent   aim   met")
    for name, what, make, work in lines():
        found = exponent(make, work, SMALL)
        met = "yes" if found <= AIM else "no"
        print(f"{name:<34}{what:<22}{found:>8.2f}{AIM:>6.1f}{met:>6}")
    print(f"changes of equal registers take {_beside_reading():.2f} times reading and writing them")


def _beside_reading() -> float:
    one = register(dossiers=SMALL)
    pair = one, loads(dumps(one))
    return seconds(pair, differences) / seconds(one, lambda whole: loads(dumps(whole)))


if __name__ == "__main__":
    main()
