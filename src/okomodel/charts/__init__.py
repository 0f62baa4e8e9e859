"""What is drawn of a document: charts of Altair, to look at and to change (extra ``charts``).

Each function takes a dossier or a register and gives an Altair chart with a title, its source and
its day; :func:`describe` says the same in words, and :func:`save` makes SVG, PNG or a page of HTML
that needs no network. Figures of a survey are drawn only where the small-number policy allows it.

The room stands above ``render``: a chart speaks in the words of the pages (sums of money, figures,
standings), and the cycle is the timeline that ``render`` draws itself.

>>> from okomodel.model import Programme
>>> describe(support(Programme(id="oko", name="OKO"), "2026-11-21", lang="nl")).partition(" ")[0]
'OKO:'
"""

from okomodel.charts.action import actions, balance
from okomodel.charts.census import growth
from okomodel.charts.cycle import cycle
from okomodel.charts.kind import draw
from okomodel.charts.money import money
from okomodel.charts.municipality import map  # noqa: A004 - see there
from okomodel.charts.participation import support, timeline
from okomodel.charts.picture import Picture, describe, picture, save
from okomodel.charts.target import targets

__all__ = [
    "Picture",
    "actions",
    "balance",
    "cycle",
    "describe",
    "draw",
    "growth",
    "map",
    "money",
    "picture",
    "save",
    "support",
    "targets",
    "timeline",
]


def __dir__() -> list[str]:
    return __all__
