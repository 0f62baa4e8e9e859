"""The kinds of charts: of what document each is, and what draws it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, final

import attrs

from okomodel.charts.action import actions_chart, balance_chart
from okomodel.charts.asked import asked, spoken
from okomodel.charts.census import growth_chart
from okomodel.charts.cycle import cycle_picture
from okomodel.charts.money import money_chart
from okomodel.charts.municipality import By, map_chart
from okomodel.charts.participation import support_chart, timeline_chart
from okomodel.charts.target import targets_chart
from okomodel.errors import UnknownName
from okomodel.insight.occasion import OF_PROFILE, Choice, Occasion
from okomodel.model import Dossier, Programme
from okomodel.model.document import Document, only_document
from okomodel.reference.profile import Profile
from okomodel.wording import Language, Wording

__all__ = ["KINDS", "Kind", "draw", "drawn", "kinds_of"]

_KIND = Wording("kind of chart", "soort grafiek")
_OF = {
    Dossier: Wording("chart of a dossier", "grafiek van een dossier"),
    Programme: Wording("chart of a register", "grafiek van een register"),
}


@final
@attrs.frozen
class Kind:
    """A kind of chart: its ``name``, of which class of document it is, and what draws it."""

    name: str
    of: type[Dossier | Programme]
    chart: Callable[..., Any]


KINDS: Final[Mapping[str, Kind]] = {
    one.name: one
    for one in (
        Kind("targets", Dossier, targets_chart),
        Kind("actions", Dossier, actions_chart),
        Kind("money", Dossier, money_chart),
        Kind("balance", Dossier, balance_chart),
        Kind("cycle", Dossier, cycle_picture),
        Kind("map", Programme, map_chart),
        Kind("growth", Programme, growth_chart),
        Kind("support", Programme, support_chart),
        Kind("timeline", Programme, timeline_chart),
    )
}
"""The kinds by name, those of a dossier first."""


def kinds_of(document: Document) -> tuple[str, ...]:
    """The kinds of charts that there are of a document.

    >>> kinds_of(Programme(id="oko", name="OKO"))
    ('map', 'growth', 'support', 'timeline')
    """
    return tuple(name for name, kind in KINDS.items() if isinstance(document, kind.of))


def draw(
    document: Document,
    kind: str,
    on: date | str | None = None,
    *,
    lang: Language | None = None,
    profile: Profile | str = "oko-nl",
    policy: Choice = OF_PROFILE,
    by: By = "cohort",
) -> Any:
    """A chart of a document by the name of its kind.

    The function of that name takes what concerns it; the rest is left aside. Raises
    :class:`okomodel.errors.UnknownName` for a kind that does not exist, or that is none of such a
    document; and as the function does.

    >>> draw(Programme(id="oko", name="OKO"), "mpa")
    Traceback (most recent call last):
    okomodel.errors.UnknownName: no kind of chart 'mpa'; did you mean 'map'?
    """
    only_document(document, "draw")
    occasion = asked(document, type(document), on, profile, policy)
    return drawn(document, kind, occasion, spoken(lang), by)


def drawn(
    document: Document, kind: str, occasion: Occasion, lang: Language, by: By = "cohort"
) -> Any:
    """The same on an occasion."""
    if kind not in KINDS:
        raise UnknownName(_KIND, kind, KINDS)
    fitting = kinds_of(document)
    if kind not in fitting:
        raise UnknownName(_OF[type(document)], kind, near=fitting)
    more = {"by": by} if kind == "map" else {}
    return KINDS[kind].chart(document, occasion, lang, **more)
