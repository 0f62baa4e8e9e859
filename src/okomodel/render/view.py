"""Any document, part or result as a page, for a notebook and for a terminal."""

from collections.abc import Callable
from datetime import date
from os import environ
from typing import Any, final

import attrs

from okomodel import display
from okomodel.errors import InvalidType, InvalidValue
from okomodel.findings import Report
from okomodel.insight.agenda import Agenda
from okomodel.insight.census import Census, Reconciliations
from okomodel.insight.due import Schedule
from okomodel.insight.occasion import OF_PROFILE, Choice, Occasion
from okomodel.model import CoreTeam, Dossier, PlanCycle, Programme, SurveyRound, Target
from okomodel.model.document import walk
from okomodel.monitor.progress import TargetsProgress
from okomodel.pages.agenda import agenda_sheet
from okomodel.pages.census import census_sheet, reconciled_sheet
from okomodel.pages.cut import cut
from okomodel.pages.cycle import cycle_sheet
from okomodel.pages.dossier import dossier_sheet
from okomodel.pages.programme import programme_sheet
from okomodel.pages.progress import targets_progress_sheet
from okomodel.pages.report import findings_sheet
from okomodel.pages.round import round_sheet
from okomodel.pages.schedule import schedule_sheet
from okomodel.pages.sheet import Sheet
from okomodel.pages.target import target_sheet
from okomodel.pages.team import team_sheet
from okomodel.reference.profile import Profile
from okomodel.render.html import html, page
from okomodel.render.notebook import notebook
from okomodel.render.text import WIDTH, text
from okomodel.sealed import Sealed
from okomodel.wording import Language, Wording, known_language, language_of

__all__ = ["View", "show"]

_Sheet = Callable[[Any, Occasion, Language], Sheet]

_SHEETS: dict[type, _Sheet] = {
    Dossier: dossier_sheet,
    Programme: programme_sheet,
    Report: findings_sheet,
    Census: census_sheet,
    Reconciliations: reconciled_sheet,
    Agenda: agenda_sheet,
    Schedule: schedule_sheet,
    TargetsProgress: targets_progress_sheet,
}
_SheetOfPart = Callable[[Any, Occasion, Language, Dossier | None], Sheet]

_PARTS: dict[type, _SheetOfPart] = {
    PlanCycle: cycle_sheet,
    CoreTeam: team_sheet,
    SurveyRound: round_sheet,
    Target: target_sheet,
}
_SHOWABLE = Wording(
    "a document, a cycle, core team, round or target, a report or a result",
    "een document, een cyclus, kernteam, meting of streefcijfer, een rapport of een uitkomst",
)
_NARROWEST = 20
_COLUMNS = Wording("at least 20 columns", "ten minste 20 kolommen")
_PART = Wording("a part of the dossier that is given", "een deel van het gegeven dossier")


@final
@attrs.frozen(repr=False)
class View(Sealed):
    """What is shown of a thing: as a page in a notebook, as text at a prompt, the same words."""

    sheet: Sheet
    lang: Language

    def text(self, width: int = WIDTH) -> str:
        """As plain text, in lines of so many columns at most (20 or more); it steers no terminal.

        No word, day or id is broken: where the columns of a table do not fit, each row stands on
        lines of its own. Only a word that is longer than a whole line goes on on the next.

        Raises :class:`okomodel.errors.InvalidValue` where there are fewer than 20 columns.
        """
        if width < _NARROWEST:
            raise InvalidValue(_COLUMNS, str(width), "View.text")
        return text(self.sheet, width)

    def html(self) -> str:
        """As a ``<div>`` that brings its style, to be put in a page of yours, light or dark.

        It holds no scripts and makes no requests; nor does a :meth:`page`.
        """
        return html(self.sheet, self.lang)

    def page(self) -> str:
        """As a whole page, to be written to a file, opened, printed and sent."""
        return page(self.sheet, self.lang)

    def _repr_html_(self) -> str:
        return notebook(self.sheet, self.lang)

    def __str__(self) -> str:
        return self.text()

    __repr__ = __str__


def show(
    thing: object,
    *,
    on: date | str | None = None,
    lang: Language | None = None,
    whole: bool = False,
    profile: Profile | str = "oko-nl",
    policy: Choice = OF_PROFILE,
    dossier: Dossier | None = None,
) -> View:
    """A document, a part of it or a result as a page.

    It takes a ``Dossier``, ``Programme``, ``PlanCycle``, ``CoreTeam``, ``SurveyRound``,
    ``Target`` or ``Report``, and what ``agenda``, ``census``, ``reconcile``, ``progress`` and
    ``schedule.due`` give.
    ``on`` is the day for which it is shown (default: today), ``lang`` the language (default: that
    of the system). Long lists and texts are cut, and the page says by how much; ``whole`` shows
    all. ``profile`` is by which thresholds it is judged. Figures of a survey appear only where the
    small-number ``policy`` allows it: a :class:`okomodel.Policy` or the name of one; left out it
    is that of the profile, and None shows raw figures. ``dossier`` is that of which a cycle, core
    team, round or target is a part: with it a page also says what that knows of the part, such as
    names of organisations, its own indicators, its currency, and by what milestones were reached.

    Raises :class:`okomodel.errors.InvalidType` for anything else,
    :class:`okomodel.errors.InvalidValue` for what is no part of the ``dossier`` that is given, and
    :class:`okomodel.errors.UnknownName` for an unknown profile or policy.

    >>> from okomodel.schedule import due
    >>> print(show(due(Dossier(id="x", name="X", municipalities=["GM0302"]), "2026-02-01")))
    What is due
    ===========
    On 1 February 2026
    <BLANKLINE>
    Nothing is due.
    <BLANKLINE>
    """
    if type(thing) not in _SHEETS and type(thing) not in _PARTS:
        raise InvalidType(_SHOWABLE, thing, "show")
    if dossier and not any(place.thing is thing for place in walk(dossier)):
        raise InvalidValue(_PART, thing, "show")
    occasion = Occasion.of(on, profile, policy)
    spoken: Language = language_of(environ) if lang is None else lang
    known_language(spoken)
    sheet = _sheet(thing, occasion, spoken, dossier)
    return View(sheet if whole else cut(sheet, spoken), spoken)


def _sheet(thing: object, occasion: Occasion, lang: Language, dossier: Dossier | None) -> Sheet:
    if part := _PARTS.get(type(thing)):
        return part(thing, occasion, lang, dossier)
    return _SHEETS[type(thing)](thing, occasion, lang)


def _page(thing: object) -> str:
    return notebook((view := show(thing)).sheet, view.lang)


display.pages.update(dict.fromkeys((*_SHEETS, *_PARTS), _page))
