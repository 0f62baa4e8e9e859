"""The sources: every fact in the library can be traced to a published text."""

import pytest

from okomodel.errors import UnknownName
from okomodel.model import Source
from okomodel.reference.rule import rules
from okomodel.reference.source import sources
from okomodel.reference.tables import rows


def test_every_source_of_the_table_is_there_under_its_id() -> None:
    assert list(sources) == [row["id"] for row in rows("sources")]
    assert all(sources[key].id == key for key in sources)


def test_every_source_that_a_rule_cites_exists() -> None:
    assert {rule.source for rule in rules.values() if rule.source} <= set(sources)


def test_a_source_is_a_noun_of_the_model() -> None:
    source = sources["a1-2025"]
    assert source.title.startswith("A1 Mediagroep")
    assert source.url is not None
    assert str(source.published) == "2025-03-24"


def test_what_is_not_known_of_a_source_is_none() -> None:
    assert sources["council-letter-2025"].url is None
    assert sources["trimbos-about"].published is None


@pytest.mark.parametrize("source", sources.values(), ids=lambda source: source.id)
def test_an_address_is_a_web_address(source: Source) -> None:
    assert source.url is None or source.url.startswith("https://")


def test_an_unknown_source_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="no source 'trimbos-2042'; did you mean 'trimbos-2024'"):
        sources["trimbos-2042"]
