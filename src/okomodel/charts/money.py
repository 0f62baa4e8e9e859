"""The money of a dossier, by year: once and for every year."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from okomodel.charts.asked import asked, spoken
from okomodel.charts.extra import extra
from okomodel.charts.frame import WIDTH, Frame, framed, nothing, short
from okomodel.insight.occasion import Occasion
from okomodel.model import BudgetKind, BudgetLine, Dossier
from okomodel.pages.money import amount
from okomodel.reference.colour import CATEGORIES
from okomodel.wording import Language, Wording, thousands

if TYPE_CHECKING:
    from altair import Chart, LayerChart

__all__ = ["money", "money_chart"]

_TITLE = Wording("{name}: money by year", "{name}: geld per jaar")
_SOURCE = Wording(
    "budgets of the dossier and its actions", "begrotingen van het dossier en zijn acties"
)
_HOW = Wording(
    "In {currency}: of actions, and beside them.", "In {currency}: van acties, en daarnaast."
)
_EUROS = Wording("euros", "euro")
_NONE = Wording(
    "Nothing to show: no money is recorded.", "Niets te tonen: er is geen geld vastgelegd."
)
_KIND = Wording("Kind", "Soort")
_IN_YEAR = Wording(
    "{year}: {incidental} incidental, {structural} structural.",
    "{year}: {incidental} incidenteel, {structural} structureel.",
)
_WIDEST, _HIGH, _MOST_TOLD = 64, 260, 12
_OF_KIND = {BudgetKind.STRUCTURAL: CATEGORIES[0], BudgetKind.INCIDENTAL: CATEGORIES[5]}


def money(
    dossier: Dossier, on: date | str | None = None, *, lang: Language | None = None
) -> "LayerChart | Chart":
    """The money of a dossier and its actions by year, incidental and structural.

    Raises :class:`okomodel.errors.InvalidType` for what is no dossier, and
    :class:`okomodel.errors.MissingExtra` without the extra ``charts``.

    >>> chart = money(Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-11-21", lang="en")
    >>> chart.description.partition(" Source")[0]
    'X: money by year. Nothing to show: no money is recorded.'
    """
    chart: LayerChart | Chart = money_chart(dossier, asked(dossier, Dossier, on), spoken(lang))
    return chart


def money_chart(dossier: Dossier, occasion: Occasion, lang: Language) -> Any:
    """The same on an occasion."""
    sums = Counter[tuple[int, BudgetKind]]()
    for line in _lines(dossier):
        sums[line.year, line.kind] += line.amount
    currency = _EUROS.text(lang) if dossier.currency == "EUR" else dossier.currency
    frame = Frame(
        title=_TITLE.text(lang, name=short(dossier.name)),
        source=_SOURCE.text(lang),
        on=occasion.on,
        lang=lang,
        about=(_HOW.text(lang, currency=currency),),
        words=tuple(_words(sums, dossier.currency, lang)),
    )
    return framed(_columns(sums, lang), frame) if sums else nothing(frame, _NONE)


def _lines(dossier: Dossier) -> Iterator[BudgetLine]:
    yield from dossier.budget
    for cycle in dossier.cycles:
        for action in cycle.plan.actions if cycle.plan else ():
            yield from action.budget


def _years(sums: Counter[tuple[int, BudgetKind]]) -> list[int]:
    return sorted({year for year, _ in sums})


def _words(sums: Counter[tuple[int, BudgetKind]], currency: str, lang: Language) -> Iterator[str]:
    for year in _years(sums):
        each = {kind.value: amount(sums[year, kind], currency, lang) for kind in BudgetKind}
        yield _IN_YEAR.text(lang, year=year, **each)


def _columns(sums: Counter[tuple[int, BudgetKind]], lang: Language) -> Any:
    alt, years = extra("altair"), _years(sums)
    rows = [
        {"year": year, "kind": kind.label(lang), "amount": sums[year, kind], "order": order}
        for year in years
        for order, kind in enumerate(_OF_KIND)
        if sums[year, kind]
    ]
    totals = [
        {"year": year, "total": total, "said": thousands(total).text(lang)}
        for year in years
        for total in [sum(sums[year, kind] for kind in BudgetKind)]
    ]
    x = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    axis = alt.Axis(format=",d", tickCount=5, tickMinStep=1)
    size = min(_WIDEST, WIDTH * 0.7 / len(years))
    drawn = alt.Chart(alt.Data(values=rows)).mark_bar(size=size, stroke="white", strokeWidth=1)
    y = alt.Y("amount:Q", title=None, stack="zero", axis=axis)
    layers = [drawn.encode(x, y, _colour(lang), alt.Order("order:O"))]
    if len(years) <= _MOST_TOLD:
        text = alt.Chart(alt.Data(values=totals)).mark_text(dy=-8)
        layers.append(text.encode(x, alt.Y("total:Q"), alt.Text("said:N")))
    return alt.layer(*layers).properties(width=WIDTH, height=_HIGH)


def _colour(lang: Language) -> Any:
    alt = extra("altair")
    scale = alt.Scale(domain=[kind.label(lang) for kind in _OF_KIND], range=[*_OF_KIND.values()])
    return alt.Color("kind:N", scale=scale, legend=alt.Legend(title=_KIND.text(lang)))
