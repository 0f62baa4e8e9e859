"""The participants of a register through time: where each stands, and when its support ends."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, final

import attrs

from okomodel.charts.asked import asked, spoken
from okomodel.charts.axis import days_axis, iso, today
from okomodel.charts.extra import extra
from okomodel.charts.frame import WIDTH, Frame, first_of, framed, nothing, short
from okomodel.charts.stretch import bars, row_names, stretches
from okomodel.insight.occasion import Occasion
from okomodel.insight.participation import presence
from okomodel.model import Dossier, Participation, ParticipationStatus, Programme
from okomodel.reference.colour import CATEGORIES, INK, SOFT
from okomodel.reference.profile import Profile
from okomodel.values.partial_date import PartialDate
from okomodel.values.period import Period
from okomodel.values.span import Span, When, first_day, last_day
from okomodel.wording import Labelled, Language, Wording

if TYPE_CHECKING:
    from altair import Chart, LayerChart

__all__ = ["STATUS_COLOURS", "support", "support_chart", "timeline", "timeline_chart"]

_Status = ParticipationStatus
STATUS_COLOURS: Final = {
    _Status.INTERESTED: CATEGORIES[3],
    _Status.DECIDING: CATEGORIES[4],
    _Status.SUPPORTED: CATEGORIES[0],
    _Status.CONTINUING: CATEGORIES[2],
    _Status.PAUSED: CATEGORIES[5],
    _Status.STOPPED: SOFT,
    _Status.DECLINED: "#a8adb3",
}
"""By status its colour."""

_REGISTER = Wording("the participations of the register", "de deelnames van het register")
_NONE = Wording("Nothing to show: nobody takes part.", "Niets te tonen: er doet niemand mee.")
_ROW = 15
_PALE_IS = Wording("Pale is not known to the day.", "Bleek is niet op de dag bekend.")


# ---------------------------------------------------------------------------------- the timeline

_TIMELINE = Wording("{name}: the participants through time", "{name}: de deelnemers door de tijd")
_CYCLES = Wording(
    "A diamond is the start of a cycle, a dot a survey round.",
    "Een ruit is het begin van een cyclus, een stip een meting.",
)
_STATUS = Wording("Status", "Status")
_CLAIM = Wording("{status} since {since}", "{status} sinds {since}")
_ROW_SAID = Wording("{name}: {claims}.", "{name}: {claims}.")


def timeline(
    programme: Programme, on: date | str | None = None, *, lang: Language | None = None
) -> "LayerChart | Chart":
    """All dossiers of a register on one timeline: their statuses, cycles and survey rounds.

    Statuses run on to the day that is asked about. Raises
    :class:`okomodel.errors.InvalidType` for what is no programme, and
    :class:`okomodel.errors.MissingExtra` without the extra ``charts``.

    >>> timeline(Programme(id="oko", name="OKO"), "2026-11-21", lang="en").description.partition(
    ...     " Source"
    ... )[0]
    'OKO: the participants through time. Nothing to show: nobody takes part.'
    """
    chart: LayerChart | Chart = timeline_chart(
        programme, asked(programme, Programme, on), spoken(lang)
    )
    return chart


def timeline_chart(programme: Programme, occasion: Occasion, lang: Language) -> Any:
    """The same on an occasion."""
    found = [(one, _claims(one, occasion.on)) for one in programme.dossiers]
    there = sorted((one for one in found if one[1]), key=lambda one: one[1][0].since.earliest)
    shown, _ = first_of(there)
    frame = Frame(
        title=_TIMELINE.text(lang, name=short(programme.name)),
        source=_REGISTER.text(lang),
        on=occasion.on,
        lang=lang,
        about=(f"{_CYCLES.text(lang)} {_PALE_IS.text(lang)}",),
        words=tuple(_told(one, claims, lang) for one, claims in shown),
        shown=len(shown),
        all=len(there),
    )
    return framed(_lives(shown, occasion.on, lang), frame) if there else nothing(frame, _NONE)


def _claims(dossier: Dossier, on: date) -> tuple[Participation, ...]:
    """What is claimed by a day, each change of status once."""
    found: list[Participation] = []
    for claim in presence(dossier.participation).claims:
        if claim.since.earliest <= on and (not found or found[-1].status is not claim.status):
            found.append(claim)
    return tuple(found)


def _told(dossier: Dossier, claims: Sequence[Participation], lang: Language) -> str:
    said = (_CLAIM.text(lang, status=one.status, since=one.since) for one in claims)
    return _ROW_SAID.text(lang, name=short(dossier.name), claims=", ".join(said))


_Lives = Sequence[tuple[Dossier, tuple[Participation, ...]]]


def _lives(found: _Lives, on: date, lang: Language) -> Any:
    alt = extra("altair")
    first = min(claims[0].since.earliest for _, claims in found)
    rows = [
        {"row": at, "status": claim.status.label(lang), **stretch.data, "kind": 0}
        for at, (_, claims) in enumerate(found)
        for claim, period in _periods(claims, on)
        for stretch in stretches(period, on)
    ]
    used = [one for one in _Status if one in {claim.status for _, some in found for claim in some}]
    x = days_axis(first, on, "start", orient="top", offset=18)
    layers = [
        *bars(rows, _status_colour(used, lang), x, (9,)),
        *_marks(found, first, on),
        row_names([short(one.name, 40) for one, _ in found], 11),
        _beside([claims[-1].status.label(lang) for _, claims in found]),
        *today(on, first, on, lang),
    ]
    return alt.layer(*layers).properties(width=WIDTH, height=_ROW * len(found))


def _periods(claims: Sequence[Participation], on: date) -> Iterator[tuple[Participation, Period]]:
    """From when to when each status lasts: until the next, or the day that is asked about."""
    for claim, following in zip(claims, [*claims[1:], None], strict=True):
        end = following.since if following else PartialDate(on)
        if claim.since.earliest <= end.latest:
            yield claim, Period(claim.since, end)


def _status_colour(used: Sequence[ParticipationStatus], lang: Language) -> Any:
    alt = extra("altair")
    scale = alt.Scale(
        domain=[one.label(lang) for one in used], range=[STATUS_COLOURS[one] for one in used]
    )
    return alt.Color("status:N", scale=scale, legend=alt.Legend(title=_STATUS.text(lang)))


def _marks(found: _Lives, first: date, on: date) -> Iterator[Any]:
    """The starts of cycles, and the survey rounds."""
    alt = extra("altair")
    cycles = [(at, one.start.earliest) for at, (of, _) in enumerate(found) for one in of.cycles]
    rounds = [
        (at, one.fieldwork.first_day)
        for at, (of, _) in enumerate(found)
        for one in of.rounds
        if one.fieldwork
    ]
    for some, shape, size in ((cycles, "diamond", 60), (rounds, "circle", 30)):
        rows = [{"row": at, "day": iso(day)} for at, day in some if first <= day <= on]
        if rows:
            mark = alt.Chart(alt.Data(values=rows)).mark_point(
                shape=shape, size=size, filled=True, color="white", stroke=INK, opacity=1
            )
            yield mark.encode(
                days_axis(first, on, orient="top", offset=18), alt.Y("row:O", axis=None)
            )


def _beside(said: Sequence[str]) -> Any:
    """Words to the right of each row."""
    alt = extra("altair")
    rows = [{"row": at, "said": one} for at, one in enumerate(said)]
    text = alt.Chart(alt.Data(values=rows)).mark_text(
        align="left", baseline="middle", fontSize=11, color=SOFT
    )
    return text.encode(alt.Y("row:O", axis=None), x=alt.value(WIDTH + 8), text="said:N")


# --------------------------------------------------------------------------- when support ends

_SUPPORT = Wording("{name}: when support ends", "{name}: wanneer de ondersteuning eindigt")
_LASTS = Wording(
    "Support lasts {years} years, unless something else is recorded before.",
    "Ondersteuning duurt {years} jaar, tenzij eerder iets anders is vastgelegd.",
)
_SUPPORTED = Wording(
    "{name}: supported since {since}, {how} {end}.",
    "{name}: ondersteund sinds {since}, {how} {end}.",
)
_SUPPORT_NONE = Wording(
    "Nothing to show: nobody is supported.", "Niets te tonen: niemand wordt ondersteund."
)
_A_YEAR: Final = timedelta(days=365)


class _Ending(Labelled):
    """How support stands on a day."""

    OVER = "over", "geëindigd", "ended"
    SOON = "soon", "eindigt binnen een jaar", "ends within a year"
    LATER = "later", "eindigt later", "ends later"


_ENDING_COLOURS: Final = {
    _Ending.OVER: SOFT,
    _Ending.SOON: CATEGORIES[1],
    _Ending.LATER: CATEGORIES[0],
}


@final
@attrs.frozen
class _Support:
    """The last support of a dossier: since when, and when it ends."""

    dossier: Dossier
    since: PartialDate
    end: When

    def ending(self, on: date) -> _Ending:
        """How it stands on a day; what may have ended has."""
        if first_day(self.end) <= on:
            return _Ending.OVER
        is_soon = first_day(self.end) <= on + _A_YEAR
        return _Ending.SOON if is_soon else _Ending.LATER


def support(
    programme: Programme,
    on: date | str | None = None,
    *,
    lang: Language | None = None,
    profile: Profile | str = "oko-nl",
) -> "LayerChart | Chart":
    """When the support of each participant of a register ends, the soonest first.

    It lasts as long as the ``profile`` says (``support_length``), unless the dossier says that
    something else began before: going on alone, a pause, an end. Raises
    :class:`okomodel.errors.InvalidType` for what is no programme,
    :class:`okomodel.errors.UnknownName` for an unknown profile, and
    :class:`okomodel.errors.MissingExtra` without the extra ``charts``.

    >>> support(Programme(id="oko", name="OKO"), "2026-11-21", lang="en").description.partition(
    ...     " Source"
    ... )[0]
    'OKO: when support ends. Nothing to show: nobody is supported.'
    """
    chart: LayerChart | Chart = support_chart(
        programme, asked(programme, Programme, on, profile), spoken(lang)
    )
    return chart


def support_chart(programme: Programme, occasion: Occasion, lang: Language) -> Any:
    """The same on an occasion."""
    every = (_support(one, occasion) for one in programme.dossiers)
    found = sorted((one for one in every if one), key=lambda one: (last_day(one.end), one.since))
    shown, _ = first_of(found)
    years = occasion.profile.support_length
    frame = Frame(
        title=_SUPPORT.text(lang, name=short(programme.name)),
        source=_REGISTER.text(lang),
        on=occasion.on,
        lang=lang,
        about=(f"{_LASTS.text(lang, years=years)} {_PALE_IS.text(lang)}",),
        words=tuple(_supported(one, occasion.on, lang) for one in shown),
        shown=len(shown),
        all=len(found),
    )
    return (
        framed(_ends(shown, occasion.on, lang), frame) if found else nothing(frame, _SUPPORT_NONE)
    )


def _support(dossier: Dossier, occasion: Occasion) -> _Support | None:
    """The last support that had begun by a day."""
    claims = _claims(dossier, occasion.on)
    places = [at for at, one in enumerate(claims) if one.status is _Status.SUPPORTED]
    if not places:
        return None
    since = claims[places[-1]].since
    for later in claims[places[-1] + 1 :]:
        if later.status is not _Status.DECIDING:
            return _Support(dossier, since, later.since)
    return _Support(dossier, since, Span.after(since, occasion.profile.support_months))


def _supported(one: _Support, on: date, lang: Language) -> str:
    told = {"since": one.since, "how": one.ending(on), "end": one.end}
    return _SUPPORTED.text(lang, name=short(one.dossier.name), **told)


def _ends(found: Sequence[_Support], on: date, lang: Language) -> Any:
    alt = extra("altair")
    first = min(one.since.earliest for one in found)
    last = max(on, *(last_day(one.end) for one in found))
    rows = [row for at, one in enumerate(found) for row in _bar(at, one, on, lang)]
    x = days_axis(first, last, "start", orient="top", offset=18)
    layers = [
        *bars(rows, _ending_colour(found, on, lang), x, (9,)),
        row_names([short(one.dossier.name, 40) for one in found], 11),
        _beside([one.end.label(lang) for one in found]),
        *today(on, first, last, lang),
    ]
    return alt.layer(*layers).properties(width=WIDTH, height=_ROW * len(found))


def _bar(at: int, one: _Support, on: date, lang: Language) -> Iterator[dict[str, Any]]:
    named = {"row": at, "status": one.ending(on).label(lang), "kind": 0}
    sure = (one.since.latest, first_day(one.end))
    for start, end, is_sure in ((one.since.earliest, last_day(one.end), False), (*sure, True)):
        if start <= end:
            yield {**named, "start": iso(start), "end": iso(end), "sure": is_sure}


def _ending_colour(found: Sequence[_Support], on: date, lang: Language) -> Any:
    alt, here = extra("altair"), {one.ending(on) for one in found}
    used = [one for one in _Ending if one in here]
    scale = alt.Scale(
        domain=[one.label(lang) for one in used], range=[_ENDING_COLOURS[one] for one in used]
    )
    return alt.Color("status:N", scale=scale, legend=alt.Legend(title=_SUPPORT_IS.text(lang)))


_SUPPORT_IS = Wording("Support", "Ondersteuning")
