"""Is a document sensible? One file per noun, a registry, profiles, ``check``."""

from okomodel.rules import (
    action,
    cohort,
    cycle,
    priority,
    reference,
    report,
    round,
    source,
    target,
    team,
    waiver,
)
from okomodel.rules.checking import built, check

__all__ = [
    "action",
    "built",
    "check",
    "cohort",
    "cycle",
    "priority",
    "reference",
    "report",
    "round",
    "source",
    "target",
    "team",
    "waiver",
]
