"""The agenda: all that is late, runs, or is to come on a day, of a dossier or of a register."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Self, final

import attrs

from okomodel.display import OneLine, Shown, line, lines
from okomodel.insight.duties import Duty, DutyKind, duties
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier, PlanCycle, Programme
from okomodel.model.document import Document, Place, only_document
from okomodel.model.shape import word
from okomodel.reference.profile import Profile
from okomodel.values.calendar import months_after
from okomodel.values.span import When
from okomodel.wording import Labelled, Language, Wording

__all__ = ["Agenda", "AgendaItem", "Urgency", "agenda", "agenda_on"]

_SOON = 3
"""So many months ahead is soon: about as long as a team needs to prepare a meeting or a letter."""


class Urgency(Labelled):
    """How near something is: under these headings an agenda puts it."""

    LATE = "late", "te laat", "late"
    NOW = "now", "nu", "now"
    SOON = "soon", "binnenkort", "soon"
    EXPECTED = "expected", "verwacht", "expected"


@final
@attrs.frozen(kw_only=True, repr=False)
class AgendaItem(OneLine):
    """One thing of an agenda.

    ``what`` is to be done or runs, ``when`` (None: it has no day), ``reason`` says why it stands
    here, ``owner`` is the organisation that sees to it (None: that is not recorded), ``place``
    where it is recorded, in words (``part``: only in which part of the dossier), and ``path`` in
    the document. ``by`` is the last day of
    ``when``; ``late_by`` counts the days since the last day in time, and is 0 if it is not late.
    ``dossier`` and ``name`` are the id and the name of the dossier. ``key`` says which of its
    things it is: the same on every day and in every language, also when it is planned anew.
    """

    urgency: Urgency
    kind: DutyKind
    what: Wording
    when: When | None
    by: date | None
    late_by: int
    reason: Wording
    owner: str | None
    place: Wording
    part: Wording
    path: str
    dossier: str
    name: str
    key: str

    def label(self, lang: Language = "en") -> str:
        """What is to be done, in words."""
        return self.what.text(lang)


@final
class Agenda(Shown, tuple[AgendaItem, ...]):  # noqa: SLOT001 - a tuple has no room for slots
    """All that is late, runs or is to come on the day ``on``: what is late first, then by day.

    >>> agenda(Dossier(id="x", name="X", municipalities=["GM0302"]), on="2026-02-01")
    <Agenda on 2026-02-01: nothing>
    """

    on: date
    of_register: bool

    def __new__(cls, items: Iterable[AgendaItem], on: date, *, of_register: bool = False) -> Self:
        """The things in the order given."""
        made = super().__new__(cls, items)
        made.on, made.of_register = on, of_register
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[tuple[AgendaItem, ...], date], dict[str, bool]]:
        return ((*self,), self.on), {"of_register": self.of_register}

    def of(self, urgency: Urgency | str) -> tuple[AgendaItem, ...]:
        """The things under one heading."""
        wanted = Urgency.of(urgency)
        return tuple(one for one in self if one.urgency is wanted)


def _line(found: Agenda) -> str:
    told = ", ".join(f"{len(some)} {one}" for one in Urgency if (some := found.of(one)))
    return line(found, f"on {found.on}:", told or "nothing")


lines[Agenda] = _line
lines[AgendaItem] = lambda one: line(one, f"{one.urgency}:", one.what.en, f"({one.when})")


def agenda(
    document: Document, *, on: date | str | None = None, profile: Profile | str = "oko-nl"
) -> Agenda:
    """All that is late, runs, or is to come on a day (default: today).

    Milestones; actions to begin, that run, and to end; the end of the plan; the next report to
    the council (while a plan runs, as often as the ``profile`` asks); fieldwork and the next
    survey; targets that fall due; roles of the core team that nobody fills or that fall vacant;
    meetings; waivers that run out; the end of the years of support; the next cycle. Soon is
    within three months. Of a register it is that of all its dossiers. Who has paused, stopped
    or declined is asked for nothing.

    Raises :class:`okomodel.errors.InvalidType` for what is no document and
    :class:`okomodel.errors.UnknownName` for an unknown profile.

    >>> from okomodel.lifecycle import complete
    >>> new = Dossier(id="x", name="X", municipalities=["GM0302"])
    >>> begun = complete(new, "decision", on="2026-01-15")
    >>> [(one.urgency.value, one.label()) for one in agenda(begun, on="2026-03-01")][0]
    ('now', 'agreement')
    """
    only_document(document)
    return agenda_on(document, Occasion.of(on, profile))


def agenda_on(document: Document, occasion: Occasion) -> Agenda:
    """The same on an occasion, which may know the register of a dossier."""
    is_register = isinstance(document, Programme)
    register = document if isinstance(document, Programme) else occasion.register
    within = attrs.evolve(occasion, register=register)
    dossiers = document.dossiers if isinstance(document, Programme) else [document]
    items = [item for one in dossiers for item in _items(one, within)]
    return Agenda(sorted(items, key=_order), occasion.on, of_register=is_register)


_ORDER = {one: place for place, one in enumerate(Urgency)}


def _order(item: AgendaItem) -> tuple[int, date]:
    return _ORDER[item.urgency], item.by or date.min


def _items(dossier: Dossier, occasion: Occasion) -> Iterator[AgendaItem]:
    names = {one.id: one.name for one in dossier.organisations}
    own = occasion.place(dossier)
    for duty in duties(dossier, occasion):
        urgency = _urgency(duty, occasion.on)
        yield AgendaItem(
            urgency=urgency,
            kind=duty.kind,
            what=duty.what,
            when=duty.when,
            by=duty.by,
            late_by=max((occasion.on - duty.by).days, 0) if duty.is_late and duty.by else 0,
            reason=duty.reason,
            owner=names.get(duty.owner, duty.owner) if duty.owner else None,
            place=_words(duty.at),
            part=_part(duty.at),
            path=duty.at.path,
            dossier=dossier.id,
            name=dossier.name,
            key=_key(duty, own),
        )


def _key(duty: Duty, dossier: Place) -> str:
    """What it is, by the ids of what it lies in, up to its dossier."""
    within = duty.at.words("en").removeprefix(dossier.words("en")).removeprefix(", ")
    return f"{duty.kind.value}/{within}/{duty.which}"


def _words(at: Place) -> Wording:
    return Wording(at.words("en"), at.words("nl"))


def _part(at: Place) -> Wording:
    """The part of its dossier in which a place lies: the cycle, or what the part is called."""
    for one in at.upwards():
        if one.parent and isinstance(one.parent.thing, Dossier):
            is_cycle = isinstance(one.thing, PlanCycle)
            return _words(one) if is_cycle else word(Dossier, one.name)
    return Wording("", "")


def _urgency(duty: Duty, on: date) -> Urgency:
    if duty.is_late:
        return Urgency.LATE
    if duty.is_running or duty.by is None or duty.by <= on:
        return Urgency.NOW
    return Urgency.SOON if duty.by <= months_after(on, _SOON) else Urgency.EXPECTED
