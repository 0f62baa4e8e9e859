"""How many municipalities take part as time goes by, and what was published beside it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from okomodel.charts.asked import asked, spoken
from okomodel.charts.axis import days_axis, iso
from okomodel.charts.extra import extra
from okomodel.charts.frame import WIDTH, Frame, framed, nothing, short
from okomodel.insight.census import Census, censuses, turns
from okomodel.insight.occasion import Occasion
from okomodel.model import Programme, PublishedCount
from okomodel.reference.colour import CATEGORIES, INK
from okomodel.values.calendar import FIRST_YEAR
from okomodel.wording import Language, Wording, span

if TYPE_CHECKING:
    from altair import Chart, LayerChart

__all__ = ["growth", "growth_chart"]

_TITLE = Wording(
    "{name}: how many municipalities take part", "{name}: hoeveel gemeenten er meedoen"
)
_HOW = Wording(
    "The band lies between what is certain and what is possible; dots are published counts.",
    "De band ligt tussen wat zeker is en wat kan; stippen zijn gepubliceerde aantallen.",
)
_SOURCE = Wording("the register, and what was published", "het register, en wat is gepubliceerd")
_NONE = Wording(
    "Nothing to show: nobody takes part, and no count was published.",
    "Niets te tonen: niemand doet mee, en er is geen aantal gepubliceerd.",
)
_ON = Wording("{on}: {range} municipalities.", "{on}: {range} gemeenten.")
_PUBLISHED = Wording("{on}: {count} published.", "{on}: {count} gepubliceerd.")
_MUNICIPALITIES = Wording("municipalities", "gemeenten")
_A_DAY: Final = timedelta(days=1)
_MOST_DAYS, _HIGH = 400, 300


def growth(
    programme: Programme, on: date | str | None = None, *, lang: Language | None = None
) -> "LayerChart | Chart":
    """How many municipalities of a register took part up to a day: at least, and at most.

    Each published count stands on its day, or over all days that it can be of. Of a register with
    more than 400 days on which something changed, some are left out. Raises
    :class:`okomodel.errors.InvalidType` for what is no programme, and
    :class:`okomodel.errors.MissingExtra` without the extra ``charts``.

    >>> growth(Programme(id="oko", name="OKO"), "2026-11-21", lang="en").description.partition(",")[
    ...     0
    ... ]
    'OKO: how many municipalities take part. Nothing to show: nobody takes part'
    """
    chart: LayerChart | Chart = growth_chart(
        programme, asked(programme, Programme, on), spoken(lang)
    )
    return chart


def growth_chart(programme: Programme, occasion: Occasion, lang: Language) -> Any:
    """The same on an occasion."""
    on = occasion.on
    counted = censuses(programme, _days(programme, on))
    published = [one for one in programme.published_counts if one.on.earliest <= on]
    frame = Frame(
        title=_TITLE.text(lang, name=short(programme.name)),
        source=_SOURCE.text(lang),
        on=on,
        lang=lang,
        about=(_HOW.text(lang),),
        words=tuple(_words(counted, published, lang)),
    )
    if not published and not any(one.possible for one in counted):
        return nothing(frame, _NONE)
    return framed(_drawn(counted, published, lang), frame)


def _days(programme: Programme, on: date) -> list[date]:
    """The days on which it may change, the day before the first of them, and the last."""
    changed = [day for day in turns(programme) if day <= on]
    thinned = changed[:: len(changed) // _MOST_DAYS + 1]
    before = [day - _A_DAY for day in thinned[:1] if day > date(FIRST_YEAR, 1, 1)]
    return [*before, *thinned, on]


def _words(
    counted: Sequence[Census], published: Sequence[PublishedCount], lang: Language
) -> Iterator[str]:
    for one in counted[-1:]:
        yield _ON.text(lang, on=one.on, range=span(one.certain, one.possible))
    for count in published:
        yield _PUBLISHED.text(lang, on=count.on, count=count.count)
    for one in counted[:-1]:
        yield _ON.text(lang, on=one.on, range=span(one.certain, one.possible))


def _drawn(counted: Sequence[Census], published: Sequence[PublishedCount], lang: Language) -> Any:
    alt = extra("altair")
    days = [one.on for one in counted] + [one.on for one in published]
    first, last = min(one.earliest for one in days), max(one.latest for one in days)
    x, title = days_axis(first, last), _MUNICIPALITIES.text(lang)
    rows = [
        {"day": iso(one.on.earliest), "least": one.certain, "most": one.possible} for one in counted
    ]
    base = alt.Chart(alt.Data(values=rows))
    axis = alt.Axis(tickMinStep=1, format=",d")
    most = alt.Y("most:Q", title=title, axis=axis, scale=alt.Scale(zero=True))
    step = {"interpolate": "step-after", "strokeWidth": 2, "color": CATEGORIES[0]}
    band = base.mark_area(opacity=0.3, interpolate="step-after", color=CATEGORIES[0])
    layers = [
        band.encode(x, most, alt.Y2("least:Q")),
        base.mark_line(**step).encode(x, alt.Y("least:Q", title=title)),
        base.mark_line(**step, strokeDash=[4, 2]).encode(x, most),
        *(_dots(published, x) if published else ()),
    ]
    return alt.layer(*layers).properties(width=WIDTH, height=_HIGH)


def _dots(published: Sequence[PublishedCount], x: Any) -> Iterator[Any]:
    """Each published count on the middle of the days that it can be of."""
    alt = extra("altair")
    rows = [
        {
            "day": iso(one.on.earliest + (one.on.latest - one.on.earliest) / 2),
            "start": iso(one.on.earliest),
            "end": iso(one.on.latest),
            "count": one.count,
            "said": str(one.count),
        }
        for one in published
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(alt.Y("count:Q"))
    across = x.copy(deep=True)
    across.shorthand = "start:T"
    yield base.mark_rule(strokeWidth=2, color=CATEGORIES[1]).encode(across, alt.X2("end:T"))
    yield base.mark_point(size=70, filled=True, opacity=1, color=CATEGORIES[1]).encode(x)
    for halo in ({"stroke": "white", "strokeWidth": 3, "strokeJoin": "round"}, {"color": INK}):
        yield base.mark_text(dy=-12, **halo).encode(x, text="said:N")
