"""The published texts that the facts, rules and settings of ``reference`` cite.

>>> sources["trimbos-2024"].published
PartialDate('2024-02')
"""

from collections.abc import Mapping

from okomodel.model.source import Source
from okomodel.reference.tables import Catalogue, rows

__all__ = ["sources"]


def _load() -> dict[str, Source]:
    return {row["id"]: _source(row) for row in rows("sources")}


def _source(row: Mapping[str, str]) -> Source:
    return Source(
        id=row["id"],
        title=row["title"],
        url=row["url"] or None,
        published=row["published"] or None,
    )


sources: Catalogue[Source] = Catalogue("source", _load)
"""Every source that the tables of ``reference`` cite, by its id."""
