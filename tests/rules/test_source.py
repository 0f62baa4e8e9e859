"""SRC: facts of a register name their source."""

from attrs import evolve

from okomodel.model import PublishedCount, Source
from tests.rules.judging import claims, dossier, found, paths, register

UNSOURCED = claims("deciding 2023", "supported 2024-01")
SOURCED = tuple(evolve(one, source="rib") for one in UNSOURCED)


def test_in_a_programme_each_participation_names_its_source() -> None:
    one, other = dossier("a", participation=UNSOURCED), dossier("b", participation=SOURCED)
    assert paths("SRC01", register(one, other)) == [
        "dossiers[0].participation[0]",
        "dossiers[0].participation[1]",
    ]
    assert paths("SRC01", register(other)) == []


def test_in_a_programme_each_published_count_names_its_source() -> None:
    counts = [PublishedCount(on="2024", count=1, source="rib"), PublishedCount(on="2025", count=2)]
    [finding] = found("SRC01", register(published_counts=counts))
    assert finding.path == "programme.published_counts[1]"
    assert finding.message == "the count of 2 for 2025 names no source."


def test_a_source_that_the_register_lacks_is_left_to_ref02() -> None:
    lacks = register(dossier(participation=SOURCED))
    assert paths("SRC01", lacks) == []
    assert len(paths("REF02", lacks)) == 2
    has = register(dossier(participation=SOURCED), sources=[Source(id="rib", title="Brief")])
    assert paths("REF02", has) == []


def test_a_dossier_on_its_own_is_not_blamed() -> None:
    assert paths("SRC01", dossier(participation=UNSOURCED)) == []
