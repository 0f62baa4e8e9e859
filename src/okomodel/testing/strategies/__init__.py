"""Hypothesis strategies for OKO's nouns, built along the lifecycle and not by filtering.

What they draw passes ``check`` without an error on the day it is drawn for, and on any later
day. ``dossiers(breaking="CYC01")`` draws dossiers in which exactly that rule speaks.

>>> from okomodel.testing.smallest import smallest
>>> smallest(dossiers()).name
'Voorbeeldam'
"""

from okomodel.testing.strategies.action import actions
from okomodel.testing.strategies.arbitrary import anything
from okomodel.testing.strategies.cohort import cohorts
from okomodel.testing.strategies.cycle import plan_cycles
from okomodel.testing.strategies.document import dossiers, programmes
from okomodel.testing.strategies.municipality import municipalities
from okomodel.testing.strategies.partial_date import partial_dates
from okomodel.testing.strategies.period import periods
from okomodel.testing.strategies.round import survey_rounds
from okomodel.testing.strategies.target import targets
from okomodel.testing.strategies.team import core_teams

__all__ = [
    "actions",
    "anything",
    "cohorts",
    "core_teams",
    "dossiers",
    "municipalities",
    "partial_dates",
    "periods",
    "plan_cycles",
    "programmes",
    "survey_rounds",
    "targets",
]


def __dir__() -> list[str]:
    return __all__
