"""Targets: from where, to where, and what was measured last, each in a small chart of its own."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from okomodel.charts.asked import asked, spoken
from okomodel.charts.axis import days_axis, iso
from okomodel.charts.extra import extra
from okomodel.charts.frame import Frame, capital, first_of, framed, nothing, short
from okomodel.charts.life_domain import domain_colour, domain_name
from okomodel.insight.occasion import OF_PROFILE, Choice, Occasion
from okomodel.model import Dossier, LifeDomain, Target
from okomodel.monitor.figure import Figure, whom
from okomodel.monitor.progress import TargetProgress, progress_on
from okomodel.monitor.verdict import Verdict
from okomodel.pages.facts import number
from okomodel.reference.colour import SOFT
from okomodel.reference.profile import Profile
from okomodel.values.calendar import months_after
from okomodel.wording import Language, Wording

if TYPE_CHECKING:
    from altair import Chart, ConcatChart

__all__ = ["targets", "targets_chart"]

_TITLE = Wording("{name}: how far the targets are", "{name}: hoe ver de streefcijfers zijn")
_HOW = Wording(
    "The dashed line runs from baseline to target; the bars are 95 percent intervals. The figures "
    "say what was measured, not why.",
    "De streeplijn loopt van nulmeting naar streefcijfer; de balkjes zijn intervallen van 95 "
    "procent. De cijfers zeggen wat er is gemeten, niet waardoor.",
)
_SOURCE = Wording("survey rounds of the dossier", "metingen van het dossier")
_NONE = Wording(
    "Nothing to show: no targets are recorded.",
    "Niets te tonen: er zijn geen streefcijfers vastgelegd.",
)
_BASELINE, _LATEST = Wording("baseline", "nulmeting"), Wording("latest", "laatste meting")
_TARGET = Wording("target", "streefcijfer")
_WHAT = Wording("Figure", "Cijfer")
_AIM = Wording("{value} by {by}", "{value} in {by}")
_HEADING = Wording(
    "Group {whom}; target {aim}: {verdict}", "Groep {whom}; streefcijfer {aim}: {verdict}"
)
_SOME_DAY = Wording("{value} (day not known)", "{value} (dag niet bekend)")
_WITHHELD = Wording("a figure is not shown", "een cijfer wordt niet getoond")
_MOST: Final = 24
_COLUMNS: Final = 2
_WIDE, _HIGH = 330, 150
_LEAST_SPAN, _BEFORE = 10.0, 24
_TICKS: Final = 5
_FIGURE, _GOAL = "figure", "goal"


def targets(
    dossier: Dossier,
    on: date | str | None = None,
    *,
    lang: Language | None = None,
    profile: Profile | str = "oko-nl",
    policy: Choice = OF_PROFILE,
) -> "ConcatChart | Chart":
    """How far each target of a dossier is: baseline, latest and target, with Wilson's intervals.

    As :func:`okomodel.progress` says: a figure that the ``policy`` withholds is named, and not
    drawn. Of more than 24 targets the first are drawn. Raises
    :class:`okomodel.errors.InvalidType` for what is no dossier, and
    :class:`okomodel.errors.MissingExtra` without the extra ``charts``.

    >>> chart = targets(
    ...     Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-11-21", lang="en"
    ... )
    >>> chart.description.partition(" Source")[0]
    'X: how far the targets are. Nothing to show: no targets are recorded.'
    """
    occasion = asked(dossier, Dossier, on, profile, policy)
    chart: ConcatChart | Chart = targets_chart(dossier, occasion, spoken(lang))
    return chart


def targets_chart(dossier: Dossier, occasion: Occasion, lang: Language) -> Any:
    """The same on an occasion."""
    found = progress_on(dossier, occasion)
    shown, _ = first_of(found, _MOST)
    frame = Frame(
        title=_TITLE.text(lang, name=short(dossier.name)),
        source=_SOURCE.text(lang),
        on=occasion.on,
        lang=lang,
        about=(_HOW.text(lang),),
        words=tuple(one.text(lang) for one in found),
        shown=len(shown),
        all=len(found),
    )
    if not found:
        return nothing(frame, _NONE)
    alt, domains = extra("altair"), _domains(dossier)
    used = [domains.get(id(one.target)) for one in shown]
    colour = domain_colour(used, lang)
    panels = [_panel(one, of, colour, lang) for one, of in zip(shown, used, strict=True)]
    return framed(alt.concat(*panels, columns=_COLUMNS), frame)


def _domains(dossier: Dossier) -> dict[int, LifeDomain | None]:
    """By the identity of a target the life domain of its priority."""
    found: dict[int, LifeDomain | None] = {}
    for cycle in dossier.cycles:
        by_id = {one.id: one.domain for one in reversed(cycle.priorities)}
        found |= {id(one): by_id.get(one.priority or "") for one in cycle.targets}
    return found


def _panel(one: TargetProgress, domain: LifeDomain | None, colour: Any, lang: Language) -> Any:
    alt = extra("altair")
    points = [*_points(one, lang)]
    rows = [{**row, "domain": domain_name(domain, lang)} for row in points]
    base = alt.Chart(alt.Data(values=rows))
    ends = alt.Scale(domain=_range(points, is_mean=one.is_mean), nice=False, zero=False)
    axis = alt.Axis(format=",.2~f", tickCount=4, minExtent=36)
    y = alt.Y("value:Q", title=None, scale=ends, axis=axis)
    x = days_axis(*_days(points), ticks=_TICKS)
    drawn = alt.layer(
        base.transform_filter("datum.way").mark_line(strokeDash=[5, 4], color=SOFT).encode(x, y),
        base.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=5, opacity=0.4, strokeCap="round")
        .encode(x, alt.Y("low:Q", title=None, scale=ends), alt.Y2("high:Q"), colour),
        base.mark_point(size=110, filled=True, opacity=1).encode(
            x, y, colour, alt.Shape("what:N", title=_WHAT.text(lang), scale=_shapes(lang))
        ),
        *_labels(base, x, y),
    )
    title = {"text": _heading(one, lang), "subtitle": wrap(_told(one, lang), 58)[:3]}
    look = {"fontSize": 13, "subtitleFontSize": 11.5, "subtitleColor": SOFT, "anchor": "start"}
    return drawn.properties(width=_WIDE, height=_HIGH, title={**title, **look, "offset": 8})


def _labels(base: Any, x: Any, y: Any) -> Iterator[Any]:
    alt = extra("altair")
    for side, down in (("above", -13), ("below", 13)):
        for what, right, align in ((_FIGURE, 8, "left"), (_GOAL, 6, "right")):
            own = (alt.datum.side == side) & (alt.datum.kind == what)
            mark = base.transform_filter(own).mark_text(dx=right, dy=down, align=align)
            yield mark.encode(x, y, alt.Text("said:N"))


def _points(one: TargetProgress, lang: Language) -> Iterator[dict[str, Any]]:
    """What is drawn of a target: only figures that may be shown."""
    goal = one.target.value
    if one.baseline is not None:
        yield _started(one, one.baseline, lang)
    if one.latest is not None and one.latest.on is not None:
        yield _point(one, one.latest, _LATEST, one.latest.on, goal, lang)
    said = _value(one, goal, lang)
    row = {"what": _TARGET.text(lang), "day": iso(one.target.by.latest), "value": goal}
    figures = (figure.value for figure in (one.latest, one.baseline) if figure)
    lower = any(value < goal for value in figures if value is not None)
    side = "above" if lower else "below"
    yield {**row, "said": said, "side": side, "way": True, "kind": _GOAL}


def _started(one: TargetProgress, start: Figure, lang: Language) -> dict[str, Any]:
    """The baseline; of which the day is not known, it stands before the target without a line."""
    if start.on is not None:
        return _point(one, start, _BASELINE, start.on, one.target.value, lang)
    day = months_after(one.target.by.earliest, -_BEFORE)
    row = _point(one, start, _BASELINE, day, one.target.value, lang)
    return {**row, "said": _SOME_DAY.text(lang, value=row["said"]), "way": False}


def _point(
    one: TargetProgress, figure: Figure, what: Wording, day: date, goal: float, lang: Language
) -> dict[str, Any]:
    value = figure.value or 0.0
    between = figure.interval
    return {
        "what": what.text(lang),
        "day": iso(day),
        "value": value,
        "low": between.low if between else None,
        "high": between.high if between else None,
        "said": _value(one, value, lang),
        "side": "above" if value > goal else "below",
        "way": what is _BASELINE,
        "kind": _FIGURE,
    }


def _range(points: Sequence[dict[str, Any]], *, is_mean: bool) -> list[float]:
    """From where to where the values lie, with room around them."""
    known = [row.get(key) for row in points for key in ("value", "low", "high")]
    values = [one for one in known if one is not None]
    low, high = min(values), max(values)
    room = max(high - low, 0 if is_mean else _LEAST_SPAN, abs(high) * 0.02, 1e-6) * 0.3
    return [low - room, high + room]


def _days(points: Sequence[dict[str, Any]]) -> tuple[date, date]:
    days = [date.fromisoformat(row["day"]) for row in points]
    return min(days), max(days)


def _heading(one: TargetProgress, lang: Language) -> list[str]:
    return wrap(capital(short(one.indicator.text(lang), 96)), 48)[:2] or [" "]


def _told(one: TargetProgress, lang: Language) -> str:
    target = one.target
    aim = _AIM.text(lang, value=_value(one, target.value, lang), by=target.by)
    withheld = one.verdict is Verdict.WITHHELD
    verdict = _WITHHELD.text(lang) if withheld else one.verdict.label(lang)
    return _HEADING.text(lang, whom=_whom(target, lang), aim=aim, verdict=verdict)


def _whom(target: Target, lang: Language) -> str:
    return short(whom(target, lang))


def _value(one: TargetProgress, value: float, lang: Language) -> str:
    return number(value, lang) if one.is_mean else f"{number(value, lang)} %"


def _shapes(lang: Language) -> Any:
    names = [one.text(lang) for one in (_BASELINE, _LATEST, _TARGET)]
    return extra("altair").Scale(domain=names, range=["circle", "square", "diamond"])
