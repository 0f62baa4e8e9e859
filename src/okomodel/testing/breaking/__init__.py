"""For every rule, how it is broken: one thing wrong in a document in which no rule speaks.

>>> sorted(programme_breaks)
['COH01', 'COH02', 'COH03', 'COH06', 'REF01', 'REF02', 'SRC01']
"""

from okomodel.testing.breaking import (
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
from okomodel.testing.breaking.registry import (
    DossierBreak,
    ProgrammeBreak,
    dossier_breaks,
    programme_breaks,
)

__all__ = [
    "DossierBreak",
    "ProgrammeBreak",
    "action",
    "cohort",
    "cycle",
    "dossier_breaks",
    "priority",
    "programme_breaks",
    "reference",
    "report",
    "round",
    "source",
    "target",
    "team",
    "waiver",
]
