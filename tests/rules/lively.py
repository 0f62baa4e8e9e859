"""Registers in which much happens: few names, near dates, so that things meet and clash.

The arbitrary documents of :mod:`tests.documents` hold anything; in these most rules have
something to say.
"""

from functools import partial

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from okomodel.model import (
    Action,
    ActionKind,
    ActionPlan,
    ActionStatus,
    Baseline,
    Cohort,
    CoreTeam,
    Dossier,
    Event,
    LifeDomain,
    Measurement,
    Member,
    Milestone,
    MilestoneRecord,
    Participation,
    ParticipationStatus,
    PlanCycle,
    Priority,
    Programme,
    ProgressReport,
    PublishedCount,
    Source,
    SurveyRound,
    Target,
    Waiver,
)
from okomodel.values import Period
from tests.rules.judging import DAY

IDS = ("a", "a-1", "b", "2023")
CODES = ("GM9001", "GM9002", "GM0000", "GM0244", "GM0267", "GM0501", "GM1992", "GM1959")
RULES = (
    *("REF01", "REF02", "REF04", "COH02", "COH04", "CYC01", "CYC02", "SRC01", "TEA01", "XXX99"),
    *("TEA03", "MON05", "PRI02", "TGT01", "ACT06", "REP03", "WAI01", "WAI02", "MON06"),
)
INDICATORS = ("SOROK3A3", "SOROK3S8", "LBAGK3S20", "LBLBK3S16", "XXXXX999")

days = st.sampled_from(
    ["2017-12-31", "2019-01-01", "2022-01-31", "2022-12-31", "2023-01-01", "2024-02-29", DAY]
)
sinces = days.flatmap(lambda day: st.sampled_from([day[:4], day[:7], day]))
ids = st.sampled_from(IDS)
maybe_id = st.none() | ids


def few(things: SearchStrategy[object], most: int = 3) -> SearchStrategy[list[object]]:
    return st.lists(things, max_size=most)


claims = st.builds(
    Participation,
    status=st.sampled_from(ParticipationStatus),
    since=sinces,
    cohort=maybe_id,
    source=maybe_id,
)
records = st.builds(
    MilestoneRecord,
    milestone=st.sampled_from(Milestone),
    done=st.none() | days,
    skipped=st.none() | st.just("niet nodig"),
    source=maybe_id,
)
waivers = st.builds(
    Waiver,
    rule=st.sampled_from(RULES),
    reason=st.just("bekend"),
    by=st.just("projectleider"),
    subject=maybe_id,
    until=st.none() | days,
)
rounds = st.builds(
    SurveyRound,
    id=ids,
    year=st.integers(2018, 2026),
    instrument=st.just("gmj"),
    fieldwork=st.none() | st.builds(Period, days),
    measurements=few(
        st.builds(
            Measurement,
            indicator=st.sampled_from(INDICATORS),
            base=st.sampled_from([100, 200]),
            count=st.just(50),
            group=st.sampled_from(["2", "4", "2+4", "4+2"]),
            organisation=maybe_id,
        ),
        5,
    ),
    invited=st.none() | st.just(250),
    responded=st.none() | st.just(150),
    reported_on=st.none() | days,
)
periods = st.tuples(days, days).map(lambda two: Period(min(two), max(two))) | st.builds(
    Period, days
)
members = st.builds(
    Member,
    role=st.sampled_from(["project-lead", "youth-work", "policy-officer", "addiction-care"]),
    organisation=ids,
    name=st.none() | ids,
    start=sinces,
    end=st.none() | sinces,
)
targets = st.builds(
    Target,
    id=ids,
    indicator=st.sampled_from(INDICATORS),
    baseline=st.builds(Baseline, round=ids, percentage=st.none() | st.just(50)),
    value=st.sampled_from([0, 50, 100]),
    by=sinces,
    group=st.sampled_from(["2", "2+4", "4+2"]),
    priority=maybe_id,
)
actions = st.builds(
    Action,
    id=ids,
    title=ids,
    kind=st.sampled_from(ActionKind),
    planned=periods,
    actual=st.none() | periods,
    status=st.sampled_from(ActionStatus),
    priority=maybe_id,
    owner=maybe_id,
)
plans = st.builds(
    ActionPlan,
    title=ids,
    period=periods,
    adopted_by=st.none() | st.just("college"),
    adopted_on=st.none() | days,
    actions=few(actions),
)
reports = st.builds(
    ProgressReport,
    id=ids,
    on=days,
    period=periods,
    audience=st.sampled_from(["council", "schools"]),
)
cycles = st.builds(
    PlanCycle,
    number=st.integers(1, 3),
    start=days,
    months=st.sampled_from([9, 10, 14, 21, 24, 28]),
    template=st.sampled_from(["oko-nl", "oko-pilot", "oko"]),
    round=maybe_id,
    milestones=few(records, 5),
    priorities=few(
        st.builds(
            Priority,
            id=ids,
            title=ids,
            domain=st.none() | st.sampled_from(LifeDomain),
            indicators=few(st.sampled_from(INDICATORS)),
            chosen_on=st.none() | days,
        )
    ),
    targets=few(targets),
    plan=st.none() | plans,
    reports=few(reports),
)
dossiers = st.builds(
    Dossier,
    id=ids,
    name=st.sampled_from(["Hattem", "Bergen", "Waterschans"]),
    municipalities=st.lists(st.sampled_from(CODES), min_size=1, max_size=3),
    fictitious=st.booleans(),
    participation=few(claims, 4),
    core_team=st.builds(CoreTeam, members=few(members, 5)),
    preparation=few(records, 5),
    rounds=few(rounds),
    cycles=few(cycles),
    waivers=few(waivers),
)
programmes = st.builds(
    Programme,
    id=ids,
    name=ids,
    cohorts=few(
        st.builds(
            Cohort,
            id=ids,
            label=ids,
            start=sinces,
            published_size=st.none() | st.integers(0, 4),
            source=maybe_id,
        )
    ),
    dossiers=few(dossiers),
    events=few(
        st.builds(
            partial(Event, kind="other"),
            id=ids,
            title=ids,
            period=st.builds(Period, days),
            cohort=maybe_id,
        )
    ),
    published_counts=few(
        st.builds(PublishedCount, on=sinces, count=st.integers(0, 6), source=maybe_id)
    ),
    sources=few(st.builds(Source, id=ids, title=ids)),
)
documents = st.one_of(dossiers, programmes)
