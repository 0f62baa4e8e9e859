"""SRC: facts of a register name their source."""

from collections.abc import Iterator

from okomodel.model import Programme, PublishedCount
from okomodel.model.document import Place
from okomodel.rules.book import rule
from okomodel.rules.case import Case, Fault

__all__: list[str] = []


@rule("SRC01", Programme)
def fact_without_source(_programme: Programme, _at: Place, case: Case) -> Iterator[Fault]:
    """Judge by SRC01: each participation and published count names its source."""
    for at in case.places.get(PublishedCount, ()):
        if at.thing.source is None:
            yield Fault(at, "count", on=at.thing.on, count=at.thing.count)
    for dossier in case.dossiers:
        for index, one in enumerate(dossier.thing.participation):
            if one.source is None:
                at = dossier.to("participation", index)
                yield Fault(at, "participation", status=one.status, since=one.since)
