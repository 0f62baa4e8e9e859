"""The examples are canonical documents, and the register says what was published."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from okomodel.formats import dumps, load
from okomodel.insight.census import census, reconcile
from okomodel.model import Dossier, EventKind, Participation, ParticipationStatus, Programme
from okomodel.participant import participants
from okomodel.reference.municipality import municipalities
from okomodel.reference.source import sources
from okomodel.rules import check
from okomodel.values import Period

EXAMPLES = Path(__file__).parents[2] / "examples"

MUNICIPALITIES_NAMED = {
    ("2018-pilot", "2018", "gemeente-nu-2022"): 9,
    ("2022-01", "2022-01", "gls-2022"): 11,
    ("2023-01", "2023-01", "a1-2025"): 6,
    ("2023-01", "2023-01-16", "nijkerk-2023"): 1,
    ("2023", "2023", "trimbos-2024"): 5,
    ("2024-01", "2024-01", "trimbos-2024"): 10,
    ("2024", "2024", "gemeente-nu-2025"): 3,
    ("2025-early", "2025", "gemeente-nu-2025"): 6,
    ("2023-01", "2023-01", "kampen-2023"): 1,
    (None, "2022", "gemeente-nu-2022"): 9,
    (None, "2025", "wierden-2026"): 1,
    (None, "2022-07-05", "berkelland-2022"): 1,
    (None, "2025-11-13", "flakkee-2025"): 1,
}
"""By cohort, first day and source: how many municipalities are claimed to take part."""

COHORTS = [
    ("2018-pilot", "2018", 9, "pilot-evaluation-2021"),
    ("2022-01", "2022-01", 11, "gls-2022"),
    ("2023-01", "2023-01", 12, "trimbos-newsletter-1"),
    ("2023", "2023", 5, "trimbos-2024"),
    ("2024-01", "2024-01", 10, "trimbos-2024"),
    ("2024", "2024", 3, "gemeente-nu-2025"),
    ("2025-early", "2025", 6, "gemeente-nu-2025"),
]

PUBLISHED_COUNTS = [
    ("2023-01", 20, "trimbos-impuls"),
    ("2023-02", 32, "trimbos-newsletter-1"),
    ("2023-05", 36, "hetkontakt-2023"),
    ("2024-02", 46, "trimbos-2024"),
    ("2024-07", 47, "tactus"),
    ("2025-02", 55, "gemeente-nu-2025"),
    ("2025", 57, "wierden-2026"),
]


@pytest.fixture(scope="module")
def network() -> Programme:
    return load(EXAMPLES / "oko-network.json", Programme)


def claims(network: Programme) -> Iterator[tuple[str, Participation]]:
    """Each municipality with each participation that it is claimed to have."""
    for dossier in network:
        for code in dossier.municipalities:
            for claim in dossier.participation:
                yield code, claim


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_an_example_is_canonical(path: Path) -> None:
    assert dumps(load(path)).encode() == path.read_bytes()


def test_every_claim_that_was_published_is_there_and_none_besides(network: Programme) -> None:
    named = Counter((claim.cohort, str(claim.since), claim.source) for _, claim in claims(network))
    assert named == MUNICIPALITIES_NAMED
    assert named.total() == 64


def test_no_municipality_stands_twice(network: Programme) -> None:
    codes = [code for dossier in network for code in dossier.municipalities]
    assert len(codes) == len(set(codes)) == 53
    assert len({dossier.id for dossier in network}) == len(network) == 49


def test_every_cohort_keeps_the_size_that_was_published(network: Programme) -> None:
    cohorts = [
        (cohort.id, str(cohort.start), cohort.published_size, cohort.source)
        for cohort in network.cohorts
    ]
    assert cohorts == COHORTS


def test_published_counts_stand_as_published(network: Programme) -> None:
    counts = [(str(one.on), one.count, one.source) for one in network.published_counts]
    assert counts == PUBLISHED_COUNTS


def test_the_pilot_is_nine_municipalities_in_six_dossiers(network: Programme) -> None:
    pilot = [
        dossier
        for dossier in network
        if any(claim.cohort == "2018-pilot" for claim in dossier.participation)
    ]
    assert len(pilot) == 6
    assert sum(len(dossier.municipalities) for dossier in pilot) == 9


@pytest.mark.parametrize(
    ("id", "name", "members"),
    [
        (
            "kempengemeenten",
            "Kempengemeenten",
            ["Bergeijk", "Bladel", "Eersel", "Reusel-De Mierden"],
        ),
        ("dinkelland-tubbergen", "Dinkelland en Tubbergen", ["Dinkelland", "Tubbergen"]),
    ],
)
def test_a_partnership_is_one_dossier(
    network: Programme, id: str, name: str, members: list[str]
) -> None:
    partnership = network[id]
    assert partnership.name == name
    assert [municipalities[code].name for code in partnership.municipalities] == members


def test_both_claims_about_nijkerk_stay(network: Programme) -> None:
    supported = ParticipationStatus.SUPPORTED
    assert network["nijkerk"].participation == (
        Participation(status=supported, since="2022-01", cohort="2022-01", source="gls-2022"),
        Participation(
            status=supported, since="2023-01-16", cohort="2023-01", source="nijkerk-2023"
        ),
    )


def test_noord_veluwe_is_six_dossiers_of_one_region(network: Programme) -> None:
    assert [dossier.name for dossier in network if dossier.region == "Noord-Veluwe"] == [
        "Elburg",
        "Ermelo",
        "Harderwijk",
        "Nunspeet",
        "Oldebroek",
        "Putten",
    ]
    assert {dossier.region for dossier in network} == {"Noord-Veluwe", None}


def test_every_municipality_has_its_own_name(network: Programme) -> None:
    for dossier in network:
        if len(dossier.municipalities) == 1:
            assert dossier.name == municipalities[dossier.municipalities[0]].name


def test_every_participation_says_its_source_and_a_start_its_cohort(network: Programme) -> None:
    cohorts = {cohort.id for cohort in network.cohorts}
    assert all(claim.source for _, claim in claims(network))
    starts = [one.participation[0] for one in network]
    supported = [claim for claim in starts if claim.status is ParticipationStatus.SUPPORTED]
    assert len(supported) == 47
    assert all(claim.cohort in cohorts for claim in supported)


def test_the_sources_are_those_cited_as_the_library_knows_them(network: Programme) -> None:
    cited = {cohort.source for cohort in network.cohorts}
    cited |= {count.source for count in network.published_counts}
    cited |= {event.source for event in network.events}
    cited |= {claim.source for _, claim in claims(network)}
    cited |= {record.source for dossier in network for record in dossier.preparation}
    assert {source.id for source in network.sources} == cited
    assert all(source == sources[source.id] for source in network.sources)


def test_the_national_start_trainings_are_the_dated_events(network: Programme) -> None:
    assert {event.kind for event in network.events} == {EventKind.START_TRAINING}
    assert [(one.period, one.place, one.cohort, one.source) for one in network.events] == [
        (Period("2023-01-25", "2023-01-25"), None, "2023-01", "kampen-2023"),
        (Period("2024-01-17", "2024-01-18"), "Utrecht", "2024-01", "trimbos-2024"),
    ]


def test_every_pilot_municipality_was_supported_again_in_2022(network: Programme) -> None:
    pilots = [one for one in network if one.participation[0].cohort == "2018-pilot"]
    assert len(pilots) == 6
    for one in pilots:
        _, again = one.participation
        assert (str(again.since), again.source) == ("2022", "gemeente-nu-2022")
        assert len(check(one, on="2026-12-31", select=["COH05"])) == 0


@pytest.mark.parametrize(
    ("id", "status", "since", "source"),
    [
        ("wierden", "deciding", "2025", "wierden-2026"),
        ("berkelland", "declined", "2022-07-05", "berkelland-2022"),
        ("goeree-overflakkee", "deciding", "2025-11-13", "flakkee-2025"),
        ("kampen", "supported", "2023-01", "kampen-2023"),
    ],
)
def test_where_others_stand_is_there_as_published(
    network: Programme, id: str, status: str, since: str, source: str
) -> None:
    claim = network[id].participation[-1]
    assert (claim.status.value, str(claim.since), claim.source) == (status, since, source)


def test_who_takes_part_is_all_but_those_that_decide_or_declined(network: Programme) -> None:
    found = participants(network, "2026-11-21")
    assert all(one.certain for one in found)
    said = {id for one in found for id in one.dossiers}
    assert {one.id for one in network} - said == {"berkelland", "wierden"}
    assert census(network, "2026-11-21").certain == len(found) + 4


def test_the_register_says_that_two_of_the_57_are_missing(network: Programme) -> None:
    assert [one.missing for one in reconcile(network)] == [0, 0, 0, 0, 0, 0, 2]
    [finding] = check(network, on="2026-11-21", select=["COH03"])
    assert finding.path == "programme.published_counts[6]"
    assert "2 too few" in finding.message


def test_a_horizon_stands_only_where_it_was_published(network: Programme) -> None:
    horizons = {dossier.id: str(dossier.horizon) for dossier in network if dossier.horizon}
    assert horizons == {"nunspeet": "2034"}


def test_dossiers_and_claims_stand_in_order(network: Programme) -> None:
    ids = [dossier.id for dossier in network]
    assert ids == sorted(ids)
    for dossier in network:
        since = [claim.since for claim in dossier.participation]
        assert since == sorted(since)


def test_the_register_is_real_and_the_other_example_is_not(network: Programme) -> None:
    assert not any(dossier.fictitious for dossier in network)
    assert load(EXAMPLES / "voorbeeldam.json", Dossier).fictitious


def test_no_person_is_named(network: Programme) -> None:
    teams = [dossier.core_team for dossier in network]
    teams.append(load(EXAMPLES / "voorbeeldam.json", Dossier).core_team)
    assert all(member.name is None for team in teams for member in team.members)
