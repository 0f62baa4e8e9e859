"""The actions of a plan: when each runs, and how many are done once and how many last."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from okomodel.charts.asked import asked, spoken
from okomodel.charts.axis import days_axis, today, with_room
from okomodel.charts.extra import extra
from okomodel.charts.frame import MOST_ROWS, WIDTH, Frame, capital, first_of, framed, nothing, short
from okomodel.charts.life_domain import domain_colour, domain_name
from okomodel.charts.stretch import bars, bounds_of, row_names, stretches
from okomodel.insight.occasion import Occasion
from okomodel.model import Action, ActionKind, ActionStatus, Dossier, LifeDomain
from okomodel.reference.colour import DOMAINS, INK
from okomodel.wording import Language, Wording

if TYPE_CHECKING:
    from altair import Chart, LayerChart

__all__ = ["actions", "actions_chart", "balance", "balance_chart"]

_TITLE = Wording("{name}: the actions", "{name}: de acties")
_HOW = Wording(
    "A broad bar is how it is planned, a narrow one how it ran; pale is not known to the day.",
    "Een brede balk is zoals gepland, een smalle zoals het liep; bleek is niet op de dag bekend.",
)
_SOURCE = Wording("plans of action of the dossier", "uitvoeringsplannen van het dossier")
_NONE = Wording(
    "Nothing to show: no actions are recorded.", "Niets te tonen: er zijn geen acties vastgelegd."
)
_ACTION = Wording(
    "{title} ({domain}, {kind}): {planned}, {status}.",
    "{title} ({domain}, {kind}): {planned}, {status}.",
)
_STATUS = Wording("Status", "Status")
_STRUCK: Final = "M-.7,-1L0,-.3L.7,-1L1,-.7L.3,0L1,.7L.7,1L0,.3L-.7,1L-1,.7L-.3,0L-1,-.7Z"
_SIGNS: Final = {
    ActionStatus.PROPOSED: "triangle-up",
    ActionStatus.PLANNED: "circle",
    ActionStatus.ACTIVE: "triangle-right",
    ActionStatus.ON_HOLD: "square",
    ActionStatus.COMPLETED: "diamond",
    ActionStatus.CANCELLED: _STRUCK,
}
"""By status its shape."""

_BALANCE = Wording(
    "{name}: one-off and sustained actions", "{name}: eenmalige en structurele acties"
)
_CANCELLED = Wording("Cancelled actions are not counted.", "Vervallen acties tellen niet mee.")
_OF_DOMAIN = Wording(
    "{domain}: {once} one-off, {lasting} sustained.",
    "{domain}: {once} eenmalig, {lasting} structureel.",
)
_ROW = 24


def actions(
    dossier: Dossier, on: date | str | None = None, *, lang: Language | None = None
) -> "LayerChart | Chart":
    """The actions of all plans of a dossier on a calendar, with the day that is asked about.

    What is known in part has a pale bar over all that it can be; what still runs is drawn as it
    went up to that day, and as it is planned to the end of the calendar. Raises
    :class:`okomodel.errors.InvalidType` for what is no dossier, and
    :class:`okomodel.errors.MissingExtra` without the extra ``charts``.

    >>> chart = actions(
    ...     Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-11-21", lang="en"
    ... )
    >>> chart.description.partition(" Source")[0]
    'X: the actions. Nothing to show: no actions are recorded.'
    """
    chart: LayerChart | Chart = actions_chart(dossier, asked(dossier, Dossier, on), spoken(lang))
    return chart


def actions_chart(dossier: Dossier, occasion: Occasion, lang: Language) -> Any:
    """The same on an occasion."""
    found = sorted(_actions(dossier), key=lambda one: one[0].planned.first_day)
    shown, _ = first_of(found)
    frame = Frame(
        title=_TITLE.text(lang, name=short(dossier.name)),
        source=_SOURCE.text(lang),
        on=occasion.on,
        lang=lang,
        about=(_HOW.text(lang),),
        words=tuple(_said(one, domain, lang) for one, domain in found[:MOST_ROWS]),
        shown=len(shown),
        all=len(found),
    )
    return framed(_gantt(shown, occasion.on, lang), frame) if found else nothing(frame, _NONE)


def _actions(dossier: Dossier) -> Iterator[tuple[Action, LifeDomain | None]]:
    """The actions of all plans, each with its domain: its own, or that of its priority."""
    for cycle in dossier.cycles:
        by_id = {one.id: one.domain for one in reversed(cycle.priorities)}
        for one in cycle.plan.actions if cycle.plan else ():
            yield one, one.domain or by_id.get(one.priority or "")


def _said(one: Action, domain: LifeDomain | None, lang: Language) -> str:
    told = {"kind": one.kind, "planned": one.planned, "status": one.status}
    return _ACTION.text(lang, title=short(one.title), domain=domain_name(domain, lang), **told)


def _gantt(found: Sequence[tuple[Action, LifeDomain | None]], on: date, lang: Language) -> Any:
    alt = extra("altair")
    first, last = bounds_of(period for one, _ in found for period in _periods(one))
    end = with_room(first, last)[1]
    rows = [row for at, one in enumerate(found) for row in _rows(at, *one, (end, on), lang)]
    colour = domain_colour((domain for _, domain in found), lang)
    names = [short(one.title, 48) for one, _ in found]
    layers = [
        *bars(rows, colour, days_axis(first, last, "start"), (15, 7)),
        row_names(names),
        *_signs(found, lang),
        *today(on, first, last, lang),
    ]
    return alt.layer(*layers).properties(width=WIDTH, height=_ROW * len(found))


def _periods(one: Action) -> Iterator[Any]:
    yield one.planned
    if one.actual:
        yield one.actual


def _rows(
    at: int, one: Action, domain: LifeDomain | None, until: tuple[date, date], lang: Language
) -> Iterator[dict[str, Any]]:
    """The bars of an action: as planned until the end of the calendar, as it went until today."""
    named = {"row": at, "domain": domain_name(domain, lang)}
    for place, (period, last) in enumerate(zip(_periods(one), until, strict=False)):
        for stretch in stretches(period, last):
            yield {**named, **stretch.data, "kind": place}


def _signs(found: Sequence[tuple[Action, LifeDomain | None]], lang: Language) -> Iterator[Any]:
    """How far each is, by a sign and in words, and its domain, beside the calendar."""
    alt = extra("altair")
    statuses = [one.status for one, _ in found]
    rows = [
        {"row": at, "status": one.status.label(lang), "told": _beside(one, domain, lang)}
        for at, (one, domain) in enumerate(found)
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(alt.Y("row:O", axis=None))
    used = [one for one in ActionStatus if one in {*statuses}]
    scale = alt.Scale(domain=[one.label(lang) for one in used], range=[_SIGNS[one] for one in used])
    shape = alt.Shape("status:N", scale=scale, legend=None)
    sign = base.mark_point(filled=True, size=70, color=INK, opacity=1)
    yield sign.encode(shape, x=alt.value(WIDTH + 14))
    words = base.mark_text(align="left", baseline="middle", dx=0)
    yield words.encode(text="told:N", x=alt.value(WIDTH + 26))


def _beside(one: Action, domain: LifeDomain | None, lang: Language) -> str:
    return f"{one.status.label(lang)}, {domain_name(domain, lang)}"


# -------------------------------------------------------------------------------- once and lasting


def balance(
    dossier: Dossier, on: date | str | None = None, *, lang: Language | None = None
) -> "LayerChart | Chart":
    """How many actions of all plans are done once, and how many last, by life domain.

    Cancelled actions are not counted. Raises as :func:`actions` does.

    >>> chart = balance(
    ...     Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-11-21", lang="en"
    ... )
    >>> chart.description.partition(" Source")[0]
    'X: one-off and sustained actions. Nothing to show: no actions are recorded.'
    """
    chart: LayerChart | Chart = balance_chart(dossier, asked(dossier, Dossier, on), spoken(lang))
    return chart


def balance_chart(dossier: Dossier, occasion: Occasion, lang: Language) -> Any:
    """The same on an occasion."""
    counts = _counted(_actions(dossier))
    words = (
        _OF_DOMAIN.text(lang, domain=capital(domain_name(one, lang)), once=once, lasting=lasting)
        for one, (once, lasting) in counts.items()
    )
    frame = Frame(
        title=_BALANCE.text(lang, name=short(dossier.name)),
        source=_SOURCE.text(lang),
        on=occasion.on,
        lang=lang,
        about=(_CANCELLED.text(lang),),
        words=tuple(words),
    )
    return framed(_two_sided(counts, lang), frame) if counts else nothing(frame, _NONE)


_Counts = dict[LifeDomain | None, tuple[int, int]]
"""By domain how many are done once, and how many last."""


def _counted(found: Iterable[tuple[Action, LifeDomain | None]]) -> _Counts:
    going = [(of, one.kind) for one, of in found if one.status is not ActionStatus.CANCELLED]
    order = [*DOMAINS, *([None] if any(of is None for of, _ in going) else [])]
    once, lasting = ActionKind.ONE_OFF, ActionKind.SUSTAINED
    return (
        {of: (going.count((of, once)), going.count((of, lasting))) for of in order} if going else {}
    )


def _two_sided(counts: _Counts, lang: Language) -> Any:
    """To the left what is done once, to the right what lasts."""
    alt = extra("altair")
    rows = [
        {"domain": domain_name(of, lang), "count": count, "to": side * count, "side": side}
        for of, both in counts.items()
        for side, count in zip((-1, 1), both, strict=True)
    ]
    most = max(max(both) for both in counts.values())
    names = [domain_name(of, lang) for of in counts]
    base = alt.Chart(alt.Data(values=rows)).encode(
        alt.Y("domain:N", sort=names, title=None, axis=alt.Axis(ticks=False, domain=False))
    )
    scale = alt.Scale(domain=[-most * 1.15, most * 1.15], nice=False)
    x = alt.X("to:Q", title=None, scale=scale, axis=None)
    layers = [
        base.mark_bar(size=22).encode(x, domain_colour(counts, lang, is_said=True)),
        *(_counts_beside(base, x, side, moved, align) for side, moved, align in _SIDES),
        alt.Chart(alt.Data(values=[{"to": 0}])).mark_rule(color=INK).encode(x),
        *_side_names(most, scale, lang),
    ]
    return alt.layer(*layers).properties(width=WIDTH, height=38 * len(counts))


_SIDES: Final = ((-1, -6, "right"), (1, 6, "left"))


def _counts_beside(base: Any, x: Any, side: int, moved: int, align: str) -> Any:
    alt = extra("altair")
    own = base.transform_filter(alt.datum.side == side)
    return own.mark_text(dx=moved, align=align, baseline="middle").encode(x, text="count:Q")


def _side_names(most: int, scale: Any, lang: Language) -> Iterator[Any]:
    alt = extra("altair")
    for kind, share, align in (
        (ActionKind.ONE_OFF, -0.04, "right"),
        (ActionKind.SUSTAINED, 0.04, "left"),
    ):
        row = {"to": most * share, "said": kind.label(lang)}
        text = alt.Chart(alt.Data(values=[row])).mark_text(
            align=align, baseline="bottom", fontWeight="bold", dy=-4
        )
        yield text.encode(alt.X("to:Q", scale=scale, axis=None), text="said:N", y=alt.value(0))
