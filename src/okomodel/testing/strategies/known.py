"""What a dossier says of its milestones, known no better than public texts know it."""

from collections.abc import Iterator, Sequence

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from okomodel.insight.facts import Around, Facts
from okomodel.model import Dossier, MilestoneRecord
from okomodel.testing.strategies.day import loosely

__all__ = ["partly_known"]

_HOW = st.sampled_from(["as it is", "loosely", "by then", "by another fact"])


def partly_known(draw: DrawFn, dossier: Dossier) -> Dossier:
    """The same dossier, of which the day of a milestone may be known in part.

    It may be known to the month or the season, or only by when it was reached; and where another
    fact says that it was reached, it may not be recorded at all.
    """
    known = Around.of(dossier)
    cycles = [
        attrs.evolve(cycle, milestones=[*_partly(draw, facts)])
        for cycle, facts in zip(dossier.cycles, known.cycles, strict=True)
    ]
    return attrs.evolve(dossier, preparation=[*_partly(draw, known.preparation)], cycles=cycles)


def _partly(draw: DrawFn, facts: Facts) -> Iterator[MilestoneRecord]:
    records: Sequence[MilestoneRecord] = facts.records
    for record in records:
        if record.done is None:
            yield record
            continue
        match draw(_HOW):
            case "loosely":
                yield attrs.evolve(record, done=loosely(draw, record.done.earliest))
            case "by then":
                yield attrs.evolve(record, done=None, done_by=loosely(draw, record.done.earliest))
            case "by another fact" if any(facts.beside(record.milestone)):
                continue
            case _:
                yield record
