"""SRC: facts of a register name their source."""

from collections.abc import Iterator

from okomodel.rules.registry import Fault, ProgrammeCase, judges_programme

__all__: list[str] = []


@judges_programme("SRC01")
def fact_without_source(case: ProgrammeCase) -> Iterator[Fault]:
    """Judge by SRC01: each participation and published count names its source."""
    for number, count in enumerate(case.programme.published_counts):
        if count.source is None:
            yield Fault(f"published_counts[{number}]", "count", on=count.on, count=count.count)
    for number, dossier in enumerate(case.programme.dossiers):
        for index, one in enumerate(dossier.participation):
            if one.source is None:
                where = f"dossiers[{number}].participation[{index}]"
                yield Fault(where, "participation", status=one.status, since=one.since)
