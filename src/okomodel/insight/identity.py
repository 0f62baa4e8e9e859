"""By what an item of a list is known again, wherever it stands and whatever else changed.

Most things have an id. This is the one truth of what the others are known by: the changes
between two documents are told by it, and a file that is written back keeps its comments by it.
"""

from collections.abc import Mapping

from okomodel.model import (
    BudgetLine,
    Measurement,
    Member,
    MilestoneRecord,
    Participation,
    PlanCycle,
    PublishedCount,
    Waiver,
)

__all__ = ["KNOWN_BY", "known_by"]

KNOWN_BY: Mapping[type, tuple[str, ...]] = {
    MilestoneRecord: ("milestone",),
    PlanCycle: ("number",),
    Measurement: ("indicator", "group", "level", "organisation"),
    Waiver: ("rule", "subject"),
    Member: ("role", "organisation"),
    Participation: ("status", "cohort"),
    BudgetLine: ("year", "kind", "funder"),
    PublishedCount: ("on", "source"),
}
"""The fields that name a thing without an id."""


def known_by(kind: type) -> tuple[str, ...]:
    """The fields by which things of a class are known again.

    >>> known_by(PlanCycle), known_by(object)
    (('number',), ('id',))
    """
    return KNOWN_BY.get(kind, ("id",))
