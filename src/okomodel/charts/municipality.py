"""The map of OKO's municipalities: a hexagon each, by cohort, status or stage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, Literal

from okomodel.charts.asked import asked, spoken
from okomodel.charts.extra import extra
from okomodel.charts.frame import Frame, capital, framed, nothing, short
from okomodel.charts.participation import STATUS_COLOURS
from okomodel.errors import UnknownName
from okomodel.insight.occasion import Occasion
from okomodel.model import ParticipationStatus, Programme, Stage
from okomodel.pages.participation import standing
from okomodel.participant import Participant, participants
from okomodel.reference.colour import CATEGORIES, PALE, ink_on
from okomodel.reference.municipality import municipalities
from okomodel.reference.tile import tiles
from okomodel.wording import Language, Wording

if TYPE_CHECKING:
    from altair import Chart, LayerChart

__all__ = ["BYS", "By", "map", "map_chart"]

By = Literal["cohort", "status", "stage"]
"""By what the municipalities of the map are told apart."""

BYS: tuple[By, ...] = ("cohort", "status", "stage")
_BY = Wording("map by", "kaart naar")
_COHORT, _STATUS, _STAGE = (
    Wording("cohort", "cohort"),
    Wording("status", "status"),
    Wording("stage", "fase"),
)
_TITLE = Wording("{name}: the municipalities by {by}", "{name}: de gemeenten naar {by}")
_HOW = Wording(
    "Each municipality is as large as any other, and lies about where it is.",
    "Elke gemeente is even groot, en ligt ongeveer waar zij is.",
)
_SOURCE = Wording(
    "the register; municipalities: CBS and Kadaster (CC BY 4.0)",
    "het register; gemeenten: CBS en Kadaster (CC BY 4.0)",
)
_NONE = Wording(
    "Nothing to show: no municipality takes part.", "Niets te tonen: er doet geen gemeente mee."
)
_NO_COHORT = Wording("without a cohort", "zonder cohort")
_OTHERS = Wording("others", "overige")
_GROUP = Wording("{group} ({count}): {names}.", "{group} ({count}): {names}.")
_OFF = Wording("Not on the map: {names}.", "Niet op de kaart: {names}.")
_MORE = Wording("{names} and {count} more", "{names} en nog {count}")
_SIGNS = "12345678"
_SIZE, _WIDE, _HIGH = 760, 26.0, 22.5
_HEXAGON = "M0,-1L.866,-.5L.866,.5L0,1L-.866,.5L-.866,-.5Z"
_MOST_NAMES, _MOST_GROUPS = 80, 8


def map(  # noqa: A001 - the chart is called that, and nothing here maps
    programme: Programme,
    on: date | str | None = None,
    *,
    by: By = "cohort",
    lang: Language | None = None,
) -> "LayerChart | Chart":
    """The municipalities of a register on a map of tiles, by cohort, status or stage.

    By cohort and stage those that take part on the day are told apart
    (:func:`okomodel.participants`), by status all of which the register says something. What is
    no Dutch municipality of today is named below the title. Raises
    :class:`okomodel.errors.UnknownName` for another ``by``,
    :class:`okomodel.errors.InvalidType` for what is no programme, and
    :class:`okomodel.errors.MissingExtra` without the extra ``charts``.

    >>> map(Programme(id="oko", name="OKO"), "2026-11-21", lang="en").description.partition(
    ...     " Source"
    ... )[0]
    'OKO: the municipalities by cohort. Nothing to show: no municipality takes part.'
    """
    chart: LayerChart | Chart = map_chart(
        programme, asked(programme, Programme, on), spoken(lang), by
    )
    return chart


def map_chart(programme: Programme, occasion: Occasion, lang: Language, by: By = "cohort") -> Any:
    """The same on an occasion."""
    if by not in BYS:
        raise UnknownName(_BY, by, BYS)
    groups = _merged(_groups(programme, occasion, by, lang), lang)
    off = [one for codes in groups.values() for one in codes if one not in tiles]
    frame = Frame(
        title=_TITLE.text(lang, name=short(programme.name), by=_CALLED[by]),
        source=_SOURCE.text(lang),
        on=occasion.on,
        lang=lang,
        about=(_HOW.text(lang), *([_OFF.text(lang, names=_names(off, 12, lang))] if off else [])),
        words=tuple(_words(groups, lang)),
    )
    return framed(_drawn(groups, by, lang), frame) if groups else nothing(frame, _NONE)


_CALLED: Final[Mapping[By, Wording]] = {"cohort": _COHORT, "status": _STATUS, "stage": _STAGE}

_Groups = Mapping[str, Sequence[str]]
"""By the name of a group the codes of its municipalities."""


def _groups(programme: Programme, occasion: Occasion, by: By, lang: Language) -> _Groups:
    """The groups in their own order, without those that have nobody."""
    if by == "status":
        return _by_status(programme, occasion.on, lang)
    there = participants(programme, str(occasion.on), occasion.profile)
    if by == "stage":
        of = {one.label(lang): [p for p in there if p.stage is one] for one in Stage}
    else:
        of = _by_cohort(programme, there, lang)
    return {name: _today(one.municipality for one in some) for name, some in of.items() if some}


def _by_cohort(
    programme: Programme, there: Sequence[Participant], lang: Language
) -> dict[str, list[Participant]]:
    called = {one.id: short(one.called.text(lang), 40) for one in programme.cohorts}
    found: dict[str, list[Participant]] = {name: [] for name in called.values()}
    rest: list[Participant] = []
    for one in there:
        id = next(iter(one.cohorts), None)
        (found.setdefault(called.get(id, id), []) if id else rest).append(one)
    found.setdefault(_NO_COHORT.text(lang), []).extend(rest)
    return found


def _by_status(programme: Programme, on: date, lang: Language) -> _Groups:
    found: dict[ParticipationStatus, list[str]] = {one: [] for one in ParticipationStatus}
    for dossier in programme.dossiers:
        if claim := standing(dossier, on):
            found[claim.status] += dossier.municipalities
    return {status.label(lang): _today(codes) for status, codes in found.items() if codes}


def _today(codes: Iterable[str]) -> list[str]:
    """The municipalities of today for which codes stand, each once."""
    until = municipalities.known_until
    return [*dict.fromkeys(municipalities.in_force(one, until) for one in codes)]


def _merged(groups: _Groups, lang: Language) -> _Groups:
    """As many groups as there are colours; the last ones are taken together."""
    if len(groups) <= _MOST_GROUPS:
        return groups
    names = [*groups]
    rest = [*dict.fromkeys(chain.from_iterable(groups[one] for one in names[_MOST_GROUPS - 1 :]))]
    kept = {one: groups[one] for one in names[: _MOST_GROUPS - 1]}
    others = _OTHERS.text(lang)
    return {**kept, others: [*kept.get(others, ()), *rest]}


def _words(groups: _Groups, lang: Language) -> Iterator[str]:
    for name, codes in groups.items():
        names = _names(codes, _MOST_NAMES, lang)
        yield _GROUP.text(lang, group=capital(name), count=len(codes), names=names)


def _names(codes: Sequence[str], most: int, lang: Language) -> str:
    named = [municipalities[one].name if one in municipalities else one for one in codes]
    shown = ", ".join(sorted(named)[:most])
    more = len(named) - most
    return _MORE.text(lang, names=shown, count=more) if more > 0 else shown


def _drawn(groups: _Groups, by: By, lang: Language) -> Any:
    alt, colours = extra("altair"), _colours(groups, by, lang)
    rows = [*_tiles(groups, colours)]
    x = alt.X("x:Q", axis=None, scale=_scale(rows, "x"))
    y = alt.Y("y:Q", axis=None, scale=_scale(rows, "y", reverse=True))
    base = alt.Chart(alt.Data(values=rows)).encode(x, y)
    here = base.transform_filter("datum.group")
    tile = {"shape": _HEXAGON, "size": _SIZE, "filled": True, "opacity": 1, "strokeWidth": 0}
    sign = here.mark_text(fontSize=11, fontWeight="bold", baseline="middle")
    layers = [
        base.transform_filter("!datum.group").mark_point(**tile, color=PALE),
        here.mark_point(**tile).encode(_colour(groups, colours, by, lang)),
        sign.encode(text="sign:N", color=alt.Color("ink:N", scale=None)),
    ]
    wide, high = (max(row[key] for row in rows) + 1 for key in ("x", "y"))
    return alt.layer(*layers).properties(width=_WIDE * wide, height=_HIGH * high)


def _tiles(groups: _Groups, colours: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Every tile where it lies, with the group and the sign of its municipality, if it has one."""
    group_of = {code: name for name in reversed([*groups]) for code in groups[name]}
    place = {name: at for at, name in enumerate(groups)}
    for code, tile in tiles.items():
        row: dict[str, Any] = {"x": tile.column + (tile.row % 2) / 2, "y": tile.row}
        row |= {"code": code, "name": municipalities[code].name}
        if name := group_of.get(code):
            at = place[name]
            row |= {"group": _signed(name, at), "sign": _SIGNS[at], "ink": ink_on(colours[at])}
        yield row


def _signed(name: str, at: int) -> str:
    return f"{_SIGNS[at]}  {name}"


def _colours(groups: _Groups, by: By, lang: Language) -> Sequence[str]:
    """By group its colour: a status has its own, the others are given one."""
    if by != "status":
        return CATEGORIES[: len(groups)]
    of = {status.label(lang): colour for status, colour in STATUS_COLOURS.items()}
    return [of[name] for name in groups]


def _colour(groups: _Groups, colours: Sequence[str], by: By, lang: Language) -> Any:
    alt = extra("altair")
    names = [_signed(name, at) for at, name in enumerate(groups)]
    scale = alt.Scale(domain=names, range=[*colours])
    title = capital(_CALLED[by].text(lang))
    legend = alt.Legend(title=title, symbolType=_HEXAGON, columns=4, symbolSize=220)
    return alt.Color("group:N", scale=scale, legend=legend)


def _scale(rows: Sequence[Mapping[str, Any]], key: str, *, reverse: bool = False) -> Any:
    ends = [-0.5, max(row[key] for row in rows) + 0.5]
    return extra("altair").Scale(domain=ends, nice=False, zero=False, reverse=reverse)
