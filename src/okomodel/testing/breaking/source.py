"""SRC: a fact without a source."""

from datetime import date

import attrs

from okomodel.model import Programme
from okomodel.testing.breaking.registry import breaks

__all__: list[str] = []


@breaks("SRC01", of=Programme)
def fact_without_source(programme: Programme, _on: date) -> Programme:
    """Break SRC01: a published count that names no source."""
    first, *rest = programme.published_counts
    return attrs.evolve(programme, published_counts=[attrs.evolve(first, source=None), *rest])
