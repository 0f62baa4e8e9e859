"""The agenda as a calendar: for Outlook, Google Calendar, Apple's, and whatever reads iCalendar.

It needs the extra ``calendar``.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from okomodel.extras import brought
from okomodel.harmless import harmless
from okomodel.insight.agenda import Agenda, AgendaItem, Urgency, agenda
from okomodel.insight.due import days_late
from okomodel.insight.duties import DutyKind
from okomodel.model.document import Document
from okomodel.reference.profile import Profile
from okomodel.values.span import When
from okomodel.wording import Language, Wording

__all__ = ["ical", "undated"]

_MAKING = Wording("making a calendar", "een agenda maken")
_NAME = Wording("OKO {name}", "OKO {name}")
_SUMMARY = Wording("OKO {name}: {what}", "OKO {name}: {what}")
_RUNS_UNTIL = Wording("{what} (last day)", "{what} (laatste dag)")
_WHO, _WHERE = Wording("Who: {who}", "Wie: {who}"), Wording("Where: {where}", "Waar: {where}")
_FROM = Wording("From dossier {id}, as of {on}.", "Uit dossier {id}, stand op {on}.")
_BEGUN = datetime(2020, 1, 1, tzinfo=UTC)
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)


def ical(
    document: Document,
    *,
    on: date | str | None = None,
    profile: Profile | str = "oko-nl",
    lang: Language = "nl",
    made: datetime | None = None,
) -> bytes:
    """The agenda of a dossier or a register on a day (default: today) as an iCalendar file.

    What :func:`okomodel.agenda` has, a whole day each; what is known to the month, the season or
    the year is an event of all its days, tentative. What has no day (:func:`undated`) is left
    out. A thing keeps its UID when it is planned anew, and each file has a higher sequence number
    than those made before it (``made``: when, default now), so that who imports it again has it
    once, on its new day. What is done is on no agenda any more: in a calendar that imported it
    before it stays on its last day.

    Raises :class:`okomodel.errors.MissingExtra` without the extra ``calendar``,
    :class:`okomodel.errors.InvalidType` for what is no document, and
    :class:`okomodel.errors.UnknownName` for an unknown profile.

    >>> from okomodel.model import Dossier
    >>> from okomodel.lifecycle import complete
    >>> new = Dossier(id="x", name="Nijkerk", municipalities=["GM0267"])
    >>> made = ical(complete(new, "decision", on="2026-01-15"), on="2026-02-01", lang="en")
    >>> [line for line in made.decode().splitlines() if line.startswith("SUMMARY")][0]
    'SUMMARY:OKO Nijkerk: agreement'
    """
    found = agenda(document, on=on, profile=profile)
    calendar = _calendar(document.name, lang)
    for event in _events(found, (made or datetime.now(UTC)).astimezone(UTC), lang):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def undated(found: Agenda) -> tuple[AgendaItem, ...]:
    """What an agenda has that no calendar can show, because it has no day."""
    return tuple(one for one in found if _days(one.when) is None)


def _package() -> Any:
    return brought("calendar", "icalendar", _MAKING)


def _calendar(name: str, lang: Language) -> Any:
    found = _package().Calendar()
    found.add("prodid", f"-//okomodel//okomodel {version('okomodel')}//{lang.upper()}")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", harmless(_NAME.text(lang, name=name)))
    return found


def _events(found: Agenda, made: datetime, lang: Language) -> Iterator[Any]:
    for uid, item in _identified(found):
        if days := _days(item.when):
            event = _event(item, days, found.on, lang)
            event.add("uid", uid)
            event.add("dtstamp", made)
            event.add("sequence", max((made - _BEGUN) // _MINUTE, 0))
            yield event


def _identified(items: Iterable[AgendaItem]) -> Iterator[tuple[str, AgendaItem]]:
    """Each thing with a UID of its own, also where a dossier has two that it cannot tell apart."""
    seen: dict[str, int] = {}
    for one in items:
        key = f"{one.dossier}/{one.key}"
        seen[key] = number = seen.get(key, 0) + 1
        yield f"{uuid5(NAMESPACE_URL, f'okomodel:{key}/{number}')}@okomodel", one


def _event(item: AgendaItem, days: tuple[date, date], on: date, lang: Language) -> Any:
    event, (first, last) = _package().Event(), days
    what = _RUNS_UNTIL.text(lang, what=item.label(lang)) if _runs(item) else item.label(lang)
    event.add("summary", harmless(_SUMMARY.text(lang, name=item.name, what=what)))
    event.add("description", "\n".join(map(harmless, _told(item, on, lang))))
    event.add("dtstart", first)
    event.add("dtend", last if last == date.max else last + _DAY)  # which is not part of it
    event.add("status", "CONFIRMED" if first == last else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["OKO", item.kind.label(lang)])
    return event


def _runs(item: AgendaItem) -> bool:
    """Whether its day is the last of something that goes on now."""
    return item.kind in (DutyKind.ACTION, DutyKind.SURVEY) and item.urgency is Urgency.NOW


def _told(item: AgendaItem, on: date, lang: Language) -> Iterator[str]:
    late = (days_late(item.late_by, lang),) if item.late_by else ()
    yield ", ".join((*late, item.reason.text(lang)))
    if item.owner:
        yield _WHO.text(lang, who=item.owner)
    if where := item.place.text(lang):
        yield _WHERE.text(lang, where=where)
    yield _FROM.text(lang, id=item.dossier, on=on)


def _days(when: When | None) -> tuple[date, date] | None:
    """The first and the last day that it can be: of what is only bounded, the bound."""
    if when is None:
        return None
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return (first, last) if first and last else None


def __dir__() -> list[str]:
    return __all__
