"""The milestones of a cycle on a calendar: the timeline of the dossier's page, as a picture."""

from datetime import date
from html import escape
from re import DOTALL
from re import compile as pattern
from typing import Final

from okomodel.charts.asked import asked, spoken
from okomodel.charts.frame import Frame, short
from okomodel.charts.picture import Picture, worded
from okomodel.insight.occasion import Occasion
from okomodel.insight.timeline import course_of, timeline_of
from okomodel.model import Dossier, PlanCycle
from okomodel.pages.milestones import milestones_chart
from okomodel.reference.colour import INK, SOFT
from okomodel.reference.profile import Profile
from okomodel.render.chart import drawn
from okomodel.wording import Language, Wording

__all__ = ["cycle", "cycle_picture"]

_TITLE = Wording("{name}: cycle {number}", "{name}: cyclus {number}")
_NO_CYCLE = Wording("{name}: the cycle", "{name}: de cyclus")
_NONE = Wording(
    "Nothing to show: no cycle has begun.", "Niets te tonen: er is geen cyclus begonnen."
)
_SOURCE = Wording("milestones of the dossier", "mijlpalen van het dossier")
_INSIDE = pattern(r'<svg viewBox="0 0 ([0-9.]+) ([0-9.]+)"[^>]*>(.*)</svg>', DOTALL)
_HEAD, _MARGIN, _WIDTH = 62, 16, 720.0
_STYLE: Final = f"""text{{font:11px Arial,'Liberation Sans',Helvetica,sans-serif;fill:{INK}}}
.oko-title{{font-size:16px;font-weight:bold}}.oko-about{{font-size:12px;fill:{SOFT}}}
.oko-axis{{stroke:#d8dee4;fill:none}}.oko-tick{{fill:{SOFT}}}
.oko-today{{stroke:{INK};stroke-width:1.5;stroke-dasharray:4 3}}
.oko-full{{fill:#0072b2;stroke:#0072b2}}.oko-struck{{fill:none;stroke:{SOFT};stroke-width:1.5}}
.oko-alarm{{fill:#d55e00;stroke:#d55e00}}.oko-hollow{{fill:white;stroke:#0072b2;stroke-width:2}}
.oko-faint{{fill:none;stroke:{SOFT};stroke-dasharray:2 2}}.oko-stretch{{fill:{SOFT};opacity:.35}}
.oko-overdue{{stroke:#d55e00;stroke-width:2}}"""


def cycle(
    dossier: Dossier,
    on: date | str | None = None,
    *,
    lang: Language | None = None,
    profile: Profile | str = "oko-nl",
) -> Picture:
    """The milestones of the cycle that began last by a day: done, planned, late, to come.

    It is drawn by okomodel itself and needs the extra ``charts`` only as PNG. Raises
    :class:`okomodel.errors.InvalidType` for what is no dossier, and
    :class:`okomodel.errors.UnknownName` for an unknown profile.

    >>> cycle(Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-11-21", lang="en")
    <Picture 'X: the cycle'>
    """
    return cycle_picture(dossier, asked(dossier, Dossier, on, profile), spoken(lang))


def cycle_picture(dossier: Dossier, occasion: Occasion, lang: Language) -> Picture:
    """The same on an occasion."""
    found = dossier.cycle_begun_by(occasion.on)
    frame = Frame(title="", source=_SOURCE.text(lang), on=occasion.on, lang=lang)
    title, source = _title(dossier, found, lang), frame.subtitle[0]
    if found is None:
        said = _NONE.text(lang)
        inside, high = f'<text class="oko-about" y="14">{escape(said)}</text>', 30.0
    else:
        said, inside, high = _drawn(dossier, found, occasion, lang)
    told = " ".join((f"{title}.", said, source))
    svg = _framed(title, source, inside, high)
    return Picture(title, told, lang, worded(svg, title, told, lang))


def _title(dossier: Dossier, cycle: PlanCycle | None, lang: Language) -> str:
    name = short(dossier.name)
    if cycle is None:
        return _NO_CYCLE.text(lang, name=name)
    return _TITLE.text(lang, name=name, number=cycle.number)


def _drawn(
    dossier: Dossier, cycle: PlanCycle, occasion: Occasion, lang: Language
) -> tuple[str, str, float]:
    """The words, the inside and the height of the timeline of the page."""
    course = course_of(cycle, dossier, occasion.register)
    marks = timeline_of(course, occasion.on, occasion.profile)
    chart = milestones_chart(course, cycle, marks, occasion.on, lang)
    found = _INSIDE.search(drawn(chart))
    if found is None:
        return short(chart.alternative, 2000), "", 0.0
    return short(chart.alternative, 2000), found[3], float(found[2])


def _framed(title: str, source: str, inside: str, high: float) -> str:
    wide, tall = _WIDTH + 2 * _MARGIN, high + _HEAD + _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{tall:g}" '
        f'viewBox="0 0 {wide:g} {tall:g}"><style>{_STYLE}</style>'
        f'<rect width="{wide:g}" height="{tall:g}" fill="white"/>'
        f'<text class="oko-title" x="{_MARGIN}" y="30">{escape(title)}</text>'
        f'<text class="oko-about" x="{_MARGIN}" y="50">{escape(source)}</text>'
        f'<g transform="translate({_MARGIN} {_HEAD})">{inside}</g></svg>'
    )
