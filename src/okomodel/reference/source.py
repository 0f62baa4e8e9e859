"""The published texts that the facts, rules and settings of ``reference`` cite.

>>> sources["trimbos-2024"].published
PartialDate('2024-02')
"""

from okomodel.model.source import Source
from okomodel.reference.tables import Catalogue, made, rows
from okomodel.wording import Wording

__all__ = ["sources"]


def _load() -> dict[str, Source]:
    return {row["id"]: made(Source, row) for row in rows("sources")}


sources: Catalogue[Source] = Catalogue(Wording("source", "bron"), _load)
"""Every source that the tables of ``reference`` cite, by its id."""
