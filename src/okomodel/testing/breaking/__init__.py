"""For every rule, how it is broken: one thing wrong in a document in which no rule speaks.

>>> sorted(programme_breaks)
['COH01', 'COH02', 'COH03', 'COH06', 'REF01', 'REF02', 'SRC01']
"""

from collections.abc import Mapping
from typing import Any

from okomodel.model import Dossier, Programme
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
from okomodel.testing.breaking.registry import Break

__all__ = ["Break", "dossier_breaks", "programme_breaks"]

_FAMILIES = (
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
_ALL = [one for family in _FAMILIES for one in vars(family).values() if isinstance(one, Break)]


def _of(kind: type) -> Mapping[str, Break[Any]]:
    return {one.code: one for one in _ALL if one.of is kind}


dossier_breaks: Mapping[str, Break[Dossier]] = _of(Dossier)
"""By the code of a rule, how it is broken in a dossier."""
programme_breaks: Mapping[str, Break[Programme]] = _of(Programme)
"""By the code of a rule, how it is broken in a register."""
